"""Which words of a source a draft shows: no more than eight in a row, over all its items."""

from collections.abc import Iterator

from incident_record.check.clauses import MAX_WORDS
from incident_record.maintain.words import SMALL
from incident_record.source.text import Span
from incident_record.source.view import TextView

# So many figures of a stretch are proposed as evidence.
_FIGURES = 6


class Opened:
    """The positions of the words that items of a draft show.

    Args:
        view: the source.
    """

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._starts = frozenset(view.paragraphs)
        self._positions: set[int] = set()

    def add(self, *spans: Span) -> None:
        """Count words as shown."""
        for span in spans:
            self._positions.update(range(*span))

    def fits(self, span: Span) -> bool:
        """Whether words may be shown too: with those beside them they are not too many in a row."""
        first, end = span
        # The check counts words in a row within one paragraph.
        while first not in self._starts and first - 1 in self._positions:
            first -= 1
        while end not in self._starts and end in self._positions:
            end += 1
        return end - first <= MAX_WORDS

    def figures(self, first: int, end: int, *evidence: Span) -> Iterator[Span]:
        """The figures of a stretch outside its evidence, each with a word beside it: one in our words needs evidence."""
        words = self._view.text.words
        rest = [at for at in range(first, end) if not any(start <= at < stop for start, stop in evidence)]
        for at in [at for at in rest if any(letter.isdigit() for letter in words[at])][:_FIGURES]:
            # "60 days", but "Feb. 11," and "HW-20 to".
            behind = at + 1 < end and words[at][-1].isalnum() and words[at + 1].lower() not in SMALL
            span = (at, at + 2) if behind else (max(at - 1, first), at + 1)
            if self.fits(span):
                self.add(span)
                yield span
