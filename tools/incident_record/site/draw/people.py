"""The page of everyone: for each person their part in the records, what they said, and what is said of them."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from incident_record.catalog.catalog import Archive, Entry, in_words, person_anchor
from incident_record.catalog.labels import KINDS, STATUSES, many
from incident_record.record.model import Person, Record
from incident_record.site.draw.nodes import View, heading, inline, item, listing, para, proof
from incident_record.site.draw.quote import card
from incident_record.site.draw.statements import statement


def people(archive: Archive, views: Sequence[View]) -> Iterator[nodes.section]:
    """Everyone, in the order of the records, since a record names its dead first."""
    docname = views[0].docname if views else ""
    for id_ in dict.fromkeys(person.id for view in views for person in view.record.people):
        yield _person(archive, docname, id_, archive.people[id_])


def _person(
    archive: Archive, docname: str, id_: str, known: Sequence[tuple[Entry, Record, Person]]
) -> nodes.section:
    views = [(View(entry, record, docname), person) for entry, record, person in known]
    name = known[0][2].name
    children: list[nodes.Node] = [
        para(KINDS[known[0][2].kind], classes=["person-kind"]),
        listing([_role(view, person) for view, person in views], "roles"),
    ]
    quotes = [card(View(entry, record, docname), quote) for entry, record, quote in archive.quotes(id_)]
    if quotes:
        children += [heading(f"Quotes of {name}"), *quotes]
    for what, listed in (
        (f"Statements by {name}", _by),
        (f"Statements about {name}", _about),
        (f"Policy points of {name}", _points),
    ):
        found = [one for view, _ in views for one in listed(view, id_)]
        if found:
            children += [heading(what), listing(found, "statements")]
    title = nodes.title("", "", inline(name))
    return nodes.section("", title, *children, ids=[person_anchor(id_)])


def _role(view: View, person: Person) -> nodes.list_item:
    told = [person.role] if person.role else []
    if person.age is not None:
        told.append(many(person.age, "year") + " old")
    first = para(view.whole(), f": {'; '.join(told)}" if told else "")
    return item(first, *([proof(view, person.id, person.at, person.words)] if person.at else []))


def _by(view: View, id_: str) -> list[nodes.list_item]:
    return [statement(view, said) for said in view.record.statements if said.by == id_]


def _about(view: View, id_: str) -> list[nodes.list_item]:
    return [statement(view, said) for said in view.record.statements if id_ in said.about]


def _points(view: View, id_: str) -> list[nodes.list_item]:
    """The policy points in which somebody asks, or is asked to act."""
    found = []
    for point in view.record.policy_points:
        if id_ in (point.actor, point.addressee):
            title = f"{in_words(point.policy)}: {STATUSES[point.status].lower()}"
            part = "asks for it" if id_ == point.actor else "is to act"
            found.append(
                item(para(view.item("policy", point.id, title), f" ({part}) ", view.place(point.at)))
            )
    return found
