"""Who speaks and who acts in the narration of a source, found once per source and from the source alone.

Every verb of saying has its subject, and governs the quotations that the source gives to that subject by it. The rules
are the design's section 5. Nothing here knows a record: a seal has what is found here under its digest.
"""

from collections.abc import Iterator, Sequence, Set

from msgspec import Struct

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry, entry_with
from incident_record.source.governing import govern, last_acting
from incident_record.source.saying_verbs import PREDICATES, PURE_VERBS
from incident_record.source.sayings import find_entries
from incident_record.source.subjects import AFTER, BEFORE, WIDEST, Member, is_personal, subject_after
from incident_record.source.units import DASH, Unit, split_units
from incident_record.source.voices import NAMED

_LIGHT = lex.OPENERS | lex.COORDINATORS
_CLAUSAL = lex.SUBORDINATORS - lex.PREPOSITIONS | lex.RELATIVES | PURE_VERBS | lex.AUXILIARIES
_NEW = lex.DETERMINERS - all_words("definite") - all_words("negations") - lex.THATS
"""What stands before a noun for somebody who was not named before."""
_Span = tuple[int, int, int, int, int]
_MAX_SIGNATURE = 10  # tokens of a line that signs a quotation


class _ReadUnit(Struct):
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
        sentences: the position of each sentence's first word.
        uncertain: the positions at which a sentence may begin, and may as well go on.
        paragraphs: the position of each paragraph's first word.
        quotations: (first, end) of each quotation.

    Returns:
        Rows of integers: the reading (1 for uncertain starts not counted, 2 for counted, 3 for both), flags (1 for a verb
        of saying, 2 for a clause inside another, 4 for one whose pronoun may be the subject of the clause around it, 8 for
        one that says that nobody said so, 16 for one whose subject is surely one person), the verb, the first quotation that
        it governs and the end of them, and five for each phrase of the subject, as in `voices.Phrase`. Sorted.
    """
    # A row under both readings is stored once, with the sum of their numbers, which keeps seals short.
    plain = _find(words, sentences, paragraphs, quotations)
    divided = _find(words, sorted((*sentences, *uncertain)), paragraphs, quotations) if uncertain else plain
    return tuple(sorted(((row in plain) + 2 * (row in divided), *row) for row in plain | divided))


def _find(
    words: Sequence[str], sentences: Sequence[int], paragraphs: Sequence[int], quotations: Sequence[tuple[int, int]]
) -> frozenset[tuple[int, ...]]:
    """The rows under one reading of the sentences, without the number of the reading."""
    units: list[_ReadUnit] = []
    for tokens in split_units(words, sentences, quotations):
        saying, acting = find_entries(tokens)
        units.append(_ReadUnit(tokens, saying, acting, govern(tokens, saying, acting)))
    # Only now, since a clause may govern the quotation of another unit.
    starts = frozenset(paragraphs)
    governed: dict[int, tuple[_ReadUnit, Entry]] = {}
    for number, unit in enumerate(units):
        for quotation, entry in unit.governs.items():
            known = governed.get(quotation)
            # A quotation of several sentences is in two units; a clause that touches its end comes second, but no signature.
            if known is None or (entry.first and entry.verb != entry.members[0].head):
                governed[quotation] = (unit, entry)
        _carry(units, number, governed, starts, quotations)
    for quotation, (_, entry) in governed.items():
        entry.governs.append(quotation)
    surnames = frozenset(
        token.low.lower() for unit in units for i, token in enumerate(unit.tokens) if _is_full_name(unit.tokens, i)
    )
    return frozenset(row for unit in units for row in _rows(unit, surnames))


def _carry(
    units: Sequence[_ReadUnit],
    number: int,
    governed: dict[int, tuple[_ReadUnit, Entry]],
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
            tokens = before.tokens
            governed[quotation] = (before, last_acting(tokens, before.acting, known[1], len(tokens)) or known[1])
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


def _opening_quotation(unit: _ReadUnit) -> int:
    """The quotation that a sentence begins with, or is but for a few small words ("Instead, “…”", "It’s “…”"); or -1."""
    tokens = unit.tokens
    if tokens[0].quoted:
        # "“…,” was the reply"
        replied = tokens[0].stop in (",", "?", "!") and tokens.at(1).low in lex.AUXILIARIES
        return tokens[0].quotation if len(tokens) == 1 or not (unit.saying or replied) else -1
    if unit.saying or not tokens[-1].quoted:
        return -1
    k = next((k for k in range(len(tokens)) if not (tokens[k].low in _LIGHT or tokens.is_adverb(k))), 0)
    k += lex.pronoun_of(tokens[k].low) in lex.EXPLETIVES
    k += k > 0 and tokens[k].low in lex.AUXILIARIES
    return tokens[k].quotation if k + 1 == len(tokens) else -1


def _lone_clause(unit: _ReadUnit, *, announces: bool = False) -> Entry | None:
    """The entry of a sentence that is nothing but a subject and a verb of saying.

    Args:
        announces: whether a phrase may follow that says where or when: "Roe said in a statement. “…”"
    """
    if len(unit.saying) != 1 or unit.saying[0].sub:
        return None
    entry, tokens = unit.saying[0], unit.tokens
    covered = {entry.verb} | {i for member in entry.members for i in range(member.first, member.end)}
    rest = [i for i in range(len(tokens)) if i not in covered and not tokens.is_adverb(i)]
    if rest and not (announces and rest[0] == entry.verb + 1 and tokens[rest[0]].low in lex.PREPOSITIONS):
        return None
    if any(tokens[i].low in lex.FROMS and tokens.at(i + 1).capital for i in rest):
        return None  # "Roe said in a letter from Doe. “…”"
    if any(other.first > entry.verb and is_personal(tokens, other.members[0]) for other in unit.acting):
        return None  # "Roe spoke to reporters until Doe cut in. “…”"
    if any(tokens[i - 1].stop and _goes_on(tokens, i) for i in range(entry.verb + 2, len(tokens))):
        return None
    return None if any(tokens[i].low in _CLAUSAL for i in rest) else entry


def _goes_on(unit: Unit, i: int) -> bool:
    """Whether another clause begins behind a stop, and no phrase: "Roe spoke to sailors, then Doe cut in", "…, Doe to cooks"."""
    name = i + (not unit[i].capital)
    end = unit.run_end(name, len(unit))
    acts = unit.at(name).capital and end + 1 < len(unit) and not unit[end].stop and unit[i].low not in lex.PREPOSITIONS
    return unit[i].low in lex.TURNS or acts


def _signature(unit: _ReadUnit, *, below: bool) -> Entry | None:
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


def _spans_of(unit: Unit, members: Sequence[Member]) -> tuple[_Span, ...]:
    """Members as (first, end, head, group, role) in positions of the source, with no more words than a name may have."""
    spans = []
    for member in members:
        head = unit[member.head].at
        first = max(unit[member.first].at, head - BEFORE)
        end = min(unit[member.end - 1].at + 1, head + AFTER, first + WIDEST)
        after = unit[member.head + 1 : member.head + 3]
        opens = member.head == 0 and len(unit) > 1 and not unit[1].capital and unit[1].low not in PREDICATES
        if (
            unit.in_name(member.head)
            and not opens
            and not (len(after) == 2 and after[0].low in lex.PREPOSITIONS and after[1].capital)
        ):
            end = head + 1  # but "Bank of England"
        spans.append((first, max(end, head + 1), head, member.group, member.role))
    return _shortened(unit, members, spans)


def _shortened(unit: Unit, members: Sequence[Member], spans: Sequence[_Span]) -> tuple[_Span, ...]:
    """Spans of which none that only describes a name makes it more words in a row than a seal may open."""
    heads = [unit[member.head].low.lower() for member in members]
    names = [
        m.role == NAMED and unit.in_name(m.head) and not lex.is_person_noun(low)
        for m, low in zip(members, heads, strict=True)
    ]
    wide = {group: sum(end - first for first, end, _, other, _ in spans if other == group) for *_, group, _ in spans}
    named = {span[3] for span, name in zip(spans, names, strict=True) if name and wide[span[3]] > WIDEST}
    return tuple(
        (head, head + 1, head, group, role)
        if role == NAMED and group in named and not name
        else (first, end, head, group, role)
        for (first, end, head, group, role), name in zip(spans, names, strict=True)
    )


def _is_full_name(unit: Unit, i: int) -> bool:
    """Whether the name of a person ends at a token, with a given name: "Cal Poe"; not "the Salem Post" or "Salem Board"."""
    # Most tokens are no capitals.
    if not unit[i].capital or unit[i].low.lower() in lex.INSTITUTIONS or not unit[i].low[1:].islower():
        return False
    first = unit.name_start(i)
    return first < i == unit.run_end(i, len(unit)) and unit.at(first - 1).low not in lex.DETERMINERS - lex.MARKERS


def _is_person(unit: Unit, member: Member, surnames: Set[str]) -> bool:
    """Whether a phrase surely is one person, and one who was not spoken of before by another name.

    "Cal Poe", "Poe" where he has a given name elsewhere, "a farmer", "his brother"; "the farmer" may be whom the text named before.
    """
    head, plain = unit[member.head], member.first == member.head
    named = _is_full_name(unit, member.head) or (plain and head.capital and head.low.lower() in surnames)
    return named or (lex.is_person_noun(head.low) and unit[member.first].low in _NEW)


def _rows(unit: _ReadUnit, surnames: Set[str]) -> Iterator[tuple[int, ...]]:
    heads: set[int] = set()
    for entry in [*unit.saying, *unit.acting]:
        if not entry.says and entry.members[0].head in heads:
            continue
        heads.update(member.head for member in entry.members)
        members = _spans_of(unit.tokens, entry.members)
        alone = not any(member.group for member in entry.members)
        person = alone and any(_is_person(unit.tokens, member, surnames) for member in entry.members)
        flags = entry.says + 2 * entry.sub + 4 * entry.inner + 8 * entry.unreal + 16 * person
        first, end = (min(entry.governs), max(entry.governs) + 1) if entry.governs else (0, 0)
        yield (flags, unit.tokens[entry.verb].at, first, end, *(number for member in members for number in member))
