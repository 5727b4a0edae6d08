"""Ctrl-C: a command ends at once, in a sentence, with the folder as it was and a cache that is sound."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from incident_record.check.run import check
from tests.support.desk import Desk

pytestmark = pytest.mark.long

TOOLS = Path(__file__).resolve().parents[2]

# Sends the signal of Ctrl-C to its own process when a function is called for the given time, and then calls it.
# A shell lets its jobs in the background ignore that signal, and the tests may be such a job.
PROGRAM = """
import os, runpy, signal, sys
from importlib import import_module
signal.signal(signal.SIGINT, signal.default_int_handler)
module, name, turn = sys.argv[1], sys.argv[2], int(sys.argv[3])
del sys.argv[:4]
place = import_module(module)
original, calls = getattr(place, name), []
def counted(*args, **named):
    calls.append(name)
    if len(calls) == turn:
        os.kill(os.getpid(), signal.SIGINT)
    return original(*args, **named)
setattr(place, name, counted)
if sys.argv[0] == "sphinx":
    runpy.run_module("sphinx", run_name="__main__", alter_sys=True)
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def interrupted(module: str, name: str, turn: int, *command: str, cache: Path) -> subprocess.CompletedProcess[str]:
    """A command that gets the signal in a call of a function."""
    environment = {**os.environ, "PYTHONPATH": str(TOOLS), "INCIDENT_CACHE": str(cache), "INCIDENT_TEXTS": ""}
    arguments = [sys.executable, "-c", PROGRAM, module, name, str(turn), *command]
    return subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=60, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two records with their texts."""
    desk.copy("ferry")
    desk.copy("kiosk")
    return desk


RENAME = ["incident.py", "rename", "--yes", "ferry", "boat", "--records"]


@pytest.mark.parametrize(
    ("module", "name", "turn", "command"),
    [
        ("incident_record.check.record", "check_record", 2, ["quote_check.py"]),
        ("incident_record.check.folder", "check_together", 1, ["quote_check.py"]),
        ("incident_record.check.record", "check_record", 1, ["seal_source.py"]),
        ("incident_record.check.sealing", "write_if_changed", 2, ["seal_source.py"]),
        ("incident_record.source.files", "write_atomically", 2, ["seal_source.py"]),
        ("incident_record.maintain.plan", "_refuse_surprise", 1, RENAME),
        ("incident_record.maintain.plan", "_put", 1, RENAME),
    ],
)
def test_a_command_ends_in_a_sentence_and_leaves_the_folder(
    module: str, name: str, turn: int, command: list[str], two: Desk, tmp_path: Path
) -> None:
    before, cache = contents(two.folder), tmp_path / "cache"
    script, *options = command
    done = interrupted(module, name, turn, str(TOOLS / script), *options, str(two.folder), cache=cache)
    assert done.returncode == 130, done.stderr
    assert done.stderr == f"{script.removesuffix('.py')}: stopped before its end; no file is half-written.\n"
    # What a change will do is said before it is done.
    assert done.stdout == "" or script == "incident.py"
    assert not re.search(r"(?m): (?:written|renamed)$", done.stdout)
    assert contents(two.folder) == before
    assert not [path for path in cache.rglob("*") if not path.name.endswith(".findings")]


def test_a_cache_is_sound_after_an_interrupted_run(two: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("INCIDENT_CACHE", str(cache))
    expected = check([two.folder], cache=True)
    script = str(TOOLS / "quote_check.py")
    for module, name in (("record", "check_record"), ("cache", "write_atomically")):
        for path in two.folder.glob("*.yaml"):
            path.write_text(path.read_text("utf-8") + "\n", "utf-8")
        done = interrupted(f"incident_record.check.{module}", name, 1, script, str(two.folder), cache=cache)
        assert done.returncode == 130, done.stderr
        again = check([two.folder], cache=True)
        assert (again.problems, again.proved) == (expected.problems, expected.proved)


@pytest.mark.build
def test_a_build_ends_at_once_and_the_next_one_is_whole(two: Desk, tmp_path: Path) -> None:
    source = tmp_path / "site"
    source.mkdir()
    (source / "conf.py").write_text('extensions = ["incident_record"]\nhtml_theme = "basic"\n', "utf-8")
    (source / "index.rst").write_text("Home\n====\n\n.. toctree::\n   :glob:\n\n   incidents/*\n", "utf-8")
    two.folder.rename(source / "incidents")
    before = contents(source)
    options = ["sphinx", "-q", "-b", "html", str(source), str(tmp_path / "out")]
    for module, name in (
        ("incident_record.check.record", "check_record"),
        ("incident_record.site.parser", "render_record"),
    ):
        done = interrupted(module, name, 1, *options, cache=tmp_path / "cache")
        assert done.returncode not in (0, None)
        assert "Traceback" not in done.stderr
        assert contents(source) == before
    finished = subprocess.run(
        [sys.executable, "-m", *options], env={**os.environ, "PYTHONPATH": str(TOOLS)}, check=False
    )
    assert finished.returncode == 0
    assert (tmp_path / "out" / "incidents" / "ferry.html").is_file()


def test_a_command_listens_before_it_imports_anything_large() -> None:
    program = (
        "import sys; before = {*sys.modules}; import incident_record.commands.guard; print(*{*sys.modules} - before)"
    )
    environment = {**os.environ, "PYTHONPATH": str(TOOLS)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    own = {"incident_record", "incident_record.commands", "incident_record.commands.guard"}
    assert {*done.stdout.split()} - {"__future__", "gc"} == own
