"""Nodes that are made when a page is written, and let go of with the page; until then no other code sees them.

What a page shows of records follows from the catalog, so it is neither stored nor kept while other pages are read. Our
nodes need nothing of what Sphinx's many passes over a tree mend in nodes that were read from markup, but for links.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from incident_record.catalog.catalog import Catalog
from incident_record.catalog.parts import PartPage

PartPages = Mapping[str, PartPage]
"""The pages of overviews that are split, by their names."""

Draw = Callable[[Catalog, PartPages], Iterable[nodes.Node]]
"""Makes nodes; it has to be pickled."""


class deferred(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Stands for what its `draw`, a `Draw`, makes. In HTML pages `content` is drawn in its place, whose nodes are all `made`."""

    content: Sequence[nodes.Node] = ()
    made: Sequence[nodes.Node] = ()


PagePart = tuple[str, Sequence[str], str, Iterable[nodes.Node]]
"""A section's class, anchors and title, and its content: an iterator that does not begin before the page is written."""


def part(name: str, title: str, content: Iterable[nodes.Node], anchors: Sequence[str] = ()) -> PagePart:
    """A part of a record's page; its anchor has an underscore, which no id of an item has."""
    return f"part-{name}", anchors or [f"part_{name}"], title, content


def draw_beside(
    document: nodes.document,
    catalog: Catalog,
    parts: PartPages,
    resolve: Callable[[str, str, addnodes.pending_xref, nodes.Element], nodes.Element | None],
) -> None:
    """Make everything that was deferred, and put into the tree only what Sphinx's search index needs of it.

    Args:
        document: the page.
        catalog: all records.
        parts: the parts of overviews.
        resolve: makes a link of a kind to a target.
    """
    # Each word once, since the index asks only on which pages a word is.
    words: dict[str, None] = {}
    for place in list(document.findall(deferred)):
        holder = nodes.Element("", *place["draw"](catalog, parts))
        made: list[Any] = [holder]
        for node in made:
            if type(node) is nodes.Text:
                words.update(dict.fromkeys(node.split()))
                continue
            if isinstance(node, addnodes.pending_xref):
                text: Any = node.children[0]
                resolved = resolve(node["reftype"], node["reftarget"], node, text) or text
                node.replace_self(resolved)
                made.append(resolved)
                continue
            made += node.children
            if isinstance(node, addnodes.only):
                node.replace_self(node.children)
            elif isinstance(node, nodes.title):
                place += nodes.section("", nodes.title("", node.astext()), ids=node.parent["ids"])
        place.content, place.made = holder.children, made
        for node in holder.children:
            node.parent = place.parent  # by which writers see what a node stands in
        place.append(nodes.Text(" ".join(words)))
        words.clear()


def let_go(app: Sphinx, page: str, template: str, context: object, document: nodes.document | None) -> None:
    """Free what was made beside a tree, at once: nodes and their parents name each other, which takes a collector long."""
    for place in document.findall(deferred) if document else ():
        for node in place.made:
            node.parent = None
        place.content, place.made = (), ()
