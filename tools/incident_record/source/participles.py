"""Whose a participle of saying is: "Doe left, saying", "with Roe chanting", "quoted Roe as saying"."""

from collections.abc import Sequence

from msgspec.structs import replace

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry, entry_with
from incident_record.source.saying_verbs import NOUNS, VERBS
from incident_record.source.subjects import Member, is_personal, nobody_at, subject_after, subject_before
from incident_record.source.units import Unit

_ABSOLUTES = all_words("absolutes")
_PLACING = all_words("placing")
_CLAUSAL, _SPEAKING = _PLACING | lex.ADVERBIAL, lex.TEXTS | lex.CARRIERS
_CAUSING = all_words("causing")
_READING, _BLAMING = all_words("inscribing"), all_words("blaming")
_RECEIVING = lex.RECEIVING - VERBS
_GOVERNING = lex.PREPOSITIONS | lex.AGENTS | lex.AUXILIARIES | lex.INFINITIVE_MARKS
_QUOTING, _RECIPIENTS = all_words("quoting"), all_words("recipients")
_NEAR = 3  # tokens from "quoted" to what is quoted
_REACH = 10  # tokens from "with" or "received" to what they govern


def current_subject(acting: Sequence[Entry], i: int, *, main: bool = True) -> tuple[Member, ...]:
    """The subject that is still in force at a token."""
    before = sorted((entry for entry in acting if entry.first < i), key=lambda entry: entry.first)
    mains = [entry for entry in before if not entry.sub]
    chosen = mains if main and mains else before
    return chosen[-1].members if chosen else ()


def infinitive_entry(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """An infinitive at a token, with who acts in its clause: of "Doe left before Roe began to call it" it is Roe."""
    near = [
        entry
        for entry in acting
        if 0 < entry.first < i
        and unit[entry.first - 1].low in lex.SUBORDINATORS | _ABSOLUTES
        and not any(token.stop for token in unit[entry.first : i])
        and unit.at(i - 2).low not in lex.COORDINATORS  # "to boast that it fell and to call it"
    ]
    caused = _caused(unit, i)
    if caused:
        return entry_with(caused, i, i, sub=True)
    members = current_subject(near or acting, i, main=not near)
    entry = entry_with(members, i, members[0].first if near else i, sub=bool(near)) if members else None
    if entry is not None:
        entry.inner = entry.sub
    return entry


def _caused(unit: Unit, i: int) -> tuple[Member, ...]:
    """The object of a verb before an infinitive at a token, which makes it say so: "That prompted Ann Roe to quip"."""
    j = next((k - 1 for k in range(i - 1, 0, -1) if unit[k].low in lex.INFINITIVE_MARKS), 0)
    first = unit.run_start(j) if unit.in_name(j) else unit.with_determiner(j)
    caused = unit.at(first - 1).low in _CAUSING and not any(token.closes for token in unit[first:i])
    return (Member(first, j, j + 1),) if j and caused and not lex.pronoun_of(unit[j].low) else ()


def participle_entry(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> Entry | None:
    """ "Doe left, saying", "with Roe chanting", "quoted Roe as saying"; `j` is the token before the participle."""
    if unit.at(j).low in lex.CONJUNCTIVE and not unit[j].stop:
        j -= 1
        if unit.at(j).low in lex.TEXTS and any(token.low in _QUOTING for token in unit[max(j - _NEAR, 0) : j]):
            return Entry(i, i, (Member(unit.with_determiner(j), j, j + 1),))  # "quoted the report as saying"
        if unit.at(j).low in VERBS:
            members = current_subject(acting, i)
            joined = bool(members) and not any(token.closes for token in unit[members[0].first : i])
            return entry_with(members, i, members[0].first if joined else i)
    before = unit.at(j)
    if before.low in _BLAMING and not before.stop:
        blamed = _blamed(unit, j - 1)
        if blamed:
            return entry_with(blamed, i, i, sub=True)
    if before.low and not before.closes and before.low not in lex.PREPOSITIONS | lex.COORDINATORS:
        members = _absolute(unit, j)
        if members:
            return entry_with(members, i, members[0].first, sub=True)
        beside = _beside_participle(unit, i, j, acting)
        if beside:
            return entry_with(beside, i, i, sub=unit.at(beside[0].first - 1).low in lex.PREPOSITIONS)
    # A form that may be a noun is a participle behind a stop or a document, or before its quotation.
    after = unit.at(i + 1)
    governs = after.low in lex.THATS or bool(lex.pronoun_of(after.low)) or after.low in lex.DETERMINERS
    governs = governs and before.low not in lex.DETERMINERS  # "left saying that", but "an old saying that"
    verbal = bool(before.stop) or before.low in lex.DOCUMENTS | lex.PERCEIVING or after.quoted or governs
    if not verbal and unit[i].low in NOUNS:
        return None
    return entry_with(_placed_subject(unit, i, acting) or current_subject(acting, i) or _ahead(unit, i), i, i)


def _ahead(unit: Unit, i: int) -> tuple[Member, ...]:
    """Whoever acts behind a participle that opens the sentence: "Calling it “old,” Roe left"."""
    h = next((k for k in range(i, len(unit)) if unit[k].quoted), 0)
    opens = i == 0 < h and unit[h].stop == "," and not any(token.stop for token in unit[i:h])
    return subject_after(unit, h + 1)[:1] if opens else ()


def _placed_subject(unit: Unit, i: int, acting: Sequence[Entry]) -> tuple[Member, ...]:
    """Who acts in the clause that a participle ends: of "Doe spoke at the pier, where Roe stood, shouting" it is Roe."""
    main = current_subject(acting, i)
    # "The trouble began when Roe rose, shouting": a thing says nothing, but for a text.
    thing = bool(main) and not is_personal(unit, main[0])
    end = next((k for k in range(main[0].first, main[0].end) if unit[k].low in lex.PREPOSITIONS), i) if thing else 0
    thing = thing and not any(token.low in _SPEAKING for token in unit[main[0].first : end])
    for entry in acting:
        if not entry.sub or not 0 < entry.first < i:
            continue
        opener, near = unit[entry.first - 1].low, not any(token.stop for token in unit[entry.first : i - 1])
        subject = entry.members[0]
        if thing and opener in _CLAUSAL and is_personal(unit, subject):
            described = lex.is_person(unit.at(subject.head + 1).low)  # "when Doe supporters rose, shouting"
            return (replace(subject, head=subject.head + described, end=max(subject.end, subject.head + 2)),)
        if opener in _PLACING and near:
            return entry.members
    return ()


def _absolute(unit: Unit, j: int) -> tuple[Member, ...]:
    """The subject of "with the board of the club saying"; it ends at a token, and has a preposition in it."""
    for k in range(j, max(j - _REACH, -1), -1):
        if unit[k].closes or unit[k].low in VERBS or lex.pronoun_of(unit[k].low):
            break
        if unit[k].low in _ABSOLUTES:
            members = subject_after(unit, k + 1)
            governed = any(token.low in lex.PREPOSITIONS for token in unit[k + 1 : j])
            if lex.is_person(unit[j].low) and not governed:
                return (Member(k + 1, j, j + 1),)  # "with many marchers and onlookers chanting"
            return members[:1] if governed and unit[k + 1].low in lex.DETERMINERS else ()
    return ()


def _beside_participle(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> tuple[Member, ...]:
    """Who stands right before a participle and is its subject: "Roe heard the chief saying"."""
    first, low = unit.run_start(j), unit[j].low
    # "by a sign" says where, and "by the Salem Post" who.
    agent = unit[j].capital and unit.at(unit.with_determiner(first) - 1).low in lex.AGENTS
    if agent and unit.at(unit.with_determiner(first) - 2).low in lex.TEXTS:
        return (Member(first, j, j + 1),)  # "a report by Roe calling it"
    if agent:
        return current_subject([entry for entry in acting if not entry.says], i)  # "Doe was quoted by Roe as saying"
    if unit[j].capital and unit.at(first - 1).low in lex.LOCATING:
        return ()  # "Roe answered on Facebook, writing"
    if unit[j].capital:
        staged = unit.at(first - 1).low in lex.AUXILIARIES  # "The script has Roe saying"
        return (nobody_at(j),) if staged else (Member(first, j, j + 1),)
    if low in lex.OBJECT_PRONOUNS and unit.at(j - 1).low in lex.PERCEIVING:
        return (nobody_at(j),)  # "Roe heard others calling"
    if low in lex.TEXTS:
        return (Member(j, j, j + 1),) if is_received(unit, j) else ()
    if lex.is_person(low) and unit.at(j - 1).low in _RECIPIENTS and unit.at(j - 2).low in lex.TEXTS:
        return ()  # "Roe sent an email to sailors saying"
    described = unit.at(j - 1).low in lex.INDEFINITE and low not in lex.SMALL_WORDS | VERBS
    if described and unit.at(j - 2).low in lex.PREPOSITIONS:
        return (nobody_at(j),)  # "drove past a crowd shouting", "voted for a motion calling"
    if lex.is_person(low) or low in lex.CARRIERS or (unit[i].low in _READING and low not in lex.AUXILIARIES):
        return (Member(unit.with_determiner(j), j, j + 1),)
    return subject_before(unit, j) if lex.pronoun_of(low) else ()


def is_received(unit: Unit, j: int) -> bool:
    """Whether a text at a token came from somebody else: "Roe liked a post calling"."""
    return any(token.low in _RECEIVING for token in unit[max(unit.stretch_start(j), j - _REACH) : j])


def _blamed(unit: Unit, j: int) -> tuple[Member, ...]:
    """Who is the object before "for saying" or "of saying": "Roe accused Doe of saying"."""
    somebody = unit.in_name(j) or lex.is_person(unit.at(j).low) or unit.at(j).low in lex.INSTITUTIONS
    if j < 1 or unit[j].closes or not somebody:
        return ()
    first = unit.with_determiner(unit.run_start(j))
    governed = unit.begins_clause(first) or unit[first - 1].low in _GOVERNING
    return () if governed else (Member(first, j, j + 1),)
