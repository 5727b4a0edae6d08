"""Where a noun phrase ends that begins at a token, and which word is its head."""

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.saying_verbs import PURE_VERBS, VERBS
from incident_record.source.units import Unit, has_no_capitals

_DATIVE_TITLES = all_words("dative_titles")

_KIN = all_words("kin")
_DATIVES = tuple(all_words("dative_endings"))
# What no noun phrase goes on over.
LIMITS = PURE_VERBS | lex.PREPOSITIONS | lex.SUBORDINATORS | lex.RELATIVES | lex.AUXILIARIES
_NO_NOUNS = LIMITS | lex.TEXTS
_BREAKS = lex.COORDINATORS | lex.CALENDAR
_NAMED = all_words("impersonating") | all_words("dubbing")
LEAD = 3  # nouns before a name
MAX_PHRASE = 8  # words of a noun phrase


def phrase_end(unit: Unit, i: int) -> int:
    """After the last token of the noun phrase that begins at a token."""
    end = i
    while end < len(unit) and end - i < MAX_PHRASE and not unit[end].quoted:
        low = unit[end].low
        # "A Monday editorial"
        dated = end > i and unit[end - 1].low in lex.DETERMINERS and low in lex.CALENDAR and not unit[end].stop
        limits = low in LIMITS or low in _BREAKS or bool(lex.pronoun_of(low))
        limits = limits and not _joins_titles(unit, i, end)
        if limits and not dated and (end > i or low not in lex.DETERMINERS):
            break
        if unit[end].capital and low.endswith(_DATIVES):
            break
        if low in _DATIVE_TITLES and end > i and unit[end - 1].capital:
            break  # "Wilk pani Lis"
        if end > i:
            adverbial = unit[end - 1].low not in lex.DETERMINERS and unit.is_adverb(end)
            # "The two sailors, however, said"
            again = low in lex.DETERMINERS and unit[end - 1].low not in lex.DETERMINERS
            if adverbial or unit.is_reduced(end) or again:
                break
        end += 1
        if unit[end - 1].stop:
            break
    return end


def _joins_titles(unit: Unit, first: int, k: int) -> bool:
    """Whether "and" stands between two nouns for the one who is named behind them: "Doe friend and ally Ann Roe"."""
    plain = k > first and not unit[k - 1].closes and unit[first].low not in lex.DETERMINERS
    nouns = plain and lex.is_person_noun(unit[k - 1].low) and lex.is_person_noun(unit.at(k + 1).low)
    return nouns and unit[k].low in lex.ANDS and unit.at(k + 2).capital and not unit[k + 1].closes


def head_of(unit: Unit, first: int, end: int, *, closed: bool) -> int:
    """The head of a noun phrase: the end of its last run of capitals, or the noun behind it that the name only describes."""
    names = [k for k in range(first, end) if unit.in_name(k)]
    if not names:
        if has_no_capitals(unit[first].low):
            return first  # a script without capitals, where what follows may be anything
        begin = first + (unit[first].low in lex.DETERMINERS and first + 1 < end)
        return end - 1 if closed or _is_complete(unit, begin, end) else begin
    if closed and (end == len(unit) or unit[end - 1].stop or unit[end].quoted):
        return end - 1  # "Harbor office, in a statement:"
    # A phrase that nothing follows ends in its head: of "Democratic clerk Ann Roe" the last name counts.
    indefinite = unit[first].low in lex.INDEFINITE
    name = names[-1 if closed and not indefinite else 0]
    verb = unit.run_start(name) - 1
    if verb > first + 1 and _is_verb_before_name(unit, verb):
        return verb - 1  # "A man robbed Doe", "The ad hits Doe", "Her husband met Doe"
    head = unit.run_end(name, end)
    verbal = unit.at(head + 1).low.endswith(lex.PAST_ENDINGS)  # "an angry Roe walked out"
    if head + 1 < end and (unit[head].possessive or (indefinite and not verbal)):
        # "Roe’s campaign", "a Roe backer": the name only says whose it is, or of what kind.
        head = end - 1 if closed else head + 1
        head = unit.run_end(head, end) if unit.in_name(head) else head
    while head + 1 < end and unit[head + 1].low in lex.PERSON_NOUNS:
        head += 1
    if head + 1 < end and lex.is_person_noun(unit[head].low) and unit.in_name(head + 1):
        return unit.run_end(head + 1, end)
    return _described(unit, head, end)


def _is_complete(unit: Unit, begin: int, end: int) -> bool:
    """Whether a phrase without a name ends in its noun, since no verb can be in it: "the former secretary of"."""
    if end == len(unit) or unit[end - 1].stop:
        return False
    return unit[end].low in lex.BELONGING | lex.RELATIVES or unit.is_reduced(end)


def _is_verb_before_name(unit: Unit, i: int) -> bool:
    """Whether a word between a noun and a name is a verb: a regular one, or any small word behind a noun for a person."""
    low = unit[i].low
    if low in _NAMED or unit[i].capital or unit[i].possessive or lex.is_person(low):
        return False
    return lex.is_person(unit[i - 1].low) or (low.endswith(lex.VERB_ENDINGS) and is_noun(unit, i - 1))


def is_noun(unit: Unit, i: int) -> bool:
    """Whether a word before a verb in "-ed" can be its subject: not in "the newly elected Roe"."""
    low = unit[i].low
    return (
        not unit[i].capital
        and not low.endswith(lex.ADVERB_ENDINGS)
        and low not in lex.SMALL_WORDS
        and not unit[i].possessive
    )


def _described(unit: Unit, head: int, end: int) -> int:
    """The name behind what only describes it ("Democratic city clerk Ann Roe"); `head` where there is none."""
    for k in range(head + 1, end - 1):
        if unit[k].capital or unit[k].low.endswith(lex.VERB_ENDINGS):
            break
        if lex.is_person_noun(unit[k].low) and unit.in_name(k + 1):
            return unit.run_end(k + 1, end)
    return head


def only_follows(unit: Unit, k: int) -> bool:
    """Whether a word before a preposition only says more of the noun before it: "officials familiar with", "a report written by"."""
    low, noun = unit[k].low, unit.at(k - 1)
    if unit[k].capital or noun.capital:
        return False
    if lex.is_person(noun.low):
        return not lex.is_person(low)
    participle = low.endswith(lex.PAST_ENDINGS) or low in lex.AUTHORING
    return participle and noun.low not in lex.SMALL_WORDS and not noun.low.endswith(lex.ADVERB_ENDINGS)


def titles_start(unit: Unit, first: int) -> int:
    """Where the words before a name begin that say who those are whom a clause joins: "local sailors Ann Roe and Tom Doe"."""
    k = first
    while k and first - k < LEAD and not unit.begins_clause(k) and (is_noun(unit, k - 1) or unit.in_name(k - 1)):
        k -= 1
    people = (
        first > k
        and not any(token.low.endswith(lex.PAST_ENDINGS) for token in unit[k:first])
        and lex.is_person(unit[first - 1].low)
        and unit[first - 1].low.endswith(lex.PLURAL_ENDINGS)
    )
    return k if people and unit.begins_clause(k - (unit.at(k - 1).low in lex.DETERMINERS)) else first


def relative_clause(unit: Unit, j: int) -> int | None:
    """The "who" or "that" of a clause which ends at a token and opens its sentence with what it is about.

    "Those who saw it said", "the group that organized the march said".
    """
    if unit.in_name(j) and not lex.pronoun_of(unit[j].low):
        return None
    start = unit.stretch_start(j)
    start += unit[start].low in lex.COORDINATORS
    links = lex.THATS | lex.RELATIVE_PRONOUNS
    who = next((k for k in range(start + 1, min(start + LEAD + 2, j)) if unit[k].low in links), j)
    # Of "the mayor knew that it said" the "that" is a verb's.
    long = unit[who].low in lex.THATS and who > start + 2
    noun = unit[start].low in lex.DETERMINERS or lex.is_person(unit[start].low)
    if who + 1 >= j or long or not noun or any(unit[k].low in _NO_NOUNS for k in range(start + 1, who)):
        return None
    subject = unit[who + 1].low in lex.SMALL_WORDS - VERBS
    # "The sailors who wrote to her said" say nothing yet by writing to her.
    inside = who + 1 + (unit[who + 2].low in lex.PREPOSITIONS)
    verb = next((k for k in range(inside, j) if unit[k].low in VERBS), j)
    # "The clerk who told Roe the mayor said" tells what the mayor said, "the clerk who says Roe left said" speaks.
    personal = lex.is_person(unit[j].low) or bool(lex.pronoun_of(unit[j].low))
    other = verb < j and (personal or any(token.low in lex.DETERMINERS for token in unit[verb:j]))
    return who if not subject and not other else None


def is_in_prepositional_phrase(unit: Unit, first: int) -> bool:
    """Whether a preposition inside a clause governs a name behind the nouns before it: "the lawyer for club member Ann Roe"."""
    k = first
    while first - k < LEAD and k and not unit.begins_clause(k) and is_noun(unit, k - 1):
        k -= 1
    if not 1 < k < first or unit[k - 1].low not in lex.PREPOSITIONS or unit[k - 2].low in lex.SMALL_WORDS:
        return False
    start = next((n for n in range(k - 1, 0, -1) if unit.begins_clause(n)), 0)
    # "The kind of campaign Roe wants" has two nouns too.
    title = lex.is_person_noun(unit[first - 1].low) and unit[first - 1].low not in _KIN
    return start < k - 1 and (title or unit.at(start - 1).quoted)
