"""The built pages without a browser: every link and fragment leads somewhere, nothing is loaded from elsewhere, and nothing of ours holds up a page."""

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from tests.support.desk import ROOT

pytestmark = pytest.mark.build

_OURS = sorted(path.name for path in (ROOT / "tools" / "incident_record" / "site" / "static").iterdir())
_LINKS = ("href", "src", "action", "xlink:href")
# Attributes that name other elements of the page.
_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list", "form")


@dataclass(frozen=True)
class Page:
    """What a page is asked about here."""

    ids: Counter[str]
    links: tuple[tuple[str, str], ...]
    """Everything that it leads to or loads, with the element that does."""
    named: tuple[tuple[str, str], ...]
    """The ids that attributes name, with the attribute."""
    scripts: tuple[tuple[str, bool], ...]
    """The scripts that it loads, and whether they wait until the page is there."""


@cache
def parsed(html: str) -> Page:
    page = BeautifulSoup(html, "html.parser")
    tags = page.find_all(True)
    links = [(tag.name, str(tag[name])) for tag in tags for name in _LINKS if name in tag.attrs and not _is_name(tag)]
    links += [("meta", str(tag["content"]).partition("url=")[2]) for tag in page.select("meta[http-equiv=refresh]")]
    return Page(
        Counter(str(tag["id"]) for tag in tags if "id" in tag.attrs),
        tuple(links),
        tuple((name, id_) for tag in tags for name in _REFERENCES for id_ in str(tag.get(name, "")).split()),
        tuple((str(tag["src"]), "defer" in tag.attrs) for tag in page.select("script[src]")),
    )


def _is_name(tag: Tag) -> bool:
    """Whether an address is there as the name of a vocabulary, which nothing asks for."""
    return tag.get("rel") == ["schema.DC"]


def page_of(path: Path) -> Page:
    return parsed(path.read_text("utf-8"))


def broken(site: Path) -> list[str]:
    """Every link of a site that leads nowhere or asks for something elsewhere, and every id that is given twice."""
    broken_ = []
    for path in sorted(site.rglob("*.html")):
        page = page_of(path)
        faults = [f"the id {each} is given {count} times" for each, count in page.ids.items() if count > 1]
        faults += [each for name, target in page.links if (each := _broken(site, path, name, target))]
        faults += [f"{name} names {each}, which is not there" for name, each in page.named if each not in page.ids]
        broken_ += [f"{path.relative_to(site)}: {each}" for each in faults]
    return broken_


def _broken(site: Path, path: Path, name: str, target: str) -> str:
    """What is wrong with a link of a page; empty where nothing is."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        outward = name == "a" and parts.scheme in ("http", "https", "mailto")
        return "" if outward else f"<{name}> asks for {target}"
    file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not file.is_file() or not file.is_relative_to(site.resolve()):
        return f"{target} leads to no file"
    if parts.fragment and unquote(parts.fragment) not in page_of(file).ids:
        return f"{target} leads to no such place"
    return ""


@pytest.fixture(params=["real_site", "harbor_site", "hostile_site"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_every_link_leads_somewhere(site: Path) -> None:
    assert sum(len(page_of(path).links) for path in site.rglob("*.html")) > 500
    assert "\n".join(broken(site)) == ""


def test_styles_ask_for_nothing_elsewhere(site: Path) -> None:
    for path in site.rglob("*.css"):
        for target in re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)", path.read_text("utf-8")):
            assert target.startswith("data:") or (path.parent / urlsplit(target).path).is_file(), (path, target)
            assert path.name not in _OURS, f"what {path.name} asks for holds up the page"


BROKEN = {
    "<a href='gone.html'>x</a>": "gone.html leads to no file",
    "<a href='people.html#nobody'>x</a>": "people.html#nobody leads to no such place",
    "<a href='#nowhere'>x</a>": "#nowhere leads to no such place",
    "<a href='../../conf.py'>x</a>": "../../conf.py leads to no file",
    "<a href='javascript:x'>x</a>": "<a> asks for javascript:x",
    "<img src='//elsewhere.example/x.png'>": "<img> asks for //elsewhere.example/x.png",
    "<p id='twice'></p><p id='twice'></p>": "the id twice is given 2 times",
    "<label for='nothing'>x</label>": "for names nothing, which is not there",
}


def test_a_broken_link_is_found(harbor_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(harbor_site, site)
    page = site / "docs" / "quotes.html"
    page.write_text(page.read_text("utf-8").replace("</article>", f"{''.join(BROKEN)}</article>"), "utf-8")
    assert sorted(broken(site)) == sorted(f"docs/quotes.html: {faults}" for faults in BROKEN.values())


def test_no_script_of_ours_holds_up_a_page(site: Path) -> None:
    broken_ = [
        (name, waits)
        for path in site.rglob("*.html")
        for source, waits in page_of(path).scripts
        if (name := Path(urlsplit(source).path).name) in _OURS
    ]
    assert {name for name, _ in broken_} == {name for name in _OURS if name.endswith(".js")}
    assert [name for name, waits in broken_ if not waits] == []
