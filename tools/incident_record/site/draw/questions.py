"""What a reader asks of the incident, and who answers it: the first part of a record's page."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from incident_record.catalog.labels import LEFT_OUT, NOT_STATED
from incident_record.record.model import Answer, At, Question, Statement
from incident_record.site.draw.nodes import PLAIN, box, heading, inline, item, listing, para
from incident_record.site.draw.quote import is_proved
from incident_record.site.draw.view import RecordView


def render_questions(view: RecordView) -> Iterator[nodes.Node]:
    """The questions with their answers, then those that the sources leave open."""
    record = view.record
    answered = [question for question in record.questions if question.answers]
    if answered:
        # An empty box keeps room for the filter, so that nothing moves when the script has made it.
        yield box(classes=["voice-filter"])
        yield _render_answered(view, answered)
    if record.unanswered:
        gaps = [
            item(_gap(question), *render_answers(view, question), ids=view.anchors(question.id))
            for question in record.unanswered
        ]
        yield heading("Not stated")
        yield listing(gaps, "not-stated")


def _gap(question: Question) -> nodes.paragraph:
    """A question that is open, which says so where it stands alone: in an excerpt, or read aloud."""
    return para(question.question, inline(f" {NOT_STATED}", "unseen"))


def _render_answered(view: RecordView, questions: Sequence[Question]) -> nodes.definition_list:
    rows = [
        nodes.definition_list_item(
            "",
            nodes.term("", question.question, ids=view.anchors(question.id), **PLAIN),
            nodes.definition("", *render_answers(view, question)),
        )
        for question in questions
    ]
    return nodes.definition_list("", *rows, classes=["questions"])


def render_answers(view: RecordView, question: Question, *, brief: bool = False) -> list[nodes.Node]:
    """The answers to a question, side by side, and a note; several of one voice stand together.

    Args:
        view: the record.
        question: its question.
        brief: whether the places stand at the answers' ends, without the evidence.
    """
    by_voice: dict[tuple[str, ...], list[nodes.Node]] = {}
    for answer in question.answers:
        voices, said, margin = _render_answer(view, answer)
        if brief and margin is not None:
            said += [" ", view.place_link(margin[1])]
        beside = [view.margin(*margin)] if margin and not brief else []
        by_voice.setdefault(voices, []).extend([para(*said, classes=["said"]), *beside])
    cells = [box(*shown, classes=["answer"]) for shown in by_voice.values()]
    note = [para(question.note, classes=["soft"])] if question.note else []
    return [*([box(*cells, classes=["answers"])] if cells else []), *note]


_Margin = tuple[str, At, Sequence[str]]


def _render_answer(view: RecordView, answer: Answer) -> tuple[tuple[str, ...], list[nodes.Node | str], _Margin | None]:
    """Whose answer it is; the statement, or the words of a quote; and what stands in the margin."""
    record = view.record
    for statement in record.statements:
        if statement.id == answer.id:
            return statement.by, [*view.said(statement)], (statement.id, statement.at, statement.words)
    # An id names one item alone: no statement has it, so it is a quote's.
    quote = next((quote for quote in record.quotes if quote.id == answer.id), None)
    if quote is None or not is_proved(view, quote):
        return (), [inline("Not proved: the answer is not shown.", "not-proved")], None
    source = record.source(quote.at.source)
    said: list[nodes.Node | str] = [view.voices(quote.speakers), ":"]
    if answer.words:
        before, after = _left_out(answer.words, quote.spans)
        said += [f" “{before}", view.phrase(answer.words, source, "answer-words"), f"{after}”"]
    for span in () if answer.words else quote.spans:
        said += [" “", view.phrase(span, source, "quote-span"), "”"]
    return quote.speakers, said, (quote.id, quote.at, ())


def _left_out(words: str, spans: Sequence[str]) -> tuple[str, str]:
    """The marks before and after words of a quote, where their span begins earlier or goes on."""
    span = next((span for span in spans if words in span), words)
    sides = (any(map(str.isalnum, side)) for side in span.split(words, 1)) if span != words else (False, False)
    before, after = sides
    return LEFT_OUT.lstrip() if before else "", LEFT_OUT.rstrip() if after else ""


def render_claim(view: RecordView, statement: Statement) -> list[nodes.Node]:
    """A statement with its voice in front, and its evidence in the margin."""
    return [para(*view.said(statement), classes=["said"]), view.margin(statement.id, statement.at, statement.words)]
