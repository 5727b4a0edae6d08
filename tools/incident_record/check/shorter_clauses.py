"""A shorter clause to list where the evidence of a folder's records shows too much of their source; for failures alone."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from incident_record.check.advice import clause_line
from incident_record.check.model import Case, Finding, Opening, RecordSources, open_sources
from incident_record.check.quote import prove_quote
from incident_record.record.load import load_record
from incident_record.source.match import ANY_STOP
from incident_record.source.store import SourceStore
from incident_record.source.view import SourceView


class ShorterClauses:
    """Offers shorter clauses for the quotes of a folder's records."""

    def __init__(self, store: SourceStore) -> None:
        self._store = store
        # One record may have many such quotes.
        self._sources = cache(self._open)

    def _open(self, path: Path) -> RecordSources | None:
        record = load_record(path).record
        return open_sources(record, self._store) if record else None

    def offer(self, finding: Finding, opening: Opening, view: SourceView) -> str | None:
        """The line to paste in place of a clause; None for other evidence, and where no shorter clause passes."""
        # Of a quote that fails anyway a shorter clause would mend nothing.
        sources = self._sources(finding.path) if opening.item in finding.proved else None
        quotes = sources.record.quotes if sources else ()
        quote = next((quote for quote in quotes if quote.id == opening.item), None)
        case = sources.case(quote) if sources and quote else None
        index = None if case is None else _listed_as(case, opening)
        if case is None or index is None:
            return None
        before = case.quote.attribution
        for clause in _parts(view, opening):
            listed = (*before[:index], clause, *before[index + 1 :])
            if not prove_quote(replace(case, quote=replace(case.quote, attribution=listed))).problems:
                return clause_line(case, index, clause)
        return None


def _listed_as(case: Case, opening: Opening) -> int | None:
    """Which clause of a quote some words are."""
    # A finding knows the place of a clause alone, since it holds no record.
    trail = (*case.quote.trail, "attribution")
    if case.record.location_of(trail) == opening.location:
        return 0
    indices = range(len(case.quote.attribution))
    return next((i for i in indices if case.record.location_of((*trail, i)) == opening.location), None)


def _parts(view: SourceView, opening: Opening) -> Iterator[str]:
    """The parts of a clause, the shortest first; a single word shows little, so it comes last."""
    size = opening.end - opening.first
    for length in (*range(2, size), *range(1, min(size, 2))):
        for first in range(opening.first, opening.end - length + 1):
            words = [word for position in range(first, first + length) if (word := view.words[position]) is not None]
            if len(words) == length:
                yield " ".join(words).rstrip(ANY_STOP)
