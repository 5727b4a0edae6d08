"""The passage of a source that is nearest to a span. It serves messages alone: nothing passes because it is near.

A failure must cost little more than a pass, so nothing here compares a whole source with every word of a span.
Instead a few long words of the span, which are rare, are looked up, and the words around them are compared.
"""

from collections.abc import Sequence

from msgspec import Struct

from incident_record.source.match import COMMA_OR_PERIOD, Pattern, Places, endings, may_stand
from incident_record.source.text import Span
from incident_record.source.view import SourceView, TextView, quotation_of

_SEEDS = 4  # words of a span that are looked up
_PLACES = 10  # places of such words that are looked at
_AROUND = 6  # words on either side of them that are compared there
_SIDE = 3  # words on one side of a difference that are enough
_SHIFT = 12  # words in a row that may be left out or added
_FEW = 3  # words that count as one difference if they stand in another order
_COMPARED = 10_000  # pairs of words that are compared one by one; what differs more is one difference
_CONTEXT = 4  # words of the source that are shown on either side of a difference


class Difference(Struct, frozen=True):
    """A place where a span and a passage differ.

    Args:
        at: the place in the span, from 0, of the first word that differs, or of the word before which some are left out.
        mine: the span's words; empty if it leaves some out.
        theirs: the source's words; empty where the span adds some, None where they is closed.
        first: the position of the source's first word that differs.
    """

    at: int
    mine: tuple[str, ...]
    theirs: tuple[str, ...] | None
    first: int
    end: int


class NearPassage(Struct, frozen=True):
    """A stretch of a source, and how a span differs from it.

    Args:
        first: the position of its first word.
        end: the position after its last word.
        differences: wherever the two differ, in order.
        same: how many words are the same.
        near: whether the span is nearly this passage.
    """

    first: int
    end: int
    differences: tuple[Difference, ...]
    same: int
    near: bool


def nearest(
    view: SourceView, span: tuple[str, ...], pattern: Pattern, first: int, end: int, seeds: int = _SEEDS
) -> NearPassage | None:
    """The passage between two positions that shares most with a span; None where they share little.

    Where the passage is inside a quotation, it stops at the quotation's marks if the span is near enough to that.

    Args:
        seeds: how many words of the span to look up.
    """
    anchor = _anchor(view, span, pattern, first, end, seeds)
    if anchor is None:
        return None
    start, position = anchor
    quotation = quotation_of(view, position)
    aligner = _Aligner(view, span, pattern)
    if quotation is None:
        return aligner.passage(start, first, end)
    opens, closes = view.quotations[quotation]
    inside = aligner.passage(start, max(first, opens), min(end, closes))
    over = inside if inside.near else aligner.passage(start, first, end)
    return over if over.near else inside


def runs_out(view: SourceView, pattern: Pattern, passage: NearPassage) -> bool:
    """Whether a span may be the source's own words that go on beyond a quotation's marks, where a seal keeps them closed.

    Args:
        passage: the one that is nearest to the span.
    """
    size = len(pattern)
    return any(
        0 <= at <= view.size - size
        and quotation_of(view, at, at + size) is None
        and may_stand(view, pattern, at, at + size)
        for at in (passage.first, passage.end - size)
    )


def passage_text(view: SourceView, passage: NearPassage) -> str:
    """A passage's words around the differences, which stand between >> and <<; nothing where the text is not at hand."""
    if not isinstance(view, TextView):
        return ""
    words = view.text.words
    opening = {difference.first for difference in passage.differences if difference.first < difference.end}
    closing = {difference.end - 1 for difference in passage.differences if difference.first < difference.end}
    near = {
        position
        for difference in passage.differences
        for position in range(difference.first - _CONTEXT, difference.end + _CONTEXT)
    }
    parts: list[str] = []
    for at in range(passage.first, passage.end):
        if at in near:
            parts.append(f"{'>>' if at in opening else ''}{words[at]}{'<<' if at in closing else ''}")
        elif not parts or parts[-1] != "…":
            parts.append("…")
    return " ".join(parts)


def word_at(view: SourceView, position: int) -> str:
    """One word in the marks of a message, where the text is at hand; nothing otherwise."""
    return f" (‹{view.text.words[position]}›)" if isinstance(view, TextView) else ""


def _anchor(
    view: SourceView, span: tuple[str, ...], pattern: Pattern, first: int, end: int, seeds: int
) -> tuple[int, int] | None:
    """Where the span would begin if it stood there, and the place of a word that it shares with the source."""
    best: tuple[int, int] | None = None
    most = 0
    seen: set[int] = set()
    # Long words are rare, so that few places have to be looked at.
    lengths = [*map(len, span)]
    for seed in sorted(range(len(span)), key=lengths.__getitem__, reverse=True)[:seeds]:
        around = range(max(seed - _AROUND, 0), min(seed + _AROUND + 1, len(span)))
        for at in Places(view, (pattern[seed],), first, end).after(first):
            start = at - seed
            if len(seen) == _PLACES:
                break
            if start in seen:
                continue
            seen.add(start)
            same = sum(first <= start + k < end and view.words[start + k] in pattern[k] for k in around)
            if same > most:
                best, most = (start, at), same
        if 5 * most >= 2 * len(around):
            return best
    # A difference in the middle shifts all on its other side, so that neither side alone is a large share.
    return best if most >= _SIDE else None


def _letters(words: Sequence[str]) -> str:
    return "".join(filter(str.isalnum, "".join(words))).lower()


class _Aligner(Struct, frozen=True):
    """Compares a span with what stands around the place where it would begin."""

    view: SourceView
    span: tuple[str, ...]
    pattern: Pattern

    def passage(self, start: int, low: int, high: int) -> NearPassage:
        """The stretch between two positions that the span most likely means.

        What is the same at its start and at its end is set apart first; one of the two may be shifted, where
        words were added or left out between them.
        """
        size = len(self.span)
        reach = min(_SHIFT, size)
        # The smallest shift first: of two that cost the same it is kept.
        starts = [start + shift for shift in sorted(range(-reach, reach + 1), key=abs)]
        heads = {place: self._shared(place, range(size), low, high) for place in starts}
        tails = {place: self._shared(place, range(size - 1, -1, -1), low, high) for place in starts}
        pairs: list[tuple[Span, Span]] = []
        ways = [(start, other) for other in starts if tails[other] or other == start]
        ways += [(other, start) for other in starts if heads[other]]
        for front, back in ways:
            head = heads[front]
            tail = min(tails[back], size - head, size - head + back - front)
            if tail < 0 or (head + tail == 0 and front != back):
                continue
            first = front + head if head else max(back, low)
            end = back + size - tail if tail else min(first + size - head, high)
            pairs.append(((head, size - tail), (first, max(first, end))))
        # There is one at least: the span as it is, without a shift.
        mine, theirs = min(pairs, key=lambda pair: self._cost(*pair))
        return self._differing(mine, self._fitted(mine, theirs, low, high))

    def _fitted(self, mine: Span, theirs: Span, low: int, high: int) -> Span:
        """The source's words for those at the span's very start or end, where nothing tells how many they are.

        A word that is there twice stands for none; the same letters, put apart or together, stand for each other.
        """
        own = self.span[slice(*mine)]
        at_start, at_end = mine[0] == 0, mine[1] == len(self.span)
        if at_start == at_end:
            return theirs
        edge = theirs[0] if at_end else theirs[1]
        if len(own) == 1 and self.view.words[edge - 1 if at_end else edge] in endings(own[0], COMMA_OR_PERIOD):
            return edge, edge
        if isinstance(self.view, TextView):
            for length in range(1, len(own) + 3):
                first, end = (edge, edge + length) if at_end else (edge - length, edge)
                if low <= first and end <= high and _letters(self.view.text.words[first:end]) == _letters(own):
                    return first, end
        return theirs

    def _shared(self, start: int, order: range, low: int, high: int) -> int:
        """How many words in a row are the same, from the span's start or its end on, if it began at a position."""
        differing = (
            k for k in order if not (low <= start + k < high and self.view.words[start + k] in self.pattern[k])
        )
        first = next(differing, order.stop)
        return abs(first - order.start)

    def _cost(self, mine: Span, theirs: Span) -> tuple[int, int]:
        """How many words differ, in both together and in the span; two words in each other's place are one fault."""
        sizes = mine[1] - mine[0], theirs[1] - theirs[0]
        if sizes == (2, 2):
            former, latter = (self.pattern[k] for k in range(*mine))
            if self.view.words[theirs[0]] in latter and self.view.words[theirs[0] + 1] in former:
                return 1, 0
        return sum(sizes), sizes[0]

    def _differing(self, mine: Span, theirs: Span) -> NearPassage:
        """The passage of which the words `theirs` stand where the span has the words `mine`."""
        from difflib import SequenceMatcher  # imported here, since only failures need it

        own = self.span[slice(*mine)]
        # The same word is looked for where one side's surplus or lack may have put it, and no farther.
        surplus = max(-_SHIFT, min((mine[1] - mine[0]) - (theirs[1] - theirs[0]), _SHIFT))
        back = mine[0] - theirs[0] + min(surplus, 0) - 1
        near = [range(at + back, at + back + abs(surplus) + 3) for at in range(*theirs)]
        source = [self._source_word(at, mine, places) for at, places in enumerate(near, theirs[0])]
        differences: list[Difference] = []
        edits = 0
        if len(own) * len(source) > _COMPARED:
            known = None if "" in source else tuple(source)
            differences.append(Difference(mine[0], own, known, *theirs))
            edits = max(len(own), len(source))
        elif own and len(own) <= _FEW and sorted(own) == sorted(source):
            differences.append(Difference(mine[0], own, tuple(source), *theirs))
            edits = 1
        else:
            # `autojunk` would pass over the frequent words of a long span.
            for tag, a1, a2, b1, b2 in SequenceMatcher(None, source, own, autojunk=False).get_opcodes():
                if tag != "equal":
                    known = None if "" in source[a1:a2] else tuple(source[a1:a2])
                    at, stretch = mine[0] + b1, (theirs[0] + a1, theirs[0] + a2)
                    differences.append(Difference(at, own[b1:b2], known, *stretch))
                    edits += max(a2 - a1, b2 - b1)
        size = len(self.span)
        first, end = theirs[0] - mine[0], theirs[1] + size - mine[1]
        same = size - sum(len(difference.mine) for difference in differences)
        limit = max(1, 2 * size // 5)
        if len(differences) == 1 and 2 * same >= size > 2:
            limit = max(limit, _FEW)
        return NearPassage(first, end, tuple(differences), same, same > 1 and edits <= limit)

    def _source_word(self, position: int, mine: Span, places: range) -> str:
        """A word of the source, as the span spells it where one of some places has the same; empty where it is closed."""
        for k in places:
            if mine[0] <= k < mine[1] and self.view.words[position] in self.pattern[k]:
                return self.span[k]
        return self.view.text.words[position] if isinstance(self.view, TextView) else ""
