"""The files that a run of the check is about. The check, the sealing and the site's build ask here, so all read the same."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from incident_record.source.files import real_path

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
        CannotRun: a path does not exist, is neither, or cannot be read.
    """
    return _each_once(file for path in paths for file in _files_at(path, suffixes))


def _each_once(files: Iterable[Path]) -> list[Path]:
    """Files as reached from the working folder, sorted."""
    known: dict[str, Path] = {}
    folders: dict[str, str] = {}
    for file in files:
        # By the real path, so that a file that is named twice, or by a link, is checked once.
        known.setdefault(real_path(file, folders), Path(os.path.relpath(file)))
    return sorted(known.values())


def _files_at(path: Path, suffixes: Sequence[str]) -> list[Path]:
    try:
        # Inside `try`, since a folder above may be closed to whoever asks.
        if path.is_dir():
            return [file for file in _files_inside(path) if file.name.endswith(tuple(suffixes)) and _is_file(file)]
        if path.is_file() and path.suffix in suffixes:
            return [] if path.name.startswith(".") else [path]
        exists = path.exists()
    except OSError as error:
        raise CannotRun(f"{error.filename} cannot be read: {error.strerror}.") from error
    advice = f"name a {' or '.join(suffixes)} file or a folder of such files"
    if exists and _looks_alike(path.name):
        raise CannotRun(f"{path} looks like a record, and nothing reads it: rename it to {record_name(path)}.")
    if exists:
        raise CannotRun(f"{path} is no {' or '.join(_KINDS[suffix] for suffix in suffixes)}; {advice}.")
    raise CannotRun(f"There is no {path}; {advice}.")


def _files_inside(folder: Path) -> Iterator[Path]:
    """The files in a folder and in the folders in it, but for hidden ones and the texts and seals of sources.

    Raises:
        CannotRun: a folder cannot be listed, so that nobody knows what was passed over.
    """

    def stop(error: OSError) -> None:
        raise CannotRun(f"The folder {error.filename} cannot be read: {error.strerror}.") from error

    for parent, folders, files in os.walk(folder, onerror=stop):
        # In place, since `os.walk` goes into what is left in this very list.
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "sources")
        yield from (Path(parent, name) for name in sorted(files) if not name.startswith("."))


def _is_file(path: Path) -> bool:
    """Whether a path is a file, or a link to a file that is gone: a pipe or a folder is no record."""
    # A link that leads nowhere is reported when it is read, while a passed one would be missed in silence.
    return path.is_file() or (path.is_symlink() and not path.exists())


def by_folder(files: Iterable[Path]) -> dict[Path, list[Path]]:
    """Files by the folder that they stand in."""
    folders: dict[Path, list[Path]] = defaultdict(list)
    for file in files:
        folders[file.parent].append(file)
    return folders


def files_of(folder: Path, named: Iterable[Path] = ()) -> list[Path]:
    """Every record of a folder, with the named ones even where they cannot be read.

    Raises:
        CannotRun: the folder cannot be read.
    """
    try:
        files = [*folder.iterdir()]
    except FileNotFoundError:
        raise CannotRun(f"There is no folder {folder}; make it, or name the folder of the records.") from None
    except OSError as error:
        raise CannotRun(f"The folder {folder} cannot be read: {error.strerror}.") from error
    known = set(named)
    inside = (path for path in files if path.name.endswith(RECORD) and not path.name.startswith("."))
    return sorted(known.union(path for path in inside if path not in known and path.is_file()))


def lookalikes(paths: Iterable[Path]) -> list[Path]:
    """The files in folders that look like records by their names, and that nothing reads: `case.yml`, `case.YAML`.

    Args:
        paths: folders, in which all files are looked at; other paths are passed over.

    Raises:
        CannotRun: a folder cannot be read.
    """
    files = (file for folder in paths if folder.is_dir() for file in _files_inside(folder))
    # A link to a record that is read is another name of it, and not another record.
    alike = (f for f in files if _looks_alike(f.name) and f.is_file() and not os.path.realpath(f).endswith(RECORD))
    return _each_once(alike)


def _looks_alike(name: str) -> bool:
    return not name.endswith(RECORD) and name.strip().casefold().endswith(_LOOKALIKES)


def record_name(path: Path) -> str:
    """The name that a file has to have to be read as a record."""
    stem = path.name.strip()
    while Path(stem).suffix.casefold() in (".yaml", ".yml", ".txt"):
        stem = Path(stem).stem
    return stem + RECORD
