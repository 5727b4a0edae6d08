"""Follows a text that its publisher has changed: moves what only stands elsewhere now, and says what has to be looked at."""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from incident_record.check.paths import CannotRun
from incident_record.maintain.edit import Edit
from incident_record.maintain.folder import Progress, RecordFile, read_folder
from incident_record.maintain.plan import Change, Plan, real_changes
from incident_record.maintain.printed import NUMBERED, decode_text, numbered_paragraphs
from incident_record.maintain.source_draft import headline_of
from incident_record.problems import Trail, excerpt
from incident_record.record.model import At, Source
from incident_record.source.changes import ParagraphChange, TextChange, compare
from incident_record.source.files import read_file
from incident_record.source.lookup import TEXTS_VARIABLE, seal_path
from incident_record.source.match import COMMA_OR_PERIOD, Pattern, evidence_pattern, find, to_pattern
from incident_record.source.seal import make_seal
from incident_record.source.seal_file import OtherRules, SealError, parse_seal
from incident_record.source.text import Text, canonicalize, evidence_words, span_words
from incident_record.source.view import (
    SealView,
    SourceView,
    TextView,
    paragraph_bounds,
    paragraph_of,
    quotation_of,
    region,
)

_NAMES = {
    "sources": "source",
    "people": "person",
    "statements": "statement",
    "events": "event",
    "quotes": "quote",
    "policy_points": "policy point",
    "related": "related record",
}


# What items cite whose paragraph is gone: another number would be that of another paragraph, now or after a later change.
# It is the last that a record can cite, and a text of 8 MiB has no room for so many.
_NOWHERE = 9_999_999

# Of fewer paragraphs all may be written anew.
_FEW = 6

# By identity: parts with the same numbers and words would be equal.
_Looks = dict[int, dict[str, str]]
"""What has to be looked at, by the `id()` of the part of the difference that it is for: each item, and why."""


def plan_update(folder: Path, path: Path, progress: Progress | None = None) -> Plan:
    """What changes in the records of a folder if a text is another now.

    Args:
        path: the text as it is now; its stem is the text's name.
        progress: is told how many records are looked at.

    Raises:
        CannotRun: no record cites it, it is none of paragraphs, nothing is known of the older text, or a record has a fault.
        OSError: a file cannot be read.
    """
    content = read_file(path)
    files = read_folder(folder, progress, naming=path.stem)
    citing = [(file, source) for file in files for source in file.record.sources if source.text == path.stem]
    if not citing:
        raise CannotRun(
            f"No record in {folder} cites a text `{path.stem}`. Give {path} the name of the text that it is a new form of."
        )
    marks = citing[0][1].marks
    new = TextView(canonicalize(decode_text(content, path), marks))
    old, kept = _older(folder, path, new.text)
    if _is_same(old, new.text):
        return Plan([], [f"The words of {path} are those that the records rest on, so nothing is done."])
    change = compare(old, new)
    if not any(part.old and part.new for part in change.parts) and len(change.parts) > _FEW:
        raise CannotRun(
            f"{path} has no paragraph of the older text, so that it is another one and not a changed one. Record it as a text of its own: `incident new`."
        )
    looks: _Looks = defaultdict(dict)
    edits: dict[Path, list[Edit]] = defaultdict(list)
    for file, source in citing:
        moves = _Moves(file, source, old, new, change, looks)
        edits[file.record.path] += moves.edits()
    changes = [file.change(edits[file.record.path]) for file, _ in citing]
    changes += [*_text_changes(folder, path, content, kept), *_numbered(folder, path, new)]
    # A record that cites the text as several sources has one change for all of them.
    return Plan(real_changes(dict.fromkeys(changes)), list(_summary(change, looks, mode=old.mode)))


def _older(folder: Path, path: Path, new: Text) -> tuple[SourceView, bytes | None]:
    """The older text, or else its seal; and the content of the older text where it is kept beside the records."""
    kept = folder / "sources" / f"{path.stem}.txt"
    sealed = seal_path(folder, path.stem)
    seal = None
    if sealed.exists():
        try:
            seal = parse_seal(read_file(sealed))
        except SealError as error:
            cure = error.cure if isinstance(error, OtherRules) else "Check it out again."
            raise CannotRun(f"The seal {sealed} cannot serve: {error}. {cure}") from None
    content = read_file(kept) if kept.exists() and not kept.samefile(path) else None
    variable = os.environ.get(TEXTS_VARIABLE)
    elsewhere = Path(variable, kept.name) if variable else kept
    for place in dict.fromkeys((kept, elsewhere)):
        if place.exists() and not place.samefile(path):
            text = canonicalize(decode_text(read_file(place), place), new.marks)
            # A text that the seal is not of may be the newer one already.
            if seal is None or make_seal(text).digest == seal.digest:
                return TextView(text), content
    if seal is None:
        raise CannotRun(
            f"There is neither the older text at {kept} nor its seal, so that nothing can be compared; put the older one there, and name the newer one in another folder."
        )
    return SealView(seal), content


def _is_same(old: SourceView, new: Text) -> bool:
    """Whether a text has the words, paragraphs and quotation marks of the older one."""
    if isinstance(old, TextView):
        return old.text.canonical == new.canonical
    return make_seal(new).digest == old.digest


def _numbered(folder: Path, path: Path, new: TextView) -> Iterator[Change]:
    """The copy with the paragraphs' numbers, where there is one: the older text's numbers would mislead."""
    copy = folder / "sources" / f"{path.stem}{NUMBERED}"
    if copy.exists():
        yield Change(copy, copy.read_bytes(), numbered_paragraphs(new))


def _text_changes(folder: Path, path: Path, content: bytes, kept: bytes | None) -> Iterator[Change]:
    """The newer text takes the place of the older one, which stays beside it; its seal goes."""
    target = folder / "sources" / f"{path.stem}.txt"
    if kept is not None and kept != content:
        aside = next(
            name
            for number in range(1, 1000)
            if not (name := target.with_name(f"{path.stem}.old{number if number > 1 else ''}.txt")).exists()
        )
        yield Change(aside, None, kept)
    if not target.exists():
        yield Change(target, None, content)
    elif kept is not None:
        yield Change(target, kept, content)
    sealed = seal_path(folder, path.stem)
    if sealed.exists():
        # Sealing over another text is refused, so the old seal has to go first.
        yield Change(sealed, sealed.read_bytes(), None)


class _Moves(Struct):
    """Where the places of one source of one record are now.

    Args:
        looks: what has to be looked at; is added to.
    """

    file: RecordFile
    source: Source
    old: SourceView
    new: TextView
    change: TextChange
    looks: _Looks
    _edits: list[Edit] = field(default_factory=list)
    _gone: list[int] = field(default_factory=list)

    def edits(self) -> list[Edit]:
        """The edits of the record."""
        for trail, at in self.file.places:
            if at.source == self.source.id and at.paragraph <= len(self.old.paragraphs):
                self._move_place(trail, at)
        if self.source.headline and self.source.headline <= len(self.old.paragraphs):
            self._move_headline(self.source.headline)
        for waiver in self.source.unused:
            if waiver.paragraph and waiver.paragraph <= len(self.old.paragraphs):
                self._move_waiver(waiver.trail, "paragraph", waiver.paragraph, self._paragraph(waiver.paragraph))
            if waiver.quotation and waiver.quotation <= len(self.old.quotations):
                self._move_waiver(waiver.trail, "quotation", waiver.quotation, self._quotation(waiver.quotation))
        if self._gone:
            self._edits += self.file.yaml.without((*self.source.trail, "unused"), self._gone)
        return self._edits

    def _move_headline(self, headline: int) -> None:
        part = self.change.part(headline)
        title = None if part.new else headline_of(self.new)
        # A title that is written anew has no words in common with the older one.
        part = next((new for new in self.change.parts if title in new.new and not new.old), part)
        if part.altered:
            self._look(
                part, self.source.trail, ", whose headline it is" if part.old else f", whose headline was ¶{headline}"
            )
        self._set((*self.source.trail, "headline"), headline, part.new[0] if part.new else _NOWHERE)

    def _move_place(self, trail: Trail, at: At) -> None:
        part = self.change.part(at.paragraph)
        placed = list(self._words_of(trail[:-1], at))
        there = sorted({paragraph_of(self.new, position) for _, position in placed if position is not None})
        # Where a paragraph was split, its words say which of the new ones is meant.
        target = there[0] if there and len(part.new) > 1 else next(iter(part.new), _NOWHERE)
        missing = ", ".join(excerpt(words) for words, position in placed if position is None)
        if part.new and missing:
            self._look(part, trail, f", whose words {missing} are not there")
        elif len(there) > 1 and not self._runs_on(there):
            self._look(part, trail, f", whose words are in ¶{' and ¶'.join(map(str, there))} now")
        elif len(part.new) > 1 and not there:
            self._look(part, trail, ", which may be in any of them")
        elif part.altered and not (trail[:2] in self._only_named and placed and self._untouched(placed)):
            self._look(part, trail)
        self._set(trail, at, At(at.source, target))

    @property
    def _only_named(self) -> list[Trail]:
        """The trails of the people without a role, which may rest on more of a paragraph than their words."""
        return [person.trail for person in self.file.record.people if not person.role]

    def _untouched(self, placed: Sequence[tuple[str, int | None]]) -> bool:
        """Whether no word of some evidence is new: of a person there is no more that the source could say otherwise."""
        kept = {*self.change.positions.values()}
        return all(at is not None and kept.issuperset(range(at, at + len(words.split()))) for words, at in placed)

    def _runs_on(self, paragraphs: list[int]) -> bool:
        """Whether one quotation goes from the first paragraph on into the last."""
        return region(self.new, paragraphs[0])[1] >= paragraph_bounds(self.new, paragraphs[-1])[1]

    def _words_of(self, item: Trail, at: At) -> Iterator[tuple[str, int | None]]:
        """The words of an item, each with where its first word stands now; None where not all of them do."""
        data = self.file.data
        for key in item:
            data = data[key]
        marks = self.source.marks
        for words in _values(data.get("words")) + _values(data.get("date_as_stated")):
            pattern = evidence_pattern(evidence_words(words, marks))
            places = find(self.old, pattern, *paragraph_bounds(self.old, at.paragraph))
            yield words, self._now(places, len(pattern), self._standing_now(pattern, at))
        for span in _values(data.get("spans")):
            pattern = to_pattern(span_words(span), COMMA_OR_PERIOD)
            places = find(self.old, pattern, *region(self.old, at.paragraph))
            inside = [place for place in places if quotation_of(self.old, place, place + len(pattern)) is not None]
            again = self._standing_now(pattern, at)
            again = [place for place in again if quotation_of(self.new, place, place + len(pattern)) is not None]
            yield span, self._now(inside, len(pattern), again)

    def _standing_now(self, pattern: Pattern, at: At) -> list[int]:
        """Where words stand in what their paragraph is now; between others that are new they may be taken for new."""
        bounds = [paragraph_bounds(self.new, number) for number in self.change.part(at.paragraph).new]
        return [place for first, end in bounds for place in find(self.new, pattern, first, end)]

    def _now(self, places: list[int], length: int, again: list[int]) -> int | None:
        for place in places:
            now = [self.change.positions.get(position) for position in range(place, place + length)]
            # Only where all the words still stand in a row.
            if now[0] is not None and now == list(range(now[0], now[0] + length)):
                return now[0]
        # New words on either side may make the comparison pair other ones.
        return again[0] if again else None

    def _paragraph(self, number: int) -> int | None:
        """The paragraph that a waiver is of now; None where there is none any more."""
        part = self.change.part(number)
        # With a paragraph that is gone its waiver goes, and nothing of it is left to look at.
        if part.altered and part.new:
            self._look(part, self.source.trail, f", which waives ¶{number}")
        return part.new[0] if part.new else None

    def _quotation(self, number: int) -> int | None:
        """The quotation, counted from 1, in which the first words of an older one are that are left; None for none."""
        first, end = self.old.quotations[number - 1]
        now = [self.change.positions[at] for at in range(first, end) if at in self.change.positions]
        # Some of its words may stand outside the marks now.
        counts = [quotation_of(self.new, at) for at in now]
        return next((index + 1 for index in counts if index is not None), None)

    def _move_waiver(self, trail: Trail, key: str, before: int, after: int | None) -> None:
        if after is None:
            self._gone.append(int(trail[-1]))
        else:
            self._set((*trail, key), before, after)

    def _set(self, trail: Trail, before: object, after: object) -> None:
        if after != before:
            self._edits.append(self.file.yaml.replaced(trail, str(before), str(after)))

    def _look(self, part: ParagraphChange, trail: Trail, why: str = "") -> None:
        """Note that the item at a trail has to be looked at."""
        item = self.file.record.item_at(trail[:2]) or self.file.record.id
        line = self.file.record.location_of(trail[:2]).line
        name = f"{_NAMES.get(str(trail[0]), 'item')} `{item}` ({self.file.record.path}:{line})"
        self.looks[id(part)][name] = self.looks[id(part)].get(name) or why


def _values(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _summary(change: TextChange, looks: _Looks, *, mode: str) -> Iterator[str]:
    if mode == "seal":
        yield "The older text is not at hand. Its seal shows where paragraphs begin and the words that records use, and no change in other words."
    # What somebody has to look at comes first.
    for part in sorted(change.noteworthy, key=lambda part: id(part) not in looks):
        names = [f"{name}{why}" for name, why in looks.get(id(part), {}).items()]
        if not part.old and not names:
            advice = " Record what it says, or waive it."
        else:
            advice = f" Look again at: {'; '.join(names)}." if names else ""
            if names and not part.new:
                advice += f" Until you correct them, they cite ¶{_NOWHERE}, which no source has."
        yield f"{part}.{advice}"
    if not change.noteworthy:
        yield "What differs is in words that the seal keeps closed, so that nobody can say in which paragraph."
