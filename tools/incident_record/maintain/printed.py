"""A source as people read it: a stretch as it is printed, on one line, and all paragraphs with their numbers."""

import re
from pathlib import Path

from incident_record.check.paths import CannotRun
from incident_record.source.opening import decode_source
from incident_record.source.text import DASH, ELLIPSIS, Span
from incident_record.source.view import TextView, paragraph_bounds, quotations_in

NUMBERED = ".numbered.txt"
"""How the name of a text's numbered copy ends."""

_APOSTROPHES = "['’‘‚‛ʼ´`\"“”„«»]"  # a nested mark is one too
_MARKS = r"[\s\"“”„«»‹›「」'’‘]*"


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
        view: the text.
        raw: the text as it is stored.
        span: the positions of the words.
    """
    words = view.text.words[slice(*span)]
    # The outer marks are no words, and stand between them in the file.
    match = re.search(_MARKS.join(map(_pattern, words)), raw)
    printed = match.group() if match else " ".join(words).replace("'", "’")
    return " ".join(printed.split())


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
        inside = [index + 1 for index in quotations_in(view, first, end)]
        quotations = f" (quotations {inside[0]} to {inside[-1]})" if len(inside) > 1 else ""
        quotations = quotations or (f" (quotation {inside[0]})" if inside else "")
        blocks.append(f"¶{number}{quotations}\n{_marked(view, first, end)}")
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _marked(view: TextView, first: int, end: int) -> str:
    """The words of a paragraph with its outer quotation marks."""
    opens = {start for start, _ in view.quotations}
    closes = {close - 1 for _, close in view.quotations}
    return " ".join(
        f"{'“' if at in opens else ''}{view.text.words[at]}{'”' if at in closes else ''}" for at in range(first, end)
    )
