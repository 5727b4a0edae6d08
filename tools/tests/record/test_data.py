"""Classes of plain data, beside dataclasses with the same fields."""

import dataclasses
import pickle
from functools import cached_property
from typing import Any

import pytest
from incident_record.data import Data, field, field_names, replace


class Named(Data):
    name: str
    former: tuple[str, ...] = field(default=(), kw_only=True)


class Boat(Named):
    length: int
    crew: list[str] = field(default_factory=list)

    @cached_property
    def loud(self) -> str:
        return self.name.upper()


class Log(Data, frozen=False):
    lines: int = 0


class Alone(Data, eq=False):
    lines: int = 0


@dataclasses.dataclass(frozen=True)
class PlainNamed:
    name: str
    former: tuple[str, ...] = dataclasses.field(default=(), kw_only=True)


@dataclasses.dataclass(frozen=True)
class PlainBoat(PlainNamed):
    length: int
    crew: list[str] = dataclasses.field(default_factory=list)


GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    (("Otter", 9), {}),
    (("Otter",), {"length": 9, "former": ("Eel",)}),
    ((), {"length": 9, "name": "Otter", "crew": ["Roe"]}),
    (("Otter", 9, ["Roe"]), {"former": ("Eel",)}),
    (("Otter",), {}),
    ((), {"name": "Otter"}),
    (("Otter", 9), {"length": 9}),
    (("Otter", 9, [], ()), {}),
    (("Otter", 9), {"mast": 1}),
    (("Otter", 9), {"_names": ()}),
)


@pytest.mark.parametrize(("args", "named"), GIVEN)
def test_fields_are_taken_as_a_dataclass_takes_them(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    try:
        plain = PlainBoat(*args, **named)
    except TypeError:
        with pytest.raises(TypeError, match="Boat"):
            Boat(*args, **named)
    else:
        boat = Boat(*args, **named)
        assert dataclasses.asdict(boat) == dataclasses.asdict(plain)
        assert repr(boat) == f"Boat{repr(plain).removeprefix('PlainBoat')}"


def test_a_class_has_the_fields_of_a_dataclass() -> None:
    fields = dataclasses.fields(Boat)
    assert field_names(Boat) == tuple(each.name for each in fields) == ("name", "former", "length", "crew")
    assert [(each.name, each.default) for each in fields] == [
        (each.name, each.default) for each in dataclasses.fields(PlainBoat)
    ]
    assert fields[-1].default_factory is list


def test_what_is_alike_in_all_fields_is_the_same() -> None:
    boat = Boat("Otter", 9, former=("Eel",))
    assert boat == Boat(name="Otter", length=9, former=("Eel",))
    assert boat != Boat("Otter", 8, former=("Eel",))
    assert boat != Named("Otter", former=("Eel",))
    assert hash(Named("Otter")) == hash(Named("Otter", former=()))
    assert len({Alone(), Alone()}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Log())


def test_an_object_has_lists_of_its_own() -> None:
    boat = Boat("Otter", 9)
    boat.crew.append("Roe")
    assert Boat("Eel", 9).crew == []


def test_what_is_frozen_cannot_be_changed() -> None:
    boat, log = Boat("Otter", 9), Log()
    with pytest.raises(AttributeError, match=r"Boat\.length"):
        boat.length = 8  # type: ignore[misc]
    log.lines += 2
    assert (boat.length, log.lines, Log().lines) == (9, 2, 0)


def test_a_copy_has_other_values_and_nothing_that_was_computed() -> None:
    boat = Boat("Otter", 9, former=("Eel",))
    assert boat.loud == "OTTER"
    assert replace(boat, name="Mole") == Boat("Mole", 9, former=("Eel",))
    assert replace(boat, name="Mole").loud == dataclasses.replace(boat, name="Mole").loud == "MOLE"
    with pytest.raises(TypeError, match="mast"):
        replace(boat, mast=1)


def test_bytes_of_an_object_give_it_back() -> None:
    boat = Boat("Otter", 9, former=("Eel",))
    assert boat.loud
    again = pickle.loads(pickle.dumps(boat))  # noqa: S301 - made here
    assert again == boat
    assert "loud" not in vars(again)
