"""What the check may ask of a source. A text and a seal answer the same questions, so one check serves both."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal

from incident_record.source.negations import negation_positions
from incident_record.source.seal import POSITIONS, Seal
from incident_record.source.text import Span, Text, number_at
from incident_record.source.voices import Voices

_AT_EDGES = ",.;:،۔，、。।؛；：'()[]"


class IndexedWords:
    """Words, and where each stands; None for a word that is not known."""

    def __init__(self, words: Sequence[str | None]) -> None:
        self.words = words

    def positions(self, word: str) -> Sequence[int]:
        """Every position at which a word is known to stand."""
        return self._positions.get(word, ())

    def alike(self, part: str) -> Sequence[int]:
        """Every position at which a word with a core is known to stand."""
        return self._alike.get(part, ())

    # Each is made when it is first asked for: most sources need but one of them.
    @cached_property
    def _positions(self) -> Mapping[str | None, Sequence[int]]:
        return _index(self.words)

    @cached_property
    def _alike(self) -> Mapping[str | None, Sequence[int]]:
        return _index(word and core(word) for word in self.words)


def _index(words: Iterable[str | None]) -> Mapping[str | None, Sequence[int]]:
    """Where each word stands."""
    positions: dict[str | None, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        positions[word].append(at)
    return dict(positions)


def core(word: str) -> str:
    """A word without the stops, marks and brackets at its edges."""
    return word.strip(_AT_EDGES)


class SourceView(IndexedWords):
    """A source text, or the seal of one. Positions count words from 0; ends are exclusive.

    Args:
        source: what the positions of paragraphs, sentences, quotations and attributions are read from.
        words: the words of the source, with None for each that is not known: no word of a text, and of a seal those
            that it does not open.
        digest: that of the seal, where there is one.
    """

    mode: Literal["text", "seal"]
    marks: str
    paragraphs: Sequence[int]
    sentences: Sequence[int]
    uncertain: Sequence[int]
    quotations: Sequence[tuple[int, int]]
    titles: Sequence[int]
    attributions: Sequence[tuple[int, ...]]
    uncounted: frozenset[int]

    def __init__(self, source: Text | Seal, words: Sequence[str | None], digest: str | None) -> None:
        # By the names in a seal, so that a text and a seal cannot differ in what they answer.
        for name in POSITIONS:
            setattr(self, name, getattr(source, name))
        self.uncounted = frozenset(source.uncounted)
        super().__init__(words)
        self.marks = source.marks
        self.size = len(words)
        self.digest = digest
        self._negations: dict[Span, Sequence[int] | None] = {}

    @cached_property
    def divided(self) -> "SourceView":
        """The same source with its uncertain starts counted as sentences; for `readings`."""
        # A copy shares the words and their index, which are most of a view. Not by `copy`, which takes longer to import.
        twin = object.__new__(type(self))
        twin.__dict__ |= self.__dict__
        twin.sentences, twin.uncertain = sorted((*self.sentences, *self.uncertain)), ()
        # A copy has what was computed for the original.
        twin.__dict__["voices"] = Voices(self.attributions, 2)
        return twin

    @cached_property
    def voices(self) -> Voices:
        """Who speaks each quotation, and who acts in each sentence."""
        return Voices(self.attributions, 1)

    def negations(self, first: int, end: int) -> Sequence[int] | None:
        """The positions of negations and conditions in a stretch of speech; None if it is not opened whole."""
        # Quotes of one quotation ask for the same stretch.
        if (first, end) not in self._negations:
            known = [word for word in self.words[first:end] if word is not None]
            # A stretch that is opened in part, as by evidence, may hold a negation in the rest.
            is_opened = len(known) == end - first
            positions = [first + at for at in negation_positions(known, 0, len(known))] if is_opened else None
            self._negations[first, end] = positions
        return self._negations[first, end]

    def turning(self, first: int, end: int) -> tuple[Sequence[int], Span | None]:
        """The negations and conditions in the speech of a sentence, and the first stretch of it that is not opened whole."""
        if self.marks == "none":
            own = self.negations(first, end)
            return own or (), (first, end) if own is None else None
        negations, closed = self._spoken
        touched = quotations_in(self, first, end)
        index = bisect_left(closed, touched.start)
        stretch = self.quotations[closed[index]] if index < len(closed) and closed[index] < touched.stop else None
        return negations[bisect_left(negations, first) : bisect_left(negations, end)], stretch

    # A sentence may have many quotations and many quotes, so nothing is looked for twice.
    @cached_property
    def _spoken(self) -> tuple[list[int], list[int]]:
        """The negations of all quotations, and the indices of those that are not opened whole."""
        each = [self.negations(*quotation) for quotation in self.quotations]
        return [at for some in each for at in some or ()], [i for i, some in enumerate(each) if some is None]


def readings(view: SourceView, first: int = 0, end: int | None = None) -> tuple[SourceView, ...]:
    """The ways to read the sentences of a stretch: what depends on sentences passes only if it passes in each of them.

    The first does not count the uncertain starts, so its sentences are the longest. The second counts them all; it is
    there only if a sentence of the stretch has one. Each has all its starts in `sentences`, and all else is the same.

    Args:
        first: the position of the first word whose sentence matters.
        end: the position after the last one; by default the source's end.
    """
    number = number_at(view.sentences, first)
    begins = view.sentences[number - 1] if number else 0
    number = number_at(view.sentences, (view.size if end is None else end) - 1)
    ends = view.sentences[number] if number < len(view.sentences) else view.size
    if bisect_left(view.uncertain, begins) == bisect_left(view.uncertain, ends):
        return (view,)
    return view, view.divided


def quotation_of(view: SourceView, first: int, end: int = 0) -> int | None:
    """The index of the quotation that holds a whole span, or a word where no end is given; None if no quotation does."""
    index = bisect_right(view.quotations, first, key=lambda quotation: quotation[0]) - 1
    return index if index >= 0 and max(first + 1, end) <= view.quotations[index][1] else None


def paragraph_bounds(view: SourceView, number: int) -> tuple[int, int]:
    """The first word and the end of a paragraph, whose number counts from 1."""
    starts = view.paragraphs
    return starts[number - 1], starts[number] if number < len(starts) else view.size


def region(view: SourceView, paragraph: int) -> tuple[int, int]:
    """The first word and the end of a paragraph, with the rest of a quotation that runs on into the next paragraphs."""
    first, end = paragraph_bounds(view, paragraph)
    running = quotation_of(view, end - 1) if end > first else None
    return (first, end) if running is None else (first, max(end, view.quotations[running][1]))


def paragraph_of(view: SourceView, position: int) -> int:
    """The number, from 1, of the paragraph that holds a word."""
    return number_at(view.paragraphs, position)


def quotations_in(view: SourceView, first: int, end: int) -> range:
    """The indices of the quotations that a span touches."""
    # Quotations are in order and do not overlap, so both edges can be searched for.
    low = bisect_right(view.quotations, first, key=lambda quotation: quotation[1])
    return range(low, bisect_left(view.quotations, end, key=lambda quotation: quotation[0]))


def speech_in(view: SourceView, first: int, end: int) -> list[Span]:
    """The stretches of speech that a sentence touches: whole quotations, or itself where all is somebody's own words."""
    if view.marks == "none":
        return [(first, end)]
    return [view.quotations[index] for index in quotations_in(view, first, end)]


def printed_quotations(view: SourceView) -> Sequence[Span]:
    """The quotations that a source prints; one that is wholly somebody's own words prints none."""
    return () if view.marks == "none" else view.quotations


def counted(view: SourceView, first: int, end: int) -> int:
    """How many words of a span count in lengths."""
    return sum(position not in view.uncounted for position in range(first, end))


class TextView(SourceView):
    """A source whose text is available."""

    mode = "text"

    def __init__(self, text: Text, digest: str | None = None) -> None:
        super().__init__(text, text.words, digest)
        self.text = text


class SealView(SourceView):
    """A source whose seal is available, and whose text need not be."""

    mode = "seal"

    def __init__(self, seal: Seal) -> None:
        words: list[str | None] = [None] * seal.words
        for position, (_, word) in seal.opened.items():
            words[position] = word
        super().__init__(seal, words, seal.digest)
        self.seal = seal
