"""Those whom a clause joins to its subject from a distance: "Roe, along with Doe, said", "said Roe, 52, and Doe, 48"."""

from msgspec.structs import replace

from incident_record.languages import all_phrases
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry
from incident_record.source.subjects import Member, subject_after, subject_before
from incident_record.source.units import Token, Unit, has_no_capitals

_PHRASES = all_phrases("companions")
_REACH = 12  # tokens behind a subject


def join_companions(unit: Unit, entry: Entry) -> None:
    """Add to an entry's subject those whom a phrase or an "and" joins to it."""
    first = min(member.first for member in entry.members)
    for phrase in _PHRASES:
        start = first - len(phrase)
        if start > 0 and unit.has(start, phrase) and not unit[start - 1].stop and not unit[first - 1].stop:
            entry.members += _grouped(entry, subject_before(unit, start - 1))
    listed = _listed(unit, entry.members[0]) if entry.verb < first else []
    if listed:
        entry.members = (entry.members[0], *listed)
        return
    head = entry.members[0].head
    end = entry.verb if entry.verb > head else min(head + _REACH, len(unit))
    for k in range(head + 1, end):
        if unit[k].quoted or unit[k - 1].stop not in ("", ","):
            return
        length = _joint(unit, k, head)
        if length:
            members = subject_after(unit, k + length, closed=True)
            if members and _is_closed(unit, k + length, members, entry.verb):
                entry.members += _grouped(entry, members)


def _listed(unit: Unit, member: Member) -> list[Member]:
    """The other names of a list behind its first one ("said Roe, Doe and Poe"), which are no appositions."""
    members: list[Member] = []
    end = member.end
    while end < len(unit) and unit[end - 1].stop == ",":
        first = end + (bool(members) and unit[end].low in lex.ANDS)
        end = _name_end(unit, first)
        if end <= first or any(map(_is_title, unit[first:end])):
            return []
        members.append(Member(first, end - 1, end, len(members) + 1))
        if unit.at(end).low in lex.ANDS and not unit[end - 1].stop and end + 1 < len(unit) and unit.in_name(end + 1):
            last = _name_end(unit, end + 1)
            plain = not any(map(_is_title, unit[end + 1 : last]))
            return [*members, Member(end + 1, last - 1, last, len(members) + 1)] if plain else []
        if unit[first - 1].low in lex.ANDS:
            return members
    return []


def _name_end(unit: Unit, first: int) -> int:
    """After the last word of the name that begins at a token, if one does."""
    end = first
    while end < len(unit) and unit.in_name(end) and (end == first or not unit[end - 1].stop):
        end += 1
    return end


def _is_title(token: Token) -> bool:
    """Whether a word with a capital is no name's: "Director", "CEO", "Doe's"."""
    return lex.is_person_noun(token.low.lower()) or token.word[1:2].isupper() or token.possessive


def _grouped(entry: Entry, members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Members as more groups of an entry's subject, without those that it has."""
    group = max(member.group for member in entry.members) + 1
    heads = {member.head for member in entry.members}
    return tuple(replace(member, group=member.group + group) for member in members if member.head not in heads)


def _joint(unit: Unit, k: int, head: int) -> int:
    """How many tokens at `k` join one more to a subject with that head; 0 where none do."""
    if k != head + 1 and unit[k - 1].stop != ",":
        return 0
    length = next((len(phrase) for phrase in _PHRASES if unit.has(k, phrase)), 0)
    return length or int(unit[k].low in lex.ANDS and unit[k - 1].stop == ",")


def _is_verb(unit: Unit, k: int) -> bool:
    """Whether the last word of a phrase can only be a verb: "Doe nodded", "the sailors left"; not "Harbor staff", "the sailors' club"."""
    named = unit[k - 1].capital and unit[k].low.endswith(lex.PAST_ENDINGS)
    personal = lex.is_person(unit[k - 1].low) and unit[k - 1].low.endswith(lex.PLURAL_ENDINGS)
    return not unit[k].capital and (named or (personal and not lex.is_person(unit[k].low)))


def _is_closed(unit: Unit, first: int, members: tuple[Member, ...], verb: int) -> bool:
    """Whether a noun phrase is one more who speaks, and begins no clause of its own: "said Roe, and Doe agreed"."""
    if not (unit.in_name(first) or unit[first].low in lex.DETERMINERS or has_no_capitals(unit[first].low)):
        return False
    head, end = members[0].head, max(member.end for member in members)
    if first < head and unit[first - 1].low in lex.ANDS and _is_verb(unit, head):
        return False  # "said Roe, and Doe nodded"
    while end < len(unit) and not unit[end].quoted and unit.is_adverb(end):
        end += 1  # "said Roe, along with Doe recently"
    return end in (len(unit), verb) or bool(unit[end - 1].stop) or unit[end].quoted
