"""The Sphinx extension: `extensions = ["incident_record"]`."""

from importlib.metadata import distributions
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from incident_record.catalog.overviews import OVERVIEWS
from incident_record.problems import sorted_and_capped
from incident_record.site import books, content_policy, files, parser, parts, rebuild, search, settings
from incident_record.site.directives import REFERENCES, OverviewDirective, ReferenceDirective
from incident_record.site.domain import IncidentDomain, incident_domain, warn
from incident_record.site.draw import html
from incident_record.site.draw.deferred import relax_collector
from incident_record.site.draw.overviews import LEAD


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect everything to Sphinx."""
    settings.connect(app)
    app.add_domain(IncidentDomain)
    for name in (LEAD, *OVERVIEWS):
        app.add_directive(f"incident-{name}", OverviewDirective)
    for name in REFERENCES:
        app.add_directive(name, ReferenceDirective)
    app.connect("builder-inited", _add_static)
    relax_collector(app)
    app.connect("env-before-read-docs", _report)
    for module in (parser, parts, books, html, rebuild, files, search, content_policy):
        module.connect(app)
    version = next((each.version for each in distributions(name="incident-record")), "0")  # a checkout is not installed
    return {"version": version, "env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}


def _add_static(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.config.html_static_path.append(str(Path(__file__).resolve().with_name("static")))
        app.add_css_file("incident_record.css")
        app.add_js_file("incident_record.js", loading_method="defer")


def _report(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Report every problem, as the command line prints them, before Sphinx stops at a page that is not UTF-8."""
    for problem in sorted_and_capped(incident_domain(env).catalog.problems):
        warn(str(problem), str(problem.code))
