"""The clause to list: the listed one with a word or two more, or the source's own for the quotation; for failures alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from incident_record.check.areas import reporting_clause
from incident_record.check.clauses import attribute
from incident_record.check.model import Case
from incident_record.problems import Code, Problem
from incident_record.record.quoting import yaml_quoted
from incident_record.source.match import ANY_STOP, find, to_pattern
from incident_record.source.text import evidence_words
from incident_record.source.view import paragraph_bounds, paragraph_of

_MENDED = (Code.WRONG_SPEAKER, Code.ATTRIBUTION_NOT_BESIDE, Code.PRONOUN)
_PLACES = 8  # of a clause that stands in many places only the first are tried
# Words before and after, the fewest first: "said" lacks one for "Roe said", "she told" two for "she told the reporters".
_LONGER = ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (3, 0), (2, 1), (1, 2), (0, 3))


def with_better_clause(case: Case, quotations: Sequence[int], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of a quote, that of its clause with the line to paste where another clause would pass.

    Args:
        case: the quote.
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
                mended = _with_line(case, index, clause, of_clauses[0])
                return tuple(mended if problem is of_clauses[0] else problem for problem in problems)
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
            words = [word for position in stretch if (word := view.word(position)) is not None]
            if len(words) == len(stretch) == before + len(pattern) + after:
                yield " ".join(words).rstrip(ANY_STOP)


def _with_line(case: Case, index: int, clause: str, problem: Problem) -> Problem:
    line = clause_line(case, index, clause)
    return replace(problem, message=f"{problem.message} This one would pass. Paste: {line}")


def clause_line(case: Case, index: int, clause: str) -> str:
    """The line of a record with another clause in place of a listed one."""
    in_list = (*case.quote.trail, "attribution", index) in case.record.locations
    return f"{'- ' if in_list else 'attribution: '}{yaml_quoted(clause)}"
