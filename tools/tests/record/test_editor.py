"""What an editor says of a record by its schema alone is what the check says, where a schema can say it."""

import datetime
import io
import re
from pathlib import Path
from typing import Any

import pytest
from incident_record.problems import Code
from incident_record.record.load import parse_record
from incident_record.record.schema import schema
from jsonschema_rs import Draft202012Validator
from ruamel.yaml import YAML
from tests.record.test_dates import DATES

HEAD = """\
id: a
title: T
date: "2031-05-04"
sources:
  - id: s
    kind: report
    title: t
    publisher: p
    text: x
"""
PERSON = "people:\n  - {{id: roe, kind: person, name: Roe, {}}}\n"


def editor_faults(text: str) -> list[str]:
    """What an editor underlines: it reads YAML 1.2, and knows no format of ours."""
    data = YAML(typ="safe", pure=True).load(io.StringIO(text))
    return [fault.message for fault in Draft202012Validator(schema()).iter_errors(_plain(data))]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_plain(child) for child in value]
    # The servers of editors read dates as texts.
    return value.isoformat() if isinstance(value, datetime.date) else value


def check_faults(text: str) -> list[str]:
    return [problem.message for problem in parse_record(text, Path("a.yaml")).problems if problem.code is Code.SCHEMA]


GOOD = [
    *("    published: 2032\n", "    published: 2031-05-04\n", "    accessed: 2031-05\n", "    title: 1984\n"),
    *("place: no\n", "place: true\n", "place: 12:20\n", "place: 0x1F\n", "place: 1.5\n", "place: 010\n"),
    *("people: []\n", PERSON.format('at: "s:1", words: [22, 1.5, yes, True]'), PERSON.format("called: [007]")),
    *("people:\n  - {id: 2031, kind: person, name: 112}\n", "former_ids: [2031, a-1]\n"),
    "statements:\n  - {id: 1, by: 2, verb: said, text: 3, at: 's:1', words: [4]}\n",
    "questions:\n  - {id: q, question: 1, answers: [1, {quote: 2, words: 3}]}\n",
    "    marks: none\n    by: 2031\n",
]
BAD = [
    *("    published: May 4\n", "    published: 4.5.2031\n", "    published: [2031]\n", "    headline: two\n"),
    *("    headline: '2'\n", "    headline: 0\n", "    by: roe\n", "    marks: none\n", "    kind2: x\n"),
    *("    url: example.org\n", "    language: in English\n", "    text: ../x\n", "    unused: [{paragraph: 1}]\n"),
    *("place: ''\n", "place: [a]\n", "summary:\n", "place: {a: b}\n"),
    *(
        PERSON.format("age: old"),
        PERSON.format("age: 200"),
        PERSON.format("pronouns: she"),
        PERSON.format("words: [x]"),
    ),
    *(PERSON.format("at: s-1"), PERSON.format("at: 's:1', words: []"), PERSON.format("former_ids: [A b]")),
    "people:\n  - {id: roe, kind: body, name: N}\n",
    "policy_points:\n  - {id: p}\n",
    # A pattern says nothing of what an editor reads as a number or a truth value.
    *("    published: true\n", "    published: 12.5\n", "    published: 22\n", "    accessed: 12:20\n", "date: ..\n"),
    *("former_ids: [1.5]\n", "former_ids: [-1]\n", "questions:\n  - {id: q, question: A, answers: [0.5]}\n"),
]


@pytest.mark.parametrize("lines", [*GOOD, *BAD])
def test_the_editor_says_what_the_check_says(lines: str) -> None:
    key = lines.partition(":")[0]
    text = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{key}:")) + lines
    expected = lines in BAD
    assert (bool(check_faults(text)), bool(editor_faults(text))) == (expected, expected)


def test_a_fault_that_both_the_pattern_and_the_format_see_is_one_problem() -> None:
    (message,) = check_faults(HEAD + "    published: May 4\n")
    assert "`published` is 'May 4', which is not of the right form." in message


@pytest.mark.parametrize("text", DATES)
def test_the_pattern_of_dates_takes_every_date(text: str) -> None:
    assert re.search(schema()["$defs"]["edtf"]["pattern"], text)


def test_what_has_a_form_explains_it_and_every_value_of_a_choice_is_described() -> None:
    definitions = schema()["$defs"]
    forms = {name: node for name, node in definitions.items() if "pattern" in node}
    assert len(forms) > 8
    assert [name for name, node in forms.items() if not node.get("patternErrorMessage", "").endswith(".")] == []
    choices = [
        node for group in definitions.values() for node in group.get("properties", {}).values() if "enum" in node
    ]
    assert len(choices) > 4
    assert [node for node in choices if len(node["enumDescriptions"]) != len(node["enum"])] == []
