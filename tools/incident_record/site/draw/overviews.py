"""What pages show across records: one function for each directive."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, product

from docutils import nodes

from incident_record.catalog.catalog import Catalog, in_words
from incident_record.catalog.labels import NOT_STATED, ON_PARTS
from incident_record.catalog.overviews import Item, items_of
from incident_record.catalog.parts import Part, count
from incident_record.catalog.summaries import record_facts, voice_key
from incident_record.record.model import Source, Statement
from incident_record.site.draw.deferred import PartPages, defer
from incident_record.site.draw.lead import render_lead
from incident_record.site.draw.links import page_link
from incident_record.site.draw.nodes import (
    AGAIN,
    HEAD,
    Row,
    box,
    facts,
    heading,
    inline,
    item,
    joined,
    listing,
    para,
    section,
)
from incident_record.site.draw.people import render_person
from incident_record.site.draw.policy import render_point
from incident_record.site.draw.proof import proof_rows
from incident_record.site.draw.questions import render_claim
from incident_record.site.draw.quote import render_quote
from incident_record.site.draw.timeline import render_timeline
from incident_record.site.draw.view import RecordView

LEAD = "lead"
"""The one overview that is never split."""

_Listed = Iterable[tuple[RecordView, Item]]


def render_overview(name: str, docname: str, catalog: Catalog, parts: PartPages) -> list[nodes.Node]:
    """What a directive shows on a page: all, or where that is too long links to its parts.

    Args:
        name: a name in `catalog.parts.OVERVIEWS`, or `LEAD`.
        docname: the page.
        catalog: all records.
        parts: the parts of overviews, by the names of their pages.
    """
    if name == LEAD:
        return [_boxed(name, render_lead(catalog, docname))]
    own = {page: known.part for page, known in parts.items() if known.part.overview == name}
    return [_boxed(name, _render_index(own, docname) if own else _render_items(name, catalog, docname))]


def _render_items(name: str, catalog: Catalog, docname: str, items: Sequence[Item] | None = None) -> list[nodes.Node]:
    listed = items_of(catalog, name) if items is None else items
    return [*_RENDERERS[name](catalog, [(RecordView(catalog, i.entry, i.record, docname), i) for i in listed])]


def part_of_overview(docname: str, title: str) -> nodes.section:
    """A page of an overview that is split, by its name and title."""
    head = nodes.title("", title, **HEAD)
    return nodes.section("", head, defer(partial(_render_part, docname)), ids=["part_overview"])


def _render_part(docname: str, catalog: Catalog, parts: PartPages) -> list[nodes.Node]:
    part, neighbors = parts[docname]
    links = joined([page_link(docname, page, text) for page, text in neighbors], " · ")
    items = _boxed(part.overview, _render_items(part.overview, catalog, docname, part.items))
    return [para(*links, classes=["soft"]), items]


def _boxed(name: str, content: Iterable[nodes.Node]) -> nodes.container:
    # In a box, whose sections Sphinx does not put into the table of contents: there could be thousands.
    # The search finds what is here in the records.
    children = [*content] or [para("There is nothing to show yet.")]
    return box(*children, classes=["incident-overview", f"overview-{name}", AGAIN])


def _render_index(parts: Mapping[str, Part], docname: str) -> Iterator[nodes.Node]:
    """A line for each year or letter, with links to its pages."""
    lines = []
    for group, grouped in groupby(parts.items(), key=lambda pair: pair[1].group):
        pages = [*grouped]
        links = [page_link(docname, page, part.span) for page, part in pages]
        much = inline(f" {count([part for _, part in pages])}", "soft")
        several = [nodes.strong("", group), much, nodes.Text(": "), *joined(links, " · ")]
        lines.append(item(para(*(several if len(links) > 1 else [*links, much]))))
    yield from (para(ON_PARTS, classes=["soft"]), listing(lines, "parts"))


def _render_records(catalog: Catalog, listed: _Listed) -> Iterator[nodes.Node]:
    """Every record in a line, by year."""
    years = [(year, [*pairs]) for year, pairs in groupby(listed, key=lambda pair: pair[1].group)]
    for year, pairs in years:
        if len(years) > 1:
            yield heading(year)
        lines = [(view, record_facts(view.record, catalog.language)) for view, _ in pairs]
        yield listing([item(para(view.title_link(), inline(f" {line}", "soft"))) for view, line in lines], "records")


def _render_quotes(catalog: Catalog, listed: _Listed) -> Iterator[nodes.Node]:
    for _, pairs in groupby(listed, key=lambda pair: pair[0].entry.docname):
        quotes = [(view, render_quote(view, element.value)) for view, element in pairs]
        view = quotes[0][0]
        yield section(
            [f"record-{id_}" for id_ in view.entry.all_ids], view.title_link(), *(quote for _, quote in quotes)
        )


def _render_events(catalog: Catalog, listed: _Listed) -> Iterator[nodes.Node]:
    yield from render_timeline((view, element.value) for view, element in listed)


def _render_policy(catalog: Catalog, listed: _Listed) -> Iterator[nodes.Node]:
    for policy, pairs in groupby(listed, key=lambda pair: str(pair[1].value.policy)):
        items = listing([render_point(view, element.value) for view, element in pairs], "policy-points")
        yield section([f"policy-{policy}"], inline(in_words(policy)), items)


def _render_statements(catalog: Catalog, listed: _Listed) -> Iterator[nodes.Node]:
    """Every statement by its voice; those of one voice stand together, whatever the record."""
    for _, pairs in groupby(listed, key=lambda pair: pair[1].block):
        said = [(view, *element.value) for view, element in pairs]
        view, _, voice = said[0]
        kind, key = voice_key(view.record, voice)
        ids = catalog.ids_of_person(key) if kind == "person" else ()
        anchors = [f"voice-{id_}" for id_ in ids] or [f"voice_{nodes.make_id(key)}"]
        # The voice has the name that the first of its records gives it.
        title = view.voices((voice,))
        yield section(
            anchors, title, listing([_render_statement(view, statement) for view, statement, _ in said], "statements")
        )


def _render_statement(view: RecordView, statement: Statement) -> nodes.list_item:
    where = para(view.item_link("statement", statement.id, view.entry.short_title), classes=["soft"])
    return item(*render_claim(view, statement), where, classes=["row"])


def _render_sources(catalog: Catalog, listed: _Listed) -> Iterator[nodes.Node]:
    for view, element in listed:
        yield _render_source(catalog, view, element.value)


def _render_source(catalog: Catalog, view: RecordView, source: Source) -> nodes.section:
    citing = catalog.citing(view.entry, source.text)
    titles = [
        item(para(RecordView(catalog, entry, entry.record, view.docname).title_link()))
        for entry in citing
        if entry.record
    ]
    reading = view.entry.finding.readings.get(source.text)
    rows: list[Row] = [
        ("Publisher", [para(source.publisher)]),
        ("Published", [para(view.date(source.published) if source.published else NOT_STATED)]),
        ("Cited by", [listing(titles)]),
        *proof_rows(reading, source.text, citing),
    ]
    title = view.item_link("source", source.id, view.phrase(source.title, source))
    ids = product(view.entry.all_ids, view.record.all_ids(source.id))
    return section([f"source-{record}-{id_}" for record, id_ in ids], title, facts(rows))


def _render_people(catalog: Catalog, listed: _Listed) -> Iterator[nodes.Node]:
    people = groupby(listed, key=lambda pair: pair[1].id)
    lines = [render_person([(view, element.value) for view, element in pairs]) for _, pairs in people]
    if lines:
        yield listing(lines, "everyone")


_RENDERERS: dict[str, Callable[[Catalog, _Listed], Iterator[nodes.Node]]] = {
    "records": _render_records,
    "people": _render_people,
    "quotes": _render_quotes,
    "timeline": _render_events,
    "policy": _render_policy,
    "statements": _render_statements,
    "sources": _render_sources,
}
