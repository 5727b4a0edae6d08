"""The source parser: a record's file becomes a document, and so does a part of an overview; and when both are drawn."""

from functools import partial
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser
from sphinx.transforms.post_transforms import SphinxPostTransform

from incident_record.catalog.summaries import other_words
from incident_record.site.domain import SUFFIX, incident_domain, is_for_browsers
from incident_record.site.draw.deferred import let_go
from incident_record.site.draw.html import write_beside
from incident_record.site.draw.navigation import list_parts, share_navigation
from incident_record.site.draw.nodes import as_docutils, deferred
from incident_record.site.draw.overviews import part_of_overview
from incident_record.site.draw.record import render_record

_FILETYPE = "incident-record"


def connect(app: Sphinx) -> None:
    """Read records, and make what pages show of them when they are written."""
    app.add_source_suffix(SUFFIX, _FILETYPE)
    app.add_source_parser(RecordParser)
    app.connect("builder-inited", _connect_builder)


class RecordParser(Parser):
    """Makes the page of a record, which the catalog has already read and checked, or a part of an overview."""

    supported = (_FILETYPE,)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill a document; the file's text is not used, since the page shows what the check has read."""
        env: BuildEnvironment = document.settings.env
        docname, domain = env.current_document.docname, incident_domain(env)
        # Thousands of records in a toctree would make every page slow; they are reached by plain links. The parts of
        # the page are listed in the sidebar, so furo's second list of them is not needed.
        env.metadata[docname].update({"orphan": True, "hide-toc": True})
        if page := domain.parts.get(docname):
            # What it lists is found in the records.
            env.metadata[docname]["no-search"] = True
            document += as_docutils(part_of_overview(docname, page.part.title))
            return
        entry = domain.catalog.pages[docname]
        document += map(as_docutils, render_record(domain.catalog, entry))
        if entry.record and (words := other_words(entry.record)):
            # Sphinx puts keywords into the index of words.
            document += nodes.meta(name="keywords", content=", ".join(words))


def _connect_builder(app: Sphinx) -> None:
    # Before themes look whether it is empty.
    app.connect("html-page-context", list_parts, priority=100)
    if is_for_browsers(app.builder):
        app.connect("doctree-resolved", _draw_beside)
        share_navigation(app)
        # After everything that reads a page's text.
        app.connect("html-page-context", let_go, priority=990)
    else:
        app.add_post_transform(_DrawInPlace)


def _draw_beside(app: Sphinx, document: nodes.document, docname: str) -> None:
    domain = incident_domain(app.env)
    write_beside(document, domain.catalog, domain.parts, docname, app.builder, partial(domain.address, docname))


class _DrawInPlace(SphinxPostTransform):
    # Before Sphinx resolves links (10), and before `books` looks at what has an id (5).
    default_priority = 1

    def run(self, **kwargs: Any) -> None:
        domain = incident_domain(self.env)
        for place in list(self.document.findall(deferred)):
            place.replace_self([*map(as_docutils, place["draw"](domain.catalog, domain.parts))])
