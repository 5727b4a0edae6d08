"""The full build: ours over an archive of records, as a ratio to plain Sphinx with the same pages in MyST."""

import shutil
from functools import partial
from pathlib import Path

from bench import sites
from bench.timing import Comparison, Work, compare, note

GOAL = 0.50
"""The most that our processor time may be of plain Sphinx's, at 1,000 records."""

ALIKE = 0.01
"""How far the words and the links of the two sites may differ, as a part of all."""


class UnlikeError(Exception):
    """The two sites do not show the same, so their times cannot be compared."""


def run(folder: Path, count: int, times: int, theme: str, *, texts: bool = False) -> Comparison:
    """Make both sites and build them in turn.

    Args:
        folder: where the sites go; it must not exist.
        count: how many records.
        times: how often each site is built.
        theme: the HTML theme of both.
        texts: whether the check reads texts, not seals.

    Raises:
        ArchiveError: a record does not pass the check.
        Failed: a build failed, or gave a warning.
        UnlikeError: the sites do not show the same.
    """
    sites.make(folder, count, texts=texts)
    ours, plain = (
        Work(site, sites.building(folder, site, theme), partial(_clear, folder, site)) for site in ("ours", "plain")
    )
    comparison = compare(ours, plain, times, sites.ENVIRONMENT)
    check_alike(folder)
    return comparison


def check_alike(folder: Path) -> None:
    """Compare what the two built sites show: every overview, and at most fifty records.

    Raises:
        UnlikeError: more differs than may.
    """
    pages = sorted(path.stem for path in (folder / "plain" / "docs").glob("*.md"))
    records = sorted(path.stem for path in (folder / "plain" / "incidents").glob("*.md"))
    names = [f"docs/{page}" for page in pages]
    names += [f"incidents/{record}" for record in records[:: max(1, len(records) // 50)]]
    words, links = sites.difference(folder, names)
    note(f"The sites differ in {words:.2%} of the words and {links:.2%} of the links.")
    if max(words, abs(links)) > ALIKE:
        raise UnlikeError(
            f"The sites differ in {words:.1%} of the words and {links:.1%} of the links; mend bench/plain.py."
        )


def _clear(folder: Path, site: str) -> None:
    out = sites.built(folder, site)
    for path in (out, out.with_name(f"{out.name}-trees")):
        shutil.rmtree(path, ignore_errors=True)
