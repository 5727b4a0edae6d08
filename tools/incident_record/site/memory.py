"""What the pages in one folder show: kept from build to build beside the environment, which several folders may share."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from sphinx.builders import Builder


@dataclass(frozen=True)
class Memory:
    """What builds have left in a folder.

    Args:
        born: the environment and settings; what pages show under others cannot be compared.
        state: of what all pages were made in the last build; empty if it was interrupted.
        pages: what each page shows, as `contents.State`; without those of which nobody knows.
        files: the files of all pages, relative to the folder; some may not be there.
        toctrees: how the theme draws the toctree on pages, as options in JSON.
        everywhere: what is on all pages, as a digest.
        entries: text, anchor and weight of the entries that the search takes from each page's index directives.
    """

    born: str = ""
    state: str = ""
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    toctrees: list[str] = field(default_factory=list)
    everywhere: str = ""
    entries: dict[str, list[list[str]]] = field(default_factory=dict)


def load(builder: Builder) -> Memory | None:
    """The memory of a builder's folder, if there is one."""
    try:
        found = Memory(**json.loads(_path(builder).read_text("utf-8")))
        return replace(found, pages={page: tuple(shown) for page, shown in found.pages.items()})
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def save(builder: Builder, memory: Memory) -> None:
    """Write the memory of a builder's folder, whole or not at all."""
    path = _path(builder)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(asdict(memory)), "utf-8")
    temporary.replace(path)


def _path(builder: Builder) -> Path:
    folder = blake2b(str(builder.outdir).encode("utf-8", "surrogateescape"), digest_size=9).hexdigest()
    return Path(builder.doctreedir) / f"incident-{builder.name}-{folder}.json"
