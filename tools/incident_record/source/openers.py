"""What may stand before the subject of a sentence and is no part of it: "Yesterday", "In a statement", "On Monday both"."""

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.saying_verbs import PURE_VERBS
from incident_record.source.units import Unit

_TO = all_words("addressing_links")  # "Brief an", "carta a": no articles
_LIGHT = lex.OPENERS | lex.ADVERBS | lex.COORDINATORS | lex.CALENDAR | lex.PREPOSITIONS
_VERBAL = lex.AUXILIARIES | PURE_VERBS | lex.PRONOUNS | lex.RELATIVES | lex.OTHER_SUBJECTS
_GOVERNING = lex.PREPOSITIONS | lex.DETERMINERS | all_words("comparing")
_MAX_OPENER = 8  # tokens


def is_after_opener(unit: Unit, first: int) -> bool:
    """Whether nothing but an opener stands between the beginning of a clause and a token.

    So that token begins the subject: of "fired Roe and Doe said" the name Roe does not. In an opener each article and
    name has a preposition before it, and no verb stands there.
    """
    for k in range(first - 1, max(first - 1 - _MAX_OPENER, -1), -1):
        token, before = unit[k], unit.at(k - 1)
        if token.closes or token.low in lex.SUBORDINATORS or token.low in lex.RELATIVES:
            return True
        # In openers a capital may be that of a title's words: "In a Letter to the Board".
        addressed = token.low in _TO and before.low.lower() in lex.DOCUMENTS
        if token.low.lower() in _LIGHT or addressed:
            continue
        if token.low in _VERBAL or before.stop or before.low not in _GOVERNING:
            return False
    return first <= _MAX_OPENER
