"""Use elsewhere: the wheel in a project of somebody else's, and settings that cannot be meant."""

import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.support.desk import ROOT
from tests.support.sites import BRIDGE, FERRY, PAGES, Site, bridge, ferry, spans_of

pytestmark = pytest.mark.build

SPANS = {record["id"]: [span for quote in record["quotes"] for span in quote["spans"]] for record in (BRIDGE, FERRY)}

HOME = """\
Home
====

:incident:quote:`the boats <2031-05-03-river-bridge/two-boats>`

.. incident-records::

.. toctree::

   people
"""


def run(*command: str | Path, cwd: Path, installed: Path) -> subprocess.CompletedProcess[str]:
    """Run Python where the wheel is installed and this repository is not to be seen."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, *map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel is installed, without what it needs."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir"]
    done = run(*build, folder / "dist", ROOT, cwd=folder, installed=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (folder / "dist").glob("*.whl")
    install = ["-m", "pip", "--isolated", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    done = run(*install, folder / "site", wheel, cwd=folder, installed=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def project(root: Path, pages: dict[str, str], conf: str) -> Site:
    """A project whose records stand in a folder within a folder."""
    site = Site(root, pages={}, conf=f'{conf}incident_records = "data/cases"\nexclude_patterns = ["_build"]\n')
    site.write(bridge(), ferry())
    (root / "data").mkdir()
    (root / "incidents").rename(root / "data" / "cases")
    for name, content in pages.items():
        (root / name).write_text(content, "utf-8")
    return site


def built(site: Site, installed: Path, tmp_path: Path) -> dict[str, BeautifulSoup]:
    """The pages of a site, built from a folder that has nothing to do with it."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = site.root / "_build" / "html"
    done = run("-m", "sphinx", "-W", "-n", "-q", site.root, out, cwd=elsewhere, installed=installed)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(elsewhere.iterdir()) == []
    return {
        str(path.relative_to(out)): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in out.rglob("*.html")
    }


def assert_records_listed(pages: dict[str, BeautifulSoup], out: Path) -> None:
    inventory = zlib.decompress((out / "objects.inv").read_bytes().split(b"\n", 4)[4]).decode()
    for id_, spans in SPANS.items():
        page = pages[f"data/cases/{id_}.html"]
        assert spans_of(page) == spans
        (sheet,) = page.select('link[href*="incident_record.css"]')
        assert (out / "data" / "cases" / str(sheet["href"]).partition("?")[0]).is_file()
        assert f"\n{id_} incident:incident " in f"\n{inventory}"
    assert f"{BRIDGE['id']}/two-boats incident:quote 1 data/cases/{BRIDGE['id']}.html#two-boats " in inventory
    assert len(list((out / "_static").glob("incident_record.*"))) >= 1


def test_the_wheel_is_what_is_imported(installed: Path, tmp_path: Path) -> None:
    code = "import incident_record.site.extension as e, quote_check; print(e.__file__); print(quote_check.__file__)"
    done = run("-c", code, cwd=tmp_path, installed=installed)
    assert done.stderr == ""
    assert [Path(line).is_relative_to(installed) for line in done.stdout.splitlines()] == [True, True]


def test_a_bare_project_has_the_extension_alone(installed: Path, tmp_path: Path) -> None:
    pages = {"index.rst": HOME, "people.rst": "All people\n==========\n\n.. incident-people::\n"}
    site = project(tmp_path / "project", pages, 'extensions = ["incident_record"]\n')
    built_pages = built(site, installed, tmp_path)
    assert_records_listed(built_pages, site.root / "_build" / "html")
    assert built_pages["people.html"].select(f'a[href="data/cases/{BRIDGE["id"]}.html"]')
    assert built_pages["index.html"].select(f'a[href="data/cases/{BRIDGE["id"]}.html#two-boats"]')


def test_a_project_with_a_theme_and_markdown(installed: Path, tmp_path: Path) -> None:
    pages = {f"{name}.md": content for name, content in PAGES.items()}
    conf = 'extensions = ["myst_parser", "incident_record"]\nhtml_theme = "furo"\n'
    site = project(tmp_path / "project", pages, conf)
    built_pages = built(site, installed, tmp_path)
    assert_records_listed(built_pages, site.root / "_build" / "html")
    assert spans_of(built_pages["quotes.html"]) == SPANS[FERRY["id"]] + SPANS[BRIDGE["id"]]


def test_the_commands_run_where_sphinx_is_not(installed: Path, tmp_path: Path) -> None:
    site = project(tmp_path / "project", {}, "")
    code = """\
import sys
for name in ("sphinx", "docutils", "myst_parser", "furo"):
    sys.modules[name] = None
import quote_check, seal_source
sys.exit(seal_source.main(["data/cases"]) or quote_check.main(["data/cases", "--seal-only"]))
"""
    done = run("-c", code, cwd=site.root, installed=installed)
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 of 4 quotes" in done.stdout
    # The commands are there under their own names.
    for name in ("quote-check", "seal-source"):
        done = run(installed / "bin" / name, "data/cases", cwd=site.root, installed=installed)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("named", ["cases/", "./cases", "data//cases"])
def test_a_folder_may_be_named_in_any_form(named: str, tmp_path: Path) -> None:
    site = Site(tmp_path, pages={"index": "# Home\n"}, conf=_conf(f"incident_records = {named!r}"))
    site.write(bridge(), ferry())
    (tmp_path / named).parent.mkdir(exist_ok=True)
    (tmp_path / "incidents").rename(tmp_path / named)
    assert site.build().warnings == []
    assert spans_of(site.page(f"{named.strip('./').replace('//', '/')}/{BRIDGE['id']}")) == SPANS[BRIDGE["id"]]


@pytest.mark.parametrize("named", ["data", "data/2031 [new]"])
def test_what_stands_beside_texts_is_no_record(named: str, tmp_path: Path) -> None:
    site = Site(tmp_path, pages={"index": "# Home\n"}, conf=_conf(f"incident_records = {named!r}"))
    site.write(bridge(), ferry())
    (tmp_path / "incidents" / "sources" / "notes.yaml").write_text("a: b\n", "utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "incidents").rename(tmp_path / "data" / "2031 [new]")
    assert site.build().warnings == []
    assert spans_of(site.page(f"data/2031 [new]/{BRIDGE['id']}")) == SPANS[BRIDGE["id"]]


def test_hidden_files_are_no_pages_and_what_looks_like_a_record_is_named(tmp_path: Path) -> None:
    site = Site(tmp_path, pages={"index": "# Home\n", ".draft": "# Draft\n"}, conf=_conf('incident_pages = "."'))
    site.write(bridge(), ferry())
    for name in (".draft.yaml", "._bridge.yaml", "inside/.hidden.yaml", ".folder/case.yaml"):
        (tmp_path / "incidents" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "incidents" / name).write_text("id: [", "utf-8")
    assert site.build().warnings == []
    built = {path.name for path in (tmp_path / "_build" / "html").rglob("*.html")}
    assert not {name for name in built if name.startswith(".")} | {"case.html"} & built
    for name in ("case.yml", "case.YAML"):
        (tmp_path / "incidents" / name).write_text("id: case", "utf-8")
    assert [warning.rpartition("[")[2] for warning in site.build().warnings] == ["incident.not-a-record]"] * 2
    for path in (tmp_path / "incidents").glob("2*.yaml"):
        path.rename(path.with_suffix(".yml"))
    codes = [warning.rpartition("[")[2] for warning in site.build().warnings]
    assert sorted(codes) == ["incident.not-a-record]"] * 4 + ["incident.nothing-to-check]"]


def _conf(*lines: str) -> str:
    return "\n".join(['extensions = ["incident_record", "myst_parser"]', *lines, ""])


INSIDE = "it has to name a folder inside the source folder, as in 'incidents'."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('incident_records = "/elsewhere"', f"incident_records is '/elsewhere'; {INSIDE}"),
        ('incident_records = "../cases"', f"incident_records is '../cases'; {INSIDE}"),
        ('incident_records = "."', f"incident_records is '.'; {INSIDE}"),
        ('incident_records = ""', f"incident_records is ''; {INSIDE}"),
        (
            'incident_records = "cases"',
            "incident_records is 'cases', and . has no such folder: make it, or name the one that has the records.",
        ),
        (
            'include_patterns = ["*.md"]',
            "include_patterns and exclude_patterns in conf.py leave out every record in incidents: add"
            " 'incidents/**' to include_patterns, and take out of exclude_patterns what matches it.",
        ),
    ],
)
def test_records_that_are_not_found_are_no_pass(line: str, sentence: str, tmp_path: Path) -> None:
    site = Site(tmp_path, pages={"index": "# Home\n"}, conf=_conf(line))
    site.write(bridge(), ferry())
    first, second = site.build(), site.build()
    assert first.status == 1
    assert first.warnings[0] == f"WARNING: {sentence} [incident.settings]"
    assert [warning.rpartition("[")[2] for warning in first.warnings[1:]] == ["incident.nothing-to-check]"]
    assert second == first


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            'incident_pages = "pages"',
            "incident_pages is 'pages', and . has no such folder: name the one that has the pages.",
        ),
        (
            'language = "xx"',
            "language is 'xx', which is not known, so dates are in English: name it as in 'en_US' or 'de'.",
        ),
        (
            'html_baseurl = "site.example"',
            "html_baseurl is 'site.example'; it has to begin with https:// or http://, as in 'https://site.example/'.",
        ),
        ("html_baseurl = None", "The config value `html_baseurl' has type `NoneType'; expected `str'."),
    ],
)
def test_a_setting_that_would_leave_something_out_is_told(line: str, sentence: str, tmp_path: Path) -> None:
    site = Site(tmp_path, pages={"index": "# Home\n"}, conf=_conf(line))
    site.write(bridge(), ferry())
    result = site.build()
    assert result.status == 1
    assert [warning.replace(" [incident.settings]", "") for warning in result.warnings] == [f"WARNING: {sentence}"]
    assert spans_of(site.page(f"incidents/{BRIDGE['id']}")) == SPANS[BRIDGE["id"]]


NOT_UTF_8 = b"title: Caf\xe9\n"


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_a_record_that_is_not_utf_8_is_told_of(jobs: str, tmp_path: Path) -> None:
    site = Site(tmp_path, conf=_conf())
    site.write(ferry(), bridge())
    (tmp_path / "incidents" / "2031-06-01-cafe.yaml").write_bytes(NOT_UTF_8)
    result = site.build(jobs)
    place = "WARNING: incidents/2031-06-01-cafe.yaml:1:11: yaml: The file is not UTF-8; save it in that encoding."
    assert f"{place} [incident.yaml]" in result.warnings
    assert result.status == 1
    assert "This record cannot be read" in site.page("incidents/2031-06-01-cafe").get_text()
    assert site.build(jobs) == result


@pytest.mark.parametrize("folder", [".", "./", "./pages/../pages"])
def test_a_page_that_is_not_utf_8_is_told_of_before_sphinx_stops_at_it(folder: str, tmp_path: Path) -> None:
    site = Site(tmp_path, conf=_conf(f'incident_pages = "{folder}"'))
    (tmp_path / "pages").mkdir()
    site.write(bridge(), ferry())
    (tmp_path / "pages" / "cafe.md").write_bytes(NOT_UTF_8)
    result = site.build()
    assert result.status == 2
    place = "WARNING: pages/cafe.md:1:11: yaml: The file is not UTF-8; save it in that encoding. [incident.yaml]"
    assert place in result.warnings


def test_two_folders_have_no_record_of_one_id(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=_conf())
    site.write(bridge(), ferry())
    shutil.copytree(tmp_path / "incidents", tmp_path / "incidents" / "older")
    result = site.build()
    sentences = [warning for warning in result.warnings if "[incident.duplicate-id]" in warning]
    ids = sorted((BRIDGE["id"], FERRY["id"]))
    assert sentences == [
        f"WARNING: incidents/older/{id_}.yaml:1:1: duplicate-id: A site has one record of an id, and"
        f" incidents/{id_}.yaml has this one too; rename one of the two. [incident.duplicate-id]"
        for id_ in ids
    ]
    assert result.status == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("incident_records", '["cases"]'), ("incident_contact", "None"), ("incident_check", "5"), ("incident_texts", "5")],
)
def test_a_setting_of_another_type_is_told(name: str, value: str, tmp_path: Path) -> None:
    site = Site(tmp_path, pages={"index": "# Home\n"}, conf=_conf(f"{name} = {value}"))
    site.write(bridge(), ferry())
    result = site.build()
    assert result.status == 1
    built_pages = value.replace('"', "'")
    assert result.warnings == [
        f"WARNING: {name} is {built_pages}; in conf.py it has to be text in quotes. [incident.settings]"
    ]
    # The rest is as with the default.
    assert spans_of(site.page(f"incidents/{BRIDGE['id']}")) == SPANS[BRIDGE["id"]]
