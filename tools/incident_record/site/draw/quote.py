"""Quotes as the source prints them: the reporting clause where the source has it, outside the quotation marks."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from incident_record.catalog.direction import direction
from incident_record.catalog.labels import LEFT_OUT
from incident_record.catalog.quote_lines import CLAUSE, GAP, MARK, SPAN, Printed, clauses_beside, quote_lines
from incident_record.catalog.summaries import lead_quote, only_voice, who_is_meant
from incident_record.export.content import AGAIN, CAVEAT, Child, Content, inline, local_link, para, strong
from incident_record.record.model import Quote
from incident_record.site.draw.blocks import box, optional
from incident_record.site.draw.view import RecordView


def render_quotes(view: RecordView) -> Iterator[Child]:
    """All quotes of a record; where they are one voice's, a sentence says so, that nobody takes them for several."""
    if voice := only_voice(view.record):
        yield para("Only ", view.voices([voice]), " is quoted.", classes=["soft"])
    yield from (render_quote(view, quote) for quote in view.record.quotes)
    if not view.record.quotes:
        yield para("Nobody is quoted.")


def render_quote(view: RecordView, quote: Quote) -> Content:
    """A quote with its speaker and place, and in the margin what is to be said of it."""
    if not view.entry.proves(quote):
        codes = view.entry.unproved(quote.id, quote.at)
        reason = f" The check found: {', '.join(codes)}." if codes else ""
        text = para(strong("Not proved."), f" The quote {quote.id} is not shown.{reason}")
        return box(text, classes=["quote-unproved"], ids=view.anchors(quote.id))
    # On other pages it has an anchor too, so that a search can lead to it.
    pairs = product(view.entry.all_ids, view.record.all_ids(quote.id))
    anchors = view.anchors(quote.id) or [f"{record}_{id_}" for record, id_ in pairs]
    more = local_link(quote.id, "Link", "permalink") if view.own else view.item_link("quote", quote.id, "In the record")
    by = para(view.voices(quote.speakers), *view.rests(quote.at), " ", more, classes=["quote-by"])
    notes = [*optional(quote.context, CAVEAT), *(para(*note) for note in _notes(view, quote))]
    aside = [box(*notes, classes=["quote-notes"])] if notes else []
    return box(render_words(view, quote), by, *aside, classes=["quote"], ids=anchors)


def render_words(view: RecordView, quote: Quote, *classes: str, lines: Iterable[Iterable[Printed]] = ()) -> Content:
    """The spans of a proved quote, each whole in an element of its own, with the clauses between them; or some lines of it."""
    source, runs = view.record.source(quote.at.source), ["rtl"] if direction(quote.spans[0]) == "rtl" else []
    made: dict[str, Callable[[str], Child]] = {
        SPAN: lambda text: view.phrase(text, source, "quote-span"),
        CLAUSE: lambda text: view.phrase(text, source, "clause"),
        GAP: lambda text: inline(text, "quote-gap"),
        MARK: str,
    }
    lines = lines or quote_lines(quote, view.entry.finding)
    paragraphs = [para(*(made[kind](text) for kind, text in line), classes=runs) for line in lines]
    return Content("block_quote", *paragraphs, classes=["quote-words", *classes])


def _notes(view: RecordView, quote: Quote) -> Iterator[list[Child]]:
    """What is to be said of who speaks in a quote, and of its gaps."""
    if hidden := clauses_beside(quote, view.entry.finding):  # those that do not stand between the spans
        yield ["The source’s words for who speaks: ", *view.evidence(hidden, quote.at)]
    if who := quote.antecedent:
        yield [who_is_meant(view.record, quote), " ", *view.evidence([who.words], who.at), *view.rests(who.at)]
    if quote.attribution_note:
        yield ["On who speaks: ", quote.attribution_note]
    if quote.omits:
        yield ["On what is left out: ", quote.omits]


_SHORT = 45
"""Up to how many words a quote stands whole at the top of a page."""


def render_lead_quote(view: RecordView) -> list[Child]:
    """One quote for the top, with its context: how the shortest begins; whole where it is short, or cannot be cut."""
    if (lead := lead_quote(view.record, view.entry.finding)) is None:
        return []
    quote, span = lead
    span = span if sum(len(span.split()) for span in quote.spans) > _SHORT else None
    more = [Printed(GAP, LEFT_OUT.rstrip())] if len(quote.spans) > 1 else []
    lines = [[Printed(MARK, "“"), Printed(SPAN, span), *more, Printed(MARK, "”")]] if span else []
    words = render_words(view, quote, AGAIN, lines=lines)
    person = view.record.person(quote.speakers[0]) if len(quote.speakers) == 1 else None
    role = [f", {person.role}"] if person and person.role else []
    by = para(view.voices(quote.speakers), *role, *view.rests(quote.at))
    return [box(words, by, *optional(quote.context, CAVEAT), classes=["lead-quote", AGAIN])]
