"""Policy points: what somebody asks of somebody else, and how it stood."""

from docutils import nodes

from incident_record.catalog.catalog import in_words
from incident_record.catalog.labels import NOT_STATED, STATUSES
from incident_record.record.model import PolicyPoint
from incident_record.site.draw.nodes import RecordView, Row, facts, item, joined, para, proof
from incident_record.site.draw.quote import quote_link


def render_point(view: RecordView, point: PolicyPoint) -> nodes.list_item:
    """A policy point with all that belongs to it."""
    status = STATUSES[point.status] + (f", as of {view.date(point.as_of)}" if point.as_of else "")
    quotes = [quote_link(view, quote) for quote in view.record.quotes if quote.id in point.quotes]
    addressee = view.person_link(point.addressee) if point.addressee else NOT_STATED
    record = [] if view.own else [para(view.item_link("policy", point.id, view.entry.title))]
    rows: list[Row] = [
        ("Policy", [para(in_words(point.policy))]),
        ("Whose position", [para(*view.voice_links(point.actors))]),
        ("Position", [para(point.position)]),
        ("Who is to act", [para(addressee)]),
        ("Status", [para(status)]),
        ("Quotes", [para(*joined(quotes, "; "))] if quotes else []),
        ("Evidence", [proof(view, point.id, point.at, point.words)]),
        ("Record", record),
    ]
    return item(facts(rows), ids=view.anchors(point.id), classes=["policy-point"])
