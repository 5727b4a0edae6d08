"""Nodes that are made when a page is written, and let go of with the page; until then no other code sees them.

What a page shows of records follows from the catalog, so it is neither stored nor kept while other pages are read. Our
nodes need nothing of what Sphinx's many passes over a tree mend in nodes that were read from markup, but for links.
"""

import atexit
import gc
from collections.abc import Mapping

from docutils import nodes
from sphinx.application import Sphinx

from incident_record.catalog.parts import PartPage
from incident_record.site.draw.nodes import deferred

PartPages = Mapping[str, PartPage]
"""The pages of overviews that are split, by their names."""


def let_go(app: Sphinx, page: str, template: str, context: object, document: nodes.document | None) -> None:
    """Free what was made beside a tree, at once: the tree itself waits for the collector, as its nodes name each other."""
    for place in document.findall(deferred) if document else ():
        for node in place.findall(include_self=False):
            node.parent = None  # half of all that a page would leave to the collector
        place.content, place.html, place.children = (), "", []


def relax_collector(app: Sphinx) -> None:
    """Collect garbage less often during a build: documents are trees of many objects, and few of them are garbage."""
    usual = gc.get_threshold()
    # What is loaded before a page is read, all records among it, stays to the end: to look through it finds nothing.
    gc.disable()
    # What the pages of 100 records leave is not looked through, which would be a fifth of that build; more costs memory.
    app.connect("env-before-read-docs", lambda app, env, docnames: _collect(250_000, 20, 50))
    app.connect("build-finished", lambda app, exception: _collect(*usual))
    app.connect("build-finished", lambda app, exception: gc.unfreeze())
    # Python collects all again before it ends, which took a tenth of that build; the system takes the memory back anyway.
    atexit.register(gc.freeze)


def _collect(*thresholds: int) -> None:
    # Frozen, all that is there is old: what is young would be looked through at once.
    gc.freeze()
    gc.set_threshold(*thresholds)
    gc.enable()
