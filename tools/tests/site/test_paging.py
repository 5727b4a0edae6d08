"""Overviews that are split: links, inventory and search lead to the right page, and edits end as a clean build."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from incident_record.catalog.labels import ON_PARTS
from sphinx.util.inventory import InventoryFile
from tests.site.test_rebuilds import as_clean, written
from tests.support.edits import CONF, EDITS, Desk
from tests.support.sites import BRIDGE, FERRY, ferry

pytestmark = pytest.mark.build

SMALL = "from incident_record.catalog import parts\n\nparts.LIMIT = {}\n"
PAGED = f"{CONF}{SMALL.format(3_000)}"
NIGHT = "2030-01-01-night"
BUILDERS = ("dirhtml", "singlehtml", "text", "epub", "latex", "texinfo", "gettext", "linkcheck", "xml")


def night() -> dict[str, Any]:
    """A record of another year, with people of its own."""
    record = ferry()
    record.update(id=NIGHT, title="The night boat", date="2030-01-01", related=[])
    record["people"].append({"id": "zoe-night", "kind": "person", "name": "Zoe Night"})
    return record


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "site", PAGED)
    desk.put_record(desk.incidents / f"{NIGHT}.yaml", night())
    return desk


def page(desk: Desk, name: str) -> BeautifulSoup:
    return BeautifulSoup(desk.files()[f"{name}.html"], "html.parser")


def parts(desk: Desk, overview: str) -> set[str]:
    """The names of an overview's parts."""
    return {name.removesuffix(".html") for name in desk.files() if name.startswith(f"{overview}-")}


def test_an_overview_leads_to_its_parts_and_they_have_it_all(desk: Desk) -> None:
    assert desk.build("-n").warnings == []
    index = page(desk, "quotes")
    names = [str(link["href"]).removesuffix(".html") for link in index.select(".parts a")]
    assert {*names} == parts(desk, "quotes")
    assert [name for name in names if name.startswith("quotes-2030")] == ["quotes-2030"]
    assert not index.select(".quote-span")
    spans = [span.get_text() for name in names for span in page(desk, name).select(".quote .quote-span")]
    wanted = [span for record in (BRIDGE, FERRY, night()) for quote in record["quotes"] for span in quote["spans"]]
    assert sorted(spans) == sorted(wanted)
    only = page(desk, "quotes-2030")
    assert only.h1
    assert only.h1.get_text().startswith("Quotes: 2030")
    assert only.select('a[href="quotes.html"]')
    assert "1 quote" in index.get_text()
    # An address of the time when it was one page leads here, and no anchor is left.
    assert ON_PARTS in index.get_text()
    assert ON_PARTS not in only.get_text()


def test_links_inventory_and_search_lead_to_a_persons_part(desk: Desk) -> None:
    desk.build()
    assert {"people-a", "people-b", "people-z"} <= parts(desk, "people")
    assert page(desk, "people-z").select("#person-zoe-night")
    assert page(desk, f"incidents/{NIGHT}").select('a[href="../people-z.html#person-zoe-night"]')
    assert page(desk, "links").select('a[href="people-a.html#person-ana-ruiz"]')
    with (desk.root / "_build/html/objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda base, uri: uri)
    assert inventory["incident:person"]["zoe-night"].uri == "people-z.html#person-zoe-night"
    index = json.loads(desk.files()["searchindex.js"].decode().removeprefix("Search.setIndex(").removesuffix(")"))
    number = index["docnames"].index("people-z")
    assert [thing[4] for things in index["objects"].values() for thing in things if thing[0] == number] == ["Zoe Night"]
    # The words of a part are found in the records.
    assert [
        term for term, files in index["terms"].items() if number in (files if isinstance(files, list) else [files])
    ] == []


def test_edits_that_make_and_remove_parts_end_as_a_clean_build(desk: Desk) -> None:
    as_clean(desk, "-n")
    path = desk.incidents / f"{NIGHT}.yaml"
    path.unlink()
    as_clean(desk)
    assert not parts(desk, "quotes") & {"quotes-2030"}
    desk.put_record(path, night())
    as_clean(desk, "-j2")
    assert "quotes-2030" in parts(desk, "quotes")
    # A person moves to another letter, and links from records move along.
    renamed = night()
    renamed["people"][-1]["name"] = "Ida Night"
    desk.put_record(path, renamed)
    as_clean(desk)
    assert "people-i" in parts(desk, "people")
    assert "people-z" not in parts(desk, "people")
    # Without its directive an overview has no parts.
    desk.put(desk.root / "quotes.md", "# No quotes\n")
    as_clean(desk)
    assert parts(desk, "quotes") == set()


def test_an_archive_that_grows_gets_parts_and_loses_them_again(tmp_path: Path) -> None:
    # One page holds all of the first two records.
    desk = Desk(tmp_path / "site", f"{CONF}{SMALL.format(5_000)}")
    as_clean(desk)
    assert parts(desk, "quotes") == set()
    added = [desk.incidents / f"20{year}-01-01-night.yaml" for year in (20, 21, 22, 23)]
    for path in added:
        desk.put_record(path, {**night(), "id": path.stem, "date": path.stem[:10]})
    as_clean(desk)
    assert len(parts(desk, "quotes")) > 1
    for path in added:
        path.unlink()
    as_clean(desk)
    assert parts(desk, "quotes") == set()


def test_a_person_on_a_part_that_is_cut_in_two_is_linked_where_they_are_now(desk: Desk) -> None:
    as_clean(desk)
    crowd = night()
    crowd["people"] += [{"id": f"ana-{n}", "kind": "person", "name": f"Ana {n}"} for n in range(8)]
    desk.put_record(desk.incidents / f"{NIGHT}.yaml", crowd)
    as_clean(desk)
    assert len({name for name in parts(desk, "people") if name.startswith("people-a")}) > 1


def test_one_record_more_rewrites_its_part_and_the_index_alone(desk: Desk) -> None:
    desk.build()
    edited = night()
    edited["quotes"][0]["context"] = "She speaks of boats."
    desk.put_record(desk.incidents / f"{NIGHT}.yaml", edited)
    pages = {name for name in written(desk) if name.startswith("quotes-")}
    assert pages == {"quotes-2030"}


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_has_the_parts_without_a_warning(desk: Desk, builder: str) -> None:
    with (desk.root / "conf.py").open("a") as conf:
        conf.write('version = "1"\ncopyright = "us"\nlinkcheck_ignore = ["https?://"]\n')
    built = desk.build("-n", builder=builder, out=builder)
    assert built.warnings == []
    files = desk.files(builder)
    if builder == "latex":
        (tex,) = [text.decode() for name, text in files.items() if name.endswith(".tex")]
        assert r"\chapter{Quotes: 2030}" in tex
    if builder == "epub":
        assert b"quotes-2030.xhtml" in files["content.opf"]
        assert b"Quotes: 2030" in files["nav.xhtml"]
    if builder in ("text", "xml"):
        assert b"boats" in files[f"quotes-2030.{builder.replace('text', 'txt')}"]
    if builder == "dirhtml":
        assert b"../people-z/#person-zoe-night" in files[f"incidents/{NIGHT}/index.html"]
    desk.put_record(desk.incidents / f"{NIGHT}.yaml", {**night(), "title": "Another night"})
    assert desk.build("-n", builder=builder, out=builder).warnings == []


@pytest.mark.parametrize("number", range(3))
def test_other_edits_of_a_split_site_end_as_a_clean_build(desk: Desk, number: int) -> None:
    as_clean(desk)
    for place, name in enumerate(sorted(EDITS)[number::3]):
        EDITS[name](desk, number + place)
        if place == 6:
            as_clean(desk, f"-j{1 + number % 2}")
    as_clean(desk)
