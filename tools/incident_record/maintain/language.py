"""In which language a text is written, of those that the check knows."""

from incident_record.languages import LANGUAGES
from incident_record.languages.model import Language
from incident_record.source.view import TextView

_COMMON = (
    *("articles", "determiners", "prepositions", "pronouns", "auxiliaries", "coordinators", "subordinators"),
    *("function_words", "negations", "saying"),
)
"""The fields of a language that hold its most frequent words: no article does without them."""

# A text in a language has that share of its frequent words: 18 to 50 in a hundred, one in a kindred language 12.
_SHARE = 0.15


def language_of(view: TextView) -> str:
    """The code of the language whose frequent words a text has most; empty where it has few of any."""
    words = [word.strip(".,;:!?").lower() for word in view.text.words]

    def share(language: Language) -> float:
        common = {word for field in _COMMON for word in getattr(language, field).split()}
        return sum(word in common for word in words) / max(len(words), 1)

    best = max(LANGUAGES, key=share)
    return best.code if share(best) >= _SHARE else ""
