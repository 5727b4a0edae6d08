"""Whom a noun phrase names besides its head: "a spokesman for the board", "a letter from Roe", "Roe's statement"."""

from incident_record.languages import all_words
from incident_record.source import lexicon as lex
from incident_record.source.units import Unit, has_no_capitals

_SPOKESMEN, _LINKS = all_words("spokesmen"), all_words("spokesman_links")
_ARTICLES = all_words("articles")
_OFFICER = 3  # capitals behind "of" that hold a name besides: "Secretary of State Ann Roe", not "Bank of New York"


def is_proxy(unit: Unit, first: int, core: int) -> bool:
    """Whether a phrase between two tokens is "a spokesman for", where no spokesman is named."""
    # Just three words: a spokesman who is named speaks for himself.
    words = [token.low for token in unit[first : core + 1]]
    return len(words) == 3 and words[0] in _ARTICLES and words[1] in _SPOKESMEN and words[2] in _LINKS


def is_document(unit: Unit, head: int, core: int) -> bool:
    """Whether two tokens are the noun and the preposition of "a letter from", "a letter written by"."""
    liked = any(token.low in lex.RECEIVING for token in unit[head + 1 : core])  # "a letter liked by"
    return core > head and not liked and unit[head].low in lex.DOCUMENTS and unit[core].low in lex.LINKS


def owner_of(unit: Unit, first: int, head: int) -> int | None:
    """The token of whoever wrote or said what a phrase is: "Roe's statement"."""
    owned = head > first and unit[head].low in lex.UTTERANCES and unit[head - 1].possessive
    return head - 1 if owned else None


def opens_phrase(unit: Unit, i: int) -> bool:
    """Whether a noun phrase begins at a token, by its first word."""
    low = unit.at(i).low
    several = lex.is_person(low) or low in lex.INSTITUTIONS  # "the mayor and police"
    return i < len(unit) and (unit.in_name(i) or low in lex.DETERMINERS or several or has_no_capitals(low))


def officer_after(unit: Unit, core: int, end: int) -> tuple[int, int] | None:
    """Where the name behind an office and what it is of begins and ends: "Secretary of State Ann Roe"."""
    if not core or unit[core].low not in lex.BELONGING:
        return None
    office = unit[core - 1].low.lower()
    # Without an article any noun for a person is like a title: "said master of ceremonies Ann Roe".
    bare = lex.is_person_noun(office) and unit.at(core - 2).low not in lex.DETERMINERS
    if office not in lex.OFFICES and not bare:
        return None
    first = core + 1 + (core + 1 < end and unit[core + 1].low in lex.DETERMINERS)
    named = next((k for k in range(first, end) if unit[k].capital), end)
    if first < named < end and lex.is_person_noun(unit[named - 1].low):
        return None  # "a friend of mayor Ann Roe"
    if first < named < end and not any(token.closes for token in unit[first:named]):
        first = named - 1  # "director of research Ann Roe"
    last = first + (first < named)
    while last < end and unit[last].capital and not unit[last].possessive and not unit[last - 1].stop:
        last += 1
    return (first + 1, last) if last - first >= _OFFICER else None


def attached_names(unit: Unit, head: int, end: int) -> list[int]:
    """The names that an "and" joins which is written as one word with each, as Arabic does."""
    return [k for k in range(head + 1, end) if has_no_capitals(unit[k].low) and unit[k].low.startswith(lex.ATTACHED)]
