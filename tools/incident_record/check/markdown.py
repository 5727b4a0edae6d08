"""What a Markdown page shows as text, each character with its place; code is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from incident_record.problems import Location

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
        places: the place in the file of each character, and of the end.
    """

    text: str
    places: tuple[Location, ...]

    def place(self, offset: int) -> Location:
        """The place of a character; folding may have moved it a little, so that the last one counts."""
        return self.places[min(offset, len(self.places) - 1)]


def blocks(text: str) -> Iterator[Block]:
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
            yield _shown(token, lines, row, before)
        elif token.type == "html_block":
            yield _raw(_blank(_HTML, token.content), row + before)
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


def _shown(token: Any, lines: list[str], row: int, before: int) -> Block:
    """The text of a block, whose characters are looked for in the file one after the other."""
    starts = [
        (number, max(lines[number].find(part), 0) if number < len(lines) else 0)
        for number, part in enumerate(token.content.split("\n"), row)
    ]
    cursor = 0
    text = ""
    places: list[Location] = []
    for part, shown in _parts(token.children or ()):
        found = token.content.find(part, cursor)
        at = found if found >= 0 else cursor
        for index, char in enumerate(shown):
            text += char
            places.append(_place(token.content, min(at + index, len(token.content)), starts, before))
        cursor = at + len(part) if found >= 0 else cursor
    places.append(_place(token.content, len(token.content), starts, before))
    return Block(text, tuple(places))


def _parts(children: Any) -> Iterator[tuple[str, str]]:
    """Every piece of a block as it is written and as it is shown."""
    for child in children:
        if child.type == "code_inline":
            yield child.content, CODE
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n", "\n"
        elif child.type == "image":
            yield from _parts(child.children or ())
        elif child.type == "text":
            yield child.content, child.content


def _place(content: str, offset: int, starts: list[tuple[int, int]], before: int) -> Location:
    line = content.count("\n", 0, offset)
    row, column = starts[line]
    return Location(before + row + 1, column + offset - (content.rfind("\n", 0, offset) + 1) + 1)


def _raw(text: str, before: int) -> Block:
    places = []
    line, column = before + 1, 1
    for char in [*text, ""]:
        places.append(Location(line, column))
        line, column = (line + 1, 1) if char == "\n" else (line, column + 1)
    return Block(text, tuple(places))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """A text with what a pattern finds turned to spaces, so that lines and columns stay."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
