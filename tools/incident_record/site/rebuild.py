"""Rebuilds: after every build the site is what a clean build of the same files makes, and so are the warnings.

Sphinx reads a page again when a file is newer than the last reading. It writes the pages that it has read, and the
parents of those in the toctree. So it misses an older file that is moved into place, a page that shows what has
changed in another, pages that a build had read but not written when it was interrupted, a second folder of pages
that shares the environment, what is left of removed pages, and every warning of the build before; and it writes
pages that have not changed. Here a page is read again when a file that it was read from is another than it was, and
written again when what it shows is another.
"""

import json
import pickle
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.builders import Builder
from sphinx.environment import CONFIG_OK, BuildEnvironment
from sphinx.util.build_phase import BuildPhase

from incident_record.site import memory, outputs
from incident_record.site.contents import Contents, State, assets
from incident_record.site.domain import SUFFIX, IncidentDomain
from incident_record.site.memory import Memory
from incident_record.site.warned import Warned


def connect(app: Sphinx) -> None:
    """Let every build read, write and remove what it has to."""
    app.connect("builder-inited", lambda app: _Build(app).connect())


class _Build:
    """One build."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._builder = app.builder
        self._started = time.time()
        domain = app.env.domains["incident"]
        assert isinstance(domain, IncidentDomain)  # noqa: S101 - tells the type
        self._domain = domain
        self._warned = Warned(app)
        self._last = memory.load(app.builder) or Memory(
            files=sorted(outputs.files_by_search_index(app.builder))
        )
        self._now: Memory | None = None
        self._parents: dict[str, set[str]] | None = None
        self._removed: set[str] = set()
        self._to_write: set[str] = set()
        self._written: set[str] = set()
        self._toctrees: set[str] = set()

    def connect(self) -> None:
        """Take part in the build."""
        connect = self._app.connect
        connect("env-get-outdated", self._outdated)
        connect("env-before-read-docs", self._before_reading)
        connect("env-updated", self._after_reading)
        # After Sphinx has given the sections their numbers.
        connect("env-get-updated", self._changed, priority=900)
        connect("write-started", self._before_writing)
        connect("doctree-resolved", self._note_written)
        # Before the themes, some of which draw the toctree there.
        connect("html-page-context", self._note_toctree, priority=100)
        connect("html-collect-pages", self._complete_search_index)
        connect("build-finished", self._finish)

    def _outdated(
        self, app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
    ) -> set[str]:
        """The pages to read again."""
        domain, found = self._domain, env.found_docs
        self._removed = removed
        if env.config_status != CONFIG_OK:
            domain.data["born"] = time.time_ns()
        warned = domain.data["warned"]
        if warned is None:
            return found
        again = {page for page in found - added if page in warned or domain.outdated(page)}
        others = {page for page in found if not self._is_record(page)}
        # Of two pages with one label the one that is read last has it, and a link may be to what a file is now.
        return again | others if added or removed or (again | changed) & others else again

    def _is_record(self, docname: str) -> bool:
        return self._app.env.doc2path(docname).suffix == SUFFIX

    def _before_reading(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Look at files before they are read, and forget what was read from them."""
        self._reading = docnames
        self._read = list(docnames)
        for docname in docnames:
            self._domain.stamps.of(env.doc2path(docname))
            if not self._is_record(docname):
                # All before the first, as a parallel build does: what one page finds is not what another had left.
                app.emit("env-purge-doc", env, docname)
                env.clear_doc(docname)

    def _after_reading(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Keep the stamps of files, and take back what Sphinx would write because it was read."""
        for docname in self._read:
            self._domain.note_files(docname, [env.doc2path(docname), *env.dependencies.get(docname, ())])
        if self._read or self._removed:
            self._domain.data["changed"] = time.time_ns()
        if outputs.by_page(self._builder):
            # `Builder.read` returns this very list, with what the handlers of this event add.
            self._reading.clear()

    def _changed(self, app: Sphinx, env: BuildEnvironment) -> set[str]:
        """The pages that show something else than in the last build of this folder."""
        data = self._domain.data
        data["warned"] = self._warned.while_reading()
        if not outputs.by_page(self._builder):
            return set()
        # As Sphinx does before it writes: of two parents of a page, the order decides.
        env.toctree_includes = dict(sorted(env.toctree_includes.items()))
        self._contents = Contents(app, self._domain)
        found = self._last.pages.items() if self._comparable() else ()
        last = {page: State(*shown) for page, shown in found if page in env.all_docs}
        state = f"{data['changed']} {assets(app)}"
        settled = self._last.state == state
        if not settled and self._contents.everywhere(self._last.toctrees) != self._last.everywhere:
            last = {}
        now = {
            page: shown if settled else self._contents.expected(page, shown) for page, shown in last.items()
        }
        kept = {page: shown for page, shown in now.items() if shown[:2] == last[page][:2]}
        self._to_write = env.all_docs.keys() - kept.keys()
        files = sorted(outputs.files(self._builder))
        self._now = replace(self._last, born=self._born(), state=state, pages=kept, files=files)
        if self._to_write:
            # Should this build be interrupted, nobody knows what the other pages show.
            files = sorted({*self._last.files, *files})
            memory.save(self._builder, replace(self._now, state="", files=files))
        elif self._read or self._removed:
            self._keep_environment()
        return self._to_write

    def _comparable(self) -> bool:
        """Whether what the folder holds can be added to."""
        index = outputs.search_index(self._builder)
        return self._last.born == self._born() and (index is None or index.is_file())

    def _born(self) -> str:
        """The environment, and what Sphinx warns of without reading or writing anything again."""
        config = self._app.config
        tags = sorted(self._app.tags)
        return f"{self._domain.data['born']} {tags} {config.nitpicky} {config.nitpick_ignore} {config.nitpick_ignore_regex}"

    def _keep_environment(self) -> None:
        """Do what Sphinx does only where there is a page to write."""
        env, path = self._app.env, Path(self._app.doctreedir, ENV_PICKLE_FILENAME)
        temporary = path.with_suffix(".tmp")
        temporary.write_bytes(pickle.dumps(env, pickle.HIGHEST_PROTOCOL))
        temporary.replace(path)
        self._builder.phase = BuildPhase.CONSISTENCY_CHECK
        env.check_consistency()

    def _before_writing(self, app: Sphinx, builder: Builder) -> None:
        """Keep Sphinx from writing the parents of pages in the toctree, which are among the pages if they change."""
        self._parents = app.env.files_to_rebuild
        if outputs.by_page(builder):
            # `Builder.write` looks at nothing else for it, and nothing else does until the build is finished.
            app.env.files_to_rebuild = {}
        self._written.clear()

    def _note_written(self, app: Sphinx, document: nodes.document, docname: str) -> None:
        self._written.add(docname)

    def _note_toctree(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        document: nodes.document | None,
    ) -> None:
        """Take down how the theme draws the toctree.

        Of pages that are written in parallel only the first is seen here, beside those of search and index. They
        are like the others, unless the settings give pages sidebars of their own.
        """
        draw = context["toctree"]
        if app.config.html_sidebars:
            self._toctrees.add('{"includehidden": true, "maxdepth": -1}')

        def noted(**options: Any) -> str:
            self._toctrees.add(json.dumps(options, sort_keys=True, default=str))
            return str(draw(**options))

        context["toctree"] = noted

    def _complete_search_index(self, app: Sphinx) -> tuple[()]:
        entries = outputs.complete_search_index(self._builder, self._last.entries)
        if self._now is not None:
            self._now = replace(self._now, entries=entries)
        return ()

    def _finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Remove what is left of pages that are gone, and remember what the others show."""
        if self._parents is not None:
            app.env.files_to_rebuild = self._parents
        if exception is not None or self._now is None:
            return
        shown = {page: self._contents.written(page) for page in self._to_write & self._written}
        drawn = self._toctrees | (set() if self._written >= set(app.env.all_docs) else {*self._last.toctrees})
        toctrees = sorted(drawn)
        warned = self._warned.after_reading(drawn=bool(toctrees))
        pages = {} if warned is None else {**self._now.pages, **shown}
        now = replace(
            self._now,
            pages={page: shown for page, shown in pages.items() if not warned or page not in warned},
            toctrees=toctrees,
            everywhere=self._contents.everywhere(toctrees),
        )
        outputs.remove(self._builder, {*self._last.files} - {*now.files}, self._started)
        if now != memory.load(self._builder):
            memory.save(self._builder, now)
