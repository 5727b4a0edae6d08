"""What a span is told that its source does not print so: why not, and the line that mends it where one edit does."""

import json
from collections.abc import Sequence
from dataclasses import replace

from incident_record.check import clauses
from incident_record.check import nearest as passages
from incident_record.check.model import Case
from incident_record.check.nearest import Difference, Passage
from incident_record.problems import Code, Problem, excerpt
from incident_record.record.model import At
from incident_record.source.match import COMMA_OR_PERIOD, Pattern, find, may_stand, to_pattern
from incident_record.source.text import ELLIPSIS, Span, span_words
from incident_record.source.view import TextView, paragraph_of, quotation_of, quotations_in, region

_TOLD = 4  # differences that a message names
_FAR_SEEDS = 2  # words of a span that are looked up outside the cited paragraph
_SHARED = 3  # words that make a passage in another paragraph the one that is meant


def why_not(
    case: Case, index: int, words: tuple[str, ...], pattern: Pattern, found: Sequence[Span]
) -> Problem:
    """Why a span stands in no quotation of the paragraph that the quote cites.

    Args:
        case: the quote.
        index: which of its spans.
        words: the span's canonical words, two or more.
        pattern: the span's pattern.
        found: where the span stands in the paragraph all the same.
    """
    code, message = _Failure(case, index, words, pattern).told(found)
    return case.problem(("spans", index), code, message)


def beyond(case: Case) -> str:
    """What to say of a quote that cites a paragraph beyond the source's last: where its first span stands."""
    words = span_words(case.quote.spans[0])
    pattern = to_pattern(words, COMMA_OR_PERIOD)
    found = passages.standing(case.view, words, pattern)
    return _Failure(case, 0, words, pattern).elsewhere(found)


def begins_elsewhere(case: Case, paragraph: int) -> str:
    """What to say of a quote whose first span begins in another paragraph of the quotation that runs on."""
    cure = _paste(f"at: {case.quote.at.source}:{paragraph}")
    return f"The first span begins in ¶{paragraph}, not ¶{case.quote.at.paragraph}.{cure}"


class _Failure:
    """A span that failed, and what can be said of it."""

    def __init__(self, case: Case, index: int, words: tuple[str, ...], pattern: Pattern) -> None:
        self._case = case
        self._view = case.view
        self._index = index
        self._span = case.quote.spans[index]
        self._words = words
        self._pattern = pattern
        self._at = f"¶{case.quote.at.paragraph}"

    def told(self, found: Sequence[Span]) -> tuple[Code, str]:
        span, view = excerpt(self._span), self._view
        inner = self._without_marks()
        if inner is not None:
            message = f"The span {span} has quotation marks around it that the source does not print; leave them off, since the page draws the outer marks.{inner}"
            return Code.QUOTE_ALTERED, message
        if found:
            message = f"The words {span} stand in {self._at}, but not inside one pair of its quotation marks{self._split(found[0])}; quote only what stands between the marks.{self._unmarked()}"
            return Code.NOT_IN_QUOTATION_MARKS, message
        standing = passages.standing(view, self._words, self._pattern)
        if standing:
            return Code.QUOTE_NOT_FOUND, self.elsewhere(standing)
        first, end = region(view, self._case.quote.at.paragraph)
        here = self._near(first, end)
        typed = self._typed(here)
        if typed is not None:
            message = f"The span {span} has {typed[1]} that the source does not print there; use two spans, and the page marks what is left out, or explain in `context`."
            return typed[0], message
        if here is not None and passages.runs_out(view, self._pattern, here):
            message = f"The span {span} is not inside one pair of the quotation marks of {self._at}: {self._differing(here)}; quote only what stands between the marks."
            return Code.QUOTE_NOT_FOUND, message
        if here is not None and here.near:
            return Code.QUOTE_ALTERED, self._altered(here)
        quotations = [view.quotations[q] for q in quotations_in(view, first, end)]
        if any(may_stand(view, self._pattern, *quotation) for quotation in quotations):
            message = f"The seal has not opened the quotations of {self._at}, so {span} cannot be told; put the text at hand and run `make seal`."
            return Code.SEAL_OUTDATED, message
        anywhere = passages.nearest(view, self._words, self._pattern, 0, view.size, _FAR_SEEDS)
        if anywhere is not None and anywhere.near and anywhere.same >= _SHARED:
            return Code.QUOTE_ALTERED, self._altered(anywhere)
        passage = here or anywhere
        # Where the text is at hand, the words that differ are marked in it.
        leaves = f": {self._differing(passage)}" if passage is not None and view.mode == "seal" else ""
        message = f"The span {span} is not in {self._at}{leaves}{self._nearest(passage)}; copy it from the source, or correct `at`."
        return Code.QUOTE_NOT_FOUND, message

    def _unmarked(self) -> str:
        """What to say of a source in which nothing is quoted, as in a transcript."""
        if self._view.quotations:
            return ""
        return " The source has no quotation marks of the kind that `marks` names; a transcript (`Q:`, `A:`) has none, and cannot be checked."

    def _near(self, first: int, end: int) -> Passage | None:
        """The nearest passage of the paragraph: between the spans before and after if there is one, else anywhere."""
        low, high = self._left(first, end)
        for bounds in dict.fromkeys([(low, high), (first, end)]):
            passage = passages.nearest(self._view, self._words, self._pattern, *bounds)
            if passage is not None and passage.near:
                break
        return passage

    def _left(self, first: int, end: int) -> Span:
        """What the spans before and after leave of a stretch, or all of it."""
        before = self._standing(self._index - 1, first, end)
        after = self._standing(self._index + 1, first, end)
        low = min((at + self._goes_on(at) for _, at in before), default=first)
        high = max((at - self._goes_on(at) for at, _ in after), default=end)
        return (low, high) if low < high else (first, end)

    def _goes_on(self, position: int) -> bool:
        """Whether a paragraph goes on there, so that two spans that meet there would be one."""
        return paragraph_of(self._view, position - 1) == paragraph_of(self._view, position)

    def _standing(self, index: int, first: int, end: int) -> list[Span]:
        """Where another span of the quote stands, if there is one."""
        if not 0 <= index < len(self._case.quote.spans):
            return []
        words = span_words(self._case.quote.spans[index])
        found = find(self._view, to_pattern(words, COMMA_OR_PERIOD), first, end)
        return [(at, at + len(words)) for at in found]

    def elsewhere(self, standing: Sequence[int]) -> str:
        """Where the source has the span, if not in the cited paragraph."""
        missing = f"The span {excerpt(self._span)} is not in {self._at}"
        if not standing:
            return f"{missing} nor anywhere else in the source; correct `at` or the span."
        stretches = [(at, at + len(self._words)) for at in standing]
        inside = [one for one in stretches if quotation_of(self._view, *one) is not None]
        places = [
            f"¶{paragraph_of(self._view, one[0])}{'' if one in inside else ', outside quotation marks'}"
            for one in (inside or stretches)[:3]
        ]
        told = f"{missing}; it stands in {' and '.join(places)}"
        if not inside:
            return f"{told}; quote only what stands between the source's marks.{self._unmarked()}"
        whole = [one for one in inside if self._index == 0 and self._all_at(paragraph_of(self._view, one[0]))]
        if not whole:
            return f"{told}: make it a quote of its own."
        best = next((one for one in whole if self._attributed(one)), whole[0])
        return f"{told}.{_paste(f'at: {self._case.quote.at.source}:{paragraph_of(self._view, best[0])}')}"

    def _all_at(self, paragraph: int) -> bool:
        """Whether every span of the quote stands inside the quotations of a paragraph."""
        bounds = region(self._view, paragraph)
        for span in self._case.quote.spans:
            words = span_words(span)
            found = find(self._view, to_pattern(words, COMMA_OR_PERIOD), *bounds)
            if all(quotation_of(self._view, at, at + len(words)) is None for at in found):
                return False
        return True

    def _attributed(self, stretch: Span) -> bool:
        """Whether the quote's clauses give the quotation around a stretch to its speaker."""
        quotation = quotation_of(self._view, *stretch)
        at = At(self._case.quote.at.source, paragraph_of(self._view, stretch[0]))
        case = replace(self._case, quote=replace(self._case.quote, at=at))
        return quotation is not None and not clauses.attribute(case, [quotation])[0]

    def _without_marks(self) -> str | None:
        """The line without the marks around a span; None where it has none, or the source prints them."""
        words = self._words
        if not (words[0].startswith("'") and words[-1].endswith("'")):
            return None
        inner = (words[0][1:], *words[1:-1], words[-1][:-1])
        found = find(self._view, to_pattern(inner, COMMA_OR_PERIOD), 0, self._view.size)
        if not found:
            return None
        inside = any(quotation_of(self._view, at, at + len(inner)) is not None for at in found)
        return _paste_span(self._span.strip()[1:-1].strip()) if inside else ""

    def _split(self, stretch: Span) -> str:
        over = quotations_in(self._view, *stretch)
        told = "they run over a mark" if over else "the source tells them itself"
        number = paragraph_of(self._view, stretch[0])
        unclosed = isinstance(self._view, TextView) and number in self._view.text.unclosed
        return f": {told}{f' (¶{number} has a mark without its partner)' if unclosed else ''}"

    def _typed(self, here: Passage | None) -> tuple[Code, str] | None:
        """Which mark of an editor's the span has that the source did not print in the paragraph."""
        if here is not None and here.near:
            own = [word for one in here.differences for word in one.mine]
        else:
            own = [word for k, word in enumerate(self._words) if word != ELLIPSIS or not self._printed(k)]
        if ELLIPSIS in own:
            return Code.TYPED_ELLIPSIS, "an ellipsis"
        if any("[" in word or "]" in word for word in own):
            return Code.TYPED_BRACKET, "a bracket"
        return None

    def _printed(self, ellipsis: int) -> bool:
        """Whether the paragraph prints an ellipsis beside one of the words that the span has beside it."""
        bounds = region(self._view, self._case.quote.at.paragraph)
        pairs = (self._words[max(ellipsis - 1, 0) : ellipsis + 1], self._words[ellipsis : ellipsis + 2])
        return any(len(pair) == 2 and find(self._view, to_pattern(pair, ""), *bounds) for pair in pairs)

    def _altered(self, passage: Passage) -> str:
        number = paragraph_of(self._view, passage.first)
        cure = " Copy the source's words."
        if len(quotations_in(self._view, passage.first, passage.end)) > 1:
            cure = " Use a span for each pair of the source's marks."
        elif quotation_of(self._view, passage.first, passage.end) is None:
            cure = " Quote only what stands between the source's marks."
        elif not self._begins_here(passage):
            cure = f" Copy the source's words, and write `at: {self._case.quote.at.source}:{number}`."
        elif len(passage.differences) == 1:
            cure = self._mended(passage, passage.differences[0]) or cure
        told = (
            f"The span {excerpt(self._span)} is altered: {self._differing(passage)}{self._nearest(passage)}."
        )
        return told + cure

    def _begins_here(self, passage: Passage) -> bool:
        first, end = region(self._view, self._case.quote.at.paragraph)
        return first <= passage.first < end

    def _differing(self, passage: Passage) -> str:
        told = [_parting(one, self._words) for one in passage.differences]
        rest = len(told) - _TOLD
        return "; ".join(told[:_TOLD]) + (f"; and {rest} more" if rest > 0 else "")

    def _nearest(self, passage: Passage | None) -> str:
        if passage is None:
            return ""
        number = paragraph_of(self._view, passage.first)
        words = passages.shown(self._view, passage)
        return f" (nearest, in ¶{number}: ‹{words}›)" if words else f" (nearest in ¶{number})"

    def _mended(self, passage: Passage, difference: Difference) -> str | None:
        """The line to paste, if the source's words are known; they must stand inside one quotation."""
        size = passage.end - passage.first
        if difference.theirs is None:
            return None
        chunks = self._span.split()
        # What is the same stays as it was typed, unless dashes or ellipses are set close.
        as_typed = len(chunks) == len(self._words) and all(len(span_words(one)) == 1 for one in chunks)
        own = chunks if as_typed else list(self._words)
        after = difference.at + len(difference.mine)
        line = " ".join([*own[: difference.at], *difference.theirs, *own[after:]])
        words = span_words(line)
        pattern = to_pattern(words, COMMA_OR_PERIOD)
        if len(words) != size or passage.first not in find(self._view, pattern, passage.first, passage.end):
            return None
        return _paste_span(line)


def _parting(difference: Difference, words: tuple[str, ...]) -> str:
    """Where a span and the source part, and how."""
    mine = " ".join(difference.mine)
    if difference.theirs is None:
        word = f"its word {difference.at + 1}, ‹{words[difference.at]}›"
        return (
            f"it leaves the source at {word}" if mine else f"it leaves out words of the source before {word}"
        )
    theirs = " ".join(difference.theirs)
    if mine and theirs:
        return f"it has ‹{mine}› where the source has ‹{theirs}›"
    return f"it adds ‹{mine}›" if mine else f"it leaves out ‹{theirs}›"


def _paste(line: str) -> str:
    return f" Paste: {line}"


def _paste_span(words: str) -> str:
    # JSON's strings are YAML's double-quoted ones, which need no thought of colons and hashes.
    return _paste(f"- {json.dumps(words, ensure_ascii=False)}")
