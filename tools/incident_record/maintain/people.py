"""The people of a draft: whoever speaks in a source, with the names that it uses for them."""

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct, field

from incident_record.check.clauses import MAX_WORDS
from incident_record.languages import all_words
from incident_record.maintain.fields import Fields, Inline
from incident_record.maintain.names import NarrationNames, slug
from incident_record.maintain.printed import unstopped
from incident_record.maintain.roles import age_of, is_organization, role_of
from incident_record.maintain.words import INSTITUTIONS, SMALL, UNCOUNTED, is_known_name, plain_at, without_genitive
from incident_record.source.lexicon import CALENDAR, OFFICES, PAST_ENDINGS, is_person_noun
from incident_record.source.text import Span
from incident_record.source.view import TextView, paragraph_of
from incident_record.source.voices import NAMED, Phrase

_LINKS = all_words("belonging") | all_words("spokesman_links")
_POSTS, _FIRMS = all_words("posts"), all_words("firms")
_BELONGING, _DEFINITE = all_words("belonging"), all_words("definite")

# An id has at most 100 characters, and a number may follow.
_LONGEST = 90


class Drafted(Struct):
    """A person, an organization or a group that a draft has found.

    Args:
        id: made from the name.
        kind: guessed: who has a name of several capitalized words is a person.
        name: the longest name.
        at: the paragraph in which the source first has that name.
        naming: the positions of the words there.
        head: of these the last one of the name.
        called: the other names.
        role: the office that stands before the name, or what the source says of them beside it.
        age: in years, where it stands behind the name.
    """

    id: str
    kind: str
    name: str
    at: int
    naming: Span
    head: int
    called: list[str] = field(default_factory=list)
    role: str = ""
    age: int | None = None

    def item(self, source: str, printed: Callable[[Span], str]) -> Fields:
        """The item of a record; what stands in a source is read from the words that `printed` gives of a stretch."""
        item: Fields = {"id": self.id, "kind": self.kind, "name": self.name}
        item |= {"role": self.role} if self.role else {}
        item |= {"age": self.age} if self.age is not None else {}
        item |= {"called": Inline(self.called)} if self.called else {}
        guessed = Inline([field for field in item if field != "id"])
        # None of a name's words may be shown where others beside it are shown.
        if any(self.naming):
            item |= {"at": f"{source}:{self.at}", "words": Inline([unstopped(printed(self.naming))])}
        return {**item, "unconfirmed": guessed}


class People:
    """Everyone that a draft has found so far.

    Args:
        taken: ids that nobody may have.
        own: the name of whoever's words the whole text is, which has an item of its own.
    """

    def __init__(self, view: TextView, taken: set[str], own: str = "") -> None:
        self._view, self._taken, self._own = view, taken, own
        self._names = NarrationNames(view)
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
        if titled := self._titled_as(phrase):
            holder = self.named(titled, person=True)
            title = " ".join(plain_at(self._view, at).lower() for at in range(phrase.first, phrase.head + 1))
            holder.called += [title] * (title not in holder.called)
            return holder
        if institution := self._institution_of(phrase):
            holder = self.named(institution)
            noun = " ".join(plain_at(self._view, at).lower() for at in (phrase.first, phrase.head))
            holder.called += [noun] * (noun not in holder.called)
            return holder
        name = self._names.of(phrase) if is_known_name(self._view, phrase) else ""
        words = name or self._description(phrase)
        key = self._names.key_of(name, phrase.head) if name else words.lower()
        known = self._by_key.get(key) or (None if name else self._described_as(key))
        if known is None:
            known = self._by_key[key] = self._new(key, words, phrase, named=bool(name))
        # "Department" is no name by itself where "of Justice" goes on.
        cut = known.name.startswith(f"{words} ") and plain_at(self._view, phrase.head + 1).lower() in _BELONGING
        if words not in (known.name, *known.called) and not cut:
            known.called.append(words)
        # Whoever is "he" or "she" is no organization, however the name looks.
        if person:
            known.kind = "person"
        return known

    def add_described(self) -> set[str]:
        """Add whoever the source names in full with a role or an age; their ids."""
        return {self.named(phrase).id for phrase in self._titled if self._names.of(phrase) != self._own}

    def mentioned(self, first: int, end: int) -> list[str]:
        """The ids of the persons who are named between two positions."""
        names = {at: without_genitive(plain_at(self._view, at)) for at in range(first, end)}
        keys = (self._names.key_of(name, at) for at, name in names.items() if name[:1].isupper())
        known = (self._by_key.get(key) for key in keys)
        return list(dict.fromkeys(person.id for person in known if person and person.kind == "person"))

    def _titled_as(self, phrase: Phrase) -> Phrase | None:
        """Who was named last before "the mayor" and is one."""
        noun = plain_at(self._view, phrase.head).lower()
        if phrase.head != phrase.first + 1 or plain_at(self._view, phrase.first).lower() not in _DEFINITE:
            return None
        before = (named for named, nouns in self._titled.items() if named.first < phrase.first and noun in nouns)
        return max(before, default=None, key=lambda named: named.first)

    def _institution_of(self, phrase: Phrase) -> Phrase | None:
        """What was named last before "the authority", and is one: "Lowen Port Authority"."""
        noun = plain_at(self._view, phrase.head)
        article = plain_at(self._view, phrase.first).lower() in _DEFINITE
        if phrase.head != phrase.first + 1 or not article or not noun.islower() or noun not in INSTITUTIONS | _FIRMS:
            return None
        spans = [span for span in self._names.in_full if span[1] <= phrase.first]
        named = [span for span in spans if plain_at(self._view, span[1] - 1).lower() == noun]
        if noun in _FIRMS and not named:
            firms = {person.naming for person in self._by_key.values() if person.kind == "organization"}
            named = [span for span in spans if span in firms]
        return Phrase(named[-1][0], named[-1][1], named[-1][1] - 1, 0, NAMED) if named else None

    @cached_property
    def _titled(self) -> dict[Phrase, frozenset[str]]:
        """Where the source names somebody in full with a role or an age, and the nouns of the role."""
        titled = {}
        for first, end in self._names.in_full:
            words = self._names.words(first, end)
            office = self._names.office(first, words)
            role = self._role_of((first + office, end), office)
            nouns = {plain_at(self._view, at).lower() for at in range(*role)}
            if any(map(is_person_noun, nouns)) or age_of(self._view, (first + office, end))[0] is not None:
                titled[Phrase(first + office, end, end - 1, 0, NAMED)] = frozenset(filter(is_person_noun, nouns))
        return titled

    def _role_of(self, name: Span, office: int) -> Span:
        """The stretch of the role beside a name; empty where there is none."""
        full = [plain_at(self._view, at) for at in range(name[0] - office, name[0])]
        # "Council President Ann Roe" has an office before the name, "New Harbor Ann Roe" only capitals.
        return role_of(self._view, name, office if full and full[-1].lower() in OFFICES else 0)

    def _described_as(self, key: str) -> Drafted | None:
        """Who was described before with the same noun and more: "the spokesman" after "a spokesman for Lowen"."""
        return next((person for known, person in reversed(self._by_key.items()) if known.startswith(f"{key} ")), None)

    def _description(self, phrase: Phrase) -> str:
        """The words of a phrase that is no name, with what it is of or for: "spokesman for Lowen", "one of two witnesses"."""
        head = phrase.head
        while head > phrase.first and self._is_added(head):
            head -= 1
        caseless = plain_at(self._view, head).upper() == plain_at(self._view, head).lower()
        # Without capitals nobody can say where in "the mayor Ann Roe" the name is.
        belongs = caseless or (head + 2 < phrase.end and plain_at(self._view, head + 1).lower() in _LINKS)
        end = min(phrase.end, phrase.first + MAX_WORDS) if belongs else max(head, phrase.first) + 1
        small = UNCOUNTED if belongs else SMALL
        words = [plain_at(self._view, at) for at in range(phrase.first, end)]
        first = next((n for n, word in enumerate(words) if word and word.lower() not in small), len(words) - 1)
        kept = words[first:] if words[-1] else ["unnamed"]
        # Behind an article a capital is the name's own.
        lead = kept[0].lower() if phrase.first in self._view.sentences and first <= 0 else kept[0]
        return without_genitive(" ".join((lead, *kept[1:])))

    def _is_added(self, at: int) -> bool:
        """Whether a word says more of the noun before it: "an ad released Thursday", "a woman involved"."""
        word = plain_at(self._view, at)
        return word in CALENDAR or (word.islower() and word.endswith(PAST_ENDINGS))

    def _new(self, key: str, name: str, phrase: Phrase, *, named: bool) -> Drafted:
        # A firm has the names of persons, whose roles and longer names are not its own.
        named = named and "&" not in name
        first, end = self._names.full(key) if named else (phrase.first, phrase.end)
        if first == end:  # the name stands inside quotations alone
            first, end = phrase.first, phrase.end
        full = self._names.words(first, end)
        office = self._names.office(first, full) if named else 0
        kind = self._kind(first + office, full[office:]) if named else self._kind_of_noun(phrase)
        # Behind an office "of" says where a person holds it.
        if named and kind == "organization" and (office == 0 or full[office - 1].lower() in SMALL):
            end = self._with_what_it_is_of(end)
            name = " ".join(self._names.words(first + office, end))
        longest = without_genitive(" ".join(full[office:])) if named and kind == "person" else name
        drafted = Drafted(
            id=self._id(longest),
            kind=kind,
            name=without_genitive(longest),
            at=paragraph_of(self._view, first),
            naming=(first, min(end, first + MAX_WORDS)),
            head=min(end, first + MAX_WORDS) - 1 if named else min(max(phrase.head, first), first + MAX_WORDS - 1),
        )
        if named and kind == "person":
            self._add_role(drafted, (first + office, end), office)
        return drafted

    def _with_what_it_is_of(self, end: int) -> int:
        """Where the name of an organization ends that goes on: "State Office of Workplace Safety"."""
        words, at = self._view.text.words, end
        if words[end - 1][-1:].isalnum() and at + 1 < self._view.size and words[at] in _BELONGING:
            at += 1
            while at < self._view.size and words[at][:1].isupper():
                at += 1
                if not words[at - 1][-1:].isalnum():
                    break
        return at if at > end + 1 else end

    def _add_role(self, drafted: Drafted, name: Span, office: int) -> None:
        """What the source says beside a name; the evidence goes on to where it has the figures of it."""
        drafted.age, (start, stop) = age_of(self._view, name)
        first, end = self._role_of(name, office)
        start = min(start, name[0] - office, first if first < end else start)
        stop = max(stop, end)
        fits = stop - start <= MAX_WORDS
        words = [self._role_word(at, last=at == end - 1) for at in range(first, end)]
        # A figure of the role needs evidence, for which there is no room.
        if fits or not any(letter.isdigit() for word in words for letter in word):
            drafted.role = " ".join(words)
        drafted.naming = (start, stop) if fits else (drafted.naming[0], min(stop, drafted.naming[0] + MAX_WORDS))

    def _role_word(self, at: int, *, last: bool) -> str:
        """A word of a role; the mark behind it may be the genitive's, as in "the workers' union"."""
        word = plain_at(self._view, at)
        return f"{word}'" if not last and self._view.text.words[at] == f"{word}'" else word

    def _kind(self, first: int, words: list[str]) -> str:
        return "person" if len(words) > 1 and not is_organization(self._view, first, words) else "organization"

    def _kind_of_noun(self, phrase: Phrase) -> str:
        noun = plain_at(self._view, phrase.head).lower()
        if noun[-1:] == "s" and noun[:-1] in OFFICES:
            return "group"
        return "person" if noun in OFFICES | _POSTS else "organization"

    def _id(self, name: str) -> str:
        id_ = slug(name)[:_LONGEST].strip("-") or "speaker"
        taken = self._taken | {person.id for person in self._by_key.values()}
        return next(free for free in (id_, *(f"{id_}-{n}" for n in range(2, 1000))) if free not in taken)
