"""Characters that deceive the eye: those that nobody sees, and letters of another script inside a word."""

import re
import unicodedata
from collections.abc import Iterator

from incident_record.problems import Code, Problem
from incident_record.record.model import Record
from incident_record.source.text import CONTROL, HIDDEN

_HIDDEN = re.compile(f"[{HIDDEN}{CONTROL}\x85\u2028\u2029]")
_WORD = re.compile(r"\w+")
# Scripts that are written together within one word (UTS #39, "augmented script sets").
_TOGETHER = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "BOPOMOFO": "CJK", "IDEOGRAPHIC": "CJK"}
_NEUTRAL = frozenset(("MODIFIER", "FEMININE", "MASCULINE", "MICRO", "OHM", "KELVIN", "ANGSTROM", "COMBINING"))


def deceiving_strings(record: Record) -> Iterator[Problem]:
    """The problems of every string of a record that deceives the eye."""
    for trail, value in record.strings:
        for code, message in faults(value):
            yield record.problem(trail, code, message, record.item_at(trail))


def faults(text: str) -> Iterator[tuple[Code, str]]:
    """What deceives the eye in a text: a code and a message for each kind."""
    if text.isascii() and text.isprintable():
        return
    hidden = sorted({f"U+{ord(c):04X} {unicodedata.name(c, 'CONTROL')}" for c in _HIDDEN.findall(text)})
    if hidden:
        message = f"There is a character that nobody sees ({', '.join(hidden)}) in ‹{_shown(text)}›; type the words again."
        yield Code.HIDDEN_CHARACTER, message
    for word in _WORD.findall(text):
        scripts = [] if word.isascii() else sorted(set(_scripts(word)))
        if len(scripts) > 1 and scripts != ["CJK", "LATIN"]:  # written together without spaces
            message = f"The word ‹{word}› mixes letters of {' and '.join(scripts)}; type it again."
            yield Code.MIXED_SCRIPT, message
            return


def _scripts(word: str) -> Iterator[str]:
    for char in word:
        if char.isalpha():
            script = unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]
            if script not in _NEUTRAL:
                yield _TOGETHER.get(script, script)


def _shown(text: str) -> str:
    found = _HIDDEN.search(text)
    at = found.start() if found else 0
    return " ".join(_HIDDEN.sub("�", text[max(at - 20, 0) : at + 20]).split())
