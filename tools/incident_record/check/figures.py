"""Whether every figure in our own words stands in the evidence beside it."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from msgspec.structs import replace

from incident_record.check.numbers import Numbers
from incident_record.check.numerals import Figure, find_figures
from incident_record.check.prose import has_figure, quoted
from incident_record.check.stated import WrittenDate, written_dates
from incident_record.problems import Code, Problem, Trail
from incident_record.record.dates import Edtf, ends_of
from incident_record.record.model import Citing, Event, Item, Person, PolicyPoint, Quote, Record, Statement

# What has digits and is no figure: addresses, ¶3, cnn:3, and ids.
# Tried from the start of a word alone: from each of its letters, a word of n letters took n² steps.
_NAME = re.compile(r"https?://\S+|¶\s?[0-9]+|(?<![a-z0-9])[a-z0-9]++(?:(?:-[a-z0-9]++)*+:[0-9]+|(?:-[a-z0-9]++)++)")
_OF_THE_RECORD = ("title", "summary", "content_note", "sources", "questions")

Texts = Iterator[tuple[str, str | None]]
"""Texts of sources, each with the language of its source where the record gives it."""


def check_figures(record: Record) -> Iterator[Problem]:
    """Figures in our own words that no evidence holds: see `figure-without-evidence`."""
    reader = _Reader(record)
    for trail, value in record.prose:
        if has_figure(value) and not _needs_none(trail):
            yield from reader.check_prose(trail, value)
    for person in record.people:
        if person.age is not None:
            yield from reader.check_age(person)


def _needs_none(trail: Trail) -> bool:
    """Whether a text of ours has no evidence beside it that could hold its figures.

    A correction tells what the record said before. The notes of a quote say why a reading of the source is right, and a
    quote has no `words` to show for it.
    """
    return trail[0] == "corrections" or trail[-1] in ("attribution_note", "omits")


class _Reader:
    """The evidence of a record's items, each put together once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._numbers: dict[Trail, Numbers] = {}
        self._items = {item.trail: item for item in record.items()}
        self._grounds: dict[str, Statement | Quote] = {item.id: item for item in record.statements} | {
            item.id: item for item in record.quotes
        }

    def check_prose(self, trail: Trail, value: str) -> Iterator[Problem]:
        of_record = trail[0] in _OF_THE_RECORD or trail[-1] == "date_note"
        # The evidence may stand in an item that could not be read, and of such an item there is a problem already.
        if not self._record.complete and (of_record or trail[:2] not in self._items):
            return
        numbers = self._of(() if of_record else trail[:2])
        # What stands in quotation marks is a proved quote, or a problem of its own.
        inside = Numbers((" ".join(words), None) for _, words in quoted(value))
        written, rest = self._dates_of(value)
        figures = {figure.text: figure for figure in find_figures(rest)}
        missing = [text for text, figure in figures.items() if not (numbers.hold(figure) or inside.hold(figure))]
        missing += [text for text, readings in written.items() if not self._hold_date(numbers, inside, readings)]
        for text in missing:
            whose = "the record" if of_record else "this item"
            message = f"The figure ‹{text}› stands in no evidence of {whose}; add the source's words that have it, or leave it out."
            yield self._record.problem(trail, Code.FIGURE_WITHOUT_EVIDENCE, message)

    def _hold_date(self, numbers: Numbers, inside: Numbers, readings: Iterable[WrittenDate]) -> bool:
        years = [date.year for date in self._dates]
        # A day that a field of the record gives needs no evidence but for its year.
        ways = [replace(date, day=None) if self._is_known(replace(date, year=None)) else date for date in readings]
        return any(numbers.hold_date(date, years) or inside.hold_date(date, years) for date in ways)

    def _is_known(self, date: WrittenDate) -> bool:
        """Whether a field of the record gives a date."""
        return any(date.is_part_of(known) for known in self._dates)

    def check_age(self, person: Person) -> Iterator[Problem]:
        number = frozenset((str(person.age),))
        figure = Figure(0, str(person.age), number, units=frozenset(("year",)), spelled=number)
        if not self._of(person.trail).hold(figure):
            message = f"The age {person.age} stands in no `words` of `{person.id}`; add the source's words that have it, or leave it out."
            yield self._record.problem((*person.trail, "age"), Code.FIGURE_WITHOUT_EVIDENCE, message)

    def _of(self, trail: Trail) -> Numbers:
        """The numbers in the evidence of an item, or of the whole record."""
        if trail not in self._numbers:
            self._numbers[trail] = Numbers(self._words_of(self._items[trail]) if trail else self._words_of_record())
        return self._numbers[trail]

    def _words_of_record(self) -> Texts:
        for item in self._items.values():
            yield from self._own_words_of(item)
        # A title counts where the check has held it against the source.
        yield from ((source.title, source.language) for source in self._record.sources if source.headline)

    def _words_of(self, item: Item) -> Texts:
        """The words of an item, and of those that it names as its ground."""
        ids = item.statements if isinstance(item, Event) else item.quotes if isinstance(item, PolicyPoint) else ()
        for own in (item, *(self._grounds[id_] for id_ in ids if id_ in self._grounds)):
            yield from self._own_words_of(own)

    def _own_words_of(self, item: Item) -> Texts:
        if not isinstance(item, Quote | Citing) or item.at is None:
            return
        source = self._record.source(item.at.source)
        if isinstance(item, Quote):
            texts = [*item.spans, *item.attribution, *([item.antecedent.words] if item.antecedent else [])]
        else:
            texts = [*item.words, *([item.date_as_stated or ""] if isinstance(item, Event) else [])]
        yield from ((text, source.language if source else None) for text in texts)

    def _dates_of(self, text: str) -> tuple[dict[str, list[WrittenDate]], str]:
        """The days that a text of ours writes out, each with its readings, and the rest of the text.

        Neither has what has digits and is no figure, or the dates that the record's fields give.
        """
        text = _NAME.sub(lambda matched: " " if self._is_name(matched[0]) else matched[0], text)
        days: dict[str, list[WrittenDate]] = {}
        rest, end = [], 0
        for start, group in groupby(written_dates(text), key=attrgetter("start")):
            readings = list(group)
            known = any(map(self._is_known, readings))
            if known or readings[0].day:
                rest.append(text[end:start])
                end = readings[0].end
            if readings[0].day and not known:
                days[text[start:end]] = readings
        return days, " ".join([*rest, text[end:]])

    def _is_name(self, word: str) -> bool:
        # `cnn:3` is a place in the source that is called `cnn`; in ‹ratio 3:1› the colon stands behind no id.
        return word.startswith("¶") or "//" in word or word in self._ids or word.rpartition(":")[0] in self._ids

    @cached_property
    def _ids(self) -> frozenset[str]:
        record = self._record
        former = (id_ for item in record.named() for id_ in item.former_ids)
        return frozenset((record.id, *record.former_ids, *record.declared, *former))

    @cached_property
    def _dates(self) -> tuple[Edtf, ...]:
        """The dates of the record's own fields."""
        record = self._record
        fields = [record.date, *(event.date for event in record.events)]
        fields += [point.as_of or "" for point in record.policy_points]
        fields += [date or "" for source in record.sources for date in (source.published, source.accessed)]
        return tuple(end for text in fields for end in ends_of(text))
