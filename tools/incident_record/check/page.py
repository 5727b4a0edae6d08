"""The check of a Markdown page beside the records: what it quotes, and that it does not copy a source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from incident_record.check.model import Quoting
from incident_record.check.prose import copied, copied_message, is_proved, quoted, unverified_message
from incident_record.problems import Code, Location, Problem
from incident_record.source.text import Text, Words

CODE = "\ufffc"
"""What stands for code within a line; Unicode's own character for an object that is no text."""

# Directives of Sphinx and MyST whose content is no Markdown; that of all others is.
_NO_PROSE = frozenset(
    "code code-block sourcecode literalinclude parsed-literal doctest eval-rst math raw toctree csv-table "
    "graphviz mermaid".split()
)
_DIRECTIVE = re.compile(r"\{(?P<name>[^}\s]+)\}")
_FRONT_MATTER = re.compile(r"\A---\n.*?^(?:---|\.\.\.)$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"^%.*$", re.MULTILINE)
_OPTIONS = re.compile(r"\A(?:---\n(?s:.*?)^---$|(?::[\w-]+:.*\n?)+)", re.MULTILINE)
_HTML = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or cell as readers see it.

    Args:
        text: without markup.
        lines: the lines of the file that it stands on, without their ends.
        row: the number of the first of them, from 1.
        column: where it begins in that line, from 1.
    """

    text: str
    lines: tuple[str, ...]
    row: int
    column: int

    def location(self, offset: int) -> Location:
        """The line and column of a character; where markup stands between, it is looked for in its line."""
        rest = self.text[:offset].rpartition("\n")[2]
        number = self.text.count("\n", 0, offset)
        line = self.lines[number] if number < len(self.lines) else ""
        start = self.column - 1 if number == 0 else 0
        # The longest text around the character that its line has as it is shown.
        after = self.text[offset:].partition("\n")[0]
        for length in range(len(after), 0, -1):
            column = line.find(after[:length], min(start + len(rest), len(line)))
            if column >= 0:
                return Location(self.row + number, column + 1)
        return Location(self.row + number, min(start + len(rest), len(line)) + 1)


@dataclass(frozen=True)
class Document:
    """What a page holds.

    Args:
        path: the file.
        problems: why it cannot be read.
        blocks: what it shows.
        quotings: what it has in quotation marks.
    """

    path: Path
    problems: tuple[Problem, ...]
    blocks: tuple[Block, ...] = ()
    quotings: tuple[Quoting, ...] = ()


def read_page(path: Path) -> Document:
    """The page in a file. Never raises for what the file holds."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _unreadable(path, "The file is not UTF-8; save it in that encoding.")
    except OSError as error:
        return _unreadable(path, f"The file cannot be read: {error.strerror}.")
    blocks = tuple(blocks_of(text))
    quotings = [
        Quoting(block.location(offset), None, words) for block in blocks for offset, words in quoted(block.text)
    ]
    return Document(path, (), blocks, tuple(quotings))


def _unreadable(path: Path, message: str) -> Document:
    return Document(path, (Problem(str(path), 1, 1, Code.YAML, message),))


def check_page(document: Document, quotable: Sequence[Sequence[Words]], texts: Sequence[Text]) -> Iterator[Problem]:
    """The problems of a page.

    Args:
        document: the page.
        quotable: what it may quote: the words of the spans of each proved quote.
        texts: the sources whose text is at hand.
    """
    path = str(document.path)
    yield from document.problems
    for quoting in document.quotings:
        if not is_proved(quoting.words, quotable):
            message = unverified_message(quoting.words)
            yield Problem(path, *quoting.location, Code.UNVERIFIED_QUOTATION, message)
    for block in document.blocks:
        for run in filter(None, (copied(block.text, text) for text in texts)):
            match = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", run))), block.text)
            location = block.location(match.start() if match else 0)
            yield Problem(path, *location, Code.COPIED_PROSE, copied_message(run))


def blocks_of(text: str) -> Iterator[Block]:
    """What a page shows, in its order.

    Args:
        text: CommonMark with tables, and MyST's roles, directives, comments and front matter.
    """
    return _blocks(_blank(_COMMENT, _blank(_FRONT_MATTER, text)), 0)


def _blocks(text: str, before: int) -> Iterator[Block]:
    """The blocks of a page, or of a directive that begins after so many lines."""
    lines = text.split("\n")
    row = 0
    for token in _parser().parse(text):
        row = token.map[0] if token.map else row
        if token.type == "inline":
            content = "".join(_visible(token.children or ()))
            first = token.content.partition("\n")[0]
            column = lines[row].find(first) if row < len(lines) else 0
            yield Block(content, tuple(lines[row:]), before + row + 1, max(column, 0) + 1)
        elif token.type == "html_block":
            html = _blank(_HTML, token.content)
            yield Block(html, tuple(html.split("\n")), before + row + 1, 1)
        elif token.type == "fence" and _holds_prose(token.info.strip()):
            yield from _blocks(_blank(_OPTIONS, token.content), before + row + 1)


def _holds_prose(info: str) -> bool:
    """Whether a fence is a directive with Markdown in it."""
    directive = _DIRECTIVE.match(info)
    return directive is not None and directive["name"] not in _NO_PROSE


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown_it import MarkdownIt  # only pages need it

    return MarkdownIt("commonmark").enable("table")


def _visible(children: Any) -> Iterator[str]:
    """The pieces of a block as readers see them."""
    for child in children:
        if child.type == "code_inline":
            yield CODE
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif child.type == "image":
            yield from _visible(child.children or ())
        elif child.type == "text":
            yield child.content


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """A text with what a pattern matches turned to spaces, so that lines and columns stay."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
