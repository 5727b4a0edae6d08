"""Changes of several files are made whole or not at all."""

from pathlib import Path

import pytest
from incident_record.check.paths import CannotRun
from incident_record.maintain import plan
from incident_record.maintain.plan import Change, describe, real_changes, write
from incident_record.source.files import write_atomically


@pytest.fixture
def two(tmp_path: Path) -> list[Change]:
    """Changes of two files, of which the second moves, and a new file."""
    for name in "ab":
        (tmp_path / name).write_bytes(name.encode())
    return [
        Change(tmp_path / "a", b"a", b"A"),
        Change(tmp_path / "b", b"b", b"B", tmp_path / "c"),
        Change(tmp_path / "new", None, b"N"),
    ]


def names(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_is_written(two: list[Change], tmp_path: Path) -> None:
    write(two)
    assert names(tmp_path) == {"a": b"A", "c": b"B", "new": b"N"}


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_full_disk_leaves_every_file_as_it_was(
    two: list[Change], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    calls = 0

    def fail(path: Path, content: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(28, "No space left on device", str(path))
        write_atomically(path, content)

    monkeypatch.setattr(plan, "write_atomically", fail)
    with pytest.raises(OSError, match="No space left"):
        write(two)
    assert names(tmp_path) == {"a": b"a", "b": b"b"}


def test_what_was_changed_meanwhile_is_not_overwritten(two: list[Change], tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"other")
    with pytest.raises(CannotRun, match="changed by something else"):
        write(two)
    assert names(tmp_path) == {"a": b"a", "b": b"other"}


@pytest.mark.parametrize("name", ["c", "new"])
def test_nothing_that_exists_is_overwritten(two: list[Change], tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"there")
    with pytest.raises(CannotRun):
        write(two)
    assert names(tmp_path) == {"a": b"a", "b": b"b", name: b"there"}


def test_rights_and_links_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"a")
    real.chmod(0o600)
    link.symlink_to(real)
    write([Change(link, b"a", b"b")])
    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"b", 0o600)


def test_what_changes_is_shown(two: list[Change], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert describe(two) == (
        f"--- {tmp_path}/a\n+++ {tmp_path}/a\n@@ -1 +1 @@\n-a\n+A\n"
        f"{tmp_path}/b becomes {tmp_path}/c\n--- {tmp_path}/b\n+++ {tmp_path}/c\n@@ -1 +1 @@\n-b\n+B\n"
        f"{tmp_path}/new is new\n"
    )
    assert real_changes([Change(Path("x"), b"a", b"a"), two[0]]) == [two[0]]
