"""Which clause governs a quotation: the one before it or behind it, of several the strongest."""

from collections.abc import Sequence

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.actors import Entry
from incident_record.source.inversions import CLOSING
from incident_record.source.saying_verbs import PURE_VERBS, VERBS
from incident_record.source.subjects import Member
from incident_record.source.units import DASH, Unit
from incident_record.source.unreal import is_own_refusal
from incident_record.source.voices import NOBODY, OWNER

_THINKING, _VERBATIM = all_words("thinking"), all_words("verbatim")
_LIGHT = lex.OPENERS | lex.COORDINATORS
_LINKING = lex.RELATIVES | lex.SUBORDINATORS - lex.PREPOSITIONS
_MANNERS = all_words("manners")
_NEAR = 4  # tokens behind a quotation in which its own clause names who speaks
_OPEN_ENDS = ",?!…،؟，、？！"  # after a quotation that ends so, its sentence goes on
_NESTED = 3  # verbs of saying inside a subject, and its own


def govern(unit: Unit, saying: Sequence[Entry], acting: list[Entry]) -> dict[int, Entry]:
    """The entry that governs each quotation of a unit."""
    governs: dict[int, Entry] = {}
    at = 0
    for h, token in enumerate(unit):
        if not token.quoted:
            continue
        while at < len(saying) and saying[at].verb < h:
            at += 1
        # The nearest, between which `_strongest` chooses.
        before = _strongest(unit, saying[max(at - 3, 0) : at], acting, h)
        behind = _behind(saying, at, h)
        after = saying[behind] if behind < len(saying) else None
        role = before.members[0].role if before is not None else None
        # "Asked “is it safe,” Roe shrugged": the quotation is part of what stands right before it.
        owned = role == OWNER or (before is not None and role == NOBODY and before.verb == h - 1)
        if after is not None and not owned and _takes_back(unit, h, after, before):
            governs[token.quotation] = _innermost(unit, saying, behind)
        elif after is not None and _closes(unit, h, after):
            governs[token.quotation] = after
        elif before is not None:
            governs[token.quotation] = _interrupting(unit, acting, before, h) or before
        elif after is not None and _trails(unit, h, after):
            governs[token.quotation] = after
    return governs


def _behind(saying: Sequence[Entry], at: int, h: int) -> int:
    """The index of the clause behind a quotation, past those inside its subject: "“…,” the clerk, who spoke up, said"."""
    near = range(at, min(at + _NESTED, len(saying)))
    return next((k for k in near if saying[k].first == h + 1), at)


def _innermost(unit: Unit, saying: Sequence[Entry], at: int) -> Entry:
    """Who speaks in a chain behind a quotation: of "“…,” Roe said Doe told her" it is Doe."""
    entry, inner = saying[at], saying[at + 1] if at + 1 < len(saying) else None
    # Of "“…,” said Roe, who never called it so" the inner subject is her own.
    if inner is None or unit[entry.verb].stop or entry.members[0].head > entry.verb:
        return entry
    # Nor are the words of "“…,” Roe told Doe, who said" Doe's.
    if inner.members[0].first != entry.verb + 1 or unit[inner.first].low in lex.RELATIVES:
        return entry
    named = unit[inner.members[0].head].capital or unit[entry.verb + 1].low in lex.DETERMINERS
    return inner if named else entry


def _takes_back(unit: Unit, h: int, entry: Entry, before: Entry | None) -> bool:
    """Whether a clause behind a quotation governs it: it touches the mark, and the quotation leaves the sentence open.

    A quotation that a clause introduces, with a comma or a colon, is that clause's unless it ends in a comma itself.
    """
    inside = unit[h + 1].low in lex.SUBORDINATORS and unit[h + 1].low not in lex.CONJUNCTIVE
    if inside or _clause_start(unit, h) not in (entry.first, entry.members[0].first):
        return False
    stop = unit[h].stop[-1:]
    introduced = before is not None
    if introduced and unit[h - 1].stop == stop == DASH and not unit[entry.verb].stop and entry.verb + 1 < len(unit):
        return False  # "Roe mourned her habits – “am I old?” – and sailors said that"
    opener = next((k for k in range(h) if unit[k].low in lex.ADVERBIAL or not _is_light(unit, k)), h)
    opens = before is not None and (before.verb == 0 or unit[opener].low in lex.ADVERBIAL)
    if before is not None and before.unreal and not unit[h - 1].stop:
        return False  # "Far from calling it “old,” Roe praised it"
    if opens and not any(token.closes for token in unit[:h]):
        return False  # "When Roe called it “old,” Doe agreed", "Asked by Roe whether it was “old,” Doe agreed"
    if introduced and unit[h - 1].stop in (",", ":"):
        return stop == ","
    return not introduced or stop in (*_OPEN_ENDS, DASH)


def _is_light(unit: Unit, k: int) -> bool:
    """Whether a word may stand before the "as" or "after" that opens a sentence: "But even as", "A day after"."""
    low = unit[k].low
    return low in _LIGHT or low in lex.DETERMINERS or low in lex.ANY_PERIODS or low.isdigit()


def _strongest(unit: Unit, before: Sequence[Entry], acting: Sequence[Entry], h: int) -> Entry | None:
    """The nearest entry before a quotation, or the one before it.

    A verb of thinking inside what somebody says does not govern, and neither does a clause of time or condition that
    ends at a comma: "Roe said that unless Doe agreed with him, “it is over”", "When Doe asked, Roe struck back: “…”".
    """
    if not before:
        return None
    nearest = before[-1]
    if len(before) > 1 and unit[nearest.verb].low in _THINKING:
        # Of "Roe said before he left that he believed it was “x”" the words are those that Roe said.
        # Not what only says when or why somebody said so.
        outer = (entry for entry in before[-2::-1] if unit.at(entry.first - 1).low not in lex.ADVERBIAL)
        said = (entry for entry in outer if not entry.unreal)
        return next(said, before[-2])
    around = before[-2] if len(before) > 1 else None
    if around is not None and nearest.unreal and not around.unreal and is_own_refusal(unit, nearest, around):
        return around
    if around is not None and (_is_parenthesis(unit, nearest, h) or _is_interrupted(unit, around, nearest, h)):
        return around
    if around is not None and _is_judged(unit, nearest, h):
        return around
    put = unit.at(nearest.verb + 1).low in lex.EXPLETIVES  # "As Roe put it, the pier is “…”"
    opens = nearest.first and unit[nearest.first - 1].low in lex.ADVERBIAL and not put
    # "As Roe explained, the pier is “…”" gives her words, and so does "As Roe noted in May, …".
    explains = unit.at(nearest.first - 1).low in lex.CONJUNCTIVE
    placed = unit.at(nearest.verb + 1).low in lex.LOCATING and not unit[nearest.verb].stop
    if explains and placed and unit.at(h - 1).word and unit[nearest.verb].low in PURE_VERBS - _THINKING:
        return nearest
    comma = next((k for k in range(nearest.verb + explains, h) if unit[k].stop == ","), h)
    if not opens or comma == h:
        return nearest
    mains = [entry for entry in acting if comma < entry.first < h and not entry.sub]
    return around or (mains[-1] if mains else nearest)


def _interrupting(unit: Unit, acting: list[Entry], entry: Entry, h: int) -> Entry | None:
    """Whoever acts between a clause and the quotation that a stop announces: "Roe spoke to sailors, and Doe rose: “…”".

    Not in "Roe said that it was old, and Doe was wrong: “…”", where both are what she said.
    """
    behind = unit[entry.verb + 1]
    phrase = unit[entry.verb].stop or behind.low in lex.PREPOSITIONS | lex.TURNS
    return last_acting(unit, acting, entry, h) if phrase and unit[h - 1].stop in (",", ":") else None


def last_acting(unit: Unit, acting: list[Entry], entry: Entry, end: int) -> Entry | None:
    """Whoever acts after a clause and before a token, where that is somebody else: "Roe said, and Doe cut in. “…”".

    Who has not been known to act is added to those who do.
    """
    for other in reversed(acting):
        first, head = other.first, other.members[0].head
        # Without a comma "of Salem and Doe sailors" may be one phrase.
        apart = unit[first - 2].stop or not any(t.low in lex.PREPOSITIONS for t in unit[entry.verb : first - 1])
        joined = entry.verb < first - 1 and unit[first - 1].low in lex.TURNS and bool(apart)
        joined = joined or (entry.verb < first and unit[first - 1].stop in (";", DASH))
        named = unit.in_name(head) or unit[first].low in lex.DETERMINERS
        if joined and named and not other.sub and head + 1 < end and not unit[head].stop:
            return other
    for k in range(end - 2, entry.verb, -1):
        if unit[k - 1].stop and unit[k].low in lex.TURNS:
            turned = _turned(unit, k, end)
            acting += [turned] if turned else []
            return turned
    return None


def _turned(unit: Unit, k: int, end: int) -> Entry | None:
    """Who acts behind a word that turns to somebody else: "then Doe cut in", "dann unterbrach Doe"."""
    behind = not unit[k + 1].capital  # the verb stands before its subject
    name = k + 1 + behind
    if name >= end or not unit.in_name(name):
        return None
    head = unit.run_end(name, end)
    ends = head + 1 == end or bool(unit[head].stop)
    verb = unit.at(k + 1 if behind else head + 1).low
    # Not "then in Salem", "then clerk of Salem", "then Quay Party clerk".
    acts = ends == behind and not lex.is_person_noun(verb) and verb not in lex.PREPOSITIONS - lex.AUXILIARIES
    return Entry(head, name, (Member(name, head, head + 1),), says=False) if acts else None


def _is_parenthesis(unit: Unit, entry: Entry, h: int) -> bool:
    """Whether dashes part a clause from what comes after it: "Roe said that the pier – Doe noted it – is “old”"."""
    opens = next((k for k in range(entry.first - 1, -1, -1) if unit[k].stop), -1)
    return opens >= 0 and unit[opens].stop == DASH and any(unit[k].stop == DASH for k in range(entry.verb, h))


def _is_judged(unit: Unit, entry: Entry, h: int) -> bool:
    """Whether a quotation says what an utterance is: of "Roe said Doe's claim that it is safe is “nonsense”" it is Roe's."""
    verbs = [k for k in range(entry.verb, h) if unit[k].low in lex.AUXILIARIES]
    # "Roe said Doe's remarks were “unwise”", but not "Roe said Doe's last words were “…”", "mocked Doe's claim that it was “…”"
    own = unit[entry.verb].low in _VERBATIM or unit[entry.verb + 1].low in lex.THATS
    return entry.members[0].role == OWNER and len(verbs) > own and verbs[-1] == h - 1


def _is_interrupted(unit: Unit, around: Entry, entry: Entry, h: int) -> bool:
    """Whether commas part a clause from the "that" of the one before: "Roe said, but would not say how, that “…”"."""
    closed = any(unit[k].stop == "," and unit[k + 1].low in lex.THATS for k in range(entry.verb, h - 1))
    return closed and unit[around.verb].stop == ","


def _clause_start(unit: Unit, h: int) -> int:
    """Where the subject may stand of a clause behind a quotation: "“…,” as Roe put it", "„…“, hatte Roe gesagt"."""
    start = h + 1
    if unit.at(start).low in lex.PASSIVES and unit.at(start + 1).low in _MANNERS:
        return start + 2  # "“…” is how Roe put it"
    start += unit.at(start).low in lex.CONJUNCTIVE and unit.at(start + 1).low not in VERBS
    return start + (unit.at(start).low in lex.AUXILIARIES and not lex.pronoun_of(unit.at(start + 1).low))


def _closes(unit: Unit, h: int, entry: Entry) -> bool:
    """Whether a verb ends a clause around a quotation: "was Roe „…“ nennt"."""
    return entry.sub and entry.verb == h + 1 and entry.members[0].head < h and unit[entry.verb].low in CLOSING


def _trails(unit: Unit, h: int, entry: Entry) -> bool:
    """Whether a clause ends a sentence behind a comma: "It was “x” for the town, Roe said."."""
    stop = next((k for k in range(entry.verb, len(unit)) if unit[k].closes), len(unit))
    # "“A pier” fell, Roe said, and “all ran.”"
    goes_on = unit.at(stop + 1 + (unit.at(stop + 1).low in lex.COORDINATORS)).quoted and unit.at(stop).stop == ","
    ends = not any(token.quoted for token in unit[entry.verb :]) or unit[entry.verb].low in lex.SOURCE_STARTS
    ends = ends or goes_on
    # "“…” was how Doe put it, said Roe": the quotation is part of a clause of Doe's.
    near = unit[h + 1 : min(entry.first, h + 1 + _NEAR)]
    other = any(token.capital for token in near) and near[0].low in lex.AUXILIARIES
    parted = entry.first > 0 and unit[entry.first - 1].stop in (",", DASH)
    return ends and not other and parted and unit[entry.first].low not in _LINKING
