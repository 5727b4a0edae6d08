"""The timeline: events by their dates, as a list and along a line; what is vaguer than a month stands apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from math import ceil
from typing import NamedTuple

from docutils import nodes

from incident_record.catalog.catalog import paragraph_label, voices_name
from incident_record.catalog.dates import month_names
from incident_record.catalog.labels import DATES
from incident_record.record.dates import bounds
from incident_record.record.model import Event
from incident_record.site.draw.nodes import RecordView, drawing, heading, inline, item, joined, listing, para, proof

_LONGEST = 31
"""How many days a date may span and still have a place in the order of events: a month."""

_MAX_DRAWN = 60
"""How many events are drawn at most; a drawing of more cannot be seen at a glance."""

_MAX_TICKS = 6
"""How many ticks a line has at most, since each has a name that needs room."""

_MONTH_STEPS = (1, 2, 3, 6, 12)
"""How many months may lie between two ticks; beyond them it is years."""


class _DatedEvent(NamedTuple):
    """An event of a record, with the first and the last day that its date can mean, if it has them."""

    view: RecordView
    event: Event
    days: tuple[date, date] | None

    @property
    def certainty(self) -> str:
        """What is known of the date: a key of `DATES`."""
        if self.days is None or (self.days[1] - self.days[0]).days >= _LONGEST:
            return "unknown"
        return "worked-out" if _is_worked_out(self.event) else "stated"


def record_date(view: RecordView) -> str:
    """The date of a record in words, and whether it was worked out."""
    record = view.record
    worked_out = [_is_worked_out(event) for event in record.events if event.date == record.date]
    suffix = f" ({DATES['worked-out']})" if worked_out and all(worked_out) else ""
    return view.date(record.date) + suffix


def _is_worked_out(event: Event) -> bool:
    return bool(event.date_note) or not event.date_as_stated


def render_timeline(events: Iterable[tuple[RecordView, Event]]) -> Iterator[nodes.Node]:
    """The events of one record or of several, in the order of their dates; nothing where there are none."""
    dated: list[_DatedEvent] = []
    undated: list[_DatedEvent] = []
    for view, event in events:
        entry = _DatedEvent(view, event, _days(event))
        (undated if entry.certainty == "unknown" else dated).append(entry)
    dated.sort(key=lambda entry: entry.days or ())
    if dated:
        yield listing(map(_render_event, dated), "timeline")
    if undated:
        yield heading("Without a day or month, in no order of time")
        yield listing(map(_render_event, undated), "timeline", "timeline-undated")
    yield from _render_drawing([*dated, *undated])


def _days(event: Event) -> tuple[date, date] | None:
    first, last = bounds(event.date)
    return (first, last) if first and last else None


def _render_event(entry: _DatedEvent) -> nodes.list_item:
    view, event, _ = entry
    title = inline(event.title, "event-title")
    line = para(
        inline(view.date(event.date), "date"),
        inline(f" ({DATES[entry.certainty]})", "date-how"),
        ": ",
        title if view.own else view.item_link("event", event.id, title),
    )
    children: list[nodes.Node] = [line]
    if not view.own:
        children.append(para("In: ", view.title_link(), classes=["about"]))
    if event.date_as_stated and not view.entry.unproved(event.id, event.at):
        stated = nodes.emphasis("", event.date_as_stated)
        children.append(para("The source’s words for the date: ", stated, classes=["date-words"]))
    if event.date_note:
        children.append(para("On the date: ", event.date_note, classes=["date-note"]))
    children.append(para("Who says so: ", *_voices(view, event), classes=["voices"]))
    children.append(proof(view, event.id, event.at, event.words))
    return item(*children, ids=view.anchors(event.id), classes=["event", f"date-{entry.certainty}"])


def _voices(view: RecordView, event: Event) -> list[nodes.Node]:
    """The voices behind an event, each as a link to the statement; else the source itself."""
    known = [statement for statement in view.record.statements if statement.id in event.statements]
    if not known:
        return [view.voice_link(event.at.source)]
    links = []
    for statement in known:
        place = paragraph_label(view.record, statement.at)
        label = f"{voices_name(view.record, statement.by)} ({place})"
        links.append(view.item_link("statement", statement.id, label))
    return joined(links, ", ")


def _render_drawing(events: Sequence[_DatedEvent]) -> Iterator[drawing]:
    """The same events along a line of time, by the numbers that they have in the list."""
    ranges = [entry.days for entry in events if entry.days]
    if not ranges or len(events) > _MAX_DRAWN:
        return
    axis = Axis.around(ranges)
    rows = [
        (number, entry.certainty, axis.place(entry.days[0]), axis.end(entry.days[1]), *_row_link(entry))
        for number, entry in enumerate(events, start=1)
        if entry.days
    ]
    yield drawing(events=rows, ticks=list(axis.ticks(month_names(events[0].view.catalog.language))))


def _row_link(entry: _DatedEvent) -> tuple[str, tuple[str, str]]:
    """What a row of the drawing is called, and where it leads: a page and an anchor."""
    label = f"{entry.view.date(entry.event.date)}, {DATES[entry.certainty]}: {entry.event.title}"
    return label, (entry.view.entry.docname, entry.event.id)


@dataclass(frozen=True)
class Axis:
    """A line of whole months.

    Args:
        first: the first day of its first month, as a proleptic Gregorian ordinal.
        last: the day after its last month, likewise.
    """

    first: int
    last: int

    @classmethod
    def around(cls, ranges: Iterable[tuple[date, date]]) -> "Axis":
        """The shortest line that holds all of some ranges of days, of which there is at least one."""
        days = [day for range_ in ranges for day in range_]
        return cls(_month_start(_month(min(days))), _month_start(_month(max(days)) + 1))

    def place(self, day: date) -> float:
        """Where a day begins: 0 at the beginning of the line, 1 at its end."""
        return (day.toordinal() - self.first) / (self.last - self.first)

    def end(self, day: date) -> float:
        """Where a day ends."""
        return (day.toordinal() + 1 - self.first) / (self.last - self.first)

    def ticks(self, names: Sequence[str]) -> Iterator[tuple[float, str]]:
        """The ticks: their places, and what they are called.

        Args:
            names: the short names of the months, from January.
        """
        first, last = _month(date.fromordinal(self.first)), _month(date.fromordinal(self.last - 1)) + 1
        years = 12 * ceil((last - first) / 12 / _MAX_TICKS)
        step = next((step for step in _MONTH_STEPS if last - first <= step * _MAX_TICKS), years)
        for month in range(-(-first // step) * step, last, step):
            year, number = divmod(month, 12)
            name = str(year) if step >= 12 else names[number]
            if step < 12 and (number == 0 or month - step < first):
                # The year beside its first month, and at the beginning of the line.
                name += f" {year}"
            yield (_month_start(month) - self.first) / (self.last - self.first), name


def _month(day: date) -> int:
    """A month, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _month_start(month: int) -> int:
    """The first day of a month, as an ordinal; also of the month after the calendar's last one."""
    year, number = divmod(month, 12)
    return date(year, number + 1, 1).toordinal() if year <= MAXYEAR else date.max.toordinal() + 1
