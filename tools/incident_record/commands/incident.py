"""Help with keeping incident records: draft one, rename what they hold, follow a text that has changed."""

import sys

from incident_record.commands.guard import Guard, leave

_GUARD = Guard("incident")
with _GUARD:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from incident_record.commands.arguments import Parser, default_folder, write
    from incident_record.commands.confirm import carry_out
    from incident_record.commands.terminal import Progress
    from incident_record.maintain.new import plan_new
    from incident_record.maintain.plan import Plan
    from incident_record.maintain.rename import plan_rename
    from incident_record.maintain.update import plan_update

_EPILOG = """\
Exit status: 0, it is done; 1, nothing was written; 2, it could not run and wrote nothing. If everything was written
and only the report failed, the status is 2 too, and the message says so.
"""


@_GUARD
def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the subcommand says; returns the exit status."""
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _parser() -> Parser:
    parser = Parser(prog="incident", description=__doc__, epilog=_EPILOG)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    common = Parser(add_help=False)
    common.add_argument(
        "--records", metavar="FOLDER", type=Path, help="the folder of the records (default: incidents/)"
    )
    common.add_argument("--yes", action="store_true", help="write at once, without showing it first")
    new = commands.add_parser("new", parents=[common], help="draft a record from an article's text")
    new.add_argument("text", metavar="TEXT", type=Path, help="the article's text, a .txt file")
    new.add_argument("--id", metavar="ID", required=True, help="the record's id: the day of the event and a few words")
    new.add_argument(
        "--whole", metavar="BY", help="the id of the person or organization whose own words the whole text is"
    )
    new.set_defaults(run=_new)
    rename = commands.add_parser(
        "rename", parents=[common], help="give a record, a person, an item or a text another id wherever it is used"
    )
    rename.add_argument("old", metavar="OLD", help="a record's id, RECORD/ITEM, a person's id, or sources/TEXT")
    rename.add_argument("new", metavar="NEW", help="the new id")
    rename.set_defaults(run=_rename)
    update = commands.add_parser(
        "update", parents=[common], help="follow a text that its publisher has changed, and say what to look at again"
    )
    update.add_argument(
        "text", metavar="TEXT", type=Path, help="the text as it is now, a file of the same name as before"
    )
    update.set_defaults(run=_update)
    return parser


def _new(options: argparse.Namespace) -> int:
    folder = options.records or default_folder()
    next_ = f"Next: fill in what is empty, compare what stands in `unconfirmed`, and run quote_check.py {folder}.\n"
    return _carry_out(plan_new(folder, options.text, options.id, by=options.whole), options, next_)


def _rename(options: argparse.Namespace) -> int:
    with Progress(sys.stderr, "records read") as progress:
        plan = plan_rename(options.records or default_folder(), options.old, options.new, progress)
    return _carry_out(plan, options)


def _update(options: argparse.Namespace) -> int:
    with Progress(sys.stderr, "records read") as progress:
        plan = plan_update(options.records or default_folder(), options.text, progress)
    return _carry_out(plan, options)


def _carry_out(plan: Plan, options: argparse.Namespace, closing: str = "") -> int:
    write("".join(f"{note}\n" for note in plan.notes))
    return 0 if not plan.changes or carry_out(plan.changes, yes=options.yes, closing=closing) else 1


# `python -m` starts this module; without these lines it would do nothing, with status 0.
if __name__ == "__main__":
    leave(main())
