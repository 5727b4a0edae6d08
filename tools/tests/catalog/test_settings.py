"""Settings that cannot be meant."""

from pathlib import Path
from types import SimpleNamespace

from incident_record.catalog.settings import odd_settings


def test_an_address_that_is_no_text_is_told_and_not_stumbled_over(tmp_path: Path) -> None:
    config = SimpleNamespace(incident_pages="", language="en", html_baseurl=5)
    (sentence,) = odd_settings(tmp_path, config)
    assert sentence.startswith("html_baseurl is 5; it has to begin with https:// or http://")
