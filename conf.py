"""Settings of the site. The source folder is the top of the repository, so that records are documents."""

import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

_HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(_HERE / "tools"))

project = "Incident record"
version = "0.1"
author = "The makers of the incident record"
copyright = "the makers of this site, under CC BY 4.0; quotations belong to whoever said or printed them"  # noqa: A001

extensions = ["incident_record", "myst_parser", "sphinx_design"]
root_doc = "docs/index"
# The form of dates, and the language of what a record says in our words.
language = "en_US"
include_patterns = ["docs/**", "incidents/**"]
# The others are never searched for documents.
exclude_patterns = ["_build", "dist", "tools", ".*"]
myst_enable_extensions = ["colon_fence", "deflist"]

incident_records = "incidents"
incident_pages = "docs"
# How readers can ask for a correction: an address or a sentence. Until it is set, pages say that there is none.
incident_contact = ""
# What readers run to prove a record again, from the top of the repository.
incident_check = ".venv/bin/python tools/quote_check.py"
# Pages run no script but the site's own, and ask nothing of the network.
incident_csp = True

# In the theme's own styles, lines that a diff adds have no color.
pygments_style, pygments_dark_style = "default", "github-dark"
html_theme = "furo"
html_title = project
# A record's page has its parts in the sidebar, where they stay in sight, with the other pages below them.
html_sidebars = {
    "incidents/*": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "record-sections.html",
        "sidebar/scroll-end.html",
    ]
}
templates_path = ["docs/_templates"]
# Not the sign of paragraphs, which marks places in a source here.
html_permalinks_icon = "#"
# Neither the sources of pages nor links to them: a page shows all that its record has.
html_copy_source = False
# It would be empty: no page names terms for it.
html_use_index = False
html_show_sourcelink = False

# An address is shown in full where it is given; a footnote would only give it again.
epub_show_urls = "no"
# The toctree of the home page is hidden there, since the page leads to all of them itself.
epub_tocscope = "includehidden"
# Sphinx leaves this behind when settings change, and then warns that no book can hold it.
epub_exclude_files = [".buildinfo.bak"]
# The addresses of sources are left alone, so that this check needs no network.
linkcheck_ignore = ["https?://"]

_INDEX = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={target}">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<p><a href="{target}">{title}</a></p>
</body>
</html>
"""


def setup(app: Sphinx) -> None:
    """Connect what is this site's alone."""
    app.connect("config-inited", _fit_sidebars)
    app.connect("build-finished", _lead_to_home)


def _fit_sidebars(app: Sphinx, config: Config) -> None:
    """Leave the sidebars as they are in a theme that has none of furo's templates."""
    if config.html_theme != "furo":
        config.html_sidebars = {}


def _lead_to_home(app: Sphinx, exception: Exception | None) -> None:
    """Write an `index.html` at the top of the built site that leads to the home page, unless it is there."""
    if exception is None and app.builder.name in ("html", "dirhtml"):
        path = Path(app.outdir, "index.html")
        page = _INDEX.format(title=project, target=app.builder.get_target_uri(root_doc))
        if not path.exists() or path.read_text("utf-8") != page:
            path.write_text(page, "utf-8")
