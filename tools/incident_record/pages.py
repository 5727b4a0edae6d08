"""The page of one record, with all of the record on it."""

from collections.abc import Mapping, Sequence
from datetime import date

from docutils import nodes

from incident_record.archive import Entry, in_words, voice_name
from incident_record.dates import day_range
from incident_record.nodes import (
    PLAIN,
    Placeholder,
    View,
    box,
    card,
    facts,
    heading,
    inline,
    item,
    joined,
    listing,
    para,
    part,
    proof,
    statement,
    voices,
)
from incident_record.problems import Problem
from incident_record.records import At, Event, Person, PolicyPoint, Record, Source, Waiver
from incident_record.wording import KINDS, MODES, PROVED_MEANS, STATUSES, many, spoken

_LONGEST = 31
"""How many days a date may span and still have a place on the timeline: a month."""


def record_page(entry: Entry, digests: Mapping[str, str | None], contact: str) -> nodes.section:
    """The page of a record.

    Args:
        entry: what is known of the record.
        digests: the digest of each source's seal, by the source's id.
        contact: how to ask for a correction; empty where this copy has none.
    """
    page = nodes.section(
        "", nodes.title("", entry.title, **PLAIN), ids=["part_record"], classes=["incident-record"]
    )
    if entry.record is None:
        page += _unreadable(entry.finding.problems)
        return page
    view = View(entry, entry.record, entry.docname)
    if entry.finding.problems:
        page += _doubtful(entry.finding.problems)
    page += _recorded(view)
    if view.record.content_note:
        page += part("note", "Before you read on", para(view.record.content_note, classes=["content-note"]))
    page += _timeline(view)
    page += _ledger(view)
    page += _quotes(view)
    page += _policy(view)
    page += part("related", "Related cases", Placeholder(show="related", record=entry.docname))
    page += _not_stated(view)
    for source in view.record.sources:
        page += _source(view, source, digests.get(source.id))
    page += _corrections(view, contact)
    return page


def _unreadable(problems: Sequence[Problem]) -> nodes.container:
    lines = [item(para(str(problem))) for problem in problems]
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
        rows.append(("Date", [para(spoken(record.date), *_rests(view, _event_of_date(record)))]))
    if record.place:
        rows.append(("Place", [para(record.place, *_rests(view, _naming(record, record.place)))]))
    people = [_person(view, person) for person in record.people]
    rows.append(("People and bodies", [listing(people, "people")] if people else [para("None recorded.")]))
    summary = [para(record.summary, classes=["summary"])] if record.summary else []
    return part("recorded", "What is recorded", *summary, facts(rows))


def _rests(view: View, found: tuple[str, str, At] | None) -> list[nodes.Node]:
    """The place of the item that a fact of the record rests on, as a link to that item."""
    if found is None:
        return []
    kind, id_, at = found
    return [nodes.Text(" "), view.item(kind, id_, view.place(at).astext())]


def _event_of_date(record: Record) -> tuple[str, str, At] | None:
    return next((("event", event.id, event.at) for event in record.events if event.date == record.date), None)


def _naming(record: Record, name: str) -> tuple[str, str, At] | None:
    """The first event or statement that names something in its evidence, else in our words for it."""
    candidates = [("event", one.id, one.at, one.words, one.title) for one in record.events]
    candidates += [("statement", one.id, one.at, one.words, one.text) for one in record.statements]
    for kind, id_, at, words, _ in candidates:
        if any(name in one for one in words):
            return kind, id_, at
    return next(((kind, id_, at) for kind, id_, at, _, text in candidates if name in text), None)


def _person(view: View, person: Person) -> nodes.list_item:
    told = [person.role] if person.role else []
    if person.age is not None:
        told.append(many(person.age, "year") + " old")
    kind = "" if person.kind == "person" else f" ({KINDS[person.kind].lower()})"
    first = para(view.person(person.id), kind + (f" — {'; '.join(told)}" if told else ""))
    shown = [proof(view, person.id, person.at, person.words)] if person.at else []
    return item(first, *shown, ids=view.anchors(person.id))


def _timeline(view: View) -> nodes.section:
    dated: list[tuple[tuple[date, date], Event]] = []
    undated: list[Event] = []
    for event in view.record.events:
        days = day_range(event.date)
        if days is not None and (days[1] - days[0]).days < _LONGEST:
            dated.append((days, event))
        else:
            undated.append(event)
    children: list[nodes.Node] = []
    if dated:
        ordered = sorted(dated, key=lambda pair: pair[0])
        children.append(listing([_event(view, event) for _, event in ordered], "timeline"))
    if undated:
        children.append(heading("Without a day or month"))
        children.append(listing([_event(view, event) for event in undated], "timeline", "timeline-undated"))
    return part("timeline", "Timeline", *(children or [para("None recorded.")]))


def _event(view: View, event: Event) -> nodes.list_item:
    worked_out = bool(event.date_note) or not event.date_as_stated
    kind = "date-worked-out" if worked_out else "date-stated"
    how = "worked out" if worked_out else "as stated"
    first = para(
        inline(spoken(event.date), "date", kind),
        inline(f" ({how})", "date-how"),
        ": ",
        inline(event.title, "event-title"),
    )
    children: list[nodes.Node] = [first]
    if event.date_as_stated and not view.unproved(event.id, event.at):
        stated = inline(event.date_as_stated, "evidence")
        children.append(para("The source’s words for the date: ", stated, classes=["date-words"]))
    if event.date_note:
        children.append(para("On the date: ", event.date_note, classes=["date-note"]))
    children.append(para("Who says so: ", *_says_so(view, event), classes=["voices"]))
    children.append(proof(view, event.id, event.at, event.words))
    return item(*children, ids=view.anchors(event.id), classes=["event"])


def _says_so(view: View, event: Event) -> list[nodes.Node]:
    """The voices behind an event, each as a link to the statement; else the source itself."""
    known = [said for said in view.record.statements if said.id in event.statements]
    if not known:
        return [view.voice(event.at.source)]
    return joined(
        [
            view.item(
                "statement", said.id, f"{voice_name(view.record, said.by)} ({view.place(said.at).astext()})"
            )
            for said in known
        ],
        ", ",
    )


def _ledger(view: View) -> nodes.section:
    children: list[nodes.Node] = []
    for voice, said in voices(view.record).items():
        children.append(heading(voice_name(view.record, voice)))
        children.append(listing([statement(view, one) for one in said], "statements"))
    return part("statements", "Who says so", *(children or [para("None recorded.")]))


def _quotes(view: View) -> nodes.section:
    cards: list[nodes.Node] = [card(view, quote) for quote in view.record.quotes]
    return part("quotes", "Quotes", *(cards or [para("None recorded.")]))


def _policy(view: View) -> nodes.section:
    points = [_point(view, point) for point in view.record.policy_points]
    shown = [listing(points, "policy-points")] if points else [para("None recorded.")]
    return part("policy", "Policy points", *shown)


def _point(view: View, point: PolicyPoint) -> nodes.list_item:
    status = STATUSES[point.status]
    if point.as_of:
        status += f", as of {spoken(point.as_of)}"
    quotes = [
        view.item(
            "quote", quote.id, f"{voice_name(view.record, quote.speaker)}, {view.place(quote.at).astext()}"
        )
        for quote in view.record.quotes
        if quote.id in point.quotes
    ]
    rows: list[tuple[str, Sequence[nodes.Node]]] = [
        ("Policy", [para(in_words(point.policy))]),
        ("Whose position", [para(view.person(point.actor))]),
        ("Position", [para(point.position)]),
        ("Who is to act", [para(view.person(point.addressee))] if point.addressee else [para("Not stated.")]),
        ("Status", [para(status)]),
        ("Quotes", [para(*joined(quotes, "; "))] if quotes else []),
        ("Evidence", [proof(view, point.id, point.at, point.words)]),
    ]
    return item(facts(rows), ids=view.anchors(point.id), classes=["policy-point"])


def _not_stated(view: View) -> nodes.section:
    gaps = [
        item(para(gap.question), *([para(gap.note, classes=["gap-note"])] if gap.note else []))
        for gap in view.record.not_stated
    ]
    shown = [listing(gaps, "not-stated")] if gaps else [para("Nothing is listed.")]
    return part("not_stated", "What the source does not state", *shown)


def _source(view: View, source: Source, digest: str | None) -> nodes.section:
    own = [quote.id for quote in view.record.quotes if quote.at.source == source.id]
    proved = sum(id_ in view.entry.finding.proved for id_ in own)
    mode = view.entry.finding.modes.get(source.text)
    rows: list[tuple[str, Sequence[nodes.Node]]] = [
        ("Headline", [para(source.title)]),
        ("Author", [para(source.author)] if source.author else []),
        ("Publisher", [para(source.publisher)]),
        ("Published", [para(spoken(source.published))] if source.published else [para("Not stated.")]),
        ("Kind", [para(in_words(source.kind))]),
        ("Address", [para(_address(source.url))] if source.url else [para("Not stated.")]),
        ("Read there on", [para(spoken(source.accessed))] if source.accessed else []),
        ("Proved against", [para(MODES[mode] if mode else "nothing: neither text nor seal could be read")]),
        ("Digest of the source", [para(inline(digest, "digest"))] if digest else [para("It has no seal.")]),
        ("Quotes proved", [para(f"{proved} of {len(own)}")]),
        ("Not used", [listing([_waiver(waiver) for waiver in source.unused])] if source.unused else []),
    ]
    title = "Source" if len(view.record.sources) == 1 else f"Source: {source.id}"
    section = part("source", title, facts(rows), para(PROVED_MEANS, classes=["pass-means"]))
    section["ids"] = [source.id]
    return section


def _address(url: str) -> nodes.reference:
    # The schema has checked that this is http or https; a record that fails it has no `url` here.
    return nodes.reference("", "", inline(url), refuri=url, internal=False)


def _waiver(waiver: Waiver) -> nodes.list_item:
    what = f"¶{waiver.paragraph}" if waiver.paragraph is not None else f"Quotation {waiver.quotation}"
    return item(para(f"{what}: {waiver.reason}"))


def _corrections(view: View, contact: str) -> nodes.section:
    made = [item(para(f"{spoken(one.date)}: {one.what}")) for one in view.record.corrections]
    shown: list[nodes.Node] = [listing(made)] if made else [para("None yet.")]
    ask = f"To ask for a correction: {contact}" if contact else "This copy names no contact for corrections."
    return part("corrections", "Corrections", *shown, para(ask))
