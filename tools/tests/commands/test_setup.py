"""Set-up: the list of targets, the locks, the hooks and the script of the CI."""

import os
import re
import shutil
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.support.desk import ROOT, Desk

LOCKS = ROOT / "tools" / "requirements"


def make(*arguments: str) -> str:
    command = shutil.which("make")
    assert command, "make is needed to build anything here; install it"
    # The tests are run by make, which tells a make that it starts to name the folders that it enters.
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run([command, *arguments], cwd=ROOT, env=outside, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def pinned(lock: str) -> dict[str, str]:
    text = (LOCKS / lock).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


def test_make_alone_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    listed = re.findall(r"^  make ([a-z-]+) +\S", make(), re.MULTILINE)
    assert listed == targets
    (phony,) = re.findall(r"^\.PHONY: ([a-z -]+)", makefile, re.MULTILINE)
    assert phony.split() == targets
    assert {"html", "check", "test", "test-quick", "clean", "seal"} <= set(targets)


def test_the_list_takes_one_line_for_each_target() -> None:
    lines = make().splitlines()
    assert [line for line in lines if len(line) > 80] == []
    assert [line for line in lines if not line.startswith("  make ")] == []


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


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_of_the_wheel_over_the_records(
    hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path / "incidents")
    desk.copy("ferry")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    module, function = scripts[hook["entry"]].split(":")
    run = getattr(import_module(module), function)
    assert run(hook["args"]) == 0
    (desk.folder / "ferry.yaml").write_text("id: ferry\n", "utf-8")
    assert run(hook["args"]) == 1
    # Whatever is changed: a folder of another name is an error, and not overlooked.
    assert hook["always_run"]
    assert "files" not in hook
    desk.folder.rename(tmp_path / "cases")
    assert run(hook["args"]) == 2
    assert "There is no file or folder incidents" in capsys.readouterr().err


def test_the_ci_runs_what_a_release_needs() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    bash = shutil.which("bash")
    assert bash, "bash is needed for .ci/run; install it"
    assert subprocess.run([bash, "-n", script], check=False).returncode == 0
    lines = script.read_text("utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert [line for line in lines if line.startswith("make ")] == ["make test", "make check", "make html"]
