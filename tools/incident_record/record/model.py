"""Records: a file to frozen dataclasses that know their lines.

The dataclasses have the schema's field names; a list is a tuple, a field that is left out is None or empty. A
fault in one item takes that item out and leaves the others, so that all that is wrong is told at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from incident_record.problems import Code, Place, Problem, Trail
from incident_record.record.schema import described, node_of, schema, validator
from incident_record.record.yaml_events import Reader

MAX_BYTES = 1 << 20
"""How large a record's file may be."""


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
    reader = Reader(path)
    data = reader.read(text)
    if any(problem.code is Code.YAML for problem in reader.problems):
        return Loaded(path, None, tuple(reader.problems))
    problems = list(reader.problems)
    faults = list(validator().iter_errors(data))
    for fault in faults:
        problems += described(fault, path, reader.places, reader.keys)
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


def _unreadable(path: Path, place: Place, message: str) -> Loaded:
    return Loaded(path, None, (Problem(str(path), place.line, place.column, Code.YAML, message),))


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
    required = schema()["$defs"][node_of(section)]["required"]
    if isinstance(item, dict) and len(trail) > 2 and trail[2] not in required:
        item.pop(trail[2], None)
    else:
        items[index] = None


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
    data: dict[str, Any], path: Path, reader: Reader, declared: frozenset[str], *, whole: bool
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
