"""The policy in the head of every page: it comes first, it allows what the theme's pages need, and nothing else."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.support.sites import CONF, Site, bridge, ferry

pytestmark = pytest.mark.build

INJECTED = "window.injected = 1;"
OWN = ["'self'", "file:"]


def policy_of(page: BeautifulSoup) -> dict[str, list[str]]:
    """The policy of a page: what is allowed, by directive."""
    (tag,) = page.select('meta[http-equiv="Content-Security-Policy"]')
    return {part.split()[0]: part.split()[1:] for part in str(tag["content"]).split(";")}


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def assert_guarded(html: str, inline: int) -> None:
    """A page runs the scripts that its theme has inside it, and no others."""
    page = BeautifulSoup(html, "html.parser")
    policy = policy_of(page)
    scripts = [tag.get_text() for tag in page("script") if not tag.get("src") and "json" not in tag.get("type", "")]
    hashes = {hashed(script) for script in scripts if script != INJECTED}
    assert len(hashes) == inline
    assert hashes <= set(policy["script-src"])
    assert hashed(INJECTED) not in policy["script-src"]
    assert [value for value in policy["script-src"] if not value.startswith("'sha256-")] == OWN
    assert {name: values for name, values in policy.items() if name != "script-src"} == {
        "default-src": ["'none'"],
        "style-src": [*OWN, "'unsafe-inline'"],
        "img-src": [*OWN, "data:"],
        "font-src": OWN,
        "form-action": OWN,
        "base-uri": ["'none'"],
    }
    for tag in page(True):
        assert not [name for name in tag.attrs if name.startswith("on")], tag
        assert not str(tag.get("href", "")).startswith("javascript:"), tag
        address = str(tag.get("src") or tag.get("href") or "")
        assert tag.name == "a" or not re.match(r"\w+://|//", address) or tag.get("rel") == ["schema.DC"], tag
    # It governs what comes after it, and a browser looks for the encoding in the first 1024 bytes.
    before = html[: html.index("Content-Security-Policy")]
    assert "<script" not in before
    assert "<link" not in before
    assert before.index("charset") < 1024


@pytest.mark.parametrize(("theme", "inline"), [("furo", 1), ("alabaster", 1), ("basic", 1)])
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_page_has_a_policy(theme: str, inline: int, builder: str, tmp_path: Path) -> None:
    site = Site(tmp_path, conf=CONF.replace('"basic"', f'"{theme}"') + "incident_csp = True\n")
    with (tmp_path / "links.md").open("a") as page:
        page.write(f"\n```{{raw}} html\n<script>{INJECTED}</script>\n```\n")
    site.write(bridge(), ferry())
    assert site.build("-b", builder, "-j2").warnings == []
    pages = {path: path.read_text("utf-8") for path in (tmp_path / "_build/html").rglob("*.html")}
    assert len(pages) == (1 if builder == "singlehtml" else 8)
    for path, html in pages.items():
        # The themes made from the basic one have a search box on each page, but not on the search page.
        searching = path.name == "search.html" or path.parent.name == "search"
        bare = builder == "singlehtml" or searching
        assert_guarded(html, 0 if bare and theme != "furo" else inline)
    assert any(INJECTED in html for html in pages.values())
    assert all("incident_csp.js" in html for html in pages.values())


def test_a_project_that_does_not_ask_for_a_policy_has_none(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=CONF.replace('"basic"', '"furo"'))
    site.write(bridge(), ferry())
    assert site.build().warnings == []
    for name in ("index", "search", "genindex"):
        html = site.html(name)
        assert "Content-Security-Policy" not in html
        assert "incident_csp.js" not in html
    # The setting alone makes every page anew.
    assert site.build("-D", "incident_csp=1").warnings == []
    for path in (tmp_path / "_build/html").rglob("*.html"):
        assert_guarded(path.read_text("utf-8"), 1)


def test_a_setting_that_is_neither_true_nor_false_is_reported(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=f'{CONF}incident_csp = "yes"\n')
    site.write(bridge(), ferry())
    assert site.build().warnings == [
        "WARNING: incident_csp is 'yes'; in conf.py it has to be True or False. [incident.settings]"
    ]
