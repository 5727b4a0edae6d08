"""Checks all records of a site once, for its catalog."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from posixpath import normpath

from incident_record.catalog.catalog import Entry
from incident_record.check.paths import closed_files, list_folders
from incident_record.check.run import check, not_records, nothing_to_check
from incident_record.problems import Code, Problem
from incident_record.source.files import real_path


def load(
    records: Mapping[str, Path],
    pages: Sequence[Path],
    *,
    records_folder: Path,
    inside: Path,
    texts_folder: Path | None,
    cache: bool,
) -> tuple[list[Entry], tuple[Problem, ...]]:
    """What a site has of each record, and all problems; checked with the function that the command line calls.

    Args:
        records: the records' files by the names of their pages.
        pages: the Markdown pages whose quotations are checked.
        records_folder: where the settings have the records.
        inside: the folder in which that has to be.
        texts_folder: a folder of texts.
        cache: whether findings of earlier runs are used.

    Raises:
        CannotRun: a file or a folder cannot be read.
    """
    # A folder that is elsewhere is a mistake in the settings, of which there is a warning already.
    listings = list_folders([records_folder] if inside.resolve() in records_folder.resolve().parents else ())
    # Sphinx passes over what it may not read, and the check says so.
    named = [*records.values(), *closed_files(listings), *pages]
    report = check(named, texts_folder=texts_folder, cache=cache, keep_records=True)
    # Of two names of one file, where one is a link, the check has read the first.
    known: dict[str, str] = {}
    read = {real_path(path, known): path for path in report.findings}
    paths = {docname: read[real_path(path, known)] for docname, path in records.items()}
    entries = [
        Entry(docname, path, report.findings.packed[path], report.parsed[path], report.digests[path])
        for docname, path in paths.items()
    ]
    # A site without a record has no file that `nothing-to-check` could be at.
    is_clean = not records and {problem.code for problem in report.problems} <= {Code.NOTHING_TO_CHECK}
    problems = (nothing_to_check(records_folder),) if is_clean else report.problems
    return entries, (*problems, *not_records(listings), *_one_record_each(entries))


def _one_record_each(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Records of different folders with one id: a link by that could lead to either."""
    first: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.docname):
        if (other := first.setdefault(entry.id, entry)).path.parent != entry.path.parent:
            message = f"A site has one record of an id, and {other.path} has this one too; rename one of the two."
            yield Problem(str(entry.path), 1, 1, Code.DUPLICATE_ID, message, entry.id)


def hidden_files(*folders: str) -> list[str]:
    """The patterns of hidden files in folders: the check overlooks them, so no page may show one."""
    checked = [_literal(normpath(name)) for name in folders if name]
    return [normpath(f"{name}/{pattern}") for name in checked for pattern in (".*", ".*/**", "**/.*", "**/.*/**")]


def no_records(folder: str, others: Iterable[str]) -> list[str]:
    """The patterns of YAML files that are no records: some elsewhere, and what stands beside the texts of sources."""
    inside = _literal(folder)
    return [f"{inside}/sources/**", f"{inside}/**/sources/**", *map(_literal, others)]


def _literal(name: str) -> str:
    """A pattern that matches a file's name."""
    return "".join("?" if char in "*?[]" else char for char in name)
