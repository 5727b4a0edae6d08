"""Whether a quote is the source's: its spans, what they leave out, and to whom the source gives them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from msgspec import Struct
from msgspec.structs import replace

from incident_record.check.clauses import ExposedWords, attribute
from incident_record.check.model import Case
from incident_record.check.omissions import omission_problems
from incident_record.problems import Code, Problem, Trail, excerpt
from incident_record.source.match import COMMA_OR_PERIOD, Places, quoted_after, quoted_before, to_pattern
from incident_record.source.text import Span, Words, counts, number_at, span_words
from incident_record.source.view import (
    SourceView,
    paragraph_bounds,
    paragraph_of,
    quotation_of,
    quotations_in,
    readings,
    region,
)

MAX_ASSIGNMENTS = 64
"""How many ways to place the spans of a quote are tried if its phrases occur more than once.

A record could otherwise name phrases that occur a hundred times each, and the ways multiply with every span.
"""

_MAX_PLACED = 4096  # spans that are placed in all those tries: a quote of thousands is tried once


class Proof(Struct, frozen=True):
    """What became of a quote.

    Args:
        problems: why it is not proved; empty where it is.
        spans: where each span stands; empty if one was not found.
        quotations: the indices of the quotations that the spans are from.
        opened: what a seal has to open for it beside the quotations: clauses and the antecedent, each
            with the trail of its field.
    """

    problems: tuple[Problem, ...]
    spans: tuple[Span, ...] = ()
    quotations: tuple[int, ...] = ()
    opened: tuple[ExposedWords, ...] = ()


def prove_quote(case: Case) -> Proof:
    """Whether the source prints a quote's spans in quotation marks and gives them to its speaker."""
    placed = [_place_span(case, index, span) for index, span in enumerate(case.quote.spans)]
    problems = [problem for _, problem in placed if problem is not None]
    if problems:
        return Proof(tuple(problems))
    places = [some for some, _ in placed if some is not None]
    proofs: list[Proof] = []
    # A phrase that occurs twice is meant where its clause and its sentence fit.
    tries = min(MAX_ASSIGNMENTS, max(1, _MAX_PLACED // len(places)))
    for spans in islice(_in_order(case, places), tries):
        proofs.append(_prove_placed(case, spans))
        if not proofs[-1].problems:
            return proofs[-1]
    if proofs:
        # The placing with the fewest problems is most likely the one that is meant.
        best = min(proofs, key=lambda proof: len(proof.problems))
        # What only failures need is imported here and below where one happens: most runs have none.
        from incident_record.check.advice import with_better_clause

        return replace(best, problems=with_better_clause(case, best.quotations, best.problems))
    return Proof((_disorder(case, places),))


def span_problems(case: Case) -> tuple[Problem, ...]:
    """What is wrong with a quote's spans, whoever speaks them."""
    placed = (_place_span(case, index, span) for index, span in enumerate(case.quote.spans))
    return tuple(problem for _, problem in placed if problem is not None)


def quoted_sentences(view: SourceView, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentences that the spans touch, each once."""
    touched = (range(bisect_right(view.sentences, first) - 1, bisect_left(view.sentences, end)) for first, end in spans)
    for number in dict.fromkeys(chain.from_iterable(touched)):
        last = number + 1 == len(view.sentences)
        yield view.sentences[number], view.size if last else view.sentences[number + 1]


def speech_between(view: SourceView, before: Span, after: Span) -> bool:
    """Whether the source's speech goes on between two spans, in one quotation or another; dashes do not count."""
    quotations = (view.quotations[index] for index in quotations_in(view, before[1], after[0]))
    return any(
        position not in view.uncounted
        for first, end in quotations
        for position in range(max(first, before[1]), min(end, after[0]))
    )


def _place_span(case: Case, index: int, span: str) -> tuple[Places | None, Problem | None]:
    """Where a span may stand, or why it stands inside no quotation."""
    words = span_words(span)
    trail: Trail = ("spans", index)
    short = too_short("span", span, words)
    if short:
        return None, case.problem(trail, Code.TOO_SHORT, short)
    pattern = to_pattern(words, COMMA_OR_PERIOD)
    # A quotation that runs on takes the spans with it.
    first, end = region(case.view, case.quote.at.paragraph)
    places = Places(case.view, pattern, first, end)
    if next(quoted_after(case.view, places, first), None) is not None:
        return places, None
    at = next(places.after(first), None)
    from incident_record.check.advice import why_not

    return None, why_not(case, index, None if at is None else (at, at + places.size))


def too_short(what: str, text: str, words: Words) -> str:
    """A message if quoted words are too few to be told from others; else empty."""
    if sum(map(counts, words)) > 1 and any(c.isalpha() for word in words for c in word):
        return ""
    return f"The {what} {excerpt(text)} has fewer than two words, or no letters; quote more of the sentence."


def _in_order(case: Case, places: Sequence[Places]) -> Iterator[tuple[Span, ...]]:
    """The ways to place the spans so that each follows the span before, with something between."""
    view = case.view
    last = _latest(view, places)
    first, end = paragraph_bounds(view, case.quote.at.paragraph)
    if last is None:
        return
    # Only the first span has to begin in the cited paragraph: a quotation may run on into the next ones.
    last[0] = min(last[0], (end - 1, end))
    ways = [quoted_after(view, places[0], first)]
    placed: list[Span] = []
    while ways:
        stretch = next(ways[-1], None)
        # What begins where the last place does, or before it, leaves room for all the spans after it.
        if stretch is None or stretch[0] > last[len(ways) - 1][0]:
            ways.pop()
            if placed:
                placed.pop()
        elif not placed or _follows(view, placed[-1], stretch):
            placed.append(stretch)
            if len(placed) < len(places):
                ways.append(quoted_after(view, places[len(placed)], stretch[1]))
            else:
                yield tuple(placed)
                placed.pop()


def _latest(view: SourceView, places: Sequence[Places]) -> list[Span] | None:
    """The last place of each span from which all the spans after it can be placed; None where they cannot."""
    last: list[Span] = []
    after: Span | None = None
    for some in reversed(places):
        before = quoted_before(view, some, view.size if after is None else after[0])
        after = next((s for s in before if after is None or _follows(view, s, after)), None)
        if after is None:
            return None
        last.append(after)
    return last[::-1]


def _follows(view: SourceView, before: Span, after: Span) -> bool:
    """Whether a span may come after another: behind it, and not right behind it in one paragraph of one quotation."""
    if after[0] != before[1]:
        return after[0] > before[1]
    same_quotation = quotation_of(view, *before) == quotation_of(view, *after)
    return not same_quotation or paragraph_of(view, before[1] - 1) != number_at(view.paragraphs, after[0])


def _disorder(case: Case, places: Sequence[Places]) -> Problem:
    """The problem of spans that were all found, but cannot be placed in the source's order."""
    view = case.view
    _, end = paragraph_bounds(view, case.quote.at.paragraph)
    firsts = [next(quoted_after(view, some, 0)) for some in places]
    if firsts[0][0] >= end:
        from incident_record.check.advice import begins_elsewhere

        message = begins_elsewhere(case, paragraph_of(view, firsts[0][0]))
        return case.problem(("spans", 0), Code.QUOTE_NOT_FOUND, message)
    for index in range(1, len(places)):
        # If these two do not follow each other, no other places of theirs do.
        before, after = firsts[index - 1], next(quoted_before(view, places[index], view.size))
        if not _follows(view, before, after):
            reason = "does not follow the one before in the source: bring the spans into its order, without overlap"
            if before[1] == after[0]:
                reason = "touches the one before: join the two"
            message = f"The span {excerpt(case.quote.spans[index])} {reason}."
            return case.problem(("spans", index), Code.SPAN_ORDER, message)
    return case.problem(("spans",), Code.SPAN_ORDER, "The spans cannot be placed in the source's order.")


def _prove_placed(case: Case, spans: tuple[Span, ...]) -> Proof:
    quotations = sorted({q for span in spans if (q := quotation_of(case.view, *span)) is not None})
    consulted: list[Span] = []
    omissions = _omissions(case, spans, consulted)
    problems = [] if case.quote.omits else omissions
    problems_of_clauses, opened = attribute(case, quotations)
    opened += [((*case.quote.trail, "spans"), span) for span in consulted]
    return Proof((*problems, *problems_of_clauses), spans, tuple(quotations), tuple(opened))


def _omissions(case: Case, spans: Sequence[Span], consulted: list[Span]) -> list[Problem]:
    """What the spans leave out, whether the uncertain starts of sentences are counted or not."""
    ways = (quoted_sentences(view, spans) for view in readings(case.view, spans[0][0], spans[-1][1]))
    return next(filter(None, (list(omission_problems(case, spans, sentences, consulted)) for sentences in ways)), [])
