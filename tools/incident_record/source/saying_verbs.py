"""Verbs of saying: all their forms in all languages, which the narration of a text is read by.

A check against a seal needs none of them, so they are no part of `lexicon`: to make them takes longer than all its lists.
"""

from collections.abc import Iterator

from incident_record.languages import LANGUAGES, all_words
from incident_record.source.lexicon import AUXILIARIES, PROGRESSIVE_ENDINGS

_NOT_PARTICIPLES = all_words("not_participles")


def forms_of(verb: str) -> Iterator[str]:
    """The forms of a regular English verb: "deny", "denies", "denied", "denying"; of "recognize" also British ones."""
    if verb.endswith("ize"):
        yield from forms_of(f"{verb[:-3]}ise")
    yield verb
    stem = verb[:-1]
    # "Say" and "play" keep their y. What doubles a consonant ("admitted") stands in `saying`, form by form.
    if verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{stem}ies", f"{stem}ied", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{stem}ing")
    else:
        yield from (f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s", f"{verb}ed", f"{verb}ing")


_STEMMED = {
    language.code: frozenset(
        stem + ending for stem in language.saying_stems.split() for ending in language.saying_endings.split()
    )
    for language in LANGUAGES
}
_FROM_STEMS = frozenset[str]().union(*_STEMMED.values())

INVERTING = all_words("inverting") | _FROM_STEMS
"""Forms that may stand before their subject."""

SUBJECTLESS = frozenset[str]().union(
    *(_STEMMED[each.code].union(each.inverting.split()) for each in LANGUAGES if each.null_subjects)
)
"""Forms that need no subject, and may stand before one: those of null-subject languages ("dijo", "dijo Roe")."""

BASES = all_words("regular_saying")
"""The forms of regular verbs without an ending, which have no subject in the singular but with an auxiliary."""

VERBS = all_words("saying") | _FROM_STEMS | frozenset(form for verb in BASES for form in forms_of(verb))
"""Every form of every verb of saying."""

NOUNS = all_words("nouns") | BASES | all_words("regular_stances")
"""Those forms that may be nouns as well."""

# Made once, since they are long, and rules ask for them at every word.
PURE_VERBS, PREDICATES = VERBS - NOUNS, VERBS | AUXILIARIES


def is_participle(low: str) -> bool:
    """Whether a word is a participle like "representing", by its ending."""
    # Not "king" and "ring".
    return low.endswith(PROGRESSIVE_ENDINGS) and len(low) > 4 and low not in NOUNS and low not in _NOT_PARTICIPLES
