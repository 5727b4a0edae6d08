"""A Content-Security-Policy in every page: only the site's own scripts and styles run, and nothing is asked of the network.

Pages are changed once they are drawn, so that the hashes are right for any theme. A `style` attribute, which a
strict policy forbids, becomes a rule in the head of the page.
"""

import base64
import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from html import unescape
from typing import Any

from sphinx.application import Sphinx

_BUILDERS = frozenset(("html", "dirhtml", "singlehtml"))

_OWN = "'self' file:"
"""The site's own files. From disk `'self'` matches nothing in Firefox; from a server `file:` matches nothing."""

_ATTRIBUTES = r"""(?:[^"'>]++|"[^"]*+"|'[^']*+')*+"""
_TAGS = re.compile(
    rf"<!--.*?-->|<(script|style|textarea|title)\b({_ATTRIBUTES})>(.*?)</\1\s*>|<[a-z]{_ATTRIBUTES}>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_START = re.compile(r"<head\b[^>]*>(\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)
"""After this the policy stands: it has to come before what it governs, and the encoding within the first 1024 bytes."""

_UNCLEAR = re.compile(r"""[{}<>@\\"']|/\*""")
"""What could have another meaning in a rule than in an attribute."""


def connect(app: Sphinx) -> None:
    """Give every page its policy, where the settings ask for it."""
    app.connect("builder-inited", _wrap)


def _wrap(app: Sphinx) -> None:
    if not app.config.incident_csp or app.builder.name not in _BUILDERS:
        return
    app.add_js_file("incident_csp.js", loading_method="defer")
    templates: Any = app.builder.templates
    render: Callable[..., str] = templates.render
    templates.render = lambda *arguments, **named: guarded(render(*arguments, **named))


def guarded(page: str) -> str:
    """A page with a policy that lets it be what it is, and nothing else.

    Args:
        page: HTML; what has no head is left as it is.
    """
    start = _START.search(page)
    if start is None:
        return page
    found = _Inline()
    rest = _TAGS.sub(found.note, page[start.end() :])
    style = f"<style>{found.rules()}</style>" if found.attributes else ""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{found.policy()}">'
    return f"{page[: start.end()]}{policy}{style}{rest}"


class _Inline:
    """The scripts and styles that stand in a page itself."""

    def __init__(self) -> None:
        self.attributes: dict[str, int] = {}
        self._scripts: set[str] = set()
        self._styles: set[str] = set()

    def note(self, match: re.Match[str]) -> str:
        """Note what a tag holds; gives the tag as it is to be."""
        tag, name = match[0], (match[1] or "").lower()
        if name == "style":
            self._styles.add(_hash(match[3]))
        elif name == "script" and "json" not in match[2] and match[3]:
            self._scripts.add(_hash(match[3]))
        if name or tag.startswith("<!--") or "style" not in tag.lower():
            return tag
        return _ATTRIBUTE.sub(self._moved, tag)

    def _moved(self, match: re.Match[str]) -> str:
        """A `style` attribute as one that a rule knows; any other as it is."""
        value = unescape((match[3] or "").strip("\"'"))
        if match[1].lower() != "style" or _UNCLEAR.search(value) or value.count("(") != value.count(")"):
            return match[0]
        return f'data-csp-style="{self.attributes.setdefault(value, len(self.attributes))}"'

    def rules(self) -> str:
        """The rules for what stood in attributes, which nothing but a script or `!important` outweighs there."""
        return "".join(
            f'[data-csp-style="{number}"]:not(#_):not(#_){{{value}}}'
            for value, number in self.attributes.items()
        )

    def policy(self) -> str:
        """The text of the policy."""
        if self.attributes:
            self._styles.add(_hash(self.rules()))
        scripts, styles = (" ".join([_OWN, *sorted(hashes)]) for hashes in (self._scripts, self._styles))
        return (
            f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src {_OWN} data:;"
            f" font-src {_OWN}; form-action {_OWN}; base-uri 'none'; object-src 'none'"
        )


@lru_cache(maxsize=256)
def _hash(text: str) -> str:
    """The hash of a script or style, as a browser sees it."""
    seen = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(sha256(seen.encode('utf-8', 'surrogatepass')).digest()).decode()}'"
