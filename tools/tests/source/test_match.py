"""Where a pattern of words matches, held against a plain search."""

from collections.abc import Callable, Iterator
from random import Random

import pytest
from incident_record.source.match import COMMA_OR_PERIOD, Places, find, quoted_after, quoted_before, to_pattern
from incident_record.source.text import canonicalize
from incident_record.source.view import IndexedWords, SourceView, TextView, quotation_of

SENTENCE = "the ferry left a pier at noon and came back the next day".split()
KINDS: dict[str, tuple[Callable[[Random], list[str]], tuple[int, ...]]] = {
    "of many words": (lambda draw: draw.choices(SENTENCE, k=120), (1, 2, 3, 5)),
    "of few words": (lambda draw: draw.choices(("a", "a,", "b", "b.", "c"), k=120), (1, 2, 3, 4)),
    # Words that repeat themselves as in no print, so that every try is nearly as long as the pattern.
    "of one word": (lambda draw: draw.choices(("a", "b"), (30, 1), k=120), (8, 12, 20)),
    "of a rhythm": (lambda draw: ["a", "b", "b"] * draw.randrange(36, 40) + ["a"] + ["b", "a", "b"] * 4, (9, 14, 21)),
}


def cases(kind: str) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """Words, and some that may stand among them."""
    make, sizes = KINDS[kind]
    draw = Random(kind)
    for _ in range(60):
        words = make(draw)
        size = draw.choice(sizes)
        at = draw.randrange(len(words) - size)
        wanted = words[at : at + size]
        if draw.random() < 0.3:
            wanted[draw.choice((0, -1, draw.randrange(size)))] = draw.choice(words)
        yield words, (*wanted[:-1], wanted[-1].rstrip(",."))


def expected(words: list[str], wanted: tuple[str, ...], first: int, end: int) -> list[int]:
    """Where words stand, by a search that looks at every place."""
    *inner, last = wanted
    ends = (last, f"{last},", f"{last}.")
    places = range(first, end - len(wanted) + 1)
    return [at for at in places if words[at : at + len(inner)] == inner and words[at + len(inner)] in ends]


@pytest.mark.parametrize("kind", KINDS)
def test_a_pattern_is_where_a_plain_search_finds_it(kind: str) -> None:
    for words, wanted in cases(kind):
        pattern = to_pattern(wanted, COMMA_OR_PERIOD)
        for first, end in ((0, len(words)), (7, 90), (40, 43)):
            plain = expected(words, wanted, first, end)
            assert find(IndexedWords(words), pattern, first, end) == plain
            places = Places(IndexedWords(words), pattern, first, end)
            assert list(places.after(first + 20)) == [at for at in plain if at >= first + 20]
            back = Places(IndexedWords(words), pattern, first, end)
            assert list(back.before(end)) == plain[::-1]
            assert list(back.before(end - 15)) == [at for at in plain[::-1] if at + len(wanted) <= end - 15]


def views() -> Iterator[tuple[SourceView, list[str]]]:
    draw = Random(4)
    for _ in range(40):
        quoted = [f"“{' '.join(draw.choices('ab', k=draw.randrange(1, 9)))}”" for _ in range(8)]
        narrated = [" ".join(draw.choices("ab", k=draw.randrange(4))) for _ in range(9)]
        text = canonicalize(" ".join(part for pair in zip(narrated, quoted, strict=False) for part in pair))
        yield TextView(text), list(text.words)


def test_quoted_places_are_those_inside_one_quotation() -> None:
    for view, words in views():
        for wanted in (("a", "b"), ("a", "a", "b"), ("b", "a", "b", "a"), ("a",)):
            pattern = to_pattern(wanted, COMMA_OR_PERIOD)
            spans = [(at, at + len(wanted)) for at in expected(words, wanted, 0, len(words))]
            inside = [span for span in spans if quotation_of(view, *span) is not None]
            places = Places(view, pattern, 0, view.size)
            assert list(quoted_after(view, places, 0)) == inside
            assert list(quoted_after(view, places, 9)) == [span for span in inside if span[0] >= 9]
            assert list(quoted_before(view, places, view.size)) == inside[::-1]
            assert list(quoted_before(view, places, 20)) == [span for span in inside[::-1] if span[1] <= 20]
