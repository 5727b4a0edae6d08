"""What pages show across records: one function for each directive."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from docutils import nodes

from incident_record.catalog.catalog import Catalog, in_words
from incident_record.catalog.labels import NOT_STATED
from incident_record.catalog.summaries import record_facts, voice_key
from incident_record.record.model import PolicyPoint, Source, Statement
from incident_record.site.draw.nodes import AGAIN, Row, box, facts, heading, inline, item, listing, para, section
from incident_record.site.draw.people import render_people
from incident_record.site.draw.policy import render_point
from incident_record.site.draw.proof import proof_rows
from incident_record.site.draw.questions import render_answers, render_claim
from incident_record.site.draw.quote import render_lead, render_quote
from incident_record.site.draw.timeline import render_timeline
from incident_record.site.draw.view import RecordView

_ANSWERS = 3
"""How many answered questions the lead has."""

_NEXT = 3
"""How many records stand beside the lead."""


def render_overview(name: str, catalog: Catalog, docname: str) -> nodes.container:
    """What the directive of a name in `OVERVIEWS` shows on a page."""
    # The latest incident first, since an id begins with its date.
    entries = sorted(catalog.entries, key=lambda entry: entry.id, reverse=True)
    views = [RecordView(catalog, entry, entry.record, docname) for entry in entries if entry.record is not None]
    content = list(OVERVIEWS[name](catalog, views)) or [para("There is nothing to show yet.")]
    # In a box, whose sections Sphinx does not put into the table of contents: there could be thousands.
    # The search finds what is here in the records.
    return box(*content, classes=["incident-overview", f"overview-{name}", AGAIN])


def _render_lead(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    """The newest record at length, and beside it those that it is related with, then the next ones."""
    if not views:
        return
    lead = views[0]
    linked = {related.id for related in lead.record.related}
    linked |= {entry.id for entry, _, _ in catalog.pointing.get(lead.entry.id, ())}
    beside = sorted(views[1:], key=lambda view: view.entry.id not in linked)[:_NEXT]
    answered = [question for question in lead.record.questions if question.answers][:_ANSWERS]
    rows = [(question.question, render_answers(lead, question, brief=True)[:1]) for question in answered]
    main = box(
        para(lead.title_link(), classes=["lead-title"]),
        *([para(lead.record.content_note, classes=["content-note"])] if lead.record.content_note else []),
        *([para(lead.record.summary)] if lead.record.summary else []),
        *render_lead(lead),
        *([facts(rows, "lead-answers")] if rows else []),
        classes=["lead"],
    )
    cards = [item(*_render_card(catalog, view, view.entry.id in linked)) for view in beside]
    yield box(main, *([listing(cards, "lead-others")] if cards else []), classes=["lead-grid"])


def _render_card(catalog: Catalog, view: RecordView, is_linked: bool) -> list[nodes.Node]:
    record = view.record
    head = [para("Related case", classes=["soft"])] if is_linked else []
    summary = [para(record.summary)] if record.summary and is_linked else []
    return [
        *head,
        para(view.title_link(), classes=["card-title"]),
        para(record_facts(view.record, catalog.language), classes=["soft"]),
        *summary,
    ]


def _render_records(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    """Every record in a line, by year."""
    years: dict[str, list[RecordView]] = {}
    for view in views:
        years.setdefault(view.entry.id[:4], []).append(view)
    for year, records in years.items():
        if len(years) > 1:
            yield heading(year)
        lines = [(view, record_facts(view.record, catalog.language)) for view in records]
        yield listing([item(para(view.title_link(), inline(f" {line}", "soft"))) for view, line in lines], "records")


def _render_quotes(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    for view in views:
        if view.record.quotes:
            quotes = [render_quote(view, quote) for quote in view.record.quotes]
            yield section([f"record-{id_}" for id_ in view.entry.all_ids], view.title_link(), *quotes)


def _render_timeline(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    yield from render_timeline((view, event) for view in views for event in view.record.events)


def _render_policy(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    by_policy: dict[str, list[tuple[RecordView, PolicyPoint]]] = {}
    for view in views:
        for point in view.record.policy_points:
            by_policy.setdefault(point.policy, []).append((view, point))
    for policy, points in by_policy.items():
        items = listing([render_point(view, point) for view, point in points], "policy-points")
        yield section([f"policy-{policy}"], inline(in_words(policy)), items)


def _render_statements(catalog: Catalog, views: Sequence[RecordView]) -> Iterator[nodes.Node]:
    """Every statement by its voice; those of one voice stand together, whatever the record."""
    by_voice: dict[tuple[str, str], list[tuple[RecordView, Statement, str]]] = {}
    for view in views:
        for statement in view.record.statements:
            for id_ in statement.by:
                by_voice.setdefault(voice_key(view.record, id_), []).append((view, statement, id_))
    for (kind, key), said in by_voice.items():
        ids = catalog.ids_of_person(key) if kind == "person" else ()
        anchors = [f"voice-{one}" for one in ids] or [f"voice_{nodes.make_id(key)}"]
        # The voice has the name that the first of its records gives it.
        title = said[0][0].voices((said[0][2],))
        yield section(anchors, title, listing([_render_statement(*one[:2]) for one in said], "statements"))


def _render_statement(view: RecordView, statement: Statement) -> nodes.list_item:
    where = para(view.item_link("statement", statement.id, view.entry.short_title), classes=["soft"])
    return item(*render_claim(view, statement), where, classes=["row"])


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
    titles = [
        item(para(RecordView(catalog, entry, entry.record, view.docname).title_link()))
        for entry in citing
        if entry.record
    ]
    reading = view.entry.finding.readings.get(source.text)
    rows: list[Row] = [
        ("Publisher", [para(source.publisher)]),
        ("Published", [para(view.date(source.published) if source.published else NOT_STATED)]),
        ("Cited by", [listing(titles)]),
        *proof_rows(reading, source.text, citing),
    ]
    title = view.item_link("source", source.id, view.phrase(source.title, source))
    ids = product(view.entry.all_ids, view.record.all_ids(source.id))
    return section([f"source-{record}-{id_}" for record, id_ in ids], title, facts(rows))


OVERVIEWS: dict[str, Callable[[Catalog, Sequence[RecordView]], Iterator[nodes.Node]]] = {
    "lead": _render_lead,
    "records": _render_records,
    "people": render_people,
    "quotes": _render_quotes,
    "timeline": _render_timeline,
    "policy": _render_policy,
    "statements": _render_statements,
    "sources": _render_sources,
}
"""What each directive shows, by its name after `incident-`."""
