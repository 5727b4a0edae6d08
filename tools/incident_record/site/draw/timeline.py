"""The timeline: a line an event."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set

from incident_record.export.content import Child, Content, inline, joined, para, phrase
from incident_record.record.model import Event
from incident_record.site.draw.blocks import item, listing
from incident_record.site.draw.view import RecordView


def render_timeline(events: Iterable[tuple[RecordView, Event]]) -> Iterator[Child]:
    """The events of one record or of several, in their order; nothing where there are none."""
    ordered = [*events]
    notes = Counter(event.date_note for view, event in ordered if view.own and event.date_note)
    # Said once for all, which is only true where each other date has a note of its own.
    several = [note for note, number in notes.items() if number > 1]
    shared = {*several} if len(several) == 1 and notes.total() == len(ordered) else set[str]()
    yield from (para(note, classes=["soft"]) for note in shared)
    if ordered:
        yield listing([_render_event(view, event, shared) for view, event in ordered], "timeline")


def _render_event(view: RecordView, event: Event, shared: Set[str]) -> Content:
    """An event with its voices in front, and in the margin its note, unless several share it."""
    said = [statement.by for statement in view.record.statements if statement.id in event.statements]
    # Where no statement says so, the source itself does.
    voices = dict.fromkeys(said or [(event.at.source,)])
    title: Child = inline(event.title, "event-title")
    where: list[Child] = []
    if not view.own:
        title = view.item_link("event", event.id, title)
        where = [" ", phrase("In: ", view.title_link(short=True), classes=["soft", "note"], tag="span")]
    line = para(*joined([*map(view.voices, voices)], " and "), ": ", title, *view.place(event), *where)
    when = para(view.date(event.date), classes=["date"])
    if event.date_as_stated and not view.entry.unproved(event.id, event.at):
        stated = view.phrase(event.date_as_stated, view.record.source(event.at.source))
        when.children += [" ", phrase("“", stated, "”", classes=["soft", "note"], tag="span")]
    # Elsewhere a list leads into records, which have the rest.
    margin = view.margin(event, note=None if event.date_note in shared else event.date_note) if view.own else []
    return item(when, line, *margin, ids=view.anchors(event.id), classes=["event"])
