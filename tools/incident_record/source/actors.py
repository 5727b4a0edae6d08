"""Who acts in the narration of a sentence: the subjects of its main clause and of those inside it, verbs of saying or not."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from incident_record.languages import all_phrases, all_words
from incident_record.source import lexicon as lex
from incident_record.source.appositions import ends_in_place, subject_across
from incident_record.source.datelines import MAX_WORDS, dateline_end
from incident_record.source.openers import is_after_opener
from incident_record.source.saying_verbs import INVERTING, PREDICATES, is_participle
from incident_record.source.subjects import Member, subject_after, subject_before
from incident_record.source.units import DASH, Unit

ASKED = frozenset(phrase[0] for phrase in all_phrases("asked"))
"""What opens a sentence that says what somebody was asked."""
_TOPICS, _ABSOLUTES = all_phrases("topics"), all_words("absolutes")
_WHICH = all_words("before_periods")
_ROUGHLY = all_words("roughly")
_OBJECT_RELATIVES = lex.RELATIVE_PRONOUNS - lex.RELATIVES
_NO_LIST = PREDICATES | lex.PREPOSITIONS | lex.DETERMINERS
_MAX_TIME = 8  # tokens of a phrase that says when, or that "it was" stands before
_MAX_BETWEEN = 4  # tokens between a name and "who"


class Entry(Struct):
    """A verb of saying, or somebody who acts, in a unit. Indices count the unit's tokens."""

    verb: int  # the verb; the head of the subject where no verb of saying is there
    first: int  # where the clause begins: at its subject or its verb
    members: tuple[Member, ...]  # the subject
    says: bool = True  # whether a verb of saying, or what is like one, is there
    sub: bool = False  # whether the clause stands inside another
    inner: bool = False  # whether its pronoun may stand for the subject of the clause around it ("what she calls")
    unreal: bool = False  # whether it says that nobody said so ("never said")
    governs: list[int] = field(default_factory=list)  # the indices of quotations


def entry_with(members: tuple[Member, ...], verb: int, first: int, *, sub: bool = False) -> Entry | None:
    """An entry of a subject, if there is one."""
    return Entry(verb, first, members, sub=sub) if members else None


def before_relative(unit: Unit, j: int) -> tuple[Member, ...]:
    """Who "who" stands for at a token: the noun phrase before it, and whoever that describes ("Roe, a Democrat who")."""
    members = _named_before(unit, j) or (subject_across(unit, j - 1) if unit.at(j - 1).stop == "," else ())
    members = members or (subject_before(unit, j - 1) if j else ())
    first = unit.with_determiner(members[0].first) if members else 0
    if first and unit[first].low in lex.INDEFINITE and unit[first - 1].stop == "," and unit.in_name(first - 1):
        members += (Member(unit.run_start(first - 1), first - 1, first),)
    return members


def _named_before(unit: Unit, j: int) -> tuple[Member, ...]:
    """The name right before "who" at a token, or a few words between commas before it: "Ann Roe, 89, who"."""
    for k in range(j - 1, max(j - 1 - _MAX_BETWEEN, -1), -1):
        if unit[k].quoted or (k < j - 1 and not unit[j - 1].stop):
            break
        if unit[k].capital and (k == j - 1 or unit[k].stop):
            first = unit.run_start(k)
            if unit.at(first - 1).low in lex.NOTS and unit.at(first - 2).capital:
                return (Member(unit.run_start(first - 2), first - 2, first - 1),)  # "It was Doe, not Roe, who"
            return (Member(first, k, k + 1),)
    return ()


def find_acting(unit: Unit) -> Iterator[Entry]:
    """Whoever acts in a unit: the subjects of its main clause and of its subordinate ones, in order."""
    has_main, started = False, tuple[Member, ...]()
    # "Roe in “…” row" says nothing of what she does.
    headline = not any(token.low in PREDICATES or token.word[-1:] in (".", ":") for token in unit)
    headline = headline and unit[-1].stop == "" and not unit[-1].quoted
    for i, main, joined in _starts(unit):
        has_main = has_main and unit.at(i - 1).stop != ";"  # "Roe sat down; Doe rose"
        if unit[i].low in lex.RELATIVES:
            members = before_relative(unit, i)
        elif _ends_in_name(unit, i):
            members = subject_after(unit, i + 1, closed=True)
        else:
            about = _is_about(unit, i)
            members = tuple(replace(m, first=i) if m.first == i + about else m for m in subject_after(unit, i + about))
            if not main:
                # Behind the comma of "After the vote, Roe left" the main clause begins.
                members = tuple(m for m in members if m.first == i or m.group)
            # Behind the main subject a noun phrase is more often an apposition or an object than a subject.
            # Nor does the second name of "between Roe and Doe," act in a clause inside another.
            if members and (has_main if main else joined) and not _acts(unit, members[0], joined=joined):
                continue
            if members and joined and (_is_coordinated_verb(unit, i) or ends_list(unit, started, i)):
                continue
            has_main = has_main or (main and bool(members))
            started = members if main and members else started
        if members and not (main and headline and unit.at(members[0].head + 1).low in lex.PREPOSITIONS):
            yield Entry(members[0].head, members[0].first, members, says=False, sub=not main)


def _starts(unit: Unit) -> Iterator[tuple[int, bool, bool]]:
    """Where a subject may begin, or "who" or a last "was" points to it: whether of the main clause, and after an "and"."""
    start, main, joined = True, True, False
    i = _opening(unit) or _topic(unit)
    while i < len(unit):
        low = unit[i].low
        relative = low in lex.RELATIVES
        if unit[i].quoted or (unit.at(i - 1).stop and not start):
            start, main, joined = True, True, joined and not unit.at(i - 1).stop
        if relative or _ends_in_name(unit, i):
            yield i, not relative, False
        if relative or low in lex.SUBORDINATORS:
            start, main = not relative and unit.at(i + 1).low not in lex.INFINITIVE_MARKS, False
        elif low in lex.COORDINATORS:
            start, joined = True, True
        elif low in _ABSOLUTES and _is_absolute(unit, i):
            yield i + 1, False, False
        elif start and not unit[i].quoted and not _precedes(unit, i):
            if _opens_adverbial(unit, i) or _is_place(unit, i):
                after = _after_day(unit, i) or _after_stop(unit, i)
                # "After leaving, Roe spoke": what opens the sentence has no subject.
                main = main or (after < len(unit) and not any(t.low in PREDICATES for t in unit[:i]))
                yield from ((k, True, False) for k in range(i + 1, after) if _ends_in_name(unit, k))
                i = after
                continue
            if not _is_cleft(unit, i):
                yield i, main, joined
            start = joined = False
        i += 1


def _is_absolute(unit: Unit, i: int) -> bool:
    """Whether a preposition at a token has a clause behind it: "with Roe taking"."""
    end = unit.run_end(i + 1, len(unit)) + 1 if i + 1 < len(unit) and unit.in_name(i + 1) else 0
    return 0 < end < len(unit) and not unit[end - 1].stop and is_participle(unit[end].low)


def _opening(unit: Unit) -> int:
    """How many tokens a dateline has that opens a sentence."""
    words = [word for token in unit[:MAX_WORDS] for word in (token.word, *[DASH] * (token.stop == DASH))]
    end = dateline_end(words) - 1
    return end if end > 0 and unit.at(end).capital else 0


def _topic(unit: Unit) -> int:
    """Where the name begins that a sentence sets before its subject: "As for Roe, she left"; 0 where it sets none."""
    return next((len(phrase) for phrase in _TOPICS if unit.has(0, phrase)), 0)


def _opens_adverbial(unit: Unit, i: int) -> bool:
    """Whether a stretch up to a stop has no subject: "In May,", "Citing age,", "Asked why,", "A few days later,"."""
    if unit[i].low in lex.PREPOSITIONS:
        return not _is_about(unit, i) and unit.at(i + 1).low not in _OBJECT_RELATIVES  # "in which Roe says"
    if is_participle(unit[i].low) or (i == 0 and unit[i].low in ASKED):
        return True
    stop = next((k for k in range(i, min(i + _MAX_TIME, len(unit))) if unit[k].stop), i)
    # "Last month," and "Earlier this week,", but "Roe left this week,".
    timed = stop - i < 3 and unit[stop].low in lex.PERIODS and unit.at(stop - 1).low in _WHICH
    return unit[stop].stop == "," and (timed or unit[stop].low in lex.ELAPSED)


def _is_place(unit: Unit, i: int) -> bool:
    """Whether a name only says more of what stands before it: "In Salem, Maine, on Monday, Roe left"."""
    if i < 2 or unit[i - 1].stop != "," or not unit.in_name(i):
        return False
    end = unit.run_end(i, _after_stop(unit, i))
    if unit[end].stop != ",":
        return False
    if unit[i - 2].low in lex.POSSESSIVES and lex.is_person_noun(unit[i - 1].low):
        return True  # "With her husband, Tom Doe, she left"
    named = unit.at(end + 1).capital and _begins_clause(unit, unit.run_end(end + 1, len(unit)))
    return ends_in_place(unit, i - 1) and (named or unit.at(end + 1).low in lex.PREPOSITIONS)


def _begins_clause(unit: Unit, last: int) -> bool:
    """Whether a verb may stand behind a name that ends at a token: not in "In Salem, Ann Roe, Mayor of Lowen, left",
    "In Salem, Roe, Doe and Poe left", "In Salem, Ann Roe, Lowen's new mayor, left", "In Salem, Ann Roe, Board chair, left"."""
    name, after, end = unit.at(last), unit.at(last + 1), _after_stop(unit, last + 1) - 1
    small = any(token.low in lex.SMALL_WORDS for token in unit[last + 1 : end])
    describes = name.possessive or (unit.at(end).stop == "," and not small and lex.is_person(unit[end].low))
    return not (describes or name.stop or after.low in lex.PREPOSITIONS | lex.COORDINATORS)


def _is_about(unit: Unit, i: int) -> bool:
    """Whether a preposition only says that a number is not exact: "about 50 sailors"."""
    return unit[i].low in _ROUGHLY and unit.at(i + 1).low[:1].isdigit() and not unit.at(i + 1).stop


def _is_cleft(unit: Unit, i: int) -> bool:
    """Whether "it" at a token stands for nobody: "It was Roe who left"."""
    if unit[i].low not in lex.EXPLETIVES or unit.at(i + 1).low not in lex.AUXILIARIES:
        return False
    reach = range(i + 3, min(i + _MAX_TIME, len(unit)))
    return any(unit[k].low in lex.RELATIVES and unit[k - 1].capital for k in reach)


def _precedes(unit: Unit, i: int) -> bool:
    """Whether a word may stand before the subject of its clause: "then", "recently", "said"."""
    low = unit[i].low
    asks = i == 0 and low in lex.AUXILIARIES and unit[-1].stop == "?"  # "Was Roe satisfied?"
    return asks or low in lex.OPENERS or unit.is_adverb(i) or (low in INVERTING and not subject_after(unit, i))


def _ends_in_name(unit: Unit, i: int) -> bool:
    """Whether a clause ends in its subject after an auxiliary: "and so, by all accounts, was Roe"."""
    head = len(unit) - 1
    if unit[i].low not in lex.AUXILIARIES or not 0 < i < head or unit[head].quoted:
        return False
    linked = unit[i - 1].low in lex.RELATIVES or unit[i - 1].low in lex.SUBORDINATORS
    if unit.in_name(i + 1) and unit[-1].stop != "?" and not linked and is_after_opener(unit, i):
        end = unit.run_end(i + 1, len(unit))
        return end == head or bool(unit[end].stop)  # "There in the back was Roe, the clerk"
    return bool(unit[i - 1].stop) and unit.run_start(head) == i + 1


def _after_day(unit: Unit, i: int) -> int:
    """After a day that opens a sentence without a stop: "On Monday Roe left"; 0 where none does ("At Monday’s vote")."""
    day = unit[i].low in lex.PREPOSITIONS and unit.at(i + 1).low.lower() in lex.CALENDAR
    end = i + 2 + (unit.at(i + 2).low in lex.PERIODS or unit.at(i + 2).low.isdigit())
    return end if day and not unit[end - 1].stop and not unit.at(end).possessive else 0


def _after_stop(unit: Unit, i: int) -> int:
    """After the stretch between stops that holds a token, or at the next quotation."""
    while i < len(unit) and not unit[i].quoted:
        i += 1
        if unit[i - 1].stop:
            break
    # At least one token on, so that the search for a subject cannot stand still.
    return max(i, 1)


def _is_coordinated_verb(unit: Unit, i: int) -> bool:
    """Whether a word behind an "and" is one more verb of the subject before: "and placed the ads", "but took it"."""
    low, after = unit[i].low, unit.at(i + 1)
    plain = not unit[i].capital and low not in lex.DETERMINERS and not lex.pronoun_of(low) and not lex.is_person(low)
    return (
        plain
        and not low.endswith(lex.PRESENT_ENDINGS)
        and (low.endswith(lex.PAST_ENDINGS) or after.low in lex.DETERMINERS or after.capital)
    )


def ends_list(unit: Unit, subject: Sequence[Member], i: int) -> bool:
    """Whether a noun behind an "and" only ends the list that a subject begins: "A group of bakers, actors and sailors"."""
    end = subject[0].end if subject else 0
    between = unit[end:i]
    several = any(token.low in lex.BELONGING for token in unit[subject[0].first : end]) if subject else False
    listed = several and unit[end - 1].stop == "," and bool(between) and between[-1].low in lex.ANDS
    plain = not any(t.capital or t.low in _NO_LIST or t.stop not in ("", ",") for t in between)
    return listed and plain and not unit[i].capital and unit[i].low not in lex.DETERMINERS


def _acts(unit: Unit, member: Member, *, joined: bool) -> bool:
    """Whether a phrase after the main subject begins a clause of its own, and is no list or apposition."""
    after, behind = unit.at(member.head + 1), unit.at(member.end)
    # "and even a little fear, about her race"
    if unit[member.head].stop or not after.word or (unit[member.end - 1].stop and behind.low in lex.PREPOSITIONS):
        return False
    if after.low in PREDICATES:
        return True
    return joined and after.low not in lex.PREPOSITIONS and after.low not in lex.COORDINATORS and not after.capital
