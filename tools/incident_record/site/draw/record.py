"""The page of one record, with all of the record on it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from docutils import nodes
from sphinx import addnodes

from incident_record.catalog.catalog import Entry, in_words
from incident_record.catalog.labels import KINDS, NOT_STATED, contact, many, spoken
from incident_record.check.model import Finding
from incident_record.export.citations import printed
from incident_record.export.formats import FORMATS, Format
from incident_record.export.model import link_to
from incident_record.problems import Problem
from incident_record.record.model import At, Event, Person, Record, Source, Statement
from incident_record.site.draw.matrix import matrix
from incident_record.site.draw.nodes import (
    HEAD,
    Placeholder,
    View,
    box,
    facts,
    here,
    inline,
    item,
    listing,
    para,
    part,
    proof,
)
from incident_record.site.draw.policy import point
from incident_record.site.draw.quote import card, one_voice
from incident_record.site.draw.statements import statement, voice_anchor, voice_heading, voices
from incident_record.site.draw.timeline import date_of, timeline


def record_page(entry: Entry, to_correct: str, command: str) -> nodes.section:
    """The page of a record.

    Args:
        entry: what is known of the record.
        to_correct: how to ask for a correction; empty where this copy names no way.
        command: what runs the check.
    """
    page = nodes.section(
        "", nodes.title("", entry.title, **HEAD), ids=["part_record"], classes=["incident-record"]
    )
    if entry.record is None:
        page += _unreadable(entry.finding)
        return page
    view = View(entry, entry.record, entry.docname)
    if entry.finding.problems:
        page += _doubtful(entry.finding.problems)
    page += _recorded(view)
    if view.record.content_note:
        page += part("note", "Before you read on", para(view.record.content_note, classes=["content-note"]))
    drawn = list(timeline((view, event) for event in view.record.events))
    page += part("timeline", "Timeline", *(drawn or [para("None recorded.")]))
    page += _ledger(view)
    page += _quotes(view)
    page += _policy(view)
    page += part("related", "Related cases", Placeholder(show="related", record=entry.docname))
    page += _not_stated(view)
    for source in view.record.sources:
        page += _source(view, source, command)
    page += _corrections(view, to_correct)
    page += _cite(view)
    return page


def _unreadable(finding: Finding) -> nodes.container:
    # The name of the file alone: a page holds no path of the disk that it was built on.
    lines = [item(para(str(replace(problem, path=finding.path.name)))) for problem in finding.problems]
    told = para("This record cannot be read, so nothing of it is shown. The check found:")
    return box(told, listing(lines), classes=["record-problems"])


def _doubtful(problems: Sequence[Problem]) -> nodes.container:
    # The messages may hold words of the source, so the page gives the codes alone.
    lines = [item(para(f"Line {problem.line}: {problem.code}")) for problem in problems]
    told = para("This record does not pass the check. What the problems touch is marked as not proved.")
    return box(told, listing(lines), classes=["record-problems"])


def _recorded(view: View) -> nodes.section:
    record = view.record
    rows: list[tuple[str, Sequence[nodes.Node]]] = []
    if record.date:
        rows.append(("Date", [para(date_of(record), *_rests(view, _of_date(record)))]))
    place = [para(record.place, *_rests(view, _naming(record, record.place)))] if record.place else []
    rows.append(("Place", place or [para(NOT_STATED)]))
    persons = [_person(view, person) for person in record.people if person.kind == "person"]
    bodies = [_person(view, person) for person in record.people if person.kind != "person"]
    rows.append(("People", [listing(persons, "people") if persons else para("None recorded.")]))
    rows.append(("Bodies and groups", [listing(bodies, "people")] if bodies else []))
    summary = [para(record.summary, classes=["summary"])] if record.summary else []
    return part("recorded", "What is recorded", *summary, _figures(view), _legend(), facts(rows))


def _figures(view: View) -> nodes.bullet_list:
    """How much the record holds, each figure a link to it."""
    record, finding = view.record, view.entry.finding
    heard = len({said.by for said in record.statements})
    told = [
        ("statements", len(record.statements), "statement", f"by {many(heard, 'voice')}"),
        ("quotes", finding.quotes, "quote", f"{len(finding.proved)} proved word for word"),
        ("policy", len(record.policy_points), "policy point", "and how they stood"),
        ("not_stated", len(record.not_stated), "question", "not answered by the source"),
    ]
    items = [
        item(para(here(f"part_{name}", many(count, what)), f" {about}"))
        for name, count, what, about in told
        if count
    ]
    return listing(items, "figures")


def _legend() -> nodes.paragraph:
    """What the marks beside each fact mean."""
    chip, own = inline("¶", "at"), nodes.emphasis("", "words in italics")
    return para(chip, " names a paragraph of the source; ", own, " are the source’s own.", classes=["legend"])


def _rests(view: View, at: At | None) -> list[nodes.Node]:
    """The place that a fact of the record rests on."""
    return [nodes.Text(" "), view.place(at)] if at else []


def _of_date(record: Record) -> At | None:
    """Where the first event of the record's date stands."""
    return next((event.at for event in record.events if event.date == record.date), None)


def _naming(record: Record, name: str) -> At | None:
    """Where the first event or statement stands that has a name in its evidence; our words for it show nothing."""
    named = re.compile(rf"\b{re.escape(name)}\b")
    items: list[Event | Statement] = [*record.events, *record.statements]
    return next((one.at for one in items if any(map(named.search, one.words))), None)


def _person(view: View, person: Person) -> nodes.list_item:
    told = [person.role] if person.role else []
    if person.age is not None:
        told.append(many(person.age, "year") + " old")
    kind = "" if person.kind == "person" else f" ({KINDS[person.kind].lower()})"
    first = para(view.person(person.id), kind + (f" — {'; '.join(told)}" if told else ""))
    shown = [proof(view, person.id, person.at, person.words)] if person.at else []
    return item(first, *shown, ids=view.anchors(person.id))


def _ledger(view: View) -> nodes.section:
    children: list[nodes.Node] = []
    record = view.record
    for voice, said in voices(record).items():
        listed = listing([statement(view, one) for one in said], "statements")
        head = voice_heading(view, voice, len(said))
        children.append(box(head, listed, classes=["said-by"], ids=[voice_anchor(voice)]))
    if len(record.statements) > 1:
        # Room for the filter, so that nothing moves when the script has made it.
        children = [*matrix(view), box(classes=["ledger-filter"]), *children]
    return part("statements", "Who says so", *(children or [para("None recorded.")]))


def _quotes(view: View) -> nodes.section:
    cards: list[nodes.Node] = [card(view, quote) for quote in view.record.quotes]
    return part("quotes", "Quotes", *one_voice(view), *(cards or [para("None recorded.")]))


def _policy(view: View) -> nodes.section:
    points = [point(view, one) for one in view.record.policy_points]
    shown = [listing(points, "policy-points")] if points else [para("None recorded.")]
    return part("policy", "Policy points", *shown)


def _not_stated(view: View) -> nodes.section:
    gaps = [
        item(para(gap.question), *([para(gap.note, classes=["gap-note"])] if gap.note else []))
        for gap in view.record.not_stated
    ]
    shown = [listing(gaps, "not-stated")] if gaps else [para("Nothing is listed.")]
    return part("not_stated", "What the source does not state", *shown)


def _source(view: View, source: Source, command: str) -> nodes.section:
    rows: list[tuple[str, Sequence[nodes.Node]]] = [
        ("Headline", [para(source.title)]),
        ("Author", [para(source.author)] if source.author else []),
        ("Publisher", [para(source.publisher)]),
        ("Published", [para(spoken(source.published) if source.published else NOT_STATED)]),
        ("Kind", [para(in_words(source.kind))]),
        ("Address", [para(_address(source.url) if source.url else NOT_STATED)]),
        ("Read there on", [para(spoken(source.accessed))] if source.accessed else []),
    ]
    title = "Source and receipt" if len(view.record.sources) == 1 else f"Source and receipt: {source.id}"
    proved = Placeholder(show="receipt", record=view.entry.docname, source=source.id, command=command)
    section = part("source", title, facts(rows), proved)
    section["ids"] = [source.id]
    return section


def _address(url: str) -> nodes.reference:
    # The schema has checked that this is http or https; a record that fails it has no `url` here.
    return nodes.reference("", "", inline(url), refuri=url, internal=False)


def _corrections(view: View, to_correct: str) -> nodes.section:
    made = [item(para(f"{spoken(one.date)}: {one.what}")) for one in view.record.corrections]
    shown: list[nodes.Node] = [listing(made)] if made else [para("None yet.")]
    return part("corrections", "Corrections", *shown, para(contact(to_correct)))


def _cite(view: View) -> nodes.section:
    """How to name the record and its sources, and the record's files."""
    record = view.record
    rows: list[tuple[str, Sequence[nodes.Node]]] = [
        ("This record", [para(f"{record.title}. Record {record.id}.")])
    ]
    for source in record.sources:
        name = "Its source" if len(record.sources) == 1 else f"Source {source.id}"
        rows.append((name, [para(printed(source))]))
    return part("cite", "Cite and download", facts(rows), *_files(view))


def _files(view: View) -> list[nodes.Node]:
    """Links to the files beside the page, for the builders that write them."""
    if not view.entry.finding.complete:
        return []
    files = [item(para(_file(view, one), f": {one.about}")) for one in FORMATS]
    return [addnodes.only("", listing(files, "files"), expr="builder_html or builder_dirhtml")]


def _file(view: View, one: Format) -> nodes.reference:
    uri = link_to(view.docname, one.ending)
    return nodes.reference("", "", inline(one.name), refuri=uri, internal=True)
