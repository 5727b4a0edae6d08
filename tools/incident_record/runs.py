"""A run of the check over files and folders, from paths to a report."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_record import checks, records, together
from incident_record.finding import Finding
from incident_record.library import Library
from incident_record.problems import Code, Problem, limited


class CannotRun(Exception):
    """The check cannot begin; the message is a sentence for people."""


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


def record_files(paths: Iterable[Path]) -> list[Path]:
    """The records that paths name, as reached from the working folder, each once.

    Args:
        paths: `.yaml` files, and folders in which all of them are meant.

    Raises:
        CannotRun: a path does not exist or is neither.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            found_here = sorted(path.rglob("*.yaml"))
            files = [file for file in found_here if _is_file(file) and not _hidden(file.relative_to(path))]
        elif path.is_file() and path.suffix == ".yaml":
            files = [path]
        elif path.exists():
            raise CannotRun(f"{path} is no record; name a .yaml file or a folder of such files.")
        else:
            raise CannotRun(f"There is no {path}; name a .yaml file or a folder of such files.")
        for file in files:
            found.setdefault(file.resolve(), Path(os.path.relpath(file)))
    return sorted(found.values())


def check_folder(
    folder: Path, library: Library, named: Sequence[Path]
) -> tuple[list[Finding], list[Problem]]:
    """The findings of every record in a folder, and the problems of the named ones."""
    findings = [checks.check_record(records.load(path), library) for path in files_of(folder, named)]
    chosen = frozenset(named)
    problems = [problem for finding in findings if finding.path in chosen for problem in finding.problems]
    return findings, [*problems, *together.check_together(findings, library, chosen)]


def files_of(folder: Path, named: Iterable[Path]) -> list[Path]:
    """Every record of a folder, with the named ones even where they cannot be read."""
    return sorted({*(path for path in folder.glob("*.yaml") if path.is_file()), *named})


def check(paths: Sequence[Path], library: Library) -> Report:
    """Check files and folders.

    Raises:
        CannotRun: a path does not exist or is no record, or a text was given that no record cites.
    """
    files = record_files(paths)
    problems: list[Problem] = []
    named: list[Finding] = []
    for folder, members in by_folder(files).items():
        findings, found = check_folder(folder, library, members)
        problems += found
        named += [finding for finding in findings if finding.path in frozenset(members)]
    cited = {text for finding in named for text in finding.uses}
    if library.given - cited and all(finding.whole for finding in named):
        stray, known = (", ".join(sorted(names)) for names in (library.given - cited, cited))
        raise CannotRun(f"--text {stray}: no named record cites that text; they cite {known or 'none'}.")
    place = Path(os.path.relpath(paths[0])) if paths else Path()
    problems += nothing_checked(place, problems, named)
    return Report(
        records=len(files),
        quotes=sum(finding.quotes for finding in named),
        spans=sum(finding.spans for finding in named),
        proved=sum(len(finding.proved) for finding in named),
        modes={text: read.mode for finding in named for text, read in sorted(finding.readings.items())},
        problems=tuple(limited(problems)),
    )


def nothing_checked(place: Path, problems: Sequence[Problem], findings: Iterable[Finding]) -> list[Problem]:
    """The problem that nothing was proved, where there is no other; a pass would mean nothing then.

    Args:
        place: the file or folder that was to be checked.
        problems: those that were found there.
        findings: of every record there.
    """
    if problems or any(finding.proved or finding.evidence for finding in findings):
        return []
    message = "No span and no evidence was proved here; name a folder that holds records."
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


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
