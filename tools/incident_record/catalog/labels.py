"""The few fixed words that pages put around what a record holds."""

from collections.abc import Sequence

PERSON_KINDS = {"person": "Person", "organization": "Organization", "group": "Group"}
"""The kinds of people."""

STATUSES = {
    "requested": "Requested",
    "under-review": "Under review",
    "adopted": "Adopted",
    "rejected": "Rejected",
    "not-stated": "Not stated",
}
"""How a policy point stood."""

MODES = {"text": "the text itself", "seal": "the seal of the text"}
"""What the check has read of a source."""

ON_PARTS = (
    "This list takes several pages. An address with # that led into it ends here; the search finds what it named."
)
"""What the first page of a split overview says: it has none of the anchors that it had as one page."""

LEFT_OUT = " […] "
"""What is drawn between two spans where the source's speech goes on."""

BETWEEN = "” “"
"""What is drawn between two spans where the source only says who speaks."""

CONTENT_NOTE = "Content note:"
"""The label of a content note."""

ITS_WORDS, NOTE = "Source’s words", "Note"
"""What unfolds the margin of a sentence where there is no room beside it: with the source's words in it, or without."""

NOT_STATED = "Not stated."
"""What stands where a source says nothing."""

PROVES = (
    "A quote that is proved is one that the source printed in quotation marks, word for word, and gave to this speaker. "
    "Where a whole text is somebody’s own words, it is one that stands there word for word."
)
"""What a pass proves."""

DOES_NOT_PROVE = (
    "that the speaker was right, or that the source reported truly.",
    "that the sentences in our own words are fair: people read those, no program does.",
    "that a seal was made from the true text: whoever has the article can make it again and compare the digest.",
)
"""What a pass does not prove."""


PROBLEMS = "This record does not pass the check. What the problems touch is marked as not proved."
"""What the page of a record with problems says."""

UNREADABLE = "This record cannot be read, so nothing of it is shown. The check found:"
"""What the page of a record says that cannot be read."""


def in_a_row(parts: Sequence[str]) -> str:
    """Names as a sentence has them: `A`, `A and B`, `A, B and C`."""
    # Without a comma before "and", as newspapers print lists.
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def many(number: int, what: str) -> str:
    """A count with its noun: `1 quote`, `2 quotes`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def contact_sentence(setting: str) -> str:
    """How to ask for a correction.

    Args:
        setting: an address or a sentence; empty where this copy names none.
    """
    return f"To ask for a correction: {setting}" if setting else "This copy of the site names nobody to write to."


def after_verb(text: str, verb: str = "") -> str:
    """What joins a statement's verb and text: small letters go on after the verb, all else is a sentence of its own."""
    # Not "a capital": a script without cases has neither. A verb may bring its own colon, as in "قالت:".
    return " " if text[:1].islower() or verb.endswith((":", "：")) else ": "
