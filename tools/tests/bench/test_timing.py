"""What the benchmarks measure, and how they show it."""

from pathlib import Path

import pytest
from bench import page, timing
from bench.rows import Part, Row
from bench.timing import Failed, Run, Work, ratios


def test_works_take_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    works = [
        Work(name, ["sh", "-c", f"echo {name} $TURN >> {log}"], environment={"TURN": "x"}) for name in ("ours", "other")
    ]
    rounds = timing.take_turns(works, 3)
    assert log.read_text("utf-8").split("\n")[:-1] == ["ours x", "other x", "other x", "ours x", "ours x", "other x"]
    assert [len(rounds[name]) for name in ("ours", "other")] == [3, 3]


def test_time_counts_where_it_was_spent() -> None:
    busy = timing.measure(Work("busy", ["sh", "-c", "(i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done)"]))
    idle = timing.measure(Work("idle", ["sleep", "0.2"]))
    assert idle.wall >= 0.2
    assert idle.cpu < busy.cpu


def test_a_process_that_fails_is_named_with_its_output() -> None:
    with pytest.raises(Failed, match="no such luck"):
        timing.measure(Work("luck", ["sh", "-c", "echo no such luck; exit 3"]))
    assert timing.measure(Work("luck", ["sh", "-c", "exit 3"], status=3)).cpu >= 0


def test_ratios_are_of_the_same_round() -> None:
    rounds = {name: [Run(cpu, 0, 0) for cpu in times] for name, times in {"a": [1, 2, 9], "b": [4, 4, 6]}.items()}
    assert ratios(rounds, "a", "b") == [1 / 4, 2 / 4, 9 / 6]
    assert ratios(rounds, "a", "b", per=2) == [1 / 8, 1 / 4, 3 / 4]


def test_a_row_says_whether_its_goal_is_met() -> None:
    assert Row("work", 0.5, [0.2, 0.4, 0.9]).cells == ("work", "0.5", "0.40", "0.20 to 0.90", "yes")
    assert Row("memory", 150, [200], " MiB").cells == ("memory", "150 MiB", "200 MiB", "200 to 200", "no")
    assert Row("memory", None, [200]).cells[1::3] == ("", "")


def test_the_page_has_the_table_and_the_drawing(tmp_path: Path) -> None:
    growth = {"check": [(100, 7.0), (1000, 8.0)], "full build": [(100, 90.0)]}
    parts = [
        Part("2031-05-04", False, [Row("a build", 2, [1, 3, 2])], growth),
        Part("2031-05-06", True, growth={"full build": [(10_000, 9.0)]}),
    ]
    page.write(tmp_path / "speed.md", parts)
    written = (tmp_path / "speed.md").read_text("utf-8")
    assert "| a build | 2.00 (1.00 to 3.00, 3 rounds) | yes (2) |" in written
    assert "Measured on 2031-05-04 and 2031-05-06." in written
    drawing = (tmp_path / "speed.svg").read_text("utf-8")
    assert drawing.count("<circle") == 4
    assert all(f">{label}</text>" in drawing for label in ("100", "1,000", "10,000", "full build"))
