"""The HTML of our nodes on Sphinx's pages: of what is deferred, and of what docutils lacks."""

from collections.abc import Callable

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.locale import _
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from incident_record.catalog.catalog import Catalog
from incident_record.export.content import Content
from incident_record.export.html import Page, Tags, bars_tags, crossref_tags, encode, phrase_tags, unfold_tags, write
from incident_record.site.draw.deferred import PartPages
from incident_record.site.draw.nodes import bars, crossref, deferred, phrase, unfold

Address = Callable[[str, str, str], tuple[str, str] | None]
"""The page and the anchor to which a link leads, by its kind, its target and the page that it prefers."""


def connect(app: Sphinx) -> None:
    """Draw what is deferred, and what docutils lacks also where a builder has it in a page's tree."""
    app.add_node(deferred, html=(_visit_deferred, None))
    lacking = {crossref: crossref_tags, phrase: phrase_tags, unfold: unfold_tags, bars: bars_tags}
    for kind, tags in lacking.items():
        app.add_node(kind, html=(_visit(tags), _depart))


def _visit_deferred(self: HTML5Translator, node: deferred) -> None:
    self.body.append(node.html)
    raise nodes.SkipNode  # what stands in it is for the search index alone


def _visit(tags: Callable[[Content, Page], Tags]) -> Callable[[HTML5Translator, nodes.Element], None]:
    def visit(self: HTML5Translator, node: nodes.Element) -> None:
        page = _page(self.builder, self.builder.current_docname, lambda *link: None)
        start, end = tags(Content("", **node.attributes), page)
        self.body.append(start)
        self.context.append(end)

    return visit


def _depart(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.context.pop())


def _page(builder: Builder, docname: str, address: Address) -> Page:
    pages: dict[str, str] = {}

    def resolve(kind: str, target: str, home: str) -> str | None:
        if (place := address(kind, target, home)) is None:
            return None
        page, anchor = place
        if page not in pages:  # hundreds of links lead to a few pages
            pages[page] = "" if page == docname else builder.get_relative_uri(docname, page)
        return f"{pages[page]}#{anchor}" if anchor or page == docname else pages[page]

    def permalink(anchor: str) -> str:
        config = builder.config
        if not (config.html_permalinks and getattr(builder, "add_permalinks", False)):
            return ""
        title, icon = _("Link to this heading"), config.html_permalinks_icon
        return f'<a class="headerlink" href="#{encode(anchor)}" title="{title}">{icon}</a>'

    return Page(resolve, lambda uri: relative_uri(builder.get_target_uri(docname), uri), permalink)


def write_beside(
    document: nodes.document, catalog: Catalog, parts: PartPages, docname: str, builder: Builder, address: Address
) -> None:
    """Write what was deferred beside the page's tree, and put there only what Sphinx's search index needs of it."""
    page = _page(builder, docname, address)
    for place in list(document.findall(deferred)):
        place.content = [*place["draw"](catalog, parts)]
        level, node = 0, place.parent
        while node:
            level += isinstance(node, nodes.section)  # a heading is one lower than that of the section around it
            node = node.parent
        html = write(place.content, page, level)
        place.html = html.text
        place += [nodes.section("", nodes.title("", title), ids=ids) for title, ids in html.titles]
        place += nodes.Text(" ".join(html.words))


def make_crossref(
    builder: Builder, fromdocname: str, docname: str, anchor: str, node: addnodes.pending_xref, content: nodes.Node
) -> crossref:
    """As Sphinx's `make_refnode`, but a node of ours."""
    link = make_refnode(builder, fromdocname, docname, anchor, content)
    return crossref("", "", content, **{**link.attributes, "classes": [*node.get("incident_classes", ())]})
