"""The people and ids that the records of a folder have already: a draft calls whom they name as they do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from incident_record.check.paths import CannotRun, files_of
from incident_record.maintain.fields import Fields, Inline
from incident_record.maintain.folder import may_name
from incident_record.maintain.references import ids_in
from incident_record.problems import Trail
from incident_record.record.file import read_record
from incident_record.record.load import decode_record
from incident_record.record.model import Person, Record


def adopt(record: Fields, folder: Path) -> None:
    """Give the people of a draft the ids and names that they have in a folder.

    Args:
        record: the draft, which is changed.
        folder: the folder of the records; those that cannot be read are passed over.

    Raises:
        CannotRun: the draft's id, or that of whose own words its text is, is a former one.
    """
    items = record.get("people", [])
    known: dict[str, Person] = {}
    for other in _naming(folder, [record["id"], *(item[key] for item in items for key in ("id", "name"))]):
        if record["id"] in other.former_ids:
            raise CannotRun(
                f"`{record['id']}` was an id of the record {other.id}, and its address leads there; choose another."
            )
        for person in other.people:
            # By its id before a name that others may have.
            known.update(dict.fromkeys((person.id, *person.former_ids), person))
            known.setdefault(person.name.casefold(), person)
    renamed: dict[str, str] = {}
    source = record["sources"][0]
    for item in items:
        same = known.get(item["id"]) or known.get(item["name"].casefold())
        if same is None or same.id in renamed.values():
            continue
        if item["id"] == source.get("by"):
            if item["id"] != same.id:
                raise CannotRun(f"`{item['id']}` is a former id of `{same.id}`; say --whole {same.id}.")
            # The name that stands there is made from the id.
            item["name"] = source["publisher"] = same.name
        renamed[item["id"]] = same.id
        _name_as(item, same)
    for trail, id_ in list(ids_in(record)):
        if id_ in renamed and trail[:1] != ("sources",):
            _set(record, trail, renamed[id_])


def _naming(folder: Path, names: list[str]) -> Iterator[Record]:
    """The records of a folder that may have one of some names."""
    for path in files_of(folder):
        content = read_record(path)
        if isinstance(content, bytes) and any(may_name(content, name) for name in names):
            other = decode_record(content, path).record
            if other is not None:
                yield other


def _name_as(item: Fields, person: Person) -> None:
    """Call a person as the folder does; what the source says instead is another name."""
    names = [item["name"], *item.pop("called", ())]
    called = [name for name in dict.fromkeys(names) if name != person.name]
    item.update(kind=person.kind, name=person.name)
    if called:
        # In the order of a record's fields.
        rest = {key: item.pop(key) for key in ("at", "words", "unconfirmed") if key in item}
        guessed = Inline(dict.fromkeys([*rest["unconfirmed"], "called"]))
        item.update(called=Inline(called), **rest | {"unconfirmed": guessed})


def _set(data: Any, trail: Trail, value: str) -> None:
    for key in trail[:-1]:
        data = data[key]
    data[trail[-1]] = value
