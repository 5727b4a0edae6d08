"""The source of a draft: its title, publisher, author and day, and what of it needs no item."""

import re
from collections.abc import Callable, Container

from incident_record.maintain.events import dateline_end, published_on
from incident_record.maintain.fields import Fields, Inline
from incident_record.maintain.names import name_of
from incident_record.maintain.speech import speech_of
from incident_record.maintain.words import has_spelled, is_prose, plain_at
from incident_record.source.lexicon import AGENTS, ANDS
from incident_record.source.text import ELLIPSIS, Span
from incident_record.source.view import TextView, counted, paragraph_bounds, paragraph_of, quotations_in

_COPYRIGHT = re.compile(
    r"[\W_]*(?:©|\(c\)|copyright)\W*(?:(?P<year>\d{4})\W+)?(?P<who>[^.]{2,80}?)?(?:\W+(?P<later>\d{4}))?\s*(?:\.|$)",
    re.IGNORECASE,
)


class SourceDraft:
    """The item of a source.

    Args:
        view: the text.
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
            id_: the source's id.
            stem: the text's name.
            language: the code of its language.
            cited: the paragraphs that quotes and people cite.
        """
        line = next((n for n in reversed(self._numbers) if _COPYRIGHT.match(self._text(n))), None)
        match = _COPYRIGHT.match(self._text(line)) if line else None
        days = (published_on(self._view, number) for number in self._numbers)
        byline = next(filter(None, map(self._byline, self._numbers[:4])), None)
        publisher = (match["who"] or "").strip(" .,") if match else ""
        guessed: Fields = {
            "kind": "press-release" if self._by else "news-article",
            "title": self._text(self.headline) if self.headline else "",
            "headline": self.headline,
            "publisher": publisher or name_of(self._view, self._by or ""),
            "published": next(filter(None, days), match and (match["year"] or match["later"])),
            "author": self._author(byline) if byline else None,
            "language": language if language != "en" else None,
        }
        source = {"id": id_, **{key: value for key, value in guessed.items() if value is not None}, "text": stem}
        if self._by:
            source["marks"] = self._view.text.marks
        elif self._view.text.marks != "double":
            source["marks"] = guessed["marks"] = self._view.text.marks
        if self._by:
            source["by"] = self._by
        if unused := self._waivers(line, byline, cited):
            source["unused"] = guessed["unused"] = unused
        # What a person has to type is not listed: an empty field is a problem of its own.
        return {**source, "unconfirmed": Inline(key for key, value in guessed.items() if value)}

    def _waivers(self, copyright_line: int | None, byline: Span | None, cited: Container[int]) -> list[Fields]:
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
            elif byline and paragraph_of(self._view, byline[0]) == number and not is_prose(self._view, number):
                unused.append({"paragraph": number, "reason": "The line of who wrote it"})
            elif number != self.headline and number not in cited and empty and not is_prose(self._view, number):
                unused.append({"paragraph": number, "reason": "A line that is no sentence"})
        spoken = {} if self._by else no_speech(self._view)
        return unused + [{"quotation": index + 1, "reason": reason} for index, reason in spoken.items()]

    def _author(self, byline: Span) -> str:
        """The names of a byline, of which the next line may say more: "By Ann Roe" over "Lowen Gazette"."""
        names = self._printed(byline).split()
        lines = (line.split()[1:] for line in self._raw.splitlines())
        return " ".join(next((line for line in lines if line and line == names[: len(line)]), names)).rstrip(".,")

    def _byline(self, number: int) -> Span | None:
        """Who wrote the text: the names behind a "by" that begins a paragraph."""
        first, end = paragraph_bounds(self._view, number)
        words = self._view.text.words
        stop = min(end, dateline_end(self._view, number)) if is_prose(self._view, number) else end
        at = first + 1
        # Names end before a place in capitals ("By Ann Roe LOWEN, May 4").
        while at < stop and (
            words[at].istitle() or words[at].lower() in ANDS or plain_at(self._view, at - 1).istitle()
        ):
            if words[at].isupper() and len(plain_at(self._view, at)) > 1:
                break
            at += 1
            if words[at - 1][-1:] in ",;":
                break
        return (first + 1, at) if words[first].lower() in AGENTS and at - first > 2 else None

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
    return next((n for n in titles if bounds[n][1] - bounds[n][0] > 2), None)


def no_speech(view: TextView) -> dict[int, str]:
    """The quotations that need no quote, each with the reason: those that nobody is said to speak, and repeated ones.

    Nobody speaks titles and names, and a short one that ends no clause.
    """
    words, headline = view.text.words, headline_of(view)
    reasons: dict[int, str] = {}
    seen: set[tuple[int, str]] = set()
    for index, (first, end) in enumerate(view.quotations):
        short = end - first < 5 and words[end - 1][-1].isalnum()
        title = paragraph_of(view, first) == headline or index in view.titles
        key = paragraph_of(view, first), " ".join(words[first:end]).rstrip(".,")
        if counted(view, first, end) > 1:
            if title or (short and speech_of(view, index) is None):
                reasons[index] = "Words in quotation marks that nobody is said to speak"
            elif key in seen:
                reasons[index] = "The same words as in a quotation before it"
            seen.add(key)
    return reasons
