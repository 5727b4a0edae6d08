"""Who speaks a quotation, as a draft proposes it: the clause, the speaker's name, and whom a pronoun stands for."""

from collections.abc import Iterator

from msgspec import Struct

from incident_record.check.areas import sentence_of, sentences_of
from incident_record.check.clauses import MAX_WORDS
from incident_record.languages import all_words
from incident_record.maintain.antecedents import antecedents
from incident_record.maintain.events import story_start
from incident_record.maintain.words import (
    ARTICLES,
    ORGANIZATIONS,
    PERSONAL,
    TITLES,
    is_known_name,
    is_name,
    may_speak,
    plain_at,
    without_genitive,
)
from incident_record.source.lexicon import (
    ADVERBS,
    CARRIERS,
    DETERMINERS,
    INFINITIVE_MARKS,
    OPENERS,
    PAST_ENDINGS,
    PLURAL_ENDINGS,
    POSSESSIVES,
    RELATIVE_PRONOUNS,
    SOURCE_STARTS,
    TEXTS,
    THATS,
    pronoun_of,
)
from incident_record.source.saying_verbs import is_participle
from incident_record.source.text import Span, number_at
from incident_record.source.view import TextView, paragraph_of, quotation_of
from incident_record.source.voices import NAMED, OWNER, PRONOUN, Phrase, Voice

# So many words behind a subject show what somebody does.
_DEED = 3

# So many voices before a quotation without a clause are looked at.
_FEW = 5

_STOPS = ".,;:!?"

_NEGATIONS = all_words("negations")
_DEFINITE, _DOCUMENTS = all_words("definite_articles"), all_words("documents") - all_words("utterances")
# Words that may be taken for a subject where a sentence begins, and are none.
_NO_SUBJECTS = (
    ((ADVERBS | OPENERS | SOURCE_STARTS) - DETERMINERS)
    | all_words("articles")
    | all_words("definite")
    | _DEFINITE
    | {""}
)


_RELATIVES = RELATIVE_PRONOUNS | THATS
_POINTING = all_words("pointing")
# Texts and what bears them say words of their own.
_SPEAKING = TEXTS | CARRIERS | all_words("documents") | all_words("reports")
_PREPOSITIONS = all_words("prepositions")


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
    # A subject that may run over the end of a sentence does not ("said Ann Roe. Doe").
    if voice is not None and any(phrase.first < at < phrase.end for phrase in voice.phrases for at in view.uncertain):
        voice = view.divided.voices.governing.get(quotation, voice)
    if voice is not None and (speech := speech_by(view, _outer(view, voice))):
        return speech
    # Without a verb of saying it is most likely whoever has a name and acts last in the main clause of its sentence.
    near = [voice for span in sentences_of(view, quotation) for voice in view.voices.within(*span)]
    first = view.quotations[quotation][0]
    # A name that says something before others, a main clause before minor ones, and what stands before the quotation.
    near.sort(
        key=lambda voice: (
            not (voice.says and (voice.quotations or not all(_is_thing(view, phrase) for phrase in voice.phrases))),
            not _may_speak(view, voice),
            voice.sub,
            voice.first > first,
            -voice.first,
        )
    )
    before = [voice for voice in view.voices.before(first, _FEW) if voice not in near and _may_speak(view, voice)]
    before.sort(key=lambda voice: voice.sub)
    # "As a result, there is": a noun in a minor clause speaks less likely than a name before.
    minor = [voice for voice in near if voice.sub and not voice.says and not _may_speak(view, voice)]
    order = (*(voice for voice in near if voice not in minor), *before, *minor)
    return next((speech for voice in order if (speech := speech_by(view, voice))), None)


def _outer(view: TextView, voice: Voice) -> Voice:
    """Whose clause a verb without a name or a pronoun stands in: "Roe says that the town wants", "The vote signals “…,” said Roe"."""
    if _may_speak(view, voice):
        return voice
    around = view.voices.within(*sentence_of(view, voice.first))
    if voice.sub and voice.inner:
        before = (outer for outer in reversed(around) if outer.first < voice.first)
        return next((outer for outer in before if outer.says and not (outer.sub and outer.inner)), voice)
    thing = all(_is_thing(view, phrase) for phrase in voice.phrases)
    named = (outer for outer in around if outer.says and not outer.sub and _may_speak(view, outer))
    return next(named, voice) if thing else voice


def _is_thing(view: TextView, phrase: Phrase) -> bool:
    """Whether a phrase is one thing, and nothing that is read or heard: "the vote", "a voice"; not "a survey"."""
    noun = plain_at(view, phrase.head)
    plain = phrase.role == NAMED and noun.islower() and not noun.endswith(PLURAL_ENDINGS)
    return plain and noun not in _SPEAKING and not may_speak(view, phrase)


def _is_subject(view: TextView, phrase: Phrase) -> bool:
    """Whether a phrase may be somebody: no bullet, adverb or participle, and not the place of a dateline."""
    low = without_genitive(plain_at(view, phrase.head)).lower()
    leads = phrase.head == phrase.first and view.text.words[phrase.head].islower()
    verbal = is_participle(low) or low.endswith(PAST_ENDINGS)
    before = plain_at(view, phrase.head - 1).lower() if phrase.head else ""
    governed = phrase.head > 1 and plain_at(view, phrase.head - 2).lower() in _PREPOSITIONS
    return not (
        low in _NO_SUBJECTS
        # "This is why Roe called it “…”", "This led Roe to call it “…”"
        or ((phrase.head == phrase.first or verbal) and plain_at(view, phrase.first).lower() in _POINTING)
        # "The board, which oversees piers," and "a clause that requires sailors to": the first word is a verb; not in "in which".
        or (leads and phrase.end - phrase.first > 1 and before in _RELATIVES and not governed)
        # "its rails" has no verb, though "rails" is one elsewhere.
        or (leads and phrase.role == NAMED and low in POSSESSIVES)
        or (leads and verbal)
        or phrase.end <= story_start(view, paragraph_of(view, phrase.head))
    )


def _may_speak(view: TextView, voice: Voice) -> bool:
    """Whether a subject is a pronoun or a name, and no word that has a capital since it begins its sentence."""
    return any(
        plain_at(view, phrase.head).lower() in PERSONAL if phrase.role == PRONOUN else is_known_name(view, phrase)
        for phrase in voice.phrases
        if phrase.role != OWNER
    )


def speech_by(view: TextView, voice: Voice) -> Speech | None:
    """What a verb of saying and its subject say; None where the subject is nobody who could be named."""
    groups: dict[int, list[Phrase]] = {}
    for phrase in voice.phrases:
        # "Roe's last words were “…”": whoever does nothing but own a verb's subject has said something.
        roles = (NAMED, PRONOUN, OWNER) if voice.says else (NAMED, PRONOUN)
        if phrase.role in roles and _is_subject(view, phrase):
            groups.setdefault(phrase.group, []).append(phrase)
    if not groups:
        return None
    # Of phrases that name the same one, that with a name says most; "Roe's statement" is Roe's.
    owners = {phrase.group: phrase for phrase in voice.phrases if phrase.role == OWNER and voice.says}
    phrases = [
        owners.get(number) or max(group, key=lambda phrase: _rank(view, phrase)) for number, group in groups.items()
    ]
    phrases = _joined(view, sorted(phrases, key=lambda phrase: phrase.first))
    # "The statement said": whoever made it was named before.
    if len(phrases) == 1 and _is_document(view, phrases[0]):
        if not voice.says and not _is_beside(view, phrases[0]):
            return None
        return Speech(_clauses(view, voice, phrases), _authors(view, phrases[0]), (), "", _verb(view, voice))
    if _has_no_subject(view, voice, phrases[0]):
        meant = tuple(antecedents(view, phrases[0], ""))
        return Speech(_clauses(view, voice, phrases), (), meant, _verb(view, voice), _verb(view, voice))
    low = plain_at(view, phrases[0].head).lower() if phrases[0].role == PRONOUN else ""
    pronoun = POSSESSIVES.get(low) or pronoun_of(low)
    named = () if pronoun else tuple(phrase for phrase in phrases if phrase.role in (NAMED, OWNER))
    meant = tuple(antecedents(view, phrases[0], pronoun)) if pronoun else ()
    return Speech(_clauses(view, voice, phrases), named, meant, pronoun, _verb(view, voice))


def _joined(view: TextView, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases of a subject, of which "the Lowen Safety" and "Health Board" are one: the noun of both ends the second."""
    if len(phrases) != 2:
        return phrases
    former, latter = phrases
    nouns = [plain_at(view, phrase.head).lower() in ORGANIZATIONS for phrase in phrases]
    opens = plain_at(view, former.first).lower() in _DEFINITE and is_name(view, former)
    follows = latter.first == latter.head - 1 and is_name(view, latter) and latter.first == former.end + 1
    return [latter._replace(first=former.first)] if opens and follows and nouns == [False, True] else phrases


def said_in(view: TextView, first: int, end: int) -> Speech | None:
    """Who says what a stretch tells, where its first verb of saying has a subject and is not negated."""
    for voice in view.voices.within(first, end):
        before = {word.lower() for word in view.text.words[max(first, voice.verb - 2) : voice.verb]}
        # "Off the rails" has a noun.
        noun = plain_at(view, voice.verb - 1).lower() in ARTICLES
        # What a clause inside another says is that clause's, and "did not say" says nothing.
        saying = voice.says and not voice.sub and not noun and not before & _NEGATIONS
        if saying and (speech := speech_by(view, voice)):
            return speech
    return None


def _rank(view: TextView, phrase: Phrase) -> tuple[bool, bool, bool]:
    """How well a phrase names somebody: "Ann Roe" better than "Speaker" or "Doe's Lowen director", and these than "the director"."""
    owned = any(word != without_genitive(word) for word in view.text.words[phrase.first : phrase.head])
    name = is_name(view, phrase)
    return name, not (name and plain_at(view, phrase.head).lower() in TITLES), not owned


def _has_no_subject(view: TextView, voice: Voice, phrase: Phrase) -> bool:
    """Whether a phrase is a verb alone between a quotation and the end of the sentence: "se quejó"."""
    if phrase.role == PRONOUN:
        return phrase.head == voice.verb
    # Not "According to police," after another's quotation, where the verb is another word.
    alone = phrase.end - phrase.first == 1 and view.text.words[phrase.first][-1:] in _STOPS
    alone = alone and phrase.first <= voice.verb and phrase.role == NAMED and not is_name(view, phrase)
    # A word like "se" may stand between.
    return alone and any(phrase.first - 2 <= end <= phrase.first for _, end in view.quotations)


def _verb(view: TextView, voice: Voice) -> str:
    """The verb of saying in small letters; of "declined to say" the first."""
    at = voice.verb
    # The mark stands between the two verbs.
    if at > 1 and plain_at(view, at - 1) in INFINITIVE_MARKS:
        at -= 2
    return plain_at(view, at).lower()


def _is_beside(view: TextView, phrase: Phrase) -> bool:
    """Whether no more than two words stand between a phrase and a quotation: "the letter reads"."""
    return any(0 <= first - phrase.end <= 2 or 0 <= phrase.first - end <= 2 for first, end in view.quotations)


def _is_document(view: TextView, phrase: Phrase) -> bool:
    """Whether a phrase is "the statement", which somebody before it has made."""
    first = plain_at(view, phrase.first).lower()
    return phrase.role == NAMED and first in _DEFINITE and plain_at(view, phrase.head) in _DOCUMENTS


def _authors(view: TextView, document: Phrase) -> tuple[Phrase, ...]:
    """Who acts in the last sentence before a document that names one, as in "Roe said in a statement"."""
    kind = plain_at(view, document.head).lower()
    before = (at for at in range(document.first - 1, -1, -1) if plain_at(view, at).lower() == kind)
    earlier = next((at for at in before if quotation_of(view, at) is None), None)
    if earlier is None:
        return ()
    number = number_at(view.sentences, earlier)
    end = view.sentences[number] if number < len(view.sentences) else view.size
    acting = (phrase for voice in view.voices.within(view.sentences[number - 1], end) for phrase in voice.phrases)
    return tuple(phrase for phrase in acting if phrase.role in (NAMED, OWNER) and is_known_name(view, phrase))[:1]


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
        if span[1] - span[0] <= MAX_WORDS and all(quotation_of(view, at) is None for at in range(*span)):
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
