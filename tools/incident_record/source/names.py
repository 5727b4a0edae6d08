"""Where the narration names somebody, and what the name does there."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incident_record.languages import all_phrases, all_words
from incident_record.source.text import counts, evidence_words

_TRAILING = ",.;:!?)]}…،؛؟"
_LEADING = "([{'"
_GOVERNING, _VIEWPOINTS = all_words("governing"), all_words("viewpoints")
_ACCORDANCE, _RELATIVES = all_words("accordance"), all_words("relatives")
_BEFORE_TITLES, _ASKED = all_words("before_titles"), all_phrases("asked")
_PROXIES, _OFFICES = all_words("proxies"), all_words("offices")
_COMPANY_SUFFIXES, _KIN = all_words("company_suffixes"), all_words("kin")
_HEADLINE_VERBS, _INFINITIVES = all_words("headline_verbs"), all_words("infinitives")
_TURNING, _SUBJECTS = all_words("turning"), all_words("subjects")
_CALENDAR = all_words("calendar")
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the narration has a name.

    Args:
        first: the position of its first word.
        end: the position after its last word.
        can_speak: False where a preposition or a verb governs the name, so that it is not the one who speaks.
        hands_over: True where what follows gives the word to the one who is named: "Doe told Roe, who said".
    """

    first: int
    end: int
    can_speak: bool
    hands_over: bool


def name_words(name: str) -> tuple[str, ...]:
    """The canonical words of a name, without punctuation at its end; none where nothing in it counts."""
    words = evidence_words(name)
    if not any(map(counts, words)):
        return ()
    return (*words[:-1], words[-1].rstrip(_TRAILING))


def bare(word: str) -> str:
    """A word without the punctuation around it, as names are looked up; an apostrophe at its end stays."""
    return word.lstrip(_LEADING).rstrip(_TRAILING)


def mentions(
    name: tuple[str, ...],
    words: Sequence[str],
    index: Mapping[str, Sequence[int]],
    quoted: Sequence[bool],
    sentences: Sequence[int],
) -> tuple[Mention, ...]:
    """Every place where the narration has a name.

    A possessive ("Doe’s") names nobody, and neither does a name that is part of another ("Doe County
    officials", "Port Police Superintendent Tom Roe").

    Args:
        name: from `name_words`; the case of its first letter is free.
        words: the canonical words of the source.
        index: the positions of each word by its `bare` form.
        quoted: for each position whether it stands inside a quotation.
        sentences: the position of each sentence's first word.
    """
    if not name:
        return ()
    key = bare(name[0])
    found: list[Mention] = []
    for spelling in {key, key[:1].upper() + key[1:], key[:1].lower() + key[1:]}:
        for first in index.get(spelling, ()):
            end = first + len(name)
            if end > len(words) or any(quoted[first:end]) or not _same(name, words, first):
                continue
            number = bisect_right(sentences, first)
            sentence = sentences[number - 1]
            # What the name does is decided within its sentence and before the next quotation.
            after = [
                word
                for word, speech in zip(words[end : end + 6], quoted[end : end + 6], strict=True)
                if not speech
            ]
            until = sentences[number] - end if number < len(sentences) else len(after)
            can_speak = _acts(words, first, end, sentence)
            if not _belongs_to_another(words[end - 1], after[:until], can_speak=can_speak):
                found.append(Mention(first, end, can_speak, _takes(words[end - 1], after[:until])))
    return tuple(sorted(found, key=lambda mention: mention.first))


def _same(name: tuple[str, ...], words: Sequence[str], first: int) -> bool:
    """Whether a name stands there; only its outer edges may touch punctuation: "Doe, Roe" is not "Doe Roe"."""
    if len(name) == 1:
        return True
    last = first + len(name) - 1
    opening = words[first].lstrip(_LEADING)
    return (
        opening[1:] == name[0][1:]
        and tuple(words[first + 1 : last]) == name[1:-1]
        and bare(words[last]) == name[-1]
    )


def _acts(words: Sequence[str], first: int, end: int, sentence: int) -> bool:
    """Whether nothing before the name in its sentence governs it; titles and "the" are passed over."""
    if _is_asked_about(words[sentence:first]):
        return False
    place = first - 1
    while place >= sentence and not words[place].endswith(",") and _is_title(words[place]):
        place -= 1
    if place < sentence:
        return True
    word = words[place].lower()
    if word in _VIEWPOINTS and place == sentence:
        return words[end - 1].endswith(",")
    if word == "to" and not words[place - 1].lower().endswith(tuple(_ACCORDANCE)):
        return False
    return word not in _GOVERNING and not _speaks_for(words, first, sentence)


def _is_asked_about(before: Sequence[str]) -> bool:
    """Whether a sentence that begins so names, up to its first comma, what somebody was asked about."""
    lowered = tuple(map(str.lower, before))
    asked = any(lowered[: len(opening)] == opening for opening in _ASKED)
    return asked and not any(word.endswith(",") for word in before)


def _is_title(word: str) -> bool:
    return word in _BEFORE_TITLES or (word[:1].isupper() and word.lower() not in _GOVERNING)


def _speaks_for(words: Sequence[str], first: int, sentence: int) -> bool:
    """Whether the name ends "a spokesman for …", with up to four words between."""
    for place in range(first - 1, max(first - 7, sentence - 1), -1):
        if words[place].endswith((",", ";", ":")):
            return False
        if words[place].lower() in _PROXIES:
            return words[place + 1].lower() in ("for", "to", "of")
    return False


def _belongs_to_another(last: str, after: Sequence[str], *, can_speak: bool) -> bool:
    """Whether a name is a part of another name, or only says whose office or family that is.

    Args:
        last: the name's last word as the source has it.
        after: the narration that follows in the sentence.
        can_speak: whether the name is governed by nothing before it.
    """
    if not after:
        return False
    if last.endswith(tuple(_TRAILING)):
        # "The head of the Port Trust, Tom Roe, said": the body is not who speaks.
        return last.endswith(",") and not can_speak and _capital(after[0])
    rest = list(after)
    if rest[0].rstrip(".").lower() in _COMPANY_SUFFIXES:
        rest.pop(0)
    if rest and (_capital(rest[0]) or rest[0].lower() in _KIN):
        return True
    offices = 0
    while rest and rest[0].rstrip(",").lower() in _OFFICES:
        offices += 1
        if rest.pop(0).endswith(","):
            break
    return bool(offices and rest and _capital(rest[0]))


def _capital(word: str) -> bool:
    """Whether a word looks like a part of a name; letters after a name ("Paul Roe KC", "Ann Doe Jr.") do not."""
    plain = bare(word)
    if (plain.isupper() and len(plain) <= _LETTERS) or plain in ("Jr", "Sr", "PhD"):
        return False
    return plain[:1].isupper() and plain not in _CALENDAR and plain.lower() not in _HEADLINE_VERBS


def _takes(last: str, after: Sequence[str]) -> bool:
    following = [word.strip(",;:").lower() for word in after[:2]]
    if following and following[0] in _RELATIVES:
        return True
    if following and following[0] in _INFINITIVES:
        # After a comma it is who was named before: "Doe, head of the Port Trust, said".
        return not last.endswith(",")
    return len(following) == 2 and following[0] in _TURNING and following[1] in _SUBJECTS
