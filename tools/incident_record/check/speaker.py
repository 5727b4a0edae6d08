"""To whom the source gives a quotation: the reporting clauses beside it, and whom they name.

The rules are the design's section 5. A clause stands beside a quotation if it is narration in the same
sentence and in an area that touches it. The words are another's if another recorded person is named
earlier in that area, between a clause and the quotation that it precedes, or first in the clause.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from incident_record.check.areas import ClauseArea, areas_after, begins_sentence, clause_areas
from incident_record.check.model import Naming
from incident_record.languages import all_words
from incident_record.record.model import Person
from incident_record.source.match import Pattern, find, may_stand
from incident_record.source.names import Mention
from incident_record.source.text import Span, evidence_words
from incident_record.source.view import SourceView, counted

_PRONOUNS, _INVERTED = all_words("pronouns"), all_words("inverted_pronouns")
_OF_PERSONS, _SPOKESMEN = all_words("personal_pronouns"), all_words("spokesmen")
_ARTICLES, _DEFINITE_ARTICLES = all_words("articles"), all_words("definite_articles")
_SPOKESMAN_LINKS = all_words("spokesman_links")


class Verdict(Enum):
    """What a clause says of a quotation's speaker."""

    SPEAKER = "it names the speaker"
    OTHER = "it gives the words to someone else"
    PRONOUN = "it has a pronoun, or a name that two people share"
    NOBODY = "it names nobody"


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """A listed clause at one place beside a quotation, and whose words it makes them.

    Args:
        first: the position of the clause's first word.
        end: the position after its last word.
        verdict: whom it names.
        other: the id of the other person, for `OTHER`.
        pronoun: the pronoun or the shared name, for `PRONOUN`.
    """

    first: int
    end: int
    verdict: Verdict
    other: str | None = None
    pronoun: str | None = None


def find_namings(view: SourceView, people: Iterable[Person]) -> list[Naming]:
    """Every mention of a recorded person in the narration, in order; if two overlap, the longer one.

    Names that a seal does not list have no mentions.
    """
    by_span: dict[Span, tuple[Mention, set[str]]] = {}
    for person in people:
        for name in person.names:
            for mention in view.mentions(name) or ():
                by_span.setdefault((mention.first, mention.end), (mention, set()))[1].add(person.id)
    chosen: list[Naming] = []
    for (first, end), (mention, ids) in sorted(by_span.items(), key=lambda item: (item[0][0], -item[0][1])):
        # "Roe" inside "Roe Harbor" is the harbor's, and the longer name decides.
        if chosen and first < chosen[-1].mention.end:
            if end - first <= chosen[-1].mention.end - chosen[-1].mention.first:
                continue
            chosen.pop()
        chosen.append(Naming(mention, frozenset(ids)))
    return chosen


def read_clause(
    view: SourceView,
    quotation: int,
    clause: str,
    pattern: Pattern,
    speaker: str,
    named: Sequence[Naming],
    kinds: Mapping[str, str],
) -> list[ClauseReading]:
    """What a clause says at every place where it stands beside a quotation.

    Args:
        view: the source.
        quotation: the index of the quotation.
        clause: the clause as the record has it.
        pattern: what to look for.
        speaker: the id of the person whom the record gives the words to.
        named: from `find_namings`.
        kinds: each person's kind; a spokesman without a name speaks for an organization or a group alone.
    """
    readings: list[ClauseReading] = []
    speaks_for = kinds.get(speaker) in ("organization", "group")
    own = [naming for naming in named if speaker in naming.people]
    others = [naming for naming in named if speaker not in naming.people]
    for area in clause_areas(view, quotation):
        for first in find(view, pattern, area.first, area.end):
            spot = _Spot(view, quotation, area, first, first + len(pattern))
            other = _other_around(spot, own, others) or _other_reached(spot, others)
            if other:
                readings.append(ClauseReading(first, spot.end, Verdict.OTHER, other=other))
            else:
                readings.append(_read_at(spot, clause, speaker, named, speaks_for=speaks_for))
    return readings


def may_be_beside(view: SourceView, quotation: int, pattern: Pattern) -> bool:
    """Whether a clause could stand beside a quotation, if words that a seal keeps closed match anything."""
    return any(may_stand(view, pattern, area.first, area.end) for area in clause_areas(view, quotation))


def others_between(
    named: Sequence[Naming], first: int, end: int, speaker: str, kinds: Mapping[str, str], pronoun: str | None
) -> str | None:
    """The id of another person whom the narration names between an antecedent and a clause.

    Args:
        named: from `find_namings`.
        first: the position after the antecedent.
        end: the position of the clause, or of the quotation where there is none.
        speaker: the id of the antecedent's person.
        kinds: each person's kind; after "he" or "she" only persons count.
        pronoun: the pronoun that stands for the antecedent, or None.
    """
    persons_only = pronoun is not None and pronoun.lower() in _OF_PERSONS
    for naming in named:
        if first <= naming.mention.first < end and speaker not in naming.people:
            ids = [id_ for id_ in sorted(naming.people) if not persons_only or kinds.get(id_) == "person"]
            if ids:
                return ids[0]
    return None


def _read_at(spot: "_Spot", clause: str, speaker: str, named: Sequence[Naming], *, speaks_for: bool) -> ClauseReading:
    """The reading of a clause that nobody else stands around: whom it names first, or its pronoun before any name."""
    first, end = spot.first, spot.end
    pronoun_at, pronoun = _find_pronoun(clause)
    # A clause may begin inside the name: "Roe said" of "Mayor Ann Roe said".
    naming = next((n for n in named if first < n.mention.end and n.mention.first < end), None)
    if naming is None or (pronoun is not None and first + pronoun_at < naming.mention.first):
        if pronoun is None:
            return ClauseReading(first, end, Verdict.NOBODY)
        return ClauseReading(first, end, Verdict.PRONOUN, pronoun=pronoun)
    if speaker not in naming.people:
        # Any of them is somebody else; the smallest id makes the report the same in every run.
        return ClauseReading(first, end, Verdict.OTHER, other=min(naming.people))
    if not naming.mention.can_speak and not naming.mention.hands_over:
        if speaks_for and len(naming.people) == 1 and _is_spokesman_of(spot, clause, naming.mention):
            return ClauseReading(first, end, Verdict.SPEAKER)
        return ClauseReading(first, end, Verdict.NOBODY)
    # A name that two people share says no more than a pronoun: an antecedent has to say who it is.
    if len(naming.people) > 1:
        return ClauseReading(first, end, Verdict.PRONOUN, pronoun=" ".join(evidence_words(clause)))
    return ClauseReading(first, end, Verdict.SPEAKER)


def _is_spokesman_of(spot: "_Spot", clause: str, mention: Mention) -> bool:
    """Whether a clause is "a spokesman for X said" or "said a spokesman for X", and does not name the spokesman."""
    words = evidence_words(clause)
    at = mention.first - spot.first
    before = [word.lower() for word in words[: max(at, 0)]]
    if before and before[-1] in _DEFINITE_ARTICLES:
        before.pop()
    # "a spokesman for" are three words, "said a spokesman for" four; more could be somebody's name.
    if len(before) < 3 or before[-3] not in _ARTICLES or before[-2] not in _SPOKESMEN:
        return False
    if before[-1] not in _SPOKESMAN_LINKS:
        return False
    last = words[mention.end - spot.first - 1] if mention.end <= spot.end else ""
    if mention.end < spot.end:
        # "A spokesman for X, Ann Roe, said" and "Ann Roe, a spokesman for X said" are Roe's.
        return len(before) == 3 and last[-1:].isalnum() and words[mention.end - spot.first][:1].islower()
    plain = last.rstrip(",.;:")
    # The name has to end the narration there: a comma would go on with the spokesman's own name.
    ends = frozenset((plain, plain + "."))
    return len(before) == 4 and spot.begins and spot.view.is_word(mention.end - 1, ends)


def _find_pronoun(clause: str) -> tuple[int, str | None]:
    """The index of the first pronoun among a clause's words, and the pronoun."""
    for index, word in enumerate(evidence_words(clause)):
        bare = word.strip(",.;:()").lower()
        # French turns them round: "dit-il", "a-t-elle dit".
        for part in bare.split("-"):
            if part in _PRONOUNS and (part not in _INVERTED or "-" in bare):
                return index, part
    return 0, None


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place where a clause stands in an area beside a quotation."""

    view: SourceView
    quotation: int
    area: ClauseArea
    first: int
    end: int

    @property
    def begins(self) -> bool:
        """Whether the clause comes right after the quotation."""
        follows = self.area.side == "after"
        return follows and not counted(self.view, self.area.first, self.first)

    def holds(self, naming: Naming) -> bool:
        return self.first <= naming.mention.first < self.end


def _other_around(spot: _Spot, own: Sequence[Naming], others: Sequence[Naming]) -> str | None:
    """Another person named earlier in the area, or between a clause and the quotation it precedes."""
    start, end = spot.view.quotations[spot.quotation]
    follows = spot.area.side == "after"
    earlier = end if follows else spot.area.first
    later = spot.end if follows else start
    # "Doe told Roe, who said": it is Roe who speaks, though Doe is named earlier.
    handed_over = any(spot.holds(n) and n.mention.hands_over and not n.mention.can_speak for n in own)
    for naming in others:
        position, can_speak = naming.mention.first, naming.mention.can_speak
        # After a quotation anybody who is named first takes the words, even in "an aide to Roe said". Before a
        # quotation a governed name takes nothing: "in a letter to Roe, Doe wrote".
        if earlier <= position < spot.first and (follows or (can_speak and not handed_over)):
            return min(naming.people)
        if spot.end <= position < later and (can_speak or naming.mention.hands_over):
            return min(naming.people)
    return None


def _other_reached(spot: _Spot, others: Sequence[Naming]) -> str | None:
    """Another person to whom the text before a quotation hands it over.

    Either the clause stands between two quotations and the second has a clause of its own ("…,” said Doe,
    “…,” said Roe), or the clause hands over to somebody in it ("Doe told Roe, who said").
    """
    if spot.area.side != "before":
        return None
    for naming in others:
        if spot.holds(naming) and naming.mention.hands_over:
            return min(naming.people)
    before = spot.quotation and spot.view.quotations[spot.quotation - 1][1] == spot.area.first
    if before and not begins_sentence(spot.view, spot.area.first):
        for after in areas_after(spot.view, spot.quotation):
            for naming in others:
                if after.first <= naming.mention.first < after.end and naming.mention.can_speak:
                    return min(naming.people)
    return None
