"""Patterns of words, and where a source has them."""

from collections.abc import Sequence

from incident_record.source.quotation_marks import APOSTROPHE_ENDS, shortened
from incident_record.source.view import SourceView

Pattern = tuple[frozenset[str], ...]
"""What to look for: for each word the spellings that are the same."""

COMMA_OR_PERIOD = ",.،۔"
ANY_STOP = ",.;:،۔؛"


def endings(word: str, stops: str) -> frozenset[str]:
    """The spellings of a last word that differ only in one stop at the end, before or after a mark."""
    bare = word.rstrip("'")
    closers = word[len(bare) :]
    cores = {bare, bare[:-1]} if bare[-1:] in stops and len(bare) > 1 else {bare}
    spellings = {core + closers for core in cores}
    spellings.update(core + stop + closers for core in cores for stop in stops)
    if closers:
        # American print sets the stop before a closing mark, British print after it.
        spellings.update(core + closers + stop for core in cores for stop in stops)
    return frozenset(spellings)


def to_pattern(words: Sequence[str], stops: str) -> Pattern:
    """A pattern for canonical words, of which the last may end in another stop.

    Args:
        words: canonical words.
        stops: the stops that are the same at the end.
    """
    if not words:
        return ()
    return (*(frozenset((word,)) for word in words[:-1]), endings(words[-1], stops))


def evidence_pattern(words: Sequence[str]) -> Pattern:
    """A pattern for evidence: its end is free in stops, and a nested mark may be left off at either edge.

    Args:
        words: canonical words.
    """
    pattern = to_pattern(words, ANY_STOP)
    if not pattern:
        return ()
    opening = frozenset() if shortened(words[0]) else frozenset(f"'{word}" for word in pattern[0])
    pattern = (pattern[0] | opening, *pattern[1:])
    # A mark that is left off here may be an apostrophe ("the boys’ boat", "goin’"), and the word then another.
    if words[-1].rstrip(ANY_STOP).endswith(APOSTROPHE_ENDS):
        return pattern
    closing = frozenset(spelling for word in pattern[-1] for spelling in endings(f"{word}'", ANY_STOP))
    return (*pattern[:-1], pattern[-1] | closing)


def find(view: SourceView, pattern: Pattern, first: int, end: int) -> list[int]:
    """Every position from `first` at which a pattern matches and ends before `end`, or at it."""
    return [
        at
        for at in range(first, end - len(pattern) + 1)
        if pattern and all(view.is_word(at + k, spellings) for k, spellings in enumerate(pattern))
    ]


def may_stand(view: SourceView, pattern: Pattern, first: int, end: int) -> bool:
    """Whether a pattern could match between two positions, if words that a seal keeps closed match anything."""
    return any(
        all(not view.is_open(at + k) or view.is_word(at + k, word) for k, word in enumerate(pattern))
        for at in range(first, end - len(pattern) + 1)
    )
