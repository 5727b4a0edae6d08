"""The schema of a record, and its errors as sentences for people."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import json

from incident_record.problems import Code, Key, Location, Problem, Trail
from incident_record.record import file
from incident_record.record.dates import is_edtf, is_reversed, why_no_date


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON Schema of a record."""
    loaded: dict[str, Any] = json.decode(file.schema_path().read_bytes())
    return loaded


@lru_cache(maxsize=1)
def validator() -> Any:
    """The validator of the schema; its `iter_errors` gives every fault of a record at once."""
    # Imported here, since it costs as much as PyYAML, and most records are surely valid (`Shape`).
    from jsonschema_rs import Draft202012Validator

    # Formats are notes by default in this draft, and nothing would check a date.
    return Draft202012Validator(schema(), validate_formats=True, formats={"edtf": is_edtf})


def resolved(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of the schema, with what the definition has that it refers to and it says nothing of itself."""
    return {**schema()["$defs"][node["$ref"].rpartition("/")[2]], **node} if "$ref" in node else node


# What a shape asks of a value; of what a schema says beyond this it is not sure.
_ASKED = {"type", "properties", "items", "required", "additionalProperties", "pattern", "minItems", "uniqueItems"}
_ASKED |= {"enum", "maxLength", "minimum", "maximum", "format", "oneOf", "dependentRequired", "if", "then", "else"}
_SORTED = json.Encoder(order="sorted")
_NOTES = {"$ref", "$schema", "$defs", "title", "description", "patternErrorMessage", "enumDescriptions"}


class Shape:
    """A part of the schema for the reader of a file: which values are texts, integers and nulls, and which are valid.

    What it calls valid is so; of everything else the validator says whether it is, and why not. So that is imported for
    few records.

    Attributes:
        free: whether a string is free text.
        prose: whether that is in our own words.
    """

    __slots__ = ("_form", "_node", "_sure", "_types", "free", "integer", "items", "null", "properties", "prose")

    def __init__(self, node: Mapping[str, Any]) -> None:
        # Asked before the reference is followed: a definition does not know its own name.
        self.prose = node.get("$ref") == "#/$defs/prose"
        node = resolved(node)
        # The schema asks of free text only that something is there; ids, dates and addresses have a form.
        self.free = node.get("pattern") == r"\S"
        self._types = types_of(node)
        self.integer = "integer" in self._types
        self.null = "null" in self._types
        self.properties = {name: Shape(child) for name, child in node.get("properties", {}).items()}
        self.items = Shape(node["items"]) if "items" in node else None
        self._node, self._sure = node, node.keys() <= _ASKED | _NOTES
        self._form: re.Pattern[str] | None = None

    def allows(self, value: str | int | None) -> bool:
        """Whether a scalar is surely valid."""
        node = self._node
        if not isinstance(value, str):
            in_range = value is None or node.get("minimum", value) <= value <= node.get("maximum", value)
            return self._sure and in_range and (self.null if value is None else self.integer)
        if not self._sure or "enum" in node or "string" not in self._types:
            return self._sure and value in node.get("enum", ())
        # A line's end would match `$` in Python, and no control character is part of any form. For the validator U+FEFF is a blank.
        # Compiled late: most forms are seldom met.
        self._form = self._form or re.compile(r"\w" if self.free else node.get("pattern", ""))
        formed = (self.free or value.isprintable()) and self._form.search(value) is not None
        return formed and len(value) <= node.get("maxLength", len(value)) and ("format" not in node or is_edtf(value))

    def allows_list(self, values: Sequence[object]) -> bool:
        """Whether a list is surely valid whose items are."""
        known = self._sure and "array" in self._types and len(values) >= self._node.get("minItems", 0)
        # Two groups of fields are the same in any order.
        return known and ("uniqueItems" not in self._node or len({*map(_SORTED.encode, values)}) == len(values))

    def allows_fields(self, names: Set[str]) -> bool:
        """Whether a group of fields is surely valid whose values are."""
        node = self._node
        known = self._sure and "object" in self._types and names <= self.properties.keys()
        if not known or not names >= {*node.get("required", ())}:
            return False
        if "oneOf" in node and sum(names >= {*choice["required"]} for choice in node["oneOf"]) != 1:
            return False
        if "if" in node and not names.isdisjoint((*node["if"]["required"], *node["else"]["properties"])):
            return False
        return all(names >= {*others} for name, others in node.get("dependentRequired", {}).items() if name in names)


def types_of(node: Mapping[str, Any]) -> tuple[str, ...]:
    """What a value may be.

    Editors read `2032` as a number and `true` as a truth value, so the schema has to allow both wherever a text is
    meant. The check reads every plain value as the text that stands there.
    """
    types = node.get("type", ())
    types = (types,) if isinstance(types, str) else tuple(types)
    return tuple(type_ for type_ in types if "string" not in types or type_ not in ("number", "integer", "boolean"))


@lru_cache(maxsize=1)
def shape() -> Shape:
    """The shape of a record."""
    return Shape(schema())


def node_of(section: Key) -> str:
    """The name of the schema's definition of a section's items."""
    reference: str = schema()["properties"][section]["items"]["$ref"]
    return reference.rpartition("/")[2]


def to_problems(
    fault: Any, path: Path, locations: Mapping[Trail, Location], keys: Mapping[Trail, Location]
) -> Iterator[Problem]:
    """The problems of one fault, each at its line.

    Args:
        fault: from the validator.
        locations: the line and column of every value.
        keys: the line and column of the key of every value.
    """
    trail: Trail = tuple(fault.instance_path)
    kind = type(fault.kind).__name__
    if kind == "AdditionalProperties":
        from difflib import get_close_matches  # imported here, since only failures need it

        for key in fault.kind.unexpected:
            known = _node_at(fault.schema_path[:-1])["properties"]
            near = get_close_matches(key, known, 1)
            hint = f"; did you mean `{near[0]}`?" if near else f"; known here: {', '.join(known)}."
            location = keys.get((*trail, key), Location(1, 1))
            yield Problem(str(path), *location, Code.SCHEMA, f"`{key}` is not a field here{hint}")
        return
    if kind == "Pattern" and "format" in _node_at(fault.schema_path[:-1]):
        return  # the pattern is for editors, which do not know the format; that says more
    location = locations.get(trail, Location(1, 1))
    code = Code.DATE_MISMATCH if kind == "Format" and is_reversed(fault.instance) else Code.SCHEMA
    sentence = _describe(fault, kind, trail)
    yield Problem(str(path), *location, code, sentence[0].upper() + sentence[1:])


def _describe(fault: Any, kind: str, trail: Trail) -> str:
    # The nearest name is the field that a maintainer sees; an index says nothing.
    name = f"`{next((key for key in reversed(trail) if isinstance(key, str)), 'record')}`"
    if trail and isinstance(trail[-1], int):
        name = f"an item of {name}"
    if kind == "Required":
        return f"`{fault.kind.property}` is missing in {name if trail else 'the record'}."
    if kind == "Type":
        return _describe_type(fault, name, trail)
    if kind == "Enum":
        return f"{name} must be one of {', '.join(map(str, fault.kind.options))}."
    # `errorMessage` is no keyword of JSON Schema: VS Code shows it as well.
    if kind == "FalseSchema":
        return f"{name} does not belong here. {_node_at(fault.schema_path[:-2])['errorMessage']}"
    if kind in ("Pattern", "Format"):
        return f"{name} {_misformed(fault, kind, trail)}"
    if kind in _FAULTS:
        return f"{name} {_FAULTS[kind].format(filling=_filling(trail))}"
    if kind in ("OneOfNotValid", "OneOfMultipleValid"):
        branches = _node_at(fault.schema_path)
        fields = ", ".join(f"`{field}`" for branch in branches for field in branch["required"])
        return f"{name} needs exactly one of {fields}."
    if kind in ("Minimum", "Maximum"):
        return f"{name} is {fault.instance}; it must be {'at least' if kind == 'Minimum' else 'at most'} {fault.kind.limit}."
    return f"{name}: {_short(fault.message)}."


def _filling(trail: Trail) -> str:
    """What is to be done with a value that says nothing: a field that is required cannot be removed."""
    node: Mapping[str, Any] = schema()
    for key in trail[:-1]:
        node = resolved(node["items"] if isinstance(key, int) else node["properties"][key])
    return "fill it in" if trail[-1] in node.get("required", ()) else "fill it in or remove it"


def _misformed(fault: Any, kind: str, trail: Trail) -> str:
    description = _node_at(fault.schema_path[:-1]).get("description", "")
    if fault.instance == "" or str(fault.instance).isspace():
        return f"is empty; {_filling(trail)}."
    reason = why_no_date(fault.instance) if kind == "Format" else ""
    return f"is {_short(fault.instance)}, which is not of the right form. {reason or description}"


_FAULTS = {
    "MinItems": "is an empty list; {filling}.",
    "MaxLength": "is too long; an id or a name of a file has at most 100 characters.",
    "UniqueItems": "names one thing twice; remove one of the two.",
}


def _describe_type(fault: Any, name: str, trail: Trail) -> str:
    if not trail:
        holds = {"list": "a list", "NoneType": "nothing"}.get(type(fault.instance).__name__, "a single value")
        return f"a record is a group of fields (`id: …`, `title: …`), and this file holds {holds}."
    if fault.instance is None:
        word = ', or write "null" in quotation marks where the word is meant' if "string" in fault.kind.types else ""
        return f"{name} is null; {_filling(trail)}{word}."
    if "array" in fault.kind.types and isinstance(fault.instance, str):
        value = json.encode(fault.instance).decode()
        # The quoted name ends in a backtick, which has to stand behind the list.
        return f"{name} must be a list, also if it is of one: {name[:-1]}: [{value}]`."
    wanted = " or ".join(TYPES[type_] for type_ in types_of({"type": fault.kind.types}))
    return f"{name} must be {wanted}."


TYPES = {
    "array": "a list",
    "integer": "a whole number",
    "null": "null",
    "object": "a group of fields",
    "string": "a text",
}
"""The types of JSON Schema in words."""


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _node_at(schema_path: list[Key]) -> Any:
    """The part of the schema that a validator's path names."""
    node: Any = schema()
    for key in schema_path:
        node = node[key]
    return node
