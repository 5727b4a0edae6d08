"""What may stand before the subject of a sentence and is no part of it: "Yesterday", "In a statement", "On Monday both"."""

from incident_record.languages import all_phrases, all_words
from incident_record.source.units import Unit
from incident_record.source.verbs import NOUNS, VERBS

_PREPOSITIONS = all_words("prepositions") | all_words("governing") | all_words("recipients")
_DETERMINERS = all_words("determiners")
_DOCUMENTS, _TO = all_words("documents"), frozenset(("an", "a", "al"))  # "Brief an", "carta a": no articles
_STARTS = all_words("subordinators") | all_words("relatives")
_DAYS = {day for names in all_phrases("weekdays") for day in names if len(day) > 4}  # "lunes"; "sun" is a word
CALENDAR = all_words("calendar") | _DAYS | {word.lower() for word in all_words("calendar")}
"""Words for days and months, which are no part of a name."""

_LIGHT = all_words("openers") | all_words("adverbs") | all_words("coordinators") | CALENDAR
_VERBAL = all_words("auxiliaries") | (VERBS - NOUNS) | all_words("pronouns") | all_words("other_subjects")
_MAX_OPENER = 8  # tokens


def is_after_opener(unit: Unit, first: int) -> bool:
    """Whether nothing but an opener stands between the beginning of a clause and a token.

    So that token begins the subject: of "fired Roe and Doe said" the name Roe does not. In an opener each article and
    name has a preposition before it, and no verb stands there.
    """
    for k in range(first - 1, max(first - 1 - _MAX_OPENER, -1), -1):
        token = unit[k]
        if token.quotation >= 0 or token.stop or token.low in _STARTS:
            return True
        low = token.low.lower()
        addressed = k > 0 and token.low in _TO and unit[k - 1].low.lower() in _DOCUMENTS
        if low in _LIGHT or token.low in _PREPOSITIONS or addressed:
            continue
        governed = k > 0 and unit[k - 1].low in _PREPOSITIONS | _DETERMINERS and not unit[k - 1].stop
        if token.low in _VERBAL or not governed:
            return False
    return first <= _MAX_OPENER
