"""Puts the Content-Security-Policy into every page, where the settings ask for it."""

import re
from functools import lru_cache
from typing import Any

from docutils import nodes
from jinja2.meta import find_referenced_templates
from sphinx.application import Sphinx

from incident_record.export.content_policy import content_policy

_INLINE = re.compile(r"<script>([^<{]+)</script>")


def connect(app: Sphinx) -> None:
    """Give every page its policy, where the settings ask for it."""
    # Last, so that the policy stands before all else that handlers put into the head.
    app.connect("html-page-context", _add_policy, priority=900)
    app.connect("builder-inited", _add_script)


def _applies(app: Sphinx) -> bool:
    return bool(app.config.incident_csp) and app.builder.name in ("html", "dirhtml", "singlehtml")


def _add_script(app: Sphinx) -> None:
    if _applies(app):
        app.add_js_file("incident_csp.js", loading_method="defer")


def _add_policy(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if not _applies(app):
        return
    templates: Any = app.builder.templates
    scripts = _inline_scripts(templates, [templatename, *(context.get("sidebars") or ())])
    context["metatags"] = content_policy(scripts) + context.get("metatags", "")


def _inline_scripts(templates: Any, names: list[str]) -> set[str]:
    """The scripts that stand in templates, and in those that they name; one that a template computes does not run."""
    scripts, seen, waiting = set[str](), set[str](), names
    while waiting:
        if (name := waiting.pop()) not in seen:
            seen.add(name)
            inline, referenced = _read_template(templates, name)
            scripts |= inline
            waiting += referenced
    return scripts


# To parse a theme's templates takes longer than to fill them in.
@lru_cache(maxsize=128)
def _read_template(templates: Any, name: str) -> tuple[set[str], list[str]]:
    """The scripts in a template, and the templates that it names."""
    source = templates.get_source(templates.environment, name)[0]
    referenced = find_referenced_templates(templates.environment.parse(source))
    return {*_INLINE.findall(source)}, [*filter(None, referenced)]
