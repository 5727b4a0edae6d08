"""What the files of pages show, as digests: a page's own content, what stands there of other pages, and navigation."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.logging import suppress_logging

from incident_record.domain import IncidentDomain
from incident_record.fingerprints import Link, Shown, Stamp, digest, links_in
from incident_record.nodes import Placeholder
from incident_record.overviews import filled


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

    def digest(self, docname: str) -> str:
        """The digest of what a page shows."""
        # The same warnings come again where the page is written.
        with suppress_logging():
            shown = self._domain.shown.get(docname)
            own = self._of_record(docname, shown) if shown else None
            return digest([], own or self._whole(docname), self._around(docname))

    def _of_record(self, docname: str, shown: Shown) -> tuple[object, ...] | None:
        """What a record's page shows, without its document, since there may be thousands."""
        archive = self._domain.archive
        drawn = [
            node
            for attributes in shown.placeholders
            for node in filled(Placeholder("", **attributes), archive, docname)
        ]
        links = links_in(drawn)
        if links is None:
            return None
        targets = [self._target(link) for link in (*shown.links, *links)]
        twins = self._twins.get(archive.pages[docname].id)
        return shown.content, digest(drawn), targets, twins, self._own(docname)

    def _target(self, link: Link) -> tuple[str, ...] | None:
        thing = self._domain.target(link.kind, link.target, link.home)
        return thing and (thing.docname, thing.anchor, "" if link.explicit else thing.title)

    @cached_property
    def _twins(self) -> dict[str, list[tuple[str, ...]]]:
        """Where the things of records are that have their id in common, by the id."""
        counts = Counter(entry.id for entry in self._domain.archive.entries)
        twins: dict[str, list[tuple[str, ...]]] = {id_: [] for id_, count in counts.items() if count > 1}
        for kind, name in self._domain.archive.things if twins else ():
            if (id_ := name.partition("/")[0]) in twins:
                twins[id_].append((kind, name, self._domain.archive.things[kind, name].docname))
        return twins

    def _whole(self, docname: str) -> tuple[object, ...]:
        """What any other page shows."""
        builder = self._app.builder
        document = self._env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
        stamps, folder = self._domain.files[docname], self._env.srcdir
        # The copies of images have names of their own, and are made when the page is written.
        images = [
            (name, stamps.get(str(folder / source)))
            for source, (pages, name) in sorted(self._env.images.items())
            if docname in pages
        ]
        return digest([document]), images, self._own(docname)

    def _own(self, docname: str) -> Stamp:
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
                env.resolve_toctree(root, builder, node, **options)
                for options in map(_options, toctrees)
                for node in env.get_doctree(root).findall(addnodes.toctree)
            ]
        indices = [
            index.name
            for domain in env.domains.sorted()
            for index in domain.indices
            if index.shortname and index(domain).generate()[0]
        ]
        return digest([tree for tree in trees if tree], indices, assets(self._app))


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
