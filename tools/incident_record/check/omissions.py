"""What a quote leaves out of the sentences that it quotes: negations and conditions.

Whatever is decided here is decided from the words of opened quotations, so that a seal gives the same verdict as
its text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from incident_record.check.model import Case
from incident_record.check.speaker import parties_of
from incident_record.languages import all_words
from incident_record.problems import Code, Problem
from incident_record.source.lexicon import bare
from incident_record.source.match import Places
from incident_record.source.text import Span
from incident_record.source.view import SourceView, paragraph_of, quotation_of

# A seal tells only whether a word is one of some spellings, so each spelling that print may have is listed.
_NOT = frozenset(spelling for word in all_words("nots") for spelling in (word, word.capitalize()))
_ONLY = frozenset(word + comma for word in all_words("onlys") for comma in ("", ","))
_BUT, _UNTIL = all_words("buts"), all_words("untils")


def omission_problems(
    case: Case,
    spans: Sequence[Span],
    sentences: Iterable[Span],
    consulted: list[Span] | None = None,
    advice: str = "quote it too, or say in `omits` why the sense is kept",
) -> Iterator[Problem]:
    """The first negation or condition that the spans leave out, or the first quotation that a seal keeps closed.

    Args:
        spans: where its spans stand.
        sentences: the sentences that the spans touch.
        consulted: gets the words of the narration that had to be read, which a seal has to open.
        advice: how a cut is mended.
    """
    view = case.view
    apart = _Apart(view, spans)
    for sentence in sentences:
        # Only the speaker's words count: a negation of the narration, or of somebody else, cuts nothing.
        spoken, closed = view.turning(*sentence)
        if closed is not None:
            message = f"The seal has not opened all that is quoted in a quoted sentence of ¶{paragraph_of(view, closed[0])}; run `make seal` where the text is."
            yield case.problem(("spans",), Code.SEAL_OUTDATED, message)
            return
        negations = [at for at in spoken if not (apart.has(at) or _is_anothers(case, at, spans, consulted))]
        for at in negations:
            if not _inside(at, spans) and _turns(view, at, negations, spans, sentence):
                from incident_record.check.nearest import word_at  # only this failure needs it

                word = word_at(view, at)
                message = f"The words left out of the same sentence hold a negation or a condition{word}; {advice}."
                yield case.problem(("spans", _nearest(at, spans)), Code.CUTS_NEGATION, message)
                return


class _Apart:
    """What other verbs of saying give in a quoted sentence: of "“We go,” Roe said, adding that Doe is “not well”" each stands alone.

    A quotation in small letters right behind its verb goes on with what was said before: "adding, “but not today”".
    """

    def __init__(self, view: SourceView, spans: Sequence[Span]) -> None:
        self._view = view
        self._quoted = {quotation_of(view, *span) for span in spans}
        self._verbs = {self._verb(quotation) for quotation in self._quoted}

    def _verb(self, quotation: int | None) -> int | None:
        """The position of the verb of a quotation that stands alone."""
        voice = None if quotation is None else self._view.voices.governing.get(quotation)
        if voice is None or quotation is None:
            return None
        first = self._view.quotations[quotation][0]
        goes_on = voice.verb + 1 == first and not bare(self._view.words[first] or "")[:1].isupper()
        return None if goes_on else voice.verb

    def has(self, at: int) -> bool:
        """Whether a word of a quotation is one of another verb, and cuts nothing."""
        verb = self._verb(quotation_of(self._view, at))
        return verb is not None and None not in self._verbs and verb not in self._verbs


def _is_anothers(case: Case, at: int, spans: Sequence[Span], consulted: list[Span] | None) -> bool:
    """Whether a negation is in a quotation that is not quoted, and that the source gives to other recorded people."""
    quotation = quotation_of(case.view, at)
    voice = None if quotation is None else case.view.voices.governing.get(quotation)
    if voice is None or quotation is None or _holds(case.view.quotations[quotation], spans):
        return False
    if consulted is not None:
        consulted += [(phrase.first, phrase.end) for phrase in voice.phrases]
    parties = parties_of(case.view, case.names, voice)
    return all(party.ids and not party.ids & set(case.quote.speakers) for party in parties)


def _holds(quotation: Span, spans: Sequence[Span]) -> bool:
    """Whether one of some spans, which are in order, begins in a quotation."""
    index = bisect_left(spans, quotation[0], key=itemgetter(0))
    return index < len(spans) and spans[index][0] < quotation[1]


def _nearest(at: int, spans: Sequence[Span]) -> int:
    # The nearest span is the one whose quoting cuts the negation off.
    return min(range(len(spans)), key=lambda i: min(abs(spans[i][0] - at), abs(spans[i][1] - at)))


def _inside(position: int, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, position, key=itemgetter(0)) - 1
    return index >= 0 and position < spans[index][1]


def _turns(view: SourceView, at: int, negations: Sequence[int], spans: Sequence[Span], sentence: Span) -> bool:
    """Whether what is left out there can turn the sense; in doubt it does.

    Of "not only … but" both halves hold. A later "until" tells how long, unless something is denied until then.
    """
    if view.words[at] in _NOT and at + 1 < sentence[1] and view.words[at + 1] in _ONLY:
        return _inside(at + 1, spans) or not _has_but(view, at + 2, sentence)
    if view.words[at] in _UNTIL:
        return any(_inside(other, spans) for other in negations)
    return True


def _has_but(view: SourceView, after: int, sentence: Span) -> bool:
    """Whether the speech of a sentence has a "but" after a position; what the narration says is not asked."""
    places = Places(view, (_BUT,), after, sentence[1]).after(after)
    return any(quotation_of(view, at) is not None for at in places)
