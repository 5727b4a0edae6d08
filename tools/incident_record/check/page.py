"""The check of a Markdown page beside the records: what it quotes, and that it does not copy a source."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from incident_record.check.model import Quoting
from incident_record.check.prose import copied, copied_message, quoted, unverified_message
from incident_record.check.quotable import Quotable
from incident_record.problems import Code, Location, Problem
from incident_record.record.file import read_record
from incident_record.record.load import decode_content
from incident_record.record.yaml_text import MAX_DEPTH
from incident_record.source.text import Text

CODE = "\ufffc"
"""What stands for code within a line; Unicode's own character for an object that is no text."""

# Directives of Sphinx and MyST whose content is no Markdown; that of all others is.
_NO_PROSE = frozenset(
    "code code-block sourcecode literalinclude parsed-literal doctest eval-rst math raw toctree csv-table "
    "graphviz mermaid".split()
)
# Directives that show their content as it stands.
_VERBATIM = frozenset("code code-block sourcecode doctest".split())
_DIRECTIVE = re.compile(r"\{(?P<name>[^}\s]+)\}")
_FRONT_MATTER = re.compile(r"\A---\n.*?^(?:---|\.\.\.)$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"^%.*$", re.MULTILINE)
_OPTIONS = re.compile(r"\A(?:---\n(?s:.*?)^---$|(?::[\w-]+:.*\n?)+)", re.MULTILINE)
# A comment or a tag that nothing closes takes the rest with it, as it does for browsers, and is not tried again.
_HTML = re.compile(r"<!--.*?(?:-->|\Z)|<(?=[a-zA-Z/!?])[^>]*(?:>|\Z)", re.DOTALL)

_LOOK = 40  # characters from a mark on that are looked for in its line
_MARKUP = 4  # characters of a line for each that is shown
_WINDOW = 1000  # characters of a line that markup may have beside those


class TooDeep(ValueError):
    """Directives of a page are nested too deep; its only argument is the number of lines above the one that is."""


class Block(Struct, frozen=True):
    """A paragraph, heading or cell as readers see it.

    Args:
        text: without markup.
        lines: the lines of the page, or of the directive that it stands in, without their ends.
        row: the index of its first line.
        above: how many lines of the file stand above those lines.
        column: the index of the character at which it begins in its first line.
    """

    text: str
    lines: Sequence[str]
    row: int
    above: int
    column: int

    def locate(self, offsets: Iterable[int]) -> Iterator[Location]:
        """The line and column of characters, in ascending order; where markup stands between, they are looked for."""
        row, since, column = self.row, 0, self.column
        # From the last place on, so that a long line with many quotations is gone through once.
        for offset in offsets:
            if passed := self.text.count("\n", since, offset):
                row, since, column = row + passed, self.text.rindex("\n", since, offset) + 1, 0
            line = self.lines[row] if row < len(self.lines) else ""
            after = self.text[offset : offset + _LOOK].partition("\n")[0]
            column = _column(line, after, min(column + offset - since, len(line)), offset - since)
            since = offset
            yield Location(self.above + row + 1, column + 1)


def _column(line: str, after: str, first: int, passed: int) -> int:
    """Where a line has most of a text, from a character on that so many shown characters precede since the last look."""
    end = first + _MARKUP * passed + _WINDOW
    # What a line has of a text, it has of its beginnings too.
    lengths = range(len(after), 0, -1)
    index = bisect_left(lengths, True, key=lambda length: line.find(after[:length], first, end) >= 0)
    return line.find(after[: lengths[index]], first, end) if index < len(lengths) else first


class Document(Struct, frozen=True):
    """What a page holds.

    Args:
        problems: why it cannot be read.
        quotings: what it has in quotation marks.
    """

    path: Path
    problems: tuple[Problem, ...]
    blocks: tuple[Block, ...] = ()
    quotings: tuple[Quoting, ...] = ()


def read_page(path: Path) -> Document:
    """The page in a file. Never raises for what the file holds."""
    text = decode_content(read_record(path))
    if not isinstance(text, str):
        return Document(path, (Problem(str(path), *text[0], Code.YAML, text[1]),))
    try:
        blocks = tuple(blocks_of(text))
    except TooDeep as error:
        message = f"The directives are nested more than {MAX_DEPTH} levels deep."
        return Document(path, (Problem(str(path), error.args[0], 1, Code.YAML, message),))
    quotings: list[Quoting] = []
    for block in blocks:
        marked = list(quoted(block.text))
        places = block.locate(offset for offset, _ in marked)
        quotings += [Quoting(place, None, words) for place, (_, words) in zip(places, marked, strict=True)]
    return Document(path, (), blocks, tuple(quotings))


def check_pages(documents: Sequence[Document], quotable: Quotable, texts: Sequence[Text]) -> Iterator[Problem]:
    """The problems of pages.

    Args:
        texts: the sources whose text is at hand.
    """
    for document in documents:
        yield from document.problems
        for quoting in document.quotings:
            if not quotable.proves(quoting.words):
                message = unverified_message(quoting.words)
                yield Problem(str(document.path), *quoting.location, Code.UNVERIFIED_QUOTATION, message)
    blocks = [(str(document.path), block) for document in documents for block in document.blocks]
    for index, run in copied([block.text for _, block in blocks], texts).items():
        path, block = blocks[index]
        match = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", run))), block.text)
        (location,) = block.locate([match.start() if match else 0])
        yield Problem(path, *location, Code.COPIED_PROSE, copied_message(run))


def blocks_of(text: str) -> Iterator[Block]:
    """What a page shows, in its order.

    Args:
        text: CommonMark with tables, and MyST's roles, directives, comments and front matter.

    Raises:
        TooDeep: directives are nested too deep.
    """
    return _blocks(_blank(_COMMENT, _blank(_FRONT_MATTER, text)), 0)


def _blocks(text: str, before: int, depth: int = 0) -> Iterator[Block]:
    """The blocks of a page, or of a directive that begins after so many lines and stands in so many others."""
    if depth > MAX_DEPTH:
        raise TooDeep(before)
    lines = text.split("\n")
    row, passed = 0, (0, 0)
    for token in _parser().parse(text):
        row = token.map[0] if token.map else row
        if token.type == "inline":
            content = "".join(_visible(token.children or ()))
            first = token.content.partition("\n")[0]
            # The cells of a table stand in one line, each after the one before.
            since = passed[1] if passed[0] == row else 0
            column = lines[row].find(first, since) if row < len(lines) else 0
            passed = row, max(column, since)
            yield Block(content, lines, row, before, passed[1])
        elif token.type == "html_block":
            html = _blank(_HTML, token.content)
            yield Block(html, html.split("\n"), 0, before + row, 0)
        elif token.type == "fence" and (argument := _argument(token.info.strip())) is not None:
            # The argument of an admonition, a card or a tab is its title.
            if argument:
                (inline,) = _parser().parseInline(argument)
                title = "".join(_visible(inline.children or ()))
                yield Block(title, lines, row, before, max(lines[row].find(argument), 0) if row < len(lines) else 0)
            yield from _blocks(_blank(_OPTIONS, token.content), before + row + 1, depth + 1)


def code_lines(text: str, before: int = 0, depth: int = 0) -> Iterator[range]:
    """The lines of a page's code blocks between fences, counted from 0; those in other directives too."""
    for token in _parser().parse(text):
        if token.type == "fence":
            first, end = token.map
            directive = _DIRECTIVE.match(token.info.strip())
            if directive is None or directive["name"] in _VERBATIM:
                yield range(before + first, before + end)
            elif depth < MAX_DEPTH:
                yield from code_lines(token.content, before + first + 1, depth + 1)


def _argument(info: str) -> str | None:
    """What a directive with Markdown in it has behind its name; None for every other fence."""
    directive = _DIRECTIVE.match(info)
    return info[directive.end() :].strip() if directive and directive["name"] not in _NO_PROSE else None


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
            # The text of an image is read aloud, so it may quote as well.
            yield from _visible(child.children or ())
        elif child.type == "text":
            yield child.content


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """A text with what a pattern matches turned to spaces, so that lines and columns stay."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
