"""Reads files without waiting or end, and writes them so that a reader sees the old content or the new, and never a part."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

MAX_BYTES = 8 * 2**20
"""A text or a seal may have so many bytes: a long book is smaller."""

_PIECE = 2**16

# Without these an open would wait for a pipe's writer, or follow a link that was put there after the look at the file.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def real_path(path: Path | str, known: dict[str, str]) -> str:
    """A file's path without links, as `os.path.realpath` gives it.

    Args:
        path: the file, or a link to it.
        known: the folders whose paths were asked for, to which this one is added: most files stand beside others.
    """
    folder, name = os.path.split(path)
    if folder not in known:
        known[folder] = os.path.realpath(folder)
    real = os.path.join(known[folder], name)  # noqa: PTH118 - an archive has thousands, and a `Path` costs more than the rest
    return os.path.realpath(real) if os.path.islink(real) else real  # noqa: PTH114 - as above


def read_file(path: Path | str, inside: Path | None = None, known: dict[str, str] | None = None) -> bytes:
    """The content of a file of at most `MAX_BYTES`.

    Args:
        path: the file, or a link to it.
        inside: the folder that the file must be in, wherever links lead; None for any.
        known: as for `real_path`.

    Raises:
        FileNotFoundError: there is no such file.
        OSError: it cannot be read, is no file, is too large, or is elsewhere; `strerror` says which.
    """
    known = {} if known is None else known
    # Not `Path.resolve`, which has an error of its own for links in a circle.
    real = real_path(path, known)
    if inside is not None and not real.startswith(_as_folder(inside, known)):
        raise OSError(errno.EPERM, f"it is a link that leads out of {inside}, and none is followed there", str(path))
    # A pipe that a shell gives (`/dev/stdin`) has no real path. Not in an `except`, which the next error would refer to:
    # errors are kept, and would keep the frames of all callers.
    mode = os.stat(real if os.path.exists(real) else path).st_mode  # noqa: PTH110, PTH116 - as above
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a folder, a pipe or a device, and no file", str(path))
    # Without a file object, which costs more than to read a seal.
    handle = os.open(real, _FLAGS)
    try:
        content = piece = os.read(handle, _PIECE)
        # By pieces, since a read makes room for all that it may read.
        while piece and len(content) <= MAX_BYTES:
            piece = os.read(handle, _PIECE)
            content += piece
    finally:
        os.close(handle)
    if len(content) > MAX_BYTES:
        raise OSError(errno.EFBIG, f"it has more than {MAX_BYTES // 2**20} MiB, the most that is read", str(path))
    return content


def _as_folder(folder: Path, known: dict[str, str]) -> str:
    """What the paths of all files in a folder begin with."""
    path = str(folder)
    if path not in known:
        known[path] = os.path.realpath(folder)
    return f"{known[path].rstrip(os.sep)}{os.sep}"


def write_if_changed(path: Path, content: bytes, *, durable: bool = True) -> bool:
    """Write a file atomically, unless it has that content already; returns whether it was written.

    Args:
        content: what it is to hold.
        durable: whether it has to outlast a crash of the machine; what can be built again need not.

    Raises:
        OSError: the file cannot be written.
    """
    # Its time stays as it was, so that builds and editors that watch it do nothing.
    try:
        # A pipe would be waited for.
        if path.is_file() and path.read_bytes() == content:
            return False
    except OSError:
        pass  # writing says what is wrong
    write_atomically(path, content, durable=durable)
    return True


def write_atomically(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Replace a file's content, or leave the file as it was.

    Raises:
        OSError: the file cannot be written.
    """
    # Without `tempfile`, which costs more than the rest: a build writes eight files for each record.
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            file.write(content)
            if durable:
                file.flush()
                # Without this a crash of the machine could leave the new name with no content.
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        # A full disk names no file, and the name of the temporary one helps nobody.
        raise OSError(error.errno, f"{error.strerror}; it is as it was", str(path)) from error
    finally:
        # Where it could not be made the error above says why.
        with suppress(OSError):
            temporary.unlink()


def remove_files(top: Path, gone: set[str], since: int) -> None:
    """Remove files, and folders that are empty without them.

    Args:
        top: the folder of a build.
        gone: the files, relative to it.
        since: when the build began, in nanoseconds; what was written since is another thing of the same name.
    """
    for path in (top / name for name in gone):
        if not path.is_file() or path.stat().st_mtime_ns >= since:
            continue
        path.unlink()
        for folder in path.parents:
            if folder == top or any(folder.iterdir()):
                break
            folder.rmdir()
