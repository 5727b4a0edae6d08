"""Whether a verb of saying says that nobody said the words: it is denied, wished, supposed, asked or doubted."""

from collections.abc import Set
from itertools import pairwise

from incident_record.languages import all_phrases, all_words
from incident_record.source.actors import Entry
from incident_record.source.negations import negation_positions
from incident_record.source.subjects import OWNER, PRONOUN, in_name, is_adverb, pronoun_of
from incident_record.source.units import Unit
from incident_record.source.verbs import BASES, NOUNS, VERBS

_MODALS, _PERFECT_MODALS, _HAVE = all_words("modals"), all_words("perfect_modals"), frozenset(("have", "'ve"))
_UNSAID, _COMMANDS, _DOUBTED = all_words("unsaid"), all_words("commands"), all_words("doubted")
_AFFIRMING, _ONLYS = all_words("affirming"), all_words("onlys") | all_words("untils")
_ALTERNATIVES, _THATS, _POSTPOSED = all_words("alternatives"), all_words("thats"), all_words("postposed")
_AUXILIARIES, _THINKING = all_words("auxiliaries"), all_words("thinking")
_HEDGES = all_words("hedges")
_FAKES, _FICTIONS, _QUESTIONS = all_words("fakes"), all_phrases("fictions"), all_words("opening_questions")
_PREPOSITIONS = all_words("prepositions") | all_words("locating")
_CONDITIONS, _ASKING = all_words("conditions"), all_words("asking")
_CUTS = all_words("coordinators") - _ALTERNATIVES - _UNSAID
_SAYING = all_words("infinitives")
_FACTUAL = all_words("factual")
_LIKE = frozenset(("like", "such", "of"))
_ALL_BUT = ("all", "but")
_ZU = frozenset(("zu",))
_ACCUSTOMED = frozenset(("used",))
_REACH = 40  # tokens before a verb in which a word may take it back
_OPENING = 5  # tokens of an opener in which what is not real is named
_BEHIND = 4  # tokens behind a verb in which its negation may stand


def negated_tokens(unit: Unit) -> frozenset[int]:
    """The indices of words that negate, doubt or set a condition."""
    positions = negation_positions([token.word or "“" for token in unit], 0, len(unit))
    spared = _ONLYS | _ACCUSTOMED  # "only in May did Roe say", "used to say"
    return frozenset(
        k
        for k in positions
        if unit[k].quotation < 0
        and unit[k].low not in spared
        and (unit[k - 1].low not in spared or unit[k].low in _CONDITIONS)
    )


def is_unreal(unit: Unit, entry: Entry, negated: Set[int]) -> bool:
    """Whether the words that a verb introduces are given to nobody.

    Args:
        unit: the tokens.
        entry: the verb with its subject.
        negated: what `negated_tokens` gives for the unit.
    """
    i = entry.verb
    if i > 1 and (unit[i - 2].low, unit[i - 1].low) == _ALL_BUT:
        return True
    if (
        unit[i].low in _MODALS
        or _has_alternatives(unit, entry)
        or _denies(unit, i, negated)
        or _is_invented(unit, entry)
    ):
        return True
    head = entry.members[0].head
    if entry.members[0].role == OWNER:
        # "Roe's answer was not “…”"
        equated = i + 1 < len(unit) and unit[i + 1].low in _AUXILIARIES and any(k in negated for k in range(i, i + 4))
        return equated or _in_group(unit, head + 1, i, negated)
    if head > i:
        first = i
        while first and (first - 1 in negated or _is_light(unit, first - 1)) and not unit[first - 1].stop:
            first -= 1
        return _in_group(unit, first, i, negated)
    start = _start(unit, i)
    if start and unit[start - 1].stop == "," and i + 1 < len(unit) and unit[i + 1].low in _ZU:
        start = _start(unit, start - 1)  # "bestreitet, gesagt zu haben"
    if head < start or head == i:
        return _in_group(unit, start, i, negated)
    first = entry.members[0].first
    if first < head and (unit[first].low in _THATS or (not first and (0 in negated or unit[0].low in _UNSAID))):
        first += 1  # "that Roe", "Suppose Roe" are no names
    if negated & frozenset(range(first, head)):
        return True  # "a nie Lis"
    return _in_group(unit, head + 1, i, negated) or _is_framed(unit, _frame(unit, start, first), first, negated, i)


def _is_invented(unit: Unit, entry: Entry) -> bool:
    """Whether a clause stands in what is not real: "In a fake video, Roe said", "A fake post had Roe saying"."""
    if not entry.verb and unit[0].low in _QUESTIONS:
        return any(token.stop == "?" for token in unit if token.quotation >= 0)
    first = min(entry.verb, *(member.first for member in entry.members))
    stop = next((k + 1 for k in range(first) if unit[k].stop), first)
    if unit[0].low in _PREPOSITIONS and stop in (first, first - 1):
        fake = next((k for k in range(1, min(_OPENING, stop)) if unit[k].low in _FAKES), 0)
        if fake and not any(token.low in _PREPOSITIONS for token in unit[1:fake]):
            return True
        opened = (phrase for phrase in _FICTIONS if tuple(token.low for token in unit[: len(phrase)]) == phrase)
        return any(len(phrase) == stop or unit[len(phrase)].low in _PREPOSITIONS for phrase in opened)
    governed = unit[entry.verb].low.endswith("ing") or {unit[first - 1].low, unit[first].low} & _THATS
    return stop == first and bool(governed) and any(token.low in _FAKES for token in unit[: min(3, first)])


def _is_light(unit: Unit, k: int) -> bool:
    return unit[k].quotation < 0 and (unit[k].low in _AUXILIARIES or is_adverb(unit, k) or unit[k].low in _UNSAID)


def _start(unit: Unit, i: int) -> int:
    """Where the stretch begins in which a word may take back the verb at `i`: after a stop, a quotation, an "and"."""
    k = i
    while k and i - k < _REACH and unit[k - 1].quotation < 0 and not unit[k - 1].stop and unit[k - 1].low not in _CUTS:
        k -= 1
    return k


def _frame(unit: Unit, start: int, first: int) -> int:
    """Where the words around a clause begin: a comma before its "that" is looked through ("es stimmt nicht, dass")."""
    inside = start and unit[start].low in _THATS and start < first and unit[start - 1].stop == ","
    return _start(unit, start - 1) if inside else start


def _in_group(unit: Unit, first: int, i: int, negated: Set[int]) -> bool:
    """Whether a word between a subject and its verb, or right behind the verb, takes back what is said."""
    words = [unit[k].low for k in range(first, i)]
    if _ONLYS & {*words, *(token.low for token in unit[i + 1 : i + 3])}:
        return False
    finite = not unit[i].low.endswith("ing") and words[-1:] != ["to"]
    perfect = any(a in _PERFECT_MODALS and b in _HAVE for a, b in pairwise(words))
    if (finite and (perfect or _MODALS.intersection(words))) or _UNSAID.intersection(words):
        return True
    to = len(words) - 1 - (words[-1:] != ["to"])
    if to >= 0 and words[to] == "to" and (_COMMANDS.intersection(words) or _HEDGES.intersection(words[to - 1 : to])):
        return True  # "is expected to say", "is reported to have said"
    thinking = unit[i].low in _THINKING
    taken = [k for k in range(first, i) if k in negated and not _AFFIRMING & {unit[n].low for n in range(k + 1, i)}]
    return (bool(taken) and not thinking) or _behind(unit, i, negated)


def _behind(unit: Unit, i: int, negated: Set[int]) -> bool:
    """Whether a negation stands behind its verb: "sagte Vogel nicht", "said nothing like"."""
    for k in range(i + 1, min(i + _BEHIND, len(unit))):
        if unit[k].quotation >= 0:
            break
        if unit[k].low in _POSTPOSED:
            return True
        if unit[k].stop:
            break
    after = i + 2 < len(unit) and unit[i + 2].low in _LIKE
    return after and i + 1 in negated and not unit[i + 1].stop


def _is_framed(unit: Unit, start: int, first: int, negated: Set[int], i: int) -> bool:
    """Whether the words before a subject make its clause one that is not so: "if Roe", "reports that Roe", "did Roe"."""
    facts = (k + 1 for k in range(first - 1, start - 1, -1) if unit[k].low in _FACTUAL)
    start = next(facts, start)  # "if it fails when Roe said", "whether it is what Roe called": she did
    before = [unit[k].low for k in range(start, first)]
    if not before:
        return False
    if _CONDITIONS.intersection(before) or before[-1] in _UNSAID:
        return True
    that = next((k for k in range(first - 1, start - 1, -1) if unit[k].low in _THATS), None)
    if that is not None and (that == 0 or (that > start and unit[that - 1].low in _DOUBTED)):
        return True
    # "Nobody heard Roe say", "no record of Roe saying"
    governed = unit[i].low.endswith("ing") or (unit[i].low in _SAYING | BASES and in_name(unit, first))
    between: set[str] = set()
    for k in range(first - 1, start - 1, -1):
        reaches = governed or not between or between & (_THATS | VERBS) or before[-1] in _AUXILIARIES
        if k in negated and reaches and not between & _AFFIRMING:
            return True
        between.add(unit[k].low)
    # "Did Roe say", "why would Roe say"; but "only then did Roe say".
    behind = start > 0 and unit[start - 1].quotation >= 0 and not unit[-1].word.endswith("?")  # "“…”, hatte Roe gesagt"
    return before[-1] in _AUXILIARIES and not behind and (len(before) == 1 or before[0] in _ASKING)


def _has_alternatives(unit: Unit, entry: Entry) -> bool:
    """Whether a subject is one of those of "neither … nor" or "either … or"."""
    first = min(member.first for member in entry.members)
    last = max(member.head for member in entry.members)
    if first and unit[first - 1].low in _ALTERNATIVES and not unit[first - 1].stop:
        return True
    joined = any(member.group for member in entry.members)
    return joined and any(token.low in _ALTERNATIVES for token in unit[first:last])


def _denies(unit: Unit, i: int, negated: Set[int]) -> bool:
    """Whether a verb denies what somebody said or was: "denied that", "denied saying"; not "denied the charge: “…”"."""
    if i not in negated:
        return False
    for k in range(i + 1, len(unit)):
        low = unit[k].low
        if unit[k].quotation >= 0:
            return False
        if low in _THATS or low in _AUXILIARIES or low in VERBS - NOUNS or pronoun_of(low) or low.endswith("ing"):
            return True
        if unit[k].stop:
            return False
    return False


def is_own_refusal(unit: Unit, entry: Entry, around: Entry) -> bool:
    """Whether a clause only says how somebody would not put it: of "Roe said she would not call it “x”" the words are Roe's."""
    own = entry.members[0].role == PRONOUN and around.verb < entry.first
    return own and unit[entry.verb].low not in _SAYING and not any(t.stop for t in unit[around.verb : entry.verb])
