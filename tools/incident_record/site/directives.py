"""The directives: what pages show across records, and the reference pages for maintainers."""

from collections.abc import Callable, Iterable
from functools import partial

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from incident_record.catalog.labels import contact_sentence
from incident_record.export.content import Content, para
from incident_record.record.file import schema_path
from incident_record.site.domain import SHOWS_RECORDS
from incident_record.site.draw.nodes import as_docutils, deferred
from incident_record.site.draw.overviews import render_overview
from incident_record.site.draw.reference import render_fields, render_problems


class OverviewDirective(SphinxDirective):
    """Shows something of all records; the directive's name says what."""

    def run(self) -> list[nodes.Node]:
        """What the directive shows."""
        docname = self.env.current_document.docname
        # Sphinx stores, merges and forgets a page's metadata, so that nothing of ours has to. One name is `SHOWS_PEOPLE`.
        self.env.metadata[docname].update({SHOWS_RECORDS: "yes", self.name: "yes"})
        return [deferred("", draw=partial(render_overview, self.name.removeprefix("incident-"), docname))]


class ReferenceDirective(SphinxDirective):
    """Shows what follows from the settings, the schema or the check."""

    def run(self) -> list[nodes.Node]:
        """What the directive shows."""
        self.env.note_dependency(str(schema_path()))  # in a checkout it is no file of the package
        return [*map(as_docutils, REFERENCES[self.name](self))]


REFERENCES: dict[str, Callable[[SphinxDirective], Iterable[Content]]] = {
    "incident-contact": lambda directive: [para(contact_sentence(directive.config.incident_contact))],
    "incident-fields": lambda directive: render_fields(),
    "incident-problems": lambda directive: [render_problems()],
}
"""What each of these directives shows."""
