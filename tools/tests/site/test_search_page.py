"""The search page: the texts that it shows passages of, and what it says without JavaScript."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from incident_record.catalog.labels import NOT_STATED
from incident_record.catalog.search_text import script
from incident_record.site.draw.passages import passages
from tests.support.shared import Shared
from tests.support.sites import BRIDGE, BRIDGE_PAGE, CONF, PAGES, Site, bridge, ferry


def document(*children: nodes.Node) -> nodes.document:
    """A page with a title and one section."""
    passages_ = nodes.document(None, None)  # type: ignore[arg-type]
    passages_ += nodes.section("", nodes.title("", "The page"), *children, ids=["top"])
    return passages_


def para(text: str, **attributes: list[str]) -> nodes.paragraph:
    return nodes.paragraph("", text, **attributes)


def passages_in(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """What a script of ours tells the search page."""
    docname, passages_ = json.loads(
        f"[{path.read_text('ascii').removeprefix('incidentText(').removesuffix(')' + chr(10))}]"
    )
    return docname, [(anchor, text) for anchor, text, *_ in passages_]


def test_a_text_is_cut_at_anchors() -> None:
    passages_ = passages(document(para("One."), para("Two.", ids=["second"]), para("Three.")))
    assert [each for each in passages_ if each[1]] == [("top", "One."), ("second", "Two. Three.")]


def test_parts_of_a_line_stay_together_and_blocks_come_apart() -> None:
    inner = nodes.paragraph("", "", nodes.Text("a "), nodes.strong("", "b"), nodes.Text(",\nc"))
    facts = nodes.definition_list_item(
        "", nodes.term("", "Location"), nodes.definition("", nodes.paragraph("", "Norwood"))
    )
    passages_ = list(passages(document(inner, facts, para("Yes."), para("d"))))
    assert passages_[-1] == ("top", "a b, c · Location: Norwood · Yes. d")


def test_notes_and_evidence_are_found_and_are_in_no_excerpt() -> None:
    """Beside a question they would read as its answer."""
    margin = nodes.container("", para("a crack was found"), classes=["margin"])
    row = nodes.container("", para("Was it shut?"), para("Nobody said when.", classes=["soft"]), margin, ids=["shut"])
    assert list(passages(document(row)))[-1] == ("shut", "Was it shut?", "Nobody said when. a crack was found")
    alone = nodes.container("", para("A note alone.", classes=["soft"]), ids=["alone"])
    assert list(passages(document(alone)))[-1] == ("alone", "A note alone.")


def test_a_note_on_an_answer_goes_with_every_excerpt() -> None:
    answer = nodes.container("", para("Yes."), para("She speaks of a gate.", classes=["caveat"]))
    row = nodes.container("", para("Was it shut?"), answer, para("She has a key.", classes=["soft"]), ids=["shut"])
    expected = ("shut", "Was it shut? Yes.", "She has a key.", "She speaks of a gate.")
    assert list(passages(document(row)))[-1] == expected


def test_a_backslash_of_the_markup_is_gone() -> None:
    assert list(passages(document(para("1\0*2"))))[-1] == ("top", "1*2")


@pytest.mark.parametrize("hidden", [nodes.comment("", "x"), nodes.raw("", "x", format="html")])
def test_what_no_reader_sees_is_left_out(hidden: nodes.Node) -> None:
    assert list(passages(document(hidden, para("One."))))[-1] == ("top", "One.")


@pytest.mark.parametrize("text", ["</script><script>a", "<!--", "\u2028 “é” \U0001f6a2", "'\"\\", "]])"])
def test_a_text_is_data_and_nothing_else(text: str) -> None:
    written = script(f"a/{text}", [("anchor", text), ("none", "")])
    assert "<" not in written
    assert written.isascii()
    assert written.startswith("incidentText(")
    assert json.loads(f"[{written.removeprefix('incidentText(').rstrip()[:-1]}]") == [f"a/{text}", [["anchor", text]]]


@pytest.fixture(scope="session", params=["html", "dirhtml"])
def built(request: pytest.FixtureRequest, shared: Shared) -> tuple[Site, str]:
    """A site in a theme with a search page of its own, and its builder."""

    def build(folder: Path) -> None:
        site = Site(folder, conf=CONF.replace('"basic"', '"furo"'))
        site.write(bridge(), ferry())
        assert site.build("-b", request.param, "-j2").warnings == []

    return Site.made(shared.once(f"search-{request.param}", build)[0]), request.param


def file_of(page: str, builder: str) -> str:
    """Where a page is."""
    return page if builder == "html" or page == "index" else f"{page}/index"


@pytest.mark.build
def test_every_page_has_its_text_with_the_anchors_that_it_has(built: tuple[Site, str]) -> None:
    site, builder = built
    names = {*PAGES, *(f"incidents/{record['id']}" for record in (bridge(), ferry()))}
    texts = site.root / "_build/html/_search"
    assert {path.relative_to(texts).with_suffix("").as_posix() for path in texts.rglob("*.*")} == names
    for name in names:
        docname, passages_ = passages_in(texts / f"{name}.js")
        assert docname == name
        page = site.page(file_of(name, builder)).select_one("article")
        assert page is not None
        # The source's words for a date are evidence, which an excerpt does not run into what is said.
        for aside in page.select("summary, .date .soft"):
            aside.decompose()
        on_page = letters(page.get_text())
        for anchor, text in passages_:
            # Before the title nothing has an anchor.
            assert not anchor or page.find(id=anchor), anchor
            # The page has links and buttons in between.
            # Of a quote the speaker, who stands below it on the page, goes before it.
            # A gap has in front what stands in the heading above all gaps.
            own = text.partition(": “")[2] or text.removeprefix(NOT_STATED)
            assert letters(own)[:30] in on_page, text


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


@pytest.mark.build
def test_a_quote_and_a_statement_have_passages_of_their_own(built: tuple[Site, str]) -> None:
    site, _ = built
    passages_ = dict(passages_in(site.root / f"_build/html/_search/{BRIDGE_PAGE}.js")[1])
    assert BRIDGE["quotes"][2]["spans"][0] in passages_["two-boats"]
    assert passages_["two-boats"].startswith("Ben Ode ¶6: “I run")
    assert passages_["closed"].startswith("Officials said: The council")
    # Each of them once: neither in the article's order nor on the page of all quotes.
    everything = [
        text for path in (site.root / "_build/html/_search").rglob("*.js") for _, text in passages_in(path)[1]
    ]
    assert sum("I run **two** boats" in text for text in everything) == 1
    assert sum("The council shut the bridge" in text for text in everything) == 1


@pytest.mark.build
def test_results_are_told_by_their_kind(built: tuple[Site, str]) -> None:
    site, _ = built
    index = (site.root / "_build/html/searchindex.js").read_text("utf-8")
    names = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["objnames"]
    assert {name[2] for name in names.values()} == {
        "Record",
        "Person",
        "Quote",
        "Policy point",
        "Statement",
        "Question",
        "Event",
        "Source",
    }


@pytest.mark.build
def test_the_search_page_alone_has_the_script(built: tuple[Site, str]) -> None:
    site, builder = built
    page = site.page(file_of("search", builder))
    (script,) = page.select('script[src*="incident_search.js"]')
    assert script.has_attr("defer")
    assert page.select('link[href*="incident_search.css"]')
    assert len(page.select("#search-results")) == 1
    assert [each.get_text() for each in page.select("h1")] == ["Search"]
    assert "incident_search" not in site.html(file_of("quotes", builder))


@pytest.mark.build
def test_without_javascript_the_search_page_leads_to_pages(built: tuple[Site, str]) -> None:
    site, builder = built
    root = site.root / "_build/html"
    page = root / f"{file_of('search', builder)}.html"
    assert_leads(page, {"Home", "All quotes", "All people", "Links"})


def assert_leads(page: Path, titles: set[str]) -> None:
    (note,) = BeautifulSoup(page.read_text("utf-8"), "html.parser").select("noscript")
    assert "Searching needs JavaScript" in note.get_text()
    assert {link.get_text() for link in note.select("a")} == titles
    for link in note.select("a"):
        target = page.parent / unquote(str(link["href"]))
        assert (target / "index.html" if target.is_dir() else target).is_file()


@pytest.mark.build
@pytest.mark.parametrize("theme", ["basic", "alabaster"])
def test_other_themes_have_it_too(theme: str, tmp_path: Path) -> None:
    site = Site(tmp_path, conf=CONF.replace('"basic"', f'"{theme}"'))
    site.write(bridge(), ferry())
    assert site.build().warnings == []
    assert_leads(tmp_path / "_build/html/search.html", {"Home", "All quotes", "All people", "Links"})
    page = site.page("search")
    assert page.select('script[src*="incident_search.js"]')
    assert len(page.select("#search-results")) == 1


@pytest.mark.build
def test_a_projects_own_search_page_goes_first(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=f'{CONF}templates_path = ["mine"]\n')
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "search.html").write_text("<p>Ours</p>", "utf-8")
    site.write(bridge(), ferry())
    assert site.build().warnings == []
    assert site.html("search") == "<p>Ours</p>"


@pytest.mark.build
def test_the_text_of_a_page_goes_with_it_and_changes_with_it_alone(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write(bridge(), ferry())
    assert site.build().warnings == []
    texts = tmp_path / "_build/html/_search"
    times = {path: path.stat().st_mtime_ns for path in texts.rglob("*.js")}
    with (tmp_path / "quotes.md").open("a") as page:
        page.write("\nThe last line.\n")
    (tmp_path / "links.md").unlink()
    (tmp_path / "index.md").write_text(PAGES["index"].replace("links\n", ""), "utf-8")
    assert site.build().warnings == []
    left = {path: path.stat().st_mtime_ns for path in texts.rglob("*.js")}
    assert times.keys() - left.keys() == {texts / "links.js"}
    assert {path for path in left if left[path] != times[path]} == {texts / "quotes.js", texts / "index.js"}
    assert passages_in(texts / "quotes.js")[1][-1][1].endswith("The last line.")
