"""What pages are made of: docutils nodes. No markup text is ever made, so nothing in a record is read as markup."""

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx import addnodes

PLAIN = {"support_smartquotes": False}
"""For every node that holds text: smart quotes would change evidence, and our words too."""

HEAD = {**PLAIN, "translatable": False}
"""For headings, the one text of a record that Sphinx would translate: no check has seen a translation."""

AGAIN = "again"
"""The class of what a page shows a second time; the search finds it at its first place alone."""

ALSO = "incident-also"
"""The attribute of an item with the other names by which the search finds it."""

EXCERPT = "incident-excerpt"
"""The attribute of an item with what an excerpt of it says first, since the heading above it is not there."""


class phrase(nodes.inline):  # noqa: N801
    """Words of a source; in HTML with the `tag`, `lang` and `dir` that it has."""


class crossref(nodes.reference):  # noqa: N801 - docutils looks up a node's visitor by the name of its class
    """A link to something of a record; `html` draws it with no more markup than it needs."""


class unfold(nodes.General, nodes.Element):  # noqa: N801
    """What can be unfolded under its `summary`; elsewhere than in HTML its content stands open."""


class bars(nodes.General, nodes.Element):  # noqa: N801
    """Grey bars, for HTML alone, that stand for so many `words`."""


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


def section(anchors: Sequence[str], title: nodes.Node, *children: nodes.Node) -> nodes.section:
    """A section whose heading may be a link; its permalink is the first anchor."""
    return nodes.section("", nodes.title("", "", title, **HEAD), *children, ids=list(anchors))


def heading(*children: nodes.Node | str) -> nodes.rubric:
    """A heading that makes no section, so that large records do not fill the table of contents."""
    return nodes.rubric("", "", *_as_nodes(children), **{"heading-level": 3}, **HEAD)


def table(head: Sequence[nodes.Node], rows: Iterable[Sequence[Sequence[nodes.Node]]], *classes: str) -> nodes.container:
    """A table, in a box that can be scrolled, whose first row and first column are headings; a cell of `head` has one node, another has several."""
    # Without widths, for which docutils would write styles into the page.
    columns = [nodes.colspec(colwidth=1, stub=int(index == 0)) for index in range(len(head))]
    lines = [nodes.row("", *(nodes.entry("", *cell) for cell in row)) for row in ([[cell] for cell in head], *rows)]
    group = nodes.tgroup("", *columns, nodes.thead("", lines[0]), nodes.tbody("", *lines[1:]), cols=len(head))
    names = ["colwidths-auto", *classes]
    return nodes.container("", nodes.table("", group, classes=names), classes=["table-wrapper", *names])


def listing(items: Iterable[nodes.list_item], *classes: str) -> nodes.bullet_list:
    """A list."""
    return nodes.bullet_list("", *items, classes=list(classes))


def item(*children: nodes.Node, ids: Sequence[str] = (), classes: Sequence[str] = ()) -> nodes.list_item:
    """An item of a list."""
    return nodes.list_item("", *children, ids=list(ids), classes=list(classes))


Row = tuple[str, Sequence[nodes.Node]]
"""A term and its definition."""


def facts(rows: Iterable[Row], *classes: str) -> nodes.definition_list:
    """A definition list of facts."""
    return definitions(((nodes.term("", term, **PLAIN), definition) for term, definition in rows), "facts", *classes)


def definitions(rows: Iterable[tuple[nodes.term, Sequence[nodes.Node]]], *classes: str) -> nodes.definition_list:
    """A definition list."""
    items = [nodes.definition_list_item("", term, nodes.definition("", *content)) for term, content in rows]
    return nodes.definition_list("", *items, classes=list(classes))


def joined(parts: Sequence[nodes.Node], separator: str, last: str = "") -> list[nodes.Node]:
    """Nodes with a text between every two, and another one before the last where it is given."""
    result = [*parts[:1]]
    for part in parts[1:]:
        result += [nodes.Text(last if last and part is parts[-1] else separator), part]
    return result


MAP_PLACE = "place"
"""The kind of links to a place on a page, which no role makes."""


def link(kind: str, target: str, text: str | nodes.Node, *classes: str, home: str = "") -> addnodes.pending_xref:
    """A link to something of a record, which the domain resolves when the page is written.

    Args:
        kind: the role that would make such a link.
        target: what the role would name; of a `MAP_PLACE` its page and anchor.
        text: what the link shows.
        classes: of the link.
        home: the page whose own entry is preferred for a person, where no page lists everyone.
    """
    # The classes under a name of their own: where a builder can make no link, they would be lost with an error.
    ours = {"incident_home": home, "incident_classes": list(classes)}
    label = text if isinstance(text, nodes.Node) else nodes.Text(text)
    target_ = {"refdomain": "incident", "reftype": kind, "reftarget": target}
    return addnodes.pending_xref("", label, **target_, refexplicit=True, refwarn=False, **ours, **PLAIN)


def place_link(page: str, anchor: str, text: str, *classes: str) -> addnodes.pending_xref:
    """A link to a place on a page, or to the page."""
    return link(MAP_PLACE, f"{page}#{anchor}", text, *classes)


def local_link(anchor: str, text: str, *classes: str) -> crossref:
    """A link to another place on the page, where nothing has to be resolved."""
    return crossref("", text, refid=anchor, internal=True, classes=list(classes), **PLAIN)
