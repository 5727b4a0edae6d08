"""The two commands: arguments, output, exit statuses, and as they come out of the wheel."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import incident
import pytest
import quote_check
import seal_source
from incident_record.record import schema
from tests.support.desk import RECORDS, ROOT, Desk


def output(capfdbinary: pytest.CaptureFixture[bytes]) -> tuple[str, str]:
    out, err = capfdbinary.readouterr()
    return out.decode(), err.decode()


def test_a_pass_is_0_and_says_what_was_read(desk: Desk, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    desk.copy("ferry")
    assert quote_check.main([str(desk.folder)]) == 0
    out, err = output(capfdbinary)
    assert out.splitlines() == [
        "ferry: read from the text itself",
        "1 record, 3 quotes, 5 spans: 3 of 3 quotes proved, 0 problems",
    ]
    assert err == ""


def test_a_problem_is_1_and_one_line(desk: Desk, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = desk.copy("ferry")
    path.write_text(path.read_text().replace("nine minutes", "ten minutes"))
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "ten minutes" in text)
    assert quote_check.main([str(path)]) == 1
    first = output(capfdbinary)[0].splitlines()[0]
    assert f"/ferry.yaml:{line}:9: quote-altered: " in first
    assert "‹ten›" in first
    assert "‹nine›" in first


def test_nothing_to_check_is_1(desk: Desk, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert quote_check.main([str(desk.folder)]) == 1
    assert ":1:1: nothing-to-check: " in output(capfdbinary)[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "There is no file or folder nowhere"),
        ([""], "A path is empty"),
        (["{folder}/sources/ferry.txt"], "is no record"),
        (["{folder}", "--text", "ferry"], "is not of the form ID=FILE"),
        (["{folder}", "--text", "ferry=nowhere.txt"], "there is no file nowhere.txt"),
        (["{folder}", "--text", "ferry={folder}/sources/ferry.txt", "--text", f"ferry={__file__}"], "is given twice"),
    ],
)
@pytest.mark.parametrize("command", [quote_check, seal_source])
def test_what_cannot_run_is_2(
    desk: Desk, capfdbinary: pytest.CaptureFixture[bytes], command: object, arguments: list[str], message: str
) -> None:
    desk.copy("ferry")
    status = command.main([argument.format(folder=desk.folder) for argument in arguments])  # type: ignore[attr-defined]
    out, err = output(capfdbinary)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--unknown"], ["--text"]])
def test_bad_usage_is_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        quote_check.main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_json_has_the_agreed_shape(
    desk: Desk, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.copy("ferry")
    path.write_text(path.read_text().replace("nine minutes", "ten minutes"))
    monkeypatch.chdir(desk.folder.parent)
    assert quote_check.main(["records", "--format", "json"]) == 1
    report = json.loads(output(capfdbinary)[0])
    problem = report["problems"][0]
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "ten minutes" in text)
    assert {key: value for key, value in report.items() if key != "problems"} == {
        "version": 1,
        "records": 1,
        "quotes": 3,
        "spans": 5,
        "proved": 2,
        "mode": {"ferry": "text"},
    }
    assert len(report["problems"]) == 1
    assert problem.pop("message")
    assert problem == {
        "path": "records/ferry.yaml",
        "line": line,
        "column": 9,
        "code": "quote-altered",
        "record": "ferry",
        "item": "everyone-off",
    }


def test_text_and_seal_only(desk: Desk, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    desk.copy("ferry")
    text = (desk.sources / "ferry.txt").rename(tmp_path / "elsewhere.txt")
    assert quote_check.main([str(desk.folder)]) == 1
    assert "no-source" in output(capfdbinary)[0]
    assert seal_source.main([str(desk.folder)]) == 1
    assert "no-source" in output(capfdbinary)[0]
    assert seal_source.main([str(desk.folder), "--text", f"ferry={text}"]) == 0
    assert "ferry.seal.json: sealed, digest " in output(capfdbinary)[0]
    assert quote_check.main([str(desk.folder)]) == 0
    assert "read from its seal" in output(capfdbinary)[0]
    assert seal_source.main([str(desk.folder)]) == 1
    assert "nothing was sealed" in output(capfdbinary)[0]
    text.write_text(text.read_text().replace("Lowmark", "Highmark"))
    assert quote_check.main([str(desk.folder), "--text", f"ferry={text}"]) == 1
    assert "source-changed" in output(capfdbinary)[0]
    assert quote_check.main([str(desk.folder), "--text", f"ferry={text}", "--seal-only"]) == 0


def test_the_default_is_the_folder_of_records(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    desk.folder.rename(bare / "incidents")
    Desk(bare / "incidents").copy("ferry")
    monkeypatch.chdir(bare)
    assert quote_check.main([]) == 0
    output(capfdbinary)
    # From any other folder the records of this checkout are checked, whichever they are, and that is said.
    monkeypatch.chdir(tmp_path)
    quote_check.main(["--seal-only"])
    out, err = output(capfdbinary)
    assert re.search(rf"^{len(RECORDS)} records?, ", out, re.MULTILINE)
    assert err == f"There is no folder incidents here, so the records are those of {ROOT / 'incidents'}.\n"
    quote_check.main(["bare"])
    assert output(capfdbinary)[1] == ""


@pytest.mark.parametrize(
    ("main", "arguments"),
    [
        (incident.main, ["new", "boat.txt", "--id", "2031-05-04-boat", "--yes"]),
        (incident.main, ["update", "boat.txt", "--yes"]),
        (incident.main, ["rename", "a", "b", "--yes"]),
        (seal_source.main, []),
        (quote_check.main, ["--fix", "--yes"]),
    ],
)
def test_what_writes_never_takes_the_records_of_the_checkout(
    main: Callable[[list[str]], int],
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    (tmp_path / "boat.txt").write_text("The boat left the pier.\n")
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in (ROOT / "incidents").rglob("*.*") if path.is_file()}
    assert main(arguments) == 2
    assert re.search("There is no (file or )?folder incidents; ", output(capfdbinary)[1])
    assert {path: path.read_bytes() for path in (ROOT / "incidents").rglob("*.*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["boat.txt"]


def test_the_check_imports_neither_sphinx_nor_docutils(desk: Desk) -> None:
    desk.copy("ferry")
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'tools')!r}); import incident, quote_check, seal_source; "
        f"status = quote_check.main([{str(desk.folder)!r}]); "
        "print([name for name in sys.modules if name.split('.')[0] in ('sphinx', 'docutils', 'myst_parser')]); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=desk.folder, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (0, "[]", "")


def test_output_is_utf_8_whatever_the_terminal(desk: Desk) -> None:
    path = desk.copy("ferry")
    path.write_text(path.read_text().replace("nine minutes", "ten minutes"))
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "quote_check.py"), str(path)],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "‹ten›" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("command", ["quote_check", "seal_source", "incident"])
def test_a_command_can_be_started_as_a_module(tmp_path: Path, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"incident_record.commands.{command}", "--nonsense"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "tools")},
        check=False,
    )
    assert done.returncode == 2
    assert f"usage: {command}" in done.stderr


@pytest.mark.build
def test_the_wheel_has_all_commands_and_the_schema(desk: Desk, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
        names = archive.namelist()
        entries = next(archive.read(name).decode() for name in names if name.endswith("entry_points.txt"))
    assert json.loads((installed / "incident_record" / "record" / "schema.json").read_text("utf-8")) == schema.schema()
    assert not [name for name in names if "tests" in name]
    desk.copy("ferry")
    folder = str(desk.folder)
    for command_name, module, arguments in (
        ("quote-check", "quote_check", [folder]),
        ("seal-source", "seal_source", [folder]),
        ("incident", "incident", ["rename", "iva-dorn", "captain", "--records", folder, "--yes"]),
    ):
        assert f"{command_name} = {module}:main" in entries
        code = f"import sys; sys.path.insert(0, {str(installed)!r}); import {module}; assert 'installed' in {module}.__file__; sys.exit({module}.main({arguments!r}))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_why_a_seal_is_read_is_said_only_where_that_is_so(
    desk: Desk, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk.copy("ferry")
    assert seal_source.main([str(desk.folder)]) == 0
    output(capfdbinary)
    assert quote_check.main([str(desk.folder), "--seal-only"]) == 0
    assert output(capfdbinary)[0].splitlines()[0] == "ferry: read from its seal"
    (desk.sources / "ferry.txt").unlink()
    assert quote_check.main([str(desk.folder)]) == 0
    assert output(capfdbinary)[0].splitlines()[0] == "ferry: read from its seal, since the text is not at hand"
