"""What pages have in HTML that docutils lacks: links without needless markup, words of a source, what unfolds."""

from collections.abc import Callable
from html import escape
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from incident_record.site.draw.deferred import deferred
from incident_record.site.draw.nodes import bars, crossref, paragraph, phrase, unfold

# How many words a bar stands for that is as wide as the text.
_FULL_BAR = 80


def connect(app: Sphinx) -> None:
    """Draw the nodes of ours that are drawn in HTML alone, or otherwise there."""
    for kind in (deferred, crossref, phrase, unfold, bars):
        app.add_node(kind, html=_METHODS[kind])


def _visit_deferred(self: HTML5Translator, node: deferred) -> None:
    for child in node.content:
        _walk(child, self)
    raise nodes.SkipNode


def _walk(node: Any, translator: HTML5Translator) -> None:
    """As `Node.walkabout`, which looks for the methods of every single node, and reports each visit to nobody."""
    kind = type(node)
    if kind is nodes.Text and not translator.protect_literal_text:
        translator.body.append(translator.encode(node))
        return
    visit, depart = _METHODS.get(kind, _OTHER_METHODS)
    try:
        visit(translator, node)
    except nodes.SkipNode:
        return
    for child in node.children:
        _walk(child, translator)
    if depart:
        depart(translator, node)


def _start(tag: str, node: nodes.Element, **attributes: str) -> str:
    """As docutils' `starttag`, for nodes that have no ids; that takes ten times as long."""
    if node["classes"]:
        attributes["class"] = " ".join(node["classes"])
    return " ".join([f"<{tag}", *(f'{name}="{escape(value)}"' for name, value in sorted(attributes.items()))]) + ">"


def _end(text: str) -> Callable[[HTML5Translator, nodes.Element], None]:
    return lambda self, node: self.body.append(text)


def _visit_crossref(self: HTML5Translator, node: crossref) -> None:
    uri = node["refuri"] if "refuri" in node else f"#{node['refid']}"
    if "from_top" in node:
        uri = relative_uri(self.builder.get_target_uri(self.builder.current_docname), uri)
    self.body.append(_start("a", node, href=uri))


def _visit_phrase(self: HTML5Translator, node: phrase) -> None:
    given = {name: node[name] for name in ("lang", "dir") if name in node}
    # An element that tells nothing would only weigh.
    bare = node["tag"] == "bdi" and not given
    self.body.append("" if bare else _start(node["tag"], node, **given))
    self.context.append("" if bare else f"</{node['tag']}>")


def _depart_phrase(self: HTML5Translator, node: phrase) -> None:
    self.body.append(self.context.pop())


def _visit_paragraph(self: HTML5Translator, node: paragraph) -> None:
    self.body.append(_start("p", node))


def _depart_paragraph(self: HTML5Translator, node: paragraph) -> None:
    # As docutils has it; inside `deferred` alone, since other paragraphs may have ids.
    alone = isinstance(node.parent, nodes.list_item | nodes.entry) and len(node.parent.children) == 1
    self.body.append("</p>" if alone else "</p>\n")


def _visit_unfold(self: HTML5Translator, node: unfold) -> None:
    self.body.append(f"{_start('details', node)}<summary>{escape(node['summary'])}</summary>\n")


def _visit_bars(self: HTML5Translator, node: bars) -> None:
    full, rest = divmod(node["words"], _FULL_BAR)
    lines = [100] * full + [round(100 * rest / _FULL_BAR)] * bool(rest)
    spans = "".join(f'<span style="width:{width}%"></span>' for width in lines)
    self.body.append(f'<span class="bars" role="img" aria-label="{node["words"]} words are not shown">{spans}</span>\n')
    raise nodes.SkipNode


_METHODS: dict[type[nodes.Element], tuple[Callable[..., None], Callable[..., None] | None]] = {
    deferred: (_visit_deferred, None),
    crossref: (_visit_crossref, _end("</a>")),
    phrase: (_visit_phrase, _depart_phrase),
    paragraph: (_visit_paragraph, _depart_paragraph),
    unfold: (_visit_unfold, _end("</details>\n")),
    bars: (_visit_bars, None),
}

_OTHER_METHODS = (HTML5Translator.dispatch_visit, HTML5Translator.dispatch_departure)


def make_crossref(
    builder: Builder, fromdocname: str, docname: str, anchor: str, node: addnodes.pending_xref, content: nodes.Node
) -> crossref:
    """As Sphinx's `make_refnode`, but a node of ours."""
    if fromdocname == docname:
        place = {"refid": anchor}
    else:
        uri = builder.get_relative_uri(fromdocname, docname)
        place = {"refuri": f"{uri}#{anchor}" if anchor else uri}
    return crossref(content, internal=True, classes=node.get("incident_classes", ()), **place)
