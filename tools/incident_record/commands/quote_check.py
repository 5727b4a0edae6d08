"""Prove every quotation and every piece of evidence of incident records against their sources."""

import sys

from incident_record.commands.guard import Guard, leave

_GUARD = Guard("quote_check")
with _GUARD:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from incident_record.check.paths import PAGE
    from incident_record.check.run import check
    from incident_record.commands.arguments import Parser, add_common, default_folder, paths_of, texts_of, write
    from incident_record.commands.reports import FORMATS, as_text
    from incident_record.commands.terminal import Progress, shows_colours
    from incident_record.source.store import SourceStore

_EPILOG = """\
Exit status: 0, all is proved; 1, there are problems or there is nothing to check; 2, the check could not run, or its
report could not be written (what --fix reported before stays done).
A pass means that the source printed these words in quotation marks and gave them to this speaker. It does not
mean that the speaker was right.
"""


@_GUARD
def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.yes and not options.fix:
        parser.error("--yes writes what --fix would ask about, so it needs --fix")
    if options.fix and options.format != "text":
        parser.error("--fix shows its changes as text, so it takes no other --format")
    folder = default_folder(or_own=not options.fix)
    paths = paths_of(options, folder)
    if folder.is_absolute() and all(path == folder or path.suffix == PAGE for path in paths):
        print(f"There is no folder incidents here, so the records are those of {folder}.", file=sys.stderr)
    if options.fix:
        _fix(options, paths)
    with Progress(sys.stderr, "records checked") as progress:
        report = check(
            paths,
            texts=texts_of(options),
            seal_only=options.seal_only,
            quoted=folder,
            cache=not options.no_cache,
            progress=progress,
        )
    if options.format == "text":
        write(as_text(report, terminal=sys.stdout.isatty(), colour=shows_colours(sys.stdout)))
    else:
        write(FORMATS[options.format](report))
    return 1 if report.problems else 0


def _parser() -> Parser:
    parser = Parser(prog="quote_check", description=__doc__, epilog=_EPILOG)
    add_common(parser, "a record, a Markdown page, or a folder of either (default: incidents/)")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to report (default: text)")
    parser.add_argument("--seal-only", action="store_true", help="ignore all texts and check against the seals")
    parser.add_argument(
        "--no-cache", action="store_true", help="check every record again, though nothing about it has changed"
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first mend what needs no judgment in records: marks, blanks, hidden characters, and an `at` of words that "
        "stand in one other paragraph alone; shows the changes and asks; never changes a word",
    )
    parser.add_argument(
        "--yes", action="store_true", help="with --fix: show the changes, and write them without asking"
    )
    return parser


def _fix(options: argparse.Namespace, paths: Sequence[Path]) -> None:
    # Imported here, since only this option needs it.
    from incident_record.commands.confirm import carry_out
    from incident_record.maintain.fix import plan_fixes

    changes = plan_fixes(paths, SourceStore(texts_of(options), seal_only=options.seal_only))
    if changes:
        carry_out(changes, yes=options.yes, diff=True)


# `python -m` starts this module; without these lines it would do nothing, with status 0.
if __name__ == "__main__":
    leave(main())
