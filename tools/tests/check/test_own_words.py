"""Sources without quotation marks of their own, which are wholly somebody's own words: `marks: none`."""

from collections.abc import Callable

import pytest
from tests.support.desk import Desk

RELEASE = """\
Statement of the Marl Guild

The kiln cracked on Monday. We call it “the worst night” of our lives, and nobody will forget it. Two potters were near.

We will not fire it again unless the wall is mended. The Guild thanks everyone who came to help that night.
"""
RECORD = """\
id: case
title: A case
date: "2031"
sources:
  - id: s
    kind: press-release
    title: Statement of the Marl Guild
    publisher: Guild
    text: release
    marks: none
    by: guild
    unused: [{paragraph: 1, reason: The headline}]
people:
  - {id: guild, kind: organization, name: Marl Guild}
  - {id: roe, kind: person, name: Ann Roe}
statements:
  - {id: thanks, by: guild, verb: thanked, text: those who helped., at: "s:3", words: [thanks everyone]}
quotes:
  - id: worst
    speaker: guild
    at: s:2
    spans:
      - The kiln cracked on Monday. We call it "the worst night" of our lives, and nobody will forget it.
    attribution: null
"""
SPAN = """      - The kiln cracked on Monday. We call it "the worst night" of our lives, and nobody will forget it.\n"""


@pytest.fixture
def codes(desk: Desk) -> Callable[..., list[str]]:
    """Checks the record after changes, as (what, by what); gives the codes of its problems."""
    desk.text("release", RELEASE)

    def check(*changes: tuple[str, str], seal_only: bool = False) -> list[str]:
        content = RECORD
        for old, new in changes:
            assert old in content
            content = content.replace(old, new)
        desk.record("case", content)
        return [str(problem.code) for problem in desk.check(seal_only=seal_only).problems]

    return check


def spans(*texts: str) -> tuple[str, str]:
    return SPAN, "".join(f'      - "{text}"\n' for text in texts)


def test_a_span_needs_no_marks_and_no_clause(codes: Callable[..., list[str]]) -> None:
    assert codes() == []
    assert codes(spans("Two potters were near")) == []
    assert codes(spans("The kiln cracked on Monday.", "Two potters were near.", "The Guild thanks everyone")) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (spans("Two potters were far"), "quote-altered"),
        (spans("Nobody asked the potters what they saw"), "quote-not-found"),
        (spans("Two potters were near.", "The kiln cracked on Monday."), "span-order"),
        (spans("We will not fire it again"), "quote-not-found"),
        (spans("We call it 'the worst night' of our lives,"), "cuts-negation"),
        (("speaker: guild", "speaker: roe"), "wrong-speaker"),
        (("speaker: guild", "speaker: [guild, roe]"), "wrong-speaker"),
        (("by: guild\n", "by: [guild, roe]\n"), "wrong-speaker"),
        (("by: guild\n", "by: nobody\n"), "unknown-id"),
        (("attribution: null", "attribution: the Guild said"), "schema"),
        (("attribution: null", "attribution: null\n    antecedent: {at: 's:1', words: Marl Guild}"), "schema"),
        (("    by: guild\n    unused", "    unused"), "schema"),
        (("marks: none", "marks: double"), "schema"),
        (("unused: [", "unused: [{quotation: 1, reason: x}, "), "unknown-id"),
        (("unused: [{paragraph: 1, reason: The headline}]", "unused: []"), "uncited-paragraph"),
        (("words: [thanks everyone]", "words: [thanks nobody]"), "words-not-found"),
        (("text: those who helped.", "text: the guild thanks everyone who came to help her."), ""),
        (("text: those who helped.", "text: the guild thanks everyone who came to help that night."), "copied-prose"),
        (("text: those who helped.", "text: for “the kiln cracked on Tuesday” in March."), "unverified-quotation"),
        (("text: those who helped.", "text: for “nobody will forget it” in March."), ""),
    ],
)
def test_what_is_not_so_is_refused(codes: Callable[..., list[str]], change: tuple[str, str], code: str) -> None:
    assert code in codes(change) if code else codes(change) == []


def test_those_who_speak_together_are_given_in_any_order(codes: Callable[..., list[str]]) -> None:
    assert codes(("by: guild\n", "by: [roe, guild]\n"), ("speaker: guild", "speaker: [guild, roe]")) == []


def test_our_words_may_quote_a_proved_quote(codes: Callable[..., list[str]]) -> None:
    message = "“We call it ‘the worst night’ of our lives, and nobody will forget it” was said"
    assert codes(("text: those who helped.", f'text: "{message}."')) == []


def test_evidence_shows_eight_words_in_a_row_beside_what_is_quoted(codes: Callable[..., list[str]]) -> None:
    more = "\n".join(
        f'  - {{id: {id_}, by: guild, verb: said, text: So., at: "s:3", words: [{words}]}}'
        for id_, words in [("a", "We will not fire it"), ("b", "again unless the wall is mended")]
    )
    assert codes(("quotes:", f"{more}\nquotes:")) == ["words-too-long"]
    quoted = spans("The kiln cracked on Monday.", "We will not fire it again unless the wall is mended.")
    assert codes(("quotes:", f"{more}\nquotes:"), quoted) == []


# What text and seal say of each.
@pytest.mark.parametrize(
    "change",
    [
        spans("We call it 'the worst night' of our lives,"),
        spans("nobody will forget it."),
        spans("Two potters were near.", "We will not fire it again unless the wall is mended."),
        spans("Two potters were far."),
        ("speaker: guild", "speaker: roe"),
        ("words: [thanks everyone]", "words: [thanks nobody]"),
    ],
)
def test_text_and_seal_agree(desk: Desk, codes: Callable[..., list[str]], change: tuple[str, str]) -> None:
    assert codes() == []
    assert desk.seal().problems == ()
    passes = codes(change) in ([], ["seal-outdated"])
    if passes:
        assert desk.seal().problems == ()
    text = codes(change)
    assert (text == []) == passes
    assert (codes(change, seal_only=True) == []) == passes
    cuts = "cuts-negation" in text
    assert ("cuts-negation" in codes(change, seal_only=True)) == cuts


def test_a_seal_opens_the_quoted_sentences_and_the_evidence(desk: Desk, codes: Callable[..., list[str]]) -> None:
    assert codes(spans("Two potters were near")) == []
    assert desk.seal().problems == ()
    seal = (desk.sources / "release.seal.json").read_text()
    assert all(f" {word} " in seal for word in ("Two", "potters", "were"))
    for word in ("Monday.", "lives,", "forget", "mended."):
        assert word not in seal
