"""The page of a source that is wholly the words of two voices, with dates that are ranges."""

import shutil

import pytest
from tests.support.builds import Built
from tests.support.desk import FIXTURES
from tests.support.sites import Site

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of the page."""
    index = "# Home\n\n```{incident-records}\n```\n\n```{toctree}\nincidents/release\n```\n"
    site = Site(tmp_path_factory.mktemp("release") / "site", {"index": index})
    shutil.copy(FIXTURES / "good" / "release.yaml", site.root / "incidents")
    shutil.copy(FIXTURES / "texts" / "release.txt", site.root / "incidents" / "sources")
    assert site.build("-n") == Built(0, [])
    (body,) = site.page("incidents/release").select("div.body")
    return " ".join(body.get_text(" ").split())


def test_voices_that_speak_together_stand_together(page: str) -> None:
    assert "Tern Rowing Club and Ines Rook said: A fire destroyed the boathouse." in page
    assert "Ines Rook and Tern Rowing Club" in page


def test_whose_own_words_the_source_is(page: str) -> None:
    assert "the whole text is the words of Tern Rowing Club and Ines Rook" in page
    assert "2 of 2 quotes are in the source word for word, and the whole text is the speaker’s own words." in page
    assert "in quotation marks, given" not in page
    assert "Quoted passages no quotation marks; 2 quotes" in page


@pytest.mark.parametrize("words", ["on or after March 2, 2031", "from March 2031, still going on", "spring 2031"])
def test_every_date_is_in_words(page: str, words: str) -> None:
    assert words in page
