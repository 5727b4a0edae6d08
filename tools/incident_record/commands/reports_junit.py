"""A run's report as JUnit XML, which CI servers show as tests: each proved quote passes, each problem is a failure."""

from collections import defaultdict
from xml.etree import ElementTree

from incident_record.check.run import Report
from incident_record.problems import Problem, escape_invisible, sorted_and_capped


def render(report: Report) -> str:
    """The report as one `testsuites` element, with a `testsuite` for each file."""
    problems: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted_and_capped(report.problems):
        problems[problem.path].append(problem)
    proved = {str(finding.path): sorted(finding.proved) for finding in report.named}
    root = ElementTree.Element("testsuites", name="quote_check")
    for path in sorted({*problems, *proved}):
        _add_suite(root, path, problems[path], proved.get(path, []))
    # Some CI servers read the sums of the root alone, and others those of each suite.
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _add_suite(root: ElementTree.Element, path: str, problems: list[Problem], proved: list[str]) -> None:
    name = escape_invisible(path)
    suite = ElementTree.SubElement(root, "testsuite", name=name)
    for id_ in proved:
        ElementTree.SubElement(suite, "testcase", classname=name, name=f"quote {id_}")
    for problem in problems:
        title = f"{problem.code} in {problem.item or problem.record or 'the file'}, line {problem.line}"
        case = ElementTree.SubElement(suite, "testcase", classname=name, name=escape_invisible(title))
        message = escape_invisible(problem.message)
        ElementTree.SubElement(case, "failure", type=str(problem.code), message=message).text = str(problem)
    # A suite without a case is shown as one that has not run.
    if not proved and not problems:
        ElementTree.SubElement(suite, "testcase", classname=name, name="no problem")
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(problems)))
    suite.set("errors", "0")
