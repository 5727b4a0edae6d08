"""Writes files so that a reader sees the old content or the new, and never a part."""

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file's content, or leave the file as it was.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            # Without this a crash of the machine could leave the new name with no content.
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # mkstemp makes files that nobody else may read
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
