"""The page of everyone: for each person their part in the records, what they said, and what is said of them."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from incident_record.catalog.catalog import Catalog, in_words, person_anchor
from incident_record.catalog.labels import KINDS, STATUSES, many
from incident_record.record.model import Person
from incident_record.site.draw.nodes import RecordView, heading, inline, item, listing, para, proof, section
from incident_record.site.draw.quote import render_quote
from incident_record.site.draw.statements import render_statement


def render_people(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.section]:
    """Everyone, in the order of the records, since a record names its dead first."""
    docname = views[0].docname if views else ""
    for id_ in dict.fromkeys(person.id for view in views for person in view.record.people):
        yield _render_person(catalog, docname, id_)


def _render_person(catalog: Catalog, docname: str, id_: str) -> nodes.section:
    known = [(RecordView(catalog, entry, record, docname), person) for entry, record, person in catalog.people[id_]]
    first = known[0][1]
    children: list[nodes.Node] = [
        para(KINDS[first.kind], classes=["person-kind"]),
        listing([_render_role(view, person) for view, person in known], "roles"),
    ]
    quotes = [
        render_quote(RecordView(catalog, entry, record, docname), quote) for entry, record, quote in catalog.quotes(id_)
    ]
    if quotes:
        children += [heading(f"Quotes of {first.name}"), *quotes]
    for title, select in (
        (f"Statements by {first.name}", _statements_by),
        (f"Statements about {first.name}", _statements_about),
        (f"Policy points of {first.name}", _policy_points),
    ):
        entries = [entry for view, _ in known for entry in select(view, id_)]
        if entries:
            children += [heading(title), listing(entries, "statements")]
    return section(person_anchor(id_), inline(first.name), *children)


def _render_role(view: RecordView, person: Person) -> nodes.list_item:
    parts = [person.role] if person.role else []
    if person.age is not None:
        parts.append(f"{many(person.age, 'year')} old")
    line = para(view.title_link(), f": {'; '.join(parts)}" if parts else "")
    return item(line, *([proof(view, person.id, person.at, person.words)] if person.at else []))


def _statements_by(view: RecordView, id_: str) -> list[nodes.list_item]:
    return [render_statement(view, statement) for statement in view.record.statements if id_ in statement.by]


def _statements_about(view: RecordView, id_: str) -> list[nodes.list_item]:
    return [render_statement(view, statement) for statement in view.record.statements if id_ in statement.about]


def _policy_points(view: RecordView, id_: str) -> list[nodes.list_item]:
    """The policy points in which somebody asks, or is asked to act."""
    items = []
    for point in view.record.policy_points:
        if id_ in (*point.actors, point.addressee):
            title = f"{in_words(point.policy)}: {STATUSES[point.status].lower()}"
            part = "asks for it" if id_ in point.actors else "is to act"
            link = view.item_link("policy", point.id, title)
            items.append(item(para(link, f" ({part}) ", view.place_link(point.at))))
    return items
