"""A run of the check, from paths to a report. The commands and the site's build call it, and nothing else does its steps."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from incident_record.check.cache import FindingCache
from incident_record.check.folder import check_together
from incident_record.check.model import Finding
from incident_record.check.page import Document, check_page, read_page
from incident_record.check.record import check_record
from incident_record.problems import Code, Problem
from incident_record.record.load import decode_record, read_record
from incident_record.record.model import Record
from incident_record.source.store import SourceStore


class CannotRun(Exception):
    """The check cannot begin; the message is a sentence for people."""


_KINDS = {".yaml": "record", ".md": "page"}


@dataclass(frozen=True)
class Report:
    """What a run of the check found.

    Args:
        checked: the records that were named, in the order of their paths.
        findings: of every record of the folders of those, by its file, as reached from the working folder.
        problems: of the named records and pages, all of them, in no order.
        sources: where the texts and seals were found.
        digests: for each record the digest of all that its finding rests on.
        parsed: the records themselves, by their files, where they were asked for; None for one that cannot be read.
    """

    checked: tuple[Path, ...]
    findings: Mapping[Path, Finding]
    problems: tuple[Problem, ...]
    sources: SourceStore
    digests: Mapping[Path, str] = field(default_factory=dict)
    parsed: Mapping[Path, Record | None] = field(default_factory=dict)

    @property
    def named(self) -> list[Finding]:
        """The findings of the named records."""
        return [self.findings[path] for path in self.checked]

    @property
    def records(self) -> int:
        """How many records were named."""
        return len(self.checked)

    @property
    def quotes(self) -> int:
        """How many quotes the named records have."""
        return sum(finding.quotes for finding in self.named)

    @property
    def spans(self) -> int:
        """How many spans those quotes have."""
        return sum(finding.spans for finding in self.named)

    @property
    def proved(self) -> int:
        """How many of those quotes are proved."""
        return sum(len(finding.proved) for finding in self.named)

    @property
    def modes(self) -> dict[str, str]:
        """What was read of each source, by its `text`: `text` or `seal`."""
        return {text: read.mode for finding in self.named for text, read in sorted(finding.readings.items())}


def check(
    paths: Sequence[Path],
    *,
    texts: Mapping[str, Path] | None = None,
    seal_only: bool = False,
    texts_folder: Path | None = None,
    quoted: Path | None = None,
    cache: bool = False,
    keep_records: bool = False,
) -> Report:
    """Check records and pages.

    Args:
        paths: records, Markdown pages, and folders of either.
        texts: files of source texts, by the source's `text`.
        seal_only: whether to ignore all texts.
        texts_folder: a folder of texts; by default the one that `INCIDENT_TEXTS` names.
        quoted: the folder with the records that pages quote, where only pages are named.
        cache: whether to use findings of earlier runs, and to keep those of this one.
        keep_records: whether the report has the records themselves.

    Raises:
        CannotRun: a path does not exist or is no record or page, or a text was given that no record cites.
    """
    store = SourceStore(texts, seal_only=seal_only, texts_folder=texts_folder)
    files = named_files(paths, (".yaml", ".md"))
    pages = [file for file in files if file.suffix == ".md"]
    named = [file for file in files if file.suffix == ".yaml"]
    run = _Run(store, frozenset(named), cache=cache, keep_records=keep_records)
    for folder, members in by_folder(named or _quoted_by(pages, quoted)).items():
        run.check_folder(folder, members)
    _refuse_stray_texts(store, [run.findings[path] for path in named] or [*run.findings.values()])
    documents = [read_page(page) for page in pages]
    run.problems += _page_problems(documents, [*run.findings.values()], store)
    if not run.problems and not _proves_something([run.findings[path] for path in named], documents):
        run.problems.append(nothing_to_check(paths[0] if paths else Path()))
    return Report(tuple(named), run.findings, tuple(run.problems), store, run.digests, run.parsed)


class _Run:
    """Collects what is found, folder by folder."""

    def __init__(self, store: SourceStore, named: frozenset[Path], *, cache: bool, keep_records: bool) -> None:
        self.findings: dict[Path, Finding] = {}
        self.problems: list[Problem] = []
        self.digests: dict[Path, str] = {}
        self.parsed: dict[Path, Record | None] = {}
        self._store, self._named = store, named
        self._cache, self._keep_records = cache, keep_records

    def check_folder(self, folder: Path, members: Iterable[Path]) -> None:
        """Check every record of a folder, and add the problems of the named ones."""
        cache = FindingCache(folder, self._store, enabled=self._cache)
        files = files_of(folder, members)
        for path in files:
            self._check_record(path, cache)
        cache.save()
        findings = [self.findings[path] for path in files]
        for finding in findings:
            if finding.path in self._named:
                self.problems += finding.problems
        self.problems += check_together(findings, self._store, self._named)

    def _check_record(self, path: Path, cache: FindingCache) -> None:
        content = read_record(path)
        key = f"{path} {hashlib.blake2b(content, digest_size=16).hexdigest() if isinstance(content, bytes) else content.strerror}"
        kept = cache.find(key)
        if kept is None or self._keep_records:
            loaded = decode_record(content, path)
            if self._keep_records:
                self.parsed[path] = loaded.record
            if kept is None:
                finding = check_record(loaded, self._store)
                kept = cache.keep(key, finding), finding
        self.digests[path], self.findings[path] = kept


def named_files(paths: Iterable[Path], suffixes: Sequence[str] = (".yaml",)) -> list[Path]:
    """The files that paths name, as reached from the working folder, each once.

    Args:
        paths: files, and folders in which all files of these kinds are meant.
        suffixes: the kinds: `.yaml` for records, `.md` for pages.

    Raises:
        CannotRun: a path does not exist or is neither.
    """
    files: dict[Path, Path] = {}
    for path in paths:
        for file in _files_at(path, suffixes):
            files.setdefault(file.resolve(), Path(os.path.relpath(file)))
    return sorted(files.values())


def _files_at(path: Path, suffixes: Sequence[str]) -> list[Path]:
    if path.is_dir():
        inside = sorted(file for suffix in suffixes for file in path.rglob(f"*{suffix}"))
        return [file for file in inside if _is_file(file) and not _is_aside(file.relative_to(path))]
    if path.is_file() and path.suffix in suffixes:
        return [path]
    advice = f"name a {' or '.join(suffixes)} file or a folder of such files"
    if path.exists():
        raise CannotRun(f"{path} is no {' or '.join(_KINDS[suffix] for suffix in suffixes)}; {advice}.")
    raise CannotRun(f"There is no {path}; {advice}.")


def _is_file(path: Path) -> bool:
    """Whether a path is a file, or a link to a file that is gone: a pipe or a folder is no record."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _is_aside(path: Path) -> bool:
    """Whether a file inside a folder is hidden, or stands with the texts and seals of sources."""
    return "sources" in path.parts[:-1] or any(part.startswith(".") for part in path.parts)


def by_folder(files: Iterable[Path]) -> dict[Path, list[Path]]:
    """Files by the folder that they stand in."""
    folders: dict[Path, list[Path]] = defaultdict(list)
    for file in files:
        folders[file.parent].append(file)
    return folders


def files_of(folder: Path, named: Iterable[Path]) -> list[Path]:
    """Every record of a folder, with the named ones even where they cannot be read."""
    return sorted({*(path for path in folder.glob("*.yaml") if path.is_file()), *named})


def _quoted_by(pages: Sequence[Path], folder: Path | None) -> list[Path]:
    return named_files([folder]) if pages and folder is not None and folder.is_dir() else []


def _refuse_stray_texts(store: SourceStore, findings: Sequence[Finding]) -> None:
    cited = {text for finding in findings for text in finding.uses}
    if store.given - cited and all(finding.complete for finding in findings):
        stray, known = (", ".join(sorted(names)) for names in (store.given - cited, cited))
        raise CannotRun(f"--text {stray}: no named record cites that text; they cite {known or 'none'}.")


def _page_problems(documents: Sequence[Document], findings: Sequence[Finding], store: SourceStore) -> Iterator[Problem]:
    """The problems of pages, which may quote what any of the records proves."""
    if not documents:
        return
    quotable = [spans for finding in findings for spans in finding.quotable]
    cited = {(finding.path.parent, text, use.marks) for finding in findings for text, use in finding.uses.items()}
    opened = [store.open(*source) for source in sorted(cited)]
    texts = [source.text for source in opened if source.text is not None]
    for document in documents:
        yield from check_page(document, quotable, texts)


def _proves_something(findings: Iterable[Finding], documents: Iterable[Document]) -> bool:
    checked = any(finding.proved or finding.evidence for finding in findings)
    return checked or any(document.quotings for document in documents)


def nothing_to_check(path: Path) -> Problem:
    """The problem of a run that proved nothing, where a pass would mean nothing.

    Args:
        path: the first of the paths that were to be checked.
    """
    message = "No span and no evidence was proved here; name records, or pages that quote them."
    return Problem(os.path.relpath(path), 1, 1, Code.NOTHING_TO_CHECK, message)
