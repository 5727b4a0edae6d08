"""The addresses that a renamed record, person or item had go on working, from disk; of all but a record without a script too."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from incident_record.export.redirect import redirect_page
from incident_record.maintain import plan
from incident_record.maintain.rename import plan_rename
from playwright.sync_api import Browser
from tests.support import browser
from tests.support.builds import Built
from tests.support.sites import Site, bridge, ferry

OLD, NEW = "2031-05-03-river-bridge", "2031-05-03-norwood-bridge"
ITEMS = {
    "gazette": "paper",
    "closed": "shut",
    "closing": "shutting",
    "within-the-hour": "hour",
    "longer-hours": "more-hours",
    "depth": "how-deep",
}
"""The items of the first record that get other ids: one of each kind."""

Renamed = tuple[Site, dict[str, set[str]]]
"""A site that was built again after a renaming, and the anchors that its pages had before, by their names."""


def anchors(site: Site) -> dict[str, set[str]]:
    html = site.root / "_build" / "html"
    pages = [path.relative_to(html).with_suffix("").as_posix() for path in html.rglob("*.html")]
    return {name: {str(element["id"]) for element in site.page(name).select("[id]")} for name in pages}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Renamed:
    site = Site(tmp_path_factory.mktemp("renamed") / "site")
    site.write(bridge(), ferry())
    for overview in ("statements", "sources", "timeline", "policy"):
        page = f"---\norphan: true\n---\n\n# All {overview}\n\n```{{incident-{overview}}}\n```\n"
        (site.root / f"{overview}.md").write_text(page, "utf-8")
    assert site.build("-n") == Built(0, [])
    before = anchors(site)
    names = {**{f"{OLD}/{old}": new for old, new in ITEMS.items()}, "ana-ruiz": "mayor-ruiz", OLD: NEW}
    for old, new in names.items():
        plan.write(plan_rename(site.root / "incidents", old, new).changes)
    assert site.build("-n") == Built(0, [])
    return site, before


@pytest.fixture
def renamed(built: Renamed) -> Site:
    return built[0]


@pytest.mark.build
def test_no_anchor_of_any_page_is_lost(built: Renamed) -> None:
    site, before = built
    after = anchors(site)
    after[f"incidents/{OLD}"] = after[f"incidents/{NEW}"]
    assert {name: lost for name in before if (lost := before[name] - after[name])} == {}
    on_record = before[f"incidents/{OLD}"]
    assert on_record >= {*ITEMS, "ana-ruiz", "gazette_p3", "order_gazette"}
    assert before["people"] >= {"person-ana-ruiz"}
    assert before["statements"] | before["sources"] >= {"voice-officials", f"source-{OLD}-gazette"}


@pytest.mark.build
def test_a_page_has_each_anchor_once(built: Renamed) -> None:
    page = built[0].page(f"incidents/{NEW}")
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    # The id of now is the one that links of the site use.
    (quote,) = page.select("#hour")
    assert "quote" in (quote["class"] or ())
    assert quote.select_one(":scope > #within-the-hour") is not None


@pytest.mark.build
def test_a_browser_finds_an_item_at_its_former_anchor(renamed: Site, chromium: Browser) -> None:
    context = browser.new_context(chromium, java_script_enabled=False)
    page = context.new_page()
    html = renamed.root / "_build" / "html"
    for address, text in (
        (f"incidents/{NEW}.html#within-the-hour", "We closed it within the hour"),
        (f"incidents/{NEW}.html#ana-ruiz", "Ana Ruiz"),
        ("people.html#person-ana-ruiz", "Ana Ruiz"),
    ):
        page.goto(f"{(html / address.partition('#')[0]).as_uri()}#{address.partition('#')[2]}")
        target = page.locator(":has(> :target)").first
        assert text in target.inner_text()
        assert target.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    context.close()


@pytest.mark.build
def test_the_old_address_is_a_page_that_leads_to_the_new_one(renamed: Site) -> None:
    page = renamed.page(f"incidents/{OLD}")
    (link,) = page.find_all("a")
    assert link["href"] == f"{NEW}.html"
    assert link.text == bridge()["title"]
    refresh = page.select_one("noscript meta[http-equiv=refresh]")
    assert refresh is not None
    assert refresh["content"] == f"0; url={NEW}.html"
    assert (renamed.root / "_build" / "html" / "incidents" / f"{NEW}.html").is_file()
    # The files beside the old page are gone: the new one has them.
    assert not list((renamed.root / "_build" / "html").rglob(f"{OLD}*.json"))


@pytest.mark.build
def test_a_browser_follows_it_from_disk_and_keeps_the_anchor(renamed: Site, chromium: Browser) -> None:
    old = (renamed.root / "_build" / "html" / "incidents" / f"{OLD}.html").as_uri()
    new = (renamed.root / "_build" / "html" / "incidents" / f"{NEW}.html").as_uri()
    for options in ({}, {"java_script_enabled": False}):
        context = browser.new_context(chromium, **options)
        page = context.new_page()
        lines = browser.heard(page)
        page.goto(f"{old}#safe")
        page.wait_for_url(f"{new}*")
        assert page.url == (f"{new}#safe" if not options else new)
        assert lines == []
        context.close()


@pytest.mark.build
def test_a_page_of_that_name_stays_what_it_is(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    first, second = bridge(), ferry()
    site.write({**first, "former_ids": [second["id"], "gone"]}, second)
    # An id is never used again, which the check says; and the page is the record's that has the id now.
    (warning,) = site.build("-n").warnings
    assert "duplicate-id" in warning
    assert second["title"] in site.html(f"incidents/{second['id']}")
    assert "has another address now" in site.html("incidents/gone")
    site.write(first)
    assert site.build("-n") == Built(0, [])
    assert not (site.root / "_build" / "html" / "incidents" / "gone.html").exists()


@pytest.mark.build
def test_a_removed_record_leaves_a_page_that_says_so(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    first, second = bridge(), ferry()
    site.write(first, second)
    assert site.build("-n") == Built(0, [])
    place = site.root / "incidents" / second["id"]
    place.with_suffix(".yaml").unlink()
    place.with_suffix(".md").write_text(
        "---\norphan: true\n---\n\n# Removed\n\nOn June 1, 2031: it was wrong.\n", "utf-8"
    )
    assert site.build("-n") == Built(0, [])
    assert "On June 1, 2031: it was wrong." in site.html(f"incidents/{second['id']}")
    # Whoever uses the id again is told.
    site.write(second)
    assert "multiple files found" in " ".join(site.build("-n").warnings)


def test_nothing_in_a_title_or_an_address_ends_the_page() -> None:
    html = redirect_page("</title><b>", "a'</script>&.html", "en_US")
    page = BeautifulSoup(html, "html.parser")
    assert [element["lang"] for element in page.select("html")] == ["en-US"], "as BCP 47 names it"
    assert page.title is not None
    assert page.title.text == "</title><b>"
    (script,) = page.find_all("script")
    assert script.text == 'location.replace("a\'\\u003c/script>&.html" + location.hash)'
    assert page.find("b") is None
