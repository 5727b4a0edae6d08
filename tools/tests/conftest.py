"""What the tests share: a desk, a browser, and built sites to open in it, each built once for all processes of a run."""

import gc
import os
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from incident_record.check.cache import CACHE_VARIABLE
from incident_record.problems import Problem
from incident_record.source import opening, seal
from incident_record.source.text import canonicalize
from playwright.sync_api import Browser
from tests.support import browser
from tests.support.builds import TEXTS
from tests.support.desk import Desk, build_this_site
from tests.support.harbor import build_harbor_site
from tests.support.hostile import build_hostile_site
from tests.support.kinds import build_kinds_site
from tests.support.shared import Shared
from tests.support.sites import Site, build_bridge_site

_TEXTS = os.environ.get(TEXTS)

_ORDINARY = settings.get_current_profile_name() == "default"
"""False for the mutants, which choose another profile of hypothesis before."""

# A busy machine is no fault of what is tested.
if _ORDINARY:
    settings.register_profile("tests", deadline=None)
    settings.load_profile("tests")

_PROVING = ("check", "export", "maintain", "record", "source")
"""Folders of tests that seal hundreds of texts, none of which is read by another process."""

_LONGEST = ("site/test_rebuilds.py", "check/test_generated.py", "site/test_live.py", "browser/test_pages.py")
"""Files of tests that take long; they run first, so that no process is left with one when the others are done."""


# Thousands of tests are made at once, and stay: nothing of them is garbage.
gc.disable()


def pytest_collection_finish() -> None:
    """Leave out what was collected when garbage is looked for in tests."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take long before the others."""
    items.sort(key=lambda item: not item.path.as_posix().endswith(_LONGEST))


# The mutants of these functions are put into a process that has read the texts already, and must be seen all the same.
_canonicalize = lru_cache(maxsize=256)(canonicalize) if _ORDINARY else canonicalize


# What every test needs is set up once a process or module: for each of six thousand tests it would take seconds.
@pytest.fixture(scope="session", autouse=True)
def nothing_from_outside() -> Iterator[None]:
    """A test sees the texts that it puts in place, and no others; and no finding of another run."""
    with pytest.MonkeyPatch.context() as patched:
        patched.delenv(TEXTS, raising=False)
        patched.setenv(CACHE_VARIABLE, "")
        yield


@pytest.fixture(scope="session", autouse=True)
def cheap_files() -> Iterator[None]:
    """Tests share a few hundred texts, each of which a process reads once; and no file has to outlive a power cut."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(opening, "canonicalize", _canonicalize)
        patched.setattr(os, "fsync", lambda descriptor: None)
        yield


@pytest.fixture(autouse=True)
def cheap_guesses(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where a test asks what is proved, its seals need not cost what a guess has to; a text and its seal agree all the same."""
    # Not by the fixture `monkeypatch`: what is first set up is undone last, after the folder of the test has been removed.
    with pytest.MonkeyPatch.context() as patched:
        # A build is a process of its own, which nothing here reaches.
        if request.path.parent.name in _PROVING and not {"real_cost", "build"} & request.keywords.keys():
            patched.setattr(seal, "_stretch", lambda digest: digest)
        yield


@pytest.fixture(scope="module", autouse=True)
def problems_in_sentences(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test makes go wrong is told in a sentence, at a place in the file."""
    plain = Problem.__new__

    def made(kind: type[Problem], *args: Any, **fields: Any) -> Problem:
        problem = plain(kind, *args, **fields)
        assert min(problem.line, problem.column) > 0
        sentences = re.split(r"Paste\b", problem.message)[0].rstrip()
        assert sentences.endswith((".", "?")), problem
        assert not re.search(r"^[a-z]|^\S*$|None\b", sentences), problem

        return problem

    with pytest.MonkeyPatch.context() as patched:
        if request.path.name != "test_reports.py":  # which makes up problems
            patched.setattr(Problem, "__new__", made)
        yield


@pytest.fixture(scope="session")
def texts() -> Path | None:
    """The folder with texts of this repository's records, where there is one."""
    return Path(_TEXTS).resolve() if _TEXTS else None


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "records")


@pytest.fixture
def sealed(desk: Desk) -> Callable[[str], Path]:
    """Puts a good fixture on the desk, seals it, and takes the text away."""

    def put(fixture: str) -> Path:
        desk.copy(fixture)
        done = desk.seal()
        assert not done.problems
        (desk.sources / f"{fixture}.txt").unlink()
        return done.sealed[0].path

    return put


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser.started() as running:
        yield running


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    root = tmp_path_factory.getbasetemp()
    # Each process of pytest-xdist has a folder of its own, in the folder of the run.
    return Shared(root.parent if "PYTEST_XDIST_WORKER" in os.environ else root)


@pytest.fixture(scope="session")
def bridge_site(shared: Shared) -> Site:
    """The site of the bridge and the ferry; tests do not change it."""
    return Site.made(shared.once("bridge", build_bridge_site)[0])


@pytest.fixture(scope="session")
def harbor_site(shared: Shared) -> Path:
    """The pages of an invented site with this site's settings; tests do not change them."""
    return shared.once("harbor", build_harbor_site)[0] / "_build" / "html"


@pytest.fixture(scope="session")
def hostile_site(shared: Shared) -> Path:
    """The pages of an invented site with all that pages must not run and cannot fit; tests do not change them."""
    return shared.once("hostile", build_hostile_site)[0] / "_build" / "html"


@pytest.fixture(scope="session")
def kinds_site(shared: Shared) -> Path:
    """The pages of an invented site with a record of each kind; tests do not change them."""
    return shared.once("kinds", build_kinds_site)[0] / "_build" / "html"


@pytest.fixture(scope="session")
def real_site(shared: Shared, texts: Path | None) -> Path:
    """The pages of this repository's site as it is now, with the texts that are at hand; tests do not change them."""

    def build(folder: Path) -> None:
        build_this_site("html", folder, texts)

    return shared.once("real", build)[0] / "out"
