"""Dates as people write them, in words and figures: ‹early on March 31›, ‹le 1er mai 2031›, ‹31.3.2031›."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from incident_record.languages import spoken
from incident_record.record.dates import Edtf
from incident_record.source.text import fold

_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|er|[.º°ª])?(?![0-9])"
_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9])"
_OF = r"(?:\s+(?:of|de|del|of the))?"
_ISO = re.compile(r"(?<![0-9-])([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?![0-9])")
_FIGURES = re.compile(r"(?<![0-9./])([0-9]{1,2})([./])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2})?)?(?![0-9/])")
_TIME = re.compile(
    r"[0-9]{1,2}(?:[:.h][0-9]{2})?\s*(?:[ap]\.\s?m\.|[ap]m\b|o'clock|Uhr\b|heures?\b|h\b)|(?<![0-9])[0-9]{1,2}:[0-9]{2}",
    re.I,
)
_CANDIDATE = (  # not compiled here and below, since most runs need none of these
    r"(?<![0-9-])(?P<year>[12][0-9]{3})(?:-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])|(?<![.,:][0-9]{4})(?![.,:]?[0-9]))"
    r"|(?P<name>[^\W\d_]{3,})"
)
_DAY_BEFORE = rf"(?<![0-9]){_DAY}{_OF}\s+$"
_DAY_BEHIND = rf"\.?\s+{_DAY}(?:,?\s+{_YEAR})?"
_YEAR_BEHIND = rf"\.?,?{_OF}\s+{_YEAR}"
_REACH = 30  # characters before the name of a month in which its day may stand
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")
_ORDINAL_MARKS = frozenset(("st", "nd", "rd", "th", "er", ".", "º", "°", "ª"))
_ORDINALS = r"[0-9](?:st|nd|rd|th|er|[º°ª])(?!\w)"
_JOINTS = frozenset(",.'’—-–/")
_MAX_DAYS = 12_000  # more than the 28 years after which weekdays and dates come together again


class StatedDate(Struct, frozen=True):
    """What a text says of a date; what it does not say is empty.

    Args:
        days: the days of the month that it can mean.
        months: the months, from 1.
        years: the years.
        weekdays: the days of the week, from 0 for Monday.
    """

    days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()

    def is_day(self, day: date) -> bool:
        """Whether a day is one that the text can mean."""
        parts = ((day.day, self.days), (day.month, self.months), (day.year, self.years), (day.weekday(), self.weekdays))
        return all(part in stated for part, stated in parts if stated)

    def is_within(self, earliest: date | None, latest: date | None) -> bool:
        """Whether the text can mean a day from `earliest` to `latest`, of which one may be open."""
        # Python's calendar begins with the year 1, and a date before it cannot be counted back from.
        first = earliest or (latest - timedelta(_MAX_DAYS) if latest and latest.year > 100 else date.min)
        last = latest or date.max
        length = min((last - first).days, _MAX_DAYS)
        return any(self.is_day(first + timedelta(number)) for number in range(length + 1))


@lru_cache(maxsize=8)
def _names(field: str, language: str | None) -> dict[str, frozenset[int]]:
    """The numbers of months or weekdays by their names, as print may set them; from 0."""
    numbers: dict[str, frozenset[int]] = {}
    for spoken_language in spoken(language):
        for number, spellings in enumerate(getattr(spoken_language, field).split(",")):
            for name in spellings.split():
                # A name with a capital has one in print: a march is no month.
                for form in {name, name[0].upper() + name[1:], name.upper()}:
                    numbers[form] = numbers.get(form, frozenset()) | {number}
    return numbers


@lru_cache(maxsize=8)
def _filler(language: str | None) -> frozenset[str]:
    return frozenset(word for known in spoken(language) for word in known.date_words.split())


def read_stated(text: str, language: str | None = None) -> list[StatedDate]:
    """The dates that a source's phrase can mean; none where it has words that may turn the date, such as ‹after›.

    Args:
        text: a phrase that says when something happened, and nothing else.
        language: of the text, as in BCP 47; None for any.
    """
    folded = _TIME.sub(" ", " ".join(fold(text).split()))
    for pattern, to_dates in ((_ISO, _from_iso), (_FIGURES, _from_figures)):
        matched = pattern.search(folded)
        if matched:
            rest = _read_words(folded[: matched.start()] + " " + folded[matched.end() :], language)
            return [] if rest is None else to_dates(matched, rest.weekdays)
    read = _read_words(folded, language)
    return [] if read is None or read == StatedDate() else [read]


def _from_iso(matched: re.Match[str], weekdays: frozenset[int]) -> list[StatedDate]:
    year, month, day = (frozenset((int(part),)) for part in matched.groups())
    return [StatedDate(day, month, year, weekdays)]


def _from_figures(matched: re.Match[str], weekdays: frozenset[int]) -> list[StatedDate]:
    """Both readings of ‹3/4›: print sets the day first, or the month."""
    first, _, second, year = matched.groups()
    years = frozenset((int(year),)) if year and len(year) == 4 else frozenset[int]()
    if year and len(year) == 2:
        # Two digits may be of either century.
        years = frozenset((1900 + int(year), 2000 + int(year)))
    pairs = {(int(first), int(second)), (int(second), int(first))}
    return [
        StatedDate(frozenset((day,)), frozenset((month,)), years, weekdays)
        for day, month in sorted(pairs)
        if 1 <= day <= 31 and 1 <= month <= 12
    ]


def _read_words(text: str, language: str | None) -> StatedDate | None:
    """What the words and figures of a phrase say; None where one of them is not understood."""
    months, weekdays, filler = _names("months", language), _names("weekdays", language), _filler(language)
    numbers: dict[str, set[int]] = {"days": set(), "months": set(), "years": set(), "weekdays": set()}
    # ‹mid-June› is a month, and the French ‹après-midi› a time of day.
    tokens = [
        part
        for token in _TOKEN.findall(text)
        for part in ([token] if token.lower() in filler else re.findall("[^-]+|-", token))
    ]
    # No day and no year is as long, and of thousands of digits Python makes no number.
    if any(token.isdecimal() and len(token) > 4 for token in tokens):
        return None
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        if token.isdecimal() and 1 <= int(token) <= 31:
            first = int(tokens[index - 2]) if before in "-–—" and index > 1 and tokens[index - 2].isdecimal() else 0
            numbers["days"].update(range(first, int(token) + 1) if 0 < first < int(token) else (int(token),))
        elif token.isdecimal() and 1000 <= int(token) <= 2999:
            numbers["years"].add(int(token))
        elif numbers["years"] and before.endswith("0") and token == "s":  # noqa: S105 - no password
            # ‹the 2030s›; ‹the 1900s› may be a decade or a century.
            numbers["years"].update(range(int(before), int(before) + (100 if before.endswith("00") else 10)))
        elif token in months or token in weekdays:
            numbers["months"].update(number + 1 for number in months.get(token, ()))
            numbers["weekdays"].update(weekdays.get(token, ()))
        elif not (token in _JOINTS or token.lower() in filler or (before.isdecimal() and token in _ORDINAL_MARKS)):
            return None
    if months.keys() & weekdays.keys() & set(tokens):
        # ‹mar.› is March or Tuesday, so neither contradicts anything.
        numbers["months"], numbers["weekdays"] = set(), set()
    if not numbers["months"] and not re.search(_ORDINALS, text):
        numbers["days"] = set()  # ‹at 9 on Wednesday› names no day of a month
    return StatedDate(**{name: frozenset(known) for name, known in numbers.items()})


class WrittenDate(Struct, frozen=True):
    """A date in running text: where it stands, and what is said of it."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    def is_part_of(self, known: Edtf) -> bool:
        """Whether all that is said here is what is known of another date."""
        said = ((self.year, known.year), (self.month, known.month), (self.day, known.day))
        return all(ours in (None, theirs) for ours, theirs in said)


def written_dates(text: str) -> Iterator[WrittenDate]:
    """The dates in a text of ours that say a year, or a day with its month, without overlaps."""
    covered = 0
    for matched in re.finditer(_CANDIDATE, text):
        start, end, groups = matched.start(), matched.end(), matched.groupdict()
        months: list[int | None] = [None]
        if matched["name"]:
            months = [*sorted(_names("months", None).get(matched["name"], ()))]
            before = re.compile(_DAY_BEFORE).search(text, max(covered, start - _REACH), start) if months else None
            behind, year_behind = (re.compile(part) for part in (_DAY_BEHIND, _YEAR_BEHIND))
            after = (year_behind if before else behind).match(text, end) or year_behind.match(text, end)
            groups = (before.groupdict() if before else {}) | (after.groupdict() if after else {})
            start, end = before.start() if before else start, after.end() if after else end
        numbers = {name: int(digits) for name, digits in groups.items() if digits and name != "name"}
        if not months or start < covered or not numbers:
            continue
        covered = end
        for month in months:
            stated = numbers.get("month") if month is None else month + 1
            yield WrittenDate(start, end, numbers.get("year"), stated, numbers.get("day"))


def months_named(text: str) -> Iterator[int]:
    """The months, from 1, that a text may name in any language."""
    for word in re.findall(r"[^\W\d_]{3,}", text):
        yield from (number + 1 for number in _names("months", None).get(word, ()))


def weekdays_named(text: str) -> Iterator[int]:
    """The days of the week, from 0 for Monday, that a text names in full in any language; ‹Sun› may be the sun."""
    for word in re.findall(r"[^\W\d_]{5,}", text):
        yield from _names("weekdays", None).get(word, ())
