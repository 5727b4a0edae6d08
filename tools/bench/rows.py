"""The rows of the benchmark's table, and how far a run goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.timing import spread


@dataclass(frozen=True)
class Row:
    """One figure.

    Args:
        work: what was measured.
        goal: the most that it should be.
        values: of each round: ratios, or what `unit` says.
        unit: empty for a ratio of processor times.
    """

    work: str
    goal: float | None
    values: Sequence[float]
    unit: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Work, goal, median, least to most, and whether the goal is met."""
        middle, least, most = spread(self.values)
        goal = "" if self.goal is None else f"{self.goal:g}{self.unit}"
        met = "" if self.goal is None else "yes" if middle <= self.goal else "no"
        return self.work, goal, f"{_short(middle)}{self.unit}", f"{_short(least)} to {_short(most)}", met


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}"


@dataclass(frozen=True)
class Scale:
    """How large the archives of a run are, in records, and how often each work is done.

    Args:
        small: for a build beside other generators.
        large: for growth, edits and the check.
        huge: built once, for its largest page; None to leave it out.
        checked: the sizes at which the check is measured for its growth, once each; above `large` with records again.
        rounds: how often each work is done.
        theme: the HTML theme.
        peers: a Python that has mkdocs, rapidfuzz and gtrex; None to leave these rows out.
    """

    small: int = 100
    large: int = 1000
    huge: int | None = 10_000
    checked: tuple[int, ...] = (100, 1000, 10_000, 31_000)
    rounds: int = 3
    theme: str = "furo"
    peers: Path | None = None


QUICK = Scale(small=5, large=20, huge=None, checked=(10, 20, 40), rounds=1)
"""Within two minutes: that everything runs, and no figure to rely on."""

Rows = Iterator[Row]

Growth = dict[str, list[tuple[int, float]]]
"""By what was done, the number of records and the processor time of one record in milliseconds."""


@dataclass
class Part:
    """What one part of a run has measured.

    Args:
        when: the day.
        quick: whether it was a trial.
        rows: its rows.
        growth: its points of the drawing.
    """

    when: str
    quick: bool
    rows: list[Row] = field(default_factory=list)
    growth: Growth = field(default_factory=dict)
