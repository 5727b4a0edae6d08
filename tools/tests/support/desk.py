"""A folder of records over invented articles, as the tests work with it."""

import shutil
import subprocess
import sys
from pathlib import Path

from incident_record.check import run as runs
from incident_record.check import sealing
from incident_record.check.run import Report
from incident_record.check.sealing import Sealing

ROOT = Path(__file__).resolve().parents[3]
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
REAL = "cnn-2021-body-cam-video"
"""The `text` of the real records."""


def build_real_site(folder: Path) -> Path:
    """Build this repository's site without a warning; returns the folder of its pages."""
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "-n",
        "-d",
        str(folder / "trees"),
        ".",
        str(folder / "site"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


class Desk:
    """A folder of records with its sources, and the check over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources = folder / "sources"
        self.sources.mkdir(parents=True, exist_ok=True)

    def text(self, stem: str, content: str) -> Path:
        path = self.sources / f"{stem}.txt"
        path.write_text(content, "utf-8")
        return path

    def record(self, stem: str, content: str) -> Path:
        path = self.folder / f"{stem}.yaml"
        path.write_text(content, "utf-8")
        return path

    def check(self, *, seal_only: bool = False) -> Report:
        return runs.check([self.folder], seal_only=seal_only)

    def seal(self) -> Sealing:
        return sealing.seal([self.folder])

    def copy(self, fixture: str) -> Path:
        """A good fixture with its text."""
        shutil.copy(FIXTURES / "texts" / f"{fixture}.txt", self.sources)
        return Path(shutil.copy(FIXTURES / "good" / f"{fixture}.yaml", self.folder))
