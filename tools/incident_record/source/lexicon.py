"""The words that several modules of `source` look for, those of all languages together: `saying_verbs` has the verbs.

What one module alone looks for stands there.
"""

from functools import lru_cache

from incident_record.languages import all_phrases, all_words

AUXILIARIES, ADVERBS, DETERMINERS = all_words("auxiliaries"), all_words("adverbs"), all_words("determiners")
COORDINATORS, SUBORDINATORS = all_words("coordinators"), all_words("subordinators")
RELATIVES, THATS, NOTS = all_words("relatives"), all_words("thats"), all_words("nots")
RELATIVE_PRONOUNS = RELATIVES | all_words("relative_pronouns")
ANDS, TURNS = COORDINATORS - all_words("contrasting"), COORDINATORS | all_words("turns")
SOURCES, CLOSED_BY_VERBS = all_phrases("sources"), all_words("closed_by_verbs")
SOURCE_STARTS = frozenset(phrase[0] for phrase in SOURCES)
"""What a phrase before whoever is quoted begins with, which is no verb ("according to Roe", "según Vega")."""

BELONGING, AUTHORING, LOCATING = all_words("belonging"), all_words("authoring"), all_words("locating")
PASSIVES, PERCEIVING = all_words("passives"), all_words("perceiving")
EXPLETIVES, OBJECT_PRONOUNS = all_words("expletives"), all_words("object_pronouns")
ELAPSED, PERIODS = all_words("elapsed"), all_words("periods")
ANY_PERIODS = PERIODS | {period + ending for period in PERIODS for ending in all_words("plural_endings")}
OPENERS, ADVERBIAL = all_words("openers"), all_words("adverbial")
ATTACHED = tuple(all_words("attached_coordinators"))
"""What stands for "and" at the beginning of a name."""
AGENTS, CONJUNCTIVE = all_words("agents"), all_words("conjunctive")
INFINITIVE_MARKS, INDEFINITE = all_words("infinitive_marks"), all_words("indefinite")
MARKERS = all_words("object_markers")
"""What stands before the object of a Spanish verb; French has "a" before its verb."""

PREPOSITIONS = all_words("prepositions") | all_words("governing") | all_words("recipients")
"""Whatever a name may stand behind without being a subject, verbs of telling ("told Roe") among them."""

POSSESSIVES = {pair[0]: pair[1] for pair in all_phrases("possessives")}
"""The pronouns that say whose something is, each with the one that would be the subject: "his" and "he"."""

OTHER_SUBJECTS = all_words("other_subjects")
PRONOUNS = all_words("pronouns") - RELATIVES - all_words("inverted_pronouns")
FUNCTION_WORDS = (
    AUXILIARIES | DETERMINERS | COORDINATORS | PREPOSITIONS | SUBORDINATORS | PRONOUNS | OTHER_SUBJECTS | OPENERS | NOTS
)
"""Words whose capital is only that of a sentence, and which no name goes on over."""

SMALL_WORDS = FUNCTION_WORDS | ADVERBS | all_words("pronouns")

DOCUMENTS, LINKS, RECEIVING = all_words("documents"), all_words("document_links"), all_words("receiving")
FROMS = LINKS - BELONGING
"""What stands before whoever a text comes from, and not before what it is about."""

UTTERANCES = DOCUMENTS | all_words("utterances")
TEXTS = UTTERANCES | all_words("recitals")
CARRIERS = all_words("carriers")
OFFICES = all_words("offices") | all_words("proxies")
"""Nouns for a person who speaks for others or holds an office."""

INSTITUTIONS = all_words("institutions")
PERSON_NOUNS = OFFICES | all_words("kin")

WEEKDAYS = frozenset(day.lower() for names in all_phrases("weekdays") for day in names)
_DAYS = {day for names in all_phrases("weekdays") for day in names if len(day) > 4}  # "lunes"; "sun" is a word
CALENDAR = all_words("calendar") | _DAYS | {word.lower() for word in all_words("calendar")}
"""Words for days and months, which are no part of a name."""

_NOT_PERSONS = all_words("not_persons")
PAST_ENDINGS, PROGRESSIVE_ENDINGS = tuple(all_words("past_endings")), tuple(all_words("progressive_endings"))
ADVERB_ENDINGS = tuple(all_words("adverb_endings"))
PLURAL_ENDINGS, PRESENT_ENDINGS = tuple(all_words("plural_endings")), tuple(all_words("present_endings"))
VERB_ENDINGS = (*PAST_ENDINGS, *PRESENT_ENDINGS)

_PERSON_ENDINGS = tuple(all_words("person_endings"))

_TRAILING, _LEADING = ",.;:!?)]}…،؛؟", "([{'¿¡"


# As many as an archive has different words.
@lru_cache(maxsize=2**14)
def bare(word: str) -> str:
    """A word without the punctuation around it, as it is looked up; an apostrophe at its end stays."""
    return word.lstrip(_LEADING).rstrip(_TRAILING)


def pronoun_of(low: str) -> str:
    """The pronoun that a word is or begins with ("she's"), or nothing."""
    plain = low.split("'")[0].rsplit("-", 1)[-1]  # "dit-il"
    return plain if plain in PRONOUNS or plain in OTHER_SUBJECTS else ""


# Bounded, since an archive has as many words as its language.
@lru_cache(maxsize=8192)
def is_person_noun(low: str) -> bool:
    """Whether a word is a noun for a person, such as may stand between two names ("Doe ally Ann Roe")."""
    # Five letters at least, since "her" and "over" end like "driver", and "resist" is a verb.
    other = len(low) < 5 or low in SMALL_WORDS or low in _NOT_PERSONS
    return low in PERSON_NOUNS or (low.endswith(_PERSON_ENDINGS) and not other)


def is_person(low: str) -> bool:
    """Whether a word is a noun for a person, or its plural: "marchers"."""
    plural = low.endswith(PLURAL_ENDINGS) and low[:-1] not in TEXTS | CARRIERS and is_person_noun(low[:-1])
    return plural or is_person_noun(low)
