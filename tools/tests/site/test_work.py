"""How much a build does, counted and not timed: everything once, and after an edit no more in a larger archive."""

import gc
import json
import pstats
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from bench import archive, sites
from incident_record.site.draw.deferred import relax_collector
from sphinx.application import Sphinx
from tests.support.builds import sphinx_build

pytestmark = pytest.mark.build

COUNT = 5
CONF = """
extensions = ["incident_record", "myst_parser", "tests.support.work"]
html_theme = "basic"
root_doc = "docs/index"
"""


class Built:
    """A built archive.

    Args:
        root: the folder of its sources.
    """

    def __init__(self, root: Path) -> None:
        self.root, self.out, self.profile = root, root.parent / "out", root.parent / "profile"

    def build(self) -> None:
        """Build it, and count the calls of functions."""
        options = ["-q", "-W", "-d", str(self.out.with_name("trees"))]
        cache = self.root.parent / "cache"
        built = sphinx_build(options, self.root, self.out, cwd=self.root, cache=cache, profile=self.profile)
        assert (built.status, built.warnings) == (0, [])

    def calls(self, file: str, name: str) -> int:
        """How often a function was called in the last build."""
        stats: dict[tuple[str, int, str], tuple[int, ...]] = pstats.Stats(str(self.profile)).stats  # type: ignore[attr-defined]
        return sum(value[1] for key, value in stats.items() if key[0].endswith(file) and key[2] == name)

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """What `tests.support.work` has counted, by what and by page."""
        counts: dict[str, dict[str, int]] = json.loads((self.out / "work.json").read_text("utf-8"))
        return counts

    def records(self) -> list[Path]:
        return sorted((self.root / "incidents").glob("*.yaml"))


def make(folder: Path, count: int, *, texts: bool = False) -> Built:
    root = folder / "site"
    archive.make(root / "incidents", count, texts=texts)
    (root / "docs").mkdir()
    for name, page in sites._pages().items():
        (root / "docs" / f"{name}.md").write_text(page, "utf-8")
    (root / "conf.py").write_text(CONF, "utf-8")
    built = Built(root)
    built.build()
    return built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return make(tmp_path_factory.mktemp("work"), COUNT, texts=True)


def test_everything_is_read_and_made_once(built: Built) -> None:
    assert built.calls("catalog/load.py", "load") == 1
    assert built.calls("record/load.py", "parse_record") == COUNT
    assert built.calls("source/text.py", "canonicalize") == COUNT
    assert built.calls("draw/proof.py", "proof_sentences") == 0
    assert built.calls("catalog/summaries.py", "proof_sentences") == COUNT
    assert built.calls("catalog/resting.py", "_printed") == COUNT
    assert built.calls("site/files.py", "files_of_pages") == 1


def test_most_tags_are_written_without_docutils(built: Built) -> None:
    html = "".join(path.read_text("utf-8") for path in built.out.rglob("*.html"))
    tags = len(re.findall("<(?:p|span|a|i|details)[ >]", html))
    assert tags > 300 * COUNT
    assert built.calls("writers/_html_base.py", "starttag") < tags / 2


def test_pages_share_the_tags_of_scripts_and_stylesheets(built: Built) -> None:
    pages = [*built.out.rglob("*.html")]
    tags = {
        tag
        for page in pages
        for tag in re.findall('(?:src|href)="([^"]+[.](?:js|css)[?]v=[^"]+)"', page.read_text("utf-8"))
    }
    assert len(pages) > COUNT
    assert len(tags) > 5
    assert built.calls("html/_assets.py", "_file_checksum") <= len(tags) + 2


def test_transforms_see_no_node_that_is_made_of_records(built: Built) -> None:
    resolved = built.counts["resolved"]
    pages = [f"incidents/{path.stem}" for path in built.records()]
    html = (built.out / f"{pages[0]}.html").read_text("utf-8")
    assert len(re.findall("<(?:p|li|span|div|a)[ >]", html)) > 300
    assert max(resolved[page] for page in pages) < 60
    assert max(resolved.values()) < 60


def test_the_nodes_of_a_page_are_gone_when_it_is_written(built: Built) -> None:
    alive = built.counts["alive"]
    assert len(alive) > COUNT
    assert set(alive.values()) == {0}


class Events:
    """Stands for Sphinx where only its events matter."""

    def __init__(self) -> None:
        self._handlers: list[tuple[str, Callable[..., object]]] = []

    def connect(self, event: str, handler: Callable[..., object]) -> None:
        self._handlers.append((event, handler))

    def emit(self, event: str, *arguments: object) -> None:
        for name, handler in self._handlers:
            if name == event:
                handler(self, *arguments)


def test_the_collector_is_after_a_build_what_it_was_before() -> None:
    gc.enable()  # a build that failed early, in a test before this one, has left it off
    usual, app = (gc.isenabled(), gc.get_threshold()), Events()
    relax_collector(cast("Sphinx", app))
    assert not gc.isenabled()
    app.emit("env-before-read-docs", None, [])
    assert gc.isenabled()
    assert gc.get_threshold()[0] > usual[1][0]
    app.emit("build-finished", None)
    left = gc.get_freeze_count()
    gc.freeze()  # as the other tests want it
    assert ((gc.isenabled(), gc.get_threshold()), left) == (usual, 0)


def test_an_edit_draws_no_more_pages_in_a_larger_archive(tmp_path: Path) -> None:
    blocks = []
    for count in (5, 10):
        built = make(tmp_path / str(count), count)
        edited = built.records()[3]
        text = edited.read_text("utf-8")
        assert text.count("title: ") > 1
        edited.write_text(text.replace("\ncontent_note: ", "\ncontent_note: Another note. ", 1), "utf-8")
        built.build()
        pages = {page for page in built.counts["resolved"] if page.startswith("incidents/")}
        assert f"incidents/{edited.stem}" in pages
        assert built.calls("record/load.py", "parse_record") == 1
        blocks.append(len(pages))
        built.build()
        assert built.counts["resolved"] == {}
        assert built.calls("record/load.py", "parse_record") == 0
        assert built.calls("source/seal_file.py", "parse_seal") == 0
        assert built.calls("check/packed.py", "_unpack") == 0
        # Every build loads what is stored of every page.
        assert {*built.counts["stored"].values()} == {1}
        # Nothing was read, so nothing that pages show can have become another thing meanwhile.
        assert built.calls("site/rebuild.py", "_digests") == 1
        assert built.calls("site/files.py", "files_of_pages") == 1
    assert blocks[0] == blocks[1] <= 3
