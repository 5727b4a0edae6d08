"""Our own words: no copy of the source's narration, no quotation marks around what is no proved quote."""

import json
from pathlib import Path
from unittest.mock import Mock

import pytest
from incident_record.check import prose
from incident_record.check.page import CODE, read_page
from incident_record.check.quotable import Quotable
from incident_record.check.run import Report, check
from incident_record.source.text import canonicalize, span_words
from tests.support.desk import Desk

SOURCE = canonicalize(
    "The mill by the weir will open on the first Sunday of May, the owner said.\n\n"
    "“We will grind for anyone who brings a sack, and we will not ask for more than a loaf,” Mo Lind said. "
    "“Come early.”\n"
)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("Lind says: the Mill by the weir, will open on the FIRST day.", "the Mill by the weir, will open on the"),
        ("the mill by the weir will open on a Sunday", None),
        ("a mill by a weir will open on the first of May", None),
        ("The mill (by the weir) — will open on the first …", "The mill (by the weir) will open on the"),
        ("We will grind for anyone who brings a sack, and we will not ask", None),
        ("not ask for more than a loaf, Mo Lind said", "not ask for more than a loaf, Mo Lind"),
        ("of May, the owner said. We will grind for anyone", "of May, the owner said. We will grind for"),
        ("", None),
    ],
)
def test_nine_words_of_narration_in_a_row_are_a_copy(text: str, run: str | None) -> None:
    assert prose.copied(["", text], [SOURCE]).get(1) == run


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("We will grind for anyone who brings a sack, he says", "We will grind for anyone who brings a sack,"),
        ("He says: “We will grind for anyone who brings a sack.”", None),
        ("He says: ‘We will grind for anyone who brings a sack.’", None),
        ("“Soon,” he says, we will grind for anyone who brings a sack", "we will grind for anyone who brings a sack"),
        ("We will grind for ‘anyone’ who brings a sack, he says", None),
    ],
)
def test_somebodys_own_words_may_be_copied_in_quotation_marks_alone(text: str, run: str | None) -> None:
    speech = canonicalize("We will grind for anyone who brings a sack. Come early.", "none")
    assert prose.copied([text], [speech]).get(0) == run


@pytest.mark.parametrize(
    ("text", "quoted_words"),
    [
        ("She said “we grind for all”.", [(9, "we grind for all")]),
        ('She said "we grind for all".', [(9, "we grind for all")]),
        ("She said ‘we grind for all’.", [(9, "we grind for all")]),
        ("She said 'we grind for all'.", [(9, "we grind for all")]),
        ("Elle dit « nous moulons pour tous ».", [(9, "nous moulons pour tous")]),
        ("She said “we ‘grind for all of them’ now”.", [(9, "we 'grind for all of them' now")]),
        ("the so-called “first Sunday rule”", []),
        ("It’s the owners’ mill, isn’t it, and the boys’ loaf", []),
        ("an 8' wall and a 12\" wheel and a 3' gate and a 9\" axle", []),
        ("She said “we grind […] for all”.", [(9, "we grind … for all")]),
        ("a mark “that is never closed at all", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, quoted_words: list[tuple[int, str]]) -> None:
    assert [(offset, " ".join(words)) for offset, words in prose.quoted(text)] == quoted_words


QUOTES = [
    tuple(map(span_words, spans))
    for spans in (
        ("We will grind for anyone who brings a sack, and we will not ask for more.", "Come early."),
        ("I may go. It was never mine to keep. They all know that.",),
    )
]


@pytest.mark.parametrize(
    ("words", "proved"),
    [
        ("We will grind for anyone who brings a sack, and we will not ask for more.", True),
        ("We will grind for anyone who brings a sack, and we will not ask for more", True),
        ("we will not ask for more", True),
        ("We will grind for anyone", False),  # the same sentence goes on with a "not"
        ("They all know that.", True),
        ("mine to keep. They all know that", False),
        ("never mine to keep. They all know that", True),
        ("We will ground for anyone", False),
        ("and we will not ask for more … Come early", True),
        ("Come early … and we will not ask for more", False),
        ("and we will not ask for more … They all know that", False),
        ("and we will not ask for more. Come early.", False),
        ("We will grind for anyone … and we will not ask for more", False),
    ],
)
def test_only_a_proved_quote_may_stand_in_marks(words: str, proved: bool) -> None:
    assert Quotable(QUOTES).proves(span_words(words)) is proved


RECORD = """\
id: mill
title: The mill
date: "2031"
sources:
  - id: s
    kind: news-article
    title: A mill that grinds for all comers
    publisher: P
    text: mill
    unused: [{paragraph: 1, reason: x}]
people: [{id: lind, kind: person, name: Mo Lind}]
quotes:
  - id: q
    speaker: lind
    at: s:2
    spans:
      - We will grind for anyone who brings a sack, and we will not ask for more than a loaf
      - Come early.
    attribution: Mo Lind said
"""
PAGE = """\
---
title: “front matter with five words”
---
# The “mill *that* never was here”

% a comment “that nobody will ever see”
Proved: “we will not ask for more than a loaf”, by Lind.
Code: `“not a quotation at all”`, and “[Come early, she said again](index.md)”.

```{note}
:class: “an option of a directive”
He said “we shall not ask for more”.
```

```yaml
context: “code is left out of this”
```

    “and so is this indented code”

| a | b |
|---|---|
| x | “a cell of five words” |

> - “a list in a block quote”

<p title="x">“words in a block of HTML”</p>

The headline is “A mill that grinds for all comers”.
"""


def page(desk: Desk, text: str) -> Path:
    desk.record("mill", RECORD)
    desk.text(
        "mill",
        "\n\n".join(
            (
                "The mill by the weir will open on the first Sunday of May, the owner said.",
                "“We will grind for anyone who brings a sack, and we will not ask for more than a loaf,” Mo Lind said. "
                "“Come early.”",
            )
        ),
    )
    path = desk.folder / "page.md"
    path.write_text(text, "utf-8")
    return path


def messages(report: Report) -> list[tuple[str, int, int, str]]:
    return [(Path(p.path).name, p.line, p.column, str(p.code)) for p in report.problems]


def test_a_pages_quotations_are_found_where_they_stand(desk: Desk) -> None:
    path = page(desk, PAGE)
    expected = [(4, 7), (8, 39), (12, 9), (23, 7), (25, 5), (27, 14)]
    for paths in ([desk.folder], [path, desk.folder / "mill.yaml"]):
        report = check(paths)
        assert messages(report) == [("page.md", line, column, "unverified-quotation") for line, column in expected]
        assert (report.records, report.quotes, report.proved) == (1, 1, 1)


def test_the_title_of_a_directive_may_quote_no_more_than_the_page(desk: Desk) -> None:
    page(desk, "````{card} “Come *early*, she said again”\n```{note} He said “we will not ask for more”.\n```\n````\n")
    assert messages(desk.check()) == [("page.md", 1, 12, "unverified-quotation")]


def test_a_page_alone_is_held_against_the_records_folder(desk: Desk) -> None:
    path = page(desk, "“We will grind for anyone who brings a cart”\n\n“Come early, and come often, please”\n")
    (desk.folder / "mill.yaml").write_text(RECORD.replace("Come early", "Come late"), "utf-8")
    report = check([path], quoted=desk.folder)
    # What is wrong with a record that was not named is not told; its quote is not proved for the page either.
    assert [(line, code) for _, line, _, code in messages(report)] == [
        (1, "unverified-quotation"),
        (3, "unverified-quotation"),
    ]
    assert (report.records, report.quotes) == (0, 0)


def test_a_page_with_a_proved_quote_passes(desk: Desk) -> None:
    path = page(desk, "Lind: “and we will not ask for more than a loaf.”\n")
    assert messages(check([path], quoted=desk.folder)) == []
    assert [code for *_, code in messages(check([path]))] == ["unverified-quotation"]


def test_a_page_without_quotations_is_nothing_to_check(desk: Desk) -> None:
    path = page(desk, "Nothing.\n")
    assert [code for *_, code in messages(check([path], quoted=desk.folder))] == ["nothing-to-check"]


def test_narration_on_a_page_is_a_copy_with_its_line(desk: Desk) -> None:
    text = "# T\n\nFirst line.\nAs it says, the mill by the weir\nwill open on the *first* Sunday of May.\n"
    path = page(desk, text)
    assert messages(check([desk.folder])) == [("page.md", 4, 13, "copied-prose")]
    assert messages(check([path], seal_only=True, quoted=desk.folder)) == [("page.md", 1, 1, "nothing-to-check")]


def test_the_message_of_a_copy_has_its_words(desk: Desk) -> None:
    page(desk, "As it says, the mill by the weir will open on the first Sunday.\n")
    (problem,) = check([desk.folder]).problems
    assert "‹the mill by the weir will open on the›" in problem.message


def test_a_copy_that_is_set_otherwise_is_told_at_its_block(desk: Desk) -> None:
    page(desk, "Nothing.\n\nAs it says, the mill by the weir will open on the \ufb01rst Sunday.\n")
    assert messages(check([desk.folder])) == [("page.md", 3, 13, "copied-prose")]
    page(desk, "Nothing.\n\nAs it says, on the \ufb01rst Sunday of May, the owner said.\n")
    assert messages(check([desk.folder])) == [("page.md", 3, 1, "copied-prose")]


def test_parts_of_a_quote_may_be_of_its_later_spans() -> None:
    spans = [span_words(span) for span in ("we came", "we saw", "we won")]
    for words, proved in (
        ("we saw … we won", True),
        ("we came … we won", True),
        ("we won … we saw", False),
        ("we saw … we saw", False),
        ("we came … we saw … we won", True),
    ):
        assert Quotable([spans]).proves(span_words(words)) == proved


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # The words stand in the line twice: the first of them is meant, then the second.
        ("a sack *and* “a sack that holds too much”\n", (1, 14)),
        ("- x\n- *An* “item of a list, indented”\n", (2, 8)),
        ("> A line,\n> *and* “words that are in the next”\n", (2, 9)),
        ("One\ntwo “three four five six seven” and\n“eight nine ten and eleven”\n", (2, 5)),
        ("[a link](x.md) “with some words after it”\n", (1, 16)),
        ("`code` and `code` “with some words after it”\n", (1, 19)),
        ("![a picture](x.png) “with some words after it”\n", (1, 21)),
        ("![“a picture of the old pier”](x.png)\n", (1, 3)),
        ("“Words with an &amp; in them”\n", (1, 1)),
        ("&amp; “words with an entity before”\n", (1, 7)),
    ],
)
def test_where_the_words_of_a_page_stand(tmp_path: Path, text: str, place: tuple[int, int]) -> None:
    path = tmp_path / "page.md"
    path.write_text(text, "utf-8")
    assert read_page(path).quotings[0].location == place


def test_code_inside_a_quotation_is_a_word_of_no_source(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("“we came `never` and we saw”\n", "utf-8")
    assert read_page(path).quotings[0].words == ("we", "came", CODE, "and", "we", "saw")


def test_the_place_of_words_of_every_line_of_a_block(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("One two\n“three four five six” and\n  “eight nine ten eleven”\n", "utf-8")
    assert [quoting.location for quoting in read_page(path).quotings] == [(2, 1), (3, 3)]


def test_a_page_that_cannot_be_read_is_told(desk: Desk) -> None:
    path = page(desk, "")
    path.write_bytes("café".encode("latin-1"))
    report = check([path], quoted=desk.folder)
    assert messages(report) == [("page.md", 1, 4, "yaml")]
    assert "UTF-8" in report.problems[0].message


def test_a_quote_of_another_record_may_be_quoted(desk: Desk) -> None:
    page(desk, "Nothing.\n")
    other = (
        RECORD.split("quotes:", maxsplit=1)[0]
        .replace("id: mill", "id: other")
        .replace("title: The mill", 'title: "“Come early”"')
    )
    desk.record("other", other + "content_note: She said “and we will not ask for more than a loaf”.\n")
    assert messages(check([desk.folder])) == []
    desk.record("other", other + "content_note: She said “and we shall not ask for more”.\n")
    assert [(name, code) for name, *_, code in messages(check([desk.folder]))] == [
        ("other.yaml", "unverified-quotation")
    ]


OLD_WORDS = "It said: “We got all 12 of them off in nine minutes, and nobody panicked.”"


@pytest.mark.parametrize(
    ("field", "text", "codes"),
    [
        ("was", OLD_WORDS, []),
        ("what", OLD_WORDS, ["unverified-quotation"]),
        # What was copied is not kept as an old wording either.
        ("was", "The ferry stopped running on May 4 after a fire in its engine room.", ["copied-prose"]),
    ],
)
def test_a_correction_keeps_an_old_quotation_as_its_old_wording_alone(
    desk: Desk, field: str, text: str, codes: list[str]
) -> None:
    path = desk.copy("ferry")
    correction = {"date": "2031-06-02", "what": "A quote was taken out.", field: text}
    path.write_text(path.read_text().replace("corrections: []", f"corrections: [{json.dumps(correction)}]"))
    assert [str(problem.code) for problem in desk.check().problems] == codes


def test_the_runs_of_a_source_are_made_only_for_words_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    narrated = Mock(return_value=frozenset())
    monkeypatch.setattr(prose, "_narrated", narrated)
    nine = SOURCE.words[:12]
    assert prose.copied([" ".join((*nine[:4], "elsewhere", *nine[4:9], "elsewhere"))], [SOURCE]) == {}
    narrated.assert_not_called()
    assert prose.copied([" ".join(nine)], [SOURCE]) == {}
    narrated.assert_called_once_with(SOURCE)
