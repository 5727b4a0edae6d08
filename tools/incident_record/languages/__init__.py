"""The words of each language that the rules of the check know, as data: a file per language, and all of them together.

A rule asks for the words of all languages at once, since a source may quote in another language than its own. So a word
that means something else in another language is in the list too, where that is the safer mistake.

A file `<code>.txt` has a line for each kind of words that the language has: a field of `Language`, a colon, and its
words. Lines that begin with a blank go on with the line before, and those with `#` are comments. A new language is such
a file, and its code in `CODES`.

The months and days are those of Unicode's CLDR. The abbreviations are CLDR's too (segmentation suppressions, release
46.1), with those of the library sentencex (0.6.1), without those that are names, ordinary words, prefixes or of
dictionaries alone, and with more ranks, offices and streets. The other lists are this project's own, but for the sources
that a comment names. They stand here, and no library is asked, since a seal depends on them.
"""

from collections.abc import Iterable
from pathlib import Path
from sys import intern

from incident_record.languages.model import Language

CODES = ("en", "es", "fr", "de", "pl", "ar")
"""The tags (BCP 47) of the languages that have a file here."""


def parse_language(code: str, text: str) -> Language:
    """The words of one language.

    Args:
        code: its tag.

    Raises:
        TypeError: the file names a kind that `Language` does not have.
    """
    lines = text.replace("\n ", "").splitlines()
    kinds = (line.partition(":") for line in lines if line and line[0] != "#")
    # Interned, since a call looks for each keyword among all fields, and takes a quarter where it is the field's own string.
    return Language(code=code, **{intern(kind): words.strip() for kind, _, words in kinds})


LANGUAGES = tuple(parse_language(code, Path(__file__).with_name(f"{code}.txt").read_text("utf-8")) for code in CODES)
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


def words_in(code: str | None, *kinds: str) -> frozenset[str]:
    """The words of some kinds in one language; in all languages where nothing says which.

    Args:
        code: a tag of BCP 47.
        kinds: fields of `Language` that hold words.
    """
    return frozenset(word for language in spoken(code) for kind in kinds for word in getattr(language, kind).split())
