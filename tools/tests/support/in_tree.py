"""A Sphinx extension for tests: docutils and Sphinx write the HTML of our nodes, as they do for other builders."""

from incident_record.site import parser
from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Put the nodes into the tree for every builder; each build is a process of its own."""
    parser.is_for_browsers = lambda builder: False  # type: ignore[assignment,attr-defined]
    return {"parallel_read_safe": True}
