"""Whom a clause gives a quotation to, where the name in it is not the first thing that it says."""

import pytest
from incident_record import attribution, marks
from incident_record import text as texts
from incident_record.attribution import Verdict
from incident_record.records import Person
from incident_record.text import evidence_words
from incident_record.witness import (
    ANY_STOP,
    COMMA_OR_PERIOD,
    TextWitness,
    endings,
    evidence_pattern,
    find,
    to_pattern,
)

LEAGUE = Person(("people", 0), "league", "organization", "Coast League", called=("the league",))
DOE = Person(("people", 1), "doe", "person", "Doe")
ROE = Person(("people", 2), "roe", "person", "Ann Roe", called=("Roe",))


def verdict(source: str, clause: str, speaker: str) -> Verdict | None:
    """What a clause says of the first quotation; None where it does not stand beside it."""
    witness = TextWitness(texts.read(source))
    people = (LEAGUE, DOE, ROE)
    found = attribution.readings(
        witness,
        0,
        clause,
        to_pattern(evidence_words(clause), ANY_STOP),
        speaker,
        attribution.namings(witness, people),
        {person.id: person.kind for person in people},
    )
    return found[0].verdict if found else None


@pytest.mark.parametrize(
    ("source", "clause", "speaker", "expected"),
    [
        ("“We looked,” a spokesman for the Coast League said.", "a spokesman for the Coast League said", "league", Verdict.SPEAKER),
        ("“We looked,” a spokeswoman of the league told Doe.", "a spokeswoman of the league told", "league", Verdict.SPEAKER),
        ("“We looked,” said a spokesperson for the Coast League.", "said a spokesperson for the Coast League", "league", Verdict.SPEAKER),
        ("A spokesman for the Coast League said: “We looked.”", "A spokesman for the Coast League said", "league", Verdict.SPEAKER),
        # A person's spokesman is not that person, and a lawyer is nobody's voice but his own.
        ("“We looked,” a spokesman for Doe said.", "a spokesman for Doe said", "doe", Verdict.NOBODY),
        ("“We looked,” a lawyer for the Coast League said.", "a lawyer for the Coast League said", "league", Verdict.NOBODY),
        ("“We looked,” a former spokesman for the Coast League said.", "a former spokesman for the Coast League said", "league", Verdict.NOBODY),
        ("“We looked,” a former spokesman for the Coast League said.", "spokesman for the Coast League said", "league", Verdict.NOBODY),
        ("“We looked,” a spokesman for the Coast League, Tom Poe, said.", "a spokesman for the Coast League", "league", Verdict.NOBODY),
        ("“We looked,” a spokesman for the Coast League, Tom Poe, said.", "a spokesman for the Coast League, Tom Poe, said", "league", Verdict.NOBODY),
        ("“We looked,” said Tom Poe, a spokesman for the Coast League.", "a spokesman for the Coast League", "league", Verdict.NOBODY),
        ("“We looked,” said a spokesman for the Coast League, Tom Poe.", "said a spokesman for the Coast League", "league", Verdict.NOBODY),
        ("“We looked,” Tom Poe, a spokesman for the Coast League, said.", "a spokesman for the Coast League, said", "league", Verdict.NOBODY),
        ("“We looked,” Tom Poe, a spokesman for the Coast League said.", "Tom Poe, a spokesman for the Coast League said", "league", Verdict.NOBODY),
        ("“We looked,” Tom Poe said a spokesman for the Coast League.", "said a spokesman for the Coast League", "league", Verdict.NOBODY),
        ("“We looked,” former spokesman for the Coast League said.", "former spokesman for the Coast League said", "league", Verdict.NOBODY),
        ("“We looked,” Doe told a spokesman for the Coast League.", "told a spokesman for the Coast League", "league", Verdict.OTHER),
        ("“We looked,” a spokesman for critics of the Coast League said.", "a spokesman for critics of the Coast League said", "league", Verdict.NOBODY),
        # Who was asked about does not speak.
        ("Asked whether Doe would stay, Roe said: “We looked.”", "Asked whether Doe would stay, Roe said", "doe", Verdict.NOBODY),
        ("Asked whether Doe would stay, Roe said: “We looked.”", "Roe said", "roe", Verdict.SPEAKER),
        ("When asked about Doe, Roe said: “We looked.”", "Roe said", "roe", Verdict.SPEAKER),
        ("Asked for his view, Doe said: “We looked.”", "Doe said", "doe", Verdict.SPEAKER),
        # In whose view it is, at the head of a sentence alone.
        ("Para Doe, el plan es «una broma larga».", "Para Doe, el plan es", "doe", Verdict.SPEAKER),
        ("Pour Doe, le plan est « une longue farce ».", "Pour Doe", "doe", Verdict.SPEAKER),
        ("Para Doe no habrá «una broma larga».", "Para Doe no habrá", "doe", Verdict.NOBODY),
        ("El plan es para Doe «una broma larga».", "para Doe", "doe", Verdict.NOBODY),
        ("Una carta para Doe, decía «una broma larga».", "para Doe", "doe", Verdict.NOBODY),
    ],
)  # fmt: skip
def test_who_speaks(source: str, clause: str, speaker: str, expected: Verdict | None) -> None:
    assert verdict(source, clause, speaker) == expected


@pytest.mark.parametrize(
    ("source", "carried"),
    [
        ("«El río subió», dijo Doe. «La gente salió».", True),
        ("‹El río subió›, dijo Doe. ‹La gente salió›, dijo Roe.", False),
        ("«El río subió», dijo Doe. «La gente salió» — Roe.", False),
    ],
)
def test_a_stop_after_the_mark_begins_no_sentence(source: str, carried: bool) -> None:
    witness = TextWitness(texts.read(source))
    sides = [stretch.side for stretch in attribution.stretches(witness, 1)]
    assert ("carried" in sides) == carried


@pytest.mark.parametrize(
    ("source", "evidence", "found"),
    [
        ("“I saw ‘two handfuls, washed’ and knew.”", "two handfuls, washed", True),
        ("“I saw ‘two handfuls, washed,’ and knew.”", "handfuls, washed", True),
        ("“I saw ‘two handfuls, washed’ and knew.”", "'two handfuls, washed'", True),
        ("“I saw the growers’ path.”", "saw the growers", False),
        ("“I was goin’ home.”", "was goin", False),
        ("“It was in the ’90s then.”", "90s then", False),
        ("“I saw ‘em all.”", "em all", False),
    ],
)
def test_evidence_may_leave_off_a_nested_mark_but_no_apostrophe(
    source: str, evidence: str, found: bool
) -> None:
    witness = TextWitness(texts.read(source))
    assert bool(find(witness, evidence_pattern(evidence_words(evidence)), 0, witness.size)) == found


@pytest.mark.parametrize("stop", [",", ".", "،", "۔", ""])
def test_a_comma_or_a_period_at_the_end_of_a_span_is_the_same_in_every_script(stop: str) -> None:
    assert f"كتاب{stop}" in endings("كتاب", COMMA_OR_PERIOD)


def test_words_that_print_shortens_at_the_front() -> None:
    assert [marks.shortened(word) for word in ("90s", "em", "tis", "two", "embers")] == [
        True,
        True,
        True,
        False,
        False,
    ]
