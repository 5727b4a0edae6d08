"""The dates that a source states, for the events of a draft and for the day on which it was published."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import accumulate, dropwhile
from operator import itemgetter

from msgspec import Struct

from incident_record.check.clauses import MAX_WORDS
from incident_record.check.stated import WrittenDate, weekdays_named, written_dates
from incident_record.languages import all_words
from incident_record.maintain.words import SMALL, is_prose
from incident_record.record.dates import parse_date
from incident_record.source.datelines import dateline_end
from incident_record.source.text import DASH, Span, number_at
from incident_record.source.view import TextView, paragraph_bounds, quotation_of

_OUTLETS = all_words("outlets")

# Words before a date that show what happened then.
_LEAD = 4

# A line with no more words than these and a date is that of the date.
_DATELINE = 9

# "U.S." and "ORE." keep their stop at the end of a place.
_ABBREVIATION = 5

# One with who wrote it has more.
_CREDIT = 14


class DatedWords(Struct, frozen=True):
    """A day that a source states.

    Args:
        date: as a record has it; the year is that of the record where the source gives none.
        stated: the words that say so.
        evidence: these and some before them.
        paragraph: where they stand.
    """

    date: str
    stated: Span
    evidence: Span
    paragraph: int


def date_of(id_: str) -> str:
    """The date at the start of a record's id; empty where there is none, or none of the calendar."""
    written = re.match(r"\d{4}(-\d\d(-\d\d)?)?(?=-|$)", id_)
    return written.group() if written and parse_date(written.group()) else ""


def stated_days(view: TextView, id_date: str, paragraphs: list[int]) -> Iterator[DatedWords]:
    """The day of the record by its weekday, where the source names that, and the days with a month; each day once.

    Args:
        id_date: the date of the record.
        paragraphs: the paragraphs to look at.
    """
    seen: set[str] = set()
    for number in paragraphs:
        for day, stated in sorted((*_weekday(view, id_date, number), *_days(view, id_date, number)), key=itemgetter(1)):
            if day not in seen:
                seen.add(day)
                yield DatedWords(day, stated, _evidence(view, stated, number), number)


def published_on(view: TextView, paragraph: int) -> str:
    """The day that a dateline, or a line without a sentence, gives with its year: "Lowen, June 3, 2032"; else empty."""
    first, end = paragraph_bounds(view, paragraph)
    is_line = end - first <= _DATELINE or (end - first <= _CREDIT and not is_prose(view, paragraph))
    line = end if is_line else story_start(view, paragraph)
    written = (day for span, day in _written(view, paragraph) if span[1] <= line)
    return next((_iso(day, day.year) for day in written if day.year), "")


# Asked of every phrase and every date of a paragraph.
@lru_cache(maxsize=64)
def story_start(view: TextView, paragraph: int) -> int:
    """Where a paragraph goes on behind its byline and dateline, which may have a date in place of a dash: "LOWEN, May 4 The pier"."""
    first, end = paragraph_bounds(view, paragraph)
    words = view.text.words
    if wire := dateline_end(words[first:end]):
        return first + wire
    place = next((at for at in range(first, min(end, first + _DATELINE)) if _is_place(words[at])), None)
    dates = (span for span, _ in _written(view, paragraph) if first < span[0])
    if place is None:
        # "Lowen, 3 June 2032." is one too, but not "Lowen, May 4, was dry".
        return next((stop for span in dates if end > span[1] and (stop := _after_place(view, first, span))), first)
    # "NABC said May 4" is a sentence.
    near = (span for span in dates if 0 < span[0] - place < _LEAD)
    plain = (span for span in near if all(word.isupper() or word[-1] in ".," for word in words[place : span[0]]))
    # "RÍO CLARO. The bridge fell": no other sentence is all capitals.
    alone = next((at + 1 for at in range(first, min(first + _LEAD, end - 1)) if words[at][-1] == "."), first)
    capitals = all(word.rstrip(".").isalpha() and word.isupper() for word in words[first:alone])
    return max((span[1] for span in plain), default=alone if capitals else first)


def _is_place(word: str) -> bool:
    return len(word) > 2 and word.strip(".,").isupper()


def place_in(view: TextView, paragraph: int) -> str:
    """The place with which a dateline begins, in small letters but for the first of each word; empty where there is none."""
    first, end = paragraph_bounds(view, paragraph)[0], story_start(view, paragraph)
    words = [*dropwhile(lambda word: word.lower() in _OUTLETS, view.text.words[first:end])]
    capitals = (at for at, word in enumerate(words) if word[2:] and word[0].isalpha() and word.strip(".,").isupper())
    # A byline may stand before it: "By Ann Roe LOWEN, May 4".
    begin = next(capitals, 0)
    # "LOWEN, May 4", "LOWEN — ", "LOWEN (NP) — ".
    behind = ((at, words[at + 1] if at + 1 < len(words) else DASH) for at in range(begin, len(words)))
    stop = next((at for at, after in behind if words[at][-1] == "," or after == DASH or after[0] == "("), begin)
    place = [word.strip(",") for word in words[begin : stop + 1]]
    place[-1:] = [word.rstrip(".") if word.isupper() and len(word) > _ABBREVIATION else word for word in place[-1:]]
    plain = all(word.replace("-", "").replace("'", "").replace(".", "").isalpha() for word in place)
    return " ".join(word.title() if word.isupper() else word for word in place) if plain else ""


def _after_place(view: TextView, first: int, date: Span) -> int | None:
    """Where a paragraph goes on behind a place and a date with which it begins; None where something else stands there."""
    words = view.text.words
    names = words[first : date[0]]
    if names[-1][-1] != "," or not all(word.istitle() and word.lower() not in SMALL for word in names):
        return None
    return date[1] + 1 if words[date[1]] == DASH else date[1] if words[date[1] - 1].endswith((".", ".-")) else None


def _iso(written: WrittenDate, year: int) -> str:
    """A day as ISO 8601 has it; empty where it has no month or is none of the calendar."""
    day = f"{year:04}-{written.month:02}-{written.day:02}" if written.month and written.day else ""
    return day if day and parse_date(day) else ""


def _days(view: TextView, id_date: str, paragraph: int) -> Iterator[tuple[str, Span]]:
    for span, written in _written(view, paragraph):
        day = _iso(written, written.year or int(id_date[:4]))
        if day and span[0] >= story_start(view, paragraph) and _is_narrated(view, span):
            yield day, span


def _written(view: TextView, paragraph: int) -> Iterator[tuple[Span, WrittenDate]]:
    """The dates of a paragraph, with the positions of their words."""
    first, end = paragraph_bounds(view, paragraph)
    words = view.text.words[first:end]
    starts = [0, *accumulate(len(word) + 1 for word in words)][:-1]
    for written in written_dates(" ".join(words)):
        yield (first + number_at(starts, written.start) - 1, first + number_at(starts, written.end - 1)), written


def _weekday(view: TextView, id_date: str, paragraph: int) -> Iterator[tuple[str, Span]]:
    """The first word of a paragraph that names the weekday of the record's day."""
    if len(id_date) < len("2031-05-04"):
        return
    weekday = date.fromisoformat(id_date).weekday()
    for at in range(*paragraph_bounds(view, paragraph)):
        if weekday in weekdays_named(view.text.words[at]) and _is_narrated(view, (at, at + 1)):
            yield id_date, (at, at + 1)
            return


def _is_narrated(view: TextView, span: Span) -> bool:
    """Whether words are none of a quotation; a text without marks is all its author's words."""
    return view.text.marks == "none" or quotation_of(view, *span) is None


def _evidence(view: TextView, stated: Span, paragraph: int) -> Span:
    """A date with some words of its sentence before it; where it begins that, with some behind it."""
    sentence = view.sentences[number_at(view.sentences, stated[0]) - 1]
    start, end = paragraph_bounds(view, paragraph)
    behind = max((last for _, last in view.quotations if last <= stated[0]), default=0)
    first = max(sentence, start, story_start(view, paragraph), behind, stated[0] - _LEAD, stated[1] - MAX_WORDS)
    ahead = min((begin for begin, _ in view.quotations if begin >= stated[1]), default=end)
    last = stated[1] if first < stated[0] else min(end, ahead, stated[0] + _LEAD + 1)
    return first, max(last, stated[1])
