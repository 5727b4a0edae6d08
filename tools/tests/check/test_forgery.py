"""Seals in which somebody has changed something: none proves under the printed digest what the true one does not."""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from incident_record.check.record import check_record
from incident_record.problems import Code
from incident_record.record.load import load_record
from incident_record.source.seal import FIELDS, Seal, checksum_of, digest_of, make_seal
from incident_record.source.seal_file import OtherRules, SealError, parse_seal
from incident_record.source.store import OpenedSource, SourceStore, seal_path
from incident_record.source.text import canonicalize
from incident_record.source.view import SealView
from tests.support.desk import Desk

ARTICLE = """\
Mayor Ann Roe met Tom Doe on Monday, aides said.

“We did not close the bridge, and we would never do so,” Roe said. “It was safe, but only for ships.”

Doe saw it — at 5 p.m. “The bridge can’t open,” he told reporters. “Nobody here,” he said, “asked us.”

According to Roe, “the bridge will open in May.”
"""
NAMES = ("Ann Roe", "Roe", "Tom Doe", "Doe")

# speaker, paragraph, spans, clause, antecedent
TRUE = [
    ("roe", 2, ["We did not close the bridge, and we would never do so"], "Roe said", None),
    ("roe", 2, ["It was safe, but only for ships"], "Roe said", None),
    ("doe", 3, ["The bridge can’t open"], "he told reporters", "Doe"),
    ("doe", 3, ["Nobody here", "asked us"], "he said", "Doe"),
    ("roe", 4, ["the bridge will open in May"], "According to Roe", None),
]
FALSE = [
    ("doe", 2, ["We did not close the bridge, and we would never do so"], "Roe said", None),
    ("doe", 2, ["We did not close the bridge, and we would never do so"], "Doe", None),
    ("doe", 4, ["the bridge will open in May"], "According to Roe", None),
    ("roe", 3, ["The bridge can’t open"], "he told reporters", "Roe"),
    ("roe", 3, ["asked us"], "he said", "Doe"),
    ("doe", 3, ["asked us"], "he said", "Doe"),
    ("roe", 2, ["close the bridge, and we would"], "Roe said", None),
    ("roe", 2, ["We did", "close the bridge"], "Roe said", None),
    ("roe", 2, ["It was safe"], "Roe said", None),
    ("roe", 2, ["We did close the bridge"], "Roe said", None),
    ("roe", 2, ["never do so, Roe said"], "Roe said", None),
    ("doe", 1, ["Mayor Ann Roe met Tom Doe"], "aides said", None),
    ("doe", 3, ["Doe saw it"], "he told reporters", "Doe"),
]


def record(quotes: list[tuple[Any, ...]]) -> str:
    """A record of these quotes, as JSON, which is YAML."""
    people = [
        {"id": "roe", "kind": "person", "name": "Ann Roe", "called": ["Roe"]},
        {"id": "doe", "kind": "person", "name": "Tom Doe", "called": ["Doe"]},
    ]
    items = [
        {"id": f"q{n}", "speaker": speaker, "at": f"s:{at}", "spans": spans, "attribution": clause}
        | ({"antecedent": {"at": "s:3", "words": antecedent}} if antecedent else {})
        for n, (speaker, at, spans, clause, antecedent) in enumerate(quotes)
    ]
    source = {"id": "s", "kind": "news-article", "title": "T", "publisher": "P", "text": "article"}
    whole = {"id": "case", "title": "A case", "date": "2031", "sources": [source], "people": people, "quotes": items}
    return json.dumps(whole, ensure_ascii=False)


@cache
def whole_seal() -> Seal:
    """A seal that opens every word: whoever has the text has every salt too."""
    text = canonicalize(ARTICLE)
    return make_seal(text, range(len(text.words)))


class Trial:
    """The true and the false quotes, each in a record of its own, and what a seal proves of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.loaded = []
        for n, quote in enumerate(TRUE + FALSE):
            path = folder / str(n) / "case.yaml"
            path.parent.mkdir(parents=True)
            path.write_text(record([quote]), "utf-8")
            self.loaded.append(load_record(path))

    def proved(self, seal: Seal) -> list[bool]:
        """Which quotes are proved, in the order of `TRUE` and `FALSE`."""
        store = SourceStore(seal_only=True)
        opened = OpenedSource(SealView(seal), None, seal, ())
        store.open = lambda *_: opened  # type: ignore[method-assign]
        return [bool(check_record(loaded, store).proved) for loaded in self.loaded]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(tmp_path_factory.mktemp("forgery"))


HONEST = [True] * len(TRUE) + [False] * len(FALSE)


def test_the_true_seal_proves_the_true_quotes_and_no_other(trial: Trial) -> None:
    assert trial.proved(whole_seal()) == HONEST


def closings(size: int) -> Iterator[set[int]]:
    """What a forger could leave unopened: each word, each run of words, and many sets of them."""
    for first, end in combinations(range(size + 1), 2):
        yield {*range(first, end)}
    draw = random.Random(4)
    for _ in range(300):
        yield {at for at in range(size) if draw.random() < draw.choice((0.05, 0.2, 0.6))}


@pytest.mark.long
def test_a_word_that_is_closed_proves_nothing_more(trial: Trial) -> None:
    """Openings are not under the digest, since they grow with the records; so to close a word has to prove less."""
    seal = whole_seal()
    tried = 0
    for closed in closings(seal.words):
        opened = {at: opening for at, opening in seal.opened.items() if at not in closed}
        proved = trial.proved(replace(seal, opened=opened))
        assert not any(now and not before for now, before in zip(proved, HONEST, strict=True)), sorted(closed)
        tried += 1
    assert tried > 2_000


def dumped(body: Mapping[str, Any]) -> bytes:
    """A seal's file with the checksum made good."""
    body = {**body, "checksum": checksum_of(body)}
    lines = [f'  "{name}": {json.dumps(value, ensure_ascii=False, sort_keys=True)}' for name, value in body.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "surrogatepass")


def fitted(body: Mapping[str, Any]) -> bytes:
    """The same with the digest made good too."""
    return dumped({**body, "digest": digest_of(body)})


def true_body() -> dict[str, Any]:
    body: dict[str, Any] = json.loads(whole_seal().dump())
    del body["checksum"]
    return body


def parsed(data: bytes) -> Seal | None:
    """The seal in a file; None where it is refused, which is the only way in which reading may fail."""
    try:
        return parse_seal(data)
    except SealError:
        return None


DEEP: list[Any] = []
for _ in range(5_000):
    DEEP = [DEEP]
ODD: list[Any] = [
    *(None, [], {}, "", 0, -1, 1, True, False, 1.5, float("nan"), float("inf"), 10**30, -(10**30), 10**4000),
    *("2", "x", "\ud800", "é", [[]], [{}], [None], [[0]], [0], [-1], [True], [1.0], [10**30], ["0"], [[0, 1, 2, 3]]),
    *([[0, 10**30]], [[True, 2]], [[2, 1]], [[0, ""]], [[0, " "]], [["0", ""]], [[0, "AAAA"]], [[-1, "x y"]]),
    *(
        {"": 0},
        {"Roe": 0},
        {"Roe": [0]},
        {"Roe": [[0]]},
        {"Roe": [[0, 0, 0]]},
        {"Roe": [[10**30, 1, 0]]},
        {"": [[0, 1, 0]]},
    ),
]


@pytest.mark.parametrize("field", [*FIELDS[:-1]])
def test_a_field_of_another_type_or_of_another_field_is_damage(field: str) -> None:
    body = true_body()
    others = [value for name, value in body.items() if name != field]
    others += [float(body[field])] if isinstance(body[field], int) else []
    tried = 0
    for value in (*ODD, *others, DEEP):
        if value == body[field] and type(value) is type(body[field]):
            continue
        changed = {**body, field: value}
        files = [changed, {name: changed[name] for name in changed if name != field}, {**body, "more": value}]
        writers = (safely_dumped,) if field == "digest" else (safely_dumped, safely_fitted)
        for data in (write(file) for write in writers for file in files):
            seal = parsed(data)
            # Openings are not under the digest, but what is left of them is held against the leaves.
            assert seal is None or field == "opened" or seal.digest != body["digest"], value
            assert seal is None or SealView(seal).size == body["words"], value
            tried += 1
    assert tried > 150


def safely_dumped(body: Mapping[str, Any]) -> bytes:
    """As `dumped`; what is nested too deeply for a checksum is written without one."""
    try:
        return dumped(body)
    except (RecursionError, KeyError):
        return b'{"rules": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def safely_fitted(body: Mapping[str, Any]) -> bytes:
    try:
        return fitted(body)
    except (RecursionError, KeyError):
        return safely_dumped(body)


def edits(value: Any) -> Iterator[Any]:
    """A list, a string or a number with one place of it changed, in every way and at every depth."""
    if isinstance(value, bool | int):
        yield from (value + 1, value - 1, 0)
    elif isinstance(value, str):
        yield from (value[:-1], value + "A", value[1:])
        yield from (value[:at] + ("A" if value[at] != "A" else "B") + value[at + 1 :] for at in range(0, len(value), 5))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield {other: value[other] for other in value if other != key}
            yield from ({**value, key: changed} for changed in edits(inner))
    else:
        yield from ([*value, item] for item in (*value[:1], 0, [0, 1]))
        for at, inner in enumerate(value):
            yield [*value[:at], *value[at + 1 :]]
            yield [*value[:at], inner, *value[at:]]
            yield [*value[: max(at - 1, 0)], inner, *value[max(at - 1, 0) : at], *value[at + 1 :]]
            yield from ([*value[:at], changed, *value[at + 1 :]] for changed in edits(inner))


@pytest.mark.parametrize("field", [name for name in FIELDS if name != "checksum"])
def test_under_the_printed_digest_no_edit_of_a_list_proves_more(trial: Trial, field: str) -> None:
    body = true_body()
    tried = read = 0
    for value in edits(body[field]):
        if value == body[field]:
            continue
        seal = parsed(dumped({**body, field: value}))
        tried += 1
        if seal is not None:
            read += 1
            assert (field, seal.digest) == ("opened", body["digest"])
            assert seal.opened.items() <= whole_seal().opened.items()
            proved = trial.proved(seal)
            assert not any(now and not before for now, before in zip(proved, HONEST, strict=True)), value
        refitted = parsed(fitted({**body, field: value})) if field != "digest" else None
        assert refitted is None or field == "opened" or refitted.digest != body["digest"]
    assert tried >= 2
    assert (read > 0) == (field == "opened")


def test_no_depth_of_nesting_is_more_than_damage() -> None:
    """Python reads a little deeper than it writes, and both depend on how deep the caller stands."""
    for depth in (*range(800, 1_050), 100_000):
        assert parsed(b'{"rules": ' + b"[" * depth + b"]" * depth + b"}") is None


def test_a_damaged_seal_is_one_problem_of_the_record(desk: Desk) -> None:
    path = seal_path(desk.folder, "article")
    desk.record("case", record(TRUE))
    for field in FIELDS[:-1]:
        path.write_bytes(dumped({**true_body(), field: None}))
        (problem,) = desk.check(seal_only=True).problems
        assert problem.code == (Code.SEAL_OUTDATED if field == "rules" else Code.SEAL_DAMAGED)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.replace(b"\n", b"\r\n"), "line ends are those of Windows"),
        (lambda data: data.replace(b"\n", b"\r"), "line ends are those of Windows"),
        (lambda data: b"\xef\xbb\xbf" + data, "byte order mark"),
        (lambda data: data.rstrip(), "layout"),
        (lambda data: json.dumps(json.loads(data), indent=2).encode(), "layout"),
        (lambda data: json.dumps(json.loads(data), sort_keys=True, ensure_ascii=True).encode(), "layout"),
        (lambda data: data.replace(b'"words": ', b'"words": 1,\n  "words": '), "layout"),
    ],
)
def test_a_seal_that_says_the_same_in_other_bytes_names_what_has_changed_them(
    desk: Desk, change: Any, said: str
) -> None:
    desk.record("case", record(TRUE))
    seal_path(desk.folder, "article").write_bytes(change(whole_seal().dump().encode()))
    (problem,) = desk.check(seal_only=True).problems
    assert problem.code == Code.SEAL_DAMAGED
    assert said in problem.message
    assert "`*.seal.json -text` into `.gitattributes`" in problem.message


def test_other_bytes_with_other_content_are_no_matter_of_layout() -> None:
    data = whole_seal().dump().encode().replace(b"\n", b"\r\n").replace(b"double", b"single")
    with pytest.raises(SealError, match="checksum"):
        parse_seal(data)


def test_a_seal_of_the_first_rules_is_told_in_one_sentence(desk: Desk) -> None:
    desk.record("case", record(TRUE))
    first = {"rules": "1", "marks": "double", "canonical": "0" * 64, "words": 0, "salts": [], "negations": []}
    seal_path(desk.folder, "article").write_bytes(dumped(first))
    (problem,) = desk.check(seal_only=True).problems
    assert problem.code == Code.SEAL_OUTDATED
    assert "made by version '1' of the rules, and these are '2'" in problem.message
    with pytest.raises(OtherRules):
        parse_seal(dumped(first))
