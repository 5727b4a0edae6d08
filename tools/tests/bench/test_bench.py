"""The benchmarks: their archive passes the check, and what they compare is the same."""

import re
from pathlib import Path

import pytest
from bench import archive, build, sites, timing
from bench.timing import Comparison, Failed, Run, Work
from incident_record.check.run import check


@pytest.mark.parametrize("texts", [True, False])
def test_an_archive_passes_the_check(tmp_path: Path, texts: bool) -> None:
    archive.make(tmp_path / "incidents", 4, texts=texts)
    report = check([tmp_path / "incidents"])
    assert report.problems == ()
    assert (report.records, report.quotes, report.proved) == (4, 40, 40)
    assert set(report.modes.values()) == {"text" if texts else "seal"}


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
    people = [{one["id"] for one in archive.incident(number)[1]["people"]} for number in (0, 1, 25)]
    assert len(people[0] & people[1]) == 4
    assert people[0].isdisjoint(people[2])


@pytest.mark.build
def test_both_sites_show_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Builds fail on a warning, and unlike sites are refused.
    compared = build.run(tmp_path / "sites", 3, 1, "basic")
    assert compared.ratio > 0
    assert "differ in 0.00% of the words and 0.00% of the links" in capsys.readouterr().err
    page = sites.built(tmp_path / "sites", "plain") / "incidents" / f"{archive.incident(2)[1]['id']}.html"
    html = page.read_text("utf-8")
    page.write_text(re.sub(r"(?s)<blockquote.*?</blockquote>", "", html), "utf-8")
    with pytest.raises(build.UnlikeError, match="of the words"):
        build.check_alike(tmp_path / "sites")


def test_works_take_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    ours, other = (Work(name, ["sh", "-c", f"echo {name} $TURN >> {log}"], lambda: None) for name in ("ours", "other"))
    compared = timing.compare(ours, other, 3, {"TURN": "x"})
    assert log.read_text("utf-8").split("\n")[:-1] == ["ours x", "other x", "other x", "ours x", "ours x", "other x"]
    assert len(compared.ours) == len(compared.other) == 3


def test_time_counts_where_it_was_spent() -> None:
    busy = timing.measure(["sh", "-c", "(i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done)"], {})
    idle = timing.measure(["sleep", "0.2"], {})
    assert idle.wall >= 0.2
    assert idle.cpu < busy.cpu


def test_a_process_that_fails_is_told_with_its_output() -> None:
    with pytest.raises(Failed, match="no such luck"):
        timing.measure(["sh", "-c", "echo no such luck; exit 3"], {})


def test_the_ratio_is_of_medians() -> None:
    ours, other = (tuple(Run(cpu, 0, 0) for cpu in times) for times in ([1, 2, 9], [4, 4, 6]))
    compared = Comparison(ours, other)
    assert compared.ratio == 2 / 4
    assert compared.pairs == [1 / 4, 2 / 4, 9 / 6]
