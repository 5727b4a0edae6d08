"""Which figures of a record need which evidence."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from incident_record.check.figures import check_figures
from incident_record.record.load import parse_record

RECORD = """\
id: 2031-05-04-pier
title: A fire
date: "2031-05-04"
sources:
  - {id: post, kind: report, title: Fire at Pier 9, publisher: x, published: "2031", text: pier}
people:
  - {id: roe, kind: person, name: Ann Roe, at: "post:1", words: [a 22-year-old]}
  - {id: doe, kind: person, name: Tom Doe}
statements:
  - {id: burned, by: post, verb: said, text: It burned, at: "post:1", words: [six boats burned]}
  - {id: other, by: post, verb: said, text: It rained, at: "post:1", words: [seven boats]}
events:
  - {id: fire, date: "2031-05-04", date_as_stated: May 4, title: A fire, statements: [burned], at: "post:1", words: [a fire]}
quotes:
  - {id: q, speaker: roe, at: "post:2", spans: ["We saved ten of them"], attribution: Roe said}
policy_points:
  - {id: rule, policy: fire, actor: roe, position: Rules, status: requested, as_of: "2030", quotes: [q], at: "post:2", words: [x]}
related:
  - {id: 2029-01-01-weir, relation: same-place, why: Named, at: "post:3", words: [the fire of 2029]}
questions:
  - {id: why, question: Why}
"""


def problems(*changes: tuple[str, str]) -> list[tuple[str | None, str]]:
    content = RECORD
    for old, new in changes:
        assert old in content, old
        content = content.replace(old, new)
    loaded = parse_record(content, Path("2031-05-04-pier.yaml"))
    assert loaded.problems == ()
    assert loaded.record is not None
    return [(problem.item, problem.message.split("‹")[-1].split("›")[0]) for problem in check_figures(loaded.record)]


def test_a_record_without_figures_has_no_problem() -> None:
    assert problems() == []


AGE = "name: Ann Roe, age: {}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # of an item: its own evidence, and that of what it names as its ground
        ([("text: It burned", "text: 6 boats burned")], []),
        ([("text: It burned", "text: 7 boats burned")], [("burned", "7")]),
        ([("text: It burned", "text: '7 boats burned, 7 in all'")], [("burned", "7")]),
        ([("text: It burned", "text: 8 or 9 boats")], [("burned", "8"), ("burned", "9")]),
        ([("verb: said, text: It burned", "verb: said 6 times, text: x")], []),
        ([("title: A fire, statements", "title: 6 boats burn, statements")], []),
        ([("title: A fire, statements", "title: 7 boats burn, statements")], [("fire", "7")]),
        ([("position: Rules", "position: 10 rules")], []),
        ([("position: Rules", "position: 6 rules")], [("rule", "6")]),
        ([("attribution: Roe said", "attribution: Roe said, context: It was about 10 boats")], []),
        ([("attribution: Roe said", "attribution: Roe said, context: It was about 6 boats")], [("q", "6")]),
        ([("attribution: Roe said", "attribution: Roe said, omits: The 6 boats, attribution_note: A letter of 3 May")], []),
        ([("why: Named", "why: The fire of 2029")], []),
        ([("why: Named", "why: 6 boats")], [("2029-01-01-weir", "6")]),
        ([("name: Ann Roe", "name: Ann Roe, role: Saved 10 boats")], [("roe", "10")]),
        ([("name: Ann Roe", "name: Ann Roe, role: Aged 22")], []),
        ([("name: Tom Doe", "name: Tom Doe, role: Aged 22")], [("doe", "22")]),
        # of the record as a whole: all its evidence
        ([("title: A fire\n", "title: A fire of 6 boats, 10 saved\nsummary: Roe is 22\n")], []),
        ([("title: A fire\n", "title: A fire of 8 boats\n")], [(None, "8")]),
        ([("title: A fire\n", "title: x\ncontent_note: A girl of 8\n")], [(None, "8")]),
        ([("question: Why", "question: Why did 6 boats burn, note: Of 7")], []),
        ([("question: Why", "question: Why did 8 boats burn, note: Of 9")], [("why", "8"), ("why", "9")]),
        ([("text: pier", "text: pier, unused: [{paragraph: 4, reason: 6 boats and 8}]")], [("post", "8")]),
        ([("date_as_stated: May 4", "date_as_stated: May 4, date_note: 7 of 8")], [("fire", "8")]),
        # a title counts where it is proved
        ([("title: A fire\n", "title: At Pier 9\n")], [(None, "9")]),
        ([("title: A fire\n", "title: At Pier 9\n"), ("text: pier", "text: pier, headline: 1")], []),
        # ages
        ([("name: Ann Roe", AGE.format(22))], []),
        ([("name: Ann Roe", AGE.format(21))], [("roe", "The age 21 stands in no `words` of `roe`; add the source's words that have it, or leave it out.")]),
        ([("name: Ann Roe", AGE.format(22)), ("a 22-year-old", "aged 22")], []),
        ([("name: Ann Roe", AGE.format(22)), ("a 22-year-old", "Roe of 22")], []),
        *(
            ([("name: Ann Roe", AGE.format(22)), ("a 22-year-old", other)], [("roe", "The age 22 stands in no `words` of `roe`; add the source's words that have it, or leave it out.")])
            for other in ("May 22", "$22", "22%", "the 22nd", "22 miles", "22:00")
        ),
        ([("name: Tom Doe", "name: Tom Doe, age: 22")], [("doe", "The age 22 stands in no `words` of `doe`; add the source's words that have it, or leave it out.")]),
        # dates of the record's own fields
        ([("text: It burned", "text: It burned on May 4")], []),
        ([("text: It burned", "text: 'It burned on May 4, 2031'")], []),
        ([("text: It burned", "text: It burned in May 2031 or 2030")], []),
        ([("text: It burned", "text: It burned on 2031-05-04")], []),
        ([("text: It burned", "text: It burned on 4 May")], []),
        ([("text: It burned", "text: It burned on May 5")], [("burned", "May 5")]),
        ([("text: It burned", "text: It burned on June 4")], [("burned", "June 4")]),
        ([("text: It burned", "text: It burned on the 4th")], [("burned", "4th")]),
        ([("text: It burned", "text: 4 boats")], [("burned", "4")]),
        ([("text: It burned", "text: It burned in 2032")], [("burned", "2032")]),
        ([("text: It burned", "text: 'It burned on May 4, 2032'")], [("burned", "May 4, 2032")]),
        ([("title: A fire\n", "title: A fire on May 4\n")], []),
        # other days: the month with its day, wherever the evidence has them
        ([("text: It burned", "text: It burned on June 9"), ("[six boats burned]", "[six boats, June 9]")], []),
        ([("text: It burned", "text: It burned on 9 June"), ("[six boats burned]", "[on the 9th of June]")], []),
        ([("text: It burned", "text: It burned on June 9"), ("[six boats burned]", "[in June, on the 9th]")], []),
        ([("text: It burned", "text: It burned on June 9"), ("[six boats burned]", "[in June, the ninth day]")], []),
        ([("text: It burned", "text: It burned on June 9"), ("[six boats burned]", "[9.6.2031]")], []),
        ([("text: It burned", "text: It burned on June 9"), ("[six boats burned]", "[le 9 juin]")], []),
        ([("text: It burned", "text: It burned on June 9"), ("[six boats burned]", "[July 9, in June]")], [("burned", "June 9")]),
        ([("text: It burned", "text: It burned on June 9"), ("[six boats burned]", "[9 boats in June]")], [("burned", "June 9")]),
        ([("text: It burned", "text: It burned on June 9"), ("[six boats burned]", "[June 19]")], [("burned", "June 9")]),
        ([("text: It burned", "text: '9 boats burned'"), ("[six boats burned]", "[June 9]")], [("burned", "9")]),
        ([("text: It burned", "text: 'On June 9, 2032'"), ("[six boats burned]", "[June 9, in 2032]")], []),
        ([("text: It burned", "text: 'On June 9, 2033'"), ("[six boats burned]", "[June 9, in 2032]")], [("burned", "June 9, 2033")]),
        ([("text: It burned", "text: 'On June 9, 2031'"), ("[six boats burned]", "[June 9]")], []),
        # units
        ([("text: It burned", "text: It cost $6"), ("[six boats burned]", "[6-year-old]")], [("burned", "6")]),
        ([("text: It burned", "text: '½ of it burned'")], [("burned", "½")]),
        ([("text: It burned", "text: '½ of it burned'"), ("[six boats burned]", "[half of it]")], []),
        # what has digits and is no figure
        ([("text: It burned", "text: 'See ¶7, post:8 and 2029-01-01-weir'")], []),
        ([("text: It burned", "text: 'See https://x.example/9/8'")], []),
        ([("text: It burned", "text: 'See other:8'")], []),
        ([("text: It burned", "text: 'See zzz:8'")], [("burned", "8")]),
        ([("name: Ann Roe", "name: Ann Roe of Unit 9, called: [Unit 8]")], []),
        ([("questions:", "corrections: [{date: '2031-06-01', what: It said 8, was: 9 boats}]\nquestions:")], []),
        ([("text: It burned", "text: She said “we saved all 8 of them”")], []),
        ([("text: It burned", "text: She said “all 8”")], [("burned", "8")]),
    ],
)  # fmt: skip
def test_what_a_figure_may_rest_on(changes: Iterable[tuple[str, str]], expected: list[tuple[str | None, str]]) -> None:
    assert problems(*changes) == expected


def test_the_language_of_the_source_says_how_it_spells_numbers() -> None:
    spelled = ("six boats burned", "once barcos")
    figure = ("text: It burned", "text: 11 boats burned")
    assert problems(spelled, figure) == [("burned", "11")]
    assert problems(spelled, figure, ("text: pier", "text: pier, language: es")) == []


def test_what_could_not_be_read_makes_no_second_problem() -> None:
    broken = RECORD.replace("title: A fire\n", "title: 8 fires\n").replace(
        'at: "post:1", words: [six', "at: 1, words: [six"
    )
    loaded = parse_record(broken.replace("text: It burned", "text: 9 boats"), Path("2031-05-04-pier.yaml"))
    assert loaded.record is not None
    assert len(loaded.problems) == 1
    assert list(check_figures(loaded.record)) == []


def test_the_problem_stands_at_the_value() -> None:
    content = RECORD.replace("text: It burned", "text: 7 boats burned")
    record = parse_record(content, Path("2031-05-04-pier.yaml")).record
    assert record is not None
    (problem,) = check_figures(record)
    line = content.split("\n")[problem.line - 1]
    assert line[problem.column - 1 :].startswith("7 boats burned")
    assert problem.record == record.id
