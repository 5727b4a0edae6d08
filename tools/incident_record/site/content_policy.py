"""A Content-Security-Policy in every page: no scripts but the site's own, and no request to anywhere else."""

import base64
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_OWN = "'self' file:"
"""The site's own files. From disk `'self'` matches nothing in Firefox; from a server `file:` matches nothing."""

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
    scripts = " ".join([_OWN, *_inline_scripts(tuple(app.builder.theme.get_theme_dirs()))])  # type: ignore[attr-defined]
    # A style cannot send or change anything, and themes and builders write many of them.
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src {_OWN} 'unsafe-inline'; img-src {_OWN} data:;"
        f" font-src {_OWN}; form-action {_OWN}; base-uri 'none'; object-src 'none'"
    )
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    context["metatags"] = tag + context.get("metatags", "")


@lru_cache(maxsize=4)
def _inline_scripts(folders: tuple[str, ...]) -> list[str]:
    """The hashes of the scripts that a theme's templates hold; what a template computes has none, and does not run."""
    texts = [path.read_text("utf-8") for folder in folders for path in sorted(Path(folder).rglob("*.html"))]
    scripts = sorted({script for text in texts for script in _INLINE.findall(text)})
    return [f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'" for text in scripts]
