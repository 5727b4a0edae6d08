"""A run's report: as text for people, and by name in every format; of each file at most a hundred problems."""

from collections.abc import Callable
from importlib import import_module
from itertools import groupby
from typing import Any

from incident_record.catalog.labels import many
from incident_record.check.run import Report
from incident_record.problems import Code, Problem, escape_invisible, sorted_and_capped

# Parameters of ANSI's "select graphic rendition", which every terminal knows.
_BOLD, _RED, _GREEN, _FAINT = "1", "31", "32", "2"


def as_text(report: Report, *, terminal: bool = False, colour: bool = False) -> str:
    """A line a problem, a line for each source, and a line that counts.

    Args:
        terminal: whether a person reads it at once; then each file has a heading.
        colour: whether the terminal shows colours.
    """
    # A text that has changed is the cause of much that follows.
    problems = sorted(sorted_and_capped(report.problems), key=lambda problem: problem.code is not Code.SOURCE_CHANGED)
    lines: list[str] = []
    for path, group in groupby(problems, key=lambda problem: problem.path):
        of_file = list(group)
        if terminal:
            heading = _paint(escape_invisible(path), _BOLD, colour)
            lines.append(f"{heading} ({many(len(of_file), 'problem')})")
        lines += [_line(problem, colour) for problem in of_file]
        # In a file every line is a problem or a count, for `grep` and editors.
        lines += [""] if terminal else []
    for text, mode in sorted(report.modes.items()):
        why = "" if report.sources.seal_only else ", since the text is not at hand"
        lines.append(f"{escape_invisible(text)}: read from {'the text itself' if mode == 'text' else f'its seal{why}'}")
    counts = ", ".join((many(report.records, "record"), many(report.quotes, "quote"), many(report.spans, "span")))
    total = f"{counts}: {report.proved} of {many(report.quotes, 'quote')} proved, {many(len(problems), 'problem')}"
    lines.append(_paint(total, _RED if problems else _GREEN, colour))
    return "\n".join(lines) + "\n"


def _line(problem: Problem, colour: bool) -> str:
    """A problem's line; without its colours it is the same on a terminal and in a file."""
    if not colour:
        return str(problem)
    place, _, message = str(problem).partition(f" {problem.code}: ")
    return f"{_paint(place, _FAINT, colour)} {_paint(problem.code, _RED, colour)}: {message}"


def _paint(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text


def totals(report: Report) -> dict[str, Any]:
    """What a report counts, and the mode of each text by the source's `text`, for programs."""
    counts = {name: getattr(report, name) for name in ("records", "quotes", "spans", "proved")}
    return {**counts, "mode": dict(sorted(report.modes.items()))}


def as_json(report: Report) -> str:
    """The report as one JSON object, version 1."""
    import json  # imported here, since a run in which nothing has changed starts quicker without

    problems = [problem._asdict() for problem in sorted_and_capped(report.problems)]
    content = {"version": 1, **totals(report), "problems": problems}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _as(module: str) -> Callable[[Report], str]:
    """What a module of this package renders; it is imported when it is used, since the others start quicker without."""

    def render(report: Report) -> str:
        return str(import_module(f"incident_record.commands.{module}").render(report))

    return render


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "github": _as("reports_github"),
    "sarif": _as("reports_sarif"),
    "junit": _as("reports_junit"),
}
"""The formats by name; each takes a report and gives the whole output."""
