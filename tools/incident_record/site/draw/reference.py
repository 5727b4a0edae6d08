"""The reference pages for maintainers: the fields from the schema, the problems from their codes."""

from collections.abc import Iterator
from pathlib import Path

import yaml
from docutils import nodes

from incident_record.export.content import Child, Content, inline, para, strong
from incident_record.problems import Code
from incident_record.record.fields import groups
from incident_record.site.draw.blocks import definitions


def render_fields() -> Iterator[Content]:
    """A section for the record and one for each kind of item."""
    for title, fields in groups():
        head, anchor = Content("title", title), nodes.make_id(f"fields {title}")
        rows = [(_code(name), [para(inline(form, "field-form"), *_text(meaning))]) for name, form, meaning in fields]
        yield Content("section", head, definitions(rows, "facts", "reference"), ids=[anchor])


def render_problems() -> Content:
    """Every code of the check: what it means, how to mend it, and an example."""
    examples: dict[str, str] = yaml.safe_load(Path(__file__).with_name("problem_examples.yaml").read_text("utf-8"))
    rows = []
    for code in Code:
        meaning, mend = para(*_text(code.meaning)), para(strong("To mend it: "), *_text(code.mend))
        parts: list[Child] = [meaning, mend]
        if example := examples.get(code.value):
            language = "console" if example.startswith("$") else "diff"
            parts.append(Content("literal_block", example.rstrip(), rawsource=example, language=language))
        rows.append((_code(code.value), parts))
    return definitions(rows, "facts", "reference")


def _code(name: str) -> Content:
    return Content("term", Content("literal", name))


def _text(text: str) -> Iterator[Child]:
    """A description, of which what stands in backticks is code."""
    for place, part in enumerate(text.split("`")):
        if part:  # there is nothing before a backtick that begins the text
            yield Content("literal", part) if place % 2 else inline(part)
