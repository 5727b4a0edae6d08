"""Whether the clauses that a quote lists give its quotations to its speaker, and what a seal opens for that."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from msgspec import Struct

from incident_record.check.antecedents import Stands, antecedent_problems, unopened
from incident_record.check.areas import clause_areas, sentence_of, sentences_of
from incident_record.check.model import Case
from incident_record.check.speaker import Given, Party, acting_before, given_to, pronoun_at
from incident_record.problems import Code, Problem, Trail, excerpt
from incident_record.source.lexicon import pronoun_of
from incident_record.source.match import Pattern, clause_pattern, find, may_stand
from incident_record.source.text import Span, counts, evidence_words, number_at
from incident_record.source.titles import has_capitals
from incident_record.source.view import SourceView, paragraph_bounds, paragraph_of, quotations_in, readings
from incident_record.source.voices import PRONOUN, Voice

MAX_WORDS = 8
"""How many words of narration a clause, an antecedent or a piece of evidence may show, alone or in a row."""

ExposedWords = tuple[Trail, Span]
"""Words that a seal has to open, with the field of the record that shows them."""

_ATTRIBUTION: Trail = ("attribution",)


class Listed(Struct, frozen=True):
    """A clause that a quote lists.

    Args:
        words: as the record has it.
        trail: the way to it from the quote.
    """

    words: str
    trail: Trail
    pattern: Pattern


class Beside(Struct, frozen=True):
    """A listed clause at a place beside a quotation."""

    clause: Listed
    first: int
    end: int


def attribute(case: Case, quotations: Sequence[int]) -> tuple[list[Problem], list[ExposedWords]]:
    """The problems of a quote's attribution, and the words that a seal has to open for it.

    Args:
        quotations: the indices of the quotations that its spans are from.
    """
    if case.marks == "none":
        return list(_own_words(case)), []
    listed = [_listed(case, index) for index in range(len(case.quote.attribution))]
    problems = [problem for clause in listed for problem in _check_length(case, clause.trail, clause.words)]
    problems += [] if case.quote.attribution_note else _titles(case, quotations)
    opened: list[ExposedWords] = []
    # A quote passes only if it passes with the uncertain starts of sentences counted and with them not counted.
    for view in _readings(case, quotations):
        attributed = _Attributed(case, view, quotations, listed)
        problems += attributed.problems(opened)
    # Both ways to read sentences mostly say the same.
    return list(dict.fromkeys(problems)), list(dict.fromkeys(opened))


def _readings(case: Case, quotations: Sequence[int]) -> Sequence[SourceView]:
    """The ways to read the paragraphs that decide: those of the quotations, and back to the antecedent's."""
    view = case.view
    numbers = [paragraph_of(view, view.quotations[quotation][0]) for quotation in quotations]
    if case.quote.antecedent is not None:
        numbers.append(min(case.quote.antecedent.at.paragraph, numbers[0]))
    end = view.quotations[quotations[-1]][1]
    first, _ = paragraph_bounds(view, max(min(numbers) - 1, 1))
    return readings(view, first, paragraph_bounds(view, paragraph_of(view, end - 1))[1])


def _within(placed: Sequence[tuple[int, int, Beside]], stretches: Sequence[Span]) -> list[Beside]:
    """The clauses that stand in stretches, in the record's order; all are given with place and rank, by their place."""
    within = {
        (rank, at): beside
        for first, end in stretches
        for at, rank, beside in placed[
            bisect_left(placed, first, key=itemgetter(0)) : bisect_left(placed, end, key=itemgetter(0))
        ]
        if beside.end <= end
    }
    return [within[key] for key in sorted(within)]


class _Attributed:
    """A quote's clauses and quotations under one reading of the source's sentences."""

    def __init__(self, case: Case, view: SourceView, quotations: Sequence[int], listed: Sequence[Listed]) -> None:
        self.case, self.view, self.listed = case, view, listed
        self.given = {quotation: given_to(view, case.names, quotation) for quotation in quotations}
        areas = {q: clause_areas(view, q, given.voice) for q, given in self.given.items()}
        self.areas = sorted({area for stretches in areas.values() for area in stretches})
        bounds = min(first for first, _ in self.areas), max(end for _, end in self.areas)
        everywhere = sorted(
            (at, rank, Beside(clause, at, at + len(clause.pattern)))
            for rank, clause in enumerate(listed)
            for at in find(view, clause.pattern, *bounds)
            if self._is_narration(at, at + len(clause.pattern))
        )
        self.beside = {q: _within(everywhere, stretches) for q, stretches in areas.items()}

    def _is_narration(self, first: int, end: int) -> bool:
        """Whether words are narration; a title in quotation marks may stand among them, the quoted words may not."""
        inside = [(q, self.view.quotations[q]) for q in quotations_in(self.view, first, end)]
        return all(q not in self.given and first <= start and after <= end for q, (start, after) in inside)

    def problems(self, opened: list[ExposedWords]) -> list[Problem]:
        """What is wrong; what a seal has to open is added to a list."""
        case, note = self.case, self.case.quote.attribution_note
        problems: list[Problem] = []
        in_place = dict.fromkeys(beside for clauses in self.beside.values() for beside in clauses)
        opened += [((*case.quote.trail, *b.clause.trail), (b.first, b.end)) for b in in_place]
        for clause in self.listed:
            if not any(beside.clause is clause for beside in in_place):
                problems += _not_beside(case, clause, self.areas, opened)
        # A note accepts what the clauses say; a clause that is not in the source is a problem all the same.
        stands: list[Stands] = []
        if not note:
            phrases = [phrase for given in self.given.values() if given.voice for phrase in given.voice.phrases]
            opened += [((*case.quote.trail, *_ATTRIBUTION), (phrase.first, phrase.end)) for phrase in phrases]
            if not problems:
                for quotation in self.given:
                    problems += self._given(quotation, stands, opened)
        if case.quote.antecedent is not None:
            problems += _check_length(case, ("antecedent", "words"), case.quote.antecedent.words)
            problems += antecedent_problems(case, self.view, case.quote.antecedent, stands, opened)
        return problems

    def _given(self, quotation: int, stands: list[Stands], opened: list[ExposedWords]) -> Iterator[Problem]:
        """Whether the source gives one quotation to the speakers; what needs an antecedent is added to a list."""
        given, beside = self.given[quotation], self.beside[quotation]
        if not beside or (given.voice and given.voice.unreal):
            yield self._unsaid(beside[0]) if beside else self._not_listed(quotation)
            return
        if any(party.ids is None for party in given.parties):
            message = (
                f"The seal has not opened who speaks quotation {quotation + 1}; run `make seal` where the text is."
            )
            yield self.case.problem(_ATTRIBUTION, Code.SEAL_OUTDATED, message)
            return
        # Several on either side: all of them have to be named, and nobody else.
        if given.voice is None or len(given.parties) != 1 or len(self.case.quote.speakers) != 1:
            yield from self._together(given, beside, stands)
            return
        party, speaker = given.parties[0], self.case.quote.speakers[0]
        mine = [b for b in beside if self._shows(b, party) or self._same_pronoun(b, party)]
        # A pronoun, or a name that people share, does not say by itself who speaks.
        if party.pronoun or (party.ids and speaker in party.ids and len(party.ids) > 1):
            alone = not mine or self.case.quote.antecedent is None
            if given.voice.inner and alone and self._stands_for(party, beside, opened):
                return
            if mine:
                yield from self._needs_antecedent(given, party, mine[0], stands)
                return
        elif party.ids and speaker in party.ids:
            if mine:
                return
            needed = self._unnamed_beside(given.voice, quotation, beside) if self.case.quote.antecedent else None
            if needed is not None:
                stands.append(needed)
                return
        else:
            yield self._wrong(party, beside[0])
            return
        yield self._unnamed(party, beside[0])

    def _unnamed_beside(self, governing: Voice, quotation: int, beside: Sequence[Beside]) -> Stands | None:
        """What needs the antecedent where the sentence names who speaks, and the clause has a pronoun or the verb alone.

        "Roe says that, if so, she thinks it is “…”": the clause may be "she thinks", or "says".
        """
        for first, end in sentences_of(self.view, quotation):
            for voice in self.view.voices.within(first, end):
                phrase = voice.phrases[0]
                if phrase.role == PRONOUN and any(self._shows(b, Party(voice.phrases, None)) for b in beside):
                    return Stands(phrase.head, pronoun_at(self.view, phrase))
        verb = governing.verb
        return Stands(verb, "") if any(b.first <= verb < b.end for b in beside) else None

    def _shows(self, beside: Beside, party: Party) -> bool:
        """Whether a clause shows who a party is: the head of a phrase, or a whole name in it; "Captain" alone does not."""
        for phrase in party.phrases:
            first, end = max(beside.first, phrase.first), min(beside.end, phrase.end)
            if first <= phrase.head < end or self.case.names.inside(self.view, first, end) & (party.ids or set()):
                return True
        return False

    def _same_pronoun(self, beside: Beside, party: Party) -> bool:
        """Whether a clause has the pronoun that speaks at another place of the sentence: "he rose and asked what he called"."""
        return bool(party.pronoun) and any(
            pronoun_of((word or "").strip(",.;:()").lower()) == party.pronoun
            for word in self.view.words[beside.first : beside.end]
        )

    def _stands_for(self, party: Party, beside: Sequence[Beside], opened: list[ExposedWords]) -> bool:
        """Whether a clause shows the speaker for whom a pronoun in the same sentence stands: "Roe rails at what she calls"."""
        position = party.phrases[0].head
        acting = acting_before(self.view, self.case.names, position, party.pronoun)
        opened += [((*self.case.quote.trail, *_ATTRIBUTION), (phrase.first, phrase.end)) for phrase in acting.consulted]
        first, _ = sentence_of(self.view, position)
        named = [
            phrase for phrase, ids in acting.people if ids == set(self.case.quote.speakers) and phrase.head >= first
        ]
        return any(self._shows(b, Party((phrase,), None)) for b in beside for phrase in named)

    def _not_listed(self, quotation: int) -> Problem:
        first = self.view.quotations[quotation][0]
        message = f"Quotation {quotation + 1} of the source (¶{number_at(self.view.paragraphs, first)}) has none of the listed clauses in its sentence; list the clause beside it too, or say in `attribution_note` who speaks and why."
        return self.case.problem(_ATTRIBUTION, Code.ATTRIBUTION_NOT_BESIDE, message)

    def _needs_antecedent(self, given: Given, party: Party, beside: Beside, stands: list[Stands]) -> Iterator[Problem]:
        word = party.pronoun or self._words(party)
        if self.case.quote.antecedent is None:
            message = f"The clause {excerpt(beside.clause.words)} does not say by itself who speaks (‹{word}›); give an `antecedent` that names the speaker before it."
            yield self.case.problem(beside.clause.trail, Code.PRONOUN, message)
        else:
            verb = given.voice.verb if given.voice else None
            stands.append(Stands(party.phrases[0].head, party.pronoun, verb))

    def _words(self, party: Party) -> str:
        phrase = party.phrases[0]
        words = self.view.words[phrase.first : phrase.head + 1]
        return " ".join(word for word in words if word).strip(",.;:()")

    def _wrong(self, party: Party, beside: Beside) -> Problem:
        first, head = party.phrases[0].first, party.phrases[0].head
        last = self._words(party).rpartition(" ")[2]
        # With a verb that no list has, the subject and its verb are read as one name.
        if (
            not party.ids
            and last.islower()
            and self.case.names.inside(self.view, first, head) & set(self.case.quote.speakers)
        ):
            message = f"‹{last}› is no verb of saying that the check knows, so ‹{self._words(party)}› reads as a name; say in `attribution_note` that the clause gives the words to the speaker."
            return self.case.problem(beside.clause.trail, Code.WRONG_SPEAKER, message)
        who = f"`{min(party.ids)}`" if party.ids else f"‹{self._words(party)}›, whom `people` does not name so"
        message = f"Beside {excerpt(beside.clause.words)} the source gives the words to {who}, not to {_listing(self.case.quote.speakers)}; correct `speaker`, add to `called` what the source calls the speaker, or say in `attribution_note` why the reading is right."
        return self.case.problem(beside.clause.trail, Code.WRONG_SPEAKER, message)

    def _unsaid(self, beside: Beside) -> Problem:
        message = f"Beside {excerpt(beside.clause.words)} the source does not say that anybody said these words: it denies, doubts, asks or supposes that; leave the quote out, or say in `attribution_note` why the reading is right."
        return self.case.problem(beside.clause.trail, Code.WRONG_SPEAKER, message)

    def _unnamed(self, party: Party, beside: Beside) -> Problem:
        message = f"The clause {excerpt(beside.clause.words)} does not name {_listing(self.case.quote.speakers)} as who speaks; copy the clause with ‹{self._words(party)}›."
        return self.case.problem(beside.clause.trail, Code.WRONG_SPEAKER, message)

    def _together(self, given: Given, beside: Sequence[Beside], stands: list[Stands]) -> Iterator[Problem]:
        """Whether all speakers are named as subjects of one verb, and nobody else is."""
        speakers = self.case.quote.speakers
        mine = [b for b in beside if any(self._shows(b, party) for party in given.parties)]
        if not given.parties:
            message = f"Beside {excerpt(beside[0].clause.words)} no verb of saying that the check knows gives the words to anybody; correct `speaker`, or say in `attribution_note` who speaks and why."
            yield self.case.problem(beside[0].clause.trail, Code.WRONG_SPEAKER, message)
        elif len(given.parties) == 1 and given.parties[0].pronoun and mine:
            yield from self._needs_antecedent(given, given.parties[0], mine[0], stands)
        elif {frozenset((id_,)) for id_ in speakers} != {party.ids for party in given.parties}:
            yield self._others(given.parties, (mine or list(beside))[0])
        else:
            hidden = [party for party in given.parties if not any(self._shows(b, party) for b in beside)]
            yield from (self._unnamed(party, beside[0]) for party in hidden[:1])

    def _others(self, parties: Sequence[Party], beside: Beside) -> Problem:
        speakers = self.case.quote.speakers
        others = [
            f"`{min(p.ids)}`" if p.ids else f"‹{self._words(p)}›"
            for p in parties
            if not set(speakers) & set(p.ids or ())
        ]
        if others:
            also = f"{' and '.join(others)} as well; add them to `speaker`, or what they are called to `people`"
        else:
            words = " and ".join(f"‹{self._words(party)}›" for party in parties)
            missing = [id_ for id_ in speakers if not any(id_ in (party.ids or ()) for party in parties)]
            also = f"{words} alone, and not to {_listing(missing or speakers)} too; correct `speaker`"
        message = f"Beside {excerpt(beside.clause.words)} the source gives the words to {also}, or say in `attribution_note` why the reading is right."
        return self.case.problem(beside.clause.trail, Code.WRONG_SPEAKER, message)


def _own_words(case: Case) -> Iterator[Problem]:
    """Whether the quote of a text that is wholly somebody's own words is given to whoever that is."""
    source = case.record.source(case.quote.at.source)
    by = source.by if source else ()
    if set(case.quote.speakers) != set(by):
        message = f"The whole text is the words of {_listing(by)}; correct `speaker`, or the source's `by`."
        yield case.problem(("speaker",), Code.WRONG_SPEAKER, message)


def _titles(case: Case, quotations: Sequence[int]) -> Iterator[Problem]:
    """Whether a quotation is a title or a name, which the source gives to nobody as words."""
    view = case.view
    # What no verb of saying governs is a name if it is set as one: "Roe chairs the “Friends of the Quay”".
    bare = [q for q in quotations if q not in view.voices.governing]
    named = any(has_capitals([word or "" for word in view.words[slice(*view.quotations[q])]]) for q in bare)
    if named or set(quotations) & set(view.titles):
        message = "The source has this in quotation marks as a title or a name, and gives the words to nobody; leave the quote out, or say in `attribution_note` why the speaker said them."
        yield case.problem(("spans",), Code.WRONG_SPEAKER, message)


def _listing(ids: Sequence[str]) -> str:
    return " and ".join(f"`{id_}`" for id_ in ids)


def _listed(case: Case, index: int) -> Listed:
    words = case.quote.attribution[index]
    pattern = clause_pattern(evidence_words(words, case.marks))
    trail: Trail = ("attribution", index)
    # One clause that is no list has no index in the file.
    if (*case.quote.trail, *trail) not in case.record.locations:
        trail = trail[:-1]
    return Listed(words, trail, pattern)


def _check_length(case: Case, trail: Trail, words: str) -> Iterator[Problem]:
    if sum(map(counts, evidence_words(words, case.marks))) > MAX_WORDS:
        message = f"{excerpt(words)} has more than {MAX_WORDS} words; a part of it is enough."
        yield case.problem(trail, Code.WORDS_TOO_LONG, message)


def _not_beside(case: Case, clause: Listed, areas: Iterable[Span], opened: list[ExposedWords]) -> Iterator[Problem]:
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
        unsure = any(may_stand(view, clause.pattern, *area) for area in areas)
        message = f"The clause {excerpt(clause.words)} does not stand beside the quotation in its sentence; copy the clause that does, or say in `attribution_note` who speaks and why."
    # A word that the seal keeps closed may be the clause's.
    if unsure and view.mode == "seal":
        yield unopened(case, clause.trail, clause.words)
    else:
        yield case.problem(clause.trail, Code.ATTRIBUTION_NOT_BESIDE, message)
