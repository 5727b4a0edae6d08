"""The addresses that a renamed record had lead to its page, from disk and without a script."""

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


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that was built, of which a record was renamed, and that was built again."""
    site = Site(tmp_path_factory.mktemp("renamed") / "site")
    site.write(bridge(), ferry())
    assert site.build("-n") == Built(0, [])
    plan.write(plan_rename(site.root / "incidents", OLD, NEW).changes)
    assert site.build("-n") == Built(0, [])
    return site


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
    html = redirect_page("</title><b>", "a'</script>&.html", "en")
    page = BeautifulSoup(html, "html.parser")
    assert page.title is not None
    assert page.title.text == "</title><b>"
    (script,) = page.find_all("script")
    assert script.text == 'location.replace("a\'\\u003c/script>&.html" + location.hash)'
    assert page.find("b") is None
