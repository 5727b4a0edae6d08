"""What a folder's records leave out of a source: quotations that none quotes and paragraphs that none cites."""

from collections.abc import Iterator, Sequence

from incident_record.check.areas import reporting_clause
from incident_record.check.model import Finding, SourceReading, Use
from incident_record.problems import Code, Problem
from incident_record.source.match import ANY_STOP
from incident_record.source.view import SourceView, counted, paragraph_of, printed_quotations

_FIRST_WORDS = 6  # of a quotation, in a message


def _covered(users: Sequence[tuple[Finding, Use]]) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Over all records: the quotations that are used or waived, and the paragraphs that failed and that are cited."""
    return (
        frozenset[int]().union(*(use.quotations | use.waived for _, use in users)),
        frozenset[int]().union(*(use.failed for _, use in users)),
        frozenset[int]().union(*(use.paragraphs for _, use in users)),
    )


def is_covered(users: Sequence[tuple[Finding, Use]], reading: SourceReading) -> bool:
    """Whether the users of a text use or waive every quotation and paragraph; what `coverage_problems` says where not.

    Args:
        users: who uses the text, and what of it.
        reading: what the check read of it.
    """
    used, failed, cited = _covered(users)
    # As `coverage_problems` decides, but from what was kept of the source, which need not be opened again for it.
    left = (number for index, number in reading.quotations.items() if index not in used)
    return failed.issuperset(left) and cited.issuperset(range(1, reading.paragraphs + 1))


def coverage_problems(
    users: Sequence[tuple[Finding, Use]], view: SourceView, finding: Finding, use: Use
) -> Iterator[Problem]:
    """Quotations and paragraphs of a text that no record of the folder uses or waives.

    Args:
        users: who uses the text, and what of it.
        view: the text.
        finding: of the record in which the problems are reported.
        use: what that record uses.
    """
    used, failed, cited = _covered(users)
    # A quote that fails is reported itself; what it meant to quote is no second problem.
    for index, (first, end) in enumerate(printed_quotations(view)):
        number = paragraph_of(view, first)
        if index not in used and number not in failed and counted(view, first, end) > 1:
            message = f"No record quotes quotation {index + 1} of `{use.source}` (¶{number}, {counted(view, first, end)} words){_shown(view, index)}; quote it, or waive it: `unused: [{{quotation: {index + 1}, reason: …}}]`."
            yield finding.problem(use.location, Code.UNRECORDED_QUOTATION, message, use.source)
    for number in range(1, len(view.paragraphs) + 1):
        if number not in cited:
            message = f"No record cites ¶{number} of `{use.source}`; record what it says, or waive it: `unused: [{{paragraph: {number}, reason: …}}]`."
            yield finding.problem(use.location, Code.UNCITED_PARAGRAPH, message, use.source)


def _shown(view: SourceView, index: int) -> str:
    """A quotation's first words and its reporting clause; nothing of what a seal keeps closed."""
    first, end = view.quotations[index]
    words = [view.word(position) for position in range(first, min(first + _FIRST_WORDS, end))]
    begin = "" if None in words else " ".join(filter(None, words)).rstrip(ANY_STOP)
    more = " …" if end - first > _FIRST_WORDS else ""
    clause = reporting_clause(view, index)
    return (f": “{begin}{more}”" if begin else "") + (f", its clause ‹{clause}›" if clause else "")
