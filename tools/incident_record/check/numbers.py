"""The numbers that texts hold, in figures and in words: ‹22› stands in ‹a twenty-two-year-old›.

Numbers are spelled out by the rules of Unicode's CLDR (rule-based number formats), which the library unicode-rbnf has
for many more languages than the check has words of.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from incident_record.check.measures import DAY, GAP, times_of_day, units_beside
from incident_record.check.numerals import ALWAYS, LONGEST, Figure, find_figures
from incident_record.check.stated import WrittenDate, months_named, written_dates
from incident_record.languages import LANGUAGES, all_phrases, all_words, spoken

_WORD = re.compile(r"[^\W\d_]+|[^\s\w'’-]|[0-9]+")
# Words that may stand between the words of a number, and that some print leaves out.
_LINKS = all_words("number_links")
# Numerals of other languages that are English words of another sense; without a `language` they count for nothing.
_ENGLISH = all_words("not_numerals")
_ARTICLES = all_words("determiners") - all_words("definite_articles")
_OF = all_words("of_parts")
_MAGNITUDES = frozenset((12, 100, 1000, 10**6, 10**9, 10**12))  # numbers of which people say a part


class Numbers:
    """The numbers that texts hold, in figures and in words.

    Args:
        texts: each with its language as in BCP 47, or with None for any that the check has words of.
    """

    def __init__(self, texts: Iterable[tuple[str, str | None]]) -> None:
        self._texts = tuple(texts)

    def hold(self, figure: Figure) -> bool:
        """Whether a figure stands in the texts, however they write it."""
        if any(figure.is_same(other) for value in figure.values for other in self._figures.get(value, ())):
            return True
        # Whoever has 10 and 20 has not 20:10.
        if figure.parts and self._figures.keys() >= set(figure.parts):
            return True
        if any(
            figure.is_same(other) for number in figure.spelled for other in self._spelled(int(number), figure.ordinal)
        ):
            return True
        if "/" in figure.text and self._has_day(_parts_of_day(figure)):
            return True
        return any(self._has_fraction(value) for value in figure.values if "." in value or "/" in value)

    def hold_date(self, date: WrittenDate, years: Iterable[int]) -> bool:
        """Whether the texts have a date: its day with its month, and its year.

        Args:
            date: a date that a text of ours writes out.
            years: the years that need no evidence.
        """
        apart = date.month in self._months and self._has_ordinal(date.day or 0)  # “in June, on the 9th”
        if date.day and (date.month, date.day) not in self._days and not apart:
            return False
        return date.year in (None, *years) or self.hold(_integer(date.year or 0))

    @cached_property
    def _written(self) -> list[Figure]:
        return [figure for text, _ in self._texts for figure in find_figures(text)]

    @cached_property
    def _figures(self) -> dict[str, list[Figure]]:
        figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in self._written:
            for value in figure.values:
                figures[value].append(figure)
            for value in figure.parts if figure.text != ALWAYS else ():
                # ‹31.3.2021› has a day and a month, which are no numbers of things.
                units = frozenset((DAY,)) if "." in figure.text and len(value) < 3 else frozenset[str]()
                figures[value].append(Figure(figure.start, figure.text, frozenset((value,)), units=units))
        return dict(figures)

    @cached_property
    def _days(self) -> set[tuple[int | None, int]]:
        """The (month, day) of the dates that the texts write out, in words or as ‹31.3.2021›."""
        days = {(date.month, date.day) for text, _ in self._texts for date in written_dates(text) if date.day}
        dated = [(parts, figure.text) for figure in self._written if (parts := _parts_of_day(figure))]
        days |= {(month, day) for (day, month, *_), _ in dated}
        # ‹3/31› has the month first, as Americans do.
        return days | {(month, day) for (month, day, *_), text in dated if "/" in text}

    def _has_day(self, parts: Sequence[int]) -> bool:
        """Whether the texts have the day and the month of ‹3/4›, whichever of them stands first, and the year of ‹3/4/2031›."""
        if not parts or self._days.isdisjoint((tuple(parts[:2]), tuple(parts[1::-1]))):
            return False
        # A year of two digits may be of this century or of the last one.
        return all(
            any(self.hold(_integer(n + past)) for past in ((0, 1900, 2000) if n < 100 else (0,))) for n in parts[2:]
        )

    @cached_property
    def _months(self) -> set[int]:
        return {month for text, _ in self._texts for month in months_named(text)}

    @cached_property
    def _spoken(self) -> list["_Spoken"]:
        by_language: dict[str | None, list[str]] = defaultdict(list)
        for text, language in self._texts:
            by_language[language].append(text)
        return [_Spoken(language, texts) for language, texts in by_language.items()]

    def _spelled(self, number: int, ordinal: bool) -> Iterator[Figure]:
        """A number wherever the texts spell it out."""
        for spoken_texts in self._spoken:
            yield from spoken_texts.spelled(number, ordinal)

    def _has_ordinal(self, number: int) -> bool:
        """Whether the texts have a number as an ordinal that is no day of a month which they name with it."""
        written = any(figure.ordinal and figure.units != {DAY} for figure in self._figures.get(str(number), ()))
        return written or any(True for _ in self._spelled(number, ordinal=True))

    def _has_fraction(self, value: str) -> bool:
        """Whether the texts spell out a part, with the whole number before it unless that is 0."""
        number = Fraction(value) if len(value) < LONGEST else Fraction(0)
        integer, part = divmod(number, 1)
        spelled = bool(part) and any(spoken_texts.has_part(part) for spoken_texts in self._spoken)
        words = _spelled_alone(int(integer)) if spelled and integer else frozenset[str]()
        named = any(not spoken_texts.positions.keys().isdisjoint(words) for spoken_texts in self._spoken)
        return spelled and (not integer or named or self.hold(_integer(int(integer))))


def _parts_of_day(figure: Figure) -> tuple[int, ...]:
    """The numbers of ‹31.3.› and ‹3/31/2031›; none of what can be no day, as ‹1 3/4› with its gap."""
    if figure.text == ALWAYS:
        return ()
    is_day = len(figure.parts) in (2, 3) and re.search("[./]", figure.text) and not set(GAP) & set(figure.text)
    return tuple(map(int, figure.parts)) if is_day else ()


def _integer(number: int) -> Figure:
    value = frozenset((str(number),))
    return Figure(0, str(number), value, spelled=value)


class _Spoken:
    """The words of the texts of one language, and where each of them stands.

    Args:
        language: as in BCP 47; None for any.
    """

    def __init__(self, language: str | None, texts: Iterable[str]) -> None:
        self._language = language
        self._text = "\n.\n".join(texts).casefold()  # no number runs on into the next text
        matches = [matched for matched in _WORD.finditer(self._text) if matched.group() not in _LINKS]
        self._words = [matched.group() for matched in matches]
        self._spans = [matched.span() for matched in matches]
        self.positions: dict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self._words):
            self.positions[word].append(position)

    def spelled(self, number: int, ordinal: bool) -> Iterator[Figure]:
        """A number wherever it is spelled out, with its units."""
        codes = [language.code for language in LANGUAGES]
        if self._language is not None:
            codes = [self._language.partition("-")[0].lower()]
        for code in codes:
            yield from self._in_full(number, code, ordinal)
            if not ordinal:
                yield from self._as_part(number, code)

    def _in_full(self, number: int, code: str, ordinal: bool) -> Iterator[Figure]:
        for spelling in _spellings(number, code, ordinal):
            foreign = self._language is None and code != "en" and len(spelling) == 1 and spelling[0] in _ENGLISH
            for place in () if foreign else self._places(spelling, code):
                if number not in _MAGNITUDES or self._part_before(*place) is None:
                    yield self._figure(number, *place)

    def _as_part(self, number: int, code: str) -> Iterator[Figure]:
        """A number that is spelled out as a part of a larger one: 500,000 as ‹half a million›."""
        for part in _fractions()[0]:
            if number / part in _MAGNITUDES:
                # ‹eine halbe Million›: the article stands elsewhere.
                endings = {words[-1:] for words in _spellings(int(number / part), code, ordinal=False)}
                places = (place for ending in endings for place in self._places(ending, code))
                yield from (self._figure(number, *place) for place in places if self._part_before(*place) == part)

    def _figure(self, number: int, first: int, last: int) -> Figure:
        start, end = self._spans[first][0], self._spans[last][1]
        units = units_beside(self._text, start, end)
        values = frozenset((str(number),))
        return Figure(start, "", times_of_day(values, units) or values, units=units)

    def _part_before(self, first: int, last: int) -> Fraction | None:
        """Which part of a number that is spelled out is meant: ‹half a million›; 0 for one that is not understood."""
        alone, parts = _fractions()
        halves = {word for spellings in alone.values() for word in spellings}
        behind = [word for word in self._words[last + 1 : last + 3] if word not in _ARTICLES][:1]
        at = self._before_article(first)
        shared = at > 0 and self._words[at] in _OF and self._words[at - 1] in halves.union(*parts.values())
        if shared or not halves.isdisjoint(behind):
            return Fraction(0)  # ‹a quarter of a million›, ‹a million and a half›
        part = next((part for part, spellings in alone.items() if at >= 0 and self._words[at] in spellings), None)
        before = self._before_article(at)
        # Languages share their words for a million, so a number of any language counts.
        counted = before >= 0 and any(self._words[before] in _number_words(language.code) for language in LANGUAGES)
        return Fraction(0) if part and counted else part

    def _before_article(self, first: int) -> int:
        """The place before a word and its article; below 0 where there is none."""
        return first - 1 - (first > 0 and self._words[first - 1] in _ARTICLES)

    def has_part(self, part: Fraction) -> bool:
        """Whether a fraction is spelled out: ‹half›, ‹two thirds›, ‹a quarter›, ‹dreiviertel›."""
        alone, parts = _fractions()
        if not self.positions.keys().isdisjoint(alone.get(part, ())):
            return True
        numbers = _spelled_alone(part.numerator) | (_ARTICLES if part.numerator == 1 else frozenset())
        for word in parts.get(part.denominator, ()):
            if any(at and self._words[at - 1] in numbers for at in self.positions.get(word, ())):
                return True
            if any(number + word in self.positions for number in numbers):
                return True
        return False

    def _places(self, spelling: tuple[str, ...], code: str) -> Iterator[tuple[int, int]]:
        """Where a number stands as a whole, by its first and last word: ‹twenty-two› has no two."""
        words, known = self._words, _number_words(code)
        endings = ["", *(end for language in spoken(code) for end in language.number_endings.split())]
        for last in (place for ending in endings for place in self.positions.get(spelling[-1] + ending, ())):
            first = last - len(spelling) + 1
            if first >= 0 and tuple(words[first:last]) == spelling[:-1]:
                before = words[first - 1] if first else ""
                after = words[last + 1] if last + 1 < len(words) else ""
                if before not in known and after not in known | _shares():
                    yield first, last


def _split(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _LINKS]


@lru_cache(maxsize=1)
def _fractions() -> tuple[dict[Fraction, list[str]], dict[int, list[str]]]:
    """The words that are a fraction by themselves, and those for each number of parts."""
    alone: dict[Fraction, list[str]] = defaultdict(list)
    parts: dict[int, list[str]] = defaultdict(list)
    for key, *words in all_phrases("fractions"):
        if "/" in key:
            alone[Fraction(key)] += words
        else:
            parts[int(key)] += words
    return alone, parts


@lru_cache(maxsize=1)
def _shares() -> frozenset[str]:
    """Words behind a number that say what part it is; a quarter may be three months or a part of a town."""
    return frozenset(word for number, words in _fractions()[1].items() if number != 4 for word in words)


@lru_cache(maxsize=16)
def _spelled_alone(number: int) -> frozenset[str]:
    """How all languages spell a number that has one word."""
    spellings = (spelling for language in LANGUAGES for spelling in _spellings(number, language.code, ordinal=False))
    return frozenset(spelling[0] for spelling in spellings if len(spelling) == 1)


@lru_cache(maxsize=4)
def spelled_from_ten(code: str) -> frozenset[str]:
    """The words of a language for 10 and more, which our own words rather give in digits."""
    numbers = [*range(10, 100), *(n * power for n in range(1, 10) for power in (100, 1000))]
    return frozenset(words[0] for number in numbers for words in _spellings(number, code, False) if len(words) == 1)


@lru_cache(maxsize=32)
def _number_words(code: str) -> frozenset[str]:
    """The words that numbers are made of."""
    # Behind 1, 2 and 5 a language has all its forms of a magnitude: ‹tysiąc›, ‹tysiące›, ‹tysięcy›.
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
            # ‹hundert› beside ‹einhundert›
            spellings.add((spelling[0].removeprefix("ein"), *spelling[1:]))
    for pair in (pair.split() for language in spoken(code) for pair in language.numerals.split(",") if pair):
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
