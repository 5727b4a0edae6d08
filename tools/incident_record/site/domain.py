"""The domain `incident`: the catalog of a build, and the links to what the records hold."""

import os
from collections.abc import Iterator, Set
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, TypeGuard

from docutils import nodes
from docutils.nodes import Element
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.roles import XRefRole
from sphinx.util import logging

from incident_record.catalog.catalog import Catalog, CatalogObject, person_anchor
from incident_record.catalog.load import load
from incident_record.catalog.parts import PartPage, places_of_people
from incident_record.check.paths import RECORD, CannotRun
from incident_record.export.content import PLACE
from incident_record.site.draw.html import make_crossref
from incident_record.site.draw.nodes import phrase

KINDS = ("incident", "person", "quote", "policy", "statement", "question", "event", "source")
"""The kinds of things that have a role and an entry in the site's inventory."""

SUFFIX = RECORD
"""How the names of records' files end."""

PROBLEM = "incident"
"""The type of our warnings, by which `suppress_warnings` can name them."""

SHOWS_RECORDS, SHOWS_PEOPLE = "incident-records", "incident-people"
"""Marks in a page's metadata: it shows or names something of records; it lists every person."""

_logger = logging.getLogger(__name__)


class IncidentDomain(Domain):
    """Incidents, and what their records hold. Nothing of them is stored but the digest that each page was read with."""

    name = "incident"
    label = "Incident record"
    object_types = {kind: ObjType(kind, kind) for kind in KINDS}  # noqa: RUF012 - as the base class has it
    roles = {kind: XRefRole(innernodeclass=nodes.inline, warn_dangling=True) for kind in KINDS}  # noqa: RUF012
    initial_data: ClassVar[dict[str, Any]] = {"digests": {}}
    dangling_warnings = {kind: f"no {kind} is called %(target)s" for kind in KINDS}  # noqa: RUF012
    # Sphinx drops what another version has stored.
    data_version = 3
    parts: dict[str, PartPage] = {}  # noqa: RUF012 - every build sets its own
    """The pages of overviews that are split, by docname; set when the documents of a build have been found."""

    @cached_property
    def catalog(self) -> Catalog:
        """All records, checked once a build, before Sphinx reads a page."""
        env, config = self.env, self.env.config
        files = {docname: Path(os.path.relpath(env.doc2path(docname))) for docname in sorted(env.found_docs)}
        folder = f"{os.path.normpath(config.incident_pages)}/".removeprefix("./") if config.incident_pages else "/"
        try:
            entries, problems = load(
                {docname: path for docname, path in files.items() if path.suffix == SUFFIX},
                [path for name, path in files.items() if path.suffix == ".md" and name.startswith(folder)],
                records_folder=Path(os.path.relpath(env.srcdir / config.incident_records)),
                inside=Path(env.srcdir),
                texts_folder=Path(config.incident_texts) if config.incident_texts else None,
                cache=config.incident_cache,
            )
        except CannotRun as error:
            raise SphinxError(str(error)) from error  # its sentence, and no fault of the extension
        return Catalog(entries, problems, config.language, config.incident_contact, config.incident_check)

    @cached_property
    def people_page(self) -> str | None:
        """The page that lists everyone; the first of them if there are several, None before all pages are read."""
        return min((page for page, data in self.env.metadata.items() if SHOWS_PEOPLE in data), default=None)

    @cached_property
    def _person_parts(self) -> dict[str, str]:
        return places_of_people(self.parts)

    def clear_doc(self, docname: str) -> None:
        """Forget which page lists everyone, since pages are read again."""
        self.__dict__.pop("people_page", None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take nothing over from another process: the digests are set here, before pages are read."""

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Mark a page that names something of records, so that it is written again when they change."""
        for node in document.findall(addnodes.pending_xref):
            # A link of the kind `any`, and one by the name of a file, may lead to a record too.
            if node["refdomain"] in (self.name, None, "") or node["reftype"] == "any":
                env.metadata[docname][SHOWS_RECORDS] = "yes"
                return

    def find(self, kind: str, name: str, home: str = "") -> CatalogObject | None:
        """What a link leads to; of a person the page that lists everyone, else the entry on the page `home`."""
        item = self.catalog.objects.get((kind, name))
        if item is None or kind != "person":
            return item
        if page := self._person_parts.get(name, self.people_page):
            return item._replace(docname=page, anchor=person_anchor(name))
        return item._replace(docname=home or item.docname)

    def address(self, fromdocname: str, typ: str, target: str, home: str = "") -> tuple[str, str] | None:
        """The page and the anchor to which a link on a page leads; None where there is nothing."""
        docname, _, anchor = target.partition("#")
        if typ == PLACE:
            return docname, anchor
        item = self.find(typ, target, home)
        # A link within a page needs an anchor; the page of a record begins with this one.
        return item and (item.docname, item.anchor or ("part_record" if fromdocname == item.docname else ""))

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """The link to a thing, or to a paragraph on a record's map."""
        if (place := self.address(fromdocname, typ, target, node.get("incident_home", ""))) is None:
            return None
        if not node.get("refexplicit"):
            contnode = phrase("", self.catalog.objects[typ, target].title, tag="span")
        return make_crossref(builder, fromdocname, *place, node, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """The links to every thing of that name, whatever its kind."""
        links = ((kind, self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode)) for kind in KINDS)
        return [(f"{self.name}:{kind}", link) for kind, link in links if link is not None]

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002 - as the base class has it
        """What kind of thing a result of the search is."""
        return {"incident": "Record", "policy": "Policy point"}.get(type.lname, type.lname.capitalize())

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Everything, for the inventory and the search, which lists what has the priority 2 last."""
        for kind, name in self.catalog.objects:
            if item := self.find(kind, name):
                priority = 1 if kind in ("incident", "person", "quote", "policy") else 2
                yield name, item.title, kind, item.docname, item.anchor, priority


def incident_domain(env: BuildEnvironment) -> IncidentDomain:
    """The domain of a build."""
    domain = env.domains["incident"]
    assert isinstance(domain, IncidentDomain)  # noqa: S101 - tells the type
    return domain


def is_for_browsers(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Whether a builder makes pages for browsers, which have a search page and files beside records."""
    # Not the builders that are made from it, as for books.
    return builder.name in ("html", "dirhtml") and isinstance(builder, StandaloneHTMLBuilder)


def warn(sentence: str, subtype: str) -> None:
    """Give a warning of ours, which has no location of Sphinx's."""
    _logger.warning("%s", sentence, type=PROBLEM, subtype=subtype)
