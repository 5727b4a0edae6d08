"""What a command is going to change: shown as a diff first, then written whole or not at all."""

import difflib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from incident_record.check.paths import CannotRun
from incident_record.problems import escape_invisible
from incident_record.source.files import write_atomically


class Change(Struct, frozen=True):
    """A file with another content, at another place, or both.

    Args:
        path: where it is now; for a new file, where it will be.
        before: its content; None for a new file.
        after: its content then; None for a file that is removed.
        moved: where it will be, if that is another place.
    """

    path: Path
    before: bytes | None
    after: bytes | None
    moved: Path | None = None

    @property
    def target(self) -> Path:
        """Where the file will be."""
        return self.moved or self.path


class Plan(NamedTuple):
    """What a command is going to change, and what there is to say of it: a line each."""

    changes: list[Change]
    notes: list[str]


def encoded(text: str, before: bytes) -> bytes:
    """A text as the content of a file, with the byte order mark that the file had: it is no fault, and stays."""
    return text.encode("utf-8-sig" if before.startswith(BOM_UTF8) else "utf-8")


def real_changes(changes: Iterable[Change]) -> list[Change]:
    """The changes after which something is another than before."""
    return [change for change in changes if change.before != change.after or change.moved]


def describe(changes: Sequence[Change]) -> str:
    """What changes, for people: moved files by their names, and a diff of each content."""
    return "".join(line for change in changes for line in _lines(change))


def _lines(change: Change) -> Iterator[str]:
    if change.moved:
        yield f"{escape_invisible(str(change.path))} becomes {escape_invisible(str(change.moved))}\n"
    if change.before is None:
        yield f"{escape_invisible(str(change.path))} is new\n"
        if change.path.suffix == ".yaml" and change.after is not None:
            yield from (f"+{escape_invisible(line)}\n" for line in change.after.decode("utf-8").split("\n"))
    if change.after is None:
        yield f"{escape_invisible(str(change.path))} is removed\n"
    if change.before is not None and change.after is not None and change.before != change.after:
        before, after = (content.decode("utf-8", "replace") for content in (change.before, change.after))
        # `split`, since `splitlines` takes more characters for the end of a line than people see.
        lines = difflib.unified_diff(
            before.split("\n"), after.split("\n"), str(change.path), str(change.target), lineterm="", n=1
        )
        yield from (f"{escape_invisible(line)}\n" for line in lines)


def write(changes: Sequence[Change]) -> None:
    """Make all changes, or none.

    Raises:
        CannotRun: a file is another than it was when the changes were planned, or a new one exists.
        OSError: a file cannot be written; the others are as they were.
    """
    for change in changes:
        _refuse_surprise(change)
    done: list[Change] = []
    try:
        for change in changes:
            # Listed before it is made, as a part of it may be made when it fails.
            done.append(change)
            if change.moved:
                change.path.rename(change.moved)
            if change.after is None:
                change.path.unlink()
            elif change.before != change.after:
                _put(change.target, change.after)
    except BaseException:  # Ctrl-C too
        # The last first, since a later change may be of a file that an earlier one has moved.
        for change in reversed(done):
            _undo(change)
        raise


def _put(path: Path, content: bytes) -> None:
    """Give a file a content; it keeps its rights, and a link stays a link."""
    # To write beside a link and rename over it would put a file in its place.
    real = path.resolve()
    mode = real.stat().st_mode if real.exists() else None
    write_atomically(real, content)
    if mode is not None:
        real.chmod(mode)


def _refuse_surprise(change: Change) -> None:
    now = change.path.read_bytes() if change.path.is_file() else None
    if now != change.before:
        raise CannotRun(f"{change.path} was changed by something else meanwhile; nothing was written. Run it again.")
    # Where case does not count, `Ferry.yaml` and `ferry.yaml` are one file.
    if change.moved and change.moved.exists() and not change.moved.samefile(change.path):
        raise CannotRun(f"{change.moved} exists already, and is not overwritten.")


def _undo(change: Change) -> None:
    if change.moved and not change.path.exists():
        change.moved.rename(change.path)
    if change.before is None:
        change.path.unlink(missing_ok=True)
    elif not change.path.exists() or change.path.read_bytes() != change.before:
        _put(change.path, change.before)
