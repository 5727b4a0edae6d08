"""What the rules read in the invented articles, pinned beside the number of these rules.

`PYTHONPATH=tools .venv/bin/python -m tests.source.readings` pins it again: where `RULES` has gone up, or an article is another.
"""

import hashlib
import json
import sys
from pathlib import Path

from incident_record.source.seal import POSITIONS
from incident_record.source.text import RULES, canonicalize

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
PINNED = CORPUS / "readings.json"

Readings = dict[str, list[str]]
"""For each article the digest of its text, and that of the words and positions that a seal would commit to."""


def readings(names: str = "*") -> Readings:
    """The readings of all articles, or of those with some names, by the rules as they are now."""
    paths = sorted(CORPUS.glob(f"{names}.txt"))
    return {path.stem: [_digest(text := path.read_text("utf-8")), _read(text)] for path in paths}


def fault(pinned: Readings, version: str, now: Readings) -> str | None:
    """What has to be done, in a sentence; None where the readings are those that are pinned.

    Args:
        pinned: the readings that were pinned.
        version: that of the rules that made them.
        now: the readings by the rules of `RULES`.
    """
    again = "`PYTHONPATH=tools .venv/bin/python -m tests.source.readings`"
    others = [name for name, (text, read) in now.items() if name in pinned and pinned[name] != [text, read]]
    changed = [name for name in others if pinned[name][0] == now[name][0]]
    if changed and version == RULES:
        return f"The rules read {', '.join(changed)} in another way than those of version {RULES}: raise RULES in source/text.py by one, seal again with `make seal`, and then run {again}."
    if version != RULES or pinned.keys() != now.keys() or others:
        return f"Articles or the version of the rules have changed; run {again}."
    return None


def _read(text: str) -> str:
    read = [canonicalize(text, marks) for marks in ("double", "single")]
    return _digest(repr([(each.words, [getattr(each, name) for name in POSITIONS]) for each in read]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def load() -> tuple[str, Readings]:
    """The version that was pinned, and its readings."""
    pins = json.loads(PINNED.read_text("utf-8"))
    return pins["rules"], pins["readings"]


def main() -> int:
    """Pin the readings, unless the rules have changed and their version has not."""
    now = readings()
    version, pinned = load() if PINNED.is_file() else ("", {})
    message = fault(pinned, version, now)
    if message and "raise RULES" in message:
        sys.stderr.write(f"{message}\n")
        return 1
    lines = ",\n".join(f'  "{name}": {json.dumps(value)}' for name, value in now.items())
    PINNED.write_text(f'{{"rules": "{RULES}", "readings": {{\n{lines}\n}}}}\n', "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
