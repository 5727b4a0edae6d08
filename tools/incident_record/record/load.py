"""From a record's file to a `Record`, with everything that is wrong with the file.

A fault in one item removes that item and leaves the others, so that all problems are reported at once.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from incident_record.problems import Code, Location, Problem, Trail
from incident_record.record import model
from incident_record.record.file import MAX_BYTES, read_record
from incident_record.record.model import At, Record
from incident_record.record.schema import node_of, schema, to_problems, validator
from incident_record.record.yaml_events import Reader
from incident_record.record.yaml_text import LISTED


class Loaded(Struct, frozen=True):
    """A file that was read: its record, or None if it could not be read at all, and its problems."""

    path: Path
    record: Record | None
    problems: tuple[Problem, ...]


def load_record(path: Path) -> Loaded:
    """The record in a file. Never raises for what the file holds."""
    return decode_record(read_record(path), path)


def decode_record(content: bytes | OSError, path: Path) -> Loaded:
    """The record in a file's content.

    Args:
        path: the file that it is from.
    """
    text = decode_content(content)
    if isinstance(text, str):
        return parse_record(text, path)
    location, message = text
    return Loaded(path, None, (Problem(str(path), *location, Code.YAML, message),))


def decode_content(content: bytes | OSError) -> str | tuple[Location, str]:
    """The text in the content of a record or a page; where it cannot be read, the place and a sentence that says why."""
    if isinstance(content, OSError):
        return Location(1, 1), f"The file cannot be read: {content.strerror}."
    if len(content) > MAX_BYTES:
        return Location(1, 1), "The file has more than 1 MiB; divide it into several."
    try:
        # Some editors on Windows put U+FEFF in front, which is no part of the text.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        return Location(line, column), "The file is not UTF-8; save it in that encoding."


def parse_record(text: str, path: Path) -> Loaded:
    """The record in a YAML text.

    Args:
        text: the file's content.
        path: the file it is from: its stem is the record's id, and problems name it.
    """
    reader = Reader(path)
    data = reader.read(text)
    # What could be read before such a problem is a part of the record, and its schema problems would mislead.
    misread = any(problem.code is Code.YAML for problem in reader.problems)
    faults = list(validator().iter_errors(data)) if not misread and (reader.doubtful or reader.problems) else []
    indents = _misread_indents(text, path) if reader.problems or faults else ()
    if misread or indents:
        return Loaded(path, None, tuple(indents or reader.problems))
    problems = list(reader.problems)
    for index, fault in enumerate(faults):
        reported = to_problems(fault, path, reader.locations, reader.keys)
        problems += [_with_mending(problem, fault, text) for problem in reported] if index < LISTED else reported
    if not isinstance(data, dict):
        return Loaded(path, None, tuple(problems))
    # Before the faulty items go, so that references to them are not reported as unknown.
    declared = frozenset(_declared(data))
    for fault in faults:
        trail = tuple(fault.instance_path)
        if type(fault.kind).__name__ == "AdditionalProperties":
            _remove_fields(data, trail, fault.kind.unexpected)
        else:
            _remove_spoiled(data, trail)
    for trail in reader.spoiled:
        _remove_spoiled(data, trail)
    # After the faulty items have gone: in the others `at` and `attribution` are there and of the right form.
    for trail, message in list(_misattributed(data)):
        problems.append(Problem(str(path), *reader.locations[trail], Code.SCHEMA, message))
        _remove_spoiled(data, trail)
    record = _build_record(data, path, reader, declared, complete=not problems)
    if isinstance(data.get("id"), str) and data["id"] != path.stem:
        message = f"`id` is {data['id']!r}, but the file is called {path.name}: the id must be the file's name."
        problems.append(record.problem(("id",), Code.SCHEMA, message))
    return Loaded(path, record, tuple(problems))


def _misread_indents(text: str, path: Path) -> list[Problem]:
    """The problems of lines whose indent YAML does not see, from which all else that is wrong may follow."""
    from incident_record.record.yaml_advice import misread_indents  # only this failure needs it

    return [Problem(str(path), *location, Code.YAML, message) for location, message in misread_indents(text)]


def _with_mending(problem: Problem, fault: Any, text: str) -> Problem:
    """A problem with the line to paste, where YAML reads a list or fields from what was meant as a text."""
    if type(fault.kind).__name__ != "Type" or "string" not in fault.kind.types or isinstance(fault.instance, int):
        return problem
    from incident_record.record.yaml_advice import explain_value  # only this failure needs it

    mending = explain_value(text, Location(problem.line, problem.column))
    return problem._replace(message=f"{problem.message} {mending}") if mending else problem


def _declared(data: dict[str, Any]) -> Iterator[str]:
    """Every id in the file, so that a reference to an item with a fault is not reported as unknown too."""
    for section in _SECTIONS:
        items = data.get(section)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield item["id"]


def _misattributed(data: dict[str, Any]) -> Iterator[tuple[Trail, str]]:
    """Quotes whose attribution does not fit the `marks` of their source, which no schema can compare."""
    sources = [source for source in data.get("sources") or () if source]
    marks = {source["id"]: source.get("marks") for source in sources}
    for index, quote in enumerate(data.get("quotes") or ()):
        trail: Trail = ("quotes", index)
        if quote is None:
            continue
        source = quote["at"].rpartition(":")[0]
        if marks.get(source) == "none":
            if quote["attribution"] is not None or "antecedent" in quote:
                message = "The whole text is somebody's own words (`marks: none`), so no clause gives them away: `attribution` must be null, without an `antecedent`."
                yield trail, message
        # Of a source with a fault of its own the marks are not known.
        elif source in marks and quote["attribution"] is None and "attribution_note" not in quote:
            yield trail, "`attribution` is null; give the clause, or say in `attribution_note` who speaks and why."


def _remove_fields(data: dict[str, Any], trail: Trail, names: Iterable[str]) -> None:
    """Remove fields that the schema does not know from the mapping at `trail`."""
    mapping: Any = data
    for key in trail:
        # An earlier fault may have removed what is around this one.
        removed = mapping is None or (isinstance(mapping, dict) and key not in mapping)
        mapping = None if removed else mapping[key]
    if isinstance(mapping, dict):
        for name in names:
            mapping.pop(name, None)


def _remove_spoiled(data: dict[str, Any], trail: Trail) -> None:
    """Remove a value that cannot be relied on: the field if its item can do without it, else the item."""
    if len(trail) < 2:
        data.pop(str(trail[0]) if trail else "", None)
        return
    section, index = trail[0], trail[1]
    items = data.get(str(section))
    if not isinstance(items, list) or not isinstance(index, int):
        return
    item = items[index]
    if isinstance(item, dict) and len(trail) > 2 and trail[2] not in schema()["$defs"][node_of(section)]["required"]:
        item.pop(trail[2], None)
    else:
        # None keeps the places of the items that follow, since problems name them by their index.
        items[index] = None


_SECTIONS: dict[str, Any] = {
    "sources": model.Source,
    "people": model.Person,
    "statements": model.Statement,
    "events": model.Event,
    "quotes": model.Quote,
    "policy_points": model.PolicyPoint,
    "related": model.Related,
    "questions": model.Question,
    "corrections": model.Correction,
}


def _build_record(
    data: dict[str, Any], path: Path, reader: Reader, declared: frozenset[str], *, complete: bool
) -> Record:
    built: dict[str, Any] = dict(data)
    for section, kind in _SECTIONS.items():
        items = enumerate(data.get(section) or ())
        built[section] = tuple(_build_item(kind, item, (section, index)) for index, item in items if item is not None)
    # An id that is missing is reported; the name of the file serves until it is there.
    built["id"] = data.get("id") or path.stem
    # A fault in one of them left None in its place.
    for name in ("former_ids", "unconfirmed"):
        built[name] = tuple(value for value in data.get(name) or () if value is not None)
    return Record(
        path=path,
        locations=reader.locations,
        strings=tuple(reader.strings),
        prose=tuple(reader.prose),
        cut=tuple(reader.cut),
        declared=declared,
        complete=complete,
        **built,
    )


def _build_item(kind: Any, data: dict[str, Any], trail: Trail) -> Any:
    values = {
        _NAMES.get(name, name): _BUILDERS.get(name, _build_value)(value, (*trail, name)) for name, value in data.items()
    }
    return kind(trail=trail, **values)


def _build_value(value: Any, trail: Trail) -> Any:
    # Tuples, since frozen structs with lists in them could still be changed.
    return tuple(value) if isinstance(value, list) else value


def _build_texts(value: Any, trail: Trail) -> tuple[str, ...]:
    """The texts of a field that may be null, one text or a list."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _build_answer(value: Any, trail: Trail) -> model.Answer:
    return model.Answer(trail, *((value,) if isinstance(value, str) else (value["quote"], value["words"])))


_NAMES = {written: name for name, written in model.WRITTEN_AS.items()}
_BUILDERS: dict[str, Callable[[Any, Trail], Any]] = {
    "at": lambda value, trail: At.parse(value),
    "antecedent": lambda value, trail: _build_item(model.Antecedent, value, trail),
    "unused": lambda value, trail: tuple(
        _build_item(model.Waiver, waiver, (*trail, index)) for index, waiver in enumerate(value)
    ),
    "answers": lambda value, trail: tuple(_build_answer(answer, (*trail, index)) for index, answer in enumerate(value)),
    **dict.fromkeys(("attribution", "by", "speaker", "actor"), _build_texts),
}
"""How the fields are built whose values in the file are not those of the struct."""
