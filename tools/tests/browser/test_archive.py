"""An archive of invented incidents: however many there are, its pages stay short and light, and lack nothing."""

import os
import re
from collections import Counter
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from bench import archive
from bs4 import BeautifulSoup
from playwright.sync_api import Browser
from tests.support import browser
from tests.support.builds import Built
from tests.support.harbor import site_with_our_settings
from tests.support.shared import Shared

pytestmark = pytest.mark.build

RECORDS = int(os.environ.get("INCIDENT_ARCHIVE", "30"))
"""How many records there are: enough for overviews to be split."""

LIMITS = {1280: {"index": 900, "people": 2_500}}
"""How high pages may be, in pixels at a width; the parts of an overview count as the overview."""

LARGEST = 300_000
"""The most bytes of HTML that a page may have."""


def build(folder: Path) -> None:
    site = site_with_our_settings(folder)
    (folder / "incidents" / "sources").rmdir()
    (folder / "incidents").rmdir()
    archive.make(folder / "incidents", RECORDS)
    assert site.build("-n") == Built(0, [])


@pytest.fixture(scope="module")
def built(shared: Shared) -> Path:
    return shared.once(f"archive-{RECORDS}", build)[0] / "_build" / "html"


def names(built: Path, overview: str) -> list[str]:
    """The pages of an overview: its own, and its parts."""
    return sorted(path.stem for path in (built / "docs").glob("*.html") if path.stem.partition("-")[0] == overview)


@pytest.mark.parametrize("overview", ["index", "people"])
def test_pages_are_short(built: Path, chromium: Browser, overview: str) -> None:
    assert len(names(built, "people")) > 1
    for width, limits in LIMITS.items():
        context = browser.new_context(chromium, viewport={"width": width, "height": browser.HEIGHT})
        page = context.new_page()
        for name in names(built, overview):
            page.goto((built / "docs" / f"{name}.html").as_uri())
            height = page.evaluate("document.documentElement.scrollHeight")
            assert height <= limits[overview], f"{name}: {height} px"
        context.close()


def test_pages_are_light(built: Path) -> None:
    sizes = {path.relative_to(built).as_posix(): path.stat().st_size for path in built.rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    # An overview that is split is light itself.
    assert len(names(built, "quotes")) > 2
    assert sizes["docs/quotes.html"] < 20_000


def test_the_parts_of_an_overview_have_every_quote_once(built: Path) -> None:
    kinds: Counter[str] = Counter()
    for name in names(built, "quotes"):
        page = BeautifulSoup((built / "docs" / f"{name}.html").read_text("utf-8"), "html.parser")
        kinds.update(str(quote["id"]) for quote in page.select(".quote"))
    assert len(kinds) == RECORDS * archive.QUOTES
    assert set(kinds.values()) == {1}


def test_every_link_of_overviews_and_to_people_leads_somewhere(built: Path) -> None:
    ids: dict[str, set[str]] = {}
    pages = [f"docs/{path.name}" for path in (built / "docs").glob("*.html")]
    pages += [f"incidents/{path.name}" for path in sorted((built / "incidents").glob("*.html"))[:3]]
    count = 0
    for name in pages:
        for link in re.findall(r'<a [^>]*href="([^"]+)"', (built / name).read_text("utf-8")):
            path, _, anchor = link.partition("#")
            if not re.match("[a-z]+:", link) and (path.endswith(".html") or not path):
                target = normpath(join(dirname(name), path)) if path else name
                if target not in ids:
                    ids[target] = set(re.findall(r' id="([^"]+)"', (built / target).read_text("utf-8")))
                assert not anchor or anchor in ids[target] or anchor == "", (name, link)
                count += 1
    assert count > 1_000
