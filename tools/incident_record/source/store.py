"""The sources of records, each opened once as long as it is in use."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from incident_record.source.lookup import SourceFiles

if TYPE_CHECKING:
    from incident_record.source.opening import OpenedSource

KEPT = 32
"""So many sources are kept open: the records of one incident, which cite the same, stand together in a folder."""


class SourceStore(SourceFiles):
    """Opens the sources of records; the arguments are those of `SourceFiles`."""

    def __init__(
        self, given: Mapping[str, Path] | None = None, *, seal_only: bool = False, texts_folder: Path | None = None
    ) -> None:
        super().__init__(given, seal_only=seal_only, texts_folder=texts_folder)
        self._opened: dict[tuple[Path, str, str], OpenedSource] = {}

    def open(self, folder: Path, stem: str, marks: str) -> "OpenedSource":
        """Read a source, or give what was read before.

        Args:
            folder: the folder of the record that cites it.
            stem: the source's `text`.
        """
        # Imported here, since a run in which nothing has changed opens no source.
        from incident_record.source.opening import open_source

        key = (folder, stem, marks)
        # Taken out and put back, so that the first of the dictionary is the one that was used longest ago.
        opened = self._opened.pop(key, None) or open_source(self, folder, stem, marks)
        # The last ones used alone: of a large archive not all can be kept.
        self._opened[key] = opened
        if len(self._opened) > KEPT:
            del self._opened[next(iter(self._opened))]
        return opened
