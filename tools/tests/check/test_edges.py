"""Rules at their edges: eight words and nine, persons and organizations, phrases that occur twice, negations."""

import pytest
from incident_record.check.characters import mixed_words
from incident_record.source import negations as negation
from tests.support.desk import ARTICLE_HEAD, Desk

ARTICLE = """\
“We left early,” Ann Roe said. “We left late,” Tom Doe said. “We left early,” Tom Doe said again.

Ann Roe and the Port Trust met. “It went well,” she said. The trust met Roe. “It did,” it said.

Roe came in after one two three four five six seven eight nine ten.

“It will go ahead,” Ann Roe of the old stone house on the hill said then.

The hill was far — … very far.
"""
RECORD = (
    ARTICLE_HEAD
    + """\
people:
  - {{id: roe, kind: person, name: Ann Roe, called: [Roe], at: "s:3", words: [Roe came in]}}
  - {{id: doe, kind: person, name: Tom Doe}}
  - {{id: trust, kind: organization, name: Port Trust, called: [the trust]}}
{more}
"""
)


def codes(desk: Desk, more: str) -> list[str]:
    return desk.codes(ARTICLE, RECORD.format(more=more))


def quote(speaker: str, paragraph: int, span: str, attribution: str, antecedent: str = "") -> str:
    given = f", antecedent: {{at: 's:{paragraph}', words: {antecedent}}}" if antecedent else ""
    return f"quotes: [{{id: q, speaker: {speaker}, at: 's:{paragraph}', spans: ['{span}'], attribution: '{attribution}'{given}}}]"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two three four five six seven eight nine", []),
        ("one two three four five six seven eight nine", ["words-too-long"]),
    ],
)
def test_evidence_has_at_most_eight_words(desk: Desk, words: str, expected: list[str]) -> None:
    said = f"statements: [{{id: a, by: s, verb: said, text: T, at: 's:3', words: ['{words}']}}]"
    assert codes(desk, said) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("far — … very", []), ("—", ["words-not-found"]), ("— …", ["words-not-found"])]
)
def test_evidence_has_a_word(desk: Desk, words: str, expected: list[str]) -> None:
    said = f"statements: [{{id: a, by: s, verb: said, text: T, at: 's:5', words: ['{words}']}}]"
    assert codes(desk, said) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [("Ann Roe of the old stone house on", []), ("Ann Roe of the old stone house on the", ["words-too-long"])],
)
def test_a_clause_has_at_most_eight_words(desk: Desk, clause: str, expected: list[str]) -> None:
    assert codes(desk, quote("roe", 4, "It will go ahead", clause)) == expected


def test_after_she_persons_alone_count_and_after_it_organizations(desk: Desk) -> None:
    assert codes(desk, quote("roe", 2, "It went well", "she said", "Ann Roe")) == []
    assert codes(desk, quote("trust", 2, "It did", "it said", "The trust")) == []
    assert codes(desk, quote("roe", 2, "It did", "it said", "Roe")) != []


@pytest.mark.parametrize(("speaker", "clause"), [("roe", "Ann Roe said"), ("doe", "Tom Doe said again")])
def test_a_phrase_that_occurs_twice_is_whoevers_clause_is_listed(desk: Desk, speaker: str, clause: str) -> None:
    assert codes(desk, quote(speaker, 1, "We left early", clause)) == []


def test_a_quote_that_deceives_the_eye_is_not_proved(desk: Desk) -> None:
    codes(desk, quote("roe", 2, "It went well", "she said", "Ann Roe"))
    assert desk.check().proved == 1
    path = desk.folder / "case.yaml"
    path.write_text(path.read_text("utf-8").replace("It went well", "It\u200b went well"), "utf-8")
    report = desk.check()
    assert [str(problem.code) for problem in report.problems] == ["hidden-character"]
    assert report.proved == 0


@pytest.mark.parametrize(
    ("speech", "negations"),
    [
        ("we can not go", [2]),
        ("We don’t go, and won't.", [1, 4]),
        ("Never, if you ask me", [0, 1]),
        ("no-one went", [0]),
        ("go but only today", [1, 2]),
        ("go only if paid", [1, 2]),
        ("go only when paid", [1, 2]),
        ("as long as it lasts", [0, 1, 2]),
        ("it is far from over", [2, 3]),
        ("little if any", [0, 1]),
        ("the only one, as far as we know", []),
        ("a knot in the note", []),
        ("He asked what it Had", []),
        ("Had he asked", [0]),
    ],
)
def test_negations_and_conditions(speech: str, negations: list[int]) -> None:
    words = speech.replace("’", "'").split()
    assert negation.negation_positions(words, 0, len(words)) == negations


@pytest.mark.parametrize(
    ("sentence", "speaker", "clause", "expected"),
    [
        ("Roe listened to Doe say: “It has to stop.”", "roe", "Roe listened", ["wrong-speaker"]),
        (
            "Roe handed the phone to Doe, who shouted: “It has to stop.”",
            "roe",
            "Roe handed the phone",
            ["wrong-speaker"],
        ),
        ("Roe told Doe, who replied: “It has to stop.”", "roe", "Roe told", ["wrong-speaker"]),
        ("Roe told Doe, who replied: “It has to stop.”", "roe", "Roe told Doe, who replied", ["wrong-speaker"]),
        ("Roe told Doe, who replied: “It has to stop.”", "doe", "Doe, who replied", []),
        ("Roe wrote to Doe, and he replied: “It has to stop.”", "roe", "Roe wrote", ["wrong-speaker"]),
        ("Roe spoke to Doe before he said: “It has to stop.”", "roe", "Roe spoke", ["wrong-speaker"]),
        ("Roe told Doe in a message: “It has to stop.”", "roe", "Roe told", []),
        ("Roe told Doe in a message: “It has to stop.”", "roe", "Roe told Doe", []),
        ("Roe, who replaced Doe in May, said: “It has to stop.”", "roe", "Roe, who replaced Doe in May, said", []),
        ("Roe, head of the Port Trust, said: “It has to stop.”", "roe", "Roe, head of the Port Trust, said", []),
        ("In a letter to Doe, Roe said: “It has to stop.”", "roe", "Roe said", []),
        ("Doe, not Roe, said: “It has to stop.”", "roe", "Roe, said", ["wrong-speaker"]),
        ("“It has to stop,” an aide to Doe said, and Roe agreed.", "roe", "and Roe agreed", ["wrong-speaker"]),
    ],
)
def test_who_takes_the_word(desk: Desk, sentence: str, speaker: str, clause: str, expected: list[str]) -> None:
    article = f"{sentence}\n\nRoe came in.\n"
    span = "It has to stop," if "stop,”" in sentence else "It has to stop."
    people = RECORD.replace("s:3", "s:2").replace("name: Tom Doe", "name: Tom Doe, called: [Doe]")
    desk.text("article", article)
    desk.record("case", people.format(more=quote(speaker, 1, span, clause)))
    assert [str(problem.code) for problem in desk.check().problems] == expected


def test_an_antecedent_that_is_not_needed_may_be_far(desk: Desk) -> None:
    desk.text("article", "Ann Roe came. Tom Doe left. “It has to stop,” Ann Roe said.\n\nRoe came in.\n")
    cited = quote("roe", 1, "It has to stop,", "Ann Roe said", "Ann Roe came")
    desk.record("case", RECORD.replace("s:3", "s:2").format(more=cited))
    assert [str(problem.code) for problem in desk.check().problems] == []


@pytest.mark.parametrize(
    ("text", "mixed"),
    [("CNNは報じた", False), ("Tシャツ", False), ("Москва and London", False), ("bоat", True), ("αlpha", True)],
)
def test_letters_of_two_scripts_in_one_word(text: str, mixed: bool) -> None:
    assert bool(list(mixed_words(text))) == mixed


def test_of_two_quotes_with_one_id_neither_is_proved(desk: Desk) -> None:
    path = desk.copy("ferry")
    proved = desk.check().proved
    text = path.read_text("utf-8")
    assert "  - id: monday\n" in text
    path.write_text(text.replace("  - id: monday\n", "  - id: everyone-off\n"), "utf-8")
    report = desk.check()
    assert report.proved == proved - 2
    assert "duplicate-id" in {str(problem.code) for problem in report.problems}


def test_of_two_quotes_with_one_id_the_first_tells_its_own_problems(desk: Desk) -> None:
    path = desk.copy("ferry")
    text = path.read_text("utf-8")
    assert text.index("- id: everyone-off") < text.index("- id: monday")
    wrong = text.replace("everyone off", "nobody off", 1)
    assert wrong != text
    path.write_text(wrong, "utf-8")
    codes = {str(problem.code) for problem in desk.check().problems}
    path.write_text(wrong.replace("- id: monday\n", "- id: everyone-off\n"), "utf-8")
    assert codes == {"quote-altered"}
    assert {str(problem.code) for problem in desk.check().problems} >= {*codes, "duplicate-id"}


TRANSCRIPT = "Harbour Talk, a transcript\n\nQ: Will the ferry run tonight?\n\nA: It will run until midnight.\n"
TRANSCRIBED = """\
id: case
title: T
date: "2031-05-03"
sources:
  - {{id: s, kind: news-article, title: H, publisher: P, text: article, unused: [{{paragraph: 1, reason: x}}]}}
people:
  - {{id: roe, kind: person, name: Ann Roe, at: "s:2", words: [Will the ferry]}}
quotes:
  - id: q
    speaker: roe
    at: s:{paragraph}
    spans:
      - It will run until midnight.
    attribution: A
"""


@pytest.mark.parametrize(("paragraph", "code"), [(3, "not-in-quotation-marks"), (2, "quote-not-found")])
def test_of_a_transcript_it_is_said_that_it_cannot_be_checked(desk: Desk, paragraph: int, code: str) -> None:
    desk.text("article", TRANSCRIPT)
    desk.record("case", TRANSCRIBED.format(paragraph=paragraph))
    (reported,) = [each for each in desk.check().problems if each.code == code]
    assert reported.message.endswith("a transcript (`Q:`, `A:`) has none, and cannot be checked.")
    # Of a source with quotation marks nothing of the kind is said.
    desk.text("article", TRANSCRIPT.replace("Will the ferry run tonight?", "“Will the ferry run tonight?”"))
    (reported,) = [each for each in desk.check().problems if each.code == code]
    assert "transcript" not in reported.message


@pytest.mark.parametrize(
    ("printed", "quoted", "passes"),
    [
        ("We left early,", "We left early.", True),
        ("We left early,", "We left early,,", False),
        ("We left early,", "We left early,.", False),
        ("We left early.", "We left early..", False),
        ("We left at 5 p.m.,", "We left at 5 p.m.", True),
        ("We left at 5 p.m.", "We left at 5 p.m.,", True),
        ("हम आज चले गए।", "हम आज चले गए", True),
        ("我们 今天 离开。", "我们 今天 离开", True),
        ("我们 今天 离开，", "我们 今天 离开。", True),
        ("我们 今天 离开？", "我们 今天 离开。", False),
    ],
)
def test_one_comma_or_period_at_the_end_of_a_span_is_free_in_every_script(
    desk: Desk, printed: str, quoted: str, passes: bool
) -> None:
    record = RECORD.format(more=quote("roe", 2, quoted, "Ann Roe said"))
    record = record.replace(', at: "s:3", words: [Roe came in]', "")
    result = desk.codes(f"A head line\n\n“{printed}” Ann Roe said.\n", record)
    assert result == ([] if passes else ["quote-altered"])


def test_a_danda_ends_a_sentence(desk: Desk) -> None:
    article = "A head line\n\n“हम आज चले गए।” नदी शांत थी। Ann Roe said.\n"
    record = RECORD.format(more=quote("roe", 2, "हम आज चले गए", "Ann Roe said"))
    record = record.replace(', at: "s:3", words: [Roe came in]', "")
    assert desk.codes(article, record) == ["attribution-not-beside"]
