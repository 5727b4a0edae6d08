"""The source parser: a record's file becomes a document."""

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser

from incident_record.catalog.catalog import Entry, slim
from incident_record.check import record as checks
from incident_record.record import schema
from incident_record.record.load import load_record
from incident_record.record.model import Record
from incident_record.site.domain import IncidentDomain
from incident_record.site.draw.record import record_page

FILETYPE = "incident-record"
"""What Sphinx calls the files that this parser takes."""


class RecordParser(Parser):
    """Reads a record, checks it, and draws its page."""

    supported = (FILETYPE,)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill a document.

        Args:
            inputstring: the file's text, which is not used: the record is read from the file itself, as the
                command line does, so that both find the same problems.
            document: the document to fill.
        """
        self.setup_parse(inputstring, document)
        env: BuildEnvironment = document.settings.env
        document += _page(env, env.current_document.docname)
        self.finish_parse()


def _page(env: BuildEnvironment, docname: str) -> nodes.section:
    domain = env.domains["incident"]
    assert isinstance(domain, IncidentDomain)  # noqa: S101 - tells the type
    path = domain.path_of(docname)
    loaded = load_record(path)
    sources = loaded.record.sources if loaded.record else ()
    files = [file for source in sources for file in domain.store.files(path.parent, source.text)]
    # Before the check reads them: a file that changes meanwhile is another by the next build.
    domain.note_files(docname, [*files, schema.schema_path()])
    finding = checks.check_record(loaded, domain.store)
    entry = Entry(docname, finding, _kept(loaded.record))
    domain.note_record(entry)
    # Thousands of records in a toctree would make every page slow; they are reached by plain links.
    env.metadata[docname]["orphan"] = True
    return record_page(entry, env.config.incident_contact, env.config.incident_check)


def _kept(record: Record | None) -> Record | None:
    return slim(record) if record else None
