"""Shows what a command will change, asks, and changes it."""

import sys
from collections.abc import Sequence

from incident_record.catalog.labels import many
from incident_record.check.paths import CannotRun
from incident_record.commands.arguments import write
from incident_record.maintain import plan
from incident_record.maintain.plan import Change
from incident_record.problems import escape_invisible


def carry_out(changes: Sequence[Change], *, yes: bool, diff: bool = False, closing: str = "") -> bool:
    """Make changes, if the user wants them; returns whether they were made.

    Args:
        changes: at least one.
        yes: whether to make them without asking.
        diff: whether to show them even if nobody is asked.
        closing: what is said when they are made.

    Raises:
        CannotRun: a file was changed meanwhile, or what is going to be done cannot be said, and nothing was written; or
            all was written, and that cannot be said.
        OSError: a file cannot be written; all are as they were.
    """
    if diff or not yes:
        write(plan.describe(changes))
    if not yes and not _agrees(len(changes)):
        write("Nothing was written. To write it without being asked, add --yes.\n")
        return False
    # Before the first write, so that nothing is changed whose name nobody has seen; a diff may have scrolled it away.
    write("".join(map(_intent, changes)))
    plan.write(changes)
    try:
        write(f"Done.\n{closing}")
    except CannotRun as error:
        raise CannotRun(f"All of it was written, but nothing more can be said of it. {error}") from error
    return True


def _intent(change: Change) -> str:
    where = f", before {change.path}" if change.moved else ""
    done = "removed" if change.after is None else "written"
    return f"{escape_invisible(f'{change.target}{where}')}: to be {done}\n"


def _agrees(count: int) -> bool:
    """Whether the user at the terminal wants it; without a terminal nobody can say so."""
    # `None` after `<&-`. In a script or in CI the answer would be a line that was meant for something else.
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    write(f"Change {many(count, 'file')}? [y/N] ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
