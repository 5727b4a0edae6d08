"""Which words of a text records show already: what the check has to open for their quotes, names and evidence."""

from collections.abc import Iterator
from pathlib import Path

from incident_record.check.paths import files_of
from incident_record.check.record import check_record
from incident_record.maintain.folder import may_name
from incident_record.record.file import read_record
from incident_record.record.load import Loaded, decode_record
from incident_record.source.store import SourceStore
from incident_record.source.text import Span


def openings_of(loaded: Loaded, text: str, path: Path) -> list[Span]:
    """The words that a record shows of a text, by their positions.

    Args:
        loaded: the record.
        text: the text's name.
        path: the text.
    """
    use = check_record(loaded, SourceStore({text: path})).uses.get(text)
    return [(opening.first, opening.end) for opening in use.openings] if use else []


def openings_in(folder: Path, path: Path) -> Iterator[Span]:
    """The words that the records of a folder show of a text; those that cannot be read are passed over."""
    for file in files_of(folder):
        content = read_record(file)
        if isinstance(content, bytes) and may_name(content, path.stem):
            yield from openings_of(decode_record(content, file), path.stem, path)
