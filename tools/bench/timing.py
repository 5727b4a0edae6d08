"""Processes measured in turn, and their times as ratios.

Libraries for benchmarks were left aside: pytest-benchmark times functions, and pyperf's command mode reads the
wall clock and ends with one command before it begins the next. Here whole processes are compared on machines that
others use too, so their processor time counts, and they take turns.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from tempfile import TemporaryFile


class Failed(Exception):
    """A process that was to be measured has failed; the message is its command and what it printed."""


@dataclass(frozen=True)
class Run:
    """What one process took, with all the processes that it waited for.

    Args:
        cpu: seconds of processor time, the user's and the system's.
        wall: seconds that passed.
        memory: the largest resident size, in MiB.
    """

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Work:
    """Something to measure.

    Args:
        name: what it is called in the output.
        command: the process.
        prepare: done before each run, and not measured.
    """

    name: str
    command: Sequence[str]
    prepare: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Comparison:
    """Two works that were measured in turn; the runs are in the order in which they were made."""

    ours: tuple[Run, ...]
    other: tuple[Run, ...]

    @property
    def ratio(self) -> float:
        """The median of our processor times, divided by the other's."""
        return median(run.cpu for run in self.ours) / median(run.cpu for run in self.other)

    @property
    def pairs(self) -> list[float]:
        """The ratio of the processor times in each turn, the smallest first."""
        return sorted(ours.cpu / other.cpu for ours, other in zip(self.ours, self.other, strict=True))


def compare(ours: Work, other: Work, times: int, environment: Mapping[str, str]) -> Comparison:
    """Measure two works in turn.

    Args:
        ours: the work whose ratio is asked for.
        other: the work that it is divided by.
        times: how often each is done.
        environment: variables for the processes, beside those of this one.

    Raises:
        Failed: one of them has failed.
    """
    runs: dict[str, list[Run]] = {ours.name: [], other.name: []}
    for turn in range(times):
        # Whichever goes first finds a colder disk, so they change places.
        for work in (ours, other) if turn % 2 == 0 else (other, ours):
            work.prepare()
            run = measure(work.command, environment)
            runs[work.name].append(run)
            note(f"{turn + 1} of {times}, {work.name}: {run.cpu:.1f} s CPU, {run.wall:.1f} s, {run.memory:.0f} MiB")
    return Comparison(tuple(runs[ours.name]), tuple(runs[other.name]))


def measure(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run a process and measure it.

    Raises:
        Failed: it ended with another status than 0.
    """
    with TemporaryFile("w+", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the command is a benchmark's
            command, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        # Unlike `subprocess.run`, this gives the resources of this process alone.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise Failed(f"{' '.join(command)}\n{output.read()}")
    # macOS counts the resident size in bytes, other systems in KiB.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / unit)


def note(message: str) -> None:
    """Tell how far a benchmark is; the results alone go to the standard output."""
    print(message, file=sys.stderr, flush=True)
