"""Pages by keyboard alone: every stop is seen, nothing is out of reach, and the menu works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support import browser
from tests.support.harbor import PELL

pytestmark = pytest.mark.build

NARROW, WIDE = 320, 1280

# What moves has to have arrived before it is looked at. A control may be drawn by its label, by what comes after it,
# or by the box around it.
_STOP = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const arrive = () => document.getAnimations().forEach((one) => one.finish());
  const around = [at, ...(at.labels ?? []), at.parentElement, at.parentElement.parentElement];
  const look = () => [...around.map((one) => getComputedStyle(one)), getComputedStyle(at, "::after")].map((style) =>
    [style.outline, style.boxShadow, style.backgroundColor, style.borderColor, style.color].join()).join();
  const hit = (one) => [...one.getClientRects()].some((box) => {
    const found = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
    return found && [at, ...(at.labels ?? [])].some((own) => own.contains(found));
  });
  at.scrollIntoView({ block: "nearest", behavior: "instant" });
  arrive();
  const seen = around.some(hit);
  const focused = look();
  at.blur();
  arrive();
  const marked = look() !== focused;
  at.focus({ preventScroll: true, focusVisible: true });
  const all = (window.focusStops ??= []);
  if (!all.includes(at)) all.push(at);
  const text = (at.textContent || at.ariaLabel || "").trim().slice(0, 40);
  const wrong = [seen ? "" : "is not seen", marked ? "" : "is not marked"].filter(Boolean).join(", ");
  return { name: `${at.localName}.${at.className}#${at.id} ‹${text}›`, number: all.indexOf(at), wrong };
}"""

# The theme shows its link back to the top while a page scrolls up, as it does at the end of the walk alone.
_MISSED = """() => [...document.querySelectorAll("a[href]:not(.back-to-top), button, select, input, textarea, summary")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !window.focusStops.includes(one))
  .map((one) => one.outerHTML.slice(0, 120))"""


def opened(chromium: Browser, path: Path, width: int) -> Iterator[Page]:
    with browser.window(chromium, viewport={"width": width, "height": browser.HEIGHT}) as (page, heard):
        page.goto(path.as_uri())
        yield page
        assert heard == []


@pytest.fixture
def record(chromium: Browser, harbor_site: Path) -> Iterator[Page]:
    """A record on a wide screen."""
    yield from opened(chromium, harbor_site / "incidents" / f"{PELL}.html", WIDE)


@pytest.fixture
def narrow(chromium: Browser, harbor_site: Path) -> Iterator[Page]:
    """A record on a narrow screen."""
    yield from opened(chromium, harbor_site / "incidents" / f"{PELL}.html", NARROW)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("name", [f"incidents/{PELL}", "docs/index", "search"])
def test_every_stop_is_seen_and_none_is_missed(chromium: Browser, harbor_site: Path, name: str, width: int) -> None:
    for page in opened(chromium, harbor_site / f"{name}.html", width):
        wrong, number = [], -1
        for _ in range(1000):
            page.keyboard.press("Tab")
            stop = page.evaluate(_STOP)
            if stop is None or stop["number"] < number:
                break
            number = stop["number"]
            wrong += [f"{stop['name']} {stop['wrong']}"] if stop["wrong"] else []
        assert number > 5
        assert "\n".join(wrong) == ""
        assert page.evaluate(_MISSED) == []


def test_the_first_link_skips_to_the_content(record: Page) -> None:
    browser.tab_to(record, "a[href='#furo-main-content']", most=4)
    record.keyboard.press("Enter")
    browser.tab_to(record, "article *", most=1)


def test_the_menu_opens_and_leads_on(narrow: Page) -> None:
    menu = narrow.locator(".sidebar-drawer")
    entry = menu.locator(".other-pages").get_by_role("link", name="Quotes", exact=True)
    assert not entry.is_visible()
    browser.tab_to(narrow, "#__navigation", most=4)
    narrow.keyboard.press("Space")
    narrow.wait_for_timeout(500)
    # The parts of the record come first, then the other pages, which unfold.
    browser.tab_to(narrow, ".other-pages > summary", most=20)
    narrow.keyboard.press("Enter")
    box = entry.bounding_box()
    assert box
    assert box["x"] >= 0
    browser.tab_to(narrow, ".sidebar-drawer a[href$='quotes.html']", most=10)
    narrow.keyboard.press("Enter")
    narrow.wait_for_url("**/docs/quotes.html")


@pytest.mark.parametrize("way", ["Escape", "a part of the page"])
def test_the_menu_goes_away_by_escape_and_once_it_has_led_on(narrow: Page, way: str) -> None:
    browser.tab_to(narrow, "#__navigation", most=4)
    narrow.keyboard.press("Space")
    narrow.wait_for_timeout(500)
    entry = narrow.locator(".record-sections").get_by_role("link", name="Quotes", exact=True)
    assert entry.is_visible()
    if way == "Escape":
        narrow.keyboard.press("Escape")
    else:
        entry.click()
    narrow.wait_for_timeout(500)
    assert not entry.is_visible()


def test_the_menu_closes_again(narrow: Page) -> None:
    browser.tab_to(narrow, "#__navigation", most=4)
    entry = narrow.locator(".record-sections").get_by_role("link", name="Quotes", exact=True)
    for visible in (True, False):
        narrow.keyboard.press("Space")
        narrow.wait_for_timeout(500)
        assert entry.is_visible() == visible
