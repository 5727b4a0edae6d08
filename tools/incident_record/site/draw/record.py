"""The page of one record, with all of the record on it, in the order of a reader's questions."""

from collections.abc import Iterator, Sequence
from functools import partial

from incident_record.catalog import summaries
from incident_record.catalog.catalog import Catalog, Entry
from incident_record.catalog.labels import PROBLEMS, UNREADABLE, contact_sentence
from incident_record.check.model import Finding
from incident_record.export.citations import cite_source
from incident_record.export.content import AGAIN, Child, Content, inline, joined, local_link, para, phrase, unfold
from incident_record.export.feed import FEED, anchored
from incident_record.export.formats import FORMATS
from incident_record.export.model import link_to
from incident_record.record.model import Correction, Source
from incident_record.site.draw.blocks import Row, box, facts, item, listing, optional, part, section
from incident_record.site.draw.deferred import PartPages
from incident_record.site.draw.order import render_order
from incident_record.site.draw.people import render_record_people
from incident_record.site.draw.policy import render_points
from incident_record.site.draw.proof import render_proof
from incident_record.site.draw.questions import GAPS, WHERE, render_questions
from incident_record.site.draw.quote import render_lead_quote, render_quotes
from incident_record.site.draw.related import render_related
from incident_record.site.draw.timeline import render_timeline
from incident_record.site.draw.view import RecordView


def render_record(catalog: Catalog, entry: Entry) -> Iterator[Child]:
    """The page of a record, behind what a reader should know before reading on; it has its title alone so far."""
    if entry.record and (note := summaries.content_note(entry.record)):
        yield para(note, classes=["content-note"], translatable=False)
    page = Content("deferred", draw=partial(_render_page, entry.docname))
    yield section(["part_record"], entry.title, page, classes=["incident-record"])


def _render_page(docname: str, catalog: Catalog, parts: PartPages) -> Iterator[Child]:
    """What stands under the title, and the parts of the page."""
    entry = catalog.pages[docname]
    if (record := entry.record) is None:
        yield _render_problems(entry.finding, readable=False)
        return
    view = RecordView(catalog, entry, record, docname)
    yield from _render_top(view)
    if record.questions:
        yield part("questions", "Questions, and who answers them", render_questions(view))
    yield part("quotes", "Quotes", render_quotes(view))
    if record.policy_points:
        yield part("policy", "Policy points", render_points((view, point) for point in record.policy_points))
    if record.events:
        yield part("timeline", "Timeline", render_timeline((view, each) for each in summaries.events_in_order(record)))
    yield from render_related(view)
    yield from render_order(view)
    yield part("people", "People and organizations", render_record_people(view))
    yield part("proof", "Proof", render_proof(view))
    yield part("cite", "Corrections, citation, files", _render_end(view))


def _render_problems(finding: Finding, *, readable: bool) -> Content:
    """What the check found, with the codes alone where the messages may hold words of the source."""
    # Only the file name is shown: pages must not reveal local paths.
    named = [problem._replace(path=finding.path.name) for problem in finding.problems]
    lines = [item(para(f"Line {problem.line}: {problem.code}" if readable else str(problem))) for problem in named]
    return box(para(PROBLEMS if readable else UNREADABLE), listing(lines), classes=["record-problems"])


def _render_top(view: RecordView) -> Iterator[Child]:
    """What stands under the title: date, place and sources in a line, the summary, and one quote."""
    record = view.record
    if view.entry.finding.problems:
        yield _render_problems(view.entry.finding, readable=True)
    date = [inline(view.date(record.date)), *view.rests(*summaries.date_rests(record))] if record.date else []
    parts: list[Sequence[Child]] = [date] if date else []
    place = [inline(record.place), *view.rests(summaries.first_naming(record, record.place))] if record.place else []
    open_ = [question.id for question in record.unanswered]
    # The gaps may say more of it.
    gap = local_link(WHERE, "Place not stated") if WHERE in open_ else inline("Place not stated")
    parts += [place or [gap], [inline(summaries.sources_line(record, view.catalog.language))]]
    # Short links stay together on a narrow screen.
    files: list[Child] = ["\xa0·\xa0", local_link("part_files", "Files")] if view.entry.finding.complete else []
    # The search finds the facts, and not what every record has.
    asked: list[Child] = [" · ", local_link(GAPS, f"Not stated: {summaries.open_questions(record)}")] if open_ else []
    again = phrase(*asked, " · ", local_link("part_cite", "Cite"), *files, classes=[AGAIN], tag="span")
    line = [node for part in parts for node in (" · ", *part)]
    yield para(*line[1:], again, classes=["source-line"])
    yield from (*optional(record.summary, "summary"), *render_lead_quote(view))


def _render_end(view: RecordView) -> Iterator[Child]:
    """Corrections, how to name the record and its sources, and the record's files."""
    record = view.record
    made = [_render_correction(view, anchor, correction) for anchor, correction in anchored(record.corrections)]
    contact = contact_sentence(view.catalog.contact)
    corrections = [listing(made), para(contact)] if made else [para(f"None so far. {contact}")]
    rows: list[Row] = [
        ("Corrections", corrections),
        ("This record", [para(f"{record.title}. Record ", inline(record.id, "record-id"), ".", classes=[AGAIN])]),
    ]
    for source in record.sources:
        name = "Its source" if len(record.sources) == 1 else f"Source {source.id}"
        rows.append((name, [_render_source(view, source)]))
    # The builders of other things than pages for browsers write no files.
    if view.entry.finding.complete:
        uris = [(format_.name, link_to(view.docname, format_.ending)) for format_ in FORMATS]
        links = [Content("reference", inline(name), refuri=uri, internal=True) for name, uri in uris]
        files = para(*joined(links, " · "), " · Atom: ")
        files.children.append(Content("crossref", "all corrections", refuri=FEED, from_top=True, internal=True))
        in_pages = Content("only", files, expr="builder_html or builder_dirhtml")
        unfolded = unfold(in_pages, summary="Data and citations")
        rows.append(("Files", [box(unfolded, classes=["files"], ids=["part_files"])]))
    yield facts(rows)


def _render_correction(view: RecordView, anchor: str, made: Correction) -> Content:
    """A correction; its old wording is struck out, since a quotation in it need not be proved any longer."""
    before: list[Child] = [" Before: ", view.phrase(made.was, None, tag="del")] if made.was else []
    return item(para(f"{view.date(made.date)}: {made.what}", *before), ids=[anchor])


def _render_source(view: RecordView, source: Source) -> Content:
    """A source as it is cited, with what else is known of it and what is not."""
    # The title alone is the source's: what goes around it runs as the page does.
    before, title, after = cite_source(source, view.catalog.language).partition(source.title.rstrip("."))
    cited = para(before, view.phrase(title, source), after, classes=["cite-source", AGAIN])
    about = para(summaries.about_source(view.record, source, view.catalog.language), classes=["soft"])
    if source.url:
        # The schema has checked that it is http or https; a record that fails it has no `url` here.
        about.children += [" ", Content("reference", "Open it", refuri=source.url, internal=False)]
    return box(cited, about, classes=["cited"], ids=view.anchors(source.id))
