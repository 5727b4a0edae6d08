"""Findings and records as bytes: an archive has thousands, and as objects each takes six times the room.

They are pickled, and unpickling runs what a pickle names; so the classes of these are all that one may name here.
"""

import io
import pickle
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from incident_record.check.paths import CannotRun

if TYPE_CHECKING:
    from incident_record.check.model import Finding

# What may be named of each module; None for every class that is defined there. They are imported when one is named.
_NAMES: dict[str, tuple[str, ...] | None] = {
    "builtins": ("frozenset",),
    Path().__class__.__module__: ("PosixPath", "WindowsPath"),
    "incident_record.check.packed": ("Counts", "Packed"),
    "incident_record.check.model": None,
    "incident_record.check.pieces": None,
    "incident_record.problems": None,
    "incident_record.record.model": None,
    "msgspec._utils": ("rebuild",),  # makes a struct whose fields are given by name, and no more
}


class Counts(NamedTuple):
    """What a report says of a record whose finding nobody asks for.

    Args:
        quotes: how many quotes it has.
        spans: how many spans those have.
        proved: how many of the quotes are proved.
        evidence: how many pieces of evidence were found.
        modes: what was read of each of its sources: the source's `text`, and `text` or `seal`.
        texts: the `text` of every source that it uses.
        complete: False if the file, or an item in it, cannot be read.
    """

    quotes: int
    spans: int
    proved: int
    evidence: int
    modes: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    complete: bool


class Packed(NamedTuple):
    """A finding as bytes, and its counts; plain data, as tuples."""

    counts: Counts
    content: bytes


def pack(finding: "Finding") -> Packed:
    """A finding as bytes."""
    modes = tuple((text, reading.mode) for text, reading in sorted(finding.readings.items()))
    numbers = finding.quotes, finding.spans, len(finding.proved), finding.evidence
    counts = Counts(*numbers, modes, tuple(finding.uses), finding.complete)
    # All of an archive's are in memory at once, and half of their bytes are repetition.
    return Packed(counts, zlib.compress(dumps(finding), 1))


def dumps(data: object) -> bytes:
    """Plain data, findings and problems as bytes."""
    # No older Python has to read it: the digest of the rules has the version, and a cache of other rules is ignored.
    return pickle.dumps(data, pickle.HIGHEST_PROTOCOL)


def loads(content: bytes | memoryview) -> Any:
    """What `dumps` has made bytes of.

    Raises:
        Exception: of any kind, for whatever else the bytes are.
    """
    return _Unpickler(io.BytesIO(content)).load()


class _Unpickler(pickle.Unpickler):
    """Loads plain data and the classes of findings, and refuses to name anything else."""

    @staticmethod
    @lru_cache(maxsize=64)
    def find_class(module: str, name: str) -> Any:
        """A class that findings are made of."""
        names = _NAMES.get(module, ())
        kind = getattr(import_module(module), name, None) if names is None or name in names else None
        # A module's names are also what it has imported, and functions.
        if getattr(kind, "__module__", None) != module or not (names or isinstance(kind, type)):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a finding")
        return kind


@lru_cache(maxsize=32)
def _unpack(content: bytes) -> "Finding":
    from incident_record.check.model import Finding  # as `_NAMES` says

    try:
        finding = loads(zlib.decompress(content))
    except Exception:  # whatever a foreign file of the cache leads to
        finding = None
    if not isinstance(finding, Finding):
        raise CannotRun("The cache of findings has something else in it; remove it, or run with --no-cache.")
    return finding


class Findings(Mapping[Path, "Finding"]):
    """The findings of a run, by their files; each is made an object of when it is asked for."""

    def __init__(self) -> None:
        self.packed: dict[Path, Packed] = {}

    def __getitem__(self, path: Path) -> "Finding":
        return _unpack(self.packed[path].content)

    def __iter__(self) -> Iterator[Path]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)
