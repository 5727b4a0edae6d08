"""Words of the narration by themselves, as subjects and verbs are looked for among them."""

import pytest
from incident_record.source.lexicon import bare
from incident_record.source.units import has_no_capitals, split_units


@pytest.mark.parametrize("word", ["قال", "דויד", "ב'", "說"])
def test_a_script_may_have_no_capitals(word: str) -> None:
    assert has_no_capitals(word)


@pytest.mark.parametrize("word", ["roe", "é", "9", "", "—", "№"])
def test_other_words_have_capitals_or_are_none(word: str) -> None:
    assert not has_no_capitals(word)


@pytest.mark.parametrize(
    ("word", "plain"),
    [("(Roe),", "Roe"), ("'Tis", "Tis"), ("boys'", "boys'"), ("¿Qué?", "Qué"), ("—", "—"), ("...", "")],
)
def test_a_word_is_looked_up_without_what_stands_around_it(word: str, plain: str) -> None:
    assert bare(word) == plain


@pytest.mark.parametrize(
    ("sentence", "adverbs"),
    [
        ("Roe quickly left", ["quickly"]),
        ("Reportedly, Roe left", ["Reportedly,"]),
        ("Recently Roe left", ["Recently"]),
        ("Recently in Salem Roe left", ["Recently"]),
        ("Kelly left", []),
        ("Roe met Kelly there", []),
        ("Roe left July unread", []),
        ("A fly is here", []),
    ],
)
def test_which_word_may_stand_between_a_subject_and_its_verb(sentence: str, adverbs: list[str]) -> None:
    (unit,) = split_units(sentence.split(), [0], [])
    assert [
        token.word
        for at, token in enumerate(unit)
        if token.word.lower().strip(",").endswith("y") and unit.is_adverb(at)
    ] == adverbs
