"""What may stand between a subject and its verb: "Roe last week said", "Roe backs Doe and in a statement praised"."""

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.saying_verbs import NOUNS, VERBS
from incident_record.source.units import Unit

_HAVING = lex.AUXILIARIES - lex.PASSIVES
_NEAR_AUXILIARIES = all_words("near_auxiliaries")
_TIMES = lex.WEEKDAYS | {word.lower() for word in lex.CALENDAR}
_ELAPSED = lex.ELAPSED - lex.PREPOSITIONS
_TIMING = all_words("before_periods") | all_words("roughly")
_FLOATING = lex.DETERMINERS - lex.THATS - lex.POSSESSIVES.keys() - all_words("articles") - lex.INDEFINITE
_PLACE = 5  # tokens of a phrase between "and" and a verb


def before_verb(unit: Unit, i: int) -> int:
    """The token before a verb and what may stand between a subject and it; -1 where there is none."""
    j = i - 1
    if unit.at(j).low in _NEAR_AUXILIARIES and not unit[j].stop and unit[i].low not in NOUNS:
        j -= 1
    while j >= 0 and not unit[j].closes:
        before = _before_time(unit, j)
        light = unit[j].low in lex.AUXILIARIES or unit[j].low in lex.INFINITIVE_MARKS or unit.is_adverb(j)
        # "Roe and Doe each said", "Roe has since said"
        light = light or (unit[j].low in _FLOATING and j > 0 and unit.in_name(j - 1) and not unit[j - 1].closes)
        light = light or (unit[j].low in lex.ADVERBIAL and unit.at(j - 1).low in _HAVING)
        if before == j and not light:
            break
        j = min(before, j - 1)
    return _before_place(unit, j)


def _before_place(unit: Unit, j: int) -> int:
    """The "and" before a short phrase that ends at `j`: "Roe backs Doe and in a statement praised"."""
    if j < 0 or unit[j].closes or unit[j].capital or lex.pronoun_of(unit[j].low) or lex.is_person(unit[j].low):
        return j  # "and since May she said" has a subject
    for k in range(j - 1, max(j - _PLACE, 0), -1):
        if unit[k].closes or unit[k].low in VERBS or unit[k].capital:
            break
        if unit[k].low in lex.PREPOSITIONS and unit[k - 1].low in lex.COORDINATORS:
            nouns = sum(token.low in lex.DETERMINERS for token in unit[k + 1 : j])
            return k - 1 if nouns < 2 else j  # "and in a way the board said" has one too
    return j


def _before_time(unit: Unit, j: int) -> int:
    """The token before a phrase that says when and ends at `j`: "Roe last week said", "the board late Monday said"."""
    k, timed = j, False
    while k >= 0 and not (k < j and unit[k].closes):
        low, elapsed = unit[k].low.lower(), unit[k].low in _ELAPSED and k == j
        # With a capital they are names: "Doris Day said".
        anchor = low in _TIMES or unit[k].low in lex.ANY_PERIODS
        if not (anchor or elapsed) and not (k < j and (low in _TIMING or low[:1].isdigit())):
            break
        timed = timed or anchor
        k -= 1
    # "Theresa May said": a month says when with "last" or a number alone.
    named = k == j - 1 and unit[j].capital and unit[j].low.lower() not in lex.WEEKDAYS
    if not timed or named or k < 0:
        return j
    # "Roe, who was out, on Friday said"; what begins the sentence is no time between a subject and its verb.
    parted = unit[k].stop == "," and unit[k + 1].low in lex.PREPOSITIONS and unit.stretch_start(k) > 0
    return k if parted or not (unit[k].closes or unit.begins_clause(k + 1)) else j
