"""The filter of statements and the buttons that copy citations, by keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support import browser
from tests.support.harbor import PELL

pytestmark = pytest.mark.build


@pytest.fixture
def record(chromium: Browser, harbor_site: Path) -> Iterator[Page]:
    """A record; nothing may be said or asked for while it is used."""
    context = browser.new_context(chromium)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    heard = browser.heard(page)
    page.goto((harbor_site / "incidents" / f"{PELL}.html").as_uri())
    yield page
    assert heard == []
    context.close()


SAID = "[data-voice][data-person]"
_STATE = f"""() => ({{
  shown: [...document.querySelectorAll("{SAID}")].filter((one) => one.checkVisibility()).map((one) => one.dataset.voice),
  count: document.querySelector("[role=status].incident-count").textContent,
  hash: location.hash,
}})"""


def counted(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d+", text)]


def test_statements_are_filtered_by_voice(record: Page) -> None:
    everything = record.evaluate(_STATE)
    total = len(everything["shown"])
    assert total > 10
    assert counted(everything["count"]) == [total, total]
    browser.tab_to(record, "form.incident-filter select[name=voice]")
    record.keyboard.press("ArrowDown")
    state = record.evaluate(_STATE)
    (voice,) = set(state["shown"])
    assert 0 < len(state["shown"]) < total
    assert counted(state["count"]) == [len(state["shown"]), total]
    assert state["hash"] == f"#voice={voice}"
    # The address alone brings it back, in another window too.
    record.goto("about:blank")
    record.go_back()
    assert record.evaluate(_STATE) == state
    browser.tab_to(record, "form.incident-filter button")
    record.keyboard.press("Enter")
    assert record.evaluate(_STATE)["shown"] == everything["shown"]


def test_statements_are_filtered_by_voice_and_person(record: Page) -> None:
    pairs = record.evaluate(
        f"[...document.querySelectorAll('{SAID}')].map((one) => [one.dataset.voice, one.dataset.person.split(' ')])"
    )
    voice, person = next((voice, people[0]) for voice, people in pairs)
    wanted = [one for one, people in pairs if one == voice and person in people]
    assert 0 < len(wanted) < len([one for one, _ in pairs if one == voice]) or len(pairs) > len(wanted)
    record.select_option("select[name=voice]", voice)
    record.select_option("select[name=person]", person)
    state = record.evaluate(_STATE)
    assert state["shown"] == wanted
    assert state["hash"] == f"#voice={voice}&person={person}"


def test_an_address_that_names_nobody_hides_nothing(record: Page) -> None:
    everything = record.evaluate(_STATE)["shown"]
    record.evaluate("location.hash = '#voice=nobody&person=%3Cimg%20src=x%20onerror=window.incidentRan=1%3E'")
    record.wait_for_timeout(200)
    assert record.evaluate(_STATE)["shown"] == everything
    assert record.evaluate("window.incidentRan") is None


def test_a_citation_is_copied(record: Page) -> None:
    browser.tab_to(record, "button.incident-copy")
    card = record.locator(".quote-card", has=record.locator("button:focus"))
    spans = card.locator(".quote-span").all_inner_texts()
    assert spans
    record.keyboard.press("Enter")
    told = record.locator("[role=status]").filter(has_text=re.compile("copied", re.IGNORECASE))
    told.wait_for(state="attached")
    text = record.evaluate("navigator.clipboard.readText()")
    assert [span for span in spans if span not in text] == []
    assert text.endswith(f"{PELL}#{card.get_attribute('id')}")
    assert record.evaluate("document.activeElement.matches('button.incident-copy')")


@pytest.mark.parametrize("fragment", ["%E0%A4%A", "voice=%E0%A4%A", "voice=&person=", "voice", "=", "no-such-place"])
def test_an_address_that_cannot_be_meant_hides_nothing(record: Page, fragment: str) -> None:
    everything = record.evaluate(_STATE)["shown"]
    address = record.url
    record.goto("about:blank")
    record.goto(f"{address}#{fragment}")
    assert record.evaluate(_STATE)["shown"] == everything


def test_what_a_filter_hides_is_printed_too(record: Page) -> None:
    """A page on paper does not say that something is missing from it."""
    record.select_option("select[name=voice]", index=1)
    hidden = record.locator(f"{SAID}:not(:visible)")
    assert hidden.count() > 0
    record.emulate_media(media="print")
    assert hidden.count() == 0
    assert record.locator("h3[id^=said_]:not(:visible)").count() == 0


def test_a_link_to_a_hidden_statement_shows_it(record: Page) -> None:
    record.select_option("select[name=voice]", index=1)
    hidden = str(record.locator(f"{SAID}:not(:visible)").first.get_attribute("id"))
    record.evaluate("(id) => { location.hash = id; }", hidden)
    record.locator(f"[id='{hidden}']").wait_for(state="visible")
    assert record.locator("select[name=voice]").input_value() == ""


def test_a_link_to_a_statement_that_is_hidden_shows_it_and_keeps_its_address(record: Page) -> None:
    first = record.eval_on_selector(SAID, "(one) => one.id")
    others = record.evaluate(f"[...document.querySelectorAll('{SAID}')].map((one) => one.dataset.voice).at(-1)")
    record.select_option("select[name=voice]", others)
    assert not record.is_visible(f"#{first}")
    record.evaluate("(id) => { location.hash = id }", first)
    record.wait_for_selector(f"#{first}", state="visible")
    assert record.evaluate("location.hash") == f"#{first}"
    assert record.input_value("select[name=voice]") == ""


def test_an_address_with_a_filter_opens_at_the_statements(record: Page) -> None:
    record.goto(f"{record.url}#voice={record.eval_on_selector(SAID, '(one) => one.dataset.voice')}")
    record.reload()
    top = record.eval_on_selector("#part_statements", "(one) => one.getBoundingClientRect().top")
    assert abs(top) < 200
    assert record.evaluate("scrollY") > 500


def test_a_cell_of_the_matrix_filters_and_the_way_back_shows_all(record: Page) -> None:
    total = len(record.evaluate(_STATE)["shown"])
    cell = record.locator("table.matrix td a").first
    count = int(cell.inner_text())
    assert 0 < count < total
    # Another tab is for the link itself.
    with record.context.expect_page() as opened:
        cell.click(modifiers=["ControlOrMeta"])
    opened.value.close()
    assert len(record.evaluate(_STATE)["shown"]) == total
    cell.click()
    state = record.evaluate(_STATE)
    assert (len(state["shown"]), counted(state["count"])) == (count, [count, total])
    assert record.evaluate(f"document.activeElement.matches('{SAID}')")
    record.go_back()
    record.wait_for_function(f"document.querySelectorAll('{SAID}[hidden]').length === 0")
    assert len(record.evaluate(_STATE)["shown"]) == total
