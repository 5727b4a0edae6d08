"""The reports for other programs, and what only a person at a terminal sees."""

import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from incident_record.check.packed import Findings
from incident_record.check.run import Report
from incident_record.commands import reports_sarif
from incident_record.commands.reports import FORMATS, as_text
from incident_record.commands.terminal import Progress, shows_colours
from incident_record.problems import Code, Problem
from incident_record.source.store import SourceStore
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog
from tests.support.desk import Desk


def report(*problems: Problem) -> Report:
    return Report((), Findings(), problems, SourceStore(), {}, {})


def problem(message: str = "No.", path: str = "records/a.yaml", line: int = 3, item: str | None = "i") -> Problem:
    return Problem(path, line, 9, Code.QUOTE_ALTERED, message, "a", item)


@pytest.fixture
def broken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Report:
    """The report on a record with three quotes, one of which is altered; the working folder is above the records."""
    path = desk.copy("ferry")
    path.write_text(path.read_text().replace("nine minutes", "ten minutes"))
    monkeypatch.chdir(desk.folder.parent)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return desk.check()


def test_github_has_an_annotation_for_each_problem(broken: Report) -> None:
    first, *_ = FORMATS["github"](broken).splitlines()
    (reported,) = broken.problems
    start = f"::error file=records/ferry.yaml,line={reported.line},col=9,title=quote-altered::"
    assert first == start + reported.message


def test_a_workflow_command_ends_only_where_it_should(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    bad = problem("100% of\n::error::it", path="a,b:c%.yaml")
    assert FORMATS["github"](report(bad)).splitlines()[0] == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=9,title=quote-altered::100%25 of ::error::it"
    )


def test_no_line_of_the_text_is_a_command() -> None:
    lines = FORMATS["github"](report(problem(path="::warning::x.yaml"))).splitlines()
    stop = next(at for at, line in enumerate(lines) if line.startswith("::stop-commands::"))
    token = lines[stop].removeprefix("::stop-commands::")
    assert [line[:9] for line in lines[:stop]] == ["::error f"]
    # Whatever comes between is text, and the token is nothing that a record could foresee.
    assert lines[stop + 1].startswith("::warning::x.yaml:3:9: ")
    assert lines[-1] == f"::{token}::"
    assert token not in "".join(lines[stop + 1 : -1])


@pytest.mark.parametrize(("count", "said"), [(10, False), (11, True)])
def test_github_says_what_it_does_not_show(count: int, said: bool) -> None:
    output = FORMATS["github"](report(*(problem(line=line) for line in range(1, count + 1))))
    assert output.count("::error ") == count
    assert ("GitHub shows the first 10 annotations of a step; the other 1 are in this log alone." in output) is said


def test_paths_begin_at_the_top_of_the_repository(broken: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    top = Path.cwd()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(top.parent))
    assert FORMATS["github"](broken).startswith(f"::error file={top.name}/records/ferry.yaml,")
    log = json.loads(FORMATS["sarif"](broken))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == f"{top.name}/records/ferry.yaml"


def test_sarif_is_valid_and_names_the_rule(broken: Report) -> None:
    log = json.loads(FORMATS["sarif"](broken))
    SarifLog.model_validate(log)
    (run,) = log["runs"]
    (result,) = run["results"]
    (reported,) = broken.problems
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "quote-altered"
    assert rule["help"]["text"] == Code.QUOTE_ALTERED.mend
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [str(code) for code in Code]
    assert all(rule.get("name", "").lower() != rule["id"] for rule in run["tool"]["driver"]["rules"])
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": reported.line, "startColumn": reported.column}
    assert run["properties"] == {"records": 1, "quotes": 3, "spans": 5, "proved": 2, "mode": {"ferry": "text"}}


def test_the_model_of_sarif_refuses_what_sarif_does_not_know(broken: Report) -> None:
    log = json.loads(FORMATS["sarif"](broken))
    log["runs"][0]["results"][0]["line"] = 3
    with pytest.raises(ValueError, match="Extra inputs"):
        SarifLog.model_validate(log)


def fingerprints(*problems: Problem) -> list[str]:
    results = json.loads(FORMATS["sarif"](report(*problems)))["runs"][0]["results"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]


def test_a_fingerprint_outlives_lines_that_are_added_above() -> None:
    assert fingerprints(problem(line=3)) == fingerprints(problem(line=30))
    assert fingerprints(problem(item="other")) != fingerprints(problem())
    both = fingerprints(problem(line=3), problem(line=30))
    assert [fingerprint.partition(":")[2] for fingerprint in both] == ["1", "2"]


def test_sarif_stays_within_what_code_scanning_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports_sarif, "_RESULTS", 2)
    (run,) = json.loads(FORMATS["sarif"](report(*(problem(line=line) for line in range(1, 6)))))["runs"]
    assert len(run["results"]) == 2
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("3 more problems are not listed")
    rules = run["tool"]["driver"]["rules"]
    assert max(len(rule["properties"]["tags"]) for rule in rules) <= 10
    texts = [rule[name]["text"] for rule in rules for name in ("shortDescription", "fullDescription")]
    assert max(map(len, texts)) <= 1024
    assert all(re.fullmatch(r"[A-Z‹`].+\.", text) for text in texts)


def test_no_message_is_a_link_in_sarif(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    log = json.loads(FORMATS["sarif"](report(problem("See [here](https://x.example).", path="a b#é.yaml"))))
    (result,) = log["runs"][0]["results"]
    assert result["message"]["text"] == "See [here] (https://x.example)."
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b%23%C3%A9.yaml"


def test_junit_has_a_test_for_each_proved_quote_and_each_problem(broken: Report) -> None:
    root = ElementTree.fromstring(FORMATS["junit"](broken))  # noqa: S314 - it was written here
    assert root.attrib == {"name": "quote_check", "tests": "3", "failures": "1", "errors": "0"}
    (suite,) = root
    assert suite.attrib == {"name": "records/ferry.yaml", "tests": "3", "failures": "1", "errors": "0"}
    failing = [case for case in suite if len(case)]
    assert len(failing) == 1
    (failure,) = failing[0]
    (reported,) = broken.problems
    assert failure.attrib == {"type": "quote-altered", "message": reported.message}
    assert failure.text == str(reported)
    assert sorted(case.attrib["name"] for case in suite if not len(case)) == [
        f"quote {id_}" for id_ in sorted(broken.named[0].proved)
    ]


def test_junit_survives_what_xml_cannot_hold() -> None:
    output = FORMATS["junit"](report(problem("a\x00b\ud800 <&> \ufffe", path="b\x1b.yaml", item="x\x00")))
    output.encode()
    (failure,) = ElementTree.fromstring(output).iter("failure")  # noqa: S314 - it was written here
    assert failure.attrib["message"] == "a b\\ud800 <&> \\ufffe"


def test_a_terminal_has_a_heading_for_each_file_and_colours() -> None:
    two = report(problem(), problem("Nor.", line=5), problem(path="records/b.yaml"))
    plain, grouped = as_text(two).splitlines(), as_text(two, terminal=True).splitlines()
    assert [line for line in grouped if line not in plain] == [
        "records/a.yaml (2 problems)",
        "",
        "records/b.yaml (1 problem)",
        "",
    ]
    coloured = as_text(two, terminal=True, colour=True)
    assert "\x1b[31mquote-altered\x1b[0m" in coloured
    without = coloured
    for style in ("0", "1", "2", "31", "32"):
        without = without.replace(f"\x1b[{style}m", "")
    assert without.splitlines() == grouped


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert shows_colours(Terminal())
    assert not shows_colours(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not shows_colours(Terminal())
    monkeypatch.setenv("NO_COLOR", "")
    assert shows_colours(Terminal())
    monkeypatch.setenv("TERM", "dumb")
    assert not shows_colours(Terminal())


def test_progress_is_drawn_on_a_terminal_when_a_run_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    for stream, colored in ((Terminal(), True), (io.StringIO(), False)):
        now = 0.0
        with Progress(stream, "records checked") as progress:
            progress(1, 3)
            assert stream.getvalue() == ""
            now = 2.0
            progress(2, 3)
            assert stream.getvalue() == ("\r2 of 3 records checked" if colored else "")
        # The line is covered when the run ends.
        assert stream.getvalue().endswith("\r" + " " * 22 + "\r") is colored


def test_progress_never_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.monotonic", iter((0.0, 2.0, 2.0)).__next__)
    monkeypatch.setenv("COLUMNS", "12")
    with Progress(stream := Terminal(), "records checked") as progress:
        progress(2, 3)
    assert stream.getvalue() == "\r2 of 3 reco\r" + " " * 11 + "\r"


def test_the_check_says_how_far_it_is(desk: Desk) -> None:
    from incident_record.check.run import check

    desk.copy("ferry")
    desk.copy("kiosk")
    calls: list[tuple[int, int]] = []
    check([desk.folder], progress=lambda done, total: calls.append((done, total)))
    assert calls == [(1, 2), (2, 2)]
