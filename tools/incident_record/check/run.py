"""A run of the check, from paths to a report. The commands and the site's build call it, and nothing else does its steps."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from incident_record.check.cache import FindingCache, RecordCache
from incident_record.check.packed import Counts, Findings
from incident_record.check.paths import (
    PAGE,
    RECORD,
    CannotRun,
    Listings,
    by_folder,
    files_of,
    list_folders,
    lookalikes,
    named_files,
    record_name,
)
from incident_record.problems import Code, Problem
from incident_record.record.file import read_record
from incident_record.source.store import SourceStore

if TYPE_CHECKING:
    from incident_record.check.model import Finding
    from incident_record.record.model import Record


class Report(NamedTuple):
    """What a run of the check found.

    Args:
        checked: the records that were named, in the order of their paths.
        findings: of every record of the folders of those, by its file, as reached from the working folder.
        problems: of the named records and pages, all of them, in no order.
        sources: where the texts and seals were found.
        digests: for each record the digest of all that its finding rests on.
        parsed: the records themselves, compact, by their files, where they were asked for; None for one that cannot be read.
    """

    checked: tuple[Path, ...]
    findings: Findings
    problems: tuple[Problem, ...]
    sources: SourceStore
    digests: Mapping[Path, str]
    parsed: "Mapping[Path, Record | None]"

    @property
    def named(self) -> "list[Finding]":
        """The findings of the named records; all at once, which takes much memory for many."""
        return [self.findings[path] for path in self.checked]

    @property
    def records(self) -> int:
        """How many records were named."""
        return len(self.checked)

    @property
    def quotes(self) -> int:
        """How many quotes the named records have."""
        return sum(counts.quotes for counts in self._counts)

    @property
    def spans(self) -> int:
        """How many spans those quotes have."""
        return sum(counts.spans for counts in self._counts)

    @property
    def proved(self) -> int:
        """How many of those quotes are proved."""
        return sum(counts.proved for counts in self._counts)

    @property
    def modes(self) -> dict[str, str]:
        """What was read of each source, by its `text`: `text` or `seal`."""
        return {text: mode for counts in self._counts for text, mode in counts.modes}

    @property
    def _counts(self) -> Iterator[Counts]:
        return (self.findings.packed[path].counts for path in self.checked)


def check(
    paths: Sequence[Path | str],
    *,
    texts: Mapping[str, Path | str] | None = None,
    seal_only: bool = False,
    texts_folder: Path | None = None,
    quoted: Path | None = None,
    cache: bool = False,
    keep_records: bool = False,
    progress: Callable[[int, int], None] | None = None,
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
        progress: is called after each record with the number of those that are done and of all.

    Raises:
        CannotRun: a path does not exist or is no record or page, or a text was given that no record cites.
    """
    reached, given = [*map(Path, paths)], {stem: Path(file) for stem, file in (texts or {}).items()}
    store = SourceStore(given, seal_only=seal_only, texts_folder=texts_folder)
    files = named_files(reached, (RECORD, PAGE), listings := list_folders(reached))
    pages = [file for file in files if file.suffix == PAGE]
    named = [file for file in files if file.suffix == RECORD]
    folders = by_folder(named or _quoted_by(pages, quoted))
    run = _Run(store, frozenset(named), cache=cache, keep_records=keep_records)
    run.check_folders({folder: files_of(folder, files) for folder, files in folders.items()}, progress)
    _refuse_stray_texts(store, [run.findings[path] for path in named or run.findings] if store.given else ())
    of_pages, quoting = _check_pages(pages, run.findings, store) if pages else ([], False)
    run.problems += [*not_records(listings), *of_pages]
    if not run.problems and not quoting and not run.proves_something():
        run.problems.append(nothing_to_check(*reached))
    return Report(tuple(named), run.findings, tuple(run.problems), store, run.digests, run.parsed)


class _Run:
    """Collects what is found, folder by folder."""

    def __init__(self, store: SourceStore, named: frozenset[Path], *, cache: bool, keep_records: bool) -> None:
        self.findings = Findings()
        self.problems: list[Problem] = []
        self.digests: dict[Path, str] = {}
        self.parsed: dict[Path, Record | None] = {}
        self._store, self._named = store, named
        self._cache, self._keep_records = cache, keep_records

    def check_folders(
        self, folders: Mapping[Path, Sequence[Path]], progress: Callable[[int, int], None] | None
    ) -> None:
        """Check every record of some folders, and add the problems of the named ones."""
        total = sum(map(len, folders.values()))
        for folder, files in folders.items():
            cache = FindingCache(folder, self._store, enabled=self._cache)
            records = RecordCache(cache) if self._keep_records else None
            for path in files:
                self._check_record(path, cache, records)
                if progress:
                    progress(len(self.findings), total)
            self._check_together(files, cache)
            cache.save()  # last, so that it has what every text was compared with
            if records:
                records.save()

    def _check_together(self, files: Sequence[Path], cache: FindingCache) -> None:
        def compute() -> Iterable[Problem]:
            from incident_record.check.folder import check_together  # as below

            return check_together(self.findings, files, self._store, self._named)

        inputs = (f"{self.digests[path]} {path in self._named}" for path in files)
        self.problems += cache.together(inputs, compute)

    def proves_something(self) -> bool:
        """Whether a span or a piece of evidence of a named record is proved."""
        counts = (self.findings.packed[path].counts for path in self._named)
        return any(count.proved or count.evidence for count in counts)

    def _check_record(self, path: Path, cache: FindingCache, records: RecordCache | None) -> None:
        content = read_record(path)
        # With the path, which the problems of a finding name.
        key = f"{path} {hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else content.strerror}"
        # A site draws the record itself, which no finding holds.
        kept, record = cache.find(key), records.find(key) if records else None
        if kept is None or (records and record is None):
            # Imported here, since a run in which nothing has changed starts in half the time without.
            from incident_record.check.record import check_record
            from incident_record.record.load import decode_record

            loaded = decode_record(content, path)
            if records and loaded.record:
                record = loaded.record.compact()
                records.keep(key, record)
            kept = kept or cache.keep(key, check_record(loaded, self._store))
        if records:
            self.parsed[path] = record
        self.digests[path], self.findings.packed[path] = kept


def _quoted_by(pages: Sequence[Path], folder: Path | None) -> list[Path]:
    return named_files([folder]) if pages and folder is not None and folder.is_dir() else []


def _refuse_stray_texts(store: SourceStore, findings: "Sequence[Finding]") -> None:
    cited = {text for finding in findings for text in finding.uses}
    # A record that cannot be read may be the one that cites the text.
    if store.given - cited and all(finding.complete for finding in findings):
        stray, known = (", ".join(sorted(names)) for names in (store.given - cited, cited))
        raise CannotRun(f"--text {stray}: no named record cites that text; they cite {known or 'none'}.")


def _check_pages(pages: Sequence[Path], findings: Findings, store: SourceStore) -> tuple[list[Problem], bool]:
    """The problems of pages, which may quote what any of the records proves; and whether any of them quotes something."""
    # Imported here, since most runs name no page.
    from incident_record.check.page import check_pages, read_page
    from incident_record.check.quotable import Quotable

    documents = [read_page(page) for page in pages]
    quoting = any(document.quotings for document in documents)
    # No finding is made an object of, and no source opened, that nothing here asks for: an archive has thousands.
    quotable = Quotable(spans for finding in (findings.values() if quoting else ()) for spans in finding.quotable)
    with_text = (path for path, packed in findings.packed.items() if "text" in dict(packed.counts.modes).values())
    cited = {(path.parent, text, use.marks) for path in with_text for text, use in findings[path].uses.items()}
    opened = (store.open(*source) for source in sorted(cited))
    texts = [source.text for source in opened if source.text is not None]
    return list(check_pages(documents, quotable, texts)), quoting


def not_records(listings: Listings) -> Iterator[Problem]:
    """The problems of what looks like a record in some folders, and is not read."""
    for path in lookalikes(listings):
        is_file = path.suffix != RECORD
        mending = f"rename it to {record_name(path)}" if is_file else "it is a pipe or a device; remove it"
        message = f"This looks like a record, and nothing reads it: {mending}."
        yield Problem(str(path), 1, 1, Code.NOT_A_RECORD, message)


def nothing_to_check(*paths: Path) -> Problem:
    """The problem of a run that proved nothing, where a pass would mean nothing.

    Args:
        paths: what was to be checked.
    """
    message = "No span and no evidence was proved here; name records, or pages that quote them."
    # Hidden files in a folder are passed over on purpose; whoever names one does not know that.
    hidden = [path for path in paths if path.name.startswith(".") and path.is_file()]
    if hidden:
        message += " A file whose name begins with a dot is hidden, and no command reads it."
    return Problem(os.path.relpath((*hidden, *paths, Path())[0]), 1, 1, Code.NOTHING_TO_CHECK, message)
