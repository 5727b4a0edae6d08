"""What keeps a command from running is told in one sentence with status 2, never with a traceback; no file is lost."""

import ast
import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import quote_check
import seal_source
from incident_record.check import run
from incident_record.check.cache import CACHE_VARIABLE
from incident_record.record import file
from tests.support.desk import ROOT, Desk

pytestmark = pytest.mark.long

COMMANDS = ("quote_check", "seal_source")
"""Those that take any path."""
SCRIPTS = sorted((ROOT / "tools").glob("*.py"))
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


def obey_modes() -> None:
    """Let the modes of files hold for root too, who may otherwise read and write everything."""
    if os.geteuid() == 0:
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


needs_modes = pytest.mark.skipif(
    os.geteuid() == 0 and not sys.platform.startswith("linux"), reason="modes do not hold for root here"
)


def execute(
    command: str, *arguments: object, variables: dict[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a shell does; by default with its output kept."""
    kept = {CACHE_VARIABLE: "", "PATH": os.environ["PATH"], **(variables or {})}
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "preexec_fn": obey_modes, **options}
    script = str(ROOT / "tools" / f"{command}.py")
    done: subprocess.CompletedProcess[bytes] = subprocess.run(
        [sys.executable, script, *map(str, arguments)], env=kept, check=False, **options
    )
    for output in (done.stdout, done.stderr):
        assert b"Traceback" not in (output or b""), output
    return done


def sentence(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one sentence of a command that could not run."""
    assert done.returncode == 2, done
    assert not done.stdout
    assert done.stderr.count(b"\n") == 1
    return done.stderr.decode()


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Callable[[Path, int], None]]:
    """Takes rights from files and folders, and gives them back after the test."""
    modes: dict[Path, int] = {}

    def close(path: Path, mode: int) -> None:
        modes[path] = path.stat().st_mode
        path.chmod(mode)

    yield close
    for path, mode in reversed(modes.items()):
        path.chmod(mode)


Close = Callable[[Path, int], None]

# -- what cannot be read


@needs_modes
def test_a_folder_of_texts_that_may_not_be_entered_is_told_for_each_source(
    desk: Desk, tmp_path: Path, closed: Close
) -> None:
    desk.copy("ferry")
    shutil.move(desk.sources / "ferry.txt", tmp_path / "ferry.txt")
    closed_folder = tmp_path / "closed"
    closed_folder.mkdir()
    closed(closed_folder, 0)
    done = execute("quote_check", desk.folder, variables={"INCIDENT_TEXTS": str(closed_folder)})
    assert done.returncode == 1
    assert b"no-source: The text " in done.stdout
    assert b"ferry.txt cannot be read: Permission denied." in done.stdout
    assert done.stderr == b""


@needs_modes
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("mode", [0, 0o444, 0o111])
def test_a_folder_of_records_that_cannot_be_read_is_told(desk: Desk, closed: Close, command: str, mode: int) -> None:
    desk.copy("ferry")
    closed(desk.folder, mode)
    assert "records" in (said := sentence(execute(command, desk.folder)))
    assert "cannot be read: Permission denied." in said


@needs_modes
@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_folder_within_the_named_one_is_not_passed_over(desk: Desk, closed: Close, command: str) -> None:
    desk.copy("ferry")
    inner = desk.folder / "more"
    inner.mkdir()
    closed(inner, 0)
    assert "more cannot be read: Permission denied." in sentence(execute(command, desk.folder))


@needs_modes
def test_a_closed_folder_that_holds_no_records_is_no_obstacle(desk: Desk, closed: Close) -> None:
    desk.copy("ferry")
    for name in (".git", "sources/old"):
        (desk.folder / name).mkdir()
        closed(desk.folder / name, 0)
    assert execute("quote_check", desk.folder).returncode == 0


@needs_modes
def test_a_record_and_a_page_that_cannot_be_read_are_problems(desk: Desk, closed: Close) -> None:
    page = desk.folder / "page.md"
    page.write_text("A page.")
    for path in (desk.copy("ferry"), page):
        closed(path, 0)
    done = execute("quote_check", desk.folder)
    assert done.returncode == 1
    assert done.stdout.count(b":1:1: yaml: The file cannot be read: Permission denied.") == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_links_that_lead_nowhere_or_in_a_circle_are_problems(desk: Desk, command: str) -> None:
    desk.copy("ferry")
    (desk.folder / "gone.yaml").symlink_to("nowhere.yaml")
    (desk.folder / "circle.yaml").symlink_to("circle.yaml")
    done = execute(command, desk.folder)
    assert done.returncode == 1
    assert b"gone.yaml:1:1: yaml: The file cannot be read: No such file or directory." in done.stdout


def test_a_record_that_vanishes_while_it_is_read_is_a_problem(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.copy("ferry")

    def removed(path: Path) -> bytes | OSError:
        path.unlink()
        return file.read_record(path)

    monkeypatch.setattr(run, "read_record", removed)
    (problem,) = desk.check().problems
    assert (problem.path.endswith(path.name), str(problem.code)) == (True, "yaml")
    assert problem.message == "The file cannot be read: No such file or directory."


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("path", ["a" * 300, "b/" * 3_000])
def test_a_path_that_is_too_long_is_told(command: str, path: str) -> None:
    assert "File name too long" in sentence(execute(command, path))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_working_folder_that_is_gone_is_told(tmp_path: Path, command: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()

    def remove() -> None:
        os.chdir(gone)
        gone.rmdir()

    assert "the folder that it runs in is gone" in sentence(execute(command, preexec_fn=remove))


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_name_of_odd_bytes_is_no_obstacle(desk: Desk, form: str) -> None:
    desk.copy("ferry")
    odd = os.fsencode(desk.folder) + b"/odd-\xff.yaml"
    with open(odd, "wb") as file:  # noqa: PTH123 - the name is no text
        file.write(b"id: [")
    done = execute("quote_check", desk.folder, "--format", form)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"odd-" in done.stdout


# -- what cannot be written


def broken_record(desk: Desk) -> None:
    desk.record("broken", "id: broken\n")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments",
    [[command, argument] for command in COMMANDS for argument in ("{folder}", "--help")]
    + [["incident", "--help"], *(["incident", command, "--help"] for command in ("new", "rename", "update"))],
    ids=" ".join,
)
def test_a_full_disk_behind_the_output_is_told(desk: Desk, arguments: list[str], unbuffered: str) -> None:
    desk.copy("ferry")
    called = [argument.format(folder=desk.folder) for argument in arguments]
    with Path("/dev/full").open("wb") as full:
        done = execute(*called, stdout=full, variables={"PYTHONUNBUFFERED": unbuffered})
    assert "No space left on device." in sentence(done)


WRITING = {
    "rename a person": ("incident", "rename", "iva-dorn", "captain", "--records", "{folder}", "--yes"),
    "rename a record": ("incident", "rename", "ferry", "boat", "--records", "{folder}", "--yes"),
    "new": ("incident", "new", "{new}", "--id", "2031-05-04-boat", "--records", "{folder}", "--yes"),
    "new, whole": (
        *("incident", "new", "{new}", "--id", "2031-05-04-boat", "--records", "{folder}", "--yes", "--whole", "board"),
    ),
    "update": ("incident", "update", "{ferry}", "--records", "{folder}", "--yes"),
    "fix": ("quote_check", "{folder}", "--fix", "--yes"),
}


@pytest.mark.parametrize("case", WRITING)
def test_nothing_is_written_that_cannot_be_said_first(desk: Desk, tmp_path: Path, case: str) -> None:
    desk.copy("ferry")
    record = desk.folder / "ferry.yaml"
    record.write_text(record.read_text("utf-8").replace("in nine minutes, and", "in nine minutes ,and"), "utf-8")
    article = (desk.sources / "ferry.txt").read_text("utf-8")
    changed, new = tmp_path / "ferry.txt", tmp_path / "boat.txt"
    changed.write_text(f"An inserted paragraph stands here.\n\n{article}", "utf-8")
    new.write_text(article, "utf-8")
    command, *arguments = (word.format(folder=desk.folder, new=new, ferry=changed) for word in WRITING[case])
    before = contents(desk.folder)
    with Path("/dev/full").open("wb") as full:
        assert "No space left on device." in sentence(execute(command, *arguments, stdout=full))
    assert contents(desk.folder) == before
    # With room for what it says, the same command writes.
    execute(command, *arguments)
    assert contents(desk.folder) != before


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_a_closed_output_is_told_and_nothing_is_done(desk: Desk, command: str, arguments: list[str]) -> None:
    desk.copy("ferry")
    done = execute(command, desk.folder, *arguments, stdout=None, preexec_fn=lambda: os.close(1))
    assert "output is closed" in sentence(done)
    assert not [*desk.sources.glob("*.json")]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_who_leaves_is_no_fault_of_the_record(desk: Desk, command: str) -> None:
    desk.copy("ferry")
    ours, theirs = os.pipe()
    os.close(ours)
    assert "Broken pipe" in sentence(execute(command, desk.folder, stdout=theirs))
    os.close(theirs)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("close", [True, False])
def test_without_a_place_for_errors_the_status_says_it(desk: Desk, command: str, close: bool) -> None:
    desk.copy("ferry")
    with Path("/dev/full").open("wb") as full:
        option: dict[str, Any] = {"preexec_fn": lambda: os.close(2)} if close else {"stderr": full}
        for arguments, status in (([desk.folder], 0), (["nowhere"], 2), (["--unknown"], 2)):
            done = execute(command, *arguments, **{"stderr": None, **option})
            assert done.returncode == status
            assert bool(done.stdout) == (status == 0)


@pytest.mark.parametrize("variables", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}])
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_locale_and_no_encoding_changes_the_output(desk: Desk, form: str, variables: dict[str, str]) -> None:
    path = desk.copy("ferry")
    path.write_text(path.read_text("utf-8").replace("nine minutes", "neuf minutes ‹ça va›"), "utf-8")
    usual = execute("quote_check", desk.folder, "--format", form)
    assert "¶" in usual.stdout.decode()
    other = execute("quote_check", desk.folder, "--format", form, variables=variables)
    assert (other.returncode, other.stdout, other.stderr) == (1, usual.stdout, usual.stderr)


# -- sealing


@pytest.fixture
def resealed(desk: Desk) -> Iterator[Path]:
    """A seal that has to be made again; it has to be as it was after the test, with nothing beside it."""
    path = desk.copy("ferry")
    (done,) = desk.seal().sealed
    content = path.read_text("utf-8")
    # No other item rests on that word, so the seal has one to open less.
    assert content.count("[No one was hurt]") == 1
    path.write_text(content.replace("[No one was hurt]", "[one was hurt]"), "utf-8")
    before, beside = done.path.read_bytes(), sorted(desk.sources.iterdir())
    yield done.path
    assert done.path.read_bytes() == before
    assert sorted(desk.sources.iterdir()) == beside
    assert desk.seal().sealed[0].written, "the seal would not have been written anyway"


@needs_modes
def test_a_folder_that_cannot_be_written_keeps_its_seal(desk: Desk, resealed: Path, closed: Close) -> None:
    closed(desk.sources, 0o555)
    said = sentence(execute("seal_source", desk.folder))
    assert (
        said
        == f"seal_source: {os.path.relpath(resealed)} cannot be read or written: Permission denied; it is as it was.\n"
    )
    desk.sources.chmod(0o755)


def test_a_full_disk_keeps_the_old_seal(desk: Desk, resealed: Path) -> None:
    said = sentence(
        execute("seal_source", desk.folder, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
    )
    assert (
        said
        == f"seal_source: {os.path.relpath(resealed)} cannot be read or written: File too large; it is as it was.\n"
    )


def test_ctrl_c_keeps_the_old_seal(
    desk: Desk, resealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", interrupted)
        assert seal_source.main([str(desk.folder)]) == 130
    assert capsys.readouterr() == ("", "seal_source: stopped before its end; no file is half-written.\n")


def test_ctrl_c_ends_the_check_with_a_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(path: Path) -> bytes:
        raise KeyboardInterrupt

    desk.copy("ferry")
    monkeypatch.setattr(run, "read_record", interrupted)
    assert quote_check.main([str(desk.folder)]) == 130
    assert capsys.readouterr().err.startswith("quote_check: stopped")


def test_a_fault_of_the_command_is_none_of_the_record(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(path: Path) -> bytes:
        raise ZeroDivisionError("a fault")

    desk.copy("ferry")
    monkeypatch.setattr(run, "read_record", faulty)
    assert quote_check.main([str(desk.folder)]) == 2
    said = capsys.readouterr().err
    assert "ZeroDivisionError: a fault" in said
    assert said.splitlines()[-1].startswith("quote_check: this is a fault of the command itself")


# -- what is missing


@pytest.mark.parametrize("package", ["yaml", "jsonschema_rs", "markdown_it"])
def test_a_missing_package_is_named(desk: Desk, tmp_path: Path, package: str) -> None:
    (tmp_path / "lacking").mkdir()
    (tmp_path / "lacking" / f"{package}.py").write_text(f'raise ModuleNotFoundError("No module named {package!r}")')
    # A record with a fault: one that is surely valid needs no validator.
    path = desk.copy("ferry")
    path.write_text(path.read_text("utf-8") + "unknown: field\n", "utf-8")
    (desk.folder / "page.md").write_text("A page with “four words in marks”.")
    done = execute("quote_check", desk.folder, variables={"PYTHONPATH": str(tmp_path / "lacking")})
    said = sentence(done)
    assert "a package that it needs is missing" in said
    assert package in said
    assert ".venv/bin/python" in said


def test_without_any_package_each_command_says_so() -> None:
    for script in SCRIPTS:
        done = subprocess.run([sys.executable, "-S", script], capture_output=True, check=False)
        assert "missing" in sentence(done)


@pytest.mark.parametrize(
    "path", [*SCRIPTS, ROOT / "tools" / "incident_record" / "__init__.py"], ids=lambda path: path.name
)
def test_an_old_python_reads_far_enough_to_say_that_it_is_old(path: Path) -> None:
    text = path.read_text("utf-8")
    # Python 2 has no f-strings and no annotations, and takes a file for ASCII.
    nodes = list(ast.walk(ast.parse(text, feature_version=(3, 7))))
    assert not [node for node in nodes if isinstance(node, ast.JoinedStr | ast.AnnAssign)]
    assert not [node for node in nodes if getattr(node, "annotation", None) or getattr(node, "returns", None)]
    assert text.isascii()


OLD = [python for version in ("2", "3.6", "3.7", "3.8", "3.9", "3.10") if (python := shutil.which(f"python{version}"))]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_an_old_python_says_that_it_is_old(script: Path, tmp_path: Path) -> None:
    """With an old Python where there is one; else with this one that takes itself for one."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.version_info = (3, 9, 18, 'final', 0)\n")
    variables = {"PYTHONPATH": str(tmp_path), "PATH": os.environ["PATH"]}
    for python in (sys.executable, *OLD):
        done = subprocess.run([python, script], capture_output=True, check=False, env=variables)
        if python != sys.executable and b"pyenv" in done.stderr:
            continue  # a shim, behind which there is no such Python
        assert "This needs Python 3.11 or newer" in sentence(done)
