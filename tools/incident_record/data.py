"""Classes of plain data, written like dataclasses and as cheap to define as any class.

`dataclasses` compiles the methods of each class where it is defined, which took a third of a check of two records. Here
all classes share theirs. What asks for the fields of a dataclass (`fields`, `asdict`) still gets them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

if TYPE_CHECKING:
    import dataclasses

_NOTHING: Any = object()
_put = object.__setattr__  # also of what is frozen

T = TypeVar("T", bound="Data")


class _Field:
    """How a field is filled in that is left out, and whether it is given by name alone."""

    def __init__(self, default: Any, factory: Callable[[], Any] | None, *, kw_only: bool) -> None:
        self.default, self.factory, self.kw_only = default, factory, kw_only


def field(*, default: Any = _NOTHING, default_factory: Callable[[], Any] | None = None, kw_only: bool = False) -> Any:
    """A field of a class; the arguments are those of `dataclasses.field`."""
    return _Field(default, default_factory, kw_only=kw_only)


class _DataclassFields:
    """The fields as `dataclasses` has them, made when it asks."""

    def __init__(self) -> None:
        self._made: dict[type[Data], dict[str, dataclasses.Field[Any]]] = {}

    def __get__(self, item: object, owner: "type[Data]") -> "dict[str, dataclasses.Field[Any]]":
        if owner not in self._made:
            import dataclasses  # imported here, since it takes longer than all classes of the check

            defaults: dict[str, Any] = {name: {"default_factory": make} for name, make in owner._factories.items()}
            for name in {*owner._names} - defaults.keys() - {*owner._required}:
                defaults[name] = {"default": getattr(owner, name)}
            fields = [(name, Any, dataclasses.field(**defaults.get(name, {}))) for name in owner._names]
            made: Any = dataclasses.make_dataclass("_", fields, kw_only=True, eq=False, repr=False, init=False)
            self._made[owner] = made.__dataclass_fields__
        return self._made[owner]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Data:
    """A class of plain data: its annotated names are its fields, as in a dataclass.

    Two are the same if they are of one class and have the same in all fields. A class is frozen, unless it is
    defined with `frozen=False`; with `kw_only=True` its fields are given by name alone; with `eq=False` each is its own.
    """

    _names: ClassVar[tuple[str, ...]] = ()
    _order: ClassVar[tuple[str, ...]] = ()  # those that may be given by position
    _required: ClassVar[tuple[str, ...]] = ()
    _factories: ClassVar[dict[str, Callable[[], Any]]] = {}
    _left: ClassVar[dict[int, tuple[frozenset[str], frozenset[str]]]]  # from `_left_behind`, by its argument
    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]
    else:
        __dataclass_fields__ = _DataclassFields()

    def __init_subclass__(cls, *, frozen: bool = True, kw_only: bool = False, eq: bool = True) -> None:
        """Note the fields of a class, behind those of the class that it is made from."""
        order, required, cls._factories, cls._left = [*cls._order], [*cls._required], dict(cls._factories), {}
        cls._names = (*cls._names, *cls.__annotations__)
        for name in cls.__annotations__:
            given = cls.__dict__.get(name, _NOTHING)
            made = given if isinstance(given, _Field) else _Field(given, None, kw_only=kw_only)
            order += [] if made.kw_only else [name]
            # What is left out is looked up in the class, and takes no room in its objects.
            if made.default is not _NOTHING:
                setattr(cls, name, made.default)
            elif made.factory is not None:
                delattr(cls, name)
                cls._factories[name] = made.factory
            else:
                required.append(name)
        cls._order, cls._required = tuple(order), tuple(required)
        if not frozen:
            cls.__setattr__ = object.__setattr__  # type: ignore[assignment, method-assign]
        if not eq:
            cls.__eq__, cls.__hash__ = object.__eq__, object.__hash__  # type: ignore[method-assign]
        elif not frozen:
            cls.__hash__ = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **named: Any) -> None:
        """Take the fields by position or by name.

        Raises:
            TypeError: one is missing, is given twice, or is none of the class.
        """
        kind = type(self)
        free, needed = kind._left.get(len(args)) or kind._left_behind(len(args))
        if not needed <= named.keys() <= free:
            wrong = ", ".join([*(f"no {name}" for name in needed - named.keys()), *(named.keys() - free)])
            raise TypeError(f"{kind.__name__} cannot be made with {wrong} beside {len(args)} values")
        for name, value in zip(kind._order, args, strict=False):
            _put(self, name, value)
        for name, value in named.items():
            _put(self, name, value)
        for name, make in kind._factories.items():
            if name in free and name not in named:
                _put(self, name, make())

    @classmethod
    def _left_behind(cls, count: int) -> tuple[frozenset[str], frozenset[str]]:
        """The fields that may be given by name behind so many that are given by position, and those that must be."""
        if count > len(cls._order):
            raise TypeError(f"{cls.__name__} takes no more than {', '.join(cls._order)} by position")
        free = frozenset(cls._names).difference(cls._order[:count])
        cls._left[count] = free, free.intersection(cls._required)
        return cls._left[count]

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse a change.

        Raises:
            AttributeError: always.
        """
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __eq__(self, other: object) -> bool:
        """Whether both are of one class and have the same in all fields."""
        return _values(self) == _values(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        """The hash of all fields."""
        return hash(_values(self))

    def __repr__(self) -> str:
        """The class and all fields."""
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._names)})"

    def __getstate__(self) -> tuple[Any, ...]:
        """The values of all fields: without their names, and without what `cached_property` keeps."""
        return _values(self)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        """Take the values of all fields."""
        for name, value in zip(self._names, state, strict=True):
            _put(self, name, value)


def _values(item: Data) -> tuple[Any, ...]:
    return tuple([getattr(item, name) for name in item._names])


def field_names(kind: "type[Data] | Data") -> tuple[str, ...]:
    """The names of all fields, in order."""
    return kind._names


def replace(item: T, /, **changes: Any) -> T:
    """A copy with other values in some fields; as `dataclasses.replace`, which would have to be imported."""
    kept = {name: value for name, value in zip(item._names, _values(item), strict=True) if name not in changes}
    return type(item)(**kept, **changes)
