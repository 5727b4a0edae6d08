"""What the check of one record finds out: every field of its finding, and where each problem is said to stand."""

import pytest
from incident_record.check.model import Finding, Opening, compact
from incident_record.check.record import check_record
from incident_record.problems import Location
from incident_record.record.load import load_record
from incident_record.source.seal import make_seal
from incident_record.source.seal_file import parse_seal
from incident_record.source.store import SourceStore
from incident_record.source.text import canonicalize, span_words
from msgspec.structs import fields
from tests.support.desk import Desk

ARTICLE = """\
A kiln cracked in Marl on Monday, the Guild said.

“We fired it twice,” Ann Roe said. “It was old, but not spent.” Doe left.

“We fired it,” Tom Doe said.

The “so-called” inquest is open, said Doe, “and slow as ever — or as slow as can be.”
"""
RECORD = """\
id: case
title: A case
date: "2031"
sources:
  - id: s
    kind: news-article
    title: Kiln Cracked
    publisher: P
    text: article
    unused:
      - quotation: 4
        reason: x
people:
  - id: roe
    kind: person
    name: Ann Roe
    called: [Roe]
    at: s:2
    words: [Ann Roe]
  - id: doe
    kind: person
    name: Tom Doe
    called: [Doe, Roe]
events:
  - id: crack
    date: "2031"
    date_as_stated: on Monday
    title: It cracked
    at: s:1
    words: [kiln cracked]
quotes:
  - id: twice
    speaker: roe
    at: s:2
    spans:
      - We fired it
      - It was old, but not spent
    attribution: Ann Roe said
  - id: slow
    speaker: doe
    at: s:4
    spans:
      - and slow as ever
      - or as slow as can be
    attribution: said Doe
related:
  - id: other
    relation: same-place
    why: It says “a kiln like this one here” itself.
    at: s:3
"""


def place(part: str, content: str = RECORD, *, at: str = "") -> Location:
    """The first line with a part, and the column after it, or that of `at` where that is given."""
    number, result = next((n, each) for n, each in enumerate(content.splitlines(), 1) if part in each)
    return Location(number, result.index(at) + 1 if at else result.index(part) + len(part) + 1)


def find(desk: Desk, content: str = RECORD, *, seal_only: bool = False) -> Finding:
    path = desk.record("case", content)
    return check_record(load_record(path), SourceStore(seal_only=seal_only))


def problems(finding: Finding) -> list[tuple[Location, str, str | None]]:
    assert {problem.path for problem in finding.problems} <= {str(finding.path)}
    assert {problem.record for problem in finding.problems} <= {"case"}
    assert all(" " in problem.message for problem in finding.problems)
    return [(Location(each.line, each.column), str(each.code), each.item) for each in finding.problems]


def test_a_finding_field_by_field(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    result = find(desk)
    assert problems(result) == []
    assert (result.path, result.record, result.complete) == (desk.folder / "case.yaml", "case", True)
    assert (result.quotes, result.spans, result.evidence) == (2, 4, 3)
    assert result.proved == {"twice", "slow"}
    # Between two quotations speech goes on only where there is some; a dash is none.
    assert result.gaps == {"twice": (True,), "slow": (False,)}
    assert result.people == (("roe", "Ann Roe", place("name: ")), ("doe", "Tom Doe", place("name: Tom", at="Tom")))
    assert result.related == (("other", place("- id: other", at="other")),)
    assert [(each.location, each.item, each.words) for each in result.quotings] == [
        (place("why: "), "other", span_words("a kiln like this one here"))
    ]
    assert result.quotable == (
        (span_words("We fired it"), span_words("It was old, but not spent")),
        (span_words("and slow as ever"), span_words("or as slow as can be")),
        (span_words("Kiln Cracked"),),
    )


def test_what_was_read_of_a_text(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    reading = find(desk).readings["article"]
    assert (reading.mode, reading.digest, reading.checksum, reading.paragraphs) == ("text", None, None, 4)
    # A quotation of one word needs no record; the paragraph is the one in which it begins.
    assert reading.quotations == {0: 2, 1: 2, 2: 3, 4: 4}


def test_a_quotation_of_two_words_needs_a_record(desk: Desk) -> None:
    desk.text("article", ARTICLE.replace("“so-called”", "“so called”"))
    assert find(desk).readings["article"].quotations == {0: 2, 1: 2, 2: 3, 3: 4, 4: 4}


def test_narration_between_two_quotations_is_no_speech(desk: Desk) -> None:
    desk.text("article", ARTICLE.replace("it twice,”", "it,”"))
    assert find(desk).gaps["twice"] == (False,)


def test_a_file_that_cannot_be_read_is_not_complete(desk: Desk) -> None:
    result = find(desk, "id: [")
    assert (result.record, result.complete, result.proved) == (None, False, frozenset())


def test_a_first_span_that_begins_in_the_next_paragraph_is_told_where_it_stands(desk: Desk) -> None:
    desk.text("article", "“We fired it twice.\n\n“It was old, but not spent,” Ann Roe said.\n\nDoe left.\n")
    content = RECORD.replace("at: s:2\n    spans:\n      - We fired it\n", "at: s:1\n    spans:\n")
    (problem,) = [p for p in find(desk, content).problems if p.item == "twice" and "first span" in p.message]
    assert (problem.line, problem.column) == place("- It was old", content, at="It was")
    assert (problem.code, "¶2, not ¶1" in problem.message) == ("quote-not-found", True)


def test_what_is_used_of_a_text(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    use = find(desk).uses["article"]
    assert (use.source, use.location, use.marks) == ("s", place("text: "), "double")
    assert use.paragraphs == {1, 2, 3, 4}
    assert use.quotations == {0, 1, 4}
    assert use.waived == {3}
    assert use.failed == frozenset()
    assert set(use.sentences) == {(10, 17), (17, 23), (31, 49)}
    assert list(use.openings) == [
        Opening(place("words: ["), "roe", 14, 16),
        Opening(place("words: [kiln", at="kiln"), "crack", 1, 3),
        Opening(place("date_as_stated: "), "crack", 5, 7),
        Opening(place("attribution: "), "twice", 14, 17),
        # Whoever speaks, beside the clause: the subject of its verb, once for each quotation.
        Opening(place("attribution: "), "twice", 14, 16),
        Opening(place("attribution: said", at="said"), "slow", 36, 38),
        Opening(place("attribution: said", at="said"), "slow", 37, 38),
    ]


def test_whose_the_other_words_of_a_sentence_are_is_opened_for_the_spans(desk: Desk) -> None:
    desk.text("article", "“We fired it twice,” Ann Roe said, while Tom Doe said “it was not spent.”\n")
    start = RECORD.index("quotes:\n")
    quote = "  - {id: twice, speaker: roe, at: 's:1', spans: [\"We fired it twice\"], attribution: Ann Roe said}\n"
    result = find(desk, f"{RECORD[:start]}quotes:\n{quote}")
    line = len(RECORD[:start].splitlines()) + 2
    spans = Location(line, quote.index("spans: ") + 8)
    assert result.proved == {"twice"}
    assert [(o.item, o.first, o.end) for o in result.uses["article"].openings if o.location == spans] == [
        ("twice", 8, 10)
    ]


def test_a_quote_that_is_not_found_fails_in_its_paragraph(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    content = RECORD.replace("- and slow as ever", "- and very slow as ever")
    result = find(desk, content)
    assert problems(result) == [(place("- and very", content, at="and very"), "quote-altered", "slow")]
    assert result.proved == {"twice"}
    assert result.uses["article"].failed == {4}
    assert result.gaps == {"twice": (True,)}


def test_where_each_problem_of_a_source_and_of_evidence_stands(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    content = (
        RECORD.replace("- quotation: 4", "- paragraph: 5\n        reason: x\n      - quotation: 6")
        .replace("at: s:2\n    words: [Ann Roe]", "at: t:2\n    words: [Ann Roe]")
        .replace("on Monday\n", "on Tuesday\n")
        .replace("[kiln cracked]", "[kiln cracked, 'A kiln cracked in Marl on Monday, the Guild', glaze]")
        .replace("at: s:3", "at: s:9")
    )
    result = find(desk, content)
    assert problems(result) == [
        (place("- paragraph: ", content), "unknown-id", "s"),
        (place("- quotation: ", content), "unknown-id", "s"),
        (place("at: ", content), "unknown-id", "roe"),
        (place("[kiln cracked, ", content), "words-too-long", "crack"),
        (place("the Guild', ", content), "words-not-found", "crack"),
        (place("at: s:9", content, at="s:9"), "unknown-id", "other"),
        (place("date_as_stated: ", content), "words-not-found", "crack"),
    ]
    assert result.evidence == 2
    assert result.uses["article"].paragraphs == {1, 2, 4, 5}


def test_evidence_of_the_last_paragraph_is_looked_for_there(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    last = RECORD.replace("at: s:3\n", "at: s:4\n    words: [so-called inquest]\n")
    assert (problems(find(desk, last)), find(desk, last).evidence) == ([], 4)
    wrong = last.replace("[so-called inquest]", "[so-called jury]")
    assert problems(find(desk, wrong)) == [(place("words: [so", wrong, at="so-called"), "words-not-found", "other")]


def test_evidence_of_another_paragraph_is_told_where_it_stands(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    (problem,) = find(desk, RECORD.replace("at: s:3\n", "at: s:4\n    words: [A kiln]\n")).problems
    assert "are not in ¶4, but in ¶1; correct `at`" in problem.message


def test_a_compact_finding_has_all_but_what_a_folder_and_seals_need(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    full = find(desk, RECORD.replace("- and slow as ever", "- and very slow as ever"))
    small = compact(full)
    differing = {field.name for field in fields(Finding) if getattr(small, field.name) != getattr(full, field.name)}
    assert differing == {"uses", "missing", "people", "related", "quotings", "quotable"}
    assert all(getattr(small, name) == () for name in differing - {"uses"})
    assert small.uses["article"].quotations == full.uses["article"].quotations
    used = small.uses["article"]
    assert (used.sentences, used.openings, used.title) == ((), (), None)


def test_the_last_quotation_is_not_beyond_the_last(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    last = RECORD.replace("- quotation: 4", "- quotation: 5")
    assert problems(find(desk, last)) == [(place("- quotation: ", last), "stale-waiver", "s")]
    assert find(desk, last).uses["article"].waived == {4}


def seal(desk: Desk, *opened: int) -> None:
    """A seal of the article that opens these words."""
    text = canonicalize(ARTICLE)
    made = make_seal(text, opened)
    (desk.sources / "article.seal.json").write_text(made.dump(), "utf-8")


SPOKEN = (*range(10, 14), *range(17, 23), 32, *range(38, 49))
EVIDENCE = (1, 2, 5, 6, 14, 15, 16, 36, 37)


def test_a_seal_with_all_that_a_record_needs_serves_alone_and_beside_the_text(desk: Desk) -> None:
    seal(desk, *SPOKEN, *EVIDENCE)
    alone = find(desk, seal_only=True)
    assert problems(alone) == []
    assert (set(alone.proved), alone.evidence) == ({"twice", "slow"}, 3)
    made = parse_seal((desk.sources / "article.seal.json").read_bytes())
    reading = alone.readings["article"]
    assert (reading.mode, reading.digest, reading.checksum) == ("seal", made.digest, made.checksum)
    desk.text("article", ARTICLE)
    beside = find(desk)
    assert problems(beside) == []
    assert (beside.readings["article"].mode, beside.readings["article"].checksum) == ("text", made.checksum)
    assert (beside.uses, beside.gaps) == (alone.uses, alone.gaps)


def test_character_offsets_are_kept_for_the_proved_quotes_of_a_sealed_text(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    assert find(desk).characters == {}
    seal(desk, *SPOKEN, *EVIDENCE)
    canonical = canonicalize(ARTICLE).canonical
    in_words = {id_: [canonical[start:end] for start, end in spans] for id_, spans in find(desk).characters.items()}
    assert in_words == {
        "twice": ["We fired it", "It was old, but not spent."],
        "slow": ["and slow as ever", "or as slow as can be."],
    }
    assert find(desk, seal_only=True).characters == {}
    # The page at an address is another text than the one that is sealed.
    assert find(desk, RECORD.replace("    text: a", "    url: https://p.example/k\n    text: a")).characters == {}
    unproved = find(desk, RECORD.replace("- It was old", "- It is old"))
    assert set(unproved.characters) == {"slow"}


@pytest.mark.parametrize(
    ("position", "part", "item"),
    [
        (1, "words: [kiln", "crack"),
        (2, "words: [kiln", "crack"),
        (6, "date_as_stated: ", "crack"),
        (14, "words: [Ann", "roe"),
        (37, "attribution: said", "slow"),
        (48, "- and slow", "slow"),
        (22, "- We fired", "twice"),
        (10, "- We fired", "twice"),
    ],
)
def test_which_opening_a_seal_lacks(desk: Desk, position: int, part: str, item: str) -> None:
    desk.text("article", ARTICLE)
    seal(desk, *({*SPOKEN, *EVIDENCE} - {position}))
    result = {(at.line, code, of) for at, code, of in problems(find(desk))}
    assert (place(part).line, "seal-outdated", item) in result
    assert {code for _, code, _ in result} == {"seal-outdated"}
    assert {of for _, _, of in result} <= {item, "twice" if position == 14 else item}
    # Where the text is not at hand, what the seal leaves closed is not proved.
    assert {of for _, _, of in problems(find(desk, seal_only=True))} >= {item}


def test_a_closed_word_of_evidence_is_outdated_and_another_word_is_not_found(desk: Desk) -> None:
    seal(desk, *SPOKEN, *{*EVIDENCE} - {2})
    at = place("words: [kiln", at="kiln")
    assert problems(find(desk, seal_only=True)) == [(at, "seal-outdated", "crack")]
    other = RECORD.replace("[kiln cracked]", "[glaze cracked]")
    assert problems(find(desk, other, seal_only=True)) == [(at, "seal-outdated", "crack")]
    seal(desk, *SPOKEN, *range(10), *EVIDENCE)
    assert problems(find(desk, other, seal_only=True)) == [(at, "words-not-found", "crack")]


def test_a_record_of_two_sources_asks_each_for_its_own(desk: Desk) -> None:
    """One that cannot be read leaves the other; and the seal of each has to open what is from it, and no more."""
    second = "“We sold it,” Ann Roe said."
    source = "  - {id: t, kind: news-article, title: Kiln, publisher: P, text: second, unused: []}\n"
    quote = "  - {id: sold, speaker: roe, at: 't:1', spans: [\"We sold it\"], attribution: Ann Roe said}\n"
    content = RECORD.replace("people:\n", f"{source}people:\n").replace("related:\n", f"{quote}related:\n")
    desk.text("second", second)
    result = find(desk, content)
    assert [(code, item) for _, code, item in problems(result)] == [("no-source", "s")]
    assert result.proved == {"sold"}
    text = canonicalize(second)
    (desk.sources / "second.seal.json").write_text(make_seal(text, range(6)).dump(), "utf-8")
    desk.text("article", ARTICLE)
    seal(desk, *SPOKEN, *EVIDENCE)
    result = find(desk, content)
    assert problems(result) == []
    assert result.proved == {"twice", "slow", "sold"}


def test_a_quotation_without_a_clause_is_told_at_the_attribution(desk: Desk) -> None:
    """Both spans are found, and the listed clause stands beside the first quotation alone."""
    desk.text("article", ARTICLE.replace("“It was old", "Doe left. “It was old"))
    (problem,) = [problem for problem in find(desk).problems if problem.item == "twice"]
    assert (problem.code, "Quotation 2 " in problem.message) == ("attribution-not-beside", True)
    assert Location(problem.line, problem.column) == place("attribution: Ann", at="Ann")


def test_with_a_note_a_clause_may_stand_anywhere_even_at_the_very_start(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    noted = RECORD.replace("attribution: said Doe", "attribution: A kiln\n    attribution_note: x")
    assert [problem for problem in find(desk, noted).problems if problem.item == "slow"] == []
    # The seal has not opened the clause, which may be at the start or not.
    seal(desk, *SPOKEN, *EVIDENCE)
    (problem,) = [problem for problem in find(desk, noted, seal_only=True).problems if problem.item == "slow"]
    assert problem.code == "seal-outdated"


@pytest.mark.parametrize(
    ("antecedent", "code"),
    [
        ("Ann Poe", "words-not-found"),
        ("inquest is open", "wrong-speaker"),
        ("a Guild that is named with a great many words", "words-too-long"),
    ],
)
def test_where_a_wrong_antecedent_is_reported(desk: Desk, antecedent: str, code: str) -> None:
    desk.text("article", ARTICLE)
    content = RECORD.replace(
        "attribution: said Doe", f"attribution: said Doe\n    antecedent:\n      at: s:4\n      words: {antecedent}"
    )
    where = place(f"words: {antecedent}", content, at=antecedent)
    assert (where, code, "slow") in problems(find(desk, content))
    assert {location for location, _, item in problems(find(desk, content)) if item == "slow"} == {where}


def test_evidence_that_stands_elsewhere_is_told_where(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    result = find(desk, RECORD.replace("[kiln cracked]", "[Doe left]"))
    assert [problem.message.partition(";")[0] for problem in result.problems] == [
        "The words ‹Doe left› are not in ¶1, but in ¶2"
    ]


def test_a_quote_without_its_source_is_not_proved(desk: Desk) -> None:
    result = find(desk)
    assert problems(result) == [(place("text: "), "no-source", "s")]
    assert (result.proved, result.evidence, result.gaps, result.readings) == (frozenset(), 0, {}, {})
    use = result.uses["article"]
    assert (use.source, use.location, use.marks, use.openings) == ("s", place("text: "), "double", ())


def test_where_a_quote_beyond_the_last_paragraph_stands(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    content = RECORD.replace("speaker: doe\n    at: s:4", "speaker: doe\n    at: s:5")
    result = find(desk, content)
    assert problems(result) == [
        (place("at: s:5", content, at="s:5"), "unknown-id", "slow"),
        (place("- and slow", content, at="and slow"), "quote-not-found", "slow"),
    ]
    assert result.proved == {"twice"}


def test_the_words_of_nobody_are_looked_at_all_the_same(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    content = RECORD.replace("speaker: doe", "speaker: smith").replace("- and slow as", "- and fast as")
    result = find(desk, content)
    assert [(code, item) for _, code, item in problems(result)] == [("unknown-id", "slow"), ("quote-altered", "slow")]
    assert result.proved == {"twice"}


def test_words_of_nobody_that_the_source_prints_are_not_proved(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    result = find(desk, RECORD.replace("speaker: doe", "speaker: smith"))
    assert [(code, item) for _, code, item in problems(result)] == [("unknown-id", "slow")]
    assert result.proved == {"twice"}


def test_prose_that_copies_the_source_is_told_where_it_stands(desk: Desk) -> None:
    desk.text("article", ARTICLE)
    content = RECORD.replace("title: It cracked", "title: A kiln cracked in Marl on Monday, the Guild said.")
    result = find(desk, content)
    assert problems(result) == [(place("title: A kiln", content, at="A kiln"), "copied-prose", "crack")]
    assert "kiln cracked in Marl" in result.problems[0].message


def test_a_quote_beside_a_text_that_its_seal_contradicts_is_not_proved(desk: Desk) -> None:
    seal(desk, *SPOKEN, *EVIDENCE)
    desk.text("article", ARTICLE.replace("Doe left", "Doe went"))
    result = find(desk)
    assert problems(result) == [(place("text: "), "source-changed", "s")]
    assert result.proved == frozenset()


def test_evidence_is_read_with_the_marks_of_its_source(desk: Desk) -> None:
    """Outer marks have no place in it: `“sound”` in print is `sound`, and so is `‘sound’` where single marks are outer."""
    start, end = RECORD.index("events:"), RECORD.index("related:")
    record = RECORD[:start] + RECORD[end:]
    for marks, typed in (("double", "A “sound” kiln"), ("single", "A ‘sound’ kiln")):
        content = record.replace("    unused:", f"    marks: {marks}\n    unused:").replace("[Ann Roe]", f"[{typed}]")
        desk.text(
            "article", f"One.\n\n{typed} broke.\n\nThree.\n\n“Four” ‘five’ “Six” ‘seven’ “Eight” ‘nine’ “Ten” ‘eleven’."
        )
        assert problems(find(desk, content)) == []


@pytest.mark.parametrize("marks", ["single", "double"])
def test_a_clause_and_an_antecedent_are_read_with_the_marks_of_their_source(desk: Desk, marks: str) -> None:
    """Where single marks are outer, double ones are nested, and stay in the words; and the other way round."""
    article = "Ann Roe of the “Kiln” spoke.\n\n‘We fired it’, said Roe of the “Kiln”. ‘It broke,’ she said."
    other_marks = str.maketrans("‘’“”", "“”‘’") if marks == "double" else {}
    desk.text("article", article.translate(other_marks))
    quoted = "{id: a, speaker: roe, at: 's:2', spans: ['We fired it'], attribution: 'said Roe of the “Kiln”'}"
    pronoun = "{id: b, speaker: roe, at: 's:2', spans: ['It broke'], attribution: 'she said', antecedent: {at: 's:1', words: 'Ann Roe of the “Kiln” spoke'}}"
    start, end = RECORD.index("  - id: doe"), RECORD.index("    unused:")
    people = RECORD[RECORD.index("people:") : start].replace("s:2", "s:1")
    content = f"{RECORD[:end]}    marks: {marks}\n{people}quotes: [{quoted}, {pronoun}]\n"
    result = find(desk, content.translate(other_marks))
    assert problems(result) == []
    assert result.proved == {"a", "b"}
