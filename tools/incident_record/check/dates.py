"""Whether the dates of a record agree with the source's words for them, with the record's id and with each other."""

import re
from collections.abc import Container, Iterator
from datetime import date

from incident_record.check.stated import StatedDate, read_stated, weekdays_named, written_dates
from incident_record.problems import Code, Location, Problem, excerpt
from incident_record.record.dates import bounds, ends_of, parse_date
from incident_record.record.model import Event, Record, Statement

_ID_DATE = re.compile(r"([0-9]{4})(-[0-9]{2})?(-[0-9]{2})?(?=-|$)", re.ASCII)


def check_dates(record: Record, misquoted: Container[Location] = ()) -> Iterator[Problem]:
    """Dates that contradict each other. One that is approximate (`~`) contradicts nothing.

    Args:
        misquoted: where evidence stands that is not the source's; what it says of a date is no second problem.
    """
    for event in record.events:
        if record.location_of((*event.trail, "date_as_stated")) not in misquoted:
            yield from _check_stated(record, event)
    items: tuple[Statement | Event, ...] = (*record.statements, *record.events)
    for item in items:
        yield from _check_weekday(record, item)
    if record.date and not _is_approximate(record.date):
        yield from check_id(record)
        yield from _check_events(record)


def _check_stated(record: Record, event: Event) -> Iterator[Problem]:
    source = record.source(event.at.source)
    if event.date_as_stated is None or _is_approximate(event.date):
        return
    stated = read_stated(event.date_as_stated, source.language if source else None)
    if stated and not any(_can_mean(reading, event.date) for reading in stated):
        message = f"`date` is {event.date}, which cannot be what the source calls {excerpt(event.date_as_stated)}; correct one of the two."
        yield record.problem((*event.trail, "date"), Code.DATE_MISMATCH, message)


def _can_mean(reading: StatedDate, text: str) -> bool:
    """Whether the source's words can be of a date: of one of its days, and of both ends where they name several days."""
    ends = ends_of(text)
    # Of a range (`[A..B]`) no end is a date of its own, and "March 3" may be the first day of an interval.
    if "/" in text and len(reading.days) > 1 and all(end.day for end in ends):
        outermost = len(reading.months) > 1 or {end.day for end in ends} == {min(reading.days), max(reading.days)}
        return outermost and all(reading.is_day(end.earliest) for end in ends)
    return reading.is_within(*bounds(text))


def _check_weekday(record: Record, item: Statement | Event) -> Iterator[Problem]:
    """A day of the week in our own words is that of the evidence, or of the event's date."""
    field, text = ("title", item.title) if isinstance(item, Event) else ("text", item.text)
    ours = set(weekdays_named(text))
    stated = (item.date_as_stated or "",) if isinstance(item, Event) else ()
    theirs = {number for words in (*item.words, *stated) for number in weekdays_named(words)}
    against = "its evidence names another one"
    if isinstance(item, Event) and not theirs and not _is_approximate(item.date):
        # Only one day has one weekday.
        first, last = bounds(item.date)
        theirs = {first.weekday()} if first is not None and first == last else set()
        against = f"`date` is {item.date}, which is another one"
    if ours and theirs and ours.isdisjoint(theirs):
        message = f"`{field}` names a day of the week, but {against}; correct it."
        yield record.problem((*item.trail, field), Code.DATE_MISMATCH, message)


def _date_of_id(record: Record) -> str | None:
    """The date with which an id begins; how much of the date it has is free."""
    matched = _ID_DATE.match(record.id)
    # The longest that is a date: in `2021-03-99-storm` the 99 is a number, and the month still counts.
    prefixes = [record.id[: matched.end(part)] for part in (3, 2, 1) if matched[part]] if matched else []
    return next((prefix for prefix in prefixes if parse_date(prefix)), None)


def check_id(record: Record) -> Iterator[Problem]:
    """Whether the date of a record contradicts the one that its id begins with."""
    stated = _date_of_id(record)
    if stated is not None and not _overlap(stated, record.date):
        message = f"`date` is {record.date}, but `id` begins with the date {stated}; correct `date`, or give the record another id."
        yield record.problem(("date",), Code.DATE_MISMATCH, message)


def _check_events(record: Record) -> Iterator[Problem]:
    """The record's date is that of one of its events, or one that a statement names.

    An id that begins with the same day says so too: the events may then be those before and after.
    """
    stated = _date_of_id(record)
    # Where an item could not be read, it may be the event of that date.
    if not record.events or not record.complete or (stated and stated.count("-") == 2):
        return
    if any(_is_approximate(event.date) or _overlap(event.date, record.date) for event in record.events):
        return
    said = (text for statement in record.statements for text in (statement.text, *statement.words))
    if not any(_names(text, record.date) for text in said):
        dates = ", ".join(dict.fromkeys(event.date for event in record.events))
        message = f"`date` is {record.date}, but no event is of that date ({dates}) and no statement names it; correct it, or add the event."
        yield record.problem(("date",), Code.DATE_MISMATCH, message)


def _names(text: str, wanted: str) -> bool:
    """Whether a text writes out a date, with its month at least."""
    # Of a range either end may be the day that the text names.
    return any(date.month and date.is_part_of(end) for date in written_dates(text) for end in ends_of(wanted))


def _overlap(date_a: str, date_b: str) -> bool:
    (first, last), (start, end) = bounds(date_a), bounds(date_b)
    return (first or date.min) <= (end or date.max) and (start or date.min) <= (last or date.max)


def _is_approximate(text: str) -> bool:
    return any(end.qualifier in ("~", "%") for end in ends_of(text))
