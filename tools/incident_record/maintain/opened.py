"""Which words of a source a draft shows: no more than eight in a row, over all its items."""

from collections.abc import Container, Iterable, Iterator

from incident_record.check.clauses import MAX_WORDS
from incident_record.maintain.words import SMALL, plain_at
from incident_record.source.lexicon import CALENDAR
from incident_record.source.text import Span, counts
from incident_record.source.view import TextView, quotation_of

# So many figures of a stretch are proposed as evidence.
_FIGURES = 6


class Opened:
    """The positions of the words that items of a draft show.

    Args:
        others: what other records show of it.
        spelled: words that are figures too.
    """

    def __init__(self, view: TextView, others: Iterable[Span] = (), spelled: Container[str] = frozenset()) -> None:
        self._view, self._spelled = view, spelled
        self._starts = frozenset(view.paragraphs)
        self._positions: set[int] = set()
        self.add(*others)

    def add(self, *spans: Span) -> None:
        """Count words as shown."""
        for span in spans:
            self._positions.update(range(*span))

    def fits(self, *spans: Span) -> bool:
        """Whether words may be shown too: with those beside them they are not too many in a row."""
        words, more = self._view.text.words, {at for span in spans for at in range(*span)}

        def goes_on(at: int) -> bool:
            # The check counts words in a row, and passes over a dash between them.
            return at in self._positions or at in more or not counts(words[at])

        for first, end in spans:
            # A row ends with its paragraph.
            while first not in self._starts and goes_on(first - 1):
                first -= 1
            while end < len(words) and end not in self._starts and goes_on(end):
                end += 1
            if sum(map(counts, words[first:end])) > MAX_WORDS:
                return False
        return True

    def fitting(self, span: Span, *keep: int) -> Span | None:
        """As many of the words of a stretch as may be shown, among them those between some positions; these are shown then.

        None where no such words may be shown.
        """
        low, high = min(keep, default=span[1] - 1), max(keep, default=span[0]) + 1
        starts = range(span[0], low + 1)
        parts = [(first, end) for first in starts for end in range(max(high, first + 1), span[1] + 1)]
        parts.sort(key=lambda part: part[0] - part[1])
        part = next(filter(self.fits, parts), None)
        if part:
            self.add(part)
        return part

    def figures(self, first: int, end: int, *evidence: Span) -> Iterator[Span]:
        """The figures of a stretch outside its evidence, each with a word beside it: one in our words needs evidence."""
        words = self._view.text.words
        rest = [at for at in range(first, end) if not any(start <= at < stop for start, stop in evidence)]
        figures = [at for at in rest if any(map(str.isdigit, words[at])) or plain_at(self._view, at) in self._spelled]
        # Those in a row are one, as in the number of a telephone, and in "May 2, 2031".
        dated = {at for at in figures if words[at - 1].rstrip(".") in CALENDAR}
        starts = [at for at in figures if at - 1 not in figures or not (words[at - 1][-1].isalnum() or at - 1 in dated)]
        for at in starts[:_FIGURES]:
            stop = next(stop for stop in range(at + 1, end + 1) if stop not in figures or stop in starts)
            # "60 days", but "Feb. 11," and "HW-20 to".
            behind = stop < end and words[stop - 1][-1].isalnum() and words[stop].lower() not in SMALL
            # "March 31 police" is about a day.
            behind = behind and (at == first or words[at - 1].rstrip(".") not in CALENDAR)
            beside = stop if behind else max(at - 1, first)
            span = (min(at, beside), max(stop, beside + 1))
            # A mark between the two is no word, and would be copied as one.
            if quotation_of(self._view, at) != quotation_of(self._view, beside):
                span = (at, stop)
            if self.fits(span):
                self.add(span)
                yield span
