"""What differs between two texts, of which the older may be a seal that keeps most words closed."""

from itertools import combinations, permutations

import pytest
from incident_record.source.changes import ParagraphChange, compare, summarize
from incident_record.source.seal import make_seal
from incident_record.source.text import Text, canonicalize
from incident_record.source.view import SealView, SourceView, TextView

PARAGRAPHS = (
    "The ferry left the pier at noon with nine people on board.",
    "Ann Roe said that the engine had been old for years.",
    "Nobody knew when the next boat would come to the island.",
    "The harbor office has not answered a letter about it.",
)
UNEVEN = (
    "One came by.",
    "Two birds sang there.",
    "Three men and a boy walked up to see them.",
    "Four of us stayed on.",
    "Five left then.",
)


def text(paragraphs: tuple[str, ...]) -> Text:
    return canonicalize("\n\n".join(paragraphs))


def views(paragraphs: tuple[str, ...]) -> list[SourceView]:
    """A text, and a seal of it that opens three words of each paragraph."""
    plain = text(paragraphs)
    opened = (at for start in plain.paragraphs for at in range(start, start + 3))
    return [TextView(plain), SealView(make_seal(plain, opened))]


def differences(old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    return [str(part) for part in compare(TextView(text(old)), TextView(text(new))).noteworthy]


@pytest.mark.parametrize("mode", [0, 1], ids=["text", "seal"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_paragraphs_that_are_merged_or_split_are_said_to_be(mode: int, at: int) -> None:
    joined = (*PARAGRAPHS[:at], f"{PARAGRAPHS[at]} {PARAGRAPHS[at + 1]}", *PARAGRAPHS[at + 2 :])
    merged = compare(views(PARAGRAPHS)[mode], views(joined)[0])
    assert [str(part) for part in merged.noteworthy] == [f"¶{at + 1} and ¶{at + 2} are merged into ¶{at + 1}"]
    split = compare(views(joined)[mode], views(PARAGRAPHS)[0])
    assert [str(part) for part in split.noteworthy] == [f"¶{at + 1} is split into ¶{at + 1} and ¶{at + 2}"]
    # Every word is still there, though a seal shows few of them.
    size = views(PARAGRAPHS)[0].size
    assert merged.positions == split.positions == {position: position for position in range(size)}


def test_paragraphs_are_merged_behind_one_that_is_altered() -> None:
    ferry, roe, nobody, harbor = PARAGRAPHS
    now = (ferry.replace("nine", "ten"), f"{roe} {nobody}", harbor)
    assert differences(PARAGRAPHS, now) == ["¶1 is altered: ‹nine› is now ‹ten›", "¶2 and ¶3 are merged into ¶2"]
    assert differences(now, PARAGRAPHS) == ["¶1 is altered: ‹ten› is now ‹nine›", "¶2 is split into ¶2 and ¶3"]


def test_paragraphs_with_another_between_them_are_not_merged() -> None:
    ferry, roe, nobody, harbor = PARAGRAPHS
    now = (f"{ferry} {nobody}", roe.replace("years", "months"), harbor)
    assert "merged" not in " ".join(differences((ferry, roe, nobody, harbor), now)[1:])
    assert differences((ferry, roe, nobody, harbor), now)[-1].startswith("¶2 is altered")


def test_as_many_words_as_possible_stay_and_the_rest_is_moved() -> None:
    sizes = [len(paragraph.split()) + 1 for paragraph in UNEVEN]
    old = TextView(text(UNEVEN))
    for order in permutations(range(len(UNEVEN))):
        change = compare(old, TextView(text(tuple(UNEVEN[i] for i in order))))
        assert [part.new for part in change.parts] == [(number,) for number in range(1, len(UNEVEN) + 1)]
        assert [UNEVEN[part.old[0] - 1] for part in change.parts] == [UNEVEN[i] for i in order]
        subsequences = (kept for count in range(len(UNEVEN) + 1) for kept in combinations(order, count))
        heaviest = max(sum(sizes[i] for i in kept) for kept in subsequences if sorted(kept) == list(kept))
        assert sum(sizes[part.old[0] - 1] for part in change.parts if not part.moved) == heaviest, order


def test_what_is_gone_stands_behind_the_rest() -> None:
    now = (PARAGRAPHS[1], "Rain fell.", PARAGRAPHS[3], "Snow fell.", "Hail fell.")
    assert differences(PARAGRAPHS, now) == ["¶2 is new", "¶4 is new", "¶5 is new", "¶1 is gone", "¶3 is gone"]


@pytest.mark.parametrize("first", [0, 1], ids=["the first is known", "the second is known"])
def test_a_closed_paragraph_is_merged_with_one_that_is_known(first: int) -> None:
    ferry, roe, nobody, harbor = PARAGRAPHS
    plain = text((nobody, ferry, roe))
    start = plain.paragraphs[1 + first]
    sealed = SealView(make_seal(plain, range(start, start + 3)))
    change = compare(sealed, TextView(text((f"{ferry} {roe}", harbor))))
    assert list(map(str, change.noteworthy)) == ["¶2 and ¶3 are merged into ¶1", "¶2 is new", "¶1 is gone"]


def test_several_pairs_may_be_merged() -> None:
    ferry, roe, nobody, harbor = PARAGRAPHS
    pairs = (f"{ferry} {roe}", f"{nobody} {harbor}")
    assert differences(PARAGRAPHS, pairs) == ["¶1 and ¶2 are merged into ¶1", "¶3 and ¶4 are merged into ¶2"]
    assert differences(pairs, PARAGRAPHS) == ["¶1 is split into ¶1 and ¶2", "¶2 is split into ¶3 and ¶4"]


QUOTED = ("Roe came late. “We wait,” she said. “But not long.”", "It rained. Then “it stopped at noon,” Doe said.")


def test_what_stands_behind_a_new_paragraph_is_the_same() -> None:
    assert differences(QUOTED, ("Rain fell.", *QUOTED)) == ["¶1 is new"]
    assert differences(("Rain fell.", *QUOTED), QUOTED) == ["¶1 is gone"]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_marks_that_are_gone_are_said_wherever_they_stood(at: int) -> None:
    article = "\n\n".join(QUOTED)
    opening = [k for k, char in enumerate(article) if char == "“"][at]
    closing = article.index("”", opening)
    now = article[:opening] + article[opening + 1 : closing] + article[closing + 1 :]
    number = 1 if at < 2 else 2
    assert differences(QUOTED, tuple(now.split("\n\n"))) == [f"¶{number} is altered: its quotation marks are others"]
    assert differences(tuple(now.split("\n\n")), QUOTED) == [f"¶{number} is altered: its quotation marks are others"]


def test_marks_are_compared_where_paragraphs_are_merged() -> None:
    joined = " ".join(QUOTED).replace("“it stopped at noon,”", "it stopped at noon,")
    assert differences(QUOTED, (joined,)) == ["¶1 and ¶2 are merged into ¶1: its quotation marks are others"]


def test_a_quotation_over_two_paragraphs_changes_both() -> None:
    over = ("“We wait here, and we wait long.", "“Then we go home,” Roe said.")
    assert differences(over, ("We wait here, and we wait long.", over[1])) == [
        "¶1 is altered: its quotation marks are others"
    ]
    assert differences((over[0] + "”", over[1]), ("Rain fell.", over[0] + "”", over[1])) == ["¶1 is new"]


def test_of_two_alike_the_second_is_new() -> None:
    assert differences(PARAGRAPHS[:2], (PARAGRAPHS[1], PARAGRAPHS[0], PARAGRAPHS[1])) == ["¶1 is new"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("nine people", "ten people", "‹nine› is now ‹ten›"),
        ("nine people", "people", "‹nine› is gone"),
        ("nine people", "nine tired people", "‹tired› is added"),
        (
            "at noon",
            "at about one in the afternoon of a very wet Monday",
            "‹noon› is now ‹about one in the afternoon of … Monday›",
        ),
        ("left the pier", "“left the pier”", "its quotation marks are others"),
        ("left the pier", "“left the dock”", "‹pier› is now ‹dock›"),
    ],
)
def test_the_words_that_differ_are_said(old: str, new: str, message: str) -> None:
    now = (PARAGRAPHS[0].replace(old, new), *PARAGRAPHS[1:])
    assert differences(PARAGRAPHS, now) == [f"¶1 is altered: {message}"]


def test_the_words_of_a_long_paragraph_are_compared_one_by_one() -> None:
    # difflib by itself leaves out words that are frequent in a long text.
    before = " ".join(f"the w{i}" for i in range(120))
    assert differences((before,), (before.replace("w5 the w6 ", "v5 the v6 "),)) == [
        "¶1 is altered: ‹w5› is now ‹v5›; ‹w6› is now ‹v6›"
    ]


def test_no_more_than_eight_differences_are_listed() -> None:
    before = " ".join(f"w{i} a{i} b{i} c{i}" for i in range(10))
    now = " ".join(f"v{i} a{i} b{i} c{i}" for i in range(10))
    (line,) = differences((before,), (now,))
    assert line.startswith("¶1 is altered: ‹w0› is now ‹v0›; ‹w1› is now ‹v1›; ")
    assert line.endswith("; ‹w7› is now ‹v7›; and 2 more")
    (line,) = differences((before,), (now.replace("v8", "w8").replace("v9", "w9"),))
    assert line.endswith("; ‹w7› is now ‹v7›")


def test_a_closed_paragraph_is_not_known_again() -> None:
    # A closed paragraph may be any of as many words.
    seal = make_seal(canonicalize("One two three four.\n\nFive six seven eight.\n\nNine ten."))
    newer = canonicalize("Nine ten.\n\nKilo lima mike november.\n\nOscar papa quebec romeo.")
    assert not [part for part in compare(SealView(seal), TextView(newer)).parts if part.moved]


def test_words_that_a_seal_keeps_closed_are_no_difference_but_in_their_number() -> None:
    sealed = views(PARAGRAPHS)[1]
    ferry, *others = PARAGRAPHS
    same = compare(sealed, TextView(text((ferry.replace("nine people", "ten sailors"), *others))))
    assert same.noteworthy == []
    more = compare(sealed, TextView(text((ferry.replace("nine people", "nine or ten people"), *others))))
    (line,) = map(str, more.noteworthy)
    assert line.startswith("¶1 is altered: ‹")
    assert line.endswith("› is there now")
    fewer = compare(sealed, TextView(text(("The ferry left", *others))))
    assert list(map(str, fewer.noteworthy)) == ["¶1 is altered: words that the seal keeps closed are gone"]


def test_closed_words_beside_one_that_is_altered_are_no_difference() -> None:
    sealed = SealView(make_seal(text(PARAGRAPHS[:1]), range(5)))
    now = PARAGRAPHS[0].replace("ferry", "boat").replace("noon", "night")
    change = compare(sealed, TextView(text((now,))))
    assert list(map(str, change.noteworthy)) == ["¶1 is altered: ‹ferry› is now ‹boat›"]
    assert change.positions == {at: at for at in range(sealed.size) if at != 1}


def test_what_is_altered_or_moved_behind_another_has_both_numbers() -> None:
    ferry, roe, nobody, harbor = PARAGRAPHS
    assert differences(PARAGRAPHS, ("Rain fell.", ferry, roe.replace("old", "new"), nobody, harbor)) == [
        "¶1 is new",
        "¶3 (¶2 before) is altered: ‹old› is now ‹new›",
    ]
    assert differences(PARAGRAPHS, (ferry, nobody, harbor, roe)) == ["¶2 is moved and is ¶4 now"]


def test_a_paragraph_that_keeps_its_number_stands_behind_others() -> None:
    assert str(ParagraphChange((5,), (5,), moved=True)) == "¶5 stands behind other paragraphs now"


def test_a_seal_says_what_a_text_has_that_it_has_not() -> None:
    seal = make_seal(text(PARAGRAPHS[:1]), [0, 1, 2])
    added = tuple(f"This is addition number {i}, nothing else." for i in range(14))
    assert summarize(seal, text(PARAGRAPHS[:2])) == "¶2 is new"
    listed = summarize(seal, text((*PARAGRAPHS[:1], *added)))
    assert listed.startswith("¶2 is new; ¶3 is new; ")
    assert listed.endswith("; ¶13 is new; and 2 more")
    assert summarize(seal, text((*PARAGRAPHS[:1], *added[:12]))).endswith("; ¶12 is new; ¶13 is new")
    assert (
        summarize(seal, text((PARAGRAPHS[0].replace("noon", "night"),))) == "words that no record uses differ, or marks"
    )
