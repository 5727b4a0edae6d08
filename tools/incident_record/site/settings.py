"""The settings of a site: their types and defaults, and which files they make records."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from posixpath import normpath

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.matching import get_matching_files

from incident_record.site.domain import SUFFIX, warn
from incident_record.source.store import TEXTS_VARIABLE


def connect(app: Sphinx) -> None:
    """Make the settings known, and hold them to what they have to be."""
    for name, (default, meaning) in _SETTINGS.items():
        app.add_config_value(name, default, "env", (_type(default),), meaning)
    app.connect("config-inited", _settle)


def _texts(config: Config) -> str:
    return os.environ.get(TEXTS_VARIABLE, "")


_Default = bool | str | Callable[[Config], str]

_SETTINGS: dict[str, tuple[_Default, str]] = {
    "incident_records": ("incidents", "The records' folder, inside the source folder."),
    "incident_contact": ("", "How to ask for a correction."),
    "incident_check": ("quote-check", "What runs the check, as pages tell it."),
    "incident_pages": ("", "The folder of Markdown pages whose quotations are checked; empty for none."),
    "incident_texts": (_texts, "A folder with the texts of sources."),
    "incident_cache": (True, "Whether findings of earlier runs of the check are used."),
    "incident_csp": (
        False,
        "Whether every page has a Content-Security-Policy that forbids requests to other sites.",
    ),
}


def _type(default: _Default) -> type[bool | str]:
    return bool if isinstance(default, bool) else str


def _settle(app: Sphinx, config: Config) -> None:
    """Warn of settings that cannot be meant, and make documents of records alone."""
    for name, (default, _) in _SETTINGS.items():
        if not isinstance(config[name], _type(default)):
            meant = "True or False" if _type(default) is bool else "text in quotes"
            warn(f"{name} is {config[name]!r}; in conf.py it has to be {meant}.", "settings")
            config[name] = default(config) if callable(default) else default
    named, top = config.incident_records, Path(app.srcdir)
    config.incident_records = folder = normpath(named)
    documents = get_matching_files(top, config.include_patterns, config.exclude_patterns)
    files = [name for name in documents if name.endswith(SUFFIX)]
    others = [name for name in files if not name.startswith(f"{folder}/")]
    if len(files) == len(others) and (sentence := _without_records(named, folder, top)):
        warn(sentence, "settings")
    config.exclude_patterns = [*config.exclude_patterns, *_no_records(folder, others)]


def _without_records(named: str, folder: str, top: Path) -> str:
    """Why no document is a record; nothing where there is no record yet."""
    told = f"incident_records is {named!r}"
    if folder in (".", "..") or folder.startswith("../") or Path(folder).is_absolute():
        return f"{told}; it has to name a folder inside the source folder, as in 'incidents'."
    if not Path(top, folder).is_dir():
        place = os.path.relpath(top)
        return f"{told}, and {place} has no such folder: make it, or name the one that has the records."
    if any(Path(top, folder).glob(f"*{SUFFIX}")):
        return (
            f"include_patterns and exclude_patterns in conf.py leave out every record in {folder}: add"
            f" '{folder}/**' to include_patterns, and take out of exclude_patterns what matches it."
        )
    return ""


def _no_records(folder: str, others: Iterable[str]) -> list[str]:
    """Patterns of YAML files that are no records: those elsewhere, and what stands beside the texts of sources."""
    inside = _literal(folder)
    return [f"{inside}/sources/**", f"{inside}/**/sources/**", *map(_literal, others)]


def _literal(name: str) -> str:
    """A pattern that matches a file's name."""
    return "".join("?" if c in "*?[]" else c for c in name)
