"""What a maintainer reads of a value that YAML takes for something else: the place, and a line that mends it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from incident_record.problems import Problem
from incident_record.record.load import Loaded, parse_record
from incident_record.record.yaml_advice import misread_indents
from tests.support.desk import ARTICLE_HEAD
from tests.support.room import examples

RECORD = (
    ARTICLE_HEAD
    + """\
people:
  - {id: roe, kind: person, name: Ann Roe, called: [Roe], at: "s:1", words: [Ann Roe]}
quotes:
  - id: q
    speaker: roe
    at: s:1
    spans:
      - The ferry is late,
      - and nobody knows why.
    attribution: Roe said
"""
)
SPAN = RECORD[: RECORD.index("The ferry")].count("\n") + 1


def load(content: str) -> Loaded:
    return parse_record(content, Path("case.yaml"))


def with_span(value: str) -> str:
    return RECORD.replace("The ferry is late,", value)


def pasted(content: str, problems: tuple[Problem, ...]) -> str:
    """The record with every line that a message offers in its place."""
    lines = content.split("\n")
    for problem in problems:
        match = re.search(r" Paste(?: in place of lines \d+ to (\d+))?: (.*)$", problem.message)
        assert match is not None, problem.message
        end, line = int(match[1] or problem.line), match[2]
        old = lines[problem.line - 1]
        lines[problem.line - 1] = old[: len(old) - len(old.lstrip())] + line
        lines[problem.line : end] = [""] * (end - problem.line)
    return "\n".join(lines)


def spans_after_pasting(content: str) -> tuple[str, ...]:
    mended = load(pasted(content, load(content).problems))
    assert mended.problems == ()
    assert mended.record is not None
    return mended.record.quotes[0].spans


@pytest.mark.parametrize(
    ("value", "sign"),
    [
        ("'Twas late when it came,", "'"),
        ('"Late" is what they call it,', '"'),
        ("*Late* is what they call it,", "*"),
        ("*Late", "*"),
        ("*Late again", "*"),
        ("&Sons ferries are late,", "&"),
        ("!Late is no word of mine,", "!"),
        ("@ferry is late,", "@"),
        ("`late` is a command,", "`"),
        ("%20 of ferries are late,", "%"),
        ("| ferries are late,", "|"),
        ("> ferries are late,", ">"),
        ("[Ferries] are late,", "["),
        ("[Ferries are late]", "["),
        ("[Ferries, boats and ships]", "["),
        ("{Ferries} are late,", "{"),
        ("{Ferries are late}", "{"),
        ("- the ferry is late,", "-"),
        ("? is the ferry late,", "?"),
        (": the ferry is late,", ":"),
    ],
)
def test_a_value_that_begins_with_a_sign_of_yaml_is_given_in_quotation_marks(value: str, sign: str) -> None:
    (problem,) = load(with_span(value)).problems
    assert (problem.line, problem.column) == (SPAN, 9)
    assert f"A value that begins with {sign} needs quotation marks around it. Paste: - " in problem.message
    assert spans_after_pasting(with_span(value))[0] == value


@pytest.mark.parametrize(
    "value", ["He said this: the ferry is late,", "Roe: the ferry is late,", "He said: 'Twas late,"]
)
def test_a_value_with_a_colon_is_given_in_quotation_marks(value: str) -> None:
    (problem,) = load(with_span(value)).problems
    assert (problem.line, problem.column) == (SPAN, 9)
    assert 'A value that has ": " in it needs quotation marks around it. Paste: - ' in problem.message
    assert spans_after_pasting(with_span(value))[0] == value


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ('"He said "late" to us"', 'He said "late" to us'),
        ("'It's late again'", "It's late again"),
        ('"The \\Ferry is late"', "The \\Ferry is late"),
        ('"He said \\"late" to us"', 'He said "late" to us'),
        ('"Late" and "later"', '"Late" and "later"'),
        ('"Late is what they call it,', '"Late is what they call it,'),
    ],
)
def test_marks_within_marks(value: str, meant: str) -> None:
    (problem,) = load(with_span(value)).problems
    assert (problem.line, problem.column) == (SPAN, 9)
    assert spans_after_pasting(with_span(value))[0] == meant
    unclosed = value.count('"') == 1
    assert ("if that alone is missing" in problem.message) == unclosed


@pytest.mark.parametrize(
    "value",
    [
        "'Twas late\n        when it came,",
        "He said this: late\n        when it came,",
        "It was late,\n        he said: late,",
    ],
)
def test_a_value_of_several_lines_is_given_in_one(value: str) -> None:
    (problem,) = load(with_span(value)).problems
    assert problem.line == SPAN
    assert f"Paste in place of lines {SPAN} to {SPAN + 1}: - " in problem.message
    assert spans_after_pasting(with_span(value))[0] == " ".join(line.strip() for line in value.split("\n"))


def test_every_such_value_of_a_file_is_reported_at_once() -> None:
    content = with_span("'Twas late,").replace("and nobody knows why.", "'tis late: nobody knows why.")
    content = content.replace("title: A case", "title: @case").replace("name: Ann Roe", "name: 'Twas Roe")
    problems = load(content).problems
    assert [problem.line for problem in problems] == [2, 11, SPAN, SPAN + 1]
    assert spans_after_pasting(content) == ("'Twas late,", "'tis late: nobody knows why.")


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("name: Ann Roe", "name: 'Twas Roe", "'Twas Roe"),
        ("name: Ann Roe", "name: Ann: Roe", "Ann: Roe"),
        ("called: [Roe]", "called: [Roe, *Ann*]", "*Ann*]"),
        ("called: [Roe]", "called: [@Roe, Ann]", "@Roe, Ann]"),
        ("attribution: Roe said", "attribution: Roe said: later", "Roe said: later"),
        ("publisher: A paper", "publisher: 'Twas News", "'Twas News"),
    ],
)
def test_any_value_is_given_within_its_line(old: str, new: str, value: str) -> None:
    content = RECORD.replace(old, new)
    (problem,) = load(content).problems
    assert content.split("\n")[problem.line - 1][problem.column - 1 :].startswith(value)
    assert load(pasted(content, (problem,))).problems == ()


@pytest.mark.parametrize("blanks", ["\t", "\u00a0\u00a0\u00a0\u00a0", "\u3000\u3000", "  \t"])
def test_an_indent_of_other_blanks_than_spaces_is_told_how_many_spaces(blanks: str) -> None:
    content = RECORD.replace("    speaker: roe", f"{blanks}speaker: roe")
    (problem,) = load(content).problems
    assert content.split("\n")[problem.line - 1] == f"{blanks}speaker: roe"
    assert "YAML knows spaces alone; begin it with 4 spaces" in problem.message
    assert ("a tab" in problem.message) == ("\t" in blanks)


def test_a_tab_below_an_item_of_a_list_is_told_the_indent_of_its_fields() -> None:
    (problem,) = load(RECORD.replace("    at: s:1\n", "\tat: s:1\n")).problems
    assert problem.message.endswith("begin it with 4 spaces.")
    (problem,) = load("sources:\n- id: s\n\tkind: report\n  title: T\n").problems
    assert problem.message.endswith("begin it with 2 spaces.")


# A lone blank of another kind before a field of the record, all of the layout, one item, and the dash of a span.
MISREAD: dict[str, Callable[[str], str]] = {
    "a field of the record": lambda text: text.replace("title: A case", "\u00a0title: A case"),
    "everything": lambda text: re.sub("(?m)^ +", lambda match: "\u00a0" * len(match.group()), text),
    "an item": lambda text: text.replace("  - id: q", "\u00a0\u00a0- id: q"),
    "half of an indent": lambda text: text.replace("    speaker: roe", "  \u2009\u2009speaker: roe"),
    "an item and its fields": lambda text: re.sub("(?m)^    ", "\u202f" * 4, text),
}


@pytest.mark.parametrize("case", MISREAD)
def test_each_line_that_begins_with_blanks_that_are_no_spaces_is_named(case: str) -> None:
    content = MISREAD[case](RECORD)
    before, after = RECORD.split("\n"), content.split("\n")
    changed = [number for number, lines in enumerate(zip(before, after, strict=True), 1) if lines[0] != lines[1]]
    problems = load(content).problems
    assert problems
    assert {problem.line for problem in problems} <= set(changed)
    for problem in problems:
        spaces = len(before[problem.line - 1]) - len(before[problem.line - 1].lstrip(" "))
        advice = f"begin it with {spaces} spaces." if spaces else "begin it without blanks."
        assert problem.message.startswith("This line begins with blanks that are no ordinary spaces (U+")
        assert problem.message.endswith(advice)
    # Lines of a longer text or list go with the one that they belong to.
    fields = [number for number in changed if re.match(r"\s*(- )?[a-z_]+:|\s*- ", after[number - 1])]
    assert sorted(problem.line for problem in problems) == fields


def test_such_blanks_inside_a_text_of_several_lines_do_no_harm() -> None:
    content = RECORD.replace("title: A case", "title: >-\n  A title\n\n  \u00a0- id: is here", 1)
    assert load(content).problems == ()
    # Another fault may stand in the same record.
    assert not any("no ordinary" in p.message for p in load(content.replace("date:", "day:", 1)).problems)


def test_a_list_in_a_record_on_one_line_is_no_reason_to_quote_the_value_before_it() -> None:
    problems = load('{"id": "case", "title": "A case", "date": ["2031"], "sources": []}').problems
    assert [problem.message for problem in problems if "date" in problem.message] == ["`date` must be a text."]


def test_a_tab_after_a_dash_is_told_to_be_a_space() -> None:
    (problem,) = load(RECORD.replace("- The ferry", "-\tThe ferry")).problems
    assert problem.message == "YAML knows no tab between its signs; type a space. Paste: - The ferry is late,"


def test_marks_of_a_merge_are_named_for_what_they_are() -> None:
    content = RECORD.replace("    at: s:1\n", "<<<<<<< HEAD\n    at: s:1\n=======\n    at: s:2\n>>>>>>> other\n")
    (problem,) = load(content).problems
    assert content.split("\n")[problem.line - 1] == "<<<<<<< HEAD"
    assert "A merge has stopped here" in problem.message


@pytest.mark.parametrize("new", ["called: [Roe", "called: {Roe"])
def test_a_bracket_that_is_never_closed_is_no_value_to_quote(new: str) -> None:
    problems = load(RECORD.replace("called: [Roe]", new)).problems
    assert problems
    assert not any("Paste" in problem.message for problem in problems)
    assert problems[0].line == 11


def test_an_alias_an_anchor_and_a_tag_stay_forbidden() -> None:
    content = (
        RECORD.replace("name: Ann Roe", "name: &a Ann Roe").replace("[Ann Roe]", "[*a]").replace("s:1\n", "!!str s:1\n")
    )
    messages = [problem.message for problem in load(content).problems]
    assert ["Anchors" in messages[0], "Aliases" in messages[1], "Tags" in messages[2]] == [True] * 3


WORDS = st.sampled_from("ferry late isn't 'tis \"late\" [sic] {x} #1 @x *x* &c !x %x - ? : | > ` late: x, y".split())


@examples(200)
@pytest.mark.long
@given(st.lists(WORDS, min_size=2, max_size=5).map(" ".join))
def test_whatever_a_span_is_made_of_the_line_gives_just_that(value: str) -> None:
    """Where the file cannot be read or the span is no text, the message has a line, and the line gives the value."""
    loaded = load(with_span(value))
    refused = [problem for problem in loaded.problems if problem.line == SPAN]
    if any("Paste" in problem.message for problem in refused):
        assert spans_after_pasting(with_span(value))[0] in (value, value[1:-1].replace("''", "'"))
    else:
        # YAML reads the value, or a comment hides it.
        assert loaded.record is not None
        assert all("is empty" in problem.message and " #" in f" {value}" for problem in loaded.problems)


def test_the_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many values could be the cause, a file of a mebibyte is parsed a few times, a small one often."""
    parsed = 0
    parse = yaml.parse

    def counted(stream: str, Loader: Any) -> Any:  # noqa: N803 - the name is PyYAML's
        nonlocal parsed
        parsed += len(stream)
        return parse(stream, Loader)

    monkeypatch.setattr(yaml, "parse", counted)
    for many in (10, 100, 1_000, 10_000):
        parsed = 0
        assert load(with_span("\n      - ".join(["'Twas late,"] * many) + "\n  x")).problems
        assert parsed < (32 << 20)


@pytest.mark.parametrize(
    ("text", "line", "start"),
    [
        ("- a\nb: c\n", 2, "Here a list has a line that is no item of it"),
        ("people:\n  - id: a\n   name: b\n", 3, "Here a list has a line that is no item of it"),
        ("a:\n  - b\n c: d\n", 3, "This line is indented so that it belongs to nothing"),
        ("a: b\n- c\n", 2, "This line is indented so that it belongs to nothing"),
        ("a\nb: c\n", 2, "No field may begin here"),
        ("id: x\ntitle\nsummary: y\n", 3, "Here a field has no colon"),
        ("%x\na: b\n", 1, "A sign that has a meaning for YAML stands here"),
        ("--- a\n... b\n", 2, "YAML cannot read on from here"),
        ("a: \x01b\n", 1, "A character stands here that no YAML file may have"),
    ],
)
def test_what_no_mending_explains_is_said_in_our_words(text: str, line: int, start: str) -> None:
    problem = next(problem for problem in parse_record(text, Path("a.yaml")).problems if problem.code == "yaml")
    assert problem.line == line
    assert problem.message.startswith(start)
    # The parser's words differ between libyaml and PyYAML.
    assert not re.search(r"expected|found|mapping|scalar|token|context|while ", problem.message)


def test_advice_reads_a_file_no_deeper_than_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """libyaml takes a square of the depth: a hundred thousand levels took ten seconds."""
    read: list[yaml.Event] = []
    parse = yaml.parse

    def listed(text: str, **named: Any) -> Iterator[yaml.Event]:
        for event in parse(text, **named):
            read.append(event)
            yield event

    monkeypatch.setattr(yaml, "parse", listed)
    assert misread_indents("title: " + "[" * 1_000) == []
    assert 0 < len(read) < 50


def test_a_character_that_json_writes_in_two_halves_is_offered_whole() -> None:
    content = with_span('"The \\ud83d\\ude00 ferry\\u2019s late, \\"again\\","')
    (problem,) = load(content).problems
    assert (problem.line, str(problem.code)) == (SPAN, "yaml")
    assert "JSON may write a character as two halves" in problem.message
    assert spans_after_pasting(content)[0] == 'The 😀 ferry’s late, "again",'
