"""Shows what a command will change, asks, and changes it."""

import sys
from collections.abc import Sequence

from incident_record.catalog.labels import many
from incident_record.commands.arguments import write
from incident_record.maintain import plan
from incident_record.maintain.plan import Change
from incident_record.problems import escape_invisible


def carry_out(changes: Sequence[Change], *, yes: bool) -> bool:
    """Make changes, if the user wants them; returns whether they were made.

    Args:
        changes: at least one.
        yes: whether to make them without showing them and asking.

    Raises:
        CannotRun: a file was changed meanwhile.
        OSError: a file cannot be written; all are as they were.
    """
    if not yes:
        write(plan.describe(changes))
        if not _agrees(len(changes)):
            write("Nothing was written. To write it without being asked, add --yes.\n")
            return False
    plan.write(changes)
    # The names are said again, since the diff may have scrolled them away, and `--yes` shows none.
    for change in changes:
        where = f", before {change.path}" if change.moved else ""
        done = "removed" if change.after is None else "written"
        write(f"{escape_invisible(f'{change.target}{where}')}: {done}\n")
    return True


def _agrees(count: int) -> bool:
    """Whether the user at the terminal wants it; without a terminal nobody can say so."""
    # `None` after `<&-`. In a script or in CI the answer would be a line that was meant for something else.
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    write(f"Change {many(count, 'file')}? [y/N] ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
