"""Keeps what the parts of a benchmark have measured, so that the page can be written after several runs."""

import json
from dataclasses import asdict
from pathlib import Path

from bench.rows import Part, Row

FOLDER = Path(__file__).resolve().parents[2] / "_build" / "bench"


def save(name: str, part: Part) -> None:
    """Keep a part in place of what it has measured before."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps(asdict(part)), "utf-8")


def load(name: str) -> Part | None:
    """What a part has measured last; None where it has not run."""
    try:
        content = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    rows = [Row(**row) for row in content.pop("rows")]
    return Part(**content, rows=rows)
