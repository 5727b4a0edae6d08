"""The navigation of pages that no toctree holds, as those of records: on all of one folder it is the same."""

from collections.abc import Callable
from posixpath import basename, dirname
from typing import Any

from sphinx.application import Sphinx


def share_navigation(app: Sphinx) -> None:
    """Let such pages have the navigation that was made for the first of them; each would take longer than its template."""
    made: dict[object, str] = {}

    def share(app: Sphinx, page: str, template: str, context: dict[str, Any], document: object) -> None:
        holds = any(page in pages for pages in app.env.toctree_includes.values())
        # With `dirhtml` the address of an index has other parts than those of its folder.
        if not holds and page != app.config.root_doc and basename(page) != "index":
            context["toctree"] = _once(made, dirname(page), context["toctree"])

    # Before themes ask for it; what was made is as old as what was read.
    app.connect("html-page-context", share, priority=100)
    app.connect("env-updated", lambda app, env: made.clear())


def _once(made: dict[object, str], folder: str, make: Callable[..., str]) -> Callable[..., str]:
    def toctree(**options: Any) -> str:
        key = folder, *sorted(options.items())
        if key not in made:
            made[key] = make(**options)
        return made[key]

    return toctree
