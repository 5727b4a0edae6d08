"""What a reader asks of the incident, and who answers it: the first part of a record's page."""

from collections.abc import Iterator, Sequence

from incident_record.catalog.direction import direction
from incident_record.catalog.labels import NOT_STATED
from incident_record.catalog.quote_lines import excerpts
from incident_record.catalog.summaries import answering_voices, open_questions
from incident_record.export.content import AGAIN, CAVEAT, EXCERPT, Child, Content, inline, para, phrase
from incident_record.record.model import Answer, Question, Quote, Statement
from incident_record.site.draw.blocks import box, definitions, heading, item, listing, optional
from incident_record.site.draw.view import RecordView

GAPS, WHERE = "part_gaps", "where"
"""Where the questions stand that the sources leave open, and the id by which records ask where it happened."""


def render_questions(view: RecordView) -> Iterator[Child]:
    """The questions with their answers, then those that the sources leave open."""
    answered = [question for question in view.record.questions if question.answers]
    if answered:
        # An empty box keeps room for the filter, so that nothing moves when the script has made it.
        yield from [box(classes=["voice-filter"])] if len(answering_voices(view.record)) > 1 else []
        yield para(
            "¶ is a paragraph of the source, which is not printed here. Words in italics are the source’s.",
            classes=["soft", AGAIN],
        )
        asked = [Content("term", question.question, ids=view.anchors(question.id)) for question in answered]
        answers = [render_answers(view, question, evidence=True) for question in answered]
        yield definitions(zip(asked, answers, strict=True), "questions")
    if view.record.unanswered:
        gaps = listing([_render_gap(view, question) for question in view.record.unanswered], "not-stated")
        where = "any source" if len(view.record.sources) > 1 else "the source"
        title = f"Not stated in {where}: {open_questions(view.record)}"
        yield box(heading(title, AGAIN), gaps, classes=["gaps"], ids=[GAPS])


def _render_gap(view: RecordView, question: Question) -> Content:
    gap = item(para(question.question), *render_answers(view, question), ids=view.anchors(question.id))
    gap.more[EXCERPT] = NOT_STATED  # in a search result the note would look like an answer
    return gap


def render_answers(view: RecordView, question: Question, *, evidence: bool = False) -> list[Child]:
    """The answers to a question, side by side, and a note; several of one voice stand together.

    Args:
        evidence: whether the source's words stand in the margin.
    """
    by_voice: dict[frozenset[str], list[Child]] = {}
    bases = []
    for answer in question.answers:
        voices, said, basis = _render_answer(view, answer)
        place = view.place(basis) if basis else []
        # Words of a quote cannot say how they are meant, and may stand here or in a search without the quote.
        context = optional(basis.context, CAVEAT) if isinstance(basis, Quote) and basis not in bases else []
        by_voice.setdefault(frozenset(voices), []).extend([para(*said, *place, classes=["said"]), *context])
        bases += [basis] if basis else []
    cells = [box(*nodes_, classes=["answer"]) for nodes_ in by_voice.values()]
    answers = [box(*cells, classes=["answers"])] if cells else []
    return [*answers, *optional(question.note, CAVEAT if cells else "soft"), *view.margin(*(bases if evidence else ()))]


def _render_answer(
    view: RecordView, answer: Answer
) -> tuple[tuple[str, ...], Sequence[Child], Statement | Quote | None]:
    """Whose answer it is; the statement, or the words of a quote; and which of the two it is."""
    for statement in view.record.statements:
        if statement.id == answer.id:
            return statement.by, view.said(statement), statement
    # An id names one item alone: no statement has it, so it is a quote's.
    quote = next((quote for quote in view.record.quotes if quote.id == answer.id), None)
    if quote is None or not view.entry.proves(quote):
        return (), [inline("Not proved: the answer is not shown.", "not-proved")], None
    source = view.record.source(quote.at.source)
    said: list[Child] = [view.voices(quote.speakers), ":"]
    for before, words, after in excerpts(quote, answer.words):
        name = "answer-words" if answer.words else "quote-span"
        marked: list[Child] = [f"“{before}", view.phrase(words, source, name), f"{after}”"]
        # Marks stand around what they enclose, whichever way that runs.
        said += [" ", *([phrase(*marked, classes=["rtl"], tag="span")] if direction(words) == "rtl" else marked)]
    return quote.speakers, said, quote
