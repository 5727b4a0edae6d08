"""Whom a pronoun may stand for, as a draft proposes it: whoever acts before it, the likeliest first."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from incident_record.check.clauses import MAX_WORDS
from incident_record.check.namesakes import HE, SHE, excluded_by
from incident_record.languages import all_words
from incident_record.maintain.events import story_start
from incident_record.maintain.names import NarrationNames
from incident_record.maintain.words import (
    ARTICLES,
    INSTITUTIONS,
    PERSONAL,
    SMALL,
    TITLES,
    is_known_name,
    is_prose,
    plain_at,
    without_genitive,
)
from incident_record.source.lexicon import EXPLETIVES, PLURAL_ENDINGS
from incident_record.source.text import number_at
from incident_record.source.view import TextView, paragraph_of
from incident_record.source.voices import NAMED, PRONOUN, Phrase, Voice

# So many voices before a pronoun are looked at.
_FAR = 40

# A pronoun that follows a name twice, and so many times as often as the other one, rules that out.
_TWICE, _SURE = 2, 3

# So many sentences on, somebody named in full may still be meant.
_NEAR = 8

_LOCATING = all_words("locating")
_HE_FORMS, _SHE_FORMS = HE | all_words("he_forms"), SHE | all_words("she_forms")


def antecedents(view: TextView, pronoun: Phrase, word: str) -> list[Phrase]:
    """Whoever acts before a pronoun, the likeliest first: who acts first in the main clause of the nearest sentence.

    An empty word is that of a verb without a subject, which stands for a person.
    """
    pronoun = _going_on(view, pronoun, word)
    acting = [*_named_before(view, pronoun)]
    if word and word not in PERSONAL:
        # "The sailors" are no "it".
        one = [phrase for _, phrase in acting if word not in EXPLETIVES or not _is_several(view, phrase)]
        return one or [phrase for _, phrase in acting]
    # A person is a name without an article, and a place rarely speaks.
    acting = [
        (voice, phrase)
        for voice, phrase in acting
        if is_known_name(view, phrase) and _may_be_person(view, phrase)
        if plain_at(view, phrase.first).lower() not in ARTICLES
        if is_prose(view, paragraph_of(view, phrase.head))
    ]
    speaking, places = _speaking(view), _places(view)
    narrated, full = _narrated(view), _in_full(view)
    here = narrated[number_at(view.sentences, pronoun.head) - 1]

    def unlikely(candidate: tuple[Voice, Phrase]) -> tuple[float, int, bool, int]:
        voice, phrase = candidate
        far = here - narrated[number_at(view.sentences, phrase.head) - 1]
        name = plain_at(view, phrase.head)
        person = name not in places and (name in speaking or (name in full and far < _NEAR))
        # In its own sentence a pronoun stands for whoever acts there, in a minor clause too.
        minor = 0.5 if far == 0 else 1 if voice.says else 2
        return far + voice.sub * minor + 5 * (not person), far, not voice.says, phrase.first

    def fits(voice: Voice, phrase: Phrase) -> bool:
        # Of "Roe said that she" the pronouns elsewhere say less than the sentence itself.
        near = number_at(view.sentences, phrase.head) == number_at(view.sentences, pronoun.head)
        return word not in _not_for(view, phrase, sure=voice.says and not voice.sub and near)

    acting = [entry for entry in acting if fits(*entry)] or acting
    return [phrase for _, phrase in sorted(acting, key=unlikely)]


def _named_before(view: TextView, pronoun: Phrase) -> Iterator[tuple[Voice, Phrase]]:
    for voice in view.voices.before(pronoun.head, _FAR):
        for phrase in voice.phrases:
            if phrase.role == NAMED and phrase.end <= pronoun.head and phrase.end - phrase.first <= MAX_WORDS:
                yield voice, phrase


def _may_be_person(view: TextView, phrase: Phrase) -> bool:
    """Whether a name may be that of one person, and is no "Parliament", no "Roe's" and no place of a dateline."""
    name = plain_at(view, phrase.head)
    placed = phrase.end <= story_start(view, paragraph_of(view, phrase.head))
    return name.lower() not in INSTITUTIONS and without_genitive(name) == name and not placed


def _is_several(view: TextView, phrase: Phrase) -> bool:
    """Whether a phrase is a plural in small letters."""
    noun = plain_at(view, phrase.head)
    return noun.islower() and noun.endswith(PLURAL_ENDINGS)


def _going_on(view: TextView, pronoun: Phrase, word: str) -> Phrase:
    """The first of the pronouns in a row that are the subjects of one main clause after the other, for whom all of them stand."""
    narrated = _narrated(view)
    # Of a sentence the first subject decides, as in "He got a job, and Salem became his home."
    first = {
        number_at(view.sentences, voice.first): voice.phrases[0]
        for voice in view.voices.before(pronoun.head, _FAR)
        if not voice.sub
    }
    for number, subject in first.items():
        here, there = narrated[number_at(view.sentences, pronoun.head) - 1], narrated[number - 1]
        if here - there > 1 or subject.role != PRONOUN or plain_at(view, subject.head).lower() != word:
            break
        pronoun = subject
    return pronoun


@lru_cache(maxsize=2)
def _narrated(view: TextView) -> list[int]:
    """For each sentence how many up to it have narration: what is between two marks puts nobody farther away."""
    with_words = {number_at(view.sentences, at) for at in _narration(view)}
    return list(accumulate(number in with_words for number in range(1, len(view.sentences) + 1)))


def _not_for(view: TextView, phrase: Phrase, *, sure: bool) -> frozenset[str]:
    """The pronouns that the source never uses of a name, since it has a title or, if nothing else is sure, the other pronoun."""
    titled = excluded_by(plain_at(view, at) for at in range(phrase.first, phrase.head))
    if sure:
        return titled
    he, she = (_followed(view)[plain_at(view, phrase.head), sort] for sort in ("he", "she"))
    # Once is chance: the pronoun may have stood for somebody else.
    if max(he, she) < _TWICE or max(he, she) <= _SURE * min(he, she):
        return titled
    return titled or (SHE if he > she else HE)


@lru_cache(maxsize=2)
def _followed(view: TextView) -> Counter[tuple[str, str]]:
    """How often "he" or "she" is the first pronoun after a name, which is not that of two people."""
    counts: Counter[tuple[str, str]] = Counter()
    given: dict[str, str] = {}
    shared, paragraph = {""}, 0
    name = before = ""
    for at in _narration(view):
        word = without_genitive(plain_at(view, at))
        low = word.lower()
        if paragraph != (paragraph := paragraph_of(view, at)):
            name = before = ""
        if low in _HE_FORMS or low in _SHE_FORMS:
            # Only the first pronoun after a name: a later one may be of whoever acted in between.
            counts[name, "he" if low in _HE_FORMS else "she"] += 1
            name = before = ""
        elif word[:1].isupper() and low not in SMALL:
            if before and given.setdefault(word, before) != before:
                shared.add(word)
            name, before = word, "" if low in TITLES else word
        else:
            before = ""
    # Of a family name that two people have nobody knows whose pronouns they are.
    return Counter({key: count for key, count in counts.items() if key[0] not in shared})


def _narration(view: TextView) -> Iterator[int]:
    """The positions of the words outside quotations."""
    quoted = {at for first, end in view.quotations for at in range(first, end)}
    return (at for at in range(view.size) if at not in quoted)


@lru_cache(maxsize=2)
def _in_full(view: TextView) -> frozenset[str]:
    """The last words of the names of two words and more in the narration."""
    return frozenset(without_genitive(plain_at(view, end - 1)) for _, end in NarrationNames(view).in_full)


@lru_cache(maxsize=2)
def _places(view: TextView) -> frozenset[str]:
    """The last words of names that stand behind "in" more often than they say something ("trust in Roe")."""
    words = view.text.words
    places: Counter[str] = Counter()
    for at in range(1, view.size):
        if words[at - 1].lower() in _LOCATING and words[at][:1].isupper():
            last = at
            while last + 1 < view.size and words[last][-1:].isalnum() and words[last + 1][:1].isupper():
                last += 1
            places[plain_at(view, last)] += 1
    said = _speaking(view)
    return frozenset(name for name, count in places.items() if count > said[name])


@lru_cache(maxsize=2)
def _speaking(view: TextView) -> Counter[str]:
    """How often each last word of a name is that of the subject of a verb of saying."""
    return Counter(
        plain_at(view, phrase.head) for voice in view.voices.ordered if voice.says for phrase in voice.phrases
    )
