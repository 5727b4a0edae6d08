"""Checks all records of a site once, and makes the catalog of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from incident_record.catalog.catalog import Catalog, Entry
from incident_record.check.run import check, not_records, nothing_to_check
from incident_record.problems import Code


def load(
    records: Mapping[str, Path],
    pages: Sequence[Path],
    *,
    records_folder: Path,
    inside: Path,
    texts_folder: Path | None,
    cache: bool,
    language: str,
) -> Catalog:
    """The catalog of a site, checked with the function that the command line calls.

    Args:
        records: the records' files by the names of their pages.
        pages: the Markdown pages whose quotations are checked.
        records_folder: where the settings have the records.
        inside: the folder in which that has to be.
        texts_folder: a folder of texts.
        cache: whether findings of earlier runs are used.
        language: the site's language, as Sphinx names it.
    """
    report = check([*records.values(), *pages], texts_folder=texts_folder, cache=cache, keep_records=True)
    # Of two names of one file, where one is a link, the check has read the first.
    read = {path.resolve(): path for path in report.findings}
    paths = {docname: read[path.resolve()] for docname, path in records.items()}
    entries = [
        Entry(docname, report.findings[path], report.parsed[path], report.digests[path])
        for docname, path in paths.items()
    ]
    problems = report.problems
    if not records and {problem.code for problem in problems} <= {Code.NOTHING_TO_CHECK}:
        # A site without a record has no file that the problem could be at.
        problems = (nothing_to_check(records_folder),)
    # A folder that is elsewhere is a mistake in the settings, of which there is a warning already.
    if inside.resolve() in records_folder.resolve().parents:
        problems += tuple(not_records([records_folder]))
    return Catalog(entries, problems, language)
