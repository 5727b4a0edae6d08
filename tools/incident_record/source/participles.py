"""Whose a participle of saying is: "Doe left, saying", "with Roe chanting", "quoted Roe as saying"."""

from collections.abc import Sequence

from incident_record.languages import all_words
from incident_record.source.actors import Entry, entry_with
from incident_record.source.objects import is_person_noun
from incident_record.source.subjects import (
    Member,
    begins_clause,
    in_name,
    pronoun_of,
    run_start,
    subject_after,
    subject_before,
    with_determiner,
)
from incident_record.source.units import Unit
from incident_record.source.verbs import NOUNS, VERBS

_AS, _AGENTS, _ABSOLUTES = all_words("conjunctive"), all_words("agents"), all_words("absolutes")
_AUXILIARIES, _COORDINATORS = all_words("auxiliaries"), all_words("coordinators")
_AGENT_REACH = 10  # tokens from a passive to "by"
_DETERMINERS = all_words("determiners")
_DOCUMENTS = all_words("documents")
_ADVERBIAL = all_words("adverbial")
_RECEIVING = all_words("receiving") - VERBS
_INFINITIVE = "to"
_PREPOSITIONS = all_words("prepositions") | all_words("governing")
_READING, _BLAMING = frozenset(("reading",)), frozenset(("of", "for", "from", "over"))
_TEXTS = all_words("documents") | all_words("utterances") | all_words("recitals")


def current_subject(acting: Sequence[Entry], i: int, *, main: bool = True) -> tuple[Member, ...]:
    """The subject that is still in force at a token."""
    before = sorted((entry for entry in acting if entry.first < i), key=lambda entry: entry.first)
    mains = [entry for entry in before if not entry.sub]
    chosen = mains if main and mains else before
    return chosen[-1].members if chosen else ()


def infinitive_subject(unit: Unit, i: int, acting: Sequence[Entry]) -> tuple[Member, ...]:
    """Who acts in the clause of an infinitive at a token: of "Doe left before Roe began to call it" it is Roe."""
    near = [
        entry
        for entry in acting
        if 0 < entry.first < i
        and unit[entry.first - 1].low in _ADVERBIAL
        and not any(token.stop for token in unit[entry.first : i])
    ]
    return current_subject(near or acting, i, main=not near)


def participle_entry(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> Entry | None:
    """ "Doe left, saying", "with Roe chanting", "quoted Roe as saying"."""
    if j >= 0 and unit[j].low in _AS and not unit[j].stop:
        j -= 1
        if j >= 0 and unit[j].low in VERBS:
            return entry_with(current_subject(acting, i), i, i)
    if j > 1 and unit[j].low in _BLAMING and not unit[j].stop:
        blamed = _blamed(unit, j - 1)
        if blamed:
            return entry_with(blamed, i, i, sub=True)
    if j >= 0 and unit[j].quotation < 0 and not unit[j].stop and unit[j].low not in _PREPOSITIONS | _COORDINATORS:
        members = _absolute(unit, j)
        if members:
            return entry_with(members, i, members[0].first, sub=True)
        beside = _beside_participle(unit, i, j, acting)
        if beside:
            return entry_with(beside, i, i)
    quoting = i + 1 < len(unit) and unit[i + 1].quotation >= 0
    if unit[i].low in NOUNS and (j < 0 or not (unit[j].stop or unit[j].low in _DOCUMENTS)) and not quoting:
        return None
    return entry_with(current_subject(acting, i), i, i)


def _absolute(unit: Unit, j: int) -> tuple[Member, ...]:
    """The subject of "with the board of the club saying"; it ends at a token, and has a preposition in it."""
    for k in range(j, max(j - _AGENT_REACH, -1), -1):
        if unit[k].quotation >= 0 or unit[k].stop or unit[k].low in VERBS or pronoun_of(unit[k].low):
            break
        if unit[k].low in _ABSOLUTES:
            members = subject_after(unit, k + 1)
            governed = any(token.low in _PREPOSITIONS for token in unit[k + 1 : j])
            return members[:1] if members and governed and unit[k + 1].low in _DETERMINERS else ()
    return ()


def _beside_participle(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> tuple[Member, ...]:
    """Who stands right before a participle and is its subject: "Roe heard the chief saying"."""
    first = run_start(unit, j)
    if first and unit[first - 1].low in _AGENTS:
        return current_subject([entry for entry in acting if not entry.says], i)  # "Doe was quoted by Roe as saying"
    if unit[j].capital:
        return (Member(first, j, j + 1),)
    if unit[j].low in _TEXTS and _is_received(unit, j):
        return (Member(j, j, j + 1),)
    plain = unit[j].low not in _TEXTS | _AUXILIARIES
    if plain and (is_person_noun(unit[j].low) or unit[i].low in _READING):
        return (Member(with_determiner(unit, j), j, j + 1),)
    return subject_before(unit, j) if pronoun_of(unit[j].low) else ()


def _is_received(unit: Unit, j: int) -> bool:
    """Whether a text at a token came from somebody else: "Roe liked a post calling"."""
    for k in range(j - 1, max(j - 1 - _AGENT_REACH, -1), -1):
        if unit[k].stop or unit[k].quotation >= 0:
            break
        if unit[k].low in _RECEIVING:
            return True
    return False


def _blamed(unit: Unit, j: int) -> tuple[Member, ...]:
    """Who is the object before "for saying" or "of saying": "Roe accused Doe of saying"."""
    if unit[j].quotation >= 0 or unit[j].stop or not (in_name(unit, j) or is_person_noun(unit[j].low)):
        return ()
    first = with_determiner(unit, run_start(unit, j))
    governed = begins_clause(unit, first) or unit[first - 1].low in _PREPOSITIONS | _AGENTS | _AUXILIARIES
    return () if governed or unit[first - 1].low == _INFINITIVE else (Member(first, j, j + 1),)
