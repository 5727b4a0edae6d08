"""The files of a site that belong to single pages, and what is left of pages that are gone."""

from collections.abc import Iterator
from pathlib import Path

from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.search import js_index

from incident_record.site import files as downloads
from incident_record.site import search
from incident_record.site.domain import SUFFIX


def by_page(builder: Builder) -> bool:
    """Whether a builder has a file for each page, and writes only those that it has to."""
    return bool(getattr(builder, "out_suffix", "")) and not isinstance(builder, SingleFileHTMLBuilder)


def files(builder: Builder) -> set[str]:
    """The files of all pages, with their sources, images and downloads, relative to the builder's folder."""
    env = builder.env
    found = {
        file
        for docname in env.all_docs
        for file in _files_of(builder, docname, str(env.doc2path(docname, base=False)))
    }
    if isinstance(builder, StandaloneHTMLBuilder):
        found.update(f"_images/{name}" for _, name in env.images.values())
        found.update(f"_downloads/{name}" for _, name in env.dlfiles.values())
    return found


def files_by_search_index(builder: Builder) -> set[str]:
    """The files of pages that the folder's search index names, where nothing else tells of the last build."""
    index = search_index(builder)
    if index is None:
        return set()
    try:
        frozen = js_index.loads(index.read_text("utf-8"))
        pages = zip(frozen["docnames"], frozen["filenames"], strict=True)
        return {file for docname, source in pages for file in _files_of(builder, docname, source)}
    except (OSError, ValueError, TypeError, KeyError):
        return set()


def search_index(builder: Builder) -> Path | None:
    """The file of the search index, where a builder makes one."""
    if isinstance(builder, StandaloneHTMLBuilder) and builder.search:
        return Path(builder.outdir, builder.searchindex_filename)
    return None


def _files_of(builder: Builder, docname: str, source: str) -> Iterator[str]:
    if not isinstance(builder, StandaloneHTMLBuilder):
        yield f"{docname}{getattr(builder, 'out_suffix', '')}"
        return
    beside = downloads.paths(builder, docname) if source.endswith(SUFFIX) else ()
    searched = search.path(builder, docname)
    for path in (builder.get_output_path(docname), *beside, *([searched] if searched else ())):
        yield path.relative_to(builder.outdir).as_posix()
    # As the builder names the copy.
    suffix = builder.config.html_sourcelink_suffix
    yield f"_sources/{source}{'' if Path(source).suffix == suffix else suffix}"


def remove(builder: Builder, gone: set[str], since: float) -> None:
    """Remove files, and folders that are empty without them.

    Args:
        builder: the builder.
        gone: the files, relative to its folder.
        since: when the build began; what was written since is another thing of the same name.
    """
    top = Path(builder.outdir)
    for path in (top / name for name in gone):
        if not path.is_file() or path.stat().st_mtime >= since:
            continue
        path.unlink()
        for folder in path.parents:
            if folder == top or any(folder.iterdir()):
                break
            folder.rmdir()


def complete_search_index(
    builder: Builder, entries: dict[str, list[list[str]]]
) -> dict[str, list[list[str]]]:
    """Make the index of a build that wrote some pages what one is that wrote all.

    Sphinx loads the last index, without its entries of index directives (`IndexBuilder.load`), and takes the pages
    that are written again out of every word's list, but does not take out the words of none (`IndexBuilder.prune`).

    Args:
        builder: the builder, when all pages are written.
        entries: what this returned in the last build.

    Returns:
        The entries of index directives by page, for the next build.
    """
    indexer = getattr(builder, "indexer", None)
    if indexer is None:
        return entries
    for words in (indexer._mapping, indexer._title_mapping):
        for word in [word for word, pages in words.items() if not pages]:
            del words[word]
    now = {page: indexer._index_entries.get(page, entries.get(page)) for page in sorted(builder.env.all_docs)}
    indexer._index_entries = {page: found for page, found in now.items() if found}
    return {page: [list(one) for one in found] for page, found in indexer._index_entries.items()}
