"""Who of the recorded people stands in a subject: a name stands for it if the name covers its head."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from incident_record.check.namesakes import HE, SHE, excluded_by, is_namesake, known_of
from incident_record.languages import all_words
from incident_record.record.model import Person
from incident_record.source.lexicon import ATTACHED, bare
from incident_record.source.text import counts, evidence_words
from incident_record.source.view import SourceView
from incident_record.source.voices import NAMED, OWNER, PROXY, Phrase

_OPEN_DETERMINERS = all_words("determiners") - all_words("definite_articles")
"""What "and" is written as at the beginning of a name."""
_OF_SEVERAL = all_words("plural_pronouns")
_OF_THINGS = all_words("expletives")
_OF_PERSONS = all_words("personal_pronouns")


def name_words(name: str) -> tuple[str, ...]:
    """The canonical words of a name, without punctuation at its end; empty if no word of it counts."""
    words = evidence_words(name)
    return (*words[:-1], bare(words[-1])) if any(map(counts, words)) else ()


class Names:
    """The names of a record's people."""

    def __init__(self, people: Iterable[Person]) -> None:
        listed = tuple(people)
        self.people = {person.id: person for person in listed}
        self._by_word: dict[str, list[tuple[tuple[str, ...], int, str]]] = defaultdict(list)
        self._known = {}
        for person in listed:
            names = [words for name in person.names if (words := name_words(name))]
            self._known[person.id] = known_of(names, person.pronouns or (), person=person.kind == "person")
            for words in names:
                for offset, word in enumerate(words):
                    self._by_word[bare(word).lower()].append((words, offset, person.id))

    def of(self, view: SourceView, phrase: Phrase) -> frozenset[str] | None:
        """Who stands in a phrase of a subject; several where they share the name, None where a seal keeps it closed."""
        words = [word for word in view.words[phrase.first : phrase.end] if word is not None]
        if len(words) < phrase.end - phrase.first:
            return None
        head = phrase.head - phrase.first
        if phrase.role == OWNER:
            # "Roe's" is Roe, and "James'" is James.
            words[head] = words[head].removesuffix("s").removesuffix("'")
        elif phrase.group and words[head].startswith(ATTACHED):
            words[head] = words[head][1:]
        by_length: dict[int, set[str]] = defaultdict(set)
        if phrase.role in (NAMED, PROXY, OWNER):
            candidates = [(head - offset, name, id_) for name, offset, id_ in self._with(words[head])]
            # A description as the source has it ("one Harbor official close to the talks") stands for itself.
            candidates += [
                (0, name, id_)
                for name, offset, id_ in self._with(words[0])
                if not offset and len(name) > 1 and name[0].lower() in _OPEN_DETERMINERS
            ]
            for first, name, id_ in candidates:
                fits = first >= 0 and (phrase.role != PROXY or self.people[id_].kind != "person")
                if fits and _stands(words, name, first) and not self._is_namesake(words, first, name, id_):
                    by_length[len(name)].add(id_)
        # "Roe" inside "Tom Roe" is not Ann: the longest name decides.
        return frozenset(by_length[max(by_length)]) if by_length else frozenset()

    def _is_namesake(self, words: Sequence[str | None], first: int, name: Sequence[str], id_: str) -> bool:
        end = first + len(name)
        before, name, after = ([word or "" for word in part] for part in (words[:first], words[first:end], words[end:]))
        return is_namesake(self._known[id_], before, name, after)

    def _with(self, word: str | None) -> Sequence[tuple[tuple[str, ...], int, str]]:
        """The names that have a word: the words of each, where in it that word is, and whose it is."""
        return self._by_word.get(bare(word or "").lower(), ())

    def inside(self, view: SourceView, first: int, end: int) -> frozenset[str]:
        """Whom the words between two positions name, whatever the name does there."""
        named: set[str] = set()
        for at in range(first, end):
            for words, offset, id_ in self._with(view.words[at]):
                stands = not offset and at + len(words) <= end and _stands(view.words, words, at)
                if stands and not self._is_namesake(view.words[first:end], at - first, words, id_):
                    named.add(id_)
        return frozenset(named)

    def may_be(self, id_: str, pronoun: str, *, alone: bool = False) -> bool:
        """Whether a pronoun may stand for somebody, by kind, by the pronouns of the record, and by titles in the names.

        Args:
            id_: a person's id.
            alone: whether it stands for nobody else, so that "they" needs a person who is called so.
        """
        person = self.people[id_]
        if person.kind == "person" and pronoun in _OF_THINGS:
            return False
        if alone and person.pronouns and pronoun in _OF_SEVERAL and person.kind == "person":
            return pronoun in {word.lower() for word in person.pronouns}
        if person.pronouns and pronoun in HE | SHE:
            return pronoun in {word.lower() for word in person.pronouns}
        if pronoun in _OF_PERSONS and person.kind != "person":
            return False
        return not any(pronoun in excluded_by(words) for words in map(name_words, person.names) if words)


def _stands(words: Sequence[str | None], name: tuple[str, ...], first: int) -> bool:
    """Whether a name stands at a position: its first letter's case is free, and so is punctuation at its outer edges."""
    last = len(name) - 1
    if first + last >= len(words):
        return False
    for at, part in enumerate(name):
        plain = words[first + at] or ""
        plain = plain.lstrip("([{'") if at == 0 else plain
        plain = bare(plain) if at == last else plain
        if plain != part and not (at == 0 and plain[1:] == part[1:] and plain[:1].lower() == part[:1].lower()):
            return False
    return True
