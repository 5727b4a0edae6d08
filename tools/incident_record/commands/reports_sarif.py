"""A run's report as SARIF 2.1.0, the format of code scanning (OASIS: Static Analysis Results Interchange Format)."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from incident_record.check.run import Report
from incident_record.commands.reports import totals
from incident_record.commands.reports_github import repository_path
from incident_record.problems import Code, Problem, escape_invisible, sorted_and_capped

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# How many results code scanning takes in one run; it shows 5,000 of them.
_RESULTS = 25_000


def render(report: Report) -> str:
    """The report as one SARIF log with one run."""
    problems = sorted_and_capped(report.problems)
    listed = problems[:_RESULTS]
    run = {
        "tool": {"driver": {"name": "quote_check", **_version(), "rules": [_rule(code) for code in Code]}},
        "invocations": [{"executionSuccessful": True, **_left_out(len(problems) - len(listed))}],
        # Columns count characters, as those of Python's strings do.
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The top of the repository."}}},
        "results": list(_results(listed)),
        "properties": totals(report),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _version() -> dict[str, str]:
    try:
        return {"version": version("incident-record")}
    except PackageNotFoundError:  # in a checkout the package need not be installed
        return {}


def _left_out(count: int) -> dict[str, Any]:
    if count <= 0:
        return {}
    message = f"{count} more problems are not listed, since code scanning takes {_RESULTS} results of a run."
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": message}}]}


def _rule(code: Code) -> dict[str, Any]:
    # A name that says no more than the id is to be left out (the OASIS text, 3.49.7).
    name = {"name": code.title().replace("-", "")} if "-" in code else {}
    return {
        "id": str(code),
        **name,
        # Code scanning cuts each at 1,024 characters.
        "shortDescription": {"text": code.meaning.partition(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": code.meaning},
        "help": {"text": code.mend, "markdown": code.mend},
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["incident-record"]},
    }


def _results(problems: Sequence[Problem]) -> Iterator[dict[str, Any]]:
    indices = {code: index for index, code in enumerate(Code)}
    seen: Counter[str] = Counter()
    for problem in problems:
        # Lines are left out, so that an alert stays the same one when something is added above it.
        identity = "\n".join((problem.code, problem.record or "", problem.item or "", problem.message))
        fingerprint = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        same = f"{problem.path}\n{fingerprint}"
        seen[same] += 1
        yield {
            "ruleId": str(problem.code),
            "ruleIndex": indices[problem.code],
            "level": "error",
            # In a SARIF message `[…](…)` is a link.
            "message": {"text": escape_invisible(problem.message).replace("](", "] (")},
            "locations": [_location(problem)],
            # Two alike in one file are told apart by their number, as GitHub's own fingerprints are.
            "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint}:{seen[same]}"},
        }


def _location(problem: Problem) -> dict[str, Any]:
    uri = quote(repository_path(problem.path).encode("utf-8", "surrogateescape"))
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": "SRCROOT"},
            "region": {"startLine": problem.line, "startColumn": problem.column},
        }
    }
