"""Canonical words, paragraphs, sentences and quotations."""

import re
import unicodedata
from unittest.mock import MagicMock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_record.source import text as texts
from incident_record.source.text import (
    canonicalize,
    character_spans,
    counts,
    evidence_words,
    fold,
    number_at,
    span_words,
)


def quoted(source: str, marks: str = "double") -> list[str]:
    text = canonicalize(source, marks)
    return [" ".join(text.words[first:end]) for first, end in text.quotations]


@pytest.mark.parametrize(
    ("variant", "other"),
    [
        ("“We won,” she said.", '"We won," she said.'),
        ("the crew’s boat", "the crew's boat"),
        ("nine\u00a0boats\u2009and\u202fone", "nine boats and one"),
        ("hard\nwrapped\r\nlines", "hard wrapped lines"),
        ("a dash—set close", "a dash — set close"),
        ("a dash -- typed", "a dash – typed"),
        ("and so ...", "and so …"),
        ("and so . . .", "and so…"),
        ("the ﬁne ﬂoor", "the fine floor"),
        ("a\u00adsoft hyphen", "asoft hyphen"),
        ("zero\u200bwidth and \u2060joined", "zerowidth and joined"),
        ("well\u2011known", "well-known"),
        (unicodedata.normalize("NFD", "café déjà"), unicodedata.normalize("NFC", "café déjà")),
        ("« Oui », dit-il", "“Oui”, dit-il"),
        ("„Ja“, sagte er", "“Ja”, sagte er"),
        ("6'2\" tall", "6′2″ tall"),
        ("\ufefffirst words", "first words"),
    ],
)
def test_typography_folds(variant: str, other: str) -> None:
    assert canonicalize(variant).canonical == canonicalize(other).canonical


@pytest.mark.parametrize(
    ("variant", "other"),
    [
        ("the Crew", "the crew"),
        ("a co-owner", "a coowner"),
        ("$9", "9"),
        ("1,000", "1000"),
        ("won, and", "won and"),
        ("won?", "won"),
        ("5' long", '5" long'),
        ("nine-to-five", "nine—to—five"),
        ("resume", "résumé"),
    ],
)
def test_what_it_says_does_not_fold(variant: str, other: str) -> None:
    assert canonicalize(variant).words != canonicalize(other).words


def test_a_dash_is_a_word_that_does_not_count() -> None:
    text = canonicalize("one — two … three (four) – 5")
    assert text.words == ("one", "—", "two", "…", "three", "(four)", "—", "5")
    assert text.uncounted == (1, 3, 6)


def test_a_span_of_words_has_its_own_characters() -> None:
    """Words that stand in other words, or several times, are not taken for one another."""
    text = canonicalize("Concat a cat.\n\n“At a cat,” he said, “a cat sat at a mat.”")
    spans = [(first, end) for first in range(len(text.words)) for end in range(first + 1, len(text.words) + 1)]
    placed = {f"{first}:{end}": [(first, end)] for first, end in spans}
    for name, ((start, stop),) in character_spans(text, placed).items():
        first, end = map(int, name.split(":"))
        assert re.sub("[“”]", "", text.canonical[start:stop]).split() == list(text.words[first:end])
    assert character_spans(text, {"both": [(0, 1), (11, 13)]})["both"] == (
        (0, 6),
        (text.canonical.index("at a mat"), text.canonical.index(" mat")),
    )


def test_paragraphs_are_blocks_between_blank_lines() -> None:
    text = canonicalize("\n\nOne\ntwo.\n \t\nThree.\r\n\r\n\r\nFour.\n\u200b\nFive.")
    assert text.paragraphs == (0, 2, 3, 4)
    assert [number_at(text.paragraphs, position) for position in range(5)] == [1, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("“One,” she said. “Two.”", ["One,", "Two."]),
        ('"One," she said. "Two."', ["One,", "Two."]),
        ("“He told me ‘go home’ then,” she said.", ["He told me 'go home' then,"]),
        ("“He told me “go home” then,” she said.", ["He told me 'go home' then,"]),
        ("The “so-called” plan", ["so-called"]),
        ("« Oui », dit-il. «Non.»", ["Oui", "Non."]),
        ("»Ja«, sagte er", ["Ja"]),
        ("Er sagte: „Ja.“", ["Ja."]),
        ("Powiedział: „Tak.”", ["Tak."]),
        ("「はい」と言った", ["はい"]),
        ("It is 5” wide and 6'2\" tall", []),
        ('"The 5" pipe broke," she said.', ["The 5″ pipe broke,"]),
        ("“It was 1999,” he said. “We had 5” — he paused — “boats.”", ["It was 1999,", "We had 5", "boats."]),
        ("word—“Yes”—word", ["Yes"]),
        ('word--"Yes"--word', ["Yes"]),
        ("(“Yes”)", ["Yes"]),
        ("“” empty", []),
        ("In Halle 9„Wir warten“, sagte Roe.", ["Wir warten"]),
    ],
)
def test_quotations(source: str, expected: list[str]) -> None:
    assert quoted(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "“Never closed, he said.",
        "“Never closed, he said.\n\nAnother paragraph without a mark.",
        "“Never closed.\n\n“Nor here.\n\nThe end.",
        "Never opened,” he said.",
        'It says "open and stops.',
        'We wait" and go" Roe said.',
    ],
)
def test_a_mark_without_its_partner_opens_nothing(source: str) -> None:
    text = canonicalize(source)
    assert text.quotations == ()
    assert text.unclosed


def test_an_unclosed_mark_leaves_the_next_quotation_alone() -> None:
    assert quoted("“Never closed, he said. “But this is,” she said.") == ["But this is,"]


def test_a_quotation_runs_over_paragraphs_that_each_open_with_a_mark() -> None:
    source = "He said: “One.\n\n“Two ‘deep’ “inner” words.\n\n“Three,” and left. “Four.”"
    assert quoted(source) == ["One. Two 'deep' 'inner' words. Three,", "Four."]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("‘We won’, said Doe.", ["We won"]),
        ("‘It’s ours,’ said Doe. ‘It isn’t.’", ["It's ours,", "It isn't."]),
        ("‘It is the boys’ fault,’ said Doe.", ["It is the boys' fault,"]),
        ("The boys’ coach said: ‘We won.’", ["We won."]),
        ("‘He said “go”, and I went,’ said Doe.", ["He said 'go', and I went,"]),
        ("'We won,' said Doe of the '90s team.", ["We won,"]),
        ("'Tis late, ’tis said", []),
        ("He is 6' tall, 'maybe 7',  she said", ["maybe 7"]),
    ],
)
def test_single_marks(source: str, expected: list[str]) -> None:
    assert quoted(source, "single") == expected


_PIECES = st.sampled_from(
    [
        "word",
        "Word",
        "won’t",
        "6'2\"",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "—",
        "--",
        "...",
        "\n\n",
        ".",
        ",",
        "?",
        "é",
        "ﬁ",
    ]
)


@given(st.lists(_PIECES, max_size=30).map(" ".join), st.sampled_from(["double", "single"]))
def test_any_text_is_read_and_its_canonical_form_says_all(source: str, marks: str) -> None:
    text = canonicalize(source, marks)
    edges = [edge for quotation in text.quotations for edge in quotation]
    assert edges == sorted(edges)
    assert all(first < end <= len(text.words) for first, end in text.quotations)
    starts = [*text.sentences, *text.uncertain]
    assert list(text.sentences) == sorted(text.sentences)
    assert list(text.uncertain) == sorted(text.uncertain)
    assert len(set(starts)) == len(starts)
    assert not any(set(word) & set('“”«»„"') for word in text.words)
    # The words and all positions can be read off the canonical form, so a seal that commits to it commits to them.
    rows = [line.split() for line in text.canonical.split("\n") if line]
    assert [word.strip("“”") for line in rows for word in line if word.strip("“”")] == list(text.words)
    assert text.canonical.count("“") == len(text.quotations) == text.canonical.count("”")


@given(st.text())
def test_no_text_breaks_the_reader(source: str) -> None:
    for marks in ("double", "single"):
        canonicalize(source, marks)
        evidence_words(source, marks)
    span_words(source)


def test_a_letter_apostrophe_inside_a_word_folds() -> None:
    assert span_words("the boyʼs") == span_words("the boy’s") == ("the", "boy's")


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("plain", "plain"),
        ("a\x07 bell", "a bell"),
        ("a\u200bb\u00adc", "abc"),
        ("cafe\u200d\u0301", "café"),
        ("ﬃ\u0301", "ff\u00ed"),
        ("ﬅ and ﬆ", "st and st"),
        ("on\u2010line and off\u2011line", "on-line and off-line"),
        ("Straße № 5", "Straße № 5"),
    ],
)
def test_fold(source: str, folded: str) -> None:
    assert fold(source) == folded


def test_a_span_has_nested_marks_and_evidence_has_no_outer_ones() -> None:
    assert span_words("“We won” – ‘all’ of it…") == ("'We", "won'", "—", "'all'", "of", "it", "…")
    assert evidence_words("said “We won”\n– ‘all’") == ("said", "We", "won", "—", "'all'")
    assert evidence_words("said ‘We won’ “all”", "single") == ("said", "We", "won", "'all'")
    assert span_words("") == evidence_words("  ") == ()


def test_the_canonical_form_shows_every_position() -> None:
    text = canonicalize("“One,” Roe said. She left.\n\nThen: “Two. Then three.”\n\n“Four”")
    assert text.canonical == "“One,” Roe said.\nShe left.\n\nThen: “Two.\nThen three.”\n\n“Four”"
    assert (text.quotations, text.unclosed, text.marks) == (((0, 1), (6, 9), (9, 10)), (), "double")
    assert canonicalize("Roe said ‘so’.", "single").marks == "single"


def test_a_paragraph_with_a_mark_that_pairs_with_none_is_named() -> None:
    assert canonicalize("“One.”\n\n“Two.\n\nThree. “Four.”\n\nFive.”").unclosed == (2, 4)


def test_what_counts_in_lengths() -> None:
    assert [counts(word) for word in ("won", "5", "(so)", "$9", "—", "…", "?", "()")] == [*[True] * 4, *[False] * 4]


def test_what_is_wholly_somebodys_own_words_is_one_quotation() -> None:
    text = canonicalize("We wait “here”. We go.\n\nThen we stay.", "none")
    assert (text.quotations, text.attributions, text.titles) == (((0, 8),), (), ())
    assert canonicalize("", "none").quotations == ()


def test_many_marks_on_one_letter_are_one_word() -> None:
    word = "a" + "\u0301" * 100
    text = canonicalize(f"Roe saw {word} there.")
    assert [len(unicodedata.normalize("NFD", each)) for each in text.words] == [3, 3, 101, 6]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("‘We don‘t wait,’ Roe said.", ["We don't wait,"]),
        ("`We ´wait here´ Roe said.", ["We 'wait here"]),
        ("‘We wait,’ Roe said. ‘Go.’", ["We wait,", "Go."]),
        ("The boys’ mill said ‘we wait’ then.", ["we wait"]),
        ("'We got 'em all,' Roe said.", ["We got 'em all,"]),
        ("'It was the boys'' was all he said.", ["It was the boys'"]),
        ("‘We saw the boys’, Roe said. We left,’ she added.", ["We saw the boys"]),
        ('‘It is “five feet” and 6" tall,’ Roe said.', ["It is 'five feet' and 6″ tall,"]),
        ("‘The boys’ mill is mine,’ Roe said.", ["The boys' mill is mine,"]),
        ("‘Rock ’n’ roll is old,’ Roe said.", ["Rock 'n' roll is old,"]),
        ("‘A wall of 8' is high,’ Roe said.", ["A wall of 8′ is high,"]),
    ],
)
def test_single_marks_are_told_from_apostrophes(source: str, expected: list[str]) -> None:
    assert quoted(source, "single") == expected


def test_a_mark_that_closes_in_one_print_opens_in_another() -> None:
    assert quoted("„Roe said “wait” then“, she said.") == ["Roe said 'wait' then"]
    assert quoted("„Wir warten“, sagte Roe. “We wait,” he said.") == ["Wir warten", "We wait,"]
    assert quoted("»Wir warten«, sagte Roe. « On attend », dit-il.") == ["Wir warten", "On attend"]


@pytest.mark.parametrize("source", ["Roe” said. “We wait,” she added.", "Roe » dit. « We wait, » dit-il."])
def test_a_mark_without_its_partner_hides_no_quotation(source: str) -> None:
    assert quoted(source) == ["We wait,"]


@pytest.mark.parametrize(
    ("typed", "passes"), [("“Café” – it’s noon", 0), ("an of\ufb01ce", 2), ("e" + "\u0301" * 30, 2)]
)
def test_an_ordinary_text_is_composed_at_once(typed: str, passes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """To look for rare characters and rows of marks in pieces takes four times as long, with the same result."""
    piecewise = texts._compose(texts._compose(typed).translate(texts._FOLDED))
    composed = MagicMock(side_effect=texts._compose)
    monkeypatch.setattr(texts, "_compose", composed)
    assert texts.fold(typed) == piecewise
    assert composed.call_count == passes
