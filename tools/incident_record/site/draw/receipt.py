"""The receipt of a source: what was proved against what, and the map from its paragraphs to what rests on them."""

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from docutils import nodes

from incident_record.catalog.catalog import Catalog, Entry, in_words, voices_name
from incident_record.catalog.labels import DOES_NOT_PROVE, KINDS, MODES, PROVES, many
from incident_record.check.model import SourceReading
from incident_record.record.model import At, Record, Source
from incident_record.site.draw.nodes import (
    MAP_PLACE,
    RecordView,
    Row,
    facts,
    heading,
    inline,
    item,
    joined,
    link,
    listing,
    local_link,
    map_anchor,
    para,
)
from incident_record.site.draw.related import related_anchor

_STRIP = "A box for each paragraph. The thicker its foot, the more rests on it. Nothing rests on a broken one."


class _Resting(NamedTuple):
    """What rests on a paragraph, and why the paragraph or a part of it is not used."""

    items: list[nodes.Node]
    unused: list[nodes.Node]


def render_receipt(catalog: Catalog, view: RecordView, source: Source, command: str) -> Iterator[nodes.Node]:
    """What the check showed of one source, on the page of a record that cites it.

    Args:
        catalog: all records, since others may cite the same text.
        view: the record.
        source: the source.
        command: what runs the check.
    """
    reading = view.entry.finding.readings.get(source.text)
    citing = catalog.citing(view.entry, source.text)
    again = f"{command} {shlex.quote(f'{view.entry.docname}.yaml')}"
    rows = proved_rows(reading, source, [view.entry], citing)
    # A raw source unlike the text keeps Sphinx from highlighting it as code.
    prove_again: Row = ("Prove it again", [nodes.literal_block("command", again, language="none")])
    yield facts([*rows, prove_again], "receipt")
    yield para(PROVES, " A pass does not prove:", classes=["pass-means"])
    yield listing([item(para(sentence)) for sentence in DOES_NOT_PROVE], "pass-does-not-mean")
    if reading is not None:
        yield heading("The map: what rests on each paragraph")
        others = [entry for entry in citing if entry is not view.entry]
        resting = _map(view, source, reading, others)
        yield para(_STRIP, classes=["legend"])
        yield _render_strip(source, resting)
        yield listing(_render_rows(source, resting), "map")


def proved_rows(
    reading: SourceReading | None, source: Source, own: Sequence[Entry], citing: Sequence[Entry]
) -> list[Row]:
    """What was read of a source, and how much of it the records use.

    Args:
        reading: what was read; None where nothing could be.
        source: the source.
        own: the records that the figures are of.
        citing: those, and all others that cite the same text.
    """
    if reading is None:
        return [("Proved against", [para("nothing: neither text nor seal could be read")])]
    others = len(citing) - len(own)
    quoted, cited = (
        _share(total, _union(measure, own, source.text), _union(measure, citing, source.text), others)
        for measure, total in ((_quoted, len(reading.quotations)), (_cited, reading.paragraphs))
    )
    return [
        ("Proved against", [para(MODES[reading.mode])]),
        ("Digest of the source", [_render_digest(reading.digest)]),
        ("Digest of its seal", [_render_digest(reading.checksum)]),
        ("Quotes proved", [para(_proved(own, source.text))]),
        ("Quotations recorded", [para(quoted)]),
        ("Paragraphs cited", [para(cited)]),
    ]


def _render_digest(digest: str | None) -> nodes.paragraph:
    return para(inline(digest, "digest")) if digest else para("It has no seal.")


def _union(measure: Callable[[Entry, str], Set[int]], entries: Sequence[Entry], text: str) -> Set[int]:
    return frozenset[int]().union(*(measure(entry, text) for entry in entries))


def _share(total: int, own: Set[int], together: Set[int], others: int) -> str:
    share = f"{len(own)} of {total}"
    if not others or own == together:
        return share
    return f"{share}; {len(together)} with {many(others, 'other record')} of the same source"


def _proved(entries: Sequence[Entry], text: str) -> str:
    proved = [
        quote.id in entry.finding.proved
        for entry in entries
        if entry.record is not None
        for quote in entry.record.quotes
        if quote.at.source in _source_ids(entry.record, text)
    ]
    return f"{sum(proved)} of {len(proved)}"


def _source_ids(record: Record, text: str) -> list[str]:
    """What a record calls the source of a text."""
    return [source.id for source in record.sources if source.text == text]


def _quoted(entry: Entry, text: str) -> Set[int]:
    """The quotations of two words or more that a record quotes; none where it reads the text by other marks."""
    reading = entry.finding.readings.get(text)
    return entry.finding.uses[text].quotations & reading.quotations.keys() if reading else frozenset()


def _cited(entry: Entry, text: str) -> Set[int]:
    """The paragraphs that an item of a record cites."""
    if entry.record is None:
        return frozenset()
    ids = _source_ids(entry.record, text)
    return {at.paragraph for at, _, _ in _resting(entry.record) if at.source in ids}


def _map(view: RecordView, source: Source, reading: SourceReading, others: Sequence[Entry]) -> dict[int, _Resting]:
    """For each paragraph what rests on it, in this record and in others."""
    resting = {number: _Resting([], []) for number in range(1, reading.paragraphs + 1)}
    last: dict[int, str] = {}
    for at, anchor, label in _resting(view.record):
        if at.source == source.id and at.paragraph in resting:
            # "statement by X; another" is quicker to read than the same label twice.
            again = last.get(at.paragraph) == label
            resting[at.paragraph].items.append(local_link(anchor, "another" if again else label))
            last[at.paragraph] = label
    for other in others:
        for number in sorted(_cited(other, source.text) & resting.keys()):
            resting[number].items.append(_link_to_other(view, other, source.text, number))
    for waiver in source.unused:
        if waiver.paragraph in resting:
            resting[waiver.paragraph].unused.append(inline(f"not used: {waiver.reason}", "unused"))
        elif waiver.quotation is not None and waiver.quotation - 1 in reading.quotations:
            label = f"quotation {waiver.quotation} not used: {waiver.reason}"
            resting[reading.quotations[waiver.quotation - 1]].unused.append(inline(label, "unused"))
    return resting


def _render_strip(source: Source, resting: Mapping[int, _Resting]) -> nodes.paragraph:
    """The paragraphs in a row, each with how much rests on it as a class of up to three items."""
    cells = [
        local_link(map_anchor(source.id, number), str(number), f"rests-{min(len(rest.items), 3)}")
        for number, rest in resting.items()
    ]
    return para(*joined(cells, " "), classes=["strip"])


def _render_rows(source: Source, resting: Mapping[int, _Resting]) -> Iterator[nodes.list_item]:
    for number, rest in resting.items():
        parts = joined([*rest.items, *rest.unused], "; ") or [inline("nothing rests on it", "unused")]
        ids = [map_anchor(source.id, number)]
        yield item(para(inline(f"¶{number}", "at"), " ", *parts), ids=ids)


def _link_to_other(view: RecordView, other: Entry, text: str, number: int) -> nodes.Node:
    """A link to the same paragraph on the map of another record."""
    ids = _source_ids(other.record, text) if other.record else []
    target = f"{other.docname}#{map_anchor(ids[0], number)}"
    return link(view.docname, MAP_PLACE, target, f"in the record {other.title}")


def _resting(record: Record) -> Iterator[tuple[At, str, str]]:
    """Each item of a record that rests on a paragraph: the place, the anchor on the record's page, and a label."""
    for person in record.people:
        if person.at is not None:
            yield person.at, person.id, f"{KINDS[person.kind].lower()}: {person.name}"
    for statement in record.statements:
        yield statement.at, statement.id, f"statement by {voices_name(record, statement.by)}"
    for event in record.events:
        yield event.at, event.id, f"event: {event.title}"
    for quote in record.quotes:
        label = f"quote of {voices_name(record, quote.speakers)}"
        yield quote.at, quote.id, label
        if quote.antecedent and quote.antecedent.at != quote.at:
            yield quote.antecedent.at, quote.id, f"names the speaker of a {label}"
    for point in record.policy_points:
        yield point.at, point.id, f"policy point: {in_words(point.policy).lower()}"
    for related in record.related:
        yield related.at, related_anchor(related.id), f"related case {related.id}"
