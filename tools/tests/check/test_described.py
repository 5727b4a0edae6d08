"""Speakers whom the source only describes, organizations and groups: where their phrase ends, and what parts it from its verb."""

from pathlib import Path
from typing import Any

import pytest
from tests.check.test_speaker import BESIDE, DOE, LEAGUE, PROVED, ROE, WRONG, codes
from tests.check.test_voices import cases

BOARD = {"id": "board", "kind": "organization", "name": "Harbor Board", "called": ["the board"]}
DESCRIBED: list[dict[str, Any]] = [
    {"id": f"d{at}", "kind": "group", "name": name}
    for at, name in enumerate(
        (
            "a report",
            "a sailor",
            "two sailors",
            "nearly half",
            "a spokesman for quay Whigs",
            "the lawyer",
            "a sign",
            "documents",
            "J.J. Coe",
            "Tim Poe Jr.",
            "one sailor",
            "a person",
            "a voice over",
            "critics",
            "the group",
            "those",
            "sailors",
            "the former secretary of state",
        )
    )
]
WILL = {"id": "will", "kind": "person", "name": "Will Coe", "called": ["Will"]}
PEOPLE: list[dict[str, Any]] = [
    LEAGUE,
    WILL,
    DOE,
    ROE,
    BOARD,
    {"id": "whigs", "kind": "group", "name": "Whigs"},
    *DESCRIBED,
]
IDS = {person["name"]: person["id"] for person in DESCRIBED} | {"the board": "board", "Roe": "roe", "Will Coe": "will"}

SPEAKING = """
the board | The Harbor Board in May said it was “a good look.” | Harbor Board
the board | The Harbor Board on Monday morning said it was “a good look.” | Harbor Board
the board | The Harbor Board late Monday said it was “a good look.” | Harbor Board
the board | The Harbor Board two days later said it was “a good look.” | Harbor Board
the board | The board less than three weeks ago said it was “a good look.” | The board
Roe | “We looked well,” Roe late last week told the league. | Roe late
a report | “We looked well,” a report on the pier states. | a report
a report | A report on the pier calls Roe “a poor sailor.” | A report on
a report | A report, paid for by the board, calls Roe “a poor sailor.” | A report
a report | “We looked well,” a report written in May said. | a report
a report | “We looked well,” a report prepared in May said. | a report
a sailor | “We looked well,” according to a sailor of the Kesten fleet. | a sailor
a report | Doe liked the line of a report that said “we looked well.” | a report
a sign | “We looked well,” a sign on the door reads. | a sign
documents | “We looked well,” documents on the pier claim. | documents
a sailor | “We looked well,” tweeted a sailor from Kesten. | a sailor
a sailor | “We looked well,” a sailor, who was not allowed to speak up, told Salem News. | a sailor
a sailor | “We looked well,” a sailor, who spoke on his own behalf, said. | a sailor
two sailors | “We looked well,” two sailors close to Roe said. | two sailors
two sailors | “We looked well,” two sailors familiar with the plan said. | two sailors
nearly half | Nearly half said it was “a good look.” | Nearly half
a spokesman for quay Whigs | “We looked well,” a spokesman for quay Whigs said. | for quay Whigs said
the lawyer | “We looked well,” the lawyer for longtime sailor Ann Roe said. | the lawyer
the board | Doe waved at a remark by the board that it was “a good look.” | by the board
the board | Likewise, the board had this to say: “We looked well.” | the board
Roe | “We looked well!” US Senator Ann Roe said as she left. | Ann Roe said
J.J. Coe | “We looked well,” says J.J. Coe, a sailor. | says J.J. Coe
Roe | Roe told the league in a written reply, “we looked well.” | Roe told
Roe | “We looked well,” Roe went on, and sat. | Roe went on
a report | “We looked well,” a report on the pier read. | a report
a report | A report, filed in May, claims that it was “a good look.” | A report
a report | A report hits Roe for the pier of Salem and claims that it was “a good look.” | A report hits
one sailor | As one sailor told Salem News, “we looked well.” | one sailor
a person | “We looked well,” said a person close to the board. | a person
a voice over | “We looked well,” a voice over says. | a voice over
critics | Roe, called “a poor sailor” by critics, left. | by critics
the group | The group that organized the fair said it was “a good look.” | The group
the group | “We looked well,” the group that organized the fair said. | the group
the group | The group sent letters, hired boats, and placed ads calling it “a good look.” | The group sent
those | Those who saw it called it “a good look.” | Those
sailors | Sailors at the board and the league called it “a good look.” | Sailors
the former secretary of state | The former secretary of state left, slamming “a poor sailor.” | The former secretary
Will Coe | “We looked well,” Will wrote. | Will wrote
Roe | At Sunday night’s debate, Roe met Doe, saying it was “a good look.” | Roe
"""

TOGETHER = """
“We fell,” sailors Ann Roe and Tom Doe of the Salem Institute wrote in May. | Ann Roe and Tom Doe
“We fell,” Roe and Doe of the Salem Institute wrote in May. | Roe and Doe
Local sailors Ann Roe and Tom Doe said it was “a good look.” | Roe and Tom Doe
"""

AGAIN = """
Roe | “We looked well,” Roe said. Instead, “we fell.” | Roe said
Roe | “We looked well,” Roe said at the pier. But “we fell.” | Roe said
Roe | “We looked well,” Roe said. It’s “a good look.” | Roe said
Tim Poe Jr. | “We looked well,” said Tim Poe Jr. (D-Maine), a Doe backer. “We fell.” | Poe Jr.
Roe | “We looked well,” Roe is quoted as saying. “We fell.” | Roe is quoted
Roe | “Did we?” Roe went on, as if he was deaf. “We fell.” | Roe went on
a report | “We looked well,” a report in the paper states. “We fell.” | a report
"""

ANNOUNCED = """
Roe | Salem’s Ann Roe agreed. “We looked well.” | Roe agreed
Roe | Roe said in a statement. “We looked well.” | Roe said
Roe | “We fell,” Doe said. Roe disagreed. “We looked well.” | Roe disagreed
"""

UNSAID = """
Roe said the pier fell. “We looked well.” | Roe said
Roe said in May that it fell. “We looked well.” | Roe said
Roe never agreed. “We looked well.” | Roe never agreed
“We fell,” Roe said. But the pier has “a good look.” | Roe said
“We fell,” Roe said. Instead, “the pier” fell. | Roe said
"""


def triples(text: str) -> list[tuple[str, str, str]]:
    return [tuple(part.strip() for part in line.split(" | ")) for line in text.strip().splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize(("name", "source", "clause"), triples(SPEAKING))
def test_whom_a_source_describes_speaks(tmp_path: Path, name: str, source: str, clause: str) -> None:
    assert codes(tmp_path, source, IDS[name], clause, people=PEOPLE) == PROVED


@pytest.mark.parametrize(("name", "source", "clause"), triples(AGAIN))
def test_a_clause_between_two_quotations_speaks_for_the_second(
    tmp_path: Path, name: str, source: str, clause: str
) -> None:
    assert codes(tmp_path, source, IDS[name], clause, 1, people=PEOPLE) == PROVED


@pytest.mark.parametrize(("name", "source", "clause"), triples(ANNOUNCED))
def test_a_sentence_that_only_announces_speech_speaks_for_the_next_quotation(
    tmp_path: Path, name: str, source: str, clause: str
) -> None:
    last = source.count("“") - 1
    assert codes(tmp_path, source, IDS[name], clause, last, people=PEOPLE) == PROVED


@pytest.mark.parametrize(("source", "clause"), cases(UNSAID))
def test_other_sentences_before_a_quotation_do_not(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause, source.count("“") - 1) in (BESIDE, WRONG)


@pytest.mark.parametrize(
    ("speaker", "source", "clause"),
    [
        ("whigs", "“We looked well,” a spokesman for quay Whigs said.", "Whigs said"),
        ("roe", "“We looked well,” the lawyer for longtime sailor Ann Roe said.", "Ann Roe said"),
        ("roe", "Roe, called “a poor sailor” by critics, left.", "Roe"),
        ("league", "Sailors at the board and the league called it “a good look.”", "the league"),
        ("roe", "“We looked well,” Doe told Roe on Monday after hinting it.", "told Roe"),
        ("roe", "Doe wrote in the notice of the Roe sale that it was “a good look.”", "the Roe sale"),
        ("board", "“We looked well,” the former board in May said.", "board in May said"),
    ],
)
def test_who_only_stands_in_the_description_does_not_speak(
    tmp_path: Path, speaker: str, source: str, clause: str
) -> None:
    assert codes(tmp_path, source, speaker, clause, people=PEOPLE) == WRONG


@pytest.mark.parametrize(("source", "clause"), cases(TOGETHER))
def test_an_institute_behind_the_last_name_hides_no_joint_speaker(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, ["roe", "doe"], clause) == PROVED
    assert codes(tmp_path, source, "doe", clause) == WRONG


def test_an_office_is_another_ones_where_only_its_description_says_so(tmp_path: Path) -> None:
    mayor = {"id": "poe", "kind": "person", "name": "the pilot", "called": ["a pilot"]}
    assert codes(tmp_path, "“We fell,” a pilot from Kesten said.", "poe", "a pilot", people=[mayor]) == PROVED
    assert codes(tmp_path, "“We fell,” the pilot from Kesten said.", "poe", "the pilot", people=[mayor]) == WRONG
