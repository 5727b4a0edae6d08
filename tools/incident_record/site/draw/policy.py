"""Policy points: what somebody asks of somebody else, and how it stood."""

from collections.abc import Sequence

from docutils import nodes

from incident_record.catalog.catalog import in_words
from incident_record.catalog.labels import STATUSES, spoken
from incident_record.record.model import PolicyPoint
from incident_record.site.draw.nodes import View, facts, item, joined, para, proof
from incident_record.site.draw.quote import quote_link


def point(view: View, one: PolicyPoint) -> nodes.list_item:
    """A policy point with all that belongs to it."""
    status = STATUSES[one.status]
    if one.as_of:
        status += f", as of {spoken(one.as_of)}"
    quotes = [quote_link(view, quote) for quote in view.record.quotes if quote.id in one.quotes]
    where = view.item("policy", one.id, view.entry.title)
    rows: list[tuple[str, Sequence[nodes.Node]]] = [
        ("Policy", [para(in_words(one.policy))]),
        ("Whose position", [para(view.person(one.actor))]),
        ("Position", [para(one.position)]),
        ("Who is to act", [para(view.person(one.addressee))] if one.addressee else [para("Not stated.")]),
        ("Status", [para(status)]),
        ("Quotes", [para(*joined(quotes, "; "))] if quotes else []),
        ("Evidence", [proof(view, one.id, one.at, one.words)]),
        ("Record", [] if view.own else [para(where)]),
    ]
    return item(facts(rows), ids=view.anchors(one.id), classes=["policy-point"])
