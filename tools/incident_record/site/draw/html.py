"""What pages have in HTML that docutils lacks: links without needless markup, words of a source, what unfolds, addresses."""

import posixpath
import re
from collections.abc import Callable
from html import escape

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from incident_record.site.draw.deferred import deferred
from incident_record.site.draw.nodes import bars, crossref, phrase, unfold

# How many words a bar stands for that is as wide as the text.
_FULL_BAR = 80

_STEPS = ("visit", "depart")

_WEB = re.compile("https?://")


def connect(app: Sphinx) -> None:
    """Draw the nodes of ours that are drawn in HTML alone, or otherwise there."""
    app.add_node(deferred, html=(_visit_deferred, None))
    app.add_node(crossref, html=(_visit_crossref, _depart_crossref))
    app.add_node(phrase, html=(_visit_phrase, _depart_phrase))
    app.add_node(unfold, html=(_visit_unfold, _depart_unfold))
    app.add_node(bars, html=(_visit_bars, None))
    # Elsewhere docutils would stop at a node that it does not know.
    for builder in ("latex", "text", "man", "texinfo", "gettext"):
        app.add_node(unfold, override=True, **{builder: (_pass, _pass)})
        app.add_node(bars, override=True, **{builder: (_skip, None)})


def _pass(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    pass


def _skip(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    raise nodes.SkipNode


def _visit_deferred(self: HTML5Translator, node: deferred) -> None:
    methods: dict[type[nodes.Node], list[Callable[[nodes.Node], None]]] = {}
    for child in node.content:
        _walk(child, self, methods)
    raise nodes.SkipNode


def _walk(
    node: nodes.Node, translator: HTML5Translator, methods: dict[type[nodes.Node], list[Callable[[nodes.Node], None]]]
) -> None:
    """As `Node.walkabout`, which looks for the methods of every single node, and reports each visit to nobody."""
    kind = type(node)
    if kind not in methods:
        named = [[getattr(translator, f"{what}_{base.__name__}", None) for base in kind.__mro__] for what in _STEPS]
        methods[kind] = [next(filter(None, names), translator.unknown_visit) for names in named]
    visit, depart = methods[kind]
    try:
        visit(node)
    except nodes.SkipNode:
        return
    for child in node.children:
        _walk(child, translator, methods)
    depart(node)


def _visit_crossref(self: HTML5Translator, node: crossref) -> None:
    uri = node["refuri"] if "refuri" in node else f"#{node['refid']}"
    if "from_top" in node:
        uri = relative_uri(self.builder.get_target_uri(self.builder.current_docname), uri)
    self.body.append(self.starttag(node, "a", "", href=uri))


def _depart_crossref(self: HTML5Translator, node: crossref) -> None:
    self.body.append("</a>")


def _visit_phrase(self: HTML5Translator, node: phrase) -> None:
    given = {name: node[name] for name in ("lang", "dir") if name in node}
    # An element that tells nothing would only weigh.
    node["bare"] = node["tag"] == "bdi" and not given
    if not node["bare"]:
        self.body.append(self.starttag(node, node["tag"], "", **given))


def _depart_phrase(self: HTML5Translator, node: phrase) -> None:
    if not node["bare"]:
        self.body.append(f"</{node['tag']}>")


def _visit_unfold(self: HTML5Translator, node: unfold) -> None:
    self.body.append(f"{self.starttag(node, 'details', '')}<summary>{escape(node['summary'])}</summary>\n")


def _depart_unfold(self: HTML5Translator, node: unfold) -> None:
    self.body.append("</details>\n")


def _visit_bars(self: HTML5Translator, node: bars) -> None:
    full, rest = divmod(node["words"], _FULL_BAR)
    lines = [100] * full + [round(100 * rest / _FULL_BAR)] * bool(rest)
    spans = "".join(f'<span style="width:{width}%"></span>' for width in lines)
    self.body.append(f'<span class="bars" role="img" aria-label="{node["words"]} words are not shown">{spans}</span>\n')
    raise nodes.SkipNode


def address(builder: Builder, docname: str) -> str:
    """The address of a page on the web; empty where the settings have none for the site."""
    base: str = builder.config.html_baseurl
    return posixpath.join(base, builder.get_target_uri(docname)) if _WEB.match(base) else ""


def make_crossref(
    builder: Builder, fromdocname: str, docname: str, anchor: str, node: addnodes.pending_xref, content: nodes.Node
) -> crossref:
    """As Sphinx's `make_refnode`, but a node of ours."""
    reference = crossref("", "", content, internal=True, classes=node.get("incident_classes", []))
    if fromdocname == docname:
        reference["refid"] = anchor
    else:
        uri = builder.get_relative_uri(fromdocname, docname)
        reference["refuri"] = f"{uri}#{anchor}" if anchor else uri
    return reference
