"""What shows much of a record at once: figures, the matrix of voices, the drawn timeline, the strip of paragraphs."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from tests.support.builds import Built
from tests.support.shared import Shared
from tests.support.sites import BRIDGE_PAGE, FERRY_PAGE, PAGES, Site, bridge, ferry

pytestmark = pytest.mark.build

WITHOUT_LINKS = {name: page.replace("links\n", "") for name, page in PAGES.items() if name != "links"}


def build_glance(folder: Path) -> None:
    """Both records and a timeline of both; one statement is about two, one about nobody, one event is dated as stated."""
    record = bridge()
    record["statements"][0]["about"] = ["norwood-council", "ben-ode"]
    record["statements"].append({**record["statements"][0], "id": "again", "about": ["ben-ode"]})
    record["statements"].append({**record["statements"][1], "id": "nobody", "about": []})
    del record["events"][0]["date_note"]
    record["events"].append({**record["events"][0], "id": "month", "date": "2031-05", "date_note": "Worked out."})
    timeline = "# Timeline\n\n```{incident-timeline}\n```\n"
    pages = {**PAGES, "timeline": timeline, "index": PAGES["index"].replace("links\n", "links\ntimeline\n")}
    site = Site(folder, pages)
    site.write(record, ferry())
    assert site.build("-n") == Built(0, [])


@pytest.fixture(scope="session")
def built(shared: Shared) -> Site:
    return Site.made(shared.once("glance", build_glance)[0])


def whole(found: object) -> Tag:
    """An element that is there."""
    assert isinstance(found, Tag)
    return found


def test_figures_count_what_their_links_lead_to(built: Site) -> None:
    page = built.page(BRIDGE_PAGE)
    told = {str(a["href"]): " ".join(a.parent.get_text().split()) for a in page.select(".figures a") if a.parent}
    assert told == {
        "#part_statements": "4 statements by 2 voices",
        "#part_quotes": "3 quotes 3 proved word for word",
        "#part_policy": "1 policy point and how they stood",
        "#part_not_stated": "1 question not answered by the source",
    }
    for anchor in told:
        assert page.select(anchor)


def test_the_matrix_counts_statements_by_voice_and_by_whom_they_are_about(built: Site) -> None:
    page = built.page(BRIDGE_PAGE)
    rows = page.select("table.matrix tr")
    assert [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in rows] == [
        ["About", "Officials", "Norwood Gazette"],
        ["Ben Ode", "2", "1"],
        ["Norwood council", "1", ""],
        ["Nobody in particular", "", "1"],
    ]
    links = [[str(a["href"]) for a in row.select("a")] for row in rows]
    # Each number leads to the first of the statements that it counts, each name to whose it is.
    assert links == [
        ["#said_officials", "#said_gazette"],
        ["#ben-ode", "#closed", "#hours"],
        ["#norwood-council", "#closed"],
        ["#nobody"],
    ]
    for href in {one for row in links for one in row}:
        assert page.select(href)


def test_one_statement_makes_no_matrix_and_no_filter(built: Site) -> None:
    assert built.page(FERRY_PAGE).select("table.matrix, .ledger-filter") == []
    assert len(built.page(BRIDGE_PAGE).select(".ledger-filter")) == 1


def drawn(page: BeautifulSoup) -> list[tuple[str, str, list[str]]]:
    """The rows of a drawing: where each leads to, what it is called, and the classes of its mark."""
    return [
        (str(a["href"]), str(a["aria-label"]), list(whole(a.select("text ~ *")[0])["class"]))
        for a in page.select(".drawing a")
    ]


def test_the_drawing_has_the_events_of_the_list_by_their_numbers(built: Site) -> None:
    assert drawn(built.page(BRIDGE_PAGE)) == [
        ("#month", "1. May 2031, worked out: The bridge is closed", ["worked-out"]),
        ("#closing", "2. May 3, 2031, as stated: The bridge is closed", ["stated"]),
        ("#request", "3. 2031, day and month not known: The ferry asks for longer hours", ["unknown"]),
    ]
    listed = built.page(BRIDGE_PAGE).select(".event")
    assert [item["id"] for item in listed] == ["month", "closing", "request"]
    assert [item["class"][1] for item in listed] == ["date-worked-out", "date-stated", "date-unknown"]
    assert [href for href, _, _ in drawn(built.page("timeline"))] == [
        f"{BRIDGE_PAGE}.html#{id_}" for id_ in ("month", "closing", "request")
    ]
    assert built.page(FERRY_PAGE).select(".drawing") == []


def test_a_drawing_has_marks_of_the_year_and_names_only_the_kinds_it_has(built: Site) -> None:
    page = built.page(BRIDGE_PAGE)
    names = [text.get_text() for text in page.select(".drawing > svg > text")]
    assert names == ["Jan 2031", "Mar", "May", "Jul", "Sep", "Nov"]
    month, day, year = (whole(a.select("text ~ *")[0]) for a in page.select(".drawing a"))
    assert (day.name, month.name, year.name) == ("circle", "rect", "line")
    # 120 of 365 days are over, of a line from 8 to 98 percent.
    assert float(str(month["x"]).rstrip("%")) == pytest.approx(8 + 90 * 120 / 365, abs=0.1)
    assert (year["x1"], year["x2"]) == ("8%", "98%")
    assert [one.get_text(strip=True) for one in page.select(".drawing figcaption > span")] == [
        "as stated",
        "worked out",
        "day and month not known",
    ]


def test_many_events_are_not_drawn(tmp_path: Path) -> None:
    site, record = Site(tmp_path, WITHOUT_LINKS), bridge()
    record["events"] = [{**record["events"][0], "id": f"event-{number}"} for number in range(61)]
    site.write(record, ferry())
    assert site.build().warnings == []
    page = site.page(BRIDGE_PAGE)
    assert (len(page.select(".event")), page.select(".drawing")) == (61, [])


def test_a_strip_has_each_paragraph_with_how_much_rests_on_it(built: Site) -> None:
    page = built.page(BRIDGE_PAGE)
    cells = page.select(".strip a")
    assert [cell.get_text() for cell in cells] == ["1", "2", "3", "4", "5", "6"]
    for cell in cells:
        row = whole(page.select_one(str(cell["href"])))
        assert cell["class"] == [f"rests-{min(len(row.select('a')), 3)}"]
    assert cells[0]["class"] == ["rests-0"]
    assert "not used: the headline" in whole(page.select_one("#gazette_p1")).get_text()


def test_items_of_one_name_are_told_once_in_a_row(built: Site) -> None:
    row = whole(built.page(BRIDGE_PAGE).select_one("#gazette_p2"))
    assert [(a.get_text(), a["href"]) for a in row.select("a")] == [
        ("statement by Officials", "#closed"),
        ("another", "#again"),
        ("event: The bridge is closed", "#closing"),
        ("another", "#month"),
    ]


def test_that_all_quotes_are_one_voice_is_said_where_it_is_so(tmp_path: Path) -> None:
    site, record = Site(tmp_path, WITHOUT_LINKS), bridge()
    record["quotes"].pop()
    record["policy_points"] = []
    record["sources"][0]["unused"] += [
        {"paragraph": 6, "reason": "Not used here."},
        {"quotation": 4, "reason": "Nor is it."},
    ]
    site.write(record, ferry())
    assert site.build().warnings == []
    told = "All quotes of this record are of one voice: Ana Ruiz. Nobody else is quoted."
    for name in (BRIDGE_PAGE, "quotes"):
        assert [p.get_text() for p in site.page(name).select("p.legend") if "one voice" in p.get_text()] == [told]
    # With one quote it goes without saying; with two speakers it is not so.
    assert "one voice" not in site.page(FERRY_PAGE).get_text()
    site.write(bridge())
    assert site.build().warnings == []
    assert "one voice" not in site.page(BRIDGE_PAGE).get_text()


def test_a_copied_citation_names_speaker_source_and_record(built: Site, tmp_path: Path) -> None:
    (button,) = whole(built.page(BRIDGE_PAGE).find(id="two-boats")).select("button")
    assert button["data-copy"] == (
        "Ben Ode, quoted in: A. Writer. Old river bridge closed after a crack is found. Norwood Gazette. May 2031. "
        "https://gazette.example/bridge. ¶6. Record: 2031-05-03-river-bridge#two-boats"
    )
    (other,) = [one for one in built.page("quotes").select("button") if "#two-boats" in str(one["data-copy"])]
    assert other["data-copy"] == button["data-copy"]
    site = Site(tmp_path)
    site.write(bridge(), ferry())
    with (tmp_path / "conf.py").open("a") as conf:
        conf.write('html_baseurl = "https://records.example/site/"\n')
    assert site.build().warnings == []
    (button,) = whole(site.page(BRIDGE_PAGE).find(id="two-boats")).select("button")
    assert str(button["data-copy"]).endswith(f"Record: https://records.example/site/{BRIDGE_PAGE}.html#two-boats")
