"""Whether a verb of saying says that nobody said the words: it is denied, wished, supposed, asked or doubted."""

from collections.abc import Sequence, Set
from itertools import pairwise

from incident_record.languages import all_phrases, all_words, by_first_word
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry
from incident_record.source.negations import negation_positions
from incident_record.source.saying_verbs import BASES, PURE_VERBS, VERBS
from incident_record.source.units import Unit
from incident_record.source.voices import OWNER, PRONOUN

_MODALS, _PERFECT_MODALS, _HAVE = all_words("modals"), all_words("perfect_modals"), all_words("perfects")
_UNSAID, _COMMANDS, _DOUBTED = all_words("unsaid"), all_words("commands"), all_words("doubted")
_AFFIRMING, _ONLYS = all_words("affirming"), all_words("onlys") | all_words("untils")
_UNTILS = all_words("untils")
_ALTERNATIVES, _POSTPOSED, _THINKING = (
    all_words("alternatives"),
    all_words("postposed"),
    all_words("thinking") | all_words("affecting"),
)
_CONDITIONS, _ASKING, _FACTUAL = all_words("conditions"), all_words("asking"), all_words("factual")
_HEDGES, _FAKES, _FICTIONS = all_words("hedges"), all_words("fakes"), all_phrases("fictions")
_INVENTED = _FAKES | all_words("invented")
_SHORT_OF, _PLAIN = all_words("short_of"), all_words("plain") | all_words("infinitives")
_EQUATING, _CAUSING, _GENUINE = all_words("equating"), all_words("causing"), all_words("genuine")
_PHRASES, _HEARSAY = by_first_word(all_phrases("unsaid_phrases")), by_first_word(all_phrases("hearsay"))
_THINGS = lex.TEXTS | all_words("recordings")
_QUESTIONS = all_words("opening_questions")
_PREPOSITIONS = lex.PREPOSITIONS | lex.LOCATING
_NOT_SUBJECTS = _PREPOSITIONS | PURE_VERBS
_CUTS = lex.COORDINATORS - _ALTERNATIVES - lex.ADVERBS  # "has not yet said"
_SAYING = all_words("infinitives")
_BARE_FORMS, _LINKING = _SAYING | BASES, lex.THATS | VERBS
_SPARED = _ONLYS | all_words("habitual")  # "only in May did Roe say", "used to say"
_WORDS = all_words("negated_nouns")  # "is not something Roe said", "not even Roe said"
_FUTURE, _COMING, _DUTIES = all_words("futures"), all_words("coming"), all_words("duties")
_ALLS, _EXCEPTING = all_words("everything"), all_words("excepting")
_NOTHINGS, _BUTS = all_words("nothings"), all_words("buts") | all_words("exceptions")
_LIKE = all_words("likes")
_ZU = all_words("closing_infinitive_marks")
_FRACTIONS = {word for phrase in all_phrases("fractions") for word in phrase}  # "Nearly half"
_REACH = 40  # tokens before a verb in which a word may take it back
_PREDICATE = 3  # tokens behind "is" in which "fake" may stand
_OPENING = 5  # tokens of an opener in which what is not real is named
_BEHIND = 4  # tokens behind a verb in which its negation may stand


def negated_tokens(unit: Unit) -> frozenset[int]:
    """The indices of words that negate, doubt or set a condition."""
    return frozenset(
        k
        for k in negation_positions([token.word or "“" for token in unit], 0, len(unit))
        if not unit[k].quoted
        and unit[k].low not in _SPARED
        and (unit.at(k - 1).low not in _SPARED or unit[k].low in _CONDITIONS)
    )


def is_unreal(unit: Unit, entry: Entry, negated: Set[int]) -> bool:
    """Whether the words that a verb introduces are given to nobody.

    Args:
        entry: the verb with its subject.
        negated: what `negated_tokens` gives for the unit.
    """
    i, first, head = entry.verb, entry.members[0].first, entry.members[0].head
    if (unit.at(i - 1).low in _EXCEPTING and unit.at(i - 2).low in _ALLS) or unit[i].low in _MODALS:
        return True
    if _has_alternatives(unit, entry) or _denies(unit, i, negated) or _is_invented(unit, entry, negated):
        return True
    if entry.members[0].role == OWNER:
        # "Roe's answer was not “…”"
        equated = unit.at(i + 1).low in lex.AUXILIARIES and any(k in negated for k in range(i, i + 4))
        return equated or _in_group(unit, head + 1, i, negated)
    if head > i:
        return _in_group(unit, _group_start(unit, i, negated), i, negated)
    start = _group_reach(unit, entry)
    if head < start or head == i:
        # "Lis zaprzecza, że mówiła": the verb shows its subject, and the clause around it denies that.
        denied = unit[start].low in lex.THATS and _is_framed(unit, _frame(unit, start, i), start + 1, negated, i)
        return denied or _in_group(unit, start, i, negated)
    opens = not first and (0 in negated or unit[0].low in _UNSAID | _CONDITIONS) and unit[1].low not in _FRACTIONS
    first += first < head and (unit[first].low in lex.THATS or opens)  # "that Roe", "Suppose Roe" are no names
    if negated & frozenset(range(first, head)):
        return True  # "a nie Lis"
    # Of "the clerk who had not left said" the "not" is the clerk's alone.
    aside = any(unit[k].low in lex.RELATIVES for k in range(head + 1, i))
    group = _group_start(unit, i, negated) if aside else head + 1
    return _in_group(unit, group, i, negated) or _is_framed(unit, _frame(unit, start, first), first, negated, i)


def _group_reach(unit: Unit, entry: Entry) -> int:
    """Where the stretch begins in which a word may take back the verb of an entry, with the clause that it ends."""
    i = entry.verb
    start = _start(unit, i)
    if unit.at(start - 1).quoted and entry.members[0].end == start - 1 and not unit[start - 2].stop:
        start = _start(unit, start - 1)  # "bestreitet, dass Roe „…“ sagte"; "was" there is no English verb
        start += unit[start].low in lex.CLOSED_BY_VERBS
    if _ZU & {unit.at(i - 1).low, unit.at(i + 1).low}:
        # "weigerte sich, „…“ zu sagen", "hörte auf, es „…“ zu nennen", "bestreitet, gesagt zu haben"
        start = _start(unit, max(start - 1, 0)) if unit.at(start - 1).quoted else start
        start = _start(unit, start - 1) if unit.at(start - 1).stop == "," else start
    return start


def _is_invented(unit: Unit, entry: Entry, negated: Set[int]) -> bool:
    """Whether a clause stands in what is not real: "In a fake video, Roe said", "A fake post had Roe saying"."""
    if unit[0].word.startswith("¿") or (unit[0].low in _ASKING and unit[-1].word.endswith("?") and not unit[-1].quoted):
        return True  # "Who thinks that Roe said “…” there?"
    if not entry.verb and unit[0].low in _QUESTIONS:
        return any(token.stop == "?" for token in unit if token.quoted)
    if any(unit.has(k, phrase) for k, token in enumerate(unit) for phrase in _HEARSAY.get(token.low.lower(), ())):
        return True  # "Roe, the story goes, said", "Legend has it that Roe said"
    first = min(entry.verb, *(member.first for member in entry.members))
    if first and entry.members[0].role != OWNER and _is_debunked(unit, first, entry.verb, negated):
        return True
    stop = next((k + 1 for k in range(first) if unit[k].stop), first)
    if unit[0].low in _PREPOSITIONS and stop in (first, first - 1):
        fake = next((k for k in range(1, min(_OPENING, stop)) if unit[k].low.lower() in _FAKES), 0)
        if fake and not any(token.low in _PREPOSITIONS for token in unit[1:fake]):
            return True
        opened = (phrase for phrase in _FICTIONS if unit.has(0, phrase))
        return any(len(phrase) == stop or unit[len(phrase)].low in _PREPOSITIONS for phrase in opened)
    governed = (
        unit[entry.verb].low.endswith(lex.PROGRESSIVE_ENDINGS) or {unit[first - 1].low, unit[first].low} & lex.THATS
    )
    return stop == first and bool(governed) and any(token.low in _FAKES for token in unit[: min(3, first)])


def _is_debunked(unit: Unit, first: int, verb: int, negated: Set[int]) -> bool:
    """Whether a sentence about a text says that it is none: "A quote attributed to Roe, “…,” is invented"."""
    subject = next((k for k in range(min(first, _OPENING)) if unit[k].low.lower() in _THINGS), -1)
    if subject < 0 or any(token.low in _NOT_SUBJECTS for token in unit[:subject]):
        return False
    # "A video in which Roe said “…” is not public" is a video all the same.
    inside = any(token.low in lex.RELATIVE_PRONOUNS for token in unit[subject + 1 : verb])
    for k in range(verb + 1, len(unit)):
        if unit[k].low in lex.SUBORDINATORS:
            break
        predicate = range(k + 1, min(k + 1 + _PREDICATE, len(unit)))
        denied = any(n in negated and (not inside or unit.at(n + 1).low in _GENUINE) for n in predicate)
        if unit[k].low in _EQUATING and (denied or any(unit[n].low in _INVENTED for n in predicate)):
            return True
    return False


def _group_start(unit: Unit, i: int, negated: Set[int]) -> int:
    """Where the verbs and adverbs begin that end in a verb with its subject behind it."""
    first = i
    while first and not unit[first - 1].closes:
        before = unit[first - 1].low
        light = before in lex.AUXILIARIES or unit.is_adverb(first - 1)
        if not light and first - 1 not in negated:
            break
        first -= 1
    return first


def _start(unit: Unit, i: int) -> int:
    """Where the stretch begins in which a word may take back the verb at `i`: after a stop, a quotation, an "and"."""
    k = i
    while k and i - k < _REACH and not unit[k - 1].closes and unit[k - 1].low not in _CUTS:
        k -= 1
    return k


def _frame(unit: Unit, start: int, first: int) -> int:
    """Where the words around a clause begin: a comma before its "that" is looked through ("es stimmt nicht, dass")."""
    inside = start and unit[start].low in lex.THATS and start < first and unit[start - 1].stop == ","
    return _start(unit, start - 1) if inside else start


def _in_group(unit: Unit, first: int, i: int, negated: Set[int]) -> bool:
    """Whether a word between a subject and its verb, or right behind the verb, takes back what is said."""
    words = [unit[k].low for k in range(first, i)]
    # "Until" says when behind its verb alone: "n'est pas allée jusqu'à dire".
    if _ONLYS & {token.low for token in unit[i + 1 : i + 3]} or (_ONLYS - _UNTILS).intersection(words):
        return False
    infinitive = bool(words) and words[-1] in lex.INFINITIVE_MARKS
    finite = not unit[i].low.endswith(lex.PROGRESSIVE_ENDINGS) and not infinitive
    perfect = any(a in _PERFECT_MODALS and b in _HAVE for a, b in pairwise(words))
    if (finite and (perfect or _MODALS.intersection(words))) or _UNSAID.intersection(words):
        return True
    # Whoever almost shouted, or tried to explain, has said something; whoever almost said it has not.
    if unit[i].low in _PLAIN and (_SHORT_OF.intersection(words) or _is_to_come(unit, words, i)):
        return True
    unsaid = [k for k in range(first, i) if any(unit.has(k, phrase) for phrase in _PHRASES.get(unit[k].low, ()))]
    if any(k - 1 not in negated for k in unsaid):
        return True  # "dejó de decir"
    if words and words[-1] in _COMMANDS and unit[i].low.endswith(lex.PROGRESSIVE_ENDINGS):
        return True  # "thought about saying"
    to = len(words) - (1 if infinitive else 2)
    light = infinitive or (to >= 0 and (words[-1] in _HAVE or unit.is_adverb(i - 1)))  # not "close to Roe said"
    if (
        light
        and words[to] in lex.INFINITIVE_MARKS
        and (_COMMANDS.intersection(words) or words[to - 1] in _HEDGES or _is_duty(words, to))
    ):
        return True  # "is expected to say", "is reported to have said"
    # "No dejó de decir" is two negations.
    affirmed = {n for k in unsaid for n in range(k - 1, i)}
    affirmed |= {k for k in range(first, i) if _AFFIRMING & {unit[n].low for n in range(k + 1, i)}}
    denied = (negated & frozenset(range(first, i))) - affirmed
    # "Roe did not think that it was “x”" still gives her words.
    return (bool(denied) and unit[i].low not in _THINKING) or _negated_behind(unit, i, negated)


def _is_to_come(unit: Unit, words: Sequence[str], i: int) -> bool:
    """Whether a verb says what will be said, and nobody says where that is known from: not "will say, according to a draft"."""
    if not words:
        return False
    if unit[0].low in _CONDITIONS and not _FUTURE.isdisjoint(words):
        return True  # "If elected, Roe would say"
    coming = words[-1] in _COMING or (unit[i].low in _SAYING and not _COMING.isdisjoint(words))
    return coming and not any(unit.has(k, phrase) for k in range(len(unit)) for phrase in lex.SOURCES)


def _is_duty(words: Sequence[str], to: int) -> bool:
    """Whether somebody only would have to do so: "Roe would have to call it", but "Roe had to call it"."""
    return words[to - 1] in _HAVE and not _FUTURE.isdisjoint(words)


def _negated_behind(unit: Unit, i: int, negated: Set[int]) -> bool:
    """Whether a negation stands behind its verb: "sagte Vogel nicht", "said nothing like"."""
    for k in range(i + 1, min(i + _BEHIND, len(unit))):
        if unit[k].low in _POSTPOSED:
            return True
        if unit[k].closes:
            break
    if unit.at(i + 1).low in _NOTHINGS and not unit[i + 1].stop and unit.at(i + 2).low not in _BUTS:
        return True
    return i + 1 in negated and not unit[i + 1].stop and unit.at(i + 2).low in _LIKE


def _is_framed(unit: Unit, start: int, first: int, negated: Set[int], i: int) -> bool:
    """Whether the words before a subject make its clause one that is not so: "if Roe", "reports that Roe", "did Roe"."""
    # "if it fails when Roe said", "whether it is what Roe called": she did.
    start = next((k + 1 for k in range(first - 1, start - 1, -1) if unit[k].low in _FACTUAL), start)
    before = [unit[k].low for k in range(start, first)]
    if not before:
        return False
    if _CONDITIONS.intersection(before) or _UNSAID.intersection(before[-2:]):
        return True
    # "Doe feared Roe would say", but "Roe said she would call it": her own words.
    own = bool(lex.pronoun_of(unit[first].low)) and not _THINKING.intersection(before[-2:])
    if not own and _FUTURE & {unit[k].low for k in range(first, i)} and (VERBS | lex.THATS) & set(before[-2:]):
        return True
    that = next((k for k in range(first - 1, start - 1, -1) if unit[k].low in lex.THATS), None)
    opens = that == 0 and (unit[1].capital or unit[1].low in lex.DETERMINERS)  # not "That prompted Roe to say"
    # "Nobody could confirm that Roe said", but "It is no surprise that Roe said"
    denied = that is not None and any(k in negated for k in range(start, that)) and not _AFFIRMING.intersection(before)
    if opens or (that is not None and that > start and (denied or unit[that - 1].low in _DOUBTED)):
        return True
    # "Nobody heard Roe say", "no record of Roe saying"
    governed = unit[i].low.endswith(lex.PROGRESSIVE_ENDINGS) or (
        unit[i].low in _BARE_FORMS and (unit.in_name(first) or unit.in_name(first + 1))
    )
    between: set[str] = set()
    for k in range(first - 1, start - 1, -1):
        reaches = governed or not between or between & _LINKING or before[-1] in lex.AUXILIARIES or between <= _WORDS
        # "No question" affirms; but of "no question prompted Roe to say" nobody said anything.
        if k in negated and reaches and (before[-1] in _CAUSING or not between & _AFFIRMING):
            return True
        between.add(unit[k].low)
    # "Did Roe say", "why would Roe say"; but "only then did Roe say", "“…”, hatte Roe gesagt".
    if before[-1] in _MODALS:
        return True  # "fast hätte Roe gesagt"
    inverted = unit.at(start - 1).quoted and not unit[-1].word.endswith("?")
    return before[-1] in lex.AUXILIARIES and not inverted and (len(before) == 1 or before[0] in _ASKING)


def _has_alternatives(unit: Unit, entry: Entry) -> bool:
    """Whether a subject is one of those of "neither … nor" or "either … or"."""
    first = min(member.first for member in entry.members)
    last = max(member.head for member in entry.members)
    if unit.at(first - 1).low in _ALTERNATIVES and not unit[first - 1].stop:
        return True
    if unit[last].stop == "," and unit.at(last + 1).low in _ALTERNATIVES:
        return True  # "Roe, or someone like her, said"
    joined = any(member.group for member in entry.members)
    return joined and any(token.low in _ALTERNATIVES for token in unit[first:last])


def _denies(unit: Unit, i: int, negated: Set[int]) -> bool:
    """Whether a verb denies what somebody said or was: "denied that", "denied saying"; not "denied the charge: “…”"."""
    if i not in negated or (unit.at(i + 1).quoted and not unit[i].stop):
        return False
    for token in unit[i + 1 :]:
        low = token.low
        if low in lex.THATS or low in lex.AUXILIARIES or low in PURE_VERBS:
            return True
        if lex.pronoun_of(low) or low.endswith(lex.PROGRESSIVE_ENDINGS):
            return True
        if token.closes:
            return token.stop != ":"  # "denied a “fraud”", but "denied the charge: “…”"
    return False


def is_own_refusal(unit: Unit, entry: Entry, around: Entry) -> bool:
    """Whether a clause only says how somebody would not put it: of "Roe said she would not call it “x”" the words are Roe's.

    So they are of "Roe said Doe should call it “x”".
    """
    duty = any(token.low in _DUTIES for token in unit[entry.members[0].head : entry.verb])
    own = (entry.members[0].role == PRONOUN or duty) and around.verb < entry.first
    return own and unit[entry.verb].low not in _SAYING and not any(t.stop for t in unit[around.verb : entry.verb])
