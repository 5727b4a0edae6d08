"""Words that turn or limit the sense of a sentence: negations and conditions.

They are looked for in what a record leaves out of a quoted sentence.
"""

from collections.abc import Sequence

from incident_record.languages import all_phrases, all_words

_WORDS, _PHRASES = all_words("negations"), all_phrases("negating_phrases")
_STARTS, _ENDS = tuple(all_words("negating_starts")), tuple(all_words("negating_ends"))
_NUMBERED = frozenset(f"{word}." for word in all_words("numbered"))
_EDGES = ",.;:!?()[]{}'…\"′″،؛؟"


def _plain(word: str) -> str:
    return word.strip(_EDGES).lower()


def negation_positions(words: Sequence[str], first: int, end: int) -> list[int]:
    """The positions, from `first` and before `end`, of words that negate or set a condition.

    Args:
        words: canonical words.
        first: the first position to look at.
        end: the position after the last one.
    """
    found: list[int] = []
    for i in range(first, end):
        word = _plain(words[i])
        if _is_number(words, i, end):
            continue
        if word in _WORDS or word.endswith(_ENDS) or word.startswith(_STARTS):
            found.append(i)
            continue
        for phrase in _PHRASES:
            if word == phrase[0] and _stands(phrase, words[i : min(i + len(phrase), end)]):
                found.extend(range(i, i + len(phrase)))
    return sorted(set(found))


def _is_number(words: Sequence[str], i: int, end: int) -> bool:
    """Whether it is the short form before a number: "the No. 9"."""
    return words[i].lower() in _NUMBERED and i + 1 < end and words[i + 1][:1].isdigit()


def _stands(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a phrase stands there with no stop inside: "I gave him everything, but he left" has none."""
    return tuple(map(_plain, words)) == tuple(phrase) and not any(word[-1] in ",;:.!?" for word in words[:-1])
