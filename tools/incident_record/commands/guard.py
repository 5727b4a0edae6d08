"""Says in one sentence what keeps a command from running, and ends it with status 2; after Ctrl-C with 130.

It uses nothing that has to be installed: a missing package is one of the things that it says. And it imports next to
nothing: until a command is guarded, Ctrl-C ends in a traceback.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # as in `typing`, whose import takes a tenth of a short run
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import NoReturn, ParamSpec, TextIO

    Arguments = ParamSpec("Arguments")

INTERRUPTED = 130
"""The exit status after Ctrl-C: 128 and the number of the signal, as shells give it."""


def leave(status: int) -> NoReturn:
    """End the process of a command, whose outputs `Guard` has written."""
    # Python would first take apart all that was imported and made, which is a tenth of a short run; nothing waits for it.
    os._exit(status)


class Guard:
    """Guards a command: its imports as a context, its `main` as a decorator."""

    def __init__(self, command: str) -> None:
        self._command = command
        # A command makes few cycles, and looking for them took a tenth of its time.
        gc.set_threshold(50_000, 20, 50)
        if sys.stderr is None:  # as after `2>&-`, when `print` and argparse would take the output instead
            sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - a device

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process where an import failed.

        Raises:
            SystemExit: with the status of the error.
        """
        if error is not None:
            raise SystemExit(self._report(error))

    def __call__(self, main: Callable[Arguments, int]) -> Callable[Arguments, int]:
        """A command's `main` that returns the exit status whatever goes wrong in it."""

        def guarded(*args: Arguments.args, **named: Arguments.kwargs) -> int:
            if sys.stdout is None:  # as after `>&-`
                self._say("its output is closed, so nothing was done.")
                return 2
            ended: SystemExit | None = None
            status = 0
            try:
                status = main(*args, **named)
            except SystemExit as error:  # of argparse, which has said what there is to say
                ended = error
            # Ctrl-C too, which is no `Exception`.
            except BaseException as error:
                status = self._report(error)
            unwritten = _settle(sys.stdout)
            if unwritten is not None and status != 2:  # what is said already is not said twice
                status, ended = self._report(unwritten), None
            _settle(sys.stderr)
            if ended is not None:
                raise ended
            return status

        guarded.__doc__ = main.__doc__
        return guarded

    def _report(self, error: BaseException) -> int:
        if isinstance(error, KeyboardInterrupt):
            self._say("stopped before its end; no file is half-written.")
            return INTERRUPTED
        sentence = _sentence(error)
        if sentence is None:
            import traceback  # imported here, since only a fault of ours needs it

            traceback.print_exception(error)
            sentence = "this is a fault of the command itself, not of what it was given; please report the lines above."
        self._say(sentence)
        return 2

    def _say(self, sentence: str) -> None:
        try:  # noqa: SIM105 - `contextlib` would have to be imported
            print(f"{self._command}: {sentence}", file=sys.stderr, flush=True)
        except OSError:
            pass


def _sentence(error: BaseException) -> str | None:
    """What an error says to people; None where it says nothing that they could mend."""
    from incident_record.check.paths import CannotRun  # which is imported already where one was raised

    if isinstance(error, CannotRun):
        return str(error)
    if isinstance(error, ImportError):
        return f"a package that it needs is missing ({error}). `make check` in the checkout installs all of them in .venv; run it with .venv/bin/python instead of {sys.executable}."
    # What `Path.cwd()` raises.
    if isinstance(error, FileNotFoundError) and not error.filename:
        return "the folder that it runs in is gone."
    if isinstance(error, OSError) and error.strerror:
        return (
            f"{error.filename} cannot be read or written: {error.strerror}." if error.filename else f"{error.strerror}."
        )
    if isinstance(error, MemoryError):
        return "there is not enough memory."
    return None


def _settle(stream: TextIO) -> OSError | None:
    """Write what a stream still holds. Where that fails, Python's own last attempt goes nowhere, and the reason is returned."""
    try:
        stream.flush()
    except OSError as error:
        # Otherwise Python ends with a message of its own and status 120.
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device
            os.dup2(nowhere.fileno(), stream.fileno())
        return error
    return None
