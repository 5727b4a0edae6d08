"""What pages are made of: docutils nodes. No markup text is ever made, so nothing in a record is read as markup."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes

from incident_record.catalog.catalog import Catalog, Entry, paragraph_label
from incident_record.catalog.dates import spell_date
from incident_record.record.model import At, Record

MAP_PLACE = "place"
"""The kind of links to a paragraph on a record's map, which no role makes."""

PLAIN = {"support_smartquotes": False}
"""For every node that holds text: smart quotes would change evidence, and our words too."""

HEAD = {**PLAIN, "translatable": False}
"""For headings, the one text of a record that Sphinx would translate: no check has seen a translation."""


class finished(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Holds a node that the transforms of reading need not see; `parser` puts it in place after them.

    They mend what was read from markup. Our nodes need nothing mended, and on full pages that took half of the time.
    """

    def __init__(self, content: nodes.Node) -> None:
        super().__init__()
        self.content = content


class crossref(nodes.reference):  # noqa: N801 - docutils looks up a node's visitor by the name of its class
    """A link to something of a record; `html` draws it with no more markup than it needs."""


class drawing(nodes.General, nodes.Element):  # noqa: N801
    """Events drawn along a line of time, for HTML alone; `events` has what `html` draws."""


class citation_button(nodes.Inline, nodes.Element):  # noqa: N801
    """A button that copies a quote's citation, for HTML alone: `cited`, `record`, its `docname`, `anchor`."""


@dataclass(frozen=True)
class RecordView:
    """A record as one page shows it.

    Args:
        catalog: all records.
        entry: what the site has of this one.
        record: the record.
        docname: the page that is drawn, which may be another than the record's own.
    """

    catalog: Catalog
    entry: Entry
    record: Record
    docname: str

    @property
    def own(self) -> bool:
        """Whether the page is the record's own, where its items have their anchors."""
        return self.docname == self.entry.docname

    def anchors(self, id_: str) -> list[str]:
        """The anchor of an item, on the record's own page."""
        return [id_] if self.own else []

    def date(self, text: str) -> str:
        """A date in words, in the site's language."""
        return spell_date(text, self.catalog.language)

    def title_link(self) -> nodes.Node:
        """A link to the record, in its title."""
        return link(self.docname, "incident", self.entry.id, self.entry.title)

    def item_link(self, kind: str, id_: str, text: str | nodes.Node) -> nodes.Node:
        """A link to an item of the record."""
        return link(self.docname, kind, f"{self.entry.id}/{id_}", text)

    def person_link(self, id_: str) -> nodes.Node:
        """A link to someone, by name; the bare id where the record has nobody of that id."""
        person = self.record.person(id_)
        if person is None:
            return inline(id_)
        return link(self.docname, "person", id_, person.name, home=self.entry.docname)

    def entry_link(self, id_: str) -> nodes.Node:
        """A link to someone's entry in the record where the page has it, else to all that is known of them."""
        person = self.record.person(id_) if self.own else None
        return self.person_link(id_) if person is None else local_link(id_, person.name)

    def people_links(self, ids: Sequence[str]) -> list[nodes.Node]:
        """Links to people, with commas between them."""
        return joined([self.entry_link(id_) for id_ in ids], ", ")

    def voice_link(self, id_: str) -> nodes.Node:
        """A link to whoever makes a statement: someone, or the source itself."""
        source = None if self.record.person(id_) else self.record.source(id_)
        return self.person_link(id_) if source is None else self.item_link("source", id_, source.publisher)

    def voice_links(self, ids: Sequence[str]) -> list[nodes.Node]:
        """Links to all who make a statement together, as a sentence names them."""
        last = [nodes.Text(" and ")] if len(ids) > 1 else []
        return [*joined([self.voice_link(id_) for id_ in ids[:-1]], ", "), *last, self.voice_link(ids[-1])]

    def voice_kind(self, id_: str) -> str:
        """The kind of whoever makes a statement: a person's kind, or `source`."""
        person = self.record.person(id_)
        return person.kind if person else "source"

    def place_link(self, at: At) -> nodes.Node:
        """A place in a source, as `¶10`: a link to the map of what rests on it, where the source could be read."""
        label = paragraph_label(self.record, at)
        source = self.record.source(at.source)
        reading = self.entry.finding.readings.get(source.text) if source else None
        if reading is None or at.paragraph > reading.paragraphs:
            return inline(label, "at")
        anchor = map_anchor(at.source, at.paragraph)
        if self.own:
            return local_link(anchor, label, "at")
        return link(self.docname, MAP_PLACE, f"{self.entry.docname}#{anchor}", label, classes=["at"])


def map_anchor(source: str, number: int) -> str:
    """Where a paragraph stands on a record's map; the underscore keeps it apart from the ids of items."""
    return f"{source}_p{number}"


def inline(text: str, *classes: str) -> nodes.inline:
    """A stretch of text that nothing reads as markup."""
    return nodes.inline("", text, classes=list(classes), **PLAIN)


def para(*children: nodes.Node | str, classes: Sequence[str] = ()) -> nodes.paragraph:
    """A paragraph of texts and other inline nodes."""
    return nodes.paragraph("", "", *_as_nodes(children), classes=list(classes), **PLAIN)


def _as_nodes(children: Iterable[nodes.Node | str]) -> list[nodes.Node]:
    # A `Text` is a string too, so the test is for a node and not for a string.
    return [child if isinstance(child, nodes.Node) else nodes.Text(child) for child in children]


def box(*children: nodes.Node, classes: Sequence[str], ids: Sequence[str] = ()) -> nodes.container:
    """A block with a class; `is_div` keeps sphinx-design from adding a class of another meaning."""
    return nodes.container("", *children, classes=list(classes), ids=list(ids), is_div=True)


def section(anchor: str, title: nodes.Node, *children: nodes.Node) -> nodes.section:
    """A section whose heading may be a link."""
    return nodes.section("", nodes.title("", "", title, **HEAD), *children, ids=[anchor])


def part(name: str, title: str, *children: nodes.Node) -> nodes.section:
    """A section of a record's page; its anchor has an underscore, which no id of an item has."""
    head = nodes.title("", title, **HEAD)
    return nodes.section("", head, *children, ids=[f"part_{name}"], classes=[f"part-{name}"])


def heading(*children: nodes.Node | str) -> nodes.rubric:
    """A heading that makes no section, so that large records do not fill the table of contents."""
    return nodes.rubric("", "", *_as_nodes(children), **{"heading-level": 3}, **HEAD)


def table(head: Sequence[nodes.Node], rows: Iterable[Sequence[nodes.Node]], *classes: str) -> nodes.table:
    """A table whose first row and first column are headings.

    Args:
        head: the cells of the first row, each with what is in it.
        rows: the cells of the others.
        classes: of the table.
    """
    # Without widths, for which docutils would write styles into the page.
    columns = [nodes.colspec(colwidth=1, stub=int(index == 0)) for index in range(len(head))]
    lines = [nodes.row("", *(nodes.entry("", cell) for cell in row)) for row in (head, *rows)]
    group = nodes.tgroup("", *columns, nodes.thead("", lines[0]), nodes.tbody("", *lines[1:]), cols=len(head))
    return nodes.table("", group, classes=["colwidths-auto", *classes])


def listing(items: Iterable[nodes.list_item], *classes: str) -> nodes.bullet_list:
    """A list."""
    return nodes.bullet_list("", *items, classes=list(classes))


def item(*children: nodes.Node, ids: Sequence[str] = (), classes: Sequence[str] = ()) -> nodes.list_item:
    """An item of a list."""
    return nodes.list_item("", *children, ids=list(ids), classes=list(classes))


Row = tuple[str, Sequence[nodes.Node]]
"""A term and its definition; a row without a definition is left out."""


def facts(rows: Iterable[Row], *classes: str) -> nodes.definition_list:
    """A definition list; rows without content are left out."""
    return nodes.definition_list(
        "",
        *(
            nodes.definition_list_item("", nodes.term("", term, **PLAIN), nodes.definition("", *definition))
            for term, definition in rows
            if definition
        ),
        classes=["facts", *classes],
    )


def joined(parts: Sequence[nodes.Node], separator: str) -> list[nodes.Node]:
    """Nodes with a text between every two."""
    result: list[nodes.Node] = []
    for node in parts:
        if result:
            result.append(nodes.Text(separator))
        result.append(node)
    return result


def local_link(anchor: str, text: str, *classes: str) -> crossref:
    """A link to another place on the page."""
    return crossref("", text, refid=anchor, internal=True, classes=list(classes), **PLAIN)


def link(
    docname: str, kind: str, target: str, text: str | nodes.Node, home: str = "", classes: Sequence[str] = ()
) -> addnodes.pending_xref:
    """A link to something of a record, which the domain resolves when the page is written.

    Args:
        docname: the page that the link is on.
        kind: the role that would make such a link.
        target: what the role would name; for a `MAP_PLACE` its page and anchor.
        text: what the link shows.
        home: the page whose own entry is preferred for a person, where no page lists everyone.
        classes: of the link.
    """
    return addnodes.pending_xref(
        "",
        text if isinstance(text, nodes.Node) else nodes.Text(text),
        refdomain="incident",
        reftype=kind,
        reftarget=target,
        refdoc=docname,
        refexplicit=True,
        refwarn=False,
        incident_home=home,
        # Under a name of its own: where a builder can make no link, `classes` would be lost with an error.
        incident_classes=list(classes),
        **PLAIN,
    )


def evidence(words: Sequence[str]) -> list[nodes.Node]:
    """The source's own words that show something."""
    return joined([nodes.emphasis("", phrase) for phrase in words], " · ")


def proof(view: RecordView, id_: str, at: At, words: Sequence[str]) -> nodes.paragraph:
    """Where the source says something and in which words, or why that is not proved."""
    codes = view.entry.unproved(id_, at)
    place = view.place_link(at)
    if codes:
        return para(place, f", not proved: {', '.join(codes)}.", classes=["proof", "not-proved"])
    if not words:
        return para(place, classes=["proof"])
    return para(place, " ", *evidence(words), classes=["proof"])
