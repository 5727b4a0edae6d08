"""Whom a draft proposes for a quotation where more than one acts near it."""

import pytest
from tests.maintain.test_people import draft
from tests.support.desk import Desk


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # "In Roe" is no place where Roe speaks.
        (
            "Ben Doe left. The town has trust in Roe. Ann Roe said that it was late. “We wait here,” she said.",
            "ann-roe",
        ),
        # Who is "she" in one sentence after the other stays the same one.
        (
            "Ann Roe left. She took a boat. She thanked the crew, which Ben Doe knows. “We wait here,” she said.",
            "ann-roe",
        ),
        ("Ann Roe left. She took a boat. Ben Doe came. “We wait here,” she said.", "ben-doe"),
        ("Ann Roe left. She took a boat, and Ben Doe took her seat. “We wait here,” she said.", "ann-roe"),
        # Who was named in full before may be meant by a surname that says nothing.
        (
            "Cal Poe said no. Ann Roe ran the mill. It was hot. It rained. Roe had a boat. “We wait,” she said.",
            "ann-roe",
        ),
        ("Ann Roe came. She drew laughs over her remark that “we all wait here.”", "ann-roe"),
        (
            "“It is late,” said Ben Doe. But after leaving the hall, Ann Roe took a boat. “We wait here,” she said.",
            "ann-roe",
        ),
        ("Ben Doe came. As Ann Roe left the hall, she said, “We wait here.”", "ann-roe"),
        ("Ann Roe left. Lowen’s Parliament said that it was late. “We wait here,” she said.", "ann-roe"),
        # Whose clause a verb without a name stands in.
        ("Ann Roe said that the new plan would demand “quiet and dark nights.”", "ann-roe"),
        ("Ann Roe said that Ben Doe would demand “quiet and dark nights.”", "ben-doe"),
        ("There was no boat, in keeping with the custom and also, Ann Roe said, “to make that clear.”", "ann-roe"),
        # Whoever owns the subject of a verb has said something, though he does nothing else.
        ("Ann Roe left. Ben Doe’s last words to the crew were “bring your own boat.”", "ben-doe"),
        ("“The town has paid it all,” said Lowen boat manager Ann Roe. Lowen called on others to pay.", "ann-roe"),
        # Of a title and a name that are one subject the name speaks.
        (
            "Ben Doe left. On Monday, Speaker of the House Rep. Ann Roe said that “those boats have no place here.”",
            "ann-roe",
        ),
        ("“That is what he did,” said former Lowen Gov. and Harbor Committee Chairman Ann Roe. He left.", "ann-roe"),
        # A participle behind a name, and "there", are no subjects.
        (
            "Ben Doe left. Ann Roe, the mill’s lawyer, has egged on the town with boat talks like “we wait here.”",
            "ann-roe",
        ),
        (
            "Ann Roe has argued that the law was weak. As a result, there’s still “a mill that takes what it wants.”",
            "ann-roe",
        ),
        # In a minor clause the one who speaks there is nearer.
        ("“No boat,” Ben Doe said, after Ann Roe said the front man had called the mill a “floating town.”", "ann-roe"),
        ("In early May, Doe’s Platte boat director, Ann Roe, turned to the town, writing: “We want it.”", "ann-roe"),
        # What is pointed at, a thing, and the verb behind "which" say nothing where a name does.
        ("This is why Ann Roe can’t just point and cry “but it is late!” when considering who rows.", "ann-roe"),
        (
            "The refusal signals “the end of the boats” for the town, said Ann Roe, founder of the Lowen mill.",
            "ann-roe",
        ),
        ("Ann Roe said the town lost a voice that said “bring your own boat.”", "ann-roe"),
        # A story and sailors in whom something is said say words of their own.
        ("Amid what Ben Doe called a “wet week,” a story by the mill says that “the boats may all leave.”", "story"),
        (
            "Ann Roe spoke with Ben Doe “to look at what is left of the pier,” according to a harbor readout.",
            "harbor-readout",
        ),
        ("Ann Roe began with a film, in which sailors use an oar to row, yelling “we wait here!”", "sailors"),
        ("Ben Doe left. That let Ann Roe, which maps piers and boats, to state, “We wait here for it.”", "ann-roe"),
        # A wider place behind a place is no subject.
        ("Speaking in Salem, New Kent, Ann Roe went after the board, calling it “a total bore.”", "ann-roe"),
        ("“We wait here,” said Harbor ranking Democrat Ann Roe.", "ann-roe"),
        # The sentence itself says more of a pronoun than those elsewhere.
        (
            "The board met Roe, and he sat. It saw Roe, and he left. Cara Poe rose. Roe said Monday that she called Ben Doe after "
            "the vote, which gave her the town, to thank him for what she called “a fine day.”",
            "roe",
        ),
        # "The sailors" are no "it".
        (
            "In May, the Lowen Board ended a vote that the sailors had lost, ruling that it could not accept “this talk.”",
            "lowen-board",
        ),
    ],
)
def test_of_several_who_act_the_likeliest_is_proposed(desk: Desk, text: str, speaker: str) -> None:
    record = draft(desk, text)
    assert record["quotes"][-1]["speaker"] == speaker


@pytest.mark.parametrize("who", ["The Lowen Mill", "the front man"])
def test_the_place_of_a_dateline_says_nothing(desk: Desk, who: str) -> None:
    record = draft(desk, f"NEW HARBOR, July 25 (NP) — {who} released a letter on Monday, offering “a deep apology.”")
    assert record["quotes"][0]["speaker"] in ("lowen-mill", "")


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("The tram left its rails at noon, the harbor office said.", "harbor-office"),
        ("La presa se rompió por la noche, según Ana Rey.", "ana-rey"),
        ("La presa se rompió por la noche, según el Gobierno regional.", "gobierno-regional"),
        ("Según Ana Rey, la presa se rompió por la noche.", "ana-rey"),
        ("La presa se rompió por la noche, según una encuesta.", "post"),
    ],
)
def test_whoever_says_a_sentence_is_the_voice_of_its_statement(desk: Desk, sentence: str, voice: str) -> None:
    *_, statement = draft(desk, sentence)["statements"]
    assert statement["by"] == voice


@pytest.mark.parametrize("before", ["Teresa Rey, de 71 años, pasó la noche allí con los vecinos.", "Teresa Rey salió."])
def test_a_verb_without_a_subject_stands_for_whoever_acts_before(desk: Desk, before: str) -> None:
    (quote,) = draft(desk, f"{before} “Salimos con lo puesto”, contó. “No sabemos más”.")["quotes"]
    assert quote["speaker"] == "teresa-rey"
    assert quote["antecedent"]["words"] == "Teresa Rey"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is a fine day,” said Secretary of State Ann Roe.", "Ann Roe"),
        ("Speaker of the House Ann B. Roe said “it is a fine day.”", "Ann B. Roe"),
        ("“It is a fine day,” said Director of Harbor Affairs Ann Roe.", "Ann Roe"),
        ("The U.S. Court of Boats said “it is a fine day.”", "U.S. Court of Boats"),
    ],
)
def test_what_an_office_is_of_is_no_part_of_a_name(desk: Desk, text: str, name: str) -> None:
    people = draft(desk, text)["people"]
    assert name in {person["name"] for person in people}


def test_of_two_quotations_with_the_same_words_that_which_somebody_says_is_quoted(desk: Desk) -> None:
    record = draft(desk, "After “Lowen Spring” all boats left. Ann Roe said “Lowen Spring” was over.")
    assert record["sources"][0]["unused"][0]["quotation"] == 1
    assert record["quotes"][0]["speaker"] == "ann-roe"


def test_an_id_that_is_made_from_a_long_name_is_an_id(desk: Desk) -> None:
    long = "commission-of-the-harborside-independent-neighborhoods-and-waterside-communities-for-transport"
    record = draft(desk, f"“It is a fine day,” the {long}-planning-and-development-agency said.")
    assert all(len(person["id"]) <= 100 for person in record["people"])


def test_evidence_keeps_the_figure_that_it_is_of(desk: Desk) -> None:
    *_, statement = draft(desk, "The board bought the .45-caliber gun in 2030, Ann Roe said.")["statements"]
    assert ".45-caliber" in " ".join(statement["words"])
