"""Dates that contradict the source's words, the record's id, or the events; and those that do not."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from incident_record.check.dates import check_dates
from incident_record.check.stated import StatedDate, read_stated, written_dates
from incident_record.record.load import parse_record


def record(
    stem: str, when: str, events: Sequence[tuple[str, str | None]], said: str = "It burned", language: str = ""
) -> list[str]:
    """The fields at which a record with such dates has a problem."""
    lines = [f"id: {stem}", "title: x", f"date: '{when}'", "statements:"]
    lines += [
        f"  - {{id: s, by: post, verb: said, text: '{said}', at: 'post:1', words: [x]}}",
        "events:" if events else "events: []",
    ]
    for number, (day, stated) in enumerate(events):
        words = "" if stated is None else f', date_as_stated: "{stated}"'
        lines.append(f"  - {{id: e{number}, date: '{day}'{words}, title: x, at: 'post:1', words: [x]}}")
    source = f"  - {{id: post, kind: report, title: x, publisher: x, text: x{language and f', language: {language}'}}}"
    content = "\n".join([*lines, "sources:", source, ""])
    loaded = parse_record(content, Path(f"{stem}.yaml"))
    assert loaded.problems == ()
    assert loaded.record is not None
    return [f"{problem.item or 'record'}:{problem.line}" for problem in check_dates(loaded.record)]


def contradicts(day: str, stated: str, language: str = "") -> bool:
    return record("x", "20XX", [(day, stated)], language=language) == ["e0:7"]


WEDNESDAY = "2021-03-31"


@pytest.mark.parametrize(
    "stated",
    [
        "March 31",
        "on March 31",
        "early on March 31",
        "Wednesday",
        "on a day in March",
        "on Wednesday, March 31",
        "Wed., March 31, 2021",
        "March 31st",
        "the 31st of March",
        "31 March 2021",
        "MARCH 31",
        "Mar. 31",
        "March",
        "in 2021",
        "the 31st",
        "Wednesday night",
        "last Wednesday",
        "at 9 on Wednesday",
        "at 2:30 a.m. on March 31",
        "2021-03-31",
        "31.3.2021",
        "3/31/2021",
        "31/3/21",
        "3/31",
        "March 30 and 31",
        "March 29-31",
        "am Mittwoch, dem 31. März",
        "le 31 mars au matin",
        "el miércoles 31 de marzo",
        "w środę 31 marca 2021 r.",
        "يوم الأربعاء 31 مارس",
        "mar. 31",  # March, or Tuesday in French
        "late-March",
        "the end of March 2021",
        "the 2020s",
        "in the 2000s",
        "fin mars",
        "Ende März",
        "le 31 mars dans l'après-midi",
        "a finales de marzo",
        "koniec marca",
        # Nothing is compared that may turn the date, or that is not understood.
        "last month",
        "two days after March 29",
        "before April",
        "since Monday",
        "the week of March 29",
        "between March 1 and April 3",
        "on the eve of April 1",
        "zwei Tage nach dem 29. März",
        "later",
        "the march on the 4 villages",
        "it may have been in April",
    ],
)
def test_a_day_that_the_words_can_mean_is_no_mismatch(stated: str) -> None:
    assert not contradicts(WEDNESDAY, stated)


def test_a_date_in_figures_has_two_orders_and_two_centuries() -> None:
    first, twelfth, none = frozenset({1}), frozenset({12}), frozenset[int]()
    years = frozenset({1999, 2099})
    assert read_stated("1/12/99") == [StatedDate(first, twelfth, years, none), StatedDate(twelfth, first, years, none)]
    assert read_stated("1/1") == [StatedDate(first, first, none, none)]


@pytest.mark.parametrize(
    "stated",
    [
        "March 30",
        "April 31",
        "May",
        "on Thursday",
        "Wednesday, March 30",
        "Tuesday, March 31",
        "March 31, 2020",
        "in 2020",
        "the 30th",
        "2021-03-30",
        "30.3.2021",
        "4/30/2021",
        "March 31, 2022, at 2:30 a.m.",
        "am Dienstag",
        "le 1er mars",
        "el 31 de mayo",
        "30 marca",
        "30 مارس",
        "last Tuesday",
        "March 28–30",
        "mid-April",
        "late-Feb.",
        "the beginning of April",
        "the 2010s",
        "the 1900s",
        "mi-avril",
        "Anfang April",
        "a mediados de abril",
        "w połowie maja",
    ],
)
def test_a_day_that_the_words_cannot_mean_is_a_mismatch(stated: str) -> None:
    assert contradicts(WEDNESDAY, stated)


@pytest.mark.parametrize(
    ("day", "stated", "mismatch"),
    [
        ("2021", "March 31", False),
        ("2021-03", "March 31", False),
        ("2021-03", "April 1", True),
        ("2021-03-XX", "April", True),
        ("2021-XX", "April", False),
        ("2021-XX", "in 2022", True),
        ("2021-04~", "March 31", False),
        ("2021-04?", "March 31", True),
        ("2021-21", "April", False),
        ("2021-21", "in 2022", True),
        ("2021-21", "January", True),
        ("2021-23", "on Oct. 4", False),
        ("2021-24", "in January 2022", False),
        ("2021-24", "in May 2022", True),
        ("202X", "in 2021", False),
        ("2021-03-29/2021-03-31", "Tuesday", False),
        ("2021-03-29/2021-03-31", "Friday", True),
        ("[2021-03-29..2021-03-31]", "March 30", False),
        ("[2021-03-29..2021-03-31]", "April 2", True),
        ("[2021-03-31..]", "March 30", False),
        ("[2021-03-31..]", "in 2020", True),
        ("[..2021-03-31]", "in 2022", True),
        ("2021-03-31/..", "March 31", False),
        ("2021-03-31/..", "2021-03-30", True),
    ],
)
def test_all_days_that_a_date_can_mean_are_looked_at(day: str, stated: str, *, mismatch: bool) -> None:
    assert contradicts(day, stated) is mismatch


def test_the_language_of_the_source_says_what_a_word_means() -> None:
    assert not contradicts("2021-03-31", "mar. 31", "en")
    assert contradicts("2021-03-31", "mar.", "fr")
    assert not contradicts("2021-03-30", "mar.", "fr")
    assert not contradicts("2021-03-31", "kwiecień", "en")


@pytest.mark.parametrize(
    ("stem", "day", "mismatch"),
    [
        ("2021-03-31-roe", "2021-03-31", False),
        ("2021-03-31-roe", "2021-03-30", True),
        ("2021-03-31-roe", "2021-03", False),
        ("2021-03-31-roe", "2021-04", True),
        ("2021-03-31-roe", "2021-04~", False),
        ("2021-03-31-roe", "2021-03-30/2021-04-02", False),
        ("2021-03-roe", "2021-03-30", False),
        ("2021-03-roe", "2021-04-30", True),
        ("2021-roe", "2022", True),
        ("2021-roe", "2021-04-30", False),
        ("2021-13-roe", "2021", False),
        ("roe", "2021", False),
        ("roe-2021-03-31", "2022", False),
        ("20210331-roe", "2022", False),
    ],
)
def test_an_id_begins_with_the_date(stem: str, day: str, *, mismatch: bool) -> None:
    assert record(stem, day, []) == (["record:3"] if mismatch else [])


@pytest.mark.parametrize(
    ("day", "events", "said", "mismatch"),
    [
        ("2021-03-31", ["2021-03-31", "2021-04-02"], "", False),
        ("2021-03-31", ["2021"], "", False),
        ("2021-03-31", ["2021-04-02"], "", True),
        ("2021-03-31", ["2021-04-02", "2021-04"], "", True),
        ("2021-03-31", ["2021-04~"], "", False),
        ("2021-03", ["2021-03-31"], "", False),
        ("2021-03-31", ["[2021-03-30..]"], "", False),
        ("2021-03-31", [], "", False),
        ("2021-03-31", ["2021-04-02"], "It burned on March 31.", False),
        ("2021-03-31", ["2021-04-02"], "It burned on March 30.", True),
        ("2021-03-31", ["2021-04-02"], "It burned in 2021.", True),
    ],
)
def test_the_date_is_that_of_an_event_or_of_a_statement(
    day: str, events: list[str], said: str, *, mismatch: bool
) -> None:
    assert record("x", day, [(event, None) for event in events], said or "x") == (["record:3"] if mismatch else [])


def test_an_id_of_the_same_day_confirms_the_date() -> None:
    after: list[tuple[str, str | None]] = [("2021-04-02", None)]
    assert record("2021-03-31-roe", "2021-03-31", after) == []
    assert record("2021-03-roe", "2021-03-31", after) == ["record:3"]
    assert record("2021-04-01-roe", "2021-03-31", after) == ["record:3"]


def test_what_words_say_of_a_date() -> None:
    (read,) = read_stated("on Wednesday, March 31, 2021")
    assert read == StatedDate(frozenset((31,)), frozenset((3,)), frozenset((2021,)), frozenset((2,)))
    assert read.is_day(date(2021, 3, 31))
    assert not read.is_day(date(2021, 3, 30))
    assert read.is_within(None, date(2021, 4, 1))
    assert not read.is_within(None, date(2021, 3, 30))
    assert read_stated("two days after March 31") == []
    assert read_stated("") == []


def test_dates_in_running_text() -> None:
    text = "On March 31, 2021, and 2022-03-04, 31 March, in 2021, May 2031; am 3. Mai 2031; 1,200 or 12:2031 or 5 boats"
    parsed = [(text[each.start : each.end], each.year, each.month, each.day) for each in written_dates(text)]
    assert parsed == [
        ("March 31, 2021", 2021, 3, 31),
        ("2022-03-04", 2022, 3, 4),
        ("31 March", None, 3, 31),
        ("2021", 2021, None, None),
        ("May 2031", 2031, 5, None),
        ("3. Mai 2031", 2031, 5, 3),
    ]


ITEMS = """\
id: x
title: x
date: 20XX
sources: [{id: post, kind: report, title: x, publisher: x, text: x}]
statements: [{id: s, by: post, verb: said, text: SAID, at: "post:1", words: WORDS}]
events: [{id: e, date: DATE, title: TITLE, at: "post:1", words: WORDS}]
"""


@pytest.mark.parametrize(
    ("said", "title", "words", "day", "wrong"),
    [
        ("It burned on Tuesday", "x", "[on Tuesday]", "2031", []),
        ("It burned on Wednesday", "x", "[on Tuesday]", "2031", ["s"]),
        ("It burned on Wednesday", "x", "[le mardi]", "2031", ["s"]),
        ("It burned on Wednesday", "x", "[on Tuesday, Wednesday night]", "2031", []),
        ("On Monday they told of Tuesday", "x", "[on Tuesday]", "2031", []),
        ("It burned on Wednesday", "x", "[it burned]", "2031", []),
        ("He sat in the Sun", "x", "[on Tuesday]", "2031", []),
        ("x", "A fire on Wednesday", "[on Tuesday]", "2031", ["e"]),
        ("x", "A fire on Wednesday", "[it burned]", "2031-03-05", []),
        ("x", "A fire on Wednesday", "[it burned]", "2031-03-06", ["e"]),
        ("x", "Ein Feuer am Mittwoch", "[it burned]", "2031-03-06", ["e"]),
        ("x", "A fire on Wednesday", "[it burned]", "2031-03", []),
        ("x", "A fire on Wednesday", "[it burned]", "2031-03-06~", []),
        ("x", "A fire on Wednesday", "[it burned]", "2031-03-05/2031-03-07", []),
    ],
)
def test_a_day_of_the_week_is_that_of_the_evidence(
    said: str, title: str, words: str, day: str, wrong: list[str]
) -> None:
    content = ITEMS.replace("SAID", said).replace("TITLE", title).replace("WORDS", words).replace("DATE", day)
    loaded = parse_record(content, Path("x.yaml"))
    assert loaded.problems == ()
    assert loaded.record is not None
    assert [problem.item for problem in check_dates(loaded.record)] == wrong


WEEKDAYS = """\
id: x
title: A fire
date: 2021
sources: [{{id: s, kind: report, title: T, publisher: P, text: t}}]
statements:
  - {{id: said, by: s, verb: said, at: "s:1", words: [{words}],
     text: {text}}}
events:
  - {{id: fire, date: "{day}", at: "s:1", words: [{words}],
     title: {title}}}
"""


@pytest.mark.parametrize(
    ("text", "words", "title", "day", "expected"),
    [
        ("It burned on Monday.", "on Monday", "A fire", "2021-03-31", []),
        ("It burned on Monday.", "on Tuesday", "A fire", "2021-03-31", ["said:7 text evidence"]),
        ("It burned.", "on Tuesday", "A fire on Monday", "2021-03-31", ["fire:10 title evidence"]),
        ("It burned.", "it burned", "A fire on Wednesday", "2021-03-31", []),
        ("It burned.", "it burned", "A fire on Monday", "2021-03-31", ["fire:10 title date"]),
        ("It burned.", "it burned", "A fire on Monday", "2021-03", []),
        ("It burned.", "it burned", "A fire on Monday", "2021-03-31~", []),
        ("It burned on Monday.", "it burned", "A fire", "2021-03-31", []),
    ],
)
def test_a_day_of_the_week_in_our_words_is_that_of_the_source(
    text: str, words: str, title: str, day: str, expected: list[str]
) -> None:
    content = WEEKDAYS.format(text=text, words=words, title=title, day=day)
    parsed = parse_record(content, Path("x.yaml")).record
    assert parsed is not None
    problems = [problem for problem in check_dates(parsed) if "day of the week" in problem.message]
    against = {"its evidence names another one": "evidence", f"`date` is {day}, which is another one": "date"}
    assert [
        f"{p.item}:{p.line} {p.message.split('`')[1]} {against[p.message.partition('but ')[2].partition(';')[0]]}"
        for p in problems
    ] == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("2021-03-29/2021-03-31", False),
        ("2021-03-29/2021-04-01", True),
        ("2021-03-28/2021-03-31", True),
        ("2021-03/2021-04", False),
        ("[2021-03-28..2021-04-02]", False),
    ],
)
def test_both_ends_of_an_interval_are_those_of_the_days_that_the_source_names(days: str, expected: bool) -> None:
    assert contradicts(days, "March 29-31") == expected
    assert not contradicts(days, "March 29")


@pytest.mark.parametrize("stated", ["1" * 5000, f"{'1' * 5000}-9 June", f"June {'2' * 5000}"])
def test_a_figure_of_thousands_of_digits_is_not_understood(stated: str) -> None:
    assert read_stated(stated, "en") == []
