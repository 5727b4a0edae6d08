"""Noun phrases in the narration that can be subjects: where they begin, which word is their head, who stands beside whom.

Everything follows from the source alone: from capitals, stops, and the small words of `languages`. A recorded name
stands in a subject if it covers the subject's head ("Roe" in "Mayor Ann Roe", not in "a Roe supporter").
"""

from dataclasses import dataclass

from incident_record.languages import all_words
from incident_record.source.objects import is_person_noun, is_reduced, outer_end
from incident_record.source.openers import CALENDAR, is_after_opener
from incident_record.source.proxies import attached_names, is_document, is_proxy, officer_after, owner_of
from incident_record.source.units import Unit, has_no_capitals
from incident_record.source.verbs import NOUNS, VERBS

_AUXILIARIES, _ADVERBS = all_words("auxiliaries"), all_words("adverbs")
_DETERMINERS, _COORDINATORS = all_words("determiners"), all_words("coordinators")
_PREPOSITIONS = (all_words("prepositions") | all_words("governing") | all_words("recipients")) - all_words("relatives")
_SUBORDINATORS, _RELATIVES = all_words("subordinators"), all_words("relatives")
_PRONOUNS = all_words("pronouns") - _RELATIVES - all_words("inverted_pronouns")
_OTHER_SUBJECTS = all_words("other_subjects")
_PARTICLES = all_words("particles") - _PREPOSITIONS - _DETERMINERS
_PERSON_NOUNS = all_words("proxies") | all_words("offices") | all_words("kin")
_INDEFINITE = frozenset(("a", "an", "one", "another"))
_NOT_ADVERBS, _DATIVES = all_words("not_adverbs"), tuple(all_words("dative_endings"))
_NOTS, _OF = all_words("nots"), all_words("belonging")
_FUNCTION_WORDS = (
    _AUXILIARIES | _DETERMINERS | _COORDINATORS | _PREPOSITIONS | _SUBORDINATORS | _PRONOUNS | _OTHER_SUBJECTS
    | all_words("openers") | _NOTS
)  # fmt: skip

BEFORE, AFTER, WIDEST = 5, 4, 8
"""How many words before the head of a subject, after it, and together may be part of a name: what a seal opens of it."""

_MAX_PHRASE = 8  # words of a noun phrase


@dataclass(frozen=True, slots=True)
class Member:
    """One phrase of a subject. Indices count the tokens of a unit.

    Args:
        first: where the phrase begins.
        head: its head.
        end: after its last token.
        group: which of several joint subjects it is; appositions have the same group.
        role: one of those below.
    """

    first: int
    head: int
    end: int
    group: int = 0
    role: int = 0


NAMED, PRONOUN, PROXY, NOBODY, OWNER = range(5)
"""A noun phrase; a pronoun; whom a spokesman speaks for; what no record can have; "Doe's"."""


def pronoun_of(low: str) -> str:
    """The pronoun that a word is or begins with ("she's"), or nothing."""
    plain = low.split("'")[0]
    if "-" in plain:  # "dit-il"
        plain = plain.rsplit("-", 1)[1]
    return plain if plain in _PRONOUNS or plain in _OTHER_SUBJECTS else ""


def is_adverb(unit: Unit, i: int) -> bool:
    """Whether a word may stand between a subject and its verb, or before both."""
    token = unit[i]
    if token.low in _ADVERBS:
        return True
    if not token.low.endswith("ly") or len(token.low) < 5 or token.low in _NOT_ADVERBS or not token.low.islower():
        return False
    # "Kelly" is a name, and "Recently" none where a name, a preposition or a comma follows.
    follows = unit[i + 1] if i + 1 < len(unit) else None
    opens = follows is not None and (follows.capital or follows.low in _PREPOSITIONS)
    return not token.capital or bool(token.stop) or opens


def begins_clause(unit: Unit, i: int) -> bool:
    """Whether a clause or a phrase of its own may begin at a token: after a stop, a quotation, or a small word for it."""
    if i <= 0:
        return True
    before = unit[i - 1]
    return bool(before.quotation >= 0 or before.stop or before.low in _SUBORDINATORS or before.low in _RELATIVES)


def run_start(unit: Unit, j: int) -> int:
    """Where the run of capitals that ends at a token begins; `j` itself where it has none."""
    k = j
    while k and not unit[k - 1].stop and (in_name(unit, k - 1) or _is_particle(unit, k - 1)):
        k -= 1
    return k


def _is_particle(unit: Unit, i: int) -> bool:
    """Whether a small word stands inside a name: "Mary van Roe"."""
    return i > 0 and unit[i].low in _PARTICLES and in_name(unit, i - 1) and not unit[i - 1].stop


def in_name(unit: Unit, i: int) -> bool:
    """Whether a token is a word of a name: a capital that is not the sentence's own."""
    token = unit[i]
    if token.quotation >= 0 or not token.capital or token.low in CALENDAR:
        return False
    # "The", "In", "When" at the start of a sentence are capitals of the sentence.
    return token.low not in _FUNCTION_WORDS


def subject_before(unit: Unit, j: int) -> tuple[Member, ...]:
    """The noun phrase that ends at a token, as a subject: its members, with those that "and" joins to it."""
    token = unit[j]
    if token.quotation >= 0:
        return ()
    word = pronoun_of(token.low)
    if word:
        return _joined(unit, Member(j, j, j + 1, role=NOBODY if word in _OTHER_SUBJECTS else PRONOUN))
    first = run_start(unit, j) if in_name(unit, j) else j
    lead = with_determiner(unit, first)
    if in_name(unit, j) and (outer := outer_end(unit, lead)) is not None:
        return _around(unit, outer, j)
    before = unit[lead - 1].low if lead and not begins_clause(unit, lead) else ""
    if in_name(unit, j) and before not in _PREPOSITIONS:
        return _joined(unit, Member(lead, j, j + 1))
    if in_name(unit, j) and begins_clause(unit, lead - 1) and (lead < 2 or unit[lead - 2].low not in _RELATIVES):
        # "In Salem Roe said" and "On Monday Roe said": the preposition opens the sentence.
        return (Member(first, j, j + 1),)
    return _phrase_before(unit, j)


def _around(unit: Unit, outer: int, j: int) -> tuple[Member, ...]:
    """The subject of a verb whose nearest name, which ends at `j`, is an object within that subject."""
    return subject_before(unit, outer - 1) or (Member(j, j, j + 1, role=NOBODY),)


def with_determiner(unit: Unit, first: int) -> int:
    """Where a phrase begins whose first capital is a token: at its article, with few words between ("the younger Roe")."""
    for k in range(first - 1, max(first - 4, -1), -1):
        if unit[k].stop or unit[k].quotation >= 0 or (unit[k].capital and not begins_clause(unit, k)):
            break
        if unit[k].low in _DETERMINERS:
            return k
        if unit[k].low in _FUNCTION_WORDS or is_adverb(unit, k) or is_reduced(unit, k):
            break
    return first


def _phrase_before(unit: Unit, j: int) -> tuple[Member, ...]:
    """A noun phrase with small letters or a preposition in it ("a spokesman for Roe"), back to where it begins."""
    first = j
    while first and not begins_clause(unit, first) and j - first < 2 * _MAX_PHRASE:
        if unit[first - 1].low in _AUXILIARIES or pronoun_of(unit[first - 1].low):
            break
        first -= 1
    # The last article that no preposition governs begins it: of "told reporters the mayor", "the mayor".
    for k in range(j, first, -1):
        if unit[k].low in _DETERMINERS and unit[k - 1].low not in _PREPOSITIONS:
            outer = outer_end(unit, k)
            if outer is not None:
                return _around(unit, outer, j)
            first = next(n for n in range(k, first - 1, -1) if n == first or unit[n - 1].low not in _DETERMINERS)
            break
    if first and first < j and unit[first - 1].low in _RELATIVES and not unit[first].capital:
        return _around(unit, first - 1, j)  # "the man who fled police said"
    first += unit[first].low in _PREPOSITIONS | _COORDINATORS
    if first > j:
        return ()
    members = core_of(unit, first, j + 1)
    return _joined(unit, members[0]) if len(members) == 1 else members


def core_of(unit: Unit, first: int, end: int) -> tuple[Member, ...]:
    """The members of a phrase that begins at a token and ends before another; its head stands before a preposition."""
    core = first
    while core < end and (core == first or not (unit[core].low in _PREPOSITIONS or is_reduced(unit, core))):
        core += 1
    members = (Member(first, core - 1, end), *_owner(unit, first, core - 1))
    if core + 1 >= end or any(token.stop for token in unit[core : end - 1]):
        return members
    officer = officer_after(unit, core, end)
    if officer is not None and officer[1] == end:
        return (*members, Member(officer[0], end - 1, end))
    proxy = is_proxy(unit, first, core)
    governed = proxy or is_document(unit, first, core)
    # "a letter from Roe to Doe" is Roe's.
    last = end if proxy else next((k for k in range(core + 1, end) if unit[k].low in _PREPOSITIONS - _OF), end)
    return (*members, Member(core + 1, last - 1, last, role=PROXY if proxy else NAMED)) if governed else members


def _owner(unit: Unit, first: int, head: int, group: int = 0) -> tuple[Member, ...]:
    """Whoever wrote or said what a phrase is, as a member of it."""
    at = owner_of(unit, first, head)
    return () if at is None else (Member(first, at, at + 1, group, OWNER),)


def _joined(unit: Unit, member: Member) -> tuple[Member, ...]:
    """A subject with those that "and" joins to it before it: "Roe and Doe said"."""
    first = member.first
    if first < 2 or unit[first - 1].low not in _COORDINATORS or unit[first - 1].stop:
        return (member,)
    last = first - 2
    if unit[last].quotation >= 0 or unit[last].stop not in ("", ","):
        return (member,)
    begin = with_determiner(unit, run_start(unit, last) if in_name(unit, last) else last)
    named = in_name(unit, last) or unit[begin].low in _DETERMINERS or pronoun_of(unit[last].low)
    if not named or not is_after_opener(unit, begin) or (begin and unit[begin - 1].low in _NOTS):
        return (member,)  # "fired Roe and Doe said", "not Roe but Doe said"
    other = Member(begin, last, last + 1, 1, PRONOUN if pronoun_of(unit[last].low) else NAMED)
    members = [member, other]
    # "Poe, Doe and Roe said": the list goes on before a comma.
    while begin and unit[begin - 1].stop == "," and in_name(unit, begin - 1):
        last = begin - 1
        begin = run_start(unit, last)
        if not begins_clause(unit, begin):
            break
        members.append(Member(begin, last, last + 1, len(members)))
    return tuple(members)


def subject_after(unit: Unit, i: int, group: int = 0, *, closed: bool = False) -> tuple[Member, ...]:
    """The noun phrase that begins at a token, with its appositions and those that "and" joins to it.

    Args:
        unit: the tokens.
        i: where the phrase begins.
        group: the number of its group.
        closed: whether the phrase ends where the narration does, at a stop or a preposition, so that no verb is in it.
    """
    if i >= len(unit) or unit[i].quotation >= 0 or not unit[i].low or unit[i].low in _NOTS:
        return ()
    word = pronoun_of(unit[i].low)
    if word:
        return (Member(i, i, i + 1, group, NOBODY if word in _OTHER_SUBJECTS else PRONOUN),)
    end = phrase_end(unit, i)
    if end == i:
        return ()
    head = _head_of(unit, i, end, closed=closed)
    attached = [Member(k, k, k + 1, group + n) for n, k in enumerate(attached_names(unit, head, end), 1)]
    members = [Member(i, head, end, group), *_owner(unit, i, head, group), *attached]
    after = end
    if after < len(unit) and not unit[after - 1].stop and unit[after].low in _PREPOSITIONS:
        members += [Member(m.first, m.head, m.end, group, m.role) for m in proxy_after(unit, i, after)]
        while after < len(unit) and not unit[after - 1].stop and unit[after].quotation < 0:
            after += 1
        members[0] = Member(i, head, after, group)
    if unit[after - 1].stop == "," and after < len(unit):
        members += _apposition(unit, after, group)
    elif end < len(unit) and end == after and unit[end].low in _COORDINATORS and not unit[end - 1].stop:
        follows = unit[end + 1] if end + 1 < len(unit) else None
        if follows is not None and (
            in_name(unit, end + 1) or follows.low in _DETERMINERS or has_no_capitals(follows.low)
        ):
            members += subject_after(unit, end + 1, group + 1, closed=closed)
    return tuple(members)


def proxy_after(unit: Unit, first: int, core: int) -> tuple[Member, ...]:
    """Whom "a spokesman for …" speaks for, where the phrase ends the narration there."""
    officer = officer_after(unit, core, len(unit))
    if officer is not None:
        return (Member(officer[0], officer[1] - 1, officer[1]),)
    proxy = is_proxy(unit, first, core)
    if not proxy and not is_document(unit, first, core):
        return ()
    end = phrase_end(unit, core + 1)
    ended = end == len(unit) or unit[end].quotation >= 0
    if end == core + 1 or (proxy and (unit[end - 1].stop == "," or (unit[end - 1].stop and not ended))):
        return ()
    closed = proxy and (ended or unit[end].low in VERBS | _AUXILIARIES)
    return (Member(core + 1, _head_of(unit, core + 1, end, closed=closed), end, role=PROXY if proxy else NAMED),)


def _apposition(unit: Unit, i: int, group: int) -> list[Member]:
    """A phrase between commas that says again who the subject is: "the mayor, Ann Roe," and "Ann Roe, the mayor,"."""
    end = phrase_end(unit, i)
    if end == i or unit[i].low in _RELATIVES:
        return []
    named = in_name(unit, i)
    if not named and unit[i].low not in _DETERMINERS:
        return []
    return [Member(i, _head_of(unit, i, end) if named else end - 1, end, group)]


def phrase_end(unit: Unit, i: int) -> int:
    """After the last token of the noun phrase that begins at a token."""
    end = i
    while end < len(unit) and end - i < _MAX_PHRASE and unit[end].quotation < 0:
        low = unit[end].low
        if end > i or low not in _DETERMINERS:
            if low in _PREPOSITIONS or low in _SUBORDINATORS or low in _RELATIVES or low in _AUXILIARIES:
                break
            if low in VERBS and low not in NOUNS:
                break
            if end > i and unit[end - 1].low not in _DETERMINERS and is_adverb(unit, end):
                break
            if (end > i and is_reduced(unit, end)) or (unit[end].capital and low.endswith(_DATIVES)):
                break
            if low in _COORDINATORS or low in CALENDAR or pronoun_of(low) or (end > i and low in _DETERMINERS):
                break
        end += 1
        if unit[end - 1].stop:
            break
    return end


def _head_of(unit: Unit, first: int, end: int, *, closed: bool = False) -> int:
    """The head of a noun phrase: the end of its last run of capitals, or the noun behind it that the name only describes."""
    named = next((k for k in range(first, end) if in_name(unit, k)), None)
    if named is None:
        if has_no_capitals(unit[first].low):
            return first  # a script without capitals, where what follows may be anything
        if closed:
            return end - 1
        return first + 1 if unit[first].low in _DETERMINERS and first + 1 < end else first
    # A phrase that nothing follows ends in its head: of "Democratic clerk Ann Roe" the last name counts.
    if closed and unit[first].low not in _INDEFINITE:
        named = next(k for k in range(end - 1, first - 1, -1) if in_name(unit, k))
    head = _run_end(unit, named, end)
    # "Rubio’s campaign", "a Roe backer": the name only says whose it is, or of what kind.
    ended = end == len(unit) or bool(unit[end - 1].stop) or unit[end].quotation >= 0
    if closed and ended:
        return end - 1  # "Harbor office, in a statement:"
    if head + 1 < end and (unit[head].low.endswith(("'s", "s'")) or unit[first].low in _INDEFINITE):
        head = end - 1 if closed else head + 1
        head = _run_end(unit, head, end) if in_name(unit, head) else head
    while head + 1 < end and unit[head + 1].low in _PERSON_NOUNS:
        head += 1
    if head + 1 < end and is_person_noun(unit[head].low) and in_name(unit, head + 1):
        return _run_end(unit, head + 1, end)
    return _described(unit, head, end)


def _described(unit: Unit, head: int, end: int) -> int:
    """The name behind what only describes it ("Democratic city clerk Ann Roe"); `head` where there is none."""
    for k in range(head + 1, end - 1):
        if unit[k].capital or unit[k].low.endswith(("ed", "s")):
            break
        if is_person_noun(unit[k].low) and in_name(unit, k + 1):
            return _run_end(unit, k + 1, end)
    return head


def _run_end(unit: Unit, i: int, end: int) -> int:
    """The last token of the run of capitals that holds a token."""
    while i + 1 < end and in_name(unit, i + 1) and not unit[i].low.endswith(("'s", "s'")):
        i += 1
    return i
