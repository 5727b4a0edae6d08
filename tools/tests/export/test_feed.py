"""The corrections of all records as an Atom file."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from incident_record.export.feed import anchored
from incident_record.record.model import Correction
from tests.support.sites import BRIDGE, BRIDGE_PAGE, Site, bridge, ferry

ATOM = "{http://www.w3.org/2005/Atom}"


def feed_of(site: Site) -> ET.Element:
    return ET.fromstring((site.root / "_build/html/corrections.atom").read_text("utf-8"))  # noqa: S314 - our own file


@pytest.mark.build
def test_corrections_of_all_records_are_in_one_file_the_newest_first(tmp_path: Path) -> None:
    site, other = Site(tmp_path), ferry()
    other["corrections"] = [
        {"date": "2031-06", "what": "A <b>name</b> & more.", "was": "Another."},
        {"date": "2031-05-06", "what": "An age."},
    ]
    site.write(bridge(), other)
    with (tmp_path / "conf.py").open("a") as conf:
        conf.write('html_baseurl = "https://records.example/"\nauthor = "The editors"\n')
    assert site.build("-n").warnings == []
    feed = feed_of(site)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}content") for entry in entries] == [
        "A <b>name</b> & more. Before: Another.",
        "The place was added. Before: No place was given.",
        "An age.",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2031-06-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "The editors"
    link = entries[1].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"https://records.example/{BRIDGE_PAGE}.html#correction_1"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids[0] == f"https://records.example/incidents/{other['id']}.html#correction_2"
    assert len(set(ids)) == 3
    # It leads to the correction on the page, whose old wording is no part of the record any longer.
    page = site.page(BRIDGE_PAGE)
    (correction,) = page.select("#correction_1")
    assert correction.text == "May 7, 2031: The place was added. Before: No place was given."
    assert [element.text for element in correction.select("del")] == ["No place was given."]
    assert [link["href"] for link in page.select('link[type="application/atom+xml"]')] == ["../corrections.atom"]
    assert page.select('#part_files a[href="../corrections.atom"]')


def test_a_correction_has_one_anchor_wherever_it_stands_in_the_record() -> None:
    made = [Correction((), day, what) for day, what in (("2031-06", "A name."), ("2031-05-06", "An age."))]
    assert list(anchored(made)) == list(anchored(made[::-1])) == [("correction_2", made[0]), ("correction_1", made[1])]


@pytest.mark.build
def test_without_corrections_the_file_is_there_and_empty(tmp_path: Path) -> None:
    site, record = Site(tmp_path), bridge()
    record["corrections"] = []
    site.write(record, ferry())
    assert site.build().warnings == []
    assert feed_of(site).findall(f"{ATOM}entry") == []
    site.write(bridge())
    assert site.build().warnings == []
    (entry,) = feed_of(site).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:x-incident-record:{BRIDGE['id']}#correction_1"
