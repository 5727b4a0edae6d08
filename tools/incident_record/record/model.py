"""A record as frozen structs that know their lines.

They have the schema's field names, but for `WRITTEN_AS`; a list is a tuple, a field that is left out is None
or empty. Voices are always a tuple of ids, of one id or several.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from incident_record.problems import Code, Location, Problem, Trail

# The file has one id or a list there; here it is always a tuple, so the name is a plural.
WRITTEN_AS = {"speakers": "speaker", "actors": "actor"}
"""The fields that have another name in the file."""


class At(Struct, frozen=True):
    """Where a source says something: its id and a paragraph, from 1."""

    source: str
    paragraph: int

    def __str__(self) -> str:
        return f"{self.source}:{self.paragraph}"

    @classmethod
    def parse(cls, text: str) -> "At":
        """The place that a record writes as `<source>:<paragraph>`, in the form that the schema asks for."""
        # Neither part has a colon, by the schema; what is no number would have been refused there.
        source, _, paragraph = text.rpartition(":")
        return cls(source, int(paragraph))


class Waiver(Struct, frozen=True):
    """A paragraph or quotation, from 1, that the record does not use."""

    trail: Trail
    reason: str
    # One of the two is given, which the schema sees to.
    paragraph: int | None = None
    quotation: int | None = None


# Fields by name alone, in classes of their own, so that fields without a default may follow in each kind of item.
class _Confirmable(Struct, frozen=True, kw_only=True):
    unconfirmed: tuple[str, ...] = ()


class Item(_Confirmable, frozen=True):
    """An entry of one of a record's lists.

    Args:
        trail: the path to it in the file.
        unconfirmed: its fields that a tool has drafted and that nobody has confirmed.
    """

    trail: Trail


class _Renamed(Item, frozen=True, kw_only=True):
    former_ids: tuple[str, ...] = ()


class Named(_Renamed, frozen=True):
    """An item with an id of its own, at which it has an address, and the ids that it had before."""

    id: str


class Source(Named, frozen=True):
    """A text that the record cites."""

    kind: str
    title: str
    publisher: str
    text: str
    headline: int | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    url: str | None = None
    accessed: str | None = None
    # The schema's default too, which no validator fills in.
    marks: str = "double"
    by: tuple[str, ...] = ()
    unused: tuple[Waiver, ...] = ()


class Person(Named, frozen=True):
    """A person, an organization or a group that the source names."""

    kind: str
    name: str
    role: str | None = None
    called: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    age: int | None = None
    at: At | None = None
    words: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which the source may name this person."""
        return (self.name, *self.called)


class Statement(Named, frozen=True):
    """One thing that one voice asserts, or several together."""

    by: tuple[str, ...]
    verb: str
    text: str
    at: At
    words: tuple[str, ...]
    about: tuple[str, ...] = ()


class Event(Named, frozen=True):
    """An event; `date` is EDTF."""

    date: str
    title: str
    at: At
    words: tuple[str, ...]
    date_as_stated: str | None = None
    date_note: str | None = None
    statements: tuple[str, ...] = ()


class Antecedent(Struct, frozen=True):
    """Who a pronoun stands for: a name in the narration before it."""

    trail: Trail
    at: At
    words: str


class Quote(Named, frozen=True):
    """Words that the source gives to a speaker, or to several together; `attribution` is empty if the record says null."""

    speakers: tuple[str, ...]
    at: At
    spans: tuple[str, ...]
    attribution: tuple[str, ...]
    antecedent: Antecedent | None = None
    attribution_note: str | None = None
    omits: str | None = None
    context: str | None = None
    about: tuple[str, ...] = ()


class PolicyPoint(Named, frozen=True):
    """A change of policy, who calls for it, and its status."""

    policy: str
    actors: tuple[str, ...]
    position: str
    status: str
    at: At
    words: tuple[str, ...]
    addressee: str | None = None
    as_of: str | None = None
    quotes: tuple[str, ...] = ()


class Related(Item, frozen=True):
    """Another record that the source links to this one; `id` is that record's."""

    id: str
    relation: str
    why: str
    at: At
    words: tuple[str, ...] = ()


class Answer(Struct, frozen=True):
    """A statement or a quote that answers a question; `words` are the part of a quote that does, or None."""

    trail: Trail
    id: str
    words: str | None = None


class Question(Named, frozen=True):
    """What a reader asks of the incident; without answers it is not stated."""

    question: str
    answers: tuple[Answer, ...] = ()
    note: str | None = None


class Correction(Item, frozen=True):
    """A correction of the record; `was` is the wording before it."""

    date: str
    what: str
    was: str | None = None


Citing = Person | Statement | Event | PolicyPoint | Related
"""An item whose evidence is `words` at a place."""


# Without slots, which leave no room for what `cached_property` keeps.
class Record(Struct, frozen=True, dict=True):
    """One incident, from one file.

    Args:
        locations: the line and column of every value, by its trail.
        strings: every string that the file has as a value, with its trail.
        prose: those in our own words, not in the source's and not in a fixed form.
        cut: free texts behind which YAML reads a comment: the trail, the place of the comment, and the comment.
        declared: every id in the file, including those of items that could not be read.
        complete: False if an item could not be read and is missing here.
        unconfirmed: its own fields that a tool has drafted and that nobody has confirmed.
    """

    path: Path
    id: str
    title: str = ""
    date: str = ""
    summary: str | None = None
    place: str | None = None
    content_note: str | None = None
    sources: tuple[Source, ...] = ()
    people: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    policy_points: tuple[PolicyPoint, ...] = ()
    related: tuple[Related, ...] = ()
    questions: tuple[Question, ...] = ()
    former_ids: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    locations: Mapping[Trail, Location] = field(default_factory=dict)
    strings: tuple[tuple[Trail, str], ...] = ()
    prose: tuple[tuple[Trail, str], ...] = ()
    cut: tuple[tuple[Trail, Location, str], ...] = ()
    declared: frozenset[str] = frozenset()
    complete: bool = True
    unconfirmed: tuple[str, ...] = ()

    def compact(self) -> "Record":
        """The record without what its check alone asks for, which takes more room than all the rest."""
        return replace(self, locations={}, strings=(), prose=(), cut=(), declared=frozenset())

    def location_of(self, trail: Trail) -> Location:
        """The line and column of a value, or of the nearest value around it that is in the file."""
        # What is missing has no place, and is reported at the item around it.
        while trail not in self.locations:
            if not trail:
                return Location(1, 1)
            trail = trail[:-1]
        return self.locations[trail]

    def problem(self, trail: Trail, code: Code, message: str) -> Problem:
        """A problem at the location of a value, and of the item that it is in."""
        location = self.location_of(trail)
        return Problem(str(self.path), *location, code, message, self.id or None, self.item_at(trail))

    def item_at(self, trail: Trail) -> str | None:
        """The id of the item that a value is in."""
        return self._ids.get(trail[:2])

    @cached_property
    def _ids(self) -> dict[Trail, str]:
        # A table: every string of the record is looked up here, and a search for each would take the square of their number.
        sections = (getattr(self, section) for section in self.__struct_fields__)
        # `former_ids`, `strings` and their like are tuples too, but of no items.
        items = (item for section in sections if isinstance(section, tuple) for item in section)
        return {item.trail: item.id for item in items if hasattr(item, "trail") and hasattr(item, "id")}

    def source(self, source_id: str) -> Source | None:
        """The source that has an id in this record."""
        return self._sources.get(source_id)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        # Of two with one id, which is a problem of its own, the first counts.
        return {source.id: source for source in reversed(self.sources)}

    def person(self, person_id: str) -> Person | None:
        """The person who has an id in this record."""
        return self._people.get(person_id)

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in reversed(self.people)}

    @cached_property
    def answers(self) -> frozenset[str]:
        """The ids of the statements and quotes that answer a question."""
        return frozenset(answer.id for question in self.questions for answer in question.answers)

    def all_ids(self, item: str) -> tuple[str, ...]:
        """The id of an item, and those that it had before: links to each of them lead to it."""
        return (item, *self._former.get(item, ()))

    @cached_property
    def _former(self) -> dict[str, tuple[str, ...]]:
        return {item.id: item.former_ids for item in self.named() if item.former_ids}

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions that the sources do not answer."""
        return tuple(question for question in self.questions if not question.answers)

    def items(self) -> Iterator[Item]:
        """Every item, those first that have an id of their own."""
        return chain[Item](self.named(), self.related, self.corrections)

    def named(self) -> Iterator[Named]:
        """The items with an id of their own, in the order of the sections in the schema."""
        own = self.sources, self.people, self.statements, self.events, self.quotes, self.policy_points, self.questions
        return chain[Named](*own)

    def citing(self) -> Iterator[Citing]:
        """The items whose evidence is `words`, in the file's order of sections."""
        return chain[Citing](self.people, self.statements, self.events, self.policy_points, self.related)
