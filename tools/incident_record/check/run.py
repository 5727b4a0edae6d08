"""A run of the check over files and folders, from paths to a report."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_record.check import folder as together
from incident_record.check import record as checks
from incident_record.check.model import Finding
from incident_record.check.page import Document, check_document
from incident_record.check.page import read as read_document
from incident_record.problems import Code, Problem, sorted_and_capped
from incident_record.record.load import load_record
from incident_record.source.store import SourceStore


class CannotRun(Exception):
    """The check cannot begin; the message is a sentence for people."""


_KINDS = {".yaml": "record", ".md": "page"}


@dataclass(frozen=True)
class Report:
    """What a run found; counts are of the named files alone.

    Args:
        records: how many records were named.
        quotes: how many quotes they have.
        spans: how many spans those have.
        proved: how many quotes are proved.
        modes: `text` or `seal` by the `text` of each source.
        problems: in the order of files and lines.
    """

    records: int
    quotes: int
    spans: int
    proved: int
    modes: Mapping[str, str]
    problems: tuple[Problem, ...]


def named_files(paths: Iterable[Path], suffixes: Sequence[str] = (".yaml",)) -> list[Path]:
    """The files that paths name, as reached from the working folder, each once.

    Args:
        paths: files, and folders in which all files of these kinds are meant.
        suffixes: the kinds: `.yaml` for records, `.md` for pages.

    Raises:
        CannotRun: a path does not exist or is neither.
    """
    found: dict[Path, Path] = {}
    what = " or ".join(_KINDS[suffix] for suffix in suffixes)
    cure = f"name a {' or '.join(suffixes)} file or a folder of such files"
    for path in paths:
        if path.is_dir():
            found_here = sorted(file for suffix in suffixes for file in path.rglob(f"*{suffix}"))
            files = [file for file in found_here if _is_file(file) and not _aside(file.relative_to(path))]
        elif path.is_file() and path.suffix in suffixes:
            files = [path]
        elif path.exists():
            raise CannotRun(f"{path} is no {what}; {cure}.")
        else:
            raise CannotRun(f"There is no {path}; {cure}.")
        for file in files:
            found.setdefault(file.resolve(), Path(os.path.relpath(file)))
    return sorted(found.values())


def check_folder(
    folder: Path, store: SourceStore, named: Sequence[Path]
) -> tuple[list[Finding], list[Problem]]:
    """The findings of every record in a folder, and the problems of the named ones."""
    findings = [checks.check_record(load_record(path), store) for path in files_of(folder, named)]
    chosen = frozenset(named)
    problems = [problem for finding in findings if finding.path in chosen for problem in finding.problems]
    return findings, [*problems, *together.check_together(findings, store, chosen)]


def files_of(folder: Path, named: Iterable[Path]) -> list[Path]:
    """Every record of a folder, with the named ones even where they cannot be read."""
    return sorted({*(path for path in folder.glob("*.yaml") if path.is_file()), *named})


def check(paths: Sequence[Path], store: SourceStore, records_of_pages: Path | None = None) -> Report:
    """Check files and folders.

    Args:
        paths: records, pages, and folders of either.
        store: where the sources of records are found.
        records_of_pages: the folder with the records that pages quote, where only pages are named.

    Raises:
        CannotRun: a path does not exist or is no record, or a text was given that no record cites.
    """
    files = named_files(paths, (".yaml", ".md"))
    pages = [file for file in files if file.suffix == ".md"]
    chosen = frozenset(file for file in files if file.suffix == ".yaml")
    problems: list[Problem] = []
    findings: list[Finding] = []
    for folder, members in by_folder(sorted(chosen) or _quoted_by(pages, records_of_pages)).items():
        found, told = check_folder(folder, store, [path for path in members if path in chosen])
        findings += found
        problems += told
    named = [finding for finding in findings if finding.path in chosen]
    _no_stray_texts(store, named or findings)
    documents = [read_document(page) for page in pages]
    problems += check_documents(documents, findings, store)
    place = Path(os.path.relpath(paths[0])) if paths else Path()
    problems += nothing_checked(place, problems, named, documents)
    return Report(
        records=len(chosen),
        quotes=sum(finding.quotes for finding in named),
        spans=sum(finding.spans for finding in named),
        proved=sum(len(finding.proved) for finding in named),
        modes={text: read.mode for finding in named for text, read in sorted(finding.readings.items())},
        problems=tuple(sorted_and_capped(problems)),
    )


def _quoted_by(pages: Sequence[Path], folder: Path | None) -> list[Path]:
    return named_files([folder]) if pages and folder is not None and folder.is_dir() else []


def _no_stray_texts(store: SourceStore, findings: Sequence[Finding]) -> None:
    cited = {text for finding in findings for text in finding.uses}
    if store.given - cited and all(finding.complete for finding in findings):
        stray, known = (", ".join(sorted(names)) for names in (store.given - cited, cited))
        raise CannotRun(f"--text {stray}: no named record cites that text; they cite {known or 'none'}.")


def check_documents(
    documents: Iterable[Document], findings: Sequence[Finding], store: SourceStore
) -> Iterator[Problem]:
    """What is wrong with pages.

    Args:
        documents: the pages.
        findings: of the records that they may quote.
        store: where the sources of those are found.
    """
    quotable = [spans for finding in findings for spans in finding.quotable]
    opened_sources = {
        (finding.path.parent, text, use.marks): store.open(finding.path.parent, text, use.marks)
        for finding in findings
        for text, use in finding.uses.items()
    }
    texts = [
        opened_source.text for opened_source in opened_sources.values() if opened_source.text is not None
    ]
    for document in documents:
        yield from check_document(document, quotable, texts)


def nothing_checked(
    place: Path,
    problems: Sequence[Problem],
    findings: Iterable[Finding],
    documents: Iterable[Document] = (),
) -> list[Problem]:
    """The problem that nothing was proved, where there is no other; a pass would mean nothing then.

    Args:
        place: the file or folder that was to be checked.
        problems: those that were found there.
        findings: of every record there.
        documents: the pages there.
    """
    if problems or any(finding.proved or finding.evidence for finding in findings):
        return []
    if any(document.quotings for document in documents):
        return []
    message = "No span and no evidence was proved here; name records, or pages that quote them."
    return [Problem(str(place), 1, 1, Code.NOTHING_TO_CHECK, message)]


def by_folder(files: Iterable[Path]) -> dict[Path, list[Path]]:
    """Records by the folder that they stand in."""
    folders: dict[Path, list[Path]] = defaultdict(list)
    for file in files:
        folders[file.parent].append(file)
    return folders


def _is_file(path: Path) -> bool:
    """Whether a path is a file, or a link to one that is gone: a pipe or a folder is no record."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _aside(path: Path) -> bool:
    """Whether a file of a folder is hidden, or stands with the texts and seals of sources: it is no record there."""
    return "sources" in path.parts[:-1] or any(part.startswith(".") for part in path.parts)
