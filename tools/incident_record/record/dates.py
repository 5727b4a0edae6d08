"""Dates in the Extended Date/Time Format (EDTF, ISO 8601-2), levels 0 and 1, and one day of a range from level 2.

The grammar is the one of https://www.loc.gov/standards/datetime/. It is written out here, since the library for it takes
longer to import than the check to run, and takes dates with blanks around them and days that no calendar has.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

_CALENDAR = re.compile(r"(-?[0-9]{4}|Y-?[1-9][0-9]{4,17})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%]?)", re.ASCII)
_DIGITS = re.compile(r"([0-9]{2})(XX|[0-9]X)([?~%]?)", re.ASCII)
_CLOCK = r"([01][0-9]|2[0-3]):([0-5][0-9])"
_TIMED = re.compile(
    rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T({_CLOCK}:[0-5][0-9](Z|[+-]{_CLOCK}|[+-][01][0-9])?)", re.ASCII
)
_RANGE = re.compile(r"\[([^.]*)\.\.([^.]*)\]")
# The numbers of EDTF: 21 is spring, and each season follows the one before. Nothing says on which half of the earth it
# is, so spring and autumn lie between March and December, and summer and winter may run on into the next year's March.
_SPRING_AND_AUTUMN = (21, 23)


class Edtf(Struct, frozen=True):
    """A year, a season, a month, a day or a time of a day, as far as it is known.

    Args:
        year: the year; 0 is 1 BC, as in astronomy. Of a decade or a century the first one.
        month: from 1 to 12, or None where it is not given or not known.
        day: from 1 to 31, or None where it is not given or not known.
        season: 21 (spring) to 24 (winter), or None.
        time: `10:00:00`, `10:00:00Z` or `10:00:00+04:30`, or empty.
        unspecified: `day`, `month` or `month and day` where the date says that it is not known (`XX`), else empty.
        years: 10 for a decade (`203X`), 100 for a century (`20XX`), else 1.
        qualifier: `?` for uncertain, `~` for approximate, `%` for both, else empty.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    time: str = ""
    unspecified: str = ""
    years: int = 1
    qualifier: str = ""

    @property
    def earliest(self) -> date:
        """The first day that the date can mean; of a year that Python's calendar lacks, its nearest day."""
        return _clamp(self.year, self.month or (3 if self.season in _SPRING_AND_AUTUMN else 1), self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that the date can mean, likewise."""
        if self.season and self.season not in _SPRING_AND_AUTUMN:
            return _clamp(self.year + 1, 3, 31)
        month = self.month or 12
        return _clamp(self.year + self.years - 1, month, self.day or _days_in(self.year, month))

    @property
    def is_plain(self) -> bool:
        """Whether ISO 8601 can say all of it."""
        special = self.season or self.unspecified or self.qualifier or self.years > 1
        return not special and 0 <= self.year <= 9999


class Period(Struct, frozen=True):
    """An interval, or one day that lies in a range of days.

    Args:
        start: the first date, or None.
        end: the last date, or None. One of the two is there.
        unknown: whether the end that is None is not known, and not left open (`..`).
        one_day: whether it is one day in the range (`[A..B]`), and not all the time from one to the other (`A/B`).
    """

    start: Edtf | None
    end: Edtf | None
    unknown: bool = False
    one_day: bool = False

    @property
    def earliest(self) -> date | None:
        """The first day that it can begin; None where that is open or not known."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day that it can end; None where that is open or not known."""
        return self.end.latest if self.end else None

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it begins."""
        if not self.start or not self.end:
            return False
        if self.start.season and self.end.season:
            return (self.start.year, self.start.season) > (self.end.year, self.end.season)
        # Not `earliest` and `latest`, which are one day for all years that Python's calendar lacks.
        first = (self.start.year, self.start.month or 1, self.start.day or 1)
        return first > (self.end.year, self.end.month or 12, self.end.day or 31)


def _clamp(year: int, month: int, day: int) -> date:
    if year < date.min.year:
        return date.min
    return date(year, month, day) if year <= date.max.year else date.max


def _days_in(year: int, month: int) -> int:
    """How many days a month has; of any year, since the calendar repeats itself every 400 years."""
    return (date(2000 + year % 400, month % 12 + 1, 1) - timedelta(days=1)).day


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf | Period | None:
    """The date that a text is; None for what is no date, and for an interval or range that ends before it begins."""
    period = _parse_period(text)
    if period is None:
        return parse_date(text)
    return None if period.is_reversed else period


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Edtf | None:
    """A single date in EDTF; None for intervals, ranges and all that is no date."""
    timed = _TIMED.fullmatch(text)
    if timed is not None:
        day = parse_date(timed[1])
        return day and Edtf(day.year, day.month, day.day, time=timed[2])
    digits = _DIGITS.fullmatch(text)
    if digits is not None:
        # `Edtf.year` is the first one: 203X begins with 2030, 20XX with 2000.
        years = 100 if digits[2] == "XX" else 10
        return Edtf(int((digits[1] + digits[2]).replace("X", "0")), years=years, qualifier=digits[3])
    matched = _CALENDAR.fullmatch(text)
    return _build(*matched.groups()) if matched else None


def _build(year: str, month: str | None, day: str | None, qualifier: str) -> Edtf | None:
    # `Y` opens a year of more than four digits, which stands alone; and there is no year minus zero.
    number = int(year.lstrip("Y"))
    if year == "-0000" or (year.startswith("Y") and month):
        return None
    # Seasons take the place of months. 25 to 41 (hemispheres, quarters) are level 2.
    if month and "21" <= month <= "24":
        return None if day else Edtf(number, season=int(month), qualifier=qualifier)
    if month == "XX":
        if day not in (None, "XX"):
            return None  # a day of an unknown month is level 2
        return Edtf(number, unspecified="month and day" if day else "month", qualifier=qualifier)
    if month and not 1 <= int(month) <= 12:
        return None
    if month and day and day != "XX" and not 1 <= int(day) <= _days_in(number, int(month)):
        return None
    unspecified = "day" if day == "XX" else ""
    return Edtf(
        number,
        int(month) if month else None,
        int(day) if day and not unspecified else None,
        unspecified=unspecified,
        qualifier=qualifier,
    )


def _parse_period(text: str) -> Period | None:
    # `A/B` is level 0; `..` (open) and an empty end (unknown) are level 1; `[A..B]` is level 2.
    matched = _RANGE.fullmatch(text)
    first, last = matched.groups() if matched else text.partition("/")[::2]
    if not matched and "/" not in text:
        return None
    none = ("",) if matched else ("", "..")
    start, end = (None if part in none else parse_date(part) for part in (first, last))
    for part, parsed in ((first, start), (last, end)):
        if part not in none and not (parsed and _may_end(parsed, one_day=bool(matched))):
            return None
    if start is None and end is None:
        return None
    return Period(start, end, unknown=not matched and "" in (first, last), one_day=bool(matched))


def _may_end(end: Edtf, *, one_day: bool) -> bool:
    """Whether a date may be an end of an interval or a range; what is left out here is level 2."""
    # An interval may have a season or an approximate end; for one day in a range neither has a meaning.
    special = end.time or end.unspecified or end.years > 1 or abs(end.year) > date.max.year
    return not special and (end.is_plain or not one_day)


def why_no_date(text: str) -> str:
    """What keeps a text that `is_edtf` refuses from being a date, in a sentence; empty where the form itself is wrong."""
    if text != text.strip():
        return "Remove the blanks around it."
    if is_reversed(text):
        return "It ends before it begins."
    if parse_date(text) is None and re.fullmatch("[0-9]{4}-[0-9]{2}(-[0-9]{2})?", text, re.ASCII):
        return "There is no such day in the calendar."
    return ""


def is_reversed(text: str) -> bool:
    """Whether a text is an interval or a range that ends before it begins."""
    period = _parse_period(text)
    return period is not None and period.is_reversed


def is_edtf(text: object) -> bool:
    """Whether a text is a date that a record may have; it may have any type, since schemas ask about all."""
    # A format says nothing of values of other types (JSON Schema, validation, 7.1); `type` refuses them.
    return not isinstance(text, str) or parse_edtf(text) is not None


def ends_of(text: str) -> tuple[Edtf, ...]:
    """The date that a text is, or both ends of an interval or a range, as far as they are known; none for what is no date."""
    parsed = parse_edtf(text)
    ends = (parsed.start, parsed.end) if isinstance(parsed, Period) else (parsed,)
    return tuple(end for end in ends if end)


def bounds(text: str) -> tuple[date | None, date | None]:
    """The first and the last day that a date can mean; None for an end that is open or not known.

    Args:
        text: a date for which `is_edtf` holds.
    """
    parsed = parse_edtf(text)
    return (parsed.earliest, parsed.latest) if parsed else (None, None)


def has_day(text: str) -> bool:
    """Whether a date is known to the day, or has a day at an end of its interval."""
    parsed = parse_edtf(text)
    if isinstance(parsed, Period):
        return not parsed.one_day and any(end and end.day for end in (parsed.start, parsed.end))
    return bool(parsed and parsed.day)


def order(text: str) -> tuple[date, date]:
    """What dates are sorted by: whatever is certainly before something else comes before it, and spring before summer."""
    parsed = parse_edtf(text)
    if isinstance(parsed, Edtf) and parsed.season:
        month = 3 * (parsed.season - 20)
        return _clamp(parsed.year, month, 1), _clamp(parsed.year, month, 30)
    earliest, latest = bounds(text)
    return earliest or date.min, latest or date.max
