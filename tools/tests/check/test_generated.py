"""Invented articles and records by the thousand: what is true passes, what is broken fails, in text and seal alike.

`INCIDENT_EXAMPLES` sets how many examples each property tries, at random; without it they are few and always the same.
"""

from typing import Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from incident_record.problems import Problem
from tests.support.breaks import BREAKS, Broken
from tests.support.generated import PLAIN, Story, article, record, record_styles, source_styles, stories
from tests.support.room import examples, lines, room

pytestmark = pytest.mark.long


def by_seal(broken: Broken) -> set[str]:
    """The codes that a seal may give: others than the text's where a word that it leaves closed cannot be known."""
    return {*broken.codes, *(("quote-not-found", "seal-outdated") if broken.closed else ())}


@examples(40)
@given(stories())
def test_a_true_record_passes_by_its_text_and_by_its_seal(story: Story) -> None:
    with room(story) as made:
        assert made.proved == (), lines(made.proved)
        for seal_only in (False, True):
            report = made.desk.check(seal_only=seal_only)
            assert report.problems == (), lines(report.problems)
            assert report.proved == report.quotes == len(story.items)


@examples(40)
@given(stories(), st.data())
def test_every_break_is_refused_by_the_text_and_by_the_seal(story: Story, data: st.DataObject) -> None:
    def pick(options: Any) -> Any:
        return data.draw(st.sampled_from(options))

    with room(story) as made:
        for kind, make in BREAKS.items():
            broken = make(pick, story)
            if broken is None:
                continue
            content = record(broken.alone)
            for store, codes in ((made.by_text, set(broken.codes)), (made.by_seal, by_seal(broken))):
                problems = made.check(store, content)
                assert problems, f"{kind} is not refused\n{content}"
                assert failing(problems) == {"st" if broken.item is None else "q0"}, f"{kind}\n{lines(problems)}"
                assert {str(problem.code) for problem in problems} <= codes, f"{kind}\n{lines(problems)}"


@examples(40)
@given(stories(), st.data())
def test_typography_changes_no_verdict(story: Story, data: st.DataObject) -> None:
    source = data.draw(source_styles(story.marks))
    typed = data.draw(record_styles())
    with room(story) as made:
        seal = made.desk.sources / "article.seal.json"
        data_of_seal = seal.read_bytes()
        content = record(story, typed)
        for store in (made.by_text, made.by_both, made.by_seal):
            assert made.check(store, content) == (), lines(made.check(store, content))
        made.desk.text("article", article(story, source))
        seal.unlink()
        sealing = made.desk.seal()
        assert not sealing.problems, lines(sealing.problems)
        assert seal.read_bytes() == data_of_seal


@examples(40)
@given(stories(), st.data())
def test_text_and_seal_agree_on_every_item_of_a_sealed_record(story: Story, data: st.DataObject) -> None:
    """Of a record that several faults break, as of one that none does."""

    def pick(options: Any) -> Any:
        return data.draw(st.sampled_from(options))

    changed = story
    broken_items: set[int | None] = set()
    for kind in data.draw(st.lists(st.sampled_from(sorted(BREAKS)), max_size=3)):
        broken = BREAKS[kind](pick, story)
        if broken is not None and broken.item not in broken_items:
            note(f"{kind}: {name(broken.item)}")
            broken_items.add(broken.item)
            changed = joined(changed, broken)
    style = data.draw(st.one_of(st.just(PLAIN), record_styles()))
    with room(story) as made:
        content = record(changed, style)
        text, seal = made.check(made.by_both, content), made.check(made.by_seal, content)
        assert failing(text) == failing(seal) == {name(item) for item in broken_items}, (
            f"{lines(text)}\n\n{lines(seal)}"
        )


def joined(story: Story, broken: Broken) -> Story:
    """A story with a fault that was made in another one."""
    if broken.item is None:
        return Story(**{**vars(story), "evidence": broken.story.evidence})
    items = list(story.items)
    items[broken.item] = broken.story.items[broken.item]
    return Story(**{**vars(story), "items": tuple(items)})


def name(item: int | None) -> str:
    return "st" if item is None else f"q{item}"


def failing(problems: tuple[Problem, ...]) -> set[str | None]:
    return {problem.item for problem in problems}
