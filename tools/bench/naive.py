"""The check that one would write in ten minutes: each span is a part of its source's text, and nothing else is asked.

`python naive.py FOLDER [rapidfuzz | gtrex]`: with a library a span may be nearly there.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

_FOLDED = str.maketrans("“”‘’–—", "\"\"''--")


def normalized(text: str) -> str:
    """A text with straight marks, and one space between words."""
    return re.sub(r"\s+", " ", text.translate(_FOLDED))


def main(folder: Path, how: str) -> int:
    """Check the records of a folder, whose texts are in `sources/`; returns how many spans are not found."""
    missing = 0
    for path in sorted(folder.glob("*.yaml")):
        record = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        stems = {source["id"]: source["text"] for source in record["sources"]}
        sources = {id_: (folder / "sources" / f"{stem}.txt").read_text("utf-8") for id_, stem in stems.items()}
        finders = {id_: _finder(source, how) for id_, source in sources.items()}
        for quote in record["quotes"]:
            stands = finders[quote["at"].split(":")[0]]
            missing += sum(not stands(span) for span in quote["spans"])
    return missing


def _finder(source: str, how: str) -> Callable[[str], bool]:
    """Whether a span stands in a source, as one of the libraries sees it."""
    if how == "gtrex":
        from gtrex import Policy, Verifier  # only this way needs it

        verifier = Verifier(source, Policy())
        return lambda span: bool(verifier.verify(span).grounded)
    text = normalized(source)
    if how == "rapidfuzz":
        from rapidfuzz import fuzz  # only this way needs it

        return lambda span: fuzz.partial_ratio(normalized(span), text, score_cutoff=95) > 0
    return lambda span: normalized(span) in text


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), (*sys.argv[2:], "find")[0]), "spans are not found")
