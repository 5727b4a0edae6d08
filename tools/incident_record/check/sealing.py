"""Making the seals of the sources whose texts are at hand."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_record.check import folder as together
from incident_record.check import run as runs
from incident_record.check.model import Finding
from incident_record.problems import Code, Problem, sorted_and_capped
from incident_record.source.store import SourceStore


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


def seal(paths: Sequence[Path], store: SourceStore) -> Sealing:
    """Seal every text at hand that the named records cite, if the check passes on it.

    Raises:
        CannotRun: a path does not exist or is no record.
        OSError: a seal cannot be written; the old one is left as it was.
    """
    sealed: list[Sealed] = []
    problems: list[Problem] = []
    for folder, members in runs.by_folder(runs.named_files(paths)).items():
        findings, found = runs.check_folder(folder, store, runs.files_of(folder, members))
        blocking = [problem for problem in found if problem.code is not Code.SEAL_OUTDATED]
        problems += blocking
        if not all(finding.complete for finding in findings):
            # What a record that cannot be read needs opened is not known, so its openings would be lost.
            continue
        failing = {problem.path for problem in blocking}
        cited = {text for finding in findings if finding.path in members for text in finding.uses}
        for text in sorted(cited):
            users = [finding for finding in findings if text in finding.uses]
            if failing.isdisjoint(str(user.path) for user in users):
                sealed += _seal_text(folder, text, findings, store, problems)
    return Sealing(tuple(sealed), tuple(sorted_and_capped(problems)))


def _seal_text(
    folder: Path, text: str, findings: Sequence[Finding], store: SourceStore, problems: list[Problem]
) -> list[Sealed]:
    user = next(finding for finding in findings if text in finding.uses)
    use = user.uses[text]
    opened_source = store.open(folder, text, use.marks)
    path = store.seal_path(folder, text)
    if opened_source.text is None:
        return []
    if path.exists() and opened_source.seal is None:
        message = (
            f"The seal {path} is no seal of this text under these rules; remove it to seal the text anew."
        )
        problems.append(user.problem(use.place, Code.SEAL_OUTDATED, message, use.source))
        return []
    made = together.needed_seal(findings, text, opened_source)
    content = made.dump().encode()
    changed = not path.exists() or path.read_bytes() != content
    if changed:
        _write(path, content)
    return [Sealed(path, made.digest, changed)]


def _write(path: Path, content: bytes) -> None:
    """Put a file in place whole, or leave what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
