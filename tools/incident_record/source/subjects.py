"""Noun phrases in the narration that can be subjects: where they begin, which word is their head, who stands beside whom.

Everything follows from the source alone: from capitals, stops, and the small words of `languages`. A recorded name
stands in a subject if it covers the subject's head ("Roe" in "Mayor Ann Roe", not in "a Roe supporter").
"""

from msgspec import Struct
from msgspec.structs import replace

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.noun_phrases import (
    MAX_PHRASE,
    head_of,
    is_in_prepositional_phrase,
    only_follows,
    phrase_end,
    relative_clause,
    titles_start,
)
from incident_record.source.openers import is_after_opener
from incident_record.source.proxies import attached_names, is_document, is_proxy, officer_after, opens_phrase, owner_of
from incident_record.source.saying_verbs import BASES, NOUNS, PREDICATES, PURE_VERBS, VERBS
from incident_record.source.units import Unit
from incident_record.source.voices import NAMED, NOBODY, OWNER, PRONOUN, PROXY

_PARTICLES, _IMPERSONATING = all_words("particles"), all_words("impersonating")
_TITLES, _DISTINGUISHING = all_words("titles"), all_words("distinguishing")
_NO_VERBS = VERBS | lex.COORDINATORS | lex.SUBORDINATORS | lex.PREPOSITIONS
_COPULAS, _ROLE_PREPOSITIONS = all_words("bare_copulas"), all_words("role_prepositions")
_OUTSIDE = lex.COORDINATORS | lex.PREPOSITIONS | PREDICATES  # what is no part of a name's description
_VERBAL = lex.PAST_ENDINGS + lex.PROGRESSIVE_ENDINGS
_REACH = 8  # tokens from "who" to the object of its verb

BEFORE, AFTER, WIDEST = 5, 4, 8
"""How many words before the head of a subject, after it, and together may be part of a name: what a seal opens of it."""


class Member(Struct, frozen=True):
    """One phrase of a subject. Indices count the tokens of a unit."""

    first: int
    head: int
    end: int  # after its last token
    group: int = 0  # which of several joint subjects it is; appositions have the same group
    role: int = 0  # one of those in `voices`


def clause_start(unit: Unit, i: int) -> int:
    """Where a clause begins whose subject begins at a token: words before a name belong to it ("board member Ann Roe")."""
    if lex.pronoun_of(unit[i].low):
        return i
    while i and not unit.begins_clause(i):
        before = unit[i - 1]
        # "“…,” State Senator Ann Roe said": a capital makes a name of what may be a noun.
        noun = before.capital and before.low in NOUNS and (unit[i].capital or lex.is_person_noun(unit[i].low))
        # "“…,” state Sen. Ann Roe said": a base has no subject behind it.
        noun = noun or (before.low in BASES and unit[i].capital and unit.at(i - 2).quoted)
        if before.low in _OUTSIDE and not noun:
            break
        i -= 1
    return i


def nobody_at(i: int) -> Member:
    """A subject that no record can have, at a token."""
    return Member(i, i, i + 1, role=NOBODY)


def is_personal(unit: Unit, member: Member) -> bool:
    """Whether a phrase may be somebody: "made the mayor call it"; not "made an unprompted call"."""
    head = unit[member.head]
    return member.role == PRONOUN or head.capital or lex.is_person(head.low)


def _pronoun_at(unit: Unit, i: int, group: int = 0) -> Member | None:
    word = lex.pronoun_of(unit[i].low)
    return Member(i, i, i + 1, group, NOBODY if word in lex.OTHER_SUBJECTS else PRONOUN) if word else None


def subject_before(unit: Unit, j: int) -> tuple[Member, ...]:
    """The noun phrase that ends at a token, as a subject: its members, with those that "and" joins to it."""
    if unit[j].quoted:
        return ()
    outer = relative_clause(unit, j)
    if outer is not None:
        return subject_before(unit, outer - 1)
    pronoun = _pronoun_at(unit, j)
    if pronoun:
        return _joined(unit, pronoun)
    return _name_before(unit, j) if unit.in_name(j) else _phrase_before(unit, j)


def _name_before(unit: Unit, j: int) -> tuple[Member, ...]:
    """The members of the noun phrase that ends in a name."""
    first = unit.run_start(j)
    if _is_opened(unit, first):
        return (Member(first, j, j + 1),)
    lead = unit.with_determiner(first)
    outer = _outer_end(unit, lead)
    if outer is not None:
        return _around(unit, outer, j)
    if lead == first and is_in_prepositional_phrase(unit, first):
        return _phrase_before(unit, j)
    if unit.begins_clause(lead) or unit[lead - 1].low not in lex.PREPOSITIONS:
        return _joined(unit, Member(lead, j, j + 1))
    if unit.begins_clause(lead - 1) and unit[lead - 1].capital and unit[lead - 1].low.lower() in _PARTICLES:
        return _joined(unit, Member(lead - 1, j, j + 1))  # "De Roe said"
    if unit.begins_clause(lead - 1) and unit.at(lead - 2).low not in lex.RELATIVES:
        # "In Salem Roe said" and "On Monday Roe said": the preposition opens the sentence.
        return (Member(first, j, j + 1),)
    return _phrase_before(unit, j)


def _is_opened(unit: Unit, first: int) -> bool:
    """Whether a name stands right behind an opener without a comma: "By the end of the day Roe said"."""
    before = unit.at(first - 1)
    if before.closes or before.capital or before.low in lex.FUNCTION_WORDS or lex.is_person_noun(before.low):
        return False
    k = first
    while k and not unit.begins_clause(k):
        k -= 1
    return unit[k].low in lex.PREPOSITIONS and is_after_opener(unit, first)


def _outer_end(unit: Unit, first: int) -> int | None:
    """Where the phrase ends that a name at `first` is only an object in; None where the name is no object.

    Of "the man who married Roe" and "a lawyer representing Roe" that is after "man" and "lawyer".
    """
    k = first - 1
    if k > 0 and unit[k].low in lex.MARKERS and not unit[k].stop:
        k -= 1
    if k < 1 or unit[k].closes or unit[first].low in lex.SUBORDINATORS:
        return None
    low, before = unit[k].low, unit[k - 1]
    if unit[first].low in lex.MARKERS and low in lex.RELATIVE_PRONOUNS:
        return k  # "qui a épousé Roe"
    if unit.is_reduced(k) or (low in _COPULAS and not before.closes):
        return k
    if low in _ROLE_PREPOSITIONS and (unit.is_reduced(k - 1) or before.low in _IMPERSONATING) and not before.stop:
        return k - 1
    if low in _NO_VERBS or lex.is_person_noun(low):
        return None
    # Some verb that no list has: its subject is "who", if that stands near enough.
    for r in range(k - 1, max(k - 1 - _REACH, 0), -1):
        if unit[r].low in lex.RELATIVE_PRONOUNS:
            return r
        if unit[r].closes or unit[r].low in lex.SUBORDINATORS - lex.ADVERBS:
            break
    return None


def _around(unit: Unit, outer: int, j: int) -> tuple[Member, ...]:
    """The subject of a verb whose nearest name, which ends at `j`, is an object within that subject."""
    return subject_before(unit, outer - 1) or (nobody_at(j),)


def _phrase_before(unit: Unit, j: int) -> tuple[Member, ...]:
    """A noun phrase with small letters or a preposition in it ("a spokesman for Roe"), back to where it begins."""
    first = j
    while first and not unit.begins_clause(first) and j - first < 2 * MAX_PHRASE:
        before = unit[first - 1].low
        says = before in PURE_VERBS and not before.endswith(lex.PROGRESSIVE_ENDINGS)
        if says or before in lex.AUXILIARIES or lex.pronoun_of(before):
            break
        first -= 1
    # The last article that no preposition governs begins it: of "told reporters the mayor", "the mayor".
    for k in range(j, first, -1):
        if unit[k].low in lex.DETERMINERS and unit[k - 1].low not in lex.PREPOSITIONS:
            outer = _outer_end(unit, k)
            if outer is not None:
                return _around(unit, outer, j)
            first = next(n for n in range(k, first - 1, -1) if n == first or unit[n - 1].low not in lex.DETERMINERS)
            break
    relative = _relative_before(unit, first, j)
    if relative is not None:
        return _around(unit, relative, j)
    first += unit[first].low in lex.PREPOSITIONS | lex.COORDINATORS
    if first > j:
        return ()
    joint = next((k for k in range(first + 1, j) if unit[k].low in lex.COORDINATORS), 0)
    plain = not any(t.low in lex.PREPOSITIONS or t.low in VERBS for t in unit[first : j + 1])
    # One article makes "the senator and Harbor Party candidate" one person.
    both = lex.is_person_noun(unit[joint - 1].low) and lex.is_person_noun(unit[j].low)
    both = both and not any(token.possessive for token in unit[joint + 1 : j])  # not of "the mayor and Doe's family"
    if joint and plain and not both and unit[first].low in lex.DETERMINERS:
        return (*core_of(unit, joint + 1, j + 1), Member(first, joint - 1, joint, 1))  # "the mayor and police"
    members = core_of(unit, first, j + 1)
    return _joined(unit, members[0]) if len(members) == 1 else members


def _relative_before(unit: Unit, first: int, j: int) -> int | None:
    """The "who" in whose clause a phrase is that begins at a token: "the man who fled police", "who was in the room"."""
    if 0 < first < j and unit[first - 1].low in lex.RELATIVES and not unit[first].capital:
        return first - 1
    who = first - 1
    while who > 0 and (unit[who].low in lex.AUXILIARIES or unit[who].low in lex.PREPOSITIONS or unit.is_adverb(who)):
        who -= 1
    # Without an auxiliary a preposition may belong to the clause around it.
    auxiliary = any(token.low in lex.AUXILIARIES for token in unit[who + 1 : first])
    return who if auxiliary and unit.at(who).low in lex.RELATIVES else None


def core_of(unit: Unit, first: int, end: int) -> tuple[Member, ...]:
    """The members of a phrase that begins at a token and ends before another; its head stands before a preposition."""
    core = first
    while core < end and (core == first or not (unit[core].low in lex.PREPOSITIONS or unit.is_reduced(core))):
        core += 1
    head = core - 1
    while head > first and (core < end or unit[head].low in lex.AUTHORING) and only_follows(unit, head):
        head -= 1  # "an email sent out by"
    name = unit.run_start(head) if unit.in_name(head) else first
    if name > first and unit[name - 1].low in lex.COORDINATORS:
        return _joined(unit, Member(name, head, end))  # "Ann Roe and Tom Doe of the board"
    members = (Member(first, head, end), *_owner(unit, first, head))
    owner = members[-1].head - 1 if members[1:] else 0
    if owner > first and unit[owner].low in lex.ANDS and unit.in_name(owner - 1):
        members += (Member(first, owner - 1, owner, 1),)  # "Ann Roe and Tom Doe's statement"
    if core + 1 >= end or any(token.stop for token in unit[core : end - 1]):
        return members
    officer = officer_after(unit, core, end)
    if officer is not None and officer[1] == end:
        return (*members, Member(officer[0], end - 1, end))
    if is_proxy(unit, first, core):
        return (*members, Member(core + 1, end - 1, end, role=PROXY))
    if is_document(unit, head, core):
        # "a letter from Roe to Doe" is Roe's.
        last = next((k for k in range(core + 1, end) if unit[k].low in lex.PREPOSITIONS - lex.BELONGING), end)
        return (*members, *_authors(unit, core + 1, last))
    return members


def _authors(unit: Unit, first: int, end: int) -> tuple[Member, ...]:
    """Everybody who has written a document, between two tokens: "a letter from Roe and Doe"."""
    starts = [first, *(k for k in range(first + 2, end) if unit[k - 1].low in lex.ANDS and opens_phrase(unit, k))]
    ends = [*(start - 1 for start in starts[1:]), end]
    return tuple(Member(start, stop - 1, stop, n) for n, (start, stop) in enumerate(zip(starts, ends, strict=True)))


def _owner(unit: Unit, first: int, head: int, group: int = 0) -> tuple[Member, ...]:
    """Whoever wrote or said what a phrase is, as a member of it."""
    owner = owner_of(unit, first, head)
    return () if owner is None else (Member(first, owner, owner + 1, group, OWNER),)


def _joined(unit: Unit, member: Member) -> tuple[Member, ...]:
    """A subject with those that "and" joins to it before it: "Roe and Doe said"."""
    first = member.first
    if first < 2 or unit[first - 1].low not in lex.COORDINATORS or unit[first - 1].stop:
        return (member,)
    last = _before_age(unit, first - 2)
    if unit[last].quoted or unit[last].stop not in ("", ","):
        return (member,)
    begin = unit.with_determiner(titles_start(unit, unit.name_start(last)))
    noun = unit.at(begin - 2)
    if unit[begin - 1].low in lex.PREPOSITIONS and lex.is_person(noun.low) and noun.low.endswith(lex.PLURAL_ENDINGS):
        return core_of(unit, unit.with_determiner(begin - 2), member.end)  # "officials at the board and the league"
    document = begin - 2
    while document > 0 and unit[document].low in lex.AUTHORING:
        document -= 1
    if document >= 0 and is_document(unit, document, begin - 1):
        return core_of(unit, unit.with_determiner(document), member.end)  # "a statement by Roe and Doe"
    named = unit.in_name(last) or unit[begin].low in lex.DETERMINERS or lex.pronoun_of(unit[last].low)
    if not named or not is_after_opener(unit, begin) or unit.at(begin - 1).low in lex.NOTS:
        return (member,)  # "fired Roe and Doe said", "not Roe but Doe said"
    members = [member, Member(begin, last, last + 1, 1, PRONOUN if lex.pronoun_of(unit[last].low) else NAMED)]
    # "Poe, Doe and Roe said": the list goes on before a comma.
    while begin and unit[begin - 1].stop == "," and unit.in_name(_before_age(unit, begin - 1)):
        last = _before_age(unit, begin - 1)
        begin = unit.run_start(last)
        if not unit.begins_clause(begin):
            break
        members.append(Member(begin, last, last + 1, len(members)))
    return tuple(members)


def _before_age(unit: Unit, last: int) -> int:
    """The end of the name before an age that ends at a token: "Doe, 41, and Roe said"."""
    aged = last > 0 and unit[last].low.isdecimal() and unit[last].stop == unit[last - 1].stop == ","
    return last - aged


def subject_after(unit: Unit, i: int, group: int = 0, *, closed: bool = False) -> tuple[Member, ...]:
    """The noun phrase that begins at a token, with its appositions and those that "and" joins to it.

    Args:
        i: where the phrase begins.
        group: the number of its group.
        closed: whether the phrase ends where the narration does, at a stop or a preposition, so that no verb is in it.
    """
    # A dash that stands alone is a token without letters.
    if not unit.at(i).low or unit[i].low in lex.NOTS:
        return ()
    pronoun, end = _pronoun_at(unit, i, group), phrase_end(unit, i)
    if pronoun or end == i:
        return (pronoun,) if pronoun else ()
    head = head_of(unit, i, end, closed=closed)
    head -= only_follows(unit, head) and end < len(unit) and not unit[end - 1].stop and head == end - 1 > i
    members = [Member(i, head, end, group), *_owner(unit, i, head, group)]
    members += [Member(k, k, k + 1, group + n) for n, k in enumerate(attached_names(unit, head, end), 1)]
    after = end
    if not unit[after - 1].stop and unit.at(after).low in lex.PREPOSITIONS:
        members += [replace(member, group=group + member.group) for member in proxy_after(unit, i, after)]
        while after < len(unit) and not unit[after - 1].stop and not unit[after].quoted:
            after += 1
        members[0] = Member(i, head, after, group)
    if unit[after - 1].stop == "," and after < len(unit):
        members += _apposition(unit, after, group)
    elif unit.at(after).low in lex.COORDINATORS and not unit[after - 1].stop and opens_phrase(unit, after + 1):
        # "Former Gov. and Harbor Party Chairman Ann Roe" is one person.
        other = unit[head].low.rstrip(".").lower() not in _TITLES
        members += subject_after(unit, end + 1, group + other, closed=closed)
    return tuple(members)


def proxy_after(unit: Unit, first: int, core: int) -> tuple[Member, ...]:
    """Whom "a spokesman for …" speaks for, where the phrase ends the narration there."""
    officer = officer_after(unit, core, len(unit))
    if officer is not None:
        return (Member(officer[0], officer[1] - 1, officer[1]),)
    proxy = is_proxy(unit, first, core)
    if not proxy and not is_document(unit, core - 1, core):
        return ()
    end = phrase_end(unit, core + 1)
    ended = end == len(unit) or unit[end].quoted
    if end == core + 1 or (proxy and (unit[end - 1].stop == "," or (unit[end - 1].stop and not ended))):
        return ()
    closed = proxy and (ended or unit[end].low in PREDICATES)
    if not proxy and not ended and unit[end].low in lex.ANDS and not unit[end - 1].stop and opens_phrase(unit, end + 1):
        return _authors(unit, core + 1, phrase_end(unit, end + 1))
    return (Member(core + 1, head_of(unit, core + 1, end, closed=closed), end, role=PROXY if proxy else NAMED),)


def _apposition(unit: Unit, i: int, group: int) -> list[Member]:
    """A phrase between commas that says again who the subject is: "the mayor, Ann Roe," and "Ann Roe, the mayor,"."""
    end = phrase_end(unit, i)
    last = next((k for k in range(i, len(unit)) if unit[k].closes), i)
    plain = not any(token.low in _OUTSIDE and token.low not in lex.BELONGING for token in unit[i:last])
    if unit[i].low in _DISTINGUISHING and unit.in_name(last) and plain:
        return [Member(i, last, last + 1, group)]  # "the other, former Secretary of Ports Ann Roe, left"
    named = unit.in_name(i)
    verb = unit.run_end(i, len(unit)) + 1
    acts = named and unit.in_name(i - 1) and not unit[verb - 1].closes  # "said Roe, Doe nodding"
    acts = acts and unit.at(verb).low.endswith(_VERBAL)
    if end == i or acts or unit[i].low in lex.RELATIVES or not (named or unit[i].low in lex.DETERMINERS):
        return []
    return [Member(i, head_of(unit, i, end, closed=False) if named else end - 1, end, group)]
