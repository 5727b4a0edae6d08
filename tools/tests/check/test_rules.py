"""The rules that need no source: what each says, of which item, and where."""

from pathlib import Path

import pytest
from incident_record.check.rules import check_rules
from incident_record.problems import Code, Location, Problem
from incident_record.record.load import parse_record
from incident_record.record.model import Record

RECORD = """\
id: case
title: T
date: "2031"
sources:
  - {id: s, kind: news-article, title: H, publisher: P, text: article}
people:
  - {id: roe, kind: person, name: Roe}
statements:
  - {id: claim, by: roe, verb: said, text: It is so, about: [roe], at: "s:1", words: [so]}
events:
  - {id: start, date: "2031", title: It began, statements: [claim], at: "s:1", words: [so]}
quotes:
  - {id: so, speaker: roe, about: [roe], at: "s:1", spans: ["it is so"], attribution: said}
policy_points:
  - {id: point, policy: p, actor: roe, addressee: roe, position: X, status: requested, quotes: [so], at: "s:1", words: [so]}
related:
  - {id: other, relation: same-place, why: It says so, at: "s:1"}
questions:
  - {id: why, question: Why}
"""


def problems(content: str) -> list[Problem]:
    loaded = parse_record(content, Path("case.yaml"))
    assert loaded.problems == ()
    assert loaded.record is not None
    return list(check_rules(loaded.record))


def place_of(content: str, part: str, before: str = "") -> Location:
    """The line and column of a part that stands once after another one."""
    at = content.index(part, content.index(before))
    return Location(content.count("\n", 0, at) + 1, at - content.rfind("\n", 0, at))


def test_a_record_without_faults_breaks_no_rule() -> None:
    assert problems(RECORD) == []


@pytest.mark.parametrize(
    ("field", "wrong", "at", "item", "kind"),
    [
        ("by: roe", "by: nobody", "nobody", "claim", "person or source"),
        ("by: roe", "by: claim", "claim,", "claim", "person or source"),
        ("It is so, about: [roe]", "It is so, about: [roe, nobody]", "nobody", "claim", "person"),
        ("statements: [claim]", "statements: [claim, nothing]", "nothing", "start", "statement"),
        ("statements: [claim]", "statements: [start]", "start]", "start", "statement"),
        ("speaker: roe", "speaker: nobody", "nobody", "so", "person"),
        ("speaker: roe, about: [roe]", "speaker: roe, about: [s]", "s]", "so", "person"),
        ("actor: roe", "actor: nobody", "nobody", "point", "person"),
        ("addressee: roe", "addressee: nobody", "nobody", "point", "person"),
        ("quotes: [so]", "quotes: [so, nothing]", "nothing", "point", "quote"),
    ],
)
def test_an_id_that_names_nothing_is_said_to_be_unknown_where_it_stands(
    field: str, wrong: str, at: str, item: str, kind: str
) -> None:
    assert RECORD.count(field) == 1
    content = RECORD.replace(field, wrong)
    (problem,) = problems(content)
    assert (problem.code, problem.item, problem.record) == ("unknown-id", item, "case")
    assert (problem.line, problem.column) == place_of(content, at, wrong)
    assert f" no {kind} of this record" in problem.message
    assert f"`{at.strip(',]')}`" in problem.message


def test_a_source_is_a_voice() -> None:
    assert problems(RECORD.replace("by: roe", "by: s")) == []


def test_without_an_addressee_nobody_is_unknown() -> None:
    assert problems(RECORD.replace("addressee: roe, ", "")) == []


def test_an_id_is_given_once_in_a_record() -> None:
    content = RECORD.replace("{id: start", "{id: roe")
    (problem,) = problems(content)
    assert (problem.code, problem.item) == ("duplicate-id", "roe")
    assert (problem.line, problem.column) == place_of(content, "roe", "events:")
    assert f"on line {place_of(content, 'id: roe').line} " in problem.message


def test_each_of_three_with_one_id_is_held_against_the_first() -> None:
    content = RECORD.replace("{id: start", "{id: roe").replace("{id: point", "{id: roe")
    first = place_of(content, "id: roe").line
    assert [f"on line {first} " in problem.message for problem in problems(content)] == [True, True]


def test_a_related_record_may_have_the_id_of_an_item() -> None:
    assert problems(RECORD.replace("{id: other", "{id: so")) == []


def test_two_sources_cannot_have_one_text() -> None:
    second = "  - {id: t, kind: news-article, title: H, publisher: P, text: article}\n"
    content = RECORD.replace("people:\n", f"{second}people:\n")
    (problem,) = problems(content)
    assert (problem.code, problem.item) == ("duplicate-id", "t")
    assert (problem.line, problem.column) == place_of(content, "article}", "id: t")
    assert "the source `s`" in problem.message


def test_of_three_sources_with_one_text_two_are_told_of_the_first() -> None:
    more = "".join(f"  - {{id: {id_}, kind: news-article, title: H, publisher: P, text: article}}\n" for id_ in "tu")
    raised = problems(RECORD.replace("people:\n", f"{more}people:\n"))
    assert [(problem.item, "the source `s`" in problem.message) for problem in raised] == [("t", True), ("u", True)]


@pytest.mark.parametrize(
    ("value", "code", "part"),
    [
        ("It is\u200bso", "hidden-character", "U+200B ZERO WIDTH SPACE"),
        ("It is\u2028so", "hidden-character", "U+2028 LINE SEPARATOR"),
        ("It is s\u043e", "mixed-script", "CYRILLIC and LATIN"),
    ],
)
def test_a_string_that_deceives_the_eye_is_of_its_item(value: str, code: str, part: str) -> None:
    content = RECORD.replace("text: It is so", f'text: "{value}"')
    (problem,) = problems(content)
    assert (problem.code, problem.item) == (code, "claim")
    assert (problem.line, problem.column) == place_of(content, '"It is')
    assert part in problem.message


def test_what_is_in_no_item_has_none() -> None:
    (problem,) = problems(RECORD.replace("title: T\n", 'title: "T\u200bT"\n'))
    assert (problem.code, problem.item) == ("hidden-character", None)


def test_a_message_shows_twenty_characters_on_either_side_of_a_hidden_one() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    (problem,) = problems(RECORD.replace("title: T\n", f'title: "{letters}\u200b{letters}"\n'))
    assert f"‹{letters[-20:]}�{letters[:19]}›" in problem.message


def test_an_item_that_cannot_be_read_is_not_unknown_too() -> None:
    broken = RECORD.replace("words: [so]}\nevents", "words: []}\nevents")
    loaded = parse_record(broken, Path("case.yaml"))
    assert isinstance(loaded.record, Record)
    assert (loaded.record.complete, loaded.record.statements) == (False, ())
    assert list(check_rules(loaded.record)) == []


def test_only_fields_of_the_item_can_be_unconfirmed() -> None:
    record = RECORD.replace("{id: why, question: Why}", "{id: why, question: Why, unconfirmed: [question, id, note]}")
    unfinished, unknown = problems(record)
    assert (unfinished.code, unfinished.item) == (Code.UNFINISHED, "why")
    assert (unfinished.line, unfinished.column) == place_of(record, "[question, id, note]")
    assert "has drafted `question`, `id`;" in unfinished.message
    assert "`note`" not in unfinished.message
    assert (unknown.code, unknown.item) == (Code.UNKNOWN_ID, "why")
    assert "`note`" in unknown.message
    assert (unknown.line, unknown.column) == place_of(record, "note]")


def test_the_record_s_own_fields_can_be_unconfirmed_too() -> None:
    record = RECORD.replace("date:", "unconfirmed: [date, place]\ndate:", 1)
    unfinished, unknown = problems(record)
    assert (unfinished.code, unfinished.item) == (Code.UNFINISHED, None)
    assert "has drafted `date`;" in unfinished.message
    assert (unknown.code, unknown.line) == (Code.UNKNOWN_ID, unfinished.line)


@pytest.mark.parametrize(("wrong", "meant"), [("ro", "roe"), ("roee", "roe"), ("somebody", None)])
def test_an_id_that_is_nearly_one_is_asked_for(wrong: str, meant: str | None) -> None:
    (problem,) = problems(RECORD.replace("actor: roe", f"actor: {wrong}"))
    assert (f"did you mean `{meant}`? Else correct it" in problem.message) == (meant is not None)


def test_a_name_in_place_of_an_id_is_asked_for() -> None:
    named = RECORD.replace("kind: person, name: Roe}", "kind: person, name: Roe, called: [mayor]}")
    (problem,) = problems(named.replace("actor: roe", "actor: mayor"))
    assert "did you mean `roe`?" in problem.message
