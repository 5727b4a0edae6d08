"""Related cases: the link that a source makes between two records, from both ends, and the answers of both."""

from collections.abc import Iterator

from msgspec.structs import replace

from incident_record.catalog.labels import NOT_STATED
from incident_record.catalog.summaries import asked_by_both
from incident_record.export.content import AGAIN, Child, Content, inline, local_link, para
from incident_record.record.model import Question, Related
from incident_record.site.draw.blocks import box, part, table
from incident_record.site.draw.questions import render_answers
from incident_record.site.draw.view import RecordView


def render_related(view: RecordView) -> Iterator[Content]:
    """A part for each record that this one points at, or that points at it."""
    for id_, entry, record, related in view.catalog.cases(view.entry, view.record):
        other = view.catalog.records.get(id_)
        beside = replace(view, entry=other, record=other.record) if other and other.record else None
        title = f"Related case: {beside.entry.short_title if beside else id_}"
        anchors = [f"related_{id_}" for id_ in (other.all_ids if other else (id_,))]
        linking = replace(view, entry=entry, record=record)
        yield part("related", title, _render_link(view, linking, related, beside), anchors)


def related_link(related: Related) -> Content:
    """A link to a related case on the page of the record that points at it."""
    return local_link(f"related_{related.id}", "related case")


def _render_link(view: RecordView, linking: RecordView, related: Related, beside: RecordView | None) -> Iterator[Child]:
    case = beside.title_link() if beside else inline(related.id)
    start = "" if linking.entry is view.entry else "That record says: "  # it may say more than this one would
    why = para(case, f". {start}{related.why}", *linking.place(related))
    yield box(why, *linking.margin(related), classes=["row"])
    if beside and beside.entry is not view.entry:
        rows: list[list[list[Child]]] = [
            [[para(ours.question)], _render_cell(view, ours), _render_cell(beside, theirs)]
            for ours, theirs in asked_by_both(view.record, beside.record)
        ]
        if rows:
            head = map(para, ("Question", view.entry.short_title, beside.entry.short_title))
            yield para("Set side by side by this site, not by the source.", classes=["soft", AGAIN])
            yield table([*head], rows, "side-by-side", AGAIN)


def _render_cell(view: RecordView, question: Question) -> list[Child]:
    """One case's answers, under its name where the cells stand below each other."""
    blank = [] if question.answers else [para(NOT_STATED, classes=["soft", "said"])]
    answers = render_answers(view, question)
    return [para(view.entry.short_title, classes=["of"]), *blank, *answers]
