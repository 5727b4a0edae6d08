"""Keeps findings between runs, by the digest of everything that decides them.

A finding depends on the record's file, on its texts and seals, on the schema and on the code of the check. Where all
of these have the digests that they had, the record is not checked again; and a text is not compared again with its
seal, which costs as much as a guess does. The cache saves work and decides nothing: a file of it that is damaged,
foreign or made by other code is ignored.
"""

import hashlib
import os
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from incident_record.check.packed import Packed, dumps, loads, pack
from incident_record.problems import Problem
from incident_record.record import file as record_file
from incident_record.source.files import read_file, write_atomically
from incident_record.source.lookup import Match, SourceFiles, SourceName

if TYPE_CHECKING:
    from incident_record.check.model import Finding
    from incident_record.record.model import Record

CACHE_VARIABLE = "INCIDENT_CACHE"
"""The environment variable that names the folder of the cache; set but empty, it turns the cache off."""

# After so many days without use the findings of a folder are removed.
_KEPT_DAYS = 30

_PACKAGE = Path(__file__).resolve().parents[1]
# No finding rests on what is not named here: exports, pages and commands.
_DECIDING = ("problems.py", "languages", "record", "source", "check")


def cache_folder() -> Path | None:
    """The folder of the cache: `INCIDENT_CACHE`, else the user's folder of caches (XDG Base Directory); None for none."""
    named = os.environ.get(CACHE_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    try:
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:  # there is no home folder
        return None
    return Path(home, "incident-record")


def rules_digest() -> str:
    """The digest of the schema, and of the code and the tables of characters that decide a finding."""
    digest = hashlib.blake2b(_code_digest(), digest_size=16)
    digest.update(record_file.schema_path().read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _code_digest() -> bytes:
    # Python's own tables decide what a letter, a space or a small letter is.
    digest = hashlib.sha256(f"{sys.version_info[:3]} {unicodedata.unidata_version}".encode())
    folders: dict[str, str] = {}
    for name in _DECIDING:
        for path in sorted(_files_of(os.path.join(_PACKAGE, name))):  # noqa: PTH118 - ten times as quick as with paths
            digest.update(read_file(path, known=folders))
    return digest.digest()


def _files_of(path: str) -> Iterator[str]:
    """The code and the words of languages at a path or in it."""
    if path.endswith((".py", ".txt")):
        yield path
    elif os.path.isdir(path):  # noqa: PTH112 - as above
        with os.scandir(path) as entries:
            for entry in entries:
                yield from _files_of(entry.path)


Kept = tuple[tuple[str, ...], str, Packed]
"""The `text` of each source of a record, the digest of all that its finding rests on, and the finding."""

Together = tuple[str, tuple[Problem, ...]]
"""The digest of all that the problems of a folder rest on, and these problems."""

_Content = tuple[dict[str, Kept], dict[SourceName, Match], Together]
_Stored = tuple[str, dict[str, Kept], tuple[tuple[SourceName, Match], ...], Together]
_NOTHING: Together = ("", ())


class FindingCache:
    """The findings of the records of one folder.

    Args:
        enabled: False to keep nothing and to find nothing.
    """

    def __init__(self, folder: Path, store: SourceFiles, *, enabled: bool) -> None:
        self._folder, self._store = folder, store
        where = cache_folder() if enabled else None
        # It takes a tenth of a short run, and only tells kept findings from those of other rules.
        self.rules = rules_digest() if where else ""
        # Also by the folder as it was named, since the problems that are kept name their files so.
        name = _digest(str(folder.resolve()), str(folder), *store.lookup)
        self.file = where / f"{name}.findings" if where else None
        self._old = self._load()
        self._new: dict[str, Kept] = {}
        self._together = _NOTHING
        store.matches.update(self._old[1])

    def find(self, record: str) -> tuple[str, Packed] | None:
        """The finding of a record that was checked before, and the digest of all that it rests on.

        Args:
            record: the digest of the record's file and name.
        """
        kept = self._old[0].get(record)
        if kept is None or self._inputs_digest(record, kept[0]) != kept[1]:
            return None
        self._new[record] = kept
        return kept[1:]

    def keep(self, record: str, finding: "Finding") -> tuple[str, Packed]:
        """Keep a finding; gives it with the digest of all that it rests on."""
        stems = tuple(sorted(finding.uses))
        kept = stems, self._inputs_digest(record, stems), pack(finding)
        if self.file is not None:
            self._new[record] = kept
        return kept[1:]

    def together(self, inputs: Iterable[str], compute: Callable[[], Iterable[Problem]]) -> tuple[Problem, ...]:
        """The problems of the folder, which are computed only where something has changed.

        Args:
            inputs: the digests of all that they rest on.
            compute: gives them.
        """
        key = _digest(*inputs)
        self._together = self._old[2] if self._old[2][0] == key else (key, tuple(compute()))
        return self._together[1]

    def save(self) -> None:
        """Write the findings of this run. Where that fails, the next run takes longer, and nothing else is lost."""
        matches = {name: match for name, match in self._store.matches.items() if name[0] == str(self._folder)}
        made = self._new, matches, self._together
        if self.file is None or made == self._old:
            return
        write(self.file, (self.rules, self._new, [*matches.items()], self._together))

    def _inputs_digest(self, record: str, stems: Iterable[str]) -> str:
        return _digest(self.rules, record, *(self._store.inputs(self._folder, stem) for stem in stems))

    def _load(self) -> _Content:
        try:
            rules, kept, matches, together = read(self.file, _Stored)
            return (kept, dict(matches), together) if rules == self.rules else ({}, {}, _NOTHING)
        except Exception:  # whatever a foreign file leads to, the records are checked without it
            return {}, {}, _NOTHING


class RecordCache:
    """The compact records of one folder, for a build: to read YAML costs ten times as much.

    Args:
        findings: the cache of their findings, beside which they are kept.
    """

    def __init__(self, findings: FindingCache) -> None:
        self._file, self._rules = findings.file and findings.file.with_suffix(".records"), findings.rules
        self._old, self._new = self._load(), dict[str, "Record"]()

    def find(self, key: str) -> "Record | None":
        """A record that was read before, by the digest of its file and name."""
        if record := self._old.get(key):
            self._new[key] = record
        return record

    def keep(self, key: str, record: "Record") -> None:
        """Keep a record."""
        self._new[key] = record

    def save(self) -> None:
        """Write the records of this run, if they are others than before."""
        if self._file is not None and self._new.keys() != self._old.keys():
            write(self._file, (self._rules, self._new))

    def _load(self) -> "dict[str, Record]":
        from incident_record.record.model import Record  # for builds alone

        try:
            rules, records = read(self._file, tuple[str, dict[str, Record]])
            return records if rules == self._rules else {}
        except Exception:  # as above
            return {}


def read(file: Path | None, kind: Any) -> Any:
    """What a file of the cache has.

    Args:
        kind: what it is to have.

    Raises:
        Exception: of any kind, where there is none or it is not what `write` has written.
    """
    data = memoryview(file.read_bytes() if file else b"")
    if hashlib.blake2b(data[64:]).digest() != data[:64]:
        raise ValueError("the file is damaged")
    return loads(data[64:], kind)


def write(file: Path, data: object) -> None:
    """Write a file of the cache, and remove what nobody has used for long. Where that fails, nothing is lost."""
    content = dumps(data)
    try:
        write_atomically(file, hashlib.blake2b(content).digest() + content)
        for path in (*file.parent.glob("*.findings"), *file.parent.glob("*.records")):
            if path.stat().st_mtime < time.time() - _KEPT_DAYS * 86_400:
                path.unlink()
    except OSError:
        pass


def _digest(*parts: object) -> str:
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
