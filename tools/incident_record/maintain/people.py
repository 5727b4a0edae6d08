"""The people of a draft: whoever speaks in a source, with the names that it uses for them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from incident_record.check.clauses import MAX_WORDS
from incident_record.languages import all_words
from incident_record.maintain.roles import age_of, is_organization, role_of
from incident_record.maintain.speech import SMALL, bare, is_known_name, is_prose, without_genitive
from incident_record.source.lexicon import CALENDAR
from incident_record.source.text import Span
from incident_record.source.view import TextView, paragraph_of, quotation_of
from incident_record.source.voices import Phrase

_ARTICLES = all_words("articles") | all_words("definite_articles")
_OFFICES = all_words("offices") | all_words("proxies")
_TITLES = frozenset[str]().union(*map(all_words, ("he_titles", "she_titles", "titles")), _OFFICES)
_OFFICE_ENDINGS = tuple(all_words("office_endings"))

_LINKS = all_words("belonging") | all_words("spokesman_links")
_PARTICIPLES = ("ed",)
_DESCRIBING = all_words("describing")

# So many words have a given name, another and a family name; what is before them may be more of an office.
_NAME_WORDS = 3


@dataclass
class Drafted:
    """A person, an organization or a group that a draft has found.

    Args:
        id: made from the name.
        kind: guessed: who has a name of several capitalized words is a person.
        name: the longest name.
        at: the paragraph in which the source first has that name.
        naming: the positions of the words there.
        called: the other names.
        role: the office that stands before the name, or what the source says of them beside it.
        age: in years, where it stands behind the name.
    """

    id: str
    kind: str
    name: str
    at: int
    naming: Span
    called: list[str] = field(default_factory=list)
    role: str = ""
    age: int | None = None


class People:
    """Everyone that a draft has found so far.

    Args:
        view: the source.
        taken: ids that nobody may have.
    """

    def __init__(self, view: TextView, taken: set[str]) -> None:
        self._view, self._taken = view, taken
        self._by_key: dict[str, Drafted] = {}

    @property
    def all(self) -> list[Drafted]:
        """Everyone, in the order in which the draft met them."""
        return list(self._by_key.values())

    def named(self, phrase: Phrase, *, person: bool = False) -> Drafted:
        """Whoever a phrase of the narration names; a new one if nobody has that name yet.

        Args:
            phrase: the phrase.
            person: whether "he" or "she" stands for it.
        """
        name = self._name(phrase) if is_known_name(self._view, phrase) else ""
        words = name or self._description(phrase)
        # The last word of a name stands for it alone, as a family name does; a given name alone for the first full one.
        key = without_genitive(words.split()[-1]).lower() if name else words.lower()
        if "&" in name:  # a firm, which is no one of its partners
            key = name.lower()
        elif name == words.split()[0] and self._full_name(key)[1] - self._full_name(key)[0] < 2:
            key = self._family_name(name) or key
        known = self._by_key.get(key) or (None if name else self._described_as(key))
        if known is None:
            known = self._by_key[key] = self._new(key, words, phrase, named=bool(name))
        if words not in (known.name, *known.called):
            known.called.append(words)
        if person:
            known.kind = "person"
        return known

    def _described_as(self, key: str) -> Drafted | None:
        """Who was described before with the same noun and more: "the spokesman" after "a spokesman for Lowen"."""
        return next((one for known, one in reversed(self._by_key.items()) if known.startswith(f"{key} ")), None)

    def _family_name(self, given: str) -> str:
        """The last word of the first name in the narration that begins with a given name; nothing where none does."""
        words = self._view.text.words
        for at in range(self._view.size - 1):
            if words[at] == given and words[at + 1][:1].isupper() and quotation_of(self._view, at, at + 2) is None:
                return without_genitive(bare(self._view, at + 1)).lower()
        return ""

    def _name(self, phrase: Phrase) -> str:
        """The capitalized words in a row around a phrase's head, without titles."""
        first = end = phrase.head
        while first > phrase.first and self._goes_on(first):
            first -= 1
        while end + 1 < phrase.end and bare(self._view, end + 1)[:1].isupper():
            end += 1
        words = [bare(self._view, at) for at in range(first, end + 1)]
        return without_genitive(" ".join(words[self._office(first, words) :]))

    def _goes_on(self, first: int) -> bool:
        """Whether the word before a capitalized one may be of the same name: no stop, genitive or paragraph is between."""
        before = self._view.text.words[first - 1] if first else ""
        return before == "&" or (
            first not in self._view.paragraphs
            and before[:1].isupper()
            and before[-1:].isalnum()
            and without_genitive(before) == before
        )

    def _description(self, phrase: Phrase) -> str:
        """The words of a phrase that is no name, with what it is of or for: "spokesman for Lowen", "one of two witnesses"."""
        head = phrase.head
        while head > phrase.first and self._is_added(head):
            head -= 1
        belongs = head + 2 < phrase.end and bare(self._view, head + 1).lower() in _LINKS
        end = min(phrase.end, phrase.first + MAX_WORDS) if belongs else max(head, phrase.first) + 1
        small = _ARTICLES if belongs else SMALL
        words = [bare(self._view, at) for at in range(phrase.first, end)]
        first = next((n for n, word in enumerate(words) if word and word.lower() not in small), len(words) - 1)
        kept = words[first:] if words[-1] else ["unnamed"]
        lead = kept[0].lower() if phrase.first in self._view.sentences else kept[0]
        return without_genitive(" ".join((lead, *kept[1:])))

    def _is_added(self, at: int) -> bool:
        """Whether a word says more of the noun before it: "an ad released Thursday", "a woman involved"."""
        word = bare(self._view, at)
        return word in CALENDAR or (word.islower() and word.endswith(_PARTICIPLES))

    def _new(self, key: str, name: str, phrase: Phrase, *, named: bool) -> Drafted:
        first, end = self._full_name(key) if named else (phrase.first, phrase.end)
        if "&" in name:
            return Drafted(
                self._id(name), "organization", name, paragraph_of(self._view, phrase.first), (phrase.first, phrase.end)
            )
        if first == end:  # the name stands inside quotations alone
            first, end = phrase.first, phrase.end
        full = [bare(self._view, at) for at in range(first, end)]
        office = self._office(first, full) if named else 0
        longest = without_genitive(" ".join(full[office:])) if named else name
        kind = self._kind(first + office, full[office:]) if named else self._kind_of_noun(phrase)
        role = " ".join(word for word in full[:office] if word.lower() not in SMALL)
        role = role if role.split()[-1:] and role.split()[-1].lower() in _OFFICES else ""
        drafted = Drafted(
            id=self._id(longest),
            kind=kind,
            name=longest,
            at=paragraph_of(self._view, first),
            naming=(first, min(end, first + MAX_WORDS)),
            role=role,
        )
        if named and kind == "person":
            drafted.role = role_of(self._view, (first + office, end), role)
            drafted.age = age_of(self._view, (first, end))
            # The evidence has to hold the figure.
            drafted.naming = first, min(end + (drafted.age is not None), first + MAX_WORDS)
        return drafted

    def _kind(self, first: int, words: list[str]) -> str:
        return "person" if len(words) > 1 and not is_organization(self._view, first, words) else "organization"

    def _kind_of_noun(self, phrase: Phrase) -> str:
        noun = bare(self._view, phrase.head).lower()
        if noun in _OFFICES:
            return "person"
        return "group" if noun[-1:] == "s" and noun[:-1] in _OFFICES else "organization"

    def _full_name(self, key: str) -> Span:
        """The run of capitalized words in the narration that ends with a name and has most of it; of two the first."""
        best: tuple[int, Span] = (0, (0, 0))
        for at in range(self._view.size):
            plain = without_genitive(bare(self._view, at))
            if plain.lower() != key or not plain[:1].isupper() or quotation_of(self._view, at, at + 1) is not None:
                continue
            if not is_prose(self._view, paragraph_of(self._view, at)):
                continue  # the capitals of a title do not show names
            first = at
            while self._goes_on(first) and at - first < MAX_WORDS - 1:
                first -= 1
            words = [bare(self._view, position) for position in range(first, at + 1)]
            named = min(len(words) - self._office(first, words), _NAME_WORDS)
            if named > best[0] and "&" not in self._view.text.words[first:at]:
                best = named, (first, at + 1)
        return best[1]

    def _id(self, name: str) -> str:
        id_ = slug(name) or "speaker"
        taken = self._taken | {person.id for person in self._by_key.values()}
        return next(free for free in (id_, *(f"{id_}-{n}" for n in range(2, 1000))) if free not in taken)

    def _office(self, first: int, words: Sequence[str]) -> int:
        """How many of the words of a run of capitals from a position on are no name; a noun that tells who that is too."""
        end = _office_end(words)
        before = words[end - 1] if end else bare(self._view, first - 1) if first else ""
        return end + (before.lower() in _DESCRIBING and len(words) - end >= _NAME_WORDS)


def _office_end(words: Sequence[str]) -> int:
    """How many of the words of a run of capitals are no name: an office, a title, and the small words before it.

    "Council President Ann Roe" ends its office with the last word that is one; a sentence begins with a capital.
    """
    low = [word.rstrip(".").lower() for word in words[:-1]]
    last = max((at for at, word in enumerate(low) if word in _TITLES or word.endswith(_OFFICE_ENDINGS)), default=-1)
    while last + 1 < len(low) and low[last + 1] in SMALL:
        last += 1
    return last + 1


def slug(name: str) -> str:
    """The id that is made from a name; empty where it has no letter that an id may have."""
    # Decomposed, so that "é" becomes "e" and is not dropped.
    plain = unicodedata.normalize("NFKD", without_genitive(name)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
