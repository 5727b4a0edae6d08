"""In the article's order: a source paragraph by paragraph, with what rests on each in its place.

A grey bar stands for what is not republished. It is the map of a record, and the way to hold it against the article.
"""

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from incident_record.catalog.resting import Counted, Paragraph, label_of, paragraphs
from incident_record.catalog.summaries import order_title
from incident_record.export.content import (
    AGAIN,
    Child,
    Content,
    bars,
    inline,
    joined,
    local_link,
    para,
    place_link,
    unfold,
)
from incident_record.record.model import Quote, Source, Statement
from incident_record.site.draw.blocks import box, item, listing, part
from incident_record.site.draw.quote import render_words
from incident_record.site.draw.related import related_link
from incident_record.site.draw.view import RecordView, map_anchor

_OPENS = "▸ repeats what stands above. "
_LEGEND = "The longer a gray bar, the more text is not printed here."


def render_order(view: RecordView) -> Iterator[Content]:
    """A part for each source that could be read."""
    for source in view.record.sources:
        if source.text in view.entry.finding.readings:
            anchors = [f"order_{id_}" for id_ in view.record.all_ids(source.id)]
            yield part("order", view.of_source(order_title(source), ": ", source), _render(view, source), anchors)


def _render(view: RecordView, source: Source) -> Iterator[Child]:
    if source is view.record.sources[0]:
        yield para(inline(_OPENS, "opens"), _LEGEND, classes=["soft", AGAIN])
    rows = paragraphs(view.catalog, view.entry, view.record, source)
    yield listing([_render_paragraph(view, source, row) for row in rows], "order")


def _render_paragraph(view: RecordView, source: Source, row: Paragraph) -> Content:
    grey = [bars(words=row.hidden)] if row.hidden > 0 else []
    numbers = range(row.number, row.last + 1)
    label = para(inline(f"¶{'–'.join(map(str, sorted({row.number, row.last})))}", "at"), *grey, classes=[AGAIN])
    notes = joined([inline(note) if isinstance(note, str) else related_link(note) for note in row.also], " · ")
    also = [para("Also: ", *notes, classes=["soft", AGAIN])] if notes else []
    above = [resting for resting in row.content if _stands_above(resting, view)]
    content = [node for each in row.content if each not in above for node in _render_content(view, row.number, each)]
    content += [_render_folded(view, row.number, above)] if above else []
    if not row.content and not notes:
        content = [para("Nothing rests on it.", classes=["soft"])]
    anchors = [map_anchor(id_, number) for number in numbers for id_ in view.record.all_ids(source.id)]
    return item(label, *also, *content, ids=anchors)


def _stands_above(resting: Statement | Quote | Counted | str, view: RecordView) -> TypeGuard[Statement | Quote]:
    """Whether the page has shown it already: among its quotes, or as an answer."""
    if isinstance(resting, Statement):
        return resting.id in view.record.answers and not view.entry.unproved(resting.id, resting.at)
    return isinstance(resting, Quote) and view.entry.proves(resting)


def _render_folded(view: RecordView, number: int, above: Sequence[Statement | Quote]) -> Content:
    content = [node for resting in above for node in _render_content(view, number, resting)]
    return unfold(*content, summary=label_of(view.record, above), classes=[AGAIN])


def _render_content(view: RecordView, number: int, resting: Statement | Quote | Counted | str) -> Iterator[Child]:
    """What rests on a paragraph, of which the search finds each thing elsewhere already."""
    if isinstance(resting, str):
        yield para(resting, classes=["soft"])
    elif isinstance(resting, Counted):
        where = place_link(resting.entry.docname, map_anchor(resting.source_id, number), resting.entry.short_title)
        yield para(f"{resting.text} in the record: ", where, classes=["soft", AGAIN])
    elif isinstance(resting, Statement):
        # The search finds an answer with its question.
        again = [AGAIN] if resting.id in view.record.answers else []
        said = para(*view.said(resting), *view.not_proved(resting), classes=["said"])
        margin = view.margin(resting, link=local_link(resting.id, "Link", "permalink"))
        yield box(said, *margin, classes=["statement", *again], ids=view.anchors(resting.id))
    elif view.entry.proves(resting):
        yield render_words(view, resting)
    else:
        yield para("A quote that is not proved.", classes=["not-proved"])
