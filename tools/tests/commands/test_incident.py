"""The maintainer's command: what it shows, what it asks, its exit statuses."""

import io
from pathlib import Path

import incident
import pytest
from incident_record.check.paths import CannotRun
from tests.support.desk import Desk


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def ferry(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk.copy("ferry")
    (desk.folder.parent / "conf.py").touch()
    monkeypatch.chdir(desk.folder.parent)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    return desk


RENAME = ["rename", "iva-dorn", "captain", "--records", "records"]


def test_without_a_terminal_it_shows_and_writes_nothing(ferry: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    before = contents(ferry.folder)
    assert incident.main(RENAME) == 1
    out = capfd.readouterr().out
    assert "-    speaker: iva-dorn\n+    speaker: captain\n" in out
    assert out.endswith("Nothing was written. To write it without being asked, add --yes.\n")
    assert contents(ferry.folder) == before


def test_yes_writes_without_a_question(ferry: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert incident.main([*RENAME, "--yes"]) == 0
    assert capfd.readouterr().out == "records/ferry.yaml: to be written\nDone.\n"
    assert (ferry.folder / "ferry.yaml").read_bytes().count(b"iva-dorn") == 1, "among the former ids"


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("Yes\n", 0), ("\n", 1), ("n\n", 1), ("", 1)])
def test_at_a_terminal_it_asks(
    ferry: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], answer: str, status: int
) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(answer))
    before = contents(ferry.folder)
    assert incident.main(RENAME) == status
    assert "Change 1 file? [y/N] " in capfd.readouterr().out
    assert (contents(ferry.folder) == before) is (status == 1)


@pytest.mark.parametrize("said", [True, False])
def test_a_release_that_quotes_somebody_is_noticed(ferry: Desk, capfd: pytest.CaptureFixture[str], said: bool) -> None:
    ferry.text("note", "Statement\n\n“We left the pier at noon,” Ann Roe said.\n" if said else "We left the pier.\n")
    note = (ferry.sources / "note.txt").rename(ferry.folder.parent / "note.txt")
    command = ["new", str(note), "--id", "2031-05-04-note", "--records", "records", "--yes", "--whole", "harbor-office"]
    assert incident.main(command) == 0
    assert ("1 quotation in it has a clause" in capfd.readouterr().out) is said


def test_what_comes_next_is_said_only_of_what_was_written(ferry: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    ferry.text("note", "We left the pier.\n")
    note = (ferry.sources / "note.txt").rename(ferry.folder.parent / "note.txt")
    command = ["new", str(note), "--id", "2031-05-04-note", "--records", "records"]
    assert incident.main(command) == 1
    assert capfd.readouterr().out.endswith("Nothing was written. To write it without being asked, add --yes.\n")
    assert incident.main([*command, "--yes"]) == 0
    assert "Done.\nNext: " in capfd.readouterr().out


def test_what_is_done_and_cannot_be_said_is_called_done(
    ferry: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(output: str) -> None:
        if "to be written" not in output:
            raise CannotRun("The output cannot be written: it is full.")

    monkeypatch.setattr("incident_record.commands.confirm.write", full)
    assert incident.main([*RENAME, "--yes"]) == 2
    assert "All of it was written" in capfd.readouterr().err
    assert b"id: captain" in (ferry.folder / "ferry.yaml").read_bytes()


def test_what_cannot_be_done_is_2_and_a_sentence(ferry: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    before = contents(ferry.folder)
    for arguments, said in (
        (["rename", "nobody", "x", "--records", "records", "--yes"], "incident: Nothing in records is called `nobody`"),
        (["rename", "a", "b", "--records", "nowhere", "--yes"], "incident: There is no folder nowhere"),
    ):
        assert incident.main(arguments) == 2
        out, err = capfd.readouterr()
        assert out == ""
        assert err.startswith(said)
        assert err.count("\n") == 1
    assert contents(ferry.folder) == before


def test_a_full_disk_is_2_and_changes_nothing(
    ferry: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("incident_record.maintain.plan.write_atomically", full)
    before = contents(ferry.folder)
    assert incident.main([*RENAME, "--yes"]) == 2
    assert capfd.readouterr().err.endswith("No space left on device.\n")
    assert contents(ferry.folder) == before


@pytest.mark.parametrize("arguments", [[], ["rename"], ["rename", "a"], ["remove", "a"]])
def test_bad_usage_is_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        incident.main(arguments)
    assert stopped.value.code == 2
