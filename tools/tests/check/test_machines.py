"""Folders that are checked on several machines report together what one run reports, and their caches can be put together."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from incident_record.check import cache
from incident_record.check.run import Report, check
from tests.support.desk import Desk

Folders = list[Path]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Three folders in one: of two articles, one of them sealed, and one with problems that records only show together."""
    monkeypatch.chdir(tmp_path)
    first, second, third = (Desk(Path("records", name)) for name in ("2030", "2031", "2032"))
    first.copy("ferry")
    second.copy("kiosk")
    assert not second.seal().problems
    (second.sources / "kiosk.txt").unlink()
    ferry = third.copy("ferry")
    # A related record stands in another folder, a person has two names, and nobody quotes what was quoted.
    related = "related: [{id: kiosk, relation: same-place, why: The source says so., at: 'ledger:2'}]\nquestions:"
    ferry.write_text(ferry.read_text().replace("questions:", related).replace("nine minutes", "ten minutes"))
    other = ferry.read_text().replace("id: ferry\n", "id: other\n").replace("name: Iva Dorn", "name: Captain Dorn")
    third.record("other", other)
    (third.folder / "stray.yml").touch()
    return [first.folder, second.folder, third.folder]


def counts(*reports: Report) -> list[int]:
    return [sum(getattr(report, name) for report in reports) for name in ("records", "quotes", "spans", "proved")]


def test_the_union_of_all_machines_is_one_run(folders: Folders) -> None:
    full = check([folders[0].parent])
    parts = [check([folder]) for folder in folders]
    problems = [problem for part in parts for problem in part.problems]
    assert Counter(problems) == Counter(full.problems)
    assert {problem.code.value for problem in problems} >= {
        "quote-altered",
        "unknown-id",
        "duplicate-id",
        "not-a-record",
    }
    assert counts(*parts) == counts(full)
    assert {text: mode for part in parts for text, mode in part.modes.items()} == full.modes


def test_a_page_is_checked_with_all_folders(folders: Folders, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n“We got everyone off in nine minutes, and nobody panicked”\n", "utf-8")
    assert not check([*folders[:2], page]).problems
    (problem,) = check([folders[1], page]).problems
    assert problem.code.value == "unverified-quotation"


def test_caches_can_be_put_together(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    caches = [tmp_path / f"cache-{folder.name}" for folder in folders]
    for folder, kept in zip(folders, caches, strict=True):
        monkeypatch.setenv(cache.CACHE_VARIABLE, str(kept))
        check([folder], cache=True)
    together = tmp_path / "together"
    for kept in caches:
        shutil.copytree(kept, together, dirs_exist_ok=True)
    assert len(list(together.iterdir())) == len(folders)
    fresh = check([folders[0].parent])
    monkeypatch.setenv(cache.CACHE_VARIABLE, str(together))
    monkeypatch.setattr(
        "incident_record.check.record.check_record", lambda *_: pytest.fail("nothing has to be checked again")
    )
    full = check([folders[0].parent], cache=True)
    assert (counts(full), full.problems) == (counts(fresh), fresh.problems)
