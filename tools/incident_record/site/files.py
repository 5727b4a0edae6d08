"""The files of a record beside its page, and which files of a build are whose."""

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
from incident_record.export.model import Exported, file_name, web_address
from incident_record.export.page_head import head
from incident_record.export.redirect import redirect_page
from incident_record.site.domain import SUFFIX, incident_domain, is_for_browsers
from incident_record.site.search import text_path
from incident_record.source.files import write_if_changed


def connect(app: Sphinx) -> None:
    """Write the files of a record whenever its page is written, and the pages at former addresses."""
    app.connect("html-page-context", _publish)
    app.connect("html-collect-pages", _write_site_files)


def _publish(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    builder, entry = app.builder, incident_domain(app.env).catalog.pages.get(pagename)
    if entry is None or not is_for_browsers(builder):
        return
    exported, page = _export(builder, entry), builder.get_output_path(pagename)
    for format_ in FORMATS:
        path = page.with_name(file_name(pagename, format_.ending))
        if exported:
            # As bytes, since the ends of lines are the format's.
            write_if_changed(path, format_.write(exported).encode(), durable=False)
        else:
            path.unlink(missing_ok=True)  # what was written before the record could not be read
    if exported:
        feed = context["pathto"](FEED, 1)
        context["metatags"] += f'{head(exported)}<link rel="alternate" type="application/atom+xml" href="{feed}">'


def _write_site_files(app: Sphinx) -> tuple[()]:
    """Write a page at each address that a record had before, and the corrections of all records."""
    builder, catalog = app.builder, incident_domain(app.env).catalog
    if is_for_browsers(builder):
        entries = [(entry, _address(builder, entry.docname)) for entry in catalog.entries]
        feed = corrections_feed(entries, app.config.html_title, app.config.author, catalog.language)
        write_if_changed(Path(builder.outdir, FEED), feed.encode(), durable=False)
        for docname, entry in catalog.former_pages(app.env.found_docs).items():
            target = builder.get_relative_uri(docname, entry.docname)
            page = redirect_page(entry.title, target, catalog.language)
            write_if_changed(builder.get_output_path(docname), page.encode())
    return ()


def _export(builder: Builder, entry: Entry) -> Exported | None:
    """A record for its files; None where it, or an item in it, cannot be read."""
    record, domain = entry.record, incident_domain(builder.env)
    if record is None or not entry.finding.complete:
        return None
    known = ((person.id, domain.find("person", person.id, entry.docname)) for person in record.people)
    pages = ((id_, item, _address(builder, item.docname)) for id_, item in known if item)
    people = {id_: f"{page}#{item.anchor}" for id_, item, page in pages if page}
    return Exported(entry, record, _address(builder, entry.docname), people, domain.catalog.language)


def is_by_page(builder: Builder) -> bool:
    """Whether a builder has a file for each page, and writes only those that it has to."""
    return bool(getattr(builder, "out_suffix", "")) and not isinstance(builder, SingleFileHTMLBuilder)


def files_of_pages(builder: Builder) -> set[str]:
    """The files of all pages, with their sources, relative to the builder's folder."""
    env = builder.env
    if not is_by_page(builder):
        return set()
    pages = ((docname, str(env.doc2path(docname, base=False))) for docname in env.found_docs)
    files = {file for page in pages for file in _files_of(builder, *page)}
    if is_for_browsers(builder):
        former = incident_domain(env).catalog.former_pages(env.found_docs)
        files.update(_relative(builder, builder.get_output_path(docname)) for docname in former)
    return files


def files_in_pages(builder: Builder) -> set[str]:
    """The images and downloads of all pages, relative to the builder's folder; more are found while pages are written."""
    if not is_by_page(builder):
        return set()
    images, downloads = builder.env.images.values(), builder.env.dlfiles.values()
    return {f"_images/{name}" for _, name in images} | {f"_downloads/{name}" for _, name in downloads}


def files_by_search_index(builder: Builder) -> list[str]:
    """The files of the pages that the folder's search index names, where nothing else is known of the last build."""
    try:
        index = js_index.loads(Path(builder.outdir, "searchindex.js").read_text("utf-8"))
        pages = zip(index["docnames"], index["filenames"], strict=True)
        return sorted(file for docname, source in pages for file in _files_of(builder, docname, source))
    except (OSError, ValueError, TypeError, KeyError):  # another Sphinx wrote it, or a build was cut off
        return []


def _files_of(builder: Builder, docname: str, source: str) -> Iterator[str]:
    if not isinstance(builder, StandaloneHTMLBuilder):
        yield f"{docname}{getattr(builder, 'out_suffix', '')}"
        return
    page = _relative(builder, builder.get_output_path(docname))
    yield from (page, _relative(builder, text_path(builder, docname)))
    if source.endswith(SUFFIX):
        folder = page[: page.rfind("/") + 1]
        yield from (f"{folder}{file_name(docname, format_.ending)}" for format_ in FORMATS)
    # As the builder names the copy of a page's source.
    suffix = builder.config.html_sourcelink_suffix
    yield f"_sources/{source}{'' if Path(source).suffix == suffix else suffix}"


def _address(builder: Builder, docname: str) -> str:
    return web_address(builder.config.html_baseurl or "", builder.get_target_uri(docname))


def _relative(builder: Builder, path: Path) -> str:
    return path.relative_to(builder.outdir).as_posix()
