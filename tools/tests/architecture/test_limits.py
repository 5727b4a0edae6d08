"""The code stays small where the architecture says so: files, functions, and the Sphinx extension."""

import ast
from pathlib import Path

from tests.architecture.package_map import PACKAGE, ROOT

CODE = ROOT / "tools" / PACKAGE
FILES = sorted(CODE.rglob("*.py"))
SITE = CODE / "site"


def lines(files: list[Path]) -> int:
    return sum(len(path.read_text("utf-8").splitlines()) for path in files)


def long_functions(text: str, most: int = 40) -> list[str]:
    """The functions of a module that have more lines than `most`, with how many."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    sizes = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in nodes}
    return [f"{name} has {size} lines" for name, size in sizes.items() if size > most]


def test_files_and_their_functions_are_short() -> None:
    assert [path for path in FILES if lines([path]) > 350] == []
    assert [(path, long) for path in FILES if (long := long_functions(path.read_text("utf-8")))] == []


def test_a_long_function_is_seen() -> None:
    body = "    x = 1\n" * 40
    assert long_functions(f"def short():\n{body[:-10]}") == []
    assert long_functions(f"class A:\n    async def long(self):\n{body.replace('    x', '        x')}") == [
        "long has 41 lines"
    ]


def test_the_extension_is_small() -> None:
    files = sorted(SITE.rglob("*.py"))
    assert lines(files) <= 2300
    assert lines([path for path in files if "draw" not in path.relative_to(SITE).parts]) <= 900
    assert lines([SITE / "rebuild.py"]) <= 150
