"""The benchmarks: `make bench`. Every figure is a ratio of works that were done in turn, in one run."""

import argparse
import sys
import tempfile
from pathlib import Path

from bench import build
from bench.archive import ArchiveError
from bench.build import UnlikeError
from bench.timing import Comparison, Failed

_ROW = "{:<34} {:>9} {:>10} {:>17} {:>9}"


def main() -> int:
    """Run every benchmark and print its ratio beside its goal; returns the exit status."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("-n", type=int, default=1000, help="how many records (default: 1000)")
    parser.add_argument("--times", type=int, default=3, help="how often each work is done (default: 3)")
    parser.add_argument("--theme", default="furo", help="the HTML theme of both sites (default: furo)")
    parser.add_argument("--texts", action="store_true", help="check against texts, not seals")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            full = build.run(Path(folder, "build"), options.n, options.times, options.theme, texts=options.texts)
        except (ArchiveError, Failed, UnlikeError) as error:
            print(f"make bench: {error}", file=sys.stderr)
            return 1
    print(_ROW.format("work, as a ratio of CPU time", "goal", "measured", "least to most", ""))
    print(_line(f"full build, {options.n:,} records, {options.theme}", build.GOAL, full))
    return 0


def _line(work: str, goal: float, comparison: Comparison) -> str:
    least, *_, most = comparison.pairs * 2
    verdict = "met" if comparison.ratio <= goal else "missed"
    spread = f"{least:.2f} to {most:.2f}"
    return _ROW.format(work, f"{goal:.2f}", f"{comparison.ratio:.2f}", spread, verdict)


if __name__ == "__main__":
    sys.exit(main())
