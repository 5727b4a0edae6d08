"""The words of languages: data that the check can use as it stands."""

import re
from pathlib import Path

import incident_record.languages
import pytest
from babel import Locale
from incident_record.languages import LANGUAGES, all_phrases, all_words, parse_language, spoken
from incident_record.languages.model import Language
from msgspec.structs import asdict, fields

FIELDS = [field.name for field in fields(Language) if field.name != "code"]
PHRASES = {
    "negating_phrases",
    "unsaid_phrases",
    "asked",
    "beside",
    "stances",
    "sources",
    "hearsay",
    "small_alone",
    "months",
    "weekdays",
    "magnitudes",
    "numerals",
    "possessives",
    "units",
    "works",
    "naming",
    "topics",
    "companions",
    "fictions",
    "fractions",
    "aged",
    "release_lines",
}
CAPITALS = {"months", "weekdays", "calendar", "ordinal_months"}
"""The fields whose words are compared with their capitals; all others are looked up in lower case."""


FOLDER = Path(incident_record.languages.__file__).parent


def _texts(language: Language) -> dict[str, str]:
    return {name: text for name, text in asdict(language).items() if name in FIELDS}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_word_is_written_so_that_it_can_be_found(language: Language) -> None:
    for name, text in _texts(language).items():
        # Canonical words have straight apostrophes and no marks; commas stand between phrases alone.
        assert not set(text) & set("“”’;:" if name in PHRASES else "“”’;:,"), name
        assert name in CAPITALS or text == text.lower(), name
        if name not in PHRASES:
            assert len(set(text.split())) == len(text.split()), name


def test_a_file_is_read_kind_by_kind() -> None:
    text = "# Words.\n\nnots: not\nonlys: only just\n  merely\n# More.\nbuts: but\n"
    assert parse_language("xx", text) == Language(code="xx", nots="not", onlys="only just merely", buts="but")
    with pytest.raises(TypeError):
        parse_language("xx", "knots: not\n")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_kind_stands_once_in_a_file_of_short_lines(language: Language) -> None:
    text = FOLDER.joinpath(f"{language.code}.txt").read_text("utf-8")
    kinds = re.findall(r"(?m)^(\w+):", text)
    assert len(kinds) == len(set(kinds))
    assert [line for line in text.splitlines() if len(line) > 120] == []
    assert not re.search(r"(?m)^#.*\n ", text)  # it would be part of the comment


def test_every_file_is_that_of_a_language() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {language.code for language in LANGUAGES}


def test_every_kind_of_word_is_known_in_some_language() -> None:
    assert [name for name in FIELDS if not (all_phrases(name) if name in PHRASES else all_words(name))] == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_months_and_weekdays_are_those_of_cldr(language: Language) -> None:
    """Every spelling of three letters and more; the rest of ours is listed beside them."""
    locale = Locale(language.code)
    for text, tables, first in ((language.months, locale.months, 1), (language.weekdays, locale.days, 0)):
        ours = text.split(", ")
        assert len(ours) == len(tables["format"]["wide"])
        for number, spellings in enumerate(ours, first):
            theirs = {
                tables[use][width][number] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")
            }
            assert {name.strip(".") for name in theirs if len(name.strip(".")) > 2} <= set(spellings.split())


def test_a_text_is_in_its_language_or_in_any() -> None:
    assert [language.code for language in spoken("de-AT")] == ["de"]
    assert [language.code for language in spoken("EN")] == ["en"]
    assert spoken("tlh") == ()
    assert spoken(None) == LANGUAGES


def test_the_words_of_all_languages_are_put_together() -> None:
    assert {"told", "de", "von", "dla"} <= all_words("governing")
    assert {("but", "only"), ("à", "moins"), ("es", "sei", "denn")} <= set(all_phrases("negating_phrases"))
