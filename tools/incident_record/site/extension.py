"""The Sphinx extension: `extensions = ["incident_record.extension"]`."""

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from incident_record.site import books, csp, rebuild, search, settings
from incident_record.site import files as downloads
from incident_record.site import html as web
from incident_record.site.domain import SUFFIX, IncidentDomain
from incident_record.site.draw.nodes import Placeholder
from incident_record.site.overviews import OVERVIEWS, Contact, Overview
from incident_record.site.parser import FILETYPE, RecordParser
from incident_record.site.reference import FieldReference, ProblemReference
from incident_record.site.warned import PROBLEM

_HERE = Path(__file__).resolve().parent
_logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect everything to Sphinx."""
    settings.connect(app)
    app.add_source_suffix(SUFFIX, FILETYPE)
    app.add_source_parser(RecordParser)
    app.add_domain(IncidentDomain)
    for name in OVERVIEWS:
        app.add_directive(f"incident-{name}", Overview)
    app.add_directive("incident-contact", Contact)
    app.add_directive("incident-fields", FieldReference)
    app.add_directive("incident-problems", ProblemReference)
    app.add_node(Placeholder)
    app.add_post_transform(_Fill)
    app.connect("builder-inited", _add_static)
    app.connect("env-updated", _report)
    books.connect(app)
    web.connect(app)
    rebuild.connect(app)
    downloads.connect(app)
    search.connect(app)
    csp.connect(app)
    return {
        "version": _version(),
        "env_version": _env_version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


class _Fill(SphinxPostTransform):
    """Fills the placeholders; before references are resolved, since it makes some."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill every placeholder of a page."""
        docname = self.env.current_document.docname
        for node in list(self.document.findall(Placeholder)):
            node.replace_self(_domain(self.env).fill(node, docname))


def _domain(env: BuildEnvironment) -> IncidentDomain:
    domain = env.domains["incident"]
    assert isinstance(domain, IncidentDomain)  # noqa: S101 - tells the type
    return domain


def _version() -> str:
    try:
        return version("incident-record")
    except PackageNotFoundError:  # run from a checkout, where nothing is installed
        return "0"


def _env_version() -> int:
    """A number of the code: what an older check found out, or how it drew a page, does not outlive it."""
    digest = hashlib.sha256()
    for path in sorted(_HERE.parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return int.from_bytes(digest.digest()[:6])


def _add_static(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.config.html_static_path.append(str(_HERE / "static"))
        app.add_css_file("incident_record.css")
        app.add_js_file("incident_record.js", loading_method="defer")


def _report(app: Sphinx, env: BuildEnvironment) -> None:
    """Report every problem in every build."""
    for problem in _domain(env).problems():
        # No location: the problem begins with its own, in the form that the command line gives it.
        _logger.warning("%s", problem, type=PROBLEM, subtype=str(problem.code))
