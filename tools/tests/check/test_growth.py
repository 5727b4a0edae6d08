"""The work of a check grows no faster than n log n in each thing that there can be many of: counted, not timed."""

import json
import time
import tracemalloc
import unicodedata
from collections import Counter
from collections.abc import Callable
from types import CodeType, SimpleNamespace

import pytest
from incident_record.check.page import TooDeep, blocks_of
from incident_record.record.file import MAX_BYTES
from incident_record.record.yaml_text import MAX_DEPTH
from incident_record.source import text as source_text
from tests.support.desk import Desk
from tests.support.growth import INPUTS, TooMuch, lines_run

pytestmark = pytest.mark.long

SIZES = (3, 25, 200)
STEEPEST = 1.7
"""How much steeper than in proportion the work may grow from one size to the next: n log n is 1.65 times as steep there."""

NEGLIGIBLE = 0.02
"""The part of the work of all that a function may do without being asked how its own grows."""

SEALED = ("quotes_of_a_paragraph", "spans", "openings")
"""Inputs without a fault, which can be sealed."""


def measured(desk: Desk, name: str, n: int, most: int, *, sealed: bool = False) -> tuple[Counter[CodeType], int]:
    """The lines that a check of an input runs, by function, and the input's size in characters."""
    files = INPUTS[name](n)
    for file, content in files.items():
        (desk.folder / file).write_text(content, "utf-8")
    if sealed:
        assert not desk.seal().problems
    work: Callable[[], object] = lambda: desk.check(seal_only=sealed)  # noqa: E731
    lines = lines_run(work, most)
    for file in files:
        (desk.folder / file).unlink()
    for seal in desk.sources.glob("*.seal.json"):
        seal.unlink()
    return lines, sum(map(len, files.values()))


def grows(desk: Desk, name: str, *, sealed: bool = False) -> dict[str, float]:
    """How steeply the work grows with the input, of all and of each function: 1 is in proportion.

    A loop too many in a cheap function is hidden in the work of all others, so each is looked at by itself.
    """
    # Once before, for what is read or computed once in a process.
    _, small, large = (measured(desk, name, n, 10**7, sealed=sealed) for n in (SIZES[0], *SIZES[:2]))
    slope = (large[0].total() - small[0].total()) / (large[1] - small[1])
    # Whoever reads the count of a mistake should not wait for the end of it.
    huge = measured(desk, name, SIZES[2], large[0].total() * 40, sealed=sealed)
    further = huge[1] - large[1]
    steepness = {"all": (huge[0].total() - large[0].total()) / further / slope}
    for code, count in huge[0].items():
        own = (large[0][code] - small[0][code]) / (large[1] - small[1])
        steepness[code.co_qualname] = (count - large[0][code]) / further / max(own, slope * NEGLIGIBLE)
    return {name: steep for name, steep in steepness.items() if steep >= STEEPEST}


@pytest.mark.parametrize("name", INPUTS)
def test_work_grows_with_the_input(desk: Desk, name: str) -> None:
    assert grows(desk, name) == {}


@pytest.mark.parametrize("name", SEALED)
def test_work_on_a_seal_grows_with_the_input(desk: Desk, name: str) -> None:
    assert grows(desk, name, sealed=True) == {}


@pytest.mark.parametrize(("name", "n"), [("quotes", 500), ("spans_of_many_places", 500), ("page_of_blocks", 2000)])
def test_memory_is_a_multiple_of_the_input(desk: Desk, name: str, n: int) -> None:
    files = INPUTS[name](n)
    for file, content in files.items():
        (desk.folder / file).write_text(content, "utf-8")
    tracemalloc.start()
    try:
        desk.check()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # A file is read into room for the most that it may have.
    assert peak < 2 * MAX_BYTES + 60 * sum(map(len, files.values()))


def test_lines_are_counted_and_a_count_has_an_end() -> None:
    assert lines_run(lambda: source_text.canonicalize("we went " * 10), 10**6).total() > 10
    with pytest.raises(TooMuch):
        lines_run(lambda: source_text.canonicalize("we went " * 100), 50)


def test_no_more_than_thirty_marks_are_sorted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python sorts the marks of a letter in the square of their number."""
    longest = 0

    def normalize(form: str, text: str) -> str:
        nonlocal longest
        run = 0
        for char in unicodedata.normalize("NFD", text):
            run = run + 1 if unicodedata.combining(char) else 0
            longest = max(longest, run)
        return unicodedata.normalize(form, text)  # type: ignore[arg-type]

    monkeypatch.setattr(source_text, "unicodedata", SimpleNamespace(normalize=normalize))
    source_text.fold("a" + "\u0323\u0301" * 500 + " e\u0301" * 40)
    assert 0 < longest <= 60
    assert source_text.fold("o\u0323\u0302" * 40) == "\u1ed9" * 40


@pytest.mark.parametrize("unit", [" ", "9", "x9", "½", "1½ ", "a-", "9 ", "\t", "9,", "May "])
@pytest.mark.parametrize("field", ["summary", "place", "title"])
def test_a_row_of_signs_in_a_text_of_ours_costs_what_it_has(desk: Desk, unit: str, field: str) -> None:
    """What a regular expression steps through runs no line, so its steps are time; those of a square would be hours."""
    began = time.process_time()
    content = (100_000 if unit in (" ", "9", "\t", "a-") else 12_000) * unit
    files = INPUTS["quotes"](1)
    line = f"{field}: {json.dumps(f'Boat {content} sank 7', ensure_ascii=False)}\n"
    rest = "".join(old for old in files["case.yaml"].splitlines(keepends=True) if not old.startswith(f"{field}:"))
    for name, text in {**files, "case.yaml": rest + line}.items():
        (desk.folder / name).write_text(text, "utf-8")
    desk.check()
    assert time.process_time() - began < 5


def test_directives_are_read_to_a_depth() -> None:
    def nested(depth: int) -> str:
        ticks = ["`" * (2 * depth - i + 3) for i in range(depth)]
        return "\n".join([*(f"{tick}{{note}}" for tick in ticks), "text", *reversed(ticks)])

    assert [block.text for block in blocks_of(nested(MAX_DEPTH))] == ["text"]
    with pytest.raises(TooDeep):
        list(blocks_of(nested(MAX_DEPTH + 1)))
