"""The source parser: a record's file becomes a document."""

from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser

from incident_record import checks, records, schema
from incident_record.archive import Entry, absent, slim
from incident_record.domain import IncidentDomain
from incident_record.pages import record_page
from incident_record.records import Record

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
    loaded = records.load(path)
    finding = checks.check_record(loaded, domain.library)
    files: list[Path] = []
    for source in loaded.record.sources if loaded.record else ():
        volume = domain.library.volume(path.parent, source.text, source.marks)
        files += volume.files
    for file in (*files, schema.schema_path()):
        # A dependency that is not there would make the record out of date in every build.
        if file.exists():
            env.note_dependency(str(file.resolve()), docname=docname)
    if finding.problems:
        env.note_reread()
    entry = Entry(docname, finding, _kept(loaded.record), absent(files))
    domain.note_record(entry)
    # Thousands of records in a toctree would make every page slow; they are reached by plain links.
    env.metadata[docname]["orphan"] = True
    return record_page(entry, env.config.incident_contact, env.config.incident_check)


def _kept(record: Record | None) -> Record | None:
    return slim(record) if record else None
