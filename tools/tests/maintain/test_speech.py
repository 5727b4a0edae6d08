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
