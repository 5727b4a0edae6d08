"""Finds words that turn or limit the sense of a sentence: negations and conditions.

The check looks for them in what a record leaves out of a quoted sentence.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress

from incident_record.languages import all_phrases, all_words, by_first_word

_WORDS = all_words("negations")
_PHRASES = by_first_word(all_phrases("negating_phrases"))
_STARTS, _ENDS = tuple(all_words("negating_starts")), tuple(all_words("negating_ends"))
_FEWS, _BEFORE_FEWS = all_words("fews"), all_words("before_fews")
_CONDITIONAL = all_words("conditional_verbs")
_SUBJECTS = all_words("function_words") - all_words("prepositions")
_NUMBERED = frozenset(f"{word}." for word in all_words("numbered"))
_EDGES = ",.;:!?()[]{}'…\"′″،؛؟"


# As many as an archive has different words, or each would be looked at again.
@lru_cache(maxsize=2**14)
def _plain(word: str) -> str:
    return word.strip(_EDGES).lower()


@lru_cache(maxsize=2**14)
def _may_turn(word: str) -> bool:
    """Whether a word could turn a sense in some place; most words never do."""
    plain = _plain(word)
    alone = plain in _WORDS or plain in _FEWS or plain in _CONDITIONAL or plain in _PHRASES
    return alone or plain.endswith(_ENDS) or plain.startswith(_STARTS)


def negation_positions(words: Sequence[str], first: int, end: int) -> list[int]:
    """The positions, from `first` and before `end`, of words that negate or set a condition."""
    positions: set[int] = set()
    for i in compress(range(first, end), map(_may_turn, words[first:end])):
        word = _plain(words[i])
        # Before the list is asked, since "no." is "no" without its period.
        if _abbreviates_number(words, i, end):
            continue
        few = word in _FEWS and (i == first or _plain(words[i - 1]) not in _BEFORE_FEWS)
        # "Had he gone": with its subject behind it the verb is an "if".
        opens = words[i][0].isupper() and word in _CONDITIONAL and i + 1 < end and _plain(words[i + 1]) in _SUBJECTS
        if few or opens or word in _WORDS or word.endswith(_ENDS) or word.startswith(_STARTS):
            positions.add(i)
            continue
        phrases = _PHRASES.get(word, ())
        after = _plain(words[i + 1]) if phrases and i + 1 < end else ""
        for phrase in phrases:
            # Its second word alone decides most often.
            if phrase[1:2] in ((), ("*",), (after,)) and _is_phrase(words[i : min(i + len(phrase), end)], phrase):
                positions.update(range(i, i + len(phrase)))
    return sorted(positions)


def _abbreviates_number(words: Sequence[str], i: int, end: int) -> bool:
    """Whether a word is the abbreviation before a number: "the No. 9"."""
    return words[i].lower() in _NUMBERED and i + 1 < end and words[i + 1][:1].isdigit()


def _is_phrase(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether words are a phrase with no stop inside: "I gave him everything, but he left" has no "everything but"."""
    same = len(words) == len(phrase) and all(
        asked in ("*", _plain(word)) for word, asked in zip(words, phrase, strict=True)
    )
    # "zu schwach, um" has a comma behind its gap; "too, and to" is no phrase.
    within = words[:1] if "*" in phrase else words[:-1]
    return same and not any(word[-1] in ",;:.!?" for word in within)
