"""The verbs of saying of all languages, in all their forms."""

from collections.abc import Iterator

from incident_record.languages import LANGUAGES, all_words


def _forms(verb: str) -> Iterator[str]:
    """The forms of a regular English verb: "deny", "denies", "denied", "denying"."""
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

SUBJECTLESS = all_words("subjectless").union(*(_STEMMED[each.code] for each in LANGUAGES if each.subjectless))
"""Forms that need no subject."""

VERBS = (
    all_words("saying") | _FROM_STEMS | frozenset(form for verb in all_words("regular_saying") for form in _forms(verb))
)
"""Every form of every verb of saying."""

BASES = all_words("regular_saying")
"""The forms of regular verbs without an ending, which have no subject in the singular but with an auxiliary."""

BESIDE = all_words("beside")
"""Forms that say something only where their clause touches a quotation."""

NOUNS = all_words("nouns") | BASES
"""Those forms that may be nouns as well."""
