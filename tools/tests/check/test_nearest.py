"""The passage that is nearest to a span: where it stands, and every word in which the two differ."""

import pytest
from incident_record.check.nearest import Difference, NearPassage, nearest, passage_text, runs_out
from incident_record.source.match import COMMA_OR_PERIOD, Pattern, find, to_pattern
from incident_record.source.seal import make_seal
from incident_record.source.text import Words, canonicalize, span_words
from incident_record.source.view import SealView, SourceView, TextView

TEXT = canonicalize(
    "“Every lantern on the western quay burned until the harbor master rowed across with oil,” Roe said. "
    "“Nobody slept,” Roe said. The quay was quiet that night, and cold."
)
BY_TEXT = TextView(TEXT)
BY_SEAL = SealView(make_seal(TEXT, range(*TEXT.quotations[0])))


def words_of(span: str) -> tuple[Words, Pattern]:
    words = span_words(span)
    return words, to_pattern(words, COMMA_OR_PERIOD)


def nearest_to(span: str, view: SourceView = BY_TEXT, first: int = 0, end: int | None = None) -> NearPassage:
    passage = nearest(view, *words_of(span), first, view.size if end is None else end)
    assert passage is not None
    return passage


def described(differences: tuple[Difference, ...]) -> list[tuple[int, str, str | None]]:
    return [(d.at, " ".join(d.mine), None if d.theirs is None else " ".join(d.theirs)) for d in differences]


@pytest.mark.parametrize(
    ("span", "place", "differences", "context"),
    [
        (
            "lantern on the eastern quay burned",
            (1, 7),
            [(3, "eastern", "western")],
            "lantern on the >>western<< quay burned",
        ),
        (
            "lantern on the eastern wharf burned until",
            (1, 8),
            [(3, "eastern wharf", "western quay")],
            "lantern on the >>western quay<< burned until",
        ),
        # Two or three words in another order are one difference, more are several.
        (
            "Every lantern on the quay western burned",
            (0, 7),
            [(4, "quay western", "western quay")],
            "Every lantern on the >>western quay<< burned",
        ),
        (
            "lantern on quay the western burned until",
            (1, 8),
            [(2, "quay the western", "the western quay")],
            "lantern on >>the western quay<< burned until",
        ),
        (
            "Every lantern quay on the western burned until",
            (0, 8),
            [(2, "quay", ""), (6, "", "quay")],
            "Every lantern on the western >>quay<< burned until",
        ),
        (
            "Every lantern burned on the western quay until",
            (0, 8),
            [(2, "burned", ""), (7, "", "burned")],
            "Every lantern on the western quay >>burned<< until",
        ),
        # Words that are left out or added, in the middle and where a word stands twice.
        ("until the master rowed across", (7, 13), [(2, "", "harbor")], "until the >>harbor<< master rowed across"),
        ("until the old harbor master rowed", (7, 12), [(2, "old", "")], "until the harbor master rowed"),
        ("lantern on the western quay quay burned", (1, 7), [(5, "quay", "")], "… on the western quay burned"),
        (
            "burned until the harbormaster rowed across",
            (6, 13),
            [(3, "harbormaster", "harbor master")],
            "burned until the >>harbor master<< rowed across",
        ),
        ("until the harbor harbor", (7, 10), [(3, "harbor", "")], "until the harbor"),
        # At an edge nothing tells how many of the source's words stand for the span's: as many.
        ("Each lantern on the western quay", (0, 6), [(0, "Each", "Every")], ">>Every<< lantern on the western …"),
        ("master rowed across with coal", (10, 15), [(4, "coal", "oil,")], "master rowed across with >>oil,<<"),
        (
            "master rowed over with it",
            (10, 15),
            [(2, "over", "across"), (4, "it", "oil,")],
            "master rowed >>across<< with >>oil,<<",
        ),
        (
            "Each lantern on the western quay burned until the harbor master rowed across with coal",
            (0, 15),
            [(0, "Each", "Every"), (14, "coal", "oil,")],
            ">>Every<< lantern on the western … master rowed across with >>oil,<<",
        ),
    ],
)
def test_where_a_span_and_its_passage_differ(
    span: str, place: tuple[int, int], differences: list[tuple[int, str, str]], context: str
) -> None:
    passage = nearest_to(span)
    assert (passage.first, passage.end) == place
    assert described(passage.differences) == differences
    assert passage.same == len(span_words(span)) - sum(len(mine.split()) for _, mine, _ in differences)
    assert passage_text(BY_TEXT, passage) == context
    for difference in passage.differences:
        theirs = TEXT.words[difference.first : difference.end]
        assert theirs == difference.theirs
    # A seal knows the source's words only where the span has them too.
    sealed = nearest_to(span, BY_SEAL)
    assert (sealed.first, sealed.end, sealed.near) == (*place, passage.near)
    for difference in sealed.differences:
        theirs = TEXT.words[difference.first : difference.end]
        assert difference.theirs in (None, theirs)
        assert difference.theirs is None or set(theirs) <= set(span_words(span))
    assert passage_text(BY_SEAL, sealed) == ""


@pytest.mark.parametrize(
    ("span", "place", "at"),
    [("harbormaster rowed across with", (9, 14), 0), ("burned until the harbormaster", (6, 11), 3)],
)
def test_the_same_letters_at_an_edge_stand_for_each_other(span: str, place: tuple[int, int], at: int) -> None:
    """A seal keeps the letters closed."""
    passage = nearest_to(span)
    assert (passage.first, passage.end) == place
    assert described(passage.differences) == [(at, "harbormaster", "harbor master")]


@pytest.mark.parametrize(
    ("span", "near"),
    [
        ("the harbor captain swam", True),  # one stretch of two words of four
        ("the harbor captain swam away", False),
        ("western wharf glowed until the harbor", True),
        ("a lantern in the western wharf glowed while the harbor slept", False),
        ("with oil Roe said", True),
        ("quay is", False),
    ],
)
def test_how_many_words_may_differ(span: str, near: bool) -> None:
    passage = nearest(BY_TEXT, *words_of(span), 0, BY_TEXT.size)
    assert (passage is not None and passage.near) == near


def test_a_span_with_little_in_common_has_no_passage() -> None:
    for view in (BY_TEXT, BY_SEAL):
        assert nearest(view, *words_of("lantern x on y the z western"), 0, view.size) is None
        assert nearest(view, *words_of("nothing of the kind here"), 0, view.size) is None


def test_a_passage_stays_between_the_given_positions() -> None:
    passage = nearest_to("lantern on the eastern quay burned until", end=7)
    assert passage.end <= 7
    assert nearest_to("Each lantern on the western quay", first=1).first >= 1
    assert nearest(BY_TEXT, *words_of("lantern on the eastern quay burned"), 8, BY_TEXT.size) is None


def test_of_passages_alike_the_first_is_taken() -> None:
    twice = TextView(canonicalize("The red boat left at noon. The red boat left at dusk."))
    assert nearest(twice, *words_of("The red ship left at"), 0, twice.size) == nearest(
        twice, *words_of("The red ship left at"), 0, 6
    )


@pytest.mark.parametrize(
    ("span", "positions"),
    [
        ("Roe said", [15, 19]),
        ("quay", [5, 22]),
        ("and cold", [27]),
        ("Every lantern", [0]),
        ("cold and", []),
        ("the quay", []),
        ("cold. Then", []),
    ],
)
def test_every_place_of_a_span_is_found(span: str, positions: list[int]) -> None:
    assert find(BY_TEXT, words_of(span)[1], 0, BY_TEXT.size) == positions


def test_words_that_go_on_beyond_the_marks_may_be_the_source_s_own() -> None:
    span = "rowed across with oil, Roe said"
    passage = nearest_to(span, BY_SEAL)
    assert runs_out(BY_SEAL, words_of(span)[1], passage)
    other = nearest_to("rowed across with coal", BY_SEAL)
    assert not runs_out(BY_SEAL, words_of("rowed across with coal")[1], other)


def test_words_before_the_first_mark_may_be_the_source_s_own() -> None:
    text = canonicalize("Roe said “the boat left at noon” and left.")
    view = SealView(make_seal(text, range(*text.quotations[0])))
    span = "she said the boat left"
    passage = nearest(view, *words_of(span), 0, view.size)
    assert passage is not None
    assert (passage.first, passage.end) == (2, 5)
    assert runs_out(view, words_of(span)[1], passage)


@pytest.mark.parametrize(("changed", "near"), [(110, True), (120, True), (121, False)])
def test_a_long_stretch_that_differs_is_one_difference(changed: int, near: bool) -> None:
    words = [f"word{at}" for at in range(300)]
    view = TextView(canonicalize(" ".join(words)))
    span = " ".join((*words[:20], *(f"other{at}" for at in range(changed)), *words[20 + changed :]))
    passage = nearest(view, *words_of(span), 0, view.size, seeds=300)
    assert passage is not None
    expected = [(20, changed, tuple(words[20 : 20 + changed]))]
    assert [(d.at, len(d.mine), d.theirs) for d in passage.differences] == expected
    assert (passage.first, passage.end, passage.near) == (0, 300, near)
