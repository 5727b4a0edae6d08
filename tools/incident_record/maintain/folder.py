"""The files that a maintainer's command may change: the records of a folder, and the pages that name them."""

import os
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from incident_record.check.paths import PAGE, CannotRun, files_of
from incident_record.maintain.edit import Edit, YamlText, apply_edits
from incident_record.maintain.plan import Change, encoded
from incident_record.problems import Trail
from incident_record.record.file import read_record
from incident_record.record.load import decode_record
from incident_record.record.model import At, Record
from incident_record.record.yaml_events import Reader

RST = ".rst"
"""How the name of a page in reStructuredText ends, which the check does not read."""

Progress = Callable[[int, int], None]
"""Is called after each record with the number of those that are done and of all."""


class RecordFile(Struct, frozen=True, dict=True):
    """A record that can be read, with its file's content as it is.

    Args:
        content: the file's content.
    """

    record: Record
    content: bytes

    @cached_property
    def text(self) -> str:
        """The content as text, with its ends of lines."""
        return self.content.decode("utf-8-sig")

    @cached_property
    def yaml(self) -> YamlText:
        """Where the values stand in the text."""
        return YamlText(self.text)

    @cached_property
    def data(self) -> Any:
        """The record as plain data."""
        return Reader(self.record.path).read(self.text)

    @property
    def places(self) -> list[tuple[Trail, At]]:
        """Every `at` of the record, with its trail."""
        return [(trail, At.parse(value)) for trail, value in self.record.strings if trail[-1] == "at"]

    def change(self, edits: list[Edit], moved: Path | None = None) -> Change:
        """What becomes of the file."""
        return Change(self.record.path, self.content, encoded(apply_edits(self.text, edits), self.content), moved)


def read_folder(folder: Path, progress: Progress | None = None, *, naming: str = "") -> list[RecordFile]:
    """The records of a folder.

    Args:
        progress: is told how many files are done.
        naming: what all records that are asked for name, such as a text: of the others not all are read.

    Raises:
        CannotRun: there is no such folder, it has no records, or one of them has a fault; what it names is not known.
    """
    if not folder.is_dir():
        raise CannotRun(f"There is no folder {folder}; name the folder of the records with --records.")
    paths, files = files_of(folder, ()), []
    if not paths:
        raise CannotRun(f"There is no record in {folder}; name the folder of the records with --records.")
    for done, path in enumerate(paths, 1):
        content = read_record(path)
        if isinstance(content, OSError) or may_name(content, naming):
            files.append(_read(path, content))
        if progress:
            progress(done, len(paths))
    return files


def may_name(content: bytes, name: str) -> bool:
    """Whether a record may name something, by its bytes: to read all of its YAML costs a hundred times as much."""
    # YAML may write a letter as an escape, a blank as the end of a line, and an apostrophe twice.
    return " " in name or "'" in name or b"\\" in content or name.encode() in content


def _read(path: Path, content: bytes | OSError) -> RecordFile:
    loaded = decode_record(content, path)
    # An item that is missing may name what is to be renamed, and would keep the old name.
    if loaded.record is None or not loaded.record.complete or not isinstance(content, bytes):
        raise CannotRun(
            f"This record has a fault, so that it is not known what it names; mend it first. {loaded.problems[0]}"
        )
    return RecordFile(loaded.record, content)


def site_of(folder: Path) -> Path | None:
    """The folder of the site, which has the file conf.py, that a folder of records belongs to; None where there is none."""
    above = [parent for parent in (folder, *folder.resolve().parents) if (parent / "conf.py").is_file()]
    return Path(os.path.relpath(above[0])) if above else None


def pages_around(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every page of the site that a folder of records belongs to, or of that folder alone, with its content."""
    for name, folders, files in os.walk(site_of(folder) or folder):
        here = Path(name)
        folders[:] = sorted(
            child
            for child in folders
            # Not what was built, and not the packages of an environment, which have pages of their own.
            if child[0] not in "._" and child != "node_modules" and not (here / child / "pyvenv.cfg").exists()
        )
        for path in (here / file for file in sorted(files) if file.endswith((PAGE, RST)) and file[0] not in "."):
            yield path, path.read_bytes()
