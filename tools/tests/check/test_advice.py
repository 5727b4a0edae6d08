"""What a message offers beyond the record's own paragraph: another source, a longer clause, the words that are meant."""

import json
from pathlib import Path

import pytest
from incident_record.check import advice as advice_module
from incident_record.check.cache import CACHE_VARIABLE
from incident_record.check.clauses import attribute
from incident_record.check.model import Case
from incident_record.check.run import check
from incident_record.problems import Problem
from incident_record.source.store import SourceStore
from tests.support.desk import Desk

RECORD = """\
id: {id}
title: A case
date: "2031-01-01"
sources:
{sources}
people:
  - {{id: roe, kind: person, name: Ann Roe, called: [Roe]}}
  - {{id: doe, kind: person, name: Tom Doe, called: [Doe]}}
quotes:
  - id: q
    speaker: roe
    at: {at}
    spans:
      - {span}
    attribution: {clause}
"""
SOURCE = "  - {{id: {id}, kind: news-article, title: A headline, publisher: A paper, text: {id}, unused: [{waived}]}}"


def waive(*, paragraphs: tuple[int, ...] = (), quotations: tuple[int, ...] = ()) -> str:
    waivers = [f"{{paragraph: {n}, reason: x}}" for n in paragraphs] + [
        f"{{quotation: {n}, reason: x}}" for n in quotations
    ]
    return ", ".join(waivers)


def record(desk: Desk, id_: str, sources: str, at: str, span: str, clause: str = "Roe said", waived: str = "") -> Path:
    listed = "\n".join(SOURCE.format(id=each, waived=waived) for each in sources.split())
    content = RECORD.format(
        id=id_, sources=listed.replace(", unused: []", ""), at=at, span=json.dumps(span), clause=clause
    )
    return desk.record(id_, content)


def of_quote(desk: Desk, *, seal_only: bool = False) -> list[Problem]:
    return [problem for problem in desk.check(seal_only=seal_only).problems if problem.item == "q"]


def paste(path: Path, problem: Problem, key: str) -> None:
    """Put the line that a message offers where the record has that key."""
    _, _, line = problem.message.partition(" Paste: ")
    lines = path.read_text("utf-8").split("\n")
    (place,) = (n for n, old in enumerate(lines) if old.startswith(f"    {key}") and n > lines.index("quotes:"))
    path.write_text("\n".join([*lines[:place], f"    {line}", *lines[place + 1 :]]), "utf-8")


# -- another source


SINGLE = "“The lamp was out all night,” Ann Roe said.\n"
TWO = "Nobody slept.\n\n“It was a very quiet evening,” Roe said of the siren.\n"


@pytest.mark.parametrize("span", ["It was a very quiet evening,", "It was a very quiet evening"])
def test_a_quote_of_the_records_other_source_is_told_where_it_stands(desk: Desk, span: str) -> None:
    desk.text("one", SINGLE)
    desk.text("two", TWO)
    path = record(desk, "case", "one two", "one:1", span)
    (problem,) = of_quote(desk)
    assert problem.code == "quote-not-found"
    assert "is not in `one`, but in ¶2 of `two`: the quote cites the wrong source. Paste: at: two:2" in problem.message
    paste(path, problem, "at:")
    assert of_quote(desk) == []


def test_a_quote_of_another_records_source_is_told_which(desk: Desk) -> None:
    desk.text("one", SINGLE)
    desk.text("two", TWO)
    record(desk, "other", "two", "two:2", "It was a very quiet evening,", waived=waive(paragraphs=(1,)))
    record(desk, "case", "one", "one:1", "The lamp was out all night,")
    assert len(desk.seal().sealed) == 2
    record(desk, "case", "one", "one:1", "It was a very quiet evening,")
    advice = "is not in `one`, but in ¶2 of `two`, a source of other.yaml. The quote cites the wrong source"
    (problem,) = of_quote(desk)
    assert advice in problem.message
    (desk.sources / "two.txt").unlink()
    (problem,) = of_quote(desk)
    assert advice in problem.message, "its seal opens the quotation"


def test_the_records_own_source_comes_before_that_of_another_record(desk: Desk) -> None:
    desk.text("one", SINGLE)
    desk.text("two", TWO)
    record(desk, "before", "one two", "two:2", "It was a very quiet evening,")
    record(desk, "case", "one two", "one:1", "It was a very quiet evening,")
    (problem,) = (problem for problem in of_quote(desk) if problem.record == "case")
    assert "but in ¶2 of `two`: the quote cites the wrong source. Paste: at: two:2" in problem.message


def test_an_altered_quote_that_another_source_prints_word_for_word_is_told_too(desk: Desk) -> None:
    desk.text("one", "“It was a rather quiet evening,” Ann Roe said.\n")
    desk.text("two", TWO)
    record(desk, "case", "one two", "one:1", "It was a very quiet evening,")
    (problem,) = of_quote(desk)
    assert problem.code == "quote-altered"
    assert "Paste: at: two:2" in problem.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SINGLE, "Nobody slept. It was a very quiet evening, Roe said.\n"),
        (SINGLE, "“It was a quiet evening,” Roe said.\n"),
        (f"{SINGLE}\n“It was a very quiet evening,” Roe said.\n", TWO),
        (f"{SINGLE}\nIt was a very quiet evening, Roe said.\n", TWO),
    ],
    ids=["narration", "other words", "at another place", "narration of its own source"],
)
def test_only_what_is_quoted_there_and_nowhere_in_its_own_source_is_told(desk: Desk, first: str, second: str) -> None:
    desk.text("one", first)
    desk.text("two", second)
    record(desk, "case", "one two", "one:1", "It was a very quiet evening,")
    (problem,) = of_quote(desk)
    assert "wrong source" not in problem.message


def test_a_finding_of_the_cache_is_told_the_same(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    desk.text("one", SINGLE)
    desk.text("two", TWO)
    record(desk, "case", "one two", "one:1", "It was a very quiet evening,")
    first, again = (check([desk.folder], cache=True).problems for _ in range(2))
    assert set(first) == set(again)
    assert any("wrong source" in problem.message for problem in again)


def test_sources_without_the_words_are_not_opened_for_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.text("one", SINGLE)
    for number in range(20):
        desk.text(f"n{number}", "Nobody slept.\n\n“The horn blew twice,” Roe said.\n")
        record(desk, f"other-{number}", f"n{number}", f"n{number}:2", "The horn blew twice,")
    record(desk, "case", "one", "one:1", "It was a very quiet evening,")
    opened: list[str] = []
    open_source = SourceStore.open

    def counted(store: SourceStore, folder: Path, stem: str, marks: str) -> object:
        opened.append(stem)
        return open_source(store, folder, stem, marks)

    monkeypatch.setattr(SourceStore, "open", counted)
    monkeypatch.setattr("incident_record.check.folder._of_text", lambda *_: ())
    assert of_quote(desk)
    assert sorted(opened) == sorted(["one", *(f"n{number}" for number in range(20))])


# -- a longer clause


SPOKEN = """\
“The lamp was out all night,” Ann Roe told the reporters at noon. “It was a quiet evening,” said Tom Doe.

Roe added: “Nobody slept at all that night.”
"""


@pytest.mark.parametrize(
    ("at", "span", "clause", "offered"),
    [
        (1, "The lamp was out all night,", "told the reporters", "Roe told the reporters"),
        (1, "The lamp was out all night,", "told", "Roe told"),
        (2, "Nobody slept at all that night.", "added", "Roe added"),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_a_clause_that_would_pass_if_it_were_longer_is_offered(
    desk: Desk, at: int, span: str, clause: str, offered: str, listed: bool
) -> None:
    desk.text("one", SPOKEN)
    waived = waive(paragraphs=(3 - at,), quotations=(2, 3) if at == 1 else (1, 2))
    record(desk, "case", "one", f"one:{at}", span, offered, waived)
    assert desk.seal().sealed
    path = record(desk, "case", "one", f"one:{at}", span, f"\n      - {clause}" if listed else clause, waived)
    for seal_only in (False, True):
        (problem,) = of_quote(desk, seal_only=seal_only)
        assert problem.message.endswith(f"Paste: {'- ' if listed else 'attribution: '}{json.dumps(offered)}")
    if not listed:
        paste(path, problem, "attribution:")
        assert of_quote(desk) == []


@pytest.mark.parametrize("clause", ["Roe added", "Roe whispered", "Nobody slept"])
def test_in_place_of_a_clause_of_another_quotation_the_own_one_is_offered(desk: Desk, clause: str) -> None:
    desk.text("one", SPOKEN)
    path = record(desk, "case", "one", "one:1", "The lamp was out all night,", clause)
    (problem,) = of_quote(desk)
    assert problem.code == "attribution-not-beside"
    assert problem.message.endswith('This one would pass. Paste: attribution: "Ann Roe told"')
    paste(path, problem, "attribution:")
    assert of_quote(desk) == []


@pytest.mark.parametrize("clause", ["said", "said Tom Doe", "evening"])
def test_no_clause_is_offered_that_gives_the_words_to_another(desk: Desk, clause: str) -> None:
    desk.text("one", SPOKEN)
    record(desk, "case", "one", "one:1", "It was a quiet evening,", clause)
    assert of_quote(desk)
    assert not any("would pass" in problem.message for problem in of_quote(desk))


# -- the words that are meant


def test_an_unrecorded_quotation_is_shown_with_its_first_words_and_its_clause(desk: Desk) -> None:
    desk.text("one", SPOKEN)
    record(desk, "case", "one", "one:9", "Nothing of that kind")
    messages = [p.message for p in desk.check().problems if p.code == "unrecorded-quotation"]
    assert "(¶1, 6 words): “The lamp was out all night”, its clause ‹Ann Roe told›; quote it" in messages[0]
    assert "(¶1, 5 words): “It was a quiet evening”, its clause ‹said Tom Doe›; quote it" in messages[1]
    assert "(¶2, 6 words): “Nobody slept at all that night”, its clause ‹Roe added›; quote it" in messages[2]


def test_a_seal_shows_no_word_that_it_keeps_closed(desk: Desk) -> None:
    desk.text("one", SPOKEN)
    waived = waive(paragraphs=(1,), quotations=(1, 2))
    for waivers in (waived, ""):
        record(desk, "case", "one", "one:2", "Nobody slept at all that night.", "Roe added", waivers)
        assert bool(desk.seal().sealed) == bool(waivers)
    for seal_only, has_words in ((False, True), (True, False)):
        problems = desk.check(seal_only=seal_only).problems
        messages = [problem.message for problem in problems if problem.code == "unrecorded-quotation"]
        assert len(messages) == 2
        assert all(("“" in message) == has_words for message in messages)


def test_evidence_that_is_too_long_in_a_row_shows_the_words(desk: Desk) -> None:
    desk.text("one", SPOKEN.replace("at noon", "who stood at the gate at noon on that day"))
    path = record(desk, "case", "one", "one:1", "The lamp was out all night,", "Roe told the reporters who stood")
    content = path.read_text("utf-8").replace(
        "name: Tom Doe,", "name: Tom Doe, at: 'one:1', words: [at the gate at noon],"
    )
    path.write_text(content, "utf-8")
    (message,) = (p.message for p in desk.check().problems if p.code == "words-too-long")
    assert (
        "in a row (‹Ann Roe told the reporters who stood at the gate at noon›); choose words that do not touch."
        in message
    )


def test_a_clause_that_stands_in_many_places_is_tried_in_few(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []

    def counted(case: Case, quotations: list[int]) -> object:
        tried.append(case.quote.attribution)
        return attribute(case, quotations)

    monkeypatch.setattr(advice_module, "attribute", counted)
    for many in (10, 300):
        tried.clear()
        others = " ".join(f"who{n} saw{n} and left{n} at{n}" for n in range(many))
        desk.text("one", f"“The lamp was out all night,” {others}.\n")
        record(desk, "case", "one", "one:1", "The lamp was out all night,", "and")
        assert of_quote(desk)
        assert 0 < len(tried) < 100
