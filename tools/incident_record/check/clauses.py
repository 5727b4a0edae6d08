"""Whether the clauses that a quote lists give its quotations to its speaker, and what a seal opens for that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incident_record.check.model import Case, Naming
from incident_record.check.speaker import ClauseReading, Verdict, may_be_beside, others_between, read_clause
from incident_record.problems import Code, Problem, Trail, excerpt
from incident_record.record.model import Antecedent
from incident_record.source.match import ANY_STOP, Pattern, find, may_stand, to_pattern
from incident_record.source.text import Span, counts, evidence_words, number_at
from incident_record.source.view import paragraph_bounds, quotation_of

MAX_WORDS = 8
"""How many words of narration a clause, an antecedent or a piece of evidence may show, alone or in a row."""

_WORST = (Verdict.SPEAKER, Verdict.PRONOUN, Verdict.NOBODY, Verdict.OTHER)
"""What a clause says of several speakers is what it says of the one with the last of these."""

ExposedWords = tuple[Trail, Span]
"""Words that a seal has to open, with the field of the record that shows them."""


@dataclass(frozen=True)
class Listed:
    """A clause that a quote lists.

    Args:
        words: as the record has it.
        trail: the way to it from the quote.
        pattern: what to look for.
        readings: what it says at each place beside each quotation, by the quotation's index.
    """

    words: str
    trail: Trail
    pattern: Pattern
    readings: dict[int, list[ClauseReading]]

    @property
    def beside(self) -> list[ClauseReading]:
        """Every place beside any of the quotations."""
        return [reading for readings in self.readings.values() for reading in readings]


def attribute(case: Case, quotations: Sequence[int]) -> tuple[list[Problem], list[ExposedWords]]:
    """The problems of a quote's attribution, and the clauses and antecedents that a seal has to open.

    Args:
        case: the quote.
        quotations: the indices of the quotations that its spans are from.
    """
    if case.marks == "none":
        return list(_own_words(case)), []
    listed = [_listed(case, index, quotations) for index in range(len(case.quote.attribution))]
    problems: list[Problem] = []
    opened: list[ExposedWords] = []
    for clause in listed:
        problems += _check_length(case, clause.trail, clause.words)
        opened += [((*case.quote.trail, *clause.trail), (r.first, r.end)) for r in clause.beside]
        if not clause.beside:
            problems += _not_beside(case, clause, quotations, opened)
    if case.quote.antecedent is not None:
        problems += _antecedent(case, case.quote.antecedent, _ends(case, listed, quotations), opened)
    # A note accepts what the clauses say; a clause that is not in the source is a problem all the same.
    if not problems and not case.quote.attribution_note:
        for quotation in quotations:
            problems += _given(case, quotation, listed)
    return list(dict.fromkeys(problems)), list(dict.fromkeys(opened))


def _own_words(case: Case) -> Iterator[Problem]:
    """Whether the quote of a text that is wholly somebody's own words is given to whoever that is."""
    source = case.record.source(case.quote.at.source)
    by = source.by if source else ()
    if set(case.quote.speakers) != set(by):
        message = f"The whole text is the words of {_listing(by)}; correct `speaker`, or the source's `by`."
        yield case.problem(("speaker",), Code.WRONG_SPEAKER, message)


def _listing(ids: Sequence[str]) -> str:
    return " and ".join(f"`{id_}`" for id_ in ids)


def _listed(case: Case, index: int, quotations: Sequence[int]) -> Listed:
    words = case.quote.attribution[index]
    pattern = to_pattern(evidence_words(words, case.marks), ANY_STOP)
    trail: Trail = ("attribution", index)
    # One clause that is no list has no index in the file.
    if (*case.quote.trail, *trail) not in case.record.locations:
        trail = trail[:-1]
    readings = {quotation: _read_together(case, quotation, words, pattern) for quotation in quotations}
    return Listed(words, trail, pattern, readings)


def _read_together(case: Case, quotation: int, words: str, pattern: Pattern) -> list[ClauseReading]:
    """What a clause says at each place beside a quotation: of several speakers it has to name every one."""
    each = [
        read_clause(case.view, quotation, words, pattern, speaker, _namings_for(case, speaker), case.kinds)
        for speaker in case.quote.speakers
    ]
    return [max(readings, key=lambda reading: _WORST.index(reading.verdict)) for readings in zip(*each, strict=True)]


def _namings_for(case: Case, speaker: str) -> Sequence[Naming]:
    """The namings of a speaker and of all who do not speak: those who speak together take no words from each other."""
    together = set(case.quote.speakers) - {speaker}
    return [n for n in case.named if speaker in n.people or not n.people <= together] if together else case.named


def _check_length(case: Case, trail: Trail, words: str) -> Iterator[Problem]:
    if sum(map(counts, evidence_words(words, case.marks))) > MAX_WORDS:
        message = f"{excerpt(words)} has more than {MAX_WORDS} words; a part of it is enough."
        yield case.problem(trail, Code.WORDS_TOO_LONG, message)


def _not_beside(case: Case, clause: Listed, quotations: Sequence[int], opened: list[ExposedWords]) -> Iterator[Problem]:
    """A listed clause stands beside none of the quotations that are used."""
    view = case.view
    if case.quote.attribution_note:
        everywhere = find(view, clause.pattern, 0, view.size)
        if everywhere:
            stretch = (everywhere[0], everywhere[0] + len(clause.pattern))
            opened.append(((*case.quote.trail, *clause.trail), stretch))
            return
        unsure = may_stand(view, clause.pattern, 0, view.size)
        message = f"The clause {excerpt(clause.words)} is nowhere in the source; copy it, or write `attribution: null`."
    else:
        unsure = any(may_be_beside(view, q, clause.pattern) for q in quotations)
        message = f"The clause {excerpt(clause.words)} does not stand beside the quotation in its sentence; copy the clause that does, or say in `attribution_note` who speaks and why."
    if unsure:
        yield _unopened(case, clause.trail, clause.words)
    else:
        yield case.problem(clause.trail, Code.ATTRIBUTION_NOT_BESIDE, message)


def _unopened(case: Case, trail: Trail, words: str) -> Problem:
    message = f"The seal has not opened {excerpt(words)}; put the text at hand and run `make seal`."
    return case.problem(trail, Code.SEAL_OUTDATED, message)


def _given(case: Case, quotation: int, listed: Sequence[Listed]) -> Iterator[Problem]:
    """Whether the clauses beside one quotation give it to the speaker."""
    trail: Trail = ("attribution",)
    best = [(clause, _best(clause.readings[quotation])) for clause in listed if clause.readings[quotation]]
    if not best:
        first = case.view.quotations[quotation][0]
        message = f"Quotation {quotation + 1} of the source (¶{number_at(case.view.paragraphs, first)}) has none of the listed clauses in its sentence; list the clause beside it too, or say in `attribution_note` who speaks and why."
        yield case.problem(trail, Code.ATTRIBUTION_NOT_BESIDE, message)
        return
    # Reversed, so that of two clauses with one verdict the first in the record is reported.
    verdicts = {reading.verdict: (clause, reading) for clause, reading in reversed(best)}
    # One clause that names somebody else outweighs any that name the speaker: the record lists them all.
    if Verdict.OTHER in verdicts:
        clause, reading = verdicts[Verdict.OTHER]
        message = f"Beside {excerpt(clause.words)} the source names `{reading.other}`, not {_listing(case.quote.speakers)} alone; correct `speaker`, or say in `attribution_note` why the reading is right."
        yield case.problem(clause.trail, Code.WRONG_SPEAKER, message)
    elif Verdict.SPEAKER in verdicts:
        return
    elif Verdict.PRONOUN in verdicts:
        clause, reading = verdicts[Verdict.PRONOUN]
        if case.quote.antecedent is None:
            message = f"The clause {excerpt(clause.words)} does not say by itself who speaks (‹{reading.pronoun}›); give an `antecedent` that names the speaker before it."
            yield case.problem(clause.trail, Code.PRONOUN, message)
    else:
        clause, reading = verdicts[Verdict.NOBODY]
        message = f"The clause {excerpt(clause.words)} does not name {_listing(case.quote.speakers)} as who speaks (a possessive, or a name after “of”, “for” or “to”, names nobody); correct `speaker`, or add to `called` what the clause calls the speaker."
        yield case.problem(clause.trail, Code.WRONG_SPEAKER, message)


def _best(readings: Sequence[ClauseReading]) -> ClauseReading:
    """A clause that stands there twice is read where it speaks for the speaker."""
    return next((reading for reading in readings if reading.verdict is Verdict.SPEAKER), readings[0])


def _ends(case: Case, listed: Sequence[Listed], quotations: Sequence[int]) -> list[tuple[int, str | None]]:
    """The positions before which an antecedent must stand, each with the pronoun that stands there."""
    readings = sorted((r for clause in listed for r in clause.beside), key=lambda reading: reading.first)
    pronouns = [(r.first, r.pronoun) for r in readings if r.verdict is Verdict.PRONOUN]
    if pronouns:
        return list(dict.fromkeys(pronouns))
    # Without a pronoun the antecedent has to stand before the quotation or its clause, whichever is later.
    start = case.view.quotations[quotations[0]][0]
    return [(max([start, *(reading.first for reading in readings[:1])]), None)]


def _antecedent(
    case: Case, antecedent: Antecedent, ends: Sequence[tuple[int, str | None]], opened: list[ExposedWords]
) -> Iterator[Problem]:
    """Whether an antecedent names the speaker before each pronoun, with nobody else named between the two."""
    trail: Trail = ("antecedent", "words")
    view = case.view
    if antecedent.at.source != case.quote.at.source or antecedent.at.paragraph > len(view.paragraphs):
        message = f"`{antecedent.at}` is no paragraph of the source that the quote is from."
        yield case.problem(("antecedent", "at"), Code.UNKNOWN_ID, message)
        return
    yield from _check_length(case, trail, antecedent.words)
    pattern = to_pattern(evidence_words(antecedent.words, case.marks), ANY_STOP)
    bounds = paragraph_bounds(view, antecedent.at.paragraph)
    stretches = [
        (at, at + len(pattern)) for at in find(view, pattern, *bounds) if quotation_of(view, at, at + 1) is None
    ]
    for end, pronoun in ends:
        before = [stretch for stretch in stretches if stretch[1] <= end]
        if before:
            opened.append(((*case.quote.trail, *trail), before[-1]))
            yield from _names_speaker(case, antecedent, before[-1], end, pronoun)
        elif stretches:
            message = f"The antecedent {excerpt(antecedent.words)} does not stand before the clause; give the last place before it that names the speaker."
            yield case.problem(trail, Code.PRONOUN, message)
        elif view.mode == "seal" and may_stand(view, pattern, *bounds):
            yield _unopened(case, trail, antecedent.words)
        else:
            message = f"The antecedent {excerpt(antecedent.words)} is not in the narration of ¶{antecedent.at.paragraph}; copy it from there, or correct its `at`."
            yield case.problem(trail, Code.WORDS_NOT_FOUND, message)


def _names_speaker(
    case: Case, antecedent: Antecedent, stretch: Span, end: int, pronoun: str | None
) -> Iterator[Problem]:
    trail: Trail = ("antecedent", "words")
    inside = [n for n in case.named if stretch[0] < n.mention.end and n.mention.first < stretch[1]]
    unnamed = [id_ for id_ in case.quote.speakers if not any(id_ in naming.people for naming in inside)]
    if unnamed:
        message = f"The antecedent {excerpt(antecedent.words)} names nobody that `{unnamed[0]}` is called; give the place that names the speaker."
        yield case.problem(trail, Code.WRONG_SPEAKER, message)
        return
    if case.quote.attribution and (pronoun is None or case.quote.attribution_note):
        return  # The clause names the speaker itself, or a note accepts the reading.
    speaker = case.quote.speakers[0]
    other = others_between(_namings_for(case, speaker), stretch[1], end, speaker, case.kinds, pronoun)
    if other is not None:
        message = f"Between the antecedent and the quotation the narration names `{other}`; give a nearer antecedent, or say in `attribution_note` why the reading is right."
        yield case.problem(trail, Code.PRONOUN, message)
