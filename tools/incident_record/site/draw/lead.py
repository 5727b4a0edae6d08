"""The lead of a home page: the newest record at length, and others beside it."""

from collections.abc import Iterator

from docutils import nodes

from incident_record.catalog.catalog import Catalog
from incident_record.catalog.lead import find_lead
from incident_record.site.draw.nodes import box, facts, item, listing, para
from incident_record.site.draw.questions import render_answers
from incident_record.site.draw.quote import render_lead_quote
from incident_record.site.draw.view import RecordView


def render_lead(catalog: Catalog, docname: str) -> Iterator[nodes.Node]:
    """The newest record at length, with others beside it."""
    if (lead := find_lead(catalog)) is None:
        return
    view = RecordView(catalog, lead.entry, lead.record, docname)
    main = [*_render_head(view)]
    if lead.record.content_note:
        main.append(para(lead.record.content_note, classes=["content-note"]))
    if lead.record.summary:
        main.append(para(lead.record.summary))
    main += render_lead_quote(view)
    if lead.answered:
        rows = [(question.question, render_answers(view, question)) for question in lead.answered]
        main.append(facts(rows, "lead-answers"))
    others = ((RecordView(catalog, entry, record, docname), why) for entry, record, why in lead.beside)
    cards = [item(*_render_card(other, why)) for other, why in others]
    beside = [listing(cards, "lead-others")] if cards else []
    yield box(box(*main, classes=["lead"]), *beside, classes=["lead-grid"])


def _render_head(view: RecordView) -> Iterator[nodes.Node]:
    """The title of a record and its date, alike for all, since no death counts for less."""
    yield para(view.title_link(), classes=["lead-title"])
    if view.record.date:
        yield para(view.date(view.record.date), classes=["soft", "date"])


def _render_card(view: RecordView, why: str | None) -> Iterator[nodes.Node]:
    """Another record, and for a related case its summary and why it is one."""
    yield from _render_head(view)
    if view.record.summary and why:
        yield para(view.record.summary)
    if why:
        yield para(f"Related case: {why}", classes=["soft"])
