"""After any sequence of edits the site is what a clean build makes, file by file, and says what a clean build says."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.edits import CONF, EDITS, Desk, Output

pytestmark = pytest.mark.build

SEQUENCES = int(os.environ.get("INCIDENT_SEQUENCES", "10"))
"""How many random sequences are walked, always the same; each step of one costs two builds."""

ALWAYS = {"", "genindex", "objects", "search", "searchindex"} | {
    f"_static/{name}" for name in ("basic", "documentation_options", "language_data", "pygments")
}
"""What Sphinx writes in every build, by what stands before the first dot of its name."""

FURO = CONF.replace('"basic"', '"furo"')

BRIDGE, FERRY = "incidents/2031-05-03-river-bridge", "incidents/2031-05-05-ferry"


class Step(NamedTuple):
    """Some edits, and the build after them."""

    edits: list[tuple[str, int]]
    jobs: int = 1
    fresh: bool = False


STEPS = st.lists(
    st.builds(
        Step,
        st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 199)), min_size=1, max_size=3),
        st.sampled_from([1, 2]),
        st.sampled_from([False, False, False, False, True]),
    ),
    min_size=1,
    max_size=4,
)
# Most are built with the theme that is quicker.
CONFS = st.sampled_from([CONF, CONF, CONF, FURO])


@pytest.fixture(scope="module", autouse=True)
def imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let this process import what each of the many builds would import again."""
    Desk(tmp_path_factory.mktemp("imported"), FURO).build_here()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A site that is built."""
    desk = Desk(tmp_path / "site")
    assert desk.build() == Output(0, [])
    return desk


def as_clean(desk: Desk, *options: str, builder: str = "html", trees: str = "trees") -> Output:
    """Build, and compare every file and every warning with those of a clean build."""
    output = desk.build(*options, builder=builder, out=builder, trees=trees)
    expected, files = desk.clean(builder, *(["-n"] if "-n" in options else []))
    in_folder = desk.files(builder)
    assert sorted(in_folder) == sorted(files)
    assert [name for name in in_folder if in_folder[name] != files[name]] == []
    assert output == expected
    assert output.status in (0, 1)
    return output


def written(desk: Desk, *options: str) -> set[str]:
    """Build, compare with a clean build, and give the pages of which a file was written."""
    times = desk.times()
    as_clean(desk, *options)
    return {page_of(name) for name, time in desk.times().items() if times.get(name) != time} - ALWAYS


def page_of(name: str) -> str:
    """The page that a file is of, also a source, the text for the search, or a file beside the page."""
    return name.removeprefix("_sources/").removeprefix("_search/").partition(".")[0]


@settings(
    max_examples=SEQUENCES,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(CONFS, STEPS)
def test_every_sequence_of_edits_ends_as_a_clean_build(conf: str, sequence: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        walk(Desk(Path(folder).resolve() / "site", conf), sequence)


def walk(desk: Desk, sequence: list[Step]) -> None:
    """Edit and build; every build ends as a clean one, in its files and in its warnings."""
    as_clean(desk)
    for step in sequence:
        for name, number in step.edits:
            EDITS[name](desk, number)
        as_clean(desk, f"-j{step.jobs}", *(["-E"] if step.fresh else []))


def test_a_build_without_an_edit_writes_no_page(desk: Desk) -> None:
    assert written(desk) == set()
    assert written(desk, "-j2") == set()


def test_an_edited_record_rewrites_no_page_that_has_nothing_of_records(desk: Desk) -> None:
    EDITS["retitle"](desk, 0)
    pages = written(desk)
    assert {BRIDGE, FERRY, "index", "quotes", "people", "links"} <= pages
    assert "guide/fields" not in pages


@pytest.mark.parametrize("name", [f"{BRIDGE}.yaml", "guide/how.md", "incidents/sources/ferry.txt", "parts/shared.txt"])
def test_an_older_file_that_is_moved_into_place_is_read(desk: Desk, name: str) -> None:
    path = desk.root / name
    desk.put_older(path, path.read_text("utf-8").replace("the", "a"))
    assert as_clean(desk) != Output(0, []) or "how" in name or "shared" in name


@pytest.mark.parametrize("name", [f"{BRIDGE}.yaml", "guide/how.md", "incidents/sources/ferry.txt", "parts/shared.txt"])
def test_a_file_that_changes_after_it_was_read_is_read_again(desk: Desk, name: str) -> None:
    # The new file is older than the reading.
    text = (desk.root / name).read_text("utf-8").replace("a", "o")
    desk.put(desk.aside / "meanwhile" / name, text)
    desk.build("-E", at="env-updated 1 meanwhile")
    as_clean(desk)


@pytest.mark.parametrize("back", [True, False], ids=["edit undone", "edit kept"])
@pytest.mark.parametrize(
    "event", ["env-get-updated 999", "env-check-consistency 500", "html-page-context 500", "build-finished 1"]
)
def test_a_build_that_was_interrupted_leaves_nothing_wrong(desk: Desk, event: str, back: bool) -> None:
    path, extra = desk.root / f"{BRIDGE}.yaml", desk.root / "guide/extra.md"
    text = path.read_text("utf-8")
    desk.put(path, text.replace("Closing of the river bridge", "Another title"))
    desk.put(extra, "---\norphan: true\n---\n# Extra\n\n```{no-such-directive}\n```\n")
    assert desk.build(at=f"{event} kill") == Output(-1, [])
    if back:
        desk.put(path, text)
        extra.unlink()
    as_clean(desk)
    as_clean(desk)


def test_two_builders_share_an_environment(desk: Desk) -> None:
    as_clean(desk, builder="dirhtml")
    desk.put(desk.root / "guide/how.md", "# Howto\n\n```{no-such-directive}\n```\n")
    (desk.root / f"{FERRY}.yaml").unlink()
    as_clean(desk)
    assert as_clean(desk, builder="dirhtml").status == 1
    assert not (desk.root / "_build/dirhtml" / FERRY).exists()


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text"])
def test_what_is_left_of_a_page_that_is_gone_is_removed(desk: Desk, builder: str) -> None:
    as_clean(desk, builder=builder)
    EDITS["add"](desk, 4)
    desk.put(desk.root / "more/new.md", "---\norphan: true\n---\n# More\n")
    as_clean(desk, builder=builder)
    for name in ("incidents/more/2031-05-05-ferry.yaml", f"{FERRY}.yaml", "more/new.md", "links.md"):
        (desk.root / name).unlink()
    as_clean(desk, builder=builder)
    assert not (desk.root / "_build" / builder / "more").exists()
    # Also where the environment is gone too.
    (desk.root / "quotes.md").unlink()
    shutil.rmtree(desk.root / "_build/trees")
    if builder != "text":
        as_clean(desk, builder=builder)


def test_an_output_that_is_missing_is_made_again(desk: Desk) -> None:
    root = desk.root / "_build/html"
    (root / "quotes.html").unlink()
    as_clean(desk)
    (root / "searchindex.js").unlink()
    as_clean(desk)
    shutil.rmtree(root)
    as_clean(desk)


GIVEN_WHEN = {
    "read": [
        "```{no-such-directive}\n```",
        "```{include} /parts/missing.txt\n```",
        "```{include} /parts/odd.txt\n```",
        "[text](no-such.md)",
        "```{toctree}\nno-such\n```",
        "(how-it-goes)=\n## Another page has that label",
    ],
    "resolved": ["{doc}`no-such-page`", "{incident:quote}`no/such`"],
    "written": ["```{code-block} no-such-language\nx\n```"],
    "drawn on every page": ["```{toctree}\n/untitled\n```"],
}
"""Lines of which Sphinx warns, by when it does."""


@pytest.mark.parametrize("when", GIVEN_WHEN)
def test_a_warning_that_stands_is_given_again(tmp_path: Path, when: str) -> None:
    desk = Desk(tmp_path / "site", FURO)
    desk.put(desk.root / "parts/odd.txt", "{no-such-role}`x`\n")
    desk.put(desk.root / "untitled.md", "---\norphan: true\n---\nOnly words.\n")
    # The settings of `make html`, under which there are more.
    assert as_clean(desk, "-n") == Output(0, [])
    with (desk.root / "links.md").open("a") as page:
        page.write("\n" + "\n\n".join(GIVEN_WHEN[when]) + "\n")
    output = as_clean(desk, "-n")
    assert len(output.warnings) >= len(GIVEN_WHEN[when])
    assert as_clean(desk, "-n") == output
    # Also when another page is edited, here the one that has the same label.
    with (desk.root / "guide/how.md").open("a") as page:
        page.write("\nMore.\n")
    assert as_clean(desk, "-n").status == 1


def test_a_toctree_within_another_is_warned_of_on_both_pages(desk: Desk) -> None:
    desk.put(desk.root / "guide/fields.md", "Only words.\n")
    output = as_clean(desk)
    assert len(output.warnings) == 2
    assert as_clean(desk) == output


@pytest.mark.parametrize("conf", [CONF, FURO], ids=["basic", "furo"])
def test_a_page_in_no_toctree_is_told_in_every_build(tmp_path: Path, conf: str) -> None:
    desk = Desk(tmp_path / "site", conf)
    as_clean(desk)
    desk.put(desk.root / "alone.md", "# Alone\n")
    assert [as_clean(desk).status for _ in range(3)] == [1, 1, 1]


def test_a_page_that_lost_its_toctree_is_reported(desk: Desk) -> None:
    desk.put(desk.root / "holder.md", "---\norphan: true\n---\n# Holder\n\n```{toctree}\nheld\n```\n")
    desk.put(desk.root / "held.md", "# Held\n")
    assert as_clean(desk) == Output(0, [])
    (desk.root / "holder.md").unlink()
    assert as_clean(desk).status == 1


def test_a_record_that_fails_is_told_without_being_read(desk: Desk) -> None:
    EDITS["misquote"](desk, 0)
    doctree = desk.root / f"_build/trees/{BRIDGE}.doctree"
    output = as_clean(desk)
    read = doctree.stat().st_mtime_ns
    assert as_clean(desk) == output
    assert output.status == 1
    assert doctree.stat().st_mtime_ns == read


def test_a_build_of_some_pages_leaves_the_others_for_the_next(desk: Desk) -> None:
    EDITS["retitle"](desk, 0)
    desk.build(only=["quotes.md"])
    as_clean(desk)


def test_pages_show_the_checksum_of_the_stylesheet_that_is_there(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "site", CONF + 'html_static_path = ["assets"]\nhtml_css_files = ["own.css"]\n')
    desk.put(desk.root / "assets/own.css", "p { margin: 0 }")
    as_clean(desk)
    desk.put(desk.root / "assets/own.css", "p { margin: 1em }")
    as_clean(desk)
