"""The settings of a site: their types and defaults, and which files they make records."""

import os
from collections.abc import Callable
from pathlib import Path
from posixpath import normpath

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.matching import get_matching_files

from incident_record.catalog.load import hidden_files, no_records
from incident_record.catalog.settings import odd_settings, why_no_record
from incident_record.check.paths import is_pipe
from incident_record.site.domain import SUFFIX, warn
from incident_record.source.lookup import TEXTS_VARIABLE

_Default = bool | str | Callable[[Config], str]

SETTINGS: dict[str, tuple[_Default, str]] = {
    "incident_records": ("incidents", "The records' folder, inside the source folder."),
    "incident_contact": ("", "How readers ask for a correction."),
    "incident_check": ("quote-check", "The command that runs the check, as pages show it."),
    "incident_pages": ("", "The folder of Markdown pages whose quotations are checked; empty for none."),
    "incident_texts": (lambda config: os.environ.get(TEXTS_VARIABLE, ""), "A folder with the texts of sources."),
    "incident_cache": (True, "Whether findings of earlier runs of the check are used."),
    "incident_csp": (False, "Whether pages have a Content-Security-Policy: only the site's own files and scripts."),
}
"""For each setting its default and what it means."""


def connect(app: Sphinx) -> None:
    """Make the settings known, and hold them to what they have to be."""
    for name, (default, meaning) in SETTINGS.items():
        app.add_config_value(name, default, "env", (bool if isinstance(default, bool) else str,), meaning)
    app.connect("config-inited", _settle)


def _settle(app: Sphinx, config: Config) -> None:
    """Warn of settings that cannot be meant, and make documents of records alone."""
    for name, (default, _) in SETTINGS.items():
        kind, form = (bool, "True or False") if isinstance(default, bool) else (str, "text in quotes")
        if not isinstance(config[name], kind):
            warn(f"{name} is {config[name]!r}; in conf.py it has to be {form}.", "settings")
            config[name] = default(config) if callable(default) else default  # so that all other warnings come too
    setting, top = config.incident_records, Path(app.srcdir)
    # `./incidents/` and `incidents` are one folder, and names of files are compared with it.
    config.incident_records = folder = normpath(setting)
    excluded = [*config.exclude_patterns, *hidden_files(setting, config.incident_pages)]
    files = {name for name in get_matching_files(top, config.include_patterns, excluded) if name.endswith(SUFFIX)}
    records = {name for name in files if name.startswith(f"{folder}/") and not is_pipe(Path(top, name))}
    for sentence in (*([] if records else why_no_record(setting, folder, top)), *odd_settings(top, config)):
        warn(sentence, "settings")
    config.exclude_patterns = [*excluded, *no_records(folder, sorted(files - records))]
