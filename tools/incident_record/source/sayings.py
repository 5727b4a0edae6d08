"""The verbs of saying in the narration of a sentence, and what is like them, each with its subject."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from incident_record.languages import all_phrases, all_words
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry, entry_with, find_acting
from incident_record.source.companions import join_companions
from incident_record.source.inversions import meets_quotation, subject_behind
from incident_record.source.judgments import QUALIFIED, is_finding, judgment_at
from incident_record.source.participles import current_subject
from incident_record.source.recited import (
    HANDED_ON,
    disowned,
    gapped,
    handed_on,
    inscribed,
    outcry,
    quoted,
    quoted_by,
    read_out,
    treated,
)
from incident_record.source.saying_verbs import INVERTING, PREDICATES, PURE_VERBS, VERBS
from incident_record.source.subjects import Member, is_personal, subject_after
from incident_record.source.units import DASH, Token, Unit
from incident_record.source.unreal import is_unreal, negated_tokens
from incident_record.source.verb_clauses import heard_entry, verb_entry
from incident_record.source.voices import OWNER, PRONOUN

_INFINITIVES, _DAYTIMES = all_words("infinitives") - VERBS, all_words("daytimes")
_REPLYING = all_words("replying")
_BESIDE = sorted(all_phrases("beside"), key=len, reverse=True)

_Construction = Callable[[Unit, int, Sequence[Entry]], Entry | None]


def find_entries(unit: Unit) -> tuple[list[Entry], list[Entry]]:
    """The verbs of saying of a unit with their subjects, and whoever acts in it besides; both in order."""
    acting = list(find_acting(unit))
    verbs = [entry for entry in _entries(unit, acting, _saying_at) if not _is_purpose(unit, entry.verb)]
    judging = _entries(unit, acting, judgment_at)
    # Whoever expects or estimates something is quoted where nobody says anything.
    inside = [entry for entry in judging if verbs and entry.first > verbs[0].verb and is_finding(unit, entry)]
    saying = sorted([*verbs, *inside], key=lambda entry: entry.verb) if verbs else judging
    # Once for all verbs of the unit.
    negated = negated_tokens(unit) if saying else frozenset()
    for entry in saying:
        entry.members = quoted_by(unit, entry) or entry.members
        join_companions(unit, entry)
        # Whose words "Roe said the report found it “…”" has, nobody knows; "Roe never wavered: “…”" are hers.
        own = not verbs and unit[entry.verb].low not in QUALIFIED
        entry.unreal = entry in inside or (not own and is_unreal(unit, entry, negated))
    signature = _signed(unit, saying)
    return [*saying, *([signature] if signature else [])], acting


def _is_purpose(unit: Unit, i: int) -> bool:
    """Whether a verb only says what the words before it are for: "Roe coined a term, “…,” to describe eels"."""
    behind = unit.at(i - 1).low in lex.INFINITIVE_MARKS and unit.at(i - 2).quoted
    return behind and not any(token.quoted for token in unit[i:])


def _entries(unit: Unit, acting: Sequence[Entry], entry_at: _Construction) -> list[Entry]:
    """The attributions of a unit that a function reads at its tokens, in order."""
    entries: list[Entry] = []
    known = [*acting]
    for i, token in enumerate(unit):
        entry = None if token.quoted else entry_at(unit, i, known)
        if entry is not None:
            entries.append(entry)
            known.append(entry)
    return entries


def _saying_at(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """The attribution whose verb of saying, or whatever is like one, is a token."""
    if unit[i].low in _REPLYING and unit.at(i + 1).low in lex.INFINITIVE_MARKS and unit.at(i + 2).quoted:
        return None  # "Roe answered to “the iron gardener”"
    for words, construction in _CONSTRUCTIONS:
        if unit[i].low in words:
            entry = construction(unit, i, acting)
            if entry is not None:
                return entry
    return gapped(unit, i) or _clitic(unit, i) or _any_verb(unit, i) or _verbless(unit, i)


def _infinitive(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """ "heard Roe say"."""
    heard = heard_entry(unit, i)
    if heard is not None:
        return heard
    return entry_with(_name_before(unit, i) or current_subject(acting, i), i, i)


def _name_before(unit: Unit, i: int) -> tuple[Member, ...]:
    """The name that ends right before a token, without a stop between the two."""
    named = i > 0 and unit.in_name(i - 1) and not unit[i - 1].stop
    return (Member(unit.run_start(i - 1), i - 1, i),) if named else ()


def _source(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """ "according to Roe"; "Roe said that according to her data" has Roe's words."""
    phrase = next((each for each in lex.SOURCES if unit.has(i, each)), ())
    behind = i + len(phrase)
    members = subject_after(unit, behind, closed=not unit.at(behind).capital) if phrase else ()
    if phrase and unit.at(behind).low in PURE_VERBS and not unit[behind].stop:
        members = subject_behind(unit, behind, touches=True, adverbial=True)  # "según dijo ayer Roe"
        # Not in "según dijo ayer, Roe esperaba".
        members = () if members and unit[members[0].first - 1].stop else members
    if members and unit[members[0].first - 1].low in lex.DETERMINERS:
        members = (replace(members[0], first=members[0].first - 1), *members[1:])  # "so die Sprecherin"
    owned = bool(members) and unit[behind].low in lex.POSSESSIVES and not lex.is_person(unit[members[0].head].low)
    if owned and any(entry.says for entry in acting):
        return None
    if len(members) == 1:
        members += _authors(unit, members[0])
    return entry_with(members, i, i)


def _authors(unit: Unit, text: Member) -> tuple[Member, ...]:
    """Whose a text is that is named as a source: "according to figures by Roe", "to a study published by Roe"."""
    noun, k = unit[text.head], text.head + (unit.at(text.head + 1).low in lex.AUTHORING)
    # "according to people briefed by Roe" names others than Roe.
    if noun.capital or unit[k].stop or lex.is_person_noun(noun.low) or noun.low.endswith(lex.PAST_ENDINGS):
        return ()
    authors = subject_after(unit, k + 2, closed=True) if unit.at(k + 1).low in lex.AGENTS else ()
    return authors[:1] if authors and unit[authors[0].head].capital else ()


def _closing_source(unit: Unit, i: int, _: Sequence[Entry]) -> Entry | None:
    """ "“…”, so Roe." """
    members = subject_after(unit, i + 1, closed=True) if unit.at(i - 1).quoted else ()
    return entry_with(members, i, i) if members and members[0].end == len(unit) else None


def _postposed_source(unit: Unit, i: int, _: Sequence[Entry]) -> Entry | None:
    """ "Roe zufolge ist es „…“"."""
    return entry_with(_name_before(unit, i), i, i)


def _viewpoint(unit: Unit, i: int, _: Sequence[Entry]) -> Entry | None:
    """ "Para Doe, …"."""
    members = subject_after(unit, 1) if i == 0 else ()
    named = bool(members) and unit[members[0].head].capital
    return entry_with(members, i, i) if named and unit[members[0].head].stop == "," else None


def _affected(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """ "The news worried Roe: “…”"; of "Doe surprised Roe: “…”" nobody knows."""
    subject = current_subject(acting, i)
    thing = not subject or not is_personal(unit, subject[0]) or unit[subject[0].head].low in lex.EXPLETIVES
    return quoted(unit, i, acting) if thing else None


def _beside(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """A verb that says something only where its clause touches a quotation: "“…,” Roe began"."""
    phrase = next((each for each in _BESIDE if unit.has(i, each)), ())
    entry = verb_entry(unit, i, acting) if phrase else None
    if entry is None or len(phrase) > 1:
        after = unit.at(i + len(phrase))
        opens = after.quoted or after.low in lex.THATS  # "fired back that it was “…”"
        touches = entry is not None and (unit.at(entry.first - 1).quoted or opens)
        return entry if touches else None
    if entry.members[0].head > i and meets_quotation(unit, entry.members):
        return entry  # "Continued Roe: “…”"
    it = bool(lex.pronoun_of(unit.at(i + 1).low)) and bool(unit.at(i + 1).stop)  # "as Roe puts it, “…”"
    if unit.at(i + 1 + it).quoted:
        return entry
    if unit.at(entry.first - 1).low in lex.CONJUNCTIVE and unit.at(i + 1).low in lex.EXPLETIVES:
        return entry  # "As Roe put it, the pier is “…”"
    before = entry.first - 1
    before -= before > 0 and unit[before].low in lex.CONJUNCTIVE  # "“…,” as Roe puts it"
    return entry if unit.at(before).quoted else None


_CONSTRUCTIONS: tuple[tuple[frozenset[str], _Construction], ...] = (
    (all_words("verbatim"), disowned),
    (HANDED_ON, handed_on),
    (all_words("reciting"), read_out),
    (all_words("outcries"), outcry),
    (all_words("treated"), treated),
    (lex.CARRIERS, inscribed),
    (all_words("quoting"), quoted),
    (all_words("affecting"), _affected),
    (_INFINITIVES, _infinitive),
    (lex.SOURCE_STARTS, _source),
    (all_words("closing_sources"), _closing_source),
    (all_words("postposed_sources"), _postposed_source),
    (all_words("viewpoints"), _viewpoint),
    (VERBS, verb_entry),
    (frozenset(phrase[0] for phrase in _BESIDE), _beside),
)
"""By which words a construction is known, and what reads it, in order: the first that finds an attribution is right."""


def _verbless(unit: Unit, i: int) -> Entry | None:
    """Who speaks before a colon without a verb: "Roe: …", "Roe's reply: …", "And this from Roe: …"."""
    if unit[i].stop != ":" or not unit.at(i + 1).quoted:
        return None
    first = next((k for k in range(i) if not _is_before_name(unit[k])), i)
    if unit[first].low in INVERTING:
        return None  # "Continued Roe:" has a verb
    labelled = _label(unit, i)
    if labelled:
        return Entry(i, labelled[0].first, labelled)
    sent = _sender(unit, i)
    return entry_with(sent, i, i) if sent else _announced(unit, i, first)


def _announced(unit: Unit, i: int, first: int) -> Entry | None:
    """Whoever a line before a colon names, or whose words it does: "Roe:", "Roe's take:", "From the report:"."""
    sent = unit[first].low in lex.FROMS  # "From the report:"
    first += sent
    members = subject_after(unit, first, closed=True)
    if any(unit.has(k, phrase) for k in range(i) for phrase in lex.SOURCES):
        return None
    if not members or any(t.low in PREDICATES for t in unit[:i]):
        return None
    if unit[i].low in VERBS and not sent and not any(member.role == OWNER for member in members):
        return None
    head = members[0].head
    if unit.at(i - 1).low in lex.LINKS and unit.at(i - 2).low in lex.TEXTS:
        return None  # "Doe closed with a line from Roe:"
    owner = next((k for k in range(members[0].first, head) if unit[k].possessive), None)
    if owner is not None and not unit[head].capital and not lex.is_person_noun(unit[head].low):
        members = (Member(members[0].first, owner, owner + 1, role=OWNER),)  # "Roe's take:"
        return entry_with(members, i, 0) if head == i else None
    plain = not unit[i].capital and not unit[i - 1].capital and not lex.is_person_noun(unit[i].low)
    if plain and unit[0].capital and not sent:
        return None  # "Roe hit back: “…”" has a verb that no list has
    ends = members[0].end == i + 1 or (bool(unit[members[0].end - 1].stop) and unit[0].low not in lex.COORDINATORS)
    return entry_with(members, i, 0) if ends else None


def _clitic(unit: Unit, i: int) -> Entry | None:
    """A verb with its pronoun behind a hyphen: "« … », dit-elle"."""
    verb, _, pronoun = unit[i].low.partition("-")
    return Entry(i, i, (Member(i, i, i + 1, role=PRONOUN),)) if verb in VERBS and lex.pronoun_of(pronoun) else None


def _any_verb(unit: Unit, i: int) -> Entry | None:
    """A clause of a name and a verb that no list has, beside a quotation: "Roe resisted: “…”", "“…?” Roe pressed."."""
    if not unit[i].low.endswith(lex.PAST_ENDINGS) or unit[i].capital or not unit.in_name(i - 1) or unit[i - 1].closes:
        return None
    first = unit.run_start(i - 1)
    announces = first == 0 and unit[i].stop == ":" and unit.at(i + 1).quoted
    touches = unit.at(first - 1).quoted and unit[first - 1].stop in (",", "?", "!")
    ends = i + 1 == len(unit) or unit[i].stop == "," or unit[i + 1].quoted
    return Entry(i, first, (Member(first, i - 1, i),)) if announces or (touches and ends) else None


def _label(unit: Unit, i: int) -> tuple[Member, ...]:
    """Whoever is named between a dash and a colon: "Sailors agree — Ann Roe: “…”"."""
    first = unit.run_start(i) if unit.in_name(i) else 0
    return (Member(first, i, i + 1),) if first and unit[first - 1].stop == DASH else ()


def _sender(unit: Unit, i: int) -> tuple[Member, ...]:
    """Whom something came from that is no word for a text: "Roe's remark drew a retort from Doe: “…”"."""
    first = unit.with_determiner(unit.name_start(i))
    noun = first - 2
    sent = noun > 0 and unit.in_name(i) and unit[first - 1].low in lex.FROMS and not unit[noun].closes
    described = any(unit[k].low in lex.DETERMINERS for k in range(max(noun - 2, 0), noun))
    other = unit[noun].capital or unit[noun].low in lex.TEXTS
    return (Member(first, i, i + 1),) if sent and described and not other else ()


def _is_before_name(token: Token) -> bool:
    """Whether a token may stand before the name of a line: "And this from", "— Roe:", "11:05 a.m. — Roe:"."""
    time = token.low[:1].isdigit() or f"{token.low}." in _DAYTIMES
    return token.word == DASH or token.low in lex.COORDINATORS or time


def _signed(unit: Unit, saying: Sequence[Entry]) -> Entry | None:
    """Who signs the last quotation of a unit behind a dash: "“Keep it.” — Ann Roe, Salem"."""
    h = max((k for k, token in enumerate(unit) if token.quoted), default=len(unit))
    if (
        h + 1 >= len(unit)
        or unit[h].stop not in (DASH, ":")
        or any(entry.verb > h or entry.first <= h for entry in saying)
    ):
        return None
    described = unit[h + 1].low in lex.DETERMINERS or lex.is_person_noun(unit[h + 1].low)
    if not unit[h + 1].capital and not described:
        return None
    members = subject_after(unit, h + 1, closed=True)
    named = [k for member in members[:1] for k in range(member.first, member.head) if unit.in_name(k)]
    between = unit[named[0] : members[0].head] if named else []
    if any(not token.capital and not lex.is_person_noun(token.low) for token in between):
        return None  # "“…” — Roe fires Doe" is a headline
    return entry_with(members, members[0].head, h + 1) if members else None
