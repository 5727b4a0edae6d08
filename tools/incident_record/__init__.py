"""Incident records: their files, their check, and the Sphinx extension that renders them as pages."""

import sys

TYPE_CHECKING = False  # as in `typing`, which no command imports before it listens to Ctrl-C
if TYPE_CHECKING:
    from typing import Any  # noqa: F401 - in a comment below

# An older Python cannot read the rest of the package, but it reads this, and so does Python 2: no f-string, no annotation.
if sys.version_info < (3, 11):  # noqa: UP036
    version = ".".join(map(str, sys.version_info[:2]))
    sys.stderr.write("This needs Python 3.11 or newer, and %s is Python %s.\n" % (sys.executable, version))  # noqa: UP031
    sys.exit(2)


def setup(app):  # type: (Any) -> Any
    """Set up the Sphinx extension: `extensions = ["incident_record"]`."""
    # Imported here, since the check and the commands run without Sphinx.
    from incident_record.site.extension import setup as set_up

    return set_up(app)
