"""Small checkouts in which make runs for real: our Makefile, and a lock file of one invented package.

The package stands in for Sphinx and its server, so that a test needs no network and sees how they were called.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from tests.support.desk import ROOT
from tests.support.shared import Shared

SPHINX = """\
import sys, time
from pathlib import Path

out = Path(sys.argv[-1])
out.mkdir(parents=True, exist_ok=True)
busy = out / "busy"
busy.mkdir()  # fails while another build is at work here
while Path(out.parent, "hold").exists():
    time.sleep(0.05)
busy.rmdir()
(out / "index.html").write_text(repr(sys.argv[1:]))
"""

SERVER = "import sys; print(sys.argv[1:])\n"


_COPYING = """\
#!/bin/sh
if [ "$1 $2" = "-m venv" ]; then exec cp -a "{environment}/." "$3"; fi
exec {python} "$@"
"""

_python = sys.executable


def make_environments_by_copying(shared: Shared) -> None:
    """Let `-m venv` copy an environment that was made once for all tests, since it takes three seconds to make one."""
    global _python

    def build(folder: Path) -> None:
        venv.create(folder / "environment", with_pip=True, symlinks=True)
        script = _COPYING.format(environment=folder / "environment", python=shlex.quote(sys.executable))
        (folder / "python3").write_text(script, "utf-8")
        (folder / "python3").chmod(0o755)

    _python = str(shared.once("environment", build)[0] / "python3")


def python() -> str:
    """The Python of the tests, as `make_environments_by_copying` has it."""
    return _python


def checkout(folder: Path) -> Path:
    """A new checkout, with the package in its folder `wheels`."""
    locks = folder / "tools" / "requirements"
    locks.mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    digest = hashlib.sha256(_wheel(folder / "wheels").read_bytes()).hexdigest()
    for name in ("site", "dev"):
        (locks / f"{name}.lock").write_text(f"invented==1.0 --hash=sha256:{digest}\n", "utf-8")
    return folder


def _wheel(folder: Path) -> Path:
    folder.mkdir()
    path = folder / "invented-1.0-py3-none-any.whl"
    info = "invented-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        for name in ("sphinx", "sphinx_autobuild"):
            wheel.writestr(f"{name}/__init__.py", "")
            wheel.writestr(f"{name}/__main__.py", SPHINX if name == "sphinx" else SERVER)
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: invented\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return path


def environment(**more: str) -> dict[str, str]:
    """An environment in which pip and make know nothing but what a test tells them."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("PIP_", "MAKE", "MFLAGS", "INCIDENT_", "PYTHONPATH"))
    }
    pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "wheels"}
    return {**kept, **pip, "INCIDENT_CACHE": "", **more}


def command(*arguments: str, prefix: tuple[str, ...] = ()) -> list[str]:
    """A call of make with the Python of the tests, unless the arguments name another."""
    make = shutil.which("make")
    assert make, "make is needed to build anything here; install it"
    return [*prefix, make, f"PYTHON={_python}", *arguments]


def make(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run make in a checkout."""
    return subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
