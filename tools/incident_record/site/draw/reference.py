"""The reference pages for maintainers: the fields from the schema, the problems from their codes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docutils import nodes

from incident_record.problems import Code
from incident_record.record.schema import schema
from incident_record.site.draw.nodes import PLAIN, Row, facts, inline, para

_FORMS = {"array": "a list", "integer": "a whole number", "null": "null", "object": "a group", "string": "text"}


def render_fields() -> list[nodes.section]:
    """A section for the record and one for each kind of item."""
    groups = {"The record": schema(), **_groups()}
    return [_section(title, _fields(group)) for title, group in groups.items()]


def render_problems() -> nodes.definition_list:
    """Every code of the check: what it means, and how to mend it."""
    rows: list[Row] = []
    for code in Code:
        mend = para(nodes.strong("", "To mend it: "), *_text(code.mend))
        rows.append((code.value, [para(*_text(code.meaning)), mend]))
    return _named(rows)


def _groups() -> dict[str, Mapping[str, Any]]:
    """The definitions that are groups of fields, by the field that has them."""
    groups: dict[str, Mapping[str, Any]] = {}
    waiting: list[tuple[str, Mapping[str, Any]]] = [("", schema())]
    while waiting:
        trail, group = waiting.pop(0)
        for name, field in group["properties"].items():
            target = _resolved(field.get("items", field))
            if "properties" in target:
                groups[f"{trail}{name}"] = target
                waiting.append((f"{trail}{name} → ", target))
    return groups


def _resolved(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of the schema, with what it refers to where it says nothing itself."""
    if "$ref" not in node:
        return node
    return {**schema()["$defs"][node["$ref"].rpartition("/")[2]], **node}


def _fields(group: Mapping[str, Any]) -> nodes.definition_list:
    required = group.get("required", ())
    rows: list[Row] = []
    for name, field in group["properties"].items():
        form = f"{_form(field)}; {'required' if name in required else 'optional'}. "
        rows.append((name, [para(inline(form, "field-form"), *_text(_description(field)))]))
    return _named(rows)


def _description(field: Mapping[str, Any]) -> str:
    own, general = field.get("description"), _resolved({k: v for k, v in field.items() if k != "description"})
    general_text = general.get("description", "")
    form = general_text if general.get("pattern", r"\S") != r"\S" or general.get("format") else ""
    return " ".join(filter(None, (own or general_text, form if own else "")))


def _form(field: Mapping[str, Any]) -> str:
    """What a field holds, in words."""
    target = _resolved(field)
    if "enum" in target:
        return "one of " + ", ".join(map(str, target["enum"]))
    types = target["type"] if isinstance(target["type"], list) else [target["type"]]
    return " or ".join(_FORMS[type_] for type_ in types)


def _section(title: str, *children: nodes.Node) -> nodes.section:
    section = nodes.section("", nodes.title("", title, **PLAIN), *children)
    section["ids"] = [nodes.make_id(f"fields {title}")]
    return section


def _named(rows: Sequence[Row]) -> nodes.definition_list:
    """A definition list whose terms are code, each with an anchor."""
    listed = facts(rows, "reference")
    for entry, (name, _) in zip(listed.children, rows, strict=True):
        term = entry.children[0]
        assert isinstance(term, nodes.term)  # noqa: S101 - tells the type
        term.children = []
        term += nodes.literal("", name)
    return listed


def _text(text: str) -> Iterator[nodes.Node]:
    """A description, of which what stands in backticks is code."""
    for place, part in enumerate(text.split("`")):
        if part:
            yield nodes.literal("", part) if place % 2 else inline(part)
