"""What the check costs: beside the start of Python, a naive script, and itself."""

import os
import re
import shutil
import sys
from pathlib import Path

from bench import archive
from bench.rows import Growth, Row, Rows, Scale
from bench.timing import Work, measure, note, ratios, take_turns

ROOT = Path(__file__).resolve().parents[2]
_NAIVE = str(Path(__file__).with_name("naive.py"))
_NO_CACHE = {"INCIDENT_TEXTS": "", "INCIDENT_CACHE": ""}


def start(folder: Path, scale: Scale) -> Rows:
    """A first check of two records, beside a Python that only imports what reads YAML."""
    incidents = folder / "two"
    archive.make_apart(incidents, 2, texts="yes")
    works = [
        Work("import yaml", [sys.executable, "-c", "import yaml"]),
        _check("texts and seals", incidents),
        _check("seals", incidents, "--seal-only"),
    ]
    rounds = take_turns(works, max(5, 3 * scale.rounds))
    for how in ("texts and seals", "seals"):
        work = f'check, cold, two records, {how}, to `python -c "import yaml"`'
        yield Row(work, 3, ratios(rounds, how, "import yaml"))


def beside_naive(folder: Path, scale: Scale) -> Rows:
    """The check of an archive, beside a script that looks for each span in the text."""
    incidents, cache = folder / "incidents", folder / "cache"
    archive.make_apart(incidents, scale.large, texts="yes")
    kept = {"INCIDENT_TEXTS": "", "INCIDENT_CACHE": str(cache)}
    works = [
        Work("naive", [sys.executable, _NAIVE, str(incidents)]),
        _check("texts and seals", incidents),
        _check("seals", incidents, "--seal-only"),
        _check("again without changes", incidents, environment=kept),
        _check("texts and seals, compared before", incidents, environment=kept, prepare=lambda: _touch(incidents)),
    ]
    measure(works[3])
    goals = {"texts and seals": 4.0, "seals": 4.0, "again without changes": 0.1}
    if scale.peers:
        libraries = ("rapidfuzz", "gtrex")
        works += [Work(name, [str(scale.peers), _NAIVE, str(incidents), name]) for name in libraries]
    # The last of ours changes every record, so what is checked again without changes has to be made good before.
    rounds = take_turns([works[0], *works[1:3], *works[5:]], scale.rounds)
    rounds |= take_turns([works[3]], scale.rounds) | take_turns([works[4]], scale.rounds)
    for work in works[1:]:
        name = f"check, {scale.large:,} records, {work.name}, to the naive script"
        yield Row(name, goals.get(work.name), ratios(rounds, work.name, "naive"))


def altered(folder: Path, scale: Scale) -> Rows:
    """An archive in which one quote in ten is altered, beside itself; without seals, so that passages are looked for."""
    unaltered, incidents = folder / "whole", folder / "altered"
    archive.make_apart(unaltered, scale.large, texts="yes", seals="none")
    shutil.copytree(unaltered, incidents)
    for path in incidents.glob("*.yaml"):
        record = path.read_text("utf-8")
        path.write_text(re.sub(r"(?m)^(  spans:\n  - \S+ )\S+", r"\1altered", record, count=1), "utf-8")
    works = [_check("unaltered", unaltered), _check("altered", incidents, status=1)]
    name = f"check, {scale.large:,} records, one quote in ten altered, to unaltered"
    yield Row(name, 1.2, ratios(take_turns(works, scale.rounds), "altered", "unaltered"))


def growing(folder: Path, scale: Scale, growth: Growth) -> Rows:
    """The check of ever larger archives, from seals: memory, and processor time for its growth."""
    unaltered = folder / "whole"
    note(f"Making {scale.large:,} records ...")
    archive.make_apart(unaltered, scale.large, seals="quick")
    for count in scale.checked:
        incidents = folder / str(count)
        archive.take(unaltered, incidents, count)
        (run,) = take_turns([_check(f"{count:,} records", incidents, "--seal-only")], 1)[f"{count:,} records"]
        growth.setdefault("check", []).append((count, run.cpu / count * 1000))
        goal = 150 if count == 10_000 else None
        yield Row(f"memory, check of {count:,}", goal, [run.memory], " MiB")


def _check(
    name: str, incidents: Path, *options: str, environment: dict[str, str] | None = None, **more: object
) -> Work:
    command = [sys.executable, str(ROOT / "tools" / "quote_check.py"), str(incidents), *options]
    return Work(name, command, environment=environment or _NO_CACHE, **more)  # type: ignore[arg-type]


def _touch(incidents: Path) -> None:
    """Give every record another content that says the same."""
    for path in incidents.glob("*.yaml"):
        with path.open("ab") as file:
            file.write(os.linesep.encode())
