"""A stretch of a source as it is printed: with its own apostrophes, dashes and ligatures, on one line."""

import re

from incident_record.source.sentences import ELLIPSIS
from incident_record.source.text import DASH, Span
from incident_record.source.view import TextView

_APOSTROPHES = "['’‘‚‛ʼ´`\"“”„«»]"  # a nested mark is one too
_MARKS = r"[\s\"“”„«»‹›「」'’‘]*"


def printed_words(view: TextView, raw: str, span: Span) -> str:
    """The words of a stretch as the text has them; in canonical form where they cannot be found in it.

    Args:
        view: the text.
        raw: the text as it is stored.
        span: the positions of the words.
    """
    words = view.text.words[slice(*span)]
    found = re.search(_MARKS.join(map(_pattern, words)), raw)
    printed = found.group() if found else " ".join(words).replace("'", "’")
    return " ".join(printed.split())


def _pattern(word: str) -> str:
    if word == DASH:
        return r"(?:[‒–—―⸺⸻]|-{1,3})"
    if word == ELLIPSIS:
        return r"(?:…|\.(?:\s?\.){2,})"
    return re.escape(word).replace("'", _APOSTROPHES)
