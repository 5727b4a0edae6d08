"""Pages of records of several kinds: sources that disagree, texts without marks, other languages, other directions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support import browser
from tests.support.builds import Built
from tests.support.harbor import PELL, harbor
from tests.support.kinds import ARABIC, FOUR, KINDS_PAGES, RELEASE, SPANISH

pytestmark = pytest.mark.build

_PLACES = """() => [...document.querySelectorAll(".questions .answer")]
  .map((one) => [one.querySelector(".voice").textContent, Math.round(one.getBoundingClientRect().left)])"""

# Where the characters of a text stand: the left edge of the first and of the last.
_EDGES = """(selector) => [...document.querySelectorAll(selector)].map((one) => {
  const text = one.firstChild;
  const edge = (at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };
  return [one.textContent.at(-1), edge(0), edge(text.length - 1)];
})"""

# Where the last two characters of a text stand.
_ENDS = """(selector) => {
  const text = document.querySelector(selector).lastChild;
  const edge = (at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };
  return { text: text.textContent, right: edge(text.length - 1), before: edge(text.length - 2) };
}"""


# Whether the first mark around an answer is at the side from which its words run, and the last one at the other.
_AROUND = """() => [...document.querySelectorAll(".answer .rtl")].map((one) => {
  const edge = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const words = one.querySelector(".quote-span").firstChild;
  const [first, last] = [edge(one.firstChild, 0), edge(one.lastChild, 0)];
  return first.left > edge(words, 0).left && last.left < edge(words, words.length - 1).left;
})"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with browser.window(chromium, viewport={"width": 1280, "height": browser.HEIGHT}) as (page, heard):
        yield page
        assert heard == []


def test_answers_that_differ_stand_side_by_side(page: Page, kinds_site: Path) -> None:
    page.goto((kinds_site / f"incidents/{FOUR}.html").as_uri())
    wide = page.evaluate(_PLACES)
    assert [voice for voice, _ in wide] == ["The Gazette", "The Herald", "The Post", "The Bulletin"]
    assert len({left for _, left in wide}) >= 2
    page.set_viewport_size({"width": 360, "height": browser.HEIGHT})
    assert len({left for _, left in page.evaluate(_PLACES)}) == 1


def test_a_filter_has_room_where_several_voices_answer(page: Page, kinds_site: Path) -> None:
    filters = {}
    for name in KINDS_PAGES:
        page.goto((kinds_site / f"{name}.html").as_uri())
        voices = {*page.locator(".questions .answer .voice").all_inner_texts()}
        filters[page.locator(".voice-filter").count()] = len(voices)
        assert page.locator(".voice-filter").count() == (len(voices) > 1)
    assert filters.keys() == {0, 1}


def test_every_source_has_its_own_order(page: Page, kinds_site: Path) -> None:
    page.goto((kinds_site / f"incidents/{FOUR}.html").as_uri())
    assert page.locator(".order").count() == 4
    # Each with the id by which places name it.
    named = " (gazette); The Herald (herald); The Post (post); The Bulletin (bulletin)"
    assert f"4 sources: The Gazette{named}" in page.locator(".source-line").inner_text()
    assert page.locator("h2").filter(has_text="In the article’s order").count() == 4


def test_what_is_not_stated_is_so_in_the_source_or_in_all_of_them(page: Page, kinds_site: Path) -> None:
    for record, where in ((FOUR, "any source"), (RELEASE, "the source")):
        page.goto((kinds_site / f"incidents/{record}.html").as_uri())
        gaps, asked = page.locator(".not-stated > li").count(), page.locator(".questions > dt").count()
        assert gaps
        heading = page.locator(".gaps .rubric").inner_text()
        assert heading == f"Not stated in {where}: answers to {gaps} of {gaps + asked} questions"


def test_a_text_without_marks_says_whose_words_it_is(page: Page, kinds_site: Path) -> None:
    page.goto((kinds_site / f"incidents/{RELEASE}.html").as_uri())
    assert page.locator(".quote .clause").count() == 0
    assert page.locator("h2").filter(has_text="In the source’s order").count() == 1
    assert "Ines Rook and Tern Rowing Club" in page.locator(".quote-by").first.inner_text()
    assert "the whole text is the words of Tern Rowing Club and Ines Rook" in page.locator(".cited").inner_text()
    assert "in quotation marks" not in page.locator("#part_proof > p").inner_text()
    assert "as “In the source’s order” shows" in page.locator("#part_proof > p").inner_text()


def test_words_of_another_language_say_so(page: Page, kinds_site: Path) -> None:
    page.goto((kinds_site / f"incidents/{SPANISH}.html").as_uri())
    spans = page.locator(".quote-span, .clause").all()
    assert spans
    assert {span.get_attribute("lang") for span in spans} == {"es"}
    assert {span.get_attribute("dir") for span in spans} == {None}
    # No quote has its clause twice.
    quotes = [quote.locator(".clause").all_inner_texts() for quote in page.locator(".quote").all()]
    assert [clauses for clauses in quotes if len(clauses) != len(set(clauses))] == []


def test_a_name_from_right_to_left_keeps_to_itself_in_a_label(page: Page, kinds_site: Path) -> None:
    page.goto((kinds_site / f"incidents/{ARABIC}.html").as_uri())
    labels = page.locator(".order summary").all_text_contents()
    assert labels
    assert [label for label in labels if not re.fullmatch("\u2068[^\u2069]+\u2069, quoted", label)] == []


def test_a_quote_from_right_to_left_ends_at_its_left(page: Page, kinds_site: Path) -> None:
    page.goto((kinds_site / f"incidents/{ARABIC}.html").as_uri())
    edges = page.evaluate(_EDGES, ".quote-span")
    assert len(edges) > 10
    # The last character, a mark of the end or a letter, is left of the first.
    assert [text for text, first, last in edges if not last < first] == []
    spans = page.locator(".quote-span").all()
    assert {(span.get_attribute("lang"), span.get_attribute("dir")) for span in spans} == {("ar", "rtl")}
    # The place follows the name, in the direction of the page.
    by = page.locator(".quote-by").first
    name, place = by.locator(".voice").bounding_box(), by.locator(".at").bounding_box()
    assert name
    assert place
    assert place["x"] > name["x"] + name["width"] / 2


def test_marks_enclose_an_answer_from_right_to_left(page: Page, kinds_site: Path) -> None:
    page.goto((kinds_site / f"incidents/{ARABIC}.html").as_uri())
    around = page.evaluate(_AROUND)
    assert around
    assert all(around)


def test_an_excerpt_keeps_words_from_right_to_left_to_themselves(kinds_site: Path) -> None:
    texts = (kinds_site / f"_search/incidents/{ARABIC}.js").read_text("utf-8")
    assert re.search(r"\\u201c\\u2068(?:(?!\\u2068).)+\\u2069\\u201d", texts)


@pytest.mark.parametrize(("language", "direction", "found"), [("es", "ltr", "Resultados"), ("ar", "rtl", "نتائج")])
def test_a_site_in_another_language_runs_under_its_policy(
    page: Page, tmp_path: Path, language: str, direction: str, found: str
) -> None:
    assert harbor(tmp_path).build("-D", f"language={language}") == Built(0, [])
    html = tmp_path / "_build" / "html"
    page.goto((html / "incidents" / f"{PELL}.html").as_uri())
    # Our words run as the site's language does; the fixed words beside them are English.
    said = page.locator(".said").first
    assert said.evaluate("(one) => getComputedStyle(one).direction") == direction
    page.goto(f"{(html / 'search.html').as_uri()}?q=lamp")
    page.locator("[role=status]").filter(has_text="result").wait_for()
    assert found in page.locator("#search-results h2").inner_text()


def test_a_citation_of_another_direction_ends_as_the_page_does(page: Page, kinds_site: Path) -> None:
    page.goto((kinds_site / f"incidents/{ARABIC}.html").as_uri())
    cited = page.locator(".cite-source")
    (title,) = cited.locator("[dir=rtl]").all()
    assert title.get_attribute("lang") == "ar"
    # The full stop at the end, and the publisher before it, are right of the title.
    last = page.evaluate(_ENDS, ".cite-source")
    assert last["text"].endswith(".")
    assert last["right"] > last["before"]
