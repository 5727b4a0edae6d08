"""The fields of a record as its reference lists them, read from the schema."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from incident_record.record.schema import TYPES, resolved, schema, types_of


class Field(NamedTuple):
    """A field: its name, what it holds and whether it has to be there, and what it means."""

    name: str
    form: str
    meaning: str


def groups() -> Iterator[tuple[str, list[Field]]]:
    """The record, and each kind of item by the field that has it, with their fields; last the forms that many fields have."""
    for title, group in {"The record": schema(), **_groups()}.items():
        required = group.get("required", ())
        fields = [
            Field(name, f"{_form(field)}; {'required' if name in required else 'optional'}. ", _description(field))
            for name, field in group["properties"].items()
        ]
        yield title, fields
    named = [definition for definition in schema()["$defs"].values() if "title" in definition]
    yield "Forms", [Field(each["title"], "", each["description"]) for each in named]


def _groups() -> dict[str, Mapping[str, Any]]:
    """The definitions that are groups of fields, by the field that has them."""
    groups: dict[str, Mapping[str, Any]] = {}
    waiting: list[tuple[str, Mapping[str, Any]]] = [("", schema())]
    while waiting:
        # Breadth first, so that the groups stand in the order of the record's own fields.
        trail, group = waiting.pop(0)
        for name, field in group["properties"].items():
            # The items of a list are described like a single group: the reference says "a list" beside them.
            target = resolved(field.get("items", field))
            if "properties" in target:
                groups[f"{trail}{name}"] = target
                waiting.append((f"{trail}{name} → ", target))
    return groups


def _description(field: Mapping[str, Any]) -> str:
    own, general = field.get("description"), resolved({k: v for k, v in field.items() if k != "description"})
    general_text = general.get("description", "")
    # A field says what it is, and its definition how it is written, which stands once where it has a name. The pattern
    # `\S` only asks for some text.
    form = general_text if general.get("pattern", r"\S") != r"\S" and "title" not in general else ""
    values = zip(field.get("enum", ()), field.get("enumDescriptions", ()), strict=True)
    described = [f"`{value}`: {text}" for value, text in values]
    return " ".join(filter(None, (own or general_text, form if own else "", *described)))


def _form(field: Mapping[str, Any]) -> str:
    """What a field holds, in words."""
    target = resolved(field)
    if "enum" in target:
        return "one of these values"
    if title := target.get("title"):
        return f"{'an' if title.startswith('i') else 'a'} {title}"
    return " or ".join(TYPES[type_] for type_ in types_of(target))
