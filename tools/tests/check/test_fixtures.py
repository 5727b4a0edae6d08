"""Every good record passes, and every bad one raises exactly the problems that it states.

A bad fixture states a problem at the end of the line where it is raised, `#! code`, twice where it is
raised twice; or, where a comment cannot stand there, in a line of its own: `#! 5 code`.
"""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from incident_record.problems import Code
from incident_record.source import seal as seals
from incident_record.source.text import RULES, canonicalize
from tests.support.desk import FIXTURES, ROOT, Desk

GOOD = sorted((FIXTURES / "good").glob("*.yaml"))
BAD = sorted((FIXTURES / "bad").glob("*.yaml"))
_STATED = re.compile(r"#! (?:(?P<line>\d+) )?(?P<codes>[a-z -]+)$")
EXAMPLES = ROOT / "tools" / "incident_record" / "site" / "draw" / "problem_examples.yaml"
"""What the page on problems shows: for each code a change of the bad record of that name that mends it."""
# These need more than one file, a file of another name, or many lines; test_folder.py raises them.
_ELSEWHERE = {Code.TRUNCATED, Code.NOT_A_RECORD}


def stated(path: Path) -> list[tuple[int, str]]:
    expected = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if match := _STATED.search(line):
            expected += [(int(match["line"] or number), code) for code in match["codes"].split()]
    return sorted(expected)


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
    changed = sealed.replace(f'"rules": "{RULES}"', '"rules": "0"', 1)
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


@pytest.mark.parametrize(("code", "example"), yaml.safe_load(EXAMPLES.read_text("utf-8")).items())
def test_each_example_of_the_page_on_problems_mends_its_problem(desk: Desk, code: str, example: str) -> None:
    prepare(desk)
    record = desk.folder / f"{code}.yaml"
    if code == Code.NOT_A_RECORD:
        record = Path(shutil.copy(FIXTURES / "good" / "ferry.yaml", desk.folder / "ferry.yml"))
    else:
        record.write_text(re.sub(r" *#! .*", "", (FIXTURES / "bad" / record.name).read_text("utf-8")), "utf-8")
    before = {str(problem) for problem in desk.check().problems if problem.code == code}
    assert before
    added = mend(desk, record, example)
    report = desk.check()
    after = {str(problem) for problem in report.problems if problem.code == code}
    assert len(after) < len(before)
    # Where the record has no other fault by design, none is left; what the example adds has none in any case.
    assert not [str(problem) for problem in report.problems if problem.line in added]


def mend(desk: Desk, record: Path, example: str) -> set[int]:
    """Do what an example shows; the numbers of the lines of the record that it adds."""
    if example.startswith("$ "):
        for command, *arguments in (line[2:].split() for line in example.splitlines()):
            places = [desk.folder / argument.removeprefix("incidents/") for argument in arguments]
            if command == "make":
                assert not [str(problem) for problem in desk.seal().problems]
            elif command == "rm":
                places[0].unlink()
            elif command == "git":  # the committed seal
                places[-1].write_bytes((desk.sources / "outdated.seal.json").read_bytes())
            else:
                assert command == "mv"
                places[0].rename(places[1])
        return set()
    lines = example.splitlines(keepends=True)
    assert {line[0] for line in lines} <= set(" +-")
    old, new = ("".join(line[1:] for line in lines if line[0] != other) for other in "+-")
    target = next(
        path for path in (record, *desk.sources.glob("unclear.txt")) if path.read_text("utf-8").count(old) == 1
    )
    content = target.read_text("utf-8")
    target.write_text(content.replace(old, new), "utf-8")
    first = content[: content.index(old)].count("\n") + 1
    kept = [line for line in lines if line[0] != "-"]
    return {first + at for at, line in enumerate(kept) if line[0] == "+" and target == record}


def test_every_problem_but_the_last_of_too_many_has_an_example() -> None:
    assert set(yaml.safe_load(EXAMPLES.read_text("utf-8"))) == set(map(str, Code)) - {"truncated"}


def test_every_code_says_what_it_means_and_how_to_mend_it() -> None:
    for code in Code:
        assert code.meaning.endswith(".")
        assert code.mend.endswith(".")
        assert code.__doc__ == f"{code.meaning} {code.mend}"
