"""Books, and all else that is one tree of pages: the records follow the pages that the toctree holds."""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import inline_all_toctrees

from incident_record.site.domain import incident_domain
from incident_record.site.draw.nodes import Anchors, OnePage


def connect(app: Sphinx) -> None:
    """Bring the records into books."""
    app.connect("env-updated", _append_records)
    for transform in (_Appendices, Anchors, OnePage):
        app.add_post_transform(transform)


def _pages(env: BuildEnvironment) -> dict[str, str]:
    """The titles of what no toctree holds: the parts of overviews, and every record."""
    parts, catalog = incident_domain(env).parts, incident_domain(env).catalog
    return {name: page.part.title for name, page in parts.items()} | {e.docname: e.title for e in catalog.newest}


def _append_records(app: Sphinx, env: BuildEnvironment) -> None:
    """Put the records after the pages, by the settings that some builders have for it."""
    config, pages = app.config, _pages(env)
    config.latex_appendices = [*config.latex_appendices, *pages]
    config.texinfo_appendices = [*config.texinfo_appendices, *pages]
    if app.builder.name == "epub":
        files = ((app.builder.get_target_uri(name), title) for name, title in pages.items())
        config.epub_post_files = [*config.epub_post_files, *files]


class _Appendices(SphinxPostTransform):
    # Those without such a setting; before the records are drawn (1).
    builders, default_priority = ("singlehtml", "man"), 0

    def run(self, **kwargs: Any) -> None:
        root, toctree = self.config.root_doc, addnodes.toctree(includefiles=[*_pages(self.env)])
        if self.env.current_document.docname == root:
            known = [root, *(page["docname"] for page in self.document.findall(addnodes.start_of_file))]
            tree: Any = nodes.container("", toctree)  # it takes any node with a toctree in it
            self.document += inline_all_toctrees(self.app.builder, set(), root, tree, str, known).children
