"""`make live`: a site that is served, and built again at every change."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from tests.support.desk import ROOT
from tests.support.sites import BRIDGE, BRIDGE_TEXT, FERRY, Site, bridge, ferry, spans_of

pytestmark = pytest.mark.build

_DEADLINE = 240
"""Seconds for one step; a slow machine must not fail a test that a fast one passes in three."""

_AGAIN = 20
"""Seconds after which a change is made again: one before the server has begun to watch goes unseen."""


@dataclass(frozen=True)
class Live:
    """A site that is served."""

    site: Site
    texts: Path
    server: subprocess.Popen[bytes]
    log: Path

    def page(self, name: str) -> BeautifulSoup | None:
        """A page as the server gives it now, if there is one."""
        match = re.search(r"Serving on (http://127\.0\.0\.1:\d+)", self.log.read_text("utf-8"))
        if match is None:
            return None
        try:
            with urllib.request.urlopen(f"{match[1]}/{name}.html", timeout=_DEADLINE) as answer:  # noqa: S310 - the pattern above fixes the scheme
                content = answer.read()
        except (urllib.error.URLError, http.client.HTTPException, ConnectionError):
            return None
        # A page that is being written comes in part.
        return BeautifulSoup(content, "html.parser") if b"</html>" in content else None

    def settled(self) -> int:
        """How many builds there have been, once three seconds go by without one."""
        end_by = time.monotonic() + _DEADLINE
        while time.monotonic() < end_by:
            before = self._builds()
            time.sleep(3)
            if before[0] == before[1] and before == self._builds():
                return before[0]
        pytest.fail(f"builds go on without a change:\n{self.log.read_text('utf-8')}")

    def _builds(self) -> tuple[int, int]:
        """The builds that have begun and those that have ended."""
        log = self.log.read_text("utf-8")
        return log.count("-m sphinx build"), log.count("Serving on")

    def after(
        self, change: Callable[[], object], name: str, as_hoped: Callable[[BeautifulSoup], bool]
    ) -> BeautifulSoup:
        """The first page of a name that is as hoped for after a change."""
        begun = changed = time.monotonic()
        change()
        while time.monotonic() < begun + _DEADLINE:
            log = self.log.read_text("utf-8")
            assert self.server.poll() is None, f"the server has ended:\n{log}"
            assert "Sphinx exited with" not in log, log
            page = self.page(name)
            if page is not None and as_hoped(page):
                return page
            if time.monotonic() > changed + _AGAIN:
                changed = time.monotonic()
                change()
            time.sleep(0.2)
        pytest.fail(f"{name} is not as hoped for:\n{self.log.read_text('utf-8')}")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """An invented site as `make live` serves it; the text of one source stands in a folder of its own.

    Each test leaves quotes and texts as they were.
    """
    folder = tmp_path_factory.mktemp("live")
    site = Site(folder / "site")
    site.write(bridge(), ferry())
    texts = folder / "my texts"
    texts.mkdir()
    (site.root / "incidents" / "sources" / "bridge.txt").rename(texts / "bridge.txt")
    log = folder / "log"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "tools"),
        "PYTHONUNBUFFERED": "1",
        "INCIDENT_TEXTS": str(texts),
        "INCIDENT_CACHE": "",
    }
    with log.open("wb") as out:
        server = subprocess.Popen(
            ["/bin/sh", "-c", recipe("live", "PORT=0")],
            cwd=site.root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Live(site, texts, server, log)
    finally:
        end(server)


def recipe(target: str, *variables: str) -> str:
    """The commands that the Makefile runs for a target, once all is installed."""
    make = shutil.which("make")
    assert make, "make is needed to build anything here; install it"
    command = [make, "--dry-run", "-o", ".venv/.dev", "-o", ".venv/.site", target, f"PY={sys.executable}"]
    done = subprocess.run([*command, *variables], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def end(server: subprocess.Popen[bytes]) -> None:
    """End a server with the builds that it has started, as Ctrl+C does; by force if that does not do."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(server.pid, sign)
            server.wait(30)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            return


def marks_of(page: BeautifulSoup) -> list[str]:
    return [mark.get_text(" ", strip=True) for mark in page.select(".quote-unproved")]


def test_an_unproved_quote_is_marked_until_it_is_mended(live: Live) -> None:
    def write(last: str) -> Callable[[], None]:
        record = bridge()
        record["quotes"][0]["spans"][1] = last
        return lambda: live.site.write(record)

    name = f"incidents/{BRIDGE['id']}"
    spans = [span for quote in BRIDGE["quotes"] for span in quote["spans"]]
    page = live.after(lambda: None, name, lambda page: bool(spans_of(page)))
    assert (spans_of(page), marks_of(page)) == (spans, [])

    page = live.after(write("The engineers come on Sunday"), name, lambda page: bool(marks_of(page)))
    assert len(marks_of(page)) == 1
    assert marks_of(page)[0].startswith("Not proved. The quote within-the-hour is not shown.")
    assert spans_of(page) == spans[2:]
    assert "on Sunday" not in page.get_text()
    overview = live.after(lambda: None, "quotes", lambda page: bool(marks_of(page)))
    assert "on Sunday" not in overview.get_text()
    # The problem is told as every build tells it.
    assert f"incidents/{BRIDGE['id']}.yaml:" in live.log.read_text("utf-8")
    assert "[incident.quote-altered]" in live.log.read_text("utf-8")

    page = live.after(write(spans[1]), name, lambda page: not marks_of(page))
    assert spans_of(page) == spans


def test_what_a_record_rests_on_is_watched_too(live: Live) -> None:
    def write(text: str) -> Callable[[], object]:
        return lambda: (live.texts / "bridge.txt").write_text(text, "utf-8")

    live.after(lambda: None, "quotes", lambda page: not marks_of(page))
    live.after(write("Another text.\n"), "quotes", lambda page: len(marks_of(page)) == 3)
    live.after(write(BRIDGE_TEXT), "quotes", lambda page: not marks_of(page))


def test_a_record_that_cannot_be_read_does_not_stop_the_server(live: Live) -> None:
    def write(text: str) -> Callable[[], object]:
        return lambda: (live.site.root / "incidents" / f"{FERRY['id']}.yaml").write_text(text, "utf-8")

    name = f"incidents/{FERRY['id']}"
    live.after(lambda: None, name, lambda page: bool(spans_of(page)))
    live.after(write("id: ["), name, lambda page: "cannot be read" in page.get_text())
    live.after(lambda: live.site.write(ferry()), name, lambda page: bool(spans_of(page)))


def test_nothing_but_a_change_brings_about_a_build(live: Live) -> None:
    live.after(lambda: None, "quotes", lambda page: bool(spans_of(page)))
    record: dict[str, Any] = {**bridge(), "title": "Another title"}
    live.after(lambda: live.site.write(record), "quotes", lambda page: "Another title" in page.get_text())
    builds = live.settled()
    for name in (
        "_build/html/x.html",
        "dist/x.md",
        ".git/x",
        "incidents/.x.swp",
        "incidents/__pycache__/x.pyc",
        "x.md~",
    ):
        path = live.site.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    assert live.settled() == builds
    # Nor does it write where `make html` does, which fails where this does not.
    built = {path.name for path in (live.site.root / "_build").iterdir()}
    assert built == {"live", "html"}
    assert "_build/live" not in recipe("html")


def test_a_folder_of_texts_that_is_not_there_is_not_watched(tmp_path: Path) -> None:
    environment = {**os.environ, "INCIDENT_TEXTS": str(tmp_path / "none")}
    # In place of the server, Python prints the arguments that it was given.
    script = recipe("live").replace("-m sphinx_autobuild", "-c 'import sys; print(sys.argv)'")
    done = subprocess.run(["/bin/sh", "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert "_build/live/html" in done.stdout
    assert "--watch" not in done.stdout
