"""Makes the seals of the sources whose texts are at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_record.check.folder import needed_seal
from incident_record.check.model import Finding
from incident_record.check.paths import by_folder, files_of, named_files
from incident_record.check.run import Report, check
from incident_record.problems import Code, Problem
from incident_record.source.files import MAX_BYTES, write_if_changed
from incident_record.source.store import seal_path

# What a new seal mends, and what is no fault of a source.
_NOT_BLOCKING = (Code.SEAL_OUTDATED, Code.NOTHING_TO_CHECK)


@dataclass(frozen=True)
class Sealed:
    """What became of one text.

    Args:
        path: its seal.
        digest: of the seal.
        written: False where the seal was up to date.
    """

    path: Path
    digest: str
    written: bool


@dataclass(frozen=True)
class Sealing:
    """What a run of sealing did; a text with a problem in any record that cites it is not sealed."""

    sealed: tuple[Sealed, ...]
    problems: tuple[Problem, ...]


def seal(paths: Sequence[Path], *, texts: Mapping[str, Path] | None = None) -> Sealing:
    """Seal every text at hand that the named records cite, if the check passes on it.

    Args:
        paths: records, and folders of records.
        texts: files of source texts, by the source's `text`.

    Raises:
        CannotRun: a path does not exist or is no record, or a text was given that no record cites.
        OSError: a seal cannot be written; the old one is left as it was.
    """
    folders = by_folder(named_files(paths))
    # A seal serves all records of its folder, so all of them have to pass.
    report = check([file for folder, members in folders.items() for file in files_of(folder, members)], texts=texts)
    sealed: list[Sealed] = []
    problems = [problem for problem in report.problems if problem.code not in _NOT_BLOCKING]
    for folder, members in folders.items():
        for text in _sealable(folder, members, report, problems):
            sealed += _seal_text(folder, text, report, problems)
    return Sealing(tuple(sealed), tuple(problems))


def _findings_of(folder: Path, report: Report) -> list[Finding]:
    return [finding for path, finding in report.findings.items() if path.parent == folder]


def _sealable(folder: Path, members: Sequence[Path], report: Report, problems: Sequence[Problem]) -> list[str]:
    """The texts that the named records cite and that no record with a problem cites."""
    findings = _findings_of(folder, report)
    if not all(finding.complete for finding in findings):
        # What a record that cannot be read needs opened is not known, so its openings would be lost.
        return []
    failing = {problem.path for problem in problems}
    cited = {text for path in members for text in report.findings[path].uses}
    refused = {text for finding in findings if str(finding.path) in failing for text in finding.uses}
    return sorted(cited - refused)


def _seal_text(folder: Path, text: str, report: Report, problems: list[Problem]) -> list[Sealed]:
    findings = _findings_of(folder, report)
    user = next(finding for finding in findings if text in finding.uses)
    use = user.uses[text]
    source = report.sources.open(folder, text, use.marks)
    path = seal_path(folder, text)
    if source.text is None:
        return []
    if path.exists() and source.seal is None:
        message = f"The seal {path} is no seal of this text under these rules; remove it to seal the text anew."
        problems.append(user.problem(use.location, Code.SEAL_OUTDATED, message, use.source))
        return []
    made = needed_seal(findings, text, source)
    content = made.dump().encode()
    if len(content) > MAX_BYTES:
        message = f"The text is too long to be sealed: {path} would have {len(content)} bytes, and at most {MAX_BYTES} are read. Cite its parts as sources of their own."
        problems.append(user.problem(use.location, Code.NO_SOURCE, message, use.source))
        return []
    return [Sealed(path, made.digest, write_if_changed(path, content))]
