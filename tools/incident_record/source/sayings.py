"""The verbs of saying in the narration of a sentence, each with its subject."""

from collections.abc import Sequence
from dataclasses import replace

from incident_record.languages import all_phrases, all_words
from incident_record.source.actors import Entry, before_relative, entry_with, find_acting
from incident_record.source.appositions import subject_across
from incident_record.source.companions import join_companions
from incident_record.source.late_subjects import late_subject
from incident_record.source.objects import MARKERS, is_person_noun
from incident_record.source.openers import is_after_opener
from incident_record.source.participles import current_subject, infinitive_subject, participle_entry
from incident_record.source.recited import quoted_by, recited_at
from incident_record.source.subjects import (
    NOBODY,
    OWNER,
    PRONOUN,
    Member,
    begins_clause,
    in_name,
    is_adverb,
    pronoun_of,
    run_start,
    subject_after,
    subject_before,
)
from incident_record.source.units import Token, Unit, has_no_capitals
from incident_record.source.unreal import is_unreal, negated_tokens
from incident_record.source.verbs import BASES, BESIDE, INVERTING, NOUNS, SUBJECTLESS, VERBS

_AUXILIARIES, _PASSIVES, _AGENTS = all_words("auxiliaries"), all_words("passives"), all_words("agents")
_COORDINATORS, _RELATIVES, _AS = all_words("coordinators"), all_words("relatives"), all_words("conjunctive")
_VIEWPOINTS, _ADVERBIAL = all_words("viewpoints"), all_words("adverbial")
_NEAR_AUXILIARIES = all_words("near_auxiliaries")
_SUBORDINATORS = all_words("subordinators")
_DETERMINERS = all_words("determiners")
_WEEKDAYS = frozenset(day.lower() for days in all_phrases("weekdays") for day in days)
_FRAMING, _LINKS = all_words("framing"), all_words("document_links")
_PREPOSITIONS = all_words("prepositions") | all_words("governing")
_CLOSING = all_words("closing_sources")
_SOURCES = {
    phrase[0]: [each for each in all_phrases("sources") if each[0] == phrase[0]] for phrase in all_phrases("sources")
}
_INFINITIVES = all_words("infinitives") - VERBS
_PERCEIVING, _OBJECTS, _RECEIVING = all_words("perceiving"), all_words("object_pronouns"), all_words("receiving")
_TEXTS = all_words("documents") | all_words("utterances") | all_words("recitals")
_THATS = all_words("thats")
_INFINITIVE = "to"
_DASH, _DAYTIMES = "—", all_words("daytimes")
_AGENT_REACH = 10  # tokens from a passive to "by"


def find_entries(unit: Unit) -> tuple[list[Entry], list[Entry]]:
    """The verbs of saying of a unit with their subjects, and whoever acts in it besides; both in order."""
    acting = list(find_acting(unit))
    saying: list[Entry] = []
    for i, token in enumerate(unit):
        if token.quotation < 0:
            entry = recited_at(unit, i) or _entry_at(unit, i, [*acting, *saying])
            if entry is not None:
                saying.append(entry)
    # Once for all verbs of the unit.
    negated = negated_tokens(unit) if saying else frozenset()
    for entry in saying:
        entry.members = quoted_by(unit, entry) or entry.members
        join_companions(unit, entry)
        entry.unreal = is_unreal(unit, entry, negated)
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
    named = [k for member in members[:1] for k in range(member.first, member.head) if in_name(unit, k)]
    between = unit[named[0] : members[0].head] if named else []
    if any(not token.capital and not is_person_noun(token.low) for token in between):
        return None  # "“…” — Roe fires Doe" is a headline
    return entry_with(members, members[0].head, h + 1) if members else None


def _entry_at(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """The attribution whose verb, or whatever is like one, is a token."""
    low = unit[i].low
    if low in _INFINITIVES:
        named = i > 0 and in_name(unit, i - 1) and not unit[i - 1].stop
        return entry_with((Member(run_start(unit, i - 1), i - 1, i),) if named else current_subject(acting, i), i, i)
    for phrase in _SOURCES.get(low, ()):
        if tuple(token.low.lower() for token in unit[i : i + len(phrase)]) == phrase:
            behind = i + len(phrase)
            members = subject_after(unit, behind, closed=behind < len(unit) and not unit[behind].capital)
            if members and unit[members[0].first - 1].low in _DETERMINERS:
                members = (replace(members[0], first=members[0].first - 1), *members[1:])  # "so die Sprecherin"
            return entry_with(members, i, i)
    if low in _CLOSING and i and unit[i - 1].quotation >= 0:
        members = subject_after(unit, i + 1, closed=True)
        return entry_with(members, i, i) if members and members[0].end == len(unit) else None
    if i == 0 and low in _VIEWPOINTS:
        members = subject_after(unit, 1)
        named = bool(members) and unit[members[0].head].capital
        return entry_with(members, i, i) if named and unit[members[0].head].stop == "," else None
    if low in VERBS:
        entry = _verb_entry(unit, i, acting)
        if entry is not None or low not in NOUNS:
            return entry
    if low in BESIDE:
        entry = _verb_entry(unit, i, acting)
        return entry if entry is not None and _touches(unit, i, entry) else None
    return _verbless(unit, i) if unit[i].stop == ":" and i + 1 < len(unit) and unit[i + 1].quotation >= 0 else None


def _verbless(unit: Unit, i: int) -> Entry | None:
    """Who speaks before a colon without a verb: "Roe: …", "Roe's reply: …", "And this from Roe: …"."""
    first = next((k for k in range(i) if not _is_before_name(unit[k])), i)
    members = subject_after(unit, first, closed=True)
    if not members or any(
        token.low in _AUXILIARIES or token.low in VERBS or token.low in _SOURCES for token in unit[:i]
    ):
        return None
    if unit[i].low in VERBS and not any(member.role == OWNER for member in members):
        return None
    whole = members[0].end == i + 1
    ends = whole or (bool(unit[members[0].end - 1].stop) and unit[0].low not in _COORDINATORS)
    return entry_with(members, i, 0) if ends else None


def _is_before_name(token: Token) -> bool:
    """Whether a token may stand before the name of a line: "And this from", "— Roe:", "11:05 a.m. — Roe:"."""
    time = token.low[:1].isdigit() or f"{token.low}." in _DAYTIMES
    return token.word == _DASH or token.low in _COORDINATORS or time


def _touches(unit: Unit, i: int, entry: Entry) -> bool:
    """Whether a clause touches a quotation at either end."""
    before = entry.first - 1
    if before > 0 and unit[before].low in _AS:
        before -= 1  # "“…,” as Roe puts it"
    follows = before >= 0 and unit[before].quotation >= 0
    return follows or (i + 1 < len(unit) and unit[i + 1].quotation >= 0)


def _verb_entry(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    low = unit[i].low
    j = _before_verb(unit, i)
    between = [token.low for token in unit[j + 1 : i]]
    passive = any(word in _PASSIVES for word in between)
    if low.endswith("ing") and not passive:
        return participle_entry(unit, i, j, acting)
    if passive and not low.endswith("ing"):
        return _passive(unit, i, j)
    if _INFINITIVE in between:
        return entry_with(infinitive_subject(unit, i, acting), i, i)
    framed = _framed(unit, i, j) if j >= 0 and unit[j].quotation >= 0 else None
    if framed is not None:
        return framed
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
        return entry_with(before_relative(unit, j), i, j, sub=True)
    if unit[j].low in _THATS and j > 0 and i + 1 < len(unit) and unit[i + 1].quotation >= 0:
        return entry_with(_inscribed(unit, j - 1, acting), i, j, sub=True)
    if unit[j].low in _SUBORDINATORS and low in SUBJECTLESS:
        return entry_with(current_subject(acting, i), i, j, sub=True)
    if unit[j].low in _SUBORDINATORS or unit[j].low in _PREPOSITIONS:
        return entry_with(_agent(unit, i), i, j)  # "when asked", "as described by Roe"
    if unit[j].low in _COORDINATORS:
        said = [entry for entry in acting if entry.says and entry.verb < i]
        members = said[-1].members if said else current_subject(acting, i, main=False)
        return entry_with(members, i, j) if low not in NOUNS else None
    if unit[j].low in _OBJECTS and j and unit[j - 1].low in _PERCEIVING:
        return Entry(i, j, (Member(j, j, i, role=NOBODY),))  # "Roe heard him shout"
    opened = subject_after(unit, i + 1, closed=True) if low in INVERTING and is_after_opener(unit, i) else ()
    if opened and _opens_quotation(unit, opened):
        return entry_with(opened, i, i)  # "In einem Brief an Doe schrieb Roe: …"
    members = subject_before(unit, j)
    perceived = bool(members) and unit[members[0].first - 1].low in _PERCEIVING and members[0].first > 0
    if not members or (j == i - 1 and not perceived and not _takes(unit, i, members)):
        return None
    reduced = i + 1 < len(unit) and (unit[i + 1].quotation >= 0 or unit[i + 1].low in _AGENTS)
    agent = _agent(unit, i) if reduced and members and not unit[members[0].head].capital and not members[0].role else ()
    first = _clause_start(unit, min((member.first for member in members), default=i))
    entry = entry_with(agent or members, i, first, sub=sub)
    if entry is not None:
        entry.inner = first > 0 and _is_inner(unit[first - 1], unit[i])
    return entry


def _inscribed(unit: Unit, j: int, acting: Sequence[Entry]) -> tuple[Member, ...]:
    """Who speaks in "Roe issued a statement that said “…”", and in "Roe saw a sign that said “…”", which is the sign."""
    if unit[j].quotation >= 0 or unit[j].low in VERBS - NOUNS:
        return ()
    first = run_start(unit, j)
    if (
        first > 1
        and in_name(unit, j)
        and unit[first - 1].low in _PREPOSITIONS - _LINKS
        and unit[first - 2].low in _TEXTS
    ):
        j = first - 2  # "a letter to Doe that read"
    received = any(token.low in _RECEIVING for token in unit[:j])
    return current_subject(acting, j + 1) if unit[j].low in _TEXTS and not received else (Member(j, j, j + 1),)


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


def _passive(unit: Unit, i: int, j: int) -> Entry | None:
    """ "was described by Roe as"; without "by" nobody is named."""
    if i + 1 < len(unit) and unit[i + 1].low in _AS and i + 2 < len(unit) and unit[i + 2].low in VERBS:
        return None
    if i + 1 < len(unit) and unit[i + 1].low == _INFINITIVE and not unit[i].stop:
        return None  # "Roe is said to have called it so"
    agent = _agent(unit, i)
    subordinate = j >= 0 and (unit[j].low in _SUBORDINATORS or unit[j].low.endswith("ing"))
    if subordinate and not agent:
        return None  # "jobs that are considered “x”" are so to whoever speaks of them
    first = _clause_start(unit, j) if j >= 0 and unit[j].quotation < 0 else i
    return Entry(i, first, agent or (Member(i, i, i + 1, role=NOBODY),))


def _framed(unit: Unit, i: int, j: int) -> Entry | None:
    """A passive whose verb ends its clause behind a quotation: "wurde von Roe als “…” bezeichnet"."""
    for k in range(j - 1, max(j - 1 - _AGENT_REACH, -1), -1):
        if unit[k].quotation >= 0 or unit[k].stop:
            break
        if unit[k].low in _FRAMING:
            agent = _agent(unit, k)
            return Entry(i, i, agent or (Member(i, i, i + 1, role=NOBODY),))
    return None


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
    behind = next((k for k in range(i + 1, len(unit)) if unit[k - 1].stop or not is_adverb(unit, k)), i + 1)
    after = subject_after(unit, behind, closed=True) if low in INVERTING or low not in NOUNS else ()
    across = subject_across(unit, j) if j >= 0 and not touches else ()
    if low not in INVERTING and not (touches and after and (i - j > 1 or _is_inserted(unit, after))):
        after = ()
    told = behind < len(unit) and low in SUBJECTLESS and unit[behind].low in MARKERS  # "contó a Roe"
    if touches and low in INVERTING and (not after or told or _is_day(unit, after[0].head)):
        after = late_subject(unit, i)
    quoted = touches or (j > 0 and unit[j - 1].quotation >= 0)
    # One comma alone parts no subject from its verb: "And Doe, said Roe, is well" is Roe's, "Doe, the mayor, said" Doe's.
    named = bool(across) and unit[across[0].head].capital and across[0].end <= j
    inserted = bool(after) and not named and _is_inserted(unit, after)
    # Where a script has no capitals, the verb stands first: "qala Najjar inna".
    opens = j < 0 and bool(after) and (has_no_capitals(low) or _opens_quotation(unit, after))
    if after and (quoted or inserted or opens):
        return entry_with(after, i, j + 1)
    if low in SUBJECTLESS and not across:
        return Entry(i, j + 1, (Member(i, i, i + 1, role=PRONOUN),))
    if j < 0 or low in NOUNS:
        return None
    if unit[j].quotation >= 0:
        # "Roe’s plan “x” said": what stands before the quotation; a title is looked through.
        return entry_with(current_subject(acting, i), i, j + 1)
    members = across or current_subject(acting, i)
    return entry_with(members, i, min((member.first for member in members), default=i))


def _is_day(unit: Unit, head: int) -> bool:
    """Whether a phrase only says when: "este lunes"."""
    return not unit[head].capital and any(token.low in _WEEKDAYS for token in unit[head : head + 2])


def _is_inserted(unit: Unit, members: Sequence[Member]) -> bool:
    """Whether a name behind a verb ends its clause: "It was, said Roe, a fine day"."""
    head = members[0].head
    ends = head + 1 == len(unit) or bool(unit[head].stop) or unit[head + 1].quotation >= 0
    return ends and (unit[head].capital or unit[members[0].first].low in _DETERMINERS)


def _opens_quotation(unit: Unit, members: Sequence[Member]) -> bool:
    """Whether a clause at the start of a sentence is followed by its quotation: "Said Roe: …"."""
    end = max(member.end for member in members)
    return end < len(unit) and unit[end].quotation >= 0
