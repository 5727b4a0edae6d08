"""Dates in words, as a language writes them."""

from datetime import date, time
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from incident_record.record.dates import Edtf, Period, parse_edtf

if TYPE_CHECKING:
    from babel import Locale

# Babel is imported where it is used: the commands have no need of it, and take longer to load it than to run.

_QUALIFIERS = {"": "{}", "?": "{}, not certain", "~": "about {}", "%": "about {}, not certain"}
# In English alone, since Babel has no names for seasons.
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


@lru_cache(maxsize=1024)
def spell_date(text: str, language: str) -> str:
    """A date in words: `2021-04-XX` becomes `April 2021, day not known`.

    Args:
        text: EDTF; what is no date is given back as it is.
        language: the site's language, as Sphinx names it: `en`, `pt_BR`, `en-US`.
    """
    parsed, locale = parse_edtf(text), _locale(language)
    if parsed is None:
        return text
    return _spell_period(parsed, locale) if isinstance(parsed, Period) else _spell(parsed, locale)


def _spell_period(period: Period, locale: "Locale") -> str:
    start, end = (part and _spell(part, locale) for part in (period.start, period.end))
    # As in `[2021-03-31..2021-12-31]`: "to 31 December" would sound like a date that the source gives.
    until = (period.end.year, period.end.month, period.end.day or 31) if period.end else None
    if period.one_day and period.start and period.start.month and until == (period.start.year, 12, 31):
        return f"{start} or later that year"
    if period.one_day and period.start and period.end and _both_months(period.start, period.end):
        from babel.dates import get_month_names

        start = get_month_names("wide", locale=locale)[period.start.month or 1]
    if period.one_day:
        bound = f"on or {'after' if start else 'before'} {start or end}"
        return f"between {start} and {end}" if start and end else bound
    if start and end:
        return f"from {start} to {end}"
    if start:
        return f"from {start}, {'end not known' if period.unknown else 'still going on'}"
    return f"until {end}, beginning {'not known' if period.unknown else 'left open'}"


def _both_months(start: Edtf, end: Edtf) -> bool:
    """Whether two dates are months of one year, which then has to be said once."""
    return start == replace(end, month=start.month) and bool(start.month and end.month) and not start.day


def _spell(parsed: Edtf, locale: "Locale") -> str:
    words = _spell_calendar(parsed, locale)
    if parsed.unspecified:
        words += f", {parsed.unspecified} not known"
    if parsed.time:
        words += f", {_spell_time(parsed.time, locale)}"
    return _QUALIFIERS[parsed.qualifier].format(words)


def _spell_calendar(parsed: Edtf, locale: "Locale") -> str:
    # There is no year 0 outside astronomy: the year before 1 is 1 BC.
    year = str(parsed.year) if parsed.year > 0 else f"{1 - parsed.year} {locale.eras['abbreviated'][0]}"
    if parsed.years > 1:
        # "The 2000s" may be ten years or a hundred.
        decade = parsed.years == 10 and parsed.year % 100
        return f"the {parsed.year}s" if decade else f"a year from {parsed.year} to {parsed.year + parsed.years - 1}"
    if parsed.season:
        return f"{_SEASONS[parsed.season]} {year}"
    return year if parsed.month is None else _spell_month_or_day(parsed, year, locale)


def _spell_month_or_day(parsed: Edtf, year: str, locale: "Locale") -> str:
    from babel.dates import format_date, format_skeleton, get_month_names

    if 0 < parsed.year <= date.max.year:
        first = date(parsed.year, parsed.month or 1, parsed.day or 1)
        if parsed.day is None:
            return str(format_skeleton("yMMMM", first, locale=locale))
        return str(format_date(first, "long", locale=locale))
    if parsed.day is None:
        return f"{get_month_names('wide', 'stand-alone', locale)[parsed.month or 1]} {year}"
    # Python's calendar lacks the year; any year of the same length stands for it.
    day = date(2000 + parsed.year % 400, parsed.month or 1, parsed.day)
    return f"{format_skeleton('MMMMd', day, locale=locale)}, {year}"


def _spell_time(text: str, locale: "Locale") -> str:
    """A time of day, with what the record says of its zone: `10:00:00+04:30` becomes `10:00 AM UTC+04:30`."""
    from babel.dates import format_time

    # The zone is kept as it is: a source that says 10:00 in Delhi is not put into the reader's time.
    clock, zone = time.fromisoformat(text[:8]), text[8:]
    words = format_time(clock, "medium" if clock.second else "short", locale=locale)
    return f"{words} UTC{'' if zone == 'Z' else zone}" if zone else str(words)


def month_names(language: str) -> tuple[str, ...]:
    """The short names of the months in a language, from January."""
    from babel.dates import get_month_names

    names = get_month_names("abbreviated", "stand-alone", locale=_locale(language))
    return tuple(names[month] for month in range(1, 13))


def language_direction(language: str) -> str:
    """The direction in which a language runs: `ltr` or `rtl`."""
    return "rtl" if _locale(language).character_order == "right-to-left" else "ltr"


def is_language(language: str) -> bool:
    """Whether dates can be written in a language."""
    return _parse_locale(language) is not None


def _locale(language: str) -> "Locale":
    from babel import Locale

    return _parse_locale(language) or Locale("en")


@lru_cache(maxsize=16)
def _parse_locale(language: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError

    try:
        # Sphinx writes `pt_BR`, and a language tag (BCP 47) `pt-BR`.
        return Locale.parse(language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return None
