"""The filter of answers by voice, and the buttons that copy statements and quotes, by keyboard."""

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
    with browser.window(chromium, permissions=["clipboard-read", "clipboard-write"]) as (page, heard):
        page.goto((harbor_site / "incidents" / f"{PELL}.html").as_uri())
        yield page
        assert heard == []


_VOICES = """() => [...document.querySelectorAll(".questions .answer")]
  .filter((one) => one.checkVisibility()).map((one) => one.querySelector(".voice").textContent)"""
# For each row in sight the places of its answers, and those that stand in front of its evidence.
_PLACES = """() => [...document.querySelectorAll(".questions dd")].filter((row) => row.checkVisibility()).map((row) =>
  [[...row.querySelectorAll(".answer .at")], [...row.querySelectorAll(".margin > p")]].map((all) =>
    all.filter((one) => one.checkVisibility()).map((one) => one.textContent.match(/^.*?¶\\d+/)?.[0]).filter(Boolean)))"""
_ROWS = "() => [...document.querySelectorAll('.questions dt')].filter((one) => one.checkVisibility()).length"


def test_answers_are_filtered_by_voice(record: Page) -> None:
    everything, rows = record.evaluate(_VOICES), record.evaluate(_ROWS)
    assert len(set(everything)) > 2
    browser.tab_to(record, ".voice-filter select")
    record.keyboard.press("ArrowDown")
    visible = record.evaluate(_VOICES)
    assert set(visible) == {everything[0]}
    assert 0 < len(visible) < len(everything)
    # A question to which the voice has no answer is not asked meanwhile.
    assert 0 < record.evaluate(_ROWS) < rows
    status = record.locator("[role=status]").inner_text()
    assert [int(number) for number in re.findall(r"\d+", status)] == [len(visible), len(everything)]
    # What is hidden is said in sight too.
    assert f"{record.evaluate(_ROWS)} of the {rows} answered questions" in record.locator(".voice-filter").inner_text()
    record.keyboard.press("ArrowUp")
    assert record.evaluate(_VOICES) == everything


def test_an_answer_of_several_together_counts_for_each(record: Page, kinds_site: Path) -> None:
    record.goto((kinds_site / "incidents" / "release.html").as_uri())
    together = record.evaluate("""() => [...document.querySelectorAll(".questions .voice:has(span + span)")].map((voices) =>
      [voices.textContent, [...voices.querySelectorAll("span")].map((name) => name.textContent)])""")
    assert together
    for voice, names in together:
        assert len(names) > 1
        for name in names:
            record.select_option(".voice-filter select", label=name)
            assert record.locator(".questions .voice", has_text=voice).first.is_visible()


def test_the_address_of_a_folded_statement_opens_it(record: Page) -> None:
    folded = record.locator(".order details .statement")
    ids = [str(folded.nth(number).get_attribute("id")) for number in (0, folded.count() - 1)]
    for id_ in ids:
        statement = record.locator(f"[id='{id_}']")
        assert not statement.is_visible()
        record.evaluate("(id) => { location.hash = id; }", id_)
        statement.wait_for(state="visible")
        # Whoever followed a place sees there on which words it rests.
        assert statement.locator(".margin i").first.is_visible()


def test_a_place_whose_quote_is_folded_opens_it(record: Page) -> None:
    places = record.evaluate("() => [...document.querySelectorAll('.quote-by a.at')].map((one) => one.hash.slice(1))")
    address = record.url
    for place in places[:2]:
        fold = record.locator(f"[id='{place}'] > details").first
        assert not fold.evaluate("(one) => one.open")
        record.evaluate("(place) => { location.hash = place; }", place)
        fold.locator(".quote-words").wait_for(state="visible")
    record.goto("about:blank")
    record.goto(f"{address}#{places[0]}")
    record.locator(f"[id='{places[0]}'] > details .quote-words").first.wait_for(state="visible")


def test_the_margin_has_no_evidence_of_answers_that_are_hidden(record: Page) -> None:
    hidden = 0
    everything = len([label for _, labels in record.evaluate(_PLACES) for label in labels])
    for index in range(1, record.locator(".voice-filter option").count()):
        record.select_option(".voice-filter select", index=index)
        beside = record.evaluate(_PLACES)
        assert [(places, labels) for places, labels in beside if not set(labels) <= set(places)] == []
        hidden += everything - len([label for _, labels in beside for label in labels])
    assert hidden > 0
    record.select_option(".voice-filter select", index=0)
    assert everything == len([label for _, labels in record.evaluate(_PLACES) for label in labels]) > 1


def test_a_note_on_an_answer_is_hidden_and_seen_with_it(record: Page) -> None:
    note = record.locator(".questions .answer .caveat").first
    voice = note.locator("xpath=..").locator(".voice").first.inner_text()
    options = record.locator(".voice-filter option").all_inner_texts()[1:]
    assert len(options) > 2
    for option in options:
        record.select_option(".voice-filter select", label=option)
        assert note.is_visible() == (option == voice), option


def test_what_a_filter_hides_is_printed_too(record: Page) -> None:
    """A page on paper does not say that something is missing from it."""
    everything = record.evaluate(_VOICES)
    record.select_option(".voice-filter select", index=1)
    assert len(record.evaluate(_VOICES)) < len(everything)
    record.emulate_media(media="print")
    assert record.evaluate(_VOICES) == everything


def test_a_link_to_a_hidden_question_shows_it(record: Page) -> None:
    record.select_option(".voice-filter select", index=1)
    hidden = str(record.locator(".questions dt[hidden]").first.get_attribute("id"))
    record.evaluate("(id) => { location.hash = id; }", hidden)
    record.locator(f"[id='{hidden}']").wait_for(state="visible")
    assert record.locator(".voice-filter select").input_value() == ""


@pytest.mark.parametrize("kind", ["quote", "statement"])
def test_a_quote_and_a_statement_are_copied_with_their_source(record: Page, kind: str) -> None:
    if kind == "statement":
        # Its button is there once its link is followed; else there would be a stop for each of many statements.
        browser.tab_to(record, ".statement a.permalink")
        record.keyboard.press("Enter")
    browser.tab_to(record, f".{kind} button.copy", most=300 if kind == "quote" else 3)
    item = record.locator(f".{kind}", has=record.locator("button:focus"))
    words = " ".join(item.locator(".quote-words, .said").inner_text().split())
    place = item.evaluate("(one) => (one.querySelector('.quote-by a.at')?.hash.slice(1) ?? one.closest('li').id)")
    record.keyboard.press("Enter")
    record.locator("[role=status]").filter(has_text=re.compile("copied", re.IGNORECASE)).wait_for(state="attached")
    text = record.evaluate("navigator.clipboard.readText()")
    assert text.startswith(words)
    assert "Ellary Courier" in text
    assert text.endswith(f" ¶{place.rpartition('_p')[2]}. Record: {PELL}#{item.get_attribute('id')}")
    assert record.evaluate("document.activeElement.matches('button.copy')")


def test_every_statement_and_quote_has_a_permalink_and_a_button(record: Page) -> None:
    counts = record.evaluate("""() => [".quote, .statement", "a.permalink", "button.copy"]
      .map((one) => document.querySelectorAll(one).length)""")
    assert counts[0] > 15
    assert len(set(counts)) == 1
    targets = record.evaluate(
        "() => [...document.querySelectorAll('a.permalink')].map((one) => one.closest('.quote, .statement').id === one.hash.slice(1))"
    )
    assert all(targets)


@pytest.mark.parametrize("fragment", ["%E0%A4%A", "voice=%E0%A4%A", "=", "no-such-place"])
def test_an_address_that_cannot_be_meant_hides_nothing(record: Page, fragment: str) -> None:
    everything, address = record.evaluate(_VOICES), record.url
    record.goto("about:blank")
    record.goto(f"{address}#{fragment}")
    assert record.evaluate(_VOICES) == everything


def test_with_an_address_of_the_site_a_copy_names_it(record: Page) -> None:
    """What is copied has the site's address where there is one, and never a path of the disk."""
    link = "document.head.append(Object.assign(document.createElement('link'), {rel: 'canonical', href: 'https://records.example/x.html'}))"
    record.evaluate(link)
    browser.tab_to(record, ".quote button.copy")
    record.keyboard.press("Enter")
    record.locator("[role=status]").filter(has_text="Copied").wait_for(state="attached")
    text = record.evaluate("navigator.clipboard.readText()")
    assert "Record: https://records.example/x.html#" in text
    assert "file:" not in text
