"""Links to what records hold, and to places in them, which the domain resolves when a page is written."""

from collections.abc import Sequence

from docutils import nodes
from sphinx import addnodes

from incident_record.site.draw.nodes import PLAIN

MAP_PLACE = "place"
"""The kind of links to a paragraph in the article's order on a record's page, which no role makes."""


class crossref(nodes.reference):  # noqa: N801 - docutils looks up a node's visitor by the name of its class
    """A link to something of a record; `html` draws it with no more markup than it needs."""


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


def page_link(docname: str, page: str, text: str) -> addnodes.pending_xref:
    """A link from a page to the top of another one."""
    return link(docname, MAP_PLACE, f"{page}#", text)


def site_link(file: str, text: str) -> crossref:
    """A link to a file at the top of the built site."""
    return crossref("", text, refuri=file, from_top=True, internal=True)
