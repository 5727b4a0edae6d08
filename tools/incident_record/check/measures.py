"""What a number counts, as far as the words and signs beside it tell: ‹$22›, ‹22 percent›, ‹22-year-old›, ‹5 p.m.›."""

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

from incident_record.languages import all_phrases

GAP = "\u00a0\u2009\u202f "
DAY, CLOCK, _MINUS = "day", "clock", "-"
_HALVES = {"am": 0, "pm": 12}
_REACH = 24  # characters beside a number in which its unit may stand
_SIGN = re.compile(r"(?:^|[\s(])[-−]\W?$")
_TIME = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))?")

Units = frozenset[str]
"""Keys of units, as in `Language.units`; `DAY` is a day of the month. Several are the readings of one word."""


@lru_cache(maxsize=1)
def _keys() -> dict[str, Units]:
    """The keys of units by their words."""
    keys: dict[str, set[str]] = defaultdict(set)
    for key, *words in all_phrases("units"):
        # A key is a word too, but for the minus: as a word it would be every hyphen.
        for word in words if key == _MINUS else (key, *words):
            keys[word.replace("_", " ")].add(key)
    return {word: frozenset(group) for word, group in keys.items()}


@lru_cache(maxsize=2)
def _pattern(before: bool) -> re.Pattern[str]:
    # The longest first, since `re` takes the first alternative that fits.
    any_word = "|".join(re.escape(word) for word in sorted(_keys(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({any_word})[{GAP}]?$" if before else rf"[{GAP}-]?({any_word})(?![^\W\d_])", re.I)


def units_beside(text: str, start: int, end: int) -> Units:
    """The units of the number that stands from `start` to `end` of a text; empty where nothing tells."""
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    units: set[str] = set()
    if behind := _pattern(before=False).match(after):
        units |= _keys()[behind[1].casefold()]
    ahead = _pattern(before=True).search(before)
    keys = _keys()[ahead[1].casefold()] if ahead else frozenset[str]()
    # Print sets signs of money and the minus before a number; every other unit stands behind it.
    if any(key == _MINUS or _is_money(key) for key in keys):
        units |= keys
    signs = (before.rstrip(GAP)[-1:], after.lstrip(GAP)[:1])
    units.update(sign for sign in signs if sign and unicodedata.category(sign) == "Sc")
    return frozenset(units | ({_MINUS} if _SIGN.search(before) else set()))


def _is_money(key: str) -> bool:
    return unicodedata.category(key[0]) == "Sc"


def fit(ours: Units, theirs: Units) -> bool:
    """Whether a number with some units can be the same thing as one with others.

    Print names the unit of a price, a share, a time of day or a date, so a bare number is none of them.
    """
    # Of a loss and a gain the sign is all the difference, so it fits nothing without one.
    if (_MINUS in ours) != (_MINUS in theirs):
        return False
    left, right = ours - {_MINUS}, theirs - {_MINUS}
    if left and right:
        return not left.isdisjoint(right)
    either = left | right
    return not either or not all(_is_money(key) or key in ("%", DAY, CLOCK, *_HALVES) for key in either)


def times_of_day(values: frozenset[str], units: Units) -> frozenset[str]:
    """The times that a number means beside ‹p.m.› or ‹o'clock›, in 24 hours; no number means them without."""
    if units.isdisjoint((CLOCK, *_HALVES)):
        return frozenset()
    times: set[str] = set()
    for matched in filter(None, (_TIME.fullmatch(value) for value in values)):
        hour, minutes = int(matched[1]), matched[2] or "00"
        halves = [_HALVES[unit] for unit in units & _HALVES.keys()] or ([0, 12] if hour <= 12 else [hour - hour % 12])
        times.update(f"{hour % 12 + half}:{minutes}" for half in halves)
    return frozenset(times)
