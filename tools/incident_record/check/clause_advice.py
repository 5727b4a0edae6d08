"""The clause to list, for failures alone: a longer one or the source's own where one fails, a shorter one where evidence shows too much."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from incident_record.check.areas import reporting_clause
from incident_record.check.clauses import attribute
from incident_record.check.model import Case, Finding, Opening, RecordSources, open_sources
from incident_record.check.quote import prove_quote
from incident_record.problems import Code, Problem
from incident_record.record.load import load_record
from incident_record.record.quoting import yaml_quoted
from incident_record.source.match import ANY_STOP, find, to_pattern
from incident_record.source.store import SourceStore
from incident_record.source.text import evidence_words
from incident_record.source.view import SourceView, paragraph_bounds, paragraph_of

_MENDED = (Code.WRONG_SPEAKER, Code.ATTRIBUTION_NOT_BESIDE, Code.PRONOUN)
_PLACES = 8  # of a clause that stands in many places only the first are tried
# Words before and after, the fewest first: "said" lacks one for "Roe said", "she told" two for "she told the reporters".
_LONGER = ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (3, 0), (2, 1), (1, 2), (0, 3))


def with_better_clause(case: Case, quotations: Sequence[int], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of a quote, that of its clause with the line to paste where another clause would pass.

    Args:
        quotations: the indices of the quotations that its spans are from.
        problems: all that is wrong with it.
    """
    of_clauses = [problem for problem in problems if problem.code in _MENDED]
    for index in range(len(case.quote.attribution)) if of_clauses else ():
        own = [clause for quotation in quotations if (clause := reporting_clause(case.view, quotation))]
        for clause in dict.fromkeys((*_longer(case, quotations, case.quote.attribution[index]), *own)):
            listed = (*case.quote.attribution[:index], clause, *case.quote.attribution[index + 1 :])
            # Only a clause with which the check passes is offered.
            if not attribute(replace(case, quote=replace(case.quote, attribution=listed)), quotations)[0]:
                line = f"This one would pass. Paste: {_line(case, index, clause)}"
                advised = of_clauses[0]._replace(message=f"{of_clauses[0].message} {line}")
                return tuple(advised if problem is of_clauses[0] else problem for problem in problems)
    return tuple(problems)


def _longer(case: Case, quotations: Sequence[int], clause: str) -> Iterator[str]:
    """The words of a clause with those beside it, wherever it stands in the paragraphs of the quotations."""
    view, pattern = case.view, to_pattern(evidence_words(clause, case.marks), ANY_STOP)
    edges = (view.quotations[quotations[0]][0], view.quotations[quotations[-1]][1] - 1)
    first, end = (paragraph_bounds(view, paragraph_of(view, edge)) for edge in edges)
    places = find(view, pattern, first[0], end[1])[:_PLACES] if pattern else []
    for before, after in _LONGER:
        for at in places:
            stretch = range(max(at - before, first[0]), min(at + len(pattern) + after, end[1]))
            words = [word for position in stretch if (word := view.words[position]) is not None]
            if len(words) == len(stretch) == before + len(pattern) + after:
                yield " ".join(words).rstrip(ANY_STOP)


def _line(case: Case, index: int, clause: str) -> str:
    """The line of a record with another clause in place of a listed one."""
    in_list = (*case.quote.trail, "attribution", index) in case.record.locations
    return f"{'- ' if in_list else 'attribution: '}{yaml_quoted(clause)}"


class ShorterClauses:
    """Offers shorter clauses for the quotes of a folder's records.

    Args:
        store: where their sources are found.
    """

    def __init__(self, store: SourceStore) -> None:
        self._store = store
        # One record may have many such quotes.
        self._sources = cache(self._open)

    def _open(self, path: Path) -> RecordSources | None:
        record = load_record(path).record
        return open_sources(record, self._store) if record else None

    def offer(self, finding: Finding, opening: Opening, view: SourceView) -> str | None:
        """The line to paste in place of a clause; None for other evidence, and where no shorter clause passes.

        Args:
            finding: of the record.
            opening: what it shows.
        """
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
                return _line(case, index, clause)
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
