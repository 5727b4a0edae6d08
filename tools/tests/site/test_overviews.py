"""What pages show across records, and links that lead both ways."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from tests.support.builds import Built
from tests.support.desk import ROOT
from tests.support.shared import Shared
from tests.support.sites import BRIDGE, BRIDGE_PAGE, FERRY, FERRY_PAGE, Site, bridge, ferry

pytestmark = pytest.mark.build

PAGES = {
    "index": "# Home\n\n```{incident-records}\n```\n\n```{incident-contact}\n```\n\n```{toctree}\n:glob:\n*\n```\n",
    **{
        name: f"# All {name}\n\n```{{incident-{name}}}\n```\n"
        for name in ("people", "quotes", "timeline", "policy", "statements", "sources")
    },
}


def earlier() -> dict[str, Any]:
    """The ferry's record with an event on a day before the bridge's, and a policy point on the same policy."""
    record = ferry()
    event = {"id": "before", "date": "2031-05-01", "title": "The ferry stops early", "at": "herald:2"}
    own = {**event, "id": "hours", "date": "2031-05-05", "title": "The hours grow"}
    record["events"] = [{**each, "words": ["until midnight"]} for each in (event, own)]
    point = {"id": "late", "policy": "ferry-hours", "actor": "ana-ruiz", "position": "Later is better."}
    rest = {"status": "not-stated", "quotes": ["more-boats"], "at": "herald:3", "words": ["Ana Ruiz said"]}
    record["policy_points"] = [{**point, **rest}]
    return record


def build_overviews(folder: Path) -> None:
    site = Site(folder, PAGES)
    site.write(bridge(), earlier())
    assert site.build("-n") == Built(0, [])


@pytest.fixture(scope="session")
def built(shared: Shared) -> Site:
    return Site.made(shared.once("overviews", build_overviews)[0])


def headings(page: BeautifulSoup | Tag, level: str = "h2") -> list[str]:
    return [heading.get_text().rstrip("¶") for heading in page.select(level)]


def part(page: BeautifulSoup, id_: str) -> Tag:
    element = page.find(id=id_)
    assert isinstance(element, Tag), id_
    return element


def test_the_timeline_runs_over_all_records_by_date(built: Site) -> None:
    page = built.page("timeline")
    titles = [each.get_text() for each in page.select(".event-title")]
    dated = ["The ferry stops early", "The bridge is closed", "The hours grow"]
    assert titles == [*dated, "The ferry asks for longer hours"]
    assert page.select(f'a[href="{BRIDGE_PAGE}.html#closing"]')
    assert page.select(f'a[href="{BRIDGE_PAGE}.html"]')


def test_policy_points_stand_together_by_policy(built: Site) -> None:
    page = built.page("policy")
    assert headings(page) == ["Ferry hours"]
    points = page.select("#policy-ferry-hours .policy-point")
    assert [point.select(".voice")[0].get_text(strip=True) for point in points] == ["Ana Ruiz", "Ben Ode"]
    assert points[1].select(f'a[href="{BRIDGE_PAGE}.html#two-boats"]')
    assert points[1].select(f'a[href="{BRIDGE_PAGE}.html#longer-hours"]')
    assert "Who is to act: not stated." in points[0].get_text()


def test_statements_stand_together_by_voice(built: Site) -> None:
    page = built.page("statements")
    assert headings(page) == ["Ben Ode", "Ana Ruiz", "Officials", "Norwood Gazette"]
    for anchor in ("voice-ben-ode", "voice-ana-ruiz", "voice-officials", "voice_norwood-gazette"):
        for statement in part(page, anchor).select(".statements > li"):
            assert statement.select(".voice"), "a link may lead to a line alone, and has to say who speaks"
            assert statement.select("a[href*='incidents/']"), "a statement that leads to no record"
    assert "The boats go until midnight." in part(page, "voice-ben-ode").get_text()
    # What is said of a quote stands wherever its words do.
    assert BRIDGE["quotes"][0]["context"] in part(page, "voice-ana-ruiz").get_text()
    quoted = [span.get_text() for span in part(page, "voice-ana-ruiz").select(".quote-span")]
    assert quoted == [
        s for q in (*FERRY["quotes"], *BRIDGE["quotes"]) if q["speaker"] == "ana-ruiz" for s in q["spans"]
    ]


def test_sources_tell_who_cites_them(built: Site) -> None:
    page = built.page("sources")
    assert headings(page) == [FERRY["sources"][0]["title"], BRIDGE["sources"][0]["title"]]
    section = part(page, f"source-{BRIDGE['id']}-gazette")
    text = section.get_text(" ", strip=True)
    assert "Quoted passages 4 of 4 used, in 3 quotes" in text
    assert "Paragraphs 6 of 6 used, or left out with a reason" in text
    assert not section.select("h2 a:not(.headerlink)")  # it would look like a link to the article
    assert section.select(f'dd a[href="{BRIDGE_PAGE}.html"]')


def test_a_person_has_their_names_counts_and_records_and_no_statements_again(built: Site) -> None:
    person = part(built.page("people"), "person-ben-ode")
    lines = [line.get_text() for line in person.select("p")]
    assert lines[0] == "Ben Ode person · also: Ode"
    # The latest record first.
    assert lines[1:] == [f"In: {FERRY['title']} (1 statement) · {BRIDGE['title']}\xa0¶5 (1 quote)"]
    assert "until midnight" not in person.get_text()
    assert person.select(f'a[href="{FERRY_PAGE}.html"]')


def test_a_policy_point_leads_to_its_quote(built: Site) -> None:
    assert part(built.page(BRIDGE_PAGE), "longer-hours").select('a[href="#two-boats"]')


def test_questions_of_one_id_stand_side_by_side_in_related_records(tmp_path: Path) -> None:
    site, record, other = Site(tmp_path, PAGES), bridge(), ferry()
    record["questions"] = [
        {"id": "when", "question": "When was it?", "answers": ["closed"]},
        {"id": "own", "question": "Who else?", "answers": ["hours"]},
        {"id": "open", "question": "And then?"},
    ]
    other["questions"] = [
        {"id": "when", "question": "When?", "answers": ["midnight"], "note": "As he said."},
        {"id": "open", "question": "And then?"},
    ]
    site.write(record, other)
    assert site.build().warnings == []
    for name, sides in ((BRIDGE_PAGE, (BRIDGE, FERRY)), (FERRY_PAGE, (FERRY, BRIDGE))):
        table = site.page(name).select_one("table.side-by-side")
        assert table is not None
        heads = [cell.get_text(strip=True) for cell in table.select("thead th")]
        assert heads == ["Question", *(side["title"] for side in sides)]
        # One that neither answers makes no row.
        cells = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in table.select("tbody tr")]
        assert len(cells) == 1
        ours, theirs = ("The council shut", "until midnight")[:: 1 if name == BRIDGE_PAGE else -1]
        assert ours in cells[0][0]
        assert theirs in cells[0][1]
    # What one of them leaves open is a blank beside the answer, on both pages, with its note.
    other["questions"][0].pop("answers")
    record["questions"][0]["note"] = "So they say."
    site.write(record, other)
    assert site.build().warnings == []
    for name, order in ((BRIDGE_PAGE, 1), (FERRY_PAGE, -1)):
        pair = [cell.get_text(" ", strip=True) for cell in site.page(name).select("table.side-by-side td")]
        stated, blank = pair[::order]
        assert blank == f"{FERRY['title']} Not stated. As he said."
        assert "The council shut" in stated
        assert "So they say." in stated


def test_an_answer_of_words_shows_where_the_speech_goes_on_and_both_notes_stand_side_by_side(tmp_path: Path) -> None:
    site, record, other = Site(tmp_path, PAGES), bridge(), ferry()
    span = record["quotes"][0]["spans"][0]
    first, *middle, last = span.split()
    words = [" ".join(part) for part in ((first, *middle), middle, (*middle, last), (first, *middle, last))]
    record["questions"] = [
        {
            "id": "when",
            "question": "When?",
            "answers": [{"quote": record["quotes"][0]["id"], "words": part} for part in words],
            "note": "Nobody says which hour.",
        }
    ]
    other["questions"] = [{"id": "when", "question": "When?", "answers": ["midnight"], "note": "It is open here."}]
    site.write(record, other)
    assert site.build().warnings == []
    ends = [(0, 1), (1, 1), (1, 0), (0, 0)]
    for selector in ("dl.questions .said", "table.side-by-side td:nth-of-type(1) .said"):
        said = [line.get_text().split("“")[1].split("”")[0] for line in site.page(BRIDGE_PAGE).select(selector)]
        assert [(text.startswith("[…] "), text.endswith(" […]")) for text in said] == ends
    beside = site.page(BRIDGE_PAGE).select("table.side-by-side")[0].get_text()
    assert "Nobody says which hour." in beside
    # What is said of the quote stands with its words wherever they answer, once.
    context = record["quotes"][0]["context"]
    answers = site.page(BRIDGE_PAGE).select("dl.questions .answer, table.side-by-side td:nth-of-type(1) .answer")
    assert [answer.get_text().count(context) for answer in answers] == [1, 1]
    assert "It is open here." in beside


def test_the_newest_record_leads_with_its_related_one_beside_it(tmp_path: Path) -> None:
    site = Site(tmp_path, {"index": "# Home\n\n```{incident-lead}\n```\n"})
    site.write(bridge(), ferry())
    assert site.build("-n").warnings == []
    page = site.page("index")
    assert [title.get_text() for title in page.select(".lead-title")] == [FERRY["title"], BRIDGE["title"]]
    assert page.select(".lead-quote .quote-span")
    assert not page.select('a[href$="#part_gaps"]')  # it asks nothing
    others = page.select(".lead-others")[0]
    assert "Related case: " in others.get_text()
    assert [note.get_text() for note in others.select(".content-note")] == [f"Content note: {BRIDGE['content_note']}"]
    # Each with its date, and no counts of what it holds.
    assert len(page.select(".lead-grid .date")) == 2
    assert "statement" not in others.select(".date")[0].get_text()


def test_the_lead_says_how_much_is_open_and_how_its_quote_is_meant(tmp_path: Path) -> None:
    site = Site(tmp_path, {"index": "# Home\n\n```{incident-lead}\n```\n"})
    record = bridge()
    record["questions"].append({"id": "why", "question": "Why?"})
    site.write(record)
    for spans, lines in ((["We closed it within the hour of the call."], 1), (record["quotes"][0]["spans"], 1)):
        record["quotes"] = [{**record["quotes"][0], "spans": spans}]
        site.write(record)
        site.build()
        page = site.page("index")
        assert [span.get_text() for span in page.select(".lead-quote .quote-span")] == spans
        assert [note.get_text() for note in page.select(".lead-quote .caveat")] == [
            record["quotes"][0]["context"]
        ] * lines
    assert [link.get_text() for link in page.select('a[href$="#part_gaps"]')] == ["answers to 2 of 2 questions"]


def test_all_records_stand_in_a_list_by_year(tmp_path: Path) -> None:
    site, old = Site(tmp_path, {"index": "# All\n\n```{incident-records}\n```\n"}), ferry()
    old["id"] = "2029-05-05-ferry"
    site.write(bridge(), {**old, "date": "2029-05-05", "related": []})
    site.build()
    page = site.page("index")
    assert [head.get_text() for head in page.select(".rubric")] == ["2031", "2029"]
    assert [link.get_text() for link in page.select(".records a")] == [BRIDGE["title"], FERRY["title"]]
    # A record takes one line where there is room for it.
    assert [len(entry.select("p")) for entry in page.select(".records li")] == [1, 1]


def test_a_record_says_how_to_cite_it(built: Site) -> None:
    text = part(built.page(BRIDGE_PAGE), "part_cite").get_text(" ", strip=True)
    assert f"{BRIDGE['title']}. Record {BRIDGE['id']} ." in text
    (cited,) = built.page(BRIDGE_PAGE).select(".cite-source")
    assert cited.get_text() == (
        "A. Writer. Old river bridge closed after a crack is found. Norwood Gazette. May 2031. https://gazette.example/bridge."
    )


def test_the_contact_stands_where_its_directive_does(tmp_path: Path, built: Site) -> None:
    assert "This copy of the site names nobody to write to" in built.page("index").get_text()
    other = Site(tmp_path, PAGES)
    (tmp_path / "conf.py").write_text(
        (tmp_path / "conf.py").read_text("utf-8") + 'incident_contact = "write to <us>"\n', "utf-8"
    )
    other.write(bridge(), ferry())
    assert other.build().warnings == []
    assert "To ask for a correction: write to <us>" in other.page("index").get_text()


def test_without_records_the_overviews_say_so(tmp_path: Path) -> None:
    site = Site(tmp_path, PAGES)
    site.build()
    for name in ("people", "quotes", "timeline", "policy", "statements", "sources"):
        assert "There is nothing to show yet." in site.page(name).get_text(), name


def test_the_navigation_leads_to_every_page_but_the_records(real_site: Path) -> None:
    page = BeautifulSoup((real_site / "docs/index.html").read_text("utf-8"), "html.parser")
    tree = page.select_one(".sidebar-tree > ul")
    assert tree is not None
    roots = [each for each in tree.find_all("li", recursive=False) if isinstance(each, Tag)]
    assert 1 < len(roots) <= 10
    targets = {str(link["href"]) for link in tree.select("a")}
    assert not any("incidents/" in target for target in targets)
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    reached = {Path(re.sub("#.*", "", target)) for target in targets}
    assert pages - reached == {Path("index.html")}
