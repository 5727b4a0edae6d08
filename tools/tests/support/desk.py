"""A folder of records over invented articles, as the tests work with it."""

import shutil
from pathlib import Path

from incident_record.check.run import Report, check
from incident_record.check.sealing import Sealing, seal

ROOT = Path(__file__).resolve().parents[3]
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
RECORDS = sorted((ROOT / "incidents").glob("*.yaml"))
"""The records of this repository, whichever they are now; there may be none."""


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
        return check([self.folder], seal_only=seal_only)

    def seal(self) -> Sealing:
        return seal([self.folder])

    def copy(self, fixture: str) -> Path:
        """A good fixture with its text."""
        shutil.copy(FIXTURES / "texts" / f"{fixture}.txt", self.sources)
        return Path(shutil.copy(FIXTURES / "good" / f"{fixture}.yaml", self.folder))
