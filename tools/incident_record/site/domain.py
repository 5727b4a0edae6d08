"""The domain `incident`: what the records of a site hold, the links to it, and which pages show it."""

import os
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole

from incident_record.catalog.catalog import Archive, Entry, Thing
from incident_record.check import folder as together
from incident_record.check import page as documents
from incident_record.check import run as runs
from incident_record.check.model import Finding
from incident_record.problems import Problem, sorted_and_capped
from incident_record.site.draw.nodes import PLACE, Placeholder, crossref, inline
from incident_record.site.fingerprints import Link, Shown, Stamp, Stamps, drawn, shown
from incident_record.site.overviews import filled
from incident_record.source.store import SourceStore

if TYPE_CHECKING:
    from docutils.nodes import Element

KINDS = ("incident", "person", "quote", "policy", "statement", "event", "source")
"""The kinds of things that have a role and an entry in the site's inventory."""

SUFFIX = ".yaml"
"""How the names of records' files end."""

_BY_PAGE = ("entries", "files", "shown", "people_pages")
"""What is stored for each page."""

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
        "files": {},
        "shown": {},
        "people_pages": {},
        "together": (),
        # What `rebuild` keeps with the environment: when it was made, when it changed last, and the pages that gave
        # warnings when they were read, or None for all.
        "born": 0,
        "changed": 0,
        "warned": frozenset(),
    }
    dangling_warnings = {kind: f"no {kind} is called %(target)s" for kind in KINDS}  # noqa: RUF012
    data_version = 2

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.stamps = Stamps()
        self.drawn: dict[str, list[str | None]] = {}
        self._touched = False
        self._archive: Archive | None = None

    @property
    def entries(self) -> dict[str, Entry]:
        """What is known of each record, by its page."""
        found: dict[str, Entry] = self.data["entries"]
        return found

    @property
    def files(self) -> dict[str, dict[str, Stamp]]:
        """The files that each page was read from, whether they were there or not, by the page."""
        found: dict[str, dict[str, Stamp]] = self.data["files"]
        return found

    @property
    def shown(self) -> dict[str, Shown]:
        """What each page shows, by the page, where that can be told without its document."""
        found: dict[str, Shown] = self.data["shown"]
        return found

    @property
    def people_page(self) -> str | None:
        """The page that lists everyone; the first of them if there are several."""
        return min(self.data["people_pages"], default=None)

    @cached_property
    def store(self) -> SourceStore:
        """The sources, each read once a build."""
        named = self.env.config.incident_texts
        return SourceStore(texts_folder=Path(named) if named else None)

    @property
    def archive(self) -> Archive:
        """All records together."""
        if self._archive is None:
            self._archive = Archive(self.entries.values(), self.people_page)
        return self._archive

    def note_record(self, entry: Entry) -> None:
        """Keep what was found out about a record that has just been read."""
        self.entries[entry.docname] = entry
        self._touch()

    def note_files(self, docname: str, paths: Iterable[str | os.PathLike[str]]) -> None:
        """Keep the stamps of files that a page is read from."""
        stamps = self.files.setdefault(docname, {})
        for path in paths:
            place = os.path.abspath(path)  # noqa: PTH100 - keeps symlinks
            stamps[place] = self.stamps.of(place)

    def outdated(self, docname: str) -> bool:
        """Whether a file that a page was read from is not what it was, or is not reached as it was."""
        stamps, entry = self.files.get(docname), self.entries.get(docname)
        if stamps is None or any(self.stamps.of(path) != stamp for path, stamp in stamps.items()):
            return True
        # Some problems name files, and so does the page of a record that cannot be read.
        return (
            entry is not None and bool(entry.finding.problems) and entry.finding.path != self.path_of(docname)
        )

    def _touch(self) -> None:
        self._touched = True
        self._archive = None

    def clear_doc(self, docname: str) -> None:
        """Forget a page, which was removed or is read again."""
        self._touch()
        for name in _BY_PAGE:
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        for name in _BY_PAGE:
            self.data[name].update(
                (page, otherdata[name][page]) for page in docnames & otherdata[name].keys()
            )
        self._touch()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note what a page shows of the records, so that it is written again when that changes."""
        entry = self.entries.get(docname)
        if entry is None:
            # What it quotes is held against the records again.
            self._touched = True
            if any(node["show"] == "people" for node in document.findall(Placeholder)):
                self.data["people_pages"][docname] = True
                self._archive = None
        found = shown(document, entry.id if entry else None)
        if found is not None:
            self.shown[docname] = found

    def fill(self, placeholder: Placeholder, docname: str) -> list[nodes.Node]:
        """What belongs where a placeholder stands, and take it down."""
        found = filled(placeholder, self.archive, docname)
        if docname in self.shown:
            self.drawn.setdefault(docname, []).append(drawn(found, self.lead))
        return found

    def lead(self, link: Link) -> tuple[str, ...] | None:
        """Where a link will lead, and what it will show if it has no text of its own."""
        thing = self.target(link.kind, link.target, link.home)
        if thing is None:
            # One to a place of another page has it in its name.
            return None if link.kind != PLACE else (link.target,)
        return thing.docname, thing.anchor, "" if link.explicit else thing.title

    def problems(self) -> list[Problem]:
        """Every problem of every record, just as the command line prints them."""
        moved = self._rebase()
        findings = [entry.finding for entry in self.archive.entries]
        if moved or self._touched:
            self.data["together"] = (*self._together(findings), *self._of_pages(findings))
        found = [problem for finding in findings for problem in finding.problems]
        found += self.data["together"]
        folder = self.env.srcdir / self.env.config.incident_records
        return sorted_and_capped(found + runs.nothing_checked(Path(os.path.relpath(folder)), found, findings))

    def _together(self, findings: Iterable[Finding]) -> Iterator[Problem]:
        by_path = {finding.path: finding for finding in findings}
        for members in runs.by_folder(sorted(by_path)).values():
            folder = [by_path[path] for path in members]
            yield from together.check_together(folder, self.store, frozenset(members))

    def _of_pages(self, findings: Sequence[Finding]) -> Iterator[Problem]:
        folder = self.env.config.incident_pages
        if not folder:
            return
        files = [
            self.path_of(page)
            for page in sorted(self.env.found_docs)
            if page.startswith(f"{folder.strip('/')}/")
        ]
        pages = [documents.read(path) for path in files if path.suffix == ".md"]
        yield from runs.check_documents(pages, findings, self.store)

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

    def target(self, kind: str, name: str, home: str = "") -> Thing | None:
        """What a link leads to.

        Args:
            kind: the role that would make such a link.
            name: what the role would name.
            home: the page whose own entry is preferred for a person, where no page lists everyone.
        """
        thing = self.archive.things.get((kind, name))
        if thing and kind == "person" and home and self.archive.people_page is None:
            return thing._replace(docname=home, anchor=name)
        return thing

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
            return _reference(builder, fromdocname, docname, anchor, node, contnode)
        thing = self.target(typ, target, node.get("incident_home", ""))
        if thing is None:
            return None
        # A link within a page needs an anchor; the page of a record begins with this one.
        anchor = thing.anchor or ("part_record" if fromdocname == thing.docname else "")
        text = contnode if node.get("refexplicit") else inline(thing.title)
        return _reference(builder, fromdocname, thing.docname, anchor, node, text)

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

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002 - as the base class has it
        """What kind of thing a result of the search is."""
        return {"incident": "Record", "policy": "Policy point"}.get(type.lname, type.lname.capitalize())

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Everything, for the inventory and the search."""
        for thing in self.archive.things.values():
            priority = _FOR_SEARCH.get(thing.kind, 2)
            yield thing.name, thing.title, thing.kind, thing.docname, thing.anchor, priority


def _reference(
    builder: Builder,
    fromdocname: str,
    docname: str,
    anchor: str,
    node: addnodes.pending_xref,
    shown: nodes.Node,
) -> crossref:
    """As Sphinx's `make_refnode`, but a node of ours."""
    found = crossref("", "", shown, internal=True, classes=node.get("incident_classes", []))
    if fromdocname == docname:
        found["refid"] = anchor
    else:
        uri = builder.get_relative_uri(fromdocname, docname)
        found["refuri"] = f"{uri}#{anchor}" if anchor else uri
    return found
