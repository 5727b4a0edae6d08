"""Whose words a passive gives: "was described by Roe as", "wurde von Roe als „…“ bezeichnet"."""

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry
from incident_record.source.saying_verbs import VERBS
from incident_record.source.subjects import Member, clause_start, nobody_at, subject_after
from incident_record.source.units import Unit

_FRAMING = all_words("framing")
_REACH = 10  # tokens from a passive to "by"


def passive_entry(unit: Unit, i: int, j: int) -> Entry | None:
    """ "was described by Roe as"; without "by" nobody is named."""
    after = unit.at(i + 1).low
    if _is_quoted_as_saying(unit, i):
        return None
    if after in lex.INFINITIVE_MARKS and not unit[i].stop:
        return None  # "Roe is said to have called it so"
    agent = agent_of(unit, i)
    if not agent and unit.at(j).low.endswith(lex.PROGRESSIVE_ENDINGS) and unit.at(j - 1).low in lex.PREPOSITIONS:
        return Entry(i, i, (nobody_at(i),))  # "apologized for having been called"
    if not agent and (unit.at(j).low in lex.SUBORDINATORS or unit.at(j).low.endswith(lex.PROGRESSIVE_ENDINGS)):
        return None  # "jobs that are considered “x”" are so to whoever speaks of them
    first = clause_start(unit, j) if j >= 0 and not unit[j].quoted else i
    return Entry(i, first, agent or (nobody_at(i),))


def _is_quoted_as_saying(unit: Unit, i: int) -> bool:
    """Whether a passive hands on another's verb: "was quoted as saying", "was quoted by the Salem Post as saying"."""
    for k in range(i + 1, min(i + _REACH, len(unit) - 1)):
        if unit[k].low in lex.CONJUNCTIVE:
            return unit[k + 1].low in VERBS and unit[k + 1].low.endswith(lex.PROGRESSIVE_ENDINGS)
        if unit[k].closes:
            break
    return False


def framed_entry(unit: Unit, i: int, j: int) -> Entry | None:
    """A passive whose verb ends its clause behind a quotation: "wurde von Roe als “…” bezeichnet"."""
    if not unit.at(j).quoted:
        return None
    for k in range(j - 1, max(j - 1 - _REACH, -1), -1):
        if unit[k].closes:
            return None
        if unit[k].low in _FRAMING:
            return Entry(i, i, agent_of(unit, k) or (nobody_at(i),))
    return None


def agent_of(unit: Unit, i: int) -> tuple[Member, ...]:
    """Whoever acts behind a passive: "called so by Roe"; not the means ("by saying")."""
    for k in range(i + 1, min(i + _REACH, len(unit))):
        if unit[k].low in lex.AGENTS and unit.at(k + 1).low not in VERBS:
            return subject_after(unit, k + 1, closed=True)
        if unit[k].low in VERBS:
            break
    return ()


def described_by(unit: Unit, i: int) -> tuple[Member, ...]:
    """The agent of a participle without an auxiliary: "Roe, described by Doe as “…”, left", "often called a “…” by Doe"."""
    k = i + 1
    while unit.at(k).low in lex.CONJUNCTIVE | lex.DETERMINERS:
        k += 1
    parted = i > 0 and unit[i - 1].stop == "," and unit.at(k).quoted
    participle = unit[i].low.endswith(lex.PAST_ENDINGS) or parted
    if not participle or unit.at(k + unit.at(k).quoted).low not in lex.AGENTS:
        return ()
    return agent_of(unit, i)
