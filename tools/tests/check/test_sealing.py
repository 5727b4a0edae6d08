"""What sealing seals and what it leaves: each text by itself, over all records of its folder."""

from pathlib import Path

import pytest
import seal_source
from incident_record.check import sealing
from incident_record.check.sealing import seal
from incident_record.problems import Code
from incident_record.source.files import write_if_changed
from incident_record.source.seal import make_seal
from incident_record.source.seal_file import parse_seal
from incident_record.source.text import canonicalize
from msgspec.structs import replace
from tests.check.test_fixtures import reruled
from tests.support.desk import Desk


def test_a_text_that_is_given_by_name_is_sealed(desk: Desk, tmp_path: Path) -> None:
    path = desk.copy("ferry")
    given = (desk.sources / "ferry.txt").rename(tmp_path / "elsewhere.txt")
    assert seal([path]).sealed == ()
    (sealed,) = seal([path], texts={"ferry": given}).sealed
    assert (sealed.path.resolve(), sealed.written) == (desk.sources / "ferry.seal.json", True)
    assert sealed.digest == parse_seal(sealed.path.read_bytes()).digest
    assert not seal([path], texts={"ferry": given}).sealed[0].written


def test_a_seal_that_is_too_long_to_be_read_is_not_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.copy("ferry")
    path = desk.seal().sealed[0].path
    size = path.stat().st_size
    path.unlink()
    for limit, codes in ((size, set()), (size - 1, {Code.NO_SOURCE})):
        path.unlink(missing_ok=True)
        monkeypatch.setattr(sealing, "MAX_BYTES", limit)
        assert ({problem.code for problem in desk.seal().problems}, path.exists()) == (codes, not codes)


def test_a_text_is_sealed_though_another_one_has_a_problem(desk: Desk) -> None:
    desk.copy("ferry")
    wrong = desk.copy("kiosk")
    wrong.write_text(wrong.read_text("utf-8").replace("    spans:\n      - ", "    spans:\n      - never "), "utf-8")
    done = desk.seal()
    assert {Path(problem.path).name for problem in done.problems} == {"kiosk.yaml"}
    assert [sealed.path.name for sealed in done.sealed] == ["ferry.seal.json"]
    assert done.refused == ("kiosk",)


def test_while_a_record_cannot_be_read_it_is_said_what_is_not_sealed(
    desk: Desk, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk.copy("ferry")
    draft = desk.copy("kiosk")
    draft.write_text(draft.read_text("utf-8").replace("title: ", "title: ''  # ", 1), "utf-8")
    assert seal_source.main([str(desk.folder)]) == 1
    assert (
        "Not sealed until the problems above are mended: ferry, kiosk; a seal serves"
        in capfdbinary.readouterr().out.decode()
    )
    # A text that is not at hand could not be sealed anyway.
    (desk.sources / "kiosk.txt").unlink()
    assert desk.seal().refused == ("ferry",)


def test_each_folder_is_sealed_by_itself(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other")
    paths = [desk.copy("ferry"), other.copy("kiosk")]
    calls: list[tuple[int, int]] = []
    sealed = seal(paths, progress=lambda done, total: calls.append((done, total))).sealed
    assert {each.path.resolve() for each in sealed} == {
        desk.sources / "ferry.seal.json",
        other.sources / "kiosk.seal.json",
    }
    # Two records in one run of the check, then the text of each folder.
    assert calls == [(1, 2), (2, 2), (1, 1), (1, 1)]


def test_a_record_that_is_not_named_is_not_sealed_for_itself(desk: Desk) -> None:
    desk.copy("kiosk")
    assert [sealed.path.name for sealed in seal([desk.copy("ferry")]).sealed] == ["ferry.seal.json"]


def test_while_a_record_leads_nowhere_nothing_is_sealed(desk: Desk) -> None:
    desk.copy("ferry")
    (desk.folder / "gone.yaml").symlink_to(desk.folder / "nowhere")
    done = desk.seal()
    assert (done.sealed, done.refused) == ((), ("ferry",))
    assert [(problem.code, Path(problem.path).name) for problem in done.problems] == [(Code.YAML, "gone.yaml")]


def test_a_seal_of_other_rules_has_to_be_removed_first(desk: Desk) -> None:
    path = desk.copy("ferry")
    (sealed,) = desk.seal().sealed
    other = reruled(sealed.path.read_text("utf-8"))
    sealed.path.write_text(other, "utf-8")
    done = seal([path])
    (problem,) = done.problems
    line = next(n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if "text: ferry" in line)
    assert (problem.code, problem.line, problem.item) == (Code.SEAL_OUTDATED, line, "ledger")
    assert "remove it" in problem.message
    assert (done.sealed, sealed.path.read_text("utf-8")) == ((), other)


def test_the_same_words_under_rules_that_have_changed_are_no_other_text(desk: Desk) -> None:
    """The text would be blamed for it, and there is nothing in it to restore."""
    path = desk.copy("ferry")
    (sealed,) = desk.seal().sealed
    text = canonicalize((desk.sources / "ferry.txt").read_text("utf-8"))
    older = make_seal(replace(text, attributions=text.attributions[:-1]), parse_seal(sealed.path.read_bytes()).opened)
    sealed.path.write_text(older.dump(), "utf-8")
    (problem,) = desk.check().problems
    assert problem.code == Code.SEAL_OUTDATED
    assert "has the words of" in problem.message
    assert not seal([path]).sealed
    sealed.path.unlink()
    assert [made.digest for made in seal([path]).sealed] == [sealed.digest]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_where_one_seal_cannot_be_written_all_are_as_they_were(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    record = desk.copy("ferry")
    old = desk.seal().sealed[0].path
    record.write_text(record.read_text("utf-8").replace("[No one was hurt]", "[one was hurt]"), "utf-8")
    desk.copy("kiosk")
    before, new = old.read_bytes(), old.with_name("kiosk.seal.json")

    def interrupted(path: Path, content: bytes) -> bool:
        written = write_if_changed(path, content)
        if path.name == new.name:
            raise error
        return written

    monkeypatch.setattr(sealing, "write_if_changed", interrupted)
    with pytest.raises(error):
        desk.seal()
    assert (old.read_bytes(), new.exists()) == (before, False)
