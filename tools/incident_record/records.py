"""Records: a YAML file to frozen dataclasses that know their lines.

A record is read from parse events in one pass, which gives every value its line and column. Every scalar
is a string unless the schema says integer or null at its place. The dataclasses have the schema's field
names; a list is a tuple, a field that is left out is None or empty.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from incident_record.dates import is_edtf
from incident_record.problems import Code, Problem

MAX_BYTES = 1 << 20
MAX_DEPTH = 32

Key = str | int
Trail = tuple[Key, ...]
"""The way to a value in a record: `("quotes", 0, "spans", 1)`."""


class Place(NamedTuple):
    """A line and a column, from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class At:
    """Where a source says something: its id and a paragraph, from 1."""

    source: str
    paragraph: int

    def __str__(self) -> str:
        return f"{self.source}:{self.paragraph}"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A paragraph or quotation, from 1, that the record does not use."""

    trail: Trail
    reason: str
    paragraph: int | None = None
    quotation: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A text that the record cites."""

    trail: Trail
    id: str
    kind: str
    title: str
    publisher: str
    text: str
    published: str | None = None
    author: str | None = None
    url: str | None = None
    accessed: str | None = None
    marks: str = "double"
    unused: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Someone, or some body, that the source names or that acts in it."""

    trail: Trail
    id: str
    kind: str
    name: str
    role: str | None = None
    called: tuple[str, ...] = ()
    age: int | None = None
    at: At | None = None
    words: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which the source may name this person."""
        return (self.name, *self.called)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one voice asserts."""

    trail: Trail
    id: str
    by: str
    verb: str
    text: str
    at: At
    words: tuple[str, ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `date` is EDTF."""

    trail: Trail
    id: str
    date: str
    title: str
    at: At
    words: tuple[str, ...]
    date_as_stated: str | None = None
    date_note: str | None = None
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Who a pronoun stands for: a name in the narration before it."""

    trail: Trail
    at: At
    words: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that the source gives to a speaker; `attribution` is empty where the record says null."""

    trail: Trail
    id: str
    speaker: str
    at: At
    spans: tuple[str, ...]
    attribution: tuple[str, ...]
    antecedent: Antecedent | None = None
    attribution_note: str | None = None
    omits: str | None = None
    context: str | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyPoint:
    """Who calls for which change of policy, and how it stood."""

    trail: Trail
    id: str
    policy: str
    actor: str
    position: str
    status: str
    at: At
    words: tuple[str, ...]
    addressee: str | None = None
    as_of: str | None = None
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another record that the source links to this one; `id` is that record's."""

    trail: Trail
    id: str
    relation: str
    why: str
    at: At
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a reader would look for and the source does not state."""

    trail: Trail
    question: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of the record."""

    trail: Trail
    date: str
    what: str


Citing = Person | Statement | Event | PolicyPoint | Related
"""An item whose evidence is `words` at a place."""


@dataclass(frozen=True)
class Record:
    """One incident, from one file.

    Args:
        path: the file.
        places: the line and column of every value, by its trail.
        strings: every string that the file has as a value, with its trail.
        declared: every id in the file, with those of items that could not be read.
        whole: False where an item could not be read and is left out here.
    """

    path: Path
    id: str
    title: str = ""
    date: str = ""
    summary: str | None = None
    place: str | None = None
    content_note: str | None = None
    sources: tuple[Source, ...] = ()
    people: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    policy_points: tuple[PolicyPoint, ...] = ()
    related: tuple[Related, ...] = ()
    not_stated: tuple[Gap, ...] = ()
    corrections: tuple[Correction, ...] = ()
    places: Mapping[Trail, Place] = field(default_factory=dict, repr=False)
    strings: tuple[tuple[Trail, str], ...] = field(default=(), repr=False)
    declared: frozenset[str] = field(default_factory=frozenset, repr=False)
    whole: bool = True

    def place_of(self, trail: Trail) -> Place:
        """The line and column of a value, or of the nearest value around it that the file has."""
        while trail and trail not in self.places:
            trail = trail[:-1]
        return self.places.get(trail, Place(1, 1))

    def problem(self, trail: Trail, code: Code, message: str, item: str | None = None) -> Problem:
        """A problem at the place of a value."""
        place = self.place_of(trail)
        return Problem(str(self.path), place.line, place.column, code, message, self.id or None, item)

    def item_at(self, trail: Trail) -> str | None:
        """The id of the item that a value is in."""
        items = getattr(self, str(trail[0]), ()) if len(trail) > 1 else ()
        return next((getattr(item, "id", None) for item in items if item.trail == trail[:2]), None)

    def source(self, source_id: str) -> Source | None:
        """The source that has an id in this record."""
        return next((source for source in self.sources if source.id == source_id), None)

    def person(self, person_id: str) -> Person | None:
        """The person who has an id in this record."""
        return next((person for person in self.people if person.id == person_id), None)

    def citing(self) -> Iterator[Citing]:
        """The items whose evidence is `words`, in the file's order of sections."""
        yield from self.people
        yield from self.statements
        yield from self.events
        yield from self.policy_points
        yield from self.related


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a file: a record, unless it could not be read at all, and its problems."""

    path: Path
    record: Record | None
    problems: tuple[Problem, ...]


def load(path: Path) -> Loaded:
    """The record in a file. Never raises for what the file holds."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _unreadable(path, Place(1, 1), f"The file cannot be read: {error.strerror}.")
    if len(data) > MAX_BYTES:
        return _unreadable(path, Place(1, 1), "The file has more than 1 MiB; divide it into several records.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        return _unreadable(path, Place(line, column), "The file is not UTF-8; save it in that encoding.")
    return parse(text, path)


def parse(text: str, path: Path) -> Loaded:
    """The record in a YAML text.

    Args:
        text: the file's content.
        path: the file it is from: its stem is the record's id, and problems name it.
    """
    reader = _Reader(path)
    data = reader.read(text)
    if any(problem.code is Code.YAML for problem in reader.problems):
        return Loaded(path, None, tuple(reader.problems))
    problems = list(reader.problems)
    faults = list(_validator().iter_errors(data))
    for fault in faults:
        problems += _described(fault, path, reader)
    if not isinstance(data, dict):
        return Loaded(path, None, tuple(problems))
    declared = frozenset(_declared(data))
    for fault in faults:
        _prune(data, tuple(fault.instance_path), fault)
    for trail in reader.spoiled:
        _prune(data, trail, None)
    record = _record(data, path, reader, declared, whole=not problems)
    if isinstance(data.get("id"), str) and data["id"] != path.stem:
        message = (
            f"`id` is {data['id']!r}, but the file is called {path.name}: the id must be the file's name."
        )
        problems.append(record.problem(("id",), Code.SCHEMA, message))
    return Loaded(path, record, tuple(problems))


def schema_path() -> Path:
    """The schema's file: packed beside this module in a wheel, in `incidents/` in a checkout."""
    here = Path(__file__).resolve().parent
    packed = here / "schema.json"
    return packed if packed.is_file() else here.parents[1] / "incidents" / "schema.json"


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON Schema of a record."""
    loaded: dict[str, Any] = json.loads(schema_path().read_text("utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _validator() -> Any:
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator(schema(), validate_formats=True, formats={"edtf": is_edtf})


class _Shape:
    """Where the schema allows integers and nulls; everything else is a string."""

    __slots__ = ("integer", "items", "null", "properties")

    def __init__(self, node: Mapping[str, Any]) -> None:
        while "$ref" in node:
            node = schema()["$defs"][node["$ref"].rpartition("/")[2]]
        types = node.get("type", ())
        types = (types,) if isinstance(types, str) else types
        self.integer = "integer" in types
        self.null = "null" in types
        self.properties = {name: _Shape(child) for name, child in node.get("properties", {}).items()}
        self.items = _Shape(node["items"]) if "items" in node else None


@lru_cache(maxsize=1)
def _shape() -> _Shape:
    return _Shape(schema())


_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_PLAIN_NULLS = ("", "~", "null", "Null", "NULL")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Unreadable(Exception):
    """The file's structure forbids reading on; the problem is recorded already."""


class _Reader:
    """Builds plain data from parse events, and notes where every value and key stands."""

    def __init__(self, path: Path) -> None:
        self.places: dict[Trail, Place] = {}
        self.strings: list[tuple[Trail, str]] = []
        self.keys: dict[Trail, Place] = {}
        self.spoiled: list[Trail] = []
        self.problems: list[Problem] = []
        self._path = path
        self._events: Iterator[Any] = iter(())

    def read(self, text: str) -> Any:
        """The data in a YAML text; None after a problem that forbids reading on."""
        try:
            self._events = iter(yaml.parse(text, Loader=_LOADER))
            return self._document()
        except _Unreadable:
            return None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
            begun = error.context_mark
            since = (
                f" {error.context} that begins on line {begun.line + 1}" if begun and error.problem else ""
            )
            self._add(place, Code.YAML, f"This is no YAML: {error.problem or error.context}{since}.")
        except yaml.reader.ReaderError as error:
            before = text[: error.position] if isinstance(error.position, int) else ""
            place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
            self._add(place, Code.YAML, f"This is no YAML: {error.reason}.")
        return None

    def _document(self) -> Any:
        data: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(
                        event, "A file holds one record, and here a second document begins; remove it."
                    )
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, (), _shape())
        return data

    def _node(self, event: Any, trail: Trail, shape: _Shape | None) -> Any:
        mark = event.start_mark
        self.places[trail] = Place(mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            self._forbid(event)
            value = self._scalar(event, shape)
            if isinstance(value, str):
                self.strings.append((trail, value))
            return value
        if isinstance(event, yaml.AliasEvent):
            self._add(self.places[trail], Code.YAML, "Aliases are not allowed; write the value out.")
            return None
        self._forbid(event)
        if len(trail) >= MAX_DEPTH:
            self._refuse(event, f"The values are nested more than {MAX_DEPTH} levels deep.")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, trail, shape)
        return self._mapping(trail, shape)

    def _sequence(self, event: Any, trail: Trail, shape: _Shape | None) -> list[Any]:
        values: list[Any] = []
        flow_of_spans = event.flow_style and trail[-1:] == ("spans",)
        for child in self._events:
            if isinstance(child, yaml.SequenceEndEvent):
                break
            here = (*trail, len(values))
            values.append(self._node(child, here, shape and shape.items))
            if flow_of_spans and isinstance(child, yaml.ScalarEvent) and not child.style:
                message = "A span in square brackets needs quotation marks, since a comma would divide it; or write it on a line of its own."
                self._add(self.places[here], Code.SCHEMA, message)
                self.spoiled.append(trail)
        return values

    def _mapping(self, trail: Trail, shape: _Shape | None) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "A key must be a plain word.")
            self._forbid(event)
            key = str(self._scalar(event, None))
            here = (*trail, key)
            place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
            if key in values:
                first = self.keys[here].line
                message = f"`{key}` stands here already on line {first}; remove or rename one of the two."
                self._add(place, Code.DUPLICATE_KEY, message)
                kept = {known: spot for known, spot in self.places.items() if known[: len(here)] == here}
                self._node(next(self._events), here, None)
                self.places.update(kept)
                continue
            self.keys[here] = place
            values[key] = self._node(next(self._events), here, shape and shape.properties.get(key))
        return values

    def _scalar(self, event: Any, shape: _Shape | None) -> str | int | None:
        value: str = event.value
        if shape is not None and not event.style:
            if shape.integer and _INTEGER.fullmatch(value):
                return int(value)
            if shape.null and value in _PLAIN_NULLS:
                return None
        if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            self._refuse(event, "The value holds half of a character (a lone surrogate); type it again.")
        return value

    def _forbid(self, event: Any) -> None:
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        if event.anchor is not None:
            self._add(place, Code.YAML, "Anchors are not allowed; write the value out where it is used.")
        if event.tag is not None:
            self._add(place, Code.YAML, f"Tags are not allowed; remove `{event.tag}`.")

    def _refuse(self, event: Any, message: str) -> None:
        self._add(Place(event.start_mark.line + 1, event.start_mark.column + 1), Code.YAML, message)
        raise _Unreadable

    def _add(self, place: Place, code: Code, message: str) -> None:
        self.problems.append(Problem(str(self._path), place.line, place.column, code, message))


def _unreadable(path: Path, place: Place, message: str) -> Loaded:
    return Loaded(path, None, (Problem(str(path), place.line, place.column, Code.YAML, message),))


def _described(fault: Any, path: Path, reader: _Reader) -> Iterator[Problem]:
    """A fault that the validator found, as problems at their lines."""
    trail: Trail = tuple(fault.instance_path)
    kind = type(fault.kind).__name__
    if kind == "AdditionalProperties":
        from difflib import get_close_matches  # only failures need it

        for key in fault.kind.unexpected:
            known = _node_at(fault.schema_path[:-1])["properties"]
            near = get_close_matches(key, known, 1)
            hint = f"; did you mean `{near[0]}`?" if near else f"; known here: {', '.join(known)}."
            place = reader.keys.get((*trail, key), Place(1, 1))
            yield Problem(str(path), *place, Code.SCHEMA, f"`{key}` is no field here{hint}")
        return
    place = reader.places.get(trail, Place(1, 1))
    yield Problem(str(path), *place, Code.SCHEMA, _sentence(fault, kind, trail))


def _sentence(fault: Any, kind: str, trail: Trail) -> str:
    sentence = _about(fault, kind, trail)
    return sentence[0].upper() + sentence[1:]


def _about(fault: Any, kind: str, trail: Trail) -> str:
    name = f"`{next((key for key in reversed(trail) if isinstance(key, str)), 'record')}`"
    if trail and isinstance(trail[-1], int):
        name = f"an item of {name}"
    if kind == "Required":
        return f"`{fault.kind.property}` is missing in {name if trail else 'the record'}."
    if kind == "Type":
        wanted = " or ".join(_TYPES[one] for one in fault.kind.types)
        return f"{name} must be {wanted}."
    if kind == "Enum":
        return f"{name} must be one of {', '.join(map(str, fault.kind.options))}."
    if kind in ("Pattern", "Format"):
        about = _node_at(fault.schema_path[:-1]).get("description", "")
        if fault.instance == "" or str(fault.instance).isspace():
            return f"{name} is empty; fill it in or remove it."
        return f"{name} is {_short(fault.instance)}, which is not of the right form. {about}"
    if kind == "MinItems":
        return f"{name} is an empty list; fill it in or remove it."
    if kind in ("OneOfNotValid", "OneOfMultipleValid"):
        branches = _node_at(fault.schema_path)
        return f"{name} needs exactly one of {', '.join(f'`{key}`' for one in branches for key in one['required'])}."
    if kind in ("Minimum", "Maximum"):
        return f"{name} is {fault.instance}; it must be {'at least' if kind == 'Minimum' else 'at most'} {fault.kind.limit}."
    return f"{name}: {_short(fault.message)}."


_TYPES = {
    "array": "a list",
    "integer": "a whole number",
    "null": "null",
    "object": "a group of fields",
    "string": "a text",
}


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _node_at(schema_path: list[Key]) -> Any:
    """The part of the schema that a validator's path names."""
    node: Any = schema()
    for key in schema_path:
        node = node[key]
    return node


def _declared(data: dict[str, Any]) -> Iterator[str]:
    for section in _SECTIONS:
        items = data.get(section)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield item["id"]


def _prune(data: dict[str, Any], trail: Trail, fault: Any) -> None:
    """Take what a fault spoils out of the data: a field if the item can do without, else the item.

    Args:
        data: the record's data.
        trail: the way to what is spoiled.
        fault: the validator's fault, or None where the reader found it.
    """
    if fault is not None and type(fault.kind).__name__ == "AdditionalProperties":
        holder: Any = data
        for key in trail:
            # An earlier fault may have taken out what is around this one.
            gone = holder is None or (isinstance(holder, dict) and key not in holder)
            holder = None if gone else holder[key]
        for key in fault.kind.unexpected if isinstance(holder, dict) else ():
            holder.pop(key, None)
        return
    if len(trail) < 2:
        data.pop(str(trail[0]) if trail else "", None)
        return
    section, index = trail[0], trail[1]
    items = data.get(str(section))
    if not isinstance(items, list) or not isinstance(index, int):
        return
    item = items[index]
    required = schema()["$defs"][_node_of(section)]["required"]
    if isinstance(item, dict) and len(trail) > 2 and trail[2] not in required:
        item.pop(trail[2], None)
    else:
        items[index] = None


def _node_of(section: Key) -> str:
    reference: str = schema()["properties"][section]["items"]["$ref"]
    return reference.rpartition("/")[2]


_SECTIONS: dict[str, Any] = {
    "sources": Source,
    "people": Person,
    "statements": Statement,
    "events": Event,
    "quotes": Quote,
    "policy_points": PolicyPoint,
    "related": Related,
    "not_stated": Gap,
    "corrections": Correction,
}


def _record(
    data: dict[str, Any], path: Path, reader: _Reader, declared: frozenset[str], *, whole: bool
) -> Record:
    built: dict[str, Any] = dict(data)
    for section, kind in _SECTIONS.items():
        items = enumerate(data.get(section) or ())
        built[section] = tuple(
            _item(kind, item, (section, index)) for index, item in items if item is not None
        )
    built["id"] = data.get("id") or path.stem
    return Record(
        path=path,
        places=reader.places,
        strings=tuple(reader.strings),
        declared=declared,
        whole=whole,
        **built,
    )


def _item(kind: Any, data: dict[str, Any], trail: Trail) -> Any:
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name == "at":
            values[name] = _at(value)
        elif name == "antecedent":
            values[name] = _item(Antecedent, value, (*trail, name))
        elif name == "unused":
            values[name] = tuple(_item(Waiver, one, (*trail, name, i)) for i, one in enumerate(value))
        elif name == "attribution":
            values[name] = () if value is None else (value,) if isinstance(value, str) else tuple(value)
        else:
            values[name] = tuple(value) if isinstance(value, list) else value
    return kind(trail=trail, **values)


def _at(text: str) -> At:
    source, _, paragraph = text.rpartition(":")
    return At(source, int(paragraph))
