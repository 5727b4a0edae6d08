"""Who acts in the narration of a sentence: the subjects of its main clause and of those inside it, verbs of saying or not."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from incident_record.languages import all_phrases, all_words
from incident_record.source.appositions import subject_across
from incident_record.source.objects import is_participle
from incident_record.source.subjects import Member, is_adverb, run_start, subject_after, subject_before
from incident_record.source.units import Unit
from incident_record.source.verbs import INVERTING, VERBS

_AUXILIARIES = all_words("auxiliaries")
_COORDINATORS, _RELATIVES = all_words("coordinators"), all_words("relatives")
_SUBORDINATORS, _OPENERS = all_words("subordinators"), all_words("openers")
_PREPOSITIONS = all_words("prepositions") | all_words("governing")
_ASKED = frozenset(phrase[0] for phrase in all_phrases("asked"))
_TOPICS, _MAX_TOPIC = all_phrases("topics"), max(map(len, all_phrases("topics")))
_ELAPSED, _EXPLETIVES = all_words("elapsed"), all_words("expletives")
_ROUGHLY = all_words("roughly")
_MAX_TIME = 8  # tokens of a phrase that says when, or that "it was" stands before
_MAX_BETWEEN = 4  # tokens between a name and "who"


@dataclass(slots=True)
class Entry:
    """A verb of saying, or somebody who acts, in a unit. Indices count the unit's tokens.

    Args:
        verb: the verb; the head of the subject where no verb of saying is there.
        first: where the clause begins: at its subject or its verb.
        members: the subject.
        says: whether a verb of saying, or what is like one, is there.
        sub: whether the clause stands inside another.
        inner: whether a pronoun that is its subject may stand for the subject of the clause around it ("what she calls").
        unreal: whether it says that nobody said so ("never said").
        governs: the indices of the quotations that it governs.
    """

    verb: int
    first: int
    members: tuple[Member, ...]
    says: bool = True
    sub: bool = False
    inner: bool = False
    unreal: bool = False
    governs: list[int] = field(default_factory=list)


def entry_with(members: tuple[Member, ...], verb: int, first: int, *, sub: bool = False) -> Entry | None:
    """An entry of a subject, if there is one."""
    return Entry(verb, first, members, sub=sub) if members else None


def before_relative(unit: Unit, j: int) -> tuple[Member, ...]:
    """Who "who" stands for at a token: the noun phrase before it."""
    if not j:
        return ()
    for k in range(j - 1, max(j - 1 - _MAX_BETWEEN, -1), -1):
        # "Ann Roe, 89, who": a few words between commas.
        if unit[k].quotation >= 0 or (k < j - 1 and not unit[j - 1].stop):
            break
        if unit[k].capital and (k == j - 1 or unit[k].stop):
            return (Member(run_start(unit, k), k, k + 1),)
    return (subject_across(unit, j - 1) if unit[j - 1].stop == "," else ()) or subject_before(unit, j - 1)


def find_acting(unit: Unit) -> Iterator[Entry]:
    """Whoever acts in a unit: the subjects of its main clause and of its subordinate ones, in order."""
    has_main = False
    for i, main, joined in _starts(unit):
        if unit[i].low in _RELATIVES:
            members = before_relative(unit, i)
        elif unit[i].low in _AUXILIARIES and _ends_in_name(unit, i):
            members = subject_after(unit, i + 1, closed=True)
        else:
            about = _is_about(unit, i)
            members = tuple(replace(m, first=i) if m.first == i + about else m for m in subject_after(unit, i + about))
            if not main:
                # Behind the comma of "After the vote, Roe left" the main clause begins.
                members = tuple(m for m in members if m.first == i or m.group)
            # Behind the main subject a noun phrase is more often an apposition or an object than a subject.
            if members and main and has_main and not _acts(unit, members[0], joined=joined):
                continue
            has_main = has_main or (main and bool(members))
        if members:
            yield Entry(members[0].head, members[0].first, members, says=False, sub=not main)


def _starts(unit: Unit) -> Iterator[tuple[int, bool, bool]]:
    """Where a subject may begin, or is told by "who" or by a last "was": whether of the main clause, and after an "and"."""
    start, main, joined = True, True, False
    i = _topic(unit)
    while i < len(unit):
        low = unit[i].low
        if unit[i].quotation >= 0 or (i and unit[i - 1].stop and not start):
            start, main, joined = True, True, joined and not unit[i - 1].stop
        if low in _RELATIVES or (low in _AUXILIARIES and _ends_in_name(unit, i)):
            yield i, low not in _RELATIVES, False
        if low in _SUBORDINATORS or low in _RELATIVES:
            start, main = low not in _RELATIVES, False
        elif low in _COORDINATORS:
            start, joined = True, True
        elif start and unit[i].quotation < 0 and not _precedes(unit, i):
            if (low in _PREPOSITIONS and not _is_about(unit, i)) or _is_participle(unit, i) or _says_when(unit, i):
                i = _after_stop(unit, i)
                continue
            if not _is_cleft(unit, i):
                yield i, main, joined
            start = joined = False
        i += 1


def _topic(unit: Unit) -> int:
    """Where the name begins that a sentence sets before its subject: "As for Roe, she left"; 0 where it sets none."""
    opening = tuple(token.low for token in unit[:_MAX_TOPIC])
    return next((len(phrase) for phrase in _TOPICS if opening[: len(phrase)] == phrase), 0)


def _says_when(unit: Unit, i: int) -> bool:
    """Whether a stretch that ends at a comma only says when: "A few days later,"."""
    stop = next((k for k in range(i, min(i + _MAX_TIME, len(unit))) if unit[k].stop), i)
    return unit[stop].stop == "," and unit[stop].low in _ELAPSED


def _is_about(unit: Unit, i: int) -> bool:
    """Whether a preposition only says that a number is not exact: "about 50 sailors"."""
    return i + 1 < len(unit) and unit[i + 1].low[:1].isdigit() and unit[i].low in _ROUGHLY and not unit[i + 1].stop


def _is_cleft(unit: Unit, i: int) -> bool:
    """Whether "it" at a token stands for nobody: "It was Roe who left"."""
    if unit[i].low not in _EXPLETIVES or i + 2 >= len(unit) or unit[i + 1].low not in _AUXILIARIES:
        return False
    return any(unit[k].low in _RELATIVES and unit[k - 1].capital for k in range(i + 3, min(i + _MAX_TIME, len(unit))))


def _precedes(unit: Unit, i: int) -> bool:
    """Whether a word may stand before the subject of its clause: "then", "recently", "said"."""
    low = unit[i].low
    return low in _OPENERS or is_adverb(unit, i) or (low in INVERTING and not subject_after(unit, i))


def _ends_in_name(unit: Unit, i: int) -> bool:
    """Whether a clause ends in its subject after an auxiliary: "and so, by all accounts, was Roe"."""
    head = len(unit) - 1
    return (
        head > i and unit[head].quotation < 0 and run_start(unit, head) == i + 1 and bool(unit[i - 1].stop)
        if i
        else False
    )


def _is_participle(unit: Unit, i: int) -> bool:
    return is_participle(unit[i].low) or (i == 0 and unit[i].low in _ASKED)


def _after_stop(unit: Unit, i: int) -> int:
    """After the stretch between stops that holds a token, or at the next quotation."""
    while i < len(unit) and unit[i].quotation < 0:
        i += 1
        if unit[i - 1].stop:
            break
    # At least one token on, so that the search for a subject cannot stand still.
    return max(i, 1)


def _acts(unit: Unit, member: Member, *, joined: bool) -> bool:
    """Whether a phrase after the main subject begins a clause of its own, and is no list or apposition."""
    after = member.head + 1
    if unit[member.head].stop or after >= len(unit) or unit[after].quotation >= 0:
        return False
    low = unit[after].low
    if low in _AUXILIARIES or low in VERBS:
        return True
    return joined and low not in _PREPOSITIONS and low not in _COORDINATORS and not unit[after].capital
