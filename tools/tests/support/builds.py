"""Sphinx as a process of its own runs it, without the time that it takes to start one.

A server imports all that a build needs, once for each process of the tests. For each build it makes a copy of itself,
which runs Sphinx and ends: no build sees what another has left behind.
"""

import atexit
import cProfile
import gc
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partialmethod
from importlib import import_module
from pathlib import Path
from typing import Any

import markdown_it.main
from jinja2 import Environment, FileSystemBytecodeCache

TOOLS = Path(__file__).resolve().parents[2]
TEXTS, CACHE = "INCIDENT_TEXTS", "INCIDENT_CACHE"

_IMPORTED = [
    "alabaster",
    "furo",
    "incident_record.site.extension",
    "myst_parser.sphinx_ext.main",
    "sphinx_design",
    "docutils.languages.en",
    "docutils.parsers.rst.languages.en",
    "docutils.writers.latex2e",
    "docutils.writers.manpage",
    *(
        f"docutils.parsers.rst.directives.{name}"
        for name in ("admonitions", "body", "html", "images", "misc", "tables")
    ),
    *(
        f"sphinx.builders.{name}"
        for name in ("dirhtml", "epub3", "gettext", "html", "latex", "linkcheck", "singlehtml", "texinfo", "text")
    ),
    *(f"sphinx.writers.{name}" for name in ("html5", "latex", "texinfo", "text")),
    "sphinx.search.en",
    "sphinx.util.docfields",
]
"""What builds import; one that is missing here only makes them slower."""


_TEMPLATES = tempfile.TemporaryDirectory()


def prepare() -> None:
    """Have the builds of this process, and of those that it forks, cost no more than they must."""
    # Each theme's templates are compiled once, not in each build.
    kept = FileSystemBytecodeCache(_TEMPLATES.name)
    Environment.__init__ = partialmethod(Environment.__init__, bytecode_cache=kept)  # type: ignore[method-assign,assignment]
    # Only the tests' packages bring it. No reader of the site has it, and it takes a tenth of the time of a small page.
    markdown_it.main.linkify_it = None  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Built:
    """What a build said: its exit status, and its warnings in their order."""

    status: int
    warnings: list[str]


def sphinx_build(
    options: Sequence[str],
    source: Path,
    out: Path,
    *,
    cwd: Path,
    texts: Path | None = None,
    cache: Path | None = None,
    profile: Path | None = None,
) -> Built:
    """Run `sphinx-build`.

    Args:
        options: those of the command.
        source: the folder of the sources.
        out: the folder of the pages.
        cwd: the folder that it is run from.
        texts: the folder of texts that `INCIDENT_TEXTS` names.
        cache: the folder that findings are kept in; without it there is none.
        profile: the file for the calls of all functions, as cProfile counts them.
    """
    environment = {**os.environ, "NO_COLOR": "1", CACHE: str(cache or "")}
    environment.pop(TEXTS, None)
    if texts:
        environment[TEXTS] = str(texts)
    order = {
        "arguments": [*options, str(source), str(out)],
        "cwd": str(cwd),
        "environment": environment,
        "profile": profile and str(profile),
    }
    server = _server()
    assert server.stdin
    assert server.stdout
    server.stdin.write(f"{json.dumps(order)}\n")
    server.stdin.flush()
    answer = json.loads(server.stdout.readline())
    # Sphinx ends with a line of its own that counts the warnings.
    lines = [line for line in answer["said"].splitlines() if line and "build finished with" not in line]
    return Built(answer["status"], lines)


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, "-m", __name__],
        env={**os.environ, "PYTHONPATH": str(TOOLS)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    # It ends with its input.
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    """Run each build that is ordered, one after the other."""
    prepare()
    for name in _IMPORTED:
        import_module(name)
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        with tempfile.TemporaryFile() as said:
            process = os.fork()
            if not process:
                _build(json.loads(line), said.fileno())
            status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
            said.seek(0)
            print(json.dumps({"status": status, "said": said.read().decode("utf-8")}), flush=True)


def _build(order: dict[str, Any], said: int) -> None:
    """Run Sphinx, and end this process."""
    status = 70
    try:
        from sphinx.cmd.build import build_main

        os.dup2(said, 2)
        # The order's answer goes to the other output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.clear()
        os.environ.update(order["environment"])
        os.chdir(order["cwd"])
        if order["profile"]:
            calls = cProfile.Profile()
            status = calls.runcall(build_main, order["arguments"])
            calls.dump_stats(order["profile"])
        else:
            status = build_main(order["arguments"])
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _serve()
