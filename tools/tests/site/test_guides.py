"""The maintainers' guides: their blocks are written, their commands run, and the output is what stands there."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import incident
import pytest
import quote_check
import seal_source
import yaml
from incident_record.record.fields import groups
from incident_record.record.schema import schema
from tests.support.desk import ROOT

GUIDES = [ROOT / "docs" / "maintainers" / name for name in ("add-a-record.md", "edit-a-record.md", "draft-a-record.md")]
"""In the order in which a reader follows them: each begins where the one before ends."""
ALONE = [ROOT / "docs" / "maintainers" / name for name in ("several-sources.md", "other-sources.md")]
"""Each begins with nothing."""
SHEET = ROOT / "docs" / "maintainers" / "cheat-sheet.md"
RECORD = "practice/2031-11-04-lowen-library.yaml"
COMMANDS = {
    "tools/incident.py": incident.main,
    "tools/quote_check.py": quote_check.main,
    "tools/seal_source.py": seal_source.main,
}
PROGRAMS = ("git", "mv", "rm")

_BLOCK = re.compile(
    r"^```\{code-block\} (?P<kind>\w+)\n(?::caption: (?P<file>\S+)\n)?\n?(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)

Output = Callable[[str], str]
"""What a command prints, by the command as a page shows it."""


@dataclass(frozen=True)
class Block:
    """One block of a page: `text` and `yaml` are added to a file, `diff` changes it, `console` is run."""

    place: str
    kind: str
    file: str | None
    body: str


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(f"{page.name}:{line}", match["kind"], match["file"], match["body"])


def follow(block: Block, folder: Path, output: Output) -> None:
    """Do what a block says; a console's output must be the block itself."""
    if block.kind == "console":
        commands = [line for line in block.body.splitlines() if line.startswith("$ ")]
        assert commands, block.place
        assert "".join(f"{each}\n{output(each[2:])}" for each in commands) == block.body, block.place
        return
    assert block.file, block.place
    path = folder / block.file
    if block.kind == "diff":
        path.write_text(changed(path.read_text("utf-8"), block), "utf-8")
        return
    assert block.kind in ("text", "yaml"), block.place
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(block.body)


def changed(content: str, block: Block) -> str:
    """A file's content with a diff applied, whose old lines must stand there once."""
    lines = block.body.splitlines(keepends=True)
    assert {line[0] for line in lines} <= set(" +-"), block.place
    old, new = ("".join(line[1:] for line in lines if line[0] != other) for other in "+-")
    assert content.count(old) == 1, block.place
    return content.replace(old, new)


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Output:
    """Runs commands in a new repository that overlooks the files that this one does, and has a site as this one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "conf.py").touch()
    shutil.copy(ROOT / ".gitignore", tmp_path)

    def run(command: str) -> str:
        program, *arguments = shlex.split(command)
        if program == ".venv/bin/python":
            COMMANDS[arguments[0]](arguments[1:])
            out, err = capfdbinary.readouterr()
            return (out + err).decode("utf-8")
        assert program in PROGRAMS, command
        done = subprocess.run([program, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    run("git init --quiet")
    return run


@pytest.mark.long
def test_the_guides_do_what_they_show(tmp_path: Path, output: Output) -> None:
    consoles = 0
    for page in GUIDES:
        for block in blocks(page):
            follow(block, tmp_path, output)
            consoles += block.kind == "console"
    assert consoles > 10


@pytest.mark.long
@pytest.mark.parametrize("page", ALONE, ids=lambda page: page.stem)
def test_a_guide_that_stands_alone_does_what_it_shows(page: Path, tmp_path: Path, output: Output) -> None:
    for block in blocks(page):
        follow(block, tmp_path, output)


def test_the_cheat_sheet_names_commands_and_fields_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    text = SHEET.read_text("utf-8")
    commands = re.findall(r"`(\w+\.py) ?([^`]*)`", text)
    assert {f"tools/{name}" for name, _ in commands} == set(COMMANDS)
    for name, arguments in commands:
        words = shlex.split(arguments)
        with pytest.raises(SystemExit):
            COMMANDS[f"tools/{name}"]([*(words[:1] if name == "incident.py" else ()), "--help"])
        assert {word for word in words if word.startswith("--")} <= set(re.findall(r"--\w+", capsys.readouterr().out))
    fields = re.findall(r"^- `(\w+)`:", text, re.MULTILINE)
    assert len(fields) > 5
    assert set(fields) <= {name for _, rows in groups() for name, _, _ in rows}


def test_the_first_guide_shows_every_field_of_the_record(tmp_path: Path) -> None:
    for block in blocks(GUIDES[0]):
        if block.kind != "console":
            follow(block, tmp_path, str)
    record = yaml.safe_load((tmp_path / RECORD).read_text("utf-8"))
    # Drafts alone have that one.
    assert set(record) == set(schema()["properties"]) - {"unconfirmed"}


@pytest.mark.parametrize("page", [*GUIDES, *ALONE], ids=lambda page: page.stem)
def test_no_block_of_a_guide_is_overlooked(page: Path) -> None:
    fences = re.findall(r"^ *(?:```|~~~)", page.read_text("utf-8"), re.MULTILINE)
    assert len(fences) == 2 * len(list(blocks(page))) > 0


@pytest.mark.parametrize("page", [*GUIDES, *ALONE], ids=lambda page: page.stem)
def test_a_guide_ends_without_problems(page: Path) -> None:
    assert re.findall(r" proved, (\d+) problem", page.read_text("utf-8"))[-1] == "0"


@pytest.mark.parametrize("page", [*GUIDES, SHEET, ROOT / "README.md"], ids=lambda page: page.stem)
def test_the_targets_of_make_that_are_named_exist(page: Path) -> None:
    named = set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE))
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert named
    assert named <= set(targets)


def test_the_links_of_the_readme_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#]+)", (ROOT / "README.md").read_text("utf-8"))
    assert links
    assert [link for link in links if "://" not in link and not (ROOT / link).is_file()] == []
