"""Why a span or a clause is not the source's, and the line that mends it where one edit does; for failures alone."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, islice

from msgspec.structs import replace

from incident_record.check.areas import reporting_clause
from incident_record.check.clauses import attribute
from incident_record.check.model import Case
from incident_record.check.nearest import Difference, NearPassage, nearest, passage_text, runs_out
from incident_record.problems import Code, Problem, excerpt
from incident_record.record.model import At
from incident_record.record.yaml_text import yaml_quoted
from incident_record.source.match import ANY_STOP, COMMA_OR_PERIOD, Places, find, may_stand, quoted_after, to_pattern
from incident_record.source.text import ELLIPSIS, Span, evidence_words, span_words
from incident_record.source.view import TextView, paragraph_bounds, paragraph_of, quotation_of, quotations_in, region

Explanation = tuple[Code, str]
"""A code, and a message."""

_OTHER_PLACES = 8  # of a span or a clause that are looked at, where it stands in many
_NAMED = 4  # differences that a message names
_FAR_SEEDS = 2  # words of a span that are looked up outside the cited paragraph
_BESIDE = 40  # words on either side of a passage among which the marks around it may stand
_STOPS = ",.;:?!"
_SHARED = 3  # words that make a passage in another paragraph the one that is meant

_MENDED_CLAUSES = (Code.WRONG_SPEAKER, Code.ATTRIBUTION_NOT_BESIDE, Code.PRONOUN)
# Words before and after, the fewest first: "said" lacks one for "Roe said", "she told" two for "she told the reporters".
_LONGER = ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (3, 0), (2, 1), (1, 2), (0, 3))


def why_not(case: Case, index: int, in_narration: Span | None) -> Problem:
    """Why a span stands in no quotation of the paragraph that the quote cites.

    Args:
        index: which of its spans, of two words or more.
        in_narration: where the span first stands in the paragraph, if it does, though not inside one quotation.
    """
    code, message = _SpanFailure(case, index, in_narration).explain()
    return case.problem(("spans", index), code, message)


def beyond(case: Case) -> str:
    """The message for a quote that cites a paragraph beyond the source's last: where its first span stands."""
    return _SpanFailure(case, 0).other_places()


def begins_elsewhere(case: Case, paragraph: int) -> str:
    """The message for a quote whose first span begins in another paragraph of the quotation that runs on."""
    cure = _paste(f"at: {case.quote.at.source}:{paragraph}")
    return f"The first span begins in ¶{paragraph}, not ¶{case.quote.at.paragraph}.{cure}"


class _SpanFailure:
    """A span that failed, and what can be said of it.

    Args:
        index: which of its spans.
        in_narration: where the span first stands in the cited paragraph, though not inside one quotation.
    """

    def __init__(self, case: Case, index: int, in_narration: Span | None = None) -> None:
        self._case, self._view, self._index, self._in_narration = case, case.view, index, in_narration
        self._span, self._at = case.quote.spans[index], f"¶{case.quote.at.paragraph}"
        self._words = span_words(self._span)
        self._pattern = to_pattern(self._words, COMMA_OR_PERIOD)

    def explain(self) -> Explanation:
        """The first explanation that fits."""
        return next(chain(self._surest(), self._likely()))

    @cached_property
    def _bounds(self) -> Span:
        return region(self._view, self._case.quote.at.paragraph)

    @cached_property
    def _here(self) -> NearPassage | None:
        """The nearest passage of the paragraph: between the spans before and after if there is one, else anywhere."""
        # A dictionary, so that bounds which are the same are searched once: a search is slow.
        for bounds in dict.fromkeys([self._between_neighbours(), self._bounds]):
            passage = nearest(self._view, self._words, self._pattern, *bounds)
            if passage is not None and passage.near:
                break
        return passage

    def _surest(self) -> Iterator[Explanation]:
        """What is known without a search for something near, which is slow; the surest first."""
        span = excerpt(self._span)
        line = self._without_marks()
        if line is not None:
            message = f"The span {span} has quotation marks around it that the source does not print; leave them off, since the page draws the outer marks.{line}"
            yield Code.QUOTE_ALTERED, message
        if self._in_narration is not None:
            reason = self._why_not_inside(self._in_narration)
            message = f"The words {span} stand in {self._at}, but not inside one pair of its quotation marks: {reason}; quote only what stands between the marks.{self._unmarked(self._in_narration)}"
            yield Code.NOT_IN_QUOTATION_MARKS, message
        if next(Places(self._view, self._pattern, 0, self._view.size).after(0), None) is not None:
            yield Code.QUOTE_NOT_FOUND, self.other_places()

    def _likely(self) -> Iterator[Explanation]:
        """What the nearest passage tells, in the cited paragraph and then anywhere; the last explanation fits always."""
        span, here = excerpt(self._span), self._here
        typed = self._typed_mark()
        if typed is not None:
            message = f"The span {span} has {typed[1]} that the source does not print there; use two spans, and the page marks what is left out, or explain in `context`."
            yield typed[0], message
        if here is not None and runs_out(self._view, self._pattern, here):
            message = f"The span {span} is not inside one pair of the quotation marks of {self._at}: {self._differing(here)}; quote only what stands between the marks."
            yield Code.QUOTE_NOT_FOUND, message
        if here is not None and here.near:
            yield Code.QUOTE_ALTERED, self._altered(here)
        quotations = [self._view.quotations[index] for index in quotations_in(self._view, *self._bounds)]
        if any(may_stand(self._view, self._pattern, *quotation) for quotation in quotations):
            message = f"The seal has not opened the quotations of {self._at}, so {span} cannot be checked; run `make seal` where the text is."
            yield Code.SEAL_OUTDATED, message
        # By fewer of the span's words than in the cited paragraph: a search of all the source takes longer.
        anywhere = nearest(self._view, self._words, self._pattern, 0, self._view.size, _FAR_SEEDS)
        if anywhere is not None and anywhere.near and anywhere.same >= _SHARED:
            yield Code.QUOTE_ALTERED, self._altered(anywhere)
        passage = here or anywhere
        # Where the text is at hand, the words that differ are marked in it.
        differs = f": {self._differing(passage)}" if passage is not None and self._view.mode == "seal" else ""
        message = f"The span {span} is not in {self._at}{differs}{self._nearest(passage)}; copy it from the source, or correct `at`."
        yield Code.QUOTE_NOT_FOUND, message + (self._unmarked((passage.first, passage.end)) if passage else "")

    def _unmarked(self, passage: Span) -> str:
        """A sentence on marks of the other kind beside a passage, or on a source that quotes nothing, as a transcript; empty for others."""
        near = range(max(passage[0] - _BESIDE, 0), min(passage[1] + _BESIDE, self._view.size))
        # Marks of the other kind are nested ones to the source, and stay at their words. Few words have one.
        marked = ((at, word) for at in near if "'" in (word := self._view.words[at] or ""))
        words = [word for at, word in marked if quotation_of(self._view, at) is None]
        if any(word.startswith("'") for word in words) and any(word.rstrip(_STOPS).endswith("'") for word in words):
            other = "single" if self._view.marks == "double" else "double"
            return f" If the source quotes in {other} marks, write `marks: {other}` for it."
        if self._view.quotations:
            return ""
        return " The source has no quotation marks of the kind that `marks` names; a transcript (`Q:`, `A:`) has none, and cannot be checked."

    def _between_neighbours(self) -> Span:
        """What the spans before and after leave of the cited paragraph, or all of it."""
        first, end = self._bounds
        before = self._neighbour(self._index - 1)
        after = self._neighbour(self._index + 1)
        low = next((at + before.size for at in before.after(first)), None) if before else None
        high = next(after.before(end), None) if after else None
        low = first if low is None else low + self._goes_on(low)
        high = end if high is None else high - self._goes_on(high)
        return (low, high) if low < high else (first, end)

    def _goes_on(self, position: int) -> bool:
        """Whether a paragraph goes on there, so that two spans that meet there would be one."""
        return paragraph_of(self._view, position - 1) == paragraph_of(self._view, position)

    def _neighbour(self, index: int) -> Places | None:
        """Where another span of the quote stands, if there is one."""
        if not 0 <= index < len(self._case.quote.spans):
            return None
        return Places(self._view, to_pattern(span_words(self._case.quote.spans[index]), COMMA_OR_PERIOD), *self._bounds)

    def other_places(self) -> str:
        """Where the source has the span, if not in the cited paragraph."""
        missing = f"The span {excerpt(self._span)} is not in {self._at}"
        places = Places(self._view, self._pattern, 0, self._view.size)
        stretches = [(at, at + places.size) for at in islice(places.after(0), _OTHER_PLACES)]
        if not stretches:
            return f"{missing} nor anywhere else in the source; correct `at` or the span."
        inside = [stretch for stretch in stretches if quotation_of(self._view, *stretch) is not None]
        suffix = "" if inside else ", outside quotation marks"
        numbers = [paragraph_of(self._view, first) for first, _ in (inside or stretches)[:3]]
        message = f"{missing}; it stands in {' and '.join(f'¶{number}{suffix}' for number in numbers)}"
        if not inside:
            return f"{message}; quote only what stands between the source's marks.{self._unmarked(stretches[0])}"
        movable = [
            stretch for stretch in inside if self._index == 0 and self._all_at(paragraph_of(self._view, stretch[0]))
        ]
        if not movable:
            return f"{message}: make it a quote of its own."
        # Of several places the one where the clauses fit too: pasted there, the quote passes.
        best = next((stretch for stretch in movable if self._attributed(stretch)), movable[0])
        return f"{message}.{_paste(f'at: {self._case.quote.at.source}:{paragraph_of(self._view, best[0])}')}"

    def _all_at(self, paragraph: int) -> bool:
        """Whether every span of the quote stands inside the quotations of a paragraph."""
        bounds = region(self._view, paragraph)
        for span in self._case.quote.spans:
            words = span_words(span)
            places = Places(self._view, to_pattern(words, COMMA_OR_PERIOD), *bounds)
            if next(quoted_after(self._view, places, bounds[0]), None) is None:
                return False
        return True

    def _attributed(self, stretch: Span) -> bool:
        """Whether the quote's clauses give the quotation around a stretch to its speaker."""
        quotation = quotation_of(self._view, *stretch)
        at = At(self._case.quote.at.source, paragraph_of(self._view, stretch[0]))
        case = replace(self._case, quote=replace(self._case.quote, at=at))
        return quotation is not None and not attribute(case, [quotation])[0]

    def _without_marks(self) -> str | None:
        """The line without the marks around a span; None where it has none, or the source prints them."""
        words = self._words
        if not (words[0].startswith("'") and words[-1].endswith("'")):
            return None
        inner = (words[0][1:], *words[1:-1], words[-1][:-1])
        places = Places(self._view, to_pattern(inner, COMMA_OR_PERIOD), 0, self._view.size)
        if next(places.after(0), None) is None:
            return None
        inside = next(quoted_after(self._view, places, 0), None) is not None
        return _paste_span(self._span.strip()[1:-1].strip()) if inside else ""

    def _why_not_inside(self, stretch: Span) -> str:
        """Why words of the source are not inside one quotation."""
        over = quotations_in(self._view, *stretch)
        reason = "they run over a mark" if over else "they are the source's narration"
        number = paragraph_of(self._view, stretch[0])
        unclosed = isinstance(self._view, TextView) and number in self._view.text.unclosed
        return reason + (f" (¶{number} has a mark without its partner)" if unclosed else "")

    def _typed_mark(self) -> Explanation | None:
        """Which mark of an editor's the span has that the source did not print in the paragraph."""
        if self._here is not None and self._here.near:
            own = [word for difference in self._here.differences for word in difference.mine]
        else:
            # Without a near passage to compare with, the source's own ellipsis is known by the words beside it.
            own = [word for k, word in enumerate(self._words) if word != ELLIPSIS or not self._printed(k)]
        if ELLIPSIS in own:
            return Code.TYPED_ELLIPSIS, "an ellipsis"
        if any("[" in word or "]" in word for word in own):
            return Code.TYPED_BRACKET, "a bracket"
        return None

    def _printed(self, ellipsis: int) -> bool:
        """Whether the paragraph prints an ellipsis beside one of the words that the span has beside it."""
        pairs = (self._words[max(ellipsis - 1, 0) : ellipsis + 1], self._words[ellipsis : ellipsis + 2])
        places = (Places(self._view, to_pattern(pair, ""), *self._bounds) for pair in pairs if len(pair) == 2)
        return any(next(place.after(0), None) is not None for place in places)

    def _altered(self, passage: NearPassage) -> str:
        number = paragraph_of(self._view, passage.first)
        cure = " Copy the source's words."
        if len(quotations_in(self._view, passage.first, passage.end)) > 1:
            cure = " Use a span for each pair of the source's marks."
        elif quotation_of(self._view, passage.first, passage.end) is None:
            cure = f" Quote only what stands between the source's marks.{self._unmarked((passage.first, passage.end))}"
        elif not self._bounds[0] <= passage.first < self._bounds[1]:
            cure = f" Copy the source's words, and write `at: {self._case.quote.at.source}:{number}`."
        elif len(passage.differences) == 1:
            cure = self._corrected(passage, passage.differences[0]) or cure
        what = f"{self._differing(passage)}{self._nearest(passage)}"
        return f"The span {excerpt(self._span)} is altered: {what}.{cure}"

    def _differing(self, passage: NearPassage) -> str:
        parts = [_describe(difference, self._words) for difference in passage.differences]
        rest = len(parts) - _NAMED
        return "; ".join(parts[:_NAMED]) + (f"; and {rest} more" if rest > 0 else "")

    def _nearest(self, passage: NearPassage | None) -> str:
        if passage is None:
            return ""
        number = paragraph_of(self._view, passage.first)
        words = passage_text(self._view, passage)
        return f" (nearest, in ¶{number}: ‹{words}›)" if words else f" (nearest in ¶{number})"

    def _corrected(self, passage: NearPassage, difference: Difference) -> str | None:
        """The line to paste, if the source's words are known; they must stand inside one quotation."""
        size = passage.end - passage.first
        if difference.theirs is None:
            return None
        chunks = self._span.split()
        # What is the same stays as it was typed, unless dashes or ellipses are set close.
        as_typed = len(chunks) == len(self._words) and all(len(span_words(chunk)) == 1 for chunk in chunks)
        own = chunks if as_typed else list(self._words)
        after = difference.at + len(difference.mine)
        line = " ".join([*own[: difference.at], *difference.theirs, *own[after:]])
        words = span_words(line)
        pattern = to_pattern(words, COMMA_OR_PERIOD)
        # Only a line that the check would accept is offered.
        if len(words) != size or passage.first not in find(self._view, pattern, passage.first, passage.end):
            return None
        return _paste_span(line)


def _describe(difference: Difference, words: tuple[str, ...]) -> str:
    """How a span differs from the source at one place."""
    mine = " ".join(difference.mine)
    if difference.theirs is None:
        word = f"its word {difference.at + 1}, ‹{words[difference.at]}›"
        return f"it leaves the source at {word}" if mine else f"it leaves out words of the source before {word}"
    theirs = " ".join(difference.theirs)
    if mine and theirs:
        return f"it has ‹{mine}› where the source has ‹{theirs}›"
    return f"it adds ‹{mine}›" if mine else f"it leaves out ‹{theirs}›"


def _paste(line: str) -> str:
    return f" Paste: {line}"


def _paste_span(words: str) -> str:
    # JSON's strings are YAML's double-quoted ones, which need no thought of colons and hashes.
    return _paste(f"- {yaml_quoted(words)}")


def with_better_clause(case: Case, quotations: Sequence[int], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of a quote, that of its clause with the line to paste where another clause would pass.

    Args:
        quotations: the indices of the quotations that its spans are from.
        problems: all that is wrong with it.
    """
    of_clauses = [problem for problem in problems if problem.code in _MENDED_CLAUSES]
    for index in range(len(case.quote.attribution)) if of_clauses else ():
        own = [clause for quotation in quotations if (clause := reporting_clause(case.view, quotation))]
        for clause in dict.fromkeys((*_longer(case, quotations, case.quote.attribution[index]), *own)):
            listed = (*case.quote.attribution[:index], clause, *case.quote.attribution[index + 1 :])
            # Only a clause with which the check passes is offered.
            if not attribute(replace(case, quote=replace(case.quote, attribution=listed)), quotations)[0]:
                line = f" This one would pass.{_paste(clause_line(case, index, clause))}"
                advised = of_clauses[0]._replace(message=of_clauses[0].message + line)
                return tuple(advised if problem is of_clauses[0] else problem for problem in problems)
    return tuple(problems)


def _longer(case: Case, quotations: Sequence[int], clause: str) -> Iterator[str]:
    """The words of a clause with those beside it, wherever it stands in the paragraphs of the quotations."""
    view, pattern = case.view, to_pattern(evidence_words(clause, case.marks), ANY_STOP)
    edges = (view.quotations[quotations[0]][0], view.quotations[quotations[-1]][1] - 1)
    first, end = (paragraph_bounds(view, paragraph_of(view, edge)) for edge in edges)
    places = find(view, pattern, first[0], end[1])[:_OTHER_PLACES] if pattern else []
    for before, after in _LONGER:
        for at in places:
            stretch = range(max(at - before, first[0]), min(at + len(pattern) + after, end[1]))
            words = [word for position in stretch if (word := view.words[position]) is not None]
            if len(words) == len(stretch) == before + len(pattern) + after:
                yield " ".join(words).rstrip(ANY_STOP)


def clause_line(case: Case, index: int, clause: str) -> str:
    """The line of a record with another clause in place of a listed one."""
    in_list = (*case.quote.trail, "attribution", index) in case.record.locations
    return f"{'- ' if in_list else 'attribution: '}{yaml_quoted(clause)}"
