"""The reference pages for maintainers: the fields from the schema, the problems from their codes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from docutils import nodes

from incident_record.problems import Code
from incident_record.record.fields import groups
from incident_record.site.draw.nodes import PLAIN, Row, facts, inline, para

_EXAMPLES = Path(__file__).with_name("problem_examples.yaml")


def render_fields() -> list[nodes.section]:
    """A section for the record and one for each kind of item."""
    return [
        _section(
            title,
            _named([(name, [para(inline(form, "field-form"), *_text(meaning))]) for name, form, meaning in fields]),
        )
        for title, fields in groups()
    ]


def render_problems() -> nodes.definition_list:
    """Every code of the check: what it means, how to mend it, and an example."""
    examples: dict[str, str] = yaml.safe_load(_EXAMPLES.read_text("utf-8"))
    rows: list[Row] = []
    for code in Code:
        parts: list[nodes.Node] = [para(*_text(code.meaning))]
        parts.append(para(nodes.strong("", "To mend it: "), *_text(code.mend)))
        if example := examples.get(code.value):
            language = "console" if example.startswith("$") else "diff"
            parts.append(nodes.literal_block(example, example.rstrip(), language=language))
        rows.append((code.value, parts))
    return _named(rows)


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
