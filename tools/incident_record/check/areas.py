"""Where a clause of a quotation may stand: the narration of its sentence, with its quotations looked through."""

from bisect import bisect_right

from incident_record.source.match import ANY_STOP
from incident_record.source.text import Span
from incident_record.source.view import SourceView, quotations_in
from incident_record.source.voices import Voice

# How many words from a quotation, or from its verb, a clause may stand: a sentence may be as long as its source.
_REACH = 250


def sentence_of(view: SourceView, position: int) -> Span:
    """The first word and the end of the sentence that holds a word."""
    number = bisect_right(view.sentences, position)
    return view.sentences[number - 1], view.sentences[number] if number < len(view.sentences) else view.size


def sentences_of(view: SourceView, quotation: int) -> list[Span]:
    """The sentences whose narration a quotation stands in: two, where one begins inside it; each cut to what is near."""
    first, end = view.quotations[quotation]
    start, stop = sentence_of(view, first)
    spans = [(max(start, first - _REACH), min(stop, end + _REACH))]
    if stop < end:
        start, stop = sentence_of(view, end - 1)
        spans.append((start, min(stop, end + _REACH)))
    return spans


def clause_areas(view: SourceView, quotation: int, voice: Voice | None) -> list[Span]:
    """The stretches in which a clause of a quotation may stand, in order; quotations in them are looked through.

    Args:
        view: the source, under one reading of its sentences.
        quotation: the index of the quotation.
        voice: who speaks it, whose clause may stand in another sentence.
    """
    spans = sentences_of(view, quotation)
    if voice is not None:
        start, stop = sentence_of(view, voice.verb)
        spans.append((max(start, voice.verb - _REACH), min(stop, voice.verb + _REACH)))
    return sorted(set(spans))


def reporting_clause(view: SourceView, quotation: int) -> str | None:
    """The verb that governs a quotation with its subject, as the source has them; None where a word is closed or quoted."""
    voice = view.voices.governing.get(quotation)
    if voice is None:
        return None
    first = min(voice.verb, *(phrase.first for phrase in voice.phrases))
    end = max(voice.verb + 1, *(phrase.end for phrase in voice.phrases))
    words = view.words[first:end]
    return None if None in words or quotations_in(view, first, end) else " ".join(filter(None, words)).rstrip(ANY_STOP)
