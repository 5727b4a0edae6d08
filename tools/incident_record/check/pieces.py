"""Where the spans and the clauses of a proved quote stand, in the source's order, so that pages can print it as it does."""

from bisect import bisect_left

from msgspec import Struct

from incident_record.record.model import Quote
from incident_record.source.text import Span
from incident_record.source.view import SourceView, paragraph_of, quotation_of


class Piece(Struct, frozen=True):
    """A span or a reporting clause of a quote.

    Args:
        kind: `span` or `clause`.
        number: which of the quote's spans or clauses it is.
        quotation: the index of the quotation that a span is from; None for a clause.
        paragraph: the number of the paragraph in which it begins.
        words: how many words it has.
    """

    kind: str
    number: int
    quotation: int | None
    paragraph: int
    words: int


def pieces(
    view: SourceView, quote: Quote, spans: tuple[Span, ...], opened: tuple[tuple[tuple[str | int, ...], Span], ...]
) -> tuple[Piece, ...]:
    """The spans and clauses of a quote in the source's order.

    Args:
        view: the quote's source.
        spans: where each of its spans stands.
        opened: the stretches of its clauses and its antecedent, with the trails of their fields.
    """
    placed = {span: ("span", number) for number, span in enumerate(spans)}
    taken = sorted(spans)
    # A quote has one clause or a list: the trail of the only one ends with the field, that of others with an index.
    start = (*quote.trail, "attribution")
    # A seal opens more around a clause than its words; the clause itself comes first.
    stretches = [(int((*trail[len(start) :], 0)[0]), span) for trail, span in opened if trail[: len(start)] == start]
    numbers = set()
    for number, span in stretches:
        after = bisect_left(taken, span)
        # Only its neighbours can overlap it, since what is taken is sorted and lies apart.
        apart = all(span[1] <= first or end <= span[0] for first, end in taken[max(after - 1, 0) : after + 1])
        if apart and number not in numbers:
            numbers.add(number)
            taken.insert(after, span)
            placed[span] = ("clause", number)
    return tuple(
        Piece(
            kind,
            number,
            quotation_of(view, first, end) if kind == "span" else None,
            paragraph_of(view, first),
            end - first,
        )
        for (first, end), (kind, number) in sorted(placed.items())
    )
