"""The texts of pages as the search finds them: folded words, and the script that has the passages of a page."""

import json
import re
import unicodedata
from collections.abc import Iterable

Passage = tuple[str, ...]
"""An anchor, the text from there on, and where there are any, by what else it is found, and its caveats."""

# Accents of Latin letters, and the vowel signs of Arabic.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
# Unicode does not decompose these into a letter and an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def without_accents(text: str) -> str:
    """A text without accents, so that who types a name without them finds it; `incident_search.js` does the same."""
    if text.isascii():
        return text
    # Taken apart first, so that the accents are characters of their own and can be dropped.
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text))).translate(_LETTERS)


def script(docname: str, texts: Iterable[Passage]) -> str:
    """The text of a page as a script: ASCII, so that no encoding spoils it, and harmless inside a page too.

    Args:
        texts: its passages.
    """
    # A script and no JSON file: browsers refuse to fetch from `file:`, but they run scripts there.
    data = json.dumps([docname, [passage for passage in texts if passage[1]]], separators=(",", ":"))
    return f"incidentText({data[1:-1]})\n".replace("<", "\\u003c")


def passage(
    anchor: str, blocks: Iterable[tuple[str, bool]], beside: Iterable[str], caveats: Iterable[str] = ()
) -> Passage:
    """A passage; one that is all notes shows them.

    Args:
        anchor: where it begins; empty for the top of the page.
        blocks: the texts on lines of their own, and whether each names what the next ones are.
        beside: evidence, notes and other names, by whose words it is found too.
        caveats: the notes that an excerpt never goes without.
    """
    line = ""
    notes, warned = (" ".join(" ".join(texts).split()) for texts in (beside, caveats))
    for text, names in blocks:
        if flat := " ".join(text.split()):
            # A dot after what is no sentence.
            line += f"{flat}{'' if flat[-1] in '.:;,!?”’' else ':' if names else ' ·'} "
    line = line.removesuffix(" · ").strip()
    if not line:
        return anchor, f"{notes} {warned}".strip()
    # Most passages have neither, and a page has hundreds.
    return (anchor, line, notes, warned)[: 4 if warned else 3 if notes else 2]
