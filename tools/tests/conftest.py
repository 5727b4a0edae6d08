"""What the tests share: a desk, the real record's text where it is at hand, a browser, and built sites to open in it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from incident_record.check.cache import CACHE_VARIABLE
from incident_record.source import store as store
from playwright.sync_api import Browser
from tests.support import browser
from tests.support.desk import REAL, Desk, build_real_site
from tests.support.hostile import build_hostile_site

_REAL_TEXTS = os.environ.get(store.TEXTS_VARIABLE)


@pytest.fixture(autouse=True)
def no_texts_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test sees the texts that it puts in place, and no others; and no finding of another run."""
    monkeypatch.delenv(store.TEXTS_VARIABLE, raising=False)
    monkeypatch.setenv(CACHE_VARIABLE, "")


@pytest.fixture(scope="session")
def article() -> Path:
    """The real record's text; tests that need it say so when it is not at hand."""
    path = Path(_REAL_TEXTS or "") / f"{REAL}.txt"
    if not _REAL_TEXTS or not path.is_file():
        pytest.skip(f"the article is not at hand: {store.TEXTS_VARIABLE} names no folder with {REAL}.txt")
    return path.resolve()


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


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of one file: what it leaves running would be in the way of others."""
    with browser.started() as found:
        yield found


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of this repository's site; tests do not change them."""
    return build_real_site(tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the invented site; tests do not change them."""
    return build_hostile_site(tmp_path_factory.mktemp("hostile"))
