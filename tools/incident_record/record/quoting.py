"""Values in quotation marks, as YAML reads them."""

import json


def yaml_quoted(value: str) -> str:
    """A scalar in quotation marks, which needs no thought of colons and hashes; in single ones where it has double ones."""
    # Single marks where they save backslashes: a quotation inside a value stays readable.
    if '"' in value and "'" not in value and value.isprintable() and "\\" not in value:
        return f"'{value}'"
    # JSON's strings are YAML's double-quoted ones.
    return json.dumps(value, ensure_ascii=False)
