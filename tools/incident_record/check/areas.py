"""Where a clause of a quotation may stand: the narration beside the quotation, in its sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from incident_record.source.view import SourceView, counted


@dataclass(frozen=True, slots=True)
class ClauseArea:
    """Narration in which a clause of a quotation may stand.

    Args:
        first: the position of its first word.
        end: the position after its last word.
        side: `after` the quotation, `before` it, or `carried` over from the quotation before it, whose
            sentence it ends.
    """

    first: int
    end: int
    side: Literal["after", "before", "carried"]


def clause_areas(view: SourceView, quotation: int) -> list[ClauseArea]:
    """The narration beside a quotation in its sentence, nearest first; other quotations are looked through."""
    return [*areas_after(view, quotation), *_before(view, quotation), *_carried(view, quotation)]


def areas_after(view: SourceView, quotation: int) -> Iterator[ClauseArea]:
    """The narration after a quotation, and after those that follow it in its sentence."""
    while True:
        end = view.quotations[quotation][1]
        if end >= view.size or begins_sentence(view, end):
            return
        until = _next_start(view, quotation, end)
        yield ClauseArea(end, until, "after")
        following = quotation + 1
        if following >= len(view.quotations) or until != view.quotations[following][0]:
            return
        # A clause reaches over a word such as "and" between two quotations, but not over narration of its own.
        if begins_sentence(view, until) or counted(view, end, until) > 1 or _divided(view, following):
            return
        quotation = following


def _before(view: SourceView, quotation: int) -> Iterator[ClauseArea]:
    """The narration before a quotation, and before those that precede it in its sentence."""
    while True:
        start = view.quotations[quotation][0]
        if begins_sentence(view, start):
            return
        sentence = _sentence_start(view, start)
        before = view.quotations[quotation - 1][1] if quotation else 0
        first = max(sentence, before)
        yield ClauseArea(first, start, "before")
        # As in `areas_after`: one word between two quotations joins them.
        if not quotation or before <= sentence or counted(view, first, start) > 1:
            return
        quotation -= 1
        if _divided(view, quotation):
            return


def _carried(view: SourceView, quotation: int) -> Iterator[ClauseArea]:
    """The clause of the quotation before, which ends its sentence just before this one begins."""
    start, end = view.quotations[quotation]
    # Some print sets the stop after the mark; no other sentence begins with it.
    while end in view.uncounted and not begins_sentence(view, end):
        end += 1
    if not quotation or not begins_sentence(view, start) or _positions_between(view.paragraphs, start, start + 1):
        return
    if end < view.size and not begins_sentence(view, end):
        return
    before = view.quotations[quotation - 1][1]
    # A second sentence between the two would be about something else.
    if before < start and not _positions_between(view.sentences, before, start):
        yield ClauseArea(before, start, "carried")


def _positions_between(positions: Sequence[int], first: int, end: int) -> Sequence[int]:
    return positions[bisect_left(positions, first) : bisect_left(positions, end)]


def begins_sentence(view: SourceView, position: int) -> bool:
    """Whether a sentence begins at a position."""
    return bool(_positions_between(view.sentences, position, position + 1))


def _next_start(view: SourceView, quotation: int, end: int) -> int:
    """Where the narration after a quotation stops: at the next sentence or the next quotation."""
    sentence = bisect_right(view.sentences, end)
    edges = [view.size]
    if sentence < len(view.sentences):
        edges.append(view.sentences[sentence])
    if quotation + 1 < len(view.quotations):
        edges.append(view.quotations[quotation + 1][0])
    return min(edges)


def _sentence_start(view: SourceView, position: int) -> int:
    return view.sentences[bisect_right(view.sentences, position) - 1]


def _divided(view: SourceView, quotation: int) -> bool:
    """Whether a sentence begins inside a quotation, so that its two ends are in different sentences."""
    first, end = view.quotations[quotation]
    return bool(_positions_between(view.sentences, first + 1, end))
