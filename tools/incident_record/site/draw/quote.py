"""The card of a quote: its words, who spoke them, and what shows that."""

from collections.abc import Sequence

from docutils import nodes

from incident_record.catalog.catalog import in_words, paragraph, voice_name
from incident_record.catalog.labels import BETWEEN, LEFT_OUT, MODES
from incident_record.export.citations import quoted_in
from incident_record.record.model import PolicyPoint, Quote
from incident_record.site.draw.nodes import View, box, citation_button, evidence, facts, inline, joined, para


def card(view: View, quote: Quote) -> nodes.container:
    """A quote with all that belongs to it; one that is not proved without its words."""
    if quote.id not in view.entry.finding.proved:
        return _unproved(view, quote)
    words = nodes.block_quote("", para(*_words(view, quote)), classes=["quote-words"])
    speaker = para(
        "— ", view.person(quote.speaker), ", ", view.place(quote.at), " ", classes=["quote-speaker"]
    )
    return box(
        words,
        speaker,
        facts(_about_quote(view, quote)),
        _foot(view, quote),
        classes=["quote-card"],
        # On other pages too, so that a search leads to it.
        ids=[quote.id if view.own else f"{view.entry.id}_{quote.id}"],
    )


def one_voice(view: View) -> list[nodes.Node]:
    """A sentence where all quotes of a record are one person's, so that nobody takes them for several."""
    speakers = {quote.speaker for quote in view.record.quotes}
    if len(speakers) != 1 or len(view.record.quotes) < 2:
        return []
    told = "All quotes of this record are of one voice: "
    return [para(told, view.entered(*speakers), ". Nobody else is quoted.", classes=["legend"])]


def quote_link(view: View, quote: Quote) -> nodes.Node:
    """A link to a quote, by speaker and place: words that were cut short could be read for the whole."""
    title = f"{voice_name(view.record, quote.speaker)}, {paragraph(view.record, quote.at)}"
    return view.item("quote", quote.id, title)


def _unproved(view: View, quote: Quote) -> nodes.container:
    codes = view.unproved(quote.id, quote.at)
    told = f" The check found: {', '.join(codes)}." if codes else ""
    text = para(
        nodes.strong("", "Not proved."),
        f" The quote {quote.id} is not shown.{told}",
    )
    return box(text, classes=["quote-unproved"], ids=view.anchors(quote.id))


def _words(view: View, quote: Quote) -> list[nodes.Node]:
    """The spans, each whole in an element of its own, and between them what the page draws."""
    drawn: list[nodes.Node] = [nodes.Text("“")]
    gaps = view.entry.finding.gaps.get(quote.id, ())
    for index, span in enumerate(quote.spans):
        if index:
            speech = gaps[index - 1]
            drawn.append(inline(LEFT_OUT, "quote-gap") if speech else inline(BETWEEN, "quote-break"))
        drawn.append(inline(span, "quote-span"))
    return [*drawn, nodes.Text("”")]


def _about_quote(view: View, quote: Quote) -> list[tuple[str, Sequence[nodes.Node]]]:
    clauses = evidence(quote.attribution) or [inline("none beside it")]
    rows: list[tuple[str, Sequence[nodes.Node]]] = [("Reporting clause", [para(*clauses)])]
    if quote.antecedent:
        named = nodes.emphasis("", quote.antecedent.words)
        rows.append(("Who that is", [para(named, ", ", view.place(quote.antecedent.at))]))
    if quote.attribution_note:
        rows.append(("On the attribution", [para(quote.attribution_note)]))
    if quote.omits:
        rows.append(("On what is left out", [para(quote.omits)]))
    if quote.context:
        rows.append(("Context", [para(quote.context)]))
    if quote.about:
        rows.append(("About", [para(*view.people(quote.about))]))
    points = [_point_link(view, point) for point in view.record.policy_points if quote.id in point.quotes]
    if points:
        rows.append(("Policy points", [para(*joined(points, "; "))]))
    return rows


def _point_link(view: View, point: PolicyPoint) -> nodes.Node:
    return view.item("policy", point.id, f"{in_words(point.policy)}, {paragraph(view.record, point.at)}")


def _foot(view: View, quote: Quote) -> nodes.paragraph:
    source = view.record.source(quote.at.source)
    reading = view.entry.finding.readings.get(source.text) if source else None
    told = f"Proved against {MODES[reading.mode]}." if reading else "Proved."
    where = "Link to this quote" if view.own else "See it in the record"
    copy = citation_button(
        cited=quoted_in(view.record, quote),
        record=view.entry.id,
        docname=view.entry.docname,
        anchor=quote.id,
    )
    return para(
        inline(told, "proof-state"), " ", view.item("quote", quote.id, where), copy, classes=["quote-foot"]
    )
