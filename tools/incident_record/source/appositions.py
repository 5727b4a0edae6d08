"""The subject of a verb that a comma parts from it: appositions and asides are passed over."""

from incident_record.languages import all_words
from incident_record.source.objects import is_participle
from incident_record.source.subjects import (
    Member,
    in_name,
    is_adverb,
    phrase_end,
    proxy_after,
    run_start,
    with_determiner,
)
from incident_record.source.units import Unit

_AUXILIARIES = all_words("auxiliaries")
_DETERMINERS, _COORDINATORS = all_words("determiners"), all_words("coordinators")
_PREPOSITIONS = (all_words("prepositions") | all_words("governing") | all_words("recipients")) - all_words("relatives")
_SUBORDINATORS, _RELATIVES = all_words("subordinators"), all_words("relatives")
_PRONOUNS = all_words("pronouns") - _RELATIVES - all_words("inverted_pronouns")
_OTHER_SUBJECTS = all_words("other_subjects")
_INDEFINITE = frozenset(("a", "an", "one", "another"))
_FUNCTION_WORDS = (
    _AUXILIARIES | _DETERMINERS | _COORDINATORS | _PREPOSITIONS | _SUBORDINATORS | _PRONOUNS | _OTHER_SUBJECTS
    | all_words("openers")
)  # fmt: skip

_DASH = "—"
_MAX_SEGMENTS = 6  # stretches between commas that may stand between a subject and its verb


def subject_across(unit: Unit, j: int) -> tuple[Member, ...]:
    """The subject of a verb that a comma parts from it: "Ann Roe, the mayor, said"; `j` is the token with the comma.

    Goes back over what stands between commas to a phrase that fills its stretch, or begins a clause.
    """
    end = j + 1
    described: tuple[Member, ...] = ()
    nearest: tuple[Member, ...] = ()
    aside = False
    place: tuple[Member, ...] = ()
    # Bounded, since a list of names may run over all of a sentence.
    for _ in range(_MAX_SEGMENTS):
        first = end - 1
        while first and not unit[first - 1].stop and unit[first - 1].quotation < 0:
            first -= 1
        if unit[first].quotation >= 0:
            break
        members = _subject_in(unit, first, end)
        if not members and aside and in_name(unit, end - 1) and unit[first].low not in _PREPOSITIONS:
            members = (Member(run_start(unit, end - 1), end - 1, end),)  # "…, Roe, who left, said"
        aside = unit[first].low in _RELATIVES
        if members and in_name(unit, members[0].head) and unit[members[0].first].low not in _INDEFINITE:
            if end - first > 1 or not first or unit[first - 1].stop != "," or unit[end - 1].stop == _DASH:
                return members + described
            # One word may be a place or a party behind another name: "in Columbus, Ohio, said", "Ann Roe, R-Maine, said".
            place = place or (() if _ends_in_place(unit, first - 1) else members)
            members = ()
        described = members + described if members else ()
        nearest = nearest or described
        if not first or unit[first - 1].stop not in (",", unit[j].stop if unit[j].stop == _DASH else ","):
            break
        end = first
    return place or described or nearest


def _subject_in(unit: Unit, first: int, end: int) -> tuple[Member, ...]:
    """The subject that a stretch between commas is, or that it ends with at the start of a clause."""
    last = end - 1
    if not first and last and unit[first].low in _COORDINATORS:
        first = 1  # "But Ann Roe, the mayor, said"
    if unit[first].low in _RELATIVES or unit[first].low in _COORDINATORS or unit[first].low in _PREPOSITIONS:
        return ()
    if is_participle(unit[first].low) and first < last:
        return ()  # "Doe, representing Roe, said"
    if in_name(unit, last):
        start = run_start(unit, last)
        if start == first + 1 and is_adverb(unit, first):
            return ()  # "Doe, not Roe, said"
        lead = start
        while lead > first and unit[lead - 1].low not in _FUNCTION_WORDS - _DETERMINERS:
            lead -= 1
        if lead <= first + 1:
            return (Member(with_determiner(unit, start), last, end),)
    if unit[first].low in _DETERMINERS:
        stop = phrase_end(unit, first)
        return (Member(first, stop - 1, stop), *(proxy_after(unit, first, stop) if stop < end else ()))
    return ()


def _ends_in_place(unit: Unit, j: int) -> bool:
    """Whether a name that ends at a token is governed by a preposition."""
    first = run_start(unit, j)
    return in_name(unit, j) and first > 0 and unit[first - 1].low in _PREPOSITIONS
