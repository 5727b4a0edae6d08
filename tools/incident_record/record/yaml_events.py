"""YAML to plain data, in one pass over its parse events, with the line and column of every value.

This is cheaper than `yaml.load`, and does not crash on deep nesting as libyaml's loader does. Every scalar is
a string, so that a date stays as it was written and `no` is not False, but for integers where the schema has them and
for a plain null, which the schema refuses where it has none.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from incident_record.problems import Code, Location, Problem, Trail
from incident_record.record.schema import Shape, shape
from incident_record.record.yaml_text import LISTED, LOADER, MAX_DEPTH, PLAIN_NULLS

_HALVES = "[\ud800-\udfff]"  # not compiled, as few runs need these three
_BLANKS = r"\s{2,}|[\t\r\n]"
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
# Only behind a blank does a `#` begin a comment. A row of n blanks is read once, and not from each of them.
_COMMENT = r"(?<![ \t])[ \t]++(?P<comment>#.*)"
_NULLS = frozenset(PLAIN_NULLS)


Cut = tuple[Trail, Location, str]
"""A value that a comment cuts: its trail, the place of the comment, and the comment itself."""


class _Unreadable(Exception):
    """The rest of the file cannot be read; the problem is recorded already."""


def _location(mark: Any) -> Location:
    return Location(mark.line + 1, mark.column + 1)


class Locations(Mapping[Trail, Location]):
    """The line and column of each value, made from the parser's mark when it is asked for: of most values nobody asks."""

    def __init__(self) -> None:
        self.marks: dict[Trail, Any] = {}

    def __getitem__(self, trail: Trail) -> Location:
        return _location(self.marks[trail])

    def __contains__(self, trail: object) -> bool:
        return trail in self.marks

    def __iter__(self) -> Iterator[Trail]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)


class Reader:
    """Builds plain data from parse events, and records the location of every value and key.

    Attributes:
        locations: the line and column of every value.
        keys: the line and column of the key of every value.
        strings: every string that is a value, with its trail.
        prose: those in our own words, not in the source's and not in a fixed form.
        spoiled: the trails of values that could be read but cannot be relied on.
        cut: free texts behind which a comment begins: the trail, the place of the `#`, and the comment.
        problems: errors of the file as YAML.
        doubtful: whether the validator has to say if the data is valid.
    """

    def __init__(self, path: Path) -> None:
        self.doubtful = True
        self.locations, self.keys = Locations(), Locations()
        self.strings: list[tuple[Trail, str]] = []
        self.prose: list[tuple[Trail, str]] = []
        self.spoiled: list[Trail] = []
        self.cut: list[Cut] = []
        self.problems: list[Problem] = []
        self._path = path
        self._text, self._has_comments = "", False
        self._events: Iterator[Any] = iter(())

    def read(self, text: str) -> Any:
        """The data in a YAML text; None if the rest of it cannot be read."""
        self._text = text
        # Most files have no comment, and then none is looked for behind each value.
        self._has_comments = " #" in text or "\t#" in text
        try:
            # `yaml.parse` asks twice for each event, and an article has hundreds.
            self._events = iter(LOADER(text).get_event, None)
            return self._document()
        except _Unreadable:
            return None
        except yaml.MarkedYAMLError as error:
            from incident_record.record.yaml_advice import explain  # only this failure needs it

            explained = explain(text, error)
            places = {location for location, _ in explained}
            # "*Boats are" begins as an alias, and is reported as what it is.
            self.problems = [p for p in self.problems if Location(p.line, p.column) not in places]
            for location, message in explained:
                self._add(location, Code.YAML, message)
        except yaml.reader.ReaderError as error:
            before = text[: error.position] if isinstance(error.position, int) else ""
            location = Location(before.count("\n") + 1, len(before) - before.rfind("\n"))
            self._add(
                location,
                Code.YAML,
                "A character stands here that no YAML file may have, such as a control character; remove it.",
            )
        return None

    def _document(self) -> Any:
        data: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "A file holds one record, and here a second document begins; remove it.")
            elif isinstance(event, NodeEvent):
                self.doubtful = False
                data = self._node(event, (), shape())
        return data

    def _node(self, event: Any, trail: Trail, shape: Shape | None) -> Any:
        self.locations.marks[trail] = event.start_mark
        if isinstance(event, ScalarEvent):
            return self._value(event, trail, shape)
        if isinstance(event, AliasEvent):
            self._forbid_sign(
                self.locations[trail], "Aliases are not allowed: write out the value that this one stands for"
            )
            return None
        self._forbid(event)
        # Before the children are read, since reading them calls this function again.
        if len(trail) >= MAX_DEPTH:
            self._refuse(event, f"The values are nested more than {MAX_DEPTH} levels deep.")
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, trail, shape)
        return self._mapping(trail, shape)

    def _value(self, event: Any, trail: Trail, shape: Shape | None) -> str | int | None:
        value = self._scalar(event, shape)
        if isinstance(value, str):
            self.strings.append((trail, value))
        if shape is None:
            return value
        if isinstance(value, str) and shape.free:
            if shape.prose:
                self.prose.append((trail, value))
            # Blanks at the ends and doubled ones are no part of a name, a title or any other text. What has
            # neither is known in a tenth of the time: the one blank that can be printed is a space.
            plain = "  " not in value and value.isprintable()
            value = (value if plain else re.sub(_BLANKS, " ", value)).strip()
            # Most values are such texts, and those are valid where they are not empty.
            self.doubtful |= not (plain and value) and not shape.allows(value)
        elif not shape.allows(value):
            self.doubtful = True
        if self._has_comments and shape.free and not event.style:
            self._note_comment(event, trail)
        return value

    def _sequence(self, event: Any, trail: Trail, shape: Shape | None) -> list[Any]:
        values: list[Any] = []
        flow_of_spans = event.flow_style and trail[-1:] == ("spans",)
        for child in self._events:
            if isinstance(child, SequenceEndEvent):
                break
            here = (*trail, len(values))
            values.append(self._node(child, here, shape and shape.items))
            if flow_of_spans and isinstance(child, ScalarEvent) and not child.style:
                message = "A span in square brackets needs quotation marks, since a comma would divide it; or write it on a line of its own."
                self._add(self.locations[here], Code.SCHEMA, message)
                self.spoiled.append(trail)
        self.doubtful |= shape is None or not shape.allows_list(values)
        return values

    def _mapping(self, trail: Trail, shape: Shape | None) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                break
            if not isinstance(event, ScalarEvent):
                self._refuse_key(trail)
            # Without a shape, so that `12:` and `null:` are names of fields too.
            key = str(self._scalar(event, None))
            here = (*trail, key)
            if key in values:
                first = self.keys[here].line
                message = f"`{key}` stands here already on line {first}; remove or rename one of the two."
                self._add(_location(event.start_mark), Code.DUPLICATE_KEY, message)
                # The second value is read, since its events have to be passed; the first keeps its locations.
                kept, self.locations = self.locations, Locations()
                self._node(next(self._events), here, None)
                self.locations = kept
                continue
            self.keys.marks[here] = event.start_mark
            values[key] = self._node(next(self._events), here, shape and shape.properties.get(key))
        self.doubtful |= shape is None or not shape.allows_fields(values.keys())
        return values

    def _scalar(self, event: Any, shape: Shape | None) -> str | int | None:
        # Before the call, since there are thousands and next to none has either.
        if event.anchor is not None or event.tag is not None:
            self._forbid(event)
        value: str = event.value
        if shape is not None and not event.style:
            if shape.integer and _INTEGER.fullmatch(value):
                return int(value)
            # Where no null is allowed the schema refuses it, so that nobody reads the word "null" on a page.
            if value in _NULLS or (shape.null and not value):
                return None
        # YAML's `\ud800` is half of a character, which no encoding can write.
        if not value.isascii() and re.search(_HALVES, value):
            self._refuse(event, "The value holds half of a character (a lone surrogate); type it again.")
        return value

    def _note_comment(self, event: Any, trail: Trail) -> None:
        """Remember the comment behind a plain value: YAML reads ‹bay› where ‹bay #12› was meant."""
        comment = re.compile(_COMMENT).match(self._text, event.end_mark.index)
        if comment:
            column = event.end_mark.column + comment.start("comment") - event.end_mark.index + 1
            self.cut.append((trail, Location(event.end_mark.line + 1, column), comment["comment"].rstrip()))

    def _forbid(self, event: Any) -> None:
        # Anchors without an alias are refused too, so that no one expects them to work.
        if event.anchor is not None:
            self._forbid_sign(
                _location(event.start_mark), "Anchors are not allowed: write the value out where it is used"
            )
        elif event.tag is not None:
            self._forbid_sign(_location(event.start_mark), f"Tags are not allowed, and `{event.tag}` is read as one")

    def _forbid_sign(self, location: Location, message: str) -> None:
        """Refuse what YAML makes of a `*`, `&`, `!` or `?`, which may as well be a value's own first character."""
        from incident_record.record.yaml_advice import explain_value  # only this failure needs it

        mending = explain_value(self._text, location) if len(self.problems) < LISTED else None
        self._add(location, Code.YAML, f"{message}. {mending}" if mending else f"{message}.")

    def _refuse_key(self, trail: Trail) -> NoReturn:
        self._forbid_sign(self.locations[trail], "A key must be a plain word")
        raise _Unreadable

    def _refuse(self, event: Any, message: str) -> None:
        self._add(_location(event.start_mark), Code.YAML, message)
        raise _Unreadable

    def _add(self, location: Location, code: Code, message: str) -> None:
        self.problems.append(Problem(str(self._path), location.line, location.column, code, message))
