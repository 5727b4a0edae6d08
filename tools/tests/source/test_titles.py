"""Titles and names in quotation marks, which nobody says; and speech that looks like them."""

from collections.abc import Callable

import pytest
from incident_record.problems import Code
from incident_record.source.seal import make_seal
from incident_record.source.seal_file import SealError, parse_seal
from incident_record.source.text import canonicalize
from incident_record.source.titles import has_capitals
from msgspec.structs import replace
from tests.support.desk import Desk

TITLES = """\
Roe closed the so-called “pier of doom.”
Roe said the film, titled “A walk in the rain,” was late.
Roe, also known as “the iron mayor,” said so.
Roe said her book “The Pier at Night” was late.
In the memoir “My Pier, My Town,” Roe says so.
Roe sang “The Pier at Night” there.
Roe stars in “The Pier at Night,” she said.
Roe, author of “The Long Road,” said so.
Ruiz cerró el llamado «muelle del terror».
Morel ferme le quai intitulé « la longue route ».
Vogel schloss den sogenannten „Steg der Angst“.
Lis zamknęła tzw. „molo grozy”.
أغلق نجار ما يسمى «رصيف الرعب»."""

SPEECH = """\
Roe called the pier “The Long Road.”
Roe tweeted “Make Lowen Great Again.”
Roe said “Black Lives Matter” to us.
Roe said in the book “we never sold it.”
Roe sang “we shall overcome” there.
“The Long Road,” Roe said.
The film was late. “The Long Road,” Roe said.
Ruiz ha llamado «cobarde y necio» a Soto.
Roe wrote in the song: “The Pier Is Gone.”"""


@pytest.mark.parametrize("line", TITLES.splitlines())
def test_a_title_is_nobodys_speech(line: str) -> None:
    assert canonicalize(line).titles == (0,)


@pytest.mark.parametrize("line", SPEECH.splitlines())
def test_speech_is_no_title(line: str) -> None:
    assert canonicalize(line).titles == ()


def test_titles_are_counted_among_all_quotations() -> None:
    text = canonicalize("“We left,” Roe said of the song “The Long Road.” Roe sang “The Far Shore.”")
    assert text.titles == (1, 2)
    assert canonicalize("Roe sang “The Far Shore.”", "none").titles == ()


RECORD = """\
id: case
title: A case
date: "2031"
sources: [{{id: s, kind: news-article, title: Kiln cracked, publisher: P, text: article}}]
people: [{{id: roe, kind: person, name: Ann Roe, called: [Roe]}}]
quotes:
  - id: q
    speaker: roe
    at: s:1
    spans:
      - {span}
    attribution: Roe said
"""
ARTICLE = "Roe said her song “The Long Road” was “good enough for me.”\n"


def test_a_title_is_no_quote_of_whoever_speaks_of_it(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    desk.waive("article")
    path = desk.record("case", RECORD.format(span="good enough for me"))
    assert not desk.check().problems
    assert not desk.seal().problems
    path.write_text(RECORD.format(span="The Long Road"))
    # The seal opens the other quotations of a quoted sentence, so it has to know the title too.
    for seal_only in (False, True):
        (problem,) = desk.check(seal_only=seal_only).problems
        assert problem.code is Code.WRONG_SPEAKER
        assert "as a title or a name" in problem.message
    with path.open("a") as file:
        file.write("    attribution_note: She sang it out to the reporter.\n")
    assert not desk.check().problems


def test_titles_are_under_the_digest_of_a_seal() -> None:
    seal = make_seal(canonicalize(ARTICLE))
    assert seal.titles == (0,)
    without = replace(seal, titles=())
    assert parse_seal(seal.dump().encode()) == seal
    with pytest.raises(SealError):
        parse_seal(without.dump().encode())


@pytest.mark.parametrize("change", [lambda _: (5,), lambda _: (-1,), lambda _: (0, 0), lambda _: (True,)])
def test_titles_that_are_no_quotations_are_refused(change: Callable[[object], tuple[int, ...]]) -> None:
    seal = replace(make_seal(canonicalize(ARTICLE)), titles=change(None))
    with pytest.raises(SealError, match="wrong form"):
        parse_seal(seal.dump().encode())


@pytest.mark.parametrize("title", ["The Road", "A Walk in the Rain", "'(The Long Road),'", "Not 9 to 5, But Six"])
def test_a_title_has_a_capital_in_every_word_but_small_ones(title: str) -> None:
    assert has_capitals(title.split())


@pytest.mark.parametrize("words", ["The long road", "Roe", "in the rain", "A Walk in heavy Rain", ""])
def test_other_words_are_not_set_as_a_title(words: str) -> None:
    assert not has_capitals(words.split())
