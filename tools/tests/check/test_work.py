"""How often a check does what costs much: counted, not timed, so that a regression fails without a stop-watch."""

import gc
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from incident_record.check.run import check
from incident_record.record import load
from incident_record.source import lookup, opening, seal, seal_file, store
from incident_record.source.view import SourceView
from tests.support.desk import Desk

TOOLS = Path(__file__).resolve().parents[2]
MANY = 3 * store.KEPT
"""More sources than are kept open."""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each text, seal and record is read and made sense of, by what is done and with what."""
    counts: Counter[str] = Counter()

    def count(module: Any, name: str, subject: Callable[..., object]) -> None:
        original = getattr(module, name)

        def counting(*args: Any, **named: Any) -> Any:
            counts[f"{name} {subject(*args)}"] += 1
            return original(*args, **named)

        monkeypatch.setattr(module, name, counting)

    count(opening, "canonicalize", lambda text, marks: text[:40])
    count(opening, "parse_seal", lambda content: hash(content))
    count(load, "decode_record", lambda content, path: path.name)
    count(opening, "make_seal", lambda text: text.canonical[:40])
    count(lookup, "read_file", lambda path, *_: path)
    return counts


def many(desk: Desk, number: int, *, users: int = 1) -> None:
    """Records of as many texts, each cited by so many records, which follow each other."""
    for n in range(number):
        desk.text(f"t{n:03}", f"Boat {n} sank.\n\n“We saw boat {n} go down,” Ann Roe said.\n")
        for user in range(users):
            (desk.folder / f"r{n:03}-{user}.yaml").write_text(
                f"id: r{n:03}-{user}\ntitle: A boat\ndate: '2031'\n"
                f"sources: [{{id: s, kind: news-article, title: A boat, publisher: A paper, text: t{n:03}, "
                "unused: [{paragraph: 1, reason: headline}]}]\n"
                "people: [{id: roe, kind: person, name: Ann Roe}]\n"
                f"quotes:\n- id: q\n  speaker: roe\n  at: s:2\n  spans:\n  - We saw boat {n} go down,\n  attribution: Ann Roe said\n",
                "utf-8",
            )


@pytest.mark.parametrize("named", ["folder", "folder and page", "one record"])
def test_each_text_seal_and_record_is_read_once(desk: Desk, counted: Counter[str], named: str) -> None:
    many(desk, 6, users=3)
    desk.seal()
    page = desk.folder / "page.md"
    page.write_text("“We saw boat 3 go down,” she said.\n", "utf-8")
    counted.clear()
    paths = {
        "folder": [desk.folder],
        "folder and page": [desk.folder, page],
        "one record": [desk.folder / "r001-0.yaml"],
    }
    assert check(paths[named]).problems == ()
    assert len(counted) == 6 + 6 + 6 + 18 + 12
    assert set(counted.values()) == {1}


def test_a_folder_is_walked_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    many(desk, 2)
    inner = desk.folder / "older"
    inner.mkdir()
    (inner / "case.yml").touch()
    walked: list[str] = []
    scandir = os.scandir

    def counting(folder: str | Path) -> Any:
        if Path(folder).is_relative_to(desk.folder):  # what is imported is looked for like this too
            walked.append(Path(folder).relative_to(desk.folder).as_posix())
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", counting)
    assert [problem.code for problem in check([desk.folder]).problems] == ["not-a-record"]
    assert sorted(walked) == [".", "older"]


def run_and_loaded(desk: Desk, cache: str = "") -> tuple[int, set[str]]:
    """How many problems a check in a process of its own has, and what it has imported."""
    script = "import sys; from pathlib import Path; from incident_record.check.run import check; "
    script += "report = check([Path(sys.argv[1])], cache=True); print(len(report.problems), *sys.modules)"
    output = subprocess.run(
        [sys.executable, "-c", script, str(desk.folder)],
        env={"PYTHONPATH": str(TOOLS), "INCIDENT_CACHE": cache}, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    return int(output[0]), set(output[1:])


def test_only_what_fails_is_looked_for(desk: Desk) -> None:
    """No nearest passage is sought while all is well; not even the modules that do it are loaded."""
    many(desk, 2)
    check_, record_, source = (f"incident_record.{package}" for package in ("check", "record", "source"))
    for_failures = {f"{check_}.{name}" for name in ("advice", "nearest", "shorter_clauses", "page")}
    for_failures |= {f"{record_}.yaml_advice", f"{source}.changes"}
    problems, modules = run_and_loaded(desk)
    assert (problems, modules & for_failures) == (0, set())
    record = desk.folder / "r001-0.yaml"
    record.write_text(record.read_text("utf-8").replace("boat 1 go", "boat 1 drift"), "utf-8")
    problems, modules = run_and_loaded(desk)
    assert problems
    assert {f"{check_}.advice", f"{check_}.nearest"} <= modules


def test_a_check_in_which_nothing_has_changed_loads_no_rules(desk: Desk, tmp_path: Path) -> None:
    """Its start would take longer than all else that it does for some hundred records."""
    many(desk, 2)
    rules = {"yaml", "incident_record.check.record", "incident_record.check.folder"}
    rules |= {"incident_record.record.load", "incident_record.source.opening", "incident_record.languages"}
    for again in (False, True):
        problems, modules = run_and_loaded(desk, cache=str(tmp_path / "cache"))
        assert (problems, modules & rules) == (0, set() if again else rules)


def test_no_validator_is_loaded_for_records_that_are_surely_valid(desk: Desk) -> None:
    many(desk, 2)
    assert "jsonschema_rs" not in run_and_loaded(desk)[1]
    record = desk.folder / "r001-0.yaml"
    record.write_text(record.read_text("utf-8").replace("title: A boat\n", "", 1), "utf-8")
    problems, modules = run_and_loaded(desk)
    assert problems
    assert "jsonschema_rs" in modules


def test_a_check_against_seals_loads_no_rules_that_read_texts(desk: Desk) -> None:
    desk.copy("ferry")
    readers = {f"incident_record.source.{name}" for name in ("saying_verbs", "units", "attributions", "sentences")}
    assert (len(desk.seal().sealed), run_and_loaded(desk)[1] & readers) == (1, readers)
    (desk.sources / "ferry.txt").unlink()
    problems, modules = run_and_loaded(desk)
    assert (problems, modules & readers) == (0, set())


def views_alive() -> int:
    gc.collect()
    return sum(isinstance(thing, SourceView) for thing in gc.get_objects())


@pytest.mark.parametrize("seal_only", [True, False])
def test_sources_are_let_go(desk: Desk, seal_only: bool) -> None:
    many(desk, MANY)
    desk.seal()
    # What is there now is not looked through each time.
    gc.freeze()
    before, most = views_alive(), 0

    def look(done: int, of: int) -> None:
        nonlocal most
        if done % 8 == 0:
            most = max(most, views_alive() - before)

    report = check([desk.folder], seal_only=seal_only, progress=look)
    assert (report.problems, report.proved) == ((), MANY)
    assert 0 < most <= store.KEPT + 1


def test_what_was_checked_does_not_wait_for_the_collector(desk: Desk) -> None:
    """A traceback that is kept, as with the error of a text that is not there, would hold all that its frames had."""
    many(desk, 8)
    desk.seal()
    for path in desk.sources.glob("*.txt"):
        path.unlink()
    left = []
    for _ in range(2):  # the first time leaves what imports do
        gc.collect()
        gc.disable()
        try:
            assert check([desk.folder]).problems == ()
            left.append(gc.collect())
        finally:
            gc.enable()
    assert left[1] < 100


def test_real_paths_are_asked_for_by_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each folder's real path is asked for once a run, and a file's own only if it is a link."""
    asked = MagicMock(side_effect=os.path.realpath)
    monkeypatch.setattr("os.path.realpath", asked)
    counts = []
    for number in (2, 2, 12):  # the first time imports ask too
        many(desk, number)
        asked.reset_mock()
        assert check([desk.folder], seal_only=False).problems == ()
        counts.append(asked.call_count)
    assert counts[1] == counts[2] < 12


def test_a_seal_is_hashed_twice(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """For its checksum and for its digest, and what is hashed is made once."""
    many(desk, 1)
    desk.seal()
    hashed, packed = MagicMock(side_effect=seal.hash_of), MagicMock(side_effect=seal.pack)
    monkeypatch.setattr(seal_file, "hash_of", hashed)
    monkeypatch.setattr(seal_file, "pack", packed)
    assert check([desk.folder], seal_only=True).problems == ()
    assert (hashed.call_count, packed.call_count) == (2, 1)
