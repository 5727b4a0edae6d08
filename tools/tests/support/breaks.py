"""Every kind of fault that a record can have against its article: each breaks a generated story in one place.

What is by chance no fault is left out where a fault is made, and the reason stands beside it.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.support.generated import COMMON, NEGATIONS, PEOPLE, STRANGE, Item, Story, Words


@dataclass(frozen=True)
class Edit:
    """Words of one span in place of the source's.

    Args:
        story: with the span as it is after the edit.
        item: the number of the quote.
        place: the number of its span.
        at: the first word that differs.
        mine: the words that the span has now.
        theirs: the words that the source has.
    """

    story: Story
    item: int
    place: int
    at: int
    mine: Words
    theirs: Words

    @property
    def at_edge(self) -> bool:
        """Whether the edit touches the span's first or last word, of which a doubled one may be either of the two."""
        words = self.story.items[self.item].spans[self.place].words
        end = self.at + len(self.mine)
        return self.at == 0 or end == len(words) or (self.at == 1 and words[0] == words[1])


@dataclass(frozen=True)
class Broken:
    """A story with one fault.

    Args:
        story: the story.
        item: the number of the quote that is broken; None for the evidence.
        codes: the codes of which one has to be raised, and no other, with the text at hand.
        closed: whether the fault touches words that a seal may leave closed.
    """

    story: Story
    item: int | None
    codes: tuple[str, ...]
    closed: bool = False

    @property
    def alone(self) -> Story:
        """The story with no other quote than the broken one, or than the first one."""
        return replace(self.story, items=(self.story.items[self.item or 0],))


Pick = Callable[[Sequence[Any]], Any]
Change = tuple[int, int, Words]
"""Words from one place up to another, and those that stand there instead."""


def _core(word: str) -> tuple[str, str]:
    """A word without what follows its letters and digits, and that."""
    core = word
    while core and not core[-1].isalnum():
        core = core[:-1]
    return core, word[len(core) :]


def _bare(letters: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))


def _digit(word: str, pick: Pick) -> str:
    place = pick([k for k, c in enumerate(word) if c.isdigit()])
    return f"{word[:place]}{(int(word[place]) + pick(range(1, 10))) % 10}{word[place + 1 :]}"


def _each(
    fits: Callable[[Words, int], bool], new: Callable[[str, Pick], Sequence[str]]
) -> Callable[[Words, Pick], Change | None]:
    """An edit of one word, drawn from those that fit."""

    def change(words: Words, pick: Pick) -> Change | None:
        places = [k for k in range(len(words)) if fits(words, k)]
        if not places:
            return None
        place = pick(places)
        return place, place + 1, tuple(new(words[place], pick))

    return change


def _inside(words: Words, k: int) -> bool:
    # Without its first or its last word a span is a shorter one that the source has; and at a span's end a comma and a
    # period are free.
    return 0 < k < len(words) - 1


def _added(words: Words, pick: Pick) -> Change:
    # At either end a word of the article could be the one that goes on there.
    place = pick(range(len(words) + 1))
    inside = 0 < place < len(words)
    return place, place, (pick([*STRANGE, "not", *words] if inside else STRANGE),)


def _doubled(words: Words, pick: Pick) -> Change:
    place = pick(range(len(words)))
    return place + 1, place + 1, (words[place],)


def _swapped(words: Words, pick: Pick) -> Change:
    place = pick(range(len(words) - 1))
    return place, place + 2, (words[place + 1], words[place])


def _part(words: Words, pick: Pick) -> Change:
    place = pick((0, len(words) - 1))
    core, rest = _core(words[place])
    # A common word of one letter has no part, but no phrase of the writer's ends in one.
    if place == 0 and len(core) > 1:
        return 0, 1, (core[1:] + rest,)
    place = len(words) - 1
    core, rest = _core(words[place])
    return place, place + 1, (core[:-1] + rest,)


EDITS: dict[str, Callable[[Words, Pick], Change | None]] = {
    "word replaced": _each(lambda words, k: True, lambda word, pick: [pick(STRANGE)]),
    "word dropped": _each(_inside, lambda word, pick: []),
    "word added": _added,
    "word doubled": _doubled,
    "words swapped": _swapped,
    "part of a word": _part,
    "number changed": _each(lambda words, k: any(map(str.isdigit, words[k])), lambda word, pick: [_digit(word, pick)]),
    "thousands unmarked": _each(lambda words, k: words[k][1:2] == "," and words[k][2:].isdigit(), lambda word, pick: [word.replace(",", "")]),
    "currency dropped": _each(lambda words, k: words[k][0] == "$", lambda word, pick: [word[1:]]),
    "ending added": _each(
        lambda words, k: _core(words[k])[0].isalpha(),
        lambda word, pick: [_core(word)[0] + pick(("s", "ed", "ing")) + _core(word)[1]],
    ),
    "ending cut": _each(lambda words, k: len(_core(words[k])[0]) > 3, lambda word, pick: [_core(word)[0][:-1] + _core(word)[1]]),
    "capital changed": _each(lambda words, k: words[k][0].isalpha(), lambda word, pick: [word[0].swapcase() + word[1:]]),
    "all capitals": _each(lambda words, k: len(words[k]) > 1 and words[k].isalpha(), lambda word, pick: [word.upper()]),
    "comma removed": _each(lambda words, k: _inside(words, k) and words[k][-1] == ",", lambda word, pick: [word[:-1]]),
    "stop added": _each(
        lambda words, k: _inside(words, k) and words[k][-1].isalnum(), lambda word, pick: [word + pick((",", ".", "?", ";"))]
    ),
    "question added": lambda words, pick: None if words[-1][-1] in "?⟩" else (len(words) - 1, len(words), (_core(words[-1])[0] + "?",)),
    "hyphen removed": _each(lambda words, k: "-" in words[k], lambda word, pick: [word.replace("-", "")]),
    "hyphen to space": _each(lambda words, k: "-" in words[k], lambda word, pick: word.split("-")),
    "accent removed": _each(lambda words, k: _bare(words[k]) != words[k], lambda word, pick: [_bare(word)]),
    "apostrophe removed": _each(lambda words, k: "’" in words[k], lambda word, pick: [word.replace("’", "")]),
    "nested mark removed": _each(lambda words, k: "⟨" in words[k] or "⟩" in words[k], lambda word, pick: [word.strip("⟨⟩")]),
    "dash removed": _each(lambda words, k: words[k] == "—", lambda word, pick: []),
    "dash to hyphen": lambda words, pick: (
        (words.index("—") - 1, words.index("—") + 2, (f"{words[words.index('—') - 1]}-{words[words.index('—') + 1]}",))
        if "—" in words[1:-1]
        else None
    ),
}  # fmt: skip
"""Every kind of edit that alters a span by a word or less: the words of a span to a change, or None where none fits."""


def edit(pick: Pick, story: Story, kind: str) -> Edit | None:
    """A story with one edit of a kind in one span, if there is a span that it fits."""
    # What is left of shorter spans may be two words, near to nothing in particular.
    sites = [(i, k) for i, item in enumerate(story.items) for k, span in enumerate(item.spans) if len(span.words) > 3]
    start = pick(range(len(sites)))
    for i, k in (*sites[start:], *sites[:start]):
        span = story.items[i].spans[k]
        change = EDITS[kind](span.words, pick)
        if change is not None and len(span.words) - (change[1] - change[0]) + len(change[2]) > 2:
            first, end, mine = change
            words = (*span.words[:first], *mine, *span.words[end:])
            theirs = story.quotation(span.quotation)[span.first + first : span.first + end]
            return Edit(story.with_span(i, k, words), i, k, first, mine, theirs)
    return None


def _edited(kind: str) -> Callable[[Pick, Story], Broken | None]:
    def broken(pick: Pick, story: Story) -> Broken | None:
        candidate = edit(pick, story, kind)
        if candidate is None:
            return None
        # What a span adds at a quotation's end could be the closed word that goes on there.
        return Broken(
            candidate.story, candidate.item, ("quote-altered",), closed=not candidate.theirs and candidate.at_edge
        )

    return broken


def _glued(pick: Pick, story: Story) -> Broken | None:
    spans = [(i, k, span) for i, item in enumerate(story.items) for k, span in enumerate(item.spans)]
    # Two parts of one quotation, which may run over paragraphs, can be one span.
    pairs = [(each, other) for each in spans for other in spans if each[2].quotation != other[2].quotation]
    (i, k, before), (_, _, after) = pick(pairs)
    words = (*before.words[-3:], *after.words[:3])
    return Broken(
        story.with_span(i, k, words), i, ("quote-altered", "quote-not-found", "not-in-quotation-marks"), closed=True
    )


def _over_a_mark(pick: Pick, story: Story) -> Broken | None:
    sites = []
    for number, paragraph in enumerate(story.paragraphs, 1):
        for place, piece in enumerate(paragraph):
            if piece.quotation is None or len(piece.words) < 3:
                continue
            if piece.closes and place + 1 < len(paragraph):
                sites.append((number, (*piece.words[-3:], *paragraph[place + 1].words[:2])))
            if piece.opens and place:
                sites.append((number, (*paragraph[place - 1].words[-2:], *piece.words[:3])))
    at, words = pick(sites)
    # A comma between mark and clause is no part of the word before it, as it is once the mark is left out.
    codes = ("quote-altered", "quote-not-found") if "," in words else ("not-in-quotation-marks",)
    return _as_span(story, at, words, codes)


def _narration(pick: Pick, story: Story) -> Broken | None:
    sites = []
    for number in range(1, len(story.paragraphs) + 1):
        for words in story.narration(number):
            for first in range(len(words) - 1):
                part = words[first : first + pick((2, 3, 4))]
                # A few of the commonest words may stand in a quotation of the paragraph too.
                if sum(map(str.isalpha, (w[0] for w in part))) > 1 and any(_core(w)[0] not in COMMON for w in part):
                    sites.append((number, part))
    at, words = pick(sites)
    return _as_span(story, at, words, ("not-in-quotation-marks",))


def _as_span(story: Story, at: int, words: Words, codes: tuple[str, ...]) -> Broken:
    """A quote whose one span is words of a paragraph that no pair of marks holds."""
    span = replace(story.items[0].spans[0], words=words)
    return Broken(story.with_item(0, at=at, spans=(span,)), 0, codes, closed=True)


def _disordered(pick: Pick, story: Story) -> Broken | None:
    items = [i for i, item in enumerate(story.items) if len(item.spans) > 1]
    i = pick(items)
    spans = story.items[i].spans[::-1]
    return Broken(story.with_item(i, spans=spans), i, ("span-order", "quote-not-found"))


def _overlapping(pick: Pick, story: Story) -> Broken | None:
    pairs = [
        (i, k)
        for i, item in enumerate(story.items)
        for k in range(len(item.spans) - 1)
        if item.spans[k].quotation == item.spans[k + 1].quotation
    ]
    i, k = pick(pairs)
    before, after = story.items[i].spans[k : k + 2]
    full = story.quotation(before.quotation)
    words = full[before.first + len(before.words) - 1 : after.first + len(after.words)]
    return Broken(story.with_span(i, k + 1, words), i, ("span-order",))


def _repeated(pick: Pick, story: Story) -> Broken | None:
    i = pick(range(len(story.items)))
    spans = story.items[i].spans
    return Broken(story.with_item(i, spans=(spans[0], *spans)), i, ("span-order",))


def _touching(pick: Pick, story: Story) -> Broken | None:
    sites = []
    for i, item in enumerate(story.items):
        for k, span in enumerate(item.spans):
            for cut in range(3, len(span.words) - 2):
                # Two spans may touch where a quotation goes on in another paragraph.
                sides = [story.paragraph_of(span.quotation, span.first + at) for at in (cut - 1, cut)]
                if sides[0] == sides[1]:
                    sites.append((i, k, cut))
    i, k, cut = pick(sites)
    spans = list(story.items[i].spans)
    full = spans[k]
    spans[k : k + 1] = [replace(full, words=full.words[:cut]), replace(full, words=full.words[cut:])]
    return Broken(story.with_item(i, spans=tuple(spans)), i, ("span-order",))


def _negation_cut(pick: Pick, story: Story) -> Broken | None:
    span, *others = story.items[0].spans
    at = next(k for k, word in enumerate(span.words) if word in NEGATIONS)
    before, after = replace(span, words=span.words[:at]), replace(span, words=span.words[at + 1 :])
    spans = pick(((before,), (after,), (before, after)))
    first = story.paragraph_of(span.quotation, span.first + (at + 1 if spans[0] is after else 0))
    changed = story.with_item(0, spans=(*spans, *others), at=first)
    return Broken(changed, 0, ("cuts-negation",))


def _other_speaker(pick: Pick, story: Story) -> Broken | None:
    i = pick(range(len(story.items)))
    speaker = pick([person.id for person in PEOPLE if person.id != story.items[i].speaker])
    return Broken(
        story.with_item(i, speaker=speaker), i, ("wrong-speaker", "pronoun", "attribution-not-beside"), closed=True
    )


def _stands(words: Words, story: Story, item: Item) -> bool:
    """Whether words stand in the narration of a quote's paragraphs or beside them, whatever the case."""
    numbers = {story.paragraph_of(s.quotation, s.first + at) for s in item.spans for at in (0, len(s.words) - 1)}
    around = range(max(min(numbers) - 1, 1), min(max(numbers) + 1, len(story.paragraphs)) + 1)
    plain = [" ".join(_core(word)[0].lower() for word in part) for n in around for part in story.narration(n)]
    clause = " ".join(_core(word)[0].lower() for word in words)
    return any(f" {clause} " in f" {each} " for each in plain)


def _clause_of_another(pick: Pick, story: Story) -> Broken | None:
    # A clause that stands there too is that of this quotation.
    sites = [
        (i, other.clause)
        for i, item in enumerate(story.items)
        for other in story.items
        if not _stands(other.clause, story, item)
    ]
    if not sites:
        return None
    i, clause = pick(sites)
    return Broken(story.with_item(i, clause=clause), i, ("attribution-not-beside",), closed=True)


def _clause_altered(pick: Pick, story: Story) -> Broken | None:
    i = pick(range(len(story.items)))
    clause = list(story.items[i].clause)
    place = pick(range(len(clause)))
    if pick((True, False)):
        clause[place] = pick(STRANGE)
    else:
        clause.insert(place + 1, pick(STRANGE))
    return Broken(story.with_item(i, clause=tuple(clause)), i, ("attribution-not-beside",), closed=True)


def _no_antecedent(pick: Pick, story: Story) -> Broken | None:
    i = pick([i for i, item in enumerate(story.items) if item.antecedent])
    return Broken(story.with_item(i, antecedent=None), i, ("pronoun",))


def _antecedent_altered(pick: Pick, story: Story) -> Broken | None:
    i = pick([i for i, item in enumerate(story.items) if item.antecedent])
    at = (story.items[i].antecedent or (0, ()))[0]
    changed = story.with_item(i, antecedent=(at, (pick(STRANGE),)))
    return Broken(changed, i, ("words-not-found",), closed=True)


def _elsewhere(pick: Pick, story: Story) -> Broken | None:
    i = pick(range(len(story.items)))
    at = pick([n for n in range(1, len(story.paragraphs) + 1) if n != story.items[i].at])
    return Broken(story.with_item(i, at=at), i, ("quote-not-found",))


def _beyond(pick: Pick, story: Story) -> Broken | None:
    i = pick(range(len(story.items)))
    at = len(story.paragraphs) + pick((1, 2, 90))
    return Broken(story.with_item(i, at=at), i, ("unknown-id", "quote-not-found"))


def _typed_ellipsis(pick: Pick, story: Story) -> Broken | None:
    i = pick(range(len(story.items)))
    words = story.items[i].spans[0].words
    first = pick(range(1, len(words)))
    end = pick(range(first, len(words)))
    return Broken(story.with_span(i, 0, (*words[:first], "…", *words[end:])), i, ("typed-ellipsis",))


def _typed_bracket(pick: Pick, story: Story) -> Broken | None:
    i = pick(range(len(story.items)))
    words = list(story.items[i].spans[0].words)
    place = pick(range(len(words)))
    words[place : place + 1] = pick(([f"[{words[place]}]"], [words[place], "[sic]"], [f"[{pick(STRANGE)}]"]))
    return Broken(story.with_span(i, 0, tuple(words)), i, ("typed-bracket",))


def _single_word(pick: Pick, story: Story) -> Broken | None:
    i = pick(range(len(story.items)))
    words = story.items[i].spans[0].words
    return Broken(story.with_span(i, 0, (pick([word for word in words if word != "—"]),)), i, ("too-short",))


def _evidence_altered(pick: Pick, story: Story) -> Broken | None:
    at, words = story.evidence
    place = pick(range(len(words)))
    changed = (*words[:place], pick(STRANGE), *words[place + 1 :])
    return Broken(replace(story, evidence=(at, changed)), None, ("words-not-found",), closed=True)


def _evidence_elsewhere(pick: Pick, story: Story) -> Broken | None:
    at = pick([n for n in range(1, len(story.paragraphs) + 1) if n != story.evidence[0]])
    return Broken(replace(story, evidence=(at, story.evidence[1])), None, ("words-not-found",), closed=True)


BREAKS: dict[str, Callable[[Pick, Story], Broken | None]] = {
    **{kind: _edited(kind) for kind in EDITS},
    "two quotations glued": _glued,
    "span over a mark": _over_a_mark,
    "narration as a span": _narration,
    "spans out of order": _disordered,
    "spans that overlap": _overlapping,
    "span twice": _repeated,
    "spans that touch": _touching,
    "negation cut out": _negation_cut,
    "another speaker": _other_speaker,
    "clause of another quotation": _clause_of_another,
    "clause altered": _clause_altered,
    "no antecedent": _no_antecedent,
    "antecedent altered": _antecedent_altered,
    "at another paragraph": _elsewhere,
    "at no paragraph": _beyond,
    "typed ellipsis": _typed_ellipsis,
    "typed bracket": _typed_bracket,
    "one word": _single_word,
    "evidence altered": _evidence_altered,
    "evidence of another paragraph": _evidence_elsewhere,
}
"""Every kind of fault: a story to the story with that fault, or None where it has nothing that could be broken so."""
