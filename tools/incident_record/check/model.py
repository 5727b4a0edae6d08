"""What the check looks at and what it finds; plain data."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from incident_record.check.namings import Names
from incident_record.check.pieces import Piece
from incident_record.problems import Code, Location, Problem, Trail
from incident_record.record.model import At, Quote, Record
from incident_record.source.opening import OpenedSource
from incident_record.source.store import SourceStore
from incident_record.source.text import Span, Words
from incident_record.source.view import SourceView, speech_in


class Case(Struct, frozen=True):
    """A quote, and all that its check looks at."""

    record: Record
    quote: Quote
    view: SourceView
    marks: str
    names: Names
    kinds: dict[str, str] = field(default_factory=dict)

    def problem(self, trail: Trail, code: Code, message: str) -> Problem:
        """A problem at a field of the quote."""
        return self.record.problem((*self.quote.trail, *trail), code, message)


class RecordSources(Struct, frozen=True, dict=True):
    """A record, and what could be read of its sources.

    Args:
        opened: what could be read of each source, by its id.
    """

    record: Record
    opened: Mapping[str, OpenedSource]

    @cached_property
    def names(self) -> Names:
        """The names of the record's people."""
        return Names(self.record.people)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each person, by the person's id."""
        return {person.id: person.kind for person in self.record.people}

    def view(self, at: At) -> SourceView | None:
        """The source of a cited paragraph, if it could be read and has such a paragraph."""
        # An unknown source and a paragraph beyond the last are problems of their own, and nothing is looked for there.
        view = self.opened[at.source].view if at.source in self.opened else None
        return view if view is not None and at.paragraph <= len(view.paragraphs) else None

    def case(self, quote: Quote) -> Case | None:
        """A quote with all that its check looks at, if its source could be read."""
        source, opened = self.record.source(quote.at.source), self.opened.get(quote.at.source)
        if source is None or opened is None or opened.view is None:
            return None
        return Case(self.record, quote, opened.view, source.marks, self.names, self.kinds)

    def marks(self, at: At) -> str:
        """The outer quotation marks of a cited source."""
        source = self.record.source(at.source)
        return source.marks if source else "double"


def open_sources(record: Record, store: SourceStore) -> RecordSources:
    """A record with what can be read of its sources."""
    folder = record.path.parent
    return RecordSources(record, {s.id: store.open(folder, s.text, s.marks) for s in record.sources})


class Opening(Struct, frozen=True):
    """Words of a source that a record shows, and that its seal has to open."""

    location: Location
    item: str | None
    first: int
    end: int


class Use(Struct, frozen=True):
    """What a record uses of one text.

    Args:
        source: the id of the source in the record.
        location: where the record names the text.
        paragraphs: the numbers of the paragraphs that its items cite or `unused` waives.
        quotations: the indices of the quotations that it quotes.
        waived: the indices of the quotations that `unused` waives.
        failed: the numbers of the paragraphs that quotes cite whose spans were not found.
        sentences: the sentences that its spans touch.
        openings: evidence, clauses and antecedents.
        title: the title, which as a citation may be opened whole, however long it is.
    """

    source: str
    location: Location
    marks: str
    paragraphs: frozenset[int] = frozenset()
    quotations: frozenset[int] = frozenset()
    waived: frozenset[int] = frozenset()
    failed: frozenset[int] = frozenset()
    # A negation anywhere in a quoted sentence may be cut, so a seal opens its other quotations too.
    sentences: tuple[Span, ...] = ()
    openings: tuple[Opening, ...] = ()
    title: Opening | None = None

    @property
    def all_openings(self) -> tuple[Opening, ...]:
        """All that a seal has to open beside quotations."""
        return self.openings if self.title is None else (*self.openings, self.title)


class SourceReading(Struct, frozen=True):
    """What the check read of one text.

    Args:
        mode: `text` or `seal`.
        digest: that of the source, where it has a seal.
        checksum: that of its seal, where it has one.
        lengths: how many words each of its paragraphs has.
        quotations: the paragraph in which each quotation of two words or more begins, by the quotation's index.
        starts: the position of each paragraph's first word.
        uncounted: the positions that do not count in lengths.
        speech: the quotations that it prints.
    """

    mode: str
    digest: str | None
    checksum: str | None
    lengths: tuple[int, ...]
    quotations: Mapping[int, int]
    # What coverage and evidence in a row ask of a source, so that it is not opened again for them.
    starts: tuple[int, ...]
    uncounted: tuple[int, ...]
    speech: tuple[Span, ...]

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the source has."""
        return len(self.lengths)


class Quoting(Struct, frozen=True):
    """Words of ours that stand in quotation marks, and so have to be a proved quote.

    Args:
        location: where they stand.
        item: the item that they are in.
    """

    location: Location
    item: str | None
    words: Words


class Missing(Struct, frozen=True):
    """A span that is not in the source of its quote.

    Args:
        location: where it stands in the record.
        code: of its problem.
        source: the id of the source in the record.
        text: the source's `text`.
    """

    location: Location
    code: Code
    source: str
    text: str
    words: Words


class Finding(Struct, frozen=True):
    """What the check found out about one record; plain data, so that a build can keep it.

    Args:
        record: the record's id, or None where the file cannot be read.
        complete: False if the file, or an item in it, cannot be read.
        problems: in the order of the file.
        quotes: how many quotes the record has.
        spans: how many spans they have.
        proved: the ids of the quotes that are proved.
        gaps: by the id of each proved quote, for every two spans that follow each other, whether the source's
            speech goes on between them.
        pieces: by the id of each proved quote, its spans and clauses in the source's order.
        characters: by the id of each proved quote, the first and the end offset of each span in the characters of
            `Text.canonical`. Only for quotes whose text is at hand and sealed, and whose source has no `url`: an
            offset means nothing without the text that the seal's digest is of, and the page at an address is another.
        missing: the spans that are not in the sources of their quotes.
        evidence: how many pieces of evidence were found in their places.
        readings: what was read, by the `text` of each source that was.
        uses: what it uses of each text.
        people: id, name and location of each person.
        former_people: each id that a person had before, the person's id, and the location of the former one.
        former: each id that it had before, and its location.
        related: id and location of each related record.
        quotings: what its own texts have in quotation marks.
        quotable: what may stand in quotation marks in our own texts: the spans of each proved quote, and each source's title.
    """

    path: Path
    record: str | None
    complete: bool
    problems: tuple[Problem, ...]
    quotes: int = 0
    spans: int = 0
    proved: frozenset[str] = frozenset()
    gaps: Mapping[str, tuple[bool, ...]] = field(default_factory=dict)
    pieces: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)
    characters: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    evidence: int = 0
    readings: Mapping[str, SourceReading] = field(default_factory=dict)
    uses: Mapping[str, Use] = field(default_factory=dict)
    people: tuple[tuple[str, str, Location], ...] = ()
    former_people: tuple[tuple[str, str, Location], ...] = ()
    former: tuple[tuple[str, Location], ...] = ()
    related: tuple[tuple[str, Location], ...] = ()
    quotings: tuple[Quoting, ...] = ()
    quotable: tuple[tuple[Words, ...], ...] = ()

    def problem(self, location: Location, code: Code, message: str, item: str | None) -> Problem:
        """A problem at a location in the record's file."""
        return Problem(str(self.path), location.line, location.column, code, message, self.record, item)


def outline(finding: Finding) -> Finding:
    """A finding without what its sources show, for what is compared with all other records of a folder."""
    # Without problems and readings: the outlines of a whole folder are in memory at once.
    return Finding(
        finding.path,
        finding.record,
        finding.complete,
        (),
        people=finding.people,
        former_people=finding.former_people,
        former=finding.former,
        related=finding.related,
        quotings=finding.quotings,
    )


def compact(finding: Finding) -> Finding:
    """A finding without what the checks of a folder and of pages, and seals, alone ask for."""
    # Pages count what was used of a source, but they never ask where the words stand.
    uses = {text: replace(use, sentences=(), openings=(), title=None) for text, use in finding.uses.items()}
    return replace(finding, missing=(), uses=uses, people=(), former_people=(), related=(), quotings=(), quotable=())


def needed_words(use: Use, view: SourceView) -> Iterator[int]:
    """The positions that a seal has to open: what is quoted, the other speech of a quoted sentence, and evidence."""
    speech = {stretch for sentence in use.sentences for stretch in speech_in(view, *sentence)}
    # Of a text that is wholly somebody's own words, the quoted sentences are enough.
    for first, end in speech.union(view.quotations[index] for index in use.quotations if view.marks != "none"):
        yield from range(first, end)
    for opening in use.all_openings:
        yield from range(opening.first, opening.end)
