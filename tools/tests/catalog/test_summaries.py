"""What stands at the top of a page for all of a record."""

from pathlib import Path

import pytest
from incident_record.catalog.summaries import lead_quote
from incident_record.check.model import Finding
from incident_record.record.model import At, Quote, Record

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
    made = tuple(Quote((), f"q{n}", ("roe",), At("post", n), tuple(one), ("said",)) for n, one in enumerate(quotes))
    record = Record(path=PATH, id=PATH.stem, title="The pier", date="2031-05-02", sources=(), quotes=made)
    proved = frozenset(quote.id for quote in made)
    finding = Finding(PATH, PATH.stem, complete=True, problems=(), proved=proved)
    assert lead_quote(record, finding) == (made[lead], None if span is None else quotes[lead][span])
    assert lead_quote(record, Finding(PATH, PATH.stem, complete=True, problems=())) is None
