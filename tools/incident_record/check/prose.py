"""What our own words must not hold: the source's narration, and quotation marks around what is no proved quote."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from incident_record.problems import excerpt
from incident_record.source.negations import negation_positions
from incident_record.source.quotation_marks import ANY, CLOSE, OPEN, classify
from incident_record.source.sentences import ELLIPSIS
from incident_record.source.text import Text, Words, counts, fold, span_words

COPIED_WORDS = 9
"""How many words in a row of the source's narration are a copy of it."""

QUOTED_WORDS = 4
"""From how many words on, what stands in quotation marks has to be a proved quote; fewer may be a name or a term."""

# What the page puts between two spans; a text of ours may quote a card with it.
_DRAWN = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]")
_STOPS = ",."


def copied(text: str, source: Text) -> str | None:
    """The first words in a row that a text of ours shares with a source's narration; None where there are too few.

    Capitals and punctuation do not count: a sentence that was copied is one with or without them.

    Args:
        text: ours.
        source: the source's text.
    """
    # What is wholly somebody's own words has no narration; our words may quote it where they say that they do.
    whole = source.marks == "none"
    for part in _outside_marks(text) if whole else (text,):
        own = [(word, plain) for word in span_words(part) if (plain := _plain(word))]
        # Most texts are short, and need no runs of the source.
        runs = _narrated(source.words, () if whole else source.quotations) if len(own) >= COPIED_WORDS else ()
        for first in range(len(own) - COPIED_WORDS + 1):
            stretch = own[first : first + COPIED_WORDS]
            if tuple(plain for _, plain in stretch) in runs:
                return " ".join(word for word, _ in stretch)
    return None


def _outside_marks(text: str) -> Iterator[str]:
    """The parts of a text of ours that do not stand in quotation marks."""
    folded, after = fold(text), 0
    for first, end in sorted([*_stretches(folded, "double"), *_stretches(folded, "single")]):
        yield folded[after:first]
        after = max(after, end + 1)
    yield folded[after:]


def copied_message(run: str) -> str:
    """The message for words that were copied."""
    return f"The words ‹{run}› follow the source's narration word for word; say it in your own words."


def unverified_message(words: Words) -> str:
    """The message for words in quotation marks that are no proved quote."""
    return f"{excerpt(' '.join(words))} stands in quotation marks and is no proved quote; copy a proved quote, or leave the marks off."


# Every text of a record is held against the same few sources, and folders are checked one after the other.
@lru_cache(maxsize=16)
def _narrated(words: Words, quotations: tuple[tuple[int, int], ...]) -> frozenset[Words]:
    """Every run of words of a source that is not wholly inside one quotation."""
    counted = [(i, plain) for i, word in enumerate(words) if (plain := _plain(word))]
    inside = {i: number for number, (first, end) in enumerate(quotations) for i in range(first, end)}
    runs = set()
    for at in range(len(counted) - COPIED_WORDS + 1):
        stretch = counted[at : at + COPIED_WORDS]
        # Speech may be quoted in our words, under its own rules; a run that leaves a quotation is narration.
        if len({inside.get(i) for i, _ in stretch}) > 1 or stretch[0][0] not in inside:
            runs.add(tuple(plain for _, plain in stretch))
    return frozenset(runs)


def _plain(word: str) -> str:
    return "".join(filter(str.isalnum, word)).lower()


def quoted(text: str) -> Iterator[tuple[int, Words]]:
    """What a text of ours has in quotation marks, if it is long enough to need a proof.

    Args:
        text: a paragraph.

    Returns:
        The offset of each opening mark in the folded text, and the words inside.
    """
    folded = fold(text)
    if not ANY.search(folded):
        return
    covered = 0
    for first, end in sorted([*_stretches(folded, "double"), *_stretches(folded, "single")]):
        if first < covered:
            continue  # it stands inside another, which is looked at as a whole
        covered = end
        words = span_words(_DRAWN.sub(f" {ELLIPSIS} ", folded[first + 1 : end]))
        if sum(map(counts, words)) >= QUOTED_WORDS:
            yield first, words


def _stretches(folded: str, kind: str) -> Iterator[tuple[int, int]]:
    """The offsets of the marks around each quotation."""
    roles = classify([folded], kind)[0]
    opened = 0
    for offset in sorted(roles):
        if roles[offset] == OPEN:
            opened = offset
        elif roles[offset] == CLOSE:
            yield opened, offset


def is_proved(words: Words, quotes: Iterable[Sequence[Words]]) -> bool:
    """Whether words are those of a proved quote.

    Args:
        words: canonical words; an ellipsis stands for what was left out between them.
        quotes: the words of the spans of each proved quote.
    """
    return any(_found(words, spans) or _found_in_parts(words, spans) for spans in quotes)


def _found(words: Words, spans: Iterable[Words]) -> bool:
    return any(_part_of(words, span) for span in spans)


def _found_in_parts(words: Words, spans: Sequence[Words]) -> bool:
    """Whether words with an ellipsis between them stand in spans of one quote, in its order."""
    parts = _split(words)
    at = 0
    for part in parts:
        while at < len(spans) and not _part_of(part, spans[at]):
            at += 1
        at += 1
    return len(parts) > 1 and at <= len(spans)


def _split(words: Words) -> list[Words]:
    parts: list[Words] = [()]
    for word in words:
        if word == ELLIPSIS:
            parts.append(())
        else:
            parts[-1] += (word,)
    return [part for part in parts if part]


def _part_of(words: Words, span: Words) -> bool:
    """Whether words stand in a span, and what is left out of their sentence does not turn the sense."""
    for first in range(len(span) - len(words) + 1):
        end = first + len(words)
        last = span[end - 1]
        if span[first : end - 1] == words[:-1] and last.rstrip(_STOPS) == words[-1].rstrip(_STOPS):
            begins, ends = _sentence(span, first, end)
            if all(first <= at < end for at in negation_positions(span, begins, ends)):
                return True
    return False


def _sentence(span: Words, first: int, end: int) -> tuple[int, int]:
    """The sentence or sentences of a span around some of its words."""
    while first > 0 and not _ends(span[first - 1]):
        first -= 1
    while end < len(span) and not _ends(span[end - 1]):
        end += 1
    return first, end


def _ends(word: str) -> bool:
    return word.rstrip("'\"′″)]").endswith((".", "!", "?"))
