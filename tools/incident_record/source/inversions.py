"""Subjects that do not stand right before their verb: "said Roe", "contó entre lágrimas Tomás Iriarte", "dass Roe „…“ sagte"."""

from collections.abc import Sequence

from incident_record.languages import LANGUAGES, all_words
from incident_record.source import lexicon as lex
from incident_record.source.saying_verbs import BASES, INVERTING, NOUNS, SUBJECTLESS
from incident_record.source.subjects import Member, core_of, nobody_at, subject_after, subject_before
from incident_record.source.units import Unit

_GOVERNING = lex.PREPOSITIONS | lex.MARKERS | lex.DETERMINERS
_OBJECT_ENDINGS = tuple(all_words("object_endings"))
CLOSING = frozenset(word for language in LANGUAGES if language.framing for word in language.saying.split())
"""Verbs of saying of languages in which a verb ends its clause."""


def subject_behind(unit: Unit, i: int, *, touches: bool, adverbial: bool) -> tuple[Member, ...]:
    """The subject behind a verb, which may touch a quotation, or have an adverb before it."""
    low = unit[i].low
    first = next((k for k in range(i + 1, len(unit)) if unit[k - 1].stop or not unit.is_adverb(k)), i + 1)
    verbal = low not in NOUNS or (touches and low not in BASES and unit.at(first).capital)  # "“…,” reports Roe"
    after = subject_after(unit, first, closed=True) if low in INVERTING or verbal else ()
    if low not in INVERTING:
        return after if touches and after and (adverbial or is_inserted(unit, after)) else ()
    addressed = low in SUBJECTLESS and unit.at(first).low in lex.MARKERS  # "contó a Roe"
    if touches and (not after or addressed or _is_day(unit, after[0].head)):
        return _late_subject(unit, i)
    return after


def _late_subject(unit: Unit, i: int) -> tuple[Member, ...]:
    """The subject behind the complements of a verb, which no preposition and no other verb governs.

    "contó entre lágrimas Tomás Iriarte"
    """
    end = i + 1
    while end < len(unit) and not unit[end].quoted and unit[end].low not in lex.SUBORDINATORS:
        end += 1
        if unit[end - 1].stop:
            break
    last = end - 1
    first = unit.run_start(last) if last > i and unit.in_name(last) else 0
    # "a la ministra Rosa Vega" is addressed; of "a los periodistas Iriarte" the name is not.
    if first > i + 1 and not _follows_preposition(unit, first) and not lex.is_person_noun(unit[first - 1].low):
        return (Member(first, last, end),)
    # "a" is an article too, but not in "anunció el viernes a Roe".
    determiners = lex.DETERMINERS - lex.MARKERS if unit.in_name(last) else lex.DETERMINERS
    articles = (k for k in range(last, i + 1, -1) if unit[k].low in determiners and not _follows_preposition(unit, k))
    article = next(articles, None)
    return () if article is None else core_of(unit, article, end)


def _follows_preposition(unit: Unit, k: int) -> bool:
    before = unit[k - 1].low
    return before in _GOVERNING or before.endswith(_OBJECT_ENDINGS)


def _is_day(unit: Unit, head: int) -> bool:
    """Whether a phrase only says when: "este lunes"."""
    return not unit[head].capital and any(token.low in lex.WEEKDAYS for token in unit[head : head + 2])


def is_inserted(unit: Unit, members: Sequence[Member]) -> bool:
    """Whether a name behind a verb ends its clause: "It was, said Roe, a fine day"."""
    head = members[0].head
    ends = head + 1 == len(unit) or bool(unit[head].stop) or unit[head + 1].quoted
    return ends and (unit[head].capital or unit[members[0].first].low in lex.DETERMINERS)


def meets_quotation(unit: Unit, members: Sequence[Member]) -> bool:
    """Whether a quotation follows a subject that stands behind its verb: "Said Roe: …"."""
    return unit.at(max(member.end for member in members)).quoted


def subject_or_object(unit: Unit, i: int, j: int) -> tuple[Member, ...]:
    """The phrase before a verb, if it is no object: "a Roe le dijeron" has nobody as its subject."""
    members = subject_before(unit, j)
    if not members or unit[i].low not in SUBJECTLESS or unit[members[0].first].low not in lex.MARKERS:
        return members
    return (nobody_at(i),)


def clause_around(unit: Unit, h: int) -> int:
    """The word that opens the clause which a verb behind a quotation ends: "dass Roe „…“ sagte"; 0 where none does."""
    opener = unit.stretch_start(h)
    opens = unit[opener].low in lex.SUBORDINATORS or unit[opener].low in lex.CLOSED_BY_VERBS
    return opener if opener and opens and unit.in_name(opener + 1) else 0
