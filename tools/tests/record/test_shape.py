"""What the reader of a file calls valid is valid for the validator too, whatever stands in the file."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from incident_record.problems import Code
from incident_record.record.schema import schema, validator
from incident_record.record.yaml_events import Reader
from tests.support.desk import FIXTURES

GOOD = sorted((FIXTURES / "good").glob("*.yaml"))
TRIED = 150
ODD: list[Any] = [
    *("", " ", "x", "A b", "a-b", "2031", "2031-13-01", "[2031-01-01..]", "none", "double", "x" * 101, "a\nb", "é"),
    *("boat:3", "boat:0", "http://x", "\u2003", "\ufeff", "\x85", "~", "null", None, 0, -1, 151, 7, True),
    *([], ["a"], ["a", "a"], [None], [[]], {}, {"quote": "a"}, {"quote": "a", "words": "b c"}),
    *(
        [{"quote": "a", "words": "b c"}, {"words": "b c", "quote": "a"}],
        {"reason": "a", "paragraph": 1, "quotation": 1},
    ),
]
FIELDS = "marks by words at paragraph quotation age boat unconfirmed former_ids url language headline answers".split()


def read(path: Path, text: str) -> tuple[Reader, Any]:
    reader = Reader(path)
    return reader, reader.read(text)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every list and group of fields, each with the keys of its values."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


def spoil(data: Any, rng: random.Random) -> None:
    """Change one value of a record: remove it, double it, put another in its place or beside it."""
    around, key = rng.choice([*places(data)])
    way = rng.randrange(5)
    if way == 0:
        del around[key]
    elif way == 1 and isinstance(around, list):
        around.append(around[key])
    elif way == 1:
        around[rng.choice(FIELDS)] = rng.choice(ODD)
    else:
        around[key] = rng.choice(ODD)


@pytest.mark.long
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_what_is_surely_valid_is_valid(path: Path) -> None:
    rng = random.Random(path.stem)
    sure = 0
    for number in range(TRIED):
        data = read(path, path.read_text("utf-8"))[1]
        for _ in range(number % 3):
            spoil(data, rng)
        reader, again = read(path, yaml.safe_dump(data, allow_unicode=True))
        if not reader.doubtful and not reader.problems:
            sure += 1
            assert [fault.message for fault in validator().iter_errors(again)] == []
    # Were nothing sure, nothing would be tried. A text that is wholly somebody's own words is left to the validator.
    assert sure >= TRIED // 3 or any("marks" in source for source in data["sources"])


@pytest.mark.parametrize(
    "change", [{"marks": "none"}, {"by": "a"}, {"id": "boat\n"}, {"text": "boat\n"}, {"title": "\ufeff"}]
)
def test_what_only_the_validator_can_say_is_left_to_it(change: dict[str, str]) -> None:
    data = read(GOOD[0], GOOD[0].read_text("utf-8"))[1]
    data["sources"][0] |= change
    reader, again = read(GOOD[0], yaml.safe_dump(data))
    assert list(validator().iter_errors(again)) != []
    assert reader.doubtful


@pytest.mark.parametrize("path", sorted((FIXTURES / "bad").glob("*.yaml")), ids=lambda path: path.stem)
def test_what_the_schema_refuses_is_not_surely_valid(path: Path) -> None:
    reader, data = read(path, path.read_text("utf-8", "replace"))
    misread = any(problem.code is Code.YAML for problem in reader.problems)
    assert reader.doubtful or misread or not [*validator().iter_errors(data)]


def test_the_schema_has_no_word_that_a_shape_does_not_know() -> None:
    """Of such a part a shape is never sure, and each record that has it would need the validator."""
    from incident_record.record.schema import Shape

    pending, seen = [schema(), *schema()["$defs"].values()], 0
    while pending:
        node = pending.pop()
        seen += 1
        assert Shape(node)._sure, node
        pending += [*node.get("properties", {}).values(), *([node["items"]] if "items" in node else [])]
    assert seen > 100
