"""The receipt of a source: what was proved against what, and the map from its paragraphs to what rests on them."""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from docutils import nodes

from incident_record.archive import Archive, Entry, in_words, voice_name
from incident_record.finding import Reading
from incident_record.nodes import (
    PLACE,
    View,
    facts,
    heading,
    inline,
    item,
    joined,
    link,
    listing,
    map_anchor,
    para,
)
from incident_record.records import At, Record, Source
from incident_record.related import anchor as related_anchor
from incident_record.wording import DOES_NOT_PROVE, KINDS, MODES, PROVES, many


def receipt(archive: Archive, view: View, source: Source, command: str) -> Iterator[nodes.Node]:
    """What the check showed of one source, on the page of a record that cites it.

    Args:
        archive: all records, since others may cite the same text.
        view: the record.
        source: the source.
        command: what runs the check.
    """
    reading = view.entry.finding.readings.get(source.text)
    again = f"{command} {shlex.quote(f'{view.entry.docname}.yaml')}"
    yield facts(
        [
            *proved_rows(archive, view.entry, source),
            ("Prove it again", [nodes.literal_block("", again, language="none")]),
        ],
        "receipt",
    )
    yield para(PROVES, " It does not prove:", classes=["pass-means"])
    yield listing([item(para(one)) for one in DOES_NOT_PROVE], "pass-does-not-mean")
    if reading is not None:
        yield heading("The map: what rests on each paragraph")
        others = [one for one in archive.citing(view.entry, source.text) if one is not view.entry]
        yield listing(_map(view, source, reading, others), "map")


def proved_rows(archive: Archive, entry: Entry, source: Source) -> list[tuple[str, Sequence[nodes.Node]]]:
    """What was read of a source, and how much of it the record and the others of its folder use.

    Args:
        archive: all records.
        entry: a record that cites the source.
        source: the source, as that record has it.
    """
    reading = entry.finding.readings.get(source.text)
    if reading is None:
        return [("Proved against", [para("nothing: neither text nor seal could be read")])]
    everyone = archive.citing(entry, source.text)
    quoted, cited = (
        _out_of(of, [measure(one, source.text) for one in everyone], measure(entry, source.text))
        for measure, of in ((_quoted, len(reading.quotations)), (_cited, reading.paragraphs))
    )
    return [
        ("Proved against", [para(MODES[reading.mode])]),
        ("Digest of the source", [_digest(reading.digest)]),
        ("Digest of its seal", [_digest(reading.checksum)]),
        ("Quotes proved", [para(_proved(entry, source.id))]),
        ("Quotations recorded", [para(quoted)]),
        ("Paragraphs cited", [para(cited)]),
    ]


def _digest(digest: str | None) -> nodes.paragraph:
    return para(inline(digest, "digest")) if digest else para("It has no seal.")


def _out_of(of: int, everyone: Sequence[Set[int]], own: Set[int]) -> str:
    told = f"{len(own)} of {of}"
    if len(everyone) < 2:
        return told
    others = many(len(everyone) - 1, "other record")
    return f"{told} in this record; with {others} {len(frozenset().union(*everyone))} of {of}"


def _proved(entry: Entry, source: str) -> str:
    own = [quote.id for quote in entry.record.quotes if quote.at.source == source] if entry.record else []
    return f"{sum(id_ in entry.finding.proved for id_ in own)} of {len(own)}"


def _quoted(entry: Entry, text: str) -> Set[int]:
    """The quotations of two words or more that a record quotes."""
    return entry.finding.uses[text].quotations & entry.finding.readings[text].quotations.keys()


def _cited(entry: Entry, text: str) -> Set[int]:
    """The paragraphs that an item of a record cites."""
    if entry.record is None:
        return frozenset()
    ids = {source.id for source in entry.record.sources if source.text == text}
    return {at.paragraph for at, _, _ in _resting(entry.record) if at.source in ids}


def _map(view: View, source: Source, reading: Reading, others: Sequence[Entry]) -> Iterator[nodes.list_item]:
    """For each paragraph the items of this record, the other records that cite it, and why it is not used."""
    rest: dict[int, list[nodes.Node]] = defaultdict(list)
    for at, anchor, told in _resting(view.record):
        if at.source == source.id:
            rest[at.paragraph].append(nodes.reference("", "", inline(told), refid=anchor, internal=True))
    for other in others:
        for number in sorted(_cited(other, source.text)):
            rest[number].append(_in_other(view, other, source.text, number))
    for waiver in source.unused:
        if waiver.paragraph is not None:
            rest[waiver.paragraph].append(inline(f"not used: {waiver.reason}", "unused"))
        elif waiver.quotation is not None and waiver.quotation - 1 in reading.quotations:
            told = f"quotation {waiver.quotation} not used: {waiver.reason}"
            rest[reading.quotations[waiver.quotation - 1]].append(inline(told, "unused"))
    for number in range(1, reading.paragraphs + 1):
        items = joined(rest[number], "; ") or [inline("nothing rests on it", "unused")]
        ids = [map_anchor(source.id, number)]
        yield item(para(inline(f"¶{number}", "at"), " ", *items), ids=ids)


def _in_other(view: View, other: Entry, text: str, number: int) -> nodes.Node:
    """A link to the same paragraph on the map of another record."""
    ids = [source.id for source in other.record.sources if source.text == text] if other.record else []
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
            yield quote.antecedent.at, quote.id, f"whose words a {told} are"
    for point in record.policy_points:
        yield point.at, point.id, f"policy point: {in_words(point.policy).lower()}"
    for one in record.related:
        yield one.at, related_anchor(one.id), f"related case {one.id}"
