"""In which language a text is written, of those that the check knows."""

from collections import Counter

from incident_record.languages import LANGUAGES
from incident_record.languages.model import Language
from incident_record.source.view import TextView

_COMMON = (
    *("articles", "determiners", "prepositions", "pronouns", "auxiliaries", "coordinators", "subordinators"),
    *("function_words", "negations", "saying"),
)
"""The fields of a language that hold its most frequent words: no article does without them."""


def language_of(view: TextView) -> str:
    """The code of the language whose small words a text has most; English where it has none.

    Args:
        view: the text.
    """
    counts = Counter(word.strip(".,;:!?").lower() for word in view.text.words)

    def small(language: Language) -> int:
        return sum(counts[word] for word in {w for field in _COMMON for w in getattr(language, field).split()})

    return max(LANGUAGES, key=small).code
