"""The search page: results with the passage that was found, also where the site is opened from disk.

Sphinx's own page reads every page that it lists for a passage of it, which browsers refuse under `file://`. Here each
page has its text beside it as a small script, which the search page loads for the results that it shows.
"""

from functools import cache
from pathlib import Path
from posixpath import dirname
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.search import SearchLanguage, languages
from sphinx.util import import_object

from incident_record.catalog.memory import Entries
from incident_record.catalog.search_text import script, without_accents
from incident_record.site.domain import is_for_browsers
from incident_record.site.draw.passages import passages
from incident_record.source.files import write_if_changed


def connect(app: Sphinx) -> None:
    """Write the text of a page whenever the page is written, and give the search page what it needs."""
    app.connect("config-inited", _configure)
    app.connect("html-page-context", _publish)


def text_path(builder: Builder, docname: str) -> Path:
    """The file with the text of a page."""
    return Path(builder.outdir, "_search", f"{docname}.js")


def _configure(app: Sphinx, config: Config) -> None:
    """Let the index of the site's language have words without accents, and numbers, by which years and ages are found."""
    # Behind the project's own templates, which go first.
    config.templates_path = [*config.templates_path, str(Path(__file__).resolve().with_name("templates"))]
    name = config.html_search_language or config.language.replace("-", "_")
    known = languages.get(name) or languages.get(name.split("_")[0]) or languages["en"]
    base: Any = import_object(known) if isinstance(known, str) else known
    if not issubclass(base, _Folded):
        app.add_search_language(type("Folded", (_Folded, base), {}))


class _Folded(SearchLanguage):
    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        # Most words of a page are on other pages too, and Sphinx forgets what it has of them with each page.
        self.stem, self.word_filter = cache(super().stem), cache(self.word_filter)  # type: ignore[method-assign]

    def split(self, text: str) -> list[str]:
        return super().split(without_accents(text))

    def word_filter(self, word: str) -> bool:
        return word.isdigit() or super().word_filter(word)


def _publish(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    builder, env = app.builder, app.env
    if not is_for_browsers(builder):
        return
    if page == "search":
        app.add_js_file("incident_search.js", loading_method="defer")
        app.add_css_file("incident_search.css")
        root = env.config.root_doc
        pages = [root, *env.toctree_includes.get(root, ())]
        titles = [(page, env.titles[page].astext()) for page in pages if page in env.titles]
        context["pages_elsewhere"] = titles
        context["pages_of_readers"] = [page for page, _ in titles if dirname(page) == dirname(root)]
    elif doctree is not None:
        write_if_changed(text_path(builder, page), script(page, passages(doctree)).encode(), durable=False)


def lacks_index(builder: Builder) -> bool:
    """Whether the search index is gone that the last build has made."""
    if not isinstance(builder, StandaloneHTMLBuilder) or not builder.search:
        return False
    return not Path(builder.outdir, builder.searchindex_filename).is_file()


def complete_index(builder: Builder, entries: Entries) -> Entries:
    """Make the index of a build that wrote some pages what one is that wrote all.

    Sphinx loads the last index without its entries of index directives (`IndexBuilder.load`). It takes the pages that
    are written again out of every word's list, but keeps the words that are left with none (`IndexBuilder.prune`).
    It takes and gives the entries of index directives by page, for the next build.
    """
    indexer = getattr(builder, "indexer", None)
    if indexer is None:  # the builder makes no index
        return entries
    for words in (indexer._mapping, indexer._title_mapping):
        for word in [word for word, pages in words.items() if not pages]:
            del words[word]
    # Sphinx has no public way to these; everything else of the index is left as Sphinx makes it.
    now = {page: indexer._index_entries.get(page, entries.get(page)) for page in sorted(builder.env.all_docs)}
    indexer._index_entries = {page: listed for page, listed in now.items() if listed}
    return {page: [list(entry) for entry in listed] for page, listed in indexer._index_entries.items()}
