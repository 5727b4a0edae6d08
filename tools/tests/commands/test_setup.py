"""Installation: the Makefile's promises, and the locks."""

import re
import shutil
import subprocess

import pytest
from tests.support.desk import ROOT

LOCKS = ROOT / "tools" / "requirements"


def make(*arguments: str) -> str:
    command = shutil.which("make")
    assert command, "make is needed to build anything here; install it"
    done = subprocess.run([command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def pinned(lock: str) -> dict[str, str]:
    text = (LOCKS / lock).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


def test_make_alone_lists_every_target() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    listed = re.findall(r"^  make ([a-z-]+) +\S", make(), re.MULTILINE)
    assert listed == targets
    assert {"html", "check", "test", "test-quick", "clean", "seal"} <= set(targets)


@pytest.mark.skipif(
    not (ROOT / ".venv" / ".site").exists(), reason="the site's environment is not made by make"
)
def test_only_a_changed_lock_installs_again() -> None:
    assert "pip install" not in make("--dry-run", "html")
    assert "pip install" in make("--dry-run", "-W", "tools/requirements/site.lock", "html")


@pytest.mark.parametrize("lock", ["site.lock", "dev.lock"])
def test_everything_that_is_installed_is_pinned_with_hashes(lock: str) -> None:
    text = (LOCKS / lock).read_text("utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pinned(lock)) > 20
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_the_tests_run_on_what_the_site_runs_on() -> None:
    site, dev = pinned("site.lock"), pinned("dev.lock")
    assert {name: dev.get(name) for name in site} == site
    assert "pytest" in dev
    assert "pytest" not in site
