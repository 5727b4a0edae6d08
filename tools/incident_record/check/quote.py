"""Whether one quote is the source's: its spans, what they leave out, and whom they are given to."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from incident_record.check import advice as mending
from incident_record.check import clauses
from incident_record.check import omissions as cuts
from incident_record.check.case import Case, Stretch
from incident_record.check.clauses import Opened
from incident_record.problems import Code, Problem, Trail, cited
from incident_record.source.text import counts, place, span_words
from incident_record.source.view import (
    COMMA_OR_PERIOD,
    Witness,
    find,
    paragraph_of,
    quotation_of,
    region,
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


def misplaced(case: Case) -> tuple[Problem, ...]:
    """What is wrong with a quote's spans, whoever speaks them."""
    return tuple(problem for _, found in _placed(case) for problem in found)


def _placed(case: Case) -> list[tuple[list[Stretch], list[Problem]]]:
    return [_place(case, index, span) for index, span in enumerate(case.quote.spans)]


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
    return [], [mending.why_not(case, index, words, pattern, found)]


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
        message = mending.begins_elsewhere(case, found)
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
    problems = (
        [] if case.quote.omits else list(cuts.problems(case, spans, quoted_sentences(case.witness, spans)))
    )
    problems_of_clauses, opened = clauses.attribute(case, quotations)
    return Proof((*problems, *problems_of_clauses), spans, tuple(quotations), tuple(opened))
