"""The check of a Markdown page beside the records: what it quotes, and that it does not copy a source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_record.check import markdown, prose
from incident_record.check.model import Quoting
from incident_record.problems import Code, Location, Problem
from incident_record.source.text import Text, Words


@dataclass(frozen=True)
class Document:
    """What was found on a page.

    Args:
        path: the file.
        problems: why it cannot be read.
        blocks: what it shows.
        quotings: what it has in quotation marks.
    """

    path: Path
    problems: tuple[Problem, ...]
    blocks: tuple[markdown.Block, ...] = ()
    quotings: tuple[Quoting, ...] = ()


def read(path: Path) -> Document:
    """The page in a file. Never raises for what the file holds."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _unreadable(path, "The file is not UTF-8; save it in that encoding.")
    except OSError as error:
        return _unreadable(path, f"The file cannot be read: {error.strerror}.")
    blocks = tuple(markdown.blocks(text))
    quotings = [
        Quoting(block.place(offset), None, words)
        for block in blocks
        for offset, words in prose.quoted(block.text)
    ]
    return Document(path, (), blocks, tuple(quotings))


def _unreadable(path: Path, message: str) -> Document:
    return Document(path, (Problem(str(path), 1, 1, Code.YAML, message),))


def check_document(
    document: Document, quotable: Sequence[Sequence[Words]], texts: Sequence[Text]
) -> Iterator[Problem]:
    """What is wrong with a page.

    Args:
        document: the page.
        quotable: what it may quote: the words of the spans of each proved quote.
        texts: the sources whose text is at hand.
    """
    yield from document.problems
    for one in document.quotings:
        if not prose.is_proved(one.words, quotable):
            yield _problem(
                document, one.location, Code.UNVERIFIED_QUOTATION, prose.told_unverified(one.words)
            )
    for block in document.blocks:
        for text in texts:
            run = prose.copied(block.text, text)
            if run is not None:
                found = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", run))), block.text)
                place = block.place(found.start() if found else 0)
                yield _problem(document, place, Code.COPIED_PROSE, prose.told_copied(run))


def _problem(document: Document, place: Location, code: Code, message: str) -> Problem:
    return Problem(str(document.path), *place, code, message)
