"""All the records of a site together: who and what there is, and on which page it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from incident_record.check.model import Finding
from incident_record.problems import Code
from incident_record.record.model import At, Person, Quote, Record, Related


class Thing(NamedTuple):
    """Something that a link can lead to.

    Args:
        kind: `incident`, `person`, `quote`, `policy`, `statement`, `event` or `source`.
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


@dataclass(frozen=True)
class Entry:
    """What a site keeps of one record; plain data, so that it can be stored between builds.

    Args:
        docname: the record's page.
        finding: what the check found out about it.
        record: the record without the lines of its values, or None where its file cannot be read.
    """

    docname: str
    finding: Finding
    record: Record | None

    @property
    def id(self) -> str:
        """The record's id; its file's stem where it cannot be read."""
        return self.finding.record or self.finding.path.stem

    @property
    def title(self) -> str:
        """What the page is called."""
        return (self.record.title if self.record else "") or self.finding.path.name

    @property
    def related(self) -> tuple[Related, ...]:
        """The records that this one points at."""
        return self.record.related if self.record else ()

    def codes(self, item: str) -> tuple[Code, ...]:
        """The codes of what is wrong with an item, each once."""
        return tuple(dict.fromkeys(p.code for p in self.finding.problems if p.item == item))

    def rebased(self, path: Path) -> "Entry":
        """The same entry, with its file as it is reached from another working folder."""
        if path == self.finding.path:
            return self
        problems = tuple(replace(problem, path=str(path)) for problem in self.finding.problems)
        record = replace(self.record, path=path) if self.record else None
        return replace(self, finding=replace(self.finding, path=path, problems=problems), record=record)


def slim(record: Record) -> Record:
    """A record without the lines of its values, which only the check needs."""
    return replace(record, locations={}, strings=())


def voice_name(record: Record, voice: str) -> str:
    """The name of whoever makes a statement: a person's, or a source's publisher.

    Args:
        record: the record that the statement is in.
        voice: the id of the person or of the source.
    """
    person, source = record.person(voice), record.source(voice)
    return person.name if person else source.publisher if source else voice


def paragraph(record: Record, at: At) -> str:
    """A place as pages show it: `¶10`, with the source's id where the record has several."""
    return f"¶{at.paragraph}" if len(record.sources) < 2 else f"{at.source} ¶{at.paragraph}"


class Archive:
    """The records of a site, found by their ids.

    Args:
        entries: one for each record.
        people_page: the page that lists every person, if there is one.
    """

    def __init__(self, entries: Iterable[Entry], people_page: str | None) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.docname))
        self.people_page = people_page
        self.pages = {entry.docname: entry for entry in self.entries}
        self.records: dict[str, Entry] = {}
        self.people: dict[str, list[tuple[Entry, Record, Person]]] = defaultdict(list)
        self.pointing: dict[str, list[tuple[Entry, Record, Related]]] = defaultdict(list)
        self.things: dict[tuple[str, str], Thing] = {}
        self._citing: dict[tuple[Path, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self.records.setdefault(entry.id, entry)
            if entry.record is not None:
                self._add(entry, entry.record)
        for thing in self._things():
            # Of two things with one id the first is kept; the check has reported the second.
            self.things.setdefault((thing.kind, thing.name), thing)

    def _add(self, entry: Entry, record: Record) -> None:
        for text in entry.finding.uses:
            self._citing[entry.finding.path.parent, text].append(entry)
        for person in record.people:
            self.people[person.id].append((entry, record, person))
        for related in record.related:
            self.pointing[related.id].append((entry, record, related))

    def _things(self) -> Iterator[Thing]:
        for entry in self.entries:
            yield from things_of(entry)
        for id_, known in self.people.items():
            entry, _, person = known[0]
            if self.people_page is None:
                yield Thing("person", id_, entry.docname, id_, person.name)
            else:
                yield Thing("person", id_, self.people_page, person_anchor(id_), person.name)

    def citing(self, entry: Entry, text: str) -> Sequence[Entry]:
        """The records that cite the text of a source, one of them given: the same name means it in one folder alone."""
        return self._citing.get((entry.finding.path.parent, text), ())

    def shown_by(self, entry: Entry) -> tuple[Entry, ...]:
        """The records that the page of one may show: its own, those that it is linked with, those of the same sources."""
        found = {entry.docname: entry}
        for one in entry.related:
            if one.id in self.records:
                found[self.records[one.id].docname] = self.records[one.id]
        for other, _, _ in self.pointing.get(entry.id, ()):
            found[other.docname] = other
        for text in entry.finding.uses:
            found.update((other.docname, other) for other in self.citing(entry, text))
        return tuple(found[docname] for docname in sorted(found))

    def quotes(self, person_id: str) -> Iterator[tuple[Entry, Record, Quote]]:
        """Everything that one person is quoted with."""
        for entry, record, _ in self.people.get(person_id, ()):
            for quote in record.quotes:
                if quote.speaker == person_id:
                    yield entry, record, quote


def person_anchor(person_id: str) -> str:
    """Where a person stands on the page that lists everyone."""
    return f"person-{person_id}"


def things_of(entry: Entry) -> Iterator[Thing]:
    """A record and everything that stands on its page, but for its people."""
    yield Thing("incident", entry.id, entry.docname, "", entry.title)
    if entry.record is not None:
        yield from _items(entry, entry.record)


def _items(entry: Entry, record: Record) -> Iterator[Thing]:
    def thing(kind: str, id_: str, title: str) -> Thing:
        return Thing(kind, f"{entry.id}/{id_}", entry.docname, id_, title)

    for source in record.sources:
        yield thing("source", source.id, f"{source.publisher}: {source.title}")
    for statement in record.statements:
        title = f"{voice_name(record, statement.by)}, {paragraph(record, statement.at)}"
        yield thing("statement", statement.id, title)
    for event in record.events:
        yield thing("event", event.id, event.title)
    for quote in record.quotes:
        # The title names the speaker alone: words that were cut short could be read for the whole.
        title = f"{voice_name(record, quote.speaker)}, {paragraph(record, quote.at)}"
        yield thing("quote", quote.id, title)
    for point in record.policy_points:
        title = f"{in_words(point.policy)}, {voice_name(record, point.actor)}, {paragraph(record, point.at)}"
        yield thing("policy", point.id, title)


def in_words(id_: str) -> str:
    """An id as words: `foot-pursuit` becomes `Foot pursuit`."""
    words = id_.replace("-", " ")
    return words[:1].upper() + words[1:]
