"""The receipt of a source: what was proved against what, and the map from its paragraphs to what rests on them."""

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from docutils import nodes

from incident_record.catalog.catalog import Archive, Entry, in_words, voice_name
from incident_record.catalog.labels import DOES_NOT_PROVE, KINDS, MODES, PROVES, many
from incident_record.check.model import SourceReading
from incident_record.record.model import At, Record, Source
from incident_record.site.draw.nodes import (
    PLACE,
    View,
    facts,
    heading,
    here,
    inline,
    item,
    joined,
    link,
    listing,
    map_anchor,
    para,
)
from incident_record.site.draw.related import anchor as related_anchor

_STRIP = "A box for each paragraph: the thicker its foot, the more rests on it, up to three items or more. Nothing rests on a broken one."


class _Rest(NamedTuple):
    """What rests on a paragraph, and why it or a part of it is not used."""

    items: list[nodes.Node]
    unused: list[nodes.Node]


def receipt(archive: Archive, view: View, source: Source, command: str) -> Iterator[nodes.Node]:
    """What the check showed of one source, on the page of a record that cites it.

    Args:
        archive: all records, since others may cite the same text.
        view: the record.
        source: the source.
        command: what runs the check.
    """
    reading = view.entry.finding.readings.get(source.text)
    everyone = archive.citing(view.entry, source.text)
    again = f"{command} {shlex.quote(f'{view.entry.docname}.yaml')}"
    yield facts(
        [
            *proved_rows(reading, source, [view.entry], everyone),
            ("Prove it again", [nodes.literal_block("", again, language="none")]),
        ],
        "receipt",
    )
    yield para(PROVES, " A pass does not prove:", classes=["pass-means"])
    yield listing([item(para(one)) for one in DOES_NOT_PROVE], "pass-does-not-mean")
    if reading is not None:
        yield heading("The map: what rests on each paragraph")
        others = [one for one in everyone if one is not view.entry]
        found = _map(view, source, reading, others)
        yield para(_STRIP, classes=["legend"])
        yield _strip(source, found)
        yield listing(_rows(source, found), "map")


def proved_rows(
    reading: SourceReading | None, source: Source, own: Sequence[Entry], everyone: Sequence[Entry]
) -> list[tuple[str, Sequence[nodes.Node]]]:
    """What was read of a source, and how much of it the records use.

    Args:
        reading: what was read; None where nothing could be.
        source: the source.
        own: the records that the figures are of.
        everyone: those and all others that cite the same text.
    """
    if reading is None:
        return [("Proved against", [para("nothing: neither text nor seal could be read")])]
    others = len(everyone) - len(own)
    quoted, cited = (
        _out_of(of, _union(measure, own, source.text), _union(measure, everyone, source.text), others)
        for measure, of in ((_quoted, len(reading.quotations)), (_cited, reading.paragraphs))
    )
    return [
        ("Proved against", [para(MODES[reading.mode])]),
        ("Digest of the source", [_digest(reading.digest)]),
        ("Digest of its seal", [_digest(reading.checksum)]),
        ("Quotes proved", [para(_proved(own, source.text))]),
        ("Quotations recorded", [para(quoted)]),
        ("Paragraphs cited", [para(cited)]),
    ]


def _digest(digest: str | None) -> nodes.paragraph:
    return para(inline(digest, "digest")) if digest else para("It has no seal.")


def _union(measure: Callable[[Entry, str], Set[int]], entries: Sequence[Entry], text: str) -> Set[int]:
    return frozenset[int]().union(*(measure(entry, text) for entry in entries))


def _out_of(of: int, own: Set[int], all_: Set[int], others: int) -> str:
    told = f"{len(own)} of {of}"
    if not others or own == all_:
        return told
    return f"{told}; {len(all_)} with {many(others, 'other record')} of the same source"


def _proved(entries: Sequence[Entry], text: str) -> str:
    proved = [
        quote.id in entry.finding.proved
        for entry in entries
        if entry.record is not None
        for quote in entry.record.quotes
        if quote.at.source in _ids(entry.record, text)
    ]
    return f"{sum(proved)} of {len(proved)}"


def _ids(record: Record, text: str) -> list[str]:
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
    ids = _ids(entry.record, text)
    return {at.paragraph for at, _, _ in _resting(entry.record) if at.source in ids}


def _map(view: View, source: Source, reading: SourceReading, others: Sequence[Entry]) -> dict[int, _Rest]:
    """For each paragraph what rests on it, in this record and in others."""
    found: dict[int, _Rest] = {number: _Rest([], []) for number in range(1, reading.paragraphs + 1)}
    last: dict[int, str] = {}
    for at, anchor, told in _resting(view.record):
        if at.source == source.id and at.paragraph in found:
            again = last.get(at.paragraph) == told
            found[at.paragraph].items.append(here(anchor, "another" if again else told))
            last[at.paragraph] = told
    for other in others:
        for number in sorted(_cited(other, source.text) & found.keys()):
            found[number].items.append(_in_other(view, other, source.text, number))
    for waiver in source.unused:
        if waiver.paragraph in found:
            found[waiver.paragraph].unused.append(inline(f"not used: {waiver.reason}", "unused"))
        elif waiver.quotation is not None and waiver.quotation - 1 in reading.quotations:
            told = f"quotation {waiver.quotation} not used: {waiver.reason}"
            found[reading.quotations[waiver.quotation - 1]].unused.append(inline(told, "unused"))
    return found


def _strip(source: Source, found: Mapping[int, _Rest]) -> nodes.paragraph:
    """The paragraphs in a row, each with how much rests on it as a class of up to three items."""
    cells = [
        here(map_anchor(source.id, number), str(number), f"rests-{min(len(rest.items), 3)}")
        for number, rest in found.items()
    ]
    return para(*joined(cells, " "), classes=["strip"])


def _rows(source: Source, found: Mapping[int, _Rest]) -> Iterator[nodes.list_item]:
    for number, rest in found.items():
        told = joined([*rest.items, *rest.unused], "; ") or [inline("nothing rests on it", "unused")]
        ids = [map_anchor(source.id, number)]
        yield item(para(inline(f"¶{number}", "at"), " ", *told), ids=ids)


def _in_other(view: View, other: Entry, text: str, number: int) -> nodes.Node:
    """A link to the same paragraph on the map of another record."""
    ids = _ids(other.record, text) if other.record else []
    anchor = map_anchor(ids[0], number)
    return link(view.docname, PLACE, f"{other.docname}#{anchor}", f"in the record {other.title}")


def _resting(record: Record) -> Iterator[tuple[At, str, str]]:
    """Everything in a record that rests on a paragraph: the place, the anchor on the record's page, and what it is."""
    for person in record.people:
        if person.at is not None:
            yield person.at, person.id, f"{KINDS[person.kind].lower()}: {person.name}"
    for said in record.statements:
        yield said.at, said.id, f"statement by {voice_name(record, said.by)}"
    for event in record.events:
        yield event.at, event.id, f"event: {event.title}"
    for quote in record.quotes:
        told = f"quote of {voice_name(record, quote.speaker)}"
        yield quote.at, quote.id, told
        if quote.antecedent and quote.antecedent.at != quote.at:
            yield quote.antecedent.at, quote.id, f"names the speaker of a {told}"
    for point in record.policy_points:
        yield point.at, point.id, f"policy point: {in_words(point.policy).lower()}"
    for one in record.related:
        yield one.at, related_anchor(one.id), f"related case {one.id}"
