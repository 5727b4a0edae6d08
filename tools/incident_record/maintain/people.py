"""The people of a draft: whoever speaks in a source, with the names that it uses for them."""

import re
import unicodedata
from dataclasses import dataclass, field

from incident_record.check.clauses import MAX_WORDS
from incident_record.languages import all_words
from incident_record.maintain.speech import bare, is_name
from incident_record.source.text import Span
from incident_record.source.view import TextView, paragraph_of, quotation_of
from incident_record.source.voices import Phrase

_ARTICLES = all_words("articles") | all_words("definite_articles")
_SMALL = _ARTICLES | all_words("determiners") | all_words("function_words")
_TITLES = frozenset[str]().union(*map(all_words, ("he_titles", "she_titles", "titles", "offices", "proxies")))


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
    """

    id: str
    kind: str
    name: str
    at: int
    naming: Span
    called: list[str] = field(default_factory=list)


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

    def named(self, phrase: Phrase) -> Drafted:
        """Whoever a phrase of the narration names; a new one if nobody has that name yet."""
        name = self._name(phrase) if is_name(self._view, phrase) else ""
        words = name or self._description(phrase)
        # The last word of a name stands for it alone, as a family name does.
        key = _without_genitive(words.split()[-1]).lower() if name else words.lower()
        found = self._by_key.get(key)
        if found is None:
            found = self._by_key[key] = self._new(key, words, phrase, named=bool(name))
        if words not in (found.name, *found.called):
            found.called.append(words)
        return found

    def _name(self, phrase: Phrase) -> str:
        """The capitalized words in a row around a phrase's head, without titles."""
        first = end = phrase.head
        while first > phrase.first and bare(self._view, first - 1)[:1].isupper():
            first -= 1
        while end + 1 < phrase.end and bare(self._view, end + 1)[:1].isupper():
            end += 1
        words = [bare(self._view, at) for at in range(first, end + 1)]
        # A sentence begins with a capital, though no name does.
        while len(words) > 1 and words[0].rstrip(".").lower() in _SMALL | _TITLES:
            del words[0]
        return _without_genitive(" ".join(words))

    def _description(self, phrase: Phrase) -> str:
        words = [bare(self._view, at) for at in range(phrase.first, max(phrase.head + 1, phrase.first + 1))]
        kept = [word for word in words if word and word.lower() not in _ARTICLES] or ["unnamed"]
        first = kept[0].lower() if phrase.first in self._view.sentences else kept[0]
        return " ".join((first, *kept[1:]))

    def _new(self, key: str, name: str, phrase: Phrase, *, named: bool) -> Drafted:
        first, end = self._full_name(key) if named else (phrase.first, phrase.end)
        if first == end:  # the name stands inside quotations alone
            first, end = phrase.first, phrase.end
        full = [bare(self._view, at) for at in range(first, end)]
        while named and len(full) > 1 and full[0].rstrip(".").lower() in _SMALL | _TITLES:
            del full[0]
        longest = _without_genitive(" ".join(full)) if named else name
        kind = "person" if named and len(full) > 1 else "organization"
        paragraph = paragraph_of(self._view, first)
        return Drafted(self._id(longest), kind, longest, paragraph, (first, min(end, first + MAX_WORDS)))

    def _full_name(self, key: str) -> Span:
        """The longest run of capitalized words in the narration that ends with a name; of two the first."""
        best: Span = (0, 0)
        words = self._view.text.words
        for at in range(len(words)):
            plain = _without_genitive(bare(self._view, at))
            if plain.lower() != key or not plain[:1].isupper() or quotation_of(self._view, at, at + 1) is not None:
                continue
            first = at
            # A stop or a comma ends the name before, and so does a paragraph.
            while (
                first not in self._view.paragraphs
                and words[first - 1][:1].isupper()
                and words[first - 1][-1:].isalnum()
                and at - first < MAX_WORDS - 1
            ):
                first -= 1
            if at + 1 - first > best[1] - best[0]:
                best = (first, at + 1)
        return best

    def _id(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "speaker"
        taken = self._taken | {person.id for person in self._by_key.values()}
        return next(id_ for id_ in (slug, *(f"{slug}-{n}" for n in range(2, 1000))) if id_ not in taken)


def _without_genitive(name: str) -> str:
    return re.sub(r"[’'](?:s|S)?$", "", name)
