"""Words of a source as a draft reads them: which are names, which paragraphs are prose."""

import re
from functools import lru_cache
from itertools import pairwise

from incident_record.languages import all_words, words_in
from incident_record.source.lexicon import CALENDAR, DETERMINERS, is_person
from incident_record.source.view import TextView, paragraph_bounds
from incident_record.source.voices import Phrase

# A title has no more words.
_LINE = 25

# In a title this share of the words of so many letters has a capital.
_MOST, _LONG = 0.8, 4

_STOPS = ".,;:!?"
_SPELLED = re.compile(r"[^\W\d_]{2}")
_EDGES = "-.,;:!?—()[]“”\"'"
PERSONAL = all_words("personal_pronouns")
"""The pronouns that stand for persons alone."""
ARTICLES = all_words("articles") | all_words("definite_articles")
INSTITUTIONS = all_words("institutions")
"""Nouns for organizations."""
ORGANIZATIONS = INSTITUTIONS | all_words("organization_words")
"""These, and more words of names that no person has."""
UNCOUNTED = DETERMINERS - all_words("counting")
"""Articles and the like; "one of two witnesses" keeps what counts them."""
TITLES = frozenset[str]().union(*map(all_words, ("he_titles", "she_titles", "titles", "offices", "proxies")))
SMALL_KINDS = ("articles", "definite_articles", "determiners", "function_words")
SMALL = words_in(None, *SMALL_KINDS)
"""Words that are no part of a name, though they have a capital where a sentence begins."""


def is_prose(view: TextView, number: int) -> bool:
    """Whether a paragraph is made of sentences, and is no title, byline, date or caption.

    Its last word has a stop, and not each long word a capital: a title may have a stop too.
    """
    first, end = paragraph_bounds(view, number)
    stopped = end - first > _LINE or view.text.words[end - 1].rstrip("'")[-1:] in _STOPS
    return stopped and has_spelled(view, first, end) and not _is_title(view, first, end)


def has_spelled(view: TextView, first: int, end: int) -> bool:
    """Whether a stretch has a word of several letters, and not only "* * *" or "3:40 p.m."."""
    return any(map(_SPELLED.search, view.text.words[first:end]))


def _is_title(view: TextView, first: int, end: int) -> bool:
    """Whether a stretch is a title in which most words have capitals."""
    long = [word for at in range(first, end) if len(word := plain_at(view, at)) >= _LONG]
    return end - first <= _LINE and len(long) > 2 and sum(word[:1].isupper() for word in long) >= _MOST * len(long)


def is_name(view: TextView, phrase: Phrase) -> bool:
    """Whether the head of a phrase is a name, and no noun or day ("an ad released Thursday")."""
    word = plain_at(view, phrase.head)
    return word[:1].isupper() and word not in CALENDAR


def is_known_name(view: TextView, phrase: Phrase) -> bool:
    """Whether the head of a phrase is a name: it has a capital, and not only where a sentence begins."""
    if not is_name(view, phrase):
        return False
    starts, capitals, nouns = _capitals(view)
    word = plain_at(view, phrase.head)
    return phrase.head not in starts or (word in capitals and word not in nouns)


def may_speak(view: TextView, phrase: Phrase) -> bool:
    """Whether a phrase is a name or a noun for persons or an organization, and not "a survey"."""
    noun = plain_at(view, phrase.head).lower()
    first = plain_at(view, min(phrase.first + (plain_at(view, phrase.first) in UNCOUNTED), phrase.head))
    # "el Gobierno regional" has its noun first.
    institution = noun in INSTITUTIONS or (first[:1].isupper() and first.lower() in INSTITUTIONS)
    return is_known_name(view, phrase) or is_person(noun) or institution


@lru_cache(maxsize=2)
def _capitals(view: TextView) -> tuple[frozenset[int], frozenset[str], frozenset[str]]:
    """Where sentences begin, the words that have a capital elsewhere, and those of them that are nouns too.

    "Police said" has no name where the source has "police", but "Reed said" has one where it has "Ann Reed" and "a reed".
    """
    starts = frozenset(view.sentences) | {first for first, _ in view.quotations}
    words = [(at, plain_at(view, at)) for at in range(view.size)]
    capitals = frozenset(word for at, word in words if at not in starts and word[:1].isupper())
    small = {word for _, word in words if word[:1].islower()}
    last = {word for (_, before), (at, word) in pairwise(words) if before[:1].isupper() and at not in view.sentences}
    return starts, capitals, frozenset(word for word in capitals if word.lower() in small and word not in last)


def plain_at(view: TextView, position: int) -> str:
    """A word without the punctuation around it."""
    return view.text.words[position].strip(_EDGES)


def without_genitive(name: str) -> str:
    """A name without the English ending of a genitive."""
    return re.sub(r"[’'](?:s|S)?$", "", name)
