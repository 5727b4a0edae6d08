"""Books, as the LaTeX, Texinfo and EPUB builders make them: the records follow the pages that the toctree holds."""

from collections.abc import Iterable

from sphinx.application import Sphinx

from incident_record.archive import Entry


def append_records(app: Sphinx, entries: Iterable[Entry]) -> None:
    """Make every record a part of a book. No toctree holds records, so a book would leave them out.

    Args:
        app: the application, once everything is read and nothing is written.
        entries: what is known of the records.
    """
    ordered = sorted(entries, key=lambda entry: entry.id, reverse=True)
    docnames = [entry.docname for entry in ordered]
    config = app.config
    config.latex_appendices = [*config.latex_appendices, *docnames]
    config.texinfo_appendices = [*config.texinfo_appendices, *docnames]
    if app.builder.name == "epub":
        files = [(app.builder.get_target_uri(entry.docname), entry.title) for entry in ordered]
        config.epub_post_files = [*config.epub_post_files, *files]
