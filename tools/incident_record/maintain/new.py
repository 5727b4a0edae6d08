"""A new record from an article's text: the draft, the text beside it, and its paragraphs with their numbers."""

from collections.abc import Iterator
from pathlib import Path

from incident_record.catalog.labels import many
from incident_record.check.paths import CannotRun, files_of
from incident_record.maintain.draft import Drafter
from incident_record.maintain.events import date_of
from incident_record.maintain.fields import dump
from incident_record.maintain.known import adopt
from incident_record.maintain.names import slug
from incident_record.maintain.openings import Openings
from incident_record.maintain.plan import Change, Plan
from incident_record.maintain.printed import NUMBERED, decode_text, numbered_paragraphs
from incident_record.maintain.rename import refuse_form
from incident_record.source.files import read_file
from incident_record.source.text import Text, canonicalize
from incident_record.source.view import TextView


def plan_new(folder: Path, path: Path, id_: str, *, by: str | None = None) -> Plan:
    """The files of a new record.

    Args:
        path: the article's text; its stem becomes the text's name.
        by: whose own words the whole text is, as those of a release: the id of a person or an organization.

    Raises:
        CannotRun: there is such a record or another text of that name, an id has the wrong form or no date of the
            calendar at its start, or the text is none of paragraphs.
        OSError: a file cannot be read.
    """
    refuse_form(id_, "id")
    if not date_of(id_):
        raise CannotRun(
            f"`{id_}` does not begin with a date. Give the day of the event, or its month: 2031-05-04-ferry, 2031-05-ferry."
        )
    _refuse_name(path)
    if by:
        refuse_form(by, "id")
    target = folder / f"{id_}.yaml"
    # macOS and Windows take names that differ in case alone for one.
    if any(file.name.casefold() == target.name.casefold() for file in files_of(folder, ())):
        raise CannotRun(f"{target} is there already, and is not overwritten; choose another id.")
    content = read_file(path)
    raw = decode_text(content, path)
    view = TextView(_read(raw, "none" if by else None))
    record = Drafter(id_, path.stem, view, raw, by, Openings(path.stem, path), folder).record()
    adopt(record, folder)
    numbered = folder / "sources" / f"{path.stem}{NUMBERED}"
    files = {target: dump(record), folder / "sources" / path.name: content, numbered: numbered_paragraphs(view)}
    changes = [change for file, new in files.items() if (change := _new_file(file, new)) is not None]
    return Plan(changes, list(_spoken_by_others(raw)) if by else [])


def _spoken_by_others(raw: str) -> Iterator[str]:
    """That quotations of a text which is wholly somebody's own words have a clause that says who speaks."""
    count = len(TextView(_read(raw, None)).voices.governing)
    if count:
        have = "has" if count == 1 else "have"
        yield f"{many(count, 'quotation')} in it {have} a clause that says who speaks. Without --whole, each is drafted for that speaker."


def _refuse_name(path: Path) -> None:
    if path.suffix != ".txt":
        raise CannotRun(f"{path} has to be a text whose name ends in .txt.")
    try:
        refuse_form(path.stem, "stem")
    except CannotRun as error:
        raise CannotRun(f"{error} Rename the file, as in {slug(path.stem) or 'article'}.txt.") from None


def _new_file(path: Path, content: bytes) -> Change | None:
    """A file that is new; None where it is there already with that content."""
    if not path.exists():
        return Change(path, None, content)
    # The text may lie in its place already.
    if path.read_bytes() == content:
        return None
    raise CannotRun(f"{path} is there already, with another content, and is not overwritten; rename your text.")


def _read(raw: str, marks: str | None) -> Text:
    """The text with the quotation marks that it most likely has."""
    if marks:
        return canonicalize(raw, marks)
    double, single = (canonicalize(raw, kind) for kind in ("double", "single"))
    # In print with single marks, double ones are rare.
    return single if len(single.quotations) > 2 * len(double.quotations) else double
