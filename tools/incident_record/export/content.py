"""What pages are made of, whatever they become. No markup text is ever made, so nothing in a record is read as markup."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

AGAIN = "again"
"""The class of what a page shows a second time; the search finds it at its first place alone."""

ALSO = "incident-also"
"""The attribute of an item with the other names by which the search finds it."""

CAVEAT = "caveat"
"""The class of a note without which an answer could be misread; the search shows it behind every excerpt."""

EXCERPT = "incident-excerpt"
"""The attribute of an item with what an excerpt of it says first, since the heading above it is not there."""

INLINE = frozenset(("phrase", "crossref", "link", "reference", "strong"))
"""The kinds that stand in a line of text."""

PLACE = "place"
"""The kind of links to a place on a page, which no role makes."""

UNTRANSLATED: dict[str, Any] = {"translatable": False}
"""For headings, the one text of a record that Sphinx would translate: no check has seen a translation."""


class Content:
    """A node of a page, of which it has a thousand; it knows no parent, so that it is freed at once.

    Args:
        kind: what docutils calls it, or one of ours: `phrase`, words in an element `tag`, with their `lang` and `dir`;
            `crossref`, a link whose address is known, and `link`; `unfold`, what can be unfolded under its `summary`;
            `bars`, grey bars that stand for so many `words`.
        children: what stands in it.
        ids: its anchors.
        classes: for the stylesheet.
        more: what else its kind has.
    """

    __slots__ = ("children", "classes", "ids", "kind", "more")

    def __init__(
        self, kind: str, *children: "Child", ids: Iterable[str] = (), classes: Iterable[str] = (), **more: Any
    ) -> None:
        self.kind, self.children, self.ids, self.classes, self.more = kind, [*children], [*ids], [*classes], more

    def astext(self) -> str:
        """Its text without markup."""
        return "".join([child if isinstance(child, str) else child.astext() for child in self.children])


Child = Content | str
"""What stands in a node."""

para = partial(Content, "paragraph")
phrase = partial(Content, "phrase")
unfold = partial(Content, "unfold")
bars = partial(Content, "bars")
strong = partial(Content, "strong")


def inline(text: str, *classes: str) -> Content:
    """A stretch of text."""
    return Content("phrase", text, classes=classes, tag="span")


def joined(parts: Sequence[Child], separator: str, last: str = "") -> list[Child]:
    """Nodes with a text between every two, and another one before the last where it is given."""
    result = [*parts[:1]]
    for part in parts[1:]:
        result += [last if last and part is parts[-1] else separator, part]
    return result


def link(kind: str, target: str, text: Child, *classes: str, home: str = "") -> Content:
    """A link to something of a record, which is resolved when the page is written.

    Args:
        kind: the role that would make such a link, or `PLACE`.
        target: what the role would name; of a `PLACE` its page and anchor.
        text: what the link shows.
        classes: of the link.
        home: the page whose own entry is preferred for a person, where no page lists everyone.
    """
    return Content("link", text, reftype=kind, reftarget=target, incident_home=home, classes=classes)


def place_link(page: str, anchor: str, text: str, *classes: str) -> Content:
    """A link to a place on a page, or to the page."""
    return link(PLACE, f"{page}#{anchor}", text, *classes)


def local_link(anchor: str, text: str, *classes: str) -> Content:
    """A link to another place on the page, where nothing has to be resolved."""
    return Content("crossref", text, refid=anchor, internal=True, classes=classes)
