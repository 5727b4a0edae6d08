"""The timeline: events by their dates; what is vaguer than a month stands apart."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docutils import nodes

from incident_record.catalog.catalog import paragraph, voice_name
from incident_record.catalog.labels import DATES, spoken
from incident_record.record.dates import day_range
from incident_record.record.model import Event, Record
from incident_record.site.draw.axis import Axis
from incident_record.site.draw.nodes import View, drawing, heading, inline, item, joined, listing, para, proof

_LONGEST = 31
"""How many days a date may span and still have a place in the order of events: a month."""

_DRAWN = 60
"""How many events are drawn at most; a drawing of more is no longer seen at a glance."""


class _Dated(NamedTuple):
    """An event of a record, with the first and the last day that its date can mean, if it has them."""

    view: View
    event: Event
    days: tuple[date, date] | None

    @property
    def kind(self) -> str:
        """What is known of the date: one of `DATES`."""
        if self.days is None or (self.days[1] - self.days[0]).days >= _LONGEST:
            return "unknown"
        return "worked-out" if _worked_out(self.event) else "stated"


def date_of(record: Record) -> str:
    """The date of a record in words, and whether it was worked out."""
    told = [_worked_out(event) for event in record.events if event.date == record.date]
    return spoken(record.date or "") + (f" ({DATES['worked-out']})" if told and all(told) else "")


def _worked_out(event: Event) -> bool:
    return bool(event.date_note) or not event.date_as_stated


def timeline(events: Iterable[tuple[View, Event]]) -> Iterator[nodes.Node]:
    """The events of one record or of several, in the order of their dates; nothing where there are none."""
    dated: list[_Dated] = []
    undated: list[_Dated] = []
    for view, event in events:
        one = _Dated(view, event, day_range(event.date))
        (undated if one.kind == "unknown" else dated).append(one)
    dated.sort(key=lambda one: one.days or ())
    if dated:
        yield listing(map(_event, dated), "timeline")
    if undated:
        yield heading("Without a day or month, in no order of time")
        yield listing(map(_event, undated), "timeline", "timeline-undated")
    yield from _drawn([*dated, *undated])


def _drawn(events: Sequence[_Dated]) -> Iterator[drawing]:
    """The same events along a line of time, by the numbers that they have in the list."""
    ranges = [one.days for one in events if one.days]
    if not ranges or len(events) > _DRAWN:
        return
    axis = Axis.around(ranges)
    rows = [
        (number, one.kind, axis.place(one.days[0]), axis.end(one.days[1]), _label(one), _anchor(one))
        for number, one in enumerate(events, start=1)
        if one.days
    ]
    yield drawing(events=rows, marks=list(axis.marks()))


def _label(one: _Dated) -> str:
    return f"{spoken(one.event.date)}, {DATES[one.kind]}: {one.event.title}"


def _anchor(one: _Dated) -> tuple[str, str]:
    return one.view.entry.docname, one.event.id


def _event(one: _Dated) -> nodes.list_item:
    view, event, _ = one
    title = inline(event.title, "event-title")
    first = para(
        inline(spoken(event.date), "date"),
        inline(f" ({DATES[one.kind]})", "date-how"),
        ": ",
        title if view.own else view.item("event", event.id, title),
    )
    children: list[nodes.Node] = [first]
    if not view.own:
        children.append(para("In: ", view.whole(), classes=["about"]))
    if event.date_as_stated and not view.unproved(event.id, event.at):
        stated = nodes.emphasis("", event.date_as_stated)
        children.append(para("The source’s words for the date: ", stated, classes=["date-words"]))
    if event.date_note:
        children.append(para("On the date: ", event.date_note, classes=["date-note"]))
    children.append(para("Who says so: ", *_says_so(view, event), classes=["voices"]))
    children.append(proof(view, event.id, event.at, event.words))
    return item(*children, ids=view.anchors(event.id), classes=["event", f"date-{one.kind}"])


def _says_so(view: View, event: Event) -> list[nodes.Node]:
    """The voices behind an event, each as a link to the statement; else the source itself."""
    known = [said for said in view.record.statements if said.id in event.statements]
    if not known:
        return [view.voice(event.at.source)]
    return joined(
        [
            view.item(
                "statement",
                said.id,
                f"{voice_name(view.record, said.by)} ({paragraph(view.record, said.at)})",
            )
            for said in known
        ],
        ", ",
    )
