"""Where the sentences of a source begin: certainly, or perhaps.

A sentence ends at a period, a question or an exclamation mark, unless a word in small letters follows. Whether the
period before a capital is an abbreviation's is asked of lists of words, and of the text itself: a word that it also
prints without a period is no abbreviation (as in Kiss and Strunk, Unsupervised Multilingual Sentence Boundary
Detection, 2006). What neither tells is uncertain.
"""

import re
from collections.abc import Sequence
from enum import Enum
from functools import cached_property

from incident_record.languages import all_words
from incident_record.source.text import ELLIPSIS

_ENDS = ".!?。！？؟۔।"
_GOES_ON = "!?！？؟…"
_CLOSERS = "'′″)]}"
_OPENERS = "'([{"
_EDGES = "'′″()[]{},;:!?…،؛؟，、；：！？"

_TITLES, _ABBREVIATIONS = all_words("titles"), all_words("abbreviations")
_STREETS, _MONTHS = all_words("streets"), all_words("short_months")
_NUMBERED, _DAYTIMES = all_words("numbered"), all_words("daytimes")
_CALENDAR, _ORDINAL_MONTHS = all_words("calendar"), all_words("ordinal_months")
_BETWEEN = all_words("between")
_FUNCTION_WORDS, _LETTERED = all_words("function_words"), all_words("lettered")
_COUNTRIES, _ARTICLES = all_words("countries"), all_words("articles")
_INVERTING = all_words("inverting")
_NATIONAL = all_words("national")
_DEFINITE = all_words("definite_articles")

_CONTRACTED = re.compile("'(?:s|m|re|ve|ll|d)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_SHORT = 3  # letters that make a word look like an abbreviation, though it begins with a small letter
_LONG = 7  # letters that make a word too long for one, though it begins with a capital
_NICKNAME = 2  # words
_BRACKET = 5  # words in brackets
_LOOK_AHEAD = 3  # words: a dash or lone punctuation may stand before the next word with letters


class _Boundary(Enum):
    NONE = "the sentence goes on"
    UNCERTAIN = "a sentence may begin"
    CERTAIN = "a sentence begins"


def sentence_starts(
    words: Sequence[str], paragraphs: Sequence[int], quotations: Sequence[tuple[int, int]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The positions at which a sentence certainly begins, and those at which one may begin, and may as well go on.

    A paragraph begins a sentence, but for one after a colon.

    Args:
        words: the canonical words of a source.
        paragraphs: the position of each paragraph's first word.
        quotations: (first, end) of each quotation.
    """
    reader = _Reader(words, quotations)
    positions: dict[_Boundary, list[int]] = {boundary: [] for boundary in _Boundary}
    firsts = set(paragraphs)
    for i in range(len(words)):
        if i in firsts:
            runs_on = i > 0 and words[i - 1].rstrip(_CLOSERS).endswith(":")
            boundary = _Boundary.NONE if runs_on else _Boundary.CERTAIN
        else:
            boundary = reader.before(i)
        positions[boundary].append(i)
        reader.passed(i, boundary)
    return tuple(positions[_Boundary.CERTAIN]), tuple(positions[_Boundary.UNCERTAIN])


class _Reader:
    """Reads a source word by word, and remembers where its sentence, its stretch and the sentence of its quotation began."""

    def __init__(self, words: Sequence[str], quotations: Sequence[tuple[int, int]]) -> None:
        self._words = words
        self._first_by_end = {end: first for first, end in quotations}
        self._end_by_first = dict(quotations)
        self._edges = {edge for quotation in quotations for edge in quotation}
        self._sentence = self._stretch = self._opened = 0

    @cached_property
    def _unstopped(self) -> set[str]:
        """The words that the source prints without a period somewhere."""
        plain = (word.strip(_EDGES) for word in self._words)
        return {word.removesuffix("'s") for word in plain if not word.endswith(".")}

    def passed(self, i: int, boundary: _Boundary) -> None:
        """Remember where a sentence began, and where a quotation begins or ends."""
        if boundary is _Boundary.CERTAIN:
            self._sentence = i
        if boundary is _Boundary.CERTAIN or i in self._edges:
            self._stretch = i
        if i in self._end_by_first:
            self._opened = self._sentence

    def before(self, i: int) -> _Boundary:
        """What stands between a word and the word before it."""
        core = self._words[i - 1].rstrip(_CLOSERS)
        if not core or (core[-1] not in _ENDS and core != ELLIPSIS):
            return _Boundary.NONE
        follower = self._follower(i)
        if follower[:1].islower() or self._is_bracketed(i):
            return _Boundary.NONE
        if i in self._first_by_end:
            return self._after_quotation(i, core, follower)
        if core == ELLIPSIS:
            return _Boundary.UNCERTAIN if follower[:1].isalpha() else _Boundary.NONE
        if core[-1] in "!?":
            return self._after_mark(i, follower)
        return self._after_period(i, core.lstrip(_OPENERS), follower) if core[-1] == "." else _Boundary.CERTAIN

    def _is_bracketed(self, i: int) -> bool:
        """Whether brackets stand there, after which the sentence goes on: "Ann Roe Jr. (D-Maine), a clerk"."""
        if self._words[i][:1] != "(":
            return False
        close = next((k for k in range(i, min(i + _BRACKET, len(self._words))) if ")" in self._words[k]), None)
        return close is not None and self._words[close].endswith(("),", ");"))

    def _follower(self, i: int) -> str:
        """The next word that has a letter or a digit, from the first of them on; empty where there is none nearby."""
        for word in self._words[i : i + _LOOK_AHEAD]:
            for at, char in enumerate(word):
                if char.isalnum():
                    return word[at:].rstrip(_EDGES)
        return ""

    def _after_quotation(self, i: int, core: str, follower: str) -> _Boundary:
        """“Why?” Doe asked: the sentence goes on. Doe asked, “Why?” Roe left: it had its clause before."""
        if core[-1] in _GOES_ON:
            first = self._first_by_end[i]
            introduced = first > self._opened and self._words[first - 1].endswith((",", ":"))
            return _Boundary.CERTAIN if introduced or _begins(follower) else _Boundary.NONE
        return _Boundary.UNCERTAIN if _is_listed(core.lstrip(_OPENERS)) and not _begins(follower) else _Boundary.CERTAIN

    def _after_mark(self, i: int, follower: str) -> _Boundary:
        """Yahoo! News, Who's Who? Roe: a mark may be a name's, or a nested question's of which the sentence goes on."""
        if _begins(follower):
            return _Boundary.CERTAIN
        word = self._words[i - 1].strip(_EDGES)
        # Only a word that has its capital as the first of a sentence need be no name.
        usual = i - 1 == self._stretch and (_begins(word) or word.lower() in self._unstopped)
        nested = self._words[i - 1].endswith("'")
        return _Boundary.UNCERTAIN if nested or (word[:1].isupper() and not usual) else _Boundary.CERTAIN

    def _after_period(self, i: int, word: str, follower: str) -> _Boundary:
        """Whether a period ends an abbreviation, a sentence, or perhaps either."""
        stem, key = word[:-1], word[:-1].lower()
        # The surest first: each of the lists that follow leaves more open.
        if key in _BETWEEN:
            return _Boundary.NONE
        if key in _TITLES and not stem[0].islower():
            return self._after_title(i, key, follower)
        if _INITIALS.fullmatch(word):
            return self._after_initials(i, word, follower)
        if key in _NUMBERED:
            return _Boundary.NONE if follower[:1].isdigit() else _Boundary.CERTAIN
        if key in _MONTHS and follower[:1].isdigit():
            return _Boundary.NONE
        if stem.isdigit():
            return self._after_number(i, stem, follower)
        if _begins(follower) or stem in _CALENDAR or stem in _ORDINAL_MONTHS:
            return _Boundary.CERTAIN
        if _is_listed(word) and not stem.islower():
            # "Inc. Magazine": what begins a stretch cannot be all of a sentence.
            return _Boundary.NONE if i - 1 == self._stretch else _Boundary.UNCERTAIN
        likely = self._may_abbreviate(stem) and not self._opens_speech(i)
        return _Boundary.UNCERTAIN if likely else _Boundary.CERTAIN

    def _after_number(self, i: int, digits: str, follower: str) -> _Boundary:
        """An ordinal of German or Polish has a period: "31. März", "3. Liga"; a day behind its month has none."""
        if follower in _ORDINAL_MONTHS and len(digits) <= 2:
            return _Boundary.NONE
        month = self._words[i - 2] if i > 1 else ""
        dated = month in _CALENDAR or month.removesuffix(".").lower() in _MONTHS
        certain = dated or len(digits) > 2 or not follower[:1].isalpha() or _begins(follower)
        return _Boundary.CERTAIN if certain else _Boundary.UNCERTAIN

    def _may_abbreviate(self, stem: str) -> bool:
        """Whether a word before a period may be an abbreviation that no list has."""
        if stem in self._unstopped or stem.lower() in _FUNCTION_WORDS:
            return False
        # A script without capitals has words of one letter and of three alike.
        limit = _LONG if stem[:1].isupper() else _SHORT if stem[:1].islower() else 0
        return 0 < len(stem) <= limit or _is_listed(f"{stem}.")

    def _opens_speech(self, i: int) -> bool:
        """Whether a quotation begins there that is no nickname, as in "Comdt. “Buck” Stone"."""
        end = self._end_by_first.get(i, i)
        return end - i > _NICKNAME or (end > i and not self._words[end - 1][-1].isalnum())

    def _after_title(self, i: int, key: str, follower: str) -> _Boundary:
        """A title belongs to the name after it; "St." and "Dr." after a name may be a street's, "D." a plan's."""
        if key in _STREETS and self._is_named(i):
            return _Boundary.CERTAIN if _begins(follower) else _Boundary.UNCERTAIN
        if len(key) == 1 and self._words[i - 2].lower() in _LETTERED:
            return _Boundary.UNCERTAIN
        return _Boundary.NONE if follower[:1].isalpha() and not _begins(follower) else _Boundary.UNCERTAIN

    def _is_named(self, i: int) -> bool:
        """Whether the word before the last one is a part of a name, in the same stretch, and no comma stands between."""
        before = self._words[i - 2] if i - 1 > self._stretch else ""
        return before[:1].isupper() and before[-1].isalnum() and before.lower() not in _LETTERED | _FUNCTION_WORDS

    def _after_initials(self, i: int, word: str, follower: str) -> _Boundary:
        if word.lower() in _DAYTIMES:
            return _Boundary.NONE if follower.rstrip(".") in _CALENDAR else _Boundary.UNCERTAIN
        before = self._words[i - 2].lower() if i - 1 > self._stretch else ""
        named = self._is_named(i) or (_INITIALS.fullmatch(before) is not None and len(before) == 2)
        if _begins(follower):
            # "John F. He" may be a name; "in the U.S. He" is none.
            return _Boundary.UNCERTAIN if named and len(word) == 2 else _Boundary.CERTAIN
        if before in _INVERTING and 2 < len(word) < _LONG:
            return _Boundary.NONE  # "says J.J. Roe"
        if not before or (before.endswith(".") and before[:-1] in _TITLES) or (named and word.isupper()):
            return _Boundary.NONE
        if word.lower() in _COUNTRIES and follower.lower() in _NATIONAL:
            return _Boundary.NONE  # "the U.S. Embassy"
        attributive = before in _ARTICLES - _DEFINITE or (word.lower() in _COUNTRIES and before not in _DEFINITE)
        return _Boundary.NONE if attributive and len(word) > 2 else _Boundary.UNCERTAIN


def _begins(follower: str) -> bool:
    """Whether a word with a capital plainly begins a sentence, since it is no name's; or no word follows at all."""
    # "A. Roe" has an initial, and "No. Roe" an answer; "US" is a name.
    word = follower.rstrip(".") if len(follower) > 2 else follower
    if len(word) > 1 and word.isupper():
        return False  # "US", "IT"
    return not word or (word[0].isupper() and _CONTRACTED.sub("", word.lower()) in _FUNCTION_WORDS)


def _is_listed(word: str) -> bool:
    """Whether a word with its period is an abbreviation of any list."""
    key = word[:-1].lower()
    return word.endswith(".") and (
        key in _ABBREVIATIONS or key in _TITLES or key in _MONTHS or bool(_INITIALS.fullmatch(word))
    )
