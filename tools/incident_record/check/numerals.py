"""Figures in texts, and how else print writes them: ‹22›, ‹twenty-two›, ‹1,200›, ‹1.200›, ‹1.2 million›, ‹1990s›.

Numbers are spelled out by the rules of Unicode's CLDR (rule-based number formats), which the library unicode-rbnf has
for many more languages than the check has words of.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from incident_record.languages import LANGUAGES, spoken

_GAP = "\u00a0\u2009\u202f "
_FIGURE = re.compile(
    rf"""
      (?P<dotted> [0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:[0-9]{{4}}|[0-9]{{2}})? (?![0-9]) )      # 31.3.2021
    | (?P<clock> [0-9]{{1,2}}:[0-9]{{2}} (?![0-9:]) )
    | (?P<spaced> [0-9]{{1,3}} (?: [{_GAP}][0-9]{{3}} ){{1,8}} (?: [.,][0-9]+ )? (?![0-9]) )     # 1 200
    | (?P<grouped> [0-9]{{1,3}} (?P<sign>[.,'’]) [0-9]{{2,3}} (?: (?P=sign)[0-9]{{2,3}} ){{0,8}} (?<=[.,'’][0-9]{{3}})
        (?: [.,][0-9]+ )? (?![0-9]) )                                                      # 1,200 and 1.200 and 1,00,000
    | (?P<decimal> [0-9]+[.,][0-9]+ )
    | (?P<decade> [0-9]+0 (?: ['’]?s | er ) (?!\w) )                                       # the 1990s
    | (?P<whole> [0-9]+ (?P<ordinal> (?: st|nd|rd|th|er|re|ère|e|ème|[º°ª] ) (?!\w) )? )
    """,
    re.VERBOSE,
)
_KINDS = ("dotted", "clock", "spaced", "grouped", "decimal", "decade", "whole")
_FOLLOWER = re.compile(rf"[{_GAP}-]*([^\W\d_]+)")
_ABBREVIATED = {"k": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "bn": 9, "mrd": 9, "mld": 9, "md": 9, "tn": 12}
_WORD = re.compile(r"[^\W\d_]+|[^\s\w'’-]|[0-9]+")
_LINKS = frozenset(("and", "y", "et", "und", "i"))
"""Words that may stand between the words of a number, and that some print leaves out."""
_ENGLISH = frozenset(("once", "elf", "cent", "mil", "sept", "un", "une"))
"""Numerals of other languages that are English words of another sense; without a `language` they count for nothing."""
_LONGEST = 13  # digits of a number that may be spelled out


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in figures.

    Args:
        start: where it stands.
        text: as it is written.
        values: what it can mean, each in one form: `1200`, `1.5`, `12:20`, `1990s`.
        parts: the values of the numbers that it may be several of, as in ‹May 4 200 men›; empty where it is one alone.
        ordinal: whether it is written as an ordinal (‹1st›).
    """

    start: int
    text: str
    values: frozenset[str]
    parts: tuple[str, ...] = ()
    ordinal: bool = False


def find_figures(text: str) -> Iterator[Figure]:
    """Every number in figures of a text, of whatever script the digits are."""
    digits = "".join(str(unicodedata.decimal(char, char)) for char in text)
    for matched in _FIGURE.finditer(digits):
        kind = next(name for name in _KINDS if matched[name])
        values, parts = _values(kind, matched.group())
        magnitudes = _magnitude(digits, matched.end())
        if magnitudes and kind != "decade":
            raised = {_plain(*value.partition(".")[::2], magnitudes[0]) for value in values if ":" not in value}
            # ‹5m› may be five meters as well.
            values = raised if magnitudes[1] else values | raised
        yield Figure(
            matched.start(), text[matched.start() : matched.end()], frozenset(values), parts, bool(matched["ordinal"])
        )


def _values(kind: str, written: str) -> tuple[set[str], tuple[str, ...]]:
    """The values of a figure, and those of its parts."""
    digits = re.findall("[0-9]+", written)
    if kind == "clock":
        return {f"{int(digits[0])}:{digits[1]}"}, tuple(_plain(part) for part in digits)
    if kind == "dotted":
        # ‹1.5.› may be a decimal at the end of its sentence.
        return {_plain(*digits)} if len(digits) == 2 else set(), tuple(_plain(part) for part in digits)
    if kind == "decade":
        return {f"{digits[0]}s"}, ()
    if kind == "whole":
        return {_plain(digits[0])}, ()
    if kind == "decimal":
        clock = re.fullmatch(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])", written)
        return {_plain(*digits)} | ({f"{int(clock[1])}:{clock[2]}"} if clock else set()), ()
    groups = re.split(rf"[.,'’{_GAP}]", written)
    signs = re.findall(rf"[.,'’{_GAP}]", written)
    if len(set(signs)) > 1 and signs[-1] in ".,":
        return {_plain("".join(groups[:-1]), groups[-1])}, ()
    values = {_plain("".join(groups))}
    if len(signs) == 1 and signs[0] in ".,":
        # ‹1.200› is a decimal in one language and twelve hundred in another; its last zeros tell it from 1.2.
        values.add(".".join(groups))
    return values, tuple(_plain(group) for group in groups) if kind == "spaced" else ()


def _plain(whole: str, part: str = "", power: int = 0) -> str:
    """The one form of a number: its digits before and after the point, raised to a power of ten."""
    part = part.ljust(power, "0")
    # Not `int`, which refuses to read thousands of digits.
    number, rest = (whole + part[:power]).lstrip("0") or "0", part[power:].rstrip("0")
    return f"{number}.{rest}" if rest else number


def _magnitude(text: str, end: int) -> tuple[int, bool] | None:
    """The power of ten that words behind a figure raise it to, and whether they can mean nothing else."""
    power = 0
    while power < _LONGEST and (matched := _FOLLOWER.match(text, end)):
        word = matched[1].casefold()
        if word in _ABBREVIATED and not power and matched.start(1) - end <= 1:
            return _ABBREVIATED[word], len(word) > 1
        if word not in _magnitudes():
            break
        power, end = power + _magnitudes()[word], matched.end()
    return (power, True) if power else None


@lru_cache(maxsize=1)
def _magnitudes() -> dict[str, int]:
    """The powers of ten by their words, in all languages."""
    powers: dict[str, int] = {}
    for language in LANGUAGES:
        for power, words in enumerate(language.magnitudes.split(","), 1):
            for word in words.split():
                # A billion is what it is in English, where languages differ.
                powers.setdefault(word, 3 * power)
    return powers


class Numbers:
    """The numbers that texts hold, in figures and in words.

    Args:
        texts: each with its language as in BCP 47, or with None for any that the check has words of.
    """

    def __init__(self, texts: Iterable[tuple[str, str | None]]) -> None:
        self._texts = tuple(texts)

    def hold(self, figure: Figure) -> bool:
        """Whether a figure stands in the texts, however they write it."""
        if not figure.values.isdisjoint(self._values):
            return True
        # Whoever has 10 and 20 has not 20:10.
        if figure.parts and ":" not in figure.text and self._values.issuperset(figure.parts):
            return True
        small = [int(value) for value in figure.values if value.isdecimal() and len(value) < _LONGEST]
        return any(self._spell(number, figure.ordinal) for number in small)

    @cached_property
    def _values(self) -> frozenset[str]:
        figures = (figure for text, _ in self._texts for figure in find_figures(text))
        return frozenset(value for figure in figures for value in (*figure.values, *figure.parts))

    @cached_property
    def _words(self) -> list[tuple[str | None, list[str], dict[str, list[int]]]]:
        """By language the words of its texts, and where each of them stands."""
        by_language: dict[str | None, list[str]] = defaultdict(list)
        for text, language in self._texts:
            by_language[language] += [*_split(text), "."]  # no number runs on into the next text
        indexed = []
        for language, words in by_language.items():
            positions: dict[str, list[int]] = defaultdict(list)
            for position, word in enumerate(words):
                positions[word].append(position)
            indexed.append((language, words, positions))
        return indexed

    def _spell(self, number: int, ordinal: bool) -> bool:
        for language, words, positions in self._words:
            codes = [one.code for one in LANGUAGES] if language is None else [language.partition("-")[0].lower()]
            for code in codes:
                for spelling in _spellings(number, code, ordinal):
                    foreign = language is None and code != "en" and len(spelling) == 1 and spelling[0] in _ENGLISH
                    if not foreign and _has_number(words, positions, spelling, code):
                        return True
        return False


def _split(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _LINKS]


def _has_number(
    words: Sequence[str], positions: Mapping[str, Sequence[int]], spelling: tuple[str, ...], code: str
) -> bool:
    """Whether words have a number as a whole: ‹twenty-two› has no two."""
    endings = ["", *(end for one in spoken(code) for end in one.number_endings.split())]
    known = _number_words(code)
    for last in (place for ending in endings for place in positions.get(spelling[-1] + ending, ())):
        first = last - len(spelling) + 1
        if first >= 0 and tuple(words[first:last]) == spelling[:-1]:
            before = words[first - 1] if first else ""
            after = words[last + 1] if last + 1 < len(words) else ""
            if before not in known and after not in known:
                return True
    return False


@lru_cache(maxsize=32)
def _number_words(code: str) -> frozenset[str]:
    """The words that numbers are made of."""
    numbers = [*range(100), *range(100, 1000, 100), *(n * 10**power for n in (1, 2, 5) for power in (3, 6, 9))]
    return frozenset(word for number in numbers for spelling in _spellings(number, code, True) for word in spelling)


@lru_cache(maxsize=1024)
def _spellings(number: int, code: str, ordinal: bool) -> frozenset[tuple[str, ...]]:
    """How a language spells a number, each as its words without those that may be left out."""
    engine = _engine(code)
    if engine is None:
        return frozenset()
    from unicode_rbnf import FormatPurpose

    texts: set[str] = set()
    for purpose in (FormatPurpose.CARDINAL, FormatPurpose.YEAR, *((FormatPurpose.ORDINAL,) if ordinal else ())):
        try:
            texts.update(engine.format_number(number, purpose).text_by_ruleset.values())
        except (ValueError, LookupError):  # the language has no rules for these
            continue
    spellings = {tuple(_split(text)) for text in texts}
    for spelling in list(spellings):
        if spelling[:1] == ("one",) and len(spelling) > 1:
            spellings.add(spelling[1:])  # ‹a hundred›
        if code == "de" and number >= 100 and spelling[0].startswith("ein"):
            spellings.add((spelling[0].removeprefix("ein"), *spelling[1:]))
    for pair in (pair.split() for one in spoken(code) for pair in one.numerals.split(",") if pair):
        if (pair[1],) in spellings:
            articles = _spellings(1, code, False) if number > 2 else frozenset[tuple[str, ...]]()
            spellings |= {(pair[0],), *((*article, pair[0]) for article in articles)}  # ‹une douzaine›
    return frozenset(spellings)


@lru_cache(maxsize=16)
def _engine(code: str) -> Any:
    """The spelling rules of a language; None where there are none."""
    # It takes longer to import than the whole check to run, and few records need it.
    from unicode_rbnf import RbnfEngine

    try:
        return RbnfEngine.for_language(code)
    except ValueError:
        return None
