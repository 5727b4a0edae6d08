"""Who the subject of a verb of saying is: joined behind an opener, in a list, behind complements, in an inscription."""

from pathlib import Path

import pytest
from tests.check.test_speaker import DOE, PROVED, ROE, WRONG, codes
from tests.check.test_voices import cases

POE = {"id": "poe", "kind": "person", "name": "Eva Poe", "called": ["Poe"]}
PEOPLE = (DOE, ROE, POE, {"id": "board", "kind": "organization", "name": "Harbor Board", "called": ["the board"]})

JOINED = """
Yesterday Roe and Doe said it was “a good look.” | Roe and Doe said
In a statement Roe and Doe said it was “a good look.” | Roe and Doe said
In May Roe and Doe said it was “a good look.” | Roe and Doe said
But both Roe and Doe said it was “a good look.” | Roe and Doe said
At the meeting on Friday Roe and Doe called it “a good look.” | Roe and Doe called
“It was a good look,” Roe and Doe said. | Roe and Doe said
“We looked well,” the town’s mayor, Ann Roe, and its clerk, Tom Doe, said in May. | Ann Roe, and its clerk, Tom Doe
In May, the clerk, Tom Doe, and the mayor, Ann Roe, called it “a good look.” | Tom Doe, and the mayor, Ann Roe
“We looked well,” Roe, the mayor, and the clerk, Tom Doe, said. | Roe, the mayor, and the clerk, Tom Doe
“We looked well,” said the mayor, Roe, and the clerk, Doe. | the mayor, Roe, and the clerk, Doe
"""

ALONE = """
Poe fired Doe and Roe said it was “a good look.” | Roe said
After lunch she fired Doe and Roe said it was “a good look.” | Roe said
“We looked well,” said Roe, Board Director and CEO. | said Roe
“We looked well,” said Roe, who beat Doe and Poe. | said Roe
“We looked well,” said Roe, Doe’s cousin and rival. | said Roe
Doe insulted Roe by calling it “a good look.” | Roe by calling
Roe — a nurse for 20 years — said it was “a good look.” | Roe
11:05 a.m. — Roe: “We looked well.” | Roe
“We looked well.” — the mayor, Ann Roe | Ann Roe
A letter from Roe to the board said it was “a good look.” | letter from Roe
An email from Roe to Doe read: “We looked well.” | email from Roe
Roe did not go to the fair, with Doe calling it “a good look.” | with Doe calling
Roe put out a post calling it “a good look.” | Roe put out
«El río subió mucho», contó entre lágrimas Ann Roe. | contó entre lágrimas Ann Roe
«El río subió mucho», explicó ayer por la tarde a los vecinos Roe. | a los vecinos Roe
«El río subió mucho», ha dicho Roe. | ha dicho Roe
«El río subió mucho», zanjó Roe. | zanjó Roe
« Le fleuve a monté », a déclaré Roe lundi. | a déclaré Roe
« Le fleuve a monté », martèle Roe. | martèle Roe
„Der Fluss stieg sehr“, hatte Roe gesagt. | hatte Roe gesagt
In einem Brief an Doe schrieb Roe: „Der Fluss stieg sehr.“ | schrieb Roe
„Rzeka wezbrała”, zaznaczyła Roe. | zaznaczyła Roe
"""
MIXED = """
“We looked well,” said Roe, Doe nodded. | said Roe
“We looked well,” said Roe, Doe nodding along. | said Roe
He met the clerk, Tom Doe, and the mayor, Ann Roe, said it was “a good look.” | Ann Roe
The mayor who Doe met said it was “a good look.” | The mayor who Doe met
The mayor who says Doe left said it was “a good look.” | The mayor who says
The mayor who told Doe to leave said it was “a good look.” | The mayor who told
"""
ROES = [case for case in cases(ALONE) if not case[1].startswith(("Roe by", "with Doe"))]
DOES = [case for case in cases(ALONE) if case[1].startswith(("Roe by", "with Doe"))]

FALSE = """
“We looked well” — Doe fires Roe | Roe
“We looked well,” said Poe & Roe. | Roe
Poe & Roe, the builders, said it was “a good look.” | Roe
Poe wrote a letter to Roe that read: “We looked well.” | Roe that read
A letter from Doe to Roe said it was “a good look.” | Roe said
Nobody heard Roe say “we looked well.” | Roe say
No one has ever heard Roe call it “a good look.” | Roe call
There is no record of Roe saying “we looked well.” | Roe saying
Roe would be the last to say “we looked well.” | Roe would be the last to say
Roe is expected to say “we looked well.” | Roe is expected to say
Roe plans to call it “a good look.” | Roe plans to call
The mayor calls itself “Friends of the Quay.” | The mayor calls itself
Roe liked a post calling it “a good look.” | Roe liked
Roe, cheered by Doe’s description of the fair as “a good look,” left. | Roe
Roe all but said “we looked well.” | Roe all but said
Roe came close to saying “we looked well.” | Roe came close to saying
Roe fue acusada por Doe de «jugar con vidas». | Roe fue acusada
Roe, a quien Doe llamó «una gran sombra», se fue. | Roe
Roe podría decir «el río subió». | Roe podría decir
Roe a été accusée par Doe de « jouer avec des vies ». | Roe a été accusée
Roe, que Doe a traitée de « menteuse finie », est partie. | Roe
Roe wurde von Doe als „stur und blind“ bezeichnet. | Roe wurde
In einem Brief an Roe schrieb Doe: „Der Fluss stieg sehr.“ | In einem Brief an Roe
Roe została nazwana przez Doe „wielkim cieniem”. | Roe została nazwana
"""


@pytest.mark.parametrize(("source", "clause"), cases(JOINED))
def test_an_opener_hides_no_joint_speaker(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, ["roe", "doe"], clause) == PROVED
    assert codes(tmp_path, source, "roe", clause) == WRONG
    assert codes(tmp_path, source, "doe", clause) == WRONG


@pytest.mark.parametrize(("source", "clause"), ROES)
def test_whoever_speaks_alone(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause, people=PEOPLE) == PROVED


@pytest.mark.parametrize(("source", "clause"), DOES)
def test_a_participle_is_the_subjects_and_not_the_objects(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause, people=PEOPLE) == WRONG
    assert codes(tmp_path, source, "doe", "Doe", people=PEOPLE) == PROVED


@pytest.mark.parametrize(("source", "clause"), cases(MIXED))
def test_whoever_is_met_told_or_nods_speaks_no_words(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause, people=PEOPLE) == PROVED
    assert codes(tmp_path, source, "doe", "Doe", people=PEOPLE) & {*WRONG, "attribution-not-beside"}


@pytest.mark.parametrize(("source", "clause"), cases(FALSE))
def test_whoever_is_only_near_does_not_speak(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause, people=PEOPLE) == WRONG


@pytest.mark.parametrize("names", ["Roe, Doe and Poe", "Roe, Doe, and Poe", "Roe, Tom Doe and Eva Poe"])
def test_all_of_a_list_behind_its_verb_speak(tmp_path: Path, names: str) -> None:
    source, two = f"“We looked well,” wrote {names}.", names.rpartition(" and ")[0].rstrip(",")
    assert codes(tmp_path, source, ["roe", "doe", "poe"], f"wrote {names}", people=PEOPLE) == PROVED
    assert codes(tmp_path, source, ["roe", "doe"], f"wrote {two}", people=PEOPLE) == WRONG
    assert codes(tmp_path, source, "roe", "wrote Roe", people=PEOPLE) == WRONG


def test_a_subject_behind_complements_leaves_no_verb_to_another(tmp_path: Path) -> None:
    source = "Roe vio el puerto.\n\n«El río subió mucho», contó entre lágrimas Tom Doe."
    assert codes(tmp_path, source, "roe", "contó", antecedent=(1, "Roe")) == WRONG
    assert codes(tmp_path, source, "doe", "contó entre lágrimas Tom Doe") == PROVED
    for addressed in ("a Doe", "a la ministra Tom Doe", "a la radio"):
        source = f"Roe vio el puerto.\n\n«El río subió mucho», contó {addressed}."
        assert codes(tmp_path, source, "roe", "contó", antecedent=(1, "Roe")) == PROVED
        assert codes(tmp_path, source, "doe", f"contó {addressed}") == {"pronoun"}


def test_articles_before_a_number_belong_to_the_phrase(tmp_path: Path) -> None:
    group = {"id": "two", "kind": "group", "name": "the two lawmakers"}
    assert (
        codes(tmp_path, "The two lawmakers said it was “a good look.”", "two", "The two lawmakers said", people=[group])
        == PROVED
    )
    assert (
        codes(
            tmp_path, "The other two lawmakers said it was “a good look.”", "two", "two lawmakers said", people=[group]
        )
        == WRONG
    )
