"""The policy in the head of every page: that it comes first, that pages obey it, and that it allows nothing else."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from incident_record.site import csp
from tests.support.sites import CONF, Site, bridge, ferry

_HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8">'

_INLINE = """
```{raw} html
<p style="color: red">One</p><p class="x" style='color: red'>Two</p><p STYLE="--gap: 1px; margin: 0 !important">Three</p>
<script>window.one = "</p>";</script>
<style>p > b { margin: 0 }</style>
```
"""


def policy_of(page: BeautifulSoup) -> dict[str, list[str]]:
    """The policy of a page: what is allowed, by directive."""
    (tag,) = page.select('meta[http-equiv="Content-Security-Policy"]')
    return {one.split()[0]: one.split()[1:] for one in str(tag["content"]).split(";")}


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def assert_obeyed(html: str) -> None:
    """A browser runs and shows all of the page, and the policy allows no more than that."""
    page = BeautifulSoup(html, "html.parser")
    policy = policy_of(page)
    scripts = [
        one.get_text() for one in page("script") if not one.get("src") and "json" not in one.get("type", "")
    ]
    styles = [one.get_text() for one in page("style")]
    own = ["'self'", "file:"]
    assert policy == {
        "default-src": ["'none'"],
        "script-src": own + sorted({hashed(script) for script in scripts}),
        "style-src": own + sorted({hashed(style) for style in styles}),
        "img-src": [*own, "data:"],
        "font-src": own,
        "form-action": own,
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
    for tag in page(True):
        assert not [name for name in tag.attrs if name == "style" or name.startswith("on")], tag
        assert not str(tag.get("href", "")).startswith("javascript:"), tag
        assert (
            tag.name == "a"
            or not re.match(r"\w+://|//", str(tag.get("src") or tag.get("href") or ""))
            or (tag.get("rel") == ["schema.DC"])
        ), tag
    # It governs what comes after it. A browser looks for the encoding in the first 1024 bytes.
    before = [str(one.name) for one in page.head(True)] if page.head else []
    assert before[:2] == ["meta", "meta"]
    assert html.index("charset") < 1024


def test_a_page_without_anything_inline_allows_files_alone() -> None:
    page = BeautifulSoup(csp.guarded(f"{_HEAD}<script src='a.js'></script></head>"), "html.parser")
    assert policy_of(page)["script-src"] == ["'self'", "file:"]
    assert_obeyed(str(page))


@pytest.mark.parametrize("script", ["a < b && c > d", "x = '<style>'; // <!--", "é “”", " \"'", "a\n\nb"])
def test_each_script_and_style_has_its_hash(script: str) -> None:
    html = f'{_HEAD}</head><script defer type="module">{script}</script><style>{script}</style>'
    assert_obeyed(csp.guarded(html))
    assert hashed(script) in csp.guarded(html)


def test_line_breaks_are_hashed_as_browsers_read_them() -> None:
    assert hashed("a\nb\nc") in csp.guarded(f"{_HEAD}</head><script>a\r\nb\rc</script>")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- <script>a</script> -->",
        "<title><script>a</script></title>",
        '<script type="application/ld+json">{"a": 1}</script>',
        '<p title="<script>a</script>">b</p>',
        "<p title='style=\"a\"' data-x=\"a > b style='c'\">b</p>",
    ],
)
def test_what_only_looks_like_a_script_or_style_stays_as_it_is(text: str) -> None:
    found = csp.guarded(f"{_HEAD}</head>{text}")
    assert found.endswith(f"</head>{text}")
    assert "sha256" not in found


def test_a_style_attribute_becomes_a_rule() -> None:
    found = csp.guarded(f'{_HEAD}</head><p class="a" style="color: red">1</p><b style=\'color: red\'>2</b>')
    assert_obeyed(found)
    assert '<p class="a" data-csp-style="0">1</p><b data-csp-style="0">2</b>' in found
    assert '[data-csp-style="0"]:not(#_):not(#_){color: red}' in found


@pytest.mark.parametrize("value", ["a: b} p {c: d", "a: url(", "a: </style>", "a: 'b", "a: b /* c"])
def test_a_style_that_a_rule_could_not_hold_stays_where_it_is(value: str) -> None:
    found = csp.guarded(f'{_HEAD}</head><p style="{value}">1</p>')
    assert f'<p style="{value}">' in found
    assert "<style>" not in found


@pytest.mark.parametrize("text", ["", "<?xml version='1.0'?><a style='b'/>", "<p style='a'>b</p>"])
def test_what_is_no_page_is_left_alone(text: str) -> None:
    assert csp.guarded(text) == text


@pytest.mark.build
@pytest.mark.parametrize("theme", ["furo", "alabaster", "basic"])
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_page_of_a_site_obeys_its_policy(theme: str, builder: str, tmp_path: Path) -> None:
    site = Site(tmp_path, conf=CONF.replace('"basic"', f'"{theme}"') + "incident_csp = True\n")
    with (tmp_path / "links.md").open("a") as page:
        page.write(_INLINE)
    site.write(bridge(), ferry())
    assert site.build("-b", builder, "-j2").warnings == []
    pages = {path: path.read_text("utf-8") for path in (tmp_path / "_build/html").rglob("*.html")}
    assert len(pages) == (1 if builder == "singlehtml" else 8)
    for html in pages.values():
        assert_obeyed(html)
    assert "{--gap: 1px; margin: 0 !important}" in "".join(pages.values())
    # What the policy stops, a script of the site's own does.
    assert all("incident_csp.js" in html for html in pages.values())


@pytest.mark.build
def test_a_project_that_does_not_ask_for_a_policy_has_none(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=CONF.replace('"basic"', '"furo"'))
    site.write(bridge(), ferry())
    assert site.build().warnings == []
    for name in ("index", "search", "genindex"):
        html = site.html(name)
        assert "Content-Security-Policy" not in html
        assert "incident_csp.js" not in html
        assert 'style="display: none;"' in html
    # The setting alone makes every page anew.
    assert site.build("-D", "incident_csp=1").warnings == []
    for path in (tmp_path / "_build/html").rglob("*.html"):
        assert_obeyed(path.read_text("utf-8"))


@pytest.mark.build
def test_a_setting_that_is_neither_true_nor_false_is_told(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=f'{CONF}incident_csp = "yes"\n')
    site.write(bridge(), ferry())
    assert site.build().warnings == [
        "WARNING: incident_csp is 'yes'; in conf.py it has to be True or False. [incident.settings]"
    ]
