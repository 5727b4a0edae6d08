"""Quotations that are titles and names, which nobody says: ‹the song “A Walk in Rain”›, ‹the so-called “old guard”›."""

from collections.abc import Iterator, Sequence

from incident_record.languages import all_phrases, all_words

_NAMING, _WORKS = all_phrases("naming"), all_phrases("works")
_SMALL = all_words("determiners") | all_words("prepositions") | all_words("coordinators") | {"not", "is"}
_EDGES = ".,;:!?'()[]"


def title_quotations(words: Sequence[str], quotations: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The indices of the quotations that a word right before them makes a title or a name.

    What a work is called has capitals, as English print sets them; without them it may be words from the work.

    Args:
        words: canonical words.
        quotations: (first, end) of each quotation.
    """
    for index, (first, end) in enumerate(quotations):
        if _ends_with(words, first, _NAMING) or (_ends_with(words, first, _WORKS) and _has_capitals(words[first:end])):
            yield index


def _ends_with(words: Sequence[str], end: int, phrases: Sequence[tuple[str, ...]]) -> bool:
    for phrase in phrases:
        # A comma before a title is print's own: "in the song, “A Walk in Rain”".
        before = [word.lower() for word in words[max(end - len(phrase), 0) : end]]
        if before and (*before[:-1], before[-1].rstrip(",")) == phrase:
            return True
    return False


def _has_capitals(words: Sequence[str]) -> bool:
    bare = [word.strip(_EDGES) for word in words]
    capitals = sum(word[:1].isupper() for word in bare)
    # One capital alone may only be that of a sentence.
    return capitals > 1 and all(word[:1].isupper() or not word.isalpha() or word in _SMALL for word in bare)
