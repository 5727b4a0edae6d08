"""People, organizations and groups: a line each on a record's page, and together on the page of everyone."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from incident_record.catalog.catalog import Catalog, person_anchor
from incident_record.catalog.labels import KINDS
from incident_record.catalog.summaries import about_person, other_names, takes_part
from incident_record.record.model import Person
from incident_record.site.draw.nodes import ALSO, item, joined, listing, para, part, unfold
from incident_record.site.draw.view import RecordView

_SHOWN = 6
"""How many people a record's page shows at once where it has many."""


def render_record_people(view: RecordView) -> nodes.section:
    """The people of a record: who is quoted or speaks comes first, but for the first of all, whom it is about."""
    people = view.record.people
    ordered = [*people[:1], *sorted(people[1:], key=lambda person: not takes_part(view.record, person))]
    lines = [_render_line(view, person) for person in ordered]
    rest = lines[_SHOWN:] if len(lines) > _SHOWN + 2 else []
    shown = [listing(lines[: len(lines) - len(rest)], "people")] if lines else [para("Nobody is named.")]
    more = [unfold("", listing(rest, "people"), summary=f"{len(rest)} more")] if rest else []
    return part("people", "People and organizations", *shown, *more)


def _render_line(view: RecordView, person: Person) -> nodes.list_item:
    line = para(view.person_link(person.id), about_person(view.record, person))
    margin = [view.margin(person.id, person.at, person.words)] if person.at else []
    entry = item(line, *margin, ids=view.anchors(person.id))
    entry[ALSO] = other_names(person)
    return entry


def render_people(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    """Everyone, in the order of the records, since a record names its dead first."""
    docname = views[0].docname if views else ""
    ids = dict.fromkeys(person.id for view in views for person in view.record.people)
    if ids:
        yield listing([_render_person(catalog, docname, id_) for id_ in ids], "everyone")


def _render_person(catalog: Catalog, docname: str, id_: str) -> nodes.list_item:
    """Somebody's names, and a line for each record that they are in."""
    known = [(RecordView(catalog, entry, record, docname), person) for entry, record, person in catalog.people[id_]]
    first = known[0][1]
    called = dict.fromkeys(name for _, person in known for name in person.called if name != first.name)
    kind = f" {KINDS[first.kind].lower()}{' · also: ' if called else ''}"
    names = joined([known[0][0].name(name) for name in called], ", ")
    also = nodes.inline("", "", nodes.Text(kind), *names, classes=["soft"])
    roles = [
        para(view.title_link(), about_person(view.record, person), *view.rests(person.at)) for view, person in known
    ]
    name = para(nodes.strong("", "", known[0][0].name(first.name)), also)
    return item(name, *roles, ids=[person_anchor(one) for one in catalog.ids_of_person(id_)])
