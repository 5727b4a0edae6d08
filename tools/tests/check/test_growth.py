"""The work of a check grows no faster than n log n in each thing that there can be many of: counted, not timed."""

import gc
import json
import math
import time
import tracemalloc
import unicodedata
from collections import Counter
from types import SimpleNamespace

import pytest
from incident_record.check.page import TooDeep, blocks_of
from incident_record.record.yaml_text import MAX_DEPTH
from incident_record.source import text as source_text
from tests.support.desk import Desk
from tests.support.growth import INPUTS, TooMuch, lines_run

pytestmark = pytest.mark.long

SIZES = (2, 20, 200)
"""How many of a thing there are: n, 10 n and 100 n."""

SLACK = 1.05
"""How much steeper than n log n the work and the memory may grow."""

NEGLIGIBLE = 0.02
"""The part of the work of all, of a line a character at least, that a function may do without being asked how it grows."""

BYTES = 60
"""The bytes of memory for a character of the input that are not asked how they grow."""

NAMED = (
    "quotes",
    "spans",
    "spans_of_many_places",
    "paragraphs",
    "marks_opened",
    "marks_unclosed",
    "marks_nested",
    "inches",
    "apostrophes",
    "combining_marks",
    "words_of_a_page",
    "fences",
    "openings",
)
"""The inputs that are held against a seal too, and whose memory is measured."""


def measured(desk: Desk, name: str, n: int, most: int, *, sealed: bool) -> tuple[Counter[str], int]:
    """What a check of an input costs, and the input's size in characters.

    Returns:
        The lines that run in each function and in all of them, and the most bytes that are held at a time.
    """
    files = INPUTS[name](n)
    for file, content in files.items():
        (desk.folder / file).write_text(content, "utf-8")
    if sealed:
        desk.waive("article", "single" if "marks: single" in files["case.yaml"] else "double")
        # A clause that is not the speaker's fails the check, and could not be sealed.
        noted = files["case.yaml"].replace('"attribution"', '"attribution_note": "x", "attribution"')
        (desk.folder / "case.yaml").write_text(noted, "utf-8")
        assert not desk.seal().problems
        (desk.folder / "case.yaml").write_text(files["case.yaml"], "utf-8")
    if name in NAMED:  # it costs as much as the count of lines
        desk.check(seal_only=sealed)  # so that no cache of words, which is bounded, grows while memory is measured
        gc.collect()
        tracemalloc.start()
    try:
        lines = lines_run(lambda: desk.check(seal_only=sealed), most)
        _, peak = tracemalloc.get_traced_memory()  # nothing where it was not started
    finally:
        tracemalloc.stop()
    for path in (path for path in desk.folder.rglob("*") if path.is_file()):
        path.unlink()
    costs = Counter({"lines": lines.total(), "bytes": peak})
    for code, count in lines.items():
        costs[f"{code.co_filename.rpartition('/')[2]}:{code.co_qualname}"] += count
    return costs, sum(map(len, files.values()))


def too_steep(desk: Desk, name: str, *, sealed: bool) -> dict[str, float]:
    """What grows faster than n log n from one size of the input to the next, and how much faster.

    A loop too many in a cheap function is hidden in the work of all others, so each is looked at by itself.
    """
    # Once before, for what is read or computed once in a process.
    _, small, large = (measured(desk, name, n, 10**7, sealed=sealed) for n in (SIZES[0], *SIZES[:2]))
    # Whoever reads the count of a mistake should not wait for the end of it.
    huge = measured(desk, name, SIZES[2], large[0]["lines"] * 40, sealed=sealed)
    first, second, third = (n * math.log(n) for n in SIZES)
    of_n_log_n = (third - second) / (SIZES[2] - SIZES[1]) / ((second - first) / (SIZES[1] - SIZES[0]))
    slopes = {what: (large[0][what] - small[0][what]) / (large[1] - small[1]) for what in huge[0]}
    steepness = {}
    for what, cost in huge[0].items():
        least = BYTES if what == "bytes" else max(slopes["lines"], 1) * NEGLIGIBLE
        steepness[what] = (cost - large[0][what]) / (huge[1] - large[1]) / max(slopes[what], least) / of_n_log_n
    return {what: steep for what, steep in steepness.items() if steep > SLACK}


@pytest.mark.parametrize(("name", "sealed"), [*((name, False) for name in INPUTS), *((name, True) for name in NAMED)])
def test_work_and_memory_grow_no_faster_than_n_log_n(desk: Desk, name: str, sealed: bool) -> None:
    assert too_steep(desk, name, sealed=sealed) == {}


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
