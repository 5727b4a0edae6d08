"""Which words of a text records show: what the check has to open for their quotes, names and evidence."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from incident_record.check.paths import files_of
from incident_record.check.record import check_record
from incident_record.maintain.fields import Fields, dump
from incident_record.maintain.folder import may_name
from incident_record.maintain.opened import Opened
from incident_record.record.file import read_record
from incident_record.record.load import decode_record
from incident_record.source.match import ANY_STOP
from incident_record.source.store import SourceStore
from incident_record.source.text import Span


class Openings:
    """What the check opens of one text."""

    def __init__(self, text: str, path: Path) -> None:
        self._text, self._store = text, SourceStore({text: path})

    def of_folder(self, folder: Path) -> Iterator[Span]:
        """The words that the records of a folder show; those that cannot be read are passed over."""
        for file in files_of(folder):
            content = read_record(file)
            if isinstance(content, bytes) and may_name(content, self._text):
                yield from chain(*self._opened_by(content, file)[1].values())

    def of_quotes(self, draft: Fields, opened: Opened, printed: Callable[[Span], str]) -> Iterator[Span]:
        """The words that the quotes of a draft show; a clause with which they are too many gives way to a shorter one.

        Args:
            draft: a record that the check can read; the clauses of its quotes are changed.
            opened: what is shown already.
            printed: gives the words of a stretch as the text has them.
        """
        _, stretches = self._opened_by(dump(draft))
        for quote in draft["quotes"]:
            spans = stretches[quote["id"]]
            if not opened.fits(*spans):
                quote["attribution"], spans = self._shorter(draft, quote, opened, map(printed, spans))
            opened.add(*spans)
            yield from spans

    def _shorter(
        self, draft: Fields, quote: Fields, opened: Opened, stretches: Iterable[str]
    ) -> tuple[str, list[Span]]:
        """A part of what a quote shows that proves it too, and shows few enough words; empty where there is none."""
        # All parts are quotes of one record, since a check for each would take minutes.
        parts = {f"part-{number}": part for number, part in enumerate(_parts(stretches))}
        quotes = [{**quote, "id": id_, "attribution": part} for id_, part in parts.items()]
        proved, placed = self._opened_by(dump({**draft, "quotes": quotes}))
        fitting = (id_ for id_ in parts if id_ in proved and opened.fits(*placed[id_]))
        # All that the source calls the speaker may be too long.
        return next(((parts[id_], placed[id_]) for id_ in fitting), ("", []))

    def _opened_by(
        self, content: bytes, path: Path = Path("draft.yaml")
    ) -> tuple[Container[str], Mapping[str | None, list[Span]]]:
        """Which quotes of a record are proved, and the words that each of its items shows."""
        finding = check_record(decode_record(content, path), self._store)
        stretches: dict[str | None, list[Span]] = defaultdict(list)
        use = finding.uses.get(self._text)
        for opening in use.openings if use else ():
            stretches[opening.item].append((opening.first, opening.end))
        return finding.proved, stretches


def _parts(stretches: Iterable[str]) -> list[str]:
    """Stretches and their parts without a stop behind them, the longest first."""
    rows = [stretch.split() for stretch in stretches]
    edges = ((row, first, end) for row in rows for first in range(len(row)) for end in range(first + 1, len(row) + 1))
    parts = dict.fromkeys(" ".join(row[first:end]).rstrip(ANY_STOP) for row, first, end in edges)
    return sorted(parts, key=lambda part: -part.count(" "))
