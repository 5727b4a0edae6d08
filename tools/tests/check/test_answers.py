"""Questions: what answers them, and the words of a quote that do."""

import pytest
from tests.support.desk import ARTICLE_HEAD, Desk

ARTICLE = """\
“We never closed the kiln on Monday. We slept. It cracked, though nobody had touched it,” Ann Roe said.

“It was not old. It was hot,” Tom Doe said.

“It was not loud, and it was red and round,” Tom Doe said.
"""
RECORD = (
    ARTICLE_HEAD
    + """\
people:
  - {{id: roe, kind: person, name: Ann Roe}}
  - {{id: doe, kind: person, name: Tom Doe}}
statements:
  - {{id: cracked, by: roe, verb: said, text: It has a crack., at: "s:1", words: [It cracked]}}
quotes:
  - id: closed
    speaker: roe
    at: s:1
    spans:
      - We never closed the kiln on Monday.
      - It cracked, though nobody had touched it
    attribution: Ann Roe said
  - id: old
    speaker: doe
    at: s:2
    spans:
      - It was not old. It was hot
    attribution: Tom Doe said
    omits: Nothing of weight.
  - id: red
    speaker: doe
    at: s:3
    spans:
      - it was red and round
    attribution: Tom Doe said
    omits: That it made no noise.
questions:
  - id: why
    question: Why did it crack?
    answers:
      {answers}
"""
)


def check(desk: Desk, *answers: str) -> list[tuple[int, str]]:
    """The line, from the first answer, and the code of each problem."""
    desk.text("article", ARTICLE)
    path = desk.record("case", RECORD.format(answers="\n      ".join(f"- {answer}" for answer in answers)))
    start = path.read_text().splitlines().index("    answers:") + 2
    return [(problem.line - start, str(problem.code)) for problem in desk.check().problems]


def words(quote: str, text: str) -> str:
    return f'{{quote: {quote}, words: "{text}"}}'


@pytest.mark.parametrize(
    "answer",
    [
        "cracked",
        "closed",
        words("closed", "We never closed the kiln"),
        words("closed", "We never closed the kiln."),
        words("closed", "It cracked, though nobody had touched it"),
        words("old", "It was hot"),
        # What the note of the quote accepts, its words leave out as well.
        words("red", "it was red"),
    ],
)
def test_statements_quotes_and_words_of_quotes_answer(desk: Desk, answer: str) -> None:
    assert check(desk, answer) == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("nothing", "unknown-id"),
        ("roe", "unknown-id"),
        (words("nothing", "It was hot"), "unknown-id"),
        (words("cracked", "It cracked"), "unknown-id"),
        (words("closed", "It was hot"), "quote-not-found"),
        (words("closed", "We never opened the kiln"), "quote-not-found"),
        (words("closed", "We … closed"), "typed-ellipsis"),
        (words("closed", "We never closed [the kiln]"), "typed-bracket"),
        (words("closed", "on Monday. We slept"), "quote-not-found"),
        (words("old", "hot"), "too-short"),
        (words("closed", "closed the kiln on Monday"), "cuts-negation"),
        (words("closed", "It cracked"), "cuts-negation"),
        # What a note accepts for the whole quote, it does not accept for words of it.
        (words("old", "old. It was hot"), "cuts-negation"),
    ],
)
def test_an_answer_is_refused(desk: Desk, answer: str, code: str) -> None:
    assert check(desk, "closed", answer) == [(1, code)]


def test_a_seal_says_the_same_of_answers(desk: Desk) -> None:
    assert check(desk, words("closed", "We never closed the kiln")) == []
    assert not desk.seal().problems
    (desk.sources / "article.txt").unlink()
    assert desk.check().problems == ()
    path = desk.folder / "case.yaml"
    path.write_text(path.read_text().replace('"We never closed the kiln"', '"closed the kiln"'))
    assert [str(problem.code) for problem in desk.check().problems] == ["cuts-negation"]


def test_a_question_has_an_id_of_its_own(desk: Desk) -> None:
    check(desk, "cracked")
    path = desk.folder / "case.yaml"
    path.write_text(path.read_text().replace("id: why", "id: cracked"))
    assert [str(problem.code) for problem in desk.check().problems] == ["duplicate-id"]


def test_an_answer_is_not_advised_a_field_that_it_does_not_have(desk: Desk) -> None:
    check(desk, words("closed", "closed the kiln on Monday"))
    (problem,) = desk.check().problems
    assert problem.code == "cuts-negation"
    assert "omits" not in problem.message
    assert "take it into `words`, or answer with the whole quote by its id alone" in problem.message
