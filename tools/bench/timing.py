"""Processes measured in turn, and their figures as ratios.

Libraries for benchmarks were left aside: pytest-benchmark times functions, and pyperf's command mode reads the wall clock
and ends with one command before it begins the next. Here whole processes are compared on machines that others use too,
so their processor time counts, and they take turns.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
        environment: variables for the process, beside those of this one.
        status: the exit status that it has to end with.
    """

    name: str
    command: Sequence[str]
    prepare: Callable[[], object] = lambda: None
    environment: Mapping[str, str] = field(default_factory=dict)
    status: int = 0


# Modules are compiled once and kept, as they are for a user; some machines have turned that off.
_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}

Rounds = dict[str, list[Run]]
"""The runs of each work, in the order of the rounds."""


def take_turns(works: Sequence[Work], times: int) -> Rounds:
    """Measure works in turn.

    Args:
        works: all of one comparison.
        times: how many rounds there are.

    Raises:
        Failed: one of them has failed.
    """
    runs: Rounds = {work.name: [] for work in works}
    for turn in range(times):
        # Whichever goes first finds a colder disk, so they change places.
        for work in works if turn % 2 == 0 else works[::-1]:
            work.prepare()
            run = measure(work)
            runs[work.name].append(run)
            note(f"{turn + 1} of {times}, {work.name}: {run.cpu:.2f} s CPU, {run.wall:.1f} s, {run.memory:.0f} MiB")
    return runs


def ratios(rounds: Rounds, ours: str, other: str, *, per: float = 1) -> list[float]:
    """The ratio of two works' processor times in each round.

    Args:
        rounds: from `take_turns`.
        ours: the work whose ratio is asked for.
        other: the work that it is divided by.
        per: how many times as much the first had to do.
    """
    return [mine.cpu / theirs.cpu / per for mine, theirs in zip(rounds[ours], rounds[other], strict=True)]


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """The median, the least and the most of some figures."""
    return median(values), min(values), max(values)


def measure(work: Work) -> Run:
    """Run a process and measure it.

    Raises:
        Failed: it ended with another status than it should.
    """
    with TemporaryFile("w+", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the command is a benchmark's
            work.command, env={**os.environ, **_COMPILED, **work.environment}, stdout=output, stderr=subprocess.STDOUT
        )
        # Unlike `subprocess.run`, this gives the resources of this process alone.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != work.status:
            output.seek(0)
            raise Failed(f"{' '.join(work.command)}\n{output.read()[-2000:]}")
    # macOS counts the resident size in bytes, other systems in KiB.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / unit)


def note(message: str) -> None:
    """Say how far a benchmark is; the results alone go to the standard output."""
    print(message, file=sys.stderr, flush=True)
