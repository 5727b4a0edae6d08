"""What pages show across records: one function for each directive."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, product

from docutils import nodes

from incident_record.catalog.catalog import Catalog, in_words
from incident_record.catalog.labels import NOT_STATED, ON_PARTS
from incident_record.catalog.lead import find_lead
from incident_record.catalog.overviews import OverviewItem, items_of
from incident_record.catalog.parts import Part, count
from incident_record.catalog.summaries import about_source, content_note, open_questions, record_facts, voice_key
from incident_record.export.content import (
    AGAIN,
    CAVEAT,
    Child,
    Content,
    inline,
    joined,
    link,
    para,
    phrase,
    place_link,
    strong,
    unfold,
)
from incident_record.record.model import Quote, Source, Statement
from incident_record.site.draw.blocks import Row, box, facts, heading, item, listing, optional, section
from incident_record.site.draw.deferred import PartPages
from incident_record.site.draw.people import render_person
from incident_record.site.draw.policy import render_points
from incident_record.site.draw.proof import proof_rows
from incident_record.site.draw.questions import GAPS, render_answers
from incident_record.site.draw.quote import render_lead_quote, render_quote, render_words
from incident_record.site.draw.timeline import render_timeline
from incident_record.site.draw.view import RecordView

LEAD = "lead"
"""The one overview that is never split."""

_Listed = Sequence[tuple[RecordView, OverviewItem]]


def render_overview(name: str, docname: str, catalog: Catalog, parts: PartPages) -> list[Child]:
    """What a directive shows on a page: all, or where that is too long links to its parts.

    Args:
        name: a name in `catalog.parts.OVERVIEWS`, or `LEAD`.
        parts: the parts of overviews, by the names of their pages.
    """
    if name == LEAD:
        return [_boxed(name, _render_lead(catalog, docname))]
    own = {page: known.part for page, known in parts.items() if known.part.overview == name}
    return [_boxed(name, _render_index(own)) if own else _render_items(name, docname, catalog, items_of(catalog, name))]


def part_of_overview(docname: str, title: str) -> Content:
    """A page of an overview that is split, by its name and title."""
    return section(["part_overview"], title, Content("deferred", draw=partial(_render_part, docname)))


def _render_part(docname: str, catalog: Catalog, parts: PartPages) -> list[Child]:
    part, neighbors = parts[docname]
    links = joined([place_link(page, "", text) for page, text in neighbors], " · ")
    return [para(*links, classes=["soft"]), _render_items(part.overview, docname, catalog, part.items)]


def _render_items(name: str, docname: str, catalog: Catalog, items: Iterable[OverviewItem]) -> Content:
    listed = [(RecordView(catalog, item.entry, item.record, docname), item) for item in items]
    return _boxed(name, _RENDERERS[name](listed) if listed else ())


def _boxed(name: str, content: Iterable[Child]) -> Content:
    # In a box, whose sections Sphinx does not put into the table of contents: there could be thousands.
    # The search finds what is here in the records.
    children = [*content] or [para("There is nothing to show yet.")]
    return box(*children, classes=["incident-overview", f"overview-{name}", AGAIN])


def _render_index(parts: Mapping[str, Part]) -> Iterator[Child]:
    """A line for each year or letter, with links to its pages."""
    lines = []
    for group, grouped in groupby(parts.items(), key=lambda pair: pair[1].group):
        pages = [*grouped]
        links: list[Child] = [place_link(page, "", part.span) for page, part in pages]
        much = inline(f" {count([part for _, part in pages])}", "soft")
        several = [strong(group), much, ": ", *joined(links, " · ")]
        lines.append(item(para(*(several if len(links) > 1 else [*links, much]))))
    yield from (para(ON_PARTS, classes=["soft"]), listing(lines, "parts"))


def _render_records(listed: _Listed) -> Iterator[Child]:
    """Every record in a line, by year."""
    for year, pairs in groupby(listed, key=lambda pair: pair[1].group):
        if year != listed[0][1].group or year != listed[-1][1].group:
            yield heading(year)
        facts = [(view, f" · {record_facts(view.record, view.catalog.language)}") for view, _ in pairs]
        yield listing([item(para(view.title_link(), inline(line, "soft"))) for view, line in facts], "records")


def _render_quotes(listed: _Listed) -> Iterator[Child]:
    for _, pairs in groupby(listed, key=lambda pair: pair[0].entry.docname):
        quotes = [(view, render_quote(view, element.value)) for view, element in pairs]
        view = quotes[0][0]
        anchors = [f"record-{id_}" for id_ in view.entry.all_ids]
        yield section(anchors, view.title_link(), *(quote for _, quote in quotes))


def _render_policy(listed: _Listed) -> Iterator[Child]:
    for policy, pairs in groupby(listed, key=lambda pair: str(pair[1].value.policy)):
        points = render_points((view, element.value) for view, element in pairs)
        yield section([f"policy-{policy}"], inline(in_words(policy)), *points)


def _render_statements(listed: _Listed) -> Iterator[Child]:
    """Every statement and quote by its voice; those of one voice stand together, whatever the record."""
    for _, pairs in groupby(listed, key=lambda pair: pair[1].block):
        said = [(view, *element.value) for view, element in pairs]
        view, _, voice = said[0]
        kind, key = voice_key(view.record, voice)
        ids = view.catalog.ids_of_person(key) if kind == "person" else ()
        anchors = [f"voice-{id_}" for id_ in ids] or [f"voice_{nodes.make_id(key)}"]
        items = listing([_render_said(view, what) for view, what, _ in said], "statements")
        # The voice has the name that the first of its records gives it.
        yield section(anchors, view.voices((voice,)), items)


def _render_said(view: RecordView, what: Statement | Quote) -> Content:
    """A statement or a quote, with its voice on each line; it has no anchor, since what two say stands here twice."""
    record = view.item_link("statement" if isinstance(what, Statement) else "quote", what.id, view.entry.short_title)
    where = [*view.place(what), " ", phrase(record, classes=["soft"], tag="span")]
    if isinstance(what, Statement):
        return item(para(*view.said(what), *where, classes=["said"]), *view.margin(what), classes=["row"])
    # Its place says so of a quote that is not proved.
    words, note = ([render_words(view, what)], what.context) if view.entry.proves(what) else ([], None)
    where.insert(0, view.voices(what.speakers))
    return item(*words, para(*where, classes=["soft"]), *optional(note, CAVEAT), classes=["row"])


def _render_sources(listed: _Listed) -> Iterator[Child]:
    return (_render_source(view, element.value) for view, element in listed)


def _render_source(view: RecordView, source: Source) -> Content:
    citing = [entry for entry in view.catalog.citing(view.entry, source.text) if entry.record]
    titles = [item(para(link("incident", entry.id, entry.title))) for entry in citing]
    proof = proof_rows(view, source)  # the digests come last
    rows: list[Row] = [
        ("Publisher", [para(source.publisher)]),
        ("Published", [para(view.date(source.published) if source.published else NOT_STATED)]),
        ("About it", [para(about_source(view.record, source, view.catalog.language))]),
        ("Cited by", [listing(titles)]),
        *proof[:3],
    ]
    digests = [unfold(facts(proof[3:]), summary="Digests")] if proof[3:] else []
    ids = [f"source-{record}-{id_}" for record, id_ in product(view.entry.all_ids, view.record.all_ids(source.id))]
    # No link: it would look like one to the article.
    return section(ids, view.phrase(source.title, source), facts(rows), *digests)


def _render_people(listed: _Listed) -> Iterator[Child]:
    people = ([(view, item.value) for view, item in pairs] for _, pairs in groupby(listed, key=lambda pair: pair[1].id))
    yield listing(map(render_person, people), "everyone")


def _render_lead(catalog: Catalog, docname: str) -> Iterator[Child]:
    """The newest record at length, with others beside it."""
    if (lead := find_lead(catalog)) is None:
        return
    view = RecordView(catalog, lead.entry, lead.record, docname)
    main = [*_render_head(view), *optional(content_note(lead.record), "content-note")]
    rows: list[Row] = [(question.question, render_answers(view, question)) for question in lead.answered]
    if lead.record.unanswered:
        rows.append(("Not stated", [para(place_link(lead.entry.docname, GAPS, open_questions(lead.record)))]))
    main += [*optional(lead.record.summary), *render_lead_quote(view), *([facts(rows, "lead-answers")] if rows else [])]
    others = ((RecordView(catalog, entry, record, docname), why) for entry, record, why in lead.beside)
    cards = [item(*_render_card(other, why)) for other, why in others]
    beside = [listing(cards, "lead-others")] if cards else []
    yield box(box(*main, classes=["lead"]), *beside, classes=["lead-grid"])


def _render_head(view: RecordView) -> list[Child]:
    """The title of a record and its date, alike for all, since no death counts for less."""
    date = optional(view.record.date and view.date(view.record.date), "soft", "date")
    return [para(view.title_link(), classes=["lead-title"]), *date]


def _render_card(view: RecordView, why: str | None) -> list[Child]:
    """Another record, and for a related case its summary and why it is one."""
    note = optional(content_note(view.record), "content-note")
    related = [*note, *optional(view.record.summary), para(f"Related case: {why}", classes=["soft"])] if why else []
    return [*_render_head(view), *related]


_RENDERERS: dict[str, Callable[[_Listed], Iterator[Child]]] = {
    "records": _render_records,
    "people": _render_people,
    "quotes": _render_quotes,
    "timeline": lambda listed: render_timeline((view, element.value) for view, element in listed),
    "policy": _render_policy,
    "statements": _render_statements,
    "sources": _render_sources,
}
