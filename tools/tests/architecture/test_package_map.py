"""The drawing of the packages is the code's, and the code keeps to it."""

import re
from pathlib import Path

import pytest
from tests.architecture.package_map import DRAWING, PACKAGE, ROOT, draw, imports, layers, longest_chain, reduced

CODE = ROOT / "tools" / PACKAGE
GUIDE = ROOT / "docs" / "maintainers" / "architecture.md"
MODULES = sorted(path.stem for path in CODE.glob("*.py") if path.stem != "__init__")
PACKAGES = sorted(path.name for path in CODE.iterdir() if (path / "__init__.py").is_file())


def test_the_drawing_is_of_this_code() -> None:
    assert DRAWING.read_text("utf-8") == draw(), "The packages have changed; run `make drawing`."


def test_every_package_is_in_a_layer() -> None:
    assert sorted(name for layer in layers() for name in layer) == sorted([*PACKAGES, *MODULES])


def test_a_chain_of_imports_is_short() -> None:
    assert longest_chain({*imports()}) <= 7


def test_an_import_that_follows_from_others_is_not_drawn() -> None:
    assert reduced({("a", "b"), ("b", "c"), ("a", "c")}) == {("a", "b"), ("b", "c")}
    assert longest_chain({("a", "b"), ("b", "c"), ("a", "c")}) == 3


@pytest.mark.parametrize("name", [*PACKAGES, *MODULES])
def test_the_guide_names_every_package(name: str) -> None:
    assert f"\n`{name}`\n: " in GUIDE.read_text("utf-8")


def files_named(text: str) -> list[Path]:
    """The files of the code that the guide names in backticks."""
    names = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", text)
    return [(ROOT if name.startswith("tools/") else CODE) / name for name in names]


def test_the_guide_names_files_that_are_there() -> None:
    files = files_named(GUIDE.read_text("utf-8"))
    assert len(files) > 15
    assert [str(path) for path in files if not path.is_file()] == []
