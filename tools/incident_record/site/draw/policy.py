"""Policy points: what somebody asks of somebody else, and how it stood."""

from docutils import nodes

from incident_record.catalog.catalog import in_words, quote_title
from incident_record.catalog.labels import STATUSES, after_verb
from incident_record.record.model import PolicyPoint
from incident_record.site.draw.nodes import inline, item, joined, para
from incident_record.site.draw.view import RecordView


def render_point(view: RecordView, point: PolicyPoint) -> nodes.list_item:
    """A policy point in two lines: the position with its voice, and how it stood."""
    title = in_words(point.policy)
    # On its own page a link would lead to where it stands.
    policy = inline(title, "policy") if view.own else view.item_link("policy", point.id, title)
    line = para(policy, ". ", view.voices(point.actors), f"{after_verb(point.position)}{point.position}")
    status = STATUSES[point.status] + (f", as of {view.date(point.as_of)}" if point.as_of else "") + ". "
    addressee = [view.voices((point.addressee,))] if point.addressee else [inline("not stated")]
    quotes = [
        view.item_link("quote", quote.id, quote_title(view.record, quote))
        for quote in view.record.quotes
        if quote.id in point.quotes
    ]
    quoted: list[nodes.Node | str] = [" Quoted: ", *joined(quotes, "; "), "."] if quotes else []
    state = para(f"{status}Who is to act: ", *addressee, ".", *quoted, classes=["soft"])
    margin = view.margin(point.id, point.at, point.words)
    where = [] if view.own else [para("In: ", view.title_link(), classes=["soft"])]
    return item(line, margin, state, *where, ids=view.anchors(point.id), classes=["policy-point"])
