"""The page on speed in the documentation, and the drawing on it, from the figures of one run."""

import os
import platform
from collections import defaultdict
from collections.abc import Sequence
from importlib.metadata import version
from math import log10
from pathlib import Path

from bench.rows import Growth, Part, Row

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 420, 240, 60, 40
_DASHES = {"check": "", "full build": "6 4"}
_PACKAGES = ("sphinx", "furo", "myst-parser", "pyyaml", "jsonschema-rs")


def write(path: Path, parts: Sequence[Part]) -> None:
    """Write the page.

    Args:
        path: the page; the drawing gets its name with `.svg`.
        parts: what was measured.
    """
    drawing, growth = path.with_suffix(".svg"), defaultdict[str, list[tuple[int, float]]](list)
    for name, line in (pair for part in parts for pair in part.growth.items()):
        growth[name] += line  # of several parts: the largest archive is a part of its own
    drawing.write_text(draw(growth), "utf-8")
    path.write_text(_page(parts, drawing.name), "utf-8")


def _page(parts: Sequence[Part], drawing: str) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    # Three columns, so that the table fits on a telephone.
    lines = ["| what | measured | goal met |", "| --- | --- | --- |"]
    lines += [_line(row, quick=part.quick) for part in parts for row in part.rows]
    table = "\n".join(lines)
    days = sorted({part.when for part in parts})
    return f"""# How fast it is

`make bench PAGE=1` has written this page. Figures without a unit are ratios of processor time (user and system) of whole
processes that were measured in turn, since a time alone would mean little on another machine. The least and the most stand
beside a figure of several rounds. The archives are invented: each record has ten quotes, and its article some 500 words.

Measured on {" and ".join(days)}. {platform.system()} on {platform.machine()} with {os.cpu_count()} cores,
Python {platform.python_version()}, {versions}.

{table}

The naive script loads each record with PyYAML's C loader and looks for each span in the text. It does not ask who
speaks. A first check with texts and seals mostly compares them: each takes one scrypt, which is also what a guess at the
text costs. The check remembers what it has compared. The modules are compiled before anything is measured. Above a
thousand records, an archive that is checked repeats them under other ids.

:::{{only}} not builder_epub
```{{raw}} html
:file: {drawing}
```
:::

The drawing has the processor time of one record, for archives of different sizes.
"""


def _line(row: Row, *, quick: bool) -> str:
    """A row of the table; the least and the most where there were several rounds."""
    work, goal, middle, spread, met = row.cells
    rounds = f" ({spread}, {len(row.values)} rounds)" if len(row.values) > 1 else ""
    met = f"{met} ({goal})" if goal else ""
    return f"| {work} | {middle}{rounds} | {'a trial, small archives' if quick else met} |"


def draw(growth: Growth) -> str:
    """The processor time of one record over the number of records, as SVG."""
    points = [point for line in growth.values() for point in line]
    if not points:
        return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n'
    low, high = (log10(pick(count for count, _ in points)) for pick in (min, max))
    most = max(value for _, value in points) * 1.1
    right, top = _WIDTH - 20, 20

    def place(count: int, value: float) -> tuple[float, float]:
        across = (log10(count) - low) / ((high - low) or 1)
        return _LEFT + across * (right - _LEFT - 60), _HEIGHT - _BOTTOM - value / most * (_HEIGHT - _BOTTOM - top)

    parts = [f'<path d="M{_LEFT} {top}V{_HEIGHT - _BOTTOM}H{right}" fill="none" stroke="currentColor"/>']
    for count in sorted({count for count, _ in points}):
        x, _ = place(count, 0)
        parts.append(f'<text x="{x:.0f}" y="{_HEIGHT - 22}" text-anchor="middle">{count:,}</text>')
    parts.append(f'<text x="{_WIDTH // 2}" y="{_HEIGHT - 4}" text-anchor="middle">records</text>')
    for value in (0.0, most / 2, most):
        _, y = place(points[0][0], value)
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.0f}" text-anchor="end">{value:.0f} ms</text>')
    for name, line in growth.items():
        places = [place(*point) for point in sorted(line)]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        parts.append(
            f'<path d="M{path}" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="{_DASHES[name]}"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places]
        parts.append(f'<text x="{places[-1][0] - 4:.0f}" y="{places[-1][1] - 8:.0f}" text-anchor="end">{name}</text>')
    inner = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" style="max-width:34rem" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif"'
        f' font-size="12" fill="currentColor" role="img">\n<title>Processor time of one record</title>\n{inner}\n</svg>\n'
    )
