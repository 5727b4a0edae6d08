"""Whether a text has words, and tells where its paragraphs end."""

from incident_record.source.text import fold

# With the stops of Chinese and Japanese, Arabic, Urdu and Hindi, which print ends sentences with.
_ENDS = tuple(".!?…。！？؟۔।")
_CLOSERS = "'\"’”»›“‘)]}」"


def has_words(text: str) -> bool:
    """Whether a text has a letter or a digit: marks and invisible characters alone are an empty text."""
    return any(map(str.isalnum, text))


def are_paragraphs_unclear(text: str) -> bool:
    """Whether a text has several lines, most of which end a sentence, and no blank line between them.

    Text that is copied from a word processor or a page often has a line a paragraph. Where most lines break a sentence,
    they are those of a terminal or an editor, and the text is one paragraph.
    """
    lines = [line.strip() for line in fold(text).strip().splitlines()]
    if len(lines) < 2 or not all(lines):
        return False
    ending = sum(line.rstrip(_CLOSERS).endswith(_ENDS) for line in lines)
    # Half, since a wrapped line ends a sentence by chance too, and a heading ends none.
    return 2 * ending > len(lines)
