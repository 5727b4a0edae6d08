"""Figures in texts, and what they can mean: ‹22›, ‹1,200›, ‹1.200›, ‹1.2 million›, ‹1990s›, ‹$5›, ‹5 p.m.›, ‹½›, ‹3/4›."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from incident_record.check.measures import CLOCK, DAY, GAP, Units, fit, times_of_day, units_beside
from incident_record.check.prose import NUMERALS
from incident_record.check.stated import written_dates
from incident_record.languages import LANGUAGES, all_words

_FIGURE = re.compile(
    rf"""
      (?P<dotted> [0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:[0-9]{{4}}|[0-9]{{2}})? (?![0-9]) )      # 31.3.2021
    | (?P<slashed> (?: [0-9]{{1,2}}[{GAP}] )? [0-9]{{1,2}} [/⁄] [0-9]{{1,3}} (?: /(?:[0-9]{{4}}|[0-9]{{2}}) )? (?![0-9/⁄]) )    # 3/4, 31/3/2021
    | (?P<clock> [0-9]{{1,2}}:[0-9]{{2}} (?![0-9:]) )
    | (?P<spaced> [0-9]{{1,3}} (?: [{GAP}][0-9]{{3}} ){{1,8}} (?: [.,][0-9]+ )? (?![0-9]) )     # 1 200
    | (?P<grouped> [0-9]{{1,3}} (?P<sign>[.,'’]) [0-9]{{2,3}} (?: (?P=sign)[0-9]{{2,3}} ){{0,8}} (?<=[.,'’][0-9]{{3}})
        (?: [.,][0-9]+ )? (?![0-9]) )                                                      # 1,200 and 1.200 and 1,00,000
    | (?P<decimal> [0-9]+[.,][0-9]+ )
    | (?P<numeral> (?: [0-9]+ [{GAP}-]? )? [{NUMERALS}] )                                  # ½, 1½, ④
    | (?P<decade> [0-9]+0 (?: ['’]?s | er ) (?!\w) )                                       # the 1990s
    | (?P<whole> [0-9]+ (?P<ordinal> (?: st|nd|rd|th|er|re|ère|e|ème|[º°ª] ) (?!\w) )? )
    """,
    re.VERBOSE,
)
_KINDS = ("dotted", "slashed", "clock", "spaced", "grouped", "decimal", "numeral", "decade", "whole")
_JOINT = re.compile(rf"[{GAP}]?(?:[-–—/]|to|and|or|bis|und|oder|à|et|ou|a|y|o|do|i|lub|إلى|و|أو)[{GAP}]?")
_FOLLOWER = re.compile(rf"[{GAP}-]*([^\W\d_{NUMERALS}]+)")  # a row of ½ is no word, or each would read all behind it
_PARTED = re.compile(rf"[{GAP}](?:{'|'.join(sorted(all_words('of_parts')))})\b")
ALWAYS = "24/7"
"""A figure that is no day, no part and no two numbers."""
_ABBREVIATED = {"k": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "bn": 9, "mrd": 9, "mld": 9, "md": 9, "tn": 12}
LONGEST = 13
"""How many digits a number has that may be spelled out."""


class Figure(Struct, frozen=True):
    """A number in figures.

    Args:
        start: where it stands.
        text: as it is written.
        values: what it can mean, each in one form: `1200`, `1.5`, `12:20` in 24 hours, `1990s`.
        parts: the values of the numbers that it may be several of, as in ‹May 4 200 men›; empty where it is one alone.
        ordinal: whether it is written as an ordinal (‹1st›).
        units: what it counts.
        spelled: the whole numbers that a text may spell out instead, without their units.
    """

    start: int
    text: str
    values: frozenset[str]
    parts: tuple[str, ...] = ()
    ordinal: bool = False
    units: Units = frozenset()
    spelled: frozenset[str] = frozenset()

    def is_same(self, other: "Figure") -> bool:
        """Whether another figure can be this one, as the source writes it."""
        if other.ordinal and not self.ordinal:
            return False
        # The day of a date is an ordinal, however it is written.
        if self.ordinal and DAY in other.units:
            return not self.values.isdisjoint(other.values)
        return any(":" in value or fit(self.units, other.units) for value in self.values & other.values)


def find_figures(text: str) -> Iterator[Figure]:
    """Every number in figures of a text, of whatever script the digits are."""
    digits = "".join(str(unicodedata.decimal(char, char)) for char in text)
    dates = [date for date in written_dates(digits) if date.day]
    waiting: Figure | None = None
    end = passed = 0
    for matched in _FIGURE.finditer(digits):
        figure, after = _read(digits, text, matched)
        # Both are in order, so one pass over the dates is enough for all figures.
        while passed < len(dates) and dates[passed].end <= matched.start():
            passed += 1
        if passed < len(dates) and dates[passed].start <= matched.start() and str(dates[passed].day) in figure.values:
            figure = replace(figure, units=frozenset((DAY,)))
        if waiting:
            joined = _JOINT.fullmatch(digits, end, matched.start()) is not None
            waiting, figure = _share(waiting, figure) if joined else (waiting, figure)
            yield _timed(waiting)
        waiting, end = figure, after
    if waiting:
        yield _timed(waiting)


def _read(digits: str, text: str, matched: re.Match[str]) -> tuple[Figure, int]:
    """A figure, and where it ends with the words that raise it."""
    kind = next(name for name in _KINDS if matched[name])
    values, parts = _values(kind, matched.group())
    end = matched.end()
    if kind == "slashed" and values and _PARTED.match(digits, end):
        parts = ()  # ‹2/3 of the boats› is no day
    magnitudes = _magnitude(digits, end)
    if magnitudes and kind != "decade":
        power, end, sure = magnitudes
        raised = {_plain(*value.partition(".")[::2], power) for value in values if value.replace(".", "").isdigit()}
        # ‹5m› may be five meters as well.
        values = raised if sure else values | raised
    units = units_beside(digits, matched.start(), end)
    written = text[matched.start() : matched.end()]
    return Figure(matched.start(), written, frozenset(values), parts, bool(matched["ordinal"]), units), end


def _share(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """Two figures of which one has the unit of both: ‹5 to 7 percent›. A year has none."""
    if bool(first.units) != bool(second.units) and DAY not in first.units | second.units:
        bare = second if first.units else first
        if not re.fullmatch("[12][0-9]{3}", bare.text):
            units = first.units | second.units
            return replace(first, units=units), replace(second, units=units)
    return first, second


def _timed(figure: Figure) -> Figure:
    """A figure with the times of day that it means, and the numbers that may be spelled out for it."""
    spelled = frozenset(value for value in figure.values if value.isdecimal() and len(value) < LONGEST)
    times = times_of_day(figure.values, figure.units | ({CLOCK} if ":" in figure.text else set()))
    if times:
        # ‹17 h› is a time, or seventeen hours.
        values = times | figure.values if "hour" in figure.units else times
        figure = replace(figure, values=values, units=figure.units | {CLOCK})
    return replace(figure, spelled=spelled)


def _values(kind: str, written: str) -> tuple[set[str], tuple[str, ...]]:
    """The values of a figure, and those of its parts."""
    digits = re.findall("[0-9]+", written)
    if kind == "clock":
        return {f"{int(digits[0])}:{digits[1]}"}, ()
    if kind == "dotted":
        # ‹1.5.› may be a decimal at the end of its sentence.
        return {_plain(*digits)} if len(digits) == 2 else set(), tuple(_plain(part) for part in digits)
    if kind == "slashed":
        # ‹3/4› may be a day of a month, or two numbers.
        proper = re.fullmatch(rf"(?:([0-9]+)[{GAP}])?([0-9]+)[/⁄]([0-9]+)", written)
        value = _share_of(*(int(part or 0) for part in proper.groups())) if proper else None
        values = {written} if written == ALWAYS else {spell(value)} if value else set()
        return values, tuple(_plain(part) for part in digits)
    if kind == "numeral":
        return {_fraction(digits, written[-1])}, ()
    if kind == "decade":
        return {f"{digits[0]}s"}, ()
    if kind == "whole":
        return {_plain(digits[0])}, ()
    if kind == "decimal":
        clock = re.fullmatch(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])", written)
        return {_plain(*digits)} | ({f"{int(clock[1])}:{clock[2]}"} if clock else set()), ()
    groups = re.split(rf"[.,'’{GAP}]", written)
    signs = re.findall(rf"[.,'’{GAP}]", written)
    if len(set(signs)) > 1 and signs[-1] in ".,":
        return {_plain("".join(groups[:-1]), groups[-1])}, ()
    values = {_plain("".join(groups))}
    if len(signs) == 1 and signs[0] in ".,":
        # ‹1.200› is a decimal in one language and twelve hundred in another; its last zeros tell it from 1.2.
        values.add(".".join(groups))
    return values, tuple(_plain(group) for group in groups) if kind == "spaced" else ()


def _fraction(digits: list[str], sign: str) -> str:
    """The value of a sign that is a number, with the digits before it."""
    return spell(Fraction(unicodedata.numeric(sign)).limit_denominator(10) + int(digits[0][-LONGEST:] if digits else 0))


def _share_of(integer: int, part: int, parts: int) -> Fraction | None:
    """The number that ‹1 3/4› is; None where it is no part of a whole."""
    return integer + Fraction(part, parts) if 0 < part < parts else None


def spell(number: Fraction) -> str:
    """The one form of a number that need not be whole: `0.75` and `2/3`."""
    integer, _, part = f"{float(number):.4f}".partition(".")
    return str(number) if 10_000 % number.denominator else _plain(integer, part)


def _plain(integer: str, part: str = "", power: int = 0) -> str:
    """The one form of a number: its digits before and after the point, raised to a power of ten."""
    part = part.ljust(power, "0")
    # Not `int`, which refuses to read thousands of digits.
    number, rest = (integer + part[:power]).lstrip("0") or "0", part[power:].rstrip("0")
    return f"{number}.{rest}" if rest else number


def _magnitude(text: str, end: int) -> tuple[int, int, bool] | None:
    """The power of ten that words behind a figure raise it to, their end, and whether they can mean nothing else."""
    power = 0
    while power < LONGEST and (matched := _FOLLOWER.match(text, end)):
        word = matched[1].casefold()
        if word in _ABBREVIATED and not power and matched.start(1) - end <= 1:
            return _ABBREVIATED[word], matched.end(), len(word) > 1
        if word not in _magnitudes():
            break
        power, end = power + _magnitudes()[word], matched.end()
    return (power, end, True) if power else None


@lru_cache(maxsize=1)
def _magnitudes() -> dict[str, int]:
    """The powers of ten by their words, in all languages."""
    powers: dict[str, int] = {}
    for language in LANGUAGES:
        for power, words in enumerate(language.magnitudes.split(","), 1):
            for word in words.split():
                # A billion is what it is in English, where languages differ.
                powers.setdefault(word, 3 * power)
    return powers
