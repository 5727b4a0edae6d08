"""The subject of a verb that a comma parts from it: appositions and asides are passed over."""

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.noun_phrases import phrase_end
from incident_record.source.saying_verbs import PREDICATES, is_participle
from incident_record.source.subjects import Member, proxy_after
from incident_record.source.units import DASH, Unit

_LINKING = lex.RELATIVE_PRONOUNS | lex.COORDINATORS | lex.PREPOSITIONS
_OPENING = lex.SUBORDINATORS - lex.PREPOSITIONS
_NO_DESCRIPTION = lex.FUNCTION_WORDS - lex.DETERMINERS
_BELONGING = lex.BELONGING | all_words("located")
_MAX_SEGMENTS = 6  # stretches between commas that may stand between a subject and its verb


def subject_across(unit: Unit, j: int) -> tuple[Member, ...]:
    """The subject of a verb that a comma parts from it: "Ann Roe, the mayor, said"; `j` is the token with the comma.

    Goes back over what stands between commas to a phrase that fills its stretch, or begins a clause.
    """
    end = j + 1
    described: tuple[Member, ...] = ()
    nearest: tuple[Member, ...] = ()
    place: tuple[Member, ...] = ()
    aside = False
    # Bounded, since a list of names may run over all of a sentence.
    for _ in range(_MAX_SEGMENTS):
        first = unit.stretch_start(end - 1)
        members = _opened(unit, first, end - 1) or _subject_in(unit, first, end)
        if not members and aside and unit.in_name(end - 1) and unit[first].low not in lex.PREPOSITIONS:
            members = (Member(unit.run_start(end - 1), end - 1, end),)  # "…, Roe, who left, said"
        aside = unit[first].low in lex.RELATIVE_PRONOUNS
        if members and unit.in_name(members[0].head) and not _is_description(unit, first):
            if end == j + 1 and _is_wider_place(unit, first):
                end = first
                continue
            if end - first > 1 or not first or unit[first - 1].stop != "," or unit[end - 1].stop == DASH:
                return (*members, *described, *_joined_pairs(unit, first))
            # One word may be a place or a party behind another name: "in Columbus, Ohio, said", "Ann Roe, R-Maine, said".
            place = place or (() if ends_in_place(unit, first - 1) else members)
            members = ()
        described = members + described if members else ()
        nearest = nearest or described
        if not first or unit[first - 1].stop not in (",", unit[j].stop if unit[j].stop == DASH else ","):
            break
        end = first
    return place or described or nearest


def _joined_pairs(unit: Unit, last: int) -> tuple[Member, ...]:
    """Those whom "and" joins, each with a description, to a name that begins at a token: "the owner, Ann Roe, and the mayor, Tom Doe,"."""
    link = unit.stretch_start(last - 1) if last else 0
    if not link or unit[link].low not in lex.ANDS or not _describes(unit, link + 1, last):
        return ()
    names: list[Member] = []
    first = link
    for _ in range(_MAX_SEGMENTS):
        middle = unit.stretch_start(first - 1)
        outer = unit.stretch_start(middle - 1) if middle and unit[middle - 1].stop == "," else middle
        begin = next((k for k in range(outer, middle) if not _opens(unit, k)), outer)
        named = begin if unit.in_name(begin) and _describes(unit, middle, first) else middle
        end = middle if named == begin else first
        if named == middle and not (outer < middle and _describes(unit, begin, middle)):
            break
        names.append(Member(named, end - 1, end, len(names) + 1))
        first = outer
        # Only whoever begins the clause is its subject: not in "He met the owner, Ann Roe, and the mayor, Tom Doe, said".
        if not first or unit[first - 1].quoted or _opens(unit, unit.stretch_start(first - 1)):
            return tuple(names)
    return ()


def _describes(unit: Unit, first: int, end: int) -> bool:
    """Whether a stretch that begins at a token can only say who somebody is: "the owner,", "safety manager,"."""
    phrase = unit[first].low in lex.DETERMINERS or lex.is_person_noun(unit[end - 1].low)
    return phrase and phrase_end(unit, first) == end and not unit[end - 1].capital


def _opens(unit: Unit, k: int) -> bool:
    """Whether a word may open a sentence before its subject: "But", "On Monday", "In a joint statement,"."""
    return unit[k].low in lex.OPENERS | lex.COORDINATORS | lex.PREPOSITIONS | lex.CALENDAR | lex.SUBORDINATORS


def _subject_in(unit: Unit, first: int, end: int) -> tuple[Member, ...]:
    """The subject that a stretch between commas is, or that it ends with at the start of a clause."""
    last = end - 1
    if not first and last and unit[first].low in lex.COORDINATORS:
        first = 1  # "But Ann Roe, the mayor, said"
    # "Doe, representing Roe, said"
    if unit[first].low in _LINKING or (is_participle(unit[first].low) and first < last):
        return ()
    if unit.in_name(last):
        start = unit.run_start(last)
        if first and start == first + 1 and unit.is_adverb(first):
            return ()  # "Doe, not Roe, said", but "Even Roe, a friend, said"
        lead = start
        while lead > first and unit[lead - 1].low not in _NO_DESCRIPTION:
            lead -= 1
        if lead <= first + 1:
            return (Member(unit.with_determiner(start), last, end),)
    if unit.in_name(first):
        head = unit.run_end(first, end)
        verbal = any(token.low in PREDICATES for token in unit[head:end])
        if unit.at(head + 1).low in _BELONGING and not unit[head].stop and not verbal:
            return (Member(first, head, end),)  # "Ann Roe of Salem, the mayor, said"
    if unit[first].low in lex.DETERMINERS and not (unit[first].low in lex.THATS and unit.at(first + 1).capital):
        stop = phrase_end(unit, first)
        return (Member(first, stop - 1, stop), *(proxy_after(unit, first, stop) if stop < end else ()))
    return ()


def _is_wider_place(unit: Unit, first: int) -> bool:
    """Whether a name says where the place before it is: "Ann Roe, a baker from Salem, New Kent, said"; not "A baker from Salem, Ann Roe, said"."""
    start = unit.stretch_start(first - 1) if first else 0
    known = unit.in_name(start) or bool(described_name(unit, start)) or (start > 0 and unit[start].low in _BELONGING)
    return first > 0 and known and ends_in_place(unit, first - 1)


def _opened(unit: Unit, first: int, last: int) -> tuple[Member, ...]:
    """The name that begins a clause and ends at a token: "in what Ann Roe, the mayor, called", "As Ann Roe, the mayor, put it"."""
    lead = unit.run_start(last) if unit.in_name(last) else first
    opens = lead > first and (unit[lead - 1].low in _OPENING or (lead == 1 and unit[0].low in lex.CONJUNCTIVE))
    return (Member(lead, last, last + 1),) if opens else ()


def _is_description(unit: Unit, first: int) -> bool:
    """Whether a stretch with a capital only says more of the one before: "Ann Roe, the top Democrat, said"."""
    after = unit.at(first + 1)
    top = unit[first].low in lex.DETERMINERS and not after.capital and not lex.is_person_noun(after.low)
    return unit[first].low in lex.INDEFINITE or top or bool(described_name(unit, first))


def described_name(unit: Unit, first: int) -> tuple[Member, ...]:
    """The name at the beginning of a clause that a phrase says more of: "“…,” Ann Roe, the Harbor Party chairwoman"."""
    describes = unit[first].low in lex.DETERMINERS or (not unit[first].capital and lex.is_person_noun(unit[first].low))
    if not describes or unit.at(first - 1).stop != "," or not unit.in_name(first - 1):
        return ()
    name = unit.run_start(first - 1)
    return () if name and not unit[name - 1].quoted else (Member(name, first - 1, first),)


def ends_in_place(unit: Unit, j: int) -> bool:
    """Whether a name that ends at a token is governed by a preposition."""
    first = unit.run_start(j)
    return unit.in_name(j) and first > 0 and unit[first - 1].low in lex.PREPOSITIONS
