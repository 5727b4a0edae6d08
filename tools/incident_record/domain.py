"""The domain `incident`: what the records of a site hold, the links to it, and which pages show it."""

import os
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from incident_record import runs, together
from incident_record.archive import Archive, Entry, Thing
from incident_record.finding import Finding
from incident_record.library import Library
from incident_record.nodes import PLACE, Placeholder, inline
from incident_record.problems import Problem, limited

if TYPE_CHECKING:
    from docutils.nodes import Element

KINDS = ("incident", "person", "quote", "policy", "statement", "event", "source")
"""The kinds of things that have a role and an entry in the site's inventory."""

_FOR_SEARCH = {"incident": 1, "person": 1, "quote": 1, "policy": 1}
"""The priority of kinds in the search; the others have 2, which lists them last."""


class IncidentDomain(Domain):
    """Incidents, and what their records hold. All that is stored is plain data, by page."""

    name = "incident"
    label = "Incident record"
    object_types = {kind: ObjType(kind, kind) for kind in KINDS}  # noqa: RUF012 - as the base class has it
    roles = {kind: XRefRole(innernodeclass=nodes.inline, warn_dangling=True) for kind in KINDS}  # noqa: RUF012
    initial_data: ClassVar[dict[str, Any]] = {
        "entries": {},
        "links": {},
        "showing": {},
        "gone": {},
        "together": (),
    }
    dangling_warnings = {kind: f"no {kind} is called %(target)s" for kind in KINDS}  # noqa: RUF012
    data_version = 1

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        # What this build has touched, with what was known before; it does not outlive the build.
        self._before: dict[str, Entry] = {}
        self._touched: set[str] = set()
        self._archive: Archive | None = None
        self._people_page_before = self.people_page

    @property
    def entries(self) -> dict[str, Entry]:
        """What is known of each record, by its page."""
        found: dict[str, Entry] = self.data["entries"]
        return found

    @property
    def links(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The kind and target of each link to a thing of ours, by the page that has it."""
        found: dict[str, tuple[tuple[str, str], ...]] = self.data["links"]
        return found

    @property
    def showing(self) -> dict[str, tuple[str, ...]]:
        """What each page shows across records, as the names of its placeholders."""
        found: dict[str, tuple[str, ...]] = self.data["showing"]
        return found

    @property
    def gone(self) -> dict[str, bool]:
        """The pages of records that were removed, as keys."""
        found: dict[str, bool] = self.data["gone"]
        return found

    @property
    def people_page(self) -> str | None:
        """The page that lists everyone; the first of them if there are several."""
        return min((docname for docname, shown in self.showing.items() if "people" in shown), default=None)

    @cached_property
    def library(self) -> Library:
        """The sources, each read once a build."""
        named = self.env.config.incident_texts
        return Library(texts_folder=Path(named) if named else None)

    @property
    def archive(self) -> Archive:
        """All records together."""
        if self._archive is None:
            self._archive = Archive(self.entries.values(), self.people_page)
        return self._archive

    def note_record(self, entry: Entry) -> None:
        """Keep what was found out about a record that has just been read."""
        self._keep(entry.docname, entry)

    def _keep(self, docname: str, entry: Entry) -> None:
        self.entries[docname] = entry
        self.gone.pop(docname, None)
        self._touched.add(docname)
        self._archive = None

    def clear_doc(self, docname: str) -> None:
        """Forget a page, which was removed or is read again."""
        entry = self.entries.pop(docname, None)
        if entry is not None:
            self._before.setdefault(docname, entry)
            self._touched.add(docname)
            self.gone[docname] = True
        self.links.pop(docname, None)
        self.showing.pop(docname, None)
        self._archive = None

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        for docname in docnames:
            if docname in otherdata["entries"]:
                self._keep(docname, otherdata["entries"][docname])
            for name in ("links", "showing"):
                if docname in otherdata[name]:
                    self.data[name][docname] = otherdata[name][docname]
        self._archive = None

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note what a page shows of the records, so that it is written again when that changes."""
        shown = tuple(
            sorted({node["show"] for node in document.findall(Placeholder) if "record" not in node})
        )
        if shown:
            self.showing[docname] = shown
            self._archive = None
        if docname not in self.entries:
            links = tuple(
                (node["reftype"], node["reftarget"])
                for node in document.findall(addnodes.pending_xref)
                if node.get("refdomain") == self.name or node.get("reftype") == "any"
            )
            if links:
                self.links[docname] = links

    def reread(self) -> list[str]:
        """The records to read again because a source has come where there was none."""
        return [
            docname for docname, entry in self.entries.items() if any(Path(p).exists() for p in entry.absent)
        ]

    def rewritten(self) -> set[str]:
        """The pages to write again because of what changed on others."""
        moved = self.people_page != self._people_page_before
        pages = {docname for docname in self.links if self._dangling(docname)}
        if not self._touched and not moved:
            return pages
        pages |= {*self.showing, *self.links}
        if moved:
            return pages | set(self.entries)
        now = [self.entries[docname] for docname in self._touched if docname in self.entries]
        changed = [*self._before.values(), *now]
        ids = {entry.id for entry in changed}
        targets = {one.id for entry in changed for one in entry.related}
        return pages | {
            docname
            for docname, entry in self.entries.items()
            if entry.id in targets or any(one.id in ids for one in entry.related)
        }

    def _dangling(self, docname: str) -> bool:
        # Such a page is written in every build, so that the warning is given in every build.
        return any(
            kind != "any" and (kind, target) not in self.archive.things
            for kind, target in self.links[docname]
        )

    def problems(self) -> list[Problem]:
        """Every problem of every record, just as the command line prints them."""
        moved = self._rebase()
        findings = [entry.finding for entry in self.archive.entries]
        if moved or self._touched:
            self.data["together"] = tuple(self._together(findings))
        found = [problem for finding in findings for problem in finding.problems]
        found += self.data["together"]
        folder = self.env.srcdir / self.env.config.incident_records
        return limited(found + runs.nothing_checked(Path(os.path.relpath(folder)), found, findings))

    def _together(self, findings: Iterable[Finding]) -> Iterator[Problem]:
        by_path = {finding.path: finding for finding in findings}
        for members in runs.by_folder(sorted(by_path)).values():
            folder = [by_path[path] for path in members]
            yield from together.check_together(folder, self.library, frozenset(members))

    def _rebase(self) -> bool:
        """Give every file as it is reached from here; an earlier build may have had another working folder."""
        moved = False
        for docname, entry in self.entries.items():
            rebased = entry.rebased(self.path_of(docname))
            if rebased is not entry:
                self.entries[docname] = rebased
                moved = True
        if moved:
            self._archive = None
        return moved

    def path_of(self, docname: str) -> Path:
        """A page's file, as it is reached from the working folder."""
        return Path(os.path.relpath(self.env.doc2path(docname)))

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: "Element",
    ) -> nodes.reference | None:
        """The link to a thing, or to a place on a record's map."""
        if typ == PLACE:
            docname, _, anchor = target.partition("#")
            return make_refnode(builder, fromdocname, docname, anchor, contnode)
        thing = self.archive.things.get((typ, target))
        if thing is None:
            return None
        home = node.get("incident_home")
        if typ == "person" and home and self.archive.people_page is None:
            thing = thing._replace(docname=home, anchor=target)
        shown = contnode if node.get("refexplicit") else inline(thing.title)
        return _reference(builder, fromdocname, thing, shown)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: "Element",
    ) -> list[tuple[str, nodes.reference]]:
        """The links to every thing of that name, whatever its kind."""
        found = []
        for kind in KINDS:
            reference = self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode)
            if reference is not None:
                found.append((f"{self.name}:{kind}", reference))
        return found

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Everything, for the inventory and the search."""
        for thing in self.archive.things.values():
            priority = _FOR_SEARCH.get(thing.kind, 2)
            yield thing.name, thing.title, thing.kind, thing.docname, thing.anchor, priority


def _reference(builder: Builder, fromdocname: str, thing: Thing, shown: nodes.Node) -> nodes.reference:
    # A link within a page needs an anchor; the page of a record begins with this one.
    anchor = thing.anchor or ("part_record" if fromdocname == thing.docname else "")
    return make_refnode(builder, fromdocname, thing.docname, anchor, shown)
