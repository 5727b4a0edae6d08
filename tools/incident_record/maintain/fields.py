"""What a draft is made of: items as plain data, in the order of their fields, and how they are written."""

from typing import Any

import yaml

Fields = dict[str, Any]
"""An item of the record, in the order of its fields."""


class Inline(list[str]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes lists as the records have them: indented below their field."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Never without indentation."""
        super().increase_indent(flow, indentless=False)


_Dumper.add_representer(
    Inline, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)
)


def dump(record: Fields) -> bytes:
    """A draft as the content of a record's file."""
    body = yaml.dump(record, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return f"# yaml-language-server: $schema=schema.json\n{body}".encode()


def cited_paragraph(item: Fields) -> int:
    """The number in an item's `at`."""
    return int(item["at"].rpartition(":")[2])


def ids_in(value: Any) -> list[str]:
    """The ids in a field that has one or a list of them."""
    return [value] if isinstance(value, str) else value


def text_or_list(ids: list[str]) -> Any:
    """Ids as a record has them: one alone, or a list of several who speak together."""
    unique = list(dict.fromkeys(ids))
    return unique if len(unique) > 1 else "".join(unique)
