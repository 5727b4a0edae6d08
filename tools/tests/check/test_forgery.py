"""Seals in which somebody has changed something: none proves under the printed digest what the true one does not."""

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from incident_record.check.record import check_record
from incident_record.problems import Code
from incident_record.record.load import load_record
from incident_record.source.lookup import seal_path
from incident_record.source.opening import OpenedSource
from incident_record.source.seal import FIELDS, Seal, make_seal
from incident_record.source.seal_file import OtherRules, parse_seal
from incident_record.source.store import SourceStore
from incident_record.source.text import RULES, canonicalize
from incident_record.source.view import SealView
from msgspec.structs import replace
from tests.source.test_seal_file import body_of, dumped, fitted, parsed
from tests.support.desk import Desk

WORDS = """\
Mayor Ann Roe met Tom Doe on Monday, aides said.

“We did not close the bridge, and we would never do so,” Roe said. “It was safe, but only for ships.”

Doe saw it — at 5 p.m. “The bridge can’t open,” he told reporters. “Nobody here,” he said, “asked us.”

According to Roe, “the bridge will open in May.”
"""
VOICES = """\
Mayor Ann Roe met Tom Doe on Monday.

“We agree on that,” Roe and Doe said.

Doe told Roe, who said, “I heard you clearly.”

Roe left early. Doe stayed. “It will rain soon,” she said.

“The tide is high,” said Doe, Roe’s deputy.

When Doe called, Roe answered, “We are on our way.”

Roe listened to an aide of Doe. “There is no time,” said the aide. “Nothing is lost,” Roe added.

Roe said Doe wrote that “the harbor is closed.”

“The road is icy,” Doe said, and Roe nodded.

Doe ally Ann Roe spoke. “We hold it together,” she said.

“Not a word of that is true,” the office of Doe wrote.

“We will see them in court,” said Doe, and he left. “We will win,” he added.
"""

# Speaker, paragraph, spans, clause, and the antecedent in the same paragraph.
Quoted = tuple[str | list[str], int, list[str], str, str | None]

TRUE_WORDS: list[Quoted] = [
    ("roe", 2, ["We did not close the bridge, and we would never do so"], "Roe said", None),
    ("roe", 2, ["It was safe, but only for ships"], "Roe said", None),
    ("doe", 3, ["The bridge can’t open"], "he told reporters", "Doe"),
    ("doe", 3, ["Nobody here", "asked us"], "he said", "Doe"),
    ("roe", 4, ["the bridge will open in May"], "According to Roe", None),
]
FALSE_WORDS: list[Quoted] = [
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
TRUE_VOICES: list[Quoted] = [
    (["roe", "doe"], 2, ["We agree on that"], "Roe and Doe said", None),
    ("roe", 3, ["I heard you clearly"], "Doe told Roe, who said", None),
    ("doe", 5, ["The tide is high"], "said Doe", None),
    ("roe", 6, ["We are on our way"], "Roe answered", None),
    ("roe", 7, ["Nothing is lost"], "Roe added", None),
    ("doe", 8, ["the harbor is closed"], "Doe wrote", None),
    ("doe", 9, ["The road is icy"], "Doe said", None),
    ("roe", 10, ["We hold it together"], "she said", "Ann Roe"),
    ("doe", 12, ["We will win"], "he added", "Doe"),
]
FALSE_VOICES: list[Quoted] = [
    ("roe", 2, ["We agree on that"], "Roe and Doe said", None),
    ("doe", 2, ["We agree on that"], "Doe said", None),
    ("roe", 2, ["We agree on that"], "Roe", None),
    ("doe", 3, ["I heard you clearly"], "Doe told Roe, who said", None),
    ("doe", 3, ["I heard you clearly"], "Doe told", None),
    ("roe", 4, ["It will rain soon"], "she said", "Roe"),
    ("doe", 4, ["It will rain soon"], "Doe stayed", None),
    ("roe", 5, ["The tide is high"], "said Doe, Roe’s deputy", None),
    ("roe", 5, ["The tide is high"], "Roe’s deputy", None),
    ("doe", 6, ["We are on our way"], "When Doe called", None),
    ("doe", 6, ["We are on our way"], "Roe answered", None),
    ("roe", 7, ["There is no time"], "said the aide", None),
    ("doe", 7, ["There is no time"], "an aide of Doe", None),
    ("roe", 7, ["There is no time"], "Roe added", None),
    ("roe", 8, ["the harbor is closed"], "Roe said", None),
    ("roe", 8, ["the harbor is closed"], "Roe said Doe wrote", None),
    ("roe", 9, ["The road is icy"], "Roe nodded", None),
    ("roe", 9, ["The road is icy"], "Doe said, and Roe nodded", None),
    ("doe", 10, ["We hold it together"], "she said", "Doe"),
    ("doe", 11, ["Not a word of that is true"], "Doe wrote", None),
    ("doe", 11, ["Not a word of that is true"], "the office of Doe wrote", None),
    ("roe", 12, ["We will win"], "he added", None),
]


def record(quotes: list[Quoted]) -> str:
    """A record of these quotes, as JSON, which is YAML."""
    people = [
        {"id": "roe", "kind": "person", "name": "Ann Roe", "called": ["Roe"]},
        {"id": "doe", "kind": "person", "name": "Tom Doe", "called": ["Doe"]},
    ]
    items = [
        {"id": f"q{n}", "speaker": speaker, "at": f"s:{at}", "spans": spans, "attribution": clause}
        | ({"antecedent": {"at": f"s:{at}", "words": antecedent}} if antecedent else {})
        for n, (speaker, at, spans, clause, antecedent) in enumerate(quotes)
    ]
    source = {"id": "s", "kind": "news-article", "title": "T", "publisher": "P", "text": "article"}
    fields = {"id": "case", "title": "A case", "date": "2031", "sources": [source], "people": people, "quotes": items}
    return json.dumps(fields, ensure_ascii=False)


@cache
def full_seal(article: str = WORDS) -> Seal:
    """A seal that opens every word: whoever has the text has every salt too."""
    text = canonicalize(article)
    return make_seal(text, range(len(text.words)))


class Trial:
    """True and false quotes in one record, and what a seal proves of them. No quote's proof rests on another's."""

    def __init__(self, folder: Path, article: str, true: list[Quoted], false: list[Quoted]) -> None:
        self.seal = full_seal(article)
        self.honest = {f"q{n}" for n in range(len(true))}
        path = folder / "case.yaml"
        path.write_text(record([*true, *false]), "utf-8")
        self.loaded = load_record(path)

    def proved(self, seal: Seal) -> frozenset[str]:
        """The ids of the quotes that are proved."""
        store = SourceStore(seal_only=True)
        opened = OpenedSource(SealView(seal), None, seal, ())
        store.open = lambda *_: opened  # type: ignore[method-assign]
        return check_record(self.loaded, store).proved

    def forged(self, seal: Seal) -> frozenset[str]:
        """The quotes that this seal proves and the true one does not."""
        return self.proved(seal) - self.honest


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(tmp_path_factory.mktemp("words"), WORDS, TRUE_WORDS, FALSE_WORDS)


@pytest.fixture(scope="session")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(tmp_path_factory.mktemp("voices"), VOICES, TRUE_VOICES, FALSE_VOICES)


def test_the_true_seal_proves_the_true_quotes_and_no_other(trial: Trial, voices: Trial) -> None:
    for each in (trial, voices):
        assert each.proved(each.seal) == each.honest


def closings(size: int) -> Iterator[set[int]]:
    """What a forger could leave unopened: each word, runs of up to eight words, and many sets of them."""
    for length in (1, 2, 8):
        yield from ({*range(first, first + length)} for first in range(size - length + 1))
    draw = random.Random(4)
    for _ in range(100):
        yield {at for at in range(size) if draw.random() < draw.choice((0.05, 0.2, 0.6))}


@pytest.mark.long
@pytest.mark.parametrize("case", ["trial", "voices"])
def test_a_word_that_is_closed_proves_nothing_more(request: pytest.FixtureRequest, case: str) -> None:
    """Openings are not under the digest, since they grow with the records; so to close a word has to prove less."""
    each: Trial = request.getfixturevalue(case)
    tried = 0
    for closed in closings(each.seal.words):
        opened = {at: opening for at, opening in each.seal.opened.items() if at not in closed}
        assert each.forged(replace(each.seal, opened=opened)) == set(), sorted(closed)
        tried += 1
    assert tried > 200


def edits(value: Any) -> Iterator[Any]:
    """A list, a string or a number with one place of it changed, in every way and at every depth."""
    if isinstance(value, bool | int):
        yield from (value + 1, value - 1, 0)
    elif isinstance(value, str):
        yield from (value[:-1], value + "A", value[1:])
        yield from (value[:at] + ("A" if value[at] != "A" else "B") + value[at + 1 :] for at in range(0, len(value), 2))
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
    # With gaps, so that there are several runs of openings.
    body = body_of(replace(full_seal(), opened={at: entry for at, entry in full_seal().opened.items() if at % 9}))
    tried = read = 0
    for value in edits(body[field]):
        if value == body[field]:
            continue
        seal = parsed(dumped({**body, field: value}))
        tried += 1
        if seal is not None:
            read += 1
            assert (field, seal.digest) == ("opened", body["digest"])
            assert seal.opened.items() <= full_seal().opened.items()
            assert trial.forged(seal) == set(), value
        refitted = parsed(fitted({**body, field: value})) if field != "digest" else None
        assert refitted is None or field == "opened" or refitted.digest != body["digest"]
    assert tried >= 2
    assert (read > 0) == (field == "opened")


def test_a_damaged_seal_is_one_problem_of_the_record(desk: Desk) -> None:
    path = seal_path(desk.folder, "article")
    desk.record("case", record(TRUE_WORDS))
    for field in FIELDS[:-1]:
        path.write_bytes(dumped({**body_of(full_seal()), field: None}))
        (problem,) = desk.check(seal_only=True).problems
        assert problem.code == Code.SEAL_DAMAGED


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
    desk.record("case", record(TRUE_WORDS))
    seal_path(desk.folder, "article").write_bytes(change(full_seal().dump().encode()))
    (problem,) = desk.check(seal_only=True).problems
    assert problem.code == Code.SEAL_DAMAGED
    assert said in problem.message
    assert "`*.seal.json -text` into `.gitattributes`" in problem.message


def test_a_seal_of_the_first_rules_is_told_in_one_sentence(desk: Desk) -> None:
    desk.record("case", record(TRUE_WORDS))
    first = {"rules": "1", "marks": "double", "canonical": "0" * 64, "words": 0, "salts": [], "negations": []}
    seal_path(desk.folder, "article").write_bytes(dumped(first))
    (problem,) = desk.check(seal_only=True).problems
    assert problem.code == Code.SEAL_OUTDATED
    assert f"made by version '1' of the rules, and these are {RULES!r}" in problem.message
    with pytest.raises(OtherRules):
        parse_seal(dumped(first))
