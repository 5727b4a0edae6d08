"""Names in the narration: which words of a run of capitals are one, and which full name a part of it stands for."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, cached_property

from incident_record.check.clauses import MAX_WORDS
from incident_record.languages import all_words, words_in
from incident_record.maintain.language import language_of
from incident_record.maintain.words import (
    ARTICLES,
    INSTITUTIONS,
    ORGANIZATIONS,
    SMALL_KINDS,
    is_prose,
    plain_at,
    without_genitive,
)
from incident_record.source.lexicon import ANDS, BELONGING, OFFICES
from incident_record.source.text import Span
from incident_record.source.view import TextView, paragraph_of, quotation_of
from incident_record.source.voices import Phrase

_TITLE_KINDS = ("he_titles", "she_titles", "titles")
_DESCRIBING = all_words("describing")
_HELD = INSTITUTIONS | all_words("distinguishing")

_INITIAL = re.compile(r"(?:\w\.)+")  # "B.", "U.S."

# So many words have a given name, another and a family name; what is before them may be more of an office.
_NAME_WORDS = 3


class NarrationNames:
    """The names in a source's narration."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._runs = cache(self._find_runs)
        # "Don" and "Bo" are no names in other languages.
        language = language_of(view) or None
        self._titles, self._small = OFFICES | words_in(language, *_TITLE_KINDS), words_in(language, *SMALL_KINDS)
        self._office_endings = tuple(all_words("office_endings") | words_in(language, "role_endings"))

    def of(self, phrase: Phrase) -> str:
        """The capitalized words in a row around a phrase's head, without titles."""
        first = end = phrase.head
        while first > phrase.first and self._goes_on(first):
            first -= 1
        # "Medical Examiner's Office" is one name.
        if plain_at(self._view, end).lower() in ORGANIZATIONS:
            while first > phrase.first and (self._is_capital(first - 1) or plain_at(self._view, first - 1) in ANDS):
                first -= 1
        while end + 1 < phrase.end and plain_at(self._view, end + 1)[:1].isupper():
            end += 1
        words = self.words(first, end + 1)
        return without_genitive(" ".join(words[self.office(first, words) :]))

    def _is_capital(self, at: int) -> bool:
        """Whether a word has a capital, and is no article or the like that begins a sentence."""
        word = plain_at(self._view, at)
        return word[:1].isupper() and word.lower() not in self._small

    def words(self, first: int, end: int) -> list[str]:
        """The words of a name without the punctuation around them, but for the stop of an initial."""
        words = self._view.text.words
        return [words[at] if _INITIAL.fullmatch(words[at]) else plain_at(self._view, at) for at in range(first, end)]

    def key_of(self, name: str, position: int) -> str:
        """What stands for everybody's names: the last word, as a family name does; the full name where people share it.

        Args:
            name: a name, full or in part.
            position: where it stands: of those who share it, who was named in full last before it is meant.
        """
        if "&" in name:  # a firm, which is no one of its partners
            return name.lower()
        words = name.split()
        key = words[-1].lower()
        if key in ORGANIZATIONS:
            # Each has its own office; "the Board" is that which was named in full last.
            last = [self._full(span) for size, span in self._runs(key) if size > 1 and span[0] < position]
            return name.lower() if len(words) > 1 or not last else last[-1]
        # "Ann" is a family name where the text has "Roe Ann", and else a given name.
        if len(words) == 1 and not any(size > 1 for size, _ in self._runs(key)):
            key = self._family_name(name) or key
        fulls = [(span[0], self._full(span)) for size, span in self._runs(key) if size > 1]
        namesakes = _namesakes([full for _, full in fulls])
        if len(namesakes) < 2:
            return key
        if len(words) > 1:
            return next((full for full in namesakes if _is_same(full, name.lower())), name.lower())
        nearest = next((full for first, full in reversed(fulls) if first < position), fulls[0][1])
        return next(full for full in namesakes if _is_same(full, nearest))

    @property
    def in_full(self) -> list[Span]:
        """The runs of capitals in the narration that have a name of several words, in order, with the office before it."""
        runs = sorted(span for last in self._positions for size, span in self._runs(last) if size > 1)
        # Sorted, the last of those that begin alike is the longest: "Ann Maria" is no name in "Ann Maria Roe".
        return list({first: (first, end) for first, end in runs}.values())

    def full(self, key: str) -> Span:
        """The run of capitals that has most of the name with a key; of two the first. Both ends are 0 where none does."""
        runs = self._runs(key.split()[-1])
        own = [run for run in runs if " " not in key or self._full(run[1]) == key]
        # `max` gives the first of several, and at first people are named in full.
        named = own or ([] if key.split()[-1] in ORGANIZATIONS else runs)
        return max(named, key=lambda run: run[0], default=(0, (0, 0)))[1]

    def office(self, first: int, words: Sequence[str]) -> int:
        """How many of the words of a run of capitals from a position on are no name; a noun that tells who that is too."""
        end = self._office_end(words)
        if len(words) > 1 and words[-1].lower() not in ORGANIZATIONS and self._is_held(first, words[0]):
            # "Secretary of State Ann B. Roe": a given name, initials and a family name.
            end = max(end, 1, len(words) - 2 - sum(map(bool, map(_INITIAL.fullmatch, words))))
        before = words[end - 1] if end else plain_at(self._view, first - 1) if first else ""
        return end + (before.lower() in _DESCRIBING and len(words) - end >= _NAME_WORDS)

    def _is_held(self, first: int, word: str) -> bool:
        """Whether a run of capitals begins with what an office is of: "Secretary of State Roe", "Speaker of the House Roe"."""
        at = first - 1 - (plain_at(self._view, first - 1).lower() in ARTICLES)
        if at < 1 or plain_at(self._view, at).lower() not in BELONGING:
            return False
        office = plain_at(self._view, at - 1)
        return office.lower() in OFFICES and (office[:1].isupper() or word.lower() in _HELD)

    def _office_end(self, words: Sequence[str]) -> int:
        """How many of the words of a run of capitals are no name: an office, a title, and the small words before it.

        "Council President Ann Roe" ends its office with the last word that is one; a sentence begins with a capital.
        """
        low = [word.rstrip(".").lower() for word in words[:-1]]
        offices = (at for at, word in enumerate(low) if word in self._titles or word.endswith(self._office_endings))
        last = max(offices, default=-1)
        while last + 1 < len(low) and low[last + 1] in self._small:
            last += 1
        return last + 1

    def _full(self, span: Span) -> str:
        words = self.words(*span)
        return without_genitive(" ".join(words[self.office(span[0], words) :])).lower()

    def _find_runs(self, last: str) -> list[tuple[int, Span]]:
        """The runs of capitals in the narration that end with a word in small letters, each with the size of its name."""
        runs = []
        for at in self._positions.get(last, ()):
            quoted = self._view.text.marks != "none" and quotation_of(self._view, at) is not None
            if quoted or not is_prose(self._view, paragraph_of(self._view, at)):
                continue  # the capitals of a title do not show names
            first = at
            while self._goes_on(first) and at - first < MAX_WORDS - 1:
                first -= 1
            words = self.words(first, at + 1)
            # A firm is named after its partners, and is none of them.
            if "&" not in self._view.text.words[first:at]:
                runs.append((min(len(words) - self.office(first, words), _NAME_WORDS), (first, at + 1)))
        return runs

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        """Where each word with a capital stands, by the word in small letters."""
        positions: dict[str, list[int]] = {}
        for at in range(self._view.size):
            word = without_genitive(plain_at(self._view, at))
            if word[:1].isupper():
                positions.setdefault(word.lower(), []).append(at)
        return positions

    def _family_name(self, given: str) -> str:
        """The last word of the first name in the narration that begins with a given name; nothing where none does."""
        words = self._view.text.words
        for at in range(self._view.size - 1):
            if words[at] == given and words[at + 1][:1].isupper() and quotation_of(self._view, at, at + 2) is None:
                return without_genitive(plain_at(self._view, at + 1)).lower()
        return ""

    def _goes_on(self, first: int) -> bool:
        """Whether the word before a capitalized one may be of the same name: no stop, genitive or paragraph is between."""
        before = self._view.text.words[first - 1] if first else ""
        return before == "&" or (
            first not in self._view.paragraphs
            and before[:1].isupper()
            and (before[-1:].isalnum() or _INITIAL.fullmatch(before) is not None)
            and without_genitive(before) == before
        )


def _namesakes(fulls: Sequence[str]) -> list[str]:
    """Of full names with one last word those of different people, each as it is longest."""
    people: list[str] = []
    # The longest first, so that a shorter one is held against all that it may be part of.
    for full in sorted(fulls, key=len, reverse=True):
        if not any(_is_same(other, full) for other in people):
            people.append(full)
    return people


def _is_same(longer: str, full: str) -> bool:
    """Whether a full name may be that of whoever has a longer one: "Ann Roe" and "Ann B. Roe", "Port Board" and "Lowen Port Board"."""
    return longer.split()[0] == full.split()[0] or longer.endswith(f" {full}") or full.endswith(f" {longer}")


def slug(name: str) -> str:
    """The id that is made from a name; empty where it has no letter that an id may have."""
    # Decomposed, so that "é" becomes "e" and is not dropped.
    name = re.sub("['’]", "", without_genitive(name))
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def is_titled(view: TextView, name: str) -> bool:
    """Whether an office stands before a name somewhere, as before that of a person: "Mayor Ann Roe"."""
    words = name.split()
    size = len(words)
    return any(
        plain_at(view, at).lower() in OFFICES
        for at in range(view.size - size)
        if [plain_at(view, position) for position in range(at + 1, at + 1 + size)] == words
    )


def name_of(view: TextView, id_: str) -> str:
    """The capitalized words of a source that an id is made of; else the id's own words."""
    size = id_.count("-") + 1
    for at in range(view.size - size + 1 if id_ else 0):
        name = " ".join(plain_at(view, position) for position in range(at, at + size))
        if name[:1].isupper() and slug(name) == id_:
            return without_genitive(name)
    return id_.replace("-", " ").title()
