"""Rebuilds: after every build the site equals what a clean build of the same files makes.

Sphinx reads a page again when its file is newer than the last reading. That misses pages that show other records, older
files that are moved into place, and interrupted builds. So each page has a digest of all that it may show. It is read
and written again when this is not the digest with which it was last read, and last written into this build's folder.
"""

import time
from collections.abc import Iterator
from functools import cached_property, partial
from logging import WARNING, Handler, LogRecord, getLogger
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import NAMESPACE, is_suppressed_warning

from incident_record.catalog.memory import digest, digest_files, load_memory
from incident_record.check.cache import rules_digest
from incident_record.site.domain import PROBLEM, SHOWS_RECORDS, incident_domain
from incident_record.site.files import files_by_search_index, files_in_pages, files_of_pages, is_by_page
from incident_record.site.search import complete_index, lacks_index
from incident_record.source.files import remove_files


def connect(app: Sphinx) -> None:
    """Let every build read, write and remove what it has to."""
    app.connect("builder-inited", _Build)


class _Build(Handler):
    """One build; also the handler of log records that sees whether Sphinx gives a warning."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(WARNING)
        self._app, self._builder, self._started = app, app.builder, time.time_ns()
        self._path = Path(app.doctreedir, f"incident-{app.builder.name}-{digest(str(app.outdir))}.json")
        self._memory, self._warned = load_memory(self._path, partial(files_by_search_index, app.builder)), False
        self._read, self._resolved, self._files = set[str](), set[str](), set[str]()
        # Sphinx took away the handlers of earlier builds when it started this one.
        getLogger(NAMESPACE).addHandler(self)
        app.connect("env-get-outdated", self._outdated)
        app.connect("env-before-read-docs", self._before_reading)
        # After all other handlers, which may add dependencies and images.
        app.connect("env-updated", self._after_reading, priority=999)
        app.connect("doctree-resolved", lambda app, document, docname: self._resolved.add(docname))
        app.connect("html-collect-pages", self._complete_index)
        app.connect("build-finished", self._finish)

    def emit(self, record: LogRecord) -> None:
        """Note that a warning was given: Sphinx gives it again only if it reads and writes the page again."""
        kind, subtype = getattr(record, "type", None) or "", getattr(record, "subtype", None) or ""
        # Our own problems are reported in every build anyway.
        if kind != PROBLEM and not is_suppressed_warning(kind, subtype, self._app.config.suppress_warnings):
            self._warned = True

    def _outdated(self, app: Sphinx, env: BuildEnvironment, *changes: set[str]) -> set[str]:
        """The pages to read and write again."""
        written = {} if lacks_index(self._builder) else self._memory.pages
        read, self._now = incident_domain(env).data["digests"], self._digests()
        kept = {page for page, now in self._now.items() if now and now == read.get(page) == written.get(page)}
        return env.found_docs - kept

    def _before_reading(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Forget all pages that are read before the first is read, as a parallel build does."""
        self._read.update(docnames)
        for docname in env.all_docs.keys() & docnames:  # a new page has nothing to forget
            # Else the first of two pages with one label meets what the second had left in the last build.
            app.emit("env-purge-doc", env, docname)
            env.clear_doc(docname)

    def _after_reading(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Keep what pages were read with; until they are written nobody knows what the folder holds."""
        # Reading may change which page lists everyone, and which pages show records.
        incident_domain(env).data["digests"] = self._digests() if self._read else self._now
        self._files = files_of_pages(self._builder)
        self._memory.pages = {}
        self._memory.files = sorted({*self._memory.files, *self._files, *files_in_pages(self._builder)})
        self._memory.save(self._path)

    def _complete_index(self, app: Sphinx) -> tuple[()]:
        self._memory.entries = complete_index(self._builder, self._memory.entries)
        return ()

    def _finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Remove the files of pages that are gone, and remember what the others were written with."""
        if exception is None:  # else nobody knows what was written
            files = self._files | files_in_pages(self._builder)
            remove_files(Path(self._builder.outdir), {*self._memory.files} - files, self._started)
            self._memory.files = sorted(files)
            if not self._warned and (self._read <= self._resolved or not is_by_page(self._builder)):
                self._memory.pages = incident_domain(app.env).data["digests"]
            self._memory.save(self._path)

    def _digests(self) -> dict[str, str]:
        """The digest of all that each page may show; empty where a file has changed since the build began."""
        env, config, domain = self._app.env, self._app.config, incident_domain(self._app.env)
        catalog = domain.catalog
        files = digest_files(self._site_files(), self._started)
        if not files:
            return dict.fromkeys(env.found_docs, "")  # the next build reads such a page again
        # Under other settings of these Sphinx warns of other things, though it would read nothing again.
        nitpicks = (config.nitpicky, config.nitpick_ignore, config.nitpick_ignore_regex, sorted(self._app.tags))
        around = digest(rules_digest(), files, nitpicks)
        everything = digest(around, [(entry.docname, entry.digest) for entry in catalog.entries])
        if any(page in catalog.pages for pages in env.toctree_includes.values() for page in pages):
            around = everything  # themes show the titles of a toctree on every page
        digests = {
            page: everything if SHOWS_RECORDS in env.metadata.get(page, {}) else around for page in env.found_docs
        }
        people = {page: entry.record.people for page, entry in catalog.pages.items() if entry.record}
        for page, content in self._contents.items():
            persons = [domain.find("person", person.id) for person in people.get(page, ())]
            digests[page] = digest(around, content, [person and person.docname for person in persons])
        return digests

    @cached_property
    def _contents(self) -> dict[str, object]:
        """What each page of a record, or of a part of an overview, may show of records; no reading changes it."""
        domain = incident_domain(self._app.env)
        catalog = domain.catalog
        records = {
            page: [(other.docname, other.digest) for other in catalog.entries_on_page(entry)]
            for page, entry in catalog.pages.items()
        }
        return records | {page: (part.links, part.part.digest(catalog)) for page, part in domain.parts.items()}

    def _site_files(self) -> Iterator[Path]:
        """Every file that can change what a page shows, but for those of records."""
        env, config, domain = self._app.env, self._app.config, incident_domain(self._app.env)
        # Not what Python compiles: another process may be writing it.
        yield from (path for path in Path(__file__).parents[1].rglob("*.*") if path.parent.name != "__pycache__")
        yield from map(env.doc2path, env.found_docs - domain.catalog.pages.keys() - domain.parts.keys())
        yield from (Path(env.srcdir, name) for names in env.dependencies.values() for name in names)
        for folder in (*config.html_static_path, *config.templates_path):
            yield from Path(self._app.confdir, folder).rglob("*")
