"""The ids of one record: each given once, and each that is referred to there."""

from collections.abc import Iterable, Iterator

from incident_record.problems import Code, Location, Problem, Trail
from incident_record.record.model import Record


def duplicate_ids(record: Record) -> Iterator[Problem]:
    """The problems of ids that are given twice, and of texts that two sources name."""
    seen: dict[str, Location] = {}
    sections = (
        record.sources,
        record.people,
        record.statements,
        record.events,
        record.quotes,
        record.policy_points,
    )
    for section in sections:
        for item in section:
            trail: Trail = (*item.trail, "id")
            if item.id in seen:
                message = (
                    f"`{item.id}` is the id of an item on line {seen[item.id].line} already; choose another."
                )
                yield record.problem(trail, Code.DUPLICATE_ID, message, item.id)
            seen.setdefault(item.id, record.location_of(trail))
    texts: dict[str, str] = {}
    for source in record.sources:
        if texts.setdefault(source.text, source.id) != source.id:
            message = (
                f"`{source.text}` is the text of the source `{texts[source.text]}` already; cite that one."
            )
            yield record.problem((*source.trail, "text"), Code.DUPLICATE_ID, message, source.id)


def unknown_ids(record: Record) -> Iterator[Problem]:
    """The problems of ids that name nothing in the record."""
    people = {person.id for person in record.people}
    voices = people | {source.id for source in record.sources}
    statements = {statement.id for statement in record.statements}
    quotes = {quote.id for quote in record.quotes}
    for said in record.statements:
        yield from _unknown(record, (*said.trail, "by"), said.id, (said.by,), voices, "person or source")
        yield from _unknown(record, (*said.trail, "about"), said.id, said.about, people, "person")
    for event in record.events:
        trail: Trail = (*event.trail, "statements")
        yield from _unknown(record, trail, event.id, event.statements, statements, "statement")
    for quote in record.quotes:
        yield from _unknown(record, (*quote.trail, "speaker"), quote.id, (quote.speaker,), people, "person")
        yield from _unknown(record, (*quote.trail, "about"), quote.id, quote.about, people, "person")
    for point in record.policy_points:
        addressees = () if point.addressee is None else (point.addressee,)
        yield from _unknown(record, (*point.trail, "actor"), point.id, (point.actor,), people, "person")
        yield from _unknown(record, (*point.trail, "addressee"), point.id, addressees, people, "person")
        yield from _unknown(record, (*point.trail, "quotes"), point.id, point.quotes, quotes, "quote")


def _unknown(
    record: Record, trail: Trail, item: str, ids: Iterable[str], known: set[str], kind: str
) -> Iterator[Problem]:
    for index, one in enumerate(ids):
        # An item that could not be read has been reported already.
        if one in known or (one in record.declared and not record.complete):
            continue
        message = f"`{one}` is the id of no {kind} of this record; correct it, or add one."
        yield record.problem((*trail, index), Code.UNKNOWN_ID, message, item)
