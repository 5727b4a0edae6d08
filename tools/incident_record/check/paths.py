"""The files that a run of the check is about. The check, the sealing and the site's build ask here, so all read the same."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from incident_record.source.files import real_path

RECORD, PAGE = ".yaml", ".md"
"""How the names of records and of pages end."""

_KINDS = {RECORD: "record", PAGE: "page"}
_LOOKALIKES = (".yaml", ".yml", ".yaml.txt", ".yml.txt")


Listings = Mapping[Path, "Sequence[os.DirEntry[str]]"]
"""What is in some folders and in the folders in them, from one walk."""


class CannotRun(Exception):
    """The check cannot begin; the message is a sentence for people."""


def list_folders(paths: Iterable[Path]) -> Listings:
    """What is in each of some paths that is a folder.

    Raises:
        CannotRun: a folder cannot be read.
    """
    try:
        return {path: [*_files_inside(path)] for path in paths if path.is_dir()}
    except OSError as error:  # a folder above may be closed to whoever asks
        raise CannotRun(f"{error.filename} cannot be read: {error.strerror}.") from error


def named_files(
    paths: Iterable[Path], suffixes: Sequence[str] = (RECORD,), listings: Listings | None = None
) -> list[Path]:
    """The files that paths name, as reached from the working folder, each once. Hidden files are overlooked.

    Args:
        paths: files, and folders in which all files of these kinds are meant.
        suffixes: the kinds: `.yaml` for records, `.md` for pages.
        listings: from `list_folders` of these paths, where somebody else asks for it too.

    Raises:
        CannotRun: a path does not exist, is neither, or cannot be read.
    """
    paths = tuple(paths)
    listings = list_folders(paths) if listings is None else listings
    ends = tuple(suffixes)
    files: list[Path] = []
    for path in paths:
        if path in listings:
            files += [Path(file) for file in listings[path] if file.name.endswith(ends) and _is_file(file)]
        else:
            files += _named_file(path, suffixes)
    return _each_once(files)


def _each_once(files: Iterable[Path]) -> list[Path]:
    """Files as reached from the working folder, sorted."""
    known: dict[str, Path] = {}
    folders: dict[str, str] = {}
    reached: dict[str, Path] = {}
    for file in files:
        folder, name = os.path.split(file)
        if folder not in reached:
            reached[folder] = Path(os.path.relpath(folder or os.curdir))
        # By the real path, so that a file that is named twice, or by a link, is checked once.
        known.setdefault(real_path(file, folders), reached[folder] / name)
    # By their parts, as paths are sorted, which compare themselves ten times as slowly.
    return sorted(known.values(), key=lambda path: path.parts)


def _named_file(path: Path, suffixes: Sequence[str]) -> list[Path]:
    try:
        # A link that leads nowhere is a record that cannot be read, as in a folder.
        if (path.is_file() or path.is_symlink()) and path.suffix in suffixes:
            return [] if path.name.startswith(".") else [path]
        exists = path.exists()
    except OSError as error:
        raise CannotRun(f"{error.filename} cannot be read: {error.strerror}.") from error
    advice = f"name a {' or '.join(suffixes)} file or a folder of such files"
    if exists and _looks_alike(path.name):
        raise CannotRun(f"{path} looks like a record, and nothing reads it: rename it to {record_name(path)}.")
    if exists:
        raise CannotRun(f"{path} is no {' or '.join(_KINDS[suffix] for suffix in suffixes)}; {advice}.")
    raise CannotRun(f"There is no file or folder {path}; {advice}.")


def _files_inside(folder: Path | str) -> "Iterator[os.DirEntry[str]]":
    """What is no folder in a folder and in the folders in it, but for hidden ones and the texts and seals of sources.

    Raises:
        CannotRun: a folder cannot be listed, so that nobody knows what was passed over.
    """
    try:
        # A folder may give its names and keep its files closed, which this fails on.
        os.stat(os.path.join(folder, os.curdir))  # noqa: PTH116, PTH118 - a `Path` leaves the dot out
        # The system lists what is a file or a folder beside the names, so that no file has to be asked for.
        with os.scandir(folder) as entries:
            visible = sorted(
                (entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name
            )
    except OSError as error:
        raise CannotRun(f"The folder {folder} cannot be read: {error.strerror}.") from error
    folders = []
    for entry in visible:
        if not _is_folder(entry):
            yield entry
        # A link to a folder is not followed: it may lead back here.
        elif entry.name != "sources" and not entry.is_symlink():
            folders.append(entry.path)
    for path in folders:
        yield from _files_inside(path)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Whether an entry is a file, or a link to a file that is gone: a pipe or a folder is no record."""
    return not is_pipe(Path(entry.path)) if entry.is_symlink() else entry.is_file()


def is_pipe(path: Path) -> bool:
    """Whether there is something and no file: a pipe, a device, or a folder."""
    # A link that leads nowhere is reported when it is read, while a passed one would be missed in silence.
    return not path.is_file() and path.exists()


def closed_files(listings: Listings) -> list[Path]:
    """The records in some folders that may not be read."""
    files = (file for listed in listings.values() for file in listed if file.name.endswith(RECORD))
    return [Path(file) for file in files if not os.access(file.path, os.R_OK)]


def by_folder(files: Iterable[Path]) -> dict[Path, list[Path]]:
    """Files by the folder that they stand in."""
    folders: dict[Path, list[Path]] = defaultdict(list)
    for file in files:
        folders[file.parent].append(file)
    return folders


def files_of(folder: Path, named: Iterable[Path] = ()) -> list[Path]:
    """Every record of a folder, with the named ones of it even where they cannot be read.

    Raises:
        CannotRun: the folder cannot be read.
    """
    try:
        # As names, since a `Path` of each costs more than the rest.
        names = {name for name in os.listdir(folder) if name.endswith(RECORD) and not name.startswith(".")}  # noqa: PTH208
    except FileNotFoundError:
        raise CannotRun(f"There is no folder {folder}; make it, or name the folder of the records.") from None
    except OSError as error:
        raise CannotRun(f"The folder {folder} cannot be read: {error.strerror}.") from error
    files = {path.name: path for path in named}
    files |= {name: path for name in names - files.keys() if (path := folder / name).is_file()}
    return [files[name] for name in sorted(files)]


def lookalikes(listings: Listings) -> list[Path]:
    """What looks like a record by its name in some folders, and is not read: `case.yml`, `case.YAML`, a pipe."""
    files = [file for listed in listings.values() for file in listed]
    alike = [path for file in files if _looks_alike(file.name) and (path := Path(file)).is_file()]
    pipes = [Path(file) for file in files if file.name.endswith(RECORD) and not _is_file(file)]
    # A link to a record that is read is another name of it, and not another record.
    return _each_once([*pipes, *(path for path in alike if not os.path.realpath(path).endswith(RECORD))])


def _looks_alike(name: str) -> bool:
    return not name.endswith(RECORD) and name.strip().casefold().endswith(_LOOKALIKES)


def record_name(path: Path) -> str:
    """The name that a file has to have to be read as a record."""
    stem = path.name.strip()
    while Path(stem).suffix.casefold() in (".yaml", ".yml", ".txt"):
        stem = Path(stem).stem
    return stem + RECORD
