"""The nodes of docutils that a page's content becomes where it is stored, and for all but pages for browsers."""

import re
from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from incident_record.export.content import Child


class phrase(nodes.inline):  # noqa: N801 - docutils looks up a node's visitor by the name of its class
    """Words that nothing reads as markup."""


class crossref(nodes.reference):  # noqa: N801
    """A link to something of a record; `html` draws it with no more markup than it needs."""


class unfold(nodes.container):  # noqa: N801
    """What can be unfolded; elsewhere than in HTML its content stands open."""


class bars(nodes.comment):  # noqa: N801
    """Grey bars, for HTML alone; other writers leave comments out."""


class deferred(nodes.General, nodes.Element):  # noqa: N801
    """Stands for what `draw`, which is stored, makes of a catalog and its parts: for browsers `content` and its HTML."""

    content: Sequence[Child] = ()
    html = ""


# Smart quotes would change evidence, and our words too.
_PLAIN: dict[str, Any] = {"support_smartquotes": False}
_LINK: dict[str, Any] = {"refdomain": "incident", "refexplicit": True, "refwarn": False}
_KINDS: dict[str, Any] = {kind.__name__: kind for kind in (phrase, crossref, unfold, bars, deferred, addnodes.only)}
_KINDS["link"] = addnodes.pending_xref


def as_docutils(node: Child) -> nodes.Node:
    """The same as docutils' nodes."""
    if isinstance(node, str):
        return nodes.Text(node)
    kind: Any = _KINDS.get(node.kind) or getattr(nodes, node.kind)
    # The classes of a link under a name of their own: where a builder can make none, they would be lost with an error.
    own = {**_LINK, "incident_classes": node.classes} if node.kind == "link" else {"classes": node.classes}
    made: nodes.Element = kind(ids=node.ids, **_PLAIN, **own, **node.more)
    made.extend(map(as_docutils, node.children))
    return made


class Anchors(SphinxPostTransform):
    """Gives items the anchors that links lead to: LaTeX makes none for a list's item or a block."""

    builders, default_priority = ("latex",), 5

    def run(self, **kwargs: Any) -> None:
        """Put a target in front of what has an id."""
        for kind in (nodes.list_item, nodes.container):
            for node in list(self.document.findall(kind)):
                if node["ids"]:
                    node.insert(0, nodes.target("", "", ids=node["ids"]))
                    node["ids"] = []


class OnePage(SphinxPostTransform):
    """Tells the anchors of pages apart that become one page: two records have a ¶2 each."""

    builders, default_priority = ("singlehtml",), 20  # when all links are resolved, as `#document-page#anchor`

    def run(self, **kwargs: Any) -> None:
        """Put a page's name in front of its anchors, and of what leads to them."""
        for page in self.document.findall(addnodes.start_of_file):
            for node in page.findall(nodes.Element):
                node["page"] = page["docname"]  # a page may hold others, which come later
        for node in self.document.findall(nodes.Element):
            name = node.get("page", self.config.root_doc)
            node["ids"] = [f"{name}-{anchor}" for anchor in node["ids"]]
            if "refid" in node:
                node["refid"] = f"{name}-{node['refid']}"
            elif match := re.fullmatch("#(?:document-([^#]+)#|(?!document-))(.+)", node.get("refuri", "")):
                node["refuri"] = f"#{match[1] or name}-{match[2]}"
