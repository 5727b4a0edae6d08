"""All the records of a site together: who and what there is, and on which page it stands."""

import posixpath
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from incident_record.catalog.dates import language_direction
from incident_record.catalog.direction import isolated
from incident_record.catalog.labels import in_a_row
from incident_record.check.model import Finding, compact
from incident_record.check.packed import Packed, unpack
from incident_record.problems import Code, Problem
from incident_record.record.model import At, Person, Quote, Record, Related


class CatalogObject(NamedTuple):
    """Something that a link can lead to.

    Args:
        kind: `incident`, `person`, `quote`, `policy`, `statement`, `question`, `event` or `source`.
        name: what it is called in links: `<record>`, a person's id, or `<record>/<id>`.
        docname: the page that it stands on.
        anchor: where on that page; empty for the page itself.
        title: what a link shows that gives no words of its own.
    """

    kind: str
    name: str
    docname: str
    anchor: str
    title: str


class Entry(Struct, frozen=True, dict=True):
    """What a site has of one record.

    Args:
        packed: what the check found out about it, as bytes until a page shows it: most builds ask for few.
        record: the record, or None where its file cannot be read.
        digest: of all that the finding rests on: the record's file, its texts and seals, and the rules.
    """

    docname: str
    path: Path
    packed: Packed
    record: Record | None
    digest: str = ""

    @cached_property
    def finding(self) -> Finding:
        """What the check found out about it."""
        return compact(unpack(self.packed))

    @property
    def id(self) -> str:
        """The record's id; its file's stem where it cannot be read."""
        return (self.record.id if self.record else "") or self.path.stem

    @property
    def all_ids(self) -> tuple[str, ...]:
        """The record's id, and those that it had before."""
        return (self.id, *(self.record.former_ids if self.record else ()))

    @property
    def title(self) -> str:
        """What the page is called."""
        return (self.record.title if self.record else "") or self.path.name

    @property
    def short_title(self) -> str:
        """Whom the record is about: the first of its people where its title names them, else the title."""
        people = self.record.people if self.record else ()
        # A record begins with whom it is about; a title that does not name them would lose its subject.
        return people[0].name if people and people[0].name in self.title else self.title

    @property
    def related(self) -> tuple[Related, ...]:
        """The records that this one points at."""
        return self.record.related if self.record else ()

    def codes(self, item: str) -> tuple[Code, ...]:
        """The codes of the problems of an item, each once."""
        return tuple(dict.fromkeys(p.code for p in self.finding.problems if p.item == item))

    def proves(self, quote: Quote) -> bool:
        """Whether a quote may be shown as one."""
        return quote.id in self.finding.proved

    def unproved(self, item: str, at: At) -> tuple[Code, ...]:
        """Why an item that rests on a place is not proved; empty where it is."""
        return self.codes(item) or (() if self.was_read(at.source) else (Code.NO_SOURCE,))

    def source_ids(self, text: str) -> list[str]:
        """What the record calls the source of a text."""
        return [source.id for source in self.record.sources if source.text == text] if self.record else []

    def was_read(self, source_id: str) -> bool:
        """Whether the text or the seal of a source could be read."""
        source = self.record.source(source_id) if self.record else None
        return source is not None and source.text in self.finding.readings


def voice_name(record: Record, voice: str) -> str:
    """The name of whoever makes a statement: a person's, or a source's publisher.

    Args:
        voice: the id of the person or of the source.
    """
    person, source = record.person(voice), record.source(voice)
    return person.name if person else source.publisher if source else voice


def voices_name(record: Record, voices: Sequence[str]) -> str:
    """The names of all who say something together: `Ann Roe and the Harbor Board`."""
    return in_a_row([voice_name(record, voice) for voice in voices])


def voices_label(record: Record, voices: Sequence[str]) -> str:
    """The same for a label, which is text alone: such names run in their own direction."""
    return isolated(voices_name(record, voices))


def paragraph_label(record: Record, at: At) -> str:
    """A place as pages show it: `¶10`, with the source's id where the record has several."""
    return f"¶{at.paragraph}" if len(record.sources) < 2 else f"{at.source} ¶{at.paragraph}"


class Catalog:
    """The records of a site, found by their ids; it is made once a build and never changes.

    Args:
        problems: every problem of the records, and of the pages that quote them.
        language: the site's language, as Sphinx names it.
        contact: how to ask for a correction; empty where this copy names no way.
        command: what runs the check.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        problems: Sequence[Problem] = (),
        language: str = "en",
        contact: str = "",
        command: str = "",
    ) -> None:
        # Of two with one id the first counts, and Sphinx finds files in no order.
        self.entries = tuple(sorted(entries, key=lambda entry: entry.docname))
        self.problems = tuple(problems)
        self.language = language
        self.contact, self.command = contact, command
        self.pages = {entry.docname: entry for entry in self.entries}
        self.records: dict[str, Entry] = {}
        self.people: dict[str, list[tuple[Entry, Record, Person]]] = defaultdict(list)
        self.pointing: dict[str, list[tuple[Entry, Record, Related]]] = defaultdict(list)
        self.objects: dict[tuple[str, str], CatalogObject] = {}
        # By the folder too: in another one the name may mean another text.
        self._citing: dict[tuple[Path, str], list[Entry]] = defaultdict(list)
        self._by_id: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self.records.setdefault(entry.id, entry)
            self._by_id[entry.id].append(entry)
            if entry.record is not None:
                self._add(entry, entry.record)
            for item in _objects_of(entry):
                # Of two with one name the first is kept; the check has reported the second.
                self.objects.setdefault((item.kind, item.name), item)

    def _add(self, entry: Entry, record: Record) -> None:
        for text in entry.packed.counts.texts:
            self._citing[entry.path.parent, text].append(entry)
        for person in record.people:
            self.people[person.id].append((entry, record, person))
        for related in record.related:
            self.pointing[related.id].append((entry, record, related))

    @cached_property
    def direction(self) -> str:
        """The direction in which the site's language runs, `ltr` or `rtl`."""
        return language_direction(self.language)

    @cached_property
    def newest(self) -> tuple[Entry, ...]:
        """All records, the latest incident first: an id begins with its date."""
        return tuple(sorted(self.entries, key=lambda entry: entry.id, reverse=True))

    def former_pages(self, taken: Container[str]) -> dict[str, Entry]:
        """The names that records' pages had before, each with the record that has it first, but for those of pages."""
        pages: dict[str, Entry] = {}
        for entry in self.entries:
            for id_ in entry.all_ids[1:]:
                # Beside the page as it is now: a renamed record stays in its folder.
                pages.setdefault(posixpath.join(posixpath.dirname(entry.docname), id_), entry)
        return {page: entry for page, entry in pages.items() if page not in taken}

    def citing(self, entry: Entry, text: str) -> Sequence[Entry]:
        """The records that cite a text, one of them given: in another folder the name may mean another text."""
        return self._citing.get((entry.path.parent, text), ())

    def cases(self, entry: Entry, record: Record) -> Iterator[tuple[str, Entry, Record, Related]]:
        """The related cases of a record, by their ids: those that it points at, then others that point at it; each with the record that does."""
        pointed = {related.id for related in record.related}
        yield from ((related.id, entry, record, related) for related in record.related)
        pointing = self.pointing.get(entry.id, ())
        # Where both records point at each other, the page's own link is enough.
        yield from ((other.id, other, its, related) for other, its, related in pointing if other.id not in pointed)

    def entries_on_page(self, entry: Entry) -> tuple[Entry, ...]:
        """The records that a record's page may show: itself, those linked with it, and those of the same sources."""
        entries = {entry.docname: entry}
        for related in entry.related:
            if related.id in self.records:
                entries[self.records[related.id].docname] = self.records[related.id]
        for other, _, _ in self.pointing.get(entry.id, ()):
            entries[other.docname] = other
        for text in entry.packed.counts.texts:
            entries.update((other.docname, other) for other in self.citing(entry, text))
        for id_ in {other.id for other in entries.values()}:
            # In folders of their own two records may have one id, and links lead to the first of them.
            entries.update((twin.docname, twin) for twin in self._by_id[id_])
        return tuple(entries[docname] for docname in sorted(entries))

    def ids_of_person(self, person_id: str) -> tuple[str, ...]:
        """A person's id, and those that the records say they had before."""
        # `get`, since an index would add the key, and the catalog never changes.
        known = (record.all_ids(person_id) for _, record, _ in self.people.get(person_id, ()))
        return tuple(dict.fromkeys((person_id, *chain.from_iterable(known))))

    def quotes(self, person_id: str) -> Iterator[tuple[Entry, Record, Quote]]:
        """Every quote of one person."""
        for entry, record, _ in self.people.get(person_id, ()):
            for quote in record.quotes:
                if person_id in quote.speakers:
                    yield entry, record, quote


def person_anchor(person_id: str) -> str:
    """Where a person stands on the page that lists everyone."""
    return f"person-{person_id}"


def _objects_of(entry: Entry) -> Iterator[CatalogObject]:
    """A record and everything that stands on its page."""
    yield CatalogObject("incident", entry.id, entry.docname, "", entry.title)
    record = entry.record
    if record is None:
        return
    for person in record.people:
        yield CatalogObject("person", person.id, entry.docname, person.id, person.name)
    for kind, id_, title in _items_of(record):
        yield CatalogObject(kind, f"{entry.id}/{id_}", entry.docname, id_, title)


def _items_of(record: Record) -> Iterator[tuple[str, str, str]]:
    """The kind, the id and the title of each item that belongs to one record alone."""
    for source in record.sources:
        yield "source", source.id, f"{source.publisher}: {source.title}"
    for statement in record.statements:
        voice = voices_label(record, statement.by)
        yield "statement", statement.id, f"{voice}, {paragraph_label(record, statement.at)}"
    for question in record.questions:
        yield "question", question.id, question.question
    for event in record.events:
        yield "event", event.id, event.title
    for quote in record.quotes:
        yield "quote", quote.id, quote_title(record, quote)
    for point in record.policy_points:
        actor, where = voices_label(record, point.actors), paragraph_label(record, point.at)
        yield "policy", point.id, f"{in_words(point.policy)}, {actor}, {where}"


def quote_title(record: Record, quote: Quote) -> str:
    """The speaker and the place: words that were cut short could be taken for the whole."""
    return f"{voices_label(record, quote.speakers)}, {paragraph_label(record, quote.at)}"


def in_words(id_: str) -> str:
    """An id as words: `foot-pursuit` becomes `Foot pursuit`."""
    words = id_.replace("-", " ")
    return words[:1].upper() + words[1:]
