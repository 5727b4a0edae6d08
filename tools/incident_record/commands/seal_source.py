"""Seal the sources of incident records whose texts are at hand, if the check passes on them."""

import sys

from incident_record.commands.guard import Guard, leave

_GUARD = Guard("seal_source")
with _GUARD:
    from collections.abc import Sequence

    from incident_record.check.sealing import seal
    from incident_record.commands.arguments import Parser, add_common, paths_of, texts_of, write
    from incident_record.commands.terminal import Progress
    from incident_record.problems import sorted_and_capped

_EPILOG = """\
Exit status: 0, the seals are up to date; 1, there are problems, and nothing that they touch was written, or no
text is at hand; 2, it could not run.
"""


@_GUARD
def main(arguments: Sequence[str] | None = None) -> int:
    """Seal; returns the exit status."""
    parser = Parser(prog="seal_source", description=__doc__, epilog=_EPILOG)
    add_common(parser, "a record or a folder of records (default: incidents/)")
    options = parser.parse_args(arguments)
    with Progress(sys.stderr, "records checked or texts sealed") as progress:
        done = seal(paths_of(options), texts=texts_of(options), progress=progress)
    lines = [str(problem) for problem in sorted_and_capped(done.problems)]
    states = {True: "sealed", False: "up to date"}
    lines += [f"{made.path}: {states[made.written]}, digest {made.digest}" for made in done.sealed]
    if done.refused:
        texts = ", ".join(done.refused)
        lines.append(
            f"Not sealed until the problems above are mended: {texts}; a seal serves all records of its folder."
        )
    no_text = (
        "No text is at hand, so nothing was sealed; put it in sources/ beside the records, or name it with --text."
    )
    write("\n".join(lines or [no_text]) + "\n")
    return 0 if done.sealed and not done.problems else 1


# `python -m` starts this module; without these lines it would do nothing, with status 0.
if __name__ == "__main__":
    leave(main())
