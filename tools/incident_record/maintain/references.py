"""Where records and pages name a record, a person, an item or a text."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from incident_record.maintain.edit import Edit
from incident_record.problems import Trail
from incident_record.record.schema import schema

# The schema's definitions whose values are ids.
_NAMING = ("id", "voices", "answer")

# Fields with ids that name no person and no item of the record.
_OTHER_NAMES = {("sources", "kind"), ("policy_points", "policy"), ("related", "id"), ("id",)}


def ids_in(data: Any) -> Iterator[tuple[Trail, str]]:
    """Every id in a record that names a person or an item of it, where it is given and where it is referred to.

    Args:
        data: a record that is valid.
    """
    return _ids(data, schema(), (), "")


def _ids(value: Any, node: dict[str, Any], trail: Trail, name: str) -> Iterator[tuple[Trail, str]]:
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        node = schema()["$defs"][name]
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _ids(child, node["properties"][key], (*trail, key), "")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            # A list of voices names ids as one voice does, so that the definition's name is handed on.
            yield from _ids(child, node["items"], (*trail, index), name)
    elif name in _NAMING and isinstance(value, str) and not _is_other(_field(trail)):
        yield trail, value


def _is_other(field: Trail) -> bool:
    return field in _OTHER_NAMES or field[-1] == "former_ids"


def _field(trail: Trail) -> Trail:
    return tuple(key for key in trail if isinstance(key, str))


# Text with a backtick in it stands between several of them (CommonMark, 6.1).
# reStructuredText has colons where MyST has braces.
_ROLE = re.compile(r"[{:](?P<role>incident:[a-z]+|any)[}:](?P<ticks>`+)(?P<content>.+?)(?P=ticks)", re.DOTALL)
_LITERAL = re.compile(r"^(?!\s*\.\. ).*::$|\.\. (?:code|code-block|sourcecode|literalinclude|parsed-literal)::")
_TARGET = re.compile(r"(?:.*<(?P<inner>[^<>]*)>\s*|\s*(?P<whole>[^<>]*?)\s*)", re.DOTALL)


def role_edits(page: str, rename: Callable[[str, str], str]) -> Iterator[Edit]:
    """The edits of a page's roles that name something of records, as in {incident:quote}`name` or :incident:quote:`name`.

    Args:
        page: the page's text.
        rename: gives the new target of a role, from the role's name and its target.
    """
    for role in _ROLE.finditer(page):
        target = _TARGET.fullmatch(role["content"])
        if target is not None:
            group = "inner" if target["inner"] is not None else "whole"
            new = rename(role["role"], target[group])
            start = role.start("content")
            if new != target[group]:
                yield start + target.start(group), start + target.end(group), new


def literal_lines(page: str) -> Iterator[int]:
    """The lines of the literal blocks of a page in reStructuredText, counted from 0: what is indented below `::`."""
    indent = None
    # Not `splitlines`, which also divides at a form feed; blanks at an end mean nothing.
    for number, line in enumerate(map(str.rstrip, page.split("\n"))):
        if not line:
            continue
        here = len(line) - len(line.lstrip())
        if indent is not None and here > indent:
            yield number
        else:
            indent = here if _LITERAL.search(line) else None


def link_edits(page: str, before: str, old: str, new: str) -> Iterator[Edit]:
    """The edits of a page's links by a path or an anchor, or of its lists of contents.

    Args:
        page: the page's text.
        before: what stands before the name in such a link, as a regular expression.
        old: the name: a record's id, or an item's.
    """
    # A hyphen belongs to an id, so that `\b` would find one id inside a longer one.
    for match in re.finditer(rf"(?<![\w-]){before}({re.escape(old)})(?![\w-])", page):
        yield match.start(1), match.end(1), new
