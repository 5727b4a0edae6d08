"""What a folder's records leave out of a source: quotations that none quotes and paragraphs that none cites."""

from collections.abc import Iterator, Sequence

from incident_record.check.areas import reporting_clause
from incident_record.check.model import Finding, SourceReading, Use
from incident_record.problems import Code, Problem
from incident_record.source.match import ANY_STOP
from incident_record.source.view import SourceView, counted, paragraph_of

_FIRST_WORDS = 6  # of a quotation, in a message


Left = tuple[list[int], list[int]]
"""The indices of quotations, and the numbers of paragraphs."""


def uncovered(users: Sequence[tuple[Finding, Use]], reading: SourceReading) -> Left:
    """What no record of the folder uses or waives of a text.

    It is known from what the check has kept of the source, which need not be opened again where nothing is left.

    Args:
        users: who uses the text, and what of it.
    """
    used = frozenset[int]().union(*(use.quotations | use.waived for _, use in users))
    cited = frozenset[int]().union(*(use.paragraphs for _, use in users))
    # A quote that fails is reported itself; what it meant to quote is no second problem.
    failed = frozenset[int]().union(*(use.failed for _, use in users))
    quotations = [index for index, number in reading.quotations.items() if index not in used and number not in failed]
    return quotations, [number for number in range(1, reading.paragraphs + 1) if number not in cited]


def coverage_problems(view: SourceView, left: Left, finding: Finding, use: Use) -> Iterator[Problem]:
    """The problems of quotations and paragraphs that no record of the folder uses or waives.

    Args:
        left: what is left of it, from `uncovered`.
        finding: of the record in which the problems are reported.
    """
    for index in left[0]:
        first, end = view.quotations[index]
        where = f"¶{paragraph_of(view, first)}, {counted(view, first, end)} words"
        message = f"No record quotes quotation {index + 1} of `{use.source}` ({where}){_first_words(view, index)}; quote it, or waive it: `unused: [{{quotation: {index + 1}, reason: …}}]`."
        yield finding.problem(use.location, Code.UNRECORDED_QUOTATION, message, use.source)
    for number in left[1]:
        message = f"No record cites ¶{number} of `{use.source}`; record what it says, or waive it: `unused: [{{paragraph: {number}, reason: …}}]`."
        yield finding.problem(use.location, Code.UNCITED_PARAGRAPH, message, use.source)


def _first_words(view: SourceView, index: int) -> str:
    """A quotation's first words and its reporting clause; nothing of what a seal keeps closed."""
    first, end = view.quotations[index]
    words = view.words[first : min(first + _FIRST_WORDS, end)]
    # Half a beginning would seem to be all of it.
    begin = "" if None in words else " ".join(filter(None, words)).rstrip(ANY_STOP)
    more = " …" if end - first > _FIRST_WORDS else ""
    clause = reporting_clause(view, index)
    return (f": “{begin}{more}”" if begin else "") + (f", its clause ‹{clause}›" if clause else "")
