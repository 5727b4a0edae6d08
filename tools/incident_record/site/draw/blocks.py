"""The blocks that pages are laid out with: boxes, sections, lists, tables."""

from collections.abc import Iterable, Sequence
from typing import Any

from incident_record.export.content import UNTRANSLATED, Child, Content, para

_LEVEL: dict[str, Any] = {"heading-level": 3}


def optional(text: str | None, *classes: str) -> list[Content]:
    """A paragraph of a text, where there is one."""
    return [para(text, classes=classes)] if text else []


def box(*children: Child, classes: Sequence[str], ids: Sequence[str] = ()) -> Content:
    """A block with a class; `is_div` keeps the class `container` away, which has another meaning in sphinx-design."""
    return Content("container", *children, classes=classes, ids=ids, is_div=True)


def section(anchors: Iterable[str], title: Child, *children: Child, classes: Iterable[str] = ()) -> Content:
    """A section whose heading may be a link; its permalink is the first anchor."""
    return Content("section", Content("title", title, **UNTRANSLATED), *children, ids=anchors, classes=classes)


def part(name: str, title: Child, content: Iterable[Child], anchors: Iterable[str] = ()) -> Content:
    """A part of a record's page; its anchor has an underscore, which no id of an item has."""
    return section(anchors or [f"part_{name}"], title, *content, classes=[f"part-{name}"])


def heading(text: str, *classes: str) -> Content:
    """A heading that makes no section, so that large records do not fill the table of contents."""
    return Content("rubric", text, classes=classes, **_LEVEL, **UNTRANSLATED)


def table(head: Sequence[Child], rows: Iterable[Sequence[Sequence[Child]]], *classes: str) -> Content:
    """A table, in a box that can be scrolled, whose first row and first column are headings; a cell of `head` has one node, another has several."""
    # Without widths, for which docutils would write styles into the page.
    columns = [Content("colspec", colwidth=1, stub=int(index == 0)) for index in range(len(head))]
    lines = [_row(number, row) for number, row in enumerate(([[cell] for cell in head], *rows))]
    parts = Content("thead", lines[0]), Content("tbody", *lines[1:])
    names = ["colwidths-auto", *classes]
    made = Content("table", Content("tgroup", *columns, *parts, cols=len(head)), classes=names)
    return Content("container", made, classes=["table-wrapper", *names])


def _row(number: int, cells: Iterable[Sequence[Child]]) -> Content:
    entries = [
        Content("entry", *cell, classes=["head"] * (number == 0) + ["stub"] * (index == 0))
        for index, cell in enumerate(cells)
    ]
    return Content("row", *entries, classes=["row-even" if number % 2 else "row-odd"])


def listing(items: Iterable[Content], *classes: str) -> Content:
    """A list."""
    return Content("bullet_list", *items, classes=classes)


def item(*children: Child, ids: Sequence[str] = (), classes: Sequence[str] = ()) -> Content:
    """An item of a list."""
    return Content("list_item", *children, ids=ids, classes=classes)


Row = tuple[str, Sequence[Child]]
"""A term and its definition."""


def facts(rows: Iterable[Row], *classes: str) -> Content:
    """A definition list of facts."""
    return definitions(((Content("term", term), definition) for term, definition in rows), "facts", *classes)


def definitions(rows: Iterable[tuple[Content, Sequence[Child]]], *classes: str) -> Content:
    """A definition list."""
    items = [Content("definition_list_item", term, Content("definition", *content)) for term, content in rows]
    return Content("definition_list", *items, classes=classes)
