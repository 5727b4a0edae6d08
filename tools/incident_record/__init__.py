"""Incident records: their files, their check, and the Sphinx extension that renders them as pages."""

from typing import Any


def setup(app: Any) -> Any:
    """Set up the Sphinx extension: `extensions = ["incident_record"]`."""
    # Imported here, since the check and the commands run without Sphinx.
    from incident_record.site.extension import setup as set_up

    return set_up(app)
