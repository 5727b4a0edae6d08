"""A source as people read it: a stretch as it is printed, on one line, and all paragraphs with their numbers."""

import re
from collections.abc import Callable
from pathlib import Path

from incident_record.check.clauses import MAX_WORDS
from incident_record.check.paths import CannotRun
from incident_record.maintain.words import plain_at
from incident_record.source.opening import decode_source
from incident_record.source.text import DASH, ELLIPSIS, Span, span_words
from incident_record.source.view import TextView, paragraph_bounds, printed_quotations, quotations_in

_EVIDENCE = 5
_STOPS = ".,;:،؛"
_SPELLED_OUT = re.compile(r"\b\w\.\w\.$")
_FIGURE = re.compile(r"\d|^[ap]\.m\.")
_EDGES = '“”„«»" '
_ANY_MARK = re.compile(f"[{_EDGES.strip()}]")

NUMBERED = ".numbered.txt"
"""How the name of a text's numbered copy ends."""

_APOSTROPHES = "['’‘‚‛ʼ´`\"“”„«»]"  # a nested mark is one too
# Nothing need stand beside a dash or an ellipsis, which are words of their own: "noon—when".
_MARKS = r"(?:[\s\"“”„«»‹›「」'’‘]+|(?<=[‒–—―⸺⸻\-….])|(?=[‒–—―⸺⸻\-….]))"


def decode_text(content: bytes, path: Path) -> str:
    """The text in a file.

    Raises:
        CannotRun: it cannot serve as a source, since it is no text, or does not tell where its paragraphs end.
    """
    text = decode_source(content, path)
    if isinstance(text, str):
        return text
    raise CannotRun(text[1])


def printed_words(view: TextView, raw: str, span: Span) -> str:
    """The words of a stretch as the text has them; in canonical form where they cannot be found in it.

    Args:
        raw: the text as it is stored.
        span: the positions of the words.
    """
    words = view.text.words[slice(*span)]
    # The outer marks are no words, and stand between them in the file.
    match = re.search(_MARKS.join(map(_pattern, words)), raw)
    printed = match.group() if match else " ".join(words).replace("'", "’")
    return " ".join(printed.split())


def spoken_words(view: TextView, raw: str, span: Span) -> str:
    """The words of a quotation as the text has them; in canonical form where a stray mark among them would be read as a word's."""
    printed, words = printed_words(view, raw, span), view.text.words[slice(*span)]
    return printed if span_words(printed) == tuple(words) else " ".join(words)


def unstopped(printed: str) -> str:
    """Words without the stop behind them; of "Jr.," and "4 a.m." the period is a part of the last word."""
    return printed[:-1] if printed[-1:] in _STOPS and not _SPELLED_OUT.search(printed) else printed


def bare_words(printed: str) -> str:
    """Words without a stop and marks at their edges; a mark at an edge stays where the other one of its pair is inside."""
    # ".45-caliber" begins with its figure.
    bare = re.sub(rf"^[{_STOPS}]+(?!\w)", "", unstopped(printed.strip(_EDGES)).strip(_EDGES))
    return unstopped(printed) if len(_ANY_MARK.findall(bare)) % 2 else bare


def lead(view: TextView, printed: Callable[[Span], str], first: int, end: int) -> Span:
    """The first words of a stretch: as many as evidence may have where fewer would cut a name in marks, or fewer."""
    # A dash that opens a line is no word.
    first = next((at for at in range(first, end) if plain_at(view, at)), first)
    usual = min(end, first + _EVIDENCE)
    lengths = (usual, *range(usual + 1, min(end, first + MAX_WORDS) + 1), *range(usual - 1, first, -1))
    words = (*view.text.words[:end], "")
    # "If you own an Alba 4" is not cut before its figure, and "at 7:12 p.m." not behind it.
    uncut = [last for last in lengths if not _FIGURE.search(words[last])]
    paired = (last for last in uncut if len(_ANY_MARK.findall(printed((first, last)))) % 2 == 0)
    return first, next(paired, usual)


def _pattern(word: str) -> str:
    if word == DASH:
        return r"(?:[‒–—―⸺⸻]|-{1,3})"
    if word == ELLIPSIS:
        return r"(?:…|\.(?:\s?\.){2,})"
    return re.escape(word).replace("'", _APOSTROPHES)


def numbered_paragraphs(view: TextView) -> bytes:
    """The paragraphs with their numbers and those of their quotations, to read from."""
    blocks = []
    for number in range(1, len(view.paragraphs) + 1):
        first, end = paragraph_bounds(view, number)
        inside = [index + 1 for index in quotations_in(view, first, end)] if printed_quotations(view) else []
        quotations = f" (quotations {inside[0]} to {inside[-1]})" if len(inside) > 1 else ""
        quotations = quotations or (f" (quotation {inside[0]})" if inside else "")
        blocks.append(f"¶{number}{quotations}\n{_marked(view, first, end)}")
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _marked(view: TextView, first: int, end: int) -> str:
    """The words of a paragraph with its outer quotation marks."""
    opens = {start for start, _ in printed_quotations(view)}
    closes = {close - 1 for _, close in printed_quotations(view)}
    return " ".join(
        f"{'“' if at in opens else ''}{view.text.words[at]}{'”' if at in closes else ''}" for at in range(first, end)
    )
