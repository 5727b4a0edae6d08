"""The page of one record, with all of the record on it, in the order of a reader's questions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

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
from incident_record.site.draw.deferred import Part, PartPages, defer, part
from incident_record.site.draw.links import local_link, site_link
from incident_record.site.draw.nodes import AGAIN, HEAD, Row, box, facts, inline, item, joined, listing, para
from incident_record.site.draw.order import render_order
from incident_record.site.draw.people import render_record_people
from incident_record.site.draw.policy import render_point
from incident_record.site.draw.proof import render_proof
from incident_record.site.draw.questions import render_questions
from incident_record.site.draw.quote import render_lead_quote, render_quote, render_single_voice
from incident_record.site.draw.related import render_related
from incident_record.site.draw.timeline import render_timeline
from incident_record.site.draw.view import RecordView


def render_record(catalog: Catalog, entry: Entry) -> Iterator[nodes.Node]:
    """The page of a record, behind what a reader should know before reading on; its sections have titles alone so far.

    Args:
        catalog: all records, since a page shows the links between them.
        entry: what the site has of the record.
    """
    yield defer(partial(_render_note, entry.docname))
    page, *sections = [
        nodes.section("", nodes.title("", title, **HEAD), defer(draw), ids=[*anchors], classes=[name])
        for number, (name, anchors, title, _) in enumerate(_parts(catalog, entry))
        if (draw := partial(_render_part, entry.docname, number))
    ]
    page += sections
    yield page


def _render_note(docname: str, catalog: Catalog, parts: PartPages) -> Iterator[nodes.Node]:
    record = catalog.pages[docname].record
    if record and record.content_note:
        yield para(record.content_note, classes=["content-note"])


def _render_part(docname: str, number: int, catalog: Catalog, parts: PartPages) -> Iterable[nodes.Node]:
    return _parts(catalog, catalog.pages[docname])[number][-1]


def _parts(catalog: Catalog, entry: Entry) -> list[Part]:
    """The page with what stands at its top, and the parts inside it."""
    if entry.record is None:
        return [("incident-record", ["part_record"], entry.title, [_render_problems(entry.finding, readable=False)])]
    view = RecordView(catalog, entry, entry.record, entry.docname)
    parts: list[Part] = [("incident-record", ["part_record"], entry.title, _render_top(view))]
    if view.record.questions:
        parts.append(part("questions", "Questions, and who answers them", render_questions(view)))
    parts.append(part("quotes", "Quotes", _render_quotes(view)))
    if view.record.policy_points:
        parts.append(part("policy", "Policy points", _render_points(view)))
    if view.record.events:
        parts.append(part("timeline", "Timeline", render_timeline((view, event) for event in view.record.events)))
    parts += [*render_related(catalog, view), *render_order(view)]
    parts.append(part("people", "People and organizations", render_record_people(view)))
    parts.append(part("proof", "Proof", render_proof(view)))
    parts.append(part("cite", "Corrections, citation, files", _render_end(view)))
    return parts


def _render_problems(finding: Finding, *, readable: bool) -> nodes.container:
    """What the check found, with the codes alone where the messages may hold words of the source."""
    head = "This record does not pass the check. What the problems touch is marked as not proved."
    if not readable:
        head = "This record cannot be read, so nothing of it is shown. The check found:"
    # Only the file name is shown: pages must not reveal local paths.
    named = [replace(problem, path=finding.path.name) for problem in finding.problems]
    lines = [item(para(f"Line {problem.line}: {problem.code}" if readable else str(problem))) for problem in named]
    return box(para(head), listing(lines), classes=["record-problems"])


def _render_top(view: RecordView) -> Iterator[nodes.Node]:
    """What stands under the title: date, place and sources in a line, the summary, and one quote."""
    record = view.record
    if view.entry.finding.problems:
        yield _render_problems(view.entry.finding, readable=True)
    # The date rests on the first event of that date.
    event = next((event for event in record.events if event.date == record.date), None)
    date = [inline(view.date(record.date)), *view.rests(event.at if event else None)]
    parts: list[list[nodes.Node]] = [date] if record.date else []
    place = [inline(record.place), *view.rests(first_naming(record, record.place))] if record.place else []
    parts.append(place or [inline("Place not stated")])
    named = [
        ", ".join([source.publisher, *([view.date(source.published)] if source.published else [])])
        for source in record.sources
    ]
    parts.append([inline(f"{'Source' if len(named) == 1 else many(len(named), 'source')}: {in_a_row(named)}")])
    parts.append([local_link("part_cite", "Cite")])
    if view.entry.finding.complete:
        parts.append([local_link("part_files", "Files")])
    line = [node for index, nodes_ in enumerate(parts) for node in ([nodes.Text(" · ")] if index else []) + nodes_]
    yield para(*line, classes=["source-line", AGAIN])
    if record.summary:
        yield para(record.summary, classes=["summary"])
    yield from render_lead_quote(view)


def _render_quotes(view: RecordView) -> Iterator[nodes.Node]:
    yield from render_single_voice(view)
    quotes: list[nodes.Node] = [render_quote(view, quote) for quote in view.record.quotes]
    yield from quotes or [para("Nobody is quoted.")]


def _render_points(view: RecordView) -> Iterator[nodes.Node]:
    yield listing([render_point(view, point) for point in view.record.policy_points], "policy-points")


def _render_end(view: RecordView) -> Iterator[nodes.Node]:
    """Corrections, how to name the record and its sources, and the record's files."""
    record = view.record
    made = [_render_correction(view, anchor, correction) for anchor, correction in anchored(record.corrections)]
    contact = contact_sentence(view.catalog.contact)
    corrections = [listing(made), para(contact)] if made else [para(f"No corrections so far. {contact}")]
    rows: list[Row] = [
        ("Corrections", corrections),
        ("This record", [para(f"{record.title}. Record ", inline(record.id, "record-id"), ".", classes=[AGAIN])]),
    ]
    for source in record.sources:
        name = "Its source" if len(record.sources) == 1 else f"Source {source.id}"
        rows.append((name, [_render_source(view, source)]))
    yield facts(rows)
    yield from _render_files(view)


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
    in_pages = addnodes.only("", files, expr="builder_html or builder_dirhtml")
    return [box(in_pages, classes=["files"], ids=["part_files"])]


def _render_file(view: RecordView, format_: Format) -> nodes.reference:
    uri = link_to(view.docname, format_.ending)
    return nodes.reference("", "", inline(format_.name), refuri=uri, internal=True)
