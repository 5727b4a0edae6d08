"""What pages show across records, each by a directive that leaves a placeholder until all records are read."""

from collections.abc import Callable, Iterator, Sequence

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from incident_record.catalog.catalog import Archive, in_words
from incident_record.catalog.labels import NOT_STATED, contact, many, spoken
from incident_record.record.model import PolicyPoint, Source
from incident_record.site.draw.nodes import Placeholder, View, facts, inline, item, link, listing, para
from incident_record.site.draw.people import people
from incident_record.site.draw.policy import point
from incident_record.site.draw.quote import card, one_voice
from incident_record.site.draw.receipt import proved_rows, receipt
from incident_record.site.draw.related import related_cases
from incident_record.site.draw.statements import statement, voice_mark, voices_together
from incident_record.site.draw.timeline import date_of, timeline


class Overview(SphinxDirective):
    """Leaves a placeholder that is filled once all records are read."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """The placeholder."""
        return [Placeholder(show=self.name.removeprefix("incident-"))]


class Contact(SphinxDirective):
    """How to ask for a correction, as the site's settings have it."""

    def run(self) -> list[nodes.Node]:
        """A paragraph."""
        return [para(contact(self.config.incident_contact))]


def filled(placeholder: Placeholder, archive: Archive, docname: str) -> list[nodes.Node]:
    """What belongs where a placeholder stands.

    Args:
        placeholder: the placeholder.
        archive: all records.
        docname: the page that it is on.
    """
    if "record" in placeholder:
        return list(_part_of_record(placeholder, archive, docname))
    # The latest incident first, since an id begins with its date.
    entries = sorted(archive.entries, key=lambda entry: entry.id, reverse=True)
    views = [View(entry, entry.record, docname) for entry in entries if entry.record is not None]
    draw = OVERVIEWS[placeholder["show"]]
    return list(draw(archive, views)) or [para("There is nothing to show yet.")]


def _part_of_record(placeholder: Placeholder, archive: Archive, docname: str) -> Iterator[nodes.Node]:
    """What the page of a record shows of others."""
    entry = archive.pages.get(placeholder["record"])
    if entry is None or entry.record is None:
        return
    view = View(entry, entry.record, docname)
    if placeholder["show"] == "related":
        yield from related_cases(archive, view)
    else:
        source = entry.record.source(placeholder["source"])
        if source is not None:
            yield from receipt(archive, view, source, placeholder["command"])


def _section(anchor: str, title: nodes.Node, *children: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title("", "", title), *children, ids=[anchor])


def _records(archive: Archive, views: Sequence[View]) -> Iterator[nodes.Node]:
    if views:
        yield listing([_glance(view) for view in views], "incident-grid")


def _glance(view: View) -> nodes.list_item:
    record, finding = view.record, view.entry.finding
    where = ", ".join(one for one in (date_of(record) if record.date else "", record.place) if one)
    voices = len({said.by for said in record.statements})
    proved = (
        f"{len(finding.proved)} of {many(finding.quotes, 'quote')} proved" if finding.quotes else "no quotes"
    )
    told = [f"{many(len(record.statements), 'statement')} by {many(voices, 'voice')}", proved]
    if record.not_stated:
        told.append(f"{many(len(record.not_stated), 'question')} not answered by the source")
    summary = [para(record.summary)] if record.summary else []
    return item(
        para(view.whole(), classes=["incident-title"]),
        para(where, classes=["incident-when"]),
        *summary,
        para("; ".join(told), classes=["incident-counts"]),
        classes=["incident-glance"],
    )


def _quotes(archive: Archive, views: Sequence[View]) -> Iterator[nodes.Node]:
    for view in views:
        cards: list[nodes.Node] = [card(view, quote) for quote in view.record.quotes]
        shown = cards or [para("This record has no quotes.")]
        yield _section(f"record-{view.entry.id}", view.whole(), *one_voice(view), *shown)


def _timeline(archive: Archive, views: Sequence[View]) -> Iterator[nodes.Node]:
    yield from timeline((view, event) for view in views for event in view.record.events)


def _policy(archive: Archive, views: Sequence[View]) -> Iterator[nodes.Node]:
    by_policy: dict[str, list[tuple[View, PolicyPoint]]] = {}
    for view in views:
        for one in view.record.policy_points:
            by_policy.setdefault(one.policy, []).append((view, one))
    for policy, points in by_policy.items():
        drawn = listing([point(view, one) for view, one in points], "policy-points")
        yield _section(f"policy-{policy}", inline(in_words(policy)), drawn)


def _statements(archive: Archive, views: Sequence[View]) -> Iterator[nodes.Node]:
    for (kind, key), said in voices_together(views).items():
        anchor = f"voice-{key}" if kind == "person" else f"voice_{nodes.make_id(key)}"
        # One voice, as the first record that has it names it.
        view, first = said[0]
        title = nodes.inline("", "", view.voice(first.by), classes=voice_mark(view.voice_kind(first.by)))
        yield _section(anchor, title, listing([statement(*one) for one in said], "statements"))


def _sources(archive: Archive, views: Sequence[View]) -> Iterator[nodes.Node]:
    shown = set()
    for view in views:
        for source in view.record.sources:
            key = (view.entry.finding.path.parent, source.text)
            if key not in shown:
                shown.add(key)
                yield _source(archive, view, source)


def _source(archive: Archive, view: View, source: Source) -> nodes.section:
    citing = archive.citing(view.entry, source.text)
    titles = [item(para(link(view.docname, "incident", one.id, one.title))) for one in citing]
    reading = view.entry.finding.readings.get(source.text)
    rows: list[tuple[str, Sequence[nodes.Node]]] = [
        ("Publisher", [para(source.publisher)]),
        ("Published", [para(spoken(source.published) if source.published else NOT_STATED)]),
        ("Cited by", [listing(titles)]),
        *proved_rows(reading, source, citing, citing),
    ]
    title = view.item("source", source.id, source.title)
    return _section(f"source-{view.entry.id}-{source.id}", title, facts(rows))


OVERVIEWS: dict[str, Callable[[Archive, Sequence[View]], Iterator[nodes.Node]]] = {
    "records": _records,
    "people": people,
    "quotes": _quotes,
    "timeline": _timeline,
    "policy": _policy,
    "statements": _statements,
    "sources": _sources,
}
"""What each directive shows, by its name after `incident-`."""
