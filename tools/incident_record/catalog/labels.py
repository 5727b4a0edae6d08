"""The few fixed words that pages put around what a record holds, and dates in words."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from incident_record.record.dates import Edtf, parse_date

if TYPE_CHECKING:
    from babel import Locale

KINDS = {"person": "Person", "organization": "Organization", "group": "Group"}
"""The kinds of people."""

VOICES = {"person": "person", "organization": "organization", "group": "group", "source": "the source itself"}
"""The kinds of voices."""

STATUSES = {
    "requested": "Requested",
    "under-review": "Under review",
    "adopted": "Adopted",
    "rejected": "Rejected",
    "not-stated": "Not stated",
}
"""How a policy point stood."""

DATES = {"stated": "as stated", "worked-out": "worked out", "unknown": "day and month not known"}
"""What is known of a date."""

RELATIONS = {
    "same-policy": "The same policy",
    "same-place": "The same place",
    "same-people": "The same people",
    "cited-together": "Named together in one source",
}
"""What links two records."""

MODES = {"text": "the text itself", "seal": "the seal of the text"}
"""What the check has read of a source."""

LEFT_OUT = " […] "
"""What is drawn between two spans where the source's speech goes on."""

BETWEEN = "” “"
"""What is drawn between two spans where the source only says who speaks."""

NOT_STATED = "Not stated."
"""What stands where a source says nothing."""

PROVES = (
    "A quote that is proved is one that the source printed in quotation marks, word for word, and gave to this speaker."
)
"""What a pass proves."""

DOES_NOT_PROVE = (
    "that the speaker was right, or that the source reported truly.",
    "that the sentences in our own words are fair: people read those, no program does.",
    "that a seal was made from the true text: whoever has the article can make it again and compare the digest.",
)
"""What a pass does not prove."""


_SURE = {"": "{}", "?": "{}, not certain", "~": "about {}", "%": "about {}, not certain"}


def spell_date(text: str, language: str) -> str:
    """A date in words, as a language writes it: `2021-04-XX` becomes `April 2021, day not known`.

    Args:
        text: EDTF; intervals, seasons and what else is no year, month or day are given back as they are.
        language: the site's language, as Sphinx names it: `en`, `pt_BR`.
    """
    parsed = parse_date(text)
    if parsed is None:
        return text
    words = str(parsed.year) if parsed.month is None else _spell_month_or_day(parsed, language)
    if parsed.unspecified:
        words += f", {parsed.unspecified} not known"
    return _SURE[parsed.qualifier].format(words)


def _spell_month_or_day(parsed: Edtf, language: str) -> str:
    # Imported here, since the commands have no need of Babel, and take longer to load it than to run.
    from babel.dates import format_date, format_skeleton

    first, locale = parsed.days[0], _locale(language)
    if parsed.day is None:
        return str(format_skeleton("yMMMM", first, locale=locale))
    return str(format_date(first, "long", locale=locale))


def month_names(language: str) -> tuple[str, ...]:
    """The short names of the months in a language, from January."""
    from babel.dates import get_month_names

    names = get_month_names("abbreviated", "stand-alone", locale=_locale(language))
    return tuple(names[month] for month in range(1, 13))


@lru_cache(maxsize=16)
def _locale(language: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        # Sphinx warns of such a language itself.
        return Locale("en")


def in_a_row(parts: Sequence[str]) -> str:
    """Names as a sentence has them: `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def many(number: int, what: str) -> str:
    """A count with its noun: `1 quote`, `2 quotes`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def contact_sentence(setting: str) -> str:
    """How to ask for a correction.

    Args:
        setting: an address or a sentence; empty where this copy names none.
    """
    return f"To ask for a correction: {setting}" if setting else "This copy names no contact for corrections."


def after_verb(text: str) -> str:
    """What joins a statement's verb and text: small letters go on after the verb, all else is a sentence of its own."""
    return " " if text[:1].islower() else ": "
