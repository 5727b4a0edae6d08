"""The receipt on a record's page, and the map from the source's paragraphs to what rests on them and back."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from incident_record.check.sealing import seal
from incident_record.source.seal_file import parse_seal
from tests.support.builds import Built
from tests.support.desk import ROOT
from tests.support.shared import Shared
from tests.support.sites import BRIDGE, BRIDGE_PAGE, FERRY_PAGE, Site, bridge, ferry

pytestmark = pytest.mark.build


def build_receipts(folder: Path) -> None:
    """Two records of one sealed text and one of another."""
    site = Site(folder)
    site.write(bridge(), ferry(), second())
    seal([site.root / "incidents"])
    assert site.build("-n") == Built(0, [])


@pytest.fixture(scope="session")
def built(shared: Shared) -> Site:
    return Site.made(shared.once("receipts", build_receipts)[0])


def second() -> dict[str, object]:
    """A further record of the bridge's text, which cites one paragraph of it that the other waives."""
    record = {key: ferry()[key] for key in ("people",)}
    source = {**BRIDGE["sources"][0], "unused": []}
    said = {"id": "head", "by": "gazette", "verb": "reports", "text": "A crack was found.", "at": "gazette:1"}
    return {
        **record,
        "id": "2031-05-04-crack",
        "title": "A crack",
        "date": "2031-05-04",
        "sources": [source],
        "statements": [{**said, "words": ["after a crack"]}],
    }


def rows(page: BeautifulSoup) -> dict[str, str]:
    """What the receipt says, by its terms."""
    receipt = page.select_one("dl.receipt")
    assert receipt is not None
    return {
        term.get_text(): entry.get_text(" ", strip=True)
        for term, entry in zip(receipt.select("dt"), receipt.select("dd"), strict=True)
    }


def test_a_receipt_counts_what_is_proved_and_used(built: Site) -> None:
    told = rows(built.page(BRIDGE_PAGE))
    assert told["Proved against"] == "the text itself"
    assert told["Quotes proved"] == "3 of 3"
    assert told["Quotations recorded"] == "4 of 4"
    assert told["Paragraphs cited"] == "5 of 6; 6 with 1 other record of the same source"
    alone = rows(built.page(FERRY_PAGE))
    assert alone["Quotations recorded"] == "1 of 1"
    assert alone["Paragraphs cited"] == "2 of 3"


def test_a_receipt_prints_the_digests_of_the_seal(built: Site) -> None:
    sealed = parse_seal((built.root / "incidents/sources/bridge.seal.json").read_bytes())
    told = rows(built.page(BRIDGE_PAGE))
    assert told["Digest of the source"] == sealed.digest
    assert told["Digest of its seal"] == sealed.checksum
    assert f'"checksum": "{sealed.checksum}"' in sealed.dump()


def test_without_a_seal_a_receipt_says_so(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write(bridge(), ferry())
    site.build()
    told = rows(site.page(BRIDGE_PAGE))
    assert told["Digest of the source"] == told["Digest of its seal"] == "It has no seal."


def test_an_unread_source_has_no_map_and_no_links_to_it(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write(bridge(), ferry())
    (site.root / "incidents/sources/bridge.txt").unlink()
    site.build()
    page = site.page(BRIDGE_PAGE)
    assert rows(page)["Proved against"] == "nothing: neither text nor seal could be read"
    assert page.select(".map") == []
    assert page.select('a[href*="gazette_p"]') == []


def test_the_command_on_the_receipt_proves_the_record_again(built: Site) -> None:
    command = shlex.split(rows(built.page(BRIDGE_PAGE))["Prove it again"])
    assert command == ["quote-check", f"{BRIDGE_PAGE}.yaml"]
    script = [sys.executable, str(ROOT / "tools" / "quote_check.py"), *command[1:]]
    done = subprocess.run(script, cwd=built.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_receipt_says_what_a_pass_does_not_prove(built: Site) -> None:
    page = built.page(BRIDGE_PAGE)
    assert len(page.select(".pass-does-not-mean li")) == 3
    assert "A pass does not prove:" in page.get_text()


def test_every_paragraph_stands_on_the_map(built: Site) -> None:
    lines = [line.get_text(" ", strip=True) for line in built.page(BRIDGE_PAGE).select(".map > li")]
    assert lines == [
        "¶1 in the record A crack ; not used: the headline",
        "¶2 statement by Officials ; event: The bridge is closed",
        "¶3 person: Ana Ruiz ; quote of Ana Ruiz",
        "¶4 quote of Ana Ruiz",
        "¶5 person: Ben Ode ; statement by Norwood Gazette ; event: The ferry asks for longer hours ; "
        "policy point: ferry hours",
        "¶6 quote of Ben Ode",
    ]


def test_each_place_leads_to_the_map_and_the_map_leads_back(built: Site) -> None:
    page = built.page(BRIDGE_PAGE)
    for section in ("people", "statements", "events", "quotes", "policy_points"):
        for one in BRIDGE[section]:
            if "at" not in one:
                continue
            line = page.find(id=f"gazette_p{one['at'].partition(':')[2]}")
            item = page.find(id=one["id"])
            assert isinstance(line, Tag)
            assert isinstance(item, Tag)
            assert item.select(f'a[href="#{line["id"]}"]'), one["id"]
            assert line.select(f'a[href="#{one["id"]}"]'), one["id"]


def test_a_related_case_is_on_the_map(built: Site) -> None:
    page = built.page(FERRY_PAGE)
    target = f"related_{BRIDGE['id']}"
    assert page.select(f'#herald_p3 a[href="#{target}"]')
    assert page.select(f'[id="{target}"] a[href="#herald_p3"]')


def test_places_on_other_pages_lead_to_the_map_too(built: Site) -> None:
    for name in ("quotes", "people"):
        links = built.page(name).select('a[href$="#gazette_p4"]')
        assert links, name
        assert {link.get_text() for link in links} == {"¶4"}


def test_two_records_of_one_source_lead_to_each_other(built: Site) -> None:
    assert built.page(BRIDGE_PAGE).select('#gazette_p1 a[href="2031-05-04-crack.html#gazette_p1"]')
    assert built.page("incidents/2031-05-04-crack").select(f'#gazette_p2 a[href="{BRIDGE["id"]}.html#gazette_p2"]')


def test_the_facts_of_the_record_show_what_they_rest_on(built: Site) -> None:
    facts = built.page(BRIDGE_PAGE).select("#part_recorded dl.facts > dd")
    assert [fact.get_text(" ", strip=True) for fact in facts[:2]] == ["May 3, 2031 (worked out) ¶2", "Norwood"]
    assert facts[0].select('a[href="#gazette_p2"]')
