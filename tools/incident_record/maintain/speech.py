"""Who speaks a quotation, as a draft proposes it: the clause, the speaker's name, and whom a pronoun stands for."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from incident_record.check.areas import sentences_of
from incident_record.check.clauses import MAX_WORDS
from incident_record.check.namesakes import HE, SHE, excluded_by
from incident_record.languages import all_words
from incident_record.source.lexicon import CALENDAR, INFINITIVE_MARKS, pronoun_of
from incident_record.source.subjects import NAMED, OWNER, PRONOUN
from incident_record.source.text import Span, number_at
from incident_record.source.view import TextView, paragraph_bounds, paragraph_of, quotation_of
from incident_record.source.voices import Phrase, Voice

# So many voices before a pronoun are looked at.
_FAR = 40

# So many words behind a subject show what somebody does.
_DEED = 3

# A title has no more words.
_LINE = 25

# In a title this share of the words of so many letters has a capital.
_MOST, _LONG = 0.8, 4

# So many voices before a quotation without a clause are looked at.
_FEW = 4

_STOPS = ".,;:!?"
_EDGES = "-.,;:!?—()[]“”\"'"
PERSONAL = all_words("personal_pronouns")
"""The pronouns that stand for persons alone."""

# A pronoun that follows a name twice, and so many times as often as the other one, rules that out.
_TWICE, _SURE = 2, 3

_LOCATING = all_words("locating")
_DEFINITE, _DOCUMENTS = all_words("definite_articles"), all_words("documents") - all_words("utterances")
_ARTICLES = all_words("articles") | _DEFINITE
_HE_FORMS, _SHE_FORMS = HE | all_words("he_forms"), SHE | all_words("she_forms")
TITLES = frozenset[str]().union(*map(all_words, ("he_titles", "she_titles", "titles", "offices", "proxies")))
SMALL = _ARTICLES | all_words("determiners") | all_words("function_words")
"""Words that are no part of a name, though they have a capital where a sentence begins."""


class Speech(Struct, frozen=True):
    """What the source says of who speaks. Positions count words.

    Args:
        clauses: the reporting clause or parts of it.
        speakers: what names each of those who speak together; empty where a pronoun stands for one.
        antecedents: for a pronoun what may be meant, the likeliest first.
        pronoun: the pronoun in small letters; empty where there is none.
        verb: the verb of saying in small letters.
    """

    clauses: tuple[Span, ...]
    speakers: tuple[Phrase, ...]
    antecedents: tuple[Phrase, ...]
    pronoun: str
    verb: str


def speech_of(view: TextView, quotation: int) -> Speech | None:
    """Who speaks a quotation, by its index; None where nobody who could be named acts in its sentence or the one before."""
    voice = view.voices.governing.get(quotation)
    if voice is not None and (speech := speech_by(view, voice)) is not None:
        return speech
    # Without a verb of saying it is most likely whoever has a name and acts last in the main clause of its sentence.
    near = [voice for span in sentences_of(view, quotation) for voice in view.voices.within(*span)]
    first = view.quotations[quotation][0]
    # A verb of saying before a name, a main clause before others, and what stands before the quotation, the nearest first.
    near.sort(
        key=lambda voice: (not voice.says, not _may_speak(view, voice), voice.sub, voice.first > first, -voice.first)
    )
    before = [voice for voice in view.voices.before(first, _FEW) if voice not in near and _may_speak(view, voice)]
    spoken = (speech_by(view, voice) for voice in (*near, *sorted(before, key=lambda voice: voice.sub)))
    return next((speech for speech in spoken if speech is not None), None)


def _may_speak(view: TextView, voice: Voice) -> bool:
    """Whether a subject is a pronoun or a name, and no word that has a capital since it begins its sentence."""
    return any(
        bare(view, phrase.head).lower() in PERSONAL if phrase.role == PRONOUN else is_known_name(view, phrase)
        for phrase in voice.phrases
        if phrase.role != OWNER
    )


def speech_by(view: TextView, voice: Voice) -> Speech | None:
    """What a verb of saying and its subject say; None where the subject is nobody who could be named."""
    groups: dict[int, list[Phrase]] = {}
    for phrase in voice.phrases:
        # A bullet before a sentence may be taken for its subject.
        if phrase.role in (NAMED, PRONOUN) and bare(view, phrase.head).lower() not in ("", *_ARTICLES):
            groups.setdefault(phrase.group, []).append(phrase)
    if not groups:
        return None
    # Of phrases that name the same one, that with a name says most; "Roe's statement" is Roe's.
    owners = {phrase.group: phrase for phrase in voice.phrases if phrase.role == OWNER and voice.says}
    phrases = [
        owners.get(number) or max(group, key=lambda phrase: is_name(view, phrase)) for number, group in groups.items()
    ]
    phrases.sort(key=lambda phrase: phrase.first)
    # "The statement said": whoever made it was named before.
    if len(phrases) == 1 and _is_document(view, phrases[0]):
        if not voice.says and not _is_beside(view, phrases[0]):
            return None
        return Speech(_clauses(view, voice, phrases), _authors(view, phrases[0]), (), "", _verb(view, voice))
    if _has_no_subject(view, voice, phrases[0]):
        antecedents = tuple(_antecedents(view, phrases[0], ""))
        return Speech(_clauses(view, voice, phrases), (), antecedents, _verb(view, voice), _verb(view, voice))
    pronoun = pronoun_of(bare(view, phrases[0].head).lower()) if phrases[0].role == PRONOUN else ""
    named = () if pronoun else tuple(phrase for phrase in phrases if phrase.role in (NAMED, OWNER))
    antecedents = tuple(_antecedents(view, phrases[0], pronoun)) if pronoun else ()
    return Speech(_clauses(view, voice, phrases), named, antecedents, pronoun, _verb(view, voice))


def _has_no_subject(view: TextView, voice: Voice, phrase: Phrase) -> bool:
    """Whether a phrase is a verb alone between a quotation and the end of the sentence: "se quejó"."""
    # Not "According to police," after another's quotation, where the verb is another word.
    alone = phrase.end - phrase.first == 1 and view.text.words[phrase.first][-1:] in _STOPS
    alone = alone and phrase.first <= voice.verb
    if phrase.role != NAMED or not alone or is_name(view, phrase):
        return False
    # A word like "se" may stand between.
    return any(phrase.first - 2 <= end <= phrase.first for _, end in view.quotations)


def _verb(view: TextView, voice: Voice) -> str:
    """The verb of saying in small letters; of "declined to say" the first."""
    at = voice.verb
    # The mark stands between the two verbs.
    if at > 1 and bare(view, at - 1) in INFINITIVE_MARKS:
        at -= 2
    return bare(view, at).lower()


def _is_beside(view: TextView, phrase: Phrase) -> bool:
    """Whether no more than two words stand between a phrase and a quotation: "the letter reads"."""
    return any(0 <= first - phrase.end <= 2 or 0 <= phrase.first - end <= 2 for first, end in view.quotations)


def _is_document(view: TextView, phrase: Phrase) -> bool:
    """Whether a phrase is "the statement", which somebody before it has made."""
    first = bare(view, phrase.first).lower()
    return phrase.role == NAMED and first in _DEFINITE and bare(view, phrase.head) in _DOCUMENTS


def _authors(view: TextView, document: Phrase) -> tuple[Phrase, ...]:
    """Who acts in the last sentence before a document that names one, as in "Roe said in a statement"."""
    kind = bare(view, document.head).lower()
    before = (at for at in range(document.first - 1, -1, -1) if bare(view, at).lower() == kind)
    earlier = next((at for at in before if quotation_of(view, at) is None), None)
    if earlier is None:
        return ()
    number = number_at(view.sentences, earlier)
    end = view.sentences[number] if number < len(view.sentences) else view.size
    acting = (phrase for voice in view.voices.within(view.sentences[number - 1], end) for phrase in voice.phrases)
    return tuple(phrase for phrase in acting if phrase.role in (NAMED, OWNER) and is_known_name(view, phrase))[:1]


def is_prose(view: TextView, number: int) -> bool:
    """Whether a paragraph is made of sentences, and is no title, byline, date or caption.

    Its last word has a stop, and not each long word a capital: a title may have a stop too.
    """
    first, end = paragraph_bounds(view, number)
    stopped = end - first > _LINE or view.text.words[end - 1].rstrip("'")[-1:] in _STOPS
    return stopped and not _is_title(view, first, end)


def _is_title(view: TextView, first: int, end: int) -> bool:
    """Whether a stretch is a title in which most words have capitals."""
    long = [word for at in range(first, end) if len(word := bare(view, at)) >= _LONG]
    return end - first <= _LINE and len(long) > 2 and sum(word[:1].isupper() for word in long) >= _MOST * len(long)


def is_name(view: TextView, phrase: Phrase) -> bool:
    """Whether the head of a phrase is a name, and no noun or day ("an ad released Thursday")."""
    word = bare(view, phrase.head)
    return word[:1].isupper() and word not in CALENDAR


def is_known_name(view: TextView, phrase: Phrase) -> bool:
    """Whether the head of a phrase is a name: it has a capital, and not only where a sentence begins."""
    if not is_name(view, phrase):
        return False
    starts, capitals = _capitals(view)
    return phrase.head not in starts or bare(view, phrase.head) in capitals


@lru_cache(maxsize=2)
def _capitals(view: TextView) -> tuple[frozenset[int], frozenset[str]]:
    """Where sentences begin, and the words that have a capital elsewhere."""
    starts = frozenset(view.sentences) | {first for first, _ in view.quotations}
    return starts, frozenset(
        word for at in range(view.size) if at not in starts and (word := bare(view, at))[:1].isupper()
    )


@lru_cache(maxsize=2)
def _places(view: TextView) -> frozenset[str]:
    """The last words of names that stand behind "in" somewhere, as those of places do."""
    words = view.text.words
    places = set()
    for at in range(1, view.size):
        if words[at - 1].lower() in _LOCATING and words[at][:1].isupper():
            last = at
            while last + 1 < view.size and words[last][-1:].isalnum() and words[last + 1][:1].isupper():
                last += 1
            places.add(bare(view, last))
    return frozenset(places)


def bare(view: TextView, position: int) -> str:
    """A word without the punctuation around it."""
    return view.text.words[position].strip(_EDGES)


def _clauses(view: TextView, voice: Voice, phrases: list[Phrase]) -> tuple[Span, ...]:
    """The verb with as much of its subject as eight words of narration in a row can hold; else each by itself."""
    verb = voice.verb
    first, end = min(verb, *(phrase.first for phrase in phrases)), max(verb + 1, *(phrase.end for phrase in phrases))
    heads = [phrase.head for phrase in phrases]
    subject = phrases[0].first, min(phrases[0].end, phrases[0].first + MAX_WORDS)
    # What somebody does stands behind the subject.
    acts = subject[0], min(subject[1] + _DEED, subject[0] + MAX_WORDS, *_edges(view, subject[1]))
    if not voice.says:
        end = min(end + _DEED, subject[0] + MAX_WORDS, *_edges(view, end))
    for span in ((first, end), (min(verb, *heads), max(verb, *heads) + 1)):
        inside = any(quotation_of(view, at) is not None for at in range(*span))
        if span[1] - span[0] <= MAX_WORDS and not inside:
            return (span,)
    if not voice.says or subject[0] <= verb < subject[1]:
        return (subject,)
    # "Roe denied the report" and "saying" say more than "Roe" and "saying".
    return acts if verb >= acts[1] else subject, (verb, verb + 1)


def _edges(view: TextView, position: int) -> Iterator[int]:
    """Where a clause ends at the latest: at a comma or another stop, at a quotation, and where the sentence ends."""
    yield next((at for at in range(position, view.size) if view.text.words[at - 1][-1:] in _STOPS), view.size)
    yield next((first for first, _ in view.quotations if first >= position), view.size)
    number = number_at(view.sentences, position - 1)
    yield view.sentences[number] if number < len(view.sentences) else view.size


def _antecedents(view: TextView, pronoun: Phrase, word: str) -> list[Phrase]:
    """Whoever acts before a pronoun, the likeliest first: who acts first in the main clause of the nearest sentence.

    An empty word is that of a verb without a subject, which stands for a person.
    """
    acting = [
        (voice, phrase)
        for voice in view.voices.before(pronoun.head, _FAR)
        for phrase in voice.phrases
        if phrase.role == NAMED and phrase.end <= pronoun.head and phrase.end - phrase.first <= MAX_WORDS
    ]
    if word and word not in PERSONAL:
        return [phrase for _, phrase in acting]
    # A person is a name without an article, and a place rarely speaks.
    acting = [
        (voice, phrase)
        for voice, phrase in acting
        if is_known_name(view, phrase)
        if bare(view, phrase.first).lower() not in _ARTICLES
        if is_prose(view, paragraph_of(view, phrase.head))
    ]
    speaking = {bare(view, p.head) for voice in view.voices.ordered if voice.says for p in voice.phrases}
    places = _places(view)
    here = number_at(view.sentences, pronoun.head)

    def unlikely(candidate: tuple[Voice, Phrase]) -> tuple[int, int, bool, int]:
        voice, phrase = candidate
        far = here - number_at(view.sentences, phrase.head)
        name = bare(view, phrase.head)
        person = name not in places and (name in speaking or (_is_full(view, phrase) and far < 4))
        return far + voice.sub * (1 if voice.says else 2) + 5 * (not person), far, not voice.says, phrase.first

    acting = [one for one in acting if word not in _not_for(view, one[1])] or acting
    return [phrase for _, phrase in sorted(acting, key=unlikely)]


def _not_for(view: TextView, phrase: Phrase) -> frozenset[str]:
    """The pronouns that the source never uses of a name, since it has a title or the other pronoun."""
    titled = excluded_by(bare(view, at) for at in range(phrase.first, phrase.head))
    he, she = (_followed(view)[bare(view, phrase.head), sort] for sort in ("he", "she"))
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
        word = without_genitive(bare(view, at))
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


def _is_full(view: TextView, phrase: Phrase) -> bool:
    """Whether a phrase has a name of several words, as people are named at first."""
    return phrase.head > phrase.first and bare(view, phrase.head - 1)[:1].isupper()


def without_genitive(name: str) -> str:
    """A name without the English ending of a genitive."""
    return re.sub(r"[’'](?:s|S)?$", "", name)
