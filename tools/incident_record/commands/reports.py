"""A run's report as text for people and as JSON for programs."""

import json
from dataclasses import asdict

from incident_record.catalog.labels import many
from incident_record.check.run import Report
from incident_record.problems import escape_invisible


def as_text(report: Report) -> str:
    """A line a problem, a line for each source, and a line that counts."""
    lines = [str(problem) for problem in report.problems]
    for text, mode in sorted(report.modes.items()):
        told = "the text itself" if mode == "text" else "its seal, since the text is not at hand"
        lines.append(f"{escape_invisible(text)}: read from {told}")
    lines.append(
        f"{many(report.records, 'record')}, {many(report.quotes, 'quote')}, {many(report.spans, 'span')}: "
        f"{report.proved} of {many(report.quotes, 'quote')} proved, {many(len(report.problems), 'problem')}"
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
        "problems": [{**asdict(problem), "code": str(problem.code)} for problem in report.problems],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": as_text, "json": as_json}
"""The formats by name; each takes a report and gives the whole output."""
