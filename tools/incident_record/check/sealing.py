"""Makes the seals of the sources whose texts are at hand."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from incident_record.check.folder import needed_seal
from incident_record.check.model import Finding
from incident_record.check.paths import by_folder, files_of, named_files
from incident_record.check.run import Report, check
from incident_record.problems import Code, Problem
from incident_record.source.files import MAX_BYTES, write_if_changed
from incident_record.source.lookup import seal_path
from incident_record.source.store import SourceStore

# What a new seal mends, and what is no fault of a source.
_NOT_BLOCKING = (Code.SEAL_OUTDATED, Code.NOTHING_TO_CHECK)


class Sealed(Struct, frozen=True):
    """What became of one text.

    Args:
        path: its seal.
        digest: of the seal.
        written: False where the seal was up to date.
    """

    path: Path
    digest: str
    written: bool


class Sealing(Struct, frozen=True):
    """What a run of sealing did; a text with a problem in any record that cites it is not sealed.

    Args:
        sealed: the texts whose seals are up to date now.
        problems: what hindered others.
        refused: the texts at hand that are not sealed because of problems.
    """

    sealed: tuple[Sealed, ...]
    problems: tuple[Problem, ...]
    refused: tuple[str, ...]


def seal(
    paths: Sequence[Path],
    *,
    texts: Mapping[str, Path] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Sealing:
    """Seal every text at hand that the named records cite, if the check passes on it.

    Args:
        paths: records, and folders of records.
        texts: files of source texts, by the source's `text`.
        progress: is called after each record, and then after each text, with the number of those that are done and of all.

    Raises:
        CannotRun: a path does not exist or is no record, or a text was given that no record cites.
        OSError: a seal cannot be written; all are as they were.
    """
    folders = by_folder(named_files(paths))
    # A seal serves all records of its folder, so all of them have to pass.
    files = [file for folder, members in folders.items() for file in files_of(folder, members)]
    report = check(files, texts=texts, progress=progress)
    seals: list[_Made] = []
    refused: set[str] = set()
    problems = [problem for problem in report.problems if problem.code not in _NOT_BLOCKING]
    for folder, members in folders.items():
        users, sealable = _users_and_sealable(folder, members, report, problems)
        refused |= _refused(members, sealable, report)
        for done, text in enumerate(sealable, 1):
            path, findings = seal_path(folder, text), [report.findings[user] for user in users[text]]
            made = _make_seal(path, text, findings, report.sources)
            if isinstance(made, Problem):
                problems.append(made)
            elif made is not None:
                seals.append(made)
            if progress:
                progress(done, len(sealable))
    return Sealing(_write(seals), tuple(problems), tuple(sorted(refused)))


class _Made(NamedTuple):
    """A seal as its file has it: of an archive all are in memory at once, and the objects take many times as much."""

    path: Path
    digest: str
    content: bytes


def _write(seals: Sequence[_Made]) -> tuple[Sealed, ...]:
    """Write all seals or none."""
    before = {path: path.read_bytes() if path.is_file() else None for path, *_ in seals}
    try:
        return tuple(Sealed(path, digest, write_if_changed(path, content)) for path, digest, content in seals)
    except BaseException:  # Ctrl-C too
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                write_if_changed(path, content)
        raise


def _refused(members: Sequence[Path], sealable: Sequence[str], report: Report) -> set[str]:
    """The texts at hand that the named records cite and that cannot be sealed."""
    return {
        text
        for path in members
        for text, use in report.findings[path].uses.items()
        if text not in sealable and report.sources.open(path.parent, text, use.marks).text is not None
    }


def _users_and_sealable(
    folder: Path, members: Sequence[Path], report: Report, problems: Sequence[Problem]
) -> tuple[Mapping[str, Sequence[Path]], list[str]]:
    """Who uses each text, and the texts that the named records cite and that no record with a problem cites."""
    users: dict[str, list[Path]] = defaultdict(list)
    named, failing = frozenset(members), {problem.path for problem in problems}
    cited: set[str] = set()
    refused: set[str] = set()
    complete = True
    for path in report.findings:
        if path.parent == folder:
            # An object of other folders' findings would cost as much as a look at them.
            finding = report.findings[path]
            complete &= finding.complete
            cited.update(finding.uses if path in named else ())
            refused.update(finding.uses if str(path) in failing else ())
            for text in finding.uses:
                users[text].append(path)
    # What a record that cannot be read needs opened is not known, so its openings would be lost.
    return users, sorted(cited - refused) if complete else []


def _make_seal(path: Path, text: str, findings: Sequence[Finding], sources: SourceStore) -> _Made | Problem | None:
    """The seal of a text that records use, or what hinders it; None where the text is not at hand."""
    user = findings[0]
    use = user.uses[text]
    source = sources.open(user.path.parent, text, use.marks)
    if source.text is None:
        return None
    if path.exists() and source.seal is None:
        message = f"The seal {path} is no seal of this text under these rules; remove it to seal the text anew."
        return user.problem(use.location, Code.SEAL_OUTDATED, message, use.source)
    made = needed_seal(findings, text, source)
    content = made.dump().encode()
    # The store would refuse to read it.
    if len(content) > MAX_BYTES:
        message = f"The text is too long to be sealed: {path} would have {len(content)} bytes, and at most {MAX_BYTES} are read. Cite its parts as sources of their own."
        return user.problem(use.location, Code.NO_SOURCE, message, use.source)
    return _Made(path, made.digest, content)
