"""What tells whether something has changed since it was last seen: stamps of files, and digests of what pages show."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes

from incident_record.site.draw.nodes import Placeholder

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
            out.update(_told(node))
    return out.hexdigest()


def _told(node: nodes.Node) -> bytes:
    # In the order of `findall` the numbers of children tell the shape of the tree.
    if isinstance(node, nodes.Element):
        told = f"<{node.tagname} {len(node.children)} {node.attributes!r}\0"
    else:
        told = f"{node.astext()}\0"
    return told.encode("utf-8", "surrogatepass")


class Link(NamedTuple):
    """A link to a thing of ours, as a page has it before it is resolved."""

    kind: str
    target: str
    home: str
    explicit: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its own content, and what will stand there of records.

    Args:
        content: the digest of the page as it was read.
        links: its links to things of ours; of a record, without those to its own.
        placeholders: the attributes of its placeholders.
    """

    content: str
    links: tuple[Link, ...]
    placeholders: tuple[dict[str, Any], ...]


def shown(document: nodes.document, record: str | None) -> Shown | None:
    """What a page shows; None where that cannot be told without its document.

    Args:
        document: the page, as it was read.
        record: the id of the record whose page it is, if it is one.
    """
    links: set[Link] = set()
    for node in (node for child in document.children for node in child.findall()):
        if not _settled(node):
            return None
        if isinstance(node, addnodes.pending_xref):
            links.add(_link(node))
    others = tuple(
        sorted(link for link in links if record is None or link.target.partition("/")[0] != record)
    )
    placeholders = tuple(node.non_default_attributes() for node in document.findall(Placeholder))
    return Shown(digest(document.children), others, placeholders)


def drawn(roots: Iterable[nodes.Node], lead: Callable[[Link], object]) -> str | None:
    """The digest of a part of a page; None where it has nodes that may become anything.

    Args:
        roots: the part, before its links are resolved.
        lead: where a link will lead, and what it will show.
    """
    out = blake2b(digest_size=15)
    for node in (node for root in roots for node in root.findall()):
        if not _settled(node):
            return None
        if isinstance(node, addnodes.pending_xref):
            out.update(f"<link {len(node.children)} {lead(_link(node))!r}\0".encode("utf-8", "surrogatepass"))
        else:
            out.update(_told(node))
    return out.hexdigest()


def _settled(node: nodes.Node) -> bool:
    """Whether it is known what a node becomes. What is for some tags alone, say, stays so in every build."""
    if isinstance(node, addnodes.pending_xref):
        return bool(node["refdomain"] == "incident")
    return type(node).__module__ in _SETTLED or isinstance(node, addnodes.index | addnodes.only)


def _link(node: addnodes.pending_xref) -> Link:
    return Link(node["reftype"], node["reftarget"], node.get("incident_home", ""), bool(node["refexplicit"]))


_SETTLED = frozenset(("docutils.nodes", Placeholder.__module__))
"""The modules whose nodes Sphinx leaves as they are, or we fill."""
