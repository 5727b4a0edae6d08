"""Mutation testing of `source` and `check`: a seeded sample of small changes, each of which some test has to see.

mutmut makes the changed functions. pytest collects the tests once; then each change is put into the running code of a
fork, which runs the tests that reach the function and stops at the first that fails. No file is changed.

A change that has lived through half a minute of tests counts as a survivor, though a later test might kill it: so the
share of those that were killed may be too small, and is never too large. Tests that are marked `long` are left out.
"""

import argparse
import ast
import copy
import difflib
import gc
import inspect
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import accumulate, islice
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import hypothesis
import pytest
from mutmut.mutation.file_mutation import mutate_file_contents

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parents[1]
PACKAGE = TESTS.parent / "incident_record"
PACKAGES = ("source", "check")
"""Whatever decides a verdict is in one of these, and its tests are in a folder of the same name."""

TIMED = "test_a_failing_quote_costs_at_most_five_times_a_passing_one"
"""A test that compares times, and would take whatever slows a mutant down for a mistake that was seen."""

MEMORY = 4 << 30
SECONDS = 5
"""What a test may take of the processor, besides ten times what it usually takes."""

ENOUGH = 30.0
"""The seconds of tests, as long as they usually take, that a mutant has to live through to be a survivor."""


@dataclass(frozen=True)
class Mutant:
    """A function with a change.

    Args:
        module: the module's name in the package: `source.text`.
        function: the function's name, after its class's where it is a method.
        number: counts the changes of the function, from 1.
        code: what takes the place of the function's code.
        arguments: the function's arguments, with their defaults.
        lines: the lines that differ, as in a diff.
    """

    module: str
    function: str
    number: int
    code: CodeType
    arguments: ast.arguments
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.place} #{self.number}"

    @property
    def place(self) -> str:
        """The function's name after its module's."""
        return f"{self.module}.{self.function}"

    def target(self) -> FunctionType:
        """The function whose code is changed.

        Raises:
            TypeError: it is wrapped in something else.
        """
        function: Any = import_module(f"incident_record.{self.module}")
        for name in self.function.split("."):
            function = inspect.getattr_static(function, name)
        if not isinstance(function, FunctionType):
            raise TypeError(f"{self.place} is no function")
        return function

    def put_in(self) -> None:
        """Change the function, and what its arguments are where they are not given."""
        target = self.target()

        def value(default: ast.expr | None) -> Any:
            return eval(ast.unparse(default or ast.Constant(None)), target.__globals__)  # noqa: S307 (our own code)

        named = zip(self.arguments.kwonlyargs, self.arguments.kw_defaults, strict=True)
        target.__code__ = self.code
        target.__defaults__ = tuple(map(value, self.arguments.defaults))
        target.__kwdefaults__ = {each.arg: value(default) for each, default in named if default is not None}


def main() -> int:
    """Exit status 0 where at least nine of ten mutants are killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=600, help="how many mutants, over all modules (600)")
    parser.add_argument("--seed", type=int, default=1, help="what the sample is drawn with (1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many run at once")
    parser.add_argument(
        "--only", nargs="+", default=[""], help="only mutants whose name begins so: source.text._ends check"
    )
    parser.add_argument("-k", default="", help="only these tests, as for pytest")
    options = parser.parse_args()
    os.chdir(ROOT)  # mutmut looks for its settings there
    # A slow machine must fail no test, and what is drawn must be the same in every run.
    hypothesis.settings.register_profile("mutants", deadline=None, derandomize=True, database=None)
    hypothesis.settings.load_profile("mutants")
    trial = Trial(sample(options.n, options.seed, tuple(options.only)), options.jobs)
    folders = [str(TESTS / package) for package in PACKAGES]
    plain = ["-q", "-s", "--tb=native", "--assert=plain", "-m", "not build and not long", "-p", "no:cacheprovider"]
    status = pytest.main([*plain, "-k", options.k, *folders], plugins=[trial])
    return trial.report() if trial.outcomes else int(status)


def sample(size: int, seed: int, only: tuple[str, ...]) -> list[Mutant]:
    """Mutants of each module by its share of the code; what is drawn of one does not depend on the others.

    Args:
        size: about how many there are of all modules.
        seed: what they are drawn with.
        only: how the names of modules or functions begin that are to be changed.
    """
    lengths = {module: file_of(module).stat().st_size for module in modules()}
    sampled: list[Mutant] = []
    for module, length in lengths.items():
        if any(module.startswith(name) or name.startswith(f"{module}.") for name in only):
            count = round(size * length / sum(lengths.values()))
            sampled += islice(mutants(module, random.Random(f"{seed} {module}")), count)
    print(f"{len(sampled)} mutants, drawn with seed {seed}", flush=True)
    return [each for each in sampled if str(each).startswith(only)]


def modules() -> list[str]:
    """Every module that is mutated, by its name in the package."""
    paths = [path for package in PACKAGES for path in sorted((PACKAGE / package).glob("*.py"))]
    return [f"{path.parent.name}.{path.stem}" for path in paths if path.stem != "__init__"]


def file_of(module: str) -> Path:
    return PACKAGE / f"{module.replace('.', '/')}.py"


def mutants(module: str, draw: random.Random) -> Iterator[Mutant]:
    """Every mutant of a module in any order, except those that change only the words of a message or an assertion."""
    path = file_of(module)
    made = mutate_file_contents(str(path), path.read_text("utf-8"))
    codes = dict(functions_in(compile(made.code, str(path), "exec")))
    trees = {node.name: node for node in ast.walk(ast.parse(made.code)) if isinstance(node, ast.FunctionDef)}
    names = list(made.mutant_names)
    for name in draw.sample(names, len(names)):
        mangled, number = name.rsplit("__mutmut_", 1)
        before, after = (nameless(trees[each]) for each in (f"{mangled}__mutmut_orig", name))
        # The code of a function with `super()` fits no other, since it has an outer variable.
        if unworded(before) != unworded(after) and not codes[name].co_freevars:
            diff = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
            lines = tuple(line for line in diff if not line.startswith(("---", "+++", "@@")))
            # mutmut writes `x_read` for a function and `xǁSealǁdump` for a method.
            function = mangled.removeprefix("x")[1:].replace("ǁ", ".")
            yield Mutant(module, function, int(number), codes[name], trees[name].args, lines)


def functions_in(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """The code of every function, by its name."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant.co_name, constant
            yield from functions_in(constant)


def nameless(function: ast.FunctionDef) -> str:
    """The source of a function, as if all had one name."""
    function = copy.copy(function)
    function.name = "f"
    return ast.unparse(function)


def unworded(source: str) -> str:
    """Code without messages and assertions."""
    return ast.dump(_Unworded().visit(ast.parse(source)))


_ENCODINGS = ("ascii", "utf-8", "utf-8-sig")


class _Unworded(ast.NodeTransformer):
    """Takes out what no verdict depends on: messages, which are strings with spaces between words, and assertions."""

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        target = node.targets[0]
        if isinstance(target, ast.Name) and target.id == "message":
            node.value = ast.Constant("")
        return self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        # What an error says; which error it is stays.
        if isinstance(node.exc, ast.Call):
            node.exc.args = []
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        # `UTF-8` is the encoding `utf-8`; no other string of two cases is looked up so.
        encoding = isinstance(node.value, str) and node.value.casefold() in _ENCODINGS
        return ast.Constant("") if encoding or _is_sentence(node) else node

    def visit_keyword(self, node: ast.keyword) -> ast.AST | None:
        # `zip(…, strict=True)` is an assertion: no input makes the lengths differ.
        return None if node.arg == "strict" else self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return ast.Constant("") if any(map(_is_sentence, node.values)) else self.generic_visit(node)


def _is_sentence(node: ast.AST) -> bool:
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and " " in text and any(map(str.isalpha, text))


class Trial:
    """A pytest plugin that runs the tests against each mutant instead of once."""

    def __init__(self, sample: list[Mutant], jobs: int) -> None:
        self.sample = sample
        self.jobs = jobs
        self.outcomes: dict[str, str] = {}
        self.seconds = 0.0
        self.failed = False
        self.reached: set[str] = set()
        self.set_up: dict[Path, set[str]] = defaultdict(set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        self.failed |= report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        """Note what the fixtures of a test have reached."""
        self.set_up[item.path] |= self.reached

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what is of no use here."""
        items[:] = [item for item in items if getattr(item, "originalname", item.name) != TIMED]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant."""
        began = time.monotonic()
        reach, usual = self.traced(session.items)
        print(f"{len(session.items)} tests take {sum(usual):.0f} s", flush=True)
        gc.freeze()  # what is there now is not copied for each fork
        # By module, since tests of one thing see what is wrong with it.
        kills: dict[str, Counter[int]] = defaultdict(Counter)
        waiting = list(self.sample)
        running: dict[int, tuple[Mutant, Fork]] = {}
        while waiting or running:
            if waiting and len(running) < self.jobs:
                mutant = waiting.pop()
                order = ordered(mutant.module, reach[mutant.place], session.items, usual, kills[mutant.module])
                tests = [(at, session.items[at], usual[at]) for at in order]
                fork = Fork(partial(self.tried, mutant, tests))
                running[fork.pid] = mutant, fork
                continue
            pid, status = os.wait()
            mutant, fork = running.pop(pid)
            killer = fork.result()
            kills[mutant.module].update([killer] if isinstance(killer, int) else [])
            self.outcomes[str(mutant)] = outcome(status, killer)
            if len(self.outcomes) % 50 == 0:
                print(f"{len(self.outcomes)} tried", flush=True)
            if self.outcomes[str(mutant)] == "survived":
                print(f"\n{mutant} survived", *mutant.lines, sep="\n", flush=True)
        self.seconds = time.monotonic() - began
        return True

    def traced(self, items: list[pytest.Item]) -> tuple[dict[str, list[int]], list[float]]:
        """Which tests reach each function, and how many seconds of the processor each test takes."""
        fork = Fork(lambda: self.trace(items))
        result = fork.result()
        os.waitpid(fork.pid, 0)
        if result is None:
            raise pytest.UsageError("A test fails without any change.")
        return result["reach"], result["usual"]

    def trace(self, items: list[pytest.Item]) -> dict[str, Any] | None:
        """What `traced` tells, found out in a fork; None where a test fails."""
        reached = self.reached
        watched = {each.place: each for each in self.sample}
        arms = {name: watch(mutant.target(), name, reached) for name, mutant in watched.items()}
        reach: dict[str, list[int]] = {name: [] for name in arms}
        reached.update(arms)
        usual: list[float] = []
        for at, item in enumerate(items):
            for name in reached:
                arms[name]()
            reached.clear()
            before = time.process_time()
            self.run(items, at)
            usual.append(time.process_time() - before)
            if self.failed:
                print(f"{item.nodeid} fails", file=sys.stderr)
                return None
            # What a fixture does for all tests of a file, it does once.
            for name in reached | self.set_up[item.path]:
                reach[name].append(at)
        return {"reach": reach, "usual": usual}

    @staticmethod
    def run(items: list[pytest.Item], place: int) -> None:
        """Run one test; the next one may go on with its fixtures."""
        item, *others = items[place : place + 2]
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=others[0] if others else None)

    def tried(self, mutant: Mutant, tests: list[tuple[int, pytest.Item, float]]) -> int | str:
        """The number of the first test that fails, or `survived`."""
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        mutant.put_in()
        items = [item for _, item, _ in tests]
        for place, (at, _, usual) in enumerate(tests):
            limit = int(time.process_time() + SECONDS + 10 * usual)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
            self.run(items, place)
            if self.failed:
                return at
        return "survived"

    def report(self) -> int:
        """Print the figures and the survivors; returns the exit status."""
        print(f"\n{'module':24} {'killed':>9} {'timeout':>9} {'survived':>9}")
        for module in modules():
            count = Counter(self.outcomes[str(each)] for each in self.sample if each.module == module)
            print(f"{module:24} {count['killed']:9} {count['timeout']:9} {count['survived']:9}")
        killed = sum(each != "survived" for each in self.outcomes.values())
        share = killed / len(self.sample)
        print(f"\n{killed} of {len(self.sample)} killed ({share:.1%}) in {self.seconds:.0f} s")
        return 0 if share >= 0.9 else 1


def ordered(
    module: str, reaching: list[int], items: list[pytest.Item], usual: list[float], kills: Counter[int]
) -> list[int]:
    """The tests that a mutant of a module is tried with, the likeliest to kill it first; no more than are `ENOUGH`."""
    folder, _, name = module.partition(".")
    killers = Counter(items[at].path for at in kills.elements())

    def place(at: int) -> tuple[int, int, bool, float]:
        path = items[at].path
        mirrored = (path.parent.name, path.stem) == (folder, f"test_{name}")
        return -kills[at], -killers[path], not mirrored, usual[at]

    order = sorted(reaching, key=place)
    spent = accumulate(usual[at] for at in order)
    return [at for at, seconds in zip(order, spent, strict=True) if seconds <= ENOUGH]


def watch(target: FunctionType, name: str, reached: set[str]) -> Callable[[], None]:
    """Have a function note its name when it is called the next time; returns what has it do so once more."""
    own = target.__code__, target.__defaults__, target.__kwdefaults__

    def noted(*args: Any, **more: Any) -> Any:
        # From here on the function is its own self, and so costs what it usually does.
        target.__code__, target.__defaults__, target.__kwdefaults__ = own
        reached.add(name)
        return target(*args, **more)

    # A code that is put in place of another may hold no outer variables, so that it finds them as globals.
    spare = f"_watched_{name}".replace(".", "_")
    target.__globals__[spare] = noted
    made: dict[str, Any] = {}
    exec(f"def watched(*args, **more): return {spare}(*args, **more)", made)  # noqa: S102 (the text is ours)

    def arm() -> None:
        target.__defaults__ = target.__kwdefaults__ = None
        target.__code__ = made["watched"].__code__

    return arm


class Fork:
    """A function that runs in a fork, in a temporary folder of its own, and tells one thing."""

    def __init__(self, run: Callable[[], Any]) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._read, write = os.pipe()
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid:
            os.close(write)
            return
        os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.tempdir = self._folder.name
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        try:
            os.write(write, json.dumps(run()).encode())
        except BaseException:
            traceback.print_exc()  # on standard error; whoever waits is given nothing
        finally:
            os._exit(0)

    def result(self) -> Any:
        """What it told, or None; call it once the fork has ended."""
        with os.fdopen(self._read) as pipe:
            reply = pipe.read()
        self._folder.cleanup()
        return json.loads(reply) if reply else None


def outcome(status: int, killer: object) -> str:
    """What became of a mutant.

    Raises:
        RuntimeError: its fork ended for no reason of its own.
    """
    if killer == "survived":
        return "survived"
    if isinstance(killer, int):
        return "killed"
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return "timeout"
    raise RuntimeError(f"a fork ended with status {status}")


if __name__ == "__main__":
    sys.exit(main())
