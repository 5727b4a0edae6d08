"""Dates in EDTF: which are taken, what days they can mean, and in what order they stand."""

import re
from datetime import date
from itertools import product

import pytest
from edtf import parse_edtf as parse_by_library
from incident_record.record.dates import Edtf, Period, bounds, has_day, is_edtf, order, parse_edtf, why_no_date
from incident_record.record.schema import schema

KNOWN = {
    **dict.fromkeys(
        ["2031-05-02", "2031-05-02?", "2031-05-02T10:00:00", "2031-05-02/2031-05-04", "2031-05-02/.."], True
    ),
    **dict.fromkeys(
        ["2031-05", "2031-05-XX", "2031", "2031-21", "203X", "[2031-05-02..]", "2031-05/2031-06", "-"], False
    ),
}

# Each with its first and its last day; None for an end that is open or not known.
DATES = {
    "2031-05-02": ("2031-05-02", "2031-05-02"),
    "2031-05": ("2031-05-01", "2031-05-31"),
    "2032-02": ("2032-02-01", "2032-02-29"),
    "2031": ("2031-01-01", "2031-12-31"),
    "2032-02-29": ("2032-02-29", "2032-02-29"),
    "2031-05-02T10:00:00": ("2031-05-02", "2031-05-02"),
    "2031-05-02T23:59:59Z": ("2031-05-02", "2031-05-02"),
    "2031-05-02T10:00:00-05": ("2031-05-02", "2031-05-02"),
    "2031-05-02T10:00:00+04:30": ("2031-05-02", "2031-05-02"),
    "2031-05-XX": ("2031-05-01", "2031-05-31"),
    "2031-XX": ("2031-01-01", "2031-12-31"),
    "2031-XX-XX": ("2031-01-01", "2031-12-31"),
    "203X": ("2030-01-01", "2039-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2031?": ("2031-01-01", "2031-12-31"),
    "2031-05~": ("2031-05-01", "2031-05-31"),
    "2031-05-02%": ("2031-05-02", "2031-05-02"),
    "2031-21": ("2031-03-01", "2031-12-31"),
    "2031-22": ("2031-01-01", "2032-03-31"),
    "2031-23": ("2031-03-01", "2031-12-31"),
    "2032-24": ("2032-01-01", "2033-03-31"),
    "2031-24?": ("2031-01-01", "2032-03-31"),
    "0000": ("0001-01-01", "0001-01-01"),
    "-0043-03": ("0001-01-01", "0001-01-01"),
    "Y12000": ("9999-12-31", "9999-12-31"),
    "Y-12000": ("0001-01-01", "0001-01-01"),
    "2031-05-01/2031-05-03": ("2031-05-01", "2031-05-03"),
    "2031-05-02/2031-05-02": ("2031-05-02", "2031-05-02"),
    "2031-05/2032": ("2031-05-01", "2032-12-31"),
    "2031/2031-05": ("2031-01-01", "2031-05-31"),
    "2031-05~/2031-06?": ("2031-05-01", "2031-06-30"),
    "2031-21/2031-23": ("2031-03-01", "2031-12-31"),
    "2031-05-01/..": ("2031-05-01", None),
    "2031-05-01/": ("2031-05-01", None),
    "../2031-05-01": (None, "2031-05-01"),
    "/2031-05": (None, "2031-05-31"),
    "[2031-05-01..2031-12-31]": ("2031-05-01", "2031-12-31"),
    "[2031-05-01..]": ("2031-05-01", None),
    "[..2031-05-01]": (None, "2031-05-01"),
    "[2031-04..2031-05]": ("2031-04-01", "2031-05-31"),
}

NO_DATES = {
    "2031-05-03/2031-05-01": "It ends before it begins.",
    "2032/2031-12": "It ends before it begins.",
    "2031-23/2031-21": "It ends before it begins.",
    "-0040/-0041": "It ends before it begins.",
    "[2031-05-03..2031-05-02]": "It ends before it begins.",
    "2031-05-02 ": "Remove the blanks around it.",
    " 2031": "Remove the blanks around it.",
    "2031-05-01/2031-05-03\n": "Remove the blanks around it.",
    "2031-13": "There is no such day in the calendar.",
    "2031-00": "There is no such day in the calendar.",
    "2031-02-29": "There is no such day in the calendar.",
    "2031-06-31": "There is no such day in the calendar.",
    "2031-05-00": "There is no such day in the calendar.",
}

WRONG = """
soon 21 2031-5-2 2031-05-02T10:00 2031-05-02T24:00:00 2031-02-30T10:00:00Z 2031-XX-05 2XXX
XXXX ?2031 2031-?05 -0000 Y2031 Y12000-05 Y17E7 1950S2 2031-25 2031-21-01 2031-05-02Z ٢٠٣١
2031-05-02T10:00:00Z~ / .. ../.. /.. ../ 2031-05-XX/2031-06 203X/204X 2031/2032/2033
[..] [2031] [2031,2032] {2031..2032} [2031~..] [2031-21..]
[2031-05-02T10:00:00..] [2031-05..2031-XX] [2031..2032 2031..2032 2031/Y12000 [2031/2032]
[[2031..2032]] unknown/2031
"""


@pytest.mark.parametrize("text", DATES)
def test_a_date_has_its_first_and_its_last_day(text: str) -> None:
    assert is_edtf(text)
    assert why_no_date(text) == ""
    assert bounds(text) == tuple(day and date.fromisoformat(day) for day in DATES[text])


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused_with_its_reason(text: str) -> None:
    assert not is_edtf(text)
    assert why_no_date(text) == NO_DATES[text]


@pytest.mark.parametrize("text", DATES)
def test_an_editor_takes_every_date(text: str) -> None:
    assert re.search(schema()["$defs"]["edtf"]["pattern"], text)


@pytest.mark.parametrize(
    "text", "2031-13 2031-00 2031-1 2031-06-31 2031-02-30 2031-05-00 2031-XX-05 203X-05 2031-21-01 2031-5-2".split()
)
def test_an_editor_refuses_days_that_no_calendar_has(text: str) -> None:
    """An editor knows the pattern alone; leap years are beyond it."""
    pattern = schema()["$defs"]["edtf"]["pattern"]
    assert not any(re.search(pattern, form.format(text)) for form in ("{}", "{}~", "2031/{}", "[{}..2032]"))


@pytest.mark.parametrize("text", ["", "May 2", "2031 -05", "2031-05-01 / 2031-06", *WRONG.split()])
def test_what_has_another_form_is_no_date(text: str) -> None:
    assert not is_edtf(text)


def test_what_is_known_of_an_end_is_kept() -> None:
    assert parse_edtf("2031/") == Period(Edtf(2031), None, unknown=True)
    assert parse_edtf("2031/..") == Period(Edtf(2031), None)
    assert parse_edtf("[2031..]") == Period(Edtf(2031), None, one_day=True)


def test_what_is_certainly_earlier_comes_first() -> None:
    days = {text: bounds(text) for text in DATES}
    pairs = [
        (before, after)
        for before, after in product(DATES, DATES)
        if (last := days[before][1]) and (first := days[after][0]) and last < first
    ]
    assert len(pairs) > 100
    assert [pair for pair in pairs if order(pair[0]) >= order(pair[1])] == []


def test_seasons_stand_in_the_order_of_their_year() -> None:
    seasons = ["2031-02", "2031-21", "2031-22", "2031-23", "2031-24", "2032-01"]
    backwards = seasons[::-1]
    assert sorted(backwards, key=order) == seasons
    assert order("2031-22")[1].year == 2031


def test_a_day_after_another_is_in_order_with_it() -> None:
    texts = ["[2031-03-31..]", "2031-04-02", "[2031-03-31..2031-12-31]", "2031-03-31", "../2031-04"]
    assert sorted(texts, key=order) == [
        "../2031-04",
        "2031-03-31",
        "[2031-03-31..2031-12-31]",
        "[2031-03-31..]",
        "2031-04-02",
    ]


# What the library calls dates of level 2.
_LEVEL_2 = ("PartialUnspecified", "Level2Interval", "Level2Season", "OneOfASet", "MultipleDates", "ExponentialYear")
_PARTS = """
2031 2031-05 2031-05-02 2032-02-29 2031-02-29 2031-13 2031-XX 2031-05-XX 203X 20XX 2031-21 2031-24 2031-25
-0044 -0044-03 Y17000 Y170 2031~ 2031-05? 2031-05-02% x 2031-05-02T10:00:00Z 2031-05-02T10:00:00 2031-05-02T25:00:00 ..
""".split()


def as_the_library(text: str) -> bool:
    """Whether the library for EDTF takes a date, but for what it should not."""
    try:
        parsed = parse_by_library(text)
    except Exception:
        known = False
    else:
        known = type(parsed).__name__ not in _LEVEL_2
    # The library takes days that no calendar has, intervals that end before they begin, and one without any end.
    wrong = "2031-02-29" in text or text == "../.." or why_no_date(text) == "It ends before it begins."
    return known and not wrong


@pytest.mark.parametrize("text", _PARTS)
def test_the_library_for_edtf_takes_the_same_dates(text: str) -> None:
    assert is_edtf(text) == as_the_library(text)


@pytest.mark.long
def test_the_library_for_edtf_takes_the_same_intervals() -> None:
    texts = map("/".join, product([*_PARTS, ""], [*_PARTS, ""]))
    assert [text for text in texts if is_edtf(text) != as_the_library(text)] == []


@pytest.mark.parametrize("text", KNOWN)
def test_which_dates_name_a_day(text: str) -> None:
    assert has_day(text) == KNOWN[text]
