"""How long, how heavy and how many stops a page may be, and that what a reader needs is in sight."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.support import browser
from tests.support.harbor import PELL
from tests.support.kinds import KINDS_PAGES, THIRTY

pytestmark = pytest.mark.build

NARROW, WIDE = 360, 1280
STOPS = 120
"""The most stops that the way through a rich record's page by keyboard has."""

_HEIGHT = "() => document.documentElement.scrollHeight"

# Every place that leads to the article's order: what is in sight once the link is followed.
_FOLLOW = """async () => {
  const wrong = [];
  const hashes = new Set([...document.querySelectorAll("article a.at[href^='#']")].map((one) => one.hash));
  for (const hash of hashes) {
    location.hash = "";
    location.hash = hash;
    await new Promise((done) => setTimeout(done, 60));
    const inSight = (one) => {
      const box = one.getBoundingClientRect();
      return box.top >= 0 && box.top < innerHeight && box.height > 0;
    };
    const row = document.getElementById(hash.slice(1));
    if (!inSight(row)) wrong.push(`${hash} is not in sight`);
    const list = [...document.querySelectorAll(".record-sections ul ul a")];
    if (list.length < 5 || !list.every(inSight)) wrong.push(`the list of parts is not in sight after ${hash}`);
  }
  return { number: hashes.size, wrong };
}"""

_FIRST = """(selector) => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return box ? [box.top, box.bottom] : null;
}"""


@pytest.fixture(params=[WIDE, NARROW])
def window(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, int]]:
    """A page on a wide or a narrow screen, and its width."""
    with browser.window(chromium, viewport={"width": request.param, "height": browser.HEIGHT}) as (page, _):
        yield page, request.param


def height(page: Page, path: Path) -> int:
    page.goto(path.as_uri())
    pixels: int = page.evaluate(_HEIGHT)
    return pixels


def test_a_rich_record_is_read_without_much_scrolling(window: tuple[Page, int], harbor_site: Path) -> None:
    page, width = window
    assert height(page, harbor_site / "incidents" / f"{PELL}.html") <= {WIDE: 6_000, NARROW: 9_000}[width]


def test_home_and_people_are_short(window: tuple[Page, int], harbor_site: Path) -> None:
    page, width = window
    if width == WIDE:
        assert height(page, harbor_site / "docs/index.html") <= 900
        assert height(page, harbor_site / "docs/people.html") <= 2_500


def test_the_cheat_sheet_is_one_screen(chromium: Browser, real_site: Path) -> None:
    with browser.window(chromium, viewport={"width": WIDE, "height": 800}) as (page, _):
        page.goto((real_site / "docs/maintainers/cheat-sheet.html").as_uri())
        assert page.locator("article li").last.evaluate("item => item.getBoundingClientRect().bottom") <= 800


def test_the_first_screen_has_note_title_source_summary_and_a_quote(
    window: tuple[Page, int], harbor_site: Path
) -> None:
    page, _ = window
    page.goto((harbor_site / "incidents" / f"{PELL}.html").as_uri())
    first = (
        ".content-note",
        "h1",
        ".source-line a[href='#part_cite']",
        ".source-line a[href='#part_files']",
        ".summary",
    )
    boxes: list[Any] = [page.evaluate(_FIRST, selector) for selector in (*first, ".lead-quote .quote-span")]
    assert all(box and 0 <= box[0] < box[1] <= browser.HEIGHT for box in boxes), boxes
    tops = [box[0] for box in boxes]
    assert tops == sorted(tops)


def test_every_place_leads_into_sight_and_the_parts_stay_there(chromium: Browser, harbor_site: Path) -> None:
    context = browser.new_context(chromium, viewport={"width": WIDE, "height": browser.HEIGHT}, reduced_motion="reduce")
    page = context.new_page()
    page.goto((harbor_site / "incidents" / f"{PELL}.html").as_uri())
    pixels = page.evaluate(_FOLLOW)
    context.close()
    assert pixels["number"] > 10
    assert pixels["wrong"] == []


def test_the_way_through_a_record_by_keyboard_is_short(window: tuple[Page, int], harbor_site: Path) -> None:
    page, _ = window
    page.goto((harbor_site / "incidents" / f"{PELL}.html").as_uri())
    for number in range(STOPS + 2):
        page.keyboard.press("Tab")
        if number > 20 and page.evaluate("document.activeElement === document.body"):
            assert 50 < number <= STOPS
            return
    pytest.fail(f"there are more than {STOPS} stops")


def test_records_are_light(harbor_site: Path, kinds_site: Path) -> None:
    assert (harbor_site / "incidents" / f"{PELL}.html").stat().st_size < 60_000
    thirty = kinds_site / "incidents" / f"{THIRTY}.html"
    assert thirty.read_text("utf-8").count('class="quote-span') >= 120
    assert thirty.stat().st_size < 200_000
    assert all((kinds_site / f"{name}.html").is_file() for name in KINDS_PAGES)
