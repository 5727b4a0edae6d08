"""The subject that ends the clause of a verb, behind its complements: "contó entre lágrimas Tomás Iriarte"."""

from incident_record.languages import all_words
from incident_record.source.objects import MARKERS, is_person_noun
from incident_record.source.subjects import Member, core_of, in_name, run_start
from incident_record.source.units import Unit

_PREPOSITIONS = all_words("prepositions") | all_words("governing") | all_words("recipients") | MARKERS
_DETERMINERS, _SUBORDINATORS = all_words("determiners"), all_words("subordinators")
_INFINITIVES = ("ar", "er", "ir", "ando", "iendo")


def late_subject(unit: Unit, i: int) -> tuple[Member, ...]:
    """The name or noun phrase behind the complements of a verb, which no preposition and no other verb governs.

    Args:
        unit: the tokens.
        i: the verb.
    """
    end = i + 1
    while end < len(unit) and unit[end].quotation < 0 and unit[end].low not in _SUBORDINATORS:
        end += 1
        if unit[end - 1].stop:
            break
    last = end - 1
    first = run_start(unit, last) if last > i and in_name(unit, last) else 0
    # "a la ministra Rosa Vega" is addressed; of "a los periodistas Iriarte" the name is not.
    if first > i + 1 and not _is_governed(unit, first) and not is_person_noun(unit[first - 1].low):
        return (Member(first, last, end),)
    for k in range(last, i + 1, -1):
        if unit[k].low in _DETERMINERS and not _is_governed(unit, k):
            return core_of(unit, k, end)
    return ()


def _is_governed(unit: Unit, k: int) -> bool:
    before = unit[k - 1].low
    return before in _PREPOSITIONS or before in _DETERMINERS or before.endswith(_INFINITIVES)
