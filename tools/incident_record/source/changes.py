"""What differs between two texts of a source: paragraphs that are new, gone, moved, merged, split or altered.

The older one may be a seal: of the words that it keeps closed only their number is known, so that a change within them
is not seen.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from msgspec import Struct

from incident_record.source.seal import Seal
from incident_record.source.text import Span, Text
from incident_record.source.view import SealView, SourceView, TextView, paragraph_bounds

# So many words in a row are no accident: fewer do not make two paragraphs related.
_RUN = 3

# So many parts are listed in one sentence.
_LISTED = 12

# So many words of a difference are shown.
_MOST_WORDS = 8


class ParagraphChange(Struct, frozen=True):
    """Paragraphs that belong together, of the older text, of the newer one, or of both; their numbers count from 1.

    Args:
        old: the paragraphs of the older text.
        new: those of the newer text.
        differences: the words that differ, of the older and the newer text; None where a seal keeps them closed.
        marked: whether the quotation marks differ.
        moved: whether it is the same paragraph, but others stand before it.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    differences: tuple[tuple[str | None, str], ...] = ()
    marked: bool = False
    moved: bool = False

    @property
    def altered(self) -> bool:
        """Whether words or marks are others, or there are none any more."""
        return bool(self.differences) or self.marked or not self.new or not self.old

    def __str__(self) -> str:
        old, new = ("¶" + " and ¶".join(map(str, numbers)) for numbers in (self.old, self.new))
        if not self.old:
            return f"{new} is new"
        if not self.new:
            return f"{old} is gone"
        before = f" ({old} before)" if self.old != self.new else ""
        if len(self.new) < len(self.old):
            what = f"{old} are merged into {new}"
        elif len(self.new) > len(self.old):
            what = f"{old} is split into {new}"
        elif self.moved:
            return f"{old} is moved and is {new} now" if old != new else f"{old} stands behind other paragraphs now"
        else:
            what = f"{new}{before} is altered"
        return f"{what}: {self._differing()}" if self._differing() else what

    def _differing(self) -> str:
        parts = [_describe(old, new) for old, new in self.differences[:_MOST_WORDS]]
        if len(self.differences) > _MOST_WORDS:
            parts.append(f"and {len(self.differences) - _MOST_WORDS} more")
        return "; ".join([*parts, *(["its quotation marks are others"] if self.marked else [])])


def _describe(old: str | None, new: str) -> str:
    if old is None:
        return f"‹{_short(new)}› is there now" if new else "words that the seal keeps closed are gone"
    if not new:
        return f"‹{_short(old)}› is gone"
    return f"‹{_short(old)}› is now ‹{_short(new)}›" if old else f"‹{_short(new)}› is added"


def _short(words: str) -> str:
    listed = words.split()
    return words if len(listed) <= _MOST_WORDS else f"{' '.join(listed[: _MOST_WORDS - 2])} … {listed[-1]}"


class TextChange(Struct, frozen=True, dict=True):
    """The difference between two texts.

    Args:
        parts: every paragraph of both, each in one part; in the order of the newer text, then what is gone.
        positions: where the words of the older text that are still there stand in the newer one.
    """

    parts: tuple[ParagraphChange, ...]
    positions: dict[int, int]

    def part(self, paragraph: int) -> ParagraphChange:
        """The part that a paragraph of the older text is in."""
        return self._by_old[paragraph]

    @cached_property
    def _by_old(self) -> dict[int, ParagraphChange]:
        return {number: part for part in self.parts for number in part.old}

    @property
    def noteworthy(self) -> list[ParagraphChange]:
        """The parts in which something is another, in the order of the newer text; what is only counted anew is not."""
        return [part for part in self.parts if part.altered or part.moved or len(part.old) != len(part.new)]


def compare(old: SourceView, new: SourceView) -> TextChange:
    """What differs between a source as it was and as it is.

    Args:
        old: the text that records were made from, or its seal.
        new: the text now; all of its words are known.
    """
    return _Comparison(old, new).change()


def summarize(seal: Seal, text: Text) -> str:
    """A sentence on what differs between a seal and a text, as far as the seal shows it."""
    parts = [str(part) for part in compare(SealView(seal), TextView(text)).noteworthy]
    rest = [f"and {len(parts) - _LISTED} more"] if len(parts) > _LISTED else []
    return "; ".join([*parts[:_LISTED], *rest]) or "words that no record uses differ, or marks"


class _Comparison:
    def __init__(self, old: SourceView, new: SourceView) -> None:
        self._old, self._new = old, new
        self._positions: dict[int, int] = {}
        self._parts: list[ParagraphChange] = []

    def change(self) -> TextChange:
        olds, news = (list(range(1, len(view.paragraphs) + 1)) for view in (self._old, self._new))
        # From the surest to the least sure: each step looks only at what the ones before have left.
        for before, after in self._in_order(olds, news):
            self._add_same([before], [after])
        for before, after in self._moved(*self._rest(olds, news)):
            self._add_same([before], [after], moved=True)
        for merged in (True, False):
            for group in self._regrouped(*self._rest(olds, news), merged=merged):
                self._add_same(*group)
        for group in self._groups(*self._rest(olds, news)):
            self._parts.append(self._compared(*group))
        last = len(self._new.paragraphs) + 1
        ordered = sorted(self._parts, key=lambda part: (min(part.new, default=last), part.old))
        return TextChange(tuple(ordered), self._positions)

    def _rest(self, olds: list[int], news: list[int]) -> tuple[list[int], list[int]]:
        """The paragraphs that are in no part yet."""
        old = {number for part in self._parts for number in part.old}
        new = {number for part in self._parts for number in part.new}
        return [number for number in olds if number not in old], [number for number in news if number not in new]

    def _words(self, view: SourceView, number: int) -> Sequence[str | None]:
        return view.words[slice(*paragraph_bounds(view, number))]

    def _same(self, before: int, after: int) -> bool:
        """Whether two paragraphs are the same, as far as the older one is known."""
        return self._alike([before], [after]) and _marks(self._old, before) == _marks(self._new, after)

    def _alike(self, olds: list[int], news: list[int]) -> bool:
        """Whether some paragraphs have the words of others, as far as the older ones are known."""
        old = [word for number in olds for word in self._words(self._old, number)]
        new = [word for number in news for word in self._words(self._new, number)]
        return len(old) == len(new) and all(a is None or a == b for a, b in zip(old, new, strict=True))

    def _recognizable(self, number: int) -> bool:
        """Whether some words of an older paragraph are known: closed ones would be the same as any."""
        return sum(word is not None for word in self._words(self._old, number)) >= _RUN

    def _in_order(self, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
        """The paragraphs that are the same and stand in the same order, with as many words as possible."""
        # The weights of the best matches from each pair on: the longest common subsequence, by words.
        weights = [[0] * (len(news) + 1) for _ in range(len(olds) + 1)]
        for i in range(len(olds) - 1, -1, -1):
            size = 1 + len(self._words(self._old, olds[i]))
            for j in range(len(news) - 1, -1, -1):
                best = max(weights[i + 1][j], weights[i][j + 1])
                same = weights[i + 1][j + 1] + size > best and self._same(olds[i], news[j])
                weights[i][j] = weights[i + 1][j + 1] + size if same else best
        pairs: list[tuple[int, int]] = []
        i = j = 0
        while i < len(olds) and j < len(news):
            if weights[i][j] == weights[i + 1][j]:
                i += 1
            elif weights[i][j] == weights[i][j + 1]:
                j += 1
            else:
                pairs.append((olds[i], news[j]))
                i, j = i + 1, j + 1
        return pairs

    def _moved(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        # Each newer one serves once: of two alike the second was added.
        free = list(news)
        for before in filter(self._recognizable, olds):
            after = next((number for number in free if self._same(before, number)), None)
            if after is not None:
                free.remove(after)
                yield before, after

    def _regrouped(self, olds: list[int], news: list[int], *, merged: bool) -> Iterator[tuple[list[int], list[int]]]:
        """Paragraphs with the words of several in a row of the other text: newer ones if `merged`, else older ones."""
        for single in news if merged else olds:
            for run in _runs(olds if merged else news):
                old, new = (run, [single]) if merged else ([single], run)
                if any(map(self._recognizable, old)) and self._alike(old, new):
                    yield old, new
                    break

    def _add_same(self, olds: list[int], news: list[int], *, moved: bool = False) -> None:
        """Add a part whose words are the same."""
        old, new = self._places(self._old, olds), self._places(self._new, news)
        self._positions.update(zip(old, new, strict=True))
        # Of one paragraph each, `_same` has compared the marks already.
        marked = not len(olds) == len(news) == 1 and self._marks_differ(old, new)
        self._parts.append(ParagraphChange(tuple(olds), tuple(news), (), marked, moved))

    def _places(self, view: SourceView, numbers: list[int]) -> list[int]:
        return [at for number in numbers for at in range(*paragraph_bounds(view, number))]

    def _groups(self, olds: list[int], news: list[int]) -> list[tuple[list[int], list[int]]]:
        """The paragraphs that share words, each with all that it shares words with."""
        groups: list[tuple[list[int], list[int]]] = [([], [number]) for number in news]
        for before in olds:
            joined: tuple[list[int], list[int]] = ([before], [])
            for group in [group for group in groups if any(self._related(before, number) for number in group[1])]:
                groups.remove(group)
                joined = (joined[0] + group[0], joined[1] + group[1])
            groups.append((sorted(joined[0]), sorted(joined[1])))
        return groups

    def _related(self, before: int, after: int) -> bool:
        """Whether half of one paragraph, or more, stands in the other."""
        # What a seal keeps closed is None, which equals no word of the newer text.
        old, new = self._words(self._old, before), self._words(self._new, after)
        known = sum(isinstance(word, str) for word in old)
        least = min(known, len(new))
        # A cheap look first: without a third of the words in common there cannot be half of them in a row.
        if len({*old} & {*new}) * 3 < least:
            return False
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        shared = sum(block.size for block in blocks if block.size >= min(_RUN, least))
        return shared > 0 and shared * 2 >= least

    def _compared(self, olds: list[int], news: list[int]) -> ParagraphChange:
        if not olds or not news:
            return ParagraphChange(tuple(olds), tuple(news))
        old, new = self._places(self._old, olds), self._places(self._new, news)
        mine, theirs = [self._old.words[at] for at in old], [self._new.words[at] or "" for at in new]
        differences: list[tuple[str | None, str]] = []
        for tag, a1, a2, b1, b2 in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
            closed = a2 - a1 == b2 - b1 and not any(isinstance(word, str) for word in mine[a1:a2])
            if tag == "equal" or closed:
                self._positions.update(zip(old[a1:a2], new[b1:b2], strict=True))
            else:
                known = [word for word in mine[a1:a2] if isinstance(word, str)]
                words = " ".join(known) if len(known) == a2 - a1 else None
                differences.append((words, " ".join(theirs[b1:b2])))
        return ParagraphChange(tuple(olds), tuple(news), tuple(differences), self._marks_differ(old, new))

    def _marks_differ(self, old: list[int], new: list[int]) -> bool:
        """Whether a quotation begins or ends between other words than before."""
        kept = {*self._positions.values()}
        there = {
            (self._positions.get(first), self._positions.get(end - 1))
            for first, end in self._old.quotations
            if old[0] <= first <= old[-1]
        }
        here = {(first, end - 1) for first, end in self._new.quotations if new[0] <= first <= new[-1]}
        # Where its first or last word differs, that is said already.
        return {edges for edges in there if None not in edges} != {edges for edges in here if kept.issuperset(edges)}


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Every two or more numbers that follow each other without a gap, up to eight."""
    for start in range(len(numbers)):
        for end in range(start + 2, min(start + 8, len(numbers)) + 1):
            if numbers[end - 1] - numbers[start] == end - 1 - start:
                yield numbers[start:end]


def _marks(view: SourceView, number: int) -> list[Span]:
    """Where quotations begin and end in a paragraph, counted from its first word."""
    first, end = paragraph_bounds(view, number)
    return [(max(a, first) - first, min(b, end) - first) for a, b in view.quotations if a < end and b > first]
