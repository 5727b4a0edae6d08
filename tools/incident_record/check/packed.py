"""Findings and records as bytes: an archive has thousands, and as objects each takes six times the room."""

import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from incident_record.check.paths import CannotRun

if TYPE_CHECKING:
    from incident_record.check.model import Finding

# What `dumps` writes begins an object or a list in JSON; MessagePack begins a number so, and no data here is a number.
_OF_JSON = (b"{", b"[")


class Counts(Struct, frozen=True, array_like=True):
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


class Packed(Struct, frozen=True, array_like=True):
    """A finding as bytes, and its counts."""

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
    """Plain data, findings and records as bytes."""
    try:
        return msgspec.msgpack.encode(data, enc_hook=str)
    except UnicodeEncodeError:
        import json  # rare, as the next line says

        # A file's name may hold bytes that are no UTF-8, and no other form has a place for what Python makes of them.
        return json.dumps(msgspec.to_builtins(data, enc_hook=str, str_keys=True)).encode()


def loads(content: bytes | memoryview, kind: Any) -> Any:
    """What `dumps` has made bytes of.

    Args:
        kind: what they are to be.

    Raises:
        Exception: of any kind, where they are something else.
    """
    if bytes(content[:1]) in _OF_JSON:
        import json

        data = json.loads(bytes(content))
        return msgspec.convert(data, kind, str_keys=True, dec_hook=_as_path)
    return _decoder(kind).decode(content)


@lru_cache(maxsize=8)
def _decoder(kind: Any) -> Any:
    return msgspec.msgpack.Decoder(kind, dec_hook=_as_path)


def _as_path(kind: type, value: str) -> Path:
    return Path(value)  # all else that they hold is plain


def unpack(packed: Packed) -> "Finding":
    """A finding.

    Raises:
        CannotRun: the bytes are something else.
    """
    return _unpack(packed.content)


@lru_cache(maxsize=32)
def _unpack(content: bytes) -> "Finding":
    from incident_record.check.model import Finding  # a run in which nothing has changed starts quicker without

    try:
        finding: Finding = loads(zlib.decompress(content), Finding)
        return finding
    except Exception as error:  # whatever a foreign file of the cache leads to
        raise CannotRun("The cache of findings has something else in it; remove it, or run with --no-cache.") from error


class Findings(Mapping[Path, "Finding"]):
    """The findings of a run, by their files; each is made an object of when it is asked for."""

    def __init__(self) -> None:
        self.packed: dict[Path, Packed] = {}

    def __getitem__(self, path: Path) -> "Finding":
        return unpack(self.packed[path])

    def __iter__(self) -> Iterator[Path]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)
