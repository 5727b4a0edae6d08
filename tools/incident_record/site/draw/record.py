"""The page of one record, with all of the record on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docutils import nodes
from sphinx import addnodes

from incident_record.catalog.catalog import Catalog, Entry, in_words
from incident_record.catalog.labels import KINDS, NOT_STATED, contact_sentence, many
from incident_record.check.model import Finding
from incident_record.export.citations import cite_source
from incident_record.export.formats import FORMATS, Format
from incident_record.export.model import link_to
from incident_record.problems import Problem
from incident_record.record.model import At, Event, Person, Record, Source, Statement
from incident_record.site.draw.nodes import (
    HEAD,
    RecordView,
    Row,
    box,
    facts,
    inline,
    item,
    listing,
    local_link,
    para,
    part,
    proof,
)
from incident_record.site.draw.policy import render_point
from incident_record.site.draw.quote import render_quote, render_single_voice
from incident_record.site.draw.receipt import render_receipt
from incident_record.site.draw.related import render_related
from incident_record.site.draw.statements import (
    by_voice,
    render_matrix,
    render_statement,
    render_voice_heading,
    voice_anchor,
)
from incident_record.site.draw.timeline import record_date, render_timeline

_NONE = "None recorded."


@dataclass(frozen=True)
class PageSettings:
    """What the site's settings say on every page of a record.

    Args:
        contact: how to ask for a correction; empty where this copy names no way.
        command: what runs the check.
    """

    contact: str
    command: str


def render_record(catalog: Catalog, entry: Entry, settings: PageSettings) -> nodes.section:
    """The page of a record.

    Args:
        catalog: all records, since a page shows the links between them.
        entry: what the site has of the record.
        settings: what the site's settings say.
    """
    title = nodes.title("", entry.title, **HEAD)
    page = nodes.section("", title, ids=["part_record"], classes=["incident-record"])
    if entry.record is None:
        page += _render_unreadable(entry.finding)
        return page
    view = RecordView(catalog, entry, entry.record, entry.docname)
    if entry.finding.problems:
        page += _render_problems(entry.finding.problems)
    page += _render_overview(view)
    if view.record.content_note:
        page += part("note", "Before you read on", para(view.record.content_note, classes=["content-note"]))
    events = list(render_timeline((view, event) for event in view.record.events))
    page += part("timeline", "Timeline", *(events or [para(_NONE)]))
    page += _render_statements(view)
    page += _render_quotes(view)
    page += _render_policy(view)
    page += part("related", "Related cases", *render_related(catalog, view))
    page += _render_not_stated(view)
    for source in view.record.sources:
        page += _render_source(view, source, settings.command)
    page += _render_corrections(view, settings.contact)
    page += _render_cite(view)
    return page


def _render_unreadable(finding: Finding) -> nodes.container:
    # Show only the file name: pages must not reveal local paths.
    lines = [item(para(str(replace(problem, path=finding.path.name)))) for problem in finding.problems]
    head = para("This record cannot be read, so nothing of it is shown. The check found:")
    return box(head, listing(lines), classes=["record-problems"])


def _render_problems(problems: Sequence[Problem]) -> nodes.container:
    # The messages may hold words of the source, so the page gives the codes alone.
    lines = [item(para(f"Line {problem.line}: {problem.code}")) for problem in problems]
    head = para("This record does not pass the check. What the problems touch is marked as not proved.")
    return box(head, listing(lines), classes=["record-problems"])


def _render_overview(view: RecordView) -> nodes.section:
    record = view.record
    rows: list[Row] = []
    if record.date:
        rows.append(("Date", [para(record_date(view), *_render_rests(view, _place_of_date(record)))]))
    place = [para(record.place, *_render_rests(view, _naming(record, record.place)))] if record.place else []
    rows.append(("Place", place or [para(NOT_STATED)]))
    persons = [_render_person(view, person) for person in record.people if person.kind == "person"]
    others = [_render_person(view, person) for person in record.people if person.kind != "person"]
    rows.append(("People", [listing(persons, "people") if persons else para(_NONE)]))
    rows.append(("Organizations and groups", [listing(others, "people")] if others else []))
    summary = [para(record.summary, classes=["summary"])] if record.summary else []
    return part("recorded", "What is recorded", *summary, _render_figures(view), _render_legend(), facts(rows))


def _render_figures(view: RecordView) -> nodes.bullet_list:
    """How much the record holds, each figure a link to it."""
    record, finding = view.record, view.entry.finding
    voices = f"by {many(len(by_voice(record)), 'voice')}"
    figures = [
        ("statements", len(record.statements), "statement", voices),
        ("quotes", finding.quotes, "quote", f"{len(finding.proved)} proved word for word"),
        ("policy", len(record.policy_points), "policy point", "and how they stood"),
        ("not_stated", len(record.unanswered), "question", "not answered by the source"),
    ]
    items = [
        item(para(local_link(f"part_{name}", many(count, what)), f" {about}"))
        for name, count, what, about in figures
        if count
    ]
    return listing(items, "figures")


def _render_legend() -> nodes.paragraph:
    """What the marks beside each fact mean."""
    chip, own = inline("¶", "at"), nodes.emphasis("", "words in italics")
    return para(chip, " names a paragraph of the source; ", own, " are the source’s own.", classes=["legend"])


def _render_rests(view: RecordView, at: At | None) -> list[nodes.Node]:
    """The place that a fact of the record rests on."""
    return [nodes.Text(" "), view.place_link(at)] if at else []


def _place_of_date(record: Record) -> At | None:
    """Where the first event of the record's date stands."""
    return next((event.at for event in record.events if event.date == record.date), None)


def _naming(record: Record, name: str) -> At | None:
    """Where the first event or statement stands that has a name in its evidence; our words for it show nothing."""
    pattern = re.compile(rf"\b{re.escape(name)}\b")
    items: list[Event | Statement] = [*record.events, *record.statements]
    return next((item.at for item in items if any(map(pattern.search, item.words))), None)


def _render_person(view: RecordView, person: Person) -> nodes.list_item:
    parts = [person.role] if person.role else []
    if person.age is not None:
        parts.append(f"{many(person.age, 'year')} old")
    kind = "" if person.kind == "person" else f" ({KINDS[person.kind].lower()})"
    line = para(view.person_link(person.id), kind + (f" — {'; '.join(parts)}" if parts else ""))
    evidence = [proof(view, person.id, person.at, person.words)] if person.at else []
    return item(line, *evidence, ids=view.anchors(person.id))


def _render_statements(view: RecordView) -> nodes.section:
    children: list[nodes.Node] = []
    for voice, statements in by_voice(view.record).items():
        items = listing([render_statement(view, statement) for statement in statements], "statements")
        head = render_voice_heading(view, voice, len(statements))
        children.append(box(head, items, classes=["said-by"], ids=[voice_anchor(voice)]))
    if len(view.record.statements) > 1:
        # An empty box keeps room for the filter, so that nothing moves when the script has made it.
        children = [*render_matrix(view), box(classes=["ledger-filter"]), *children]
    return part("statements", "Who says so", *(children or [para(_NONE)]))


def _render_quotes(view: RecordView) -> nodes.section:
    cards: list[nodes.Node] = [render_quote(view, quote) for quote in view.record.quotes]
    return part("quotes", "Quotes", *render_single_voice(view), *(cards or [para(_NONE)]))


def _render_policy(view: RecordView) -> nodes.section:
    points = [render_point(view, point) for point in view.record.policy_points]
    return part("policy", "Policy points", listing(points, "policy-points") if points else para(_NONE))


def _render_not_stated(view: RecordView) -> nodes.section:
    gaps = [
        item(
            para(gap.question), *([para(gap.note, classes=["gap-note"])] if gap.note else []), ids=view.anchors(gap.id)
        )
        for gap in view.record.unanswered
    ]
    content = listing(gaps, "not-stated") if gaps else para("Nothing is listed.")
    return part("not_stated", "What the source does not state", content)


def _render_source(view: RecordView, source: Source, command: str) -> nodes.section:
    published = view.date(source.published) if source.published else NOT_STATED
    rows: list[Row] = [
        ("Headline", [para(source.title)]),
        ("Author", [para(source.author)] if source.author else []),
        ("Publisher", [para(source.publisher)]),
        ("Published", [para(published)]),
        ("Kind", [para(in_words(source.kind))]),
        ("Whose own words it is", [para(*view.voice_links(source.by))] if source.by else []),
        ("Address", [para(_render_address(source.url) if source.url else NOT_STATED)]),
        ("Read there on", [para(view.date(source.accessed))] if source.accessed else []),
    ]
    title = "Source and receipt" if len(view.record.sources) == 1 else f"Source and receipt: {source.id}"
    section = part("source", title, facts(rows), *render_receipt(view.catalog, view, source, command))
    section["ids"] = [source.id]
    return section


def _render_address(url: str) -> nodes.reference:
    # The schema has checked that this is http or https; a record that fails it has no `url` here.
    return nodes.reference("", "", inline(url), refuri=url, internal=False)


def _render_corrections(view: RecordView, contact: str) -> nodes.section:
    items = [
        item(para(f"{view.date(made.date)}: {made.what}{f' Before: {made.was}' if made.was else ''}"))
        for made in view.record.corrections
    ]
    content = listing(items) if items else para("None yet.")
    return part("corrections", "Corrections", content, para(contact_sentence(contact)))


def _render_cite(view: RecordView) -> nodes.section:
    """How to name the record and its sources, and the record's files."""
    record = view.record
    rows: list[Row] = [("This record", [para(f"{record.title}. Record {record.id}.")])]
    for source in record.sources:
        name = "Its source" if len(record.sources) == 1 else f"Source {source.id}"
        rows.append((name, [para(cite_source(source, view.catalog.language))]))
    return part("cite", "Cite and download", facts(rows), *_render_files(view))


def _render_files(view: RecordView) -> list[nodes.Node]:
    """Links to the files beside the page, for the builders that write them."""
    if not view.entry.finding.complete:
        return []
    items = [item(para(_render_file(view, format_), f": {format_.about}")) for format_ in FORMATS]
    return [addnodes.only("", listing(items, "files"), expr="builder_html or builder_dirhtml")]


def _render_file(view: RecordView, format_: Format) -> nodes.reference:
    uri = link_to(view.docname, format_.ending)
    return nodes.reference("", "", inline(format_.name), refuri=uri, internal=True)
