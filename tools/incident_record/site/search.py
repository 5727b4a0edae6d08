"""The search page: results with the passage that was found, also where the site is opened from disk.

Sphinx's own page reads every page that it lists for a passage of it, which browsers refuse under `file://`. Here each
page has its text beside it as a small script, which the search page loads for the results that it shows.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config

from incident_record.site.files import put

_BUILDERS = frozenset(("html", "dirhtml"))
"""The builders that make a search page."""

_TEMPLATES = Path(__file__).resolve().parent / "templates"

_SILENT = (nodes.raw, nodes.Invisible)
"""Nodes whose text no reader sees, or sees as something else."""


def connect(app: Sphinx) -> None:
    """Write the text of a page whenever the page is written, and give the search page what it needs."""
    app.connect("config-inited", _add_templates)
    app.connect("html-page-context", _publish)


def path(builder: Builder, docname: str) -> Path | None:
    """The file with the text of a page; None where the builder makes no search page."""
    return Path(builder.outdir, "_search", f"{docname}.js") if builder.name in _BUILDERS else None


def passages(document: nodes.document) -> Iterator[tuple[str, str]]:
    """The text of a page without its title, cut wherever a link can lead: anchors, each with the text from there on.

    Args:
        document: the page, with all references resolved.
    """
    title = next(document.findall(nodes.title), None)
    anchor, texts = "", dict[nodes.Element, str]()
    for node in document.findall():
        if isinstance(node, nodes.Element) and node["ids"]:
            yield anchor, _line(texts)
            anchor, texts = node["ids"][0], {}
        elif isinstance(node, nodes.Text) and not isinstance(node.parent, _SILENT):
            block = _block(node)
            if block is not title:
                # Quicker than `astext`, which is only needed where there was a backslash.
                texts[block] = texts.get(block, "") + (node.astext() if "\0" in node else node)
    yield anchor, _line(texts)


def _block(text: nodes.Text) -> nodes.Element:
    """What a text stands in on a line of its own, as a paragraph."""
    node: nodes.Element = text.parent
    while isinstance(node, nodes.Inline):
        node = node.parent
    return node


def _line(texts: Mapping[nodes.Element, str]) -> str:
    """Texts in one line, with a dot after what is no sentence."""
    line = ""
    # Whose words they are goes before the words of a quote, of which the beginning alone may be shown.
    for block, text in sorted(texts.items(), key=lambda one: not _leads(one[0])):
        if flat := " ".join(text.split()):
            after = (
                ""
                if flat[-1] in ".:;,!?”’"
                else ":"
                if _leads(block) or isinstance(block, nodes.term)
                else " ·"
            )
            line += f"{flat}{after} "
    return line.removesuffix(" · ").strip()


def _leads(block: nodes.Element) -> bool:
    return "quote-speaker" in block["classes"]


def script(docname: str, found: Iterable[tuple[str, str]]) -> str:
    """The text of a page as a script: ASCII, so that no encoding spoils it, and harmless inside a page too.

    Args:
        docname: the page.
        found: its passages.
    """
    told = json.dumps([docname, [one for one in found if one[1]]], separators=(",", ":"))
    return f"incidentText({told[1:-1]})\n".replace("<", "\\u003c")


def _add_templates(app: Sphinx, config: Config) -> None:
    # Behind the project's own, which go first.
    config.templates_path = [*config.templates_path, str(_TEMPLATES)]


def _publish(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    builder, env = app.builder, app.env
    if builder.name not in _BUILDERS or not isinstance(builder, StandaloneHTMLBuilder):
        return
    if pagename == "search":
        app.add_js_file("incident_search.js", loading_method="defer")
        app.add_css_file("incident_search.css")
        root = env.config.root_doc
        pages = [root, *env.toctree_includes.get(root, ())]
        context["pages_elsewhere"] = [
            (page, env.titles[page].astext()) for page in pages if page in env.titles
        ]
    elif doctree is not None and (place := path(builder, pagename)):
        put(place, script(pagename, passages(doctree)).encode())
