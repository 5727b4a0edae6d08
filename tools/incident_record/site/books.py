"""Books, as the LaTeX and EPUB builders make them: the records follow the pages that the toctree holds."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from incident_record.site.domain import incident_domain


def connect(app: Sphinx) -> None:
    """Bring the records into books."""
    app.connect("env-updated", _append_records)
    app.add_post_transform(_Anchors)


def _append_records(app: Sphinx, env: BuildEnvironment) -> None:
    """Put the parts of overviews and every record after the pages. No toctree holds them, so a book would leave them out."""
    domain, config = incident_domain(env), app.config
    pages = [(docname, page.part.title) for docname, page in domain.parts.items()]
    pages += [(entry.docname, entry.title) for entry in domain.catalog.newest]
    config.latex_appendices = [*config.latex_appendices, *(docname for docname, _ in pages)]
    if app.builder.name == "epub":
        files = [(app.builder.get_target_uri(docname), title) for docname, title in pages]
        config.epub_post_files = [*config.epub_post_files, *files]


class _Anchors(SphinxPostTransform):
    """Gives items the anchors that links lead to: LaTeX makes none for a list's item or a block."""

    builders = ("latex",)
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Put a target in front of what has an id."""
        for kind in (nodes.list_item, nodes.container):
            for node in list(self.document.findall(kind)):
                if node["ids"]:
                    node.insert(0, nodes.target("", "", ids=node["ids"]))
                    node["ids"] = []
