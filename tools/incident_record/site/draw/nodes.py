"""What pages are made of: docutils nodes. No markup text is ever made, so nothing in a record is read as markup."""

from collections.abc import Iterable, Sequence
from typing import Any

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


class _Made(nodes.TextElement):
    """A node of which a page has hundreds: docutils' own constructor takes twice as long. A text may stand for its node."""

    def __init__(
        self,
        *children: nodes.Node | str,
        rawsource: str = "",
        ids: Iterable[str] = (),
        classes: Iterable[str] = (),
        **more: Any,
    ) -> None:
        self.rawsource, self.tagname = rawsource, type(self).__name__
        # A `Text` is a string too, so the test is for a node and not for a string.
        self.children = [child if isinstance(child, nodes.Node) else nodes.Text(child) for child in children]
        for child in self.children:
            child.parent = self
        lists = {"ids": [*ids], "classes": [*classes], "names": [], "dupnames": [], "backrefs": []}
        self.attributes = {**lists, **PLAIN, **more}


class phrase(_Made, nodes.inline):  # noqa: N801 - docutils looks up a node's visitor by the name of its class
    """Words that nothing reads as markup; in HTML with the `tag`, `lang` and `dir` that they have."""


class paragraph(_Made, nodes.paragraph):  # noqa: N801
    """A paragraph of texts and other inline nodes; writers take it for docutils' own."""


class crossref(_Made, nodes.reference):  # noqa: N801
    """A link to something of a record; `html` draws it with no more markup than it needs."""


class unfold(nodes.container):  # noqa: N801
    """What can be unfolded under its `summary`; elsewhere than in HTML its content stands open."""


class bars(nodes.comment):  # noqa: N801
    """Grey bars, for HTML alone, that stand for so many `words`; other writers leave comments out."""


para = paragraph


def inline(text: str, *classes: str) -> phrase:
    """A stretch of text."""
    return phrase(text, classes=classes, tag="span")


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
        kind: the role that would make such a link, or `MAP_PLACE`.
        target: what the role would name; of a `MAP_PLACE` its page and anchor.
        text: what the link shows.
        classes: of the link.
        home: the page whose own entry is preferred for a person, where no page lists everyone.
    """
    label = text if isinstance(text, nodes.Node) else nodes.Text(text)
    target_ = {"refdomain": "incident", "reftype": kind, "reftarget": target, "refexplicit": True, "refwarn": False}
    # The classes under a name of their own: where a builder can make no link, they would be lost with an error.
    return addnodes.pending_xref("", label, **target_, **PLAIN, incident_home=home, incident_classes=[*classes])


def place_link(page: str, anchor: str, text: str, *classes: str) -> addnodes.pending_xref:
    """A link to a place on a page, or to the page."""
    return link(MAP_PLACE, f"{page}#{anchor}", text, *classes)


def local_link(anchor: str, text: str, *classes: str) -> crossref:
    """A link to another place on the page, where nothing has to be resolved."""
    return crossref(text, refid=anchor, internal=True, classes=classes)
