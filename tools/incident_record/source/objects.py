"""Names that are objects of what stands before them, and so no subjects: "a lawyer representing Roe", "who married Roe"."""

from functools import cache

from incident_record.languages import all_words
from incident_record.source.units import Unit
from incident_record.source.verbs import NOUNS, VERBS

_AUXILIARIES, _ADVERBS, _DETERMINERS = all_words("auxiliaries"), all_words("adverbs"), all_words("determiners")
_COORDINATORS, _SUBORDINATORS = all_words("coordinators"), all_words("subordinators")
_PREPOSITIONS = all_words("prepositions")
_RELATIVES = all_words("relatives") | all_words("relative_pronouns")
_PERSON_NOUNS = all_words("proxies") | all_words("offices") | all_words("kin")
_PERSON_ENDINGS = tuple(all_words("person_endings"))
_NOT_PARTICIPLES, _IMPERSONATING = all_words("not_participles"), all_words("impersonating")
_SMALL = (
    _AUXILIARIES | _ADVERBS | _DETERMINERS | _COORDINATORS | _SUBORDINATORS | _PREPOSITIONS | all_words("pronouns")
    | all_words("openers") | all_words("governing") | all_words("recipients") | all_words("other_subjects")
)  # fmt: skip
MARKERS = frozenset(("a", "al"))  # before the object of a Spanish verb; French has "a" before its verb
_REACH = 8  # tokens from "who" to the object of its verb


@cache
def is_person_noun(low: str) -> bool:
    """Whether a word is a noun for a person, such as may stand between two names ("Doe ally Ann Roe")."""
    # Five letters at least, since "her" and "over" end like "driver".
    return low in _PERSON_NOUNS or (low.endswith(_PERSON_ENDINGS) and len(low) > 4 and low not in _SMALL)


def is_participle(low: str) -> bool:
    """Whether a word is a participle like "representing", by its ending."""
    # Not "king" and "ring".
    return low.endswith("ing") and len(low) > 4 and low not in NOUNS and low not in _NOT_PARTICIPLES


def is_reduced(unit: Unit, k: int) -> bool:
    """Whether a participle says more of the noun before it: "a lawyer representing Roe"; not "the acting mayor"."""
    if k < 1 or not is_participle(unit[k].low) or unit[k - 1].stop or unit[k - 1].quotation >= 0:
        return False
    before = unit[k - 1].low
    if (before in _DETERMINERS and before != "those") or before in _ADVERBS or before.endswith(("'s", "s'", "ly")):
        return False
    after = unit[k + 1] if k + 1 < len(unit) else None
    governs = after is not None and (after.capital or after.low in _SMALL)
    return governs or is_person_noun(before)


def outer_end(unit: Unit, first: int) -> int | None:
    """Where the phrase ends that a name at `first` is only an object in; None where the name is no object.

    Of "the man who married Roe" and "a lawyer representing Roe" that is after "man" and "lawyer".
    """
    k = first - 1
    if k > 0 and unit[k].low in MARKERS and not unit[k].stop:
        k -= 1
    if k < 1 or unit[k].stop or unit[k].quotation >= 0 or unit[first].low in _SUBORDINATORS:
        return None
    if unit[first].low in MARKERS and unit[k].low in _RELATIVES:
        return k  # "qui a épousé Roe"
    low, before = unit[k].low, unit[k - 1]
    if is_reduced(unit, k) or (low == "be" and before.quotation < 0 and not before.stop):
        return k
    if low in ("as", "after") and (is_reduced(unit, k - 1) or before.low in _IMPERSONATING) and not before.stop:
        return k - 1
    if low in VERBS or low in _COORDINATORS or low in _SUBORDINATORS or low in _PREPOSITIONS or is_person_noun(low):
        return None
    return _relative_before(unit, k)


def _relative_before(unit: Unit, k: int) -> int | None:
    """The relative pronoun whose clause goes on up to a token, with its verb there."""
    for r in range(k - 1, max(k - 1 - _REACH, 0), -1):
        if unit[r].low in _RELATIVES:
            return r
        if unit[r].stop or unit[r].quotation >= 0 or unit[r].low in _SUBORDINATORS - _ADVERBS:
            return None
    return None
