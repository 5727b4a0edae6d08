"""The reference pages for maintainers: the fields from the schema, the problems from their codes."""

from collections.abc import Iterator
from pathlib import Path

import yaml
from docutils import nodes

from incident_record.problems import Code
from incident_record.record.fields import groups
from incident_record.site.draw.blocks import definitions
from incident_record.site.draw.nodes import PLAIN, inline, para


def render_fields() -> Iterator[nodes.section]:
    """A section for the record and one for each kind of item."""
    for title, fields in groups():
        head, anchor = nodes.title("", title, **PLAIN), nodes.make_id(f"fields {title}")
        rows = [(_code(name), [para(inline(form, "field-form"), *_text(meaning))]) for name, form, meaning in fields]
        yield nodes.section("", head, definitions(rows, "facts", "reference"), ids=[anchor])


def render_problems() -> nodes.definition_list:
    """Every code of the check: what it means, how to mend it, and an example."""
    examples: dict[str, str] = yaml.safe_load(Path(__file__).with_name("problem_examples.yaml").read_text("utf-8"))
    rows = []
    for code in Code:
        meaning, mend = para(*_text(code.meaning)), para(nodes.strong("", "To mend it: "), *_text(code.mend))
        parts: list[nodes.Node] = [meaning, mend]
        if example := examples.get(code.value):
            language = "console" if example.startswith("$") else "diff"
            parts.append(nodes.literal_block(example, example.rstrip(), language=language))
        rows.append((_code(code.value), parts))
    return definitions(rows, "facts", "reference")


def _code(name: str) -> nodes.term:
    return nodes.term("", "", nodes.literal("", name), **PLAIN)


def _text(text: str) -> Iterator[nodes.Node]:
    """A description, of which what stands in backticks is code."""
    for place, part in enumerate(text.split("`")):
        if part:
            yield nodes.literal("", part) if place % 2 else inline(part)
