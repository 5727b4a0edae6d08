"""What a build remembers of the last one in the same folder."""

import json
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import asdict

from incident_record.source.files import write_atomically

Entries = dict[str, list[list[str]]]
"""What a search index has of each page's index directives: text, anchor and weight."""


class Memory(Struct):
    """What the last build left in a folder.

    Args:
        pages: the digest with which each page was written; empty if the next build has to be a clean one.
        files: the files of all pages, relative to the folder; some may not be there.
        entries: what the search index has of each page's index directives, which Sphinx forgets.
    """

    pages: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    entries: Entries = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write it to a file."""
        # Not durable: a memory that is lost in a crash costs one clean build.
        write_atomically(path, json.dumps(asdict(self)).encode(), durable=False)


def load_memory(path: Path, files: Callable[[], list[str]]) -> Memory:
    """What a file has; where it cannot be read, that there are some files."""
    try:
        return Memory(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        # No digests, so that every page is built again; the files, so that those of removed records are deleted.
        return Memory(files=files())


def digest(*parts: object) -> str:
    """A digest of things by how Python prints them."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def digest_files(files: Iterable[Path], since: int) -> str:
    """The digest of files by their names and contents; empty where one has changed since a time, in nanoseconds."""
    known = [(path, path.is_file()) for path in sorted({*files})]
    if any(path.stat().st_ctime_ns >= since for path, exists in known if exists):
        return ""
    return digest([(str(path), path.read_bytes() if exists else b"") for path, exists in known])
