"""Dates in the Extended Date/Time Format (EDTF, ISO 8601-2), levels 0 and 1."""

import re
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from typing import Any

_PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_LEVELS_0_AND_1 = frozenset(
    (
        "Date",
        "DateAndTime",
        "Interval",
        "UncertainOrApproximate",
        "Unspecified",
        "Level1Interval",
        "LongYear",
        "Season",
    )
)


def is_edtf(text: object) -> bool:
    """Whether a text is an EDTF date of level 0 or 1; it may have any type, since schemas ask about all."""
    if not isinstance(text, str):
        return True
    if _PLAIN.fullmatch(text):
        return _plain(text) is not None
    return _parsed(text) is not None


def day_range(text: str) -> tuple[date, date] | None:
    """The first and last day that an EDTF date can mean, or None where it has no beginning or end.

    Args:
        text: a date for which `is_edtf` holds.
    """
    if _PLAIN.fullmatch(text):
        return _plain(text)
    parsed = _parsed(text)
    if parsed is None:
        return None
    try:
        first, last = parsed.lower_strict(), parsed.upper_strict()
        return date(*first[:3]), date(*last[:3])
    except (AttributeError, TypeError, ValueError):  # open intervals and years beyond the calendar
        return None


def _plain(text: str) -> tuple[date, date] | None:
    # Nearly every date is plain, and the library takes longer to import than the whole check to run.
    year, month, day = (int(part) for part in (text + "-00-00")[:10].split("-"))
    try:
        if len(text) == 10:
            return date(year, month, day), date(year, month, day)
        if len(text) == 7:
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), date.fromordinal(following.toordinal() - 1)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def _parsed(text: str) -> Any:
    if not text.isascii() or len(text) > 40:
        return None
    from edtf import parse_edtf

    try:
        # On some dates the library prints, or fails with other errors than its own.
        with redirect_stdout(StringIO()):
            parsed = parse_edtf(text)
    except Exception:
        return None
    return parsed if type(parsed).__name__ in _LEVELS_0_AND_1 else None
