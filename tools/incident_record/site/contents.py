"""What the files of pages show, as digests: a page's own content, what stands there of other pages, and navigation."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.logging import suppress_logging

from incident_record.catalog.catalog import Entry, things_of
from incident_record.site.domain import IncidentDomain
from incident_record.site.draw.nodes import Placeholder
from incident_record.site.fingerprints import Stamp, digest, drawn
from incident_record.site.overviews import filled


class State(NamedTuple):
    """What a page shows, as digests.

    Args:
        own: what is its own, with its file and what is around it.
        others: what it shows of records, or where that is not all, the whole page.
        inputs: the files of the records that it may show; empty where it may show anything.
    """

    own: str
    others: str
    inputs: str


class Contents:
    """What all pages show, once all have been read.

    Args:
        app: the application.
        domain: the records.
    """

    def __init__(self, app: Sphinx, domain: IncidentDomain) -> None:
        self._app = app
        self._env = app.env
        self._domain = domain
        self._resolved: dict[str, str] = {}
        # When all others have done with the document.
        app.connect("doctree-resolved", self._note_resolved, priority=999)

    def expected(self, docname: str, last: State) -> State:
        """What a page will show.

        Args:
            docname: the page.
            last: what it showed when it was written; what is the same there is not drawn to be compared.
        """
        own, inputs = self._of_itself(docname), self._inputs(docname)
        if own != last.own:
            return State(own, "", inputs)
        if inputs and inputs == last.inputs:
            return last
        # The same warnings come again where the page is written.
        with suppress_logging():
            return State(own, self._others(docname, self._drawn(docname)), inputs)

    def written(self, docname: str) -> State:
        """What a page shows that has just been written."""
        others = self._others(docname, self._domain.drawn.get(docname, []))
        return State(self._of_itself(docname), others, self._inputs(docname))

    def _of_itself(self, docname: str) -> str:
        shown = self._domain.shown.get(docname)
        own = shown and (shown.content, [self._domain.lead(link) for link in shown.links])
        entry = self._domain.entries.get(docname)
        twins = self._elsewhere(entry) if entry and entry.id in self._twins else None
        return digest([], own, twins, self._images(docname), self._file(docname), self._around(docname))

    def _inputs(self, docname: str) -> str:
        """The digest of the files of all records that a page may show; empty where that is not known."""
        shown, archive = self._domain.shown.get(docname), self._domain.archive
        if shown is None or self._twins:  # links to one page may lead to another when a twin comes or goes
            return ""
        if not shown.placeholders:
            return "none"
        entry = self._domain.entries.get(docname)
        if entry is None:
            return self._all_files
        return self._files_of(archive.shown_by(entry))

    @cached_property
    def _all_files(self) -> str:
        return self._files_of(self._domain.archive.entries)

    def _files_of(self, entries: Iterable[Entry]) -> str:
        files = [(entry.docname, self._domain.files[entry.docname]) for entry in entries]
        return digest([], self._domain.people_page, files)

    def _drawn(self, docname: str) -> list[str | None]:
        """The parts of a page that show records, as they will be drawn."""
        shown = self._domain.shown.get(docname)
        parts = [
            drawn(filled(Placeholder("", **attributes), self._domain.archive, docname), self._domain.lead)
            for attributes in (shown.placeholders if shown else ())
        ]
        if shown is None or None in parts:
            self._env.apply_post_transforms(self._env.get_doctree(docname), docname)
        return parts

    def _others(self, docname: str, parts: list[str | None]) -> str:
        """The digest of what a page shows of others."""
        whole = docname not in self._domain.shown or None in parts
        return self._resolved[docname] if whole else digest([], parts)

    def _note_resolved(self, app: Sphinx, document: nodes.document, docname: str) -> None:
        """Take down what a page shows of which that cannot be told without its document."""
        if docname not in self._domain.shown or None in self._domain.drawn.get(docname, []):
            with suppress_logging():
                # Sphinx puts them into the document only now.
                trees = _toctrees(app, docname, document)
            self._resolved[docname] = digest([document, *trees])

    @cached_property
    def _twins(self) -> frozenset[str]:
        """The ids that several records have, in folders of their own."""
        counts = Counter(entry.id for entry in self._domain.archive.entries)
        return frozenset(id_ for id_, count in counts.items() if count > 1)

    def _elsewhere(self, entry: Entry) -> list[tuple[str, str, str]] | None:
        """What a record's own links lead to on the page of a twin: kind, name and page."""
        things = self._domain.archive.things
        found = [things[thing.kind, thing.name] for thing in things_of(entry)]
        return [thing[:3] for thing in found if thing.docname != entry.docname] or None

    def _images(self, docname: str) -> list[tuple[str, Stamp]]:
        """The names and stamps of a page's images, of which copies are made when it is written."""
        stamps, folder = self._domain.files[docname], self._env.srcdir
        return [
            (name, stamps.get(str(folder / source)))
            for source, (pages, name) in sorted(self._env.images.items())
            if docname in pages
        ]

    def _file(self, docname: str) -> Stamp:
        # Sphinx writes a page that is older than its file, and copies the file to `_sources` then.
        return self._domain.files[docname][str(self._env.doc2path(docname))]

    def _around(self, docname: str) -> tuple[object, ...]:
        """The numbers of a page's sections and figures, and the titles of the pages before, after and above it."""
        related = self._relations.get(docname)
        near, above = related[1:] if related else [], []
        while related and related[0]:
            above.append(related[0])
            related = self._relations.get(related[0])
        # Of the home page, which is above all others, no title is shown for that.
        near += above[:-1]
        titles = [(one, digest([self._env.titles[one]])) for one in near if one in self._env.titles]
        return titles, self._env.toc_secnumbers.get(docname), self._env.toc_fignumbers.get(docname)

    @cached_property
    def _relations(self) -> dict[str, list[str | None]]:
        return self._env.collect_relations()

    def everywhere(self, toctrees: Iterable[str]) -> str:
        """The digest of what is on all pages: navigation, links to indices, and checksums of assets.

        Args:
            toctrees: how the theme draws the toctree, as options in JSON.
        """
        builder, env = self._app.builder, self._env
        if builder.format != "html":
            return ""
        root = env.config.root_doc
        with suppress_logging():
            # Not `env.master_doctree`: what is found there would be stored with the environment.
            trees = [
                tree
                for options in map(_options, toctrees)
                for tree in _toctrees(self._app, root, env.get_doctree(root), **options)
            ]
        indices = [
            index.name
            for domain in env.domains.sorted()
            for index in domain.indices
            if index.shortname and index(domain).generate()[0]
        ]
        return digest(trees, indices, assets(self._app))


def _toctrees(app: Sphinx, docname: str, document: nodes.document, **options: Any) -> list[nodes.Node]:
    """The toctrees of a page with their entries, as they are shown."""
    found = [
        app.env.resolve_toctree(docname, app.builder, node, **options)
        for node in document.findall(addnodes.toctree)
    ]
    trees = [tree for tree in found if tree]
    if app.builder.format == "html":
        for node in [node for tree in trees for node in tree.findall(addnodes.toctree)]:
            _leave_out(node)
    return trees


def _leave_out(node: addnodes.toctree) -> None:
    """Remove a hidden toctree from another page's entries, where Sphinx's HTML writer passes over it."""
    entries = node.parent
    entries.remove(node)
    if isinstance(entries, nodes.bullet_list) and len(entries) == 0:
        entries.parent.remove(entries)


def _options(told: str) -> dict[str, Any]:
    """The options of a toctree as `StandaloneHTMLBuilder._get_local_toctree` takes them, but nothing collapsed."""
    given = json.loads(told)
    return {
        "maxdepth": int(given.get("maxdepth") or 0),
        "titles_only": given.get("titles_only", False),
        "includehidden": given.get("includehidden", False),
    }


def assets(app: Sphinx) -> str:
    """The digest of the site's own stylesheets and scripts, whose checksums are in the links to them."""
    out = blake2b(digest_size=15)
    for folder in app.config.html_static_path:
        for path in sorted(Path(app.confdir, folder).rglob("*")):
            if path.suffix in (".css", ".js"):
                out.update(f"{path}\0".encode() + path.read_bytes())
    return out.hexdigest()
