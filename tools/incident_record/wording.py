"""The few fixed words that pages put around what a record holds."""

import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

KINDS = {"person": "Person", "organization": "Organization", "group": "Group"}
"""The kinds of people."""

STATUSES = {
    "requested": "Requested",
    "under-review": "Under review",
    "adopted": "Adopted",
    "rejected": "Rejected",
    "not-stated": "Not stated",
}
"""How a policy point stood."""

RELATIONS = {
    "same-policy": "The same policy",
    "same-place": "The same place",
    "same-people": "The same people",
    "cited-together": "Named together in one source",
}
"""What links two records."""

MODES = {"text": "the text itself", "seal": "the seal of the text"}
"""What the check has read of a source."""

PROVED_MEANS = (
    "A quote that is proved is one that the source printed in quotation marks, word for word, and gave to this "
    "speaker. The check does not show that the speaker was right, nor that the source was."
)
"""What a pass proves and what it does not."""

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<sure>[?~%]?)")
_SURE = {"": "{}", "?": "{}, not certain", "~": "about {}", "%": "about {}, not certain"}


def spoken(date: str) -> str:
    """A date in words: `2021-04-XX` becomes `April 2021, day not known`.

    Args:
        date: EDTF; what is neither a year, a month nor a day is given back as it is.
    """
    found = _DATE.fullmatch(date)
    if found is None:
        return date
    year, month, day, sure = found.group("year", "month", "day", "sure")
    if month == "XX":
        said = f"{year}, month not known"
    elif month is None or not 1 <= int(month) <= 12:
        said = date.rstrip("?~%")
    elif day == "XX":
        said = f"{MONTHS[int(month) - 1]} {year}, day not known"
    else:
        said = f"{int(day)} " if day else ""
        said += f"{MONTHS[int(month) - 1]} {year}"
    return _SURE[sure].format(said)


def many(number: int, what: str) -> str:
    """A count with its noun: `1 quote`, `2 quotes`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
