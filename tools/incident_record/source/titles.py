"""Quotations that are titles and names, which nobody says: ‹the song “A Walk in Rain”›, ‹the so-called “old guard”›."""

from collections.abc import Iterator, Sequence, Set

from incident_record.languages import LANGUAGES, all_phrases, all_words

_NAMING, _WORKS = frozenset(all_phrases("naming")), frozenset(all_phrases("works"))
_MENTIONS, _USING, _DEFINITE = (
    all_words("mentions"),
    all_words("using"),
    all_words("determiners") - all_words("indefinite"),
)
_BARE_MENTIONS = frozenset(
    word for language in LANGUAGES if not language.determiners for word in language.mentions.split()
)
_USED = 6  # words before a quotation in which a verb makes them somebody's own
_LONGEST = max(map(len, _NAMING | _WORKS))
_SMALL = all_words("determiners") | all_words("prepositions") | all_words("coordinators")
_SMALL |= all_words("title_words")
_EDGES = ".,;:!?'()[]"


def title_quotations(words: Sequence[str], quotations: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The indices of the quotations that a word right before them makes a title or a name.

    What a work is called has capitals, as English print sets them; without them it may be words from the work.

    Args:
        quotations: (first, end) of each quotation.
    """
    for index, (first, end) in enumerate(quotations):
        if (
            _ends_with(words, first, _NAMING)
            or _is_mentioned(words, first)
            or (_ends_with(words, first, _WORKS) and has_capitals(words[first:end]))
        ):
            yield index


def _is_mentioned(words: Sequence[str], end: int) -> bool:
    """Whether the words before a quotation only speak of it: "opposed the slogan “…”"; not "used the phrase “…”"."""
    before = [word.lower() for word in words[max(end - _USED, 0) : end]]
    noun = before[-1] if before else ""
    article = noun in _BARE_MENTIONS or not _DEFINITE.isdisjoint(before[-3:-1])
    return noun in _MENTIONS and article and _USING.isdisjoint(before[:-1])


def _ends_with(words: Sequence[str], end: int, phrases: Set[tuple[str, ...]]) -> bool:
    before = [word.lower() for word in words[max(end - _LONGEST, 0) : end]]
    # A comma before a title is print's own: "in the song, “A Walk in Rain”".
    before[-1:] = [word.rstrip(",") for word in before[-1:]]
    return any(tuple(before[at:]) in phrases for at in range(len(before)))


def has_capitals(words: Sequence[str]) -> bool:
    """Whether words are set as English print sets a title: "A Walk in the Rain"."""
    bare = [word.strip(_EDGES) for word in words]
    capitals = sum(word[:1].isupper() for word in bare)
    # One capital alone may only be that of a sentence.
    return capitals > 1 and all(word[:1].isupper() or not word.isalpha() or word in _SMALL for word in bare)
