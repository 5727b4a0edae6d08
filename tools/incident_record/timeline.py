"""The timeline: events by their dates; what is vaguer than a month stands apart."""

from collections.abc import Iterable, Iterator
from datetime import date

from docutils import nodes

from incident_record.archive import paragraph, voice_name
from incident_record.dates import day_range
from incident_record.nodes import View, heading, inline, item, joined, listing, para, proof
from incident_record.records import Event
from incident_record.wording import spoken

_LONGEST = 31
"""How many days a date may span and still have a place on the timeline: a month."""


def timeline(events: Iterable[tuple[View, Event]]) -> Iterator[nodes.Node]:
    """The events of one record or of several, in the order of their dates; nothing where there are none."""
    dated: list[tuple[tuple[date, date], nodes.list_item]] = []
    undated: list[nodes.list_item] = []
    for view, event in events:
        days = day_range(event.date)
        if days is not None and (days[1] - days[0]).days < _LONGEST:
            dated.append((days, _event(view, event)))
        else:
            undated.append(_event(view, event))
    if dated:
        yield listing([drawn for _, drawn in sorted(dated, key=lambda pair: pair[0])], "timeline")
    if undated:
        yield heading("Without a day or month")
        yield listing(undated, "timeline", "timeline-undated")


def _event(view: View, event: Event) -> nodes.list_item:
    worked_out = bool(event.date_note) or not event.date_as_stated
    kind = "date-worked-out" if worked_out else "date-stated"
    how = "worked out" if worked_out else "as stated"
    title = inline(event.title, "event-title")
    first = para(
        inline(spoken(event.date), "date", kind),
        inline(f" ({how})", "date-how"),
        ": ",
        title if view.own else view.item("event", event.id, title),
    )
    children: list[nodes.Node] = [first]
    if not view.own:
        children.append(para("In: ", view.whole(), classes=["about"]))
    if event.date_as_stated and not view.unproved(event.id, event.at):
        stated = inline(event.date_as_stated, "evidence")
        children.append(para("The source’s words for the date: ", stated, classes=["date-words"]))
    if event.date_note:
        children.append(para("On the date: ", event.date_note, classes=["date-note"]))
    children.append(para("Who says so: ", *_says_so(view, event), classes=["voices"]))
    children.append(proof(view, event.id, event.at, event.words))
    return item(*children, ids=view.anchors(event.id), classes=["event"])


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
