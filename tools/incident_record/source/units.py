"""The narration of each sentence as tokens, with a gap where a quotation stands: what subjects and verbs are looked for in."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_record.languages import all_words

_TRAILING = ",.;:!?)]}…،؛؟"
_LEADING = "([{'"
_SMALL = all_words("relatives") | all_words("subordinators")
_ANDS = all_words("coordinators") - all_words("contrasting")
_DASH, _BULLETS = "—", frozenset("•‣▪●·*")
_STOPS = ",;:!?…،؛؟，、；：！？"
_MAX_UNIT = 300  # tokens: no sentence is so long, and what is looked for in a unit may look at all of it
_MAX_BRACKET = 8  # words: "(D-Maine)" is looked through, a sentence in brackets is read


def bare(word: str) -> str:
    """A word without the punctuation around it, as it is looked up; an apostrophe at its end stays."""
    return word.lstrip(_LEADING).rstrip(_TRAILING)


def has_no_capitals(low: str) -> bool:
    """Whether a word in small letters is of a script that has no others."""
    return low[:1].isalpha() and low == low.upper()


@dataclass(slots=True)
class Token:
    """A word of the narration, or a quotation as one token.

    Args:
        at: the position of the word, or of the quotation's first word.
        word: the word as the source has it; empty for a quotation.
        low: the word without punctuation around it, in small letters but for a capital inside a clause.
        stop: the punctuation behind it that parts it from the next token; empty where there is none.
        quotation: the index of the quotation; -1 for a word.
        capital: whether the word begins with a capital letter.
    """

    at: int
    word: str
    low: str
    stop: str
    quotation: int = -1
    capital: bool = False


Unit = list[Token]
"""The tokens of a sentence; a quotation that holds the end of one sentence and the start of the next is in both."""


def split_units(words: Sequence[str], sentences: Sequence[int], quotations: Sequence[tuple[int, int]]) -> list[Unit]:
    """The narration of every sentence.

    Args:
        words: canonical words.
        sentences: the position of each sentence's first word.
        quotations: (first, end) of each quotation.
    """
    units: list[Unit] = []
    index = 0
    for number, first in enumerate(sentences):
        end = sentences[number + 1] if number + 1 < len(sentences) else len(words)
        unit: Unit = []
        at = first
        while at < end:
            while index < len(quotations) and quotations[index][1] <= at:
                index += 1
            if index < len(quotations) and quotations[index][0] <= at:
                start, after = quotations[index]
                # The inside of a quotation of several sentences is nobody's narration.
                if not (start < first and after >= end):
                    unit.append(Token(start, "", "", _stop(words[after - 1]), index))
                at = min(after, end)
                continue
            limit = quotations[index][0] if index < len(quotations) else end
            at = _add_word(words, at, min(limit, end), unit, units)
            if len(unit) >= _MAX_UNIT:
                units.append(unit)
                unit = []
        if unit:
            units.append(unit)
    return units


def _add_word(words: Sequence[str], at: int, end: int, unit: Unit, units: list[Unit]) -> int:
    """Add the word at a position to a unit, and give the position after it; brackets are passed over."""
    word = words[at]
    if word in _BULLETS:
        if unit:
            units.append(list(unit))
            unit.clear()
    elif not any(map(str.isalnum, word)):
        if unit:
            unit[-1].stop = _DASH if word == _DASH else _stop(word) or unit[-1].stop
        elif word == _DASH:
            unit.append(Token(at, word, "", _DASH))
    elif unit and (close := _bracket(words, at, end)):
        unit[-1].stop = _stop(words[close - 1]) or unit[-1].stop
        return close
    else:
        plain = bare(word)
        unit.append(Token(at, word, _low(word, plain, unit), _stop(word), -1, plain[:1].isupper()))
    return at + 1


def _bracket(words: Sequence[str], at: int, end: int) -> int:
    """The position after a bracket that opens at a word and closes soon; 0 where none does."""
    # "The mayor (and the chief) said" has two who speak.
    if words[at][0] in "([" and bare(words[at]).lower() not in _ANDS:
        for close in range(at, min(at + _MAX_BRACKET, end)):
            if words[close].rstrip(_STOPS + ".")[-1:] in (")", "]"):
                return close + 1
    return 0


def _low(word: str, plain: str, unit: Unit) -> str:
    """A word as small words are looked up, in which a capital makes a name of any word."""
    if plain == "i":
        return "oraz"  # the Polish "and", which English has as a pronoun with a capital
    if len(plain) == 1 and plain.isupper() and word.endswith("."):
        return word.lower()  # an initial: "E." is not the Italian "e"
    if unit and plain[:1].isupper() and len(plain) > 1 and unit[-1].quotation < 0 and not unit[-1].stop:
        return plain  # "Will Doyle": inside a clause
    low = plain.lower()
    short = low.split("'")[0]
    return short if short in _SMALL else low  # "who's"


def _stop(word: str) -> str:
    """The punctuation at the end of a word that parts it from the next one; a period may be an abbreviation's."""
    last = word.rstrip("')]}")[-1:]
    return last if last and last in _STOPS else ""
