"""What the files of pages show, as digests: a page's own content, what stands there of other pages, and navigation."""

from collections import Counter
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.logging import suppress_logging

from incident_record.domain import IncidentDomain
from incident_record.fingerprints import Link, Shown, digest, links_in
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
            return digest([], own or self._whole(docname), self._around(docname), self._everywhere)

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
        own = self._domain.files[docname][str(self._env.doc2path(docname))]
        return shown.content, digest(drawn), targets, twins, own

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
        images = [name for _, (pages, name) in sorted(self._env.images.items()) if docname in pages]
        return digest([document]), images, self._domain.files[docname]

    def _around(self, docname: str) -> tuple[object, ...]:
        """The numbers of a page's sections and figures, and the titles of the pages before, after and above it."""
        related = self._relations.get(docname)
        near = related[1:] if related else []
        while related and related[0]:
            near.append(related[0])
            related = self._relations.get(related[0])
        titles = [(one, digest([self._env.titles[one]])) for one in near if one in self._env.titles]
        return titles, self._env.toc_secnumbers.get(docname), self._env.toc_fignumbers.get(docname)

    @cached_property
    def _relations(self) -> dict[str, list[str | None]]:
        return self._env.collect_relations()

    @cached_property
    def _everywhere(self) -> tuple[object, ...]:
        """What themes show on every page: the whole toctree, links to indices, and checksums of assets."""
        builder, env = self._app.builder, self._env
        if builder.format != "html":
            return ()
        root = env.config.root_doc
        # Not `env.master_doctree`: what is found there would be stored with the environment.
        trees = [
            env.resolve_toctree(root, builder, node, maxdepth=-1, titles_only=True, includehidden=True)
            for node in env.get_doctree(root).findall(addnodes.toctree)
        ]
        indices = [
            index.name
            for domain in env.domains.sorted()
            for index in domain.indices
            if index.shortname and index(domain).generate()[0]
        ]
        return digest([tree for tree in trees if tree]), indices, assets(self._app)


def assets(app: Sphinx) -> str:
    """The digest of the site's own stylesheets and scripts, whose checksums are in the links to them."""
    out = blake2b(digest_size=15)
    for folder in app.config.html_static_path:
        for path in sorted(Path(app.confdir, folder).rglob("*")):
            if path.suffix in (".css", ".js"):
                out.update(f"{path}\0".encode() + path.read_bytes())
    return out.hexdigest()
