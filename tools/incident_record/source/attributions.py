"""Who speaks and who acts in the narration of a source, found once per source and from the source alone.

Every verb of saying has its subject, and governs the quotations that the source gives to that subject by it. The rules
are the design's section 5. Nothing here knows a record: a seal has what is found here under its digest.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry, entry_with
from incident_record.source.recited import named_by_deed
from incident_record.source.sayings import find_entries
from incident_record.source.subjects import AFTER, BEFORE, WIDEST, Member, subject_after
from incident_record.source.units import DASH, Unit, split_units
from incident_record.source.unreal import is_own_refusal
from incident_record.source.voices import NOBODY, OWNER

_THINKING = all_words("thinking")
_VERBATIM = all_words("verbatim")
_LIGHT = lex.OPENERS | lex.COORDINATORS
_CLAUSAL = lex.SUBORDINATORS - lex.PREPOSITIONS | lex.RELATIVES | lex.PURE_VERBS | lex.AUXILIARIES
_OPEN_ENDS = ",?!…،؟，、？！"  # after a quotation that ends so, its sentence goes on
_NESTED = 3  # verbs of saying inside a subject, and its own
_MAX_SIGNATURE = 10  # tokens of a line that signs a quotation


def _govern(unit: Unit, saying: Sequence[Entry], acting: Sequence[Entry]) -> dict[int, Entry]:
    """The entry that governs each quotation of a unit."""
    governs: dict[int, Entry] = {}
    at = 0
    for h, token in enumerate(unit):
        if not token.quoted:
            continue
        while at < len(saying) and saying[at].verb < h:
            at += 1
        # The nearest, between which `_strongest` chooses.
        before = _strongest(unit, saying[max(at - 3, 0) : at], acting, h)
        behind = _behind(saying, at, h)
        after = saying[behind] if behind < len(saying) else None
        role = before.members[0].role if before is not None else None
        # "Asked “is it safe,” Roe shrugged": the quotation is part of what stands right before it.
        owned = role == OWNER or (before is not None and role == NOBODY and before.verb == h - 1)
        if after is not None and not owned and _takes_back(unit, h, after, before):
            governs[token.quotation] = _innermost(unit, saying, behind)
        elif before is not None:
            governs[token.quotation] = before
        elif after is not None and _trails(unit, after):
            governs[token.quotation] = after
    return governs


def _behind(saying: Sequence[Entry], at: int, h: int) -> int:
    """The index of the clause behind a quotation, past those inside its subject: "“…,” the clerk, who spoke up, said"."""
    near = range(at, min(at + _NESTED, len(saying)))
    return next((k for k in near if saying[k].first == h + 1), at)


def _innermost(unit: Unit, saying: Sequence[Entry], at: int) -> Entry:
    """Who speaks in a chain behind a quotation: of "“…,” Roe said Doe told her" it is Doe."""
    entry, inner = saying[at], saying[at + 1] if at + 1 < len(saying) else None
    # Of "“…,” said Roe, who never called it so" the inner subject is her own.
    if inner is None or unit[entry.verb].stop or entry.members[0].head > entry.verb:
        return entry
    # Nor are the words of "“…,” Roe told Doe, who said" Doe's.
    if inner.members[0].first != entry.verb + 1 or unit[inner.first].low in lex.RELATIVES:
        return entry
    named = unit[inner.members[0].head].capital or unit[entry.verb + 1].low in lex.DETERMINERS
    return inner if named else entry


def _takes_back(unit: Unit, h: int, entry: Entry, before: Entry | None) -> bool:
    """Whether a clause behind a quotation governs it: it touches the mark, and the quotation leaves the sentence open.

    A quotation that a clause introduces, with a comma or a colon, is that clause's unless it ends in a comma itself.
    """
    if entry.first != h + 1 or not _may_follow(unit, h + 1):
        return False
    stop = unit[h].stop[-1:]
    introduced = before is not None
    opener = next((k for k in range(h) if unit[k].low not in _LIGHT or unit[k].low in lex.ADVERBIAL), h)
    opens = before is not None and (before.verb == 0 or unit[opener].low in lex.ADVERBIAL)  # "But even as Roe said"
    if opens and not any(token.closes for token in unit[:h]):
        return False  # "When Roe called it “old,” Doe agreed", "Asked by Roe whether it was “old,” Doe agreed"
    if introduced and unit[h - 1].stop in (",", ":"):
        return stop == ","
    return not introduced or stop in (*_OPEN_ENDS, DASH)


def _strongest(unit: Unit, before: Sequence[Entry], acting: Sequence[Entry], h: int) -> Entry | None:
    """The nearest entry before a quotation, or the one before it.

    A verb of thinking inside what somebody says does not govern, and neither does a clause of time or condition that
    ends at a comma: "Roe said that unless Doe agreed with him, “it is over”", "When Doe asked, Roe struck back: “…”".
    """
    if not before:
        return None
    nearest = before[-1]
    if len(before) > 1 and unit[nearest.verb].low in _THINKING:
        # Of "Roe said before he left that he believed it was “x”" the words are those that Roe said.
        said = (entry for entry in before[-2::-1] if not entry.unreal and not _is_timed(unit, entry))
        return next(said, before[-2])
    around = before[-2] if len(before) > 1 else None
    if around is not None and nearest.unreal and not around.unreal and is_own_refusal(unit, nearest, around):
        return around
    if around is not None and (_is_parenthesis(unit, nearest, h) or _is_interrupted(unit, around, nearest, h)):
        return around
    if around is not None and _is_judged(unit, nearest, h):
        return around
    put = unit.at(nearest.verb + 1).low in lex.EXPLETIVES  # "As Roe put it, the pier is “…”"
    opens = nearest.first and unit[nearest.first - 1].low in lex.ADVERBIAL and not put
    # "As Roe explained, the pier is “…”" gives her words.
    explains = unit.at(nearest.first - 1).low in lex.CONJUNCTIVE
    comma = next((k for k in range(nearest.verb + explains, h) if unit[k].stop == ","), h)
    if not opens or comma == h:
        return nearest
    mains = [entry for entry in acting if comma < entry.first < h and not entry.sub]
    return around or (mains[-1] if mains else nearest)


def _is_timed(unit: Unit, entry: Entry) -> bool:
    """Whether a clause only says when or why somebody said so."""
    return entry.first > 0 and unit[entry.first - 1].low in lex.ADVERBIAL


def _is_parenthesis(unit: Unit, entry: Entry, h: int) -> bool:
    """Whether dashes part a clause from what comes after it: "Roe said that the pier – Doe noted it – is “old”"."""
    opens = next((k for k in range(entry.first - 1, -1, -1) if unit[k].stop), -1)
    return opens >= 0 and unit[opens].stop == DASH and any(unit[k].stop == DASH for k in range(entry.verb, h))


def _is_judged(unit: Unit, entry: Entry, h: int) -> bool:
    """Whether a quotation says what an utterance is: of "Roe said Doe's claim that it is safe is “nonsense”" it is Roe's."""
    verbs = [k for k in range(entry.verb, h) if unit[k].low in lex.AUXILIARIES]
    # "Roe said Doe's last words were “…”", but "Roe said Doe's comments were “unwise”"
    words = len(verbs) == 1 and unit[entry.verb].low in _VERBATIM
    return entry.members[0].role == OWNER and bool(verbs) and verbs[-1] == h - 1 and not words


def _is_interrupted(unit: Unit, around: Entry, entry: Entry, h: int) -> bool:
    """Whether commas part a clause from the "that" of the one before: "Roe said, but would not say how, that “…”"."""
    closed = any(unit[k].stop == "," and unit[k + 1].low in lex.THATS for k in range(entry.verb, h - 1))
    return closed and unit[around.verb].stop == ","


def _may_follow(unit: Unit, i: int) -> bool:
    return unit[i].low not in lex.SUBORDINATORS or unit[i].low in lex.CONJUNCTIVE


def _trails(unit: Unit, entry: Entry) -> bool:
    """Whether a clause ends a sentence behind a comma: "It was “x” for the town, Roe said."."""
    ends = not any(token.quoted for token in unit[entry.verb :])
    return ends and entry.first > 0 and not entry.sub and unit[entry.first - 1].stop in (",", DASH)


class _Unit(Struct):
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
        of saying, 2 for a clause inside another, 4 for one whose pronoun may be the subject of the clause around it, 8 for one that says that nobody said so), the verb, the first quotation that it governs and the end of them, and
        five for each phrase of the subject, as in `voices.Phrase`. Sorted.
    """
    # A row under both readings is stored once, with the sum of their numbers, which keeps seals short.
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
    # Only now, since a clause may govern the quotation of another unit.
    starts = frozenset(paragraphs)
    governed: dict[int, tuple[_Unit, Entry]] = {}
    for number, unit in enumerate(units):
        for quotation, entry in unit.governs.items():
            known = governed.get(quotation)
            # A quotation of several sentences is in two units; a clause that touches its end comes second, but no signature.
            if known is None or (entry.first and entry.verb != entry.members[0].head):
                governed[quotation] = (unit, entry)
        _carry(units, number, governed, starts, quotations)
    # Last, what no clause governs where nobody speaks.
    for unit in (unit for unit in units if not unit.saying):
        for h, token in enumerate(unit.tokens):
            done = named_by_deed(unit.tokens, h) if token.quoted and token.quotation not in governed else None
            if done is not None:
                unit.saying.append(done)
                governed[token.quotation] = (unit, done)
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
    quotation = _opening_quotation(unit)
    if quotation >= 0:
        if quotation in governed:
            return
        known = governed.get(quotation - 1)
        if known is not None and known[0] is before and any(t.quoted for t in before.tokens[: known[1].verb]):
            governed[quotation] = (before, _last_acting(before, known[1]))
        elif first.quoted and not any(token.quoted for token in before.tokens):
            announced = _lone_clause(before, announces=True)
            if announced is not None:
                governed[quotation] = (before, announced)
        return
    if not last.quoted or last.quotation in governed or quotations[last.quotation][1] > first.at:
        return
    alone = len(before.tokens) == 1 and quotations[last.quotation][0] in paragraphs
    entry = _lone_clause(unit) or _signature(unit, below=alone)
    if entry is not None:
        if entry not in unit.saying:
            unit.saying.append(entry)
        governed[last.quotation] = (unit, entry)


def _last_acting(unit: _Unit, entry: Entry) -> Entry:
    """Whoever acts after a clause in its sentence, where that is somebody else: "Roe said, and Doe cut in. “…”"."""
    tokens = unit.tokens
    for acting in reversed(unit.acting):
        first, head = acting.first, acting.members[0].head
        joined = first - 2 >= entry.verb and tokens[first - 1].low in lex.COORDINATORS and tokens[first - 2].stop == ","
        named = tokens.in_name(head) or tokens[first].low in lex.DETERMINERS
        if joined and named and not acting.sub and head + 1 < len(tokens) and not tokens[head].stop:
            return acting
    return entry


def _opening_quotation(unit: _Unit) -> int:
    """The quotation that a sentence begins with, or is but for a few small words ("Instead, “…”", "It’s “…”"); or -1."""
    tokens = unit.tokens
    if tokens[0].quoted:
        # "“…,” was the reply"
        told = tokens[0].stop in (",", "?", "!") and tokens.at(1).low in lex.AUXILIARIES
        return tokens[0].quotation if len(tokens) == 1 or not (unit.saying or told) else -1
    if unit.saying or not tokens[-1].quoted:
        return -1
    k = next((k for k in range(len(tokens)) if not (tokens[k].low in _LIGHT or tokens.is_adverb(k))), 0)
    k += lex.pronoun_of(tokens[k].low) in lex.EXPLETIVES
    k += k > 0 and tokens[k].low in lex.AUXILIARIES
    return tokens[k].quotation if k + 1 == len(tokens) else -1


def _lone_clause(unit: _Unit, *, announces: bool = False) -> Entry | None:
    """The entry of a sentence that is nothing but a subject and a verb of saying.

    Args:
        unit: the sentence.
        announces: whether a phrase may follow that says where or when: "Roe said in a statement. “…”"
    """
    if len(unit.saying) != 1 or unit.saying[0].sub:
        return None
    entry, tokens = unit.saying[0], unit.tokens
    covered = {entry.verb} | {i for member in entry.members for i in range(member.first, member.end)}
    rest = [i for i in range(len(tokens)) if i not in covered and not tokens.is_adverb(i)]
    if rest and not (announces and rest[0] == entry.verb + 1 and tokens[rest[0]].low in lex.PREPOSITIONS):
        return None
    if any(tokens[i].low in lex.LINKS - lex.BELONGING and tokens.at(i + 1).capital for i in rest):
        return None  # "Roe said in a letter from Doe. “…”"
    return None if any(tokens[i].low in _CLAUSAL for i in rest) else entry


def _signature(unit: _Unit, *, below: bool) -> Entry | None:
    """Who signs the quotation before, after a dash, or on the line below one that stands alone."""
    tokens = unit.tokens
    if unit.saying or any(token.quoted for token in tokens):
        return None
    dash = tokens[0].stop == DASH and not tokens[0].low
    # A line below is no sentence: it has no verb and no period.
    line = tokens[0].capital and tokens[-1].word[-1:].isalnum() and len(tokens) <= _MAX_SIGNATURE
    if not dash and not (below and line and not any(token.low in lex.AUXILIARIES for token in tokens)):
        return None
    members = subject_after(tokens, int(dash), closed=True)
    return entry_with(members, members[0].head, int(dash)) if members else None


def _spans_of(unit: Unit, members: Sequence[Member]) -> tuple[tuple[int, int, int, int, int], ...]:
    """Members as (first, end, head, group, role) in positions of the source, with no more words than a name may have."""
    spans = []
    for member in members:
        head = unit[member.head].at
        first = max(unit[member.first].at, head - BEFORE)
        end = min(unit[member.end - 1].at + 1, head + AFTER, first + WIDEST)
        after = unit[member.head + 1 : member.head + 3]
        opens = member.head == 0 and len(unit) > 1 and not unit[1].capital and unit[1].low not in lex.PREDICATES
        if (
            unit.in_name(member.head)
            and not opens
            and not (len(after) == 2 and after[0].low in lex.PREPOSITIONS and after[1].capital)
        ):
            end = head + 1  # but "Bank of England"
        spans.append((first, max(end, head + 1), head, member.group, member.role))
    return tuple(spans)


def _rows(unit: _Unit) -> Iterator[tuple[int, ...]]:
    heads: set[int] = set()
    for entry in [*unit.saying, *unit.acting]:
        if not entry.says and entry.members[0].head in heads:
            continue
        heads.update(member.head for member in entry.members)
        members = _spans_of(unit.tokens, entry.members)
        flags = entry.says + 2 * entry.sub + 4 * entry.inner + 8 * entry.unreal
        first, end = (min(entry.governs), max(entry.governs) + 1) if entry.governs else (0, 0)
        yield (flags, unit.tokens[entry.verb].at, first, end, *(number for member in members for number in member))
