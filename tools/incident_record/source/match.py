"""Patterns of words, and where a source has them."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from incident_record.source.quotation_marks import APOSTROPHE_ENDS, shortened
from incident_record.source.text import Span
from incident_record.source.view import IndexedWords, SourceView, core, quotation_of

_RARE = 8  # places of a word
_PATIENCE = 4  # words that may be compared for each word that is searched, before all places are listed in one pass

COMMA_OR_PERIOD = ",.،۔，、。।"
ANY_STOP = f"{COMMA_OR_PERIOD};:؛；："


class Edge:
    """The spellings of a pattern's first or last word, which are listed only if a word is none but may be one.

    Args:
        word: the usual spelling.
        spell: gives all spellings of a word; they differ only in what `core` leaves out.
    """

    __slots__ = ("_spell", "_word", "core")

    def __init__(self, word: str, spell: Callable[[str], frozenset[str]]) -> None:
        self._word, self._spell = word, spell
        self.core = core(word)

    def __contains__(self, word: object) -> bool:
        if word == self._word:
            return True
        return isinstance(word, str) and core(word) == self.core and word in self._spell(self._word)


Spellings = frozenset[str] | Edge

Pattern = tuple[Spellings, ...]
"""What to look for: for each word the spellings that are the same."""


@lru_cache(maxsize=4096)
def endings(word: str, stops: str) -> frozenset[str]:
    """The spellings of a last word that differ only in one stop at the end, before or after a mark."""
    bare = word.rstrip("'")
    closers = word[len(bare) :]
    # Two stops are not one: "now,," is no way to set "now,". But "etc.," has the period of "etc.".
    free = bare[-1:] in stops and (bare[-2:-1] not in stops or (bare[-2:-1] == "." != bare[-1]))
    cores = {bare, bare[:-1]} if free and len(bare) > 1 else {bare}
    spellings = {core + closers for core in cores}
    spellings.update(core + stop + closers for core in cores for stop in stops)
    if closers:
        # American print sets the stop before a closing mark, British print after it.
        spellings.update(core + closers + stop for core in cores for stop in stops)
    return frozenset(spellings)


def _any_stop(word: str) -> frozenset[str]:
    return endings(word, ANY_STOP)


@lru_cache(maxsize=4096)
def _bracketed(word: str) -> frozenset[str]:
    """The spellings of a clause's last word."""
    spellings = _any_stop(word)
    closed = frozenset(f"{spelling}{bracket}" for spelling in spellings for bracket in ")]")
    return spellings | closed | frozenset(f"{spelling}{stop}" for spelling in closed for stop in ANY_STOP)


@lru_cache(maxsize=4096)
def _closing(word: str) -> frozenset[str]:
    """The spellings of the last word of evidence."""
    # A mark that is left off here may be an apostrophe ("the boys’ boat", "goin’"), and the word then another.
    if word.rstrip(ANY_STOP).endswith(APOSTROPHE_ENDS):
        return _any_stop(word)
    return _any_stop(word).union(*(_any_stop(f"{spelling}'") for spelling in _any_stop(word)))


def to_pattern(words: Sequence[str], stops: str) -> Pattern:
    """A pattern for canonical words, of which the last may end in another stop.

    Args:
        stops: the stops that are the same at the end.
    """
    return _pattern(words, lambda word: endings(word, stops))


def clause_pattern(words: Sequence[str]) -> Pattern:
    """A pattern for a clause: its end is free in stops, and a bracket may close behind it or open before it."""
    return _pattern(words, _bracketed, lambda word: frozenset((word, f"({word}")))


def evidence_pattern(words: Sequence[str]) -> Pattern:
    """A pattern for evidence: its end is free in stops, and a nested mark may be left off at either edge."""
    if words and shortened(words[0]):
        return _pattern(words, _closing)
    return _pattern(words, _closing, lambda word: frozenset((word, f"'{word}")))


def _pattern(
    words: Sequence[str],
    last: Callable[[str], frozenset[str]],
    first: Callable[[str], frozenset[str]] = lambda word: frozenset((word,)),
) -> Pattern:
    """A pattern for canonical words with the spellings of its edges; those of a single word are both at once."""
    if len(words) < 2:
        return tuple(Edge(word, lambda word: frozenset(chain(*map(first, last(word))))) for word in words)
    inner = (frozenset((word,)) for word in words[1:-1])
    return (first(words[0]), *inner, Edge(words[-1], last))


def find(view: IndexedWords, pattern: Pattern, first: int, end: int) -> list[int]:
    """Every position from `first` at which a pattern matches and ends before `end`, or at it."""
    return list(Places(view, pattern, first, end).after(first))


class Places:
    """Where a pattern matches between two positions; looked for when it is asked, by way of the pattern's rarest word."""

    def __init__(self, view: IndexedWords, pattern: Pattern, first: int, end: int) -> None:
        self._view, self._pattern = view, pattern
        self._first, self._end = first, end
        self.size = len(pattern)
        # Each place of the rarest word is a place of the pattern if the other words fit.
        self._rarest, self._at = _rarest(view, pattern)
        # A source and a pattern that repeat themselves could make every try as long as the pattern.
        self._patience = _PATIENCE * (end - first + self.size)
        self._listed = False

    def after(self, position: int) -> Iterator[int]:
        """The places from a position on, in order."""
        position = max(position, self._first)
        while (i := bisect_left(self._at, position + self._rarest)) < len(self._at):
            at = self._at[i] - self._rarest
            if at + self.size > self._end:
                return
            if self._matches(at):
                yield at
            position = at + 1

    def before(self, position: int) -> Iterator[int]:
        """The places that end before a position or at it, the last one first."""
        position = min(position, self._end)
        while i := bisect_right(self._at, position - self.size + self._rarest):
            at = self._at[i - 1] - self._rarest
            if at < self._first:
                return
            if self._matches(at):
                yield at
            position = at + self.size - 1

    def _matches(self, at: int) -> bool:
        if self._listed:
            return True
        words = self._view.words
        k = next((k for k, spellings in enumerate(self._pattern) if words[at + k] not in spellings), self.size)
        self._patience -= k
        # With two words or fewer each is an edge, and nothing is left to search for.
        if self._patience < 0 and self.size > 2:
            self._list_all()
        return k == self.size

    def _list_all(self) -> None:
        """Find what may be a place in one search, once the tries have cost as much."""
        # Only a pattern's edges have several spellings, and the words between them have to be the same. No word has a
        # line break in it, and Python searches a text in time that grows with its length alone.
        inner = [word for spellings in self._pattern[1:-1] if isinstance(spellings, frozenset) for word in spellings]
        words, looked_for = self._view.words, "\n".join(("", *inner, ""))
        text = "\n".join(("", *(word or "" for word in words[self._first + 1 : self._end - 1]), ""))
        self._at, at, offset = [], self._first, text.find(looked_for)
        since = 0
        while offset >= 0:
            at, since = at + text.count("\n", since, offset), offset
            if words[at] in self._pattern[0] and words[at + self.size - 1] in self._pattern[-1]:
                self._at.append(at)
            offset = text.find(looked_for, offset + 1)
        self._rarest, self._listed = 0, True


def _rarest(view: IndexedWords, pattern: Pattern) -> tuple[int, Sequence[int]]:
    """The index of a pattern's rarest word, and where that word stands in the source."""
    at: Sequence[int] = ()
    rarest, fewest = 0, sys.maxsize
    for k, known in enumerate(pattern):
        if isinstance(known, frozenset):
            places = _positions(view, known)
            if (count := len(places)) < fewest:
                rarest, at, fewest = k, places, count
                if count < 2:  # none is rarer
                    break
    # To look up an edge takes another index of the source, so a word that is rare enough will do.
    for k, known in enumerate(pattern) if fewest >= _RARE else ():
        if isinstance(known, Edge) and len(places := view.alike(known.core)) < fewest:
            rarest, at, fewest = k, places, len(places)
    return rarest, at


def _positions(view: IndexedWords, spellings: frozenset[str]) -> Sequence[int]:
    if len(spellings) == 1:  # as all words between the edges; their places need not be copied
        return view.positions(*spellings)
    return sorted(chain.from_iterable(map(view.positions, spellings)))


def quoted_after(view: SourceView, places: Places, position: int) -> Iterator[Span]:
    """The stretches inside one quotation in which a pattern matches, from a position on."""
    while (at := next(places.after(position), None)) is not None:
        if quotation_of(view, at, at + places.size) is not None:
            yield at, at + places.size
            position = at + 1
        else:
            # What begins in narration, or runs over a closing mark, is followed by nothing quoted before the next mark.
            following = bisect_right(view.quotations, at, key=itemgetter(0))
            if following == len(view.quotations):
                return
            position = view.quotations[following][0]


def quoted_before(view: SourceView, places: Places, position: int) -> Iterator[Span]:
    """The stretches inside one quotation in which a pattern matches, and that end before a position or at it, last first."""
    while (at := next(places.before(position), None)) is not None:
        end = at + places.size
        if quotation_of(view, at, end) is not None:
            yield at, end
            position = end - 1
        else:
            preceding = bisect_left(view.quotations, end, key=itemgetter(1)) - 1
            if preceding < 0:
                return
            position = view.quotations[preceding][1]


def may_stand(view: SourceView, pattern: Pattern, first: int, end: int) -> bool:
    """Whether a pattern could match between two positions, if words that a seal keeps closed match anything."""
    return any(
        all(view.words[at + k] is None or view.words[at + k] in spellings for k, spellings in enumerate(pattern))
        for at in range(first, end - len(pattern) + 1)
    )
