"""A run's report as annotations of GitHub Actions: its workflow commands, and the report as text for the log."""

import hashlib
import os
from pathlib import Path

from incident_record.check.run import Report
from incident_record.commands.reports import as_text
from incident_record.problems import Problem, escape_invisible, sorted_and_capped

DISPLAYED = 10
"""How many annotations of one kind GitHub shows for a step; it drops the others in silence."""


def render(report: Report) -> str:
    """An annotation for each problem, then the whole report as text for the log."""
    text = as_text(report)
    problems = sorted_and_capped(report.problems)
    lines = [_annotation(problem) for problem in problems]
    # A record's words stand in the text, and must not be able to give a command: what no text can contain, its own
    # digest, is the word that ends the pause.
    token = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    lines += [f"::stop-commands::{token}", text.rstrip("\n")]
    if len(problems) > DISPLAYED:
        rest = len(problems) - DISPLAYED
        lines.append(
            f"GitHub shows the first {DISPLAYED} annotations of a step; the other {rest} are in this log alone."
        )
    lines.append(f"::{token}::")
    return "\n".join(lines) + "\n"


def repository_path(path: str) -> str:
    """A file's path from the top of the repository, where GitHub Actions names one; else as it is."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    top = Path(workspace) if workspace else Path.cwd()
    try:
        return (Path.cwd() / path).resolve().relative_to(top.resolve()).as_posix()
    except (ValueError, OSError):
        return Path(path).as_posix()


def _annotation(problem: Problem) -> str:
    values = {
        "file": repository_path(problem.path),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": str(problem.code),
    }
    properties = ",".join(f"{name}={_escape(value, ':,')}" for name, value in values.items())
    return f"::error {properties}::{_escape(escape_invisible(problem.message))}"


def _escape(value: str, more: str = "") -> str:
    """A value in a workflow command: what would end it is written as a percent sign and a hexadecimal number."""
    return "".join(f"%{ord(c):02X}" if c in "%\r\n" + more else c for c in value)
