"""Whether the words that answer a question are within one span of their quote, under the rules of a span."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from incident_record.check.model import Case, RecordSources
from incident_record.check.omissions import omission_problems
from incident_record.check.quote import MAX_ASSIGNMENTS, Proof, quoted_sentences, too_short
from incident_record.problems import Code, Problem, excerpt
from incident_record.record.model import Answer, Quote
from incident_record.source.match import COMMA_OR_PERIOD, find, to_pattern
from incident_record.source.text import ELLIPSIS, Span, Words, span_words
from incident_record.source.view import IndexedWords, readings

# An answer has no `omits`.
_ADVICE = "take it into `words`, or answer with the whole quote by its id alone"


def answer_problems(sources: RecordSources, proofs: Mapping[str, Proof]) -> Iterator[Problem]:
    """What is wrong with the words of answers; that an answer is no quote at all is a problem of its id.

    Args:
        proofs: of each quote, by its id.
    """
    quotes = {quote.id: _Spans(quote) for quote in sources.record.quotes}
    for question in sources.record.questions:
        for answer in question.answers:
            if answer.words is not None and answer.id in quotes:
                yield from _check_words(sources, answer, quotes[answer.id], proofs[answer.id].spans)


class _Spans:
    """The spans of a quote, in which the words of all its answers are looked up."""

    def __init__(self, quote: Quote) -> None:
        self.quote = quote

    @cached_property
    def _starts(self) -> list[int]:
        return [at + 1 for at, word in enumerate(self._words.words) if word is None]

    @cached_property
    def _words(self) -> IndexedWords:
        # What stands in two spans is no answer, so that something stands between them.
        return IndexedWords([word for span in self.quote.spans for word in (None, *span_words(span))])

    def find(self, words: Words) -> list[tuple[int, int]]:
        """The index of each span that has words, and where in it; at their end a comma, a period or neither are the same."""
        places = find(self._words, to_pattern(words, COMMA_OR_PERIOD), 0, len(self._words.words))
        indices = (bisect_right(self._starts, at) - 1 for at in places)
        return [(index, at - self._starts[index]) for index, at in zip(indices, places, strict=True)]


def _check_words(sources: RecordSources, answer: Answer, quoted: _Spans, spans: tuple[Span, ...]) -> Iterator[Problem]:
    record, trail = sources.record, (*answer.trail, "words")
    words = span_words(answer.words or "")
    message = too_short("answer", answer.words or "", words)
    if message:
        yield record.problem(trail, Code.TOO_SHORT, message)
        return
    places = quoted.find(words)
    if not places:
        message = f"The words {excerpt(answer.words or '')} are not within one span of the quote `{quoted.quote.id}`; copy them from one."
        yield record.problem(trail, _why_not(words), message)
        return
    case = sources.case(quoted.quote)
    if case is None or not spans:
        return  # the quote is not proved, and reported itself
    # Words that the quote has more than once are meant where they cut nothing off.
    cuts = [_cut(case, spans[index], spans[index][0] + at, len(words)) for index, at in places[:MAX_ASSIGNMENTS]]
    for problem in min(cuts, key=len):
        yield record.problem(trail, problem.code, problem.message)


def _why_not(words: Words) -> Code:
    """What words that are in no span have that a span may not have."""
    if ELLIPSIS in words:
        return Code.TYPED_ELLIPSIS
    bracket = any("[" in word or "]" in word for word in words)
    return Code.TYPED_BRACKET if bracket else Code.QUOTE_NOT_FOUND


def _cut(case: Case, span: Span, first: int, length: int) -> list[Problem]:
    """The negation or condition that words of a span leave out of their sentence, if there is one."""
    stretch = (first, first + length)
    for view in readings(case.view, *stretch):
        sentences = list(quoted_sentences(view, [stretch]))
        if case.quote.omits:
            # The note accepts what the span leaves out, and not what words of it leave out besides.
            sentences = [(max(begins, span[0]), min(ends, span[1])) for begins, ends in sentences]
        problems = list(omission_problems(case, [stretch], sentences, advice=_ADVICE))
        if problems:
            return problems
    return []
