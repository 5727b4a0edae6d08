"""Reading without scripts, on paper, and before anything of ours has arrived: nothing is missing."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from pypdf import PdfReader
from tests.support import browser
from tests.support.harbor import OVERVIEWS, PELL, WREN
from tests.support.hostile import HOSTILE_PAGES

pytestmark = pytest.mark.build

RECORDS = [f"incidents/{PELL}", f"incidents/{WREN}"]
PAGES = [*RECORDS, *(f"docs/{name}" for name in ("index", *OVERVIEWS)), "search"]

# Everything in the main part that is not drawn, or is cut off by a box that scrolls.
_UNSEEN = """() => [...document.querySelectorAll("article *")].filter((one) =>
    !one.closest("svg, button, form, summary, [role=status], .headerlink, .permalink, .opens, .voice-filter, .of, .toc-overlay-icon, .theme-toggle-container")
    && one.textContent.trim()
    && (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.scrollWidth > one.clientWidth + 1
      && getComputedStyle(one).overflowX !== "visible"))
  .map((one) => one.outerHTML.slice(0, 160))"""


# Whether anything has been drawn, after five seconds at the latest.
_PAINTED = """() => new Promise((done) => {
  setTimeout(() => done(false), 5000);
  new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length && done(true))
    .observe({ type: "paint", buffered: true });
})"""


@pytest.fixture(scope="module")
def pages(chromium: Browser) -> Iterator[tuple[Page, Page]]:
    """A page with scripts and one without."""
    contexts = [browser.new_context(chromium, java_script_enabled=on) for on in (True, False)]
    yield contexts[0].new_page(), contexts[1].new_page()
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("site", "name"), [*(("harbor_site", name) for name in PAGES), *(("hostile_site", name) for name in HOSTILE_PAGES)]
)
def test_without_scripts_nothing_is_missing(
    pages: tuple[Page, Page], site: str, name: str, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(site) / f"{name}.html"
    result = []
    for page in pages:
        page.goto(path.as_uri())
        result.append(browser.read(page))
    assert result[1]["text"]
    assert result[0] == result[1]


def test_without_scripts_there_are_no_dead_controls(pages: tuple[Page, Page], harbor_site: Path) -> None:
    _, page = pages
    for name in PAGES:
        page.goto((harbor_site / f"{name}.html").as_uri())
        controls = page.locator("article").locator("button, select, input").all()
        assert [each.evaluate("(one) => one.outerHTML") for each in controls if each.is_visible()] == [], name


def test_without_scripts_the_menu_opens(pages: tuple[Page, Page], harbor_site: Path) -> None:
    _, page = pages
    page.set_viewport_size({"width": 320, "height": browser.HEIGHT})
    page.goto((harbor_site / "docs" / "index.html").as_uri())
    entry = page.locator(".sidebar-drawer").get_by_role("link", name="Quotes", exact=True)
    assert not entry.is_visible()
    page.locator(".nav-overlay-icon").click()
    entry.wait_for(state="visible")


# How many pieces of evidence there are beside answers and statements that are not folded, and how many of them are in sight.
_EVIDENCE = """() => {
  const all = [...document.querySelectorAll(":is(.questions, .order > li > .statement) .margin i")];
  return [all.length, all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length];
}"""


def test_evidence_stands_beside_its_sentence_and_unfolds_where_there_is_no_room(
    pages: tuple[Page, Page], harbor_site: Path
) -> None:
    page, without_scripts = pages
    seen = {}
    for width, each in ((1280, page), (360, page), (360, without_scripts)):
        each.set_viewport_size({"width": width, "height": browser.HEIGHT})
        each.goto((harbor_site / f"{RECORDS[0]}.html").as_uri())
        seen[width, each is page] = each.evaluate(_EVIDENCE)
    number = seen[1280, True][0]
    assert number > 10
    assert seen == {(1280, True): [number, number], (360, True): [number, 0], (360, False): [number, number]}
    for opened in (1, 2):
        browser.tab_to(page, ".margin > summary")
        page.keyboard.press("Enter")
        assert page.evaluate(_EVIDENCE)[1] >= opened


def flat(text: str) -> str:
    """A text without its spaces, which a PDF does not keep."""
    return re.sub(r"\s", "", text)


@pytest.fixture
def record(chromium: Browser, harbor_site: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A record, in one of the two schemes."""
    name, scheme = request.param
    with browser.window(chromium, color_scheme=scheme) as (page, _):
        page.goto((harbor_site / f"{name}.html").as_uri())
        yield page


printed = pytest.mark.parametrize(
    "record", [(name, scheme) for name in RECORDS for scheme in browser.SCHEMES], ids=" ".join, indirect=True
)
PRINTED = (
    ".quote-span",
    ".quote-by .voice",
    ".statement .said",
    ".margin i",
    ".not-stated > li",
    ".digest",
    "h2",
    ".receipt",
)


def assert_all_is_printed(page: Page, wanted: dict[str, list[str]]) -> None:
    page.emulate_media(media="print")
    assert page.evaluate(_UNSEEN) == []
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = flat("".join(sheet.extract_text() for sheet in sheets))
    for kind, texts in wanted.items():
        assert [each for each in texts if flat(each) not in text] == [], kind


def texts_of(page: Page) -> dict[str, list[str]]:
    return {kind: page.locator(f"article {kind}").all_inner_texts() for kind in PRINTED}


@printed
def test_a_printed_record_has_everything(record: Page) -> None:
    wanted = texts_of(record)
    assert wanted[".statement .said"]
    assert wanted[".digest"]
    assert_all_is_printed(record, wanted)
    # A box that scrolls would stay on one sheet, and leave the one before it half empty.
    boxes = record.locator(".table-wrapper").all()
    assert boxes
    assert {box.evaluate("(one) => getComputedStyle(one).overflowX") for box in boxes} == {"visible"}
    # Nothing on paper opens.
    assert [sign.is_visible() for sign in record.locator("article .opens").all()] == [False]


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_drawn_before_scripts_arrive(chromium: Browser, harbor_site: Path, name: str) -> None:
    context = browser.new_context(chromium)
    page = context.new_page()
    waiting: list[Route] = []
    page.route("**/_static/incident_*.js*", lambda route: waiting.append(route))
    page.goto((harbor_site / f"{name}.html").as_uri(), wait_until="commit")
    assert page.evaluate(_PAINTED)
    assert page.locator("h1").is_visible()
    for _ in range(100):
        page.wait_for_timeout(50 if len(waiting) < 2 else 0)
    assert len(waiting) == 2
    for route in waiting:
        route.continue_()
    page.wait_for_load_state()
    context.close()
