"""In the article's order, the way there from every place, and the proof."""

import re
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


def build_order(folder: Path) -> None:
    """Two records of one sealed text and one of another."""
    site = Site(folder)
    titled = ferry()
    titled["sources"][0].update(headline=1, unused=[])
    site.write(bridge(), titled, second())
    seal([site.root / "incidents"])
    assert site.build("-n") == Built(0, [])


@pytest.fixture(scope="session")
def built(shared: Shared) -> Site:
    return Site.made(shared.once("order", build_order)[0])


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


def test_a_proof_says_what_is_proved_and_used(built: Site) -> None:
    part = built.page(BRIDGE_PAGE).find(id="part_proof")
    assert isinstance(part, Tag)
    texts = " ".join(part.select("p")[0].get_text().split())
    assert texts == (
        "All 3 quotes are in the source word for word, in quotation marks, given to the speaker named here. The record rests on 5 of 6 paragraphs of the source, as “In the article’s order” shows. No program checks our own sentences, "
        "or whether a speaker was right."
    )
    known = rows(built.page(BRIDGE_PAGE))
    assert known["Checked against"] == "the text itself"
    assert known["Quoted passages"] == "4 of 4 used, in 3 quotes"
    assert known["Paragraphs"] == "6 of 6 used, or left out with a reason, by 2 records together"
    assert rows(built.page(FERRY_PAGE))["Quoted passages"] == "1 of 1 used, in 1 quote"


def test_a_receipt_prints_the_digests_of_the_seal(built: Site) -> None:
    sealed = parse_seal((built.root / "incidents/sources/bridge.seal.json").read_bytes())
    texts = rows(built.page(BRIDGE_PAGE))
    assert texts["Digest of the source"] == sealed.digest
    assert texts["Digest of its seal"] == sealed.checksum
    assert f'"checksum": "{sealed.checksum}"' in sealed.dump()


def test_without_a_seal_a_receipt_says_so(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write(bridge(), ferry())
    site.build()
    texts = rows(site.page(BRIDGE_PAGE))
    assert texts["Digest of the source"] == texts["Digest of its seal"] == "It has no seal."


def test_an_unread_source_has_no_map_and_no_links_to_it(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.write(bridge(), ferry())
    (site.root / "incidents/sources/bridge.txt").unlink()
    site.build()
    page = site.page(BRIDGE_PAGE)
    assert rows(page)["Checked against"] == "nothing: neither text nor seal could be read"
    assert page.select(".order") == []
    assert page.select('a[href*="gazette_p"]') == []


def test_the_command_on_the_receipt_proves_the_record_again(built: Site) -> None:
    command = shlex.split(rows(built.page(BRIDGE_PAGE))["Prove it again"])
    assert command == ["quote-check", f"{BRIDGE_PAGE}.yaml"]
    script = [sys.executable, str(ROOT / "tools" / "quote_check.py"), *command[1:]]
    done = subprocess.run(script, cwd=built.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_proof_says_what_it_does_not_prove(built: Site) -> None:
    part = built.page(BRIDGE_PAGE).find(id="part_proof")
    assert isinstance(part, Tag)
    assert [line.get_text().startswith("It does not prove that ") for line in part.select("li")] == [True] * 3


def test_every_paragraph_stands_in_its_order_with_what_rests_on_it(built: Site) -> None:
    lines = [line.get_text(" ", strip=True) for line in built.page(BRIDGE_PAGE).select(".order > li")]
    starts = [re.sub(r"\s+", " ", line) for line in lines]
    assert starts[0] == "¶1 1 statement in the record: A crack Not used: the headline"
    assert starts[1] == (
        "¶2 Officials said: The council shut the bridge when a crack had been seen. Source’s words a crack was found Link"
    )
    assert starts[2].startswith(
        "¶3 Ana Ruiz, quoted “ We closed it within the hour of the call. […] The engineers come on Friday"
    )
    assert starts[4].startswith("¶5 Also: the policy point on ferry hours Norwood Gazette reports:")
    assert len(lines) == 6
    (title, *_) = built.page(FERRY_PAGE).select(".order > li")
    assert title.get_text(" ", strip=True) == "¶1 The title."


def test_a_grey_bar_is_as_long_as_what_is_not_shown(built: Site) -> None:
    """A paragraph of narration has a bar; one that is quoted whole, with its clause, has none."""
    bars = [line.select_one(".bars") for line in built.page(BRIDGE_PAGE).select(".order > li")]
    labels = [bar["aria-label"] if bar else None for bar in bars]
    text = (built.root / "incidents/sources/bridge.txt").read_text("utf-8").split("\n\n")
    assert labels[1] == f"{len(text[1].split())} words are not shown"
    assert labels[5] is None
    widths = [str(bar.select("span")[0]["style"]) for bar in bars if bar]
    assert widths[1] == f"width:{round(100 * len(text[1].split()) / 80)}%"


def test_each_place_leads_to_the_articles_order(built: Site) -> None:
    page = built.page(BRIDGE_PAGE)
    places = page.select("a.at[href^='#']")
    assert len(places) >= 10
    rows_ = {str(row["id"]) for row in page.select(".order > li")}
    assert {str(place["href"]).removeprefix("#") for place in places} <= rows_
    for section in ("people", "events", "quotes", "policy_points"):
        for each in BRIDGE[section]:
            if "at" in each:
                item = page.find(id=each["id"])
                assert isinstance(item, Tag)
                assert item.select(f'a[href="#gazette_p{each["at"].partition(":")[2]}"]'), each["id"]
    for each in BRIDGE["statements"]:
        # A statement stands in its place itself.
        assert page.select(f'#gazette_p{each["at"].partition(":")[2]} [id="{each["id"]}"]')


def test_a_related_case_is_on_the_map(built: Site) -> None:
    page = built.page(FERRY_PAGE)
    target = f"related_{BRIDGE['id']}"
    assert page.select(f'#herald_p3 a[href="#{target}"]')
    assert page.select(f'[id="{target}"] a[href="#herald_p3"]')


def test_paragraphs_in_a_row_that_another_record_alone_has_stand_in_one_line(built: Site) -> None:
    rows_ = built.page("incidents/2031-05-04-crack").select(".order > li")
    lines = [re.sub(r"\s+", " ", row.get_text(" ", strip=True)) for row in rows_]
    assert [line.partition(" ")[0] for line in lines] == ["¶1", "¶2–6"]
    assert " 5 paragraphs in the record: " in lines[1]
    # Each has its anchor, and the bar is that of all of them.
    text = (built.root / "incidents/sources/bridge.txt").read_text("utf-8").split("\n\n")
    words = [word for word in " ".join(text[1:6]).split() if any(map(str.isalnum, word))]
    assert [bar["aria-label"] for bar in rows_[1].select(".bars")] == [f"{len(words)} words are not shown"]
    anchors = {str(rows_[1].get("id")), *(str(each["id"]) for each in rows_[1].select("span[id]"))}
    assert anchors == {f"gazette_p{number}" for number in range(2, 7)}


def test_a_title_on_which_nothing_rests_is_no_part_of_the_proof(built: Site) -> None:
    proof = built.page(FERRY_PAGE).find(id="part_proof")
    assert isinstance(proof, Tag)
    cited = [line for line in built.page(FERRY_PAGE).select(".order > li") if "The title." not in line.get_text()]
    assert f"The record rests on {len(cited)} of {len(cited) + 1} paragraphs" in proof.get_text()


def test_places_on_other_pages_lead_there_too(built: Site) -> None:
    links = built.page("quotes").select('a[href$="#gazette_p4"]')
    assert {link.get_text() for link in links} == {"¶4"}


def test_two_records_of_one_source_lead_to_each_other(built: Site) -> None:
    assert built.page(BRIDGE_PAGE).select('#gazette_p1 a[href="2031-05-04-crack.html#gazette_p1"]')
    assert built.page("incidents/2031-05-04-crack").select(f'#gazette_p2 a[href="{BRIDGE["id"]}.html#gazette_p2"]')


def test_the_facts_of_the_record_show_what_they_rest_on(built: Site) -> None:
    line = built.page(BRIDGE_PAGE).select(".source-line")[0]
    assert (
        line.get_text()
        == "May 3, 2031\xa0¶2 · Norwood · Source: Norwood Gazette, May 2031 · Not stated: answers to 1 of 1 question · Cite\xa0·\xa0Files"
    )
    assert [link["href"] for link in line.select("a")] == ["#gazette_p2", "#part_gaps", "#part_cite", "#part_files"]


def test_a_place_that_is_not_stated_leads_to_what_is_said_of_it(tmp_path: Path) -> None:
    record = bridge()
    del record["place"]
    site = Site(tmp_path)
    why, where = ({"id": id_, "question": f"{id_} was it?"} for id_ in ("why", "where"))
    for asked, leads in (([why], []), ([why, where], ["#where"]), ([], [])):
        record["questions"] = asked
        site.write(record, ferry())
        site.build()
        page = site.page(BRIDGE_PAGE)
        line = page.select(".source-line")[0]
        assert " · Place not stated · " in line.get_text()
        assert [link["href"] for link in line.select("a") if link.get_text() == "Place not stated"] == leads
        assert len(page.select("[id=part_gaps] .not-stated li")) == len(asked)
