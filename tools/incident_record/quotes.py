"""Whether one quote is the source's: its spans, what they leave out, and whom they are given to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from incident_record import clauses, passages
from incident_record.case import Case, Stretch
from incident_record.clauses import Opened
from incident_record.problems import Code, Problem, Trail, cited
from incident_record.records import Quote
from incident_record.text import ELLIPSIS, counts, place, span_words
from incident_record.witness import (
    COMMA_OR_PERIOD,
    Pattern,
    TextWitness,
    Witness,
    find,
    may_stand,
    paragraph_bounds,
    quotation_of,
    to_pattern,
)

_MAX_ASSIGNMENTS = 64
"""How many ways to place the spans of one quote are tried where its phrases occur more than once."""


@dataclass(frozen=True)
class Proof:
    """What became of a quote.

    Args:
        problems: why it is not proved; empty where it is.
        spans: where each span stands, if all were found.
        quotations: the indices of the quotations that the spans are from.
        opened: what a seal has to open for it beside the quotations: clauses and the antecedent, each
            with the trail of its field.
    """

    problems: tuple[Problem, ...]
    spans: tuple[Stretch, ...] = ()
    quotations: tuple[int, ...] = ()
    opened: tuple[Opened, ...] = ()


def prove(case: Case) -> Proof:
    """Whether the source prints a quote's spans in quotation marks and gives them to its speaker."""
    placed = _placed(case)
    problems = [problem for _, found in placed for problem in found]
    if problems:
        return Proof(tuple(problems))
    proofs: list[Proof] = []
    for spans in islice(_in_order(case, [places for places, _ in placed]), _MAX_ASSIGNMENTS):
        proofs.append(_judge(case, spans))
        if not proofs[-1].problems:
            return proofs[-1]
    if proofs:
        return min(proofs, key=lambda proof: len(proof.problems))
    return Proof((_disorder(case, [places for places, _ in placed]),))


def beyond(quote: Quote, witness: Witness) -> str:
    """What to say of a quote that cites a paragraph beyond the source's last: where its first span stands."""
    pattern = to_pattern(span_words(quote.spans[0]), COMMA_OR_PERIOD)
    found = find(witness, pattern, 0, witness.size)
    where = (
        f"; it stands in ¶{paragraph_of(witness, found[0])}" if found else " nor anywhere else in the source"
    )
    return (
        f"The span {cited(quote.spans[0])} is not in ¶{quote.at.paragraph}{where}; correct `at` or the span."
    )


def misplaced(case: Case) -> tuple[Problem, ...]:
    """What is wrong with a quote's spans, whoever speaks them."""
    return tuple(problem for _, found in _placed(case) for problem in found)


def _placed(case: Case) -> list[tuple[list[Stretch], list[Problem]]]:
    return [_place(case, index, span) for index, span in enumerate(case.quote.spans)]


def region(witness: Witness, paragraph: int) -> Stretch:
    """A paragraph, with the rest of the quotation that runs on from it into the next ones."""
    first, end = paragraph_bounds(witness, paragraph)
    running = quotation_of(witness, end - 1, end) if end > first else None
    return (first, end) if running is None else (first, max(end, witness.quotations[running][1]))


def quoted_sentences(witness: Witness, spans: Sequence[Stretch]) -> Iterator[Stretch]:
    """The sentences that the spans touch."""
    seen: set[int] = set()
    for first, end in spans:
        number = bisect_right(witness.sentences, first) - 1
        while number < len(witness.sentences) and witness.sentences[number] < end:
            if number not in seen:
                seen.add(number)
                last = number + 1 == len(witness.sentences)
                yield witness.sentences[number], witness.size if last else witness.sentences[number + 1]
            number += 1


def paragraph_of(witness: Witness, position: int) -> int:
    """The number, from 1, of the paragraph that holds a word."""
    return place(witness.paragraphs, position)


def quotations_in(witness: Witness, first: int, end: int) -> range:
    """The indices of the quotations that a stretch touches."""
    low = bisect_right(witness.quotations, first, key=lambda quotation: quotation[1])
    return range(low, bisect_left(witness.quotations, end, key=lambda quotation: quotation[0]))


def speech_between(witness: Witness, before: Stretch, after: Stretch) -> bool:
    """Whether the source's speech goes on between two spans, in one quotation or another; dashes do not count."""
    return any(
        position not in witness.uncounted and quotation_of(witness, position, position + 1) is not None
        for position in range(before[1], after[0])
    )


def _place(case: Case, index: int, span: str) -> tuple[list[Stretch], list[Problem]]:
    """Where a span stands inside a quotation, or what is wrong with it."""
    words = span_words(span)
    trail: Trail = ("spans", index)
    if sum(map(counts, words)) < 2 or not any(c.isalpha() for word in words for c in word):
        message = (
            f"The span {cited(span)} has fewer than two words, or no letters; quote more of the sentence."
        )
        return [], [case.problem(trail, Code.TOO_SHORT, message)]
    pattern = to_pattern(words, COMMA_OR_PERIOD)
    first, end = region(case.witness, case.quote.at.paragraph)
    found = [(at, at + len(words)) for at in find(case.witness, pattern, first, end)]
    quoted = [stretch for stretch in found if quotation_of(case.witness, *stretch) is not None]
    if quoted:
        return quoted, []
    return [], [_why_not(case, trail, span, words, pattern, found)]


def _why_not(
    case: Case, trail: Trail, span: str, words: tuple[str, ...], pattern: Pattern, found: list[Stretch]
) -> Problem:
    at = f"¶{case.quote.at.paragraph}"
    if words[0].startswith("'") and words[-1].endswith("'"):
        inner = (words[0][1:], *words[1:-1], words[-1][:-1])
        if find(case.witness, to_pattern(inner, COMMA_OR_PERIOD), 0, case.witness.size):
            message = f"The span {cited(span)} has quotation marks around it that the source does not print; leave them off, since the page draws the outer marks."
            return case.problem(trail, Code.QUOTE_ALTERED, message)
    if found:
        message = f"The words {cited(span)} stand in {at}, but not inside one pair of its quotation marks{_split(case, found[0])}; quote only what stands between the marks."
        return case.problem(trail, Code.NOT_IN_QUOTATION_MARKS, message)
    elsewhere = find(case.witness, pattern, 0, case.witness.size)
    if elsewhere:
        return case.problem(trail, Code.QUOTE_NOT_FOUND, _elsewhere(case, span, elsewhere, len(words)))
    first, end = region(case.witness, case.quote.at.paragraph)
    here = passages.nearest(case.witness, words, pattern, first, end)
    typed = _typed(case, words, here)
    if typed is not None:
        message = f"The span {cited(span)} has {typed[1]} that the source does not print there; use two spans, and the page marks what is left out, or explain in `context`."
        return case.problem(trail, typed[0], message)
    if here is not None and here.near:
        return case.problem(trail, Code.QUOTE_ALTERED, _altered(case, span, here))
    quotations = [case.witness.quotations[q] for q in quotations_in(case.witness, first, end)]
    if any(may_stand(case.witness, pattern, *quotation) for quotation in quotations):
        message = f"The seal has not opened the quotations of {at}, so {cited(span)} cannot be told; put the text at hand and run `make seal`."
        return case.problem(trail, Code.SEAL_OUTDATED, message)
    passage = passages.nearest(case.witness, words, pattern, 0, case.witness.size)
    if passage is not None and passage.near:
        return case.problem(trail, Code.QUOTE_ALTERED, _altered(case, span, passage))
    passage = here or passage
    message = f"The span {cited(span)} is not in {at}{_nearest(case, passage)}; copy it from the source, or correct `at`."
    return case.problem(trail, Code.QUOTE_NOT_FOUND, message)


def _typed(case: Case, words: tuple[str, ...], here: passages.Passage | None) -> tuple[Code, str] | None:
    """Which mark of an editor's a span has that the source did not print in the paragraph."""
    if here is not None and here.near:
        own = [word for mine, _ in here.differences for word in mine.split()]
    else:
        own = [word for k, word in enumerate(words) if word != ELLIPSIS or not _printed(case, words, k)]
    if ELLIPSIS in own:
        return Code.TYPED_ELLIPSIS, "an ellipsis"
    if any("[" in word or "]" in word for word in own):
        return Code.TYPED_BRACKET, "a bracket"
    return None


def _printed(case: Case, words: tuple[str, ...], ellipsis: int) -> bool:
    """Whether the paragraph prints an ellipsis beside one of the words that a span has beside it."""
    bounds = region(case.witness, case.quote.at.paragraph)
    pairs = (words[max(ellipsis - 1, 0) : ellipsis + 1], words[ellipsis : ellipsis + 2])
    return any(len(pair) == 2 and find(case.witness, to_pattern(pair, ""), *bounds) for pair in pairs)


def _elsewhere(case: Case, span: str, found: list[int], length: int) -> str:
    places = []
    for at in found[:3]:
        inside = quotation_of(case.witness, at, at + length) is not None
        places.append(f"¶{paragraph_of(case.witness, at)}{'' if inside else ', outside quotation marks'}")
    cure = f"write `at: {case.quote.at.source}:{paragraph_of(case.witness, found[0])}`"
    if span != case.quote.spans[0]:
        cure = "make it a quote of its own"
    return f"The span {cited(span)} is not in ¶{case.quote.at.paragraph}; it stands in {' and '.join(places)}: {cure}."


def _altered(case: Case, span: str, passage: passages.Passage) -> str:
    told = []
    for mine, theirs in passage.differences:
        if theirs is None:
            told.append(f"it leaves the source at ‹{mine}›" if mine else "it leaves out words of the source")
        elif mine and theirs:
            told.append(f"it has ‹{mine}› where the source has ‹{theirs}›")
        elif mine:
            told.append(f"it adds ‹{mine}›")
        else:
            told.append(f"it leaves out ‹{theirs}›")
    over_marks = len(quotations_in(case.witness, passage.first, passage.end)) > 1
    cure = "Use a span for each pair of the source's marks." if over_marks else "Copy the source's words."
    return f"The span {cited(span)} is altered: {'; '.join(told)}{_nearest(case, passage)}. {cure}"


def _nearest(case: Case, passage: passages.Passage | None) -> str:
    if passage is None:
        return ""
    number = paragraph_of(case.witness, passage.first)
    words = passages.told(case.witness, passage)
    return f" (nearest, in ¶{number}: ‹{words}›)" if words else f" (nearest in ¶{number})"


def _split(case: Case, stretch: Stretch) -> str:
    told = "they run over a mark" if quotations_in(case.witness, *stretch) else "the source tells them itself"
    number = paragraph_of(case.witness, stretch[0])
    unclosed = isinstance(case.witness, TextWitness) and number in case.witness.text.unclosed
    return f": {told}{f' (¶{number} has a mark without its partner)' if unclosed else ''}"


def _in_order(
    case: Case, places: Sequence[list[Stretch]], after: Stretch | None = None
) -> Iterator[tuple[Stretch, ...]]:
    """The ways to place the spans so that each follows the one before, with something between."""
    if not places:
        yield ()
        return
    for stretch in places[0]:
        if after is None:
            begins = paragraph_of(case.witness, stretch[0])
            if begins != case.quote.at.paragraph:
                continue
        elif not _follows(case.witness, after, stretch):
            continue
        for rest in _in_order(case, places[1:], stretch):
            yield (stretch, *rest)


def _follows(witness: Witness, before: Stretch, after: Stretch) -> bool:
    if after[0] != before[1]:
        return after[0] > before[1]
    one_quotation = quotation_of(witness, *before) == quotation_of(witness, *after)
    return not one_quotation or paragraph_of(witness, before[1] - 1) != place(witness.paragraphs, after[0])


def _disorder(case: Case, places: Sequence[list[Stretch]]) -> Problem:
    starting = [s for s in places[0] if paragraph_of(case.witness, s[0]) == case.quote.at.paragraph]
    if not starting:
        found = paragraph_of(case.witness, places[0][0][0])
        message = f"The first span begins in ¶{found}, not ¶{case.quote.at.paragraph}; write `at: {case.quote.at.source}:{found}`."
        return case.problem(("spans", 0), Code.QUOTE_NOT_FOUND, message)
    for index in range(1, len(places)):
        if not any(_follows(case.witness, a, b) for a in places[index - 1] for b in places[index]):
            touching = any(a[1] == b[0] for a in places[index - 1] for b in places[index])
            reason = (
                "touches the one before: join the two"
                if touching
                else "does not follow the one before in the source: bring the spans into its order, without overlap"
            )
            message = f"The span {cited(case.quote.spans[index])} {reason}."
            return case.problem(("spans", index), Code.SPAN_ORDER, message)
    return case.problem(("spans",), Code.SPAN_ORDER, "The spans cannot be placed in the source's order.")


def _judge(case: Case, spans: tuple[Stretch, ...]) -> Proof:
    quotations = sorted({q for span in spans if (q := quotation_of(case.witness, *span)) is not None})
    problems = [] if case.quote.omits else list(_cut(case, spans))
    problems_of_clauses, opened = clauses.attribute(case, quotations)
    return Proof((*problems, *problems_of_clauses), spans, tuple(quotations), tuple(opened))


def _cut(case: Case, spans: tuple[Stretch, ...]) -> Iterator[Problem]:
    for first, end in quoted_sentences(case.witness, spans):
        for quotation in quotations_in(case.witness, first, end):
            start = case.witness.quotations[quotation][0]
            if not case.witness.is_open(start):
                message = f"The seal has not opened quotation {quotation + 1}, which stands in a quoted sentence; put the text at hand and run `make seal`."
                yield case.problem(("spans",), Code.SEAL_OUTDATED, message)
                return
            for at in case.witness.negations(quotation):
                if first <= at < end and not any(a <= at < b for a, b in spans):
                    nearest = min(
                        range(len(spans)), key=lambda i: min(abs(spans[i][0] - at), abs(spans[i][1] - at))
                    )
                    word = passages.word_at(case.witness, at)
                    message = f"The words left out of the same sentence hold a negation or a condition{word}; quote it too, or say in `omits` why the sense is kept."
                    yield case.problem(("spans", nearest), Code.CUTS_NEGATION, message)
                    return
