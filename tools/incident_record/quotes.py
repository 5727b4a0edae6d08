"""Whether one quote is the source's: its spans, what they leave out, and whom they are given to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from incident_record import attribution, passages
from incident_record.attribution import Naming, Reading, Verdict
from incident_record.problems import Code, Problem
from incident_record.records import Quote, Record, Trail
from incident_record.text import ELLIPSIS, counts, evidence_words, place, span_words
from incident_record.witness import (
    ANY_STOP,
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

Stretch = tuple[int, int]
"""The position of a first word, and the position after the last."""

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
    opened: tuple[tuple[Trail, Stretch], ...] = ()


@dataclass(frozen=True)
class Case:
    """A quote, and all that its check looks at."""

    record: Record
    quote: Quote
    witness: Witness
    marks: str
    named: Sequence[Naming]
    kinds: dict[str, str] = field(default_factory=dict)

    def problem(self, trail: Trail, code: Code, message: str) -> Problem:
        """A problem at a field of the quote."""
        return self.record.problem((*self.quote.trail, *trail), code, message, self.quote.id)


def prove(case: Case) -> Proof:
    """Whether the source prints a quote's spans in quotation marks and gives them to its speaker."""
    placed = [_place(case, index, span) for index, span in enumerate(case.quote.spans)]
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
    if found:
        message = f"The words {cited(span)} stand in {at}, but not inside one pair of its quotation marks{_split(case, found[0])}; quote only what stands between the marks."
        return case.problem(trail, Code.NOT_IN_QUOTATION_MARKS, message)
    elsewhere = find(case.witness, pattern, 0, case.witness.size)
    if elsewhere:
        return case.problem(trail, Code.QUOTE_NOT_FOUND, _elsewhere(case, span, elsewhere, len(words)))
    if ELLIPSIS in words:
        message = f"The span {cited(span)} has an ellipsis that the source does not print there; use two spans, and the page marks what is left out."
        return case.problem(trail, Code.TYPED_ELLIPSIS, message)
    if any("[" in word or "]" in word for word in words):
        message = f"The span {cited(span)} has a bracket that the source does not print there; use two spans, or explain in `context`."
        return case.problem(trail, Code.TYPED_BRACKET, message)
    first, end = region(case.witness, case.quote.at.paragraph)
    passage = passages.nearest(case.witness, words, pattern, first, end)
    if passage is None or not passage.near:
        everywhere = passages.nearest(case.witness, words, pattern, 0, case.witness.size)
        passage = everywhere if everywhere is not None and everywhere.near else passage
    if passage is not None and passage.near:
        return case.problem(trail, Code.QUOTE_ALTERED, _altered(case, span, passage))
    quotations = [case.witness.quotations[q] for q in quotations_in(case.witness, first, end)]
    if any(may_stand(case.witness, pattern, *quotation) for quotation in quotations):
        message = f"The seal has not opened the quotations of {at}, so {cited(span)} cannot be told; put the text at hand and run `make seal`."
        return case.problem(trail, Code.SEAL_OUTDATED, message)
    message = f"The span {cited(span)} is not in {at}{_nearest(case, passage)}; copy it from the source, or correct `at`."
    return case.problem(trail, Code.QUOTE_NOT_FOUND, message)


def _elsewhere(case: Case, span: str, found: list[int], length: int) -> str:
    places = []
    for at in found[:3]:
        quoted = (
            "" if quotation_of(case.witness, at, at + length) is not None else ", outside quotation marks"
        )
        places.append(f"¶{place(case.witness.paragraphs, at)}{quoted}")
    return (
        f"The span {cited(span)} is not in ¶{case.quote.at.paragraph}; it stands in {' and '.join(places)}: "
        f"write `at: {case.quote.at.source}:{place(case.witness.paragraphs, found[0])}`."
    )


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
    return f"The span {cited(span)} is altered: {'; '.join(told)}{_nearest(case, passage)}. Copy the source's words."


def _nearest(case: Case, passage: passages.Passage | None) -> str:
    if passage is None:
        return ""
    number = place(case.witness.paragraphs, passage.first)
    words = passages.told(case.witness, passage)
    return f" (nearest, in ¶{number}: ‹{words}›)" if words else f" (nearest in ¶{number})"


def _split(case: Case, stretch: Stretch) -> str:
    told = "they run over a mark" if quotations_in(case.witness, *stretch) else "the source tells them itself"
    number = place(case.witness.paragraphs, stretch[0])
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
            begins = place(case.witness.paragraphs, stretch[0])
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
    return not one_quotation or place(witness.paragraphs, before[1] - 1) != place(
        witness.paragraphs, after[0]
    )


def _disorder(case: Case, places: Sequence[list[Stretch]]) -> Problem:
    starting = [s for s in places[0] if place(case.witness.paragraphs, s[0]) == case.quote.at.paragraph]
    if not starting:
        found = place(case.witness.paragraphs, places[0][0][0])
        message = f"The first span begins in ¶{found}, not ¶{case.quote.at.paragraph}; write `at: {case.quote.at.source}:{found}`."
        return case.problem(("spans", 0), Code.QUOTE_NOT_FOUND, message)
    for index in range(1, len(places)):
        if not any(_follows(case.witness, a, b) for a in places[index - 1] for b in places[index]):
            touching = any(a[1] == b[0] for a in places[index - 1] for b in places[index])
            reason = (
                "touches the one before: join the two"
                if touching
                else "does not follow the one before in the source"
            )
            message = f"The span {cited(case.quote.spans[index])} {reason}."
            return case.problem(("spans", index), Code.SPAN_ORDER, message)
    return case.problem(("spans",), Code.SPAN_ORDER, "The spans cannot be placed in the source's order.")


def _judge(case: Case, spans: tuple[Stretch, ...]) -> Proof:
    quotations = sorted({q for span in spans if (q := quotation_of(case.witness, *span)) is not None})
    problems = [] if case.quote.omits else list(_cut(case, spans))
    problems_of_clauses, opened = _attribute(case, quotations)
    return Proof((*problems, *problems_of_clauses), spans, tuple(quotations), tuple(opened))


def _cut(case: Case, spans: tuple[Stretch, ...]) -> Iterator[Problem]:
    for first, end in quoted_sentences(case.witness, spans):
        for quotation in quotations_in(case.witness, first, end):
            for at in case.witness.negations(quotation):
                if first <= at < end and not any(a <= at < b for a, b in spans):
                    nearest = min(
                        range(len(spans)), key=lambda i: min(abs(spans[i][0] - at), abs(spans[i][1] - at))
                    )
                    word = passages.word_at(case.witness, at)
                    message = f"The words left out of the same sentence hold a negation or a condition{word}; quote it too, or say in `omits` why the sense is kept."
                    yield case.problem(("spans", nearest), Code.CUTS_NEGATION, message)
                    return


def _attribute(case: Case, quotations: list[int]) -> tuple[list[Problem], list[tuple[Trail, Stretch]]]:
    """The problems of a quote's attribution, and the clauses and antecedent that a seal has to open."""
    clauses = [attribution.clause_pattern(clause, case.marks) for clause in case.quote.attribution]
    by_clause: list[dict[int, list[Reading]]] = []
    for clause, pattern in zip(case.quote.attribution, clauses, strict=True):
        by_clause.append(
            {
                q: attribution.readings(case.witness, q, clause, pattern, case.quote.speaker, case.named)
                for q in quotations
            }
        )
    opened: list[tuple[Trail, Stretch]] = []
    problems: list[Problem] = list(_antecedent_found(case, quotations, opened))
    for index, beside in enumerate(by_clause):
        found = [reading for readings in beside.values() for reading in readings]
        opened += [(_clause_trail(case, index), (reading.first, reading.end)) for reading in found[:1]]
        problems += _clause_length(case, index)
        if not found:
            problems += _not_beside(case, index, clauses[index], quotations, opened)
    if case.quote.attribution_note:
        if not case.quote.attribution and case.quote.antecedent is not None and not problems:
            start = case.witness.quotations[quotations[0]][0]
            problems += _between(case, start, None)
        return problems, opened
    if not problems:
        for quotation in quotations:
            problems += _given(case, quotation, [beside[quotation] for beside in by_clause], clauses)
    return _once(problems), opened


def _once(problems: list[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))


def _clause_trail(case: Case, index: int) -> Trail:
    trail = (*case.quote.trail, "attribution", index)
    return trail if trail in case.record.places else trail[:-1]


def _clause_length(case: Case, index: int) -> Iterator[Problem]:
    clause = case.quote.attribution[index]
    if sum(map(counts, evidence_words(clause, case.marks))) > 8:
        message = f"The clause {cited(clause)} has more than eight words; part of it is enough."
        yield case.problem(_clause_trail(case, index)[len(case.quote.trail) :], Code.WORDS_TOO_LONG, message)


def _not_beside(
    case: Case, index: int, pattern: Pattern, quotations: list[int], opened: list[tuple[Trail, Stretch]]
) -> Iterator[Problem]:
    """A listed clause stands beside none of the quotations that are used."""
    clause = case.quote.attribution[index]
    trail = _clause_trail(case, index)[len(case.quote.trail) :]
    witness = case.witness
    if case.quote.attribution_note:
        everywhere = find(witness, pattern, 0, witness.size)
        if everywhere:
            opened.append((_clause_trail(case, index), (everywhere[0], everywhere[0] + len(pattern))))
            return
        unsure = may_stand(witness, pattern, 0, witness.size)
        message = (
            f"The clause {cited(clause)} is nowhere in the source; copy it, or write `attribution: null`."
        )
    else:
        unsure = any(attribution.may_be_beside(witness, q, pattern) for q in quotations)
        message = f"The clause {cited(clause)} does not stand beside the quotation in its sentence; copy the clause that does, or say in `attribution_note` who speaks and why."
    if unsure:
        message = (
            f"The seal has not opened the clause {cited(clause)}; put the text at hand and run `make seal`."
        )
        yield case.problem(trail, Code.SEAL_OUTDATED, message)
    else:
        yield case.problem(trail, Code.ATTRIBUTION_NOT_BESIDE, message)


def _given(
    case: Case, quotation: int, beside: list[list[Reading]], clauses: list[Pattern]
) -> Iterator[Problem]:
    """Whether the clauses beside one quotation give it to the speaker."""
    readings = [(index, reading) for index, found in enumerate(beside) for reading in found]
    trail: Trail = ("attribution",)
    number = place(case.witness.paragraphs, case.witness.quotations[quotation][0])
    if not readings:
        message = f"The quotation in ¶{number} that begins at word {case.witness.quotations[quotation][0] + 1} of the text has none of the listed clauses in its sentence; list the clause beside it too."
        yield case.problem(trail, Code.ATTRIBUTION_NOT_BESIDE, message)
        return
    # A clause that stands there twice is read where it speaks for the speaker.
    best: dict[int, Reading] = {}
    for index, reading in readings:
        if index not in best or reading.verdict is Verdict.SPEAKER:
            best[index] = reading
    for index, reading in best.items():
        if reading.verdict is Verdict.OTHER:
            message = f"Beside {cited(case.quote.attribution[index])} the source names `{reading.other}`, not `{case.quote.speaker}`; correct `speaker`, or say in `attribution_note` why the reading is right."
            yield case.problem(trail, Code.WRONG_SPEAKER, message)
            return
    if any(reading.verdict is Verdict.SPEAKER for reading in best.values()):
        return
    for index, reading in best.items():
        if reading.verdict is Verdict.PRONOUN:
            yield from _pronoun(case, case.quote.attribution[index], reading)
            return
    clause = case.quote.attribution[next(iter(best))]
    message = f"The clause {cited(clause)} names nobody that `{case.quote.speaker}` is called; correct `speaker`, or add the name to `called`."
    yield case.problem(trail, Code.WRONG_SPEAKER, message)


def _pronoun(case: Case, clause: str, reading: Reading) -> Iterator[Problem]:
    if case.quote.antecedent is None:
        message = f"The clause {cited(clause)} does not say by itself who speaks ({reading.pronoun}); give an `antecedent` that names the speaker before it."
        yield case.problem(("attribution",), Code.PRONOUN, message)
        return
    yield from _between(case, reading.first, reading.pronoun)


def _antecedent(case: Case, end: int) -> Stretch | None:
    """The last place before a position where the antecedent stands in its paragraph's narration."""
    antecedent = case.quote.antecedent
    if antecedent is None or antecedent.at.paragraph > len(case.witness.paragraphs):
        return None
    pattern = to_pattern(evidence_words(antecedent.words, case.marks), ANY_STOP)
    first, stop = paragraph_bounds(case.witness, antecedent.at.paragraph)
    found = [
        (at, at + len(pattern))
        for at in find(case.witness, pattern, first, min(stop, end))
        if not quotations_in(case.witness, at, at + len(pattern))
    ]
    return found[-1] if found else None


def _antecedent_found(
    case: Case, quotations: list[int], opened: list[tuple[Trail, Stretch]]
) -> Iterator[Problem]:
    antecedent = case.quote.antecedent
    if antecedent is None:
        return
    trail: Trail = ("antecedent", "words")
    witness = case.witness
    words = evidence_words(antecedent.words, case.marks)
    if antecedent.at.source != case.quote.at.source or antecedent.at.paragraph > len(witness.paragraphs):
        message = f"`{antecedent.at}` is no paragraph of the source that the quote is from."
        yield case.problem(("antecedent", "at"), Code.UNKNOWN_ID, message)
        return
    if sum(map(counts, words)) > 8:
        yield case.problem(
            trail, Code.WORDS_TOO_LONG, "The antecedent has more than eight words; the name is enough."
        )
    pattern = to_pattern(words, ANY_STOP)
    bounds = paragraph_bounds(witness, antecedent.at.paragraph)
    if not find(witness, pattern, *bounds):
        if may_stand(witness, pattern, *bounds):
            message = f"The seal has not opened {cited(antecedent.words)}; put the text at hand and run `make seal`."
            yield case.problem(trail, Code.SEAL_OUTDATED, message)
        else:
            message = f"The antecedent {cited(antecedent.words)} is not in ¶{antecedent.at.paragraph}; copy it from there, or correct its `at`."
            yield case.problem(trail, Code.WORDS_NOT_FOUND, message)
        return
    stretch = _antecedent(
        case, witness.quotations[quotations[-1]][1] if not case.quote.attribution else witness.size
    )
    if stretch is None:
        message = f"The antecedent {cited(antecedent.words)} does not stand in the narration before the quotation; it must be named there first."
        yield case.problem(trail, Code.PRONOUN, message)
        return
    opened.append(((*case.quote.trail, *trail), stretch))
    inside = [n for n in case.named if stretch[0] <= n.mention.first and n.mention.end <= stretch[1]]
    if not any(case.quote.speaker in naming.people for naming in inside):
        message = f"The antecedent {cited(antecedent.words)} names nobody that `{case.quote.speaker}` is called; give the place that names the speaker."
        yield case.problem(trail, Code.WRONG_SPEAKER, message)


def _between(case: Case, end: int, pronoun: str | None) -> Iterator[Problem]:
    """Whether the antecedent stands before a position, with nobody else named between the two."""
    stretch = _antecedent(case, end)
    if stretch is None:
        message = "The antecedent does not stand before the clause; give the last place before it that names the speaker."
        yield case.problem(("antecedent", "words"), Code.PRONOUN, message)
        return
    other = attribution.others_between(case.named, stretch[1], end, case.quote.speaker, case.kinds, pronoun)
    if other is not None:
        message = f"Between the antecedent and the quotation the narration names `{other}`; give a nearer antecedent, or say in `attribution_note` why the reading is right."
        yield case.problem(("antecedent", "words"), Code.PRONOUN, message)


def cited(words: str) -> str:
    """What a record has, in the marks of a message; long words are cut in the middle."""
    one_line = " ".join(words.split())
    return (
        f"‹{one_line}›" if len(one_line) <= 80 else f"‹{one_line[:60].rstrip()} … {one_line[-16:].lstrip()}›"
    )
