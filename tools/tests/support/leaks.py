"""Where more of a source's text stands than its quotations and its headline."""

import re
from collections.abc import Iterable

from incident_record.source.text import canonicalize

SIZE = 9
"""So many words in a row are too many."""


def tokens(text: str) -> list[str]:
    """The words of a text, without regard to case and punctuation."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.casefold().replace("’", "'"))


def narration(text: str, marks: str, titles: Iterable[str]) -> set[tuple[str, ...]]:
    """Every run of words of a source that is not wholly of one quotation or of a title.

    Of a text that is wholly somebody's own words only what `titles` has may be shown.
    """
    read = canonicalize(text, marks)
    quotations = () if marks == "none" else read.quotations
    open_to_all = [*titles, *(" ".join(read.words[first:end]) for first, end in quotations)]
    allowed = [f" {' '.join(tokens(passage))} " for passage in open_to_all]
    return {run for run in _runs(" ".join(read.words)) if not any(f" {' '.join(run)} " in each for each in allowed)}


def leaks(content: str, forbidden: set[tuple[str, ...]]) -> list[str]:
    """The runs of words of a file that are narration of a source."""
    return [" ".join(run) for run in _runs(content) if run in forbidden]


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    words = tokens(text)
    return (tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1))
