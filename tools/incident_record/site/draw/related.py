"""Related cases: the link that a source makes between two records, from both ends, and the two side by side."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from incident_record.catalog.catalog import Catalog, in_words
from incident_record.catalog.labels import NOT_STATED, RELATIONS, STATUSES, many
from incident_record.record.model import Person, Related
from incident_record.site.draw.nodes import (
    PLAIN,
    RecordView,
    heading,
    inline,
    item,
    joined,
    link,
    listing,
    para,
    proof,
    table,
)
from incident_record.site.draw.statements import by_voice
from incident_record.site.draw.timeline import record_date


def render_related(catalog: Catalog, view: RecordView) -> Iterator[nodes.Node]:
    """The records that a record points at, and those that point at it; where two point at each other, one link."""
    pointed = {related.id for related in view.record.related}
    back = [
        (RecordView(catalog, entry, record, view.docname), related)
        for entry, record, related in catalog.pointing.get(view.entry.id, ())
        if entry.id not in pointed
    ]
    for related in view.record.related:
        yield listing([_render_outgoing(catalog, view, related)], "related")
        yield from _render_beside(catalog, view, related.id)
    if back:
        yield heading("Records that point here")
    for other, related in back:
        yield listing([_render_incoming(other, related)], "related")
        yield from _render_beside(catalog, view, other.entry.id)
    if not pointed and not back:
        yield para("None recorded.")


def related_anchor(record_id: str) -> str:
    """Where a related case stands on the page of the record that points at it."""
    return f"related_{record_id}"


def _render_outgoing(catalog: Catalog, view: RecordView, related: Related) -> nodes.list_item:
    other = catalog.records.get(related.id)
    title = link(view.docname, "incident", other.id, other.title) if other else inline(related.id)
    return item(
        para(title, f" — {RELATIONS[related.relation].lower()}"),
        para(related.why),
        proof(view, related.id, related.at, related.words),
        ids=[related_anchor(related.id)],
    )


def _render_incoming(view: RecordView, related: Related) -> nodes.list_item:
    return item(
        para(view.title_link(), f" — {RELATIONS[related.relation].lower()}"),
        para("That record says: ", related.why),
        proof(view, related.id, related.at, related.words),
    )


def _render_beside(catalog: Catalog, view: RecordView, id_: str) -> Iterator[nodes.table]:
    """The two cases in the same fields, if the other can be read."""
    other = catalog.records.get(id_)
    if other is None or other.record is None or other is view.entry:
        return
    left, right = _fields(view), _fields(RecordView(catalog, other, other.record, view.docname))
    head = [para("Field"), para(view.entry.title), para(other.title)]
    rows = [[para(name), _cell(left[name]), _cell(right[name])] for name in left]
    yield table(head, rows, "side-by-side")


def _cell(content: Sequence[nodes.Node]) -> nodes.Node:
    return content[0] if content else para(NOT_STATED, classes=["blank"])


def _fields(view: RecordView) -> dict[str, Sequence[nodes.Node]]:
    """What two cases can be compared by; empty where a record says nothing of it."""
    record = view.record
    persons = [person for person in record.people if person.kind == "person"]
    others = [person for person in record.people if person.kind != "person"]
    points = [
        view.item_link("policy", point.id, f"{in_words(point.policy)}: {STATUSES[point.status].lower()}")
        for point in record.policy_points
    ]
    said = f"{many(len(record.statements), 'statement')} by {many(len(by_voice(record)), 'voice')}"
    return {
        "Date": [para(record_date(view))] if record.date else [],
        "Place": [para(record.place)] if record.place else [],
        "People": _list([_render_person(view, person) for person in persons]),
        "Organizations and groups": _list([[view.person_link(other.id)] for other in others]),
        "Who says so": [para(said)] if record.statements else [],
        "Quotes": [para(many(len(record.quotes), "quote") if record.quotes else "None recorded.")],
        "Policy points": [para(*joined(points, "; "))] if points else [],
    }


def _render_person(view: RecordView, person: Person) -> list[nodes.Node]:
    age = "" if person.age is None else f", {person.age}"
    role = f": {person.role}" if person.role else ""
    return [view.person_link(person.id), nodes.inline("", f"{age}{role}", **PLAIN)]


def _list(items: Sequence[Sequence[nodes.Node]]) -> list[nodes.Node]:
    return [listing([item(para(*parts)) for parts in items])] if items else []
