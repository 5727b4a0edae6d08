"""People, organizations and groups: a line each on a record's page, and together on the page of everyone."""

from collections.abc import Iterator, Sequence

from incident_record.catalog.catalog import person_anchor
from incident_record.catalog.labels import PERSON_KINDS
from incident_record.catalog.summaries import about_person, counts_of, evidence_of, other_names, people_in_order
from incident_record.export.content import ALSO, Child, Content, joined, link, para, phrase, unfold
from incident_record.record.model import Person
from incident_record.site.draw.blocks import item, listing
from incident_record.site.draw.view import RecordView

# How many people a record's page shows at once where it has many.
_FIRST = 6


def render_record_people(view: RecordView) -> Iterator[Child]:
    """The people of a record, of whom those stand at the end that it says least of."""
    lines = [_render_line(view, person) for person in people_in_order(view.record)]
    # To unfold two lines takes more than it saves.
    first = _FIRST if len(lines) > _FIRST + 2 else len(lines)
    yield listing(lines[:first], "people") if lines else para("Nobody is named.")
    if rest := lines[first:]:
        yield unfold(listing(rest, "people"), summary=f"{len(rest)} more")


def _render_line(view: RecordView, person: Person) -> Content:
    name = link("person", person.id, view.name(person.name), home=view.entry.docname)
    line = para(name, about_person(person), *view.place(person))
    # So short that to unfold it would take more than it saves.
    evidence = evidence_of(view.entry, view.record, [person], own=view.own)
    margin = [para(" ", *view.evidence(words, at), classes=["margin"]) for at, words in evidence]
    entry = item(line, *margin, ids=view.anchors(person.id))
    entry.more[ALSO] = other_names(person)
    return entry


def render_person(known: Sequence[tuple[RecordView, Person]]) -> Content:
    """Somebody's names, and a line for each of the records that they are in."""
    view, first = known[0]
    called = dict.fromkeys(name for _, person in known for name in person.called if name != first.name)
    kind = f" {PERSON_KINDS[first.kind].lower()}{' · also: ' if called else ''}"
    also = phrase(kind, *joined([*map(view.name, called)], ", "), classes=["soft"], tag="span")
    lines: dict[str, list[Child]] = {}
    for view, person in known:
        about = about_person(person)
        line = lines.setdefault(f"Age {about[2:]}" if about.startswith(",") else about.lstrip(" ·"), [])
        where = [view.title_link(short=True), *view.rests(person.at), counts_of(view.record, person)]
        line += [" · " if line else "In: ", *where]
    roles = [para(f"{text} · " if text else "", *line) for text, line in lines.items()]
    ids = [person_anchor(id_) for id_ in view.catalog.ids_of_person(first.id)]
    return item(para(view.voices((first.id,)), also), *roles, ids=ids)
