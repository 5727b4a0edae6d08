"""What pages say of a record in a sentence: what leads, who answers, and which evidence is new."""

from pathlib import Path

import pytest
from incident_record.catalog.labels import after_verb
from incident_record.catalog.resting import label_of
from incident_record.catalog.summaries import date_rests, lead_quote, new_evidence, who_is_meant
from incident_record.check.model import Finding
from incident_record.record.model import Answer, At, Event, Person, Question, Quote, Record, Statement

MORE = "But that is not all of it."
PATH = Path("incidents/2031-05-02-pier.yaml")


@pytest.mark.parametrize(
    ("quotes", "lead", "span"),
    [
        # A later span is shorter, and goes on from what is left out of it.
        ([["We walked to the pier that day,", MORE], ["It was a very long way to go,"]], 0, 0),
        ([["all of the way down there"], ["Nobody came for us then,", MORE]], 1, 0),
        # What begins within a sentence, or is very short, is shown with all of its quote.
        ([["went on until the evening,"], ["No, never."]], 0, None),
    ],
)
def test_the_shortest_beginning_of_a_quote_leads(quotes: list[list[str]], lead: int, span: int | None) -> None:
    made = tuple(Quote((), f"q{n}", ("roe",), At("post", n), tuple(each), ("said",)) for n, each in enumerate(quotes))
    record = Record(path=PATH, id=PATH.stem, title="The pier", date="2031-05-02", sources=(), quotes=made)
    proved = frozenset(quote.id for quote in made)
    finding = Finding(PATH, PATH.stem, complete=True, problems=(), proved=proved)
    assert lead_quote(record, finding) == (made[lead], None if span is None else quotes[lead][span])
    assert lead_quote(record, Finding(PATH, PATH.stem, complete=True, problems=())) is None


@pytest.mark.parametrize(
    ("clause", "pronouns", "sentence"),
    [
        ("She told us.", ("she", "her"), "“She” is Ana Ruiz, named in"),
        ("dijo ella", ("ella",), "“ella” is Ana Ruiz, named in"),
        ("the pilot said", ("she", "her"), "The speaker is named in"),
        ("She told us.", (), "The speaker is named in"),
    ],
)
def test_a_pronoun_is_said_to_be_who_it_means(clause: str, pronouns: tuple[str, ...], sentence: str) -> None:
    ruiz = Person((), "ruiz", "person", "Ana Ruiz", pronouns=pronouns)
    quote = Quote((), "q", ("ruiz",), At("post", 2), ("We stay here.",), (clause,))
    record = Record(
        path=PATH, id=PATH.stem, title="The pier", date="2031-05-02", sources=(), people=(ruiz,), quotes=(quote,)
    )
    assert who_is_meant(record, quote) == sentence


def record_of(answers: list[list[str]]) -> Record:
    """A record with a question for each list of answers; the first letters of an answer are its voices."""
    ids = sorted({id_ for asked in answers for id_ in asked})
    said = tuple(
        Statement((), id_, tuple(id_.partition("-")[0]), "said", "so.", At("post", n), ("the pier",))
        for n, id_ in enumerate(ids, 1)
    )
    asked = tuple(
        Question((), f"q{n}", f"What of {n}?", tuple(Answer((), id_) for id_ in each))
        for n, each in enumerate(answers, 1)
    )
    return Record(
        path=PATH, id=PATH.stem, title="The pier", date="2031-05-02", sources=(), statements=said, questions=asked
    )


@pytest.mark.parametrize(
    ("answers", "label"),
    [
        ([["a-1", "b-2"]], "a on “What of 1?” · b on “What of 1?”"),
        ([["a-1"], ["a-1"]], "a on “What of 1?” and “What of 2?”"),
        ([["a-1", "a-2"]], "a on “What of 1?”"),
        ([["a-1", "b-2"], ["a-1"]], "a · b"),
    ],
)
def test_a_fold_says_whose_answers_it_holds(answers: list[list[str]], label: str) -> None:
    record = record_of(answers)
    assert label_of(record, record.statements) == label


@pytest.mark.parametrize(
    ("date", "stated", "words", "places"),
    [
        ("2031-05-02", "May 2", ("May 2",), [3, 1]),
        ("2031-05-02", "May 2, 2031", ("May 2",), [3]),
        ("2031-05-02", None, ("in May 2031",), [3]),
        ("[2031-05-02..]", "May 2", ("May 2",), [3, 1]),
        # Nothing in the record names its year.
        ("2032-05-02", "May 2", ("May 2",), [3]),
    ],
)
def test_a_date_rests_on_its_event_and_on_what_names_its_year(
    date: str, stated: str | None, words: tuple[str, ...], places: list[int]
) -> None:
    fund = Statement((), "fund", ("post",), "reports", "that a fund is spent.", At("post", 2), ("the 2031 fund",))
    said = Statement((), "year", ("post",), "gives", "its year.", At("post", 1), ("2031",))
    event = Event((), "e", date, "It shut", At("post", 3), words, date_as_stated=stated)
    record = Record(
        path=PATH, id=PATH.stem, title="The pier", date=date, sources=(), statements=(fund, said), events=(event,)
    )
    assert [at.paragraph for at in date_rests(record)] == places


def test_evidence_that_a_statement_of_the_place_has_is_not_new() -> None:
    record, at = record_of([["a-1"]]), At("post", 1)
    event = Event((), "e", "2031-05-02", "It shut", at, ("pier", "on Monday"))
    assert new_evidence(record, event) == ["on Monday"]
    assert new_evidence(record, Event((), "e", "2031-05-02", "It shut", At("post", 2), ("pier",))) == ["pier"]
    person = Person((), "roe", "person", "Ann Roe", at=at, words=("Ann Roe", "Mayor Ann Roe"))
    assert new_evidence(record, person) == ["Mayor Ann Roe"]


@pytest.mark.parametrize(
    ("verb", "text", "joint"),
    [
        ("said", "that it rained.", " "),
        ("said", "It rained.", ": "),
        ("said:", "It rained.", " "),
        ("قالت:", "أمطرت", " "),
    ],
)
def test_a_verb_and_its_text_have_one_colon_between_them(verb: str, text: str, joint: str) -> None:
    assert after_verb(text, verb) == joint
