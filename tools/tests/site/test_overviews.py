"""What pages show across records, and links that lead both ways."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from tests.support.builds import Built
from tests.support.desk import ROOT
from tests.support.shared import Shared
from tests.support.sites import BRIDGE, BRIDGE_PAGE, FERRY, FERRY_PAGE, Site, bridge, ferry, spans_of

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
    record["events"] = [{**event, "words": ["until midnight"]}]
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
    found = page.find(id=id_)
    assert isinstance(found, Tag), id_
    return found


def test_the_timeline_runs_over_all_records_by_date(built: Site) -> None:
    page = built.page("timeline")
    dated = page.select(".timeline:not(.timeline-undated) .event-title")
    assert [one.get_text() for one in dated] == ["The ferry stops early", "The bridge is closed"]
    assert [one.get_text() for one in page.select(".timeline-undated .event-title")] == [
        "The ferry asks for longer hours"
    ]
    assert page.select(f'a[href="{BRIDGE_PAGE}.html#closing"]')
    assert page.select(f'a[href="{BRIDGE_PAGE}.html"]')


def test_policy_points_stand_together_by_policy(built: Site) -> None:
    page = built.page("policy")
    assert headings(page) == ["Ferry hours"]
    points = page.select("#policy-ferry-hours .policy-point")
    assert [point.select("dd")[1].get_text(strip=True) for point in points] == ["Ana Ruiz", "Ben Ode"]
    assert points[1].select(f'a[href="{BRIDGE_PAGE}.html#two-boats"]')
    assert points[1].select(f'a[href="{BRIDGE_PAGE}.html#longer-hours"]')
    assert "Who is to act Not stated." in points[0].get_text(" ", strip=True)


def test_statements_stand_together_by_voice(built: Site) -> None:
    page = built.page("statements")
    assert headings(page) == ["Ben Ode", "Officials", "Norwood Gazette"]
    for anchor in ("voice-ben-ode", "voice-officials", "voice_norwood-gazette"):
        for statement in part(page, anchor).select(".statement"):
            assert statement.select(".said a"), "a statement without its voice"
    assert "The boats go until midnight." in part(page, "voice-ben-ode").get_text()


def test_sources_tell_who_cites_them(built: Site) -> None:
    page = built.page("sources")
    assert headings(page) == [FERRY["sources"][0]["title"], BRIDGE["sources"][0]["title"]]
    section = part(page, f"source-{BRIDGE['id']}-gazette")
    text = section.get_text(" ", strip=True)
    assert "Quotes proved 3 of 3" in text
    assert "Paragraphs cited 5 of 6" in text
    assert section.select(f'a[href="{BRIDGE_PAGE}.html#gazette"]')
    assert section.select(f'dd a[href="{BRIDGE_PAGE}.html"]')


def test_a_person_lists_their_quotes_statements_policy_and_incidents(built: Site) -> None:
    person = part(built.page("people"), "person-ben-ode")
    assert headings(person, ".rubric") == [
        "Quotes of Ben Ode",
        "Statements by Ben Ode",
        "Statements about Ben Ode",
        "Policy points of Ben Ode",
    ]
    assert spans_of(person) == BRIDGE["quotes"][2]["spans"]
    for target in ("", "#two-boats", "#hours", "#longer-hours"):
        assert person.select(f'a[href="{BRIDGE_PAGE}.html{target}"]'), target
    assert person.select(f'a[href="{FERRY_PAGE}.html"]')
    assert person.select(f'a[href="{FERRY_PAGE}.html#midnight"]')
    council = part(built.page("people"), "person-norwood-council")
    assert "(is to act)" in council.get_text()


def test_a_quote_and_its_policy_point_lead_to_each_other(built: Site) -> None:
    page = built.page(BRIDGE_PAGE)
    assert part(page, "two-boats").select('a[href="#longer-hours"]')
    assert part(page, "longer-hours").select('a[href="#two-boats"]')
    assert part(page, "ninety-years").select('a[href="#longer-hours"]') == []


def test_related_cases_stand_side_by_side(built: Site) -> None:
    for name, own, other in ((BRIDGE_PAGE, BRIDGE, FERRY), (FERRY_PAGE, FERRY, BRIDGE)):
        table = built.page(name).select_one("table.side-by-side")
        assert table is not None
        assert [cell.get_text(strip=True) for cell in table.select("thead th")][1:] == [own["title"], other["title"]]
        cells = {
            row.select("th")[0].get_text(strip=True): [cell.get_text(" ", strip=True) for cell in row.select("td")]
            for row in table.select("tbody tr")
        }
        assert {"Norwood", "Not stated."} in map(set, cells.values())
        assert set(cells["Quotes"]) == {"1 quote", "3 quotes"}
        assert all(len(shown) == 2 for shown in cells.values())


def test_a_record_says_how_to_cite_it(built: Site) -> None:
    text = part(built.page(BRIDGE_PAGE), "part_cite").get_text(" ", strip=True)
    assert f"{BRIDGE['title']}. Record {BRIDGE['id']}." in text
    assert "A. Writer. Old river bridge closed after a crack is found. Norwood Gazette. May 2031." in text


def test_the_contact_stands_where_its_directive_does(tmp_path: Path, built: Site) -> None:
    assert "This copy names no contact for corrections." in built.page("index").get_text()
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
    roots = [one for one in tree.find_all("li", recursive=False) if isinstance(one, Tag)]
    assert 1 < len(roots) <= 10
    targets = {str(link["href"]) for link in tree.select("a")}
    assert not any("incidents/" in target for target in targets)
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    reached = {Path(re.sub("#.*", "", target)) for target in targets}
    assert pages - reached == {Path("index.html")}
