"""The files of seals: what is refused, with its cause, and never by another exception."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from incident_record.source.seal import FIELDS, IN_DIGEST, SALT_BYTES, Seal, leaf_of, make_seal, to_base64
from incident_record.source.seal_file import SealError, parse_seal
from incident_record.source.text import canonicalize
from incident_record.source.view import SealView
from msgspec.structs import replace

TEXT = canonicalize(
    "Ann Roe met Tom Doe at 5 p.m. today, aides said.\n\n“We did not — not yet,” Roe said. “It was safe.”"
)


def body_of(seal: Seal) -> dict[str, Any]:
    """The fields of a seal's file, but for the checksum."""
    body: dict[str, Any] = json.loads(seal.dump())
    del body["checksum"]
    return body


def hashed(body: Mapping[str, Any], names: Iterable[str]) -> str:
    """The digest of some fields; of those too that no seal is made with."""
    fields = {name: body[name] for name in names}
    packed = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()


def dumped(body: Mapping[str, Any]) -> bytes:
    """A seal's file with the checksum made good."""
    body = {**body, "checksum": hashed(body, body)}
    lines = [f'  "{name}": {json.dumps(value, ensure_ascii=False, sort_keys=True)}' for name, value in body.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "surrogatepass")


def fitted(body: Mapping[str, Any]) -> bytes:
    """The same with the digest made good too."""
    return dumped({**body, "digest": hashed(body, IN_DIGEST)})


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
    body = body_of(make_seal(TEXT, range(len(TEXT.words))))
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


def test_what_is_empty_or_of_another_form_is_damage_even_with_hashes_that_fit() -> None:
    """An empty text or mapping is no empty list, and neither a hash nor a version is any text."""
    body = body_of(make_seal(canonicalize("The old pier.")))
    assert parsed(fitted(body)) is not None
    lists = [name for name, value in body.items() if isinstance(value, list) and not value]
    texts = ("rules", "marks", "commitment")
    assert len(lists) == 5
    empty: tuple[Any, ...] = ("", {})
    changed: list[tuple[str, Any]] = [(name, value) for name in lists for value in empty]
    changed += [(name, value) for name in texts for value in ("", "x", body["digest"][:-1], body["digest"] + "\n")]
    for name, value in changed:
        with pytest.raises(SealError, match="a field has the wrong form"):
            parse_seal(fitted({**body, name: value}))
    with pytest.raises(SealError, match="a field has the wrong form"):
        parse_seal(dumped({**body, "digest": ""}))


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


def test_no_depth_of_nesting_is_more_than_damage() -> None:
    """Python reads a little deeper than it writes, and both depend on how deep the caller stands."""
    for depth in (*range(800, 1_050), 100_000):
        assert parsed(b'{"rules": ' + b"[" * depth + b"]" * depth + b"}") is None


def test_other_bytes_with_other_content_are_no_matter_of_layout() -> None:
    data = make_seal(TEXT).dump().encode().replace(b"\n", b"\r\n").replace(b"double", b"single")
    with pytest.raises(SealError, match="checksum"):
        parse_seal(data)


@pytest.mark.parametrize("field", ["paragraphs", "sentences"])
def test_a_text_begins_with_a_paragraph_and_a_sentence(field: str) -> None:
    body = body_of(make_seal(TEXT, range(len(TEXT.words))))
    assert parsed(fitted({**body, field: []})) is None
    assert parsed(fitted({**body, field: body[field][1:]})) is None
    assert parsed(fitted(body)) is not None


def test_a_field_that_no_seal_has_is_no_matter_of_layout() -> None:
    with pytest.raises(SealError, match="does not have the fields of a seal"):
        parse_seal(fitted({**body_of(make_seal(TEXT)), "more": 1}))


# A forger may choose salts; that of zeros has the characters that padding is read as.
ZEROS = to_base64(bytes(SALT_BYTES))
SALTED = [f"{ZEROS} {word}" for word in TEXT.words]
ONE, TWO, LAST = SALTED[0], SALTED[1], SALTED[-1]


def opening(*runs: tuple[Any, str]) -> bytes:
    """A seal's file with hashes that fit, whose salts are zeros, and that opens these runs."""
    leaves = b"".join(leaf_of(bytes(SALT_BYTES), word) for word in TEXT.words)
    return fitted({**body_of(replace(make_seal(TEXT), leaves=leaves)), "opened": runs})


@pytest.mark.parametrize(
    "runs",
    [
        [(1, ONE)],
        [(len(TEXT.words), ONE)],
        [(10**30, ONE)],
        [(-len(TEXT.words), ONE)],
        [(False, ONE)],
        [(0, ONE), (1, TWO)],
        [(0, ONE), (0, ONE)],
        [(len(TEXT.words) - 1, LAST), (0, ONE)],
        [(0, f"{ONE} {ZEROS}")],
        [(0, f"{ZEROS[:-1]} {TEXT.words[0]} ={TWO}")],
        [(0, f"=={ZEROS[2:-2]}AA {TEXT.words[0]}")],
        [(0, f"=={ZEROS[2:]} {TEXT.words[0]}")],
        [(0, f"{ZEROS[:-3]}B== {TEXT.words[0]}")],
        [(0, f"{ZEROS[:-4]}==== {TEXT.words[0]}")],
        [(0, f"{ZEROS[:18]}!!!!== \0{TEXT.words[0]}")],
    ],
)
def test_openings_have_one_form(runs: list[tuple[Any, str]]) -> None:
    """Two files that open the same words would be one seal under two checksums; and each word opened has its leaf."""
    assert parsed(opening((0, f"{ONE} {TWO}"), (len(TEXT.words) - 1, LAST))) is not None
    assert parsed(opening((0, ONE))) is not None
    assert parsed(opening(*runs)) is None
