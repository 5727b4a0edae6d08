"""What a home page leads with: the newest record, and beside it those that it is related with, then the next ones."""

from typing import NamedTuple

from incident_record.catalog.catalog import Catalog, Entry
from incident_record.record.model import Question, Record

_ANSWERS = 3
_BESIDE = 3


class Lead(NamedTuple):
    """The lead of a home page.

    Args:
        answered: the questions that are shown with their answers.
        beside: other records, each with why it is related, or None.
    """

    entry: Entry
    record: Record
    answered: list[Question]
    beside: list[tuple[Entry, Record, str | None]]


def find_lead(catalog: Catalog) -> Lead | None:
    """The lead of all records; None where none can be read."""
    records = [(entry, entry.record) for entry in catalog.newest if entry.record]
    if not records:
        return None
    (entry, record), *others = records
    why = {other.id: related.why for other, _, related in catalog.pointing.get(entry.id, ())}
    # Where both give a reason, the record's own is shown.
    why |= {related.id: related.why for related in record.related}
    # The order is stable: those that are not related stay by date.
    others.sort(key=lambda other: other[0].id not in why)
    answered = [question for question in record.questions if question.answers]
    return Lead(entry, record, answered[:_ANSWERS], [(*other, why.get(other[0].id)) for other in others[:_BESIDE]])
