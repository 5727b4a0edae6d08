"""Characters of a record that deceive its readers: those that nobody sees, and letters of another script in a word.

Not what a script needs: joiners where they shape letters (UAX #31, contexts A1, A2 and B, and the Unicode Standard on the
scripts), the sequences of emoji (UTS #51), and what else has a use beside such a letter. Nor a mixture that the source prints.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from incident_record.problems import Code, Problem
from incident_record.record.model import Record
from incident_record.source.text import CONTROL, HIDDEN, fold

_HIDDEN = f"[{HIDDEN}{CONTROL}\x85\u2028\u2029]"  # not compiled, since few runs need it
_WORD = r"[\w\u0300-\u036f]+"
# Scripts that are written together within one word (UTS #39, "augmented script sets").
_TOGETHER = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "BOPOMOFO": "CJK", "IDEOGRAPHIC": "CJK"}
_TOGETHER["HALFWIDTH"] = "CJK"  # of Katakana and Hangul
_NEUTRAL = frozenset(("MODIFIER", "FEMININE", "MASCULINE", "MICRO", "OHM", "KELVIN", "ANGSTROM", "COMBINING"))
# Chinese, Japanese and Korean are written together with Latin letters, of either width, without spaces.
_UNSPACED = (["CJK", "LATIN"], ["CJK", "FULLWIDTH"])
_AROUND = 20  # characters that a message shows on either side of a hidden one

_PICTURE = r"\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|[\ufe0e\ufe0f])?"
_SOUTHEAST = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_NEEDED = "|".join(
    (
        r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f",  # flags of regions
        rf"{_PICTURE}(?:\u200d{_PICTURE})*",
        r"[0-9#*]\ufe0f\u20e3",  # keycaps
        # Cursive scripts, as Arabic: a joiner decides how the letter beside it is shaped.
        r"(?<=[\p{Joining_Type=D}\p{Joining_Type=L}\p{Joining_Type=R}]\p{Mn}*)[\u200c\u200d]",
        r"[\u200c\u200d](?=\p{Mn}*[\p{Joining_Type=D}\p{Joining_Type=R}])",
        # Indic scripts: a joiner beside a virama decides how two consonants meet; Bengali has one before it too.
        r"(?<=\p{ccc=9}\p{M}*)[\u200c\u200d]",
        r"[\u200c\u200d](?=\p{ccc=9})",
        # Scripts without spaces: where a line may break.
        rf"(?<={_SOUTHEAST}\p{{M}}*)\u200b(?={_SOUTHEAST})",
        # Variants of a letter, fillers of a syllable's empty part, and a joiner that keeps marks in their order.
        r"(?<=\p{Han})[\ufe00-\ufe02\U000e0100-\U000e01ef]",
        r"(?<=[\p{Myanmar}\p{Phags_Pa}\p{Sm}])\ufe00",
        r"(?<=\p{Mongolian})\u180e(?=\p{Mongolian})",
        r"\u115f(?=[\u1160-\u11a7])|(?<=[\u1100-\u115f\ua960-\ua97c])\u1160",
        r"(?<=\p{M})\u034f(?=\p{M})",
    )
)


def hidden_characters(record: Record) -> Iterator[Problem]:
    """Strings with characters that nobody sees and nobody needs."""
    for trail, value in record.strings:
        # Asked here too, since most strings of a record need no look inside.
        offsets = [] if value.isascii() and value.isprintable() else find_hidden(value)
        if offsets:
            names = sorted({f"U+{ord(value[at]):04X} {unicodedata.name(value[at], 'CONTROL')}" for at in offsets})
            message = f"There is a character that nobody sees ({', '.join(names)}) in ‹{_around(value, offsets)}›, where each � stands; delete it."
            yield record.problem(trail, Code.HIDDEN_CHARACTER, message)


def mixed_scripts(record: Record, printed: frozenset[str]) -> Iterator[Problem]:
    """Strings with words that mix letters of two scripts.

    Args:
        printed: from `words_of`: those that its sources print.
    """
    for trail, value in record.strings:
        for word, scripts in () if value.isascii() else mixed_words(value):
            if word not in printed:
                message = f"The word ‹{word}› mixes letters of {' and '.join(scripts)}, and no evidence or span of this record shows that the source prints it so; type it again."
                yield record.problem(trail, Code.MIXED_SCRIPT, message)
                break


def find_hidden(text: str) -> list[int]:
    """The offsets of the characters that nobody sees and nobody needs."""
    offsets = {match.start() for match in re.finditer(_HIDDEN, text)}
    if offsets:
        for match in _needed().finditer(text):
            offsets.difference_update(range(*match.span()))
    return sorted(offsets)


def mixed_words(text: str) -> Iterator[tuple[str, list[str]]]:
    """The words of a text that mix letters of two scripts, each with their names."""
    for word in words_of(text):
        # A word is looked at by itself: ‹the Владимир case› mixes scripts too, and deceives nobody.
        scripts = [] if word.isascii() else sorted(set(_scripts(word)))
        if len(scripts) > 1 and scripts not in _UNSPACED:
            yield word, scripts


def words_of(text: str) -> list[str]:
    """The words of a text, without punctuation."""
    return re.findall(_WORD, fold(text))


@lru_cache(maxsize=1)
def _needed() -> Any:
    # Imported here, since few records have such characters. It has the properties of Unicode, and looks back over marks.
    import regex

    return regex.compile(_NEEDED)


def _around(text: str, offsets: list[int]) -> str:
    seen = "".join("�" if at in set(offsets) else char for at, char in enumerate(text))
    return " ".join(seen[max(offsets[0] - _AROUND, 0) : offsets[0] + _AROUND].split())


def _scripts(word: str) -> Iterator[str]:
    for char in word:
        if char.isalpha():
            script = unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]
            if script not in _NEUTRAL:
                yield _TOGETHER.get(script, script)
