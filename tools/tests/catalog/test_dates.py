"""Dates in words."""

import re

import pytest
from incident_record.catalog.dates import spell_date
from incident_record.record.dates import is_edtf
from tests.record.test_dates import DATES

SPELLED = {
    "2031-05-02": "May 2, 2031",
    "2031-05": "May 2031",
    "2031-05-XX": "May 2031, day not known",
    "2031-XX": "2031, month not known",
    "2031-XX-XX": "2031, month and day not known",
    "203X": "the 2030s",
    "200X": "a year from 2000 to 2009",
    "20XX": "a year from 2000 to 2099",
    "2031-05-02%": "about May 2, 2031, not certain",
    "2031-21": "spring 2031",
    "2031-24~": "about winter 2031",
    "2031-05-02T10:00:00Z": "May 2, 2031, 10:00 AM UTC",
    "2031-05-02T22:00:07-05": "May 2, 2031, 10:00:07 PM UTC-05",
    "2031-05-02T10:00:00": "May 2, 2031, 10:00 AM",
    "2031-05-01/2031-05-03": "from May 1, 2031 to May 3, 2031",
    "2031-05~/2032": "from about May 2031 to 2032",
    "2031-05-01/..": "from May 1, 2031, still going on",
    "2031-05-01/": "from May 1, 2031, end not known",
    "../2031-05-01": "until May 1, 2031, beginning left open",
    "/2031-05-01": "until May 1, 2031, beginning not known",
    "[2031-03-31..2031-12-31]": "March 31, 2031 or later that year",
    "[2031-02..2031-12]": "February 2031 or later that year",
    "[2031-03-31..2031-12-30]": "between March 31, 2031 and December 30, 2031",
    "[2031-03-31..2032-12-31]": "between March 31, 2031 and December 31, 2032",
    "[2031-02..2031-11]": "between February and November 2031",
    "[2031-02..2032-11]": "between February 2031 and November 2032",
    "[2031-03..2031-12-31]": "March 2031 or later that year",
    "[2031-03-31..]": "on or after March 31, 2031",
    "[..2031-03-31]": "on or before March 31, 2031",
    "-0043": "44 BC",
    "-0043-03-15": "March 15, 44 BC",
    "Y12000": "12000",
}


@pytest.mark.parametrize("text", SPELLED)
def test_a_date_is_spelled(text: str) -> None:
    assert spell_date(text, "en-US").replace("\u202f", " ") == SPELLED[text]


def test_two_dates_are_never_spelled_alike() -> None:
    spelled = {text: spell_date(text, "en") for text in (*DATES, *SPELLED)}
    assert len(set(spelled.values())) == len(spelled)


@pytest.mark.parametrize("language", ["en", "en-US", "de", "pl", "ar", "pt_BR", "fa"])
def test_no_date_is_spoken_in_signs(language: str) -> None:
    for text in DATES:
        assert is_edtf(text)
        words = spell_date(text, language)
        assert words != text or text.isdigit(), text
        assert not re.search(r"XX|\dX|\.\.|[~%?/\[\]]|T\d|Y\d", words), (text, words)


def test_a_date_is_in_the_language_of_the_site() -> None:
    assert spell_date("2031-05-02", "de") == "2. Mai 2031"
    assert spell_date("2031-05-02", "en-GB") == "2 May 2031"
    assert spell_date("[2031-05-02..]", "xx-unknown") == "on or after May 2, 2031"


def test_what_is_no_date_stays_as_it_is() -> None:
    assert spell_date("soon", "en") == "soon"
