"""Forms of clauses in print: a verb that no list has, names between commas, headlines, texts that somebody sends, cries."""

from pathlib import Path
from typing import Any

import pytest
from tests.check.test_speaker import PEOPLE, PRONOUN, PROVED, WRONG, codes
from tests.check.test_voices import cases

NAMES = (
    "Karim al-Rashid",
    "a Tuesday notice",
    "the leaflet",
    "the sailors",
    "the clubs",
    "the two cooks",
    "one cook",
    "critics",
    "some",
)
ALL: list[dict[str, Any]] = [
    *PEOPLE,
    *({"id": f"n{at}", "kind": "person", "name": name} for at, name in enumerate(NAMES)),
]

ROES = """
Continued Roe: “We looked well.” | Continued Roe
“Yes.” Added Roe: “We looked well.” | Added Roe
Roe balked: “We looked well.” | Roe balked
“Did we look well?” Roe prodded. “It was a fair day.” | Roe prodded
“We looked well,” Roe deadpanned, turning away. | Roe deadpanned
The quay hosted what Roe, treasurer of the Lowen rowing club, called “a good look.” | Roe, treasurer
Doe skipped the fair, in what Roe, the clerk, termed “a poor look.” | Roe, the clerk
As Ann Roe, the No. 2 of the rowing club, put it: “We looked well.” | Ann Roe
As Roe, the clerk, noted, it was “a good look.” | Roe, the clerk
Ann Roe, a baker from Lowen, West Kesten, said it was “a good look.” | Ann Roe
Ann Roe, 52, of Lowen, West Kesten, said it was “a good look.” | Ann Roe
A baker from Lowen, Ann Roe, said it was “a good look.” | Ann Roe
Ann Roe, clerk and cook of Lowen Rowing Club stated it was “a good look.” | Ann Roe
“We looked well,” said Quay Party Whip Ann Roe. | Ann Roe
“We looked well,” said longtime Doe friend and ally Ann Roe, who left. | Ann Roe
“We looked well,” said Doe campaign clerk Ann Roe. Doe called later. | Ann Roe
“We looked well,” state Sen. Ann Roe (D) said about the fair. | Ann Roe (D) said
“The rope was ‘old’ to us,” Ms Roe told Kesten Radio Two’s Any Answers. | Ms Roe told
A letter sent by Roe on Monday warned of a long wait: “We looked well.” | sent by Roe
Roe sent out a text to sailors saying: “We looked well.” | Roe sent
Roe released a film that said “we looked well.” | Roe released a film
But even as Roe claimed that “we looked well,” one of the clerks left. | Roe claimed
As Roe explained, two ropes were old, so that it was “a poor look.” | Roe explained
Roe issued a notice, saying Doe’s remarks were “a poor look.” | Roe issued
Roe joined in chants of “we looked well.” | Roe joined
Roe replied with a loud chant of “we looked well.” | Roe replied
Doe mocked Roe’s claim that it was “a good look.” | Roe’s claim
Doe cited a notice by Roe calling it “a good look.” | notice by Roe
Roe’s call for “a good look” failed. | Roe’s call
Roe repeated her vow to “look well in May.” | Roe repeated
Roe’s slogan to sailors: “We looked well.” | Roe’s slogan
Hastily moving on, Roe blamed Doe and stressed that “a poor look” is bad. | Roe blamed
It was dark, in keeping with the rules and also, Roe said, “a good look.” | Roe said
Roe, speaking on Friday, said of Doe’s latest request: “We looked well.” | Roe
Roe replied to Doe’s claim: “We looked well.” | Roe replied
Doe quoted from Roe’s letter: “We looked well.” | Roe’s letter
LOWEN — Roe put out a notice on Monday, offering “a good look” to Doe. | Roe put out
LOWEN, West Kesten, June 3 (AP) — Roe put out a notice, offering “a good look” to Doe. | Roe put out
A day after Roe called him “a poor sailor,” Doe agreed. | Roe called
Moments before Roe called it “a poor look,” Doe left. | Roe called
"""

NOT_ROES = """
Roe manned the quay in what Doe, the clerk, called “a good look.” | Roe manned
Roe was sent a letter that said “we looked well.” | Roe was sent
The league issued a notice, saying Roe’s remarks were “a poor look.” | Roe’s remarks
Roe was met with chants of “we looked well.” | Roe was met
Roe left to chants of “we looked well.” | Roe left
A baker from Lowen, Tom Doe, said Roe was “a poor sailor.” | Roe
When Roe asked, Doe smiled and turned away: “We looked well.” | Roe asked
Roe mocked Doe’s claim that it was “a good look.” | Roe mocked
Roe cited a notice by Doe calling it “a good look.” | Roe cited
Roe’s answer to “a poor look” was short. | Roe’s answer
Roe’s plan is “a good look” for Doe. | Roe’s plan
Doe said of Roe’s claim: “We looked well.” | Roe’s claim
Roe heads a class called “a good look.” | Roe heads
Days after Doe called her “a poor sailor,” Roe agreed. | Roe agreed
"""

DESCRIBED = """
n0 | The Qasr-based clerk Karim al-Rashid, who is 52, is shown saying: “We looked well.” | al-Rashid
n1 | “We looked well,” reads a Tuesday notice in The Kesten Mail. | reads a Tuesday notice
n2 | From the leaflet: “We looked well.” | From the leaflet
n3 | The sailors broke into shouts of “we looked well.” | The sailors broke
n5 | The two cooks, however, argue that it was “a good look.” | The two cooks
n6 | Doe left over what one cook called “a poor look.” | one cook
n7 | Doe joined a club critics call “a poor look.” | critics call
n8 | But some question whether it was “a good look.” | some question
n4 | Doe left, but the clubs who spoke to him on Friday say it was “a good look.” | the clubs who
"""

ANTECEDENTS = """
LOWEN (AP) — Doe left. Then Roe fired Poe on Monday. In May, she said it was “a good look.” | Roe | Doe
When Ann Roe, Doe’s club clerk was asked at the quay if Doe would sail, she said: “We looked well.” | Ann Roe | Doe
Roe spoke. With her brother, Tom Doe, a cook, she has long sailed, she said, “for a good look.” | Roe | Tom Doe
Doe spoke. Yet there on the quay was Roe, the clerk. She was cold. “We looked well,” she said. | Roe | Doe
"""


@pytest.mark.parametrize(("source", "clause"), cases(ROES))
def test_the_clause_gives_the_words_to_its_subject(tmp_path: Path, source: str, clause: str) -> None:
    for quotation in range(source.count("“") - source.startswith("“Yes")):
        assert codes(tmp_path, source, "roe", clause, quotation + source.startswith("“Yes")) == PROVED


@pytest.mark.parametrize(("source", "clause"), cases(NOT_ROES))
def test_whoever_is_near_does_not_speak(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause) == WRONG


@pytest.mark.parametrize("line", DESCRIBED.strip().splitlines())
def test_who_is_described_speaks(tmp_path: Path, line: str) -> None:
    speaker, source, clause = line.split(" | ")
    assert codes(tmp_path, source, speaker, clause, people=ALL) == PROVED


def test_a_quotation_that_is_told_of_is_not_of_whoever_spoke_before(tmp_path: Path) -> None:
    source = "“We looked well,” read Roe. “We fell over,” was the reply."
    assert codes(tmp_path, source, "roe", "read Roe", 1) - PROVED
    assert codes(tmp_path, source, "roe", "read Roe") == PROVED


def test_each_of_two_speaks(tmp_path: Path) -> None:
    source = "Roe and Doe each called it “a good look.”"
    assert codes(tmp_path, source, ["roe", "doe"], "Roe and Doe each called") == PROVED
    assert codes(tmp_path, source, "doe", "Doe each called") == WRONG


@pytest.mark.parametrize("line", ANTECEDENTS.strip().splitlines())
def test_a_pronoun_stands_for_the_subject_that_comes_first(tmp_path: Path, line: str) -> None:
    source, antecedent, other = line.split(" | ")
    assert codes(tmp_path, source, "roe", "she", antecedent=(1, antecedent)) == PROVED
    assert codes(tmp_path, source, "doe", "she", antecedent=(1, other)) == PRONOUN
