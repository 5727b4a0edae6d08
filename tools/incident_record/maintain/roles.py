"""What a source says beside a name: somebody's role and age, and whether the name is that of an organization."""

import re

from incident_record.check.areas import sentence_of
from incident_record.check.clauses import MAX_WORDS
from incident_record.languages import all_phrases, all_words, words_in
from incident_record.maintain.words import ORGANIZATIONS, SMALL, plain_at
from incident_record.source.lexicon import DETERMINERS, is_person_noun
from incident_record.source.saying_verbs import VERBS
from incident_record.source.text import Span
from incident_record.source.view import TextView, paragraph_bounds, paragraph_of

_DEFINITE = all_words("definite_articles")
_ARTICLES = all_words("articles") | _DEFINITE
# "Berufsgenossenschaft" is one word; in other languages the last part is a word of its own.
_COMPOUNDED = tuple(words_in("de", "institutions", "organization_words"))
_OF_THINGS = all_words("relatives_of_things")
_ROLE_ARTICLES = all_words("role_articles")
_NO_ROLE = SMALL | VERBS | all_words("prepositions") | all_words("governing")
_STOPS = '.,;:!?"”—)'

# A role has no more words; more before a name are seldom part of it.
_WORDS_BEFORE = 4

_OLDEST = 120
_YEARS = {word for group in all_phrases("units") if group[0] == "year" for word in group}
_AGED = "|".join(" ".join(phrase) for phrase in all_phrases("aged"))
_AGE = re.compile(
    rf"(?:, (?:(?:{_AGED}) )?|. \()(\d{{1,3}})(?: (?:{'|'.join(sorted(_YEARS))})(?: old)?)?(?:[,.;:!?”)]| —|$)",
    re.IGNORECASE,
)
_AGE_WORDS = 6


def role_of(view: TextView, naming: Span, office: int) -> Span:
    """The role beside a name, as the stretch of words: "city engineer Ann Roe", "Ann Roe, 41, a baker in Lowen,".

    Args:
        naming: the name.
        office: how many words with a capital before it are an office.
    """
    if office:
        return _described_from(view, naming[0] - office), naming[0]
    return _before(view, naming[0]) or _apposed(view, naming[0]) or _behind(view, naming) or (0, 0)


def age_of(view: TextView, naming: Span) -> tuple[int | None, Span]:
    """The age beside a name ("Ann Roe, 41,", "Ann Roe (41)", "Ana Roe, de 41 años", "41-year-old Ann Roe"), and where both stand.

    Where there is none, the place is that of the name.
    """
    first, end = naming
    number, _, unit = plain_at(view, first - 1).partition("-") if first else ("", "", "")
    if unit.lower() in _YEARS and number.isdecimal():
        return _years(number), (first - 1, end)
    match = _AGE.match(" ".join((view.text.words[end - 1][-1:], *view.text.words[end : end + _AGE_WORDS])))
    age = _years(match[1]) if match else None
    return age, (first, end + (match[0].count(" ") if match and age is not None else 0))


def _years(word: str) -> int | None:
    # "Roe, 2031," is a year. Digits of other scripts are left to the maintainer.
    return int(word) if word.isascii() and int(word) < _OLDEST else None


def is_organization(view: TextView, first: int, words: list[str]) -> bool:
    """Whether a name of several words, which begins at a position, is none of a person: it has an article or a noun for one, or is an acronym."""
    article = first > 0 and plain_at(view, first - 1).lower() in _DEFINITE and view.text.words[first - 1][-1:].isalpha()
    # "La asociación La Cuesta Viva" has its noun before the name, and "Harbor Board" in it.
    start = max(first - 3, sentence_of(view, first)[0])
    before = [word for word in view.text.words[start:first] if word.lower() not in SMALL][-2:]
    # Not "council president Ann Roe"; "Die Gewerkschaft IG Textil" has capitals.
    plain = all(word.isalpha() and (word.islower() or word == before[-1]) for word in before)
    if not plain or any(is_person_noun(word.lower()) for word in before):
        before = []
    # "L'association Lowen" has its article in the same word, as "KING-TV" has its noun.
    nouns = {re.split("['-]", word.lower())[-1] for word in (*before, *words)}
    nouns |= {word.removesuffix("s") for word in nouns}
    acronym = any(len(word) > 2 and word.isupper() and word.isalpha() for word in words)
    # Of a person it would say "who".
    end = first + len(words)
    thing = end < view.size and view.text.words[end] in _OF_THINGS and view.text.words[end - 1][-1:] == ","
    compound = thing or any(noun.endswith(_COMPOUNDED) for noun in nouns)
    return article or acronym or compound or not nouns.isdisjoint(ORGANIZATIONS)


def _before(view: TextView, first: int) -> Span | None:
    """The noun for a person before a name, with the words between it and its article; a comma may follow it."""
    at = _described_from(view, first, comma=True)
    noun = plain_at(view, first - 1)
    # In "el comisario Andrés Lobo" any noun is one.
    alone = at == first - 1 and noun.islower() and plain_at(view, at - 1).lower() in _ROLE_ARTICLES
    return (at, first) if at < first and (alone or is_person_noun(noun.lower())) else None


def _apposed(view: TextView, first: int) -> Span | None:
    """The phrase before a name and a comma, with what the office is of: "The head of the town's mill, Ann Roe"."""
    sentence = sentence_of(view, first)[0]
    if first == sentence or view.text.words[first - 1][-1:] != ",":
        return None
    for at in range(first - 1, max(sentence, first - MAX_WORDS), -1):
        if at < first - 1 and view.text.words[at][-1:] in _STOPS:
            return None
        if is_person_noun(plain_at(view, at).lower()) and plain_at(view, at - 1).lower() in DETERMINERS:
            return at, first
    return None


def _described_from(view: TextView, first: int, *, comma: bool = False) -> int:
    """Where the words begin that describe what follows, back to an article, a stop or a verb.

    With a comma before what follows ("the mayor, Ann Roe") there has to be an article or another determiner.
    """
    at, start = first, paragraph_bounds(view, paragraph_of(view, first))[0]
    parted = comma and first > start and view.text.words[first - 1][-1:] == ","
    while at > start and first - at < _WORDS_BEFORE and _may_describe(view, at - 1, parted and at == first):
        at -= 1
    determined = at > start and plain_at(view, at - 1).lower() in DETERMINERS
    return first if parted and not determined else at


def _may_describe(view: TextView, at: int, parted: bool) -> bool:
    word = view.text.words[at]
    inside = not any(first <= at < end for first, end in view.quotations)
    return (word[-1:].isalnum() or parted) and plain_at(view, at).lower() not in _NO_ROLE and inside


def _behind(view: TextView, naming: Span) -> Span | None:
    """The phrase between commas behind a name that begins with an article or a noun for a person."""
    # "Ann Roe, 41, a baker": the age is passed over.
    first = age_of(view, naming)[1][1]
    last = paragraph_bounds(view, paragraph_of(view, naming[0]))[1]
    if first >= last or view.text.words[first - 1][-1:] != ",":
        return None
    stops = (at for at in range(first, min(last, first + MAX_WORDS)) if view.text.words[at][-1:] in _STOPS)
    end = next(stops, first - 1) + 1
    low = plain_at(view, first).lower()
    if end - first > 1 and low in _ARTICLES:
        return first + 1, end
    return (first, end) if end > first and is_person_noun(low) else None
