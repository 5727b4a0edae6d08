"""What the commands have in common: their paths, their texts, their output."""

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import Any

from incident_record.check.paths import CannotRun
from incident_record.source.lookup import TEXTS_VARIABLE


class Parser(argparse.ArgumentParser):
    """A command's arguments; its help is output like any other."""

    def __init__(self, **options: Any) -> None:
        # Argparse asks for the terminal's width with each argument, and imports what packs files for that.
        super().__init__(formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=78), **options)

    def print_help(self, file: object = None) -> None:
        """Print the help; where it cannot be written, argparse itself would say nothing.

        Raises:
            CannotRun: it cannot be written.
        """
        self.formatter_class = argparse.RawDescriptionHelpFormatter
        write(self.format_help())


def add_common(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the paths and the texts to a command's arguments; `what` says what a path may be."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help=what)
    parser.add_argument(
        "--text",
        metavar="ID=FILE",
        action="append",
        default=[],
        help="the file that holds the source text ID (repeatable); else sources/ID.txt beside the record, or in "
        f"the folder that {TEXTS_VARIABLE} names",
    )


def paths_of(options: argparse.Namespace, folder: Path | None = None) -> list[Path]:
    """The named paths, or a folder, by default the records' folder.

    Raises:
        CannotRun: a path is empty.
    """
    if "" in options.paths:  # a shell's variable that is not set; as a path it would be the working folder
        raise CannotRun("A path is empty; name a file or a folder, or no path at all for the records' folder.")
    return [Path(path) for path in options.paths] or [folder or default_folder()]


def default_folder(*, or_own: bool = False) -> Path:
    """The records' folder where none is named: `incidents` in the working folder, whether it is there or not.

    Args:
        or_own: whether it may be that of this checkout, where there is none. A command that writes must not ask for it:
            whoever works elsewhere would change the tool's own records.
    """
    here, own = Path("incidents"), Path(__file__).resolve().parents[3] / "incidents"
    if here.is_dir():
        return here
    Path.cwd()  # raises where the working folder is gone, of which nothing else would speak
    return own if or_own and own.is_dir() else here


def texts_of(options: argparse.Namespace) -> dict[str, Path]:
    """The files that `--text` names, by the `text` that each is.

    Raises:
        CannotRun: a `--text` is not of the form ID=FILE, there is no such file, or another one names the text too.
    """
    texts: dict[str, Path] = {}
    for argument in options.text:
        stem, equals, file = argument.partition("=")
        if not (stem and equals and file):
            raise CannotRun(f"--text {argument} is not of the form ID=FILE, as in --text my-article=article.txt.")
        if not Path(file).exists() or Path(file).is_dir():
            raise CannotRun(f"--text {argument}: there is no file {file}.")
        if texts.setdefault(stem, Path(file)) != Path(file):
            raise CannotRun(f"--text {stem} is given twice, with {texts[stem]} and with {file}; name one of the two.")
    return texts


def write(output: str) -> None:
    """Print a command's output whole, in UTF-8 whatever the terminal's encoding is.

    Raises:
        CannotRun: it cannot be written.
    """
    try:
        # What was printed before comes first: the bytes below pass Python's own buffer by.
        sys.stdout.flush()
        # "replace", since a file's name may hold bytes that are no UTF-8, which Python keeps as lone surrogates.
        sys.stdout.buffer.write(output.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        raise CannotRun(f"The output cannot be written: {error.strerror}.") from error
