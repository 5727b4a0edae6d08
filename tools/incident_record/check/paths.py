"""The files that a run of the check is about. The check, the sealing and the site's build ask here, so all read the same."""

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

RECORD, PAGE = ".yaml", ".md"
"""How the names of records and of pages end."""

_KINDS = {RECORD: "record", PAGE: "page"}
_LOOKALIKES = (".yaml", ".yml", ".yaml.txt", ".yml.txt")


class CannotRun(Exception):
    """The check cannot begin; the message is a sentence for people."""


def named_files(paths: Iterable[Path], suffixes: Sequence[str] = (RECORD,)) -> list[Path]:
    """The files that paths name, as reached from the working folder, each once. Hidden files are overlooked.

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
        return [] if path.name.startswith(".") else [path]
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


def files_of(folder: Path, named: Iterable[Path] = ()) -> list[Path]:
    """Every record of a folder, with the named ones even where they cannot be read."""
    inside = (path for path in folder.glob(f"*{RECORD}") if path.is_file() and not path.name.startswith("."))
    return sorted({*inside, *named})


def lookalikes(paths: Iterable[Path]) -> list[Path]:
    """The files in folders that look like records by their names, and that nothing reads: `case.yml`, `case.YAML`.

    Args:
        paths: folders, in which all files are looked at; other paths are passed over.
    """
    files: dict[Path, Path] = {}
    for folder in paths:
        for file in folder.rglob("*") if folder.is_dir() else ():
            # A link to a record that is read is another name of it, and not another record.
            other = _looks_alike(file.name) and file.is_file() and file.resolve().suffix != RECORD
            if other and not _is_aside(file.relative_to(folder)):
                files.setdefault(file.resolve(), Path(os.path.relpath(file)))
    return sorted(files.values())


def _looks_alike(name: str) -> bool:
    return not name.endswith(RECORD) and name.strip().casefold().endswith(_LOOKALIKES)


def record_name(path: Path) -> str:
    """The name that a file has to have to be read as a record."""
    stem = path.name.strip()
    while Path(stem).suffix.casefold() in (".yaml", ".yml", ".txt"):
        stem = Path(stem).stem
    return stem + RECORD
