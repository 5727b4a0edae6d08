"""The words of each language that the rules of the check know, as data: a file per language, and all of them together.

A rule asks for the words of all languages at once, since a source may quote in another language than its own. So a word
that means something else in another language is in the list too, where that is the safer mistake.

The abbreviations are those of Unicode's CLDR (segmentation suppressions, release 46.1) and of the library sentencex
(0.6.1), without those that are names, ordinary words, prefixes or of dictionaries alone, and with more ranks, offices and
streets. They stand here, and no library is asked, since a seal depends on them.
"""

from collections.abc import Iterable

from incident_record.languages.ar import WORDS as ARABIC
from incident_record.languages.de import WORDS as GERMAN
from incident_record.languages.en import WORDS as ENGLISH
from incident_record.languages.es import WORDS as SPANISH
from incident_record.languages.fr import WORDS as FRENCH
from incident_record.languages.model import Language
from incident_record.languages.pl import WORDS as POLISH

LANGUAGES = (ENGLISH, SPANISH, FRENCH, GERMAN, POLISH, ARABIC)
"""Every language that the check knows."""


def all_words(kind: str) -> frozenset[str]:
    """The words of one kind in all languages.

    Args:
        kind: a field of `Language` that holds words.
    """
    # Joined first, since a start of the check asks for some 250 kinds.
    return frozenset(" ".join([getattr(language, kind) for language in LANGUAGES]).split())


def all_phrases(kind: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of one kind in all languages, each as its words.

    Args:
        kind: a field of `Language` that holds phrases.
    """
    texts = [getattr(language, kind) for language in LANGUAGES]
    return tuple(tuple(phrase.split()) for text in texts if text for phrase in text.split(","))


def by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by the word that each begins with, so that a rule tries those alone that may stand at a place."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        starts.setdefault(phrase[0], []).append(phrase)
    return starts


def spoken(code: str | None) -> tuple[Language, ...]:
    """The language of a text; all of them where nothing says which it is, and none where the check does not know it.

    Args:
        code: a tag of BCP 47, of which the first part counts.
    """
    if code is None:
        return LANGUAGES
    return tuple(language for language in LANGUAGES if language.code == code.partition("-")[0].lower())
