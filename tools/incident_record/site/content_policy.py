"""Puts the Content-Security-Policy into every page, where the settings ask for it."""

from functools import cache
from pathlib import Path
from typing import Any

from sphinx import locale
from sphinx.application import Sphinx

from incident_record.export.content_policy import content_policy, inline_scripts


def connect(app: Sphinx) -> None:
    """Give every page its policy, where the settings ask for it."""
    app.connect("builder-inited", _connect)


def _connect(app: Sphinx) -> None:
    if app.config.incident_csp and app.builder.name in ("html", "dirhtml", "singlehtml"):
        # Where Sphinx has translations, between its own scripts and these, which it would have evaluate text.
        translated = Path(locale.__file__).with_name(app.config.language or "en").is_dir()
        app.add_js_file("incident_csp.js", **({"priority": 450} if translated else {"loading_method": "defer"}))
        templates: Any = app.builder.templates
        source = cache(lambda name: templates.get_source(templates.environment, name)[0])

        def add_policy(app: Sphinx, page: str, template: str, context: dict[str, Any], document: object) -> None:
            scripts = inline_scripts(source, templates.environment, [template, *(context.get("sidebars") or ())])
            context["metatags"] = content_policy(scripts) + context.get("metatags", "")

        # Last, so that the policy stands before all else that handlers put into the head.
        app.connect("html-page-context", add_policy, priority=900)
