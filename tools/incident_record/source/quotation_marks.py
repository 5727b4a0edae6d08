"""What each quotation mark of a text does: opens or closes a quotation, stands inside one, or neither.

The outer marks are the ones of the source's `marks` setting. Nothing is guessed: a mark that is never
closed opens no quotation, but for the convention in print of paragraphs that each open with a mark.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from incident_record.languages import all_words

Direction = Literal["open", "close", "either"]

OPEN, CLOSE, CONTINUE, DROP = "open", "close", "continue", "drop"
"""Roles of an outer mark. Every other role is the character that stands for the mark inside its word."""

APOSTROPHE, FEET, INCHES = "'", "′", "″"

DOUBLE = '“”„‟«»‹›「」『』"＂'
SINGLE = "‘’‚‛'＇`´ʼ"
ANY = re.compile(f"[{DOUBLE}{SINGLE}]+")
"""A row of marks of any kind."""

_OPENING = "“„‟«‹「『‘‚‛"
_CLOSING = "”»›」』’"
# Each opening mark with those that close it: „ by the marks of German, Polish and English print, and a straight mark,
# which one hand types beside a curly one, by either. Single marks follow in the second row.
_PAIRS = """“”" „“‟”" ‟” «» »« ‹› ›‹ 「」 『』 ""” ＂＂
            ‘’' ‚‘’ ‛’ ''’ ＇＇ `'´"""
_CLOSED_BY = {pair[0]: pair[1:] for pair in _PAIRS.split()}
_OPENED_BY = {char: [other for other, closing in _CLOSED_BY.items() if char in closing] for char in DOUBLE + SINGLE}
_BEFORE_OPENING = "([{/–—―"
_AFTER_CLOSING = ",.;:!?)]}…–—―/，、。；：！？؟،؛۔।"
# Words that print shortens at the front, so that the mark before them is an apostrophe.
_SHORTENED = re.compile(rf"\d|(?:{'|'.join(sorted(all_words('shortened')))})\b", re.IGNORECASE)
APOSTROPHE_ENDS = tuple(all_words("apostrophe_ends"))
"""Letters after which a mark may be the apostrophe at the end of a word: "the boys’ boat", "goin’"."""

_AND = r"(?:^|\s)['’]n"  # rock ’n’ roll


class _Mark(Struct, frozen=True):
    offset: int
    char: str
    direction: Direction
    before: str  # up to three characters
    after: str  # up to seven


def classify(paragraphs: list[str], kind: str) -> list[dict[int, str]]:
    """The role of every quotation mark and apostrophe.

    Args:
        paragraphs: the folded text of each paragraph.
        kind: the outer marks, `double` or `single`; with `none` every mark is a nested one.

    Returns:
        For each paragraph a role by the mark's offset: `open`, `close`, `continue` (it opens a paragraph
        inside a quotation that runs on), `drop` (an outer mark that opens or closes nothing), or the
        character that stands in the word.
    """
    if not any(map(ANY.search, paragraphs)):
        return [{} for _ in paragraphs]
    return [nested(text) for text in paragraphs] if kind == "none" else _Classifier(paragraphs, kind).roles


def nested(text: str, family: str = DOUBLE + SINGLE) -> dict[int, str]:
    """The roles of the marks of a family in words that stand inside a quotation; each is an apostrophe or a prime."""
    roles: dict[int, str] = {}
    opened = False
    for mark in _marks(text, family):
        opened = _inner(mark, roles, opened=opened)
    return roles


def shortened(word: str) -> bool:
    """Whether a mark before a word may be an apostrophe, since print shortens the word at its front: "’90s", "’em"."""
    return bool(_SHORTENED.match(word))


def _inner(mark: _Mark, roles: dict[int, str], *, opened: bool) -> bool:
    """Set the role of a mark that is no outer one; returns whether a nested quotation is open after it."""
    prime = not opened and mark.before[-1:].isdigit() and not mark.after.isalpha()
    roles[mark.offset] = (INCHES if mark.char in DOUBLE else FEET) if prime else APOSTROPHE
    if mark.direction == "open":
        return True
    return opened and mark.direction != "close"


class _Classifier:
    """Works through the paragraphs once, and remembers a quotation that may run on into the next."""

    def __init__(self, paragraphs: list[str], kind: str) -> None:
        self.roles: list[dict[int, str]] = []
        self._double = kind == "double"
        self._outer, self._inner = (DOUBLE, SINGLE) if self._double else (SINGLE, DOUBLE)
        # The marks, as (paragraph, offset, character), of a quotation that is still open.
        self._running: list[tuple[int, int, str]] = []
        for number, text in enumerate(paragraphs):
            self._paragraph(number, text)

    def _paragraph(self, number: int, text: str) -> None:
        roles = nested(text, self._inner)
        self.roles.append(roles)
        marks = list(_marks(text, self._outer))
        goes_on = self._goes_on(marks, text)
        if not goes_on:
            self._running = []  # it was never closed, so its marks open nothing
        stack, pairs = self._pair(marks, roles)
        for opening, closing in _outermost(pairs):
            roles[opening.offset], roles[closing.offset] = OPEN, CLOSE
        if goes_on:
            first = marks[0]
            if roles.get(first.offset) == OPEN:
                self._finish(first, roles)
                self._running = []
            else:
                # Still open: another paragraph may close it.
                self._running.append((number, first.offset, first.char))
                return
        if stack:
            self._running = [(number, stack[-1].offset, stack[-1].char)]

    def _goes_on(self, marks: list[_Mark], text: str) -> bool:
        """Whether the paragraph's first mark opens it in the middle of a running quotation."""
        if not self._running or not marks:
            return False
        first = marks[0]
        return first.char == self._running[0][2] and not text[: first.offset].strip()

    def _finish(self, first: _Mark, roles: dict[int, str]) -> None:
        """Make one quotation of the paragraphs that each open with a mark, now that this one is closed."""
        for place, (number, offset, _) in enumerate(self._running):
            for other, role in self.roles[number].items():
                # A pair behind the mark that opens the paragraph is nested now.
                if other > offset and role in (OPEN, CLOSE):
                    self.roles[number][other] = APOSTROPHE
            self.roles[number][offset] = CONTINUE if place else OPEN
        roles[first.offset] = CONTINUE

    def _pair(self, marks: list[_Mark], roles: dict[int, str]) -> tuple[list[_Mark], list[tuple[_Mark, _Mark]]]:
        stack: list[_Mark] = []
        unclosed: Counter[str] = Counter()  # the characters in the stack
        pairs: list[tuple[_Mark, _Mark]] = []
        follow = _followers(marks)
        for place, mark in enumerate(marks):
            roles[mark.offset] = DROP if self._double else APOSTROPHE
            if not self._double and _is_apostrophe(mark):
                continue
            if mark.direction != "open" and _is_prime(mark, follow[place], opened=bool(stack)):
                roles[mark.offset] = INCHES if self._double else FEET
                continue
            if not self._double and _is_possessive(mark, follow[place]):
                continue
            # Whether a partner is there at all, before the stack is searched, since what is searched is closed too.
            if mark.direction != "open" and any(unclosed[char] for char in _OPENED_BY.get(mark.char, "")):
                unclosed[(opening := stack.pop()).char] -= 1
                while mark.char not in _CLOSED_BY.get(opening.char, ""):
                    unclosed[(opening := stack.pop()).char] -= 1
                pairs.append((opening, mark))
                if stack:
                    roles[opening.offset] = roles[mark.offset] = APOSTROPHE
            elif mark.direction != "close":
                stack.append(mark)
                unclosed[mark.char] += 1
        return stack, pairs


def _followers(marks: Sequence[_Mark]) -> list[_Mark | None]:
    """For each mark the next one that is no apostrophe."""
    follow: list[_Mark | None] = []
    following: _Mark | None = None
    for mark in reversed(marks):
        follow.append(following)
        following = following if _is_apostrophe(mark) else mark
    return follow[::-1]


def _outermost(pairs: list[tuple[_Mark, _Mark]]) -> Iterator[tuple[_Mark, _Mark]]:
    """The pairs that stand inside no other pair."""
    end = -1
    for opening, closing in sorted(pairs, key=lambda pair: pair[0].offset):
        if closing.offset > end:
            end = closing.offset
            yield opening, closing


def _is_apostrophe(mark: _Mark) -> bool:
    if mark.direction == "either" and (mark.before[-1:].isalnum() or mark.char in "’ʼ"):
        return True
    if re.fullmatch(_AND, mark.before):
        return True
    return mark.char in "'’ʼ" and mark.direction == "open" and shortened(mark.after)


def _is_prime(mark: _Mark, following: _Mark | None, *, opened: bool) -> bool:
    """Whether a closing mark after a digit means feet or inches, since otherwise a later mark would have no partner."""
    if not mark.before[-1:].isdigit() or mark.char in "»›」』“":
        return False
    return not opened or _closes(following)


def _is_possessive(mark: _Mark, following: _Mark | None) -> bool:
    """The mark of "the boys’ fault" or "goin’ home", where a later mark closes the quotation."""
    if mark.direction != "close" or not mark.before.lower().endswith(APOSTROPHE_ENDS):
        return False
    if mark.after[:1] in ("’", "'"):
        return True
    follower = mark.after.lstrip()[:1] if mark.after[:1].isspace() else ""
    return bool(follower) and _closes(following, certain=not follower.islower())


def _closes(mark: _Mark | None, *, certain: bool = False) -> bool:
    """Whether the next mark that is no apostrophe closes a quotation; `certain` asks for a stop before it."""
    return mark is not None and mark.direction == "close" and (not certain or mark.before[-1:] in ",.!?…")


def _marks(text: str, family: str) -> Iterator[_Mark]:
    # Marks beside a mark say nothing of its direction: “‘Yes,’ he said” opens twice.
    for run in ANY.finditer(text):
        left, right = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
        for at in range(run.start(), run.end()):
            if text[at] in family:
                direction = _direction(text[at], left, right)
                yield _Mark(at, text[at], direction, text[max(at - 3, 0) : at], text[at + 1 : at + 8])


def _direction(char: str, left: str, right: str) -> Direction:
    """The direction of a mark, from its shape if that is clear, else from its neighbours."""
    free_left = not left or left.isspace() or left in _BEFORE_OPENING
    free_right = not right or right.isspace() or right in _AFTER_CLOSING
    by_place: Direction = "either"
    if free_left and not free_right:
        by_place = "open"
    elif free_right and not free_left:
        by_place = "close"
    if char in "«»‹›":
        # Guillemets point inwards in some countries' print and outwards in others'.
        if by_place != "either":
            return by_place
        return "open" if char in _OPENING else "close"
    if char in "“‘":
        # These close a quotation that „ or ‚ has opened.
        return "open" if by_place == "open" else "either"
    if char in _OPENING:
        return "open"
    if char == "’":
        return "close" if by_place == "close" else "either"
    if char in _CLOSING:
        return "close"
    return by_place
