"""Whom a clause gives a quotation to, where the name in it is not the first thing that it says."""

from collections.abc import Sequence

import pytest
from incident_record.check.areas import clause_areas
from incident_record.check.speaker import (
    ClauseReading,
    Verdict,
    find_namings,
    may_be_beside,
    others_between,
    read_clause,
)
from incident_record.record.model import Person
from incident_record.source.match import ANY_STOP, COMMA_OR_PERIOD, endings, evidence_pattern, find, to_pattern
from incident_record.source.quotation_marks import shortened
from incident_record.source.seal import make_seal
from incident_record.source.text import canonicalize, evidence_words
from incident_record.source.view import SealView, TextView

LEAGUE = Person(("people", 0), "league", "organization", "Coast League", called=("the league",))
DOE = Person(("people", 1), "doe", "person", "Doe")
ROE = Person(("people", 2), "roe", "person", "Ann Roe", called=("Roe",))


PEOPLE = (LEAGUE, DOE, ROE)
KINDS = {person.id: person.kind for person in PEOPLE}


def readings(
    source: str, clause: str, speaker: str, quotation: int = 0, people: Sequence[Person] = PEOPLE
) -> list[ClauseReading]:
    """What a clause says of a quotation, at every place where it stands beside it."""
    view = TextView(canonicalize(source))
    pattern = to_pattern(evidence_words(clause), ANY_STOP)
    named = find_namings(view, people)
    kinds = {person.id: person.kind for person in people}
    return read_clause(view, quotation, clause, pattern, speaker, named, kinds)


def verdict(source: str, clause: str, speaker: str, quotation: int = 0) -> Verdict | None:
    """What a clause says of a quotation; None where it does not stand beside it."""
    found = readings(source, clause, speaker, quotation)
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
        ("“We looked,” a spokesman against the Coast League said.", "a spokesman against the Coast League said", "league", Verdict.NOBODY),
        ("“We looked,” a spokesman for the Coast League (its rival) said.", "a spokesman for the Coast League (its rival) said", "league", Verdict.NOBODY),
        ("“We looked,” said a spokesman for the Coast League.", "said a spokesman for the Coast League,", "league", Verdict.SPEAKER),
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
    ("source", "clause", "speaker", "expected"),
    [
        # After a quotation whoever is named first speaks, whatever governs the name.
        ("“We looked,” Doe said, then Roe said.", "Roe said", "roe", "doe"),
        ("“We looked,” an aide to Doe told Roe.", "told Roe", "roe", "doe"),
        ("“We looked,” Roe said, then Doe said.", "Roe said", "roe", None),
        ("“We looked,” Doe “twice” told Roe.", "told Roe", "roe", "doe"),
        # Before one, whoever acts.
        ("In a letter to Roe, Doe wrote: “We looked.”", "Doe wrote", "doe", None),
        ("Doe came and Roe wrote: “We looked.”", "Roe wrote", "roe", "doe"),
        ("Doe told Roe, who said: “We looked.”", "Roe, who said", "roe", None),
        ("Doe told Roe, who said: “We looked.”", "Doe told Roe, who said", "doe", "roe"),
        ("Doe told Roe, who said: “We looked.”", "Doe told", "doe", "roe"),
        # Between a clause and the quotation that it precedes.
        ("Doe said, and Roe agreed: “We looked.”", "Doe said", "doe", "roe"),
        ("Doe said Roe agreed: “We looked.”", "Doe said", "doe", "roe"),
        ("Doe spoke to Roe, who agreed: “We looked.”", "Doe spoke", "doe", "roe"),
        ("Doe said in a letter to Roe: “We looked.”", "Doe said", "doe", None),
        # First in the clause.
        ("“We looked,” Doe told Roe.", "Doe told Roe", "doe", None),
        ("“We looked,” Doe told Roe.", "Doe told Roe", "roe", "doe"),
        # A clause may begin inside a name, and another's name may begin in it.
        ("“We looked,” Ann Roe said.", "Roe said", "roe", None),
        ("“We looked,” Ann Roe said.", "Roe said", "doe", "roe"),
        ("“We looked,” said Doe and Ann Roe.", "said Doe and Ann", "doe", None),
    ],
)  # fmt: skip
def test_whose_words_a_clause_makes_them(source: str, clause: str, speaker: str, expected: str | None) -> None:
    found = readings(source, clause, speaker)
    assert [one.other for one in found] == [expected]
    assert found[0].verdict == (Verdict.OTHER if expected else Verdict.SPEAKER)
    first = canonicalize(source).words.index(clause.split()[0])
    assert (found[0].first, found[0].end) == (first, first + len(clause.split()))


@pytest.mark.parametrize(
    ("source", "clause", "speaker", "expected"),
    [
        ("“We looked,” said Doe, “we found it,” said Roe.", "said Doe", "doe", "roe"),
        ("“We looked,” said Doe, “we found it,” said Roe.", "said Roe", "roe", None),
        ("“We looked,” said Doe, “we found it,” an aide to Roe wrote.", "said Doe", "doe", None),
        ("“We looked,” said Doe, “we found it” and Roe left.", "said Doe", "doe", "roe"),
        ("“We looked.” Then Doe said: “We found it,” said Roe.", "Then Doe said", "doe", None),
        ("“We looked,” said Doe, “we found it.” Roe left.", "said Doe", "doe", None),
        ("“We looked,” said Doe, “found it,” “and left,” said Roe.", "said Doe", "doe", "roe"),
    ],
)  # fmt: skip
def test_a_second_quotation_may_have_a_clause_of_its_own(
    source: str, clause: str, speaker: str, expected: str | None
) -> None:
    assert [one.other for one in readings(source, clause, speaker, 1)][:1] == [expected]


def test_what_a_clause_says_at_each_of_its_places() -> None:
    source = "Roe said “we looked,” Roe said, Doe said."
    assert readings(source, "Roe said", "roe") == [
        ClauseReading(4, 6, Verdict.SPEAKER),
        ClauseReading(0, 2, Verdict.SPEAKER),
    ]
    assert readings(source, "said", "doe") == [
        ClauseReading(5, 6, Verdict.OTHER, other="roe"),
        ClauseReading(7, 8, Verdict.OTHER, other="roe"),
        ClauseReading(1, 2, Verdict.OTHER, other="roe"),
    ]
    assert readings(source, "Roe wrote", "roe") == []


@pytest.mark.parametrize(
    ("source", "clause", "speaker", "pronoun"),
    [
        ("“We looked,” he said.", "he said", "doe", "he"),
        ("“We looked,” said she, tired.", "said She, tired", "roe", "she"),
        ("“Oui”, dit-il.", "dit-il", "doe", "il"),
        ("“Oui”, a-t-on dit.", "a-t-on dit", "doe", "on"),
        ("“We looked,” she told Doe.", "she told Doe", "doe", "she"),
        ("“We looked,” they (the divers) said.", "they (the divers) said", "league", "they"),
        ("“We looked,” said (she).", "said (she)", "roe", "she"),
    ],
)
def test_a_pronoun_before_any_name_leaves_it_open(source: str, clause: str, speaker: str, pronoun: str) -> None:
    found = readings(source.replace("said she", "said She"), clause, speaker)
    assert [(one.verdict, one.pronoun) for one in found] == [(Verdict.PRONOUN, pronoun)]


@pytest.mark.parametrize(
    ("source", "clause", "speaker", "expected"),
    [
        ("“We looked,” Doe said, as he left.", "Doe said, as he left", "doe", Verdict.SPEAKER),
        ("“We looked,” Doe said, as he left.", "as he left", "doe", Verdict.PRONOUN),
        ("“We looked,” on Monday.", "on Monday", "doe", Verdict.NOBODY),
        ("“We looked,” was heard.", "was heard", "doe", Verdict.NOBODY),
        ("“We looked,” heard near Doe.", "heard near Doe", "doe", Verdict.NOBODY),
    ],
)  # fmt: skip
def test_a_name_before_a_pronoun_settles_it(source: str, clause: str, speaker: str, expected: Verdict) -> None:
    assert verdict(source, clause, speaker) == expected


TWIN = Person(("people", 3), "twin", "person", "Ben Roe", called=("Roe",))
CREW = Person(("people", 4), "crew", "group", "Night Crew")


def test_a_name_that_two_people_share_is_like_a_pronoun() -> None:
    people = (DOE, ROE, TWIN)
    assert readings("“We looked,” Roe said.", "Roe said", "twin", people=people) == [
        ClauseReading(2, 4, Verdict.PRONOUN, pronoun="Roe said")
    ]
    assert readings("“We looked,” Roe said.", "Roe said", "doe", people=people)[0].other == "roe"
    assert readings("“We looked,” Ben Roe said.", "Ben Roe said", "twin", people=people) == [
        ClauseReading(2, 5, Verdict.SPEAKER)
    ]
    shared = "“We looked,” a spokesman for Roe said."
    crew = Person(("people", 5), "crew", "group", "Roe")
    for twins, expected in (((crew,), Verdict.SPEAKER), ((crew, TWIN), Verdict.NOBODY)):
        assert readings(shared, "a spokesman for Roe said", "crew", people=twins)[0].verdict == expected


def test_a_groups_spokesman_speaks_for_it_as_an_organizations_does() -> None:
    found = readings(
        "“We looked,” a spokesman for the Night Crew said.",
        "a spokesman for the Night Crew said",
        "crew",
        people=(CREW,),
    )
    assert [one.verdict for one in found] == [Verdict.SPEAKER]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ann Roe met Doe.", [((0, 2), {"roe"}), ((3, 4), {"doe"})]),
        ("Then Ben Roe and Roe left.", [((1, 3), {"twin"}), ((4, 5), {"roe", "twin"})]),
        ("“Doe,” said Roe’s man.", []),
        ("Coast League Doe left.", [((0, 3), {"both"})]),
        ("The Coast League Doe left.", [((1, 4), {"both"})]),
    ],
)
def test_of_two_names_in_one_place_the_longer_one_counts(
    source: str, expected: list[tuple[tuple[int, int], set[str]]]
) -> None:
    both = Person(("people", 5), "both", "person", "Coast League Doe", called=("League",))
    found = find_namings(TextView(canonicalize(source)), (ROE, LEAGUE, TWIN, DOE, both))
    assert [((one.mention.first, one.mention.end), set(one.people)) for one in found] == expected


def test_a_name_may_begin_like_a_pronoun() -> None:
    lan = Person(("people", 0), "lan", "person", "He Lan")
    found = readings("“We looked,” He Lan said.", "He Lan said", "lan", people=(lan, DOE))
    assert [one.verdict for one in found] == [Verdict.SPEAKER]


def test_of_two_names_that_overlap_the_longer_one_counts() -> None:
    one = Person(("people", 5), "one", "person", "Ann Roe")
    other = Person(("people", 6), "other", "person", "Roe Doe Poe")
    for people in ((one, other), (other, one)):
        found = find_namings(TextView(canonicalize("So Ann Roe Doe Poe said.")), people)
        assert [naming.people for naming in found] == [{"other"}]
    first = Person(("people", 7), "first", "person", "the mayor")
    second = Person(("people", 8), "second", "person", "mayor of")
    found = find_namings(TextView(canonicalize("So the mayor of it said.")), (second, first))
    assert [naming.people for naming in found] == [{"first"}], "of two of one length the first"


@pytest.mark.parametrize(
    ("source", "quotation", "expected"),
    [
        ("“One two,” Roe said. Doe left.", 0, [("after", "Roe said.")]),
        ("Roe said: “One two.” Doe left.", 0, [("before", "Roe said:")]),
        ("Doe left. Roe said “one two” today. Doe left.", 0, [("after", "today."), ("before", "Roe said")]),
        ("So “one two”", 0, [("before", "So")]),
        ("“One,” Roe said, “two.”", 0, [("after", "Roe said,")]),
        ("“One,” Roe said, “two.”", 1, [("before", "Roe said,")]),
        # One word between two quotations is looked through, two are not, and a dash is none.
        ("“One,” “two” and “three,” Roe said.", 0, [("after", ""), ("after", "and"), ("after", "Roe said.")]),
        ("“One,” “two” and “three,” Roe said.", 1, [("after", "and"), ("after", "Roe said."), ("before", "")]),
        ("Roe saw “one” and “two,” “three.”", 2, [("before", ""), ("before", "and"), ("before", "Roe saw")]),
        ("“One” and then “two,” Roe said.", 0, [("after", "and then")]),
        ("Roe saw “one” and then “two.”", 1, [("before", "and then")]),
        ("“One” — and — “two,” Roe said.", 0, [("after", "— and —"), ("after", "Roe said.")]),
        ("Roe saw “one” — and — “two.”", 1, [("before", "— and —"), ("before", "Roe saw")]),
        # A quotation in which a sentence begins ends the look.
        ("“One,” “two is. Two was,” Roe said.", 0, [("after", "")]),
        ("Roe saw “two is. Two was,” “one.”", 1, [("before", "")]),
        ("“One,” “no. Two was,” Roe said.", 0, [("after", "")]),
        # A clause that ends its sentence speaks for the next quotation as well.
        ("“One two,” Roe said. “Three four.”", 1, [("carried", "Roe said.")]),
        ("“One two,” Roe said. “Three four.” Doe left.", 1, [("carried", "Roe said.")]),
        ("“One two,” Roe said. “Three four,” Doe said.", 1, [("after", "Doe said.")]),
        ("“One two,” Roe said.\n\n“Three four.”", 1, []),
        ("“One two,” Roe said. Doe left. “Three four.”", 1, []),
        ("“One two.” “Three four.”", 1, []),
        ("“Three four.”", 0, []),
    ],
)  # fmt: skip
def test_where_a_clause_may_stand(source: str, quotation: int, expected: list[tuple[str, str]]) -> None:
    text = canonicalize(source)
    found = clause_areas(TextView(text), quotation)
    assert [(one.side, " ".join(text.words[one.first : one.end])) for one in found] == expected


def test_whom_the_narration_names_between_two_places() -> None:
    source = "Doe met the league. Roe left. Doe and Roe and the Coast League came."
    named = find_namings(TextView(canonicalize(source)), PEOPLE)
    # The words at 0, 2, 4, 6, 8 and 11 begin a name.
    assert [one.mention.first for one in named] == [0, 2, 4, 6, 8, 11]

    def between(first: int, end: int, speaker: str, pronoun: str | None) -> str | None:
        return others_between(named, first, end, speaker, KINDS, pronoun)

    assert between(0, 1, "roe", "she") == "doe"
    assert between(1, 2, "roe", "it") is None
    assert between(2, 3, "roe", "it") == between(2, 3, "roe", None) == "league"
    assert between(2, 4, "roe", "She") is None
    assert between(2, 5, "doe", "he") == "roe"
    assert between(4, 6, "roe", "he") is None
    assert between(1, 12, "league", "they") == "roe"
    assert between(7, 12, "roe", "they") == "league"


def test_of_several_who_share_the_name_between_persons_alone_count_after_she() -> None:
    crew = Person(("people", 5), "crew", "group", "Roe")
    people = (DOE, ROE, crew)
    named = find_namings(TextView(canonicalize("Doe left. Roe came.")), people)
    kinds = {person.id: person.kind for person in people}
    assert others_between(named, 1, 4, "doe", kinds, "he") == "roe"
    assert others_between(named, 1, 4, "doe", kinds, "they") == "crew"
    assert others_between(named, 1, 4, "roe", kinds, "they") is None


def test_a_clause_could_stand_where_a_seal_leaves_words_closed() -> None:
    text = canonicalize("“One two,” Ann Roe said. Doe left.")
    pattern = to_pattern(("Roe", "said"), ANY_STOP)
    for opened, expected in (((), True), ((3,), True), ((2, 3, 4), True), ((2, 4), True), ((5, 6), True)):
        view = SealView(make_seal(text, opened))
        assert may_be_beside(view, 0, pattern) == expected
    other = to_pattern(("Poe", "said"), ANY_STOP)
    assert not may_be_beside(SealView(make_seal(text, (2, 3, 4))), 0, other)
    assert not may_be_beside(SealView(make_seal(text)), 0, to_pattern(("a",) * 4, ANY_STOP))


@pytest.mark.parametrize(
    ("source", "carried"),
    [
        ("«El río subió», dijo Doe. «La gente salió».", True),
        ("‹El río subió›, dijo Doe. ‹La gente salió›, dijo Roe.", False),
        ("«El río subió», dijo Doe. «La gente salió» — Roe.", False),
    ],
)
def test_a_stop_after_the_mark_begins_no_sentence(source: str, carried: bool) -> None:
    view = TextView(canonicalize(source))
    sides = [stretch.side for stretch in clause_areas(view, 1)]
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
def test_evidence_may_leave_off_a_nested_mark_but_no_apostrophe(source: str, evidence: str, found: bool) -> None:
    view = TextView(canonicalize(source))
    assert bool(find(view, evidence_pattern(evidence_words(evidence)), 0, view.size)) == found


@pytest.mark.parametrize("stop", [",", ".", "،", "۔", ""])
def test_a_comma_or_a_period_at_the_end_of_a_span_is_the_same_in_every_script(stop: str) -> None:
    assert f"كتاب{stop}" in endings("كتاب", COMMA_OR_PERIOD)


def test_words_that_print_shortens_at_the_front() -> None:
    assert [shortened(word) for word in ("90s", "em", "tis", "two", "embers")] == [True, True, True, False, False]
