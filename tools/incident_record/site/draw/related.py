"""Related cases: the link that a source makes between two records, from both ends, and the two side by side."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from incident_record.catalog.catalog import Archive, in_words
from incident_record.catalog.labels import NOT_STATED, RELATIONS, STATUSES, many
from incident_record.record.model import Person, Related
from incident_record.site.draw.nodes import (
    PLAIN,
    View,
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
from incident_record.site.draw.timeline import date_of


def related_cases(archive: Archive, view: View) -> Iterator[nodes.Node]:
    """What a record points at, and what points at it; where each points at the other, the one link is enough."""
    pointed = {one.id for one in view.record.related}
    back = [(by, record, one) for by, record, one in archive.pointing[view.entry.id] if by.id not in pointed]
    for one in view.record.related:
        yield listing([_out(view, one, archive)], "related")
        yield from _beside(archive, view, one.id)
    if back:
        yield heading("Records that point here")
    for by, record, one in back:
        yield listing([_back(View(by, record, view.docname), one)], "related")
        yield from _beside(archive, view, by.id)
    if not pointed and not back:
        yield para("None recorded.")


def anchor(record_id: str) -> str:
    """Where a related case stands on the page of the record that points at it."""
    return f"related_{record_id}"


def _out(view: View, one: Related, archive: Archive) -> nodes.list_item:
    other = archive.records.get(one.id)
    title = link(view.docname, "incident", other.id, other.title) if other else inline(one.id)
    return item(
        para(title, f" — {RELATIONS[one.relation].lower()}"),
        para(one.why),
        proof(view, one.id, one.at, one.words),
        ids=[anchor(one.id)],
    )


def _back(view: View, one: Related) -> nodes.list_item:
    return item(
        para(view.whole(), f" — {RELATIONS[one.relation].lower()}"),
        para("That record says: ", one.why),
        proof(view, one.id, one.at, one.words),
    )


def _beside(archive: Archive, view: View, id_: str) -> Iterator[nodes.table]:
    """The two cases in the same fields, if the other can be read."""
    other = archive.records.get(id_)
    if other is None or other.record is None or other is view.entry:
        return
    views = (view, View(other, other.record, view.docname))
    left, right = (_fields(one) for one in views)
    head = [para("Field"), para(view.entry.title), para(other.title)]
    rows = [[para(name), _cell(left[name]), _cell(right[name])] for name in left]
    yield table(head, rows, "side-by-side")


def _cell(shown: Sequence[nodes.Node]) -> nodes.Node:
    return shown[0] if shown else para(NOT_STATED, classes=["blank"])


def _fields(view: View) -> dict[str, Sequence[nodes.Node]]:
    """What two cases can be compared by; empty where a record says nothing of it."""
    record = view.record
    persons = [person for person in record.people if person.kind == "person"]
    bodies = [person for person in record.people if person.kind != "person"]
    points = [
        view.item("policy", point.id, f"{in_words(point.policy)}: {STATUSES[point.status].lower()}")
        for point in record.policy_points
    ]
    voices = len({said.by for said in record.statements})
    said = f"{many(len(record.statements), 'statement')} by {many(voices, 'voice')}"
    return {
        "Date": [para(date_of(record))] if record.date else [],
        "Place": [para(record.place)] if record.place else [],
        "People": _list([_person(view, person) for person in persons]),
        "Bodies and groups": _list([[view.person(body.id)] for body in bodies]),
        "Who says so": [para(said)] if record.statements else [],
        "Quotes": [para(many(len(record.quotes), "quote") if record.quotes else "None recorded.")],
        "Policy points": [para(*joined(points, "; "))] if points else [],
    }


def _person(view: View, person: Person) -> list[nodes.Node]:
    age = "" if person.age is None else f", {person.age}"
    role = f": {person.role}" if person.role else ""
    return [view.person(person.id), nodes.inline("", f"{age}{role}", **PLAIN)]


def _list(items: Sequence[Sequence[nodes.Node]]) -> list[nodes.Node]:
    return [listing([item(para(*one)) for one in items])] if items else []
