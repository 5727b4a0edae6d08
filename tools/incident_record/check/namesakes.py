"""Words beside a name that make it somebody else's: "Mary Roe" is not Ann Roe, and Kesten's mayor is not Lowen's."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct

from incident_record.languages import all_words
from incident_record.source.lexicon import ADVERB_ENDINGS, bare, is_person_noun

HE, SHE = all_words("he_pronouns"), all_words("she_pronouns")
_TITLES = {
    **dict.fromkeys(all_words("he_titles") | all_words("he_nouns"), SHE),
    **dict.fromkeys(all_words("she_titles") | all_words("she_nouns"), HE),
}
_OFFICES = all_words("offices") | all_words("proxies") | all_words("titles")
_OFFICE_ENDINGS = tuple(all_words("office_endings"))
_KIN = all_words("kin_of")
_DISTINGUISHING = all_words("distinguishing")
_INDEFINITE = all_words("indefinite")
_BELONGING, _LOCATED = all_words("belonging"), all_words("located")
_PREPOSITIONS = all_words("prepositions") | all_words("governing")
_CALENDAR, _NOT_ADVERBS = all_words("calendar"), all_words("not_adverbs")
_SMALL = _PREPOSITIONS.union(
    *map(all_words, ("function_words", "adverbs", "openers", "determiners", "subordinators", "coordinators"))
)
_PARTICLES, _AGENTS = all_words("particles"), all_words("agents")
_POSSESSIVE = ("'s", "s'")
_SHORT = 4  # letters of a given name's abbreviation


class Known(Struct, frozen=True):
    """What a record knows of the names of one of its people.

    Args:
        words: all their words, in small letters.
        initials: the first letters of those that have a capital.
        full: whether a given name is among them, so that another one is another person's.
        middle: whether a middle name is, so that another initial is another person's.
        not_for: the pronouns that cannot stand for them.
    """

    words: frozenset[str]
    initials: frozenset[str]
    full: bool
    middle: bool
    person: bool
    not_for: frozenset[str]


def excluded_by(words: Iterable[str | None]) -> frozenset[str]:
    """The pronouns that a title or a noun in a name rules out: "Mr. Doe" and "her father" are no "she"."""
    lows = (bare(word or "").lower() for word in words)
    # "M." may be an initial.
    return next((_TITLES[low] for low in lows if len(low) > 1 and low in _TITLES), frozenset())


def known_of(names: Sequence[Sequence[str]], pronouns: Iterable[str], *, person: bool) -> Known:
    """What a record knows of somebody's names.

    Args:
        names: the canonical words of each name.
        pronouns: those that the record gives; where it gives none that tell, titles in the names do.
    """
    given = {pronoun.lower() for pronoun in pronouns} & (HE | SHE)
    if given and (given <= HE or given <= SHE):
        not_for = SHE if given <= HE else HE
    else:
        not_for = frozenset[str]().union(*map(excluded_by, names))
    # "Jr" and "II" behind two words are no name of their own.
    lengths = [
        sum(_is_given(word) for k, word in enumerate(name) if k < 2 or k + 1 < len(name) or len(bare(word)) > 2)
        for name in names
    ]
    # "García Márquez" is two words of a surname: a middle name is what a name has beside one more word than the shortest.
    full, middle = max(lengths, default=0) > 1, max(lengths, default=0) > min(filter(None, lengths), default=0) + 1
    words = frozenset(bare(word).removesuffix("'s").lower() for name in names for word in name)
    # A last word of punctuation alone is empty here.
    initials = frozenset(word[0].lower() for name in names for word in name if _is_given(word))
    return Known(words, initials, full or not person, middle, person, not_for)


def _is_given(word: str) -> bool:
    return word[:1].isupper() and not is_office(word)


def is_namesake(known: Known, before: Sequence[str], name: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a name stands for somebody else than the one who has it in a record.

    Args:
        before: the words of the phrase that stand before the name.
        name: the name, as the source has it.
        after: the words of the phrase after it.
    """
    last = bare(name[-1])
    if not known.person or not last[:1].isupper() or is_office(last):
        # "A spokesman for the board" is nobody else's: only here does the source say which spokesman it means.
        described = name[0].lower() in _INDEFINITE
        return _is_other_office(known, before) or (not described and _belongs_elsewhere(known, after))
    firm = bool(before) and (before[-1] == "&" or before[-1].lower() in _KIN)  # "brat Lis", "Whitcomb & Roe"
    return firm or _is_other_person(known, before, full=len(name) > 1)


def _is_other_office(known: Known, before: Sequence[str]) -> bool:
    """ "Kesten police", "Kesten's mayor" and "the former mayor", where the record has those of Lowen."""
    for word in reversed(before):
        low = bare(word).lower()
        if low in _DISTINGUISHING and low not in known.words:
            return True
        if not bare(word)[:1].isupper() or low in _SMALL:
            return False
        if low not in known.words and low.removesuffix("'s") not in known.words:
            return True
    return False


def _belongs_elsewhere(known: Known, after: Sequence[str]) -> bool:
    """ "The mayor of Kesten" and "police in Kesten"."""
    if after and bare(after[0]).lower() in _DISTINGUISHING - known.words:
        return True  # an adjective behind its noun, as in Arabic
    if not after or (link := bare(after[0]).lower()) not in _BELONGING | _LOCATED:
        return False
    # Of those whom the record calls "police" alone it knows no place.
    if link in _LOCATED and not known.person and not known.initials:
        return False
    governed = takewhile(lambda word: word.lower() not in _PREPOSITIONS, map(bare, after[1:]))
    return any(
        (link in _BELONGING or word[:1].isupper())
        and word.lower() not in known.words | _SMALL
        and word.removesuffix("'s") not in _CALENDAR
        for word in governed
    )


def _is_other_person(known: Known, before: Sequence[str], *, full: bool) -> bool:
    """ "Mary Roe", "B. Roe", "the elder Roe", and "Mr. Roe" for a she."""
    given: list[str] = []
    for at in range(len(before) - 1, -1, -1):
        plain = bare(before[at])
        low = plain.lower()
        if low in _TITLES and not (len(low) == 1 and at and before[at - 1][:1].isupper()):  # "Ann M. Roe"
            if known.not_for == (HE | SHE) - _TITLES[low] and (len(low) > 1 or low not in known.initials):
                return True
            break
        ended = before[at].endswith(".") and len(plain) > _SHORT  # of a sentence, perhaps
        if ended or (len(low) > 1 and is_office(plain)) or _is_acronym(plain) or (full and is_person_noun(low)):
            break
        if low in _DISTINGUISHING and low not in known.words:
            return True
        if plain in _PARTICLES and plain not in known.words and at and before[at - 1][:1].isupper():
            return True  # "Mary van Roe"
        if not plain[:1].isupper() or low in _SMALL or low.endswith(_POSSESSIVE) or _only_describes(before, at):
            break
        given.append(low)
    return _are_anothers(known, given)


def _are_anothers(known: Known, given: Sequence[str]) -> bool:
    """Whether given names, the last one first, are another person's."""
    # "Ann Smith Roe" and "Ann B. Roe" are Ann Roe; but "Ann M. Roe" is not Ann B. Roe.
    if given and known.middle and any(len(word.rstrip(".")) == 1 and word[0] not in known.initials for word in given):
        return True
    if not given or not known.full or given[-1] in known.words:
        return False
    if len(given[-1].replace(".", "")) > 1:
        return True
    middle = any(word in known.words for word in given)
    return not middle and given[-1][0] not in known.initials


def _only_describes(before: Sequence[str], at: int) -> bool:
    """Whether a capital is no given name: "Salem-born Roe", "Publicly Roe said", "Secretary of State Roe"."""
    plain = bare(before[at])
    if any(part.islower() for part in plain.split("-")[1:]):
        return True
    if not at and plain.lower().endswith(ADVERB_ENDINGS) and plain.lower() not in _NOT_ADVERBS:
        return True
    rest = list(takewhile(lambda word: word[:1].isupper(), reversed(before[: at + 1])))
    link = at - len(rest)
    # Of "asked by Max Roe" the words that are given may begin with "by".
    return link >= 0 and before[link].lower() in _PREPOSITIONS and before[link].lower() not in _AGENTS


def _is_acronym(word: str) -> bool:
    """Whether a word is "CEO" or "MEP", and not initials without periods ("JD")."""
    return len(word) > 2 and word.isalpha() and word.isupper()


def is_office(word: str) -> bool:
    """Whether a word is a title or an office, or ends with one ("Vice-President", "Oberbürgermeister")."""
    low = bare(word).lower()
    return low.rsplit("-", 1)[-1] in _OFFICES or low.startswith("then-") or low.endswith(_OFFICE_ENDINGS)
