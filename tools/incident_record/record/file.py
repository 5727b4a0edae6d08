"""A record's file, and that of the schema. A run in which nothing has changed needs no more of this package."""

from pathlib import Path

MAX_BYTES = 1 << 20
"""How large a record's file may be."""

_PIECE = 2**16


def schema_path() -> Path:
    """The schema's file: packed beside this module in a wheel, in `incidents/` in a checkout."""
    here = Path(__file__).resolve().parent
    packed = here / "schema.json"
    # A wheel packs the file, and in a checkout it stands where editors look for it.
    return packed if packed.is_file() else here.parents[2] / "incidents" / "schema.json"


def read_record(path: Path) -> bytes | OSError:
    """A file's content, or more of it than a record may have; or why it cannot be read."""
    content = b""
    try:
        with path.open("rb", buffering=0) as file:
            # By pieces, since a read makes room for all that it may read, which took longer than the rest of a cached check.
            while len(content) <= MAX_BYTES and (piece := file.read(_PIECE)):
                content += piece
            return content
    except OSError as error:
        return error.with_traceback(None)  # by which the frames of all callers would be kept
