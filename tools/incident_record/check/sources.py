"""What a record says of its sources themselves: which paragraph is the title, and what nothing rests on."""

from collections.abc import Collection, Iterator

from incident_record.check.model import Opening, RecordSources
from incident_record.problems import Code, Problem, excerpt
from incident_record.record.model import Source
from incident_record.source.match import Pattern, find, may_stand
from incident_record.source.text import evidence_words
from incident_record.source.view import paragraph_bounds, printed_quotations


def check_waivers(
    sources: RecordSources, source: Source, cited: Collection[int], quoted: Collection[int]
) -> Iterator[Problem]:
    """Waivers of what the source does not have, or of what an item of the record uses.

    Args:
        source: one of them.
        cited: the numbers of the paragraphs that items cite or quote.
        quoted: the numbers of the quotations that quotes are from, from 1.
    """
    view = sources.opened[source.id].view
    if view is None:
        return
    counts = {"paragraph": len(view.paragraphs), "quotation": len(printed_quotations(view))}
    # A waiver of what another record uses is fine: nobody need know the whole folder to write one.
    used = {"paragraph": cited, "quotation": quoted}
    for waiver in source.unused:
        for what, number in (("paragraph", waiver.paragraph), ("quotation", waiver.quotation)):
            if number is None:
                continue
            if number > counts[what]:
                message = f"There is no {what} {number} to waive: the source has {counts[what]}."
                yield sources.record.problem((*waiver.trail, what), Code.UNKNOWN_ID, message)
            elif number in used[what]:
                message = f"An item of this record uses {what} {number}, so it is not unused; remove the waiver."
                yield sources.record.problem((*waiver.trail, what), Code.STALE_WAIVER, message)


def check_headline(sources: RecordSources, source: Source) -> Problem | Opening | None:
    """Where the title stands in the source, or why it does not; None where nothing says or can be read.

    The title is a citation, so a seal may open all of it, however long it is.
    """
    view = sources.opened[source.id].view
    if source.headline is None or view is None:
        return None
    trail = (*source.trail, "headline")
    if source.headline > len(view.paragraphs):
        message = f"There is no ¶{source.headline}: the source has {len(view.paragraphs)}."
        return sources.record.problem(trail, Code.TITLE_NOT_FOUND, message)
    words = evidence_words(source.title, source.marks)
    pattern: Pattern = tuple(frozenset((word,)) for word in words)
    first, end = paragraph_bounds(view, source.headline)
    # All of the paragraph: a title inside a sentence is not the article's.
    if end - first == len(words):
        if find(view, pattern, first, end):
            return Opening(sources.record.location_of(trail), source.id, first, end)
        if view.mode == "seal" and may_stand(view, pattern, first, end):
            message = f"The seal of `{source.text}` does not open the title; run `make seal` where the text is."
            return sources.record.problem(trail, Code.SEAL_OUTDATED, message)
    message = f"¶{source.headline} is not {excerpt(source.title)} word for word; copy the title from the source, or correct `headline`."
    return sources.record.problem(trail, Code.TITLE_NOT_FOUND, message)
