"""What only a person at a terminal sees: colours, and how far a long run is."""

import os
import time
from types import TracebackType
from typing import TextIO

# After so many seconds a run is long, and says how far it is; then ten times a second.
_PATIENCE = 1.0


def shows_colours(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows colours, and its user has not refused them (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Progress:
    """A line on a terminal that says how far a run is, and is gone when the run ends; on anything else nothing.

    Args:
        stream: where the line is drawn.
        what: what is counted, as in "records checked".
    """

    def __init__(self, stream: TextIO, what: str) -> None:
        self._stream, self._what = stream, what
        self._next = time.monotonic() + _PATIENCE if stream.isatty() else float("inf")
        self._line = ""

    def __call__(self, done: int, total: int) -> None:
        """Draw the line again, if it is time to."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.1
            self._draw(f"{done} of {total} {self._what}")

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._draw("")

    def _draw(self, line: str) -> None:
        if self._line or line:
            import shutil  # imported here, since it loads all kinds of archives, and short runs draw nothing

            # A line that wraps could not be drawn over.
            line = line[: shutil.get_terminal_size().columns - 1]
            # Blanks cover what was there, since not every terminal can clear a line.
            self._stream.write(f"\r{line:<{len(self._line)}}" + ("" if line else "\r"))
            self._stream.flush()
            self._line = line
