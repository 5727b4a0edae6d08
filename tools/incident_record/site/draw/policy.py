"""Policy points: what somebody asks of somebody else, and how it stood."""

from collections.abc import Iterable, Iterator

from incident_record.catalog.catalog import in_words, quote_title
from incident_record.catalog.labels import STATUSES, after_verb
from incident_record.export.content import Child, Content, inline, joined, para
from incident_record.record.model import PolicyPoint
from incident_record.site.draw.blocks import item, listing
from incident_record.site.draw.view import RecordView


def render_points(points: Iterable[tuple[RecordView, PolicyPoint]]) -> Iterator[Child]:
    """The policy points of one record or of several."""
    yield listing([_render_point(view, point) for view, point in points], "policy-points")


def _render_point(view: RecordView, point: PolicyPoint) -> Content:
    """A policy point in two lines: the position with its voice, and how it stood."""
    # Elsewhere the policy stands in a heading.
    policy: list[Child] = [inline(in_words(point.policy), "policy"), ". "] if view.own else []
    position = after_verb(point.position) + point.position
    line = para(*policy, view.voices(point.actors), position, *view.place(point))
    status = STATUSES[point.status].lower() + (f", as of {view.date(point.as_of)}" if point.as_of else "")
    addressee = view.voices((point.addressee,)) if point.addressee else inline("not stated")
    quotes = [quote for quote in view.record.quotes if quote.id in point.quotes]
    links = joined([view.item_link("quote", quote.id, quote_title(view.record, quote)) for quote in quotes], "; ")
    quoted: list[Child] = [" Quote: ", *links, "."] if links else []
    state = para(f"Status: {status}. Who is to act: ", addressee, ".", *quoted, classes=["soft"])
    where = [] if view.own else [para("In: ", view.item_link("policy", point.id, view.entry.title), classes=["soft"])]
    return item(line, *view.margin(point), state, *where, ids=view.anchors(point.id), classes=["policy-point"])
