"""The README: every block of it is followed, and its lists name all that there is."""

import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from unittest.mock import Mock

import incident_record
import pytest
from bs4 import BeautifulSoup
from tests.commands import checkouts
from tests.support.desk import ROOT, Desk
from tests.support.shared import Shared
from tests.support.sites import spans_of

README = (ROOT / "README.md").read_text("utf-8")
_BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)

START, QUOTE, COMMANDS = "# Incident record", "## Add a quote", "## The commands"
SETUP, ELSEWHERE = "## When the set-up is not the usual one", "## Use it in another project"
RECORD = "2031-05-04-ferry"
FILES = {
    "python": "conf.py",
    "rst": "index.rst",
    "yaml": f"incidents/{RECORD}.yaml",
    "text": "incidents/sources/ferry.txt",
}
"""Where the blocks of the example go, by what they are in."""
DIRECTIVES = re.findall(r"^\| `(incident-\w+)` \|", README, re.MULTILINE)


@pytest.fixture
def copied_environments(shared: Shared) -> None:
    checkouts.make_environments_by_copying(shared)


def blocks(heading: str) -> list[tuple[str, str]]:
    """The blocks under a heading: what each is in, and what it says."""
    section = README[README.index(f"{heading}\n") + len(heading) :]
    blocks_ = _BLOCK.findall(re.split(r"^## ", section, flags=re.MULTILINE)[0])
    assert blocks_
    return blocks_


def example(kind: str) -> str:
    (body,) = [body for each, body in blocks(ELSEWHERE) if each == kind]
    return body


def follow(script: str, folder: Path, tmp_path: Path, **more: str) -> str:
    """Run a block in a folder, with the Python of the tests in place of the reader's; returns what it prints."""
    programs = tmp_path / "programs"
    programs.mkdir(exist_ok=True)
    python = programs / "python3"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(checkouts.python())} "$@"\n', "utf-8")
    python.chmod(0o755)
    path = os.pathsep.join([more.pop("PATH", ""), str(programs), os.environ["PATH"]])
    done = subprocess.run(
        ["/bin/sh", "-ec", script],
        cwd=folder,
        env=checkouts.environment(**more, PATH=path),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_every_block_is_followed_here() -> None:
    counted = sum(len(blocks(heading)) for heading in (START, QUOTE, COMMANDS, SETUP, ELSEWHERE))
    fences = re.findall(r"^ *(?:```|~~~)", README, re.MULTILINE)
    assert len(fences) == 2 * counted
    # A block that is only indented would go unseen.
    outside = _BLOCK.sub("", README)
    assert re.findall(r"^ {4,}\S.*", outside, re.MULTILINE) == []


@pytest.mark.build
@pytest.mark.usefixtures("copied_environments")
def test_the_first_two_commands(tmp_path: Path) -> None:
    ((_, script),) = blocks(START)
    html, test = script.splitlines()
    folder = checkouts.checkout(tmp_path / "project")
    follow(html, folder, tmp_path)
    assert "open _build/html/index.html" in html
    assert (folder / "_build" / "html" / "index.html").is_file()
    assert "-m pytest" in follow(f"{test.partition('#')[0]} --dry-run", folder, tmp_path)


def test_the_quote_that_is_added_is_proved(desk: Desk) -> None:
    ((_, quote),) = blocks(QUOTE)
    desk.text("ferry", f"{example('text')}\n“The pumps held all night,” Dorn said.\n")
    desk.record(RECORD, example("yaml"))
    assert {str(problem.code) for problem in desk.check().problems} == {"unrecorded-quotation", "uncited-paragraph"}
    desk.record(RECORD, example("yaml") + quote)
    assert not desk.check().problems


@pytest.mark.long
def test_the_commands_run_as_they_stand(tmp_path: Path) -> None:
    ((_, script),) = blocks(COMMANDS)
    desk = Desk(tmp_path / "incidents")
    desk.text("ferry", example("text"))
    desk.record(RECORD, example("yaml"))
    assert not desk.seal().problems
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "tools").symlink_to(ROOT / "tools")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(tmp_path / "programs")
    follow("cp programs/python3 programs/python", tmp_path, tmp_path)
    complete, with_pages, sealed, programs, seal = (follow(line, tmp_path, tmp_path) for line in script.splitlines())
    assert "ferry: read from the text itself" in complete
    assert "1 of 1 quote proved, 0 problems" in with_pages
    assert "ferry: read from its seal" in sealed
    assert json.loads(programs)["problems"] == []
    assert "ferry.seal.json: up to date" in seal


@pytest.mark.build
@pytest.mark.usefixtures("copied_environments")
def test_the_set_ups_that_are_not_usual(tmp_path: Path) -> None:
    (_, folders), (_, offline) = blocks(SETUP)
    folder = checkouts.checkout(tmp_path / "project")
    html, clean = folders.replace("/tmp/", f"{tmp_path}/elsewhere/").splitlines()  # noqa: S108 - the README's folder
    follow(html, folder, tmp_path)
    assert (tmp_path / "elsewhere" / "site" / "html" / "index.html").is_file()
    follow(clean, folder, tmp_path)
    assert not (tmp_path / "elsewhere" / "site").exists()
    assert not (folder / ".venv").exists()
    # Where there is a network, the packages come from an index; a folder stands in for it.
    (folder / "wheels").rename(folder / "index")
    follow(offline, folder, tmp_path, PIP_FIND_LINKS="index")
    assert len(list((folder / "wheels").iterdir())) == 1
    assert (folder / "_build" / "html" / "index.html").is_file()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Another project that has followed the README, and the folder that the wheel is installed in."""
    top = tmp_path_factory.mktemp("elsewhere")
    ours, theirs, installed = top / "incident-record", top / "theirs", top / "installed"
    theirs.mkdir()
    names = ("README.md", "LICENSE", "pyproject.toml", "incidents/schema.json", "tools/incident_record")
    for name in (*names, "tools/quote_check.py", "tools/seal_source.py"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (ours / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, ours / name)
    # What the wheel needs is there already, and so pip needs no network.
    pip = {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "false", "PIP_FIND_LINKS": ""}
    scripts = [body for kind, body in blocks(ELSEWHERE) if kind == "sh"]
    follow(scripts[0], ours, top, **pip)
    follow(scripts[1], theirs, top, **pip, PIP_TARGET=str(installed))
    seen = {"PYTHONPATH": str(installed), "PATH": str(installed / "bin")}
    rest = iter(scripts[2:])
    for kind, body in blocks(ELSEWHERE)[2:]:
        if kind == "sh":
            follow(next(rest), theirs, top, **seen)
        else:
            (theirs / FILES[kind]).write_text(body, "utf-8")
    page = "\n".join(f".. {name}::\n" for name in DIRECTIVES)
    (theirs / "all.rst").write_text(f":orphan:\n\nAll\n===\n\n{page}", "utf-8")
    follow(scripts[-1], theirs, top, **seen)
    return theirs, installed


@pytest.mark.build
def test_the_example_works_in_another_project(elsewhere: tuple[Path, Path]) -> None:
    theirs, installed = elsewhere
    html = theirs / "_build" / "html"
    page = BeautifulSoup((html / "incidents" / f"{RECORD}.html").read_text("utf-8"), "html.parser")
    assert "We got everyone off, and nobody panicked" in spans_of(page)
    home = BeautifulSoup((html / "index.html").read_text("utf-8"), "html.parser")
    assert home.select(f'a[href="incidents/{RECORD}.html#everyone-off"]')
    assert (theirs / "incidents" / "sources" / "ferry.seal.json").is_file()
    schema = (theirs / "incidents" / "schema.json").read_text("utf-8")
    assert json.loads(schema) == json.loads((ROOT / "incidents" / "schema.json").read_text("utf-8"))
    assert (installed / "incident_record").is_dir()


@pytest.mark.build
def test_every_directive_draws_something(elsewhere: tuple[Path, Path]) -> None:
    page = (elsewhere[0] / "_build" / "html" / "all.html").read_text("utf-8")
    text = BeautifulSoup(page, "html.parser").get_text(" ", strip=True)
    for expected in ("Iva Dorn", "nobody panicked", "harbor office", "Lowmark Gazette", "quote-altered", "attribution"):
        assert expected in text


def test_every_directive_and_every_setting_is_listed() -> None:
    app = Mock()
    incident_record.setup(app)
    assert set(DIRECTIVES) == {call.args[0] for call in app.add_directive.call_args_list}
    settings = dict(re.findall(r"^- `(incident_\w+)(?: = (.+?))?`: ", README, re.MULTILINE))
    defaults = (call.args[:2] for call in app.add_config_value.call_args_list)
    assert settings == {name: "" if callable(value) else as_printed(value) for name, value in defaults}


def as_printed(default: bool | str) -> str:
    return repr(default).replace("'", '"')


def test_every_role_is_named() -> None:
    app = Mock()
    incident_record.setup(app)
    ((domain,),) = (call.args for call in app.add_domain.call_args_list)
    assert set(re.findall(r"`:incident:(\w+):`", README)) == set(domain.roles)


def test_files_that_are_named_exist() -> None:
    named = set(re.findall(r"tools/tests/\S+\.py", README))
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []
