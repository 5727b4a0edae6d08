"""For which pages Sphinx gave warnings: it repeats none, so what gave them has to be done again in the next build."""

import logging
import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.build_phase import BuildPhase
from sphinx.util.logging import NAMESPACE, get_node_location, is_suppressed_warning

PROBLEM = "incident"
"""The type of the problems of records, which are reported in every build anyway."""


class Warned(logging.Handler):
    """Takes down where warnings come from."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self._app = app
        self._reading: set[str | None] = set()
        self._writing: set[str | None] = set()
        self._of_toctrees: set[str | None] = set()
        # Sphinx takes all handlers away at the start of a build.
        logging.getLogger(NAMESPACE).addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Take down one warning."""
        kind, subtype = getattr(record, "type", None) or "", getattr(record, "subtype", None) or ""
        ignored = self._app.config.suppress_warnings
        # Sphinx holds warnings back, and hands the same record out again at the end of a phase.
        if kind == PROBLEM or is_suppressed_warning(kind, subtype, ignored) or hasattr(record, "taken_down"):
            return
        record.taken_down = True
        place = _place(getattr(record, "location", None))
        if self._app.builder.phase == BuildPhase.READING:
            self._reading.add(place or self._app.env.current_document.docname or None)
        else:
            # Of a page in no toctree Sphinx warns when it checks, under the page's name and not its file's.
            drawn = kind == "toc" and place not in self._app.env.all_docs
            (self._of_toctrees if drawn else self._writing).add(place)

    def while_reading(self) -> set[str] | None:
        """The pages that gave warnings when they were read; None if it could have been any."""
        return self._pages(self._reading)

    def after_reading(self, drawn: bool) -> set[str] | None:
        """The pages that gave warnings when they were checked, resolved or written; None if it could have been any.

        Args:
            drawn: whether the theme draws toctrees, and so gives their warnings, on every page.
        """
        if drawn and self._of_toctrees:
            return None
        found, listing = self._pages(self._writing), self._pages(self._of_toctrees)
        return None if found is None or listing is None else found | self._with_parents(listing)

    def _with_parents(self, pages: set[str]) -> set[str]:
        """Some pages and those above them, whose toctrees show theirs too."""
        includes, found = self._app.env.toctree_includes, set(pages)
        while above := {page for page in includes.keys() - found if not found.isdisjoint(includes[page])}:
            found |= above
        return found

    def _pages(self, places: set[str | None]) -> set[str] | None:
        found: set[str] = set()
        for place in places:
            pages = self._pages_at(place) if place else set()
            if not pages:
                return None
            found |= pages
        return found

    def _pages_at(self, place: str) -> set[str]:
        env = self._app.env
        docname = place if place in env.found_docs else env.path2doc(place)
        if docname in env.found_docs:
            return {docname}
        return {page for page, files in env.dependencies.items() if place in map(str, files)}


def _place(location: str | tuple[str | None, int | None] | nodes.Node | None) -> str | None:
    """The page's name or the file of a warning."""
    if isinstance(location, tuple):
        location = location[0]
    elif isinstance(location, nodes.Node):
        location = get_node_location(location)
    return re.sub(r":\d*$", "", location) if location else None
