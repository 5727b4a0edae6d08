"""What pages show across records: one function for each directive."""

from collections.abc import Callable, Iterator, Sequence

from docutils import nodes

from incident_record.catalog.catalog import Catalog, in_words
from incident_record.catalog.labels import NOT_STATED, many
from incident_record.record.model import PolicyPoint, Source
from incident_record.site.draw.nodes import RecordView, Row, box, facts, inline, item, link, listing, para, section
from incident_record.site.draw.people import render_people
from incident_record.site.draw.policy import render_point
from incident_record.site.draw.quote import render_quote, render_single_voice
from incident_record.site.draw.receipt import proved_rows
from incident_record.site.draw.statements import by_voice, by_voice_together, render_statement, voice_classes, voice_key
from incident_record.site.draw.timeline import record_date, render_timeline


def render_overview(name: str, catalog: Catalog, docname: str) -> nodes.container:
    """What a directive shows.

    Args:
        name: a key of `OVERVIEWS`.
        catalog: all records.
        docname: the page that the directive is on.
    """
    # The latest incident first, since an id begins with its date.
    entries = sorted(catalog.entries, key=lambda entry: entry.id, reverse=True)
    views = [RecordView(catalog, entry, entry.record, docname) for entry in entries if entry.record is not None]
    content = list(OVERVIEWS[name](catalog, views)) or [para("There is nothing to show yet.")]
    # In a box, whose sections Sphinx does not put into the table of contents: there could be thousands.
    return box(*content, classes=["incident-overview"])


def _render_records(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    if views:
        yield listing([_render_glance(view) for view in views], "incident-grid")


def _render_glance(view: RecordView) -> nodes.list_item:
    record, finding = view.record, view.entry.finding
    when = record_date(view) if record.date else ""
    where = ", ".join(part for part in (when, record.place) if part)
    proved = f"{len(finding.proved)} of {many(finding.quotes, 'quote')} proved" if finding.quotes else "no quotes"
    counts = [f"{many(len(record.statements), 'statement')} by {many(len(by_voice(record)), 'voice')}", proved]
    if record.unanswered:
        counts.append(f"{many(len(record.unanswered), 'question')} not answered by the source")
    summary = [para(record.summary)] if record.summary else []
    return item(
        para(view.title_link(), classes=["incident-title"]),
        para(where, classes=["incident-when"]),
        *summary,
        para("; ".join(counts), classes=["incident-counts"]),
        classes=["incident-glance"],
    )


def _render_quotes(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    for view in views:
        cards: list[nodes.Node] = [render_quote(view, quote) for quote in view.record.quotes]
        content = cards or [para("This record has no quotes.")]
        yield section(f"record-{view.entry.id}", view.title_link(), *render_single_voice(view), *content)


def _render_timeline(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    yield from render_timeline((view, event) for view in views for event in view.record.events)


def _render_policy(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    by_policy: dict[str, list[tuple[RecordView, PolicyPoint]]] = {}
    for view in views:
        for point in view.record.policy_points:
            by_policy.setdefault(point.policy, []).append((view, point))
    for policy, points in by_policy.items():
        items = listing([render_point(view, point) for view, point in points], "policy-points")
        yield section(f"policy-{policy}", inline(in_words(policy)), items)


def _render_statements(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    for (kind, key), statements in by_voice_together(views).items():
        anchor = f"voice-{key}" if kind == "person" else f"voice_{nodes.make_id(key)}"
        # The voice has the name that the first of its records gives it.
        view, first = statements[0]
        id_ = next(by for by in first.by if voice_key(view, by) == (kind, key))
        title = nodes.inline("", "", view.voice_link(id_), classes=voice_classes(view.voice_kind(id_)))
        yield section(anchor, title, listing([render_statement(*pair) for pair in statements], "statements"))


def _render_sources(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    seen = set()
    for view in views:
        for source in view.record.sources:
            key = (view.entry.finding.path.parent, source.text)
            if key not in seen:
                seen.add(key)
                yield _render_source(catalog, view, source)


def _render_source(catalog: Catalog, view: RecordView, source: Source) -> nodes.section:
    citing = catalog.citing(view.entry, source.text)
    titles = [item(para(link(view.docname, "incident", entry.id, entry.title))) for entry in citing]
    reading = view.entry.finding.readings.get(source.text)
    rows: list[Row] = [
        ("Publisher", [para(source.publisher)]),
        ("Published", [para(view.date(source.published) if source.published else NOT_STATED)]),
        ("Cited by", [listing(titles)]),
        *proved_rows(reading, source, citing, citing),
    ]
    title = view.item_link("source", source.id, source.title)
    return section(f"source-{view.entry.id}-{source.id}", title, facts(rows))


OVERVIEWS: dict[str, Callable[[Catalog, Sequence[RecordView]], Iterator[nodes.Node]]] = {
    "records": _render_records,
    "people": render_people,
    "quotes": _render_quotes,
    "timeline": _render_timeline,
    "policy": _render_policy,
    "statements": _render_statements,
    "sources": _render_sources,
}
"""What each directive shows, by its name after `incident-`."""
