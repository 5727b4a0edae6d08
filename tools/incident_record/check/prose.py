"""What our own words must not hold: the source's narration, and quotation marks around what is no proved quote."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from incident_record.problems import excerpt
from incident_record.source.quotation_marks import ANY, CLOSE, OPEN, classify
from incident_record.source.text import ELLIPSIS, Text, Words, counts, fold, span_words

T = TypeVar("T")

COPIED_WORDS = 9
"""How many words in a row of the source's narration are a copy of it."""

QUOTED_WORDS = 4
"""From how many words on, what stands in quotation marks has to be a proved quote; fewer may be a name or a term."""

NUMERALS = "¼-¾⅐-⅟↉①-⒛⓪⓵-⓾❶-➓㉑-㉟㊱-㊿"
"""Characters that are numbers, as the inside of a regular expression's class."""
_DIGIT = re.compile(r"\d")

# What the page puts between two spans; a text of ours may quote a card with it.
_OMISSION = r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]"


def has_figure(text: str) -> bool:
    """Whether a text has a digit in it, or another character that is a number."""
    # Those are not compiled, which takes longer than to read a record, and most texts of ours are ASCII.
    return bool(_DIGIT.search(text) or (not text.isascii() and re.search(f"[{NUMERALS}]", text)))


def copied(texts: Sequence[str], sources: Sequence[Text]) -> dict[int, str]:
    """The first words in a row that each text of ours shares with a source's narration, by the text's index.

    Capitals and punctuation do not count: a sentence that was copied is one with or without them.

    Args:
        texts: ours.
    """
    first_runs: dict[int, str] = {}
    for is_speech in (False, True):
        # What is wholly somebody's own words has no narration; our words may quote it where they say that they do.
        group = [source for source in sources if (source.marks == "none") == is_speech]
        vocabulary = frozenset[str]().union(*map(_vocabulary, group))
        own = [_own_runs(text, vocabulary, skip_quoted=is_speech) for text in texts if group]
        wanted = {plain for runs in own for plain, _ in runs}
        shared = {plain for source in group for plain in wanted & _narrated(source)} if wanted else set()
        for index, runs in enumerate(own):
            run = next((run for plain, run in runs if plain in shared), None)
            if run is not None:
                first_runs.setdefault(index, " ".join(run))
    return dict(sorted(first_runs.items()))


def _own_runs(text: str, vocabulary: frozenset[str], *, skip_quoted: bool) -> list[tuple[Words, Words]]:
    """The runs of a text of ours that have known words alone, as compared and as typed.

    Args:
        text: ours.
        vocabulary: the words of the sources.
        skip_quoted: whether to leave out what the text has in quotation marks.
    """
    runs: list[tuple[Words, Words]] = []
    for words in map(span_words, _outside_marks(text) if skip_quoted else (text,)):
        # Most texts of ours have fewer.
        positions, plains = _counted(words) if len(words) >= COPIED_WORDS else ([], [])
        pairs = zip(_runs(plains), _runs([words[position] for position in positions]), strict=True)
        # Next to no text of ours has so many of a source's words in a row, whatever their order there.
        runs += (pair for pair in pairs if vocabulary.issuperset(pair[0]))
    return runs


def _outside_marks(text: str) -> Iterator[str]:
    """The parts of a text of ours that do not stand in quotation marks."""
    folded, after = fold(text), 0
    for first, end in _stretches(folded):
        yield folded[after:first]
        after = max(after, end + 1)
    yield folded[after:]


def copied_message(run: str) -> str:
    """The message for words that were copied."""
    return f"The words ‹{run}› follow the source's narration word for word; say it in your own words."


def unverified_message(words: Words) -> str:
    """The message for words in quotation marks that are no proved quote."""
    return f"{excerpt(' '.join(words))} stands in quotation marks and is no proved quote; copy a proved quote, or leave the marks off."


# The records of one folder are held against the same few sources.
@lru_cache(maxsize=16)
def _vocabulary(source: Text) -> frozenset[str]:
    """The words of a source, as runs are compared."""
    return frozenset(_counted(source.words)[1])


@lru_cache(maxsize=16)
def _narrated(source: Text) -> frozenset[Words]:
    """Every run of words of a source that is not wholly inside one quotation."""
    quotations = () if source.marks == "none" else source.quotations
    inside = {i: number for number, bounds in enumerate(quotations) for i in range(*bounds)}
    positions, plains = _counted(source.words)
    owners = [inside.get(position) for position in positions]
    # Speech may be quoted in our words, under its own rules; a run that leaves a quotation is narration.
    bounds = zip(owners, owners[COPIED_WORDS - 1 :], strict=False)
    return frozenset(
        run for run, (first, last) in zip(_runs(plains), bounds, strict=True) if first is None or first != last
    )


def _counted(words: Words) -> tuple[list[int], list[str]]:
    """The positions of words that count, and the words without capitals and punctuation."""
    # A lone dash or ellipsis between two words does not part a copy.
    plains = [(word if word.isalnum() else "".join(filter(str.isalnum, word))).lower() for word in words]
    positions = [position for position, plain in enumerate(plains) if plain]
    return positions, [plains[position] for position in positions]


def _runs(items: Sequence[T]) -> Iterator[tuple[T, ...]]:
    """Every `COPIED_WORDS` items in a row."""
    return zip(*(items[at:] for at in range(COPIED_WORDS)), strict=False)


def quoted(text: str) -> Iterator[tuple[int, Words]]:
    """What a text of ours has in quotation marks, if it is long enough to need a proof.

    Args:
        text: a paragraph.

    Returns:
        The offset of each opening mark in the folded text, and the words inside.
    """
    folded = fold(text)
    # A quick look first: most texts of ours have no mark at all.
    if not ANY.search(folded):
        return
    covered = 0
    for first, end in _stretches(folded):
        if first < covered:
            continue  # it stands inside another, which is looked at as a whole
        covered = end
        words = span_words(re.sub(_OMISSION, f" {ELLIPSIS} ", folded[first + 1 : end]))
        if sum(map(counts, words)) >= QUOTED_WORDS:
            yield first, words


def _stretches(folded: str) -> list[tuple[int, int]]:
    """The offsets of the marks around each quotation, in double marks or in single ones, in order."""
    stretches: list[tuple[int, int]] = []
    for roles in (classify([folded], kind)[0] for kind in ("double", "single")):
        # An outer mark that opens is followed by the one that closes it.
        edges = [offset for offset in sorted(roles) if roles[offset] in (OPEN, CLOSE)]
        stretches += zip(edges[::2], edges[1::2], strict=True)
    return sorted(stretches)
