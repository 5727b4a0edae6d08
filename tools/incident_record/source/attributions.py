"""Who speaks and who acts in the narration of a source, found once per source and from the source alone.

Every verb of saying has its subject, and governs the quotations that the source gives to that subject by it. The rules
are the design's section 5. Nothing here knows a record: a seal has what is found here under its digest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from incident_record.languages import all_phrases, all_words
from incident_record.source.subjects import (
    NOBODY,
    PRONOUN,
    Member,
    begins_clause,
    is_adverb,
    pronoun_of,
    run_start,
    spans_of,
    subject_across,
    subject_after,
    subject_before,
)
from incident_record.source.units import Token, Unit, split_units
from incident_record.source.verbs import BASES, BESIDE, NOUNS, VERBS

_INVERTING, _SUBJECTLESS = all_words("inverting"), all_words("subjectless")
_AUXILIARIES, _PASSIVES, _AGENTS = all_words("auxiliaries"), all_words("passives"), all_words("agents")
_COORDINATORS, _RELATIVES, _AS = all_words("coordinators"), all_words("relatives"), all_words("conjunctive")
_VIEWPOINTS, _ADVERBIAL = all_words("viewpoints"), all_words("adverbial")
_NEAR_AUXILIARIES = all_words("near_auxiliaries")
_THINKING = all_words("thinking")
_SUBORDINATORS, _OPENERS = all_words("subordinators"), all_words("openers")
_DETERMINERS = all_words("determiners")
_PREPOSITIONS = all_words("prepositions") | all_words("governing")
_CLOSING = all_words("closing_sources")
_SOURCES = {
    phrase[0]: [each for each in all_phrases("sources") if each[0] == phrase[0]] for phrase in all_phrases("sources")
}
_INFINITIVE = "to"
_DASH = "—"
_ASKED = frozenset(phrase[0] for phrase in all_phrases("asked"))
_OPEN_ENDS = ",?!…،؟"  # after a quotation that ends so, its sentence goes on
_MAX_SIGNATURE = 10  # tokens of a line that signs a quotation
_MAX_BETWEEN = 4  # tokens between a name and "who"
_AGENT_REACH = 10  # tokens from a passive to "by"


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
        governs: the indices of the quotations that it governs.
    """

    verb: int
    first: int
    members: tuple[Member, ...]
    says: bool = True
    sub: bool = False
    inner: bool = False
    governs: list[int] = field(default_factory=list)


def find_entries(unit: Unit) -> tuple[list[Entry], list[Entry]]:
    """The verbs of saying of a unit with their subjects, and whoever acts in it besides; both in order."""
    acting = list(_acting(unit))
    saying: list[Entry] = []
    for i, token in enumerate(unit):
        if token.quotation < 0:
            entry = _entry_at(unit, i, [*acting, *saying])
            if entry is not None:
                saying.append(entry)
    signature = _signed(unit, saying)
    return [*saying, *([signature] if signature else [])], acting


def _signed(unit: Unit, saying: Sequence[Entry]) -> Entry | None:
    """Who signs the last quotation of a unit behind a dash: "“Keep it.” — Ann Roe, Salem"."""
    h = max((k for k, token in enumerate(unit) if token.quotation >= 0), default=len(unit))
    if h + 1 >= len(unit) or unit[h].stop != _DASH or any(entry.verb > h or entry.first <= h for entry in saying):
        return None
    if not unit[h + 1].capital and unit[h + 1].low not in _DETERMINERS:
        return None
    members = subject_after(unit, h + 1, closed=True)
    return _with(members, members[0].head, h + 1) if members else None


# Who acts --------------------------------------------------------------------------------------------------------


def _acting(unit: Unit) -> Iterator[Entry]:
    """Whoever acts in a unit: the subjects of its main clause and of its subordinate ones, in order."""
    found = False
    for i, main, joined in _starts(unit):
        if unit[i].low in _RELATIVES:
            members = _before_relative(unit, i)
        elif unit[i].low in _AUXILIARIES and _ends_in_name(unit, i):
            members = subject_after(unit, i + 1, closed=True)
        else:
            members = subject_after(unit, i)
            if not main:
                # Behind the comma of "After the vote, Roe left" the main clause begins.
                members = tuple(m for m in members if m.first == i or m.group)
            if members and main and found and not _acts(unit, members[0], joined=joined):
                continue
            found = found or (main and bool(members))
        if members:
            yield Entry(members[0].head, members[0].first, members, says=False, sub=not main)


def _starts(unit: Unit) -> Iterator[tuple[int, bool, bool]]:
    """Where a subject may begin, or is told by "who" or by a last "was": whether of the main clause, and after an "and"."""
    start, main, joined = True, True, False
    i = 0
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
            if low in _PREPOSITIONS or _is_participle(unit, i):
                i = _after_stop(unit, i)
                continue
            yield i, main, joined
            start = joined = False
        i += 1


def _precedes(unit: Unit, i: int) -> bool:
    """Whether a word may stand before the subject of its clause: "then", "recently", "said"."""
    low = unit[i].low
    return low in _OPENERS or is_adverb(unit, i) or (low in _INVERTING and not subject_after(unit, i))


def _ends_in_name(unit: Unit, i: int) -> bool:
    """Whether a clause ends in its subject after an auxiliary: "and so, by all accounts, was Roe"."""
    head = len(unit) - 1
    return (
        head > i and unit[head].quotation < 0 and run_start(unit, head) == i + 1 and bool(unit[i - 1].stop)
        if i
        else False
    )


def _is_participle(unit: Unit, i: int) -> bool:
    low = unit[i].low
    return (low.endswith("ing") and len(low) > 4 and low not in NOUNS) or (i == 0 and low in _ASKED)


def _after_stop(unit: Unit, i: int) -> int:
    """After the stretch between stops that holds a token, or at the next quotation."""
    while i < len(unit) and unit[i].quotation < 0:
        i += 1
        if unit[i - 1].stop:
            break
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


# Who says --------------------------------------------------------------------------------------------------------


def _entry_at(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """The attribution whose verb, or whatever is like one, is a token."""
    low = unit[i].low
    for phrase in _SOURCES.get(low, ()):
        if tuple(token.low for token in unit[i : i + len(phrase)]) == phrase:
            members = subject_after(unit, i + len(phrase))
            if members and unit[members[0].first - 1].low in _DETERMINERS:
                members = (replace(members[0], first=members[0].first - 1), *members[1:])  # "so die Sprecherin"
            return _with(members, i, i)
    if low in _CLOSING and i and unit[i - 1].quotation >= 0:
        members = subject_after(unit, i + 1, closed=True)
        return _with(members, i, i) if members and members[0].end == len(unit) else None
    if i == 0 and low in _VIEWPOINTS:
        members = subject_after(unit, 1)
        named = bool(members) and unit[members[0].head].capital
        return _with(members, i, i) if named and unit[members[0].head].stop == "," else None
    if low in VERBS:
        return _verb_entry(unit, i, acting)
    if low in BESIDE:
        entry = _verb_entry(unit, i, acting)
        return entry if entry is not None and _touches(unit, i, entry) else None
    if unit[i].stop == ":" and i + 1 < len(unit) and unit[i + 1].quotation >= 0:
        members = subject_after(unit, int(unit[0].word == _DASH), closed=True)
        verbless = not any(token.low in _AUXILIARIES or token.low in VERBS for token in unit[: i + 1])
        ends = bool(members) and (members[0].end == i + 1 or bool(unit[members[0].end - 1].stop))
        return _with(members, i, 0) if verbless and ends else None
    return None


def _touches(unit: Unit, i: int, entry: Entry) -> bool:
    """Whether a clause touches a quotation at either end."""
    follows = entry.first > 0 and unit[entry.first - 1].quotation >= 0
    return follows or (i + 1 < len(unit) and unit[i + 1].quotation >= 0)


def _with(members: tuple[Member, ...], verb: int, first: int, *, sub: bool = False) -> Entry | None:
    return Entry(verb, first, members, sub=sub) if members else None


def _verb_entry(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    low = unit[i].low
    j = _before_verb(unit, i)
    between = [token.low for token in unit[j + 1 : i]]
    passive = any(word in _PASSIVES for word in between)
    if low.endswith("ing") and not passive:
        return _participle(unit, i, j, acting)
    if passive and not low.endswith("ing"):
        return _passive(unit, i, j)
    if _INFINITIVE in between:
        return _with(_current(acting, i), i, i)
    if j < 0 or unit[j].quotation >= 0 or unit[j].stop:
        return _parted(unit, i, j, acting)
    return _after_word(unit, i, j, acting)


def _before_verb(unit: Unit, i: int) -> int:
    """The token before a verb and what may stand between a subject and it; -1 where there is none."""
    j = i - 1
    if j >= 0 and unit[j].low in _NEAR_AUXILIARIES and not unit[j].stop and unit[i].low not in NOUNS:
        j -= 1
    while j >= 0 and unit[j].quotation < 0 and not unit[j].stop:
        if unit[j].low not in _AUXILIARIES and unit[j].low != _INFINITIVE and not is_adverb(unit, j):
            break
        j -= 1
    return j


def _after_word(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> Entry | None:
    """A verb at `i` right behind the word at `j`, which ends its subject or stands for it."""
    low = unit[i].low
    sub = any(entry.sub and entry.first <= j and entry.members[0].end > j for entry in acting)
    if unit[j].low in _RELATIVES:
        return _with(_before_relative(unit, j), i, j, sub=True)
    if unit[j].low in _SUBORDINATORS and low in _SUBJECTLESS:
        return _with(_current(acting, i), i, j, sub=True)
    if unit[j].low in _SUBORDINATORS or unit[j].low in _PREPOSITIONS:
        return _with(_agent(unit, i), i, j)  # "when asked", "as described by Roe"
    if unit[j].low in _COORDINATORS:
        said = [entry for entry in acting if entry.says and entry.verb < i]
        members = said[-1].members if said else _current(acting, i, main=False)
        return _with(members, i, j) if low not in NOUNS else None
    members = subject_before(unit, j)
    if not members or (j == i - 1 and not _takes(unit, i, members)):
        return None
    reduced = i + 1 < len(unit) and (unit[i + 1].quotation >= 0 or unit[i + 1].low in _AGENTS)
    agent = _agent(unit, i) if reduced and members and not unit[members[0].head].capital and not members[0].role else ()
    first = _clause_start(unit, min((member.first for member in members), default=i))
    entry = _with(agent or members, i, first, sub=sub)
    if entry is not None:
        entry.inner = first > 0 and _is_inner(unit[first - 1], unit[i])
    return entry


def _takes(unit: Unit, i: int, members: Sequence[Member]) -> bool:
    """Whether a form that may be a noun is a verb beside its subject: "Roe claims", "they claim"; not "House press"."""
    low = unit[i].low
    if not members:
        return False
    head = unit[members[0].head]
    if i + 1 < len(unit) and unit[i + 1].quotation >= 0 and low not in BASES and members[0].head > members[0].first:
        return not head.low.endswith(("'s", "s'"))  # "what a surveyor terms “…”"
    if (head.low.endswith(("'s", "s'")) or (head.low in _DETERMINERS and low in NOUNS)) and not members[0].role:
        return False  # "Roe's claims", "the claims"
    if low not in NOUNS:
        return True
    if low in BASES:
        return bool(members[0].role) or len(members) > 1 or (head.capital and head.low.endswith("s"))
    return bool(members[0].role) or head.capital


def _is_inner(before: Token, verb: Token) -> bool:
    """Whether the token before a clause, or its stops, make it a part of the clause around it."""
    if before.quotation >= 0:
        return True  # "Roe struck back: “…,” he wrote"
    if before.stop == "," and verb.stop == ",":
        return True  # "what Roe wants, she said, is"
    return not before.stop and (before.low in VERBS or before.low in _SUBORDINATORS - _ADVERBIAL)


def _before_relative(unit: Unit, j: int) -> tuple[Member, ...]:
    if not j:
        return ()
    for k in range(j - 1, max(j - 1 - _MAX_BETWEEN, -1), -1):
        # "Ann Roe, 89, who": a few words between commas.
        if unit[k].quotation >= 0 or (k < j - 1 and not unit[j - 1].stop):
            break
        if unit[k].capital and (k == j - 1 or unit[k].stop):
            return (Member(run_start(unit, k), k, k + 1),)
    return (subject_across(unit, j - 1) if unit[j - 1].stop == "," else ()) or subject_before(unit, j - 1)


def _clause_start(unit: Unit, i: int) -> int:
    """Where a clause begins whose subject begins at a token: words before a name belong to it ("board member Ann Roe")."""
    if pronoun_of(unit[i].low):
        return i
    while i and not begins_clause(unit, i):
        low = unit[i - 1].low
        if low in _COORDINATORS or low in _PREPOSITIONS or low in VERBS or low in _AUXILIARIES:
            break
        i -= 1
    return i


def _current(acting: Sequence[Entry], i: int, *, main: bool = True) -> tuple[Member, ...]:
    """The subject that is still in force at a token."""
    before = sorted((entry for entry in acting if entry.first < i), key=lambda entry: entry.first)
    mains = [entry for entry in before if not entry.sub]
    chosen = mains if main and mains else before
    return chosen[-1].members if chosen else ()


def _participle(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> Entry | None:
    """ "Doe left, saying", "with Roe chanting", "quoted Roe as saying"."""
    if j >= 0 and unit[j].low in _AS and not unit[j].stop:
        j -= 1
        if j >= 0 and unit[j].low in VERBS:
            return _with(_current(acting, i), i, i)
    if j >= 0 and unit[j].quotation < 0 and not unit[j].stop and unit[j].low not in _PREPOSITIONS | _COORDINATORS:
        if unit[j].capital:
            return _with((Member(run_start(unit, j), j, j + 1),), i, i)
        if pronoun_of(unit[j].low):
            return _with(subject_before(unit, j), i, i)
    if unit[i].low in NOUNS and (j < 0 or not unit[j].stop):
        return None
    return _with(_current(acting, i), i, i)


def _passive(unit: Unit, i: int, j: int) -> Entry | None:
    """ "was described by Roe as"; without "by" nobody is named."""
    if i + 1 < len(unit) and unit[i + 1].low in _AS and i + 2 < len(unit) and unit[i + 2].low in VERBS:
        return None
    agent = _agent(unit, i)
    subordinate = j >= 0 and (unit[j].low in _SUBORDINATORS or unit[j].low.endswith("ing"))
    if subordinate and not agent:
        return None  # "jobs that are considered “x”" are so to whoever speaks of them
    first = _clause_start(unit, j) if j >= 0 and unit[j].quotation < 0 else i
    return Entry(i, first, agent or (Member(i, i, i + 1, role=NOBODY),))


def _agent(unit: Unit, i: int) -> tuple[Member, ...]:
    for k in range(i + 1, min(i + _AGENT_REACH, len(unit))):
        if unit[k].low in _AGENTS and not (k + 1 < len(unit) and unit[k + 1].low in VERBS):
            return subject_after(unit, k + 1, closed=True)
        if unit[k].quotation < 0 and unit[k].low in VERBS:
            break
    return ()


def _parted(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> Entry | None:
    """A verb after a stop or a quotation: its subject follows it, or stands before the stop."""
    low = unit[i].low
    touches = j >= 0 and unit[j].quotation >= 0
    after = subject_after(unit, i + 1, closed=True) if low in _INVERTING or low not in NOUNS else ()
    across = subject_across(unit, j) if j >= 0 and not touches else ()
    if low not in _INVERTING and not (touches and after and _is_inserted(unit, after)):
        after = ()
    quoted = touches or (j > 0 and unit[j - 1].quotation >= 0)
    inserted = bool(after) and not (across and unit[across[0].head].capital) and _is_inserted(unit, after)
    if after and (quoted or inserted or (j < 0 and _opens_quotation(unit, after))):
        return _with(after, i, j + 1)
    if low in _SUBJECTLESS and not across:
        return Entry(i, j + 1, (Member(i, i, i + 1, role=PRONOUN),))
    if j < 0 or low in NOUNS:
        return None
    if unit[j].quotation >= 0:
        # "Roe’s plan “x” said": what stands before the quotation; a title is looked through.
        return _with(_current(acting, i), i, j + 1)
    members = across or _current(acting, i)
    return _with(members, i, min((member.first for member in members), default=i))


def _is_inserted(unit: Unit, members: Sequence[Member]) -> bool:
    """Whether a name behind a verb ends its clause: "It was, said Roe, a fine day"."""
    head = members[0].head
    ends = head + 1 == len(unit) or bool(unit[head].stop) or unit[head + 1].quotation >= 0
    return ends and (unit[head].capital or unit[members[0].first].low in _DETERMINERS)


def _opens_quotation(unit: Unit, members: Sequence[Member]) -> bool:
    """Whether a clause at the start of a sentence is followed by its quotation: "Said Roe: …"."""
    end = max(member.end for member in members)
    return end < len(unit) and unit[end].quotation >= 0


# Which quotations it governs ---------------------------------------------------------------------------------------


def _govern(unit: Unit, saying: Sequence[Entry], acting: Sequence[Entry]) -> dict[int, Entry]:
    """The entry that governs each quotation of a unit."""
    governs: dict[int, Entry] = {}
    at = 0
    for h, token in enumerate(unit):
        if token.quotation < 0:
            continue
        while at < len(saying) and saying[at].verb < h:
            at += 1
        before = _strongest(unit, saying[max(at - 2, 0) : at], acting, h)
        after = saying[at] if at < len(saying) else None
        if after is not None and _takes_back(unit, h, after, introduced=before is not None):
            governs[token.quotation] = after
        elif before is not None:
            governs[token.quotation] = before
        elif after is not None and _trails(unit, after):
            governs[token.quotation] = after
    return governs


def _takes_back(unit: Unit, h: int, entry: Entry, *, introduced: bool) -> bool:
    """Whether a clause behind a quotation governs it: it touches the mark, and the quotation leaves the sentence open.

    A quotation that a clause introduces, with a comma or a colon, is that clause's unless it ends in a comma itself.
    """
    if entry.first != h + 1 or not _may_follow(unit, h + 1):
        return False
    stop = unit[h].stop[-1:]
    if introduced and unit[h - 1].stop in (",", ":"):
        return stop == ","
    return not introduced or stop in (*_OPEN_ENDS, _DASH)


def _strongest(unit: Unit, before: Sequence[Entry], acting: Sequence[Entry], h: int) -> Entry | None:
    """The nearest entry before a quotation, or the one before it.

    A verb of thinking inside what somebody says does not govern, and neither does a clause of time or condition that
    ends at a comma: "Roe said that unless Doe agreed with him, “it is over”", "When Doe asked, Roe struck back: “…”".
    """
    if not before:
        return None
    nearest = before[-1]
    if len(before) > 1 and unit[nearest.verb].low in _THINKING:
        return before[0]
    opens = nearest.first and unit[nearest.first - 1].low in _ADVERBIAL
    comma = next((k for k in range(nearest.verb + 1, h) if unit[k].stop == ","), h)
    if not opens or comma == h:
        return nearest
    mains = [entry for entry in acting if comma < entry.first < h and not entry.sub]
    return before[0] if len(before) > 1 else mains[-1] if mains else nearest


def _may_follow(unit: Unit, i: int) -> bool:
    return unit[i].low not in _SUBORDINATORS or unit[i].low in _AS


def _trails(unit: Unit, entry: Entry) -> bool:
    """Whether a clause ends a sentence behind a comma: "It was “x” for the town, Roe said."."""
    ends = not any(token.quotation >= 0 for token in unit[entry.verb :])
    return ends and entry.first > 0 and not entry.sub and unit[entry.first - 1].stop in (",", _DASH)


@dataclass(slots=True)
class _Unit:
    """A unit with what was found in it."""

    tokens: Unit
    saying: list[Entry]
    acting: list[Entry]
    governs: dict[int, Entry]


def find_attributions(
    words: Sequence[str],
    sentences: Sequence[int],
    uncertain: Sequence[int],
    paragraphs: Sequence[int],
    quotations: Sequence[tuple[int, int]],
) -> tuple[tuple[int, ...], ...]:
    """Every verb of saying in the narration and whoever acts there, in order.

    Args:
        words: canonical words.
        sentences: the position of each sentence's first word.
        uncertain: the positions at which a sentence may begin, and may as well go on.
        paragraphs: the position of each paragraph's first word.
        quotations: (first, end) of each quotation.

    Returns:
        Rows of integers: the reading (1 for uncertain starts not counted, 2 for counted, 3 for both), flags (1 for a verb
        of saying, 2 for a clause inside another, 4 for one whose pronoun may be the subject of the clause around it), the verb, the first quotation that it governs and the end of them, and
        five for each phrase of the subject, as in `voices.Phrase`. Sorted.
    """
    plain = _find(words, sentences, paragraphs, quotations)
    divided = _find(words, sorted((*sentences, *uncertain)), paragraphs, quotations) if uncertain else plain
    return tuple(sorted(((row in plain) + 2 * (row in divided), *row) for row in plain | divided))


def _find(
    words: Sequence[str], sentences: Sequence[int], paragraphs: Sequence[int], quotations: Sequence[tuple[int, int]]
) -> frozenset[tuple[int, ...]]:
    """The rows under one reading of the sentences, without the number of the reading."""
    units: list[_Unit] = []
    for tokens in split_units(words, sentences, quotations):
        saying, acting = find_entries(tokens)
        units.append(_Unit(tokens, saying, acting, _govern(tokens, saying, acting)))
    starts = frozenset(paragraphs)
    governed: dict[int, tuple[_Unit, Entry]] = {}
    for number, unit in enumerate(units):
        for quotation, entry in unit.governs.items():
            known = governed.get(quotation)
            # A quotation of several sentences is in two units; a clause that touches its end comes second.
            if known is None or entry.first:
                governed[quotation] = (unit, entry)
        _carry(units, number, governed, starts, quotations)
    for quotation, (_, entry) in governed.items():
        entry.governs.append(quotation)
    return frozenset(row for unit in units for row in _rows(unit))


def _carry(
    units: Sequence[_Unit],
    number: int,
    governed: dict[int, tuple[_Unit, Entry]],
    paragraphs: frozenset[int],
    quotations: Sequence[tuple[int, int]],
) -> None:
    """What crosses the end of a sentence: a clause between two quotations, a lone clause, a signature."""
    unit = units[number]
    first = unit.tokens[0]
    before = units[number - 1] if number else None
    if before is None or first.at in paragraphs:
        return
    last = before.tokens[-1]
    if first.quotation >= 0:
        if first.quotation in governed or not first.quotation or (len(unit.tokens) > 1 and unit.saying):
            return
        known = governed.get(first.quotation - 1)
        if known is not None and known[0] is before and any(t.quotation >= 0 for t in before.tokens[: known[1].verb]):
            governed[first.quotation] = known
        return
    if last.quotation < 0 or last.quotation in governed or quotations[last.quotation][1] > first.at:
        return
    alone = len(before.tokens) == 1 and quotations[last.quotation][0] in paragraphs
    entry = _lone_clause(unit) or _signature(unit, below=alone)
    if entry is not None:
        if entry not in unit.saying:
            unit.saying.append(entry)
        governed[last.quotation] = (unit, entry)


def _lone_clause(unit: _Unit) -> Entry | None:
    """The entry of a sentence that is nothing but a subject and a verb of saying."""
    if len(unit.saying) != 1:
        return None
    entry = unit.saying[0]
    covered = {entry.verb} | {i for member in entry.members for i in range(member.first, member.end)}
    rest = [token for i, token in enumerate(unit.tokens) if i not in covered and not is_adverb(unit.tokens, i)]
    return entry if not rest else None


def _signature(unit: _Unit, *, below: bool) -> Entry | None:
    """Who signs the quotation before, after a dash, or on the line below one that stands alone."""
    tokens = unit.tokens
    if unit.saying or any(token.quotation >= 0 for token in tokens):
        return None
    dash = tokens[0].stop == _DASH and not tokens[0].low
    # A line below is no sentence: it has no verb and no period.
    line = tokens[0].capital and tokens[-1].word[-1:].isalnum() and len(tokens) <= _MAX_SIGNATURE
    if not dash and not (below and line and not any(token.low in _AUXILIARIES for token in tokens)):
        return None
    members = subject_after(tokens, int(dash), closed=True)
    return _with(members, members[0].head, int(dash)) if members else None


def _rows(unit: _Unit) -> Iterator[tuple[int, ...]]:
    heads: set[int] = set()
    for entry in [*unit.saying, *unit.acting]:
        if not entry.says and entry.members[0].head in heads:
            continue
        heads.update(member.head for member in entry.members)
        members = spans_of(unit.tokens, entry.members)
        flags = entry.says + 2 * entry.sub + 4 * entry.inner
        first, end = (min(entry.governs), max(entry.governs) + 1) if entry.governs else (0, 0)
        yield (flags, unit.tokens[entry.verb].at, first, end, *(number for member in members for number in member))
