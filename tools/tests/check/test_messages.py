"""What a failing span is told: the code that fits, and the way to mend it."""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_record.check.record import check_record
from incident_record.problems import Code, Problem
from incident_record.record.load import load_record
from incident_record.source.store import SourceStore
from incident_record.source.text import span_words
from tests.support.breaks import BREAKS, EDITS, Edit
from tests.support.breaks import edit as make_edit
from tests.support.desk import ARTICLE_HEAD, Desk
from tests.support.generated import Story, Words, record, set_words, stories
from tests.support.room import Room, examples, room

ARTICLE = """\
“The panel was dark … nobody had checked it,” Ann Roe said. “We will ask why, and we will ask who.”

“It was a quiet night,” Roe said. “Then the siren went.”

Roe said the plan was “on track.”
"""
RECORD = (
    ARTICLE_HEAD
    + """\
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
)


def advice(desk: Desk, paragraph: int, *spans: str, clause: str = "Roe said") -> list[tuple[str, str]]:
    lines = "\n".join(f"      - {span!r}" for span in spans)
    record = RECORD.format(paragraph=paragraph, spans=lines, clause=clause)
    return [(str(problem.code), problem.message) for problem in desk.problems(ARTICLE, record)]


@pytest.mark.parametrize(
    ("paragraph", "span", "code", "says"),
    [
        (1, "We will ask why, and we shall ask who.", "quote-altered", "it has ‹shall› where the source has ‹will›"),
        (1, "We will ask and we will ask who.", "quote-altered", "it leaves out ‹why,›"),
        (
            1,
            "We will ask about this will ask who.",
            "quote-altered",
            "it has ‹about this› where the source has ‹why, and we›",
        ),
        (1, "We will surely ask why, and we will ask who.", "quote-altered", "it adds ‹surely›"),
        (1, "“We will ask why, and we will ask who.”", "quote-altered", "leave them off"),
        (1, "It was a quiet night", "quote-not-found", "it stands in ¶2. Paste: at: s:2"),
        (1, "the plan was", "quote-not-found", "it stands in ¶3, outside quotation marks"),
        (2, "It was a quiet night, Roe said. Then the siren went.", "not-in-quotation-marks", "run over a mark"),
        (2, "It was a quiet night, Then the siren went.", "quote-altered", "Use a span for each pair"),
        (1, "The alarm panel was dark … nobody had checked it", "quote-altered", "it adds ‹alarm›"),
        (1, "The panel was dark … nobody … had checked it", "typed-ellipsis", "use two spans"),
        (1, "We will ask why … who.", "typed-ellipsis", "use two spans"),
        (1, "The [fire] panel was dark … nobody had checked it", "typed-bracket", "`context`"),
        (1, "It seemed dark … elephants fly high", "quote-not-found", "copy it from the source"),
        (1, "Elephants fly … nobody else cares", "quote-not-found", "copy it from the source"),
        (1, "Elephants fly … so high", "typed-ellipsis", "use two spans"),
        (
            1,
            "The panel was dark . . . nobody has checked it",
            "quote-altered",
            'Paste: - "The panel was dark … nobody had checked it"',
        ),
        (1, "Elephants never forget a face", "quote-not-found", "copy it from the source"),
        (3, "the plan was", "not-in-quotation-marks", "they are the source's narration"),
    ],
)
def test_what_a_span_is_told(desk: Desk, paragraph: int, span: str, code: str, says: str) -> None:
    raised = advice(desk, paragraph, span)
    assert [part for part, _ in raised] == [code]
    assert says in raised[0][1]


def test_narration_is_never_offered(desk: Desk) -> None:
    (message,) = (message for _, message in advice(desk, 3, "Roe said the plan is on track."))
    assert "it has ‹is› where the source has ‹was›" in message
    assert message.endswith("Quote only what stands between the source's marks.")


@pytest.mark.parametrize(
    ("marks", "printed"), [("double", "‘It isn’t the boys’ boat,’"), ("single", "“It isn’t a boat,”")]
)
@pytest.mark.parametrize("whole", [True, False])
def test_a_source_with_marks_of_the_other_kind_is_told_which(desk: Desk, marks: str, printed: str, whole: bool) -> None:
    """What stands between marks that `marks` does not name is no narration to whoever sees them."""
    other = {"double": "single", "single": "double"}[marks]
    for written, offered in ((marks, True), (other, False)):
        desk.text("article", f"Ann Roe came.\n\n{printed} Roe said.\n")
        desk.waive("article", written)
        span = printed.strip("‘’“”") if whole else "It isn’t"
        record = RECORD.replace("text: article", f"text: article\n    marks: {written}")
        desk.record("case", record.format(paragraph=2, spans=f"      - {span}", clause="Roe said"))
        messages = [problem.message for problem in desk.check().problems]
        assert [f"write `marks: {other}`" in message for message in messages] == [True] * offered


def test_what_a_second_span_is_told(desk: Desk) -> None:
    spans = ("It was a quiet night", "We will ask why, and we will ask who.")
    assert [(code, "quote of its own" in message) for code, message in advice(desk, 2, *spans)] == [
        ("quote-not-found", True)
    ]
    spans = ("Then the siren went.", "It was a quiet night")
    assert [(code, "into its order" in message) for code, message in advice(desk, 2, *spans)] == [("span-order", True)]


@pytest.mark.parametrize(
    ("spans", "line"),
    [
        (("The panel was dark", "surely nobody had checked it"), "nobody had checked it"),
        (("The panel was dark surely", "nobody had checked it"), "The panel was dark"),
        (("We will ask why,", "surely we will ask"), "we will ask"),
        (("We will ask why, surely", "we will ask who"), "We will ask why,"),
    ],
)
def test_the_line_leaves_a_word_between_a_span_and_its_neighbours(
    desk: Desk, spans: tuple[str, str], line: str
) -> None:
    """Whether the source's word in between is an ellipsis or a word."""
    ((code, message),) = advice(desk, 1, *spans)
    assert code == "quote-altered"
    assert "it adds ‹surely›" in message
    assert message.endswith(f'Paste: - "{line}"')
    mended = [line if "surely" in span else span for span in spans]
    assert advice(desk, 1, *mended) == []


def test_marks_around_a_span_are_left_off_in_the_line(desk: Desk) -> None:
    for span in ("“We will ask why”", " “We will ask why, and we will ask who.” "):
        ((_, message),) = advice(desk, 1, span)
        line = span.strip(" “”")
        assert message.endswith(f'Paste: - "{line}"')
        assert advice(desk, 1, line) == []
    # Narration is no quote without the marks either.
    ((_, message),) = advice(desk, 3, "“the plan was”")
    assert "Paste" not in message


def test_the_nearest_passage_is_shown_with_its_paragraph(desk: Desk) -> None:
    ((code, message),) = advice(desk, 1, "It was a quiet evening")
    assert code == "quote-altered"
    assert "it has ‹evening› where the source has ‹night,› (nearest, in ¶2: ‹It was a quiet >>night,<<›)" in message
    assert message.endswith("write `at: s:2`.")


def test_a_span_that_shares_three_words_with_another_paragraph_is_altered_there(desk: Desk) -> None:
    assert [code for code, _ in advice(desk, 3, "Then the siren sang")] == ["quote-altered"]
    assert [code for code, _ in advice(desk, 3, "A loud siren went")] == ["quote-not-found"]


def test_a_message_names_four_differences_and_counts_the_rest(desk: Desk) -> None:
    speech = "One red boat, two green ships, three blue carts, four gray sleds, five pale wagons, six brown barges"
    desk.text("article", f"“{speech},” Ann Roe said.")
    for changed, end in ((4, ""), (5, "; and 1 more"), (6, "; and 2 more")):
        span = speech
        for word in ("red", "green", "blue", "gray", "pale", "brown")[:changed]:
            span = span.replace(word, "un" + word)
        desk.record("case", RECORD.format(paragraph=1, spans=f"      - {span}", clause="Ann Roe said"))
        (problem,) = [problem for problem in desk.check().problems if problem.item == "q"]
        assert problem.message.count("where the source has") == 4
        assert f"›{end} (nearest" in problem.message


def test_a_quote_beyond_the_last_paragraph_is_told_where_it_stands(desk: Desk) -> None:
    messages = dict(advice(desk, 9, "Then the siren went."))
    assert messages["quote-not-found"].endswith("it stands in ¶2. Paste: at: s:2")
    assert "nor anywhere else in the source" in dict(advice(desk, 9, "Then the horn blew."))["quote-not-found"]


def test_of_two_places_the_one_with_the_clause_is_offered(desk: Desk) -> None:
    text = "“It was a quiet night,” Tom Doe said.\n\n“It was a quiet night,” Ann Roe said.\n\nRoe left.\n"
    desk.text("article", text)
    desk.waive("article")
    spans = "      - It was a quiet night"
    desk.record("case", RECORD.format(paragraph=3, spans=spans, clause="Ann Roe said"))
    (problem,) = [p for p in desk.check().problems if p.item == "q"]
    assert problem.message.endswith("it stands in ¶1 and ¶2. Paste: at: s:2")


def test_a_seal_tells_where_a_span_leaves_the_source(desk: Desk) -> None:
    assert advice(desk, 2, "It was a quiet night") == []
    desk.seal()
    (desk.sources / "article.txt").unlink()
    spans = "      - It was a strange and quiet afternoon"
    desk.record("case", RECORD.format(paragraph=2, spans=spans, clause="Roe said"))
    (problem,) = [p for p in desk.check(seal_only=True).problems if p.item == "q"]
    assert "it adds ‹strange and›" in problem.message
    assert "(nearest in ¶2)" in problem.message


def test_a_printed_ellipsis_is_no_typed_one(desk: Desk) -> None:
    for span in ("The panel was dark … nobody had checked it", "The panel was dark... nobody had checked it,"):
        assert advice(desk, 1, span) == []


# -- over generated edits


def canonical(words: Words) -> str:
    return " ".join(words).translate(str.maketrans("’⟨⟩", "'''"))


def names_the_words(message: str, edit: Edit) -> bool:
    """Whether a message names the words that differ, and no others."""
    mine, theirs = canonical(edit.mine), canonical(edit.theirs)
    if mine and theirs:
        advice = f"it has ‹{mine}› where the source has ‹{theirs}›"
    else:
        advice = f"it adds ‹{mine}›" if mine else f"it leaves out ‹{theirs}›"
    if any(f": {advice}{rest}" in message for rest in (" (nearest", "; quote only")):
        return True
    # A word put before a span's first or after its last may as well stand for the source's word there.
    return not theirs and edit.at_edge and f"altered: it has ‹{mine}› where the source has ‹" in message


def names_the_word(message: str, edit: Edit) -> bool:
    """Whether a message names the word at which a span leaves the source."""
    word = edit.story.items[edit.item].spans[edit.place].words[edit.at]
    advice = f"its word {edit.at + 1}, ‹{canonical((word,))}›"
    return advice in message or names_the_words(message, edit)


def pasted(content: str, problem: Problem, *, column: int) -> str:
    """A record with the line that a message gives in place of the one that it is about."""
    lines = content.split("\n")
    place = problem.line - 1
    assert lines[place][column - 1 :].startswith(("- ", "at: "))
    lines[place] = lines[place][: column - 1] + problem.message.partition(" Paste: ")[2]
    return "\n".join(lines)


@pytest.mark.long
def test_a_message_names_the_very_words_that_an_edit_changed() -> None:
    """For every kind of edit, by the text; and the line mends the record. The seal names the word that differs."""
    tried = Counter[str]()

    @examples(12)
    @given(stories(), st.data())
    def each(story: Story, data: st.DataObject) -> None:
        with room(story) as made:
            for kind in EDITS:
                edit = make_edit(lambda options: data.draw(st.sampled_from(options)), story, kind)
                if edit is not None:
                    tell(made, kind, edit)
                    tried[kind] += 1

    each()
    print(f"{sum(tried.values())} edits, and every message names the words: {dict(tried)}")
    assert set(tried) == set(EDITS)


def tell(made: Room, kind: str, edit: Edit) -> None:
    """Check the messages of the text and of the seal about a record with one edit."""
    content = record(replace(edit.story, items=(edit.story.items[edit.item],)))
    (problem,) = made.check(made.by_text, content)
    assert names_the_words(problem.message, edit), f"{kind}: {problem.message}"
    span = json.loads(content.split("\n")[problem.line - 1][problem.column - 1 :])
    assert span_words(span) == span_words(set_words(edit.story.items[edit.item].spans[edit.place].words))
    mended = pasted(content, problem, column=problem.column - 2)
    assert made.check(made.by_text, mended) == (), f"{kind}: {problem.message}"
    (problem,) = made.check(made.by_seal, content)
    assert names_the_word(problem.message, edit), f"{kind}: {problem.message}"


@examples(25)
@given(stories(), st.data())
def test_a_quote_at_the_wrong_paragraph_is_told_the_right_line(story: Story, data: st.DataObject) -> None:
    with room(story) as made:
        for kind in ("at another paragraph", "at no paragraph"):
            broken = BREAKS[kind](lambda options: data.draw(st.sampled_from(options)), story)
            assert broken is not None
            content = record(broken.alone)
            lines = content.split("\n")
            place = next(
                n for n, line in enumerate(lines) if line.startswith("    at: ") and n > lines.index("quotes:")
            )
            at = f"at: src:{story.items[broken.item or 0].at}"
            for store in (made.by_text, made.by_seal):
                messages = [p.message for p in made.check(store, content) if p.code is Code.QUOTE_NOT_FOUND]
                lasts = {message.partition(" Paste: ")[2] for message in messages} - {""}
                assert lasts == {at}, messages
            mended = "\n".join([*lines[:place], f"    {at}", *lines[place + 1 :]])
            assert made.check(made.by_text, mended) == ()


@pytest.mark.long
@examples(12)
@given(stories(), st.data())
def test_only_words_of_one_quotation_are_offered(story: Story, data: st.DataObject) -> None:
    """Whatever is wrong with a record, and however much narration its spans hold."""
    quotations = [story.quotation(number) for number in range(len(story.chunks))]
    spoken = [f" {' '.join(span_words(set_words(words)))} " for words in quotations]
    with room(story) as made:
        for make in BREAKS.values():
            broken = make(lambda options: data.draw(st.sampled_from(options)), story)
            if broken is None:
                continue
            for store in (made.by_text, made.by_seal):
                for problem in made.check(store, record(broken.alone)):
                    _, _, line = problem.message.partition(" Paste: - ")
                    # The last word may end in another stop than the source's.
                    offered = " ".join(span_words(json.loads(line))).rstrip(",.") if line else ""
                    assert any(f" {offered}" in part for part in spoken), problem.message


# -- what a failure costs

COMMON = "the of and to a in that it was for on is with as at by be this had are from".split()


def long_article(words: int, span: int) -> tuple[str, list[str]]:
    """An article with ten quotations, and these: every second word is a common one."""
    draw = random.Random(words + span)

    def speech(length: int) -> str:
        return " ".join(draw.choice(COMMON) if k % 2 else f"w{draw.randrange(400):03}" for k in range(length))

    quotations = [speech(span) for _ in range(10)]
    rest = (words // 10 - span - 2) // 2
    paragraphs = [f"X{speech(rest)}. “{part},” Roe said. X{speech(rest)}." for part in quotations]
    return "\n\n".join(paragraphs), quotations


def quoting(quotations: list[str | None]) -> str:
    head = RECORD.partition("quotes:")[0].format()
    items = [
        f"  - {{id: q{n}, speaker: roe, at: 's:{n + 1}', spans: [{json.dumps(span)}], attribution: Roe said}}"
        for n, span in enumerate(quotations)
        if span is not None
    ]
    return "\n".join([f"{head}quotes:", *items, ""])


def work(desk: Desk, content: str, *, seal_only: bool) -> int:
    """How many calls the check of a record makes: the same at every run, unlike time."""
    loaded = load_record(desk.record("case", content))
    store = SourceStore(seal_only=seal_only)
    store.open(desk.folder, "article", "double")
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        check_record(loaded, store)
    finally:
        sys.setprofile(None)
    return calls


def single_word(words: list[str]) -> None:
    words[len(words) // 2] = "otherwise"


def every_seventh(words: list[str]) -> None:
    words[2::7] = ["oh"] * len(words[2::7])


def only_common(words: list[str]) -> None:
    words[:] = [COMMON[k % len(COMMON)] if k % 2 else "of" for k in range(len(words))]


def invented(words: list[str]) -> None:
    words[:] = [f"invented{k}" for k in range(len(words))]


@pytest.mark.long
@pytest.mark.parametrize("seal_only", [False, True], ids=["text", "seal"])
@pytest.mark.parametrize("alter", [single_word, every_seventh, only_common, invented])
@pytest.mark.parametrize(("words", "span"), [(500, 12), (500, 30), (2000, 12), (2000, 120)])
def test_a_failing_quote_costs_at_most_five_times_a_passing_one(
    desk: Desk, words: int, span: int, alter: Callable[[list[str]], None], seal_only: bool
) -> None:
    text, quotations = long_article(words, span)
    desk.text("article", text)
    desk.record("case", quoting([*quotations]))
    assert desk.seal().sealed
    others: list[str | None] = [part if n != 5 else None for n, part in enumerate(quotations)]
    altered = quotations[5].split()
    alter(altered)
    without = work(desk, quoting(others), seal_only=seal_only)
    passing = work(desk, quoting([*quotations]), seal_only=seal_only) - without
    failing = quoting([*quotations[:5], " ".join(altered), *quotations[6:]])
    cost = (work(desk, failing, seal_only=seal_only) - without) / passing
    print(f"a failing quote makes {cost:.2f} times the calls of a passing one")
    assert cost <= 5
    assert {problem.item for problem in desk.check(seal_only=seal_only).problems} == {"q5"}


def test_a_verb_that_is_not_known_is_named(desk: Desk) -> None:
    article = "Ann Roe frowns: “We will ask why.”\n"
    record = RECORD.format(paragraph=1, spans="      - We will ask why.", clause="Roe frowns")
    (problem,) = desk.problems(article, record)
    assert problem.code is Code.WRONG_SPEAKER
    assert "‹frowns› is no verb of saying that the check knows" in problem.message
    assert "say in `attribution_note`" in problem.message


def test_who_describes_the_speaker_is_no_unknown_verb(desk: Desk) -> None:
    spans = "      - We wait here"
    record = RECORD.format(paragraph=1, spans=spans, clause="said Roe ally Tom Doe")
    (problem,) = desk.problems("“We wait here,” said Roe ally Tom Doe.\n", record)
    assert problem.code == "wrong-speaker"
    assert "gives the words to ‹Roe ally Tom Doe›, whom `people` does not name so" in problem.message


def test_spans_that_only_fit_two_by_two_are_in_no_order(desk: Desk) -> None:
    article = "“Roe waits here, now Doe sings there, then Poe reads on, and Roe waits here,” Ann Roe said.\n"
    spans = "\n".join(f"      - {span}" for span in ("Poe reads on,", "Roe waits here,", "Doe sings there,"))
    (problem,) = desk.problems(article, RECORD.format(paragraph=1, spans=spans, clause="Ann Roe said"))
    assert (problem.code, problem.message) == ("span-order", "The spans cannot be placed in the source's order.")


def test_in_a_test_a_problem_without_a_sentence_fails(desk: Desk) -> None:
    record = load_record(desk.copy("ferry")).record
    assert record is not None
    assert record.problem((), Code.SCHEMA, "It is so.").line > 0
    for message in ("None", "so it is.", "It is None.", "It is so"):
        with pytest.raises(AssertionError):
            record.problem((), Code.SCHEMA, message)
