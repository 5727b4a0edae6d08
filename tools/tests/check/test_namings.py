"""Who of a record's people some words of a source name, and for whom a pronoun may stand."""

from pathlib import Path

import pytest
from incident_record.check.namings import Names, name_words
from incident_record.record.load import parse_record
from incident_record.source.text import canonicalize
from incident_record.source.view import TextView

RECORD = """\
id: case
title: A case
date: "2031"
sources: [{id: s, kind: report, title: T, publisher: P, text: article}]
people:
  - {id: roe, kind: person, name: Ann Roe, called: [Roe, the mayor], pronouns: [she, her]}
  - {id: trust, kind: organization, name: Port Trust, called: [the trust]}
  - {id: doe, kind: person, name: Mr. Tom Doe}
"""


@pytest.fixture(scope="module")
def names() -> Names:
    record = parse_record(RECORD, Path("case.yaml")).record
    assert record is not None
    return Names(record.people)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Then Roe, who left", {"roe"}),
        ("They (Roe and a clerk) left", {"roe"}),
        ("the [Port Trust] left", {"trust"}),
        ("all of ‘Ann Roe and more’", {"roe"}),
        ("The mayor left. The trust stayed.", {"roe", "trust"}),
        ("ROE of THE MAYOR", set()),
        ("the port trust and Annie Roes", set()),
        ("Tom Doe left", set()),
        ("Mr. Tom Doe left", {"doe"}),
        ("mr. Tom Doe left", {"doe"}),
        ("Mr. tom Doe left", set()),
        ("the", set()),
    ],
)
def test_a_name_stands_in_words_whatever_stands_around_it(names: Names, words: str, ids: set[str]) -> None:
    view = TextView(canonicalize(words))
    assert names.inside(view, 0, view.size) == ids


def test_a_name_that_ends_behind_the_words_is_not_in_them(names: Names) -> None:
    view = TextView(canonicalize("the Port Trust and Roe left"))
    assert names.inside(view, 0, 2) == frozenset()
    assert names.inside(view, 1, 3) == {"trust"}
    assert names.inside(view, 2, 4) == frozenset()


@pytest.mark.parametrize(
    ("name", "words"),
    [("Ann Roe", ("Ann", "Roe")), ("Roe, Jr.", ("Roe,", "Jr")), ("(Roe)", ("Roe",)), ("— !", ()), ("", ())],
)
def test_a_name_is_looked_for_without_punctuation_at_its_end(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("pronoun", "alone", "ids"),
    [
        ("she", False, {"roe"}),
        ("he", False, {"doe"}),
        ("it", False, {"trust"}),
        ("they", False, {"roe", "trust", "doe"}),
        ("they", True, {"trust", "doe"}),
        ("SHE", False, {"trust", "roe", "doe"}),
    ],
)
def test_for_whom_a_pronoun_may_stand(names: Names, pronoun: str, alone: bool, ids: set[str]) -> None:
    assert {id_ for id_ in names.people if names.may_be(id_, pronoun, alone=alone)} == ids
