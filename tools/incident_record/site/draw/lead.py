"""The lead of a home page: the newest record at length, and others beside it."""

from collections.abc import Iterator

from docutils import nodes

from incident_record.catalog.catalog import Catalog
from incident_record.catalog.summaries import record_facts
from incident_record.site.draw.nodes import box, facts, item, listing, para
from incident_record.site.draw.questions import render_answers
from incident_record.site.draw.quote import render_lead_quote
from incident_record.site.draw.view import RecordView

_ANSWERS = 3
"""How many answered questions the lead has."""

_NEXT = 3
"""How many records stand beside the lead."""


def render_lead(catalog: Catalog, docname: str) -> Iterator[nodes.Node]:
    """The newest record at length, and beside it those that it is related with, then the next ones."""
    entries = sorted(catalog.entries, key=lambda entry: entry.id, reverse=True)
    views = [RecordView(catalog, entry, entry.record, docname) for entry in entries if entry.record]
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
        *render_lead_quote(lead),
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
