"""Pages in a browser, light and dark, at four widths: what axe finds, sideways scroll, and what a page says and asks for."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support import browser
from tests.support.desk import RECORDS, ROOT
from tests.support.harbor import PELL
from tests.support.hostile import HOSTILE_PAGES
from tests.support.kinds import KINDS_PAGES

pytestmark = pytest.mark.build

REAL_PAGES = sorted(
    [
        *(str(path.relative_to(ROOT).with_suffix("")) for path in (ROOT / "docs").rglob("*.md")),
        *(str(path.relative_to(ROOT).with_suffix("")) for path in RECORDS),
        "search",
    ]
)
"""The pages of this repository's site as it is now, but for the one at the top, which leads to the home page."""

Looks = Sequence[tuple[int, str, str]]
"""Where axe looks at a page, and for what: width, scheme, and one of `browser.RULES`."""

# Colors are looked at where the page is laid out as on a telephone and as on a desk, the rest at every width; what no
# scheme changes, in one of them.
_EVERY_LOOK: Looks = [
    (width, scheme, "all" if scheme == "light" else "colors")
    for width in (browser.WIDTHS[0], browser.WIDTHS[-1])
    for scheme in browser.SCHEMES
] + [(width, "light", "layout") for width in browser.WIDTHS[1:-1]]
# Other pages are made of the same parts, and axe takes most of the time of these tests.
_TWO_LOOKS: Looks = [(browser.WIDTHS[0], "light", "all"), (browser.WIDTHS[-1], "dark", "colors")]


Windows = dict[str, tuple[Page, list[str]]]
"""By scheme a page, and what is heard of it."""


@pytest.fixture(scope="module")
def windows(chromium: Browser) -> Iterator[Windows]:
    """A page for each scheme, side by side."""
    pages = {scheme: browser.new_axe_context(chromium, color_scheme=scheme).new_page() for scheme in browser.SCHEMES}
    result: Windows = {scheme: (page, browser.heard(page)) for scheme, page in pages.items()}
    yield result
    for page, _ in result.values():
        page.context.close()


@pytest.fixture(scope="module")
def without_scripts(chromium: Browser) -> Iterator[Page]:
    context = browser.new_context(chromium, java_script_enabled=False)
    yield context.new_page()
    context.close()


def faults(windows: Windows, path: Path, looks: Looks = _TWO_LOOKS) -> str:
    """All that is wrong with a page, a line for each fault, with the widths and schemes that show it.

    Args:
        windows: the pages to open it in.
        path: its file.
        looks: how axe looks at it. Whether it scrolls sideways is seen at every width.
    """
    result: dict[str, list[str]] = {}
    for page, heard in windows.values():
        heard.clear()
        page.goto(path.as_uri())
    for width in browser.WIDTHS:
        here = {scheme: rules for at, scheme, rules in looks if at == width}
        seen = {scheme: windows[scheme][0] for scheme in browser.SCHEMES if scheme in here or scheme == "light"}
        for scheme, page in seen.items():
            page.set_viewport_size({"width": width, "height": browser.HEIGHT})
            if scheme in here:
                browser.start_axe(page, here[scheme])
        for scheme, page in seen.items():
            for fault in (*(browser.end_axe(page) if scheme in here else ()), *browser.too_wide(page)):
                result.setdefault(fault, []).append(f"{width} px {scheme}")
    for name, (_, heard) in windows.items():
        for fault in heard:
            result.setdefault(fault, []).append(name)
    return "\n".join(f"{fault} ({', '.join(where)})" for fault, where in result.items())


@pytest.mark.parametrize("name", REAL_PAGES)
def test_a_page_of_this_site_is_without_fault(
    windows: Windows, without_scripts: Page, real_site: Path, name: str
) -> None:
    path = real_site / f"{name}.html"
    assert faults(windows, path) == ""
    page = windows["light"][0]
    without_scripts.goto(path.as_uri())
    without_scripts.set_viewport_size(page.viewport_size or {"width": 0, "height": 0})
    assert browser.read(without_scripts) == browser.read(page)


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_a_page_with_strings_that_do_not_fit_is_without_fault(windows: Windows, hostile_site: Path, name: str) -> None:
    assert faults(windows, hostile_site / f"{name}.html") == ""


@pytest.mark.parametrize("name", KINDS_PAGES)
def test_a_page_of_each_kind_is_without_fault(windows: Windows, kinds_site: Path, name: str) -> None:
    assert faults(windows, kinds_site / f"{name}.html") == ""


@pytest.mark.parametrize("name", [f"incidents/{PELL}", "docs/index", "docs/people"])
def test_a_page_of_a_rich_record_is_without_fault(windows: Windows, harbor_site: Path, name: str) -> None:
    assert faults(windows, harbor_site / f"{name}.html", _EVERY_LOOK) == ""


@pytest.mark.parametrize(("site", "names"), [("real_site", REAL_PAGES), ("hostile_site", HOSTILE_PAGES)])
def test_no_page_is_left_out(site: str, names: list[str], request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(site)
    built = {str(path.relative_to(folder).with_suffix("")) for path in folder.rglob("*.html")}
    # How many parts a list has depends on the records that there are; each is a page of the list's kind.
    parts = {name for name in built if name.rpartition("-")[0] in names}
    assert built - parts == {*names, "index"}


def test_the_top_page_leads_to_the_home_page(windows: Windows, harbor_site: Path) -> None:
    for page, heard in windows.values():
        heard.clear()
        page.goto((harbor_site / "index.html").as_uri())
        page.wait_for_url((harbor_site / "docs" / "index.html").as_uri())
        assert heard == []


def test_the_schemes_are_two(windows: Windows, harbor_site: Path) -> None:
    grounds = set()
    for page, _ in windows.values():
        page.goto((harbor_site / "docs" / "index.html").as_uri())
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

IN_PAGE = {
    "320 px dark": "<style>@media (prefers-color-scheme: dark) and (max-width: 400px) { p { color: #777; background: #888 } }</style>",
    "1280 px dark": "<style>@media (prefers-color-scheme: dark) and (min-width: 900px) { p { color: #777; background: #888 } }</style>",
    "768 px light": "<style>@media (width: 768px) { article { width: 800px } }</style>",
    "360 px light": "<style>@media (width: 360px) { article { width: 800px } }</style>",
}
"""Faults of one width and scheme."""

_START = "<!doctype html><html lang='en'><title>A page</title><meta name='viewport' content='width=device-width'>"


def page_with(tmp_path: Path, content: str) -> Path:
    page = tmp_path / "page.html"
    page.write_text(f"{_START}<main><h1>A page</h1><article>{content}<p>Words</p></article></main>", "utf-8")
    return page


@pytest.mark.parametrize("expected", FAULTS)
def test_a_fault_is_found(windows: Windows, expected: str, tmp_path: Path) -> None:
    assert expected in faults(windows, page_with(tmp_path, FAULTS[expected]))


def test_a_page_without_a_fault_has_none(windows: Windows, tmp_path: Path) -> None:
    assert faults(windows, page_with(tmp_path, ""), _EVERY_LOOK) == ""


@pytest.mark.parametrize("where", IN_PAGE)
def test_a_fault_of_one_width_is_found(windows: Windows, where: str, tmp_path: Path) -> None:
    assert faults(windows, page_with(tmp_path, IN_PAGE[where]), _EVERY_LOOK).endswith(f"({where})")
