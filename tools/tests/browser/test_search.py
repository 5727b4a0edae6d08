"""Search in a browser, from disk: results, and where they lead."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from tests.support import browser
from tests.support.builds import Built
from tests.support.harbor import site_with_our_settings
from tests.support.hostile import LONG
from tests.support.shared import Shared

pytestmark = pytest.mark.build


@pytest.fixture
def page(chromium: Browser, hostile_site: Path) -> Iterator[Page]:
    """The invented site's home page; nothing may be said or asked for while it is used."""
    with browser.window(chromium) as (page, heard):
        page.goto((hostile_site / "docs" / "index.html").as_uri())
        yield page
        assert heard == []


def search(page: Page, words: str) -> list[str]:
    """Search by keyboard from the menu; gives where the results lead."""
    page.get_by_role("search").or_(page.locator(".sidebar-search-container")).first.get_by_role("searchbox").or_(
        page.locator("input[name=q]")
    ).first.press_sequentially(words)
    page.keyboard.press("Enter")
    page.locator("[role=status]").filter(has_text="result").wait_for()
    return [str(link.get_attribute("href")) for link in page.locator("#search-results li > a").all()]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("ferry", "incidents/2031-05-03-river-bridge.html"),  # a word of our own
        ("ninety", "incidents/2031-05-03-river-bridge.html"),  # a word of a quote
        ("Ruiz", "docs/people.html"),  # a name
        ("ninety week", "incidents/2031-05-03-river-bridge.html"),  # two words
        (LONG, "incidents/2032-05-04-long.html"),
    ],
)
def test_what_is_on_a_page_is_found(page: Page, words: str, target: str) -> None:
    hits = search(page, words)
    assert [each for each in hits if each.partition("#")[0].endswith(target)], hits


def test_a_result_leads_to_what_was_found(page: Page) -> None:
    search(page, "ninety")
    page.locator("#search-results li > a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*.html*")
    assert "ninety" in page.locator("article").inner_text()


def test_what_is_nowhere_is_not_found(page: Page) -> None:
    assert search(page, "zeppelin") == []
    said = page.locator("[role=status]").filter(has_text="result").inner_text()
    assert "zeppelin" in said
    assert "Try fewer words" in said


_SEARCHED_TEXT = """\
The pier of Zürich opens

José Núñez opened the pier in Zürich on May 2, the Tern Harbor Safety Board said.

“We are the first port in the county,” Núñez said.

“The county pays for the port,” Núñez said.
"""


def build_searched_site(folder: Path) -> None:
    """A record with accents, numbers and initials, a page for readers and one for maintainers with the same words."""
    site = site_with_our_settings(folder)
    (folder / "incidents" / "sources" / "pier.txt").write_text(_SEARCHED_TEXT, "utf-8")
    at, board = {"at": "post:2"}, "tern-harbor-safety-board"
    record = {
        "id": "2031-05-02-pier",
        "title": "The pier of Zürich",
        "summary": "José Núñez opened the pier on May 2, the board said.",
        "date": "2031-05-02",
        "sources": [
            {
                "id": "post",
                "kind": "news-article",
                "title": "The pier of Zürich opens",
                "headline": 1,
                "publisher": "Weir Post",
                "published": "2032",
                "text": "pier",
                "unused": [{"paragraph": 1, "reason": "The headline"}],
            }
        ],
        "people": [
            {"id": "jose", "kind": "person", "name": "José Núñez", "called": ["Núñez"], **at, "words": ["José Núñez"]},
            {"id": board, "kind": "organization", "name": "Tern Harbor Safety Board"},
        ],
        "statements": [
            {
                "id": "opened",
                "by": board,
                "verb": "said",
                "text": "that the pier is open.",
                **at,
                "words": ["opened the pier"],
            }
        ],
        "events": [
            {
                "id": "opening",
                "date": "2031-05-02",
                "title": "The pier opens",
                "date_as_stated": "May 2",
                **at,
                "words": ["opened the pier"],
            }
        ],
        "quotes": [
            {
                "id": "pays",
                "speaker": "jose",
                "at": "post:4",
                "spans": ["The county pays for the port,"],
                "attribution": "Núñez said",
            },
            {
                "id": "first",
                "speaker": "jose",
                "at": "post:3",
                "spans": ["We are the first port in the county,"],
                "attribution": "Núñez said",
                "context": "He speaks of harbors on lakes.",
            },
        ],
        "questions": [
            {
                "id": "ports",
                "question": f"Which is the oldest port of all {'good ' * 60}ones?",
                "answers": [{"quote": "first", "words": "the first port"}],
                "note": "Nobody says when it was built.",
            }
        ],
    }
    (folder / "incidents" / "2031-05-02-pier.yaml").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    (folder / "docs" / "zoo.md").write_text("# Zoo\n\nA harbormaster reads this page.\n", "utf-8")
    (folder / "docs" / "maintainers").mkdir()
    (folder / "docs" / "maintainers" / "a.md").write_text("# A guide\n\nA harbormaster reads this guide.\n", "utf-8")
    index = folder / "docs" / "index.md"
    index.write_text(index.read_text("utf-8").replace("people\n", "people\nmaintainers/a\nzoo\n"), "utf-8")
    assert site.build("-n") == Built(0, [])


@pytest.fixture(scope="session")
def searched(shared: Shared) -> Path:
    return shared.once("searched", build_searched_site)[0] / "_build" / "html"


@pytest.fixture
def results(chromium: Browser, searched: Path) -> Iterator[Callable[[str], list[list[str]]]]:
    """What a search finds: for each page its title, and the passages of it."""
    with browser.window(chromium) as (page, heard):

        def find(words: str) -> list[list[str]]:
            page.goto(f"{(searched / 'search.html').as_uri()}?q={quote(words)}")
            page.locator("[role=status]").filter(has_text="result").wait_for()
            hits: list[list[str]] = page.evaluate(
                "() => [...document.querySelectorAll('#search-results ul.search > li')].map((one) => [...one.querySelectorAll('a')].map((link) => link.textContent))"
            )
            return hits

        yield find
        assert heard == []


@pytest.mark.parametrize(
    "words", ["Nunez", "Núñez", "jose NUNEZ", "Zurich", "2031", "2032", "Weir Post", "THSB", "HSB", "2 may"]
)
def test_names_are_found_without_their_accents_and_numbers_and_initials_too(
    results: Callable[[str], list[list[str]]], words: str
) -> None:
    hits = results(words)
    assert "The pier of Zürich" in [title for title, *_ in hits]
    assert not re.search(r"Cite|· ·", str(hits))


def test_what_is_not_there_is_not_found_by_a_part_of_a_number(results: Callable[[str], list[list[str]]]) -> None:
    assert results("203") == []


def test_each_statement_and_quote_is_listed_once_under_its_record(results: Callable[[str], list[list[str]]]) -> None:
    hits = results("port county")
    assert [title for title, *_ in hits] == ["The pier of Zürich"]
    passages = hits[0][1:]
    assert sum("first port in the county" in passage for passage in passages) == 1
    assert sum("county pays for the port" in passage for passage in passages) == 1
    assert sum("that the pier is open" in passage for _, *hits in results("pier open") for passage in hits) == 1


def test_an_excerpt_is_never_without_the_notes_on_its_answers(results: Callable[[str], list[list[str]]]) -> None:
    """Cut to its beginning or to its end, it could be misread without them."""
    for words in ("oldest port", "first port"):
        cut = [passage for passage in results(words)[0] if "…" in passage.replace("[…]", "")]
        assert [
            passage.endswith(" · He speaks of harbors on lakes. Nobody says when it was built.") for passage in cut
        ] == [True], words


def test_the_exact_words_of_a_quote_come_first(results: Callable[[str], list[list[str]]]) -> None:
    assert "first port in the county" in results("port in the county")[0][1]
    assert "county pays for the port" in results("county pays for the port")[0][1]


def test_pages_for_readers_come_before_those_for_maintainers(results: Callable[[str], list[list[str]]]) -> None:
    assert [title for title, *_ in results("harbormaster")] == ["Zoo", "A guide"]


def test_an_exact_phrase_on_a_page_for_maintainers_stays_below_a_heading(
    chromium: Browser, searched: Path, results: Callable[[str], list[list[str]]]
) -> None:
    assert [title for title, *_ in results("harbormaster reads this guide")] == ["A guide"]
    assert [title for title, *_ in results("reads this")] == ["Zoo", "A guide"]
    page = chromium.new_page()
    page.goto(f"{(searched / 'search.html').as_uri()}?q=harbormaster")
    page.locator("[role=status]").filter(has_text="result").wait_for()
    listed = page.locator("#search-results ul.search > li").all_inner_texts()
    page.close()
    assert ["Pages for maintainers" in each for each in listed] == [False, True]
