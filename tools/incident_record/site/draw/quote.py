"""The card of a quote: its words, who spoke them, and what shows that."""

from collections.abc import Sequence

from docutils import nodes

from incident_record.catalog.catalog import in_words, paragraph_label, quote_title
from incident_record.catalog.labels import BETWEEN, LEFT_OUT, MODES
from incident_record.export.citations import cite_quote
from incident_record.record.model import PolicyPoint, Quote
from incident_record.site.draw.nodes import RecordView, Row, box, citation_button, evidence, facts, inline, joined, para


def render_quote(view: RecordView, quote: Quote) -> nodes.container:
    """A quote with all that belongs to it; one that is not proved without its words."""
    if quote.id not in view.entry.finding.proved:
        return _render_unproved(view, quote)
    words = nodes.block_quote("", para(*_words(view, quote)), classes=["quote-words"])
    speaker = para(
        "— ", *view.voice_links(quote.speakers), ", ", view.place_link(quote.at), " ", classes=["quote-speaker"]
    )
    return box(
        words,
        speaker,
        facts(_about_quote(view, quote)),
        _foot(view, quote),
        classes=["quote-card"],
        # On other pages it has an anchor too, so that a search can lead to it.
        ids=[quote.id if view.own else f"{view.entry.id}_{quote.id}"],
    )


def render_single_voice(view: RecordView) -> list[nodes.Node]:
    """A sentence where all quotes of a record are one person's, so that nobody takes them for several."""
    speakers = {speaker for quote in view.record.quotes for speaker in quote.speakers}
    if len(speakers) != 1 or len(view.record.quotes) < 2:
        return []
    start = "All quotes of this record are of one voice: "
    return [para(start, view.entry_link(*speakers), ". Nobody else is quoted.", classes=["legend"])]


def quote_link(view: RecordView, quote: Quote) -> nodes.Node:
    """A link to a quote, by speaker and place."""
    return view.item_link("quote", quote.id, quote_title(view.record, quote))


def _render_unproved(view: RecordView, quote: Quote) -> nodes.container:
    codes = view.entry.unproved(quote.id, quote.at)
    reason = f" The check found: {', '.join(codes)}." if codes else ""
    text = para(nodes.strong("", "Not proved."), f" The quote {quote.id} is not shown.{reason}")
    return box(text, classes=["quote-unproved"], ids=view.anchors(quote.id))


def _words(view: RecordView, quote: Quote) -> list[nodes.Node]:
    """The spans, each whole in an element of its own, and between them what the page draws."""
    parts: list[nodes.Node] = [nodes.Text("“")]
    gaps = view.entry.finding.gaps.get(quote.id, ())
    for index, span in enumerate(quote.spans):
        if index:
            speech = gaps[index - 1]
            parts.append(inline(LEFT_OUT, "quote-gap") if speech else inline(BETWEEN, "quote-break"))
        parts.append(inline(span, "quote-span"))
    return [*parts, nodes.Text("”")]


def _about_quote(view: RecordView, quote: Quote) -> list[Row]:
    clauses = evidence(quote.attribution) or [inline("none beside it")]
    rows: list[Row] = [("Reporting clause", [para(*clauses)])]
    if quote.antecedent:
        name = nodes.emphasis("", quote.antecedent.words)
        rows.append(("Who that is", [para(name, ", ", view.place_link(quote.antecedent.at))]))
    texts = (
        ("On the attribution", quote.attribution_note),
        ("On what is left out", quote.omits),
        ("Context", quote.context),
    )
    rows += [(term, [para(text)]) for term, text in texts if text]
    if quote.about:
        rows.append(("About", [para(*view.people_links(quote.about))]))
    points = [_point_link(view, point) for point in view.record.policy_points if quote.id in point.quotes]
    if points:
        rows.append(("Policy points", [para(*joined(points, "; "))]))
    return rows


def _point_link(view: RecordView, point: PolicyPoint) -> nodes.Node:
    title = f"{in_words(point.policy)}, {paragraph_label(view.record, point.at)}"
    return view.item_link("policy", point.id, title)


def _foot(view: RecordView, quote: Quote) -> nodes.paragraph:
    source = view.record.source(quote.at.source)
    reading = view.entry.finding.readings.get(source.text) if source else None
    state = f"Proved against {MODES[reading.mode]}." if reading else "Proved."
    where = "Link to this quote" if view.own else "See it in the record"
    copy = citation_button(
        cited=cite_quote(view.record, quote, view.catalog.language),
        record=view.entry.id,
        docname=view.entry.docname,
        anchor=quote.id,
    )
    parts: Sequence[nodes.Node | str] = (
        inline(state, "proof-state"),
        " ",
        view.item_link("quote", quote.id, where),
        copy,
    )
    return para(*parts, classes=["quote-foot"])
