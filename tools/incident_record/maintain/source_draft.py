"""The source of a draft: its title, publisher, author and day, and what of it needs no item."""

import itertools
import re
from collections.abc import Callable, Container, Iterable, Sequence

from msgspec import Struct

from incident_record.languages import all_phrases, all_words
from incident_record.maintain.events import published_on
from incident_record.maintain.fields import Fields, Inline
from incident_record.maintain.names import name_of
from incident_record.maintain.speech import speech_of
from incident_record.maintain.words import has_spelled, is_prose
from incident_record.source.lexicon import AGENTS, ANDS, CALENDAR
from incident_record.source.text import ELLIPSIS, Span
from incident_record.source.view import TextView, counted, paragraph_bounds, paragraph_of, quotations_in

_BYLINES = AGENTS | all_words("byline_words")
_OUTLETS, _COURT_WORDS, _STATEMENT_WORDS = map(all_words, ("outlets", "court_words", "statement_words"))
_RELEASE_LINES = all_phrases("release_lines")
_JOINING = ANDS | all_words("particles")

# A name that stands alone has so many words.
_NAME_SIZES = (2, 3)

_COPYRIGHT = re.compile(
    r"[\W_]*(?:©|\(c\)|copyright)\W*(?:(?P<year>\d{4})\W+)?(?P<who>[^.]{2,80}?)?(?:\W+(?P<later>\d{4}))?\s*(?:\.|$)",
    re.IGNORECASE,
)


class Credit(Struct, frozen=True):
    """Who wrote a text, as one of its lines says.

    Args:
        paragraph: where it says so.
        author: the names as printed; None where an outlet alone is named.
        publisher: the outlet; empty where none is named.
    """

    paragraph: int
    author: str | None
    publisher: str


class SourceDraft:
    """The item of a source.

    Args:
        printed: gives the words of a stretch as the text has them.
        raw: the text as it is stored, for its lines.
        by: with a text that is wholly somebody's own words, whose.
    """

    def __init__(self, view: TextView, printed: Callable[[Span], str], raw: str, by: str | None) -> None:
        self._view, self._printed, self._raw, self._by = view, printed, raw, by
        self._numbers = range(1, len(view.paragraphs) + 1)
        self.headline = headline_of(view)

    def item(self, id_: str, stem: str, language: str, cited: Container[int]) -> Fields:
        """The item.

        Args:
            language: the code of its language.
            cited: the paragraphs that quotes and people cite.
        """
        line = next((n for n in reversed(self._numbers) if _COPYRIGHT.match(self._text(n))), None)
        match = _COPYRIGHT.match(self._text(line)) if line else None
        days = (published_on(self._view, number) for number in self._numbers)
        credit = self._credit()
        publisher = (match["who"] or "").strip(" .,") if match else credit.publisher if credit else ""
        guessed: Fields = {
            "kind": self._kind(),
            "title": self._text(self.headline) if self.headline else "",
            "headline": self.headline,
            "publisher": publisher or name_of(self._view, self._by or ""),
            "published": next(filter(None, days), match and (match["year"] or match["later"])),
            "author": credit.author if credit else None,
            "language": language if language != "en" else None,
        }
        source = {"id": id_, **{key: value for key, value in guessed.items() if value is not None}, "text": stem}
        if self._by:
            source["marks"] = self._view.text.marks
        elif self._view.text.marks != "double":
            source["marks"] = guessed["marks"] = self._view.text.marks
        if self._by:
            source["by"] = self._by
        if unused := self._waivers(line, credit, cited):
            source["unused"] = guessed["unused"] = unused
        # What a person has to type is not listed: an empty field is a problem of its own.
        return {**source, "unconfirmed": Inline(key for key, value in guessed.items() if value)}

    def _waivers(self, copyright_line: int | None, credit: Credit | None, cited: Container[int]) -> list[Fields]:
        """What needs no item: lines in which nobody acts, as bylines and dates, and words that nobody is said to speak."""
        unused: list[Fields] = []
        for number in self._numbers:
            bounds = paragraph_bounds(self._view, number)
            # "Published May 4" has a verb, and nobody who acts.
            acts = self._acts(*bounds) and not published_on(self._view, number)
            cut = self._view.text.words[bounds[1] - 1] == ELLIPSIS
            empty = cut or not (acts or any(quotations_in(self._view, *bounds)))
            if number == copyright_line:
                unused.append({"paragraph": number, "reason": "The line of copyright"})
            elif credit and credit.paragraph == number and not is_prose(self._view, number):
                unused.append({"paragraph": number, "reason": "The line of who wrote it"})
            elif number != self.headline and number not in cited and empty and not is_prose(self._view, number):
                unused.append({"paragraph": number, "reason": "A line that is no sentence"})
        spoken = {} if self._by else no_speech(self._view)
        return unused + [{"quotation": index + 1, "reason": reason} for index, reason in spoken.items()]

    def _kind(self) -> str:
        """What the text is, by its first lines."""
        title = _plain(self._text(self.headline).split()) if self.headline else set()
        if title & _COURT_WORDS:
            return "court-document"
        if is_release_line(self._view, 1):
            return "press-release"
        if not self._by:
            return "news-article"
        if title & _STATEMENT_WORDS:
            return "public-statement"
        return "social-media-post" if is_prose(self._view, 1) else "press-release"

    def _credit(self) -> Credit | None:
        """Who wrote the text, by one of its first lines; a name alone stands right below the title."""
        return next(filter(None, map(self._credit_in, self._numbers[:4])), None)

    def _credit_in(self, number: int) -> Credit | None:
        """The names behind a "by" that begins a paragraph, or those that are a line below the title: "Ann Roe, Lowen Gazette"."""
        prose = is_prose(self._view, number)
        line, below = self._lines(number)
        marked = bool(line) and line[0].rstrip(":").lower() in _BYLINES  # a paragraph may be marks alone
        alone = self.headline == number - 1 and not prose
        if not marked and not alone:
            return None
        names = self._names(line[marked:])
        rest = [*line[marked + len(names) :], *below]
        outlet = next((words for words in (names, rest) if not prose and _OUTLETS & _plain(words)), [])
        publisher = " ".join(itertools.takewhile(lambda word: not word[:1].isdigit(), outlet)).strip(".,")
        if outlet is names and names:
            return Credit(number, None, publisher)
        if marked:
            return Credit(number, " ".join(names).rstrip(".,;"), publisher) if len(names) > 1 else None
        # "Two Dead" below a title may be more of it; a name has two words or three, and nothing but an outlet or a post beside it.
        fits = len(names) in _NAME_SIZES and (names[-1][-1:] == "," or len(names) == len(line))
        return Credit(number, " ".join(names).rstrip(","), publisher) if fits else None

    def _names(self, words: Sequence[str]) -> list[str]:
        """The names with which a row of words begins: they end before a place in capitals ("Ann Roe LOWEN"), a day or a comma."""
        names: list[str] = []
        for word in words:
            plain = word.strip(".,;")
            name = plain[:1].isalpha() and not plain[:1].islower() and plain not in CALENDAR
            # "By ANN ROE" is all in capitals.
            place = _is_capitals(plain) and any(not _is_capitals(before) for before in names)
            if place or not (name or plain.lower() in _JOINING):
                break
            names.append(word)
            if word[-1:] in ",;":
                break
        return [word.title() if _is_capitals(word.strip(".,;")) else word for word in names]

    def _lines(self, number: int) -> tuple[list[str], list[str]]:
        """The words of the first line of a paragraph, and those of its other lines."""
        words = self._text(number).split()
        lines = (line.split() for line in self._raw.splitlines())
        size = next((len(line) for line in lines if line and line == words[: len(line)]), len(words))
        return words[:size], words[size:]

    def _acts(self, first: int, end: int) -> bool:
        """Whether somebody may act in a stretch; in capitals and figures alone, as those of a date, nobody does."""
        lower = any(word[:1].islower() for word in self._view.text.words[first:end])
        return lower and has_spelled(self._view, first, end) and bool(self._view.voices.within(first, end))

    def _text(self, number: int) -> str:
        return self._printed(paragraph_bounds(self._view, number))


def headline_of(view: TextView) -> int | None:
    """The first paragraph that is a title: short, and no sentence."""
    # A breadcrumb or a dateline may stand before the title.
    bounds = {number: paragraph_bounds(view, number) for number in range(1, min(3, len(view.paragraphs)) + 1)}
    # A line of the web page may repeat the title and cut it.
    titles = (n for n, (_, end) in bounds.items() if not is_prose(view, n) and view.text.words[end - 1] != ELLIPSIS)
    titles = (n for n in titles if not is_release_line(view, n))
    return next((n for n in titles if bounds[n][1] - bounds[n][0] > 2), None)


def is_release_line(view: TextView, number: int) -> bool:
    """Whether a paragraph is no more than what stands above the title of a release: "For immediate release"."""
    words = [word.strip(".,:—").lower() for word in view.text.words[slice(*paragraph_bounds(view, number))]]
    return tuple(filter(None, words)) in _RELEASE_LINES


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _plain(words: Iterable[str]) -> set[str]:
    """Words in small letters without the punctuation around them."""
    return {word.strip(".,:;()").lower() for word in words}


def no_speech(view: TextView) -> dict[int, str]:
    """The quotations that need no quote, each with the reason: those that nobody is said to speak, and repeated ones.

    Nobody speaks titles and names, and a short one that ends no clause.
    """
    words, headline = view.text.words, headline_of(view)
    reasons: dict[int, str] = {}
    seen: dict[tuple[int, str], int] = {}
    for index, (first, end) in enumerate(view.quotations):
        short = end - first < 5 and words[end - 1][-1].isalnum()
        title = paragraph_of(view, first) == headline or index in view.titles
        key = paragraph_of(view, first), " ".join(words[first:end]).rstrip(".,")
        if counted(view, first, end) > 1:
            if title or (short and speech_of(view, index) is None):
                reasons[index] = "Words in quotation marks that nobody is said to speak"
            elif key in seen:
                # Of two with the same words the check takes that which somebody says.
                said = index in view.voices.governing and seen[key] not in view.voices.governing
                reasons[seen[key] if said else index] = "The same words as in another quotation"
            seen.setdefault(key, index)
    return reasons
