"""What tells whether something has changed since it was last seen: stamps of files, and digests of what pages show."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from docutils import nodes
from sphinx import addnodes

from incident_record.nodes import Placeholder

Stamp = tuple[int, ...] | None
"""The state of a file: when it and its entry changed, its size and its inode; None where it is not there."""

_TICK = 20_000_000
"""Nanoseconds within which two changes of a file may bear the same time."""


class Stamps:
    """The stamps of files, each taken once a build: what is read later is never older than its stamp says."""

    def __init__(self) -> None:
        self._since = time.time_ns() - _TICK
        self._taken: dict[str, Stamp] = {}

    def of(self, path: str | os.PathLike[str]) -> Stamp:
        """The stamp of a file.

        Args:
            path: the file; an absolute path, if the stamp is to be compared in another build.
        """
        path = os.fspath(path)
        if path not in self._taken:
            self._taken[path] = self._take(path)
        return self._taken[path]

    def _take(self, path: str) -> Stamp:
        try:
            found = os.stat(path)  # noqa: PTH116 - it runs for every file of an archive in every build
        except OSError:
            return None
        if found.st_ctime_ns > self._since:
            # It may change again without another time, or has changed since it was read: it equals no later stamp.
            return (self._since,)
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def digest(roots: Iterable[nodes.Node], *more: object) -> str:
    """A digest of nodes with their attributes and text, and of anything else that has a stable `repr`."""
    out = blake2b(repr(more).encode(), digest_size=15)
    for root in roots:
        for node in root.findall():
            # In this order the numbers of children tell the shape of the tree.
            if isinstance(node, nodes.Element):
                told = f"<{node.tagname} {len(node.children)} {node.attributes!r}\0"
            else:
                told = f"{node.astext()}\0"
            out.update(told.encode("utf-8", "surrogatepass"))
    return out.hexdigest()


@dataclass(frozen=True, order=True, slots=True)
class Link:
    """A link to a thing of ours, as a page has it before it is resolved."""

    kind: str
    target: str
    home: str
    explicit: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of a record shows: its own content, and what will stand there of other records.

    Args:
        content: the digest of the page as it was read.
        placeholders: the attributes of its placeholders.
        links: its links to what is not the record's own.
    """

    content: str
    placeholders: tuple[dict[str, Any], ...]
    links: tuple[Link, ...]


def shown(document: nodes.document, record: str) -> Shown | None:
    """What the page of a record shows; None where it has links whose targets are not known here.

    Args:
        document: the page, as it was read.
        record: the record's id.
    """
    links = links_in([document])
    if links is None:
        return None
    return Shown(
        digest(document.children),
        tuple(node.non_default_attributes() for node in document.findall(Placeholder)),
        tuple(link for link in links if link.target.partition("/")[0] != record),
    )


def links_in(roots: Iterable[nodes.Node]) -> list[Link] | None:
    """The links to things of ours, each once and in order; None where there are others."""
    found = [node for root in roots for node in root.findall(addnodes.pending_xref)]
    if any(node["refdomain"] != "incident" for node in found):
        return None
    return sorted(
        {
            Link(node["reftype"], node["reftarget"], node.get("incident_home", ""), bool(node["refexplicit"]))
            for node in found
        }
    )
