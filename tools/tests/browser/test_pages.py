"""Every page in a browser, at four widths, light and dark: what axe finds, sideways scroll, and what a page says and asks for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support import browser
from tests.support.desk import ROOT

pytestmark = pytest.mark.build

BY_SPHINX = ("search",)
REAL = sorted(
    [
        *(str(path.relative_to(ROOT).with_suffix("")) for path in (ROOT / "docs").rglob("*.md")),
        *(f"incidents/{path.stem}" for path in (ROOT / "incidents").glob("*.yaml")),
        *BY_SPHINX,
    ]
)
OVERVIEWS = ("index", "people", "quotes", "timeline", "statements", "policy", "sources")
INVENTED = sorted(
    [
        *(f"docs/{name}" for name in OVERVIEWS),
        *(
            f"incidents/{name}"
            for name in ("2031-05-03-river-bridge", "2032-05-03-hostile", "2032-05-04-long")
        ),
        *BY_SPHINX,
    ]
)

Windows = list[tuple[str, Page, list[str]]]
"""Scheme, page, and what is heard of it."""


@pytest.fixture(scope="module")
def windows(chromium: Browser) -> Iterator[Windows]:
    """A page for each scheme, side by side."""
    found: Windows = []
    for scheme in browser.SCHEMES:
        page = browser.new_axe_context(chromium, color_scheme=scheme).new_page()
        found.append((scheme, page, browser.heard(page)))
    yield found
    for _, page, _ in found:
        page.context.close()


def faults(windows: Windows, path: Path) -> str:
    """All that is wrong with a page, a line for each fault, with the widths and schemes that show it."""
    found: dict[str, list[str]] = {}
    for _, page, heard in windows:
        heard.clear()
        page.goto(path.as_uri())
    for width in browser.WIDTHS:
        for _, page, _ in windows:
            page.set_viewport_size({"width": width, "height": browser.HEIGHT})
            browser.start_axe(page)
        for scheme, page, _ in windows:
            for one in (*browser.end_axe(page), *browser.too_wide(page)):
                found.setdefault(one, []).append(f"{width} px {scheme}")
    for scheme, _, heard in windows:
        for one in heard:
            found.setdefault(one, []).append(scheme)
    return "\n".join(f"{one} ({', '.join(where)})" for one, where in found.items())


@pytest.mark.parametrize("name", REAL)
def test_a_page_of_this_site_is_without_fault(windows: Windows, real_site: Path, name: str) -> None:
    assert faults(windows, real_site / f"{name}.html") == ""


@pytest.mark.parametrize("name", INVENTED)
def test_a_page_with_strings_that_do_not_fit_is_without_fault(
    windows: Windows, hostile_site: Path, name: str
) -> None:
    assert faults(windows, hostile_site / f"{name}.html") == ""


@pytest.mark.parametrize(("site", "names"), [("real_site", REAL), ("hostile_site", INVENTED)])
def test_no_page_is_left_out(site: str, names: list[str], request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(site)
    built = [str(path.relative_to(folder).with_suffix("")) for path in folder.rglob("*.html")]
    assert sorted(built) == sorted([*names, "index"])


def test_the_top_page_leads_to_the_home_page(windows: Windows, real_site: Path) -> None:
    for _, page, heard in windows:
        heard.clear()
        page.goto((real_site / "index.html").as_uri())
        page.wait_for_url((real_site / "docs" / "index.html").as_uri())
        assert heard == []


def test_the_schemes_are_two(windows: Windows, real_site: Path) -> None:
    grounds = set()
    for _, page, _ in windows:
        page.goto((real_site / "docs" / "index.html").as_uri())
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == len(browser.SCHEMES)


FAULTS = {
    "axe, color-contrast": "<p style='color: #777; background: #888'>Too faint to read</p>",
    "axe, target-size": "<p><a href='#a' style='display:block;height:9px'>a</a><a href='#b' style='display:block;height:9px'>b</a></p>",
    "axe, label": "<input type='text'>",
    "scrolls sideways": "<div style='width: 900px'>Wide</div>",
    "asked for https://elsewhere.example/": "<link rel='stylesheet' href='https://elsewhere.example/'>",
    "did not get file:": "<img alt='' src='gone.png'>",
    "console, log: hello": "<script>console.log('hello')</script>",
    "error: broken": "<script>throw new Error('broken')</script>",
    "opened a dialog: hello": "<script>alert('hello')</script>",
}
"""What has to be found, by how it is told."""


@pytest.mark.parametrize("told", FAULTS)
def test_a_fault_is_found(windows: Windows, told: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    start = "<!doctype html><html lang='en'><title>A page</title><meta name='viewport' content='width=device-width'>"
    page.write_text(f"{start}<main><h1>A page</h1><article>{FAULTS[told]}</article></main>", "utf-8")
    found = faults(windows, page)
    assert told in found
    page.write_text(f"{start}<main><h1>A page</h1><article>Words</article></main>", "utf-8")
    assert faults(windows, page) == ""
