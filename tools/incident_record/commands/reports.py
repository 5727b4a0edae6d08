"""A run's report as text for people and as JSON for programs; of each file at most a hundred problems."""

import json
from dataclasses import asdict

from incident_record.catalog.labels import many
from incident_record.check.run import Report
from incident_record.problems import escape_invisible, sorted_and_capped


def as_text(report: Report) -> str:
    """A line a problem, a line for each source, and a line that counts."""
    problems = sorted_and_capped(report.problems)
    lines = [str(problem) for problem in problems]
    for text, mode in sorted(report.modes.items()):
        what = "the text itself" if mode == "text" else "its seal, since the text is not at hand"
        lines.append(f"{escape_invisible(text)}: read from {what}")
    counts = ", ".join((many(report.records, "record"), many(report.quotes, "quote"), many(report.spans, "span")))
    lines.append(
        f"{counts}: {report.proved} of {many(report.quotes, 'quote')} proved, {many(len(problems), 'problem')}"
    )
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """The report as one JSON object, version 1."""
    content = {
        "version": 1,
        "records": report.records,
        "quotes": report.quotes,
        "spans": report.spans,
        "proved": report.proved,
        "mode": dict(sorted(report.modes.items())),
        "problems": [{**asdict(problem), "code": str(problem.code)} for problem in sorted_and_capped(report.problems)],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": as_text, "json": as_json}
"""The formats by name; each takes a report and gives the whole output."""
