"""Every good record passes, and every bad one raises exactly the problems that it states.

A bad fixture states a problem at the end of the line where it is raised, `#! code`, twice where it is
raised twice; or, where a comment cannot stand there, in a line of its own: `#! 5 code`.
"""

import re
import shutil
from pathlib import Path

import pytest
from incident_record.problems import Code
from incident_record.source import seal as seals
from incident_record.source.text import canonicalize
from tests.support.desk import FIXTURES, Desk

GOOD = sorted((FIXTURES / "good").glob("*.yaml"))
BAD = sorted((FIXTURES / "bad").glob("*.yaml"))
_STATED = re.compile(r"#! (?:(?P<line>\d+) )?(?P<codes>[a-z -]+)$")
# These need more than one file, a file of another name, or many lines; test_folder.py raises them.
_ELSEWHERE = {Code.TRUNCATED, Code.NOT_A_RECORD}


def stated(path: Path) -> list[tuple[int, str]]:
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if match := _STATED.search(line):
            found += [(int(match["line"] or number), code) for code in match["codes"].split()]
    return sorted(found)


def prepare(desk: Desk) -> None:
    """The texts, and sources that are wrong in one way each."""
    for path in (FIXTURES / "texts").glob("*.txt"):
        shutil.copy(path, desk.sources)
    ferry = (FIXTURES / "texts" / "ferry.txt").read_text("utf-8")
    sealed = seals.make_seal(canonicalize(ferry)).dump()
    desk.text("unclear", ferry.replace("\n\n", "\n"))
    (desk.sources / "latin-1.txt").write_bytes("café".encode("latin-1"))
    desk.text("changed", ferry.replace("nine", "ten"))
    (desk.sources / "changed.seal.json").write_text(sealed)
    (desk.sources / "damaged.seal.json").write_text(sealed.replace('"words": ', '"words": 1', 1))
    (desk.sources / "other-rules.seal.json").write_text(reruled(sealed))
    desk.text("outdated", ferry)
    (desk.sources / "outdated.seal.json").write_text(sealed)


def reruled(sealed: str) -> str:
    """A seal that claims other rules, with a checksum that fits."""
    changed = sealed.replace('"rules": "2"', '"rules": "0"', 1)
    assert changed != sealed
    return rechecked(changed)


def rechecked(sealed: str) -> str:
    """A seal whose checksum is made to fit what it says."""
    import json

    body = json.loads(sealed)
    return sealed.replace(body["checksum"], seals.checksum_of(body))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
@pytest.mark.parametrize("mode", ["text", "seal"])
def test_a_good_record_passes(desk: Desk, path: Path, mode: str) -> None:
    desk.copy(path.stem)
    if mode == "seal":
        assert not desk.seal().problems
    report = desk.check(seal_only=mode == "seal")
    assert [str(problem) for problem in report.problems] == []
    assert report.proved == report.quotes > 0
    assert set(report.modes.values()) == {mode}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_record_raises_what_it_states(desk: Desk, path: Path) -> None:
    prepare(desk)
    shutil.copy(path, desk.folder)
    report = desk.check()
    assert stated(path), "a bad fixture must state a problem"
    raised = sorted((problem.line, str(problem.code)) for problem in report.problems)
    assert raised == stated(path), "\n".join(map(str, report.problems))
    # A message is a sentence; the line to paste comes after it.
    sentences = [problem.message.split(" Paste: ")[0] for problem in report.problems]
    assert all(sentence.endswith((".", "?")) for sentence in sentences)


def test_every_code_has_a_bad_record() -> None:
    raised = {code for path in BAD for _, code in stated(path)}
    assert {str(code) for code in set(Code) - _ELSEWHERE} == raised


def test_every_code_says_what_it_means_and_how_to_mend_it() -> None:
    for code in Code:
        assert code.meaning.endswith(".")
        assert code.mend.endswith(".")
        assert code.__doc__ == f"{code.meaning} {code.mend}"
