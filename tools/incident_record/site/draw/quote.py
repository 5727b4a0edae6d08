"""Quotes as the source prints them: the reporting clause where the source has it, outside the quotation marks."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from docutils import nodes

from incident_record.catalog.direction import direction
from incident_record.catalog.labels import LEFT_OUT
from incident_record.catalog.quote_lines import CLAUSE, GAP, MARK, SPAN, Printed, quote_lines
from incident_record.catalog.summaries import lead_quote
from incident_record.record.model import Quote
from incident_record.site.draw.links import local_link
from incident_record.site.draw.nodes import AGAIN, box, inline, joined, para
from incident_record.site.draw.view import RecordView


def render_quote(view: RecordView, quote: Quote) -> nodes.container:
    """A quote with its speaker and place, and in the margin what is to be said of it."""
    if not is_proved(view, quote):
        return _render_unproved(view, quote)
    # On other pages it has an anchor too, so that a search can lead to it.
    anchors = view.anchors(quote.id) or [
        f"{record}_{id_}" for record, id_ in product(view.entry.all_ids, view.record.all_ids(quote.id))
    ]
    more = view.item_link("quote", quote.id, "In the record")
    end = local_link(quote.id, "Link", "permalink") if view.own else more
    by = para(view.voices(quote.speakers), " ", view.place_link(quote.at), " ", end, classes=["quote-by"])
    notes = [para(*note) for note in _notes(view, quote)]
    aside = [box(*notes, classes=["quote-notes"])] if notes else []
    return box(render_words(view, quote), by, *aside, classes=["quote"], ids=anchors)


def is_proved(view: RecordView, quote: Quote) -> bool:
    """Whether a quote may be shown as one."""
    return quote.id in view.entry.finding.proved


def render_single_voice(view: RecordView) -> list[nodes.Node]:
    """A sentence where all quotes of a record are one voice's, so that nobody takes them for several."""
    speakers = {speaker for quote in view.record.quotes for speaker in quote.speakers}
    if len(speakers) != 1 or len(view.record.quotes) < 2:
        return []
    return [
        para("All quotes are of one voice: ", view.voices([*speakers]), ". Nobody else is quoted.", classes=["soft"])
    ]


def _render_unproved(view: RecordView, quote: Quote) -> nodes.container:
    codes = view.entry.unproved(quote.id, quote.at)
    reason = f" The check found: {', '.join(codes)}." if codes else ""
    text = para(nodes.strong("", "Not proved."), f" The quote {quote.id} is not shown.{reason}")
    return box(text, classes=["quote-unproved"], ids=view.anchors(quote.id))


def render_words(view: RecordView, quote: Quote, *classes: str) -> nodes.block_quote:
    """The spans of a proved quote, each whole in an element of its own, with the clauses between them."""
    finding = view.entry.finding
    lines = quote_lines(quote, finding.pieces.get(quote.id, ()), finding.gaps.get(quote.id, ()))
    paragraphs = [_render_line(view, quote, line) for line in lines]
    if direction(quote.spans[0]) == "rtl":
        for paragraph in paragraphs:
            paragraph["classes"].append("rtl")
    return nodes.block_quote("", *paragraphs, classes=["quote-words", *classes])


def _render_line(view: RecordView, quote: Quote, line: Iterable[Printed]) -> nodes.paragraph:
    source = view.record.source(quote.at.source)
    made: dict[str, Callable[[str], nodes.Node]] = {
        SPAN: lambda text: view.phrase(text, source, "quote-span"),
        CLAUSE: lambda text: view.phrase(text, source, "clause"),
        GAP: lambda text: inline(text, "quote-gap"),
        MARK: nodes.Text,
    }
    return para(*(made[kind](text) for kind, text in line))


def _notes(view: RecordView, quote: Quote) -> Iterator[list[nodes.Node | str]]:
    """What is to be said of a quote beside its words."""
    if quote.context:
        yield [quote.context]
    in_line = {piece.number for piece in view.entry.finding.pieces.get(quote.id, ()) if piece.kind == "clause"}
    source = view.record.source(quote.at.source)
    hidden = [words for index, words in enumerate(quote.attribution) if index not in in_line]
    if hidden:
        yield ["The source’s words for who speaks: ", *joined([view.phrase(w, source, tag="i") for w in hidden], " · ")]
    if quote.antecedent:
        words = view.phrase(quote.antecedent.words, source, tag="i")
        yield ["Who speaks: ", words, " ", view.place_link(quote.antecedent.at)]
    if quote.attribution_note:
        yield ["On who speaks: ", quote.attribution_note]
    if quote.omits:
        yield ["On what is left out: ", quote.omits]


def render_lead_quote(view: RecordView) -> list[nodes.Node]:
    """One quote for the top: how the shortest one begins, else a quote whole."""
    lead = lead_quote(view.record, view.entry.finding)
    if lead is None:
        return []
    quote, span = lead
    if span is None:
        words = render_words(view, quote, AGAIN)
    else:
        more = [inline(LEFT_OUT.rstrip(), "quote-gap")] if len(quote.spans) > 1 else []
        text = para("“", view.phrase(span, view.record.source(quote.at.source), "quote-span"), *more, "”")
        text["classes"] += ["rtl"] if direction(span) == "rtl" else []
        words = nodes.block_quote("", text, classes=["quote-words", AGAIN])
    person = view.record.person(quote.speakers[0]) if len(quote.speakers) == 1 else None
    role = f", {person.role} " if person and person.role else " "
    by = para(view.voices(quote.speakers), role, view.place_link(quote.at))
    return [box(words, by, classes=["lead-quote", AGAIN])]
