"""Strings of a record never run in a browser, whatever they hold; and if one did, the policy of the page would stop it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from tests.support import browser
from tests.support.hostile import HOSTILE, HOSTILE_RECORD, MARK

pytestmark = pytest.mark.build

RECORD = f"incidents/{HOSTILE_RECORD}.html"

# Everything that a string could have made: elements that no page has, attributes that run, links that do.
_INJECTED = """() => [...document.querySelectorAll("*")].filter((one) =>
    [...one.attributes].some(({ name }) => /^on/i.test(name))
    || /^\\\\s*javascript:/i.test(one.getAttribute("href") ?? one.getAttribute("src") ?? "")
    || one.matches("article :is(script, style, img, iframe, object, embed, [autofocus])")
    || (one.matches("script:not([type*=json])") && one.textContent.includes(MARK)))
  .map((one) => one.outerHTML.slice(0, 200))""".replace("MARK", f"'{MARK}'")


@pytest.fixture
def opened(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what is heard of it."""
    with browser.window(chromium) as window:
        yield window


def assert_nothing_ran(opened: tuple[Page, list[str]]) -> None:
    page, heard = opened
    assert page.evaluate(_INJECTED) == []
    assert page.evaluate(f"window.{MARK}") is None
    assert heard == []


def test_no_string_of_a_record_runs_on_any_page(opened: tuple[Page, list[str]], hostile_site: Path) -> None:
    page, _ = opened
    visible = []
    for path in sorted(hostile_site.glob("*/*.html")):
        page.goto(path.as_uri(), wait_until="load")
        assert_nothing_ran(opened)
        if HOSTILE in page.locator("body").inner_text():
            visible.append(str(path.relative_to(hostile_site)))
    # The strings are there, as text.
    assert {RECORD, "docs/people.html", "docs/statements.html", "docs/index.html"} <= set(visible)


@pytest.mark.parametrize("query", [HOSTILE, f'"><img src=x onerror=window.{MARK}=1>', "crane <b>harbour</b>"])
def test_no_query_runs(opened: tuple[Page, list[str]], hostile_site: Path, query: str) -> None:
    page, _ = opened
    page.goto(f"{(hostile_site / 'search.html').as_uri()}?q={quote(query)}")
    page.locator("[role=status]").filter(has_text="result").wait_for()
    assert_nothing_ran(opened)


def test_results_of_hostile_records_do_not_run(opened: tuple[Page, list[str]], hostile_site: Path) -> None:
    page, _ = opened
    page.goto(f"{(hostile_site / 'search.html').as_uri()}?q=crane")
    page.locator("#search-results li .context").first.wait_for()
    assert_nothing_ran(opened)
    # A link of a search marks its words on the page that it leads to.
    page.goto(f"{(hostile_site / RECORD).as_uri()}?highlight={quote(HOSTILE)}")
    assert_nothing_ran(opened)


@pytest.mark.parametrize(
    "fragment",
    [
        f"<img src=x onerror=window.{MARK}=1>",
        f"voice=<img src=x onerror=window.{MARK}=1>&person=' onclick=window.{MARK}=1",
    ],
)
def test_no_fragment_runs(opened: tuple[Page, list[str]], hostile_site: Path, fragment: str) -> None:
    page, _ = opened
    page.goto(f"{(hostile_site / RECORD).as_uri()}#{fragment}")
    assert page.locator(".statement").first.is_visible()
    assert_nothing_ran(opened)


BREACHES = {
    "script-src-elem": f"<script>window.{MARK} = 1</script>",
    "script-src-attr": f"<p id='breach' onclick='window.{MARK} = 1'>x</p>",
    "img-src": "<img alt='' src='https://elsewhere.example/x.png'>",
    "style-src-elem": "<link rel='stylesheet' href='https://elsewhere.example/x.css'>",
    "frame-src": "<iframe title='x' src='https://elsewhere.example/'></iframe>",
    "base-uri": "<base href='https://elsewhere.example/'>",
}
"""What gets past all else, by the directive that stops it."""


@pytest.mark.parametrize("directive", BREACHES)
def test_the_policy_stops_what_is_not_ours(
    opened: tuple[Page, list[str]], hostile_site: Path, tmp_path: Path, directive: str
) -> None:
    page, heard = opened
    site = tmp_path / "site"
    shutil.copytree(hostile_site, site)
    path = site / "docs" / "quotes.html"
    path.write_text(path.read_text("utf-8").replace("</article>", f"{BREACHES[directive]}</article>"), "utf-8")
    page.goto(path.as_uri())
    if breach := page.query_selector("#breach"):
        breach.click()
    assert page.evaluate(f"window.{MARK}") is None
    assert [each for each in heard if "the policy stopped" in each and f"({directive})" in each], heard
    # Playwright tells of what was never sent too.
    asked = [each.removeprefix("asked for ") for each in heard if each.startswith("asked for ")]
    assert [each for each in asked if f"did not get {each}: csp" not in heard] == []
