"""What `quote_check.py --fix` mends, and what it leaves to people."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import quote_check
from hypothesis import given
from hypothesis import strategies as st
from incident_record.maintain import plan
from incident_record.maintain.fix import plan_fixes
from incident_record.source.store import SourceStore
from tests.support.desk import ARTICLE_HEAD, Desk
from tests.support.room import examples


def fix(desk: Desk) -> None:
    plan.write(plan_fixes([desk.folder], SourceStore()))


def broken(desk: Desk, right: str, wrong: str) -> tuple[Path, bytes]:
    """The ferry's record, in which something right is wrong; and the record as it was."""
    path = desk.copy("ferry")
    before = path.read_bytes()
    assert before.decode().count(right) == 1, right
    path.write_bytes(before.decode().replace(right, wrong).encode())
    return path, before


# What is right in the record, and what stands there instead; the fix has to bring back exactly the first.
MENDED = {
    "marks around a span": (
        "- We got everyone off in nine minutes, and nobody panicked",
        "- “We got everyone off in nine minutes, and nobody panicked”",
    ),
    "a mark before a span": ("- We got everyone off", "- “We got everyone off"),
    "a blank before a comma": ("nine minutes, and", "nine minutes , and"),
    "no blank behind a comma": ("nine minutes, and", "nine minutes,and"),
    "a blank before the last period": ("prouder of a crew.", "prouder of a crew ."),
    "marks around a clause": ("attribution: Dorn said", "attribution: ‘Dorn said’"),
    "a hidden character": ("nobody panicked", "nobody pan\u200bicked"),
    "a hidden character in prose": ("Nobody was injured", "Nobody was in\u00adjured"),
    "the paragraph of a quote": ("at: ledger:4\n", "at: ledger:6\n"),
    "the paragraph of a quote, beyond the last": ("at: ledger:4\n", "at: ledger:40\n"),
    "the paragraph of evidence": ("at: ledger:3\n", "at: ledger:2\n"),
    "the paragraph of an antecedent": (
        'antecedent: {at: "ledger:5", words: director Tom Quill}',
        'antecedent: {at: "ledger:3", words: director Tom Quill}',
    ),
    "the paragraph of a person": ('age: 51, at: "ledger:3"', 'age: 51, at: "ledger:2"'),
    "a blank behind a colon": ("publisher: Coast", "publisher:Coast"),
    "a tab in the layout": ("  - id: fire", "\t- id: fire"),
    "a no-break space in the layout": ("  - id: fire", "\u00a0\u00a0- id: fire"),
}

# What needs quotation marks, and the line with them.
QUOTED = {
    "a colon": ("position: That the rules be looked at again.", "That: the rules", 'position: "That: the rules"'),
    "a mark at the start": ("title: Fire in the engine room", "“Fire” - in", None),
    "a straight mark at the start": (
        "title: Fire in the engine room",
        '"Fire" in the room',
        "title: '\"Fire\" in the room'",
    ),
    "an at sign": ("title: Fire in the engine room", "@ the engine", 'title: "@ the engine"'),
    "a star": ("title: Fire in the engine room", "*Fire", 'title: "*Fire"'),
    "an ampersand": ("title: Fire in the engine room", "&Fire here", 'title: "&Fire here"'),
    "an exclamation mark": ("title: Fire in the engine room", "!Fire", 'title: "!Fire"'),
    "a per cent sign": ("title: Fire in the engine room", "%Fire", 'title: "%Fire"'),
    "a bracket": ("title: Fire in the engine room", "[Fire] here", 'title: "[Fire] here"'),
    "a brace": ("title: Fire in the engine room", "{Fire} here", 'title: "{Fire} here"'),
    "a question mark": ("title: Fire in the engine room", "? Fire", 'title: "? Fire"'),
}


@pytest.mark.parametrize("case", MENDED)
def test_what_needs_no_judgement_is_mended_and_nothing_else(desk: Desk, case: str) -> None:
    path, before = broken(desk, *MENDED[case])
    assert desk.check().problems
    fix(desk)
    # A dash is written as the source prints it, and not as the record had it.
    assert path.read_bytes().decode().replace("Monday — or", "Monday--or") == before.decode()
    assert not desk.check().problems


@pytest.mark.parametrize("case", QUOTED)
def test_values_get_the_quotation_marks_that_yaml_needs(desk: Desk, case: str) -> None:
    line, value, mended = QUOTED[case]
    key = line.partition(":")[0]
    path, before = broken(desk, line, f"{key}: {value}")
    fix(desk)
    expected = mended or f"{key}: {value}"
    assert path.read_bytes().decode() == before.decode().replace(line, expected)
    assert not [problem for problem in desk.check().problems if problem.code in ("yaml", "schema")]


@pytest.mark.parametrize("value", ["null", "~", "[null]"])
def test_a_null_is_left_to_people(desk: Desk, value: str) -> None:
    path, _ = broken(desk, "title: Fire in the engine room", f"title: {value}")
    before = path.read_bytes()
    fix(desk)
    assert path.read_bytes() == before
    assert [str(problem.code) for problem in desk.check().problems] == ["schema"]


@pytest.mark.parametrize("value", ["''", '""', "' '", "", " # to be written", "[]", "{}", "-", '[""]', "|", "~"])
@pytest.mark.parametrize("field", ["title: Fire in the engine room", "position: That the rules be looked at again."])
def test_what_says_nothing_is_left_to_people(desk: Desk, field: str, value: str) -> None:
    path, _ = broken(desk, field, f"{field.partition(':')[0]}: {value}".rstrip())
    before = path.read_bytes()
    assert desk.check().problems
    fix(desk)
    assert path.read_bytes() == before


def test_no_repair_makes_a_file_that_cannot_be_read(desk: Desk) -> None:
    path, _ = broken(
        desk, "title: Fire in the engine room", "title: [Fire,\n      in the room]\n    unknown: x\n    other: x"
    )
    before = path.read_bytes()
    assert [str(problem.code) for problem in desk.check().problems] == ["schema"] * 3
    fix(desk)
    assert path.read_bytes() == before


def test_a_comment_stays_a_comment(desk: Desk) -> None:
    path, before = broken(desk, "title: Fire in the engine room", "title: Fire: in the room  # ours")
    fix(desk)
    assert path.read_text() == before.decode().replace(
        "title: Fire in the engine room", 'title: "Fire: in the room"  # ours'
    )


SPANS = """\
spans:
      - We got everyone off in nine minutes, and nobody panicked
      - I have never been prouder of a crew."""


@pytest.mark.parametrize(
    ("wrong", "mended"),
    [
        (
            "[We got everyone off in nine minutes, and nobody panicked]",
            '["We got everyone off in nine minutes, and nobody panicked"]',
        ),
        ("[We got everyone off, and nobody panicked]", '["We got everyone off", "and nobody panicked"]'),
    ],
)
def test_spans_in_brackets_are_one_or_several_as_the_source_has_them(desk: Desk, wrong: str, mended: str) -> None:
    path, before = broken(desk, SPANS, f"spans: {wrong}")
    fix(desk)
    assert path.read_text() == before.decode().replace(SPANS, f"spans: {mended}")


def test_words_behind_a_hash_come_back_where_the_source_has_them(desk: Desk) -> None:
    path = desk.copy("ferry")
    text = desk.sources / "ferry.txt"
    text.write_text(text.read_text().replace("in nine minutes", "of cabin #9 in minutes"))
    span = "We got everyone off {}, and nobody panicked"
    before = path.read_text().replace(span.format("in nine minutes"), span.format("of cabin #9 in minutes"))
    path.write_text(before)
    assert {str(problem.code) for problem in desk.check().problems} >= {"lost-to-yaml"}
    fix(desk)
    line = span.format("of cabin #9 in minutes")
    assert path.read_text() == before.replace(line, f'"{line}"')
    assert not desk.check().problems


def test_a_comment_is_not_made_words(desk: Desk) -> None:
    span, title = "- But it is not my decision", "title: Fire in the engine room"
    path, before = broken(desk, span, f"{span} # check this")
    fix(desk)
    # With marks around the words it is plain that the rest is a comment.
    assert path.read_text() == before.decode().replace(span, '- "But it is not my decision" # check this')
    path, _ = broken(desk, title, f"{title} # check this")
    wrong = path.read_bytes()
    fix(desk)
    # Of our own words nobody can say whether these are words or a comment.
    assert path.read_bytes() == wrong


# Judgement is needed: the words differ, or there are two places.
LEFT = {
    "a word in a span": ("nine minutes", "ten minutes"),
    "a capital letter": ("- But it is", "- but it is"),
    "a word left out": ("nobody panicked", "panicked"),
    "a word in evidence": ("No one was hurt", "Nobody was hurt"),
    "a comma left out": ("nine minutes, and", "nine minutes and"),
    "a comma for a dash": ("Monday--or so", "Monday, or so"),
    "a hyphen for a dash": ("Monday--or so", "Monday-or so"),
    "a hyphen inside a word": ("panicked", "pan-icked"),
    "a hyphen between words": ('["fire watch rules"]', '["fire-watch rules"]'),
    "a blank inside a word": ("got everyone", "got every one"),
    "two words as one": ("a crew", "acrew"),
    "an apostrophe inside a word": ("prouder", "proud’er"),
    "an apostrophe at the end of a word": ("attribution: Dorn said", "attribution: Dorn said’"),
    "a currency sign": ("nine minutes", "$nine minutes"),
    "words that stand nowhere": ("[had asked for a review]", "[had begged for a review]"),
    "the wrong speaker": ("speaker: iva-dorn", "speaker: tom-quill"),
    "a field that does not exist": ("place: Lowmark", "spot: Lowmark"),
    "another source": ("at: ledger:4\n", "at: paper:4\n"),
}


@pytest.mark.parametrize("case", LEFT)
def test_words_are_left_alone(desk: Desk, case: str) -> None:
    path, _ = broken(desk, *LEFT[case])
    wrong = path.read_bytes()
    assert desk.check().problems
    fix(desk)
    assert path.read_bytes() == wrong


def test_words_that_stand_in_two_other_paragraphs_stay_where_they_are(desk: Desk) -> None:
    path, _ = broken(desk, "words: [No one was hurt]", "words: [Quill]")
    wrong = path.read_bytes()
    fix(desk)
    assert path.read_bytes() == wrong


MARKS = [",", "-", " ", "“", "”", "'", ":", "#", "…", "\u200b", "\t", "\u00a0", "[", "]", "{", "*", "&", "!", "\n"]


def meaning(text: str) -> str:
    """All of a record that may not change: every sign but blanks, hidden ones and quotation marks; places may be others."""
    text = re.sub(r"ledger\W*:\W*[0-9]+", "ledger", text.replace("\u200b", ""))
    return re.sub(r"[\s\"“”]|(?<!\w)'|'(?!\w)", "", text)


@examples(60)
@pytest.mark.long
@given(st.lists(st.tuples(st.integers(0, 3000), st.sampled_from(MARKS)), min_size=1, max_size=3))
def test_no_word_is_ever_changed(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str]]) -> None:
    desk = Desk(tmp_path_factory.mktemp("marks") / "records")
    path = desk.copy("ferry")
    text = path.read_text("utf-8")
    for at, mark in edits:
        text = f"{text[: at % len(text)]}{mark}{text[at % len(text) :]}"
    path.write_text(text, "utf-8")
    fix(desk)
    after = path.read_bytes().decode("utf-8")
    assert meaning(after) == meaning(text)
    assert after.count("\n") <= text.count("\n")
    fix(desk)
    assert path.read_bytes().decode("utf-8") == after


# What the source prints, and what the record has: the same letters and digits, and other words.
OTHER_WORDS = [
    ("10.5 million", "105 million"),
    ("$5 million", "5 million"),
    ("12:20", "1220"),
    ("-5 degrees", "5 degrees"),
    ("1,500 boats", "1, 500 boats"),
    ("3-2 again", "32 again"),
    ("we’re", "were"),
    ("it’s", "its"),
    ("the crews’ boat", "the crews boat"),
    ("re-sign", "resign"),
    ("recover", "re-cover"),
    ("off, and", "off - and"),
    ("off—and", "off, and"),
    ("every one", "everyone"),
    ("No. What", "No? What"),
    ("Roe.example", "Roe example"),
]


@pytest.mark.parametrize(("printed", "typed"), OTHER_WORDS)
@pytest.mark.parametrize("where", ["span", "evidence"])
def test_figures_and_words_are_left_to_people(desk: Desk, printed: str, typed: str, where: str) -> None:
    for right, wrong in ((printed, typed), (typed, printed)):
        desk.text("article", f"“We saw {right} here,” Ann Roe said. The harbor has {right} here.\n")
        desk.waive("article")
        quoted, narrated = (wrong, right) if where == "span" else (right, wrong)
        people = (
            f'people:\n  - {{id: roe, kind: person, name: Ann Roe, at: "s:1", words: ["harbor has {narrated} here"]}}\n'
        )
        quote = f"  - id: q\n    speaker: roe\n    at: s:1\n    attribution: Ann Roe said\n    spans:\n      - We saw {quoted} here\n"
        path = desk.record("case", ARTICLE_HEAD + people + "quotes:\n" + quote)
        before = path.read_bytes()
        assert {str(p.code) for p in desk.check().problems} & {"quote-altered", "words-not-found", "quote-not-found"}
        fix(desk)
        assert path.read_bytes() == before


def test_several_faults_of_one_file_are_mended_together(desk: Desk) -> None:
    path, before = broken(desk, "nine minutes, and", "nine minutes ,and")
    text = (
        path.read_text().replace("at: ledger:3\n", "at: ledger:2\n").replace("nobody panicked", "nobody pan\u200bicked")
    )
    path.write_text(text.replace("title: Fire in", "title: Fire: in"))
    fix(desk)
    assert path.read_text() == before.decode().replace(
        "title: Fire in the engine room", 'title: "Fire: in the engine room"'
    )


@pytest.mark.parametrize("style", ["folded", "quoted", "windows"])
def test_lines_and_styles_stay(desk: Desk, style: str) -> None:
    span = "- We got everyone off in nine minutes, and nobody panicked"
    layouts = {
        "folded": "- >-\n          We got everyone off in nine\n          minutes{}\n          and nobody panicked",
        "quoted": "- 'We got everyone off in nine\n        minutes{} and nobody panicked'",
        "windows": "- We got everyone off\n        in nine minutes{} and nobody panicked",
    }
    path, _ = broken(desk, span, layouts[style].format(" ,"))
    if style == "windows":
        path.write_bytes("\ufeff".encode() + path.read_bytes().replace(b"\n", b"\r\n"))
    wrong = path.read_bytes()
    fix(desk)
    assert path.read_bytes() == wrong.replace(b"minutes ,", b"minutes,")


def test_a_seal_alone_serves_for_places(desk: Desk, sealed: Callable[[str], Path]) -> None:
    sealed("ferry")
    path = desk.folder / "ferry.yaml"
    before = path.read_text()
    path.write_text(before.replace("at: ledger:4\n", "at: ledger:6\n"))
    fix(desk)
    assert path.read_text() == before


def test_an_unsealed_span_is_mended_beside_a_seal(desk: Desk) -> None:
    path = desk.copy("ferry")
    assert not desk.seal().problems
    before = path.read_text()
    path.write_text(before.replace("nine minutes, and", "nine minutes ,and"))
    fix(desk)
    assert path.read_text() == before


def test_files_that_are_no_text_stay(desk: Desk) -> None:
    path = desk.folder / "bad.yaml"
    path.write_bytes(b"id: \xff\xfe")
    fix(desk)
    assert path.read_bytes() == b"id: \xff\xfe"


def test_the_command_shows_the_changes_then_checks(
    desk: Desk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = broken(desk, "nine minutes, and", "nine minutes ,and")
    wrong = path.read_bytes()
    with open("/dev/null") as nothing:  # noqa: PTH123 - a stream that is no terminal
        monkeypatch.setattr("sys.stdin", nothing)
        assert quote_check.main([str(desk.folder), "--fix"]) == 1
    out = capfd.readouterr().out
    assert "-      - We got everyone off in nine minutes ,and nobody panicked\n" in out
    assert "Nothing was written." in out
    assert "quote-altered" in out
    assert path.read_bytes() == wrong
    assert quote_check.main([str(desk.folder), "--fix", "--yes"]) == 0
    assert "nine minutes ,and nobody panicked\n" in capfd.readouterr().out
    assert path.read_bytes() == before
    assert quote_check.main([str(desk.folder), "--fix"]) == 0


@pytest.mark.parametrize("arguments", [["--fix", "--format", "json"], ["--yes"]])
def test_options_that_do_not_fit_are_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        quote_check.main(arguments)
    assert stopped.value.code == 2
