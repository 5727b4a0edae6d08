"""Words that a sentence hands on with the name of whoever said them: "Doe's reply: “…”", "a letter from Doe: “…”"."""

from collections.abc import Sequence

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry, entry_with
from incident_record.source.noun_phrases import phrase_end
from incident_record.source.participles import current_subject, is_received
from incident_record.source.saying_verbs import PURE_VERBS, VERBS
from incident_record.source.subjects import Member, is_personal, nobody_at, subject_after, subject_before
from incident_record.source.units import Unit
from incident_record.source.voices import OWNER, PRONOUN

_VERBATIM, _DISOWNING = all_words("verbatim"), all_words("disowning")
_PORTRAYALS = all_words("portrayals")
HANDED_ON = lex.TEXTS | _PORTRAYALS
_QUOTING = all_words("quoting_participles")
_RECITING, _OWN_TEXTS = all_words("reciting"), all_words("own_texts")
_UTTERING, _RECIPIENTS = all_words("uttering"), all_words("recipients")
_REPORTING = PURE_VERBS - all_words("quoting") - all_words("reciting")
_PLEAS, _ASKING_FOR = all_words("pleas"), all_words("viewpoints")
_WIDE = 8  # tokens from "description" to "as", and from "quoting" to the verb
_REACH = 4  # tokens from "Doe's" to its noun, and from there to what it was


def handed_on(unit: Unit, i: int, _: Sequence[Entry]) -> Entry | None:
    """ "Doe's claim that", "Doe's “…” promise", "a letter from Doe:"; the noun is a token."""
    return _owned(unit, i) or _around(unit, i) or _from(unit, i) or _received(unit, i)


def outcry(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """ "cries of “…”", which nobody in particular utters unless somebody leads or joins them."""
    if unit.at(i + 1).low not in lex.LINKS or not unit.at(i + 2).quoted:
        return None
    near = [token.low for token in unit[max(unit.stretch_start(i), i - _REACH) : i]]
    if _UTTERING.intersection(near) and not lex.PASSIVES.intersection(near):
        return entry_with(current_subject(acting, i), i, i)  # "The sailors joined in chants of “…”"
    return _owned(unit, i) or Entry(i, i, (nobody_at(i),))


def treated(unit: Unit, i: int, _: Sequence[Entry]) -> Entry | None:
    """ "Roe was met with “…”", which nobody in particular utters."""
    passive = any(token.low in lex.PASSIVES for token in unit[max(i - _REACH, 0) : i])
    given = unit.at(i - 1).quoted or (unit.at(i + 1).low in lex.PREPOSITIONS | lex.AGENTS and unit.at(i + 2).quoted)
    return Entry(i, i, (nobody_at(i),)) if passive and given else None


def inscribed(unit: Unit, i: int, _: Sequence[Entry]) -> Entry | None:
    """ "a sign: “…”", "the sign “…”", which nobody says there."""
    return Entry(i, i, (nobody_at(i),)) if unit.at(i + 1).quoted else None


def disowned(unit: Unit, i: int, _: Sequence[Entry]) -> Entry | None:
    """ "Roe rejected the words “…”", which are somebody else's."""
    disowns = any(token.low in _DISOWNING for token in unit[max(i - _REACH, 0) : i])
    return Entry(i, i, (nobody_at(i),)) if disowns and unit.at(i + 1).quoted else None


def read_out(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """ "Roe read from the report: “…”", whose words are the report's; not "read her statement"."""
    subject = current_subject(acting, i) or subject_before(unit, i - 1) if i else ()
    if any(token.nested for token in unit[i + 1 :]):
        return None  # "read the letter: “‘…’ And what of it?”", in which the letter has marks of its own
    first = min((member.first for member in subject), default=i)
    personal = bool(subject) and is_personal(unit, subject[0])
    # Inside another clause, so that "saying" behind it is still the reader's.
    return Entry(i, first, (nobody_at(i),), sub=True) if personal and _text_end(unit, i) else None


def _text_end(unit: Unit, i: int) -> int:
    """Where the text ends that somebody reads out by the verb at a token; 0 where there is none, or it is one's own."""
    for k in range(i + 1, min(i + _WIDE, len(unit))):
        if unit[k].quoted or unit[k].low in lex.POSSESSIVES:
            break
        if unit[k].low in lex.DETERMINERS | lex.PREPOSITIONS and unit.at(k + 1).low not in lex.DETERMINERS:
            end = phrase_end(unit, k + 1)
            own = any(token.low in _OWN_TEXTS for token in unit[k:end])
            return 0 if own else end
        if unit[k].stop:
            break
    return 0


def quoted(unit: Unit, i: int, _: Sequence[Entry]) -> Entry | None:
    """ "quoted Doe: “…”"."""
    if unit.at(i + 1).low in lex.FROMS:
        return Entry(i, i, (nobody_at(i),))  # "Roe quoted from Doe's diary: “…”"
    members = subject_after(unit, i + 1, closed=True)
    named = bool(members) and (unit[members[0].head].capital or unit[members[0].first].low in lex.DETERMINERS)
    return entry_with(members, i, i) if named and _ends(unit, members, ":") else None


def _owned(unit: Unit, i: int) -> Entry | None:
    """ "Doe's claim that", "in Doe's words,", "Doe's cry of “…”"."""
    reach = range(i - 1, max(i - _REACH, -1), -1)
    owner = next((k for k in reach if unit[k].possessive or unit[k].low in lex.POSSESSIVES), None)
    # "There's an answer:" owns nothing.
    if owner is None or unit[owner + 1].low in lex.DETERMINERS or any(token.closes for token in unit[owner:i]):
        return None
    after = unit.at(i + 1)
    content = after.low in lex.THATS or (after.low in lex.LINKS and unit.at(i + 2).quoted)
    content = content or (after.low in lex.AUXILIARIES and unit.at(i + 2).low in lex.THATS)  # "Roe's point is that"
    content = content or _is_equated(unit, i) or _is_content(unit, i) or (unit[owner].possessive and _is_plea(unit, i))
    content = content or _is_characterized(unit, i, owner) or _is_behind(unit, owner)
    portrays = unit[i].low in _PORTRAYALS and any(_is_as_before_quotation(unit, k) for k in range(i + 1, i + _WIDE))
    if unit[i].low in lex.UTTERANCES and after.low in _RECIPIENTS and unit.at(i + 2).quoted:
        return Entry(i, owner, (nobody_at(i),))  # "Roe's answer to “…”"
    verbatim = unit[i].stop == "," and unit[i].low in _VERBATIM
    announces = unit[i].stop == ":" and not _is_answered(unit, owner)
    return _of_owner(unit, i, owner) if content or portrays or verbatim or announces else None


def _is_answered(unit: Unit, owner: int) -> bool:
    """Whether somebody says something of what an owner said: "Roe said of Doe's claim: “…”", "Roe replied to Doe's claim: “…”"."""
    first = unit.with_determiner(unit.name_start(owner))
    governed = first > 1 and unit[first - 1].low in lex.PREPOSITIONS and not unit[first - 2].closes
    return governed and unit[first - 2].low in _REPORTING


def _of_owner(unit: Unit, i: int, owner: int) -> Entry | None:
    if unit[owner].low in lex.POSSESSIVES and unit.at(owner - 1).low in lex.LOCATING:
        return None  # "Roe writes in her book that"
    if unit[owner].low in lex.POSSESSIVES:
        # "Roe defended her claim that": the pronoun may stand for whoever acts before it.
        return Entry(i, owner, (Member(owner, owner, owner + 1, role=PRONOUN),), sub=owner > 0, inner=owner > 0)
    first = unit.with_determiner(unit.name_start(owner))
    return Entry(i, first, (Member(first, owner, owner + 1, role=OWNER),))


def _around(unit: Unit, i: int) -> Entry | None:
    """ "Doe's “…” promise"."""
    owned = unit.at(i - 1).quoted and not unit[i - 1].stop and unit.at(i - 2).possessive
    return _of_owner(unit, i - 2, i - 2) if owned else None


def _is_content(unit: Unit, i: int) -> bool:
    """Whether "that" and a quotation follow a noun from a distance: "her comment on Monday that “…”"."""
    for k in range(i + 1, min(i + _WIDE, len(unit))):
        if unit[k].closes or unit[k].low in PURE_VERBS:
            break
        if unit[k].low in lex.THATS:
            return unit.at(k + 1).quoted
    return False


def _is_plea(unit: Unit, i: int) -> bool:
    """Whether a quotation is what somebody asks for: "her call for “…”", "his vow to “…”", "Roe's message to sailors: “…”"."""
    link = unit.at(i + 1).low
    near = next((k for k in range(i + 1, min(i + 1 + _REACH, len(unit))) if unit[k].closes), i)
    addressed = link in lex.INFINITIVE_MARKS and unit[near].stop == ":" and unit.at(near + 1).quoted
    return addressed or (unit[i].low in _PLEAS and link in _ASKING_FOR and unit.at(i + 2).quoted)


def _is_behind(unit: Unit, owner: int) -> bool:
    """Whether a quotation stands before what it was: "“…,” was Roe's reply"."""
    first = unit.with_determiner(unit.name_start(owner))
    return unit.at(first - 1).low in lex.PASSIVES and unit.at(first - 2).quoted


def _is_characterized(unit: Unit, i: int, owner: int) -> bool:
    """Whether a sentence says how somebody's words are, and gives them: "Roe's answer is short: “…”"."""
    # "Roe's answer to Doe's letter is short: “…”" is Roe's.
    if unit.at(unit.with_determiner(unit.name_start(owner)) - 1).low in lex.PREPOSITIONS:
        return False
    linked = unit.at(i + 1).low in lex.PASSIVES and not any(token.quoted for token in unit[i : i + 3])
    return linked and any(unit.at(k).stop == ":" and unit.at(k + 1).quoted for k in (i + 2, i + 3))


def _is_equated(unit: Unit, i: int) -> bool:
    """Whether a sentence ends with what a noun was: "Doe's last words to her were “…”"."""
    for k in range(i + 1, min(i + 2 + _REACH, len(unit))):
        if unit[k].quoted:
            return k + 1 == len(unit) and any(token.low in lex.PASSIVES for token in unit[i:k])
        if unit[k].stop or unit[k].low in VERBS:
            break
    return False


def quoted_by(unit: Unit, entry: Entry) -> tuple[Member, ...]:
    """Whose words a clause hands on: of "Roe, quoting Doe, said: “…”" they are Doe's."""
    for k in range(max(entry.verb - _WIDE, 0), entry.verb):
        if k and unit[k - 1].stop != ",":
            continue
        if (
            unit[k].low in _RECITING
            and unit[k].low.endswith(lex.PROGRESSIVE_ENDINGS)
            and _text_end(unit, k) in (entry.verb, entry.first)
        ):
            return (nobody_at(k),)  # "Reading from a letter, Roe said"
        if unit[k].low in _QUOTING:
            members = subject_after(unit, k + 1, closed=True)
            end = members[0].end if members else 0
            if end in (entry.verb, entry.first) and unit[end - 1].stop == "," and unit[members[0].head].capital:
                return members[:1]
    return ()


def _is_as_before_quotation(unit: Unit, k: int) -> bool:
    """Whether "as" stands right before a quotation: "Doe's description of the raid as “…”"."""
    return unit.at(k).low in lex.CONJUNCTIVE and unit.at(k + 1).quoted


def _from(unit: Unit, i: int) -> Entry | None:
    """ "a letter from Doe:", "in the words of Doe,"."""
    if unit.at(i + 1).low not in lex.LINKS or unit[i].stop:
        return None
    members = subject_after(unit, i + 2, closed=True)
    named = bool(members) and unit[members[0].head].capital
    if named and _ends(unit, members, ":," if unit[i].low in _VERBATIM else ":"):
        return entry_with(members, i, i)
    # "The claim by the mayor that it is “…”"
    described = named or (bool(members) and unit[members[0].first].low in lex.DETERMINERS)
    content = described and unit.at(i + 1).low not in lex.BELONGING and unit.at(members[0].end).low in lex.THATS
    return Entry(i, i, members, sub=True) if content else None


def _received(unit: Unit, i: int) -> Entry | None:
    """ "Roe got a text: “…”", which somebody else wrote."""
    return (
        Entry(i, i, (nobody_at(i),)) if is_received(unit, i) and unit[i].stop == ":" and unit.at(i + 1).quoted else None
    )


def _ends(unit: Unit, members: Sequence[Member], stops: str) -> bool:
    """Whether a phrase ends at a stop right before a quotation."""
    end = max(member.end for member in members)
    return unit[end - 1].stop in tuple(stops) and unit.at(end).quoted


def gapped(unit: Unit, i: int) -> Entry | None:
    """A name between two quotations that has its verb from the clause before: "Doe said “…,” and Roe “…”"."""
    if not unit.at(i + 1).quoted or not unit.in_name(i) or unit[i].possessive:
        return None
    first = unit.run_start(i)
    joined = unit.at(first - 1).low in lex.COORDINATORS and unit.at(first - 2).quoted
    return Entry(i, first, (Member(first, i, i + 1),)) if joined else None
