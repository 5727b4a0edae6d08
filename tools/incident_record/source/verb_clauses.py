"""The subject of a verb of saying: before it or behind it, an agent with "by", or whoever acts in the clauses around it."""

from collections.abc import Sequence

from msgspec.structs import replace

from incident_record.languages import LANGUAGES, all_words
from incident_record.source import lexicon as lex
from incident_record.source.actors import ASKED, Entry, before_relative, entry_with
from incident_record.source.appositions import described_name, subject_across
from incident_record.source.before_verbs import before_verb
from incident_record.source.inversions import (
    CLOSING,
    clause_around,
    is_inserted,
    meets_quotation,
    subject_behind,
    subject_or_object,
)
from incident_record.source.openers import is_after_opener
from incident_record.source.participles import current_subject, infinitive_entry, participle_entry
from incident_record.source.passives import agent_of, described_by, framed_entry, passive_entry
from incident_record.source.saying_verbs import BASES, INVERTING, NOUNS, PURE_VERBS, SUBJECTLESS, VERBS
from incident_record.source.subjects import Member, clause_start, is_personal, nobody_at, subject_after, subject_before
from incident_record.source.units import Token, Unit, has_no_capitals
from incident_record.source.voices import PRONOUN

_OBJECT_ARTICLES = all_words("object_articles")
_DUBBING, _ARTICLES = all_words("dubbing"), all_words("articles") | lex.INDEFINITE
_PLACES = (
    lex.PREPOSITIONS
    - lex.SUBORDINATORS
    - lex.DETERMINERS
    - all_words("governing")
    - all_words("recipients")
    - lex.AGENTS
)
_CONTENT = lex.SUBORDINATORS - (lex.ADVERBIAL & lex.PREPOSITIONS)
_GOVERNED = (lex.DETERMINERS | lex.OBJECT_PRONOUNS) - lex.THATS
_FLOATING = lex.DETERMINERS - lex.THATS - lex.POSSESSIVES.keys() - _ARTICLES
_OBJECT_RELATIVES = (all_words("factual") - lex.ADVERBIAL) | lex.RELATIVE_PRONOUNS
_FREE_RELATIVES = all_words("free_relatives")
_PUBLISHING = all_words("publishing")
_HEARD = 4  # tokens from "hear" to the end of whoever is heard
_NOUN_PHRASE = 5  # tokens of a text with its article
_OBJECT = 5  # tokens from a verb to the quotation behind its object
_INFINITIVES = frozenset(
    word for language in LANGUAGES if not language.infinitive_marks for word in language.infinitives.split()
)


def verb_entry(unit: Unit, i: int, acting: Sequence[Entry]) -> Entry | None:
    """The attribution whose verb is a token.

    Args:
        i: the verb.
        acting: whoever acts in the unit, and the attributions before the verb.
    """
    j = before_verb(unit, i)
    between = {token.low for token in unit[j + 1 : i]}
    passive = bool(between & lex.PASSIVES)
    if unit[i].low.endswith(lex.PROGRESSIVE_ENDINGS) and not passive:
        return participle_entry(unit, i, j, acting)
    if passive and not unit[i].low.endswith(lex.PROGRESSIVE_ENDINGS):
        return passive_entry(unit, i, j)
    named = i > 0 and unit.in_name(i - 1) and not unit[i - 1].closes
    if lex.INFINITIVE_MARKS & between or (unit[i].low in _INFINITIVES and not named):
        return infinitive_entry(unit, i, acting)
    framed = framed_entry(unit, i, j)
    if framed is not None:
        return framed
    if j < 0 or unit[j].closes:
        return _parted(unit, i, j, acting)
    return _linked(unit, i, j, acting) if _links(unit, j) else _with_subject(unit, i, j, acting)


def heard_entry(unit: Unit, i: int) -> Entry | None:
    """Whoever is heard or seen to say something: "escuchó a la gente gritar", "a entendu un homme dire"."""
    if unit.at(i - 1).low in lex.PERCEIVING:
        return Entry(i, i, (nobody_at(i),))  # "Roe s'est vu répondre"
    for k in range(i - 2, max(i - 2 - _HEARD, -1), -1):
        if unit[k + 1].closes or unit[k].closes:
            break
        if unit[k].low in lex.PERCEIVING and not unit.in_name(i - 1):
            return Entry(i, k + 1, (Member(k + 1, i - 1, i),))
    return None


def _links(unit: Unit, j: int) -> bool:
    """Whether a word before a verb is no end of a subject, but ties the verb to what stands before."""
    low = unit[j].low
    linking = (
        low in lex.CONJUNCTIVE
        or low in lex.RELATIVES
        or low in lex.SUBORDINATORS
        or low in lex.PREPOSITIONS
        or low in lex.COORDINATORS
    )
    opens = low in lex.OPENERS and unit.at(j - 1).closes  # "…, so clearly believed"
    return linking or opens or low in lex.THATS


def _linked(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> Entry | None:
    """A verb behind "who", "that", "as" or "and"."""
    low, link = unit[i].low, unit[j].low
    if link in lex.RELATIVES:
        return entry_with(before_relative(unit, j), i, j, sub=True)
    behind = subject_after(unit, i + 1, closed=True) if link in lex.CONJUNCTIVE and low in INVERTING else ()
    if behind and unit[behind[0].head].capital:
        return entry_with(behind[:1], i, j)  # "Como dijo Roe, …"
    texts = unit.at(j - 1).low in lex.TEXTS | lex.CARRIERS and low not in NOUNS and unit.at(i - 1).low == link
    if link in lex.THATS and j and (texts or unit.at(i + 1).quoted):
        return entry_with(_inscribed(unit, j - 1, acting, touches=unit.at(i + 1).quoted), i, j, sub=True)
    if link in lex.SUBORDINATORS and low in SUBJECTLESS:
        return entry_with(current_subject(acting, i), i, j, sub=True)
    inside = link in _PLACES and 0 < j == i - 1 and not unit[j - 1].closes and low not in NOUNS
    placed = subject_before(unit, j - 1) if inside else ()
    if placed and unit[placed[0].first].low in lex.DETERMINERS and not agent_of(unit, i):
        # "The people inside said", "a voice over says"
        return Entry(i, placed[0].first, (replace(placed[0], end=i), *placed[1:]))
    if link in lex.SUBORDINATORS or link in lex.PREPOSITIONS:
        return entry_with(agent_of(unit, i), i, j)  # "when asked", "as described by Roe"
    if low in BASES and (unit.at(i + 1).capital or unit.at(i + 1).low in lex.OBJECT_PRONOUNS):
        first = next((k for k in range(j, unit.stretch_start(j), -1) if unit[k - 1].low in lex.INFINITIVE_MARKS), 0)
        chained = infinitive_entry(unit, first, acting) if first else None
        if chained is not None:
            return replace(chained, verb=i)  # "That led Roe to joke about eels and call Doe “…”"
    # "Roe hits Doe and claims that", but "reports and claims that".
    verbal = low not in NOUNS or (
        unit.at(i + 1).low in lex.THATS and not unit.at(j - 1).low.endswith(lex.PLURAL_ENDINGS)
    )
    return entry_with(_joined_subject(unit, i, j, acting), i, j) if verbal else None


def _joined_subject(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> tuple[Member, ...]:
    """Whose verb "and" at `j` joins one at `i` to: a verb of saying, but not one in a clause of time or condition.

    "When Doe asked, Roe rose and said", "Roe said after a vote that he has time, but called it"
    """
    # Whoever was asked goes on: "Roe was asked by Doe about it and called it".
    before = [entry for entry in acting if entry.first < i and not _is_asked(unit, entry, i)]
    said = [entry for entry in before if entry.says and entry.verb < i]
    last = ([entry for entry in said if not entry.sub] or said)[-1:]
    opened = [entry for entry in last or before if entry.first and unit[entry.first - 1].low in lex.ADVERBIAL]
    mains = [entry for entry in before if not entry.sub and (not last or entry.first > last[0].verb)]
    if opened and mains:
        return mains[-1].members
    # The comma before "and" ends the clause of "who": "Roe met Doe, who was late, and called it".
    return last[0].members if last else current_subject(before, i, main=bool(unit.at(j - 1).stop))


def _with_subject(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> Entry | None:
    """A verb at `i` right behind the word at `j`, which ends its subject."""
    if unit[j].low in lex.OBJECT_PRONOUNS and unit.at(j - 1).low in lex.PERCEIVING:
        return Entry(i, j, (nobody_at(j),))  # "Roe heard him shout"
    if _is_attributive(unit, i, j):
        return None
    opened = subject_after(unit, i + 1, closed=True) if unit[i].low in INVERTING and is_after_opener(unit, i) else ()
    if opened and meets_quotation(unit, opened):
        return entry_with(opened, i, i)  # "In einem Brief an Doe schrieb Roe: …"
    members = subject_or_object(unit, i, j)
    after = (
        subject_after(unit, i + 1, closed=True) if members and unit[members[0].first].low in _OBJECT_ARTICLES else ()
    )
    if after and meets_quotation(unit, after):
        return entry_with(after, i, i)  # "Den Steg nannte Roe „…“"
    perceived = bool(members) and unit.at(members[0].first - 1).low in lex.PERCEIVING and is_personal(unit, members[0])
    if not members or (j == i - 1 and not perceived and not _takes(unit, i, members)):
        return None
    # "Roe, a clerk said, “is well”" has the clerk's words.
    inserted = unit[i].stop == "," and unit.at(i + 1).quoted and not any(token.quoted for token in unit[:i])
    members = (*(() if inserted else described_name(unit, members[0].first)), *members)
    first = clause_start(unit, min(member.first for member in members))
    reduced = unit.at(i + 1).quoted or unit.at(i + 1).low in lex.AGENTS
    unnamed = not unit[members[0].head].capital and not members[0].role
    agent = agent_of(unit, i) if reduced and unnamed else ()
    dubbed = unit.at(i + 1).quoted and unnamed and unit[i].low in _DUBBING
    # "What a sailor called “…”" has a subject.
    if dubbed and unit[members[0].first].low in lex.INDEFINITE and unit.at(first - 1).low not in _OBJECT_RELATIVES:
        return Entry(i, first, agent or (nobody_at(i),), sub=True)  # "a class called “…”"
    sub = any(entry.sub and entry.first <= j and entry.members[0].end > j for entry in acting)
    before = unit.at(first - 1)
    contact = first > 0 and _is_contact(unit, first, members[0])
    content = not before.closes and before.low in PURE_VERBS  # "Roe said the plan reminds her"
    inner = contact or (first > 0 and _is_inner(before, unit[i]))
    return Entry(i, first, agent or members, sub=sub or contact or content, inner=inner)


def _is_contact(unit: Unit, first: int, member: Member) -> bool:
    """Whether a pronoun right behind a noun opens a clause that says more of it: "in videos he calls “…”"."""
    before = unit[first - 1]
    other = before.low in lex.FUNCTION_WORDS or before.low in PURE_VERBS or unit.is_adverb(first - 1)
    return member.role == PRONOUN and not before.closes and not before.capital and not other


def _is_asked(unit: Unit, entry: Entry, i: int) -> bool:
    """Whether a verb of saying is passive, so that its subject says nothing yet; a "who" behind it is whoever asked."""
    behind = entry.says and entry.members[0].head >= entry.verb and unit.at(entry.verb - 1).low in lex.AUXILIARIES
    return behind and not any(token.low in lex.RELATIVES for token in unit[entry.verb : i])


def _is_attributive(unit: Unit, i: int, j: int) -> bool:
    """Whether a form of a verb is an adjective or a noun behind what cannot end a subject: "the proposed pier", "the fiercely
    fought claims"."""
    low = unit[j].low
    if unit[j].possessive and unit[i].low in NOUNS and not unit.at(i + 1).capital:
        return True
    owner = low in lex.POSSESSIVES and low not in lex.OBJECT_PRONOUNS
    return (owner or low in _ARTICLES) and (unit[i].low.endswith(lex.PAST_ENDINGS) or unit[i].low in NOUNS)


def _inscribed(unit: Unit, j: int, acting: Sequence[Entry], *, touches: bool) -> tuple[Member, ...]:
    """Who speaks in "Roe issued a statement that said “…”", and in "Roe saw a sign that said “…”", which is the sign."""
    if unit[j].quoted or unit[j].low in PURE_VERBS:
        return ()
    first = unit.run_start(j)
    link, text = unit.at(first - 1).low, unit.at(first - 2).low
    if unit.in_name(j) and link in lex.PREPOSITIONS - lex.LINKS and text in lex.TEXTS:
        j = first - 2  # "a letter to Doe that read"
    verb = next((k for k in range(j - 1, max(j - _NOUN_PHRASE, 0), -1) if unit[k].low in lex.DETERMINERS), j) - 1
    # "Roe was sent a letter that said"
    received = any(token.low in lex.RECEIVING for token in unit[:j]) or (
        unit.at(verb - 1).low in lex.PASSIVES and not unit.at(verb).low.endswith(lex.PROGRESSIVE_ENDINGS)
    )
    # "Roe released a video that said “…”"; who "posted an article that says it is “…”" may not have written it.
    delivered = touches and (unit[j].low in lex.TEXTS or unit.at(verb).low in lex.AUTHORING)
    own = (delivered or unit.at(verb).low in _PUBLISHING) and not received
    return current_subject(acting, j + 1) if own else (Member(unit.with_determiner(j), j, j + 1),)


def _takes(unit: Unit, i: int, members: Sequence[Member]) -> bool:
    """Whether a form that may be a noun is a verb beside its subject: "Roe claims", "they claim"; not "House press"."""
    low, member = unit[i].low, members[0]
    head = unit[member.head]
    opens = unit.at(member.first - 1).low not in lex.PREPOSITIONS and is_after_opener(unit, member.first)
    several = (opens and head.low in _FLOATING) or (lex.is_person(head.low) and head.low.endswith(lex.PLURAL_ENDINGS))
    if low in BASES and several and member.head == i - 1:
        after = unit.at(i + 1)
        # "critics call “…”", "some call it"
        return after.quoted or after.capital or after.low in lex.THATS or after.low in lex.SMALL_WORDS
    owned = unit[i - 1].low.endswith(lex.PAST_ENDINGS) and unit.at(i - 2).low in lex.DETERMINERS
    participle = owned and low in NOUNS  # "her recovered emails"
    if unit.at(i + 1).quoted and low not in BASES and member.head > member.first:
        return not head.possessive and not participle  # "what a surveyor terms “…”"
    if (head.possessive or participle or (head.low in lex.DETERMINERS and low in NOUNS)) and not member.role:
        return False  # "Roe's claims", "the claims"
    if low not in NOUNS or any(each.role for each in members) or _is_finite(unit, i, member):
        return True  # "Roe claims", "they claim", "Roe's report claims"
    after = unit.at(i + 1)
    governs = after.capital or after.low in _GOVERNED or after.low in lex.INFINITIVE_MARKS
    singular = (
        unit[member.first].low in lex.DETERMINERS and member.head == i - 1 and not head.low.endswith(lex.PLURAL_ENDINGS)
    )
    if after.low in lex.OBJECT_PRONOUNS | lex.EXPLETIVES and not head.capital and not unit[i].stop:
        return True  # "The law that Roe signed calls it"
    if governs and singular and low.endswith(lex.PRESENT_ENDINGS) and not unit[i].stop:
        return True  # "The ad calls Roe"
    if unit.at(member.first - 1).low[:1].isdigit() and not head.low.endswith(lex.PLURAL_ENDINGS):
        return False  # "22 Roe emails"
    # A base has no subject in the singular: "The Harbors claim", not "the House claim".
    return (
        head.capital
        if low not in BASES
        else len(members) > 1 or (head.capital and head.low.endswith(lex.PLURAL_ENDINGS))
    )


def _is_finite(unit: Unit, i: int, subject: Member) -> bool:
    """Whether what may be a noun can only be a verb behind its subject: "“…,” an ad by the club states", "calls Roe “…”"."""
    singular, low = not unit[subject.head].low.endswith(lex.PLURAL_ENDINGS), unit[i].low
    if low.endswith(lex.PRESENT_ENDINGS) != singular and (low.endswith(lex.PRESENT_ENDINGS) or low in BASES):
        return False
    k = i + 1
    if unit.at(subject.first - 1).quoted and (unit[i].stop or k == len(unit) or unit[k].quoted):
        return True
    low = unit.at(k).low
    governs = unit.at(k).capital or low in _GOVERNED or lex.pronoun_of(low)
    if not singular or unit[i].stop or not governs:
        return False
    while k < len(unit) and k - i < _OBJECT and not unit[k].closes:
        k += 1
    return unit.at(k).quoted  # its object stands before the quotation


def _is_inner(before: Token, verb: Token) -> bool:
    """Whether the token before a clause, or its stops, make it a part of the clause around it."""
    if before.quoted:
        return True  # "Roe struck back: “…,” he wrote"
    if before.stop:
        return before.stop == verb.stop == ","  # "what Roe wants, she said, is"
    # What is said at another time is no part of it: "Roe spoke to Doe before he said".
    return before.low in VERBS or before.low in _CONTENT


def _parted(unit: Unit, i: int, j: int, acting: Sequence[Entry]) -> Entry | None:
    """A verb after a stop or a quotation: its subject follows it, or stands before the stop."""
    low = unit[i].low
    described = described_by(unit, i)
    if described and j < 0 and low in ASKED and not any(token.quoted for token in unit[: described[0].end + 1]):
        return Entry(i, i, (nobody_at(i),), sub=True)  # of "Asked by Doe, he replied" it is not Doe who did
    if described:
        return Entry(i, i, described, sub=True)
    closing = next((k for k in range(i, len(unit)) if unit[k].closes), i)
    if low in ASKED and j < 0 and unit[closing].quoted:
        return Entry(i, i, (nobody_at(i),))  # "Asked whether it was “…,” Roe shrugged"
    touches = unit.at(j).quoted
    if j >= 0 and unit[j].stop == "," and unit[unit.stretch_start(j)].low in _FREE_RELATIVES:
        return Entry(i, i, (nobody_at(i),))  # "Whoever knows Roe, says"
    across = subject_across(unit, j) if j >= 0 and not touches else ()
    after = subject_behind(unit, i, touches=touches, adverbial=i - j > 1)
    # One comma alone parts no subject from its verb: "And Doe, said Roe, is well" is Roe's, "Doe, the mayor, said" Doe's.
    aside = bool(across) and unit.at(across[0].end).low in lex.RELATIVES  # "the clerk, who was out, told Roe"
    named = bool(across) and (unit[across[0].head].capital or aside) and across[0].end <= j
    inserted = bool(after) and not named and is_inserted(unit, after)
    # Where a script has no capitals, the verb stands first: "qala Najjar inna".
    opens = j < 0 and bool(after) and (has_no_capitals(low) or meets_quotation(unit, after))
    if after and (touches or unit.at(j - 1).quoted or inserted or opens):
        return entry_with(after, i, j + 1)
    if low in SUBJECTLESS and not across:
        return Entry(i, j + 1, (Member(i, i, i + 1, role=PRONOUN),))
    if j < 0 or (low in NOUNS and not (across and (unit.at(i + 1).low in lex.THATS or _is_finite(unit, i, across[0])))):
        return None
    clause = clause_around(unit, j) if touches and low in CLOSING else 0
    if clause:
        return entry_with(subject_after(unit, clause + 1)[:1], i, j, sub=True)
    if touches:
        # "Roe’s plan “x” said": what stands before the quotation; a title is looked through.
        return entry_with(current_subject(acting, i), i, j + 1)
    members = across or current_subject(acting, i)
    return entry_with(members, i, min((member.first for member in members), default=i))
