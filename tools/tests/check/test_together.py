"""Quotes that the source gives to several speakers together."""

import pytest
from tests.support.desk import ARTICLE_HEAD, Desk

ARTICLE = """\
Ann Roe and Tom Doe own the kiln. “We fired it twice,” they said.

“It was old,” Ann Roe and Tom Doe said.

“It was hot,” Ann Roe said.
"""
RECORD = (
    ARTICLE_HEAD
    + """\
people:
  - {{id: roe, kind: person, name: Ann Roe, called: [Roe], pronouns: [she, her]}}
  - {{id: doe, kind: person, name: Tom Doe, pronouns: [he, him]}}
  - {{id: hall, kind: person, name: Max Hall}}
quotes:
  - id: q
    speaker: {speaker}
    at: s:{paragraph}
    spans: ["{span}"]
    attribution: {clause}
"""
)


def codes(desk: Desk, speaker: str, paragraph: int, span: str, clause: str) -> list[str]:
    record = RECORD.format(speaker=speaker, paragraph=paragraph, span=span, clause=clause)
    return desk.codes(ARTICLE, record)


@pytest.mark.parametrize(
    ("speaker", "clause", "expected"),
    [
        ("[roe, doe]", "Ann Roe and Tom Doe said", []),
        ("[doe, roe]", "Ann Roe and Tom Doe said", []),
        ("[roe, hall]", "Ann Roe and Tom Doe said", ["wrong-speaker"]),
        ("[roe, doe, hall]", "Ann Roe and Tom Doe said", ["wrong-speaker"]),
        ("hall", "Ann Roe and Tom Doe said", ["wrong-speaker"]),
        ("[roe, doe]", "Tom Doe said", ["wrong-speaker"]),
        ("[roe, nobody]", "Ann Roe and Tom Doe said", ["unknown-id"]),
    ],
)
def test_a_clause_names_all_who_speak(desk: Desk, speaker: str, clause: str, expected: list[str]) -> None:
    assert codes(desk, speaker, 2, "It was old", clause) == expected


def test_one_who_speaks_alone_is_not_two(desk: Desk) -> None:
    assert codes(desk, "[roe, doe]", 3, "It was hot", "Ann Roe said") == ["wrong-speaker"]
    assert codes(desk, "roe", 3, "It was hot", "Ann Roe said") == []


@pytest.mark.parametrize(
    ("speaker", "antecedent", "expected"),
    [
        ("[roe, doe]", "Ann Roe and Tom Doe", []),
        ("[roe, doe]", "Ann Roe", ["wrong-speaker"]),
        ("[roe, hall]", "Ann Roe and Tom Doe", ["wrong-speaker"]),
    ],
)
def test_an_antecedent_names_all_who_speak(desk: Desk, speaker: str, antecedent: str, expected: list[str]) -> None:
    clause = f'they said\n    antecedent: {{at: "s:1", words: {antecedent}}}'
    assert codes(desk, speaker, 1, "We fired it twice", clause) == expected
