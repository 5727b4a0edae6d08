"""Writes the output of every command into the guides, as it is now: PYTHONPATH=tools python -m tests.site.write_guides."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.site.test_guides import ALONE, GUIDES, blocks, follow
from tests.support.desk import ROOT


def rewrite(page: Path, folder: Path) -> None:
    """Follow a page in a folder, and put each command's output below it."""
    content = page.read_text("utf-8")
    for block in blocks(page):
        if block.kind != "console":
            follow(block, folder, str)
            continue
        commands = [line for line in block.body.splitlines() if line.startswith("$ ")]
        content = content.replace(block.body, "".join(f"{each}\n{output(each[2:], folder)}" for each in commands), 1)
    page.write_text(content, "utf-8")


def output(command: str, folder: Path) -> str:
    """What a command prints."""
    here = command.replace(".venv/bin/python tools/", f"{sys.executable} {ROOT}/tools/")
    done = subprocess.run(here, shell=True, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S602
    return done.stdout + done.stderr


if __name__ == "__main__":
    for pages in (GUIDES, *([page] for page in ALONE)):
        with tempfile.TemporaryDirectory() as name:
            shutil.copy(ROOT / ".gitignore", name)
            (Path(name) / "conf.py").touch()
            subprocess.run(["git", "init", "--quiet"], cwd=name, check=True)  # noqa: S607
            for page in pages:
                rewrite(page, Path(name))
