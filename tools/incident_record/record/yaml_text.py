"""What all share that read or write YAML: its parser, their limits, and values in quotation marks."""

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What parses records. A PyYAML that was built without libyaml has only its own, slower loader, with the same events."""

LISTED = 20
"""How many faults of one file are explained: each costs a look at the whole file."""

MAX_DEPTH = 32
"""How many levels deep values may be nested."""

PLAIN_NULLS = ("~", "null", "Null", "NULL")
"""The written nulls of YAML's core schema (YAML 1.2, 10.3.2)."""


def yaml_quoted(value: str) -> str:
    """A scalar in quotation marks, which needs no thought of colons and hashes; in single ones where it has double ones."""
    # Single marks where they save backslashes: a quotation inside a value stays readable.
    if '"' in value and "'" not in value and value.isprintable() and "\\" not in value:
        return f"'{value}'"
    import json  # imported here, since only advice and edits need it

    # JSON's strings are YAML's double-quoted ones.
    return json.dumps(value, ensure_ascii=False)
