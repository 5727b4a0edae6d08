"""The directives: what pages show across records, and the reference pages for maintainers."""

from functools import partial

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from incident_record.catalog.labels import contact_sentence
from incident_record.record.file import schema_path
from incident_record.site.domain import SHOWS_RECORDS
from incident_record.site.draw.deferred import defer
from incident_record.site.draw.nodes import para
from incident_record.site.draw.overviews import render_overview
from incident_record.site.draw.reference import render_fields, render_problems


class Overview(SphinxDirective):
    """Shows something of all records; the directive's name says what."""

    def run(self) -> list[nodes.Node]:
        """What the directive shows."""
        docname = self.env.current_document.docname
        # Sphinx stores, merges and forgets a page's metadata, so that nothing of ours has to. One name is `SHOWS_PEOPLE`.
        self.env.metadata[docname].update({SHOWS_RECORDS: "yes", self.name: "yes"})
        name = self.name.removeprefix("incident-")
        return [defer(partial(render_overview, name, docname))]


class Contact(SphinxDirective):
    """How to ask for a correction, as the site's settings have it."""

    def run(self) -> list[nodes.Node]:
        """A paragraph."""
        return [para(contact_sentence(self.config.incident_contact))]


class FieldReference(SphinxDirective):
    """Every field of a record, with what the schema says of it."""

    def run(self) -> list[nodes.Node]:
        """A section for the record and one for each kind of item."""
        self.env.note_dependency(str(schema_path()))
        return [*render_fields()]


class ProblemReference(SphinxDirective):
    """Every code of the check: what it means, and how to mend it."""

    def run(self) -> list[nodes.Node]:
        """A definition list."""
        return [render_problems()]
