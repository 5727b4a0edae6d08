"""What a build does, counted: a Sphinx extension for tests, which writes it to the file `work.json` in the built site."""

import gc
import json
from pathlib import Path
from typing import Any

from docutils import nodes
from incident_record.export.content import Content
from incident_record.site.draw.nodes import deferred
from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Count the nodes that Sphinx's transforms see, and those that are left when a page is written."""
    app.add_config_value("counts", {"resolved": {}, "alive": {}}, "")
    app.connect("builder-inited", lambda app: gc.disable())
    # Before the content of a page is made, and after everything else.
    app.connect("doctree-resolved", _count_resolved, priority=1)
    app.connect("html-page-context", _count_alive, priority=999)
    app.connect("build-finished", _write)
    return {"parallel_read_safe": True}


def _count_resolved(app: Sphinx, document: nodes.document, docname: str) -> None:
    app.config.counts["resolved"][docname] = sum(1 for _ in document.findall())


def _count_alive(app: Sphinx, page: str, template: str, context: dict[str, Any], document: Any) -> None:
    # They are on every page of ours, and on no other.
    app.config.counts["alive"][page] = sum(map(_is_ours, gc.get_objects()))


def _is_ours(each: object) -> bool:
    """Whether it is content of a page, or what stands in a page's tree for the search index."""
    return isinstance(each, Content) or (isinstance(each, nodes.section) and isinstance(each.parent, deferred))


def _write(app: Sphinx, exception: Exception | None) -> None:
    tables = {page: table for page, table in app.env.tocs.items() if page.startswith("incidents/")}
    stored = {page: sum(1 for _ in table.findall(nodes.reference)) for page, table in tables.items()}
    Path(app.outdir, "work.json").write_text(json.dumps({**app.config.counts, "stored": stored}))
