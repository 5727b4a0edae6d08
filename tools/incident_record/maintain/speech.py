"""Who speaks a quotation, as a draft proposes it: the clause, the speaker's name, and whom a pronoun stands for."""

from dataclasses import dataclass

from incident_record.check.areas import sentences_of
from incident_record.check.clauses import MAX_WORDS
from incident_record.languages import all_words
from incident_record.source.subjects import NAMED, PRONOUN
from incident_record.source.text import Span
from incident_record.source.view import TextView, quotation_of
from incident_record.source.voices import Phrase, Voice

_FAR = 40
"""So many voices before a pronoun are looked at."""

_EDGES = "-.,;:!?—()[]“”\"'"
_PERSONAL = all_words("personal_pronouns")
_ARTICLES = all_words("articles") | all_words("definite_articles")


@dataclass(frozen=True)
class Speech:
    """What the source says of who speaks. Positions count words.

    Args:
        clause: the reporting clause or a part of it.
        speakers: what names each of those who speak together; empty where a pronoun stands for one.
        antecedents: for a pronoun what may be meant, the likeliest first.
        pronoun: the pronoun in small letters; empty where there is none.
        verb: the verb of saying in small letters.
    """

    clause: Span
    speakers: tuple[Phrase, ...]
    antecedents: tuple[Phrase, ...]
    pronoun: str
    verb: str


def speech_of(view: TextView, quotation: int) -> Speech | None:
    """Who speaks a quotation, by its index; None where the source does not say."""
    voice = view.voices.governing.get(quotation)
    if voice is not None:
        return speech_by(view, voice)
    # Without a verb of saying it is whoever acts in its sentence.
    near = [voice for span in sentences_of(view, quotation) for voice in view.voices.within(*span)]
    spoken = (speech_by(view, voice) for voice in sorted(near, key=lambda voice: (not voice.says, voice.sub)))
    return next((speech for speech in spoken if speech is not None), None)


def speech_by(view: TextView, voice: Voice) -> Speech | None:
    """What a verb of saying and its subject say; None where the subject is nobody who could be named."""
    groups: dict[int, list[Phrase]] = {}
    for phrase in voice.phrases:
        # A bullet before a sentence may be taken for its subject.
        if phrase.role in (NAMED, PRONOUN) and bare(view, phrase.head):
            groups.setdefault(phrase.group, []).append(phrase)
    if not groups:
        return None
    # Of phrases that name the same one, that with a name says most.
    phrases = [max(group, key=lambda phrase: is_name(view, phrase)) for group in groups.values()]
    phrases.sort(key=lambda phrase: phrase.first)
    pronoun = bare(view, phrases[0].head).lower() if phrases[0].role == PRONOUN else ""
    named = () if pronoun else tuple(phrase for phrase in phrases if phrase.role == NAMED)
    antecedents = tuple(_antecedents(view, phrases[0], pronoun)) if pronoun else ()
    return Speech(_clause(view, voice.verb, phrases), named, antecedents, pronoun, bare(view, voice.verb).lower())


def is_name(view: TextView, phrase: Phrase) -> bool:
    """Whether the head of a phrase is a name, and no noun."""
    return bare(view, phrase.head)[:1].isupper()


def bare(view: TextView, position: int) -> str:
    """A word without the punctuation around it."""
    return view.text.words[position].strip(_EDGES)


def _clause(view: TextView, verb: int, phrases: list[Phrase]) -> Span:
    """The verb with as much of its subject as eight words of narration in a row can hold."""
    first, end = min(verb, *(phrase.first for phrase in phrases)), max(verb + 1, *(phrase.end for phrase in phrases))
    heads = [phrase.head for phrase in phrases]
    for span in ((first, end), (min(verb, *heads), max(verb, *heads) + 1)):
        inside = any(quotation_of(view, at, at + 1) is not None for at in range(*span))
        if span[1] - span[0] <= MAX_WORDS and not inside:
            return span
    return phrases[0].first, min(phrases[0].end, phrases[0].first + MAX_WORDS)


def _antecedents(view: TextView, pronoun: Phrase, word: str) -> list[Phrase]:
    """Whoever acts before a pronoun, the nearest first; for one person those first who speak somewhere in the source."""
    acting = [phrase for voice in view.voices.before(pronoun.head, _FAR) for phrase in voice.phrases]
    before = [phrase for phrase in acting if phrase.role == NAMED and phrase.end <= pronoun.head]
    before = [phrase for phrase in before if phrase.end - phrase.first <= MAX_WORDS]
    if word not in _PERSONAL:
        return before
    # A person is a name without an article, and a place rarely speaks.
    people = [one for one in before if is_name(view, one) and bare(view, one.first).lower() not in _ARTICLES]
    speaking = {bare(view, p.head) for voice in view.voices.ordered if voice.says for p in voice.phrases}
    start = max((first for first in view.paragraphs if first <= pronoun.head), default=0)
    return sorted(
        people,
        key=lambda one: bare(view, one.head) not in speaking and not (one.first >= start and _is_full(view, one)),
    )


def _is_full(view: TextView, phrase: Phrase) -> bool:
    """Whether a phrase has a name of several words, as people are named at first."""
    return phrase.head > phrase.first and bare(view, phrase.head - 1)[:1].isupper()
