"""The source parser: a record's file becomes a document, and so does a part of an overview."""

from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser
from sphinx.transforms import SphinxTransform

from incident_record.catalog.summaries import other_words
from incident_record.site.domain import incident_domain
from incident_record.site.draw.nodes import finished
from incident_record.site.draw.overviews import render_part
from incident_record.site.draw.record import render_note, render_record

FILETYPE = "incident-record"
"""What Sphinx calls the files that this parser takes."""


class RecordParser(Parser):
    """Draws the page of a record, which the catalog has already read and checked, or a part of an overview."""

    supported = (FILETYPE,)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill a document.

        Args:
            inputstring: the file's text, which is not used: the page shows what the check has read.
            document: the document to fill.
        """
        self.setup_parse(inputstring, document)
        env: BuildEnvironment = document.settings.env
        docname = env.current_document.docname
        # Thousands of records in a toctree would make every page slow; they are reached by plain links.
        env.metadata[docname]["orphan"] = True
        # The parts of the page are listed in the sidebar, so furo's second list of them is not needed.
        env.metadata[docname]["hide-toc"] = True
        domain = incident_domain(env)
        catalog, page = domain.catalog, domain.parts.get(docname)
        if page:
            # What it lists is found in the records.
            env.metadata[docname]["no-search"] = True
            document += finished(render_part(catalog, docname, page.part, page.links))
            self.finish_parse()
            return
        entry = catalog.pages[docname]
        document += [finished(note) for note in render_note(entry)]
        document += finished(render_record(catalog, entry, env.config.incident_contact, env.config.incident_check))
        if entry.record and (words := other_words(entry.record)):
            # Sphinx puts keywords into the index of words.
            document += nodes.meta(name="keywords", content=", ".join(words))
        self.finish_parse()


class ShowFinished(SphinxTransform):
    """Puts finished nodes in place."""

    # Just before Sphinx collects what stands in a document (880).
    default_priority = 879

    def apply(self, **kwargs: Any) -> None:
        """Replace each of the nodes with its content."""
        for node in list(self.document.findall(finished)):
            node.replace_self(node.content)
