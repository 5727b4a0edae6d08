"""What programs read in the head of a record's page: what the page is, its other forms, and its data."""

from html import escape

from incident_record.export.citations import cite_source
from incident_record.export.formats import FORMATS, Format
from incident_record.export.linked_data import summary
from incident_record.export.model import Exported, link_to


def head(exported: Exported) -> str:
    """The HTML of the tags."""
    record = exported.record
    # Dublin Core, since it can name the work that a page rests on; the tags of scholarly articles would say that the
    # page is the article.
    lines = [
        '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">',
        _meta("DC.title", record.title),
        _meta("DC.identifier", exported.page or record.id),
        *(_meta("DC.source", cite_source(source, exported.language)) for source in record.sources),
        *(_alternate(exported.entry.docname, format_) for format_ in FORMATS),
    ]
    return "\n".join(["", *lines, f'<script type="application/ld+json">{summary(exported)}</script>', ""])


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{escape(content)}">'


def _alternate(docname: str, format_: Format) -> str:
    href = link_to(docname, format_.ending)
    return f'<link rel="alternate" type="{escape(format_.media_type)}" title="{format_.name}" href="{escape(href)}">'
