"""The words of languages: data that the check can use as it stands."""

from dataclasses import fields

import pytest
from incident_record.languages import LANGUAGES, all_phrases, all_words
from incident_record.languages.model import Language

FIELDS = [field.name for field in fields(Language) if field.name != "code"]
PHRASES = {"negating_phrases", "asked"}
CAPITALS = {"calendar", "ordinal_months", "name_suffixes"}
"""The fields whose words are compared with their capitals; all others are looked up in lower case."""


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_word_is_written_so_that_it_can_be_found(language: Language) -> None:
    for name in FIELDS:
        text = getattr(language, name)
        # Canonical words have straight apostrophes and no marks; commas stand between phrases alone.
        assert not set(text) & set("“”’;:" if name in PHRASES else "“”’;:,"), name
        assert name in CAPITALS or text == text.lower(), name
        if name not in PHRASES:
            assert len(set(text.split())) == len(text.split()), name


@pytest.mark.parametrize("name", FIELDS)
def test_every_kind_of_word_is_known_in_some_language(name: str) -> None:
    assert all_phrases(name) if name in PHRASES else all_words(name)


def test_the_words_of_all_languages_are_put_together() -> None:
    assert {"told", "de", "von", "dla"} <= all_words("governing")
    assert {("but", "only"), ("à", "moins"), ("es", "sei", "denn")} <= set(all_phrases("negating_phrases"))
