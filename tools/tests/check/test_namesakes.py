"""Names of other people that hold the recorded ones, with the text and with the seal alone."""

from pathlib import Path
from typing import Any

import pytest
from tests.check.test_speaker import DOE, LEAGUE, PRONOUN, PROVED, ROE, WRONG, codes

SHE, HE = ["she", "her"], ["he", "him"]
MAYOR: dict[str, Any] = {"id": "roe", "kind": "person", "name": "Ann Roe", "called": ["Roe", "the mayor", "Mayor"]}
CLERK = {**DOE, "called": ["Doe", "clerk"]}
POLICE = {"id": "police", "kind": "organization", "name": "Salem police", "called": ["police"]}
PEOPLE = ({**MAYOR, "pronouns": SHE}, {**CLERK, "pronouns": HE}, POLICE, LEAGUE)


@pytest.mark.parametrize(
    ("subject", "speaker", "expected"),
    [
        # Another given name is another person's.
        ("Mary Roe", "roe", WRONG),
        ("Mary Ann Roe", "roe", WRONG),
        ("Ann-Marie Roe", "roe", WRONG),
        ("Kelly Roe", "roe", WRONG),
        ("Peter Roe", "roe", WRONG),
        ("Poe’s aunt Mary Roe", "roe", WRONG),
        ("Mayor Ben Roe", "roe", WRONG),
        ("Mary van Roe", "roe", WRONG),
        ("the elder Roe", "roe", WRONG),
        ("Roe Jr.", "roe", WRONG),
        ("Ann Roe", "roe", PROVED),
        ("Ann B. Roe", "roe", PROVED),
        ("Ann Poe Roe", "roe", PROVED),
        ("Mayor Roe", "roe", PROVED),
        ("Salem Mayor Ann Roe", "roe", PROVED),
        ("Comptroller Ann Roe", "roe", PROVED),
        ("CEO Roe", "roe", PROVED),
        ("Justice Roe", "roe", PROVED),
        ("Sheriff’s Deputy Roe", "roe", PROVED),
        ("Council member Roe", "roe", PROVED),
        ("President-elect Roe", "roe", PROVED),
        ("Salem-born Ann Roe", "roe", PROVED),
        ("Poe’s rival Ann Roe", "roe", PROVED),
        # Titles tell men from women.
        ("Mr. Roe", "roe", WRONG),
        ("M. Roe", "roe", WRONG),
        ("M. Doe", "doe", PROVED),
        ("Ann M. Roe", "roe", PROVED),
        ("Mrs. Roe", "roe", PROVED),
        ("Ms. Doe", "doe", WRONG),
        ("Mr. Tom Doe", "doe", PROVED),
        # An office elsewhere, and one that somebody no longer or not wholly has, is somebody else's.
        ("the mayor", "roe", PROVED),
        ("the Kesten mayor", "roe", WRONG),
        ("Kesten’s mayor", "roe", WRONG),
        ("the mayor of Kesten", "roe", WRONG),
        ("the former mayor", "roe", WRONG),
        ("the deputy mayor", "roe", WRONG),
        ("Deputy Mayor", "roe", WRONG),
        ("former clerk", "doe", WRONG),
        ("the mayor’s office", "roe", WRONG),
        ("the mayor’s spokesman", "roe", WRONG),
        ("Kesten police", "police", WRONG),
        ("police in Kesten", "police", WRONG),
        ("Salem police", "police", PROVED),
        ("police in Salem", "police", PROVED),
        ("the league of women", "league", WRONG),
        # An office is nobody's where a name beside it is another's.
        ("Tom Poe, the mayor,", "roe", WRONG),
        ("Ann Roe, the mayor,", "roe", PROVED),
        ("the mayor, Ann Roe,", "roe", PROVED),
    ],
)
def test_whom_a_name_with_other_words_names(tmp_path: Path, subject: str, speaker: str, expected: set[str]) -> None:
    clause = f"{subject} said"
    assert codes(tmp_path, f"“We looked well,” {clause} today.", speaker, clause, people=PEOPLE) == expected
    if not subject.endswith(","):
        clause = f"said {subject}"
        assert codes(tmp_path, f"“We looked well,” {clause}.", speaker, clause, people=PEOPLE) == expected


@pytest.mark.parametrize(
    ("source", "speaker", "expected"),
    [
        ("B. Roe said: “We looked well.”", "roe", WRONG),
        ("A. Roe said: “We looked well.”", "roe", PROVED),
        ("Recently Roe said: “We looked well.”", "roe", PROVED),
        ("Publicly Roe said: “We looked well.”", "roe", PROVED),
        ("Emily Roe said: “We looked well.”", "roe", WRONG),
        ("Kesten police said: “We looked well.”", "police", WRONG),
        ("It was not so in Mayville. Roe said: “We looked well.”", "roe", PROVED),
    ],
)
def test_a_capital_at_the_start_of_a_sentence_may_be_a_given_name(
    tmp_path: Path, source: str, speaker: str, expected: set[str]
) -> None:
    clause = "police said" if speaker == "police" else "Roe said"
    assert codes(tmp_path, source, speaker, clause, people=PEOPLE) == expected


def test_an_antecedent_of_the_same_surname_is_none(tmp_path: Path) -> None:
    for name, expected in (("Ann", PROVED), ("Mary", PRONOUN)):
        source = f"{name} Roe spoke. “We looked well,” she said."
        assert codes(tmp_path, source, "roe", "she said", antecedent=(1, "Roe"), people=PEOPLE) == expected


def test_without_a_given_name_in_the_record_every_given_name_is_theirs(tmp_path: Path) -> None:
    source = "“We looked well,” said Mary Roe."
    assert codes(tmp_path, source, "roe", "said Mary Roe", people=[{**ROE, "name": "Roe", "called": []}]) == PROVED


@pytest.mark.parametrize("name", ["police", "the police"])
def test_without_a_place_in_the_record_police_anywhere_are_theirs(tmp_path: Path, name: str) -> None:
    people = [{"id": "police", "kind": "organization", "name": name, "called": [name]}]
    for place in ("in Kesten", "in the town"):
        source = f"{name.capitalize()} {place} confirmed that they were “looking into it.”"
        assert codes(tmp_path, source, "police", source.partition(" that")[0], people=people) == PROVED


def test_without_pronouns_the_titles_in_the_names_tell_men_from_women(tmp_path: Path) -> None:
    people = [{**ROE, "called": ["Roe", "Mrs. Roe"]}]
    assert codes(tmp_path, "“We looked well,” said Mr. Roe.", "roe", "said Mr. Roe", people=people) == WRONG
    assert codes(tmp_path, "“We looked well,” said Mr. Roe.", "roe", "said Mr. Roe", people=[ROE]) == PROVED


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Bürgermeisterin Roe", PROVED),
        ("Anwohnerin Ann Roe", PROVED),
        ("Frau Roe", PROVED),
        ("Herr Roe", WRONG),
        ("Monika Roe", WRONG),
        ("Señora Roe", PROVED),
        ("Señor Roe", WRONG),
    ],
)
def test_titles_of_other_languages(tmp_path: Path, subject: str, expected: set[str]) -> None:
    source = f"„Der Steg ist sicher“, sagte {subject}."
    assert codes(tmp_path, source, "roe", f"sagte {subject}", people=PEOPLE) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("Ann B. Roe", PROVED), ("Ann Roe", PROVED), ("A. B. Roe", PROVED), ("Ann M. Roe", WRONG), ("A. M. Roe", WRONG)],
)
def test_another_middle_initial_is_another_persons(tmp_path: Path, subject: str, expected: set[str]) -> None:
    middle = ({"id": "roe", "kind": "person", "name": "Ann B. Roe", "called": ["Roe", "Ann Roe"]},)
    source = f"{subject} said: “We looked well.”"
    assert codes(tmp_path, source, "roe", f"{subject} said", people=middle) == expected


@pytest.mark.parametrize(
    ("name", "called", "subject"),
    [
        ("Tom Roe Jr.", "Roe", "Tom B. Roe"),
        ("Gabriel García Márquez", "García Márquez", "Gabriel J. García Márquez"),
        ("Theresa May", "May", "Prime Minister May"),
        ("Doris Day", "Day", "Doris Day"),
        ("Charlie Weeks", "Weeks", "Charlie Weeks"),
    ],
)
def test_part_of_a_name_that_looks_like_something_else(tmp_path: Path, name: str, called: str, subject: str) -> None:
    people = ({"id": "roe", "kind": "person", "name": name, "called": [called]}, DOE)
    assert codes(tmp_path, f"“We looked well,” {subject} said.", "roe", f"{subject} said", people=people) == PROVED


def test_an_antecedent_with_another_given_name_is_another_persons(tmp_path: Path) -> None:
    twins = (DOE, {"id": "max", "kind": "person", "name": "Max Doe", "called": ["Doe"]})
    source = "Max Doe left. “We looked well,” Doe said."
    assert codes(tmp_path, source, "max", "Doe said", antecedent=(1, "Max Doe"), people=twins) == PROVED
    assert codes(tmp_path, source, "doe", "Doe said", antecedent=(1, "Max Doe"), people=twins) == WRONG
    asked = "Asked by Max Doe about it, he responded: “We looked well.”"
    assert codes(tmp_path, asked, "doe", "he responded", antecedent=(1, "Doe")) == PRONOUN
    assert (
        codes(
            tmp_path, "Poe told Tom Doe so. “We looked well,” he replied.", "doe", "he replied", antecedent=(1, "Doe")
        )
        == PROVED
    )
