"""The HTML that is written in one pass, beside what docutils and Sphinx write of the same nodes."""

from pathlib import Path
from typing import Any

import pytest
from incident_record.export.content import Content, para, phrase
from incident_record.export.html import Page, write
from tests.support.builds import Built
from tests.support.sites import CONF, PAGES, Site, bridge, ferry, pages_of

PAGE = Page(lambda kind, target, home: None, lambda uri: f"../{uri}", lambda anchor: "")


@pytest.mark.build
def test_pages_have_the_same_html_as_from_sphinx(tmp_path: Path) -> None:
    pages = []
    for name in ("ours", "sphinx"):
        # sphinx-design leaves away the class `container`, as our own HTML does.
        extensions = 'extensions += ["sphinx_design"]\n'
        extensions += 'extensions += ["tests.support.in_tree"]\n' if name == "sphinx" else ""
        others = ("lead", "timeline", "policy", "statements", "sources")
        more = {kind: f"---\norphan: true\n---\n# {kind}\n\n```{{incident-{kind}}}\n```\n" for kind in others}
        site = Site(tmp_path / name, {**PAGES, **more}, CONF + extensions)
        long, short = bridge(), ferry()
        long["title"] += " <&\"'@>"
        site.write(long, short)
        assert site.build() == Built(0, [])
        pages.append(pages_of(site.root / "_build" / "html"))
    ours, sphinx = pages
    assert ours.keys() == sphinx.keys()
    assert {name for name in ours if ours[name] != sphinx[name]} == set()


@pytest.mark.parametrize(
    ("node", "html"),
    [
        (para("a < b & c"), "<p>a &lt; b &amp; c</p>\n"),
        (para("x", ids=["one", "two"], classes=["c", "d"]), '<p class="c d" id="one"><span id="two"></span>x</p>\n'),
        (phrase("x", tag="i", lang='"ar', dir="rtl"), '<i dir="rtl" lang="&quot;ar">x</i>'),
        (Content("link", "x", reftype="person", reftarget="nobody", incident_home=""), "x"),
    ],
)
def test_a_node_is_written(node: Content, html: str) -> None:
    assert write([node], PAGE, 1).text == html


def test_words_and_titles_are_collected() -> None:
    inner = Content("section", Content("title", "The ", phrase("end", tag="i")), para("the end"), ids=["end"])
    made = write([para("one two"), inner], PAGE, 1)
    assert "<h2>The <i>end</i></h2>" in made.text
    assert [*made.words] == ["one", "two", "The", "end", "the"]
    assert made.titles == [("The end", ["end"])]


def test_what_has_no_html_is_an_error() -> None:
    with pytest.raises(KeyError, match="figure"):
        write([Content("figure")], PAGE, 1)


def _item(*children: Any) -> Content:
    return Content("list_item", *children)


@pytest.mark.parametrize(
    ("items", "start"),
    [
        ([_item(para("x"))], '<ul class="simple">\n<li><p>x</p></li>'),
        ([_item(para("x"), para("y"))], "<ul>\n<li><p>x</p>\n<p>y</p>\n</li>"),
        ([_item(para("x"), Content("bullet_list", _item(para("y"))))], '<ul class="simple">\n<li><p>x</p>\n<ul>\n<li>'),
        ([_item(Content("container", para("x")))], '<ul>\n<li><div class="docutils container">'),
    ],
)
def test_a_list_of_single_paragraphs_is_simple(items: list[Content], start: str) -> None:
    assert write([Content("bullet_list", *items)], PAGE, 1).text.startswith(start)
