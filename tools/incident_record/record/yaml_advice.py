"""Why a file is not valid YAML, as its maintainer sees it: a value that begins with one of YAML's own signs.

YAML reports where its reading failed, which may be many lines after the value that it misread. So each line that
could be the cause is mended in turn, and the one is named whose mending takes the reading further. Every line that a
message offers has been parsed, and gives the value just as it was typed.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from unicodedata import east_asian_width

import yaml
from msgspec import Struct

from incident_record.problems import Location
from incident_record.record.schema import Shape, shape
from incident_record.record.yaml_text import LISTED, LOADER, MAX_DEPTH, yaml_quoted

# What PyYAML and libyaml say, each in words of its own, and what is to be seen in the file.
_REASONS = (
    (r"tag|directive|anchor|alias", "A sign that has a meaning for YAML stands here (`!`, `%`, `&` or `*`); put quotation marks around the value"),
    (r"escape", "A backslash between double quotation marks stands for another character; use single quotation marks, and write one that JSON has in two halves (`\\ud83d\\ude00`) as itself"),
    (r"quoted scalar|end of stream|document separator", "A quotation mark is never closed"),
    (r"\\t|tab|cannot start any token", "Here stands a tab, or a sign with which no value may begin"),
    (r"expected ':'", "Here a field has no colon and blank behind it"),
    (r"mapping values|flow|node content", "No field may begin here: the line before it has no colon, or this one is indented too far"),
    (r"block (?:sequence|collection|entries)|'-' indicator", "Here a list has a line that is no item of it: one without a dash, or with a dash too far left or right"),
    (r"block mapping|expected key|block end|block scalar", "This line is indented so that it belongs to nothing"),
)  # fmt: skip

_HALVES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")

Advice = tuple[Location, str]
"""A place, and what to do there."""

# No plain value may begin with one of these (YAML 1.2, 5.3); with `-`, `?` and `:` only if no blank follows.
_INDICATORS = "'\"*&!|>%@`[]{},?:-#"
_BUDGET = 16 << 20  # characters that are parsed at most to explain one file

_BLOCK_VALUE = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?P<key>[\w-]+:[ \t]+)?(?P<value>\S.*)")
# A value inside brackets, up to the next sign that could end it there.
_FLOW_VALUE = re.compile(r"[\[{,] *(?P<key>[\w-]+: +)?(?P<value>[^\s,\[\]{}][^,\[\]{}]*)")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
_FOREIGN_INDENT = re.compile(r"(?P<blanks> *[^\S \t\r\n][^\S\t\r\n]*)(?=-\s|(?P<key>[\w-]+):(?:\s|$))")


class _Mending(Struct, frozen=True):
    """A line that may be the cause of an error, and what it would be if it were right.

    Args:
        row: the index of the first line.
        end: the index after its last line: a value may go on over several.
        column: where the value begins in the first line, from 0.
        line: the line that takes the place of all of them.
        reason: a sentence without its end.
    """

    row: int
    end: int
    column: int
    line: str
    reason: str

    def applied(self, lines: Sequence[str]) -> list[str]:
        """The lines with this one in place of the old; their number stays."""
        return [*lines[: self.row], self.line, *[""] * (self.end - self.row - 1), *lines[self.end :]]

    @property
    def advice(self) -> Advice:
        """The place of the value, and the line to paste."""
        where = "" if self.end == self.row + 1 else f" in place of lines {self.row + 1} to {self.end}"
        # Of a line that is only to be indented anew, nothing but the blanks would differ.
        paste = f" Paste{where}: {self.line.strip()}" if self.column else ""
        return Location(self.row + 1, self.column + 1), f"{self.reason}.{paste}"


def explain(text: str, error: yaml.MarkedYAMLError) -> list[Advice]:
    """What is wrong with a text that YAML cannot read, fault by fault.

    Args:
        text: the file's content.
        error: what its parser raised.
    """
    lines = text.split("\n")
    # First, since YAML takes each line of a conflict for another fault.
    conflict = next((row for row, line in enumerate(lines) if _CONFLICT.fullmatch(line.rstrip("\r"))), None)
    if conflict is not None:
        return [(Location(conflict + 1, 1), _conflict_message(lines[conflict]))]
    advice: list[Advice] = []
    # Each try parses the file from its start.
    tries = max(3, _BUDGET // (len(text) + 1))
    left: yaml.MarkedYAMLError | None = error
    while left is not None and len(advice) < LISTED:
        mending, left, tries = _first_that_helps(lines, left, tries)
        if mending is None:
            break
        advice.append(mending.advice)
        lines = mending.applied(lines)
    if left is not None and len(advice) < LISTED:
        advice.append(_unexplained(left))
    return advice


def explain_value(text: str, location: Location) -> str | None:
    """Why a value is not read as a text, though YAML can read it, and the line to paste; None where that is not clear.

    Args:
        text: the file's content.
        location: where the value begins.
    """
    lines = text.split("\n")
    row, column = min(location.line, len(lines)) - 1, location.column - 1
    around = [m for m in _of_values(lines, row, brackets=False) if m.column <= column]
    for mending in sorted(around, key=lambda mending: -mending.column):
        # A value in brackets is no reason to quote the list around it, or the value before it.
        exact = mending.column == column or not re.search(r"[\[{]", lines[row][: mending.column + 1])
        if exact and _error_in(mending.applied(lines)) is None:
            return mending.advice[1]
    return None


def _first_that_helps(
    lines: Sequence[str], error: yaml.MarkedYAMLError, tries: int
) -> tuple[_Mending | None, yaml.MarkedYAMLError | None, int]:
    """The mending that takes the reading further, the error that is left then, and how often may still be tried."""
    start, problem = _marks(error)
    last = min(problem[0], len(lines) - 1)
    # From where the misread value begins, then upwards: a cause never stands below its error.
    for row in dict.fromkeys((min(start[0], last), *range(last, -1, -1))):
        for mending in (*_of_indent(lines, row), *_of_values(lines, row)):
            if not tries:
                return None, error, 0
            tries -= 1
            left = _error_in(mending.applied(lines))
            if left is None:
                return mending, None, tries
            start_left, problem_left = _marks(left)
            # The error may move on and still be in the mended lines; then they are not mended.
            further = start_left > start or problem_left > problem
            if further and not mending.row <= start_left[0] < mending.end:
                return mending, left, tries
    return None, error, tries


def _error_in(lines: Sequence[str]) -> yaml.MarkedYAMLError | None:
    try:
        for _ in yaml.parse("\n".join(lines), Loader=LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    except yaml.YAMLError:
        return None  # a character that YAML forbids is reported by itself
    return None


def _marks(error: yaml.MarkedYAMLError) -> tuple[tuple[int, int], tuple[int, int]]:
    """The row and column at which what could not be read begins, and those at which reading failed."""
    problem = error.problem_mark or error.context_mark
    # Where a mark is never closed, reading fails at the end of the file.
    scanned = error.context_mark if error.context and "quoted scalar" in error.context else None
    start = scanned or problem
    return ((start.line, start.column), (problem.line, problem.column)) if start and problem else ((0, 0), (0, 0))


def misread_indents(text: str) -> list[Advice]:
    """The lines of layout that begin with blanks that YAML takes for a letter, as those that are copied from a web page.

    Args:
        text: the content of a file that YAML, or the schema, refuses: in a text of several lines such blanks do no harm.
    """
    advice = []
    inside = _rows_in_texts(text)
    for row, line in enumerate(text.split("\n")):
        match = _FOREIGN_INDENT.match(line)
        if match and row not in inside and (line[match.end()] == "-" or match["key"] in _fields()):
            # A wide blank is as wide as two letters; one narrow blank alone is none of an indent.
            depth = sum(1 + (east_asian_width(blank) == "F") for blank in match["blanks"])
            depth = 0 if depth == 1 else depth
            other = next(blank for blank in match["blanks"] if blank != " ")
            kind = f"blanks that are no ordinary spaces (U+{ord(other):04X})"
            advice.append((Location(row + 1, 1), _indent_message(kind, depth)))
    return advice


def _rows_in_texts(text: str) -> set[int]:
    """The lines that go on with a text in quotation marks or in a block, as far as the file can be read."""
    rows: set[int] = set()
    with suppress(yaml.YAMLError):
        depth = 0
        for event in yaml.parse(text, Loader=LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:  # a record is read no deeper, and libyaml takes a square of the depth
                break
            start, end = event.start_mark, event.end_mark
            if start and end and isinstance(event, yaml.ScalarEvent) and event.style:
                rows.update(range(start.line + 1, end.line + (event.style in "'\"")))
    return rows


def _indent_message(kind: str, depth: int) -> str:
    begin = f"with {depth} spaces" if depth else "without blanks"
    return f"This line begins with {kind}, and YAML knows spaces alone; begin it {begin}."


def _of_indent(lines: Sequence[str], row: int) -> Iterator[_Mending]:
    """A line whose indent has a tab, or that has one between its signs."""
    if "\t" in lines[row].lstrip():
        reason = "YAML knows no tab between its signs; type a space"
        yield _Mending(row, row + 1, lines[row].index("\t"), lines[row].replace("\t", " "), reason)
    indent = lines[row][: len(lines[row]) - len(lines[row].lstrip(" \t"))]
    if "\t" not in indent:
        return
    before = next((line for line in reversed(lines[:row]) if line.strip()), "")
    # Only the next item of a list stands below the dash; what belongs to the item stands below its first letter.
    same = len(before) - len(before.lstrip(" " if lines[row].lstrip().startswith("-") else " -"))
    # Nobody can tell how wide a tab was meant, so the depths around it are tried, that of the line above first.
    for depth in dict.fromkeys((same, same + 2, same + 4, len(indent), *range(same - 2, -1, -2))):
        yield _Mending(row, row + 1, 0, " " * depth + lines[row][len(indent) :], _indent_message("a tab", depth)[:-1])


def _of_values(lines: Sequence[str], row: int, *, brackets: bool = True) -> Iterator[_Mending]:
    """Values of a line that YAML does not read as they are typed; `brackets` says whether a list or fields may be meant."""
    line = lines[row].rstrip("\r")
    match = _BLOCK_VALUE.fullmatch(line)
    if match is None:
        return
    if match["dash"] or match["key"]:
        base = match.start("key") if match["key"] else len(match["indent"])
        own = _is_own(match) if match["dash"] else False
        column = match.start("key" if own else "value")
        yield from _quoting(lines, row, column, len(match["indent"]) if own else base, brackets=brackets)
    if match["value"][0] in "[{":
        for part in _FLOW_VALUE.finditer(line, match.start("value")):
            column = part.start("key" if _is_own(part) else "value")
            value = line[column : part.end()].rstrip()
            if not _is_read(value, brackets=brackets):
                after = line[:column] + _quoted(value) + line[column + len(value) :]
                yield _Mending(row, row + 1, column, after, _reason(value))


def _is_own(match: re.Match[str]) -> bool:
    """Whether the word before a colon is no field of a record but the value's own, as in "- Roe: we will"."""
    return bool(match["key"]) and match["key"].rstrip(" \t:") not in _fields()


def _quoting(lines: Sequence[str], row: int, column: int, base: int, *, brackets: bool) -> Iterator[_Mending]:
    """The mending of a value that runs to the end of its line, and on over the lines with a deeper indent than `base`."""
    end = row + 1
    while end < len(lines) and lines[end].strip() and len(lines[end]) - len(lines[end].lstrip(" ")) > base:
        end += 1
    value = " ".join(line.strip() for line in (lines[row][column:], *lines[row + 1 : end]))
    # A list or fields that are never closed are no text.
    unclosed = value[0] == "[" and lines[row][base:column].rstrip(": ") in _fields(lists=True)
    unclosed = unclosed or bool(re.match(r"\{ *[\w-]+:", value))
    if not (unclosed and brackets) and not _is_read(value, brackets=brackets):
        yield _Mending(row, end, column, lines[row][:column] + _quoted(value), _reason(value))


def _is_read(value: str, *, brackets: bool) -> bool:
    """Whether YAML reads a value as one text, just as it is typed, or as a list or fields in brackets."""
    try:
        # Without the starts of the stream, the document and the list, and without their ends.
        events = list(yaml.parse(f"- {value}", Loader=LOADER))[3:-3]
    except yaml.YAMLError:
        return False
    first = events[0] if events else None
    if isinstance(first, yaml.ScalarEvent):
        plain = first.tag is None and first.anchor is None and len(events) == 1
        return plain and (bool(first.style) or first.value == value)
    return brackets and isinstance(first, yaml.CollectionStartEvent) and bool(first.flow_style)


def _quoted(value: str) -> str:
    """A value in quotation marks, as YAML reads it; marks that were meant as such are not doubled."""
    joined = _from_json(value)
    if joined is not None:
        return yaml_quoted(joined)
    if _is_enclosed(value):
        value = value[1:-1].replace('\\"' if value[0] == '"' else "''", value[0])
    return yaml_quoted(value)


def _from_json(value: str) -> str | None:
    """The text of a string of JSON that has a character in two halves (`\\ud83d\\ude00`), which YAML does not join."""
    if value[:1] != '"' or not _HALVES.search(value):
        return None
    try:
        return str(json.loads(value))
    except ValueError:
        return None


def _is_enclosed(value: str) -> bool:
    """Whether the marks at a value's edges are YAML's, and what is wrong stands between them."""
    mark = value[0]
    if mark not in "'\"" or len(value) < 3 or value[-1] != mark:
        return False
    inner = value.find(mark, 1)
    # "Boats" and "ships" are words in marks of their own; in "He said "boats" to us" the outer marks are YAML's.
    return inner == len(value) - 1 or value[inner + 1].isalnum()


def _reason(value: str) -> str:
    mark = value[0]
    if _from_json(value) is not None:
        return "JSON may write a character as two halves, and YAML needs it whole"
    if _is_enclosed(value):
        if mark in value[1:-1]:
            return f"A value in {mark} marks ends at the next {mark}, and this one has another inside"
        return f"In a value in {mark} marks a backslash is written twice"
    if mark == '"' and value.count(mark) == 1:
        return f"A value that begins with {mark} needs quotation marks around it (or its own {mark} at the end, if that alone is missing)"
    if mark in _INDICATORS:
        return f"A value that begins with {mark} needs quotation marks around it"
    what = 'has ": " in it' if ": " in value else 'ends in ":"' if value[-1] == ":" else "has such a character in it"
    return f"A value that {what} needs quotation marks around it"


def _conflict_message(line: str) -> str:
    return f"A merge has stopped here (`{line[:7]}`), and two versions of the lines stand one after the other; keep one of the two, and remove the lines that begin with <<<<<<<, =======, >>>>>>> or |||||||."


def _unexplained(error: yaml.MarkedYAMLError) -> Advice:
    (row, column), _ = _marks(error)
    context = error.context_mark
    if context and error.context and "flow" in error.context:
        message = "What begins with this bracket cannot be read; close the bracket, add a comma that is missing in it, or put quotation marks around a value that begins with a bracket itself."
        return Location(context.line + 1, context.column + 1), message
    said = f"{error.context} {error.problem}"
    reason = next((ours for theirs, ours in _REASONS if re.search(theirs, said)), "YAML cannot read on from here")
    since = f" The part that it breaks begins on line {context.line + 1}." if context and context.line != row else ""
    return Location(
        row + 1, column + 1
    ), f"{reason}.{since} Compare its indent, dashes, colons and marks with the lines around it."


@lru_cache(maxsize=2)
def _fields(*, lists: bool = False) -> frozenset[str]:
    """The names of all fields, or of those that are lists."""
    names: set[str] = set()
    nodes: list[Shape] = [shape()]
    while nodes:
        node = nodes.pop()
        names |= {name for name, child in node.properties.items() if child.items or not lists}
        nodes += [*node.properties.values(), *([node.items] if node.items else [])]
    return frozenset(names)
