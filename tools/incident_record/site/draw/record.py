"""The page of one record, with all of the record on it, in the order of a reader's questions."""

from dataclasses import replace

from docutils import nodes
from sphinx import addnodes

from incident_record.catalog.catalog import Catalog, Entry
from incident_record.catalog.labels import contact_sentence, in_a_row, many
from incident_record.catalog.summaries import about_source, first_naming
from incident_record.check.model import Finding
from incident_record.export.citations import cite_source
from incident_record.export.feed import FEED, anchored
from incident_record.export.formats import FORMATS, Format
from incident_record.export.model import link_to
from incident_record.record.model import Correction, Source
from incident_record.site.draw.links import local_link, site_link
from incident_record.site.draw.nodes import AGAIN, HEAD, Row, box, facts, inline, item, joined, listing, para, part
from incident_record.site.draw.order import render_order
from incident_record.site.draw.people import render_record_people
from incident_record.site.draw.policy import render_point
from incident_record.site.draw.proof import render_proof
from incident_record.site.draw.questions import render_questions
from incident_record.site.draw.quote import render_lead_quote, render_quote, render_single_voice
from incident_record.site.draw.related import render_related
from incident_record.site.draw.timeline import render_timeline
from incident_record.site.draw.view import RecordView


def render_record(catalog: Catalog, entry: Entry, contact: str, command: str) -> nodes.section:
    """The page of a record.

    Args:
        catalog: all records, since a page shows the links between them.
        entry: what the site has of the record.
        contact: how to ask for a correction; empty where this copy names no way.
        command: what runs the check.
    """
    title = nodes.title("", entry.title, **HEAD)
    page = nodes.section("", title, ids=["part_record"], classes=["incident-record"])
    if entry.record is None:
        page += _render_problems(entry.finding, readable=False)
        return page
    view = RecordView(catalog, entry, entry.record, entry.docname)
    if entry.finding.problems:
        page += _render_problems(entry.finding, readable=True)
    page += _render_top(view)
    page += render_questions(view)
    page += _render_quotes(view)
    if view.record.policy_points:
        points = [render_point(view, point) for point in view.record.policy_points]
        page += part("policy", "Policy points", listing(points, "policy-points"))
    if view.record.events:
        page += part("timeline", "Timeline", *render_timeline((view, event) for event in view.record.events))
    page += [*render_related(catalog, view), *render_order(view)]
    page += [render_record_people(view), render_proof(view, command), _render_end(view, contact)]
    return page


def render_note(entry: Entry) -> list[nodes.paragraph]:
    """What a reader should know before reading on; it stands before the title."""
    note = entry.record.content_note if entry.record else None
    return [para(note, classes=["content-note"])] if note else []


def _render_problems(finding: Finding, *, readable: bool) -> nodes.container:
    """What the check found, with the codes alone where the messages may hold words of the source."""
    head = "This record does not pass the check. What the problems touch is marked as not proved."
    if not readable:
        head = "This record cannot be read, so nothing of it is shown. The check found:"
    # Only the file name is shown: pages must not reveal local paths.
    named = [replace(problem, path=finding.path.name) for problem in finding.problems]
    lines = [item(para(f"Line {one.line}: {one.code}" if readable else str(one))) for one in named]
    return box(para(head), listing(lines), classes=["record-problems"])


def _render_top(view: RecordView) -> list[nodes.Node]:
    """What stands under the title: date, place and sources in a line, the summary, and one quote."""
    record = view.record
    # The date rests on the first event of that date.
    event = next((event for event in record.events if event.date == record.date), None)
    date = [inline(view.date(record.date)), *view.rests(event.at if event else None)]
    parts: list[list[nodes.Node]] = [date] if record.date else []
    place = [inline(record.place), *view.rests(first_naming(record, record.place))] if record.place else []
    parts.append(place or [inline("Place not stated")])
    named = [
        ", ".join([one.publisher, *([view.date(one.published)] if one.published else [])]) for one in record.sources
    ]
    parts.append([inline(f"{'Source' if len(named) == 1 else many(len(named), 'source')}: {in_a_row(named)}")])
    parts.append([local_link("part_cite", "Cite")])
    if view.entry.finding.complete:
        parts.append([local_link("part_files", "Files")])
    line = [node for index, nodes_ in enumerate(parts) for node in ([nodes.Text(" · ")] if index else []) + nodes_]
    summary = [para(record.summary, classes=["summary"])] if record.summary else []
    return [para(*line, classes=["source-line", AGAIN]), *summary, *render_lead_quote(view)]


def _render_quotes(view: RecordView) -> nodes.section:
    quotes: list[nodes.Node] = [render_quote(view, quote) for quote in view.record.quotes]
    return part("quotes", "Quotes", *render_single_voice(view), *(quotes or [para("Nobody is quoted.")]))


def _render_end(view: RecordView, contact: str) -> nodes.section:
    """Corrections, how to name the record and its sources, and the record's files."""
    record = view.record
    made = [_render_correction(view, *one) for one in anchored(record.corrections)]
    contact_ = contact_sentence(contact)
    corrections = [listing(made), para(contact_)] if made else [para(f"None. {contact_}")]
    rows: list[Row] = [
        ("Corrections", corrections),
        ("This record", [para(f"{record.title}. Record ", inline(record.id, "record-id"), ".", classes=[AGAIN])]),
    ]
    for source in record.sources:
        name = "Its source" if len(record.sources) == 1 else f"Source {source.id}"
        rows.append((name, [_render_source(view, source)]))
    return part("cite", "Corrections, citation, files", facts(rows), *_render_files(view))


def _render_correction(view: RecordView, anchor: str, made: Correction) -> nodes.list_item:
    """A correction; its old wording is struck out, since a quotation in it need not be proved any longer."""
    before = [nodes.Text(" Before: "), view.phrase(made.was, None, tag="del")] if made.was else []
    return item(para(f"{view.date(made.date)}: {made.what}", *before), ids=[anchor])


def _render_source(view: RecordView, source: Source) -> nodes.container:
    """A source as it is cited, with what else is known of it and what is not."""
    # The title alone is the source's: what goes around it runs as the page does.
    before, title, after = cite_source(source, view.catalog.language).partition(source.title.rstrip("."))
    cited = para(before, view.phrase(title, source), after, classes=["cite-source", AGAIN])
    # The schema has checked that an address is http or https; a record that fails it has no `url` here.
    link: list[nodes.Node | str] = (
        [" ", nodes.reference("", "Open it", refuri=source.url, internal=False)] if source.url else []
    )
    return box(
        cited,
        para(about_source(view.record, source, view.catalog.language), *link, classes=["soft"]),
        classes=["cited"],
        ids=view.anchors(source.id),
    )


def _render_files(view: RecordView) -> list[nodes.Node]:
    """Links to the files beside the page, for the builders that write them."""
    if not view.entry.finding.complete:
        return []
    files = para("Files: ", *joined([_render_file(view, format_) for format_ in FORMATS], " · "))
    files += [nodes.Text(" · Atom: "), site_link(FEED, "all corrections")]
    shown = addnodes.only("", files, expr="builder_html or builder_dirhtml")
    return [box(shown, classes=["files"], ids=["part_files"])]


def _render_file(view: RecordView, format_: Format) -> nodes.reference:
    uri = link_to(view.docname, format_.ending)
    return nodes.reference("", "", inline(format_.name), refuri=uri, internal=True)
