"""Pages that need few records: the references, the timeline, a record that does not pass."""

from pathlib import Path

import pytest
from bs4 import Tag
from incident_record.problems import Code
from incident_record.record.schema import schema
from tests.support.sites import BRIDGE, Site, bridge, ferry

pytestmark = pytest.mark.build


def test_the_references_tell_every_field_and_every_code(tmp_path: Path) -> None:
    pages = {"index": "# R\n\n```{incident-fields}\n```\n\n```{incident-problems}\n```\n"}
    site = Site(tmp_path, pages)
    site.write(bridge(), ferry())
    built = site.build("-n")
    assert (built.status, built.warnings) == (0, [])
    page = site.page("index")
    groups = {heading.get_text().rstrip("¶"): heading.parent for heading in page.select("h2")}
    definitions = schema()["$defs"]
    expected = {"The record": schema(), "quotes": definitions["quote"], "sources → unused": definitions["waiver"]}
    for title, group in expected.items():
        section = groups[title]
        assert section is not None
        assert [term.get_text() for term in section.select("dt code")] == list(group["properties"])
        marks = [entry.get_text().split(".")[0] for entry in section.select("dd > p:first-child")]
        assert [each.endswith("required") for each in marks] == [n in group["required"] for n in group["properties"]]
    assert {"people", "statements", "quotes → antecedent", "questions"} < set(groups)
    forms = groups["Forms"]
    assert forms is not None
    assert [term.get_text() for term in forms.select("dt code")] == ["id", "date", "place", "id or list of ids"]
    codes = [term.get_text() for term in page.select("dt code")][-len(Code) :]
    assert codes == [str(code) for code in Code]
    text = " ".join(page.get_text().split())
    assert all(code.mend.replace("`", "").replace("  ", " ") in text for code in Code if "` " not in code.mend)


def test_events_stand_in_the_order_of_what_is_known(tmp_path: Path) -> None:
    record = bridge()
    first = record["events"][0]
    dates = ["2031-05-09", "2031-05-03", "2031-05", "2031", "2030/2031", "[2031-05-03..2031-12-31]", "1864-07-01"]
    record["events"] = [
        {**first, "id": f"e{n}", "date": date, "title": date, "date_as_stated": None} for n, date in enumerate(dates)
    ]
    for event in record["events"]:
        del event["date_as_stated"]
    site = Site(tmp_path)
    site.write({**record, "related": []}, ferry())
    site.build()
    page = site.page(f"incidents/{record['id']}")
    titles = [each.get_text() for each in page.select(".event-title")]
    known = [title for title in titles if len(title) == 10]
    assert known == ["1864-07-01", "2031-05-03", "2031-05-09"]
    assert {*titles[-3:]} == {"2031", "2030/2031", "[2031-05-03..2031-12-31]"}
    words = {
        each.select(".event-title")[0].get_text(): each.select(".date")[0].get_text() for each in page.select(".event")
    }
    assert words["[2031-05-03..2031-12-31]"] == "May 3, 2031 or later that year"
    assert words["2031-05"] == "May 2031"


def test_the_date_is_told_from_what_the_source_says_of_it(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write(bridge(), ferry())
    assert site.build().status == 0
    event = site.page(f"incidents/{BRIDGE['id']}").find(id="closing")
    assert isinstance(event, Tag)
    (date,) = event.select(".date")
    assert date.get_text() == "May 3, 2031 “May 3”"
    assert [stated.get_text() for stated in date.select(".soft")] == ["“May 3”"]
    assert [note.get_text() for note in event.select(".margin .note")] == [BRIDGE["events"][0]["date_note"]]


def test_what_the_line_above_says_of_a_date_is_not_said_again(tmp_path: Path) -> None:
    record = bridge()
    event = {key: value for key, value in record["events"][0].items() if not key.startswith("date")}
    dated = [("2031-05", "A."), ("2031-05", "A."), ("2031-05", None), ("2031-05", "A."), ("2031-06", "A.")]
    record["events"] = [
        {**event, "id": f"e{n}", "date": date, **({"date_note": note} if note else {})}
        for n, (date, note) in enumerate(dated)
    ]
    site = Site(tmp_path)
    site.write(record, ferry())
    site.build()
    events = site.page(f"incidents/{record['id']}").select(".timeline > li")
    assert [event.select(".date")[0].get_text() for event in events] == [
        "May 2031",
        "",
        "May 2031",
        "May 2031",
        "June 2031",
    ]
    assert [[note.get_text() for note in event.select(".note")] for event in events] == [["A."], [], [], ["A."], ["A."]]


@pytest.mark.parametrize(
    ("dates", "lines"),
    [
        (["2031-05-03", "2031-05", "2031-05-09"], [2, 1]),
        # What is certainly before a known day stays before it.
        (["[..2031-05-02]", "2031-05-03"], [2]),
        (["2031-05-02/2031-05-04"], [1]),
        (["[2031-05-02..]"], [1]),
    ],
)
def test_events_of_no_known_day_stand_apart_at_the_end(tmp_path: Path, dates: list[str], lines: list[int]) -> None:
    record = bridge()
    event = {key: value for key, value in record["events"][0].items() if not key.startswith("date")}
    record["events"] = [{**event, "id": f"e{n}", "date": date} for n, date in enumerate(dates)]
    site = Site(tmp_path)
    site.write(record, ferry())
    site.build()
    page = site.page(f"incidents/{record['id']}")
    assert [len(part.select(":scope > li")) for part in page.select(".timeline")] == lines
    apart = len(lines) > 1 or dates == ["[2031-05-02..]"]
    assert ("Day not stated" in page.get_text()) == apart


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2031-05-04", "2031-05-03"], "10"),
        # What is certainly before something else comes before it, though the record lists it later.
        (["[2031-05-03..2031-05-09]", "2031-05-10", "2031-05-01"], "201"),
        # Where the order is open, each stands at the last day that it can have.
        (["[2031-05-03..]", "[2031-02..2031-11]", "2031-05-04"], "210"),
        (["2031-05", "[2031-06-01..]", "2031-04"], "201"),
    ],
)
def test_events_stand_in_the_order_that_is_certain(tmp_path: Path, dates: list[str], expected: str) -> None:
    record = bridge()
    event = {key: value for key, value in record["events"][0].items() if not key.startswith("date")}
    record["events"] = [{**event, "id": f"e{n}", "date": date} for n, date in enumerate(dates)]
    site = Site(tmp_path)
    site.write(record, ferry())
    site.build()
    events = site.page(f"incidents/{record['id']}").select(".timeline > li")
    assert "".join(str(event["id"])[-1] for event in events) == expected


def test_a_record_that_does_not_pass_says_so_on_its_page(tmp_path: Path) -> None:
    record = bridge()
    record["quotes"][0]["speaker"] = "nobody"
    site = Site(tmp_path)
    site.write(record, ferry())
    assert site.build().status == 1
    box = site.page(f"incidents/{record['id']}").select_one(".record-problems")
    assert box is not None
    assert "unknown-id" in box.get_text()
    site.write(bridge())
    assert site.build().status == 0
    assert site.page(f"incidents/{record['id']}").select_one(".record-problems") is None
