"""What is made once in a run of the tests, whichever of its processes needs it first."""

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Shared:
    """Folders that all processes of a run see. Tests do not change what is in them.

    Args:
        root: a folder of this run.
    """

    def __init__(self, root: Path) -> None:
        self._root = root / "shared"
        self._root.mkdir(exist_ok=True)

    def once(self, name: str, make: Callable[[Path], Any]) -> tuple[Path, Any]:
        """A folder by its name, and what was returned when it was made.

        Args:
            name: what nothing else is called.
            make: makes the folder, and returns what JSON can hold.
        """
        folder, made = self._root / name, self._root / f"{name}.made"
        with self._alone(name):
            if not made.exists():
                # What a maker that failed has left.
                shutil.rmtree(folder, ignore_errors=True)
                made.write_text(json.dumps(make(folder)), "utf-8")
        return folder, json.loads(made.read_text("utf-8"))

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """While no other process is here."""
        with (self._root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
