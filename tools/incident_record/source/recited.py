"""Words that a sentence hands on with the name of whoever said them: "Doe's reply: “…”", "a letter from Doe: “…”"."""

from collections.abc import Sequence

from incident_record.languages import all_words
from incident_record.source.actors import Entry, entry_with
from incident_record.source.subjects import NOBODY, OWNER, Member, in_name, run_start, subject_after, with_determiner
from incident_record.source.units import Unit
from incident_record.source.verbs import VERBS

_UTTERANCES = all_words("utterances") | all_words("documents") | all_words("recitals")
_LINKS, _THATS = all_words("document_links"), all_words("thats")
_QUOTING, _OUTCRIES, _VERBATIM = all_words("quoting"), all_words("outcries"), all_words("verbatim")
_COORDINATORS, _DETERMINERS = all_words("coordinators"), all_words("determiners")
_POSSESSIVE = ("'s", "s'")
_TREATED, _PASSIVES = all_words("treated"), all_words("passives")
_PREPOSITIONS = all_words("prepositions") | all_words("governing")
_QUOTED = frozenset(("quoting", "citant"))
_AS, _PORTRAYALS = all_words("conjunctive"), frozenset(("description", "characterization", "portrayal", "depiction"))
_WIDE = 8  # tokens from "description" to "as", and from "quoting" to the verb
_REACH = 4  # tokens from "Doe's" to its noun, and from there to what it was


def recited_at(unit: Unit, i: int) -> Entry | None:
    """The attribution whose noun, or whose verb of quoting, is a token."""
    low = unit[i].low
    if low in _UTTERANCES or low in _PORTRAYALS:
        return _owned(unit, i) or _around(unit, i) or _from(unit, i)
    if low in _OUTCRIES and i + 2 < len(unit) and unit[i + 1].low in _LINKS and unit[i + 2].quotation >= 0:
        return _owned(unit, i) or Entry(i, i, (Member(i, i, i + 1, role=NOBODY),))
    if low in _TREATED and i + 1 < len(unit) and unit[i + 1].low in _PREPOSITIONS and _quoted(unit, i + 2):
        passive = any(token.low in _PASSIVES for token in unit[max(i - _REACH, 0) : i])
        return Entry(i, i, (Member(i, i, i + 1, role=NOBODY),)) if passive else None  # "Roe was met with “…”"
    if low in _QUOTING:
        members = subject_after(unit, i + 1, closed=True)
        head = members[0].head if members else i
        plain = members and (unit[head].capital or unit[members[0].first].low in _DETERMINERS)
        return entry_with(members, i, i) if plain and _ends(unit, members, ":") else None
    return _gapped(unit, i)


def _owned(unit: Unit, i: int) -> Entry | None:
    """ "Doe's claim that", "in Doe's words,", "Doe's cry of “…”"."""
    owner = next((k for k in range(i - 1, max(i - _REACH, -1), -1) if unit[k].low.endswith(_POSSESSIVE)), None)
    if owner is None or any(token.stop or token.quotation >= 0 for token in unit[owner:i]):
        return None
    after = unit[i + 1] if i + 1 < len(unit) else None
    told = after is not None and (after.low in _THATS or (after.low in _LINKS and _quoted(unit, i + 2)))
    told = (
        told
        or _is_equated(unit, i)
        or (unit[i].low in _PORTRAYALS and any(_quotes_as(unit, k) for k in range(i + 1, i + _WIDE)))
    )
    if not told and unit[i].stop != ":" and not (unit[i].stop == "," and unit[i].low in _VERBATIM):
        return None
    first = with_determiner(unit, run_start(unit, owner) if in_name(unit, owner) else owner)
    return Entry(i, first, (Member(first, owner, owner + 1, role=OWNER),))


def _around(unit: Unit, i: int) -> Entry | None:
    """ "Doe's “…” promise"."""
    if i < 2 or unit[i - 1].quotation < 0 or unit[i - 1].stop or not unit[i - 2].low.endswith(_POSSESSIVE):
        return None
    owner = i - 2
    first = with_determiner(unit, run_start(unit, owner) if in_name(unit, owner) else owner)
    return Entry(owner, first, (Member(first, owner, owner + 1, role=OWNER),))


def _is_equated(unit: Unit, i: int) -> bool:
    """Whether a sentence ends with what a noun was: "Doe's last words to her were “…”"."""
    for k in range(i + 1, min(i + 2 + _REACH, len(unit))):
        if unit[k].quotation >= 0:
            return k + 1 == len(unit) and any(token.low in _PASSIVES for token in unit[i:k])
        if unit[k].stop or unit[k].low in VERBS:
            break
    return False


def quoted_by(unit: Unit, entry: Entry) -> tuple[Member, ...]:
    """Whose words a clause hands on: of "Roe, quoting Doe, said: “…”" they are Doe's."""
    for k in range(max(entry.verb - _WIDE, 0), entry.verb):
        if unit[k].low in _QUOTED and (not k or unit[k - 1].stop == ","):
            members = subject_after(unit, k + 1, closed=True)
            end = members[0].end if members else 0
            if end in (entry.verb, entry.first) and unit[end - 1].stop == "," and unit[members[0].head].capital:
                return members[:1]
    return ()


def _quotes_as(unit: Unit, k: int) -> bool:
    """Whether "as" stands right before a quotation: "Doe's description of the raid as “…”"."""
    return k < len(unit) and unit[k].low in _AS and _quoted(unit, k + 1)


def _from(unit: Unit, i: int) -> Entry | None:
    """ "a letter from Doe:", "in the words of Doe,"."""
    if i + 2 >= len(unit) or unit[i + 1].low not in _LINKS or unit[i].stop:
        return None
    members = subject_after(unit, i + 2, closed=True)
    named = bool(members) and unit[members[0].head].capital
    return (
        entry_with(members, i, i) if named and _ends(unit, members, ":," if unit[i].low in _VERBATIM else ":") else None
    )


def _ends(unit: Unit, members: Sequence[Member], stops: str) -> bool:
    """Whether a phrase ends at a stop right before a quotation."""
    end = max((member.end for member in members), default=0)
    return bool(end) and unit[end - 1].stop in tuple(stops) and _quoted(unit, end)


def _quoted(unit: Unit, i: int) -> bool:
    return i < len(unit) and unit[i].quotation >= 0


def _gapped(unit: Unit, i: int) -> Entry | None:
    """A name between two quotations that has its verb from the clause before: "Doe said “…,” and Roe “…”"."""
    if not _quoted(unit, i + 1) or not in_name(unit, i) or unit[i].low.endswith(_POSSESSIVE):
        return None
    first = run_start(unit, i)
    joined = first > 1 and unit[first - 1].low in _COORDINATORS and unit[first - 2].quotation >= 0
    return Entry(i, first, (Member(first, i, i + 1),)) if joined else None
