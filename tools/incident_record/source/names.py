"""Where the narration has a name, and whether whoever it names can be the one who speaks."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from incident_record.languages import all_phrases, all_words
from incident_record.source.text import counts, evidence_words

_TRAILING = ",.;:!?)]}…،؛؟"
_LEADING = "([{'"
_GOVERNING, _VIEWPOINTS = all_words("governing"), all_words("viewpoints")
_RECIPIENTS, _ACCORDANCE = all_words("recipients"), tuple(all_words("accordance"))
_RELATIVES, _PROXY_LINKS = all_words("relatives"), all_words("proxy_links")
_BEFORE_TITLES, _ASKED = all_words("before_titles"), all_phrases("asked")
_PROXIES, _OFFICES = all_words("proxies"), all_words("offices")
_COMPANY_SUFFIXES, _KIN = all_words("company_suffixes"), all_words("kin")
_HEADLINE_VERBS, _INFINITIVES = all_words("headline_verbs"), all_words("infinitives")
_TURNING, _SUBJECTS = all_words("turning"), all_words("subjects")
_CALENDAR, _NAME_SUFFIXES = all_words("calendar"), all_words("name_suffixes")
_MAX_INITIALS = 4  # capitals that are letters after a name ("KC", "FRCP") and no part of another name
_LOOK_AHEAD = 6  # words: enough for a company's suffix, four offices and a name
_LOOK_BACK = 6  # words: "spokesman for", and up to four of another name


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the narration has a name.

    Args:
        first: the position of its first word.
        end: the position after its last word.
        can_speak: False if a preposition or a verb governs the name, so that whoever it names does not speak.
        hands_over: True if the text after the name makes this person the speaker: "Doe told Roe, who said".
    """

    first: int
    end: int
    can_speak: bool
    hands_over: bool


def name_words(name: str) -> tuple[str, ...]:
    """The canonical words of a name, without punctuation at its end; empty if no word of it counts."""
    words = evidence_words(name)
    if not any(map(counts, words)):
        return ()
    return (*words[:-1], words[-1].rstrip(_TRAILING))


def bare(word: str) -> str:
    """A word without the punctuation around it, as names are looked up; an apostrophe at its end stays."""
    return word.lstrip(_LEADING).rstrip(_TRAILING)


def find_mentions(
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
    mentions: list[Mention] = []
    for spelling in {key, key[:1].upper() + key[1:], key[:1].lower() + key[1:]}:
        for first in index.get(spelling, ()):
            end = first + len(name)
            if end > len(words) or any(quoted[first:end]) or not _stands_at(name, words, first):
                continue
            number = bisect_right(sentences, first)
            sentence = sentences[number - 1]
            # What the name does is decided within its sentence and before the next quotation.
            stop = min(end + _LOOK_AHEAD, len(words))
            after = [words[at] for at in range(end, stop) if not quoted[at]]
            until = sentences[number] - end if number < len(sentences) else len(after)
            can_speak = _can_speak(words, first, end, sentence)
            if not _belongs_to_another(words[end - 1], after[:until], can_speak=can_speak):
                hands_over = _hands_over(words[end - 1], after[:until])
                mentions.append(Mention(first, end, can_speak, hands_over))
    return tuple(sorted(mentions, key=lambda mention: mention.first))


def _stands_at(name: tuple[str, ...], words: Sequence[str], first: int) -> bool:
    """Whether a name stands at a position; punctuation may touch its outer edges alone: "Doe, Roe" is not "Doe Roe"."""
    if len(name) == 1:
        return True
    last = first + len(name) - 1
    opening = words[first].lstrip(_LEADING)
    return opening[1:] == name[0][1:] and tuple(words[first + 1 : last]) == name[1:-1] and bare(words[last]) == name[-1]


def _can_speak(words: Sequence[str], first: int, end: int, sentence: int) -> bool:
    """Whether nothing before the name in its sentence governs it; titles and "the" are passed over."""
    if _is_asked_about(words[sentence:first]):
        return False
    position = first - 1
    while position >= sentence and not words[position].endswith(",") and _is_title(words[position]):
        position -= 1
    if position < sentence:
        return True
    word = words[position].lower()
    if word in _VIEWPOINTS and position == sentence:
        # "Para Doe, el plan es …" gives Doe's view; without the comma the word governs the name.
        return words[end - 1].endswith(",")
    if word in _RECIPIENTS and not words[position - 1].lower().endswith(_ACCORDANCE):
        return False
    return word not in _GOVERNING and not _speaks_for(words, first, sentence)


def _is_asked_about(before: Sequence[str]) -> bool:
    """Whether a sentence opens with what somebody was asked about, and its first comma is still to come."""
    lowered = tuple(map(str.lower, before))
    asked = any(lowered[: len(opening)] == opening for opening in _ASKED)
    return asked and not any(word.endswith(",") for word in before)


def _is_title(word: str) -> bool:
    return word in _BEFORE_TITLES or (word[:1].isupper() and word.lower() not in _GOVERNING)


def _speaks_for(words: Sequence[str], first: int, sentence: int) -> bool:
    """Whether the name ends "a spokesman for …", with up to four words between."""
    for position in range(first - 1, max(first - 1 - _LOOK_BACK, sentence - 1), -1):
        if words[position].endswith((",", ";", ":")):
            return False
        if words[position].lower() in _PROXIES:
            return words[position + 1].lower() in _PROXY_LINKS
    return False


def _belongs_to_another(last: str, after: Sequence[str], *, can_speak: bool) -> bool:
    """Whether a name is part of another name, or only says whose office or family somebody is of.

    Args:
        last: the name's last word as the source has it.
        after: the narration that follows in the sentence.
        can_speak: whether the name is governed by nothing before it.
    """
    if not after:
        return False
    if last.endswith(tuple(_TRAILING)):
        # "The head of the Port Trust, Tom Roe, said": the organization does not speak.
        return last.endswith(",") and not can_speak and _is_part_of_name(after[0])
    rest = list(after)
    if rest[0].rstrip(".").lower() in _COMPANY_SUFFIXES:
        rest.pop(0)
    if rest and (_is_part_of_name(rest[0]) or rest[0].lower() in _KIN):
        return True
    offices = 0
    while rest and rest[0].rstrip(",").lower() in _OFFICES:
        offices += 1
        if rest.pop(0).endswith(","):
            break
    return bool(offices and rest and _is_part_of_name(rest[0]))


def _is_part_of_name(word: str) -> bool:
    """Whether a word looks like a part of a name; letters after a name ("Paul Roe KC", "Ann Doe Jr.") do not."""
    plain = bare(word)
    if (plain.isupper() and len(plain) <= _MAX_INITIALS) or plain in _NAME_SUFFIXES:
        return False
    return plain[:1].isupper() and plain not in _CALENDAR and plain.lower() not in _HEADLINE_VERBS


def _hands_over(last: str, after: Sequence[str]) -> bool:
    """Whether the text after a name makes the person the speaker; `last` is the name's last word."""
    following = [word.strip(",;:").lower() for word in after[:2]]
    if following and following[0] in _RELATIVES:
        return True
    if following and following[0] in _INFINITIVES:
        # After a comma the speaker is the one named before: "Doe, head of the Port Trust, saying so, left".
        return not last.endswith(",")
    return len(following) == 2 and following[0] in _TURNING and following[1] in _SUBJECTS
