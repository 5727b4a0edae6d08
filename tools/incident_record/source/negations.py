"""Words that turn or limit the sense of a sentence: negations and conditions.

They are looked for in what a record leaves out of a quoted sentence. The lists are English, with the
commonest words of the languages whose quotation marks the check reads. Where a word means something else as
well (`si` is "if" in Spanish and French, and more in Italian) it is in the list: a false alarm costs the record a
line, a missed one passes on the contrary of what was said.
"""

from collections.abc import Sequence

_WORDS = frozenset(
    # English
    "not never no no-one none nobody nothing nowhere neither nor cannot without hardly scarcely barely rarely seldom "
    "unless if except until whether lest provided supposing assuming supposedly allegedly unlikely impossible untrue "
    "deny denies denied denying doubt doubts doubted refuse refuses refused refusing wish wished "
    # Spanish
    "nunca jamás ningún ninguno ninguna nadie nada tampoco sin si ni salvo excepto "
    # French
    "ne pas jamais rien personne aucun aucune sans sauf s'il s'ils guère "
    # German
    "nicht nie niemals kein keine keinen keinem keiner niemand nichts ohne wenn falls sofern weder kaum außer "
    # Polish
    "nigdy nikt nic bez jeśli jeżeli ani żaden żadna żadne gdyby "
    # Arabic, with "and" and "so" written on
    "لا لم لن ليس ليست غير إذا لو لولا إلا بدون دون ولا ولم ولن وليس فلا فلم فلن وإذا ولو".split()
)
_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "but only,only if,only when,as long as,far from,little if,rather than,instead of,as though,wrong to,wrong that,"
        "false that,all but,anything but,everything but,everyone but,everybody but,a menos,à moins,es sei denn,"
        "chyba że,o ile"
    ).split(",")
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
        if _is_number(words, i, end):
            continue
        if word in _WORDS or word.endswith("n't") or word.startswith(("n'", "not-", "never-")):
            found.append(i)
            continue
        for phrase in _PHRASES:
            if word == phrase[0] and _stands(phrase, words[i : min(i + len(phrase), end)]):
                found.extend(range(i, i + len(phrase)))
    return sorted(set(found))


def _is_number(words: Sequence[str], i: int, end: int) -> bool:
    """Whether it is the short form before a number: "the No. 9"."""
    return words[i].lower() in ("no.", "nos.") and i + 1 < end and words[i + 1][:1].isdigit()


def _stands(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a phrase stands there with no stop inside: "I gave him everything, but he left" has none."""
    return tuple(map(_plain, words)) == tuple(phrase) and not any(word[-1] in ",;:.!?" for word in words[:-1])
