"""What is proposed as quotes of a text that is wholly somebody's own words: the sentences that speak of themselves."""

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from incident_record.languages import LANGUAGES
from incident_record.maintain.words import is_prose
from incident_record.source import quotation_marks
from incident_record.source.text import Span
from incident_record.source.view import TextView, paragraph_bounds


def own_sentences(view: TextView, language: str) -> Iterator[tuple[int, Span]]:
    """Of each paragraph the first sentence that says "we" or "I" outside quotation marks; where there is none, the first without them.

    The rest of a release reads like any other report, and in quotation marks somebody else may speak.

    Args:
        language: the code of its language.

    Yields:
        The number of the paragraph, and the sentence.
    """
    first_person = {word for known in LANGUAGES if known.code == language for word in known.first_person.split()}
    speaking: dict[int, Span] = {}
    plain: list[tuple[int, Span]] = []
    for number in range(1, len(view.paragraphs) + 1):
        for span, words in _sentences(view, number) if is_prose(view, number) else ():
            if not first_person.isdisjoint(re.findall(r"[\w']+", " ".join(words).lower())):
                speaking.setdefault(number, span)
            if not any(word.startswith("'") for word in words):
                plain.append((number, span))
    yield from speaking.items() or plain[:1]


def gives_figure(view: TextView, first: int, end: int, proposed: Container[Span]) -> bool:
    """Whether a sentence gives a figure and is none of those that are proposed as quotes."""
    return (first, end) not in proposed and any(map(str.isdigit, "".join(view.text.words[first:end])))


def _sentences(view: TextView, number: int) -> Iterator[tuple[Span, list[str]]]:
    """The sentences of a paragraph and their words, with an apostrophe for each word inside quotation marks."""
    first, end = paragraph_bounds(view, number)
    # Of the paragraph, since a quotation may have several sentences.
    text = " ".join(view.text.words[first:end])
    # Such a text has an apostrophe for every mark, so they are read as if single ones were its outer marks.
    roles = sorted(quotation_marks.classify([text], "single")[0].items())
    marks = [at for at, role in roles if role in (quotation_marks.OPEN, quotation_marks.CLOSE)]
    for opening, closing in reversed([*zip(marks[::2], marks[1::2], strict=True)]):
        text = text[:opening] + re.sub(r"\S+", "'", text[opening : closing + 1]) + text[closing + 1 :]
    words = text.split()
    for span in pairwise([*(at for at in view.sentences if first <= at < end), end]):
        yield span, words[span[0] - first : span[1] - first]
