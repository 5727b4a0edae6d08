"""What pages are made of: records as docutils nodes. No markup text is ever made, so nothing in a record is read as markup."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes

from incident_record.catalog.catalog import Entry, paragraph
from incident_record.problems import Code
from incident_record.record.model import At, Record

PLACE = "place"
"""The kind of links to a place on a record's map, which no role makes."""

PLAIN = {"support_smartquotes": False}
"""For every node that holds text: smart quotes would change evidence, and our words too."""

HEAD = {**PLAIN, "translatable": False}
"""For headings, the one text of a record that Sphinx would translate: what it shows then is what no check has seen."""


class Placeholder(nodes.General, nodes.Element):
    """Stands for what is known only once all records are read; `show` says what, `record` for which record."""


class crossref(nodes.reference):  # noqa: N801 - docutils finds what draws a node by the name of its class
    """A link to something of a record; `web` draws it for HTML with no more markup than it needs."""


class drawing(nodes.General, nodes.Element):  # noqa: N801
    """Events drawn along a line of time, for HTML alone; `events` has what `web` draws."""


class citation_button(nodes.Inline, nodes.Element):  # noqa: N801
    """A button that copies a quote and what names its source, for HTML alone: `cited`, `record`, its `docname`, `anchor`."""


@dataclass(frozen=True)
class View:
    """A record as one page shows it.

    Args:
        entry: what is known of the record.
        record: the record.
        docname: the page that is drawn, which may be another than the record's own.
    """

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

    def whole(self) -> nodes.Node:
        """A link to the record, in its title."""
        return link(self.docname, "incident", self.entry.id, self.entry.title)

    def item(self, kind: str, id_: str, text: str | nodes.Node) -> nodes.Node:
        """A link to an item of the record."""
        return link(self.docname, kind, f"{self.entry.id}/{id_}", text)

    def person(self, id_: str) -> nodes.Node:
        """A link to someone, by name; the bare id where the record has nobody of that id."""
        person = self.record.person(id_)
        if person is None:
            return inline(id_)
        return link(self.docname, "person", id_, person.name, home=self.entry.docname)

    def voice_kind(self, id_: str) -> str:
        """The kind of whoever makes a statement: a person's kind, or `source`."""
        person = self.record.person(id_)
        return person.kind if person else "source"

    def entered(self, id_: str) -> nodes.Node:
        """A link to someone's entry in the record where that is on the page, else to all that is known of them."""
        person = self.record.person(id_) if self.own else None
        return self.person(id_) if person is None else here(id_, person.name)

    def voice(self, id_: str) -> nodes.Node:
        """A link to whoever makes a statement: someone, or the source itself."""
        source = None if self.record.person(id_) else self.record.source(id_)
        return self.person(id_) if source is None else self.item("source", id_, source.publisher)

    def people(self, ids: Sequence[str]) -> list[nodes.Node]:
        """Links to people, with commas between them."""
        return joined([self.entered(id_) for id_ in ids], ", ")

    def place(self, at: At) -> nodes.Node:
        """A place in a source, as `¶10`: a link to the map of what rests on it, where the source could be read."""
        shown = paragraph(self.record, at)
        source = self.record.source(at.source)
        reading = self.entry.finding.readings.get(source.text) if source else None
        if reading is None or at.paragraph > reading.paragraphs:
            return inline(shown, "at")
        anchor = map_anchor(at.source, at.paragraph)
        if self.own:
            return here(anchor, shown, "at")
        return link(self.docname, PLACE, f"{self.entry.docname}#{anchor}", shown, classes=["at"])

    def unproved(self, item: str, at: At) -> tuple[Code, ...]:
        """Why an item that rests on a place is not proved; empty where it is."""
        source = self.record.source(at.source)
        read = source is not None and source.text in self.entry.finding.readings
        return self.entry.codes(item) or (() if read else (Code.NO_SOURCE,))


def map_anchor(source: str, number: int) -> str:
    """Where a paragraph stands on a record's map; the underscore keeps it apart from the ids of items."""
    return f"{source}_p{number}"


def inline(text: str, *classes: str) -> nodes.inline:
    """A stretch of text that nothing reads as markup."""
    return nodes.inline("", text, classes=list(classes), **PLAIN)


def para(*children: nodes.Node | str, classes: Sequence[str] = ()) -> nodes.paragraph:
    """A paragraph of texts and other inline nodes."""
    return nodes.paragraph("", "", *_inner(children), classes=list(classes), **PLAIN)


def _inner(children: Iterable[nodes.Node | str]) -> list[nodes.Node]:
    # A `Text` is a string too, so the type that is asked for is the node's.
    return [child if isinstance(child, nodes.Node) else nodes.Text(child) for child in children]


def box(*children: nodes.Node, classes: Sequence[str], ids: Sequence[str] = ()) -> nodes.container:
    """A block with a class; `is_div` keeps sphinx-design from adding a class of another meaning."""
    return nodes.container("", *children, classes=list(classes), ids=list(ids), is_div=True)


def part(name: str, title: str, *children: nodes.Node) -> nodes.section:
    """A section with its heading; its anchor has an underscore, which no id of an item has."""
    heads = nodes.title("", title, **HEAD)
    return nodes.section("", heads, *children, ids=[f"part_{name}"], classes=[f"part-{name}"])


def heading(*children: nodes.Node | str) -> nodes.rubric:
    """A heading that makes no section, so that large records do not fill the table of contents."""
    return nodes.rubric("", "", *_inner(children), **{"heading-level": 3}, **HEAD)


def table(head: Sequence[nodes.Node], rows: Iterable[Sequence[nodes.Node]], *classes: str) -> nodes.table:
    """A table whose first row and first column are headings.

    Args:
        head: the cells of the first row, each with what is in it.
        rows: the cells of the others.
        classes: of the table.
    """
    # Without widths, for which docutils would write styles into the page.
    columns = [nodes.colspec(colwidth=1, stub=int(index == 0)) for index in range(len(head))]
    drawn = [nodes.row("", *(nodes.entry("", cell) for cell in row)) for row in (head, *rows)]
    group = nodes.tgroup("", *columns, nodes.thead("", drawn[0]), nodes.tbody("", *drawn[1:]), cols=len(head))
    return nodes.table("", group, classes=["colwidths-auto", *classes])


def listing(items: Iterable[nodes.list_item], *classes: str) -> nodes.bullet_list:
    """A list."""
    return nodes.bullet_list("", *items, classes=list(classes))


def item(*children: nodes.Node, ids: Sequence[str] = (), classes: Sequence[str] = ()) -> nodes.list_item:
    """An item of a list."""
    return nodes.list_item("", *children, ids=list(ids), classes=list(classes))


def facts(rows: Iterable[tuple[str, Sequence[nodes.Node]]], *classes: str) -> nodes.definition_list:
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
    found: list[nodes.Node] = []
    for node in parts:
        if found:
            found.append(nodes.Text(separator))
        found.append(node)
    return found


def here(anchor: str, text: str, *classes: str) -> crossref:
    """A link to another place on the page."""
    return crossref("", text, refid=anchor, internal=True, classes=list(classes), **PLAIN)


def link(
    docname: str,
    kind: str,
    target: str,
    text: str | nodes.Node,
    home: str = "",
    classes: Sequence[str] = (),
) -> addnodes.pending_xref:
    """A link to something of a record, which the domain resolves once all records are read.

    Args:
        docname: the page that the link is on.
        kind: the role that would make such a link.
        target: what the role would name; for a `PLACE` its page and anchor.
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
        # Not its own, which would be lost with an error where a builder can make no link.
        incident_classes=list(classes),
        **PLAIN,
    )


def evidence(words: Sequence[str]) -> list[nodes.Node]:
    """The source's own words that show something."""
    return joined([nodes.emphasis("", one) for one in words], " · ")


def proof(view: View, id_: str, at: At, words: Sequence[str]) -> nodes.paragraph:
    """Where the source says something and in which words, or why that is not proved."""
    codes = view.unproved(id_, at)
    if codes:
        return para(view.place(at), f", not proved: {', '.join(codes)}.", classes=["proof", "not-proved"])
    if not words:
        return para(view.place(at), classes=["proof"])
    return para(view.place(at), " ", *evidence(words), classes=["proof"])
