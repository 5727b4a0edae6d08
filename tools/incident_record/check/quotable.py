"""What our own texts may have in quotation marks: the words of proved quotes, and titles."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby

from incident_record.source.match import Places
from incident_record.source.negations import negation_positions
from incident_record.source.text import ELLIPSIS, Words
from incident_record.source.view import IndexedWords

_STOPS = ",."


class Quotable:
    """The spans of proved quotes, in which words are looked up.

    Args:
        quotes: the words of the spans of each proved quote.
    """

    def __init__(self, quotes: Iterable[Sequence[Words]]) -> None:
        self._quotes: list[int] = []
        self._starts: list[int] = []
        words: list[str | None] = []
        for number, spans in enumerate(quotes):
            for span in spans:
                self._quotes.append(number)
                self._starts.append(len(words))
                # Nothing that stands in two spans is one span's.
                words += [*span, None]
        self._words = IndexedWords(words)
        self._size = len(words)
        self._bounds: dict[int, tuple[Sequence[int], Sequence[int]]] = {}
        self._known: dict[Words, list[int]] = {}

    def proves(self, words: Words) -> bool:
        """Whether words are those of a proved quote.

        Args:
            words: canonical words; an ellipsis stands for what was left out between them.
        """
        return bool(self._spans_with(words)) or self._proves_parts(_split(words))

    def _proves_parts(self, parts: Sequence[Words]) -> bool:
        """Whether words with an ellipsis between them stand in spans of one quote, in its order."""
        if len(parts) < 2:
            return False
        tried = -1
        for span in self._spans_with(parts[0]):
            # The first span of a quote leaves most spans for the other parts.
            if self._quotes[span] != tried:
                tried = self._quotes[span]
                if self._follow(parts[1:], span, tried):
                    return True
        return False

    def _follow(self, parts: Sequence[Words], span: int, quote: int) -> bool:
        for part in parts:
            spans = self._spans_with(part)
            following = bisect_right(spans, span)
            if following == len(spans) or self._quotes[spans[following]] != quote:
                return False
            span = spans[following]
        return True

    def _spans_with(self, words: Words) -> list[int]:
        """The spans in which words stand, if what is left out of their sentence does not turn the sense."""
        if words not in self._known:
            last = words[-1].rstrip(_STOPS) if words else ""
            # At the end of quoted words a comma, a period or neither are the same.
            # The stop before a closing mark is our sentence's own, whatever the source has there.
            ends = frozenset((last, *(last + stop for stop in _STOPS)))
            pattern = (*(frozenset((word,)) for word in words[:-1]), ends) if words else ()
            places = Places(self._words, pattern, 0, self._size)
            holding = (
                span
                for at in places.after(0)
                if self._keeps_sense(span := bisect_right(self._starts, at) - 1, at, at + len(words))
            )
            self._known[words] = list(dict.fromkeys(holding))
        return self._known[words]

    def _keeps_sense(self, span: int, first: int, end: int) -> bool:
        """Whether the sentences around some words of a span have no negation or condition outside them."""
        if span not in self._bounds:
            from incident_record.source.sentences import sentence_starts  # only words in our quotation marks need it

            start = self._starts[span]
            until = self._starts[span + 1] if span + 1 < len(self._starts) else self._size
            own = [word for word in self._words.words[start : until - 1] if word is not None]
            # A start that is not certain is none here, since a longer sentence may hold more.
            starts, _ = sentence_starts(own, (0,), ())
            turning = negation_positions(own, 0, len(own))
            self._bounds[span] = [*(start + at for at in starts), until - 1], [start + at for at in turning]
        sentences, negations = self._bounds[span]
        begins = sentences[bisect_right(sentences, first) - 1]
        ends = sentences[bisect_right(sentences, end - 1)]
        outside = bisect_right(negations, first - 1) - bisect_right(negations, begins - 1)
        return not outside and bisect_right(negations, end - 1) == bisect_right(negations, ends - 1)


def _split(words: Words) -> list[Words]:
    """The words between ellipses."""
    return [tuple(part) for is_gap, part in groupby(words, key=lambda word: word == ELLIPSIS) if not is_gap]
