"""Where texts and seals are looked for, and which files are not read."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from incident_record.check.run import check
from incident_record.check.sealing import seal
from incident_record.problems import Code
from tests.support.desk import Desk


def faults(desk: Desk, **options: object) -> list[tuple[Code, str]]:
    """Code and message of every problem of a check; each has to come at once, for a pipe without a writer ends no read."""
    return [(problem.code, problem.message) for problem in check([desk.folder], **options).problems]  # type: ignore[arg-type]


@pytest.mark.parametrize("suffix", ["txt", "seal.json"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [("pipe", "no file"), ("folder", "no file"), ("device", "leads out"), ("outside", "leads out"), ("large", "8 MiB")],
)
def test_what_stands_in_a_sources_place_is_refused_with_its_path(
    desk: Desk, tmp_path: Path, suffix: str, kind: str, said: str
) -> None:
    desk.copy("ferry")
    path = desk.sources / f"ferry.{suffix}"
    (desk.sources / "ferry.txt").rename(tmp_path / "ferry.txt")
    make: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(path),
        "folder": path.mkdir,
        "device": lambda: path.symlink_to("/dev/zero"),
        "outside": lambda: path.symlink_to(tmp_path / "ferry.txt"),
        "large": lambda: path.write_bytes(b"a" * 2**23 + b"a"),
    }
    make[kind]()
    ((code, message),) = faults(desk)
    assert code == Code.NO_SOURCE
    assert path.name in message
    assert said in message


def test_a_linked_folder_of_sources_leads_out_of_the_records_folder(desk: Desk, tmp_path: Path) -> None:
    desk.copy("ferry")
    desk.sources.rename(tmp_path / "elsewhere")
    desk.sources.symlink_to(tmp_path / "elsewhere")
    assert {code for code, _ in faults(desk)} == {Code.NO_SOURCE}
    texts = {"ferry": tmp_path / "elsewhere" / "ferry.txt"}
    assert not seal([desk.folder], texts=texts).sealed, "a seal would be written where it is not read"


def test_a_text_that_is_given_by_name_may_be_a_link_and_no_pipe(desk: Desk, tmp_path: Path) -> None:
    desk.copy("ferry")
    (desk.sources / "ferry.txt").rename(tmp_path / "real.txt")
    (tmp_path / "link.txt").symlink_to("real.txt")
    os.mkfifo(tmp_path / "pipe")
    assert faults(desk, texts={"ferry": tmp_path / "link.txt"}) == []
    assert [code for code, _ in faults(desk, texts={"ferry": tmp_path / "pipe"})] == [Code.NO_SOURCE]


def test_a_link_in_the_folder_of_texts_may_not_leave_it(desk: Desk, tmp_path: Path) -> None:
    desk.copy("ferry")
    texts = tmp_path / "texts"
    texts.mkdir()
    (desk.sources / "ferry.txt").rename(texts / "real.txt")
    (texts / "ferry.txt").symlink_to("real.txt")
    assert faults(desk, texts_folder=texts) == []
    (texts / "real.txt").rename(tmp_path / "real.txt")
    (texts / "ferry.txt").unlink()
    (texts / "ferry.txt").symlink_to("../real.txt")
    ((code, message),) = faults(desk, texts_folder=texts)
    assert (code, "leads out" in message) == (Code.NO_SOURCE, True)


@pytest.mark.parametrize("beside", ["Ferry.txt", "FERRY.seal.json", "ferry.TXT"])
def test_names_that_differ_in_case_alone_are_one_name(desk: Desk, beside: str) -> None:
    desk.copy("ferry")
    assert faults(desk) == []
    (desk.sources / beside).write_bytes((desk.sources / "ferry.txt").read_bytes())
    ((code, message),) = faults(desk)
    assert code == Code.NO_SOURCE
    assert beside in message
    assert not desk.seal().sealed
    # The file that the record names is not needed for that: elsewhere its twin would be read in its place.
    (desk.sources / "ferry.txt").unlink()
    assert [code for code, _ in faults(desk)] == [Code.NO_SOURCE]


def test_a_twin_that_comes_later_is_seen_through_the_cache(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INCIDENT_CACHE", str(tmp_path / "cache"))
    desk.copy("ferry")
    assert faults(desk, cache=True) == []
    (desk.sources / "Ferry.txt").write_bytes(b"")
    assert [code for code, _ in faults(desk, cache=True)] == [Code.NO_SOURCE]


def test_what_a_finding_rests_on_does_not_give_away_a_sealed_text(desk: Desk) -> None:
    """A build may publish what comes of it, and against a plain digest of the text a guess would cost nothing."""
    desk.copy("ferry")
    path, text = desk.seal().sealed[0].path, desk.sources / "ferry.txt"

    def inputs() -> list[str]:
        report = check([desk.folder])
        return [digest for _, digest in report.sources.inputs(next(iter(report.findings)).parent, "ferry")]

    plain = sha256(text.read_bytes()).hexdigest()
    compared = inputs()
    assert plain not in compared
    text.write_text(text.read_text("utf-8").replace("Lowmark", "Highmark"), "utf-8")
    assert compared[0] != inputs()[0] == sha256(text.read_bytes()).hexdigest(), "this one is not sealed"
    path.unlink()
    assert inputs()[1] == "absent"


@pytest.mark.parametrize("name", ["con", "NUL", "Com1", "lpt9.2031", "aux.text"])
def test_a_name_that_windows_keeps_for_itself_is_refused(desk: Desk, name: str) -> None:
    path = desk.copy("ferry")
    (desk.sources / "ferry.txt").rename(desk.sources / f"{name}.txt")
    path.write_text(path.read_text("utf-8").replace("text: ferry\n", f"text: {name}\n"), "utf-8")
    ((code, message),) = faults(desk)
    assert (code, f"`{name}`" in message) == (Code.NO_SOURCE, True)


@pytest.mark.parametrize("name", ["console", "com", "nul1", "x.con"])
def test_a_name_that_only_begins_like_one_of_these_is_not(desk: Desk, name: str) -> None:
    path = desk.copy("ferry")
    (desk.sources / "ferry.txt").rename(desk.sources / f"{name}.txt")
    path.write_text(path.read_text("utf-8").replace("text: ferry\n", f"text: {name}\n"), "utf-8")
    assert faults(desk) == []
