"""What is read of a source's attributions: who speaks each quotation, and who acts in each sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MEMBER = 5
"""How many numbers of a row stand for one phrase of the subject."""

HEAD = 5
"""How many numbers of a row stand before its subject: reading, flags, verb, and the quotations that it governs."""

NAMED, PRONOUN, PROXY, NOBODY, OWNER = range(5)
"""The roles of a phrase: a noun phrase; a pronoun; whom a spokesman speaks for; what no record can have; "Doe's"."""


def is_row(row: Sequence[int], words: int, quotations: int) -> bool:
    """Whether numbers can be a row of attributions.

    Args:
        row: the numbers.
        words: how many words the source has.
        quotations: how many quotations.
    """
    if len(row) < HEAD + MEMBER or (len(row) - HEAD) % MEMBER:
        return False
    reading, flags, verb, first, end = row[:HEAD]
    phrases = [row[at : at + MEMBER] for at in range(HEAD, len(row), MEMBER)]
    return (
        0 < reading < 4
        and 0 <= flags < 32
        and 0 <= verb < words
        and 0 <= first <= end <= quotations
        and all(0 <= start <= head < stop <= words and group >= 0 for start, stop, head, group, _ in phrases)
    )


class Phrase(NamedTuple):
    """One phrase of a subject. Positions count words."""

    first: int  # the position of the first word that may be part of a name
    end: int  # after the last one
    head: int  # a name stands for the subject if it covers the head
    group: int  # which of several joint subjects it is; phrases of one group name the same one
    role: int  # one of those above


class Voice(NamedTuple):
    """A verb of saying with its subject, or somebody who acts; most flags are those of `actors.Entry`."""

    verb: int  # the position of the verb; where there is none, of the subject's head
    says: bool
    sub: bool
    inner: bool
    unreal: bool
    person: bool  # whether the subject is surely one person
    quotations: range  # the indices of those that it governs
    phrases: tuple[Phrase, ...]  # the subject

    @property
    def first(self) -> int:
        """The position by which voices are in order."""
        return min(self.phrases[0].head, self.verb)


class Voices:
    """All voices of a source under one reading of its sentences.

    Args:
        rows: the attributions of a text or a seal.
        reading: 1 for the uncertain starts of sentences not counted, 2 for counted.
    """

    def __init__(self, rows: Sequence[tuple[int, ...]], reading: int) -> None:
        # A row of both readings has the number 3.
        voices = [_voice(row) for row in rows if row[0] & reading]
        self.ordered = sorted(voices, key=lambda voice: voice.first)
        self._starts = [voice.first for voice in self.ordered]
        self.governing = {quotation: voice for voice in voices for quotation in voice.quotations}

    def within(self, first: int, end: int) -> Sequence[Voice]:
        """The voices between two positions, in order."""
        return self.ordered[bisect_left(self._starts, first) : bisect_left(self._starts, end)]

    def before(self, position: int, limit: int) -> Iterator[Voice]:
        """The voices before a position, the nearest first, and no more than a number of them."""
        end = bisect_left(self._starts, position)
        for at in range(end - 1, max(end - limit, 0) - 1, -1):
            yield self.ordered[at]


def _voice(row: tuple[int, ...]) -> Voice:
    # The bits of `flags` are those that `attributions.find_attributions` names.
    _, flags, verb, first, end, *numbers = row
    phrases = tuple(Phrase(*numbers[at : at + MEMBER]) for at in range(0, len(numbers), MEMBER))
    says, sub, inner, unreal, person = (bool(flags & bit) for bit in (1, 2, 4, 8, 16))
    return Voice(verb, says, sub, inner, unreal, person, range(first, end), phrases)
