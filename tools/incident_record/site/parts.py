"""The pages of overviews that are split: documents without a file of their own."""

from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.project import Project

from incident_record.catalog.parts import split_overviews
from incident_record.site.domain import SUFFIX, incident_domain


def connect(app: Sphinx) -> None:
    """Let the parts of overviews be documents of the project."""
    app.connect("builder-inited", _add_parts)


def _add_parts(app: Sphinx) -> None:
    project = _Project(app.env)
    # What the last build had: the builder looks through it for what is out of date, before files are looked for again.
    project.restore(app.project)
    app.project = app.env.project = project


class _Project(Project):
    """The files of the project, and the parts of overviews. Sphinx takes a part for a second document of a record's file."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env.srcdir, env.config.source_suffix)
        self._unread = set[str]()
        self._env: BuildEnvironment | None = env

    def __getstate__(self) -> dict[str, object]:
        # Sphinx stores the project, but no environment in it.
        return {**self.__dict__, "_env": None}

    def discover(self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)) -> set[str]:
        """Find all files, and add the parts."""
        docnames = super().discover(exclude_paths, include_paths)
        if self._env:
            domain = incident_domain(self._env)
            domain.parts = {}
            files = {docname: self.doc2path(docname, absolute=True) for docname in self.docnames}
            domain.parts = split_overviews(domain.catalog, files)
            docnames.update(domain.parts)
            self._unread = {docname for docname, entry in domain.catalog.pages.items() if entry.record is None}
        return docnames

    def doc2path(self, docname: str, absolute: bool) -> Path:  # type: ignore[override]  # its type is private
        """The file of a document; of a part the one to read. Its name alone is the part's own, since Sphinx cuts it up."""
        if self._env and (page := incident_domain(self._env).parts.get(docname)):
            return super().doc2path(page.part.items[0].entry.docname, True) if absolute else Path(docname + SUFFIX)
        if absolute and docname in self._unread:  # Sphinx would stop at what is not UTF-8, and needs some file
            return Path(__file__).with_name("draw") / "problem_examples.yaml"
        return super().doc2path(docname, absolute)
