"""To whom the source gives a quotation, and for whom a pronoun stands.

The rules are the design's section 5. Who governs a quotation follows from the source alone; here the people of a
record are held against it, with words that a seal opens for that.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from incident_record.check.areas import sentence_of
from incident_record.check.namesakes import HE, SHE, excluded_by, is_office
from incident_record.check.namings import Names
from incident_record.languages import all_words
from incident_record.source.lexicon import ATTACHED, POSSESSIVES, bare, pronoun_of
from incident_record.source.view import SourceView
from incident_record.source.voices import NAMED, OWNER, PRONOUN, PROXY, Phrase, Voice

_ARTICLES = all_words("determiners")
_ADDRESSING, _REPLYING = all_words("addressing"), all_words("replying")
_AGENTS = all_words("agents")
_ADDRESSEE = 4  # words behind such a verb in which whoever is addressed is named

_NOT_PERSONAL = all_words("plural_pronouns") | all_words("expletives")

# How many who act may stand between a pronoun and its antecedent. Each quote walks over all of them and has a seal
# open them, so without a bound n quotes in a row by one "she" would take n² steps. A later one is refused.
_MAX_VOICES = 100


class Party(Struct, frozen=True):
    """One of those to whom the source gives a quotation.

    Args:
        phrases: what the source calls them.
        ids: whom of the record those phrases name; several if people share the name; None if a seal keeps it closed.
        pronoun: the pronoun, if that is all the source says.
    """

    phrases: tuple[Phrase, ...]
    ids: frozenset[str] | None
    pronoun: str = ""


class Given(Struct, frozen=True):
    """To whom the source gives a quotation.

    Args:
        voice: whose verb governs it; None if no verb that the check knows does.
        parties: the subject of that verb.
    """

    voice: Voice | None
    parties: tuple[Party, ...]


def given_to(view: SourceView, names: Names, quotation: int) -> Given:
    """To whom the source gives a quotation: to nobody but the subject of a verb that governs it.

    Who merely acts beside a quotation may wear it, sign it, read it or sing it.
    """
    voice = view.voices.governing.get(quotation)
    return Given(None, ()) if voice is None else Given(voice, parties_of(view, names, voice))


def parties_of(view: SourceView, names: Names, voice: Voice) -> tuple[Party, ...]:
    """Who the subject of a verb is."""
    groups: dict[int, list[Phrase]] = {}
    for phrase in voice.phrases:
        if phrase.group and (view.words[phrase.head] or "").startswith(ATTACHED):
            main = voice.phrases[0]
            if names.of(view, main._replace(end=max(main.end, phrase.end), head=phrase.head)):
                continue  # the letter that a name begins with, and no Arabic "and"
        groups.setdefault(phrase.group, []).append(phrase)
    return tuple(_party(view, names, phrases) for phrases in groups.values())


def _party(view: SourceView, names: Names, phrases: Sequence[Phrase]) -> Party:
    if any(view.words[phrase.head] is None for phrase in phrases):
        return Party(tuple(phrases), None)
    if phrases[0].role == PRONOUN:
        return Party(tuple(phrases), frozenset(), pronoun_at(view, phrases[0]))
    named = {phrase: names.of(view, phrase) for phrase in phrases}
    if any(ids is None for ids in named.values()):
        return Party(tuple(phrases), None)
    proper = [phrase for phrase in phrases if phrase.role in (NAMED, OWNER) and _is_proper(view, phrase)]
    if proper and not any(named[phrase] for phrase in proper):
        # "Tom Poe, the mayor, said": an office is not Ann Roe's where the source names somebody else.
        return Party(tuple(phrases), frozenset())
    # A name says more than what describes it ("Ann Roe, a Lowen Democrat"), and a recorded spokesman speaks himself.
    for stands in (proper, *([p for p in phrases if p.role == role] for role in (NAMED, PROXY, OWNER))):
        ids = frozenset[str]().union(*(named[phrase] or () for phrase in stands))
        if ids:
            return Party(tuple(phrases), ids)
    return Party(tuple(phrases), frozenset())


_Actors = tuple[tuple[Phrase, frozenset[str]], ...]
"""Phrases, each with the ids of those whom it may name."""


class Acting(Struct, frozen=True):
    """Whoever acts last before a pronoun.

    Args:
        people: the ids of those who fit the pronoun and act in that sentence, each with the phrases that name them; no ids where the
            record does not know who that is.
        consulted: every phrase that had to be read to tell.
        closed: whether a seal keeps one of them closed.
    """

    people: _Actors
    consulted: tuple[Phrase, ...]
    closed: bool = False


def acting_before(view: SourceView, names: Names, position: int, pronoun: str) -> Acting:
    """Who acts in the last sentence before a pronoun in which anybody acts for whom it may stand.

    Args:
        view: the source, under one reading of its sentences.
        position: that of the pronoun, or of a name that people share.
        pronoun: the pronoun; empty for a name.
    """
    consulted: list[Phrase] = []
    others, excluded, start = False, frozenset[str](), sentence_of(view, position)[0]
    for voices in _by_sentence(view, position):
        people: list[tuple[int, _Actors]] = []
        main = next((voice for voice in voices if not voice.sub), None)
        for voice in voices:
            phrases = [phrase for phrase in voice.phrases if phrase.head < position]
            consulted += phrases
            named = [names.of(view, phrase) for phrase in phrases]
            if None in named:
                return Acting((), tuple(consulted), closed=True)
            again = not voice.sub and all(rank > 1 for rank, _ in people)
            if again and any(_is_pronoun(view, phrase, pronoun) for phrase in phrases):
                # The same pronoun stands for the same person, whoever else is named in its sentence, but for its subject.
                break
            if voice is main and any(_is_other(view, phrase, pronoun) for phrase in phrases):
                others = True
                break
            each = zip(phrases, named, strict=True)
            fitting = tuple((p, ids) for p, of in each if (ids := _fitting(view, names, p, of, pronoun) - excluded))
            if fitting:
                people.append((_rank(voice), fitting))
        else:
            alone = frozenset(id_ for _, acting in people for _, ids in acting for id_ in ids)
            stranger = _stranger(view, names, main, pronoun) if main and main.first < start else ()
            if others and (len(alone) == 1 or (stranger and not alone)):
                # "She" in between stands for whoever alone acts here, who then is no "he".
                others, excluded = False, alone
            elif people or stranger:
                return Acting(_meant(people, inside=voices[0].first >= start) if people else stranger, tuple(consulted))
    return Acting((), tuple(consulted))


def _stranger(view: SourceView, names: Names, voice: Voice, pronoun: str) -> _Actors:
    """Somebody who acts, for whom a pronoun may stand, and whom the record does not name: "Cal Poe left", "a farmer left"."""
    if not voice.person or not pronoun or pronoun in _NOT_PERSONAL or any(names.of(view, p) for p in voice.phrases):
        return ()
    return tuple((phrase, frozenset[str]()) for phrase in voice.phrases if _may_be(view, phrase, pronoun))


def _meant(people: Sequence[tuple[int, _Actors]], *, inside: bool) -> _Actors:
    """Who of several that act in a sentence is meant, by their ranks.

    Args:
        people: those who act, in order, each with a rank.
        inside: whether the pronoun is in the same sentence.
    """
    if inside and all(rank > 1 for rank, _ in people):
        return people[0][1]  # "When Roe was asked whether Doe would, she left"
    # The subject of the main clause is meant, and of a verb of saying before others.
    return min(reversed(people), key=lambda ranked: ranked[0])[1]


def addressed_before(view: SourceView, names: Names, position: int, pronoun: str, verb: int) -> Acting:
    """Whoever is addressed in the sentence before a verb of replying: in "Doe told Roe so. “…,” she replied" it is Roe.

    Args:
        view: the source, under one reading of its sentences.
        position: that of the pronoun.
        verb: the position of its verb.
    """
    consulted = [Phrase(verb, verb + 1, verb, 0, NAMED)]
    voices = [voice for voice in next(_by_sentence(view, position), []) if voice.says]
    if voices and _word(view, verb) in _REPLYING:
        verb = voices[-1].verb
        consulted.append(Phrase(verb, min(verb + _ADDRESSEE, position), verb, 0, NAMED))
        if _word(view, verb) in _ADDRESSING and _word(view, verb + 1) not in _AGENTS:
            head = verb + 1
            while head + 1 < consulted[-1].end and _goes_on(view, head):
                head += 1
            named = names.of(view, Phrase(verb + 1, head + 1, head, 0, NAMED)) or frozenset()
            ids = frozenset(id_ for id_ in named if names.may_be(id_, pronoun))
            return Acting(((consulted[-1], ids),) if ids else (), tuple(consulted), _is_closed(view, consulted))
    return Acting((), tuple(consulted), _is_closed(view, consulted))


def _goes_on(view: SourceView, position: int) -> bool:
    """Whether whoever is addressed is named by the next word too: "told Ann Roe", "told the mayor"."""
    word, after = view.words[position] or "", view.words[position + 1] or ""
    return word == bare(word) and (bare(after)[:1].isupper() or word.lower() in _ARTICLES)


def _word(view: SourceView, position: int) -> str:
    return bare(view.words[position] or "").lower()


def _is_closed(view: SourceView, phrases: Sequence[Phrase]) -> bool:
    return any(None in view.words[phrase.first : phrase.end] for phrase in phrases)


def _by_sentence(view: SourceView, position: int) -> Iterator[list[Voice]]:
    """Who acts before a position, in order, sentence by sentence, the nearest sentence first."""
    voices: list[Voice] = []
    first = position
    for voice in view.voices.before(position, _MAX_VOICES):
        if voices and voice.first < first:
            yield voices[::-1]
            voices = []
        if not voices:
            first, _ = sentence_of(view, voice.first)
        voices.append(voice)
    if voices:
        yield voices[::-1]


def _is_proper(view: SourceView, phrase: Phrase) -> bool:
    """Whether the head of a phrase is the name of somebody in particular, such as a record would have."""
    word = bare(view.words[phrase.head] or "")
    return word[:1].isupper() and not is_office(word)


def _rank(voice: Voice) -> int:
    return 2 * voice.sub + (not voice.says)


def _is_pronoun(view: SourceView, phrase: Phrase, pronoun: str) -> bool:
    return phrase.role == PRONOUN and bool(pronoun) and pronoun_at(view, phrase) == pronoun


def _is_other(view: SourceView, phrase: Phrase, pronoun: str) -> bool:
    """Whether a phrase is "she" where the pronoun is "he", or the other way round."""
    if phrase.role != PRONOUN:
        return False
    word = pronoun_at(view, phrase)
    return (pronoun in HE and word in SHE) or (pronoun in SHE and word in HE)


def pronoun_at(view: SourceView, phrase: Phrase) -> str:
    """The pronoun that a phrase is; a verb that shows its person alone stands for one of any kind."""
    word = view.words[phrase.head] or ""
    low = word.strip(",.;:()").lower()
    return POSSESSIVES.get(low) or pronoun_of(low) or word


def _fitting(
    view: SourceView, names: Names, phrase: Phrase, named: frozenset[str] | None, pronoun: str
) -> frozenset[str]:
    """Those of whom a phrase names for whom a pronoun may stand."""
    if not named or not pronoun:
        return named or frozenset()
    fits = _may_be(view, phrase, pronoun)
    return frozenset(id_ for id_ in named if fits and names.may_be(id_, pronoun))


def _may_be(view: SourceView, phrase: Phrase, pronoun: str) -> bool:
    """Whether no word of a phrase rules out a pronoun: "Mr. Doe" and "her father" are no "she"."""
    return pronoun not in excluded_by(view.words[phrase.first : phrase.head + 1])
