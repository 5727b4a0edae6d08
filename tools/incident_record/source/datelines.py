"""What opens a wire story and is no part of its first sentence: "By Ann Roe LOWEN, June 3, 2032 (CL) — The pier"."""

from collections.abc import Sequence
from itertools import chain

from incident_record.languages import all_phrases, all_words
from incident_record.source import lexicon as lex
from incident_record.source.units import DASH

MAX_WORDS = 12
"""A byline and dateline have no more words, the dash among them."""

_SMALL = frozenset(chain(*all_phrases("months"))) | all_words("date_words")  # "3 de mayo de 2032"
_EDGES = ",.;:()"


def dateline_end(words: Sequence[str]) -> int:
    """How many words a byline and dateline have, up to their dash; 0 where none is there.

    Args:
        words: the first words of a paragraph; a dash is a word.
    """
    # "Lowen, 12 jun (EFE).- "
    ends = (k for k, word in enumerate(words[:MAX_WORDS]) if word == DASH or word.endswith(").-"))
    end = next(ends, 0)
    before = words[: end + (words[end] != DASH)] if end else []
    plain = [word.strip(_EDGES) for word in before]
    # A place in capitals alone, first or behind a byline, or an agency in brackets, and nothing that could be of a sentence.
    places = plain if end and plain[0].lower() in lex.AGENTS else plain[:1]
    place = any(len(word) > 2 and word.isupper() for word in places) or any(word[:1] == "(" for word in before[1:])
    small = (word for word in before if word[:1].islower() and word.strip(_EDGES).lower() not in _SMALL)
    return end + 1 if place and not any(small) else 0
