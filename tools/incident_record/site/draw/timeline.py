"""The timeline: a line an event."""

from collections.abc import Iterable, Iterator

from incident_record.export.content import AGAIN, Child, Content, inline, joined, para, phrase
from incident_record.record.dates import has_day
from incident_record.record.model import Event
from incident_record.site.draw.blocks import heading, item, listing
from incident_record.site.draw.view import RecordView


def render_timeline(events: Iterable[tuple[RecordView, Event]]) -> Iterator[Child]:
    """The events of one record or of several, in their order; nothing where there are none."""
    ordered = [*events]
    known = max((number for number, (_, event) in enumerate(ordered, start=1) if has_day(event.date)), default=0)
    for title, part in (("", ordered[:known]), ("Day not stated", ordered[known:])):
        if part:
            yield from [heading(title, AGAIN)] if title else ()
            lasts = (None, *(event for _, event in part[:-1]))
            yield listing([_render_event(*line, last) for line, last in zip(part, lasts, strict=True)], "timeline")


def _render_event(view: RecordView, event: Event, last: Event | None) -> Content:
    """An event with its voices in front and its note in the margin, without the date that the line above it says too."""
    said = [statement.by for statement in view.record.statements if statement.id in event.statements]
    # Where no statement says so, the source itself does.
    voices = dict.fromkeys(said or [(event.at.source,)])
    title: Child = inline(event.title, "event-title")
    where: list[Child] = []
    if not view.own:
        title = view.item_link("event", event.id, title)
        where = [" ", phrase("In: ", view.title_link(short=True), classes=["soft", "note"], tag="span")]
    line = para(*joined([*map(view.voices, voices)], " and "), ": ", title, *view.place(event), *where)
    # Together alone: a date without a note must not seem to have that of the line above.
    again = last is not None and (last.date, last.date_note) == (event.date, event.date_note)
    when = para("" if again else view.date(event.date), classes=["date"])
    if event.date_as_stated and not view.entry.unproved(event.id, event.at):
        stated = view.phrase(event.date_as_stated, view.record.source(event.at.source))
        when.children += [" ", phrase("“", stated, "”", classes=["soft", "note"], tag="span")]
    # Elsewhere a list leads into records, which have the rest.
    margin = view.margin(event, note=None if again else event.date_note) if view.own else []
    return item(when, line, *margin, ids=view.anchors(event.id), classes=["event", *["again"] * again])
