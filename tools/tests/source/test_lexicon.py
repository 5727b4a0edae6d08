"""The words that say who may speak, and the forms of verbs of saying."""

import pytest
from incident_record.source.lexicon import is_person, is_person_noun
from incident_record.source.saying_verbs import VERBS, is_participle


@pytest.mark.parametrize("word", ["marcher", "marchers", "mayor", "spokeswoman", "ally"])
def test_a_noun_for_a_person_is_known_in_both_numbers(word: str) -> None:
    assert is_person(word)


@pytest.mark.parametrize("word", ["signs", "letters", "posters", "boats", "s", "over", "resist", "this"])
def test_another_noun_is_for_no_person(word: str) -> None:
    assert not is_person(word)


def test_a_plural_is_no_single_person() -> None:
    assert is_person_noun("marcher")
    assert not is_person_noun("marchers")


@pytest.mark.parametrize(
    "forms",
    [
        "deny denies denied denying",
        "say says said saying",
        "stress stresses stressed stressing",
        "note notes noted noting",
    ],
)
def test_a_verb_of_saying_is_known_in_every_form(forms: str) -> None:
    assert set(forms.split()) <= VERBS


def test_a_participle_is_known_by_its_ending() -> None:
    assert is_participle("representing")
    assert not any(map(is_participle, ("king", "ring", "evening", "said")))
