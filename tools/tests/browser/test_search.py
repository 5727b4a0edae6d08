"""Search in a browser, from disk: results, and where they lead."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support import browser
from tests.support.hostile import LONG

pytestmark = pytest.mark.build


@pytest.fixture
def page(chromium: Browser, hostile_site: Path) -> Iterator[Page]:
    """The invented site's home page; nothing may be said or asked for while it is used."""
    context = browser.new_context(chromium)
    page = context.new_page()
    heard = browser.heard(page)
    page.goto((hostile_site / "docs" / "index.html").as_uri())
    yield page
    assert heard == []
    context.close()


def search(page: Page, words: str) -> list[str]:
    """Search by keyboard from the menu; gives where the results lead."""
    page.get_by_role("search").or_(page.locator(".sidebar-search-container")).first.get_by_role("searchbox").or_(
        page.locator("input[name=q]")
    ).first.press_sequentially(words)
    page.keyboard.press("Enter")
    page.locator("[role=status]").filter(has_text="result").wait_for()
    return [str(link.get_attribute("href")) for link in page.locator("#search-results li > a").all()]


@pytest.mark.parametrize(
    ("words", "page_found"),
    [
        ("ferry", "incidents/2031-05-03-river-bridge.html"),  # a word of our own
        ("ninety", "incidents/2031-05-03-river-bridge.html"),  # a word of a quote
        ("Ruiz", "docs/people.html"),  # a name
        ("ninety week", "incidents/2031-05-03-river-bridge.html"),  # two words
        (LONG, "incidents/2032-05-04-long.html"),
    ],
)
def test_what_is_on_a_page_is_found(page: Page, words: str, page_found: str) -> None:
    found = search(page, words)
    assert [one for one in found if one.partition("#")[0].endswith(page_found)], found


def test_a_result_leads_to_what_was_found(page: Page) -> None:
    search(page, "ninety")
    page.locator("#search-results li > a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*.html*")
    assert "ninety" in page.locator("article").inner_text()


def test_what_is_nowhere_is_not_found(page: Page) -> None:
    assert search(page, "zeppelin") == []
    assert "zeppelin" in page.locator("[role=status]").filter(has_text="result").inner_text()
