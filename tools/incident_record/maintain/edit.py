"""Changes a YAML file at the places of its values, so that every other byte stays: comments, order and layout.

No library writes a YAML file back as it was, so the text is edited where the parser says that a value stands.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import yaml
from msgspec import Struct

from incident_record.problems import Trail
from incident_record.record.yaml_text import LOADER, yaml_quoted

_LINE_END = re.compile("\r\n|[\r\n]")

Edit = tuple[int, int, str]
"""The offset of the first character to replace, the offset after the last one, and what stands there instead."""


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """A text with some stretches replaced; they do not overlap."""
    parts: list[str] = []
    at = 0
    for first, end, replacement in sorted(edits):
        parts += (text[at:first], replacement)
        at = end
    return "".join((*parts, text[at:]))


class YamlText(Struct, frozen=True, dict=True):
    """A YAML text of one document, and where its values stand. The text can be parsed, and is not nested too deeply.

    Args:
        text: the file's content, without a byte order mark, which the parser does not count.
    """

    text: str

    @cached_property
    def nodes(self) -> Mapping[Trail, Any]:
        """The node of every value, by its trail; the marks of a node are offsets in the text."""
        # Nodes and not data, since only nodes know where they end.
        root = yaml.compose(self.text, Loader=LOADER)
        return dict(_walk(root, ())) if root is not None else {}

    def extent(self, trail: Trail) -> tuple[int, int]:
        """The offsets of a value's first character and of the one after its last."""
        node = self.nodes[trail]
        first, end = node.start_mark.index, node.end_mark.index
        if node.value and isinstance(node, yaml.CollectionNode) and not node.flow_style:
            # The parser ends a block where the next thing begins, and a comment may stand before that.
            last = len(node.value) - 1 if isinstance(node, yaml.SequenceNode) else node.value[-1][0].value
            return first, self.extent((*trail, last))[1]
        # The parser ends a plain or a folded scalar behind the blanks and line ends after it.
        return first, first + len(self.text[first:end].rstrip())

    def raw(self, trail: Trail) -> str:
        """A value as it is written in the file."""
        first, end = self.extent(trail)
        return self.text[first:end]

    def replaced(self, trail: Trail, old: str, new: str) -> Edit:
        """The edit that changes a part of a scalar, in the style in which the scalar is written.

        Args:
            trail: the scalar's trail.
            old: a part of the scalar's value, without blanks.
            new: what takes its place; where the style allows it, it is written as it is.
        """
        first, end = self.extent(trail)
        raw = self.text[first:end]
        # Where it stands once, nothing else of the line changes; else the value is written anew.
        if raw.count(old) == 1:
            return first, end, raw.replace(old, new)
        return first, end, yaml_quoted(self.nodes[trail].value.replace(old, new, 1))

    def reworded(self, trail: Trail, change: Callable[[str], str]) -> str:
        """The text in which a scalar is set otherwise; its style and its lines stay where they can.

        Args:
            trail: the scalar's trail.
        """
        first, end = self.extent(trail)
        raw, value = self.text[first:end], change(self.nodes[trail].value)
        marks = len(raw) > 1 and raw[0] in "\"'"
        edge = raw[0] if marks else ""
        # First as it is written, and else in quotation marks, which hold any text.
        for written in (f"{edge}{change(raw[1:-1] if marks else raw)}{edge}", yaml_quoted(value)):
            # Read again before it is believed: YAML has more styles than this code knows.
            changed = YamlText(self.text[:first] + written + self.text[end:])
            if changed.value(trail).split() == value.split():
                return changed.text
        raise ValueError(value)

    def value(self, trail: Trail) -> str:
        """A scalar's value; empty where the text is no valid YAML, or has no scalar there."""
        try:
            node = self.nodes.get(trail)
        except yaml.YAMLError:
            return ""
        return node.value if isinstance(node, yaml.ScalarNode) else ""

    def without(self, trail: Trail, indices: Iterable[int]) -> list[Edit]:
        """The edits that take items out of a list; of a list in lines their lines, and comments behind them.

        Args:
            trail: the list's trail.
            indices: the places of the items.
        """
        node, gone = self.nodes[trail], sorted(set(indices))
        size = len(node.value)
        # An empty block would be null to YAML.
        if len(gone) == size:
            return [self._emptied(trail)]
        extents = [self.extent((*trail, index)) for index in range(size)]
        edits: list[Edit] = []
        for index in gone:
            first, end = extents[index]
            if not node.flow_style:
                after = _LINE_END.search(self.text, end)
                edits.append((self._line_start((*trail, index)), after.end() if after else len(self.text), ""))
            # Of the first items the comma behind goes, of others the one before.
            elif gone[: index + 1] == list(range(index + 1)):
                edits.append((first, extents[index + 1][0], ""))
            else:
                edits.append((extents[index - 1][1], end, ""))
        return edits

    def _emptied(self, trail: Trail) -> Edit:
        """The edit after which a list has no items."""
        first, end = self.extent(trail)
        key = len(self.text[:first].rstrip())
        if self.nodes[trail].flow_style:
            return first, end, "[]"
        # Below its key a list in lines may stand as far left as the key, where brackets may not.
        return (key, end, " []") if self.text[key - 1] == ":" else (first, end, "  []")

    def _line_start(self, trail: Trail) -> int:
        """The offset of the line in which a value begins, whichever line ends the file has."""
        mark = self.nodes[trail].start_mark
        return int(mark.index - mark.column)

    def appended(self, trail: Trail, value: str) -> Edit:
        """The edit that puts one more scalar at the end of a list.

        Args:
            trail: the list's trail.
            value: an id, which needs no quotation marks in YAML.
        """
        node = self.nodes[trail]
        first, end = self.extent(trail)
        if not node.flow_style and node.value:
            last = (*trail, len(node.value) - 1)
            last_first, last_end = self.extent(last)
            return last_end, last_end, f"{self._newline}{self.text[self._line_start(last) : last_first]}{value}"
        # A file in braces is JSON, to which every string needs marks.
        value = json.dumps(value) if self.nodes[()].flow_style else value
        if not node.value:
            return first, end, f"[{value}]"
        _, last_end = self.extent((*trail, len(node.value) - 1))
        return last_end, last_end, f", {value}"

    def added(self, trail: Trail, key: str, value: str, before: str) -> Edit:
        """The edit that gives the record, or an item of it, a field with a list of one id.

        Args:
            trail: the item's trail; empty for the record.
            key: the field, which it does not have yet.
            before: the field in front of which the new one is put, where there is one; else it is the last one.
        """
        node = self.nodes[trail]
        if node.flow_style:
            end = self.extent(trail)[1] - 1
            written = len(self.text[:end].rstrip())
            # YAML allows a comma behind the last field.
            comma = "" if self.text[:written].endswith((",", "{")) else ","
            field = f"{key}: [{value}]"
            if self.nodes[()].flow_style:
                field = f"{json.dumps(key)}: [{json.dumps(value)}]"
            return written, written, f"{comma} {field}"
        starts = {name.value: name.start_mark.index for name, _ in node.value}
        column = node.value[0][0].start_mark.column
        line = f"{key}: [{value}]"
        if before in starts:
            at = starts[before]
            return at, at, f"{line}{self._newline}{' ' * column}"
        at = max(self.extent((*trail, name.value))[1] for name, _ in node.value)
        # Behind the last value there may be a comment.
        line_end = _LINE_END.search(self.text, at)
        at = line_end.start() if line_end else len(self.text)
        return at, at, f"{self._newline}{' ' * column}{line}"

    @cached_property
    def _newline(self) -> str:
        first = _LINE_END.search(self.text)
        return first.group() if first else "\n"


def _walk(node: Any, trail: Trail) -> Iterator[tuple[Trail, Any]]:
    yield trail, node
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _walk(child, (*trail, index))
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            yield from _walk(child, (*trail, key.value))


_LINE = re.compile(r"(?P<lead>[ ]*(?:- +)*(?:[A-Za-z_]\w*:[ ]+)?)(?P<value>\S.*?)(?P<end>[ \t]*)")


def line_value(line: str) -> tuple[int, int] | None:
    """Where the value of a line begins and ends, behind dashes and one key; None where the line has none.

    Args:
        line: a line of a YAML file, which need not be valid.
    """
    match = _LINE.fullmatch(line)
    return match.span("value") if match else None
