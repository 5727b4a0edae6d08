"""In which direction a text runs."""

import unicodedata


def direction(text: str) -> str:
    """The direction of a text, `ltr` or `rtl`: that of its first letter (Unicode annex 9, rules P2 and P3)."""
    if text.isascii():  # most texts are, and each name and span is asked for
        return "ltr"
    strong = (unicodedata.bidirectional(char) for char in text)
    # "AL" is the class of Arabic letters, "R" that of Hebrew and other scripts.
    return "rtl" if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L" else "ltr"


def isolated(name: str) -> str:
    """A name for a label, which is text alone: characters keep it to itself there, as an element does elsewhere."""
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}" if direction(name) == "rtl" else name
