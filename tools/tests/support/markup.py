"""A record with markup of every kind in all fields of our own words, none of which may have an effect."""

from collections.abc import Iterator
from typing import Any

from incident_record.record.schema import schema
from tests.support.sites import FERRY, bridge

MARKUP = (
    "<script>alert(x)</script> <img src=x onerror=alert(x)> [x](javascript:alert(x)) **bold** *it* `code` "
    '{incident:person}`ana-ruiz` :doc:`index` |sub| <b>b</b> " \' & "quoted" -- ...'
)
# The source's own words, which the check proves, and strings of a fixed form.
_VERBATIM = {"words", "spans", "attribution", "called", "date_as_stated"}


def prose_of(record: dict[str, Any], trail: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every string of a record that is in our own words, with the names of its fields."""
    definition = schema()
    for name in trail:
        node = definition["properties"][name]
        node = node.get("items", node)
        definition = schema()["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
    for name, node in definition["properties"].items():
        value = record.get(name)
        if name in _VERBATIM or trail[-1:] == ("antecedent",):
            continue
        if node.get("$ref") in ("#/$defs/prose", "#/$defs/verbatim"):
            missing = f"give the record of the bridge a `{name}`, so that markup in it is tried too: {(*trail, name)}"
            assert isinstance(value, str) or name in ("attribution_note", "omits"), missing
            if isinstance(value, str):
                yield (*trail, name), value
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield from prose_of(value[0], (*trail, name))


def marked_up() -> dict[str, Any]:
    """The record of the bridge with markup, and the name of its field, in every field of our own words."""
    record = bridge()
    # The link of the other record, turned round.
    record["related"] = [{**FERRY["related"][0], "id": FERRY["id"], "at": "gazette:2"}]
    record["quotes"][0]["attribution_note"] = record["quotes"][0]["omits"] = "x"

    def spoil(items: dict[str, Any], trail: tuple[str, ...]) -> None:
        fields = {path[-1] for path, _ in prose_of(items, trail) if len(path) == len(trail) + 1}
        for name in fields:
            items[name] = f"{MARKUP} ({'.'.join((*trail, name))})"
        for name, value in items.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                spoil(value[0], (*trail, name))

    spoil(record, ())
    record["people"][0]["called"] = ["Ana Ruiz", "Ruiz"]
    return record
