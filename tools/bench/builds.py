"""What building a site costs: beside other generators, from one size to another, and after an edit."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import sites
from bench.rows import Growth, Row, Rows, Scale
from bench.timing import Work, note, ratios, take_turns

ALIKE = 0.01
"""How far the words and the links of two sites may differ, as a part of all."""


class UnlikeError(Exception):
    """Two sites do not show the same, so their times cannot be compared."""


def beside_others(folder: Path, scale: Scale) -> Rows:
    """The full build, beside plain Sphinx and mkdocs with pages of the same content.

    Raises:
        UnlikeError: the sites do not show the same.
    """
    sites.make(folder, scale.small, plain=True)
    works = [_full(folder, "ours", scale.theme), _full(folder, "plain", scale.theme)]
    if scale.peers:
        command = [str(scale.peers), "-m", "mkdocs", "build", "-q", "-f", str(sites.mkdocs(folder))]
        works.append(Work("mkdocs", command, partial(shutil.rmtree, folder / "mkdocs-html", ignore_errors=True)))
    rounds = take_turns(works, scale.rounds)
    check_alike(folder)
    goals = {"plain": ("plain Sphinx with MyST", 0.15), "mkdocs": ("mkdocs", 0.9)}
    for work in works[1:]:
        name, goal = goals[work.name]
        yield Row(f"full build, {scale.small:,} records, to {name}", goal, ratios(rounds, "ours", work.name))


def check_alike(folder: Path) -> None:
    """Compare what our site and the plain one show: every overview, and at most fifty records.

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


def growing(folder: Path, scale: Scale, growth: Growth) -> Rows:
    """Builds of a small archive and a large one: in full, without changes, and after an edit."""
    small, large = folder / "small", folder / "large"
    sites.make(small, scale.small)
    sites.make(large, scale.large)
    rounds = take_turns(
        [_full(small, "ours", scale.theme, "small"), _full(large, "ours", scale.theme, "large")], scale.rounds
    )
    more = scale.large / scale.small
    for name, count in (("small", scale.small), ("large", scale.large)):
        growth.setdefault("full build", []).append((count, min(run.cpu for run in rounds[name]) / count * 1000))
    sizes = f"{scale.large:,} to {scale.small:,}"
    yield Row(f"full build, CPU a record, {sizes}", 1.1, ratios(rounds, "large", "small", per=more))
    yield Row(f"memory, full build of {scale.large:,}", 500, [run.memory for run in rounds["large"]], " MiB")
    yield Row(f"largest page, {scale.large:,} records", None, [_largest(large)], " kB")
    yield from _edits(large, scale, _again(small, scale.theme, "small"), sizes)


def largest(folder: Path, scale: Scale, growth: Growth) -> Rows:
    """The build of the largest archive, once; nothing where the scale has none."""
    if scale.huge:
        sites.make(folder, scale.huge)
        (run,) = take_turns([_full(folder, "ours", scale.theme)], 1)["ours"]
        growth["full build"] = [(scale.huge, run.cpu / scale.huge * 1000)]
        yield Row(f"memory, full build of {scale.huge:,}", None, [run.memory], " MiB")
        yield Row(f"largest page, {scale.huge:,} records", 300, [_largest(folder)], " kB")


def _edits(folder: Path, scale: Scale, small: Work, sizes: str) -> Rows:
    """Builds after one record was edited, removed and added again, beside one without changes."""
    incidents = folder / "ours" / "incidents"
    # The last of a city, which no other record names as related.
    path = sorted(incidents.glob("*.yaml"))[min(scale.large // 50 * 25 + 24, scale.large - 1)]
    aside = folder / path.name

    def edit() -> None:
        path.write_text(path.read_text("utf-8").replace("title: ", "title: Another ", 1), "utf-8")

    # A record is removed before it is added again, so these works go in this order and not by turns.
    steps: dict[str, Callable[[], object]] = {
        "without changes": lambda: None,
        "edited": edit,
        "removed": lambda: path.rename(aside),
        "added": lambda: aside.rename(path),
    }
    works = [_again(folder, scale.theme, name, prepare) for name, prepare in steps.items()]
    rounds = take_turns([small], scale.rounds)
    for _ in range(scale.rounds):
        for work in works:
            for name, runs in take_turns([work], 1).items():
                rounds.setdefault(name, []).extend(runs)
    for name in ("edited", "added", "removed"):
        row = f"one record {name} among {scale.large:,}, to a build without changes"
        yield Row(row, 1.5, ratios(rounds, name, "without changes"))
    yield Row(f"a build without changes, {sizes}", 3, ratios(rounds, "without changes", "small"))


def this_site(folder: Path, scale: Scale) -> Rows:
    """This project's own site, beside one page with the same extensions and theme."""
    page = folder / "page" / "docs"
    page.mkdir(parents=True)
    (page / "index.md").write_text("# One page\n\nWords.\n", "utf-8")
    (page.parent / "conf.py").write_text(
        sites.PLAIN_CONF.replace("myst_parser", 'myst_parser", "sphinx_design'), "utf-8"
    )
    works = [
        Work(
            name,
            sites.sphinx(source, source, sites.built(folder, name), "furo"),
            partial(_clear, folder, name),
            sites.environment(folder),
        )
        for name, source in (("page", folder / "page"), ("site", sites.ROOT))
    ]
    rounds = take_turns(works, scale.rounds)
    yield Row(
        "this site, cold, to a one-page furo project with the same extensions", 1.5, ratios(rounds, "site", "page")
    )


def _full(folder: Path, site: str, theme: str, name: str = "") -> Work:
    return Work(
        name or site, sites.building(folder, site, theme), partial(_clear, folder, site), sites.environment(folder)
    )


def _again(folder: Path, theme: str, name: str, prepare: Callable[[], object] = lambda: None) -> Work:
    return Work(name, sites.building(folder, "ours", theme), prepare, sites.environment(folder))


def _largest(folder: Path) -> float:
    return max(path.stat().st_size for path in sites.built(folder, "ours").rglob("*.html")) / 1000


def _clear(folder: Path, site: str) -> None:
    out = sites.built(folder, site)
    for path in (out, out.with_name(f"{out.name}-trees"), folder / "cache"):
        shutil.rmtree(path, ignore_errors=True)
