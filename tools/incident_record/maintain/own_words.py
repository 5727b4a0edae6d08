"""What is proposed as quotes of a text that is wholly somebody's own words: the sentences that speak of themselves."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from incident_record.languages import LANGUAGES
from incident_record.maintain.speech import is_prose
from incident_record.source.text import Span
from incident_record.source.view import TextView, paragraph_bounds

# Without marks of its own such a text has an apostrophe for every mark inside it.
_QUOTED = re.compile(r"(?<!\S)'.*?'(?!\w)")


def own_sentences(view: TextView, language: str) -> Iterator[tuple[int, Span]]:
    """Of each paragraph the first sentence that says "we" or "I" outside quotation marks; where there is none, the first without them.

    The rest of a release reads like any other report, and in quotation marks somebody else may speak.

    Args:
        view: the text.
        language: the code of its language.

    Yields:
        The number of the paragraph, and the sentence.
    """
    first_person = {
        word for known in LANGUAGES if known.code == language for word in known.text("first_person").split()
    }
    prose = [number for number in range(1, len(view.paragraphs) + 1) if is_prose(view, number)]
    spans = [(number, span) for number in prose for span in _sentences(view, number)]
    speaking: dict[int, Span] = {}
    for number, span in spans:
        if not first_person.isdisjoint(_words(view, span)):
            speaking.setdefault(number, span)
    yield from speaking.items() or islice((pair for pair in spans if not _QUOTED.search(_text(view, pair[1]))), 1)


def _sentences(view: TextView, number: int) -> list[Span]:
    first, end = paragraph_bounds(view, number)
    return list(pairwise([*(at for at in view.sentences if first <= at < end), end]))


def _text(view: TextView, span: Span) -> str:
    return " ".join(view.text.words[slice(*span)])


def _words(view: TextView, span: Span) -> list[str]:
    return re.findall(r"[\w']+", _QUOTED.sub("", _text(view, span)).lower())
