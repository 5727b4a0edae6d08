"""The files of a record beside its page, and the removal of what pages that are gone have left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.search import js_index

from incident_record.catalog.catalog import Entry
from incident_record.export.feed import FEED, corrections_feed
from incident_record.export.formats import FORMATS
from incident_record.export.model import Exported, file_name
from incident_record.export.page_head import head
from incident_record.export.redirect import redirect_page
from incident_record.site.domain import PAGE_BUILDERS, SUFFIX, IncidentDomain, incident_domain
from incident_record.site.draw.html import address
from incident_record.site.search import text_path
from incident_record.source.files import write_if_changed


def connect(app: Sphinx) -> None:
    """Write the files of a record whenever its page is written, and the pages at former addresses."""
    app.connect("html-page-context", _publish)
    app.connect("html-collect-pages", _write_site_files)


def _publish(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    domain = incident_domain(app.env)
    entry = domain.catalog.pages.get(pagename)
    builder = app.builder
    if entry is None or builder.name not in PAGE_BUILDERS or not isinstance(builder, StandaloneHTMLBuilder):
        return
    exported = _export(builder, domain, entry)
    contents = {format_.ending: format_.write(exported) for format_ in FORMATS} if exported else {}
    for path, format_ in zip(_export_paths(builder, pagename), FORMATS, strict=True):
        if contents:
            # As bytes, since the ends of lines are the format's.
            write_if_changed(path, contents[format_.ending].encode(), durable=False)
        else:
            path.unlink(missing_ok=True)
    if exported:
        feed = context["pathto"](FEED, 1)
        context["metatags"] += f'{head(exported)}<link rel="alternate" type="application/atom+xml" href="{feed}">'


def _write_site_files(app: Sphinx) -> tuple[()]:
    """Write a page at each address that a record had before, and the corrections of all records."""
    domain, builder = incident_domain(app.env), app.builder
    if builder.name in PAGE_BUILDERS:
        entries = [(entry, address(builder, entry.docname)) for entry in domain.catalog.entries]
        feed = corrections_feed(entries, app.config.html_title, app.config.author, domain.catalog.language)
        write_if_changed(Path(builder.outdir, FEED), feed.encode(), durable=False)
    for docname, entry in _former_pages(builder).items():
        target = builder.get_relative_uri(docname, entry.docname)
        page = redirect_page(entry.title, target, domain.catalog.language)
        write_if_changed(Path(builder.get_output_path(docname)), page.encode())  # type: ignore[attr-defined]
    return ()


def _former_pages(builder: Builder) -> dict[str, Entry]:
    """The names that records' pages had, each with the record, but for those that another page has now."""
    former = incident_domain(builder.env).catalog.former_pages() if builder.name in PAGE_BUILDERS else {}
    return {docname: entry for docname, entry in former.items() if docname not in builder.env.found_docs}


def _export_paths(builder: StandaloneHTMLBuilder, docname: str) -> Iterator[Path]:
    """The files of a record, in the order of `FORMATS`; they stand in the folder of its page."""
    page = Path(builder.get_output_path(docname))
    for format_ in FORMATS:
        yield page.with_name(file_name(docname, format_.ending))


def _export(builder: Builder, domain: IncidentDomain, entry: Entry) -> Exported | None:
    """A record for its files; None where it, or an item in it, cannot be read."""
    record = entry.record
    if record is None or not entry.finding.complete:
        return None
    people = {}
    for person in record.people:
        item = domain.find("person", person.id, entry.docname)
        if item and (page := address(builder, item.docname)):
            people[person.id] = f"{page}#{item.anchor}"
    return Exported(entry, record, address(builder, entry.docname), people, domain.catalog.language)


def is_by_page(builder: Builder) -> bool:
    """Whether a builder has a file for each page, and writes only those that it has to."""
    return bool(getattr(builder, "out_suffix", "")) and not isinstance(builder, SingleFileHTMLBuilder)


def files_of_pages(builder: Builder) -> set[str]:
    """The files of all pages, with their sources, images and downloads, relative to the builder's folder."""
    env = builder.env
    if not is_by_page(builder):
        return set()
    files = {
        file
        for docname in env.found_docs
        for file in _files_of(builder, docname, str(env.doc2path(docname, base=False)))
    }
    if isinstance(builder, StandaloneHTMLBuilder):
        former = map(builder.get_output_path, _former_pages(builder))
        files.update(Path(path).relative_to(builder.outdir).as_posix() for path in former)
        files.update(f"_images/{name}" for _, name in env.images.values())
        files.update(f"_downloads/{name}" for _, name in env.dlfiles.values())
    return files


def files_by_search_index(builder: Builder) -> list[str]:
    """The files of the pages that the folder's search index names, where nothing else is known of the last build."""
    try:
        index = js_index.loads(Path(builder.outdir, "searchindex.js").read_text("utf-8"))
        pages = zip(index["docnames"], index["filenames"], strict=True)
        return sorted(file for docname, source in pages for file in _files_of(builder, docname, source))
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _files_of(builder: Builder, docname: str, source: str) -> Iterator[str]:
    if not isinstance(builder, StandaloneHTMLBuilder):
        yield f"{docname}{getattr(builder, 'out_suffix', '')}"
        return
    beside = _export_paths(builder, docname) if source.endswith(SUFFIX) else ()
    for path in (Path(builder.get_output_path(docname)), *beside, text_path(builder, docname)):
        yield path.relative_to(builder.outdir).as_posix()
    # As the builder names the copy of a page's source.
    suffix = builder.config.html_sourcelink_suffix
    yield f"_sources/{source}{'' if Path(source).suffix == suffix else suffix}"
