"""What a failing span is told: the code that fits, and the way to mend it."""

import pytest
from desk import Desk

ARTICLE = """\
“The panel was dark … nobody had checked it,” Ann Roe said. “We will ask why, and we will ask who.”

“It was a quiet night,” Roe said. “Then the siren went.”

Roe said the plan was “on track.”
"""
RECORD = """\
id: case
title: A case
date: "2031-01-01"
sources:
  - id: s
    kind: news-article
    title: A headline
    publisher: A paper
    text: article
    unused: [{waived}]
people:
  - {{id: roe, kind: person, name: Ann Roe, called: [Roe]}}
quotes:
  - id: q
    speaker: roe
    at: s:{paragraph}
    spans:
{spans}
    attribution: {clause}
"""
WAIVED = ", ".join(
    [f"{{paragraph: {n}, reason: x}}" for n in (1, 2, 3)]
    + [f"{{quotation: {n}, reason: x}}" for n in (1, 2, 3, 4, 5)]
)


def told(desk: Desk, paragraph: int, *spans: str, clause: str = "Roe said") -> list[tuple[str, str]]:
    lines = "\n".join(f"      - {span!r}" for span in spans)
    desk.text("article", ARTICLE)
    desk.record("case", RECORD.format(waived=WAIVED, paragraph=paragraph, spans=lines, clause=clause))
    return [(str(problem.code), problem.message) for problem in desk.check().problems]


@pytest.mark.parametrize(
    ("paragraph", "span", "code", "says"),
    [
        (
            1,
            "We will ask why, and we shall ask who.",
            "quote-altered",
            "it has ‹shall› where the source has ‹will›",
        ),
        (1, "We will ask and we will ask who.", "quote-altered", "it leaves out ‹why,›"),
        (1, "We will surely ask why, and we will ask who.", "quote-altered", "it adds ‹surely›"),
        (1, "“We will ask why, and we will ask who.”", "quote-altered", "leave them off"),
        (1, "It was a quiet night", "quote-not-found", "it stands in ¶2. Paste: at: s:2"),
        (1, "the plan was", "quote-not-found", "it stands in ¶3, outside quotation marks"),
        (
            2,
            "It was a quiet night, Roe said. Then the siren went.",
            "not-in-quotation-marks",
            "run over a mark",
        ),
        (2, "It was a quiet night, Then the siren went.", "quote-altered", "Use a span for each pair"),
        (1, "The alarm panel was dark … nobody had checked it", "quote-altered", "it adds ‹alarm›"),
        (1, "The panel was dark … nobody … had checked it", "typed-ellipsis", "use two spans"),
        (1, "We will ask why … who.", "typed-ellipsis", "use two spans"),
        (1, "The [fire] panel was dark … nobody had checked it", "typed-bracket", "`context`"),
        (1, "Elephants never forget a face", "quote-not-found", "copy it from the source"),
        (3, "the plan was", "not-in-quotation-marks", "the source tells them itself"),
    ],
)
def test_what_a_span_is_told(desk: Desk, paragraph: int, span: str, code: str, says: str) -> None:
    found = told(desk, paragraph, span)
    assert [one for one, _ in found] == [code]
    assert says in found[0][1]


def test_what_a_second_span_is_told(desk: Desk) -> None:
    spans = ("It was a quiet night", "We will ask why, and we will ask who.")
    assert [(code, "quote of its own" in message) for code, message in told(desk, 2, *spans)] == [
        ("quote-not-found", True)
    ]
    spans = ("Then the siren went.", "It was a quiet night")
    assert [(code, "into its order" in message) for code, message in told(desk, 2, *spans)] == [
        ("span-order", True)
    ]


def test_a_printed_ellipsis_is_no_typed_one(desk: Desk) -> None:
    for span in (
        "The panel was dark … nobody had checked it",
        "The panel was dark... nobody had checked it,",
    ):
        assert told(desk, 1, span) == []
