"""The blocks that pages are laid out with: boxes, sections, lists, tables."""

from collections.abc import Iterable, Sequence

from docutils import nodes

from incident_record.site.draw.nodes import HEAD, PLAIN, para, paragraph


def optional(text: str | None, *classes: str) -> list[paragraph]:
    """A paragraph of a text, where there is one."""
    return [para(text, classes=classes)] if text else []


def box(*children: nodes.Node, classes: Sequence[str], ids: Sequence[str] = ()) -> nodes.container:
    """A block with a class; `is_div` keeps sphinx-design from adding a class of another meaning."""
    return nodes.container("", *children, classes=list(classes), ids=list(ids), is_div=True)


def section(
    anchors: Iterable[str], title: nodes.Node | str, *children: nodes.Node, classes: Iterable[str] = ()
) -> nodes.section:
    """A section whose heading may be a link; its permalink is the first anchor."""
    label = title if isinstance(title, nodes.Node) else nodes.Text(title)
    return nodes.section("", nodes.title("", "", label, **HEAD), *children, ids=[*anchors], classes=[*classes])


def heading(text: str) -> nodes.rubric:
    """A heading that makes no section, so that large records do not fill the table of contents."""
    return nodes.rubric("", text, **{"heading-level": 3}, **HEAD)


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
