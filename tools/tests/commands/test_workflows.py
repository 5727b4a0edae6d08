"""The workflows of GitHub: they are valid, they may do little, and the scripts of the one for others run as they stand."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from incident_record.maintain.new import plan_new
from tests.commands.checkouts import checkout, environment
from tests.support.desk import ROOT, Desk
from tests.support.sites import Site, bridge, ferry

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
GUIDE = ROOT / "docs" / "maintainers" / "ci.md"
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}|\./\.github/workflows/[\w-]+\.yml")


def blocks() -> list[tuple[str, str]]:
    """The files that the guide shows, with their names."""
    return re.findall(r"^```{code-block} yaml\n:caption: (\S+)\n\n(.*?)^```$", GUIDE.read_text("utf-8"), re.M | re.S)


def examples() -> list[dict[Any, Any]]:
    """The workflows that the guide shows."""
    return [yaml.safe_load(block) for name, block in blocks() if name.startswith(".github/")]


def loaded() -> list[dict[Any, Any]]:
    return [*(yaml.safe_load(path.read_text("utf-8")) for path in WORKFLOWS), *examples()]


def jobs() -> list[dict[str, Any]]:
    return [job for workflow in loaded() for job in workflow["jobs"].values()]


PROVE = yaml.safe_load((FOLDER / "prove.yml").read_text("utf-8"))
SCRIPTS = {step["name"]: step["run"] for step in PROVE["jobs"]["prove"]["steps"] if "run" in step}


def test_they_are_what_github_takes(tmp_path: Path) -> None:
    from check_jsonschema import main  # imported here, since it takes long

    assert len(examples()) > 1
    written = []
    for number, workflow in enumerate(examples()):
        # YAML 1.1 reads the key `on` as a truth value.
        text = json.dumps({"on" if key is True else key: value for key, value in workflow.items()})
        written.append(tmp_path / f"{number}.json")
        written[-1].write_text(text, "utf-8")
    for files, status in ((map(str, [*WORKFLOWS, *written]), 0), ([str(_spoilt(tmp_path))], 1)):
        with pytest.raises(SystemExit) as ended:
            main(["--builtin-schema", "vendor.github-workflows", *files])
        assert (ended.value.code or 0) == status


def _spoilt(folder: Path) -> Path:
    path = folder / "spoilt.yml"
    path.write_text((FOLDER / "prove.yml").read_text("utf-8").replace("runs-on:", "run-on:"), "utf-8")
    return path


def test_they_may_read_alone_and_pin_what_they_use() -> None:
    assert {json.dumps(workflow.get("permissions")) for workflow in loaded()} == {'{"contents": "read"}'}
    ours = [job for path in WORKFLOWS for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values()]
    assert [job for job in ours if "permissions" in job] == []
    used = [step["uses"] for job in ours for step in [job, *job.get("steps", ())] if "uses" in step]
    assert len(used) > 5
    assert [name for name in used if not PINNED.fullmatch(name)] == []
    steps = [step for job in jobs() for step in job.get("steps", ())]
    assert all(step["with"]["persist-credentials"] is False for step in steps if "checkout@" in step.get("uses", ""))
    # An input that stands in a script could be a command.
    assert [script for script in SCRIPTS.values() if "${{" in script] == []


def test_callers_give_the_inputs_that_there_are() -> None:
    inputs = PROVE[True]["workflow_call"]["inputs"]
    calls = [job for job in jobs() if "prove.yml" in job.get("uses", "")]
    assert len(calls) > 2
    assert [name for job in calls for name in job["with"] if name not in inputs] == []
    assert all("description" in value or name == "python-version" for name, value in inputs.items())


def test_the_guide_shows_hooks_that_there_are_and_the_line_that_records_have(tmp_path: Path) -> None:
    documented = dict(blocks())
    assert GUIDE.read_text("utf-8").count("```") == 2 * len(blocks())
    known = {hook["id"]: hook["args"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    (used,) = yaml.safe_load(documented[".pre-commit-config.yaml"])["repos"]
    assert [known[hook["id"]] for hook in used["hooks"]] == [hook["args"] for hook in used["hooks"]]
    (line,) = (text for name, text in documented.items() if name.startswith("incidents/"))
    desk = Desk(tmp_path / "records")
    (new, *_) = plan_new(desk.folder, desk.text("article", "A ferry stopped.\n"), "2031-05-04-ferry").changes
    assert new.after is not None
    assert new.after.decode().startswith(line)


class Runner:
    """A machine of GitHub's: the calling repository, and a folder for what is in no repository."""

    def __init__(self, repository: Path, temp: Path) -> None:
        self.repository, self.temp = repository, temp
        temp.mkdir()

    def run(self, step: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        bash = shutil.which("bash")
        assert bash
        env = {**os.environ, "RECORDS_AND_PAGES": "incidents", "SITE": "", "TOOL_REPOSITORY": "", **inputs}
        env |= {"RUNNER_TEMP": str(self.temp), "GITHUB_WORKSPACE": str(self.repository)}
        # As GitHub runs a script whose shell is bash.
        command = [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPTS[step]]
        return subprocess.run(command, cwd=self.repository, env=env, capture_output=True, text=True, check=False)

    def install(self) -> None:
        """What the first script leaves, without a network."""
        (self.temp / "tool").symlink_to(ROOT)
        (self.temp / "venv").symlink_to(sys.prefix)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A repository with a record and a page; its folder of pages has a blank in its name."""
    repository = tmp_path / "repository"
    Desk(repository / "incidents").copy("ferry")
    (repository / "my pages").mkdir()
    (repository / "my pages" / "page.md").write_text(
        "# A page\n\n“We got everyone off in nine minutes, and nobody panicked”.\n", "utf-8"
    )
    runner = Runner(repository, tmp_path / "temp")
    runner.install()
    return runner


@pytest.mark.long
def test_the_tool_is_installed_from_its_lock(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    tool = checkout(repository / ".incident-record")
    runner = Runner(repository, tmp_path / "temp")
    wheels = shutil.move(tool / "wheels", tmp_path)
    pip = environment(PIP_NO_INDEX="1", PIP_FIND_LINKS=str(wheels))
    done = runner.run("Install the tool", TOOL_REPOSITORY="owner/name", **pip)
    assert done.returncode == 0, done.stderr
    assert (runner.temp / "tool" / "tools" / "requirements" / "site.lock").is_file()
    assert not (repository / ".incident-record").exists()
    assert list((runner.temp / "venv").rglob("sphinx_autobuild"))


@pytest.mark.long
def test_records_and_pages_are_proved(runner: Runner) -> None:
    prove = "Prove the records and pages"
    done = runner.run(prove, RECORDS_AND_PAGES="incidents\nmy pages\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 of 3 quotes proved, 0 problems" in done.stdout
    page = runner.repository / "my pages" / "page.md"
    page.write_text("# A page\n\n“We got everyone off in ten minutes, and nobody panicked”.\n", "utf-8")
    done = runner.run(prove, RECORDS_AND_PAGES="incidents\nmy pages\n")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=my pages/page.md,line=3,col=1,title=unverified-quotation::")
    assert runner.run(prove).returncode == 0
    assert runner.run(prove, RECORDS_AND_PAGES="--version").returncode == 2
    assert "There is no file or folder cases" in runner.run(prove, RECORDS_AND_PAGES="cases").stderr


@pytest.mark.long
def test_the_report_for_code_scanning_is_kept_whatever_it_says(runner: Runner) -> None:
    for spoil, results in (False, 0), (True, 1):
        if spoil:
            path = runner.repository / "incidents" / "ferry.yaml"
            path.write_text(path.read_text("utf-8").replace("nine minutes", "ten minutes"), "utf-8")
        assert runner.run("Report for code scanning").returncode == 0
        log = json.loads((runner.temp / "quotes.sarif").read_text("utf-8"))
        assert len(log["runs"][0]["results"]) == results
    assert runner.run("Report for code scanning", RECORDS_AND_PAGES="cases").returncode == 1


@pytest.mark.build
def test_the_site_is_built(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    site.write(bridge(), ferry())
    runner = Runner(site.root, tmp_path / "temp")
    runner.install()
    done = runner.run("Build the site", SITE=".")
    assert done.returncode == 0, done.stderr
    assert (runner.temp / "site" / "incidents" / f"{bridge()['id']}.html").is_file()
    assert {path.name for path in site.root.iterdir()} >= {"conf.py"}
    assert not (site.root / "_build").exists()
    site.write({**bridge(), "title": ""})
    assert runner.run("Build the site", SITE=".").returncode == 1
