"""Seals: salted commitments to every word of a source, with the salts of the words that records quote and cite.

As in selective disclosure for JSON Web Tokens (SD-JWT, RFC 9901), a word can be proved by whoever has
its salt, and a word whose salt is not given cannot be found by trying a dictionary. The salts come from
the text, so that whoever has it makes the same seal again, byte for byte, and nobody keeps a secret.

`digest` covers what depends on the source alone: the rules' version, the hash of the canonical text, the
positions of paragraphs, sentences and quotations, and all leaves. `checksum` covers the whole file.
"""

import hashlib
import hmac
import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from incident_record.source.names import Mention, name_words
from incident_record.source.text import RULES, Text

SALT_BYTES = 16
_WIDTH = 2 * SALT_BYTES
_HEX = re.compile(r"(?:[0-9a-f]{32})*")
_FIELDS = (
    "rules",
    "marks",
    "canonical",
    "words",
    "paragraphs",
    "sentences",
    "quotations",
    "uncounted",
    "leaves",
    "digest",
    "salts",
    "names",
    "negations",
    "checksum",
)
# Not the salts, names and negations: they follow from the records, and the digest from the source alone.
_IN_DIGEST = _FIELDS[: _FIELDS.index("digest")]


class SealError(ValueError):
    """A seal contradicts itself; the message says how, for people."""


class OtherRules(SealError):
    """A seal was made by another version of the rules, and says nothing under these."""


@dataclass(frozen=True)
class Seal:
    """A seal. Positions count words from 0; salts and leaves are 32 hexadecimal digits each.

    Args:
        rules: the version of the rules that made the positions.
        marks: the source's outer quotation marks.
        canonical: SHA-256 of the canonical text.
        words: how many words there are.
        paragraphs: the position of each paragraph's first word.
        sentences: the position of each sentence's first word.
        quotations: (first, end) of each quotation.
        uncounted: the positions that do not count in lengths.
        leaves: the commitment to each word.
        salts: the salts of the opened words, by position.
        names: for each recorded name its mentions in the narration, as (first, can_speak, hands_over) of `Mention`.
        negations: the positions of negations and conditions in opened quotations.
    """

    rules: str
    marks: str
    canonical: str
    words: int
    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]
    quotations: tuple[tuple[int, int], ...]
    uncounted: tuple[int, ...]
    leaves: tuple[str, ...]
    salts: Mapping[int, str]
    names: Mapping[str, tuple[tuple[int, bool, bool], ...]]
    negations: tuple[int, ...]
    digest: str = ""

    @cached_property
    def checksum(self) -> str:
        """The digest of everything in the seal's file."""
        return _checksum(self._body())

    def dump(self) -> str:
        """The content of the seal's file: the same seal gives the same bytes."""
        body = {**self._body(), "checksum": self.checksum}
        lines = [f'  "{name}": {json.dumps(body[name], ensure_ascii=False, sort_keys=True)}' for name in _FIELDS]
        return "{\n" + ",\n".join(lines) + "\n}\n"

    def _body(self) -> dict[str, Any]:
        return {
            "rules": self.rules,
            "marks": self.marks,
            "canonical": self.canonical,
            "words": self.words,
            "paragraphs": list(self.paragraphs),
            "sentences": list(self.sentences),
            "quotations": [list(quotation) for quotation in self.quotations],
            "uncounted": list(self.uncounted),
            "leaves": "".join(self.leaves),
            "digest": self.digest,
            "salts": _runs(self.salts),
            "names": {
                name: [[place, int(can_speak), int(hands_over)] for place, can_speak, hands_over in self.names[name]]
                for name in sorted(self.names)
            },
            "negations": list(self.negations),
        }


def make_seal(
    text: Text,
    opened: Iterable[int] = (),
    names: Mapping[str, Sequence[Mention]] | None = None,
    negations: Iterable[int] = (),
) -> Seal:
    """The seal of a text.

    Args:
        text: the source in canonical form.
        opened: the positions whose salts are given.
        names: the mentions of every recorded name.
        negations: the positions of negations in opened quotations.
    """
    # From the text, so that whoever has it can make the same seal, and there is no secret to keep.
    seed = hashlib.sha256(b"seed" + text.canonical.encode()).digest()
    salts = [_salt(seed, position) for position in range(len(text.words))]
    leaves = tuple(
        hashlib.sha256(salt + word.encode()).digest()[:SALT_BYTES].hex()
        for salt, word in zip(salts, text.words, strict=True)
    )
    seal = Seal(
        rules=RULES,
        marks=text.marks,
        canonical=hashlib.sha256(b"text" + text.canonical.encode()).hexdigest(),
        words=len(text.words),
        paragraphs=text.paragraphs,
        sentences=text.sentences,
        quotations=text.quotations,
        uncounted=text.uncounted,
        leaves=leaves,
        salts={position: salts[position].hex() for position in sorted(set(opened))},
        names={
            name: tuple((mention.first, mention.can_speak, mention.hands_over) for mention in mentions)
            for name, mentions in (names or {}).items()
        },
        negations=tuple(sorted(set(negations))),
    )
    return replace(seal, digest=_digest(seal._body()))


def parse_seal(data: bytes) -> Seal:
    """The seal in a file.

    Raises:
        OtherRules: another version of the rules made it.
        SealError: it contradicts itself.
    """
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SealError("it is not JSON") from error
    if not isinstance(body, dict) or set(body) != set(_FIELDS):
        raise SealError("it does not have the fields of a seal")
    # The checksum first, since it tells damage from another version of the rules.
    if body["checksum"] != _checksum(body):
        raise SealError("its checksum does not match")
    if body["rules"] != RULES:
        raise OtherRules(f"it was made by version {body['rules']!r} of the rules, and these are version {RULES!r}")
    if body["digest"] != _digest(body):
        raise SealError("its digest does not match")
    try:
        seal = _build(body)
        canonical = seal.dump().encode()
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise SealError("a field has the wrong form") from error
    # The same seal in other bytes would pass as another file, so only the bytes of `dump` are a seal.
    if canonical != data:
        raise SealError("its bytes are not in canonical form")
    return seal


def _build(body: Mapping[str, Any]) -> Seal:
    leaves: str = body["leaves"]
    size: int = body["words"]
    if not _HEX.fullmatch(leaves) or len(leaves) != size * _WIDTH:
        raise ValueError
    seal = Seal(
        rules=body["rules"],
        marks=body["marks"],
        canonical=body["canonical"],
        words=size,
        paragraphs=_ascending(body["paragraphs"], size, strict=False),
        sentences=_ascending(body["sentences"], size),
        quotations=tuple((first, end) for first, end in body["quotations"]),
        uncounted=_ascending(body["uncounted"], size),
        leaves=tuple(leaves[at : at + _WIDTH] for at in range(0, len(leaves), _WIDTH)),
        salts={
            first + place: run[at : at + _WIDTH]
            for first, run in body["salts"]
            for place, at in enumerate(range(0, len(run), _WIDTH))
        },
        names={
            name: tuple((place, bool(can_speak), bool(hands_over)) for place, can_speak, hands_over in places)
            for name, places in body["names"].items()
        },
        negations=_ascending(body["negations"], size),
        digest=body["digest"],
    )
    _ascending([edge for quotation in seal.quotations for edge in quotation], size, strict=False)
    _ascending(list(seal.salts), size)
    for name, places in seal.names.items():
        _ascending([place for place, _, _ in places], size - len(name_words(name)) + 1)
    if not all(_HEX.fullmatch(salt) and len(salt) == _WIDTH for salt in seal.salts.values()):
        raise ValueError
    return seal


def _runs(salts: Mapping[int, str]) -> list[list[Any]]:
    """The salts as [first position, the salts of a run of positions]."""
    runs: list[list[Any]] = []
    after = -1
    for position in sorted(salts):
        if position == after:
            runs[-1][1] += salts[position]
        else:
            runs.append([position, salts[position]])
        after = position + 1
    return runs


def _ascending(values: Sequence[int], limit: int, *, strict: bool = True) -> tuple[int, ...]:
    """The values, if they are positions in ascending order; a ValueError otherwise."""
    before = -strict
    for value in values:
        # Not `isinstance`, since JSON's true and false are integers to Python.
        if type(value) is not int or value >= limit + (not strict) or value < before + strict:
            raise ValueError
        before = value
    return tuple(values)


def _salt(seed: bytes, position: int) -> bytes:
    return hmac.digest(seed, position.to_bytes(8, "big"), "sha256")[:SALT_BYTES]


def _digest(body: Mapping[str, Any]) -> str:
    return _hash({name: body[name] for name in _IN_DIGEST})


def _checksum(body: Mapping[str, Any]) -> str:
    return _hash({name: value for name, value in body.items() if name != "checksum"})


def _hash(values: Mapping[str, Any]) -> str:
    packed = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # A damaged seal may hold a lone surrogate, which has to be refused and not to raise.
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()


class SealView:
    """A source whose seal is available, and whose text need not be."""

    mode: Literal["seal"] = "seal"

    def __init__(self, seal: Seal) -> None:
        self.seal = seal
        self.digest = seal.digest
        self.size = seal.words
        self.paragraphs = seal.paragraphs
        self.sentences = seal.sentences
        self.quotations = seal.quotations
        self.uncounted = frozenset(seal.uncounted)
        self._salts = {position: bytes.fromhex(salt) for position, salt in seal.salts.items()}
        self._leaves = {position: bytes.fromhex(seal.leaves[position]) for position in seal.salts}
        # Words that a commitment was found to open to, so that the next look at it costs no hash.
        self._known: dict[int, str] = {}
        self._opened = sorted(self._salts)

    def is_open(self, position: int) -> bool:
        """Whether the seal has the salt of the word at a position."""
        return position in self._salts

    def is_word(self, position: int, spellings: frozenset[str]) -> bool:
        """Whether the commitment at a position opens to one of the spellings."""
        known = self._known.get(position)
        if known is not None:
            return known in spellings
        salt = self._salts.get(position)
        if salt is None:
            return False
        leaf = self._leaves[position]
        for word in spellings:
            if hashlib.sha256(salt + word.encode()).digest()[:SALT_BYTES] == leaf:
                self._known[position] = word
                return True
        return False

    def places(self, spellings: frozenset[str], first: int, end: int) -> Sequence[int]:
        """The positions from `first` and before `end` whose word is opened and has one of the spellings."""
        known = self._known
        # The words are encoded once, since this looks at every opened word of a source.
        encoded = [(word, word.encode()) for word in spellings]
        positions: list[int] = []
        for at in self._opened[bisect_left(self._opened, first) : bisect_left(self._opened, end)]:
            if at not in known:
                for word, data in encoded:
                    if hashlib.sha256(self._salts[at] + data).digest()[:SALT_BYTES] == self._leaves[at]:
                        known[at] = word
            if at in known and known[at] in spellings:
                positions.append(at)
        return positions

    def mentions(self, name: str) -> tuple[Mention, ...] | None:
        """Where the narration has a name; None if the seal does not list the name."""
        places = self.seal.names.get(name)
        if places is None:
            return None
        length = len(name_words(name))
        return tuple(Mention(first, first + length, can_speak, hands_over) for first, can_speak, hands_over in places)

    def negations(self, quotation: int) -> Sequence[int]:
        """The positions of negations and conditions in an opened quotation, by its index."""
        negations = self.seal.negations
        first, end = self.quotations[quotation]
        return negations[bisect_left(negations, first) : bisect_left(negations, end)]
