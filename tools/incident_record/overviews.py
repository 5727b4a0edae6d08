"""What pages show across records: everything quoted, everyone, every record, and what is related."""

from collections.abc import Callable, Iterator

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from incident_record.archive import Archive, Entry, person_anchor
from incident_record.nodes import (
    Placeholder,
    View,
    card,
    heading,
    inline,
    item,
    listing,
    para,
    pointing,
    proof,
    related,
    statement,
)
from incident_record.records import Person, Record
from incident_record.wording import KINDS, many, spoken


class Overview(SphinxDirective):
    """Leaves a placeholder that is filled once all records are read."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """The placeholder."""
        return [Placeholder(show=self.name.removeprefix("incident-"))]


def filled(placeholder: Placeholder, archive: Archive, docname: str) -> list[nodes.Node]:
    """What belongs where a placeholder stands.

    Args:
        placeholder: the placeholder.
        archive: all records.
        docname: the page that it is on.
    """
    if placeholder["show"] == "related":
        return list(_related(archive, placeholder["record"], docname))
    draw: Callable[[Archive, str], Iterator[nodes.Node]] = OVERVIEWS[placeholder["show"]]
    return list(draw(archive, docname)) or [para("There are no records yet.")]


def _views(archive: Archive, docname: str) -> Iterator[View]:
    """The records that can be read; the latest incident first, since an id begins with its date."""
    for entry in sorted(archive.entries, key=lambda entry: entry.id, reverse=True):
        if entry.record is not None:
            yield View(entry, entry.record, docname)


def _section(anchor: str, title: nodes.Node, *children: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title("", "", title), *children, ids=[anchor])


def _records(archive: Archive, docname: str) -> Iterator[nodes.Node]:
    cards = [_glance(view) for view in _views(archive, docname)]
    if cards:
        yield listing(cards, "incident-grid")


def _glance(view: View) -> nodes.list_item:
    record, finding = view.record, view.entry.finding
    where = ", ".join(one for one in (spoken(record.date) if record.date else "", record.place) if one)
    voices = len({said.by for said in record.statements})
    proved = (
        f"{len(finding.proved)} of {many(finding.quotes, 'quote')} proved" if finding.quotes else "no quotes"
    )
    counts = f"{many(len(record.statements), 'statement')} by {many(voices, 'voice')}; {proved}"
    summary = [para(record.summary)] if record.summary else []
    return item(
        para(view.whole(), classes=["incident-title"]),
        para(where, classes=["incident-when"]),
        *summary,
        para(counts, classes=["incident-counts"]),
        classes=["incident-glance"],
    )


def _quotes(archive: Archive, docname: str) -> Iterator[nodes.Node]:
    for view in _views(archive, docname):
        cards: list[nodes.Node] = [card(view, quote) for quote in view.record.quotes]
        shown = cards or [para("This record has no quotes.")]
        yield _section(f"record-{view.entry.id}", view.whole(), *shown)


def _people(archive: Archive, docname: str) -> Iterator[nodes.Node]:
    # In the order of the records, since a record names its dead first.
    ids = dict.fromkeys(person.id for view in _views(archive, docname) for person in view.record.people)
    for id_ in ids:
        yield _person(archive, docname, id_, archive.people[id_])


def _person(
    archive: Archive, docname: str, id_: str, known: list[tuple[Entry, Record, Person]]
) -> nodes.section:
    views = [(View(entry, record, docname), person) for entry, record, person in known]
    children: list[nodes.Node] = [
        para(KINDS[known[0][2].kind], classes=["person-kind"]),
        listing([_role(view, person) for view, person in views], "roles"),
    ]
    quotes = [card(View(entry, record, docname), quote) for entry, record, quote in archive.quotes(id_)]
    if quotes:
        children += [heading("Quotes"), *quotes]
    for title, said in (("Statements by", _by), ("Statements about", _about)):
        found = [one for view, _ in views for one in said(view, id_)]
        if found:
            children += [heading(f"{title} {known[0][2].name}"), listing(found, "statements")]
    return _section(person_anchor(id_), inline(known[0][2].name), *children)


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


def _related(archive: Archive, home: str, docname: str) -> Iterator[nodes.Node]:
    entry = archive.pages.get(home)
    if entry is None or entry.record is None:
        return
    view = View(entry, entry.record, docname)
    out = [related(view, one, archive.records.get(one.id)) for one in entry.related]
    shown = {one.id for one in entry.related}
    back = [
        pointing(View(by, record, docname), one)
        for by, record, one in archive.pointing.get(entry.id, ())
        if by.id not in shown  # where each points at the other, the one link is enough
    ]
    if out:
        yield listing(out, "related")
    if back:
        yield heading("Records that point here")
        yield listing(back, "related")
    if not out and not back:
        yield para("None recorded.")


OVERVIEWS: dict[str, Callable[[Archive, str], Iterator[nodes.Node]]] = {
    "records": _records,
    "quotes": _quotes,
    "people": _people,
}
"""What each directive shows, by its name after `incident-`."""
