"""Reads a seal's file, and refuses what contradicts itself: nothing in it is believed but what digest and leaves bear out."""

import re
from binascii import a2b_base64
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import MsgspecError, json

from incident_record.source.seal import (
    FIELDS,
    IN_DIGEST,
    POSITIONS,
    SALT_BYTES,
    Seal,
    hash_of,
    lay_out,
    leaf_of,
    pack,
    to_base64,
)
from incident_record.source.text import RULES
from incident_record.source.voices import is_row

_LARGEST = 31  # of the numbers in a row of attributions that are no positions
_BOM = b"\xef\xbb\xbf"
_HASH = r"[0-9a-f]{64}"


class SealError(ValueError):
    """A seal contradicts itself; the message says how, and `cure` what mends it, for people."""

    cure = "Check it out again, or remove it and run `make seal`."


class OtherRules(SealError):
    """A seal was made by another version of the rules, and says nothing under these."""

    cure = "Remove it and run `make seal` where the text is."


class Reformatted(SealError):
    """A seal says what it said, in other bytes."""

    cure = "Put `*.seal.json -text` into `.gitattributes`, keep formatters from it, remove it and check it out again."


def parse_seal(data: bytes) -> Seal:
    """The seal in a file.

    Raises:
        OtherRules: another version of the rules made it.
        Reformatted: its line ends or its layout were changed, and nothing else.
        SealError: it contradicts itself.
    """
    try:
        body = json.decode(data.removeprefix(_BOM))
    except (MsgspecError, ValueError, RecursionError) as error:
        raise SealError("it is not JSON in UTF-8") from error
    try:
        # The checksum first, since it tells damage from another version of the rules.
        packed = pack(body) if isinstance(body, dict) else {}
        if not packed or body.get("checksum") != hash_of(packed, packed.keys() - {"checksum"}):
            raise SealError("its checksum does not match")
        if _string(body["rules"], "[0-9]{1,9}") != RULES:
            raise OtherRules(f"it was made by version {body['rules']!r} of the rules, and these are {RULES!r}")
        if set(body) != set(FIELDS):
            raise SealError("it does not have the fields of a seal")
        seal = _build(body)
        if seal.digest != hash_of(packed, IN_DIGEST):
            raise SealError("its digest does not match")
        # It is that of the same bytes, if they are, and need not be made from them again.
        vars(seal)["checksum"] = body["checksum"]
        # The fields are those of the seal, since `_build` takes each in one form alone.
        canonical = lay_out(packed)
    except SealError:
        raise
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise SealError("a field has the wrong form") from error
    # The same seal in other bytes would pass as another file, so only one layout is a seal's.
    if canonical != data:
        raise Reformatted(_changed(data))
    return seal


def _changed(data: bytes) -> str:
    if data.startswith(_BOM):
        return "it begins with a byte order mark, which an editor has put there"
    if b"\r" in data:
        return "its line ends are those of Windows, as git makes them with `core.autocrlf`"
    return "its layout was changed, as by a formatter of JSON"


def _build(body: Mapping[str, Any]) -> Seal:
    """The seal of a file's fields; a ValueError or TypeError if a field has another form than in a seal."""
    # An empty mapping or string has no items either, and would pass as an empty list.
    if not all(isinstance(body[name], list) for name in (*POSITIONS, "opened")):
        raise TypeError
    # What is no strict Base64 is not what `dump` writes, so that it is refused with all other bytes.
    leaves, size = a2b_base64(body["leaves"]), body["words"]
    if type(size) is not int or len(leaves) != size * SALT_BYTES or to_base64(leaves) != body["leaves"]:
        raise ValueError
    quotations = tuple((first, end) for first, end in body["quotations"])
    _ascending([edge for quotation in quotations for edge in quotation], size, strict=False)
    seal = Seal(
        rules=body["rules"],
        marks=_string(body["marks"], "double|single|none"),
        commitment=_string(body["commitment"], _HASH),
        words=size,
        paragraphs=_ascending(body["paragraphs"], size, strict=False),
        sentences=_ascending(body["sentences"], size),
        uncertain=_ascending(body["uncertain"], size),
        quotations=quotations,
        titles=_ascending(body["titles"], len(quotations)),
        attributions=tuple(_row(attribution, size, len(quotations)) for attribution in body["attributions"]),
        uncounted=_ascending(body["uncounted"], size),
        leaves=leaves,
        opened=_opened(body["opened"], leaves),
        digest=_string(body["digest"], _HASH),
    )
    # The first word of every text begins a paragraph and a sentence; the rules rely on it.
    if size and not seal.paragraphs[:1] == seal.sentences[:1] == (0,):
        raise ValueError
    return seal


def _opened(runs: Sequence[Sequence[Any]], leaves: bytes) -> dict[int, tuple[bytes, str]]:
    """The salt and the word of each opened position, from the runs of them in the file.

    Raises:
        SealError: a word is not the one that its leaf commits to.
        ValueError: the runs have not the only form that `Seal.dump` gives these openings.
    """
    # Neither a salt in Base64 nor a canonical word has a blank in it.
    split = [(first, run.split(" ")) for first, run in runs]
    salts = _salts([salt for _, parts in split for salt in parts[::2]])
    words = [word for _, parts in split for word in parts[1::2]]
    positions: list[int] = []
    for first, parts in split:
        # In order and as long as can be, so that one set of openings has one file.
        if type(first) is not int or first < 0 or (positions and first <= positions[-1] + 1):
            raise ValueError
        positions += range(first, first + len(parts) // 2)
    # A position after the last word has no leaf, so that no word fits it.
    committed = [leaves[at * SALT_BYTES : (at + 1) * SALT_BYTES] for at in positions]
    made = list(map(leaf_of, salts, words))
    # Compared at once, since a seal opens hundreds.
    if committed != made:
        at = next(at for at, *pair in zip(positions, committed, made, strict=True) if pair[0] != pair[1])
        raise SealError(f"the word that it opens at position {at} is not the word that it commits to")
    return dict(zip(positions, zip(salts, words, strict=True), strict=True))


def _salts(texts: Sequence[str]) -> list[bytes]:
    """Salts from Base64, all at once: to decode each by itself takes longer than to hash its word."""
    joined = "".join(texts)
    padding = 2 * len(texts)
    # Each has 24 characters, and no "=" but for the two at its end.
    if not {*map(len, texts)} <= {24} or joined[22::24] + joined[23::24] != "=" * padding:
        raise ValueError
    if joined.count("=") != padding:
        raise ValueError
    # Two bytes pad each salt, of which "AA" makes the last a zero; with a zero before it a salt has one form in Base64.
    # Strict, since a shorter salt would open another word: of "salt" and "Roe" also "sal" and "tRoe".
    data = a2b_base64(joined.replace("==", "AA"), strict_mode=True)
    if any(data[16::18]):
        raise ValueError
    return [data[at : at + SALT_BYTES] for at in range(0, len(data), 18)]


def _string(value: Any, form: str) -> str:
    if not re.fullmatch(form, value):
        raise ValueError
    return str(value)


def _row(values: Sequence[int], words: int, quotations: int) -> tuple[int, ...]:
    row = _positions(values, max(words, quotations, _LARGEST))
    if not is_row(row, words, quotations):
        raise ValueError
    return row


def _positions(values: Sequence[int], size: int) -> tuple[int, ...]:
    """The values, if each is a position or an end."""
    # Not `isinstance`, since JSON's true and false are integers to Python.
    if not isinstance(values, list) or not {*map(type, values)} <= {int}:
        raise ValueError
    if values and (min(values) < 0 or max(values) > size):
        raise ValueError
    return tuple(values)


def _ascending(values: Sequence[int], size: int, *, strict: bool = True) -> tuple[int, ...]:
    """The values, if they are positions in ascending order; where that is not strict, ends too."""
    positions = _positions(values, size - strict)
    if any(after < before + strict for before, after in pairwise(positions)):
        raise ValueError
    return positions
