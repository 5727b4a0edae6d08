"""Settings of a site that cannot be meant, in sentences for whoever writes them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from incident_record.catalog.dates import is_language
from incident_record.check.paths import files_of


def odd_settings(top: Path, config: Any) -> Iterator[str]:
    """What is wrong with settings that would only leave something out, without a word.

    Args:
        top: the source folder.
        config: what holds the settings, by their names.
    """
    pages, language, address = config.incident_pages, config.language, config.html_baseurl
    if pages and not Path(top, pages).is_dir():
        yield f"incident_pages is {pages!r}, and {os.path.relpath(top)} has no such folder: name the one that has the pages."
    if not is_language(str(language)):
        yield f"language is {language!r}, which is not known, so dates are in English: name it as in 'en_US' or 'de'."
    if address and not str(address).startswith(("http://", "https://")):
        yield f"html_baseurl is {address!r}; it has to begin with https:// or http://, as in 'https://site.example/'."


def why_no_record(setting: str, folder: str, top: Path) -> Iterator[str]:
    """Why no document is a record, for whoever writes the settings; nothing where there is none yet.

    Args:
        setting: the folder of the records as the settings have it.
        folder: the same, in its shortest form.
        top: the source folder.

    Raises:
        CannotRun: the folder cannot be read.
    """
    start = f"incident_records is {setting!r}"
    if folder in (".", "..") or folder.startswith("../") or Path(folder).is_absolute():
        yield f"{start}; it has to name a folder inside the source folder, as in 'incidents'."
    elif not Path(top, folder).is_dir():
        place = os.path.relpath(top)
        yield f"{start}, and {place} has no such folder: make it, or name the one that has the records."
    elif files_of(Path(top, folder)):
        yield (
            f"include_patterns and exclude_patterns in conf.py leave out every record in {folder}: add"
            f" '{folder}/**' to include_patterns, and take out of exclude_patterns what matches it."
        )
