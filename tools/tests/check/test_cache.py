"""Findings that are kept between runs: used only where nothing that decides them has changed, and never believed blindly."""

import hashlib
import os
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from incident_record.check import cache, packed
from incident_record.check.model import Finding
from incident_record.check.paths import CannotRun
from incident_record.check.record import check_record
from incident_record.check.run import Report, check
from incident_record.problems import Code
from incident_record.record import file as record_file
from incident_record.record.load import Loaded, decode_record, load_record
from incident_record.source import opening
from incident_record.source.opening import OpenedSource
from incident_record.source.seal import Seal, make_seal
from incident_record.source.seal_file import parse_seal
from incident_record.source.store import SourceStore
from incident_record.source.text import Text, canonicalize
from msgspec.structs import replace
from tests.support.desk import FIXTURES, Desk


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache."""
    monkeypatch.setenv(cache.CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records that are really checked, by their names."""
    names: list[str] = []
    original = check_record

    def counted(loaded: Loaded, store: SourceStore) -> Finding:
        names.append(loaded.path.stem)
        return original(loaded, store)

    monkeypatch.setattr("incident_record.check.record.check_record", counted)
    return names


def check_desk(desk: Desk, *, seal_only: bool = False, keep_records: bool = False) -> Report:
    return check([desk.folder], cache=True, seal_only=seal_only, keep_records=keep_records)


def test_a_record_that_has_not_changed_is_not_checked_again(desk: Desk, kept: Path, checked: list[str]) -> None:
    desk.copy("ferry")
    desk.copy("kiosk")
    first = check_desk(desk)
    assert sorted(checked) == ["ferry", "kiosk"]
    second = check_desk(desk)
    assert sorted(checked) == ["ferry", "kiosk"]
    assert second.findings == first.findings
    assert (second.problems, second.digests) == (first.problems, first.digests)
    assert second.proved == first.proved > 0


def test_problems_name_files_as_they_are_reached(desk: Desk, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.copy("ferry")
    intact = path.read_text("utf-8")
    # Without one of its quotes the record has problems by itself, and the folder has some.
    path.write_text(intact[: intact.index("  - id: everyone-off")] + intact[intact.index("  - id: monday") :], "utf-8")
    for place in (desk.folder.parent, desk.folder) * 2:
        monkeypatch.chdir(place)
        problems = check_desk(desk).problems
        assert len(problems) > 1
        assert {problem.path for problem in problems} == {str(path.relative_to(place))}


def test_without_a_cache_every_record_is_checked(desk: Desk, kept: Path, checked: list[str]) -> None:
    desk.copy("ferry")
    check_desk(desk)
    check([desk.folder])
    assert checked == ["ferry", "ferry"]


def test_a_report_with_records_has_them_from_the_cache_too(desk: Desk, kept: Path) -> None:
    path = desk.copy("ferry")
    for _ in range(2):
        report = check_desk(desk, keep_records=True)
        (record,) = report.parsed.values()
        assert record is not None
        assert record.id == path.stem
        intact = load_record(record.path).record
        assert intact is not None
        assert intact.locations
        assert record == intact.compact()


@pytest.mark.parametrize("fault", ["", "damaged", "cut", "foreign"])
def test_records_are_read_again_only_where_the_cache_does_not_have_them(
    fault: str, desk: Desk, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.copy("ferry")
    first = check_desk(desk, keep_records=True)
    (file,) = kept.glob("*.records")
    rules = cache.rules_digest()
    faults: dict[str, Callable[[], object]] = {
        "": lambda: None,
        "damaged": lambda: file.write_bytes(b"x" + file.read_bytes()[1:]),
        "cut": lambda: file.write_bytes(b""),
        "foreign": lambda: cache.write(file, (rules, dict.fromkeys(cache.read(file, Any)[1], "no record"))),
    }
    faults[fault]()
    decode = MagicMock(side_effect=decode_record)
    monkeypatch.setattr("incident_record.record.load.decode_record", decode)
    for _ in range(2):
        assert check_desk(desk, keep_records=True).parsed == first.parsed
    assert decode.call_count == bool(fault)
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Another ", 1), "utf-8")
    (record,) = check_desk(desk, keep_records=True).parsed.values()
    assert record is not None
    assert record.title.startswith("Another ")


@pytest.mark.parametrize("what", ["record", "text", "seal", "schema", "code"])
def test_whatever_changes_is_checked_again(
    what: str, desk: Desk, kept: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    record = desk.copy("ferry")
    desk.seal()
    checked.clear()
    assert check_desk(desk).problems == ()
    text = desk.sources / "ferry.txt"
    if what == "record":
        record.write_text(record.read_text("utf-8").replace("title: ", "title: Another ", 1), "utf-8")
    elif what == "text":
        text.write_text(text.read_text("utf-8").replace("nine minutes", "ten minutes"), "utf-8")
    elif what == "seal":
        next(desk.sources.glob("*.seal.json")).write_text("{}", "utf-8")
    elif what == "schema":
        other = tmp_path / "schema.json"
        other.write_text(record_file.schema_path().read_text("utf-8") + "\n", "utf-8")
        monkeypatch.setattr(record_file, "schema_path", lambda: other)
    else:
        monkeypatch.setattr(cache, "_code_digest", lambda: b"other code")
    codes = {problem.code for problem in check_desk(desk).problems}
    assert checked == ["ferry", "ferry"]
    assert (codes == set()) == (what in ("record", "schema", "code"))


def test_a_text_that_comes_or_goes_is_seen(desk: Desk, kept: Path) -> None:
    desk.copy("ferry")
    desk.seal()
    text = desk.sources / "ferry.txt"
    content = text.read_bytes()
    for _ in range(2):
        assert set(check_desk(desk).modes.values()) == {"text"}
        text.unlink()
        assert set(check_desk(desk).modes.values()) == {"seal"}
        text.write_bytes(content)
    assert set(check_desk(desk, seal_only=True).modes.values()) == {"seal"}


def spoiled(content: bytes) -> dict[str, bytes]:
    """What can be wrong with a file of the cache."""

    def signed(data: object) -> bytes:
        written = packed.dumps(data)
        return hashlib.blake2b(written).digest() + written

    rules, findings, matches, together = packed.loads(content[64:], Any)
    others = {key: (stems, digest, "proved") for key, (stems, digest, _) in findings.items()}
    return {
        "empty": b"",
        "cut short": content[:-9],
        "one byte": content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        "no data": hashlib.blake2b(b"{").digest() + b"{",
        "another form": signed([1, 2, 3]),
        "no findings": signed((rules, others, matches, together)),
        "no matches": signed((rules, findings, [1, 2], together)),
        "no problems": signed((rules, {}, matches, (together[0], ("fine",)))),
        "other rules": signed(("0" * 32, findings, matches, together)),
    }


@pytest.mark.parametrize(
    "fault",
    [
        *("empty", "cut short", "one byte", "no data"),
        *("another form", "no findings", "no matches", "no problems", "other rules"),
    ],
)
def test_a_damaged_or_foreign_cache_is_ignored(fault: str, desk: Desk, kept: Path, checked: list[str]) -> None:
    desk.copy("ferry")
    first = check_desk(desk)
    (file,) = kept.glob("*.findings")
    intact = file.read_bytes()
    file.write_bytes(spoiled(intact)[fault])
    assert check_desk(desk).findings == first.findings
    assert checked == ["ferry", "ferry"]
    # It is made good, and used again.
    check_desk(desk)
    assert checked == ["ferry", "ferry"]


def test_a_finding_that_is_something_else_is_refused_in_a_sentence(desk: Desk, kept: Path) -> None:
    """Whoever can write into the cache can lie; but what is no finding makes no traceback."""
    path = desk.copy("ferry")
    check_desk(desk)
    (file,) = kept.glob("*.findings")
    rules, findings, matches, together = cache.read(file, Any)
    for content in (zlib.compress(packed.dumps("proved")), zlib.compress(b"["), b"x"):
        forged = {key: (stems, digest, (counts, content)) for key, (stems, digest, (counts, _)) in findings.items()}
        cache.write(file, (rules, forged, matches, together))
        with pytest.raises(CannotRun, match="--no-cache"):
            check_desk(desk).findings[next(iter(check_desk(desk).findings))]
    assert path.exists()


@pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="names of files are Unicode there")
def test_a_name_that_is_no_unicode_is_kept_too(desk: Desk, kept: Path, checked: list[str]) -> None:
    path = desk.copy("ferry")
    odd = Path(os.fsdecode(os.fsencode(path.parent) + b"/\xff.yaml"))
    path.rename(odd)
    first = check_desk(desk, keep_records=True)
    assert {Path(problem.path).name for problem in first.problems} == {odd.name}
    again = check_desk(desk, keep_records=True)
    assert (again.problems, again.findings, again.parsed) == (first.problems, first.findings, first.parsed)
    assert len(checked) == 1


def test_only_what_changes_is_opened(desk: Desk, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a text nor a seal is opened for coverage, or for evidence in a row, where nothing about it has changed."""
    ferry = desk.copy("ferry")
    desk.copy("kiosk")
    opened: list[str] = []
    original = SourceStore.open

    def counted(store: SourceStore, folder: Path, stem: str, marks: str) -> OpenedSource:
        opened.append(stem)
        return original(store, folder, stem, marks)

    monkeypatch.setattr(SourceStore, "open", counted)
    check_desk(desk)
    assert sorted(opened) == ["ferry", "kiosk"]
    opened.clear()
    check_desk(desk)
    assert opened == []
    ferry.write_text(ferry.read_text("utf-8").replace("title: ", "title: Another ", 1), "utf-8")
    check_desk(desk)
    assert opened == ["ferry"]


def test_a_cache_that_cannot_be_written_is_no_problem(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.copy("ferry")
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv(cache.CACHE_VARIABLE, str(tmp_path / "file" / "cache"))
    assert check_desk(desk).problems == ()


def test_a_text_is_compared_with_its_seal_once(desk: Desk, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That costs as much as a guess at the text, and a changed record must not cost it for every text again."""
    compared: list[Text] = []

    def counted(text: Text) -> Seal:
        compared.append(text)
        return make_seal(text)

    monkeypatch.setattr(opening, "make_seal", counted)
    record = desk.copy("ferry")
    seal, text = desk.seal().sealed[0].path, desk.sources / "ferry.txt"
    intact, sealed = text.read_bytes(), seal.read_bytes()

    def compares(path: Path, content: bytes) -> tuple[int, bool]:
        """How many comparisons a file's new content costs, and whether the text is said to be another."""
        compared.clear()
        path.write_bytes(content)
        problems = check_desk(desk).problems
        return len(compared), Code.SOURCE_CHANGED in {problem.code for problem in problems}

    assert compares(text, intact) == (1, False)
    assert compares(text, intact) == (0, False)
    assert compares(record, record.read_bytes().replace(b"title: ", b"title: Another ", 1)) == (0, False)
    assert compares(text, intact.replace(b"Lowmark", b"Highmark")) == (1, True)
    assert compares(text, intact) == (0, False)
    changed = replace(parse_seal(sealed), opened={}).dump().encode()
    assert compares(seal, changed) == (1, False)
    assert compares(seal, sealed) == (1, False)


def test_a_text_that_was_compared_gives_the_same_findings_without_being_analysed(
    desk: Desk, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its positions are those of its seal; to find them again takes most of the time that a text takes."""
    for text in (FIXTURES / "texts").glob("*.txt"):
        desk.text(text.stem, text.read_text("utf-8"))
    for record in (FIXTURES / "good").glob("*.yaml"):
        desk.record(record.stem, record.read_text("utf-8"))
    sealed = desk.seal().sealed
    for record in (FIXTURES / "bad").glob("*.yaml"):
        desk.record(record.stem, record.read_text("utf-8"))
    first = check_desk(desk)
    analysed = MagicMock(side_effect=canonicalize)
    monkeypatch.setattr(opening, "canonicalize", analysed)
    monkeypatch.setattr(cache.FindingCache, "find", lambda cache, record: None)
    again = check_desk(desk)
    assert (again.findings, again.problems) == (first.findings, first.problems)
    unsealed = len(list((FIXTURES / "texts").glob("*.txt"))) - len(sealed)
    assert (len(sealed) > 2, analysed.call_count) == (True, unsealed), (len(sealed), unsealed)


def test_old_files_of_the_cache_are_removed(desk: Desk, kept: Path) -> None:
    kept.mkdir()
    old, recent = kept / "old.findings", kept / "recent.findings"
    for path in (old, recent):
        path.write_bytes(b"")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    desk.copy("ferry")
    check_desk(desk)
    assert (old.exists(), recent.exists()) == (False, True)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"INCIDENT_CACHE": "/a/b"}, Path("/a/b")),
        ({"INCIDENT_CACHE": ""}, None),
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, Path("/c/incident-record")),
        ({"HOME": "/h"}, Path("/h/.cache/incident-record")),
    ],
)
def test_where_the_cache_is(variables: dict[str, str], expected: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("INCIDENT_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache.cache_folder() == expected


def test_a_damaged_seal_stays_damaged_in_the_cache(desk: Desk, kept: Path) -> None:
    desk.copy("ferry")
    desk.seal()
    (desk.sources / "ferry.txt").unlink()
    next(desk.sources.glob("*.seal.json")).write_text("{}", "utf-8")
    for _ in range(2):
        assert Code.SEAL_DAMAGED in {problem.code for problem in check_desk(desk).problems}


def test_the_words_of_languages_decide_a_finding_as_code_does() -> None:
    package = Path(cache.__file__).parents[1]
    deciding = {path for name in cache._DECIDING for path in cache._files_of(str(package / name))}
    assert {str(path) for path in (*package.glob("languages/*.txt"), *package.glob("check/*.py"))} <= deciding


def test_another_content_of_the_code_is_other_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path)
    monkeypatch.setattr(cache, "_DECIDING", ("check",))
    (tmp_path / "check").mkdir()
    digests = []
    for content in ("one", "two"):
        (tmp_path / "check" / "rule.py").write_text(content, "utf-8")
        digests.append(cache._code_digest.__wrapped__())
    assert digests[0] != digests[1]
