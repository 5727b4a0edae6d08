"""Words that turn or limit the sense of a sentence: negations and conditions.

They are looked for in what a record leaves out of a quoted sentence. The lists are English, with the
commonest words of the languages whose quotation marks the check reads.
"""

from collections.abc import Sequence

_WORDS = frozenset(
    "not never no no-one none nobody nothing nowhere neither nor cannot without hardly scarcely barely "
    "rarely seldom unless if except lest provided supposedly allegedly nunca jamás ningún ninguna "
    "nadie nada tampoco sin ne pas jamais rien personne aucun aucune sans sauf nicht nie niemals kein "
    "keine keinen keinem keiner niemand nichts ohne wenn falls nie nigdy nikt nic bez jeśli jeżeli لا "
    "لم لن ليس غير".split()
)
_PHRASES = (
    ("but", "only"),
    ("only", "if"),
    ("only", "when"),
    ("as", "long", "as"),
    ("far", "from"),
    ("little", "if"),
)
_EDGES = ",.;:!?()[]{}'…\"′″،؛؟"


def _plain(word: str) -> str:
    return word.strip(_EDGES).lower()


def positions(words: Sequence[str], first: int, end: int) -> list[int]:
    """The positions, from `first` and before `end`, of words that negate or set a condition.

    Args:
        words: canonical words.
        first: the first position to look at.
        end: the position after the last one.
    """
    found: list[int] = []
    for i in range(first, end):
        word = _plain(words[i])
        if word in _WORDS or word.endswith("n't") or word.startswith(("n'", "not-", "never-")):
            found.append(i)
            continue
        for phrase in _PHRASES:
            if word == phrase[0] and tuple(map(_plain, words[i : min(i + len(phrase), end)])) == phrase:
                found.extend(range(i, i + len(phrase)))
    return sorted(set(found))
