"""In the article's order: a source paragraph by paragraph, with what rests on each in its place.

A grey bar stands for what is not republished. It is the map of a record, and the way to hold it against the article.
"""

from collections import defaultdict
from collections.abc import Iterator

from docutils import nodes

from incident_record.catalog.catalog import Entry, in_words
from incident_record.catalog.summaries import tally
from incident_record.check.model import SourceReading
from incident_record.record.model import At, Record, Source
from incident_record.site.draw.deferred import Part, part
from incident_record.site.draw.links import MAP_PLACE, link, local_link
from incident_record.site.draw.nodes import AGAIN, bars, box, inline, item, joined, para
from incident_record.site.draw.quote import is_proved, render_words
from incident_record.site.draw.related import related_anchor
from incident_record.site.draw.view import RecordView, map_anchor

_LEGEND = "A grey bar stands for words that are not republished here: the longer, the more. Words in italics are the source’s."


def render_order(view: RecordView) -> Iterator[Part]:
    """A part for each source that could be read."""
    for source in view.record.sources:
        reading = view.entry.finding.readings.get(source.text)
        if reading is not None:
            title = "In the article’s order" + ("" if len(view.record.sources) == 1 else f": {source.publisher}")
            yield part(
                "order",
                title,
                _render_source(view, source, reading),
                [f"order_{id_}" for id_ in view.record.all_ids(source.id)],
            )


def _render_source(view: RecordView, source: Source, reading: SourceReading) -> Iterator[nodes.Node]:
    if source is view.record.sources[0]:
        yield para(_LEGEND, classes=["soft", AGAIN])
    yield nodes.bullet_list("", *_render_rows(view, source, reading), classes=["order"])


def _render_rows(view: RecordView, source: Source, reading: SourceReading) -> Iterator[nodes.list_item]:
    resting = _Resting(view, source)
    for number, words in enumerate(reading.lengths, start=1):
        hidden = words - resting.printed_words[number]
        grey = [bars(words=hidden)] if hidden > 0 else []
        notes = joined(resting.also[number], " · ")
        also = [para("Also: ", *notes, classes=["soft", "also", AGAIN])] if notes else []
        content = resting.content[number] or ([] if notes else [para("Nothing rests on it.", classes=["soft"])])
        label = para(inline(f"¶{number}", "at"), *grey, classes=[AGAIN])
        yield item(label, *also, *content, ids=[map_anchor(id_, number) for id_ in view.record.all_ids(source.id)])


class _Resting:
    """What rests on the paragraphs of a source, by their numbers, and how many of their words are shown."""

    def __init__(self, view: RecordView, source: Source) -> None:
        self.printed_words: dict[int, int] = defaultdict(int)
        self.content: dict[int, list[nodes.Node]] = defaultdict(list)
        self.also: dict[int, list[nodes.Node]] = defaultdict(list)
        self._view, self._source = view, source
        self._add_statements()
        self._add_quotes()
        self._add_others()
        self._add_waivers()

    def _add_statements(self) -> None:
        view = self._view
        answers = {answer.id for question in view.record.questions for answer in question.answers}
        for statement in view.record.statements:
            if statement.at.source == self._source.id:
                margin = view.margin(statement.id, statement.at, statement.words, permalink=True)
                said = para(*view.said(statement), classes=["said"])
                # The search finds an answer with its question.
                again = [AGAIN] if statement.id in answers else []
                shown = box(said, margin, classes=["statement", *again], ids=view.anchors(statement.id))
                self.content[statement.at.paragraph].append(shown)

    def _add_quotes(self) -> None:
        view = self._view
        for quote in view.record.quotes:
            if quote.at.source != self._source.id:
                continue
            for piece in view.entry.finding.pieces.get(quote.id, ()):
                self.printed_words[piece.paragraph] += piece.words
            if is_proved(view, quote):
                by = para(view.voices(quote.speakers), ":", classes=[AGAIN])
                self.content[quote.at.paragraph] += [by, render_words(view, quote, AGAIN)]
            else:
                self.content[quote.at.paragraph].append(para("A quote that is not proved.", classes=["not-proved"]))

    def _add_others(self) -> None:
        """The policy points, what other records have of the paragraph, and where it has nothing else the names and events."""
        record = self._view.record
        for number, text in tally({self._source.id}, name=record.people, event=record.events):
            if not self.content[number]:
                self.also[number].append(inline(text))
        for at, label in _others(record):
            if at.source == self._source.id:
                self.also[at.paragraph].append(label)
        for other in self._view.catalog.citing(self._view.entry, self._source.text):
            if other is not self._view.entry and other.record is not None:
                named = other.source_ids(self._source.text)
                for number, text in tally({*named}, statement=other.record.statements, quote=other.record.quotes):
                    self.content[number].append(
                        para(self._link_to(other, number), f": {text}", classes=["soft", AGAIN])
                    )

    def _link_to(self, other: Entry, number: int) -> nodes.Node:
        """A link to the same paragraph in another record."""
        target = f"{other.docname}#{map_anchor(other.source_ids(self._source.text)[0], number)}"
        return link(self._view.docname, MAP_PLACE, target, f"In the record {other.short_title}")

    def _add_waivers(self) -> None:
        reading = self._view.entry.finding.readings[self._source.text]
        headline = self._source.headline
        if headline and not self.content[headline]:
            self.content[headline].append(para("The title.", classes=["soft"]))
        for waiver in self._source.unused:
            if waiver.paragraph is not None:
                self.content[waiver.paragraph].append(para(f"Not used: {waiver.reason}", classes=["soft"]))
            elif waiver.quotation is not None and waiver.quotation - 1 in reading.quotations:
                text = f"Quotation {waiver.quotation} is not used: {waiver.reason}"
                self.content[reading.quotations[waiver.quotation - 1]].append(para(text, classes=["soft"]))


def _others(record: Record) -> Iterator[tuple[At, nodes.Node]]:
    """What else rests on a paragraph: the place, and a label."""
    for quote in record.quotes:
        if quote.antecedent and quote.antecedent.at != quote.at:
            yield quote.antecedent.at, inline(f"it names who speaks in ¶{quote.at.paragraph}")
    for point in record.policy_points:
        yield point.at, inline(f"policy point: {in_words(point.policy).lower()}")
    for related in record.related:
        yield related.at, local_link(related_anchor(related.id), "related case")
