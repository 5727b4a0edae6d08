"""Where a noun phrase ends that begins at a token, and which word is its head."""

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.units import Unit, has_no_capitals

_DATIVE_TITLES = all_words("dative_titles")
_DATIVES = tuple(all_words("dative_endings"))
# What no noun phrase goes on over.
_LIMITS = (lex.VERBS - lex.NOUNS) | lex.PREPOSITIONS | lex.SUBORDINATORS | lex.RELATIVES | lex.AUXILIARIES
_BREAKS = lex.COORDINATORS | lex.CALENDAR
_NAMED = all_words("impersonating") | {"called", "nicknamed"}
MAX_PHRASE = 8  # words of a noun phrase


def phrase_end(unit: Unit, i: int) -> int:
    """After the last token of the noun phrase that begins at a token."""
    end = i
    while end < len(unit) and end - i < MAX_PHRASE and not unit[end].quoted:
        low = unit[end].low
        if (end > i or low not in lex.DETERMINERS) and (low in _LIMITS or low in _BREAKS or lex.pronoun_of(low)):
            break
        if unit[end].capital and low.endswith(_DATIVES):
            break
        if low in _DATIVE_TITLES and end > i and unit[end - 1].capital:
            break  # "Wilk pani Lis"
        if end > i:
            adverbial = unit[end - 1].low not in lex.DETERMINERS and unit.is_adverb(end)
            if adverbial or unit.is_reduced(end) or low in lex.DETERMINERS:
                break
        end += 1
        if unit[end - 1].stop:
            break
    return end


def head_of(unit: Unit, first: int, end: int, *, closed: bool = False) -> int:
    """The head of a noun phrase: the end of its last run of capitals, or the noun behind it that the name only describes."""
    names = [k for k in range(first, end) if unit.in_name(k)]
    if not names:
        if has_no_capitals(unit[first].low):
            return first  # a script without capitals, where what follows may be anything
        return end - 1 if closed else first + (unit[first].low in lex.DETERMINERS and first + 1 < end)
    if closed and (end == len(unit) or unit[end - 1].stop or unit[end].quoted):
        return end - 1  # "Harbor office, in a statement:"
    # A phrase that nothing follows ends in its head: of "Democratic clerk Ann Roe" the last name counts.
    indefinite = unit[first].low in lex.INDEFINITE
    name = names[-1 if closed and not indefinite else 0]
    verb = unit.run_start(name) - 1
    if verb > first + 1 and unit[verb].low.endswith("ed") and unit[verb].low not in _NAMED and is_noun(unit, verb - 1):
        return verb - 1  # "A man robbed Doe"
    head = unit.run_end(name, end)
    verbal = unit.at(head + 1).low.endswith("ed")  # "an angry Roe walked out"
    if head + 1 < end and (unit[head].possessive or (indefinite and not verbal)):
        # "Rubio’s campaign", "a Roe backer": the name only says whose it is, or of what kind.
        head = end - 1 if closed else head + 1
        head = unit.run_end(head, end) if unit.in_name(head) else head
    while head + 1 < end and unit[head + 1].low in lex.PERSON_NOUNS:
        head += 1
    if head + 1 < end and lex.is_person_noun(unit[head].low) and unit.in_name(head + 1):
        return unit.run_end(head + 1, end)
    return _described(unit, head, end)


def is_noun(unit: Unit, i: int) -> bool:
    """Whether a word before a verb in "-ed" can be its subject: not in "the newly elected Roe"."""
    low = unit[i].low
    return not unit[i].capital and not low.endswith("ly") and low not in lex.SMALL_WORDS and not unit[i].possessive


def _described(unit: Unit, head: int, end: int) -> int:
    """The name behind what only describes it ("Democratic city clerk Ann Roe"); `head` where there is none."""
    for k in range(head + 1, end - 1):
        if unit[k].capital or unit[k].low.endswith(("ed", "s")):
            break
        if lex.is_person_noun(unit[k].low) and unit.in_name(k + 1):
            return unit.run_end(k + 1, end)
    return head
