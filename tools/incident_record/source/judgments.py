"""Who gives words without a verb of saying: whoever expects, finds or dismisses something, and whoever a colon announces."""

from collections.abc import Sequence

from incident_record.languages import all_phrases, all_words, by_first_word
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry
from incident_record.source.saying_verbs import forms_of, is_participle
from incident_record.source.subjects import is_personal
from incident_record.source.units import Unit
from incident_record.source.verb_clauses import verb_entry

_FOREIGN = lex.TEXTS | lex.CARRIERS | lex.RECEIVING | lex.PERCEIVING | all_words("reciting")
_DELIVERING = all_words("delivering")
_STATING, _DISMISSING = all_words("stating"), all_words("dismissing")
_REGULAR = ((form,) for verb in all_words("regular_stances") for form in forms_of(verb))
_JUDGING = by_first_word([*_REGULAR, *all_phrases("stances")])
_USING, _MENTIONS = all_words("using") - lex.PREPOSITIONS, all_words("mentions")
_ADDRESSING, _OWN_TEXTS = all_words("addressing"), all_words("own_texts")
_SENDING, _FILING = all_words("sending"), all_words("publishing")
QUALIFIED = (_JUDGING.keys() | _STATING | _USING | _SENDING | _FILING) - _DISMISSING
"""Verbs of judging that a negation or a condition beside them makes unreal, as it does verbs of saying."""
_JUDGED = QUALIFIED | _DISMISSING
_PLEAS, _ASKED_FOR = all_words("pleas"), all_words("viewpoints")
_IDEAS = lex.TEXTS | all_words("doubted")
_PLAIN = lex.PREPOSITIONS | lex.OBJECT_PRONOUNS | lex.EXPLETIVES


def judgment_at(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """The entry whose verb of judging, or whose colon, is at a token."""
    entry = _judging(unit, i, acting) if unit[i].low in _JUDGED else None
    return entry or _delivered(unit, i, acting)


def _judging(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """ "Roe expects “…”", "Roe made clear that it was “…”", "A notice gives the end date as “…”"."""
    if any(unit.has(i, phrase) for phrase in _JUDGING.get(unit[i].low, ())):
        return None if _takes_foreign(unit, i) else verb_entry(unit, i, acting)
    if unit[i].low in _SENDING:
        return verb_entry(unit, i, acting) if unit.at(i + 1).quoted else None  # "Roe sent “her regrets”"
    if unit[i].low in _FILING:
        return verb_entry(unit, i, acting) if _asks_for(unit, i) else None
    if unit[i].low in _DISMISSING:
        described = any(unit[k].low in lex.CONJUNCTIVE and unit.at(k + 1).quoted for k in range(i + 1, len(unit)))
        return verb_entry(unit, i, acting) if described else None
    if unit[i].low in _USING:
        words = (k for k in range(i + 1, len(unit) - 1) if unit[k].low in _MENTIONS and unit[k + 1].quoted)
        return verb_entry(unit, i, acting) if next(words, 0) else None
    entry = verb_entry(unit, i, acting) if unit[i].low in _STATING else None
    return entry if entry is not None and unit[entry.members[0].head].low in lex.TEXTS else None


def _asks_for(unit: Unit, i: int) -> bool:
    """Whether the object of a verb asks for what is quoted: "The club filed a request with the board for “…”"."""
    h = next((k for k in range(i, len(unit)) if unit[k].quoted), i)
    plea = next((k for k in range(i + 1, h) if unit[k].low in _PLEAS), 0)
    own = not any(token.possessive or token.capital or token.low in lex.PREPOSITIONS for token in unit[i + 1 : plea])
    return bool(plea) and own and unit.at(h - 1).low in _ASKED_FOR


def _takes_foreign(unit: Unit, i: int) -> bool:
    """Whether another's words are the object of a verb: "Roe shrugged off Doe's idea that it was “…”"."""
    h = next((k for k in range(i, len(unit)) if unit[k].quoted), i)
    if unit.at(h - 1).stop == ":" and any(token.low in lex.TEXTS | lex.CARRIERS for token in unit[i + 1 : h]):
        return True  # "Roe found a note: “…”"
    owners = (k for k in range(i, h - 1) if unit[k].possessive and unit[k].capital)
    return any(unit[n].low in _IDEAS for k in owners for n in range(k + 1, min(k + 3, h)))


def _delivered(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """ "Roe shrugged: “…”", "Roe went further: “…”", "Roe issued the following statement: “…”"."""
    issued = unit[i].stop == "," and unit[i].low in _OWN_TEXTS  # "Roe issued a statement, “…”"
    if not (unit[i].stop == ":" or issued) or not unit.at(i + 1).quoted:
        return None
    main = next((entry for entry in acting if not entry.sub and entry.members[0].head < i), None)
    if main is None or not is_personal(unit, main.members[0]):
        return None
    verb = main.members[0].head + 1
    while verb < i and (unit[verb].low in lex.AUXILIARIES or unit.is_adverb(verb)):
        if unit[verb].low in _DELIVERING and not is_participle(unit[verb + 1].low):
            break  # "Roe has a message: “…”"
        verb += 1
    head = main.members[0].head
    if unit[head].stop == "," and unit[head + 1].low in lex.RELATIVES and unit[head].capital and not main.first:
        verb = i  # "Ann Roe, who sells eel: “…”"
    fits = _gives_own(unit, verb, i) and not any(token.closes for token in unit[head + 1 : i])
    fits = fits and (not issued or unit[verb].low in _FILING)
    return Entry(verb, main.first, main.members) if fits else None


def _gives_own(unit: Unit, verb: int, i: int) -> bool:
    """Whether nothing between a verb and a colon may hold another's words: not "Roe pointed at the wall: “…”"."""
    behind = unit[verb + 1 : i + 1]
    if unit[verb].low in _DELIVERING and any(token.low in lex.TEXTS for token in behind):
        return not any(token.low in lex.FROMS for token in behind)
    if unit[verb].low in _ADDRESSING:
        objects = (unit[k].low in lex.DETERMINERS or lex.is_person(unit[k].low) for k in range(verb + 1, i + 1))
        return all(named or unit.is_adverb(k) for k, named in enumerate(objects, verb + 1))
    if unit.at(verb + 1).low in lex.POSSESSIVES:
        return not any(token.low in _FOREIGN for token in unit[verb : i + 1])  # "Roe shook her head: “…”"
    return all(unit.is_adverb(k) or unit[k].low in _PLAIN for k in range(verb + 1, i + 1))


def is_finding(unit: Unit, entry: Entry) -> bool:
    """Whether a text finds something out: "the report found the gate “…”"."""
    return unit[entry.members[0].head].low in lex.TEXTS and not unit[entry.verb].low.endswith(lex.PROGRESSIVE_ENDINGS)
