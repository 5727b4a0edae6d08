"""What a source says beside a name: somebody's role and age, and whether the name is that of an organization."""

from incident_record.check.clauses import MAX_WORDS
from incident_record.languages import all_words
from incident_record.maintain.speech import SMALL, bare
from incident_record.source.lexicon import VERBS, is_person_noun
from incident_record.source.text import Span
from incident_record.source.view import TextView, paragraph_bounds, paragraph_of

_DEFINITE = all_words("definite_articles")
_ARTICLES = all_words("articles") | _DEFINITE
_NO_ROLE = SMALL | VERBS | all_words("prepositions") | all_words("governing")
_STOPS = '.,;:!?"”—)'

# A role has no more words; more before a name are seldom part of it.
_WORDS_BEFORE = 4

_OLDEST = 120


def role_of(view: TextView, naming: Span, office: str) -> str:
    """The role beside a name, in the source's words: "city engineer Ann Roe", "Ann Roe, 41, a baker in Lowen,".

    Args:
        view: the source.
        naming: the name.
        office: the office with a capital that stands before it; empty where there is none.
    """
    if office:
        before = _described_from(view, naming[0] - len(office.split()))
        return " ".join((*view.text.words[before : naming[0] - len(office.split())], office))
    return _before(view, naming) or _behind(view, naming)


def age_of(view: TextView, naming: Span) -> int | None:
    """The age between commas behind a name: "Ann Roe, 41,"."""
    end = naming[1]
    if end >= view.size or view.text.words[end - 1][-1:] != "," or view.text.words[end][-1:] not in _STOPS:
        return None
    word = bare(view, end)
    return int(word) if word.isascii() and word.isdecimal() and int(word) < _OLDEST else None


def is_organization(view: TextView, first: int, words: list[str]) -> bool:
    """Whether a name of several words, which begins at a position, is none of a person: it has an article, or is an acronym."""
    article = first > 0 and bare(view, first - 1).lower() in _DEFINITE and view.text.words[first - 1][-1:].isalpha()
    return article or any(len(word) > 2 and word.isupper() and word.isalpha() for word in words)


def _before(view: TextView, naming: Span) -> str:
    """The noun for a person before a name, with the words between it and its article."""
    first = naming[0]
    at = _described_from(view, first)
    is_role = at < first and is_person_noun(bare(view, first - 1).lower())
    return " ".join(view.text.words[at:first]) if is_role else ""


def _described_from(view: TextView, first: int) -> int:
    """Where the words begin that describe what follows, back to an article, a stop or a verb."""
    at, start = first, paragraph_bounds(view, paragraph_of(view, first))[0]
    while at > start and first - at < _WORDS_BEFORE and _may_describe(view, at - 1):
        at -= 1
    return at


def _may_describe(view: TextView, at: int) -> bool:
    word = view.text.words[at]
    low = word.lower()
    inside = at not in view.sentences and not any(first <= at < end for first, end in view.quotations)
    return word[-1:].isalnum() and low not in _NO_ROLE and inside


def _behind(view: TextView, naming: Span) -> str:
    """The phrase between commas behind a name that begins with an article or a noun for a person."""
    first = naming[1] + (age_of(view, naming) is not None)
    last = paragraph_bounds(view, paragraph_of(view, naming[0]))[1]
    if first >= last or view.text.words[first - 1][-1:] != ",":
        return ""
    stops = (at for at in range(first, min(last, first + MAX_WORDS)) if view.text.words[at][-1:] in _STOPS)
    words = [bare(view, at) for at in range(first, next(stops, first - 1) + 1)]
    if words and words[0].lower() in _ARTICLES:
        return " ".join(words[1:])
    return " ".join(words) if words and is_person_noun(words[0].lower()) else ""
