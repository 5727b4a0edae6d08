"""Dates in the Extended Date/Time Format (EDTF, ISO 8601-2), levels 0 and 1."""

import re
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import StringIO
from typing import Any

_SIMPLE = re.compile(r"([0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%]?)", re.ASCII)
_LONGEST = 40
_LEVELS_0_AND_1 = frozenset(
    ("Date", "DateAndTime", "Interval", "UncertainOrApproximate", "Unspecified", "Level1Interval", "LongYear", "Season")
)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A year, a month or a day, as far as it is known; nearly every date of a record is one.

    Args:
        year: from 0 to 9999.
        month: from 1 to 12, or None where it is not given or not known.
        day: from 1 to 31, or None where it is not given or not known.
        unspecified: `month` or `day` where the date says that it is not known (`XX`), else empty.
        qualifier: `?` for uncertain, `~` for approximate, `%` for both, else empty.
    """

    year: int
    month: int | None = None
    day: int | None = None
    unspecified: str = ""
    qualifier: str = ""

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that the date can mean.

        Raises:
            ValueError: there is no such day in the calendar.
        """
        # Not `or`, which would take the month 00 for one that is not given.
        month, day = (1 if part is None else part for part in (self.month, self.day))
        first = date(self.year, month, day)
        if self.day is not None:
            return first, first
        if self.month is None or self.month == 12:
            return first, date(self.year, 12, 31)
        return first, date.fromordinal(date(self.year, self.month + 1, 1).toordinal() - 1)

    @property
    def iso(self) -> str:
        """What is known of the date in ISO 8601: `2021`, `2021-03` or `2021-03-31`."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Edtf | None:
    """A year, month or day in EDTF; None for intervals, seasons and all that is no date."""
    matched = _SIMPLE.fullmatch(text)
    if matched is None:
        return None
    year, month, day, qualifier = matched.groups()
    if month == "XX":
        # A day of an unknown month is level 2.
        found = Edtf(int(year), unspecified="month", qualifier=qualifier) if day in (None, "XX") else None
    else:
        unknown = "day" if day == "XX" else ""
        found = Edtf(int(year), _number(month), _number(day), unknown, qualifier)
    try:
        return found if found and found.days else None
    except ValueError:
        return None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits != "XX" else None


def is_edtf(text: object) -> bool:
    """Whether a text is an EDTF date of level 0 or 1; it may have any type, since schemas ask about all."""
    if not isinstance(text, str):
        return True
    return parse_date(text) is not None or (not _is_plain(text) and _parse_any(text) is not None)


def day_range(text: str) -> tuple[date, date] | None:
    """The first and last day that an EDTF date can mean, or None where it has no beginning or end.

    Args:
        text: a date for which `is_edtf` holds.
    """
    simple = parse_date(text)
    if simple is not None:
        return simple.days
    parsed = None if _is_plain(text) else _parse_any(text)
    if parsed is None:
        return None
    try:
        first, last = parsed.lower_strict(), parsed.upper_strict()
        return date(*first[:3]), date(*last[:3])
    except (AttributeError, TypeError, ValueError):  # open intervals and years beyond the calendar
        return None


def _is_plain(text: str) -> bool:
    """Whether a text is written as a year, a month or a day; one that `parse_date` refuses is no date."""
    return re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text, re.ASCII) is not None


def _parse_any(text: str) -> Any:
    if not text.isascii() or len(text) > _LONGEST:
        return None
    # The library takes longer to import than the whole check to run, and few records need it.
    from edtf import parse_edtf

    try:
        # On some dates the library prints, or fails with other errors than its own.
        with redirect_stdout(StringIO()):
            parsed = parse_edtf(text)
    except Exception:
        return None
    return parsed if type(parsed).__name__ in _LEVELS_0_AND_1 else None
