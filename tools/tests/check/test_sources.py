"""What a record says of its sources: the title, waivers, the paragraphs that a quote touches, texts without blank lines."""

import json
from pathlib import Path

import pytest
from incident_record.check.sealing import seal
from incident_record.source.paragraphs import are_paragraphs_unclear
from tests.support.desk import FIXTURES, Desk

TITLE = "Ferry stops after engine fire, harbor office says"


def lines(desk: Desk, *, seal_only: bool = False) -> list[str]:
    return sorted(str(problem.code) for problem in desk.check(seal_only=seal_only).problems)


def edit(path: Path, *changes: tuple[str, str]) -> None:
    content = path.read_text("utf-8")
    for old, new in changes:
        assert old in content, old
        content = content.replace(old, new)
    path.write_text(content, "utf-8")


@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff", "\u200b", "“”"])
def test_an_empty_text_is_named(desk: Desk, content: str) -> None:
    desk.copy("ferry")
    (desk.sources / "ferry.txt").write_text(content, "utf-8")
    assert "ferry.txt is empty; put the article's text into it." in str(desk.check().problems[0])


@pytest.mark.parametrize("name", ["fery.txt", "ferry.md", "ferry2.seal.json"])
def test_a_text_of_a_similar_name_is_named(desk: Desk, name: str) -> None:
    desk.copy("ferry")
    (desk.sources / "ferry.txt").rename(desk.sources / name)
    (problem,) = desk.check().problems
    assert f"sources/{name}? Then correct one of the two names; else put it at" in problem.message
    (desk.sources / name).rename(desk.sources / "kiosk.txt")
    assert "correct one" not in desk.check().problems[0].message


def with_headline(desk: Desk, number: int = 1) -> Path:
    """The ferry's record with a headline, which its own waiver covered."""
    path = desk.copy("ferry")
    waiver = "      - paragraph: 1\n        reason: The headline\n"
    edit(path, (waiver, ""), ("    unused:\n", f"    headline: {number}\n    unused:\n"))
    return path


def test_a_title_is_proved_and_opened_whole_by_the_seal(desk: Desk) -> None:
    path = with_headline(desk)
    assert lines(desk) == []
    (sealed,) = desk.seal().sealed
    (desk.sources / "ferry.txt").unlink()
    assert lines(desk) == []
    edit(path, ("title: Ferry stops", "title: Ferry halts"))
    assert lines(desk) == ["title-not-found", "uncited-paragraph"]
    assert sealed.path.is_file()


@pytest.mark.parametrize(
    "title", [f"{TITLE}.", TITLE.lower(), TITLE.replace(", harbor office says", ""), TITLE.replace(",", ""), "Ferry"]
)
def test_a_title_that_is_not_word_for_word_is_not_found(desk: Desk, title: str) -> None:
    path = with_headline(desk)
    desk.seal()
    edit(path, (f"title: {TITLE}", f"title: {json.dumps(title)}"))
    assert "title-not-found" in lines(desk)
    assert "title-not-found" in lines(desk, seal_only=True)


@pytest.mark.parametrize("number", [2, 7, 8, 900])
def test_another_paragraph_is_no_headline(desk: Desk, number: int) -> None:
    with_headline(desk, number)
    assert lines(desk) == ["title-not-found", "uncited-paragraph"]


def test_a_seal_that_does_not_open_the_title_is_outdated(desk: Desk) -> None:
    path = desk.copy("ferry")
    desk.seal()
    edit(path, ("    unused:\n", "    headline: 1\n    unused:\n"))
    assert lines(desk) == lines(desk, seal_only=True) == ["seal-outdated"]
    (problem,) = desk.check(seal_only=True).problems
    assert problem.item == "ledger"
    assert "The seal of `ferry` does not open the title" in problem.message


def test_a_headline_and_its_waiver_may_stand_together(desk: Desk) -> None:
    """A draft has both: the title is no item, so that the waiver is not stale."""
    edit(desk.copy("ferry"), ("    unused:\n", "    headline: 1\n    unused:\n"))
    assert lines(desk) == []


def test_evidence_beside_the_title_is_not_in_a_row_with_it(desk: Desk) -> None:
    path = with_headline(desk)
    edit(path, ("at: ledger:3\n    words: [No one was hurt]", "at: ledger:1\n    words: [Ferry stops]"))
    assert lines(desk) == []


ARTICLE = """\
Ann Roe spoke in the hall on a day in May, as she does.

“The first stone was laid by my mother,

“and the second by nobody at all.

“The third will be ours,” Roe said.
"""
RECORD = """\
id: hall
title: A hall
date: "2031"
sources:
  - {{id: s, kind: report, title: x, publisher: x, text: hall, unused: [{unused}]}}
people:
  - {{id: roe, kind: person, name: Ann Roe, called: [Roe], at: "s:1", words: [Ann Roe]}}
quotes:
  - {{id: q, speaker: roe, at: "s:{at}", spans: {spans}, attribution: Roe said}}
"""


@pytest.mark.parametrize(
    ("at", "spans", "uncited"),
    [
        (2, ["The first stone was laid by my mother, and the second by nobody at all. The third will be ours"], []),
        (2, ["The first stone was laid by my mother,", "The third will be ours"], [3]),
        (3, ["and the second by nobody at all. The third will be ours"], [2]),
        (4, ["The third will be ours"], [2, 3]),
    ],
)
@pytest.mark.parametrize("seal_only", [False, True])
def test_a_quote_counts_for_every_paragraph_that_it_touches(
    desk: Desk, at: int, spans: list[str], uncited: list[int], *, seal_only: bool
) -> None:
    desk.text("hall", ARTICLE)
    waived = ", ".join(f"{{paragraph: {number}, reason: x}}" for number in uncited)
    path = desk.record("hall", RECORD.format(unused=waived, at=at, spans=json.dumps(spans)))
    edit(path, ("attribution: Roe said", "attribution: Roe said, omits: It keeps the sense"))
    seal([desk.folder])
    assert lines(desk, seal_only=seal_only) == []
    edit(path, (f"unused: [{waived}]", "unused: []"))
    numbers = [problem.message.split("¶")[1][0] for problem in desk.check(seal_only=seal_only).problems]
    assert numbers == [str(number) for number in uncited]


def test_a_paragraph_that_a_quote_runs_into_cannot_be_waived(desk: Desk) -> None:
    desk.text("hall", ARTICLE)
    spans = ["The first stone was laid by my mother,", "The third will be ours"]
    waived = "{paragraph: 4, reason: x}, {paragraph: 3, reason: x}"
    path = desk.record("hall", RECORD.format(unused=waived, at=2, spans=json.dumps(spans)))
    edit(path, ("attribution: Roe said", "attribution: Roe said, omits: It keeps the sense"))
    (problem,) = desk.check().problems
    assert (problem.code, problem.item) == ("stale-waiver", "s")
    assert "uses paragraph 4" in problem.message


def test_another_record_makes_no_waiver_stale(desk: Desk) -> None:
    """The one that is waived here is quoted there, and what is waived twice or by nobody's need is no problem."""
    path = desk.copy("ferry")
    second = path.read_text("utf-8").replace("id: ferry\n", "id: second\n")
    start, end = second.index("  - id: everyone-off"), second.index("  - id: monday")
    waivers = "    unused:\n" + "".join(f"      - {{quotation: {n}, reason: x}}\n" for n in (1, 2, 2))
    desk.record("second", (second[:start] + second[end:]).replace("    unused:\n", waivers))
    assert lines(desk) == []


UNCLEAR = FIXTURES / "texts" / "ferry.txt"


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("Ferry stops\nIt burned.\n“We left,” Roe said.\nThe inquest opens in June.\n© 2031 Ledger", True),
        ("It burned.\nWe left.", True),
        ("\n\n  It burned.\r\nWe left.\r\n\r\n", True),
        ("It burned.”\nShe said: “Why?”\n(He left.)\nHe\nwent", True),
        ("船が燃えた。\n誰も怪我をしなかった。\n「帰った」", True),
        ("It burned.", False),
        ("", False),
        ("Ferry stops\n\nIt burned.\nWe left.\nThe inquest opens.", False),
        ("It burned for a long time and then the\nharbor was closed by the men. Who had\nlit it is not known.", False),
        ("It burned. All that was\nleft was a hull. We left.\nThe inquest opens\nin June.", False),
    ],
)
def test_which_texts_do_not_tell_where_paragraphs_end(text: str, unclear: bool) -> None:
    assert are_paragraphs_unclear(text) is unclear


def test_a_text_without_blank_lines_is_told_first_and_not_sealed(desk: Desk) -> None:
    path = desk.copy("ferry")
    text = UNCLEAR.read_text("utf-8").replace("\n\n", "\n")
    desk.text("ferry", text)
    edit(path, ("at: ledger:4\n", "at: ledger:1\n"))
    (problem,) = desk.check().problems
    assert (problem.code, problem.item, problem.line) == ("paragraphs-unclear", "ledger", 13)
    assert "blank line" in problem.message
    assert "Paste" not in problem.message
    sealing = desk.seal()
    assert (sealing.sealed, [problem.code for problem in sealing.problems]) == ((), ["paragraphs-unclear"])
    assert desk.check().proved == 0


def test_a_span_that_a_comment_cuts_is_not_proved(desk: Desk) -> None:
    """What is left of it may be the source's words; it is not what was to be quoted."""
    path = desk.copy("ferry")
    edit(path, ("prouder of a crew.", "prouder of a crew. #1 of all"))
    assert lines(desk) == ["lost-to-yaml"]
    assert desk.check().proved == 2
    edit(path, ("prouder of a crew. #1 of all", "prouder of a crew."), ("title: The Lowmark", "title: The #1 Lowmark"))
    assert desk.check().proved == 3


@pytest.mark.parametrize("seal_only", [False, True])
def test_words_for_a_date_that_the_source_does_not_print_are_no_second_problem(desk: Desk, *, seal_only: bool) -> None:
    path = desk.copy("ferry")
    desk.seal()
    edit(path, ("date_as_stated: on May 4", "date_as_stated: on May 5"))
    # A closed word may be any word.
    assert lines(desk, seal_only=seal_only) == ["seal-outdated" if seal_only else "words-not-found"]
    edit(
        path,
        ("date_as_stated: on May 5", "date_as_stated: on May 4"),
        ('date: "2031-05-04"\n    date', 'date: "2031-05-05"\n    date'),
    )
    assert lines(desk, seal_only=seal_only) == ["date-mismatch"]


def test_without_a_seal_the_message_asks_for_sealing_and_not_for_a_text_that_is_at_hand(desk: Desk) -> None:
    with_headline(desk)
    [message] = [each.message for each in desk.check(seal_only=True).problems if each.code == "no-source"]
    assert message.startswith("There is no seal of")
    assert "run `make seal` where the text is" in message
    assert "no-source" not in lines(desk)


@pytest.mark.parametrize("seal_only", [False, True])
def test_a_text_is_named_without_its_ending(desk: Desk, seal_only: bool) -> None:
    desk.copy("ferry")
    path = desk.folder / "ferry.yaml"
    path.write_text(path.read_text().replace("    text: ferry\n", "    text: ferry.txt\n"))
    messages = [problem.message for problem in desk.check(seal_only=seal_only).problems if problem.code == "no-source"]
    assert [message.partition("; ")[2] for message in messages] == ["`text` is the name without `.txt`: `text: ferry`."]
    path.write_text(path.read_text().replace("    text: ferry.txt\n", "    text: fery\n"))
    (message,) = (p.message for p in desk.check(seal_only=seal_only).problems if p.code == "no-source")
    assert ("run `make seal` where the text is" in message) == seal_only
    assert "without `.txt`" not in message
