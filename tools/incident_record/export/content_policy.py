"""The Content-Security-Policy of pages: no scripts but the site's own, and no request to anywhere else."""

import base64
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from hashlib import sha256

from jinja2 import Environment
from jinja2.meta import find_referenced_templates

_INLINE = re.compile(r"<script>([^<{]+)</script>")

# The site's own files. From disk `'self'` matches nothing in Firefox; from a server `file:` matches nothing.
_OWN = "'self' file:"


def content_policy(scripts: Iterable[str]) -> str:
    """The policy of a page as an HTML tag.

    Args:
        scripts: the scripts that stand in the page itself.
    """
    sources = " ".join([_OWN, *map(script_source, sorted(scripts))])
    # A style cannot send or change anything, and themes and builders write many of them.
    policy = (
        f"default-src 'none'; script-src {sources}; style-src {_OWN} 'unsafe-inline';"
        f" img-src {_OWN} data:; font-src {_OWN}; form-action {_OWN}; base-uri 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


@cache
def script_source(script: str) -> str:
    """What allows one script by its digest (Content Security Policy Level 3, hash sources)."""
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"


def inline_scripts(source: Callable[[str], str], environment: Environment, names: list[str]) -> set[str]:
    """The scripts that stand in templates, and in those that they name; one that a template computes does not run.

    Args:
        source: the text of a template by its name.
    """
    scripts, seen, waiting = set[str](), set[str](), [*names]
    while waiting:
        if (name := waiting.pop()) not in seen:
            seen.add(name)
            inline, referenced = _read_template(source(name), environment)
            scripts |= inline
            waiting += referenced
    return scripts


# To parse a theme's templates takes longer than to fill them in.
@lru_cache(maxsize=128)
def _read_template(text: str, environment: Environment) -> tuple[set[str], list[str]]:
    """The scripts in a template, and the templates that it names."""
    return {*_INLINE.findall(text)}, [*filter(None, find_referenced_templates(environment.parse(text)))]
