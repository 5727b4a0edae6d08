"""Another name for a record, a person, an item or a text: wherever it is used, and no other byte."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_record.check.paths import CannotRun
from incident_record.maintain import plan
from incident_record.maintain.edit import apply_edits
from incident_record.maintain.references import ids_in, link_edits, role_edits
from incident_record.maintain.rename import plan_rename
from incident_record.record.load import load_record
from tests.support.desk import Desk
from tests.support.room import examples

SISTER = """\
# The sister record.
id: barge
title: The barge
date: "2031-05-06"
sources: [{id: paper, kind: news-article, title: "A headline", publisher: Coast Ledger, text: ferry}]
people:
    - id: "iva-dorn"   # the same person
      kind: person
      name: Iva Dorn
statements:
    - {id: s, by: [iva-dorn], verb: said, text: No., about: ['iva-dorn'], at: 'paper:3', words: [Captain Iva Dorn]}
related:
    - {id: ferry, relation: same-people, why: The captain is the same., at: "paper:3"}
"""

PAGE = """\
See {incident:incident}`ferry`, {incident:quote}`what he hopes <ferry/monday>`, {incident:person}`iva-dorn`,
{any}`ferry/monday`, {incident:person}`ferry` and ``{incident:incident}`ferry` ``.
The [record](../records/ferry.yaml#monday), records/ferry and records/ferry-two. The word ferry is a word.
"""


@pytest.fixture
def site(desk: Desk) -> Desk:
    """A folder with two records and a page, in a site."""
    desk.copy("ferry")
    desk.record("barge", SISTER)
    (desk.folder.parent / "conf.py").touch()
    (desk.folder.parent / "docs").mkdir()
    (desk.folder.parent / "docs" / "page.md").write_text(PAGE)
    return desk


def rename(desk: Desk, old: str, new: str) -> None:
    plan.write(plan_rename(desk.folder, old, new).changes)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_examples_in_code_blocks_of_pages_stay(site: Desk) -> None:
    link = "records/ferry.yaml and {incident:incident}`ferry`"
    fences = "```text\n{}\n```\n", "```{{code-block}} yaml\n:caption: {}\n```\n", "~~~\n{}\n~~~\n"
    page = "".join(f"{fence.format(link)}\n" for fence in fences)
    page += f"````{{note}} records/ferry\n{fences[1].format(link)}{link}\n````\n\n```{{toctree}}\n{link}\n```\n"
    path = site.folder.parent / "docs" / "page.md"
    path.write_text(page)
    rename(site, "ferry", "boat")
    lines = path.read_text().splitlines()
    assert [number for number, line in enumerate(lines) if "boat" in line] == [12, 16, 20]
    assert path.read_text().count("ferry") == 2 * 4


def test_pages_in_restructuredtext_follow_but_for_their_literal_blocks(site: Desk) -> None:
    link = ":incident:incident:`ferry` and :incident:quote:`hopes <ferry/monday>`"
    blocks = f"{link}\f\n\nSo::  \n\n  {link}\n\n.. code-block:: rst\n\n   {link}\n\n.. note::\n\n   {link}\n"
    path = site.folder.parent / "docs" / "page.rst"
    path.write_text(blocks)
    rename(site, "ferry", "boat")
    assert [number for number, line in enumerate(path.read_text().split("\n")) if "boat" in line] == [0, 12]
    assert path.read_text().count("ferry") == 2 * 2


def test_a_record_has_its_new_id_everywhere_and_keeps_its_old_address(site: Desk) -> None:
    before = (site.folder / "ferry.yaml").read_text()
    rename(site, "ferry", "boat")
    assert not (site.folder / "ferry.yaml").exists()
    expected = before.replace("id: ferry", "id: boat").replace(
        "corrections: []", "former_ids: [ferry]\ncorrections: []"
    )
    assert (site.folder / "boat.yaml").read_text() == expected
    assert (site.folder / "barge.yaml").read_text() == SISTER.replace("{id: ferry,", "{id: boat,")
    assert (site.folder.parent / "docs" / "page.md").read_text() == PAGE.replace(
        "incident}`ferry`", "incident}`boat`"
    ).replace("ferry/monday", "boat/monday").replace("records/ferry.yaml", "records/boat.yaml").replace(
        "records/ferry ", "records/boat "
    )


def test_the_check_proves_as_much_after_a_renaming(site: Desk) -> None:
    before = site.check()
    for old, new in (("ferry", "boat"), ("boat/ledger", "paper"), ("boat/monday", "hope"), ("tom-quill", "quill")):
        rename(site, old, new)
        after = site.check()
        assert (after.proved, len(after.problems)) == (before.proved, len(before.problems))
    rename(site, "sources/ferry", "article")
    assert site.check().modes == {"article": "text"}
    assert site.check().proved == before.proved == 3


def test_a_second_name_is_added_and_the_first_comes_back(site: Desk) -> None:
    rename(site, "barge", "raft")
    rename(site, "raft", "float")
    assert (site.folder / "float.yaml").read_text().endswith("former_ids: [barge, raft]\n")
    rename(site, "float", "barge")
    assert (site.folder / "barge.yaml").read_text().endswith("former_ids: [float, raft]\n")


def test_a_person_has_the_new_id_in_every_record(site: Desk) -> None:
    rename(site, "iva-dorn", "captain")
    assert (site.folder / "barge.yaml").read_text() == SISTER.replace("iva-dorn", "captain").replace(
        "name: Iva Dorn\n", "name: Iva Dorn\n      former_ids: [iva-dorn]\n"
    )
    ferry = (site.folder / "ferry.yaml").read_text()
    assert ferry.count("iva-dorn") == ferry.count("former_ids: [iva-dorn]") == 1
    assert ferry.count("captain") == 3
    assert "{incident:person}`captain`" in (site.folder.parent / "docs" / "page.md").read_text()


def test_an_item_is_renamed_in_its_record_alone(site: Desk) -> None:
    rename(site, "ferry/ledger", "ferry/paper")
    ferry = load_record(site.folder / "ferry.yaml").record
    assert ferry is not None
    assert {place.source for item in ferry.citing() if (place := item.at)} == {"paper"}
    assert {quote.antecedent.at.source for quote in ferry.quotes if quote.antecedent} == {"paper"}
    assert [statement.by for statement in ferry.statements] == [("harbor-office",), ("paper",), ("tom-quill",)]
    assert ferry.all_ids("paper") == ("paper", "ledger")
    assert (site.folder / "barge.yaml").read_text() == SISTER
    rename(site, "ferry/monday", "hope")
    page = (site.folder.parent / "docs" / "page.md").read_text()
    assert page == PAGE.replace("ferry/monday", "ferry/hope").replace("yaml#monday", "yaml#hope")


@pytest.mark.parametrize(
    ("new", "note"),
    [
        ("2031-05-04-boat", ""),
        ("2031-05-boat", ""),
        ("boat", ""),
        ("2031-05-05-boat", "`date` is 2031-05-04, but `id` begins with the date 2031-05-05; correct `date`"),
        ("2032-boat", "`date` is 2031-05-04, but `id` begins with the date 2032; correct `date`"),
    ],
)
def test_an_id_of_another_day_is_noticed_before_the_check_does(site: Desk, new: str, note: str) -> None:
    notes = plan_rename(site.folder, "ferry", new).notes
    assert len(notes) == bool(note)
    assert note in "".join(notes)
    rename(site, "ferry", new)
    assert bool([p for p in site.check().problems if str(p.code) == "date-mismatch"]) == bool(note)


@pytest.mark.parametrize(("old", "new"), [("ferry", "boat"), ("ferry/monday", "tuesday"), ("iva-dorn", "captain")])
def test_without_a_site_it_is_said_that_pages_elsewhere_stay(site: Desk, old: str, new: str) -> None:
    assert plan_rename(site.folder, old, new).notes == []
    (site.folder.parent / "conf.py").unlink()
    (site.folder / "page.md").write_text(PAGE)
    renaming = plan_rename(site.folder, old, new)
    (note,) = renaming.notes
    assert note.startswith(f"There is no conf.py in {site.folder} or above it")
    assert site.folder / "page.md" in [change.path for change in renaming.changes]


@pytest.mark.parametrize("name", ["ledger", "Ledger"])
def test_a_text_takes_no_name_of_another_text_that_is_not_at_hand(site: Desk, name: str) -> None:
    path = site.folder / "barge.yaml"
    path.write_text(path.read_text().replace("text: ferry", "text: ledger"))
    before = contents(site.folder.parent)
    with pytest.raises(CannotRun, match=r"barge\.yaml cites another text"):
        rename(site, "sources/ferry", name)
    assert contents(site.folder.parent) == before


def test_a_text_takes_its_files_along(site: Desk) -> None:
    for suffix in ("seal.json", "numbered.txt"):
        (site.sources / f"ferry.{suffix}").write_text("{}")
    rename(site, "sources/ferry", "sources/article")
    names = sorted(path.name for path in site.sources.iterdir())
    assert names == ["article.numbered.txt", "article.seal.json", "article.txt"]
    assert (site.folder / "barge.yaml").read_text() == SISTER.replace("text: ferry", "text: article")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("nobody", "x", "Nothing in .* is called `nobody`"),
        ("ferry", "barge", "barge.yaml has the id `barge`"),
        ("ferry", "Big Boat", "An id has lower-case letters"),
        ("ferry", "x" * 101, "An id has lower-case letters"),
        ("ferry", "ferry", "has the id `ferry`"),
        ("ferry/monday", "barge/monday", "An item stays in its record"),
        ("ferry/monday", "iva-dorn", "`iva-dorn` is the id of an item"),
        ("ferry/iva-dorn", "captain", "is a person"),
        ("ferry/nothing", "x", "has no item `nothing`"),
        ("nowhere/monday", "x", "There is no record nowhere"),
        ("iva-dorn", "monday", "`monday` is the id of an item"),
        ("iva-dorn", "tom-quill", "is the id of a person"),
        ("sources/nothing", "x", "No record in .* cites a text `nothing`"),
        ("sources/ferry", "../x", "A stem is"),
        ("ferry/monday", "may-4", "`may-4` was the id of `stopped`"),
        ("iva-dorn", "may-4", "`may-4` was the id of `stopped`"),
        ("iva-dorn", "quill", "`quill` was the id of a person"),
    ],
)
def test_what_cannot_be_renamed_is_said(site: Desk, old: str, new: str, message: str) -> None:
    path = site.folder / "ferry.yaml"
    ids = {"stopped": "may-4", "tom-quill": "quill"}
    for now, before_ in ids.items():
        change = (f"id: {now}\n", f"id: {now}\n    former_ids: [{before_}]\n")
        path.write_text(
            path.read_text().replace(*change).replace(f"id: {now},", f"id: {now}, former_ids: [{before_}],")
        )
    before = contents(site.folder.parent)
    with pytest.raises(CannotRun, match=message):
        rename(site, old, new)
    assert contents(site.folder.parent) == before


def test_the_address_of_another_record_is_not_taken(site: Desk) -> None:
    rename(site, "ferry", "boat")
    with pytest.raises(CannotRun, match="`ferry` was an id of the record boat"):
        rename(site, "barge", "ferry")


def test_no_file_is_overwritten(site: Desk) -> None:
    site.text("article", "Another text.")
    with pytest.raises(CannotRun, match="exists already"):
        rename(site, "sources/ferry", "article")
    assert (site.sources / "article.txt").read_text() == "Another text."
    assert (site.folder / "barge.yaml").read_text() == SISTER


def test_a_record_with_a_fault_stops_it(site: Desk) -> None:
    site.record("broken", "id: broken\ntitle: [")
    with pytest.raises(CannotRun, match=r"mend it first\. .*broken.yaml:"):
        rename(site, "ferry", "boat")


LAYOUTS = {
    "block": "\ufeffid:   barge\r\ntitle: The barge # barge\r\ndate: '2031-05-06'\r\nsources: [{id: s, kind: report, title: t, publisher: p, text: x}]\r\npeople:\r\n- id: ann\r\n  kind: person\r\n  name: Ann\r\n",
    "json": '{"id": "barge", "title": "The barge", "date": "2031-05-06", "sources": [{"id": "s", "kind": "report", "title": "t", "publisher": "p", "text": "x"}], "people": [{"id": "ann", "kind": "person", "name": "Ann"}]}',
    "folded": 'id: >-\n  barge\n# c\ntitle: |\n  barge\ndate: "2031-05-06"\nsources: [{id: s, kind: report, title: t, publisher: p, text: x}]\npeople: [{id: ann, kind: person, name: Ann}]\nformer_ids:\n  - raft # first\n  # last\n',
    "trailing": "{id: barge, title: The barge, date: '2031-05-06', sources: [{id: s, kind: report, title: t, publisher: p, text: x}],\n people: [{id: ann, kind: person, name: Ann}], }\n",
    "indented": '  id: barge\n  title: t\n  date: "2031-05-06"\n  sources: [{id: s, kind: report, title: t, publisher: p, text: x}]\n  people: [{id: ann, kind: person, name: Ann,},]\n  former_ids: []\n\n\n',
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_keeps_what_is_not_renamed(desk: Desk, layout: str) -> None:
    path = desk.folder / "barge.yaml"
    path.write_bytes(LAYOUTS[layout].encode())
    rename(desk, "ann", "bea")
    text = path.read_bytes().decode()
    (former,) = re.findall(r'(?:\r?\n  |, )"?former_ids"?: \["?ann"?]', text)
    # A comma that stood behind the last field stands before the new one.
    assert text.replace(former, "") == LAYOUTS[layout].replace("ann", "bea").replace("Ann,}", "Ann}")
    rename(desk, "barge", "float")
    renamed = (desk.folder / "float.yaml").read_bytes().decode()
    ends = "\r\n" if "\r\n" in renamed else "\n"
    assert renamed.count("\n") == renamed.count(ends)
    loaded = load_record(desk.folder / "float.yaml")
    assert loaded.problems == ()
    assert loaded.record is not None
    assert loaded.record.former_ids[-1] == "barge"
    assert loaded.record.title.strip() == load_title(LAYOUTS[layout])


def load_title(text: str) -> str:
    from incident_record.record.load import parse_record

    record = parse_record(text.removeprefix("\ufeff"), Path("barge.yaml")).record
    assert record is not None
    return record.title.strip()


IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


@examples(25)
@pytest.mark.long
@given(new=IDS, which=st.sampled_from(["iva-dorn", "ferry/monday", "ferry/ledger", "sources/ferry"]))
def test_there_and_back_only_keeps_the_name_between(
    tmp_path_factory: pytest.TempPathFactory, new: str, which: str
) -> None:
    desk = Desk(tmp_path_factory.mktemp("there") / "records")
    desk.copy("ferry")
    desk.record("barge", SISTER)
    (desk.folder / "page.md").write_text(PAGE)
    before = contents(desk.folder)
    first, _, old = which.rpartition("/")
    try:
        rename(desk, which, new)
    except CannotRun:
        assert contents(desk.folder) == before
        return
    assert contents(desk.folder) != before
    rename(desk, f"{first}/{new}" if first else new, old)
    kept = re.compile(rb"(\n +|, )former_ids: \[%b]" % new.encode())
    after = contents(desk.folder)
    files = {"iva-dorn": 2, "sources/ferry": 0}.get(which, 1)
    assert sum(len(kept.findall(content)) for content in after.values()) == files
    assert {name: kept.sub(b"", content) for name, content in after.items()} == before


def test_roles_are_renamed_by_their_targets() -> None:
    page = "{incident:quote}`a <x>` {incident:quote}`x` {doc}`x` {incident:quote}``x`` {incident:quote}`a\n<x>` `x`"
    assert apply_edits(page, role_edits(page, lambda role, target: "y" if target == "x" else target)) == (
        "{incident:quote}`a <y>` {incident:quote}`y` {doc}`x` {incident:quote}``y`` {incident:quote}`a\n<y>` `x`"
    )


def test_paths_are_renamed_whole() -> None:
    page = "records/a records/a.yaml /records/a#b old-records/a records/a-b records/ab xrecords/a"
    assert apply_edits(page, link_edits(page, "records/", "a", "c")) == (
        "records/c records/c.yaml /records/c#b old-records/a records/a-b records/ab xrecords/a"
    )


def test_every_reference_that_the_check_follows_is_known(desk: Desk) -> None:
    """Whatever field names a person or an item, renaming has to find it: no id may be unknown afterwards."""
    path = desk.copy("ferry")
    record = load_record(path).record
    assert record is not None
    from incident_record.record.yaml_events import Reader

    known = {id_ for _, id_ in ids_in(Reader(path).read(path.read_text()))}
    assert known == record.declared
