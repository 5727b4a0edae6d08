"""What pages have in HTML that docutils lacks: links without needless markup, drawings, buttons, addresses."""

import posixpath
import re
from collections.abc import Callable
from html import escape

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.writers.html5 import HTML5Translator

from incident_record.catalog.labels import DATES
from incident_record.site.draw.nodes import citation_button, crossref, drawing

_ROW = 26
"""The height of an event in a drawing, in pixels: a target for a finger has at least 24 (WCAG 2.2, 2.5.8)."""


_KEYS = {
    "stated": '<circle class="stated" cx="15" cy="7" r="6"/>',
    "worked-out": '<circle class="worked-out" cx="15" cy="7" r="6"/>',
    "unknown": '<path class="unknown" d="M0 7h30"/>',
}
"""What a drawing has for each kind of date, beside its name."""

_WEB = re.compile("https?://")


def connect(app: Sphinx) -> None:
    """Draw the nodes of ours that are drawn in HTML alone, or otherwise there."""
    app.add_node(crossref, html=(_visit_crossref, _depart_crossref))
    _add_for_html_alone(app, drawing, _visit_drawing)
    _add_for_html_alone(app, citation_button, _visit_button)


def _add_for_html_alone(app: Sphinx, node: type[nodes.Element], visit: Callable[..., None]) -> None:
    nothing = (_skip, None)
    app.add_node(node, html=(visit, None), latex=nothing, text=nothing, man=nothing, texinfo=nothing, gettext=nothing)


def _skip(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    raise nodes.SkipNode


def _visit_crossref(self: HTML5Translator, node: crossref) -> None:
    uri = node["refuri"] if "refuri" in node else f"#{node['refid']}"
    self.body.append(self.starttag(node, "a", "", href=uri))


def _depart_crossref(self: HTML5Translator, node: crossref) -> None:
    self.body.append("</a>")


def _visit_drawing(self: HTML5Translator, node: drawing) -> None:
    """Draw each event in a row of its own. Lengths are in percent, so that text keeps its size on narrow screens."""
    if self.builder.name == "epub":
        raise nodes.SkipNode  # its pages would have to be declared as drawings
    rows = node["events"]
    height = len(rows) * _ROW
    self.body.append(
        f'<figure class="drawing"><svg width="100%" height="{height + _ROW}" role="group"'
        ' aria-label="The same events along a line of time">\n'
    )
    for place, name in node["ticks"]:
        x = _percent(place)
        self.body.append(
            f'<line x1="{x}" x2="{x}" y2="{height}"/><text x="{x}" y="{height + 18}">{escape(name)}</text>\n'
        )
    for index, (number, kind, start, end, label, (docname, anchor)) in enumerate(rows):
        page = self.builder.current_docname
        uri = "" if docname == page else self.builder.get_relative_uri(page, docname)
        middle = index * _ROW + _ROW // 2
        self.body.append(
            f'<a href="{escape(uri)}#{escape(anchor)}" aria-label="{number}. {escape(label)}">'
            f'<rect class="row" y="{index * _ROW}" width="100%" height="{_ROW}"/>'
            f'<text y="{middle + 5}">{number}</text>{_mark(kind, start, end, middle)}</a>\n'
        )
    key = " ".join(
        f'<span><svg width="30" height="14">{_KEYS[kind]}</svg> {escape(label)}</span>'
        for kind, label in DATES.items()
        if any(kind == row[1] for row in rows)
    )
    self.body.append(f"</svg><figcaption>{key}</figcaption></figure>\n")
    raise nodes.SkipNode


def _mark(kind: str, start: float, end: float, middle: int) -> str:
    """A disc for a day, a bar for a month; a broken line for what is only known to lie between two days."""
    if kind == "unknown":
        x1, x2 = _percent(start), _percent(max(end, start + 0.1))
        return f'<line class="{kind}" x1="{x1}" x2="{x2}" y1="{middle}" y2="{middle}"/>'
    if end - start < 0.02:
        return f'<circle class="{kind}" cx="{_percent((start + end) / 2)}" cy="{middle}" r="6"/>'
    width = f"{90 * (end - start):.4g}%"
    return f'<rect class="{kind}" x="{_percent(start)}" y="{middle - 5}" width="{width}" height="10" rx="5"/>'


def _percent(place: float) -> str:
    # Room for a number before the line, and for half a mark after it.
    return f"{8 + 90 * place:.4g}%"


def _visit_button(self: HTML5Translator, node: citation_button) -> None:
    if self.builder.name == "epub":
        raise nodes.SkipNode  # it runs no scripts
    record = address(self.builder, node["docname"]) or node["record"]
    text = f"{node['cited']} Record: {record}#{node['anchor']}"
    self.body.append(f' <button class="incident-copy" type="button" data-copy="{escape(text)}">Copy citation</button>')
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
