"""Where the narration names somebody."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incident_record.text import counts, evidence_words

_TRAILING = ",.;:!?)]}…"
_LEADING = "([{'"
# A name after one of these is not who speaks: "a spokesman for Doe said", "an aide told Doe".
_GOVERNING = frozenset(
    "for of with about against beside behind near alongside like unlike than told tells telling "
    "informed de del para pour von für dla".split()
)
_SUFFIXES = frozenset("inc co corp ltd plc llc".split())
_OFFICES = frozenset(
    "spokesman spokeswoman spokesperson chief deputy assistant acting superintendent commissioner president vice "
    "director executive officer captain sergeant lieutenant detective sheriff chair chairman chairwoman chairperson "
    "secretary treasurer mayor editor coach manager lawyer attorney leader member head founder engineer inspector "
    "general principal professor minister governor senator representative".split()
)
_PROXIES = frozenset(
    "spokesman spokeswoman spokesperson aide attorney lawyer adviser advisor representative".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the narration has a name.

    Args:
        first: the position of its first word.
        end: the position after its last word.
        acts: False where a preposition or a verb governs the name, so that it is not the one who speaks.
    """

    first: int
    end: int
    acts: bool


def name_words(name: str) -> tuple[str, ...]:
    """The canonical words of a name, without punctuation at its end."""
    words = evidence_words(name)
    if not any(map(counts, words)):
        return ()
    return (*words[:-1], words[-1].rstrip(_TRAILING))


def mentions(
    name: tuple[str, ...],
    words: Sequence[str],
    index: Mapping[str, Sequence[int]],
    quoted: Sequence[bool],
    sentences: Sequence[int],
) -> tuple[Mention, ...]:
    """Every place where the narration has a name.

    A possessive ("Doe’s") names nobody, and neither does a name before a title and another name ("Port
    police spokesman Tom Roe").

    Args:
        name: from `name_words`; the case of its first letter is free.
        words: the canonical words of the source.
        index: the positions of each word, with the punctuation around it removed.
        quoted: for each position whether it stands inside a quotation.
        sentences: the position of each sentence's first word.
    """
    if not name:
        return ()
    first_word = name[0]
    found: list[Mention] = []
    for spelling in {
        first_word,
        first_word[0].upper() + first_word[1:],
        first_word[0].lower() + first_word[1:],
    }:
        for first in index.get(spelling, ()):
            end = first + len(name)
            if end <= len(words) and not any(quoted[first:end]) and _same(name, words, first):
                if _modifies(words, end):
                    continue
                sentence = sentences[bisect_right(sentences, first) - 1]
                found.append(Mention(first, end, _acts(words, first, sentence)))
    return tuple(sorted(found, key=lambda mention: mention.first))


def bare(word: str) -> str:
    """A word without the punctuation around it, as names are compared; an apostrophe at its end stays."""
    return word.lstrip(_LEADING).rstrip(_TRAILING)


def _same(name: tuple[str, ...], words: Sequence[str], first: int) -> bool:
    if len(name) == 1:
        return True
    last = first + len(name) - 1
    # Only the name's outer edges may touch punctuation: "Doe, Roe" is not "Doe Roe".
    opening = words[first].lstrip(_LEADING)
    spelled = opening[1:] == name[0][1:]
    return spelled and tuple(words[first + 1 : last]) == name[1:-1] and bare(words[last]) == name[-1]


def _modifies(words: Sequence[str], end: int) -> bool:
    """Whether a name goes on with a title and somebody's name, so that it only says whose title that is."""
    place = end
    while place < len(words) and words[place].rstrip(".").lower() in _SUFFIXES:
        place += 1
    titles = place
    while place < len(words) and words[place].lower() in _OFFICES:
        place += 1
    followed = (
        place < len(words) and words[place][:1].isupper() and not words[end - 1].endswith(tuple(_TRAILING))
    )
    return place > titles and followed


def _acts(words: Sequence[str], first: int, sentence: int) -> bool:
    """Whether nothing before the name in its sentence governs it; titles and "the" are passed over."""
    place = first - 1
    while place >= sentence and not words[place].endswith(",") and _belongs(words[place]):
        place -= 1
    if place < sentence:
        return True
    word = words[place].lower()
    if word == "to" and not words[place - 1].lower().endswith("according"):
        return False
    return word not in _GOVERNING and not _speaks_for(words, first, sentence)


def _belongs(word: str) -> bool:
    return word in ("the", "then", "former") or (word[:1].isupper() and word.lower() not in _GOVERNING)


def _speaks_for(words: Sequence[str], first: int, sentence: int) -> bool:
    """Whether the name ends "a spokesman for …", with up to four words between."""
    for place in range(first - 1, max(first - 7, sentence - 1), -1):
        if words[place].endswith((",", ";", ":")):
            return False
        if words[place].lower() in _PROXIES:
            return words[place + 1].lower() in ("for", "to", "of")
    return False
