"""Draws the packages from the code's own imports: `make drawing` writes `docs/maintainers/packages.svg`."""

import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[3]
DRAWING = ROOT / "docs" / "maintainers" / "packages.svg"
PACKAGE = "incident_record"

_WIDTH, _BOX, _HEIGHT, _ROW = 720, 150, 44, 84

Import = tuple[str, str]
"""A package, and one that its modules import."""


def layers() -> list[list[str]]:
    """The packages from the top layer down, as the contract in `pyproject.toml` has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (contract,) = [contract for contract in settings["contracts"] if contract["type"] == "layers"]
    return [[name.strip().removeprefix(f"{PACKAGE}.") for name in layer.split("|")] for layer in contract["layers"]]


def imports() -> dict[Import, int]:
    """How many imports lead from the modules of one package to those of another."""
    graph = grimp.build_graph(PACKAGE)
    counts: dict[Import, int] = {}
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            pair = _package(module), _package(imported)
            if pair[0] != pair[1] and all(pair):
                counts[pair] = counts.get(pair, 0) + 1
    return counts


def _package(module: str) -> str:
    return module.partition(".")[2].partition(".")[0]


def reduced(pairs: set[Import]) -> set[Import]:
    """The imports that do not follow from others: of A → B → C and A → C the last is left out."""

    def reaches(start: str, end: str, without: Import) -> bool:
        following = [pair[1] for pair in pairs if pair[0] == start and pair != without]
        return end in following or any(reaches(name, end, without) for name in following)

    return {pair for pair in pairs if not reaches(*pair, without=pair)}


def longest_chain(pairs: set[Import]) -> int:
    """How many packages stand in the longest chain of imports."""

    def length(package: str) -> int:
        return 1 + max((length(end) for start, end in pairs if start == package), default=0)

    return max(length(start) for start, _ in pairs)


def draw() -> str:
    """The drawing as SVG. It takes the colors of the page around it."""
    counts, rows = imports(), layers()
    places = {
        name: ((index + 1) * _WIDTH // (len(row) + 1), number * _ROW + _HEIGHT // 2 + 4)
        for number, row in enumerate(rows)
        for index, name in enumerate(row)
    }
    # No wider than the boxes and the lines around them, or the names could not be read on a telephone.
    left = min(x for x, _ in places.values()) - _BOX // 2 - 30
    lines = [
        f'<svg width="100%" style="display:block;margin:auto;max-width:30rem" viewBox="{left} 0 {_WIDTH - 2 * left} {len(rows) * _ROW - 30}" role="img" aria-labelledby="packages-title">',
        '<title id="packages-title">The packages; each line leads from a package down to one that it imports</title>',
        *_arrows(places, counts),
        *_boxes(places),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _arrows(places: dict[str, tuple[int, int]], counts: dict[Import, int]) -> Iterator[str]:
    for start, end in sorted(reduced({*counts})):
        (x1, y1), (x2, y2) = places[start], places[end]
        between = [x for x, y in places.values() if y1 < y < y2]
        top, bottom = y1 + _HEIGHT // 2, y2 - _HEIGHT // 2
        if not between:
            yield _arrow(f"M{x1} {top}C{x1} {bottom - 8} {x2} {top + 8} {x2} {bottom}", x2, bottom, 0)
            continue
        # A line that passes a row goes around its boxes, and meets the side of the last box.
        side = -1 if x1 < _WIDTH // 2 else 1
        lane = side * max(side * x for x in [*between, x2]) + side * (_BOX // 2 + 26)
        edge = x2 + side * _BOX // 2
        yield _arrow(
            f"M{x1} {top}C{x1} {top + 24} {lane} {top + 8} {lane} {top + 40}L{lane} {y2 - 24}Q{lane} {y2} {edge} {y2}",
            edge,
            y2,
            side,
        )


def _arrow(path: str, x: int, y: int, side: int) -> str:
    """A line with its head, which points down, or towards the middle from a side."""
    head = (
        f"M{x + 7 * side} {y - 4}L{x} {y}L{x + 7 * side} {y + 4}"
        if side
        else f"M{x - 4} {y - 7}L{x} {y}L{x + 4} {y - 7}"
    )
    return f'<path d="{path}{head}" fill="none" stroke="currentColor"/>'


def _boxes(places: dict[str, tuple[int, int]]) -> Iterator[str]:
    for name, (x, y) in places.items():
        yield (
            f'<rect x="{x - _BOX // 2}" y="{y - _HEIGHT // 2}" width="{_BOX}" height="{_HEIGHT}" rx="6" fill="none"'
            f' stroke="currentColor"/><text x="{x}" y="{y + 5}" text-anchor="middle" fill="currentColor">{escape(name)}</text>'
        )


if __name__ == "__main__":
    DRAWING.write_text(draw(), "utf-8")
