"""A proved quote as the source prints it: its spans and clauses in lines, with marks and gaps between them."""

from collections.abc import Iterator
from typing import NamedTuple

from incident_record.catalog.labels import LEFT_OUT
from incident_record.check.model import Finding
from incident_record.check.pieces import Piece
from incident_record.record.model import Quote

SPAN, CLAUSE, GAP, MARK = "span", "clause", "gap", "mark"


class Printed(NamedTuple):
    """A part of a line: a `SPAN`, a `CLAUSE`, the `GAP` that stands for speech left out, or a `MARK` or blank."""

    kind: str
    text: str


def quote_lines(quote: Quote, finding: Finding) -> Iterator[list[Printed]]:
    """The lines of a proved quote: one, unless the source goes on in other quotation marks without a clause."""
    pieces, gaps = finding.pieces[quote.id], finding.gaps[quote.id]
    line: list[Printed] = []
    inside: Piece | None = None
    for piece in pieces:
        if piece.kind == "clause":
            # A clause stands outside the marks, so an open quotation is closed before it.
            line += [Printed(MARK, "” ")] if inside else [Printed(MARK, " ")] if line else []
            line += [Printed(CLAUSE, quote.attribution[piece.number]), Printed(MARK, " ")]
            inside = None
            continue
        left_out = [Printed(GAP, LEFT_OUT)] if piece.number and gaps[piece.number - 1] else []
        same = inside is not None and inside.quotation == piece.quotation
        if same and not left_out and piece.paragraph == (inside and inside.paragraph):
            line.append(Printed(MARK, " "))
        elif inside and not (same and left_out):
            # Print closes no mark where a quotation goes on in the next paragraph, and opens a new one there.
            yield [*line, *([] if same else [Printed(MARK, "”")])]
            line = []
        elif same:
            line += left_out
        if not line or line[-1].text == " ":
            line += [*([] if same else left_out), Printed(MARK, "“")]
        line.append(Printed(SPAN, quote.spans[piece.number]))
        inside = piece
    yield [*line, Printed(MARK, "”")] if inside else line


def excerpts(quote: Quote, words: str | None) -> Iterator[tuple[str, str, str]]:
    """What of a quote answers a question: some words of a span, or all spans; each with the marks for what is left out.

    Args:
        words: the words; None for the whole quote.
    """
    if words is None:
        yield from (("", span, "") for span in quote.spans)
        return
    span = next((span for span in quote.spans if words in span), words)
    before, after = (any(map(str.isalnum, side)) for side in span.split(words, 1))
    yield LEFT_OUT.lstrip() if before else "", words, LEFT_OUT.rstrip() if after else ""


def clauses_beside(quote: Quote, finding: Finding) -> list[str]:
    """The reporting clauses of a proved quote that do not stand between its spans."""
    in_line = {piece.number for piece in finding.pieces[quote.id] if piece.kind == "clause"}
    return [words for number, words in enumerate(quote.attribution) if number not in in_line]
