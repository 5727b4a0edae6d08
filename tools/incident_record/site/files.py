"""The files of a record beside its page, and what the head of the page says of them."""

import posixpath
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from incident_record.catalog.catalog import Entry
from incident_record.export.citations import printed
from incident_record.export.formats import FORMATS, Format
from incident_record.export.linked_data import summary
from incident_record.export.model import Exported, file_name, link_to
from incident_record.site.domain import IncidentDomain

_BUILDERS = frozenset(("html", "dirhtml"))
"""The builders whose pages have files beside them; `pages` shows links to them under the same names."""

_WEB = re.compile("https?://")


def connect(app: Sphinx) -> None:
    """Write the files of a record whenever its page is written."""
    app.connect("html-page-context", _publish)


def paths(builder: StandaloneHTMLBuilder, docname: str) -> Iterator[Path]:
    """The files of a record, in the order of `FORMATS`; they stand in the folder of its page."""
    page = Path(builder.get_output_path(docname))
    for format_ in FORMATS:
        yield page.with_name(file_name(docname, format_.ending))


def _publish(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    domain = app.env.domains["incident"]
    assert isinstance(domain, IncidentDomain)  # noqa: S101 - tells the type
    entry = domain.entries.get(pagename)
    if entry is None or app.builder.name not in _BUILDERS:
        return
    assert isinstance(app.builder, StandaloneHTMLBuilder)  # noqa: S101 - tells the type
    exported = _exported(app, domain, entry)
    written = exported and {format_.ending: format_.write(exported) for format_ in FORMATS}
    for path, format_ in zip(paths(app.builder, pagename), FORMATS, strict=True):
        if written:
            # As bytes, since the ends of lines are the format's.
            put(path, written[format_.ending].encode())
        else:
            path.unlink(missing_ok=True)
    if exported and written:
        context["metatags"] += _head(exported)


def _exported(app: Sphinx, domain: IncidentDomain, entry: Entry) -> Exported | None:
    """A record for its files; None where it, or an item in it, cannot be read."""
    record = entry.record
    if record is None or not entry.finding.complete:
        return None
    people = {}
    for person in record.people:
        thing = domain.target("person", person.id, entry.docname)
        if thing and (page := address(app.builder, thing.docname)):
            people[person.id] = f"{page}#{thing.anchor}"
    return Exported(entry, record, address(app.builder, entry.docname), people)


def address(builder: Builder, docname: str) -> str:
    """The address of a page on the web; empty where the settings have none for the site."""
    base: str = builder.config.html_baseurl
    return posixpath.join(base, builder.get_target_uri(docname)) if _WEB.match(base) else ""


def put(path: Path, content: bytes) -> None:
    """Put a file in place whole, if it is not there already."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)


def _head(exported: Exported) -> str:
    """What programs read in the head of the page: what the page is, its other forms, and its data.

    Dublin Core, since it can name a work that another rests on; the tags of scholarly articles would say that the
    page is the article.
    """
    record = exported.record
    lines = [
        '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">',
        _meta("DC.title", record.title),
        _meta("DC.identifier", exported.page or record.id),
        *(_meta("DC.source", printed(source)) for source in record.sources),
        *(_alternate(exported.entry.docname, format_) for format_ in FORMATS),
    ]
    return "\n".join(["", *lines, f'<script type="application/ld+json">{summary(exported)}</script>', ""])


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{escape(content)}">'


def _alternate(docname: str, format_: Format) -> str:
    href = link_to(docname, format_.ending)
    return f'<link rel="alternate" type="{escape(format_.media_type)}" title="{format_.name}" href="{escape(href)}">'
