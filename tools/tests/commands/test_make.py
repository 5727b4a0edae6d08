"""The Makefile at work: its environment, its folders, and two runs at once."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.commands import checkouts
from tests.commands.checkouts import checkout, make
from tests.support.shared import Shared

pytestmark = pytest.mark.build

SILLY = ["", " ", "/", ".", "..", "_build/..", "{folder}", "{folder}/.."]
LOCK = ".make-lock"


@pytest.fixture(scope="module", autouse=True)
def installed(shared: Shared) -> Path:
    """A checkout with its environment; tests change copies of it."""
    checkouts.make_environments_by_copying(shared)

    def build(folder: Path) -> None:
        done = make(checkout(folder), ".venv/.dev")
        assert done.returncode == 0, done.stderr

    return shared.once("installed", build)[0]


@pytest.fixture
def copy(installed: Path, tmp_path: Path) -> Path:
    """A copy that uses the environment of the other, and does not change it."""
    copy = tmp_path / "project"
    shutil.copytree(installed, copy, ignore=shutil.ignore_patterns(".venv"))
    (copy / ".venv").symlink_to(installed / ".venv")
    return copy


@pytest.fixture
def own(copy: Path, installed: Path) -> Path:
    """A copy with an environment of its own."""
    (copy / ".venv").unlink()
    shutil.copytree(installed / ".venv", copy / ".venv", symlinks=True)
    return copy


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if ".venv" not in path.parts}


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    end_by = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end_by, f"waited in vain until {what}"
        time.sleep(0.05)


# The environment.


def test_nothing_is_installed_twice(copy: Path) -> None:
    assert "Installing" not in make(copy, "html").stdout
    # Not even when files are newer than the environment, as after a checkout of another branch.
    (copy / "tools" / "requirements" / "site.lock").touch()
    assert "Installing" not in make(copy, "html").stdout


def test_a_changed_lock_is_installed(own: Path) -> None:
    lock = own / "tools" / "requirements" / "site.lock"
    lock.write_text(f"# changed\n{lock.read_text('utf-8')}", "utf-8")
    assert "Installing" in make(own, "html").stdout
    assert "Installing" not in make(own, "html").stdout


@pytest.mark.parametrize("upgrade", ["another", "gone", "never finished"])
def test_an_environment_without_its_python_is_made_again(own: Path, upgrade: str) -> None:
    python, packages = (own / ".venv" / "bin" / "python", next((own / ".venv" / "lib").glob("*/site-packages")))
    left = packages / "left.py"
    left.touch()
    lock = (own / ".venv" / LOCK).stat().st_ino
    if upgrade == "never finished":
        shutil.rmtree(packages / "pip")
        (own / ".venv" / ".site").unlink()
    else:
        for path in python.parent.glob("python*"):
            path.unlink()
        python.symlink_to("/nowhere/python")
    if upgrade == "another":
        # It starts, and has none of the packages: so does the next minor version.
        python.unlink()
        python.write_text('#!/bin/sh\necho cpython-399\ntest "$1" = -Ic\n', "utf-8")
        python.chmod(0o755)
    done = make(own, "html")
    assert (done.returncode, done.stderr) == (0, "")
    assert (own / "_build" / "html" / "index.html").is_file()
    assert not left.exists()
    assert (own / ".venv" / LOCK).stat().st_ino == lock, "others may be waiting for the old one"
    assert "Installing" not in make(own, "html").stdout


def test_a_folder_that_is_no_environment_is_not_emptied(copy: Path) -> None:
    (copy / "letters").mkdir()
    (copy / "letters" / "to-ana").touch()
    done = make(copy, "html", "VENV=letters")
    assert done.returncode == 2
    assert "The folder letters holds other files than a Python environment." in done.stderr
    assert (copy / "letters" / "to-ana").is_file()


@pytest.mark.parametrize("python", ["/nowhere/python", "{folder}/old-python"])
def test_a_newer_python_is_asked_for(tmp_path: Path, python: str) -> None:
    folder = checkout(tmp_path / "project")
    _program(folder / "old-python", f'exec {sys.executable} -c "import sys; sys.version_info = (3, 10); $2"')
    done = make(folder, "html", f"PYTHON={python.format(folder=folder)}")
    assert done.returncode == 2
    assert "This needs Python 3.11 or newer. Name one, as in: make html PYTHON=python3.12\n" in done.stderr
    assert not (folder / ".venv").exists()


def test_the_python_that_is_named_is_taken(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "project")
    new = _program(folder / "new-python", f'touch "{folder}/taken"; exec {sys.executable} "$@"')
    assert make(folder, "html", f"PYTHON={new}").returncode == 0
    assert (folder / "taken").exists()


@pytest.mark.parametrize("debian", [True, False])
def test_advice_for_debian_is_given_on_debian_alone(tmp_path: Path, debian: bool) -> None:
    folder = checkout(tmp_path / "project")
    python = _program(folder / "python", 'case "$*" in *ensurepip*) exit 1;; esac')
    version = folder / "debian_version" if debian else folder / "none"
    (folder / "debian_version").touch()
    done = make(folder, "html", f"PYTHON={python}", f"DEBIAN={version}")
    assert done.returncode == 2
    assert ("apt-get install python3-venv" in done.stderr) is debian
    assert ("Install a complete Python" in done.stderr) is not debian


def _program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_a_first_run_without_a_network_says_what_it_needs(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "project")
    # Nothing answers at the discard port, as where there is no network.
    offline = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_RETRIES": "0"}
    done = make(folder, "html", **offline, PIP_INDEX_URL="http://127.0.0.1:9/simple")
    *_, sentence, end = done.stderr.splitlines()
    assert done.returncode == 2
    assert sentence.endswith(
        "The first run needs a network, or a folder of wheels: make html PIP_NO_INDEX=1 PIP_FIND_LINKS=/folder"
    )
    assert end.startswith("make: ***")
    assert "Traceback" not in done.stderr
    done = make(folder, "html", "PIP_NO_INDEX=1", "PIP_FIND_LINKS=wheels", **offline)
    assert (done.returncode, done.stderr) == (0, "")


# Folders.


@pytest.mark.parametrize("named", ["site", "a site", "{folder}/site"])
def test_the_site_is_built_and_removed_where_it_is_said(copy: Path, named: str) -> None:
    before = files(copy)
    out = named.format(folder=copy)
    done = make(copy, "html", f"BUILDDIR={out}")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Open {out}/html/index.html in a browser." in done.stdout
    assert f"'-d', '{out}/doctrees', '.', '{out}/html'" in (copy / out / "html" / "index.html").read_text("utf-8")
    assert not (copy / "_build").exists()
    assert make(copy, "clean", f"BUILDDIR={out}").returncode == 0
    assert files(copy) == before


def test_the_server_builds_where_it_is_said_and_does_not_watch_it(copy: Path) -> None:
    done = make(copy, "live", "BUILDDIR=a site", "PORT=0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "'--ignore', 'a site'" in done.stdout
    assert "'a site/live/doctrees', '.', 'a site/live/html'" in done.stdout


def test_a_port_that_is_in_use_is_told_before_anything_is_built(copy: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = make(copy, "live", f"PORT={other.getsockname()[1]}")
    assert (done.returncode, done.stdout.count("--ignore")) == (2, 0)
    assert "is in use. Name another: make live PORT=8001" in done.stderr


@pytest.mark.parametrize("given", [(), ("TEXT=a.txt",), ("ID=2031-05-04-ferry",)])
def test_a_draft_without_a_text_or_an_id_says_how_to_ask_for_one(copy: Path, given: tuple[str, ...]) -> None:
    done = make(copy, "new", *given)
    assert done.returncode == 2
    assert "make new TEXT=article.txt ID=2031-05-04-ferry" in done.stderr


@pytest.mark.parametrize("target", ["html", "live", "clean"])
@pytest.mark.parametrize("named", SILLY)
def test_a_folder_that_holds_the_project_is_refused(copy: Path, target: str, named: str) -> None:
    for name in ("html", "doctrees", "live/doctrees"):
        (copy / name).mkdir(parents=True)
    (copy / LOCK).touch()
    before = files(copy) | {"_build"}
    done = make(copy, target, f"BUILDDIR={named.format(folder=copy)}")
    assert done.returncode == 2
    assert (
        "holds the project itself. Name one for the built site alone, as in: make html BUILDDIR=_build" in done.stderr
    )
    assert files(copy) | {"_build"} == before


def test_clean_removes_what_make_has_written_and_nothing_else(copy: Path) -> None:
    web = copy / "web"
    (web / "html").mkdir(parents=True)
    (web / "html" / "theirs").touch()
    done = make(copy, "clean", "BUILDDIR=web")
    assert done.returncode == 0
    assert "web stays, because it holds files that make did not write." in done.stdout
    assert (web / "html" / "theirs").is_file()
    shutil.rmtree(web / "html")
    (web / "theirs").touch()
    assert make(copy, "html", "BUILDDIR=web").returncode == 0
    assert make(copy, "clean", "BUILDDIR=web").returncode == 0
    assert files(web) == {"theirs"}


@pytest.mark.parametrize("folder", ["BUILDDIR", "VENV"])
def test_a_folder_that_cannot_be_made_is_told(copy: Path, folder: str) -> None:
    # Not even root can make a folder inside a file.
    done = make(copy, "html", f"{folder}=Makefile/below")
    sentence, end = done.stderr.splitlines()
    assert done.returncode == 2
    assert sentence == (
        "Nothing can be written in the folder Makefile/below."
        " Name folders elsewhere, as in: make html BUILDDIR=/tmp/site VENV=/tmp/venv"
    )
    assert end.startswith("make: ***")


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """A checkout in which nothing can be written, and what a command has to begin with to find it so."""
    folder = checkout(tmp_path / "project")
    # Where the folders are there already, it takes more than mkdir to see that nothing can be written in them.
    (folder / "_build").mkdir()
    (folder / ".venv").mkdir()
    if os.geteuid():
        for path in [folder, *folder.rglob("*")]:
            path.chmod(path.stat().st_mode & ~0o222)
        yield folder, ()
        for path in [folder, *folder.rglob("*")]:
            path.chmod(path.stat().st_mode | 0o200)
        return
    # Permissions do not bind root; a mount does.
    mount = f'mount --bind "{folder}" "{folder}" && mount -o remount,ro,bind "{folder}" && cd "{folder}" && exec "$@"'
    prefix = ("unshare", "--mount", "sh", "-c", mount, "sh")
    if not shutil.which("unshare") or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root can write everywhere, and this machine does not allow a read-only mount")
    yield folder, prefix


def test_a_read_only_checkout_is_built_elsewhere(read_only: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    folder, prefix = read_only

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        call = checkouts.command(*arguments, prefix=prefix)
        return subprocess.run(
            call, cwd=folder, env=checkouts.environment(), capture_output=True, text=True, check=False
        )

    site, venv = f"BUILDDIR={tmp_path}/site", f"VENV={tmp_path}/venv"
    for arguments, what in (((), "_build"), ((site,), ".venv"), ((venv,), "_build")):
        refused = run("html", *arguments)
        assert refused.returncode == 2
        assert f"Nothing can be written in the folder {what}. Name folders elsewhere" in refused.stderr
    before = files(folder)
    done = run("html", site, venv)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "site" / "html" / "index.html").is_file()
    assert files(folder) == before


# Two runs at once.


def start(folder: Path, log: Path, *arguments: str) -> subprocess.Popen[bytes]:
    with log.open("wb") as out:
        return subprocess.Popen(
            checkouts.command(*arguments),
            cwd=folder,
            env=checkouts.environment(),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def waits(log: Path, process: subprocess.Popen[bytes], folder: str) -> Callable[[], bool]:
    def is_so() -> bool:
        text = log.read_text("utf-8")
        assert process.poll() is None, f"it did not wait:\n{text}"
        return f"Another make is at work in {folder}; this one waits until it has finished." in text

    return is_so


def test_a_second_build_waits_for_the_first(copy: Path, tmp_path: Path) -> None:
    hold, busy = copy / "_build" / "hold", copy / "_build" / "html" / "busy"
    hold.parent.mkdir()
    hold.touch()
    first = start(copy, tmp_path / "first", "html")
    wait_until(busy.exists, "the first build is at work")
    second = start(copy, tmp_path / "second", "html")
    wait_until(waits(tmp_path / "second", second, "_build"), "the second build waits")
    # Elsewhere there is nothing to wait for.
    assert make(copy, "html", "BUILDDIR=other").returncode == 0
    hold.unlink()
    assert (first.wait(30), second.wait(30)) == (0, 0)


def test_a_build_that_was_killed_leaves_no_lock(copy: Path, tmp_path: Path) -> None:
    hold, busy = copy / "_build" / "hold", copy / "_build" / "html" / "busy"
    hold.parent.mkdir()
    hold.touch()
    first = start(copy, tmp_path / "first", "html")
    wait_until(busy.exists, "the build is at work")
    os.killpg(first.pid, signal.SIGKILL)
    first.wait(30)
    assert (copy / "_build" / LOCK).exists()
    hold.unlink()
    busy.rmdir()
    done = make(copy, "html")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_build_that_is_interrupted_says_so(copy: Path, tmp_path: Path) -> None:
    hold, busy = copy / "_build" / "hold", copy / "_build" / "html" / "busy"
    hold.parent.mkdir()
    hold.touch()
    # A shell lets its jobs in the background ignore the signal, and what they start would too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    first = start(copy, tmp_path / "first", "html")
    wait_until(busy.exists, "the build is at work")
    os.killpg(first.pid, signal.SIGINT)
    assert first.wait(30) != 0
    assert (
        "make html: stopped before its end; the next build makes what is missing.\n" in (tmp_path / "first").read_text()
    )


def test_two_first_runs_make_one_environment(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "project")
    (folder / ".venv").mkdir()
    logs = [tmp_path / "first", tmp_path / "second"]
    with (folder / ".venv" / LOCK).open("w") as lock:
        # Both are held back, so that they go on at the same moment.
        fcntl.flock(lock, fcntl.LOCK_EX)
        runs = [start(folder, log, "html") for log in logs]
        for log, process in zip(logs, runs, strict=True):
            wait_until(waits(log, process, ".venv"), "both runs wait")
    assert [process.wait(300) for process in runs] == [0, 0], [log.read_text("utf-8") for log in logs]
    assert sum(log.read_text("utf-8").count("Installing") for log in logs) == 1
