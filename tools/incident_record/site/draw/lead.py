"""The lead of a home page: the newest record at length, and others beside it."""

from collections.abc import Iterator

from docutils import nodes

from incident_record.catalog.catalog import Catalog
from incident_record.site.draw.nodes import box, facts, item, listing, para
from incident_record.site.draw.questions import render_answers
from incident_record.site.draw.quote import render_lead_quote
from incident_record.site.draw.view import RecordView

# How many answered questions the lead has.
_ANSWERS = 3

# How many records stand beside the lead.
_NEXT = 3


def render_lead(catalog: Catalog, docname: str) -> Iterator[nodes.Node]:
    """The newest record at length, and beside it those that it is related with, then the next ones."""
    entries = sorted(catalog.entries, key=lambda entry: entry.id, reverse=True)
    views = [RecordView(catalog, entry, entry.record, docname) for entry in entries if entry.record]
    if not views:
        return
    lead = views[0]
    why = {entry.id: related.why for entry, _, related in catalog.pointing.get(lead.entry.id, ())}
    why |= {related.id: related.why for related in lead.record.related}
    beside = sorted(views[1:], key=lambda view: view.entry.id not in why)[:_NEXT]
    answered = [question for question in lead.record.questions if question.answers][:_ANSWERS]
    rows = [(question.question, render_answers(lead, question, brief=True)) for question in answered]
    main = box(
        *_render_head(lead),
        *([para(lead.record.content_note, classes=["content-note"])] if lead.record.content_note else []),
        *([para(lead.record.summary)] if lead.record.summary else []),
        *render_lead_quote(lead),
        *([facts(rows, "lead-answers")] if rows else []),
        classes=["lead"],
    )
    cards = [item(*_render_card(view, why.get(view.entry.id))) for view in beside]
    yield box(main, *([listing(cards, "lead-others")] if cards else []), classes=["lead-grid"])


def _render_head(view: RecordView) -> list[nodes.Node]:
    """The title of a record and its date, alike for all, since no death counts for less."""
    date = [para(view.date(view.record.date), classes=["soft", "date"])] if view.record.date else []
    return [para(view.title_link(), classes=["lead-title"]), *date]


def _render_card(view: RecordView, why: str | None) -> list[nodes.Node]:
    """Another record, and for a related case its summary and why it is one."""
    summary = [para(view.record.summary)] if view.record.summary and why else []
    return [*_render_head(view), *summary, *([para(f"Related case: {why}", classes=["soft"])] if why else [])]
