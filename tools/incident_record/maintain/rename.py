"""Gives a record, a person, an item or a text another name wherever it is used."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec.structs import replace

from incident_record.check.dates import check_id
from incident_record.check.page import code_lines
from incident_record.check.paths import CannotRun
from incident_record.maintain.edit import Edit, apply_edits
from incident_record.maintain.folder import RST, Progress, RecordFile, pages_around, read_folder, site_of
from incident_record.maintain.plan import Change, Plan, real_changes
from incident_record.maintain.printed import NUMBERED
from incident_record.maintain.references import ids_in, link_edits, literal_lines, role_edits
from incident_record.problems import Trail
from incident_record.record.schema import schema
from incident_record.source.lookup import seal_path

SOURCES = "sources/"
"""What stands before the name of a text that is to be renamed, where a record or a person has the same name."""


def plan_rename(folder: Path, old: str, new: str, progress: Progress | None = None) -> Plan:
    """What changes if something gets another name.

    Args:
        old: a record's id, `<record>/<item>`, a person's id, or the name of a text (`sources/<text>` where it is not clear).
        new: the new id or name; for an item also `<record>/<item>` with the same record.
        progress: is told how many records are read.

    Raises:
        CannotRun: there is no such thing, the new name is taken or has the wrong form, or a record has a fault.
        OSError: a file cannot be read.
    """
    files = read_folder(folder, progress)
    # In this order, since one name may be several things: records before people before texts.
    if old.startswith(SOURCES):
        plan = _rename_text(folder, files, old.removeprefix(SOURCES), new.removeprefix(SOURCES))
    elif "/" in old:
        plan = _rename_item(folder, files, *_item_names(old, new))
    elif any(file.record.id == old for file in files):
        plan = _rename_record(folder, files, old, new)
    elif any(file.record.person(old) for file in files):
        plan = _rename_person(folder, files, old, new)
    elif any(source.text == old for file in files for source in file.record.sources):
        plan = _rename_text(folder, files, old, new)
    else:
        raise CannotRun(
            f"Nothing in {folder} is called `{old}`: no record, no person and no text. An item is named with its record, as in {files[0].record.id}/ITEM."
        )
    if not plan.changes:
        raise CannotRun(f"`{old}` has that name already.")
    return plan


def _rename_record(folder: Path, files: list[RecordFile], old: str, new: str) -> Plan:
    refuse_form(new, "id")
    for file in files:
        # macOS and Windows take names that differ in case alone for one.
        if file.record.id == new or file.record.path.stem.casefold() == new.casefold():
            raise CannotRun(f"{file.record.path} has the id `{new}`; choose another.")
        if file.record.id != old and new in file.record.former_ids:
            raise CannotRun(
                f"`{new}` was an id of the record {file.record.id}, and its address leads there; choose another."
            )
    changes: list[Change] = []
    for file in files:
        # Every record is looked at, since any may name this one as related.
        edits = [file.yaml.replaced((*item.trail, "id"), old, new) for item in file.record.related if item.id == old]
        moved = None
        if file.record.id == old:
            edits += [file.yaml.replaced(("id",), old, new), _former_id(file, (), old, new)]
            moved = file.record.path.with_name(f"{new}.yaml")
        changes.append(file.change(edits, moved))

    renamed = (replace(file.record, id=new) for file in files if file.record.id == old)
    dated = [f"After this: {problem.message}" for record in renamed for problem in check_id(record)]
    before = f"{re.escape(folder.resolve().name)}/"
    changes += _page_changes(folder, lambda role, target: _first_renamed(role, target, old, new), before, old, new)
    return Plan(real_changes(changes), [*dated, *_page_notes(folder)])


def _first_renamed(role: str, target: str, old: str, new: str) -> str:
    """The target of a role in which a record's id may be all, or stand before the slash."""
    record, slash, item = target.partition("/")
    # A person may have the id of a record.
    return f"{new}{slash}{item}" if record == old and role != "incident:person" else target


def _former_id(file: RecordFile, trail: Trail, old: str, new: str) -> Edit:
    """The edit that keeps the old id of the record, or of the item at a trail."""
    field: Trail = (*trail, "former_ids")
    named = {item.trail: item.former_ids for item in file.record.named()}
    former = named[trail] if trail else file.record.former_ids
    if new in former:
        # It gets an id back that it had; that address leads to it by itself then.
        return file.yaml.replaced((*field, former.index(new)), new, old)
    if field in file.yaml.nodes:
        return file.yaml.appended(field, old)
    return file.yaml.added(trail, "former_ids", old, before="unconfirmed" if trail else "corrections")


def _item_names(old: str, new: str) -> tuple[str, str, str]:
    record, _, item = old.partition("/")
    other, slash, name = new.rpartition("/")
    if slash and other != record:
        raise CannotRun(f"An item stays in its record; write the new id as {record}/{name}, or as {name}.")
    return record, item, name


def _rename_item(folder: Path, files: list[RecordFile], record: str, old: str, new: str) -> Plan:
    file = next((file for file in files if file.record.id == record), None)
    if file is None:
        raise CannotRun(f"There is no record {record} in {folder}.")
    if file.record.person(old):
        raise CannotRun(f"`{old}` is a person, who has the same id in every record; rename it without `{record}/`.")
    if old not in _own_ids(file):
        raise CannotRun(f"The record {record} has no item `{old}`; see its ids in {file.record.path}.")
    refuse_form(new, "id")
    _refuse_taken(file, old, new)
    edits = _id_edits(file, old, new)
    if file.record.source(old):
        places = [trail for trail, at in file.places if at.source == old]
        edits += [file.yaml.replaced(trail, f"{old}:", f"{new}:") for trail in places]

    # Only the whole target: another record may have an item of that id.
    names = {f"{record}/{old}": f"{record}/{new}"}
    before = rf"{re.escape(record)}(?:\.[a-z]+)?/?#"
    pages = _page_changes(folder, lambda role, target: names.get(target, target), before, old, new)
    return Plan(real_changes([file.change(edits), *pages]), _page_notes(folder))


def _rename_person(folder: Path, files: list[RecordFile], old: str, new: str) -> Plan:
    refuse_form(new, "id")
    with_person = [file for file in files if file.record.person(old)]
    for file in files:
        if file.record.person(new):
            raise CannotRun(f"`{new}` is the id of a person in {file.record.path} already; choose another.")
        if any(new in person.former_ids for person in file.record.people if person.id != old):
            raise CannotRun(f"`{new}` was the id of a person in {file.record.path}, and leads there; choose another.")
    for file in with_person:
        _refuse_taken(file, old, new)
    changes = [file.change(_id_edits(file, old, new)) for file in with_person]

    before = r"people(?:\.[a-z]+)?/?#person-"
    changes += _page_changes(folder, lambda role, target: new if target == old else target, before, old, new)
    return Plan(real_changes(changes), _page_notes(folder))


def _rename_text(folder: Path, files: list[RecordFile], old: str, new: str) -> Plan:
    citing = [(file, [source for source in file.record.sources if source.text == old]) for file in files]
    if not any(sources for _, sources in citing):
        raise CannotRun(f"No record in {folder} cites a text `{old}`.")
    refuse_form(new, "stem")
    # Two texts of one name would be one, also where neither is at hand.
    taken = (file for file in files if any(source.text.casefold() == new.casefold() for source in file.record.sources))
    if new.casefold() != old.casefold() and (other := next(taken, None)):
        raise CannotRun(f"{other.record.path} cites another text `{new}` already; choose another name.")
    changes = [
        file.change([file.yaml.replaced((*source.trail, "text"), old, new) for source in sources])
        for file, sources in citing
    ]
    # A seal does not hold the name of its text, so that its bytes stay.
    for suffix in (".txt", NUMBERED, ".seal.json"):
        path = folder / "sources" / f"{old}{suffix}"
        if path.is_file():
            content = path.read_bytes()
            changes.append(Change(path, content, content, path.with_name(f"{new}{suffix}")))
    notes = []
    if not seal_path(folder, old).is_file() and not (folder / "sources" / f"{old}.txt").is_file():
        notes.append(
            f"Neither a text nor a seal of `{old}` is in {folder / 'sources'}; a text elsewhere has to be renamed by hand."
        )
    return Plan(real_changes(changes), notes)


def _id_edits(file: RecordFile, old: str, new: str) -> list[Edit]:
    """The edits that give an item another id wherever the record names it, and keep the old one at the item."""
    edits = [file.yaml.replaced(trail, old, new) for trail, id_ in ids_in(file.data) if id_ == old]
    return [*edits, *(_former_id(file, item.trail, old, new) for item in file.record.named() if item.id == old)]


def _own_ids(file: RecordFile) -> set[str]:
    """The ids that the record gives to its sources, people and items."""
    return {id_ for trail, id_ in ids_in(file.data) if trail[-1] == "id" and len(trail) == 3}


def _refuse_taken(file: RecordFile, old: str, new: str) -> None:
    if new in _own_ids(file):
        raise CannotRun(f"`{new}` is the id of an item of {file.record.path} already; choose another.")
    for item in file.record.named():
        if new in item.former_ids and item.id != old:
            raise CannotRun(
                f"`{new}` was the id of `{item.id}` in {file.record.path}, and leads there; choose another."
            )


def refuse_form(new: str, name: str) -> None:
    """Refuse a name that the schema's definition of it does not allow."""
    definition = schema()["$defs"][name]
    # The schema has no length for some names.
    if not re.search(definition["pattern"], new) or len(new) > definition.get("maxLength", len(new)):
        raise CannotRun(f"`{new}` cannot be a name here. {definition['description']}")


def _page_notes(folder: Path) -> list[str]:
    if site_of(folder) is not None:
        return []
    return [
        f"There is no conf.py in {folder} or above it, so only pages in {folder} are changed. Correct links in other pages by hand."
    ]


def _literal(path: Path, page: str) -> set[int]:
    if path.suffix == RST:
        return {*literal_lines(page)}
    return {line for lines in code_lines(page) for line in lines}


def _page_changes(folder: Path, rename: Callable[[str, str], str], before: str, old: str, new: str) -> Iterable[Change]:
    """The pages in which roles and links lead to what has another name; the arguments are those of their edits."""
    for path, content in pages_around(folder):
        try:
            page = content.decode("utf-8")
        except UnicodeDecodeError:
            continue  # the check reports such a page
        # Each edit once: two of one place would overlap.
        edits = dict.fromkeys((*role_edits(page, rename), *link_edits(page, before, old, new)))
        # A code block shows an example, which is no link: a guide may tell of a record with that id.
        code = _literal(path, page) if edits else set()
        linked = [edit for edit in edits if page.count("\n", 0, edit[0]) not in code]
        yield Change(path, content, apply_edits(page, linked).encode("utf-8"))
