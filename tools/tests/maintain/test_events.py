"""A draft proposes what the source dates, and figures as evidence: less to type, and all of it to be confirmed."""

from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
import yaml
from incident_record.check.stated import written_dates
from incident_record.maintain import events, plan
from incident_record.maintain.new import plan_new
from incident_record.source.text import canonicalize
from incident_record.source.view import TextView
from tests.support.desk import Desk

ID = "2032-04-15-crane"  # a Thursday


def draft(desk: Desk, *paragraphs: str, by: str | None = None) -> Any:
    path: Path = desk.folder.parent / "post-any.txt"
    path.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    plan.write(plan_new(desk.folder, path, ID, by=by).changes)
    return yaml.safe_load((desk.folder / f"{ID}.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("A crane fell early Thursday in Lowen.", [("2032-04-15", "Thursday", "A crane fell early Thursday")]),
        ("The crane was tested on Feb. 11, and held.", [("2032-02-11", "Feb. 11", "crane was tested on Feb. 11")]),
        ("On May 3, 2031, it rained in the town.", [("2031-05-03", "May 3, 2031", "On May 3, 2031")]),
        ("May 3 was dry in all of the town.", [("2032-05-03", "May 3", "May 3 was dry in")]),
        ("El 12 de marzo de 2032 llovió.", [("2032-03-12", "12 de marzo de 2032", "El 12 de marzo de 2032")]),
        ("A crane fell on Friday in March.", []),
        ("“We left on May 3,” Ann Roe said.", []),
        ("It was built in 1988 for 30 workers, the port said.", []),
    ],
)
def test_days_that_the_source_states_are_events_without_a_title(
    desk: Desk, sentence: str, events: list[tuple[str, str, str]]
) -> None:
    record = draft(desk, "It rained.", sentence)
    drafted = record.get("events", [])
    assert [(str(event["date"]), event["date_as_stated"], event["words"][0]) for event in drafted] == events
    assert all(event["title"] == "" and "date" in event["unconfirmed"] for event in drafted)


def test_a_day_is_one_event_and_names_the_statement_beside_it(desk: Desk) -> None:
    record = draft(desk, "A crane fell on May 3, the port said.", "It had stood since May 3.")
    (event,) = record["events"]
    assert (event["id"], event["statements"], event["at"]) == ("event-1", ["paragraph-1"], "post:1")


@pytest.mark.parametrize("line", ["June 3, 2032", "Lowen, 3 de junio de 2032", "Published June 3, 2032"])
def test_a_line_with_a_day_says_when_it_was_published(desk: Desk, line: str) -> None:
    record = draft(desk, "Filters come back", line, "We call back filters. It is late.", by="mill")
    (source,) = record["sources"]
    assert source["published"] == "2032-06-03"
    assert "published" in source["unconfirmed"]
    assert [waiver["paragraph"] for waiver in source["unused"]] == [2]
    assert "events" not in record


def test_figures_are_proposed_as_evidence_with_a_word_beside_them(desk: Desk) -> None:
    record = draft(
        desk, "It rained.", "The port said it found cracks on Feb. 11, in 7 of 40 cranes of the HW-20 type, in 1988."
    )
    statement = record["statements"][-1]
    assert statement["words"] == ["The port said", "Feb. 11", "in 7", "40 cranes", "HW-20 type", "in 1988"]


def test_the_proposed_evidence_passes(desk: Desk) -> None:
    draft(
        desk,
        "It rained.",
        "The port said 12 workers at 3 cranes found 40 cracks on Feb. 11, 2031, and on May 3 and June 4.",
        "“We left,” Ann Roe, 41, said. Roe added that she had told 30 workers on July 9.",
    )
    path = desk.folder / f"{ID}.yaml"
    text = path.read_text("utf-8").replace(": ''\n", ": empty\n")
    path.write_text("".join(line for line in text.splitlines(keepends=True) if "unconfirmed: " not in line), "utf-8")
    assert {str(problem.code) for problem in desk.check().problems} == set()


def test_what_is_said_beside_a_quotation_is_a_statement_of_its_own(desk: Desk) -> None:
    record = draft(
        desk,
        "It rained.",
        "Ann Roe said the mill would not close. “A town stops with it,” she said.",
        "“We left the mill,” said Ben Doe, a worker.",
        "Ben Doe declined to say who had left. “Ask the mill,” he said.",
    )
    beside = [item for item in record["statements"] if item["at"] != "post:1"]
    assert [(item["at"], item["by"], item["verb"], item["text"]) for item in beside] == [
        ("post:2", "ann-roe", "said", ""),
        ("post:4", "ben-doe", "declined", ""),
    ]


@pytest.mark.parametrize("number", [3, 28])
def test_the_dates_of_a_paragraph_are_read_a_few_times_whatever_their_number(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    reader = Mock(wraps=written_dates)
    monkeypatch.setattr(events, "written_dates", reader)
    text = " ".join(f"On June {day}, 2032, it fell." for day in range(1, number + 1))
    assert len([*events.stated_days(TextView(canonicalize(text)), ID[:10], [1])]) == number
    assert 1 <= reader.call_count <= 3
