"""The Content-Security-Policy of pages: no scripts but the site's own, and no request to anywhere else."""

import base64
from collections.abc import Iterable
from hashlib import sha256

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


def script_source(script: str) -> str:
    """What allows one script by its digest (Content Security Policy Level 3, hash sources)."""
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"
