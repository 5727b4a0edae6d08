"""The benchmarks: `make bench`. Every figure of time is a ratio of processes that were measured in turn.

A part that was measured is kept in `_build/bench`, so that a long run can be done part by part (`--only`).
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench import builds, checks, kept, page
from bench.archive import ArchiveError
from bench.builds import UnlikeError
from bench.rows import QUICK, Growth, Part, Rows, Scale
from bench.timing import Failed

_LINE = "{:<78} {:>9} {:>10} {:>18} {}"


def main() -> int:
    """Run every benchmark and print each ratio beside its goal; returns the exit status."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small archives, one round: no figure to rely on")
    parser.add_argument(
        "--only", metavar="PART", choices=PARTS, action="append", help="do this part alone (repeatable)"
    )
    parser.add_argument("--times", type=int, help="how often each work is done")
    parser.add_argument("--large", type=int, help="records of a large archive (default: 1000)")
    parser.add_argument("--peers", type=Path, help="a Python with mkdocs, rapidfuzz and gtrex, to measure them too")
    parser.add_argument(
        "--huge", type=int, help="records of the largest archive that is built; 0: none (default: 10000)"
    )
    parser.add_argument("--page", type=Path, help="write the page on speed, and its drawing beside it")
    options = parser.parse_args()
    scale = replace(QUICK if options.quick else Scale(), peers=options.peers)
    scale = replace(scale, rounds=options.times or scale.rounds, large=options.large or scale.large)
    scale = replace(scale, huge=scale.huge if options.huge is None else options.huge)
    failed = 0
    print(_LINE.format("work", "goal", "measured", "least to most", ""), flush=True)
    for name in options.only or PARTS:
        failed |= _measure(name, scale, quick=options.quick)
    if options.page:
        page.write(options.page, [part for name in PARTS if (part := kept.load(name))])
    return failed


def _measure(name: str, scale: Scale, *, quick: bool) -> int:
    """Measure one part, print its rows and keep them; returns 1 if it has failed."""
    part = Part(date.today().isoformat(), quick)
    with tempfile.TemporaryDirectory() as folder:
        try:
            for row in PARTS[name](Path(folder), scale, part.growth):
                # The goals are for large archives.
                part.rows.append(replace(row, goal=None) if quick else row)
                print(_LINE.format(*part.rows[-1].cells), flush=True)
        # One part that fails must not cost the figures of the others.
        except (ArchiveError, Failed, UnlikeError) as error:
            print(f"make bench: {name}: {error}", file=sys.stderr)
            return 1
        # Before the archives are removed, which takes minutes for the largest.
        kept.save(name, part)
    return 0


PARTS: dict[str, Callable[[Path, Scale, Growth], Rows]] = {
    "start": lambda folder, scale, _: checks.start(folder, scale),
    "naive": lambda folder, scale, _: checks.beside_naive(folder, scale),
    "altered": lambda folder, scale, _: checks.altered(folder, scale),
    "checks": checks.growing,
    "site": lambda folder, scale, _: builds.this_site(folder, scale),
    "others": lambda folder, scale, _: builds.beside_others(folder, scale),
    "builds": builds.growing,
    "largest": builds.largest,
}
"""The parts of a run, by name, the quick ones first."""


if __name__ == "__main__":
    sys.exit(main())
