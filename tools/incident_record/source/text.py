"""Source text to canonical words, paragraphs, sentences and quotations.

Folding covers how a thing is set, never what it says: Unicode normal form C, the kinds of space, line
breaks, dash, quotation mark, apostrophe and ellipsis, and ligatures. Letters, case, digits, hyphens
inside words and punctuation stay. A change of any rule here or in `marks` must change `RULES`, since a
seal commits to what the rules produce.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, groupby
from typing import Any

from msgspec import Struct

from incident_record.source import quotation_marks

RULES = "9"
"""The version of the rules that turn a text into words and positions; every seal names it."""

HIDDEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f"
"""Characters that no reader sees (Default_Ignorable_Code_Point and blanks), as the inside of a regular expression's class."""

CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
"""Control characters that are no white space, as the inside of a regular expression's class."""

Words = tuple[str, ...]
"""Canonical words."""

Span = tuple[int, int]
"""The position of the first word (or character), and the position after the last."""

DASH, ELLIPSIS = "—", "…"

# The flag of a region is a black flag with hidden letters, and without them it would be any other region's.
_UNSEEN = f"(\U0001f3f4[\U000e0030-\U000e007a]+\U000e007f)|[{HIDDEN}{CONTROL}]"  # not compiled: few runs need it
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Marks are no letters to `re`; other signs may be among what this matches, and nothing comes of it.
_MARKS = r"[^\w\s\x00-\u02ff]{30}"
# U+02BC is a letter to Unicode, and an apostrophe to whoever types it.
_FOLDS = {"\u2010": "-", "\u2011": "-", "\u02bc": "’", **_LIGATURES}
_FOLDED = str.maketrans(_FOLDS)
_UNUSUAL = re.compile(f"[{''.join(_FOLDS)}]|{_MARKS}")
# Control characters that no folded text has.
_OPEN, _CLOSE = "\x01", "\x02"
_SIGNS = re.compile(
    r"(?P<dash>[‒–—―⸺⸻]|-{2,}|(?<!\S)-(?!\S))"
    r"|(?P<ellipsis>…|\.(?:\s?\.){2,})"
    rf"|[{quotation_marks.DOUBLE}{quotation_marks.SINGLE}]"
)
# What such a sign begins with, but for periods.
_SIGN = re.compile(f"[‒–—―⸺⸻…{quotation_marks.DOUBLE}{quotation_marks.SINGLE}-]")
_SET_APART = {
    "dash": f" {DASH} ",
    "ellipsis": f" {ELLIPSIS} ",
    quotation_marks.OPEN: f" {_OPEN} ",
    quotation_marks.CLOSE: f" {_CLOSE} ",
    quotation_marks.CONTINUE: " ",
    quotation_marks.DROP: " ",
}
"""What stands for signs that are no part of a word, with the blanks that set them apart."""


# Two texts are the same where they are one object: to compare or hash all their words would cost as much as reading them.
class Text(Struct, frozen=True, eq=False, dict=True):
    """A source text in canonical form. Positions count words from 0; ends are exclusive.

    Args:
        marks: which quotation marks are the outer ones, `double`, `single` or `none`.
        words: the canonical words, without the outer quotation marks.
        paragraphs: the position of each paragraph's first word.
        sentences: the position of each sentence's first word, where a sentence certainly begins.
        quotations: (first, end) of each quotation, in order, without overlaps.
        unclosed: the number, from 1, of each paragraph with an outer mark that opens or closes nothing.
        uncertain: the positions at which a sentence may begin, and may as well go on; none is in `sentences`.
        titles: the indices of the quotations that are titles or names, and nobody's speech.
        attributions: the verbs of saying in the narration with their subjects, each as positions and ends.
    """

    marks: str
    words: tuple[str, ...]
    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]
    quotations: tuple[tuple[int, int], ...]
    unclosed: tuple[int, ...]
    uncertain: tuple[int, ...] = ()
    titles: tuple[int, ...] = ()
    attributions: tuple[tuple[int, ...], ...] = ()

    @cached_property
    def uncounted(self) -> tuple[int, ...]:
        """The positions that do not count in lengths: dashes, ellipses, lone punctuation."""
        return tuple(i for i, word in enumerate(self.words) if not counts(word))

    @cached_property
    def canonical(self) -> str:
        """What a seal commits to: a line a sentence, a blank line between paragraphs, outer marks as “ ”."""
        closing = "”" if self.quotations and self.quotations[-1][1] == len(self.words) else ""
        return "".join(self.parts()).lstrip("\n") + closing

    def parts(self) -> list[str]:
        """Each word behind the breaks and marks before it."""
        breaks = dict.fromkeys(self.sentences, "\n")
        breaks.update(dict.fromkeys(self.paragraphs, "\n\n"))
        opens = {first for first, _ in self.quotations}
        closes = {end for _, end in self.quotations}
        return [
            ("”" if i in closes else "") + breaks.get(i, " ") + ("“" if i in opens else "") + word
            for i, word in enumerate(self.words)
        ]


def character_spans(text: Text, placed: Mapping[str, Iterable[Span]]) -> dict[str, tuple[Span, ...]]:
    """The first and the end offset, in the characters of `text.canonical`, of spans of words.

    Args:
        text: the text, which is read once for all spans.
        placed: the positions of spans, by any name.
    """
    # The breaks before the first word, which begins a paragraph, are left off.
    ends = list(accumulate(map(len, text.parts()), initial=-len("\n\n")))
    return {
        name: tuple((ends[first + 1] - len(text.words[first]), ends[end]) for first, end in spans)
        for name, spans in placed.items()
    }


def counts(word: str) -> bool:
    """Whether a canonical word counts in lengths; a dash, an ellipsis and lone punctuation do not."""
    # The whole word first: most have nothing but letters, and that is one call.
    return word.isalnum() or any(map(str.isalnum, word))


def fold(text: str) -> str:
    """A text without invisible characters, in NFC, with ligatures as separate letters."""
    # NFC comes twice: a decomposed letter may hide a character that is folded, and a folded one may join the
    # combining mark after it.
    if text.isascii() and (text.isprintable() or not re.search(_UNSEEN, text)):
        return text
    seen = re.sub(_UNSEEN, lambda match: match[1] or "", text)
    # Without such characters and marks all that follows is this, and takes four times as long.
    if not _UNUSUAL.search(seen):
        return unicodedata.normalize("NFC", seen)
    return _compose(_compose(seen).translate(_FOLDED))


def _compose(text: str) -> str:
    """A text in NFC; more than 30 combining marks in a row in pieces, as in Unicode's Stream-Safe Text Format (UAX #15)."""
    # The marks of a letter are sorted, and n of them in a row took n² steps.
    pieces: list[str] = []
    start = 0
    for match in re.finditer(_MARKS, text):
        pieces.append(text[start : match.end()])
        start = match.end()
    return "".join(unicodedata.normalize("NFC", piece) for piece in (*pieces, text[start:]))


def canonicalize(text: str, marks: str = "double") -> Text:
    """A source text in canonical form.

    Args:
        text: the text as it is stored; its paragraphs are the blocks between blank lines.
        marks: the source's outer quotation marks, `double` or `single`; with `none` the whole text is one quotation.
    """
    # Imported here, since a check against a seal starts in a tenth less without the rules that read a text.
    from incident_record.source.attributions import find_attributions
    from incident_record.source.sentences import sentence_starts
    from incident_record.source.titles import title_quotations

    words, starts, quotations, unclosed = _read_words(text, marks)
    sentences, uncertain = sentence_starts(words, starts, quotations)
    return Text(
        marks=marks,
        words=tuple(words),
        paragraphs=tuple(starts),
        sentences=sentences,
        uncertain=uncertain,
        quotations=((0, len(words)),) if marks == "none" and words else tuple(quotations),
        unclosed=tuple(unclosed),
        titles=() if marks == "none" else tuple(title_quotations(words, quotations)),
        attributions=() if marks == "none" else find_attributions(words, sentences, uncertain, starts, quotations),
    )


def canonicalize_known(text: str, marks: str, positions: Mapping[str, Any]) -> Text:
    """A source text in canonical form whose positions are known, so that only its words are read.

    Args:
        text: the text as it is stored.
        positions: as in `Text`, from a seal that is surely of this text.
    """
    words, _, _, unclosed = _read_words(text, marks)
    return Text(marks=marks, words=tuple(words), unclosed=tuple(unclosed), **positions)


def _read_words(text: str, marks: str) -> tuple[list[str], list[int], list[Span], list[int]]:
    """The words of a text, where its paragraphs begin, its quotations, and the numbers of paragraphs with stray marks."""
    # Folded before it is split: an invisible character must not make a line or hide a blank one.
    blocks = _split_blocks(fold(text))
    return _read_blocks(blocks, quotation_marks.classify(blocks, marks))


def _read_blocks(
    blocks: Sequence[str], roles_of: Iterable[Mapping[int, str]]
) -> tuple[list[str], list[int], list[Span], list[int]]:
    """The words of some paragraphs, where each begins, the quotations, and the numbers of paragraphs with stray marks."""
    words: list[str] = []
    starts: list[int] = []
    opened: list[int] = []
    quotations: list[Span] = []
    unclosed: list[int] = []
    for number, (block, roles) in enumerate(zip(blocks, roles_of, strict=True), 1):
        starts.append(len(words))
        for token in _tokenize(block, roles):
            if token == _OPEN:
                opened.append(len(words))
            elif token == _CLOSE:
                first = opened.pop()
                # Marks with nothing between them, as in a table of signs, quote nothing.
                if len(words) > first:
                    quotations.append((first, len(words)))
            else:
                words.append(token)
        if quotation_marks.DROP in roles.values():
            unclosed.append(number)
    return words, starts, quotations, unclosed


@lru_cache(maxsize=2048)
def span_words(text: str) -> tuple[str, ...]:
    """The canonical words of a span. Any mark in it is a nested one, since the outer marks stand around the span."""
    # The outer marks of a source mean nothing here: whoever copies a span may have any around it.
    folded = fold(text)
    return tuple(_tokenize(folded, quotation_marks.nested(folded)))


@lru_cache(maxsize=2048)
def evidence_words(text: str, marks: str = "double") -> tuple[str, ...]:
    """The canonical words of a clause, a name or a piece of evidence, without outer marks."""
    # A line break of the file is no paragraph of the record's words.
    folded = " ".join(fold(text).split())
    roles = quotation_marks.classify([folded], marks)[0]
    return tuple(token for token in _tokenize(folded, roles) if token not in (_OPEN, _CLOSE))


def number_at(starts: Sequence[int], position: int) -> int:
    """The number, from 1, of the paragraph or sentence that holds a word; `starts` are sorted."""
    return bisect_right(starts, position)


def _split_blocks(text: str) -> list[str]:
    """The paragraphs of a text, which blank lines part."""
    lines = groupby(text.splitlines(), key=lambda line: bool(line.strip()))
    return ["\n".join(block) for has_words, block in lines if has_words]


def _tokenize(text: str, roles: Mapping[int, str]) -> list[str]:
    """The words of a folded text, with `_OPEN` and `_CLOSE` for outer marks.

    Args:
        text: one paragraph.
        roles: of each mark in it, by its offset.
    """

    def set_apart(match: re.Match[str]) -> str:
        kind = match.lastgroup or roles[match.start()]
        # A mark that is no outer one stands in its word as its role: an apostrophe or a prime.
        return _SET_APART.get(kind, kind)

    # Of a short text this is known in a tenth of the time; an ellipsis has three periods.
    if text.count(".") < 3 and not _SIGN.search(text):
        return text.split()
    return _SIGNS.sub(set_apart, text).split()
