"""The navigation of pages that no toctree holds, as those of records, and what is on such a page."""

from collections.abc import Callable
from posixpath import basename, dirname
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from incident_record.export.html import encode


def list_parts(app: Sphinx, page: str, template: str, context: dict[str, Any], document: nodes.document | None) -> None:
    """Put the parts of a record's page into its table of contents: Sphinx would store and load those of every record."""
    sections = [*document.findall(nodes.section)] if document else []
    if sections[1:] and "incident-record" in sections[0]["classes"]:
        links = [(encode(part["ids"][0]), encode(part[0].astext())) for part in sections[1:]]
        rows = "".join(f'<li><a class="reference internal" href="#{id_}">{title}</a></li>\n' for id_, title in links)
        context["toc"] = context["toc"].replace("</li>\n</ul>\n", f"<ul>\n{rows}</ul>\n</li>\n</ul>\n")
        context["display_toc"] = True


def share_navigation(app: Sphinx) -> None:
    """Let pages share what is the same on all of them: each would take longer than its template."""
    made: dict[object, str] = {}

    def share(app: Sphinx, page: str, template: str, context: dict[str, Any], document: object) -> None:
        # Sphinx looks on every page for the file of each script and stylesheet.
        top = context["content_root"]
        context.update({tag: _once(made, (tag, top), context[tag]) for tag in ("css_tag", "js_tag")})
        holds = any(page in pages for pages in app.env.toctree_includes.values())
        # With `dirhtml` the address of an index has other parts than those of its folder.
        if not holds and page != app.config.root_doc and basename(page) != "index":
            context["toctree"] = _once(made, ("toctree", dirname(page)), context["toctree"])

    # Before themes ask for it; what was made is as old as what was read.
    app.connect("html-page-context", share, priority=100)
    app.connect("env-updated", lambda app, env: made.clear())


def _once(made: dict[object, str], name: tuple[str, str], make: Callable[..., str]) -> Callable[..., str]:
    def once(*arguments: Any, **options: Any) -> str:
        key = name, arguments, *sorted(options.items())
        return made.get(key) or made.setdefault(key, make(*arguments, **options))

    return once
