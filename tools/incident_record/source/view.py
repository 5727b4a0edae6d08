"""What the check may ask of a source. A text and a seal answer the same questions, so one check serves both."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Literal, Protocol

from incident_record.source import names
from incident_record.source.names import Mention
from incident_record.source.negations import negation_positions
from incident_record.source.text import Text, number_at


class SourceView(Protocol):
    """A source text, or the seal of one. Positions count words from 0; ends are exclusive."""

    @property
    def mode(self) -> Literal["text", "seal"]:
        """Whether this is a text or a seal."""

    @property
    def digest(self) -> str | None:
        """The digest of the seal, where there is one."""

    @property
    def size(self) -> int:
        """How many words the source has."""

    @property
    def paragraphs(self) -> Sequence[int]:
        """The position of each paragraph's first word."""

    @property
    def sentences(self) -> Sequence[int]:
        """The position of each sentence's first word."""

    @property
    def quotations(self) -> Sequence[tuple[int, int]]:
        """The first word and the end of each quotation."""

    @property
    def uncounted(self) -> frozenset[int]:
        """The positions of dashes and other words that do not count in lengths."""

    def is_open(self, position: int) -> bool:
        """Whether the word at a position is known: always in a text, only if it is opened in a seal."""

    def is_word(self, position: int, spellings: frozenset[str]) -> bool:
        """Whether the word at a position is known and has one of the spellings."""

    def places(self, spellings: frozenset[str], first: int, end: int) -> Sequence[int]:
        """The positions from `first` and before `end` whose word is known and has one of the spellings."""

    def mentions(self, name: str) -> tuple[Mention, ...] | None:
        """Where the narration has a name; None if a seal does not list the name."""

    def negations(self, quotation: int) -> Sequence[int]:
        """The positions of negations and conditions in a quotation, by its index."""


def quotation_of(view: SourceView, first: int, end: int) -> int | None:
    """The index of the quotation that holds a whole span; None if no quotation does."""
    index = bisect_right(view.quotations, first, key=lambda quotation: quotation[0]) - 1
    return index if index >= 0 and end <= view.quotations[index][1] else None


def paragraph_bounds(view: SourceView, number: int) -> tuple[int, int]:
    """The first word and the end of a paragraph, whose number counts from 1."""
    starts = view.paragraphs
    return starts[number - 1], starts[number] if number < len(starts) else view.size


def region(view: SourceView, paragraph: int) -> tuple[int, int]:
    """The first word and the end of a paragraph, with the rest of a quotation that runs on into the next paragraphs."""
    first, end = paragraph_bounds(view, paragraph)
    running = quotation_of(view, end - 1, end) if end > first else None
    return (first, end) if running is None else (first, max(end, view.quotations[running][1]))


def paragraph_of(view: SourceView, position: int) -> int:
    """The number, from 1, of the paragraph that holds a word."""
    return number_at(view.paragraphs, position)


def quotations_in(view: SourceView, first: int, end: int) -> range:
    """The indices of the quotations that a span touches."""
    # Quotations are in order and do not overlap, so both edges can be searched for.
    low = bisect_right(view.quotations, first, key=lambda quotation: quotation[1])
    return range(low, bisect_left(view.quotations, end, key=lambda quotation: quotation[0]))


def counted(view: SourceView, first: int, end: int) -> int:
    """How many words of a span count in lengths."""
    return sum(position not in view.uncounted for position in range(first, end))


class TextView:
    """A source whose text is available."""

    mode: Literal["text"] = "text"

    def __init__(self, text: Text, digest: str | None = None) -> None:
        self.text = text
        self.digest = digest
        self.size = len(text.words)
        self.paragraphs = text.paragraphs
        self.sentences = text.sentences
        self.quotations = text.quotations
        self._mentions: dict[str, tuple[Mention, ...]] = {}

    @cached_property
    def uncounted(self) -> frozenset[int]:
        """The positions of dashes and other words that do not count in lengths."""
        return frozenset(self.text.uncounted)

    def is_open(self, position: int) -> bool:
        """True: every word of a text is known."""
        return True

    def is_word(self, position: int, spellings: frozenset[str]) -> bool:
        """Whether the word at a position has one of the spellings."""
        return self.text.words[position] in spellings

    def places(self, spellings: frozenset[str], first: int, end: int) -> Sequence[int]:
        """The positions from `first` and before `end` whose word has one of the spellings."""
        words = self.text.words
        return [at for at in range(first, end) if words[at] in spellings]

    def mentions(self, name: str) -> tuple[Mention, ...]:
        """Where the narration has a name."""
        if name not in self._mentions:
            words = names.name_words(name)
            self._mentions[name] = names.find_mentions(
                words, self.text.words, self._index, self._quoted, self.sentences
            )
        return self._mentions[name]

    def negations(self, quotation: int) -> Sequence[int]:
        """The positions of negations and conditions in a quotation, by its index."""
        return negation_positions(self.text.words, *self.quotations[quotation])

    # A folder's records name the same people, so one index of the words serves every name.
    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.text.words):
            index[names.bare(word)].append(position)
        return index

    @cached_property
    def _quoted(self) -> list[bool]:
        quoted = [False] * self.size
        for first, end in self.quotations:
            quoted[first:end] = [True] * (end - first)
        return quoted
