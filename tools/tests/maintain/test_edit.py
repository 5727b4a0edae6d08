"""Lists of a YAML file are changed at their places, whatever its line ends and layout; comments and other lines stay."""

from typing import Any

import pytest
import yaml
from incident_record.maintain.edit import YamlText, apply_edits

BESIDE, BELOW, FLOW = (
    "# first\nid: x\nunused: # why\n- paragraph: 1\n  reason: a # one\n# of the second\n- paragraph: 2\n  reason: b\n# of the title\ntitle: T # t\n",
    "# first\nid: x\nunused:\n  - paragraph: 1\n    reason: a # one\n  # of the second\n  - paragraph: 2\n    reason: b\n# of the title\ntitle: T # t\n",
    "# first\nid: x\nunused: [{paragraph: 1, reason: a}, {paragraph: 2, reason: b}] # both\n# of the title\ntitle: T # t\n",
)
LAYOUTS = [layout.replace("\n", end) for layout in (BESIDE, BELOW, FLOW) for end in ("\n", "\r\n", "\r")]


def read(text: str) -> Any:
    return yaml.safe_load(text)


@pytest.mark.parametrize("text", LAYOUTS)
@pytest.mark.parametrize("gone", [(0,), (1,), (0, 1)])
def test_items_go_and_what_stands_around_them_stays(text: str, gone: tuple[int, ...]) -> None:
    changed = apply_edits(text, YamlText(text).without(("unused",), gone))
    left = [item for index, item in enumerate(read(text)["unused"]) if index not in gone]
    assert read(changed) == {**read(text), "unused": left}
    assert changed.startswith(text[: text.index("unused:")])
    assert changed.endswith(text[text.index("# of the title") :])
    assert 1 in gone or text.count("# of the second") == changed.count("# of the second")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("former", ["former_ids:\n- a # c\n", "former_ids:\n  - a\n", "former_ids: [a]\n"])
def test_an_id_is_put_behind_the_others_with_the_line_ends_of_the_file(former: str, end: str) -> None:
    text = f"# first\nid: x\n{former}# of the title\ntitle: T\n".replace("\n", end)
    changed = apply_edits(text, [YamlText(text).appended(("former_ids",), "b")])
    assert read(changed) == {"id": "x", "former_ids": ["a", "b"], "title": "T"}
    assert changed.replace(end, "").count("\n") + changed.replace(end, "").count("\r") == 0
    assert len(changed) < len(text) + 10


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_field_is_put_before_the_comment_of_what_follows(end: str) -> None:
    text = "people:\n- id: a\n  called:\n  - A\n# of the second\n- id: b\n".replace("\n", end)
    changed = apply_edits(text, [YamlText(text).added(("people", 0), "former_ids", "z", "about")])
    assert changed == text.replace(f"- A{end}", f"- A{end}  former_ids: [z]{end}")
