"""The benchmarks: their archive passes the check, and what they compare is the same."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bench import archive, builds, checks, kept, sites
from bench.rows import Growth, Part, Row, Scale
from bench.timing import Failed
from incident_record.check.run import check


@pytest.mark.long
@pytest.mark.parametrize("texts", [True, False])
def test_an_archive_passes_the_check(tmp_path: Path, texts: bool) -> None:
    archive.make(tmp_path / "incidents", 4, texts=texts)
    report = check([tmp_path / "incidents"])
    assert report.problems == ()
    assert (report.records, report.quotes, report.proved) == (4, 40, 40)
    assert set(report.modes.values()) == {"text" if texts else "seal"}


@pytest.mark.long
def test_an_archive_that_does_not_pass_is_refused(tmp_path: Path) -> None:
    archive.make(tmp_path / "incidents", 2, texts=True)
    text = next((tmp_path / "incidents" / "sources").glob("*.txt"))
    text.write_text(text.read_text("utf-8").replace(" said", " sang"), "utf-8")
    with pytest.raises(archive.ArchiveError, match="of 20 quotes in 2 records are proved"):
        archive.prove(tmp_path / "incidents", 2)


def test_an_incident_is_always_the_same_and_no_two_are() -> None:
    first = archive.incident(3)
    assert archive.incident(3) == first
    assert archive.incident(4)[0] != first[0]
    assert archive.incident(3, seed=2)[0] != first[0]


def test_articles_are_as_long_as_articles_are() -> None:
    lengths = [len(archive.incident(number)[0].split()) for number in range(50)]
    assert 400 <= min(lengths) <= max(lengths) <= 650


def test_people_are_shared_within_a_city_alone() -> None:
    people = [{each["id"] for each in archive.incident(number)[1]["people"]} for number in (0, 1, 25)]
    assert len(people[0] & people[1]) == 4
    assert people[0].isdisjoint(people[2])


@pytest.mark.long
def test_the_first_records_of_an_archive_are_an_archive(tmp_path: Path) -> None:
    archive.make(tmp_path / "whole", 4, seals="quick")
    for count in (2, 9):
        archive.take(tmp_path / "whole", tmp_path / str(count), count)
        archive.prove(tmp_path / str(count), count)
    seals = [path.read_bytes() for path in (tmp_path / "9" / "sources").iterdir()]
    assert (len(seals), len(set(seals))) == (9, 4)


@pytest.mark.long
def test_the_check_is_measured_at_each_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growth: Growth = {}
    scale = Scale(large=3, checked=(2, 5))
    rows = list(checks.growing(tmp_path, scale, growth))
    assert [(row.work, row.goal, row.unit) for row in rows] == [
        ("memory, check of 2", None, " MiB"),
        ("memory, check of 5", None, " MiB"),
    ]
    assert all(10 < memory < 500 for row in rows for memory in row.values)
    # In milliseconds a record: the start of Python is shared by more of them.
    (two, of_two), (five, of_five) = growth["check"]
    assert (two, five) == (2, 5)
    assert 500 > of_two > of_five > 1
    # What is measured has all records, those above `large` too, and from seals alone.
    assert len({*(tmp_path / "5").glob("*.yaml")}) == len({*(tmp_path / "5" / "sources").glob("*.seal.json")}) == 5
    assert not {*(tmp_path / "5").rglob("*.txt")}
    monkeypatch.setattr(archive, "take", lambda full, folder, count: folder.mkdir())
    with pytest.raises(Failed, match="nothing-to-check"):
        list(checks.growing(tmp_path / "empty", replace(scale, checked=(2,)), {}))


def test_what_was_measured_is_kept_for_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    part = Part("2031-05-04", False, [Row("a check of 7", 3, [4.0, 2.0])], {"check": [(7, 1.5)]})
    kept.save("one", part)
    loaded = kept.load("one")
    assert loaded is not None
    assert loaded.rows == part.rows
    assert [tuple(point) for point in loaded.growth["check"]] == [(7, 1.5)]  # JSON has no tuples
    assert kept.load("another") is None


@pytest.mark.build
def test_both_sites_show_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Builds fail on a warning, and unlike sites are refused.
    (row,) = builds.beside_others(tmp_path / "sites", Scale(small=3, rounds=1, theme="basic"))
    assert row.values[0] > 0
    assert "differ in 0.00% of the words and 0.00% of the links" in capsys.readouterr().err
    page = sites.built(tmp_path / "sites", "plain") / "incidents" / f"{archive.incident(2)[1]['id']}.html"
    html = page.read_text("utf-8")
    page.write_text(re.sub(r"(?s)<blockquote.*?</blockquote>", "", html), "utf-8")
    with pytest.raises(builds.UnlikeError, match="of the words"):
        builds.check_alike(tmp_path / "sites")
