"""What rests on each paragraph of a source, for the map of a record in the article's order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from incident_record.catalog.catalog import Catalog, Entry, in_words, voices_label
from incident_record.catalog.labels import in_a_row
from incident_record.catalog.summaries import tally
from incident_record.check.model import SourceReading
from incident_record.record.model import At, Event, Person, Quote, Record, Related, Source, Statement

# How many questions the label of a fold names.
_FEW = 2


class Counted(NamedTuple):
    """How much of a paragraph another record has, in words."""

    entry: Entry
    source_id: str
    text: str


class Paragraph(NamedTuple):
    """A paragraph of a source, or several in a row of which only one other record has something.

    Args:
        number: from 1; of several that of the first.
        last: the number of the last one.
        hidden: how many of its words pages do not print.
        content: what rests on it; a text is a note.
        also: what is said of it in a line: texts, and records that it links to this one.
    """

    number: int
    last: int
    hidden: int
    content: Sequence[Statement | Quote | Counted | str]
    also: Sequence[Related | str]


def paragraphs(catalog: Catalog, entry: Entry, record: Record, source: Source) -> Iterator[Paragraph]:
    """The paragraphs of a source that could be read; in a row of which only one other record has something, as one.

    Args:
        catalog: all records, since others may cite the same text.
        entry: what the site has of the record.
    """
    for _, run in groupby(_by_number(catalog, entry, record, source), _other_alone):
        first, *more = run
        if more:
            text = f"{1 + len(more)} paragraphs"
            content = [other._replace(text=text) for other in first.content if isinstance(other, Counted)]
            yield Paragraph(first.number, more[-1].last, sum(row.hidden for row in (first, *more)), content, ())
        else:
            yield first


def label_of(record: Record, above: Sequence[Statement | Quote]) -> str:
    """What folds away answers and quotes: `Harbor Board on “Who was there?” · Ana Ruiz, quoted`; of many the voices alone."""
    asked: dict[str, list[str]] = defaultdict(list)
    for said in (item for item in above if isinstance(item, Statement)):
        answered = (each for each in record.questions if said.id in {answer.id for answer in each.answers})
        asked[voices_label(record, said.by)] += [f"“{question.question}”" for question in answered]
    # A label that takes more room than what it folds away tells nothing.
    few = sum(map(len, asked.values())) <= _FEW
    labels = [f"{voice} on {in_a_row([*dict.fromkeys(each)])}" if few else voice for voice, each in asked.items()]
    speakers = [voices_label(record, item.speakers) for item in above if isinstance(item, Quote)]
    return " · ".join([*labels, *(f"{name}, quoted" for name in dict.fromkeys(speakers))])


def _other_alone(row: Paragraph) -> str | int:
    """The id of the record that alone has something of a paragraph; else the paragraph's number, which no other has."""
    alone = row.content[0] if len(row.content) == 1 and not row.also else None
    return alone.entry.id if isinstance(alone, Counted) else row.number


def _by_number(catalog: Catalog, entry: Entry, record: Record, source: Source) -> Iterator[Paragraph]:
    reading = entry.finding.readings[source.text]
    content: dict[int, list[Statement | Quote | Counted | str]] = defaultdict(list)
    also: dict[int, list[Related | str]] = defaultdict(list)
    items: list[Statement | Quote] = [*record.statements, *record.quotes]
    for item in items:
        if item.at.source == source.id:
            content[item.at.paragraph].append(item)
    others: list[Person | Event] = [*record.people, *record.events]
    for named in others:
        # They would only say again what a statement or a quote does.
        if named.at and named.at.source == source.id and not content[named.at.paragraph]:
            also[named.at.paragraph].append(named.name if isinstance(named, Person) else named.title)
    for at, note in _notes(record):
        if at.source == source.id:
            also[at.paragraph].append(note)
    for number, counted in _elsewhere(catalog, entry, source):
        content[number].append(counted)
    # What rests on the title already says more than that it is one.
    for number, text in _waivers(source, reading, titled=not content[source.headline or 0]):
        content[number].append(text)
    printed = _printed(entry, record, source)
    for number, words in enumerate(reading.lengths, start=1):
        yield Paragraph(number, number, words - printed[number], content[number], also[number])


def _printed(entry: Entry, record: Record, source: Source) -> Counter[int]:
    """How many words of each paragraph quotes print."""
    printed: Counter[int] = Counter()
    for quote in record.quotes:
        for piece in entry.finding.pieces.get(quote.id, ()) if quote.at.source == source.id else ():
            printed[piece.paragraph] += piece.words
    return printed


def _notes(record: Record) -> Iterator[tuple[At, Related | str]]:
    """What else rests on a paragraph."""
    quoted = {quote.at for quote in record.quotes}
    for quote in record.quotes:
        # A paragraph with a quote of its own needs no such reason.
        if quote.antecedent and quote.antecedent.at not in quoted:
            yield quote.antecedent.at, f"it names who speaks in ¶{quote.at.paragraph}"
    for point in record.policy_points:
        yield point.at, f"the policy point on {in_words(point.policy).lower()}"
    for related in record.related:
        yield related.at, related


def _elsewhere(catalog: Catalog, entry: Entry, source: Source) -> Iterator[tuple[int, Counted]]:
    """What other records have of the same text, by paragraph."""
    for other in catalog.citing(entry, source.text):
        if other is not entry and other.record is not None:
            ids = other.source_ids(source.text)
            for number, text in tally({*ids}, statement=other.record.statements, quote=other.record.quotes):
                yield number, Counted(other, ids[0], text)


def _waivers(source: Source, reading: SourceReading, *, titled: bool) -> Iterator[tuple[int, str]]:
    """What the record does not use, by paragraph, and which one is the title."""
    if source.headline and titled:
        yield source.headline, "The title."
    for waiver in source.unused:
        if waiver.paragraph is not None:
            yield waiver.paragraph, f"Not used: {waiver.reason}"
        elif waiver.quotation is not None and waiver.quotation - 1 in reading.quotations:
            text = f"Quotation {waiver.quotation} is not used: {waiver.reason}"
            yield reading.quotations[waiver.quotation - 1], text
