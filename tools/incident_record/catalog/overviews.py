"""What overviews list across records, in which order, and by which years or initial letters they can be split."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from typing import Any, NamedTuple

from incident_record.catalog.catalog import Catalog, Entry, in_words, voice_name
from incident_record.catalog.dates import spell_date
from incident_record.catalog.search_text import without_accents
from incident_record.catalog.summaries import is_about, voice_key
from incident_record.record.dates import order
from incident_record.record.model import Record

# The fields of items that can be long.
_TEXTS = ("title", "date_note", "context", "attribution_note", "omits", "position", "publisher")


class OverviewItem(NamedTuple):
    """One thing that an overview lists.

    Args:
        value: what is listed: a quote, a person, a statement with the id of one of its voices …
        id: what it is called in its record.
        block: what stands together on one part, if it can.
        name: by what a part is called that begins or ends with it.
        group: the year or letter of its part.
        size: about how many bytes of HTML it takes.
    """

    entry: Entry
    record: Record
    value: Any
    id: str
    block: str
    name: str
    group: str
    size: int


class Overview(NamedTuple):
    """What an overview lists, and how it may be split.

    Args:
        title: what parts are called.
        thing: what one of the things is called that it counts.
        items: lists them from the records, of which the latest comes first.
        limit: the part of `LIMIT` that a page of it may have.
        by_letter: whether it is split by initial letters and not by years.
        by_block: whether what stands together counts as one.
    """

    title: str
    thing: str
    items: Callable[[Catalog, Sequence[Entry]], Iterator[OverviewItem]]
    limit: float = 1
    by_letter: bool = False
    by_block: bool = False


def items_of(catalog: Catalog, name: str) -> list[OverviewItem]:
    """What an overview lists, in the order of a single page."""
    return [*OVERVIEWS[name].items(catalog, catalog.newest)]


def _read(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Record]]:
    return ((entry, entry.record) for entry in entries if entry.record is not None)


@cache
def _letter(name: str) -> str:
    # Folded, so that Ångström stands under A, where a reader without that key looks.
    return next((char for char in without_accents(name).upper() if char.isalnum()), "?")


def _bytes(base: int, *texts: str | None) -> int:
    return base + len("".join(filter(None, texts)).encode())


def _by_record(field: str, base: int, catalog: Catalog, entries: Sequence[Entry]) -> Iterator[OverviewItem]:
    """The items of one list of each record, by the year with which its id begins."""
    for entry, record in _read(entries):
        group, name = _year(entry), spell_date(record.date, catalog.language)
        for value in getattr(record, field):
            texts = [getattr(value, name, None) for name in _TEXTS]
            size = _bytes(base, *texts, *getattr(value, "spans", ()))
            yield OverviewItem(entry, record, value, value.id, entry.docname, name, group, size)


def _year(entry: Entry) -> str:
    # An id begins with a date by custom; the schema lets it begin with anything.
    return entry.id[:4] if entry.id[:4].isdigit() else "Undated"


def _records(catalog: Catalog, entries: Sequence[Entry]) -> Iterator[OverviewItem]:
    for entry, record in _read(entries):
        name = spell_date(record.date, catalog.language)
        yield OverviewItem(entry, record, entry, entry.id, entry.docname, name, _year(entry), _bytes(200, entry.title))


def _people(catalog: Catalog, entries: Sequence[Entry]) -> Iterator[OverviewItem]:
    """Everyone once for each record, those first whom a record is about: a record begins with its dead."""
    known: dict[str, list[OverviewItem]] = {}
    for entry, record in _read(entries):
        for person in record.people:
            items = known.setdefault(person.id, [])
            # Records that say the same of somebody share a line.
            size = _bytes(130 if items else 300, person.name, person.role)
            group = _letter(person.name)
            items.append(OverviewItem(entry, record, person, person.id, person.id, person.name, group, size))
    # A stable sort: within each half the newest record stays first.
    for items in sorted(known.values(), key=lambda items: not any(is_about(item.record, item.value) for item in items)):
        yield from items


def _statements(catalog: Catalog, entries: Sequence[Entry]) -> Iterator[OverviewItem]:
    """Every statement and quote once for each of its voices; the value is what is said and the voice's id."""
    items = []
    for entry, record in _read(entries):
        voice = cache(partial(_voice, record))  # most say several things
        said = [(what, what.by, (what.text, *what.words)) for what in record.statements]
        quoted = [(what, what.speakers, what.spans) for what in record.quotes]
        for what, voices, texts in (*said, *quoted):
            for id_ in voices:
                size = _bytes(550, *texts)
                items.append(OverviewItem(entry, record, (what, id_), what.id, *voice(id_), size))
    return _together(items, key=lambda item: item.block)


def _voice(record: Record, id_: str) -> tuple[str, str, str]:
    """What is the same for a voice in all records, its name and its letter."""
    name = voice_name(record, id_)
    return ":".join(voice_key(record, id_)), name, _letter(name)


def _events(catalog: Catalog, entries: Sequence[Entry]) -> Iterator[OverviewItem]:
    """Every event, by the last day that its date can mean: what is known vaguely follows what is known to the day."""
    dated = []
    for item in _by_record("events", 600, catalog, entries):
        # Not the first day: what happened "in 2021" would stand before all that is known of that year.
        last = order(item.value.date)[1]
        name = spell_date(item.value.date, catalog.language)
        dated.append((last, order(item.value.date)[0], item._replace(group=f"{last.year:04}", name=name)))
    for _, _, item in sorted(dated, key=lambda event: event[:2]):
        yield item


def _points(catalog: Catalog, entries: Sequence[Entry]) -> Iterator[OverviewItem]:
    points = ((in_words(item.value.policy), item) for item in _by_record("policy_points", 900, catalog, entries))
    items = (item._replace(group=_letter(name), name=name) for name, item in points)
    return _together(items, key=lambda item: item.name)


def _together(items: Iterable[OverviewItem], key: Callable[[OverviewItem], str]) -> Iterator[OverviewItem]:
    """Items with those of the same key one behind another, in the order in which each key comes first."""
    groups: dict[str, list[OverviewItem]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return chain.from_iterable(groups.values())


def _sources(catalog: Catalog, entries: Sequence[Entry]) -> Iterator[OverviewItem]:
    """Every text once, however many records cite it."""
    seen = set()
    for item in _by_record("sources", 1_100, catalog, entries):
        # With the folder, since in another one the same name may be another text.
        key = (item.entry.path.parent, item.value.text)
        if key not in seen:
            seen.add(key)
            yield item._replace(size=item.size + 150 * len(catalog.citing(item.entry, item.value.text)))


OVERVIEWS = {
    "records": Overview("Records", "record", _records, 0.1),
    "people": Overview("People", "name", _people, 0.04, by_letter=True, by_block=True),
    "quotes": Overview("Quotes", "quote", partial(_by_record, "quotes", 700)),
    "statements": Overview("Who says so", "statement", _statements, by_letter=True),
    "timeline": Overview("Timeline", "event", _events),
    "policy": Overview("Policy", "policy point", _points, by_letter=True),
    "sources": Overview("Sources", "source", _sources),
}
"""The overviews that may be split, by their names."""
