"""Seals: salted commitments to every word of a source, with the words that records quote and cite beside their salts.

As in selective disclosure for JSON Web Tokens (SD-JWT, RFC 9901), a word can be proved by whoever has its salt, and a
word whose salt is not given cannot be found by trying a dictionary. The salts come from the whole text, so that whoever
has it makes the same seal again, byte for byte, and nobody keeps a secret. They come from it through scrypt, so that
whoever lacks a few words of it pays for each guess.

`digest` covers all that depends on the source alone, and decides: no list that a record could move stands outside it,
and what does, `opened`, is held against the leaves. `checksum` covers the whole file. `seal_file` reads it.
"""

import hashlib
import hmac
from binascii import b2a_base64
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct, json
from msgspec.structs import replace

from incident_record.source.text import RULES, Text

SALT_BYTES = 16
POSITIONS = ("paragraphs", "sentences", "uncertain", "quotations", "titles", "attributions", "uncounted")
"""The fields that a seal has from the text as they are."""

FIELDS = ("rules", "marks", "commitment", "words", *POSITIONS, "leaves", "digest", "opened", "checksum")
"""The fields of a seal's file, in its order."""

_PACKED = json.Encoder(order="sorted").encode

# Not the openings, since they follow from the records, and the digest from the source alone.
IN_DIGEST = FIELDS[: FIELDS.index("digest")]

# 32 MiB (128 · n · r bytes) and about 0.1 s a guess on a machine of 2021: enough memory that a graphics card tries few
# guesses at a time, and little enough for any machine that builds the site. 200,000 guesses take hours.
_STRETCH = {"n": 2**15, "r": 8, "p": 1, "maxmem": 2**26}


class Seal(Struct, frozen=True, dict=True):
    """A seal. Positions count words from 0; ends are exclusive.

    Args:
        rules: the version of the rules that made the positions.
        commitment: what stands for the canonical text, from its stretched seed; 64 hexadecimal digits.
        words: how many words there are.
        paragraphs: as in `Text`, and so are the six that follow.
        leaves: the commitments to all words, 16 bytes each.
        opened: the salt, 16 bytes, and the word of each opened position.
        digest: of all before `opened`.
    """

    rules: str
    marks: str
    commitment: str
    words: int
    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]
    uncertain: tuple[int, ...]
    quotations: tuple[tuple[int, int], ...]
    titles: tuple[int, ...]
    attributions: tuple[tuple[int, ...], ...]
    uncounted: tuple[int, ...]
    leaves: bytes
    opened: Mapping[int, tuple[bytes, str]]
    digest: str = ""

    @cached_property
    def checksum(self) -> str:
        """The digest of everything in the seal's file."""
        return checksum_of(self.body())

    def dump(self) -> str:
        """The content of the seal's file: the same seal gives the same bytes."""
        return lay_out(pack({**self.body(), "checksum": self.checksum})).decode()

    def body(self) -> dict[str, Any]:
        """Every field of the file but the checksum."""
        # In the order of `FIELDS`, which is that of the file.
        fields = {name: getattr(self, name) for name in FIELDS if name != "checksum"}
        return {**fields, "leaves": to_base64(self.leaves), "opened": self._runs()}

    def _runs(self) -> list[tuple[int, str]]:
        """What is opened, as (first position, salt and word of each position of a run).

        Between two words there is always a salt, so that the file shows no two words of the source in a row.
        """
        runs: list[tuple[int, list[str]]] = []
        for at in sorted(self.opened):
            if not runs or runs[-1][0] + len(runs[-1][1]) != at:
                runs.append((at, []))
            salt, word = self.opened[at]
            runs[-1][1].append(f"{to_base64(salt)} {word}")
        return [(first, " ".join(run)) for first, run in runs]


def make_seal(text: Text, opened: Iterable[int] = ()) -> Seal:
    """The seal of a text.

    Args:
        text: the source in canonical form.
        opened: the positions whose words are given, with their salts.
    """
    # Hashed first, so that the cache of stretched seeds keeps no text.
    seed = _stretch(hashlib.sha256(text.canonical.encode()).digest())
    salts = [hmac.digest(seed, at.to_bytes(8, "big"), "sha256")[:SALT_BYTES] for at in range(len(text.words))]
    seal = Seal(
        rules=RULES,
        marks=text.marks,
        # No plain hash of the text, against which a guess would cost nothing.
        commitment=hmac.digest(seed, b"text", "sha256").hex(),
        words=len(text.words),
        **{name: getattr(text, name) for name in POSITIONS},
        leaves=b"".join(leaf_of(salt, word) for salt, word in zip(salts, text.words, strict=True)),
        opened={at: (salts[at], text.words[at]) for at in sorted(set(opened))},
    )
    return replace(seal, digest=digest_of(seal.body()))


@lru_cache(maxsize=10_000)
def _stretch(digest: bytes) -> bytes:
    return hashlib.scrypt(digest, salt=f"incident record, rules {RULES}".encode(), dklen=32, **_STRETCH)


def leaf_of(salt: bytes, word: str) -> bytes:
    """The commitment to a word."""
    # Salt and word need nothing between them: the salt's length is fixed.
    return hashlib.sha256(salt + word.encode()).digest()[:SALT_BYTES]


def to_base64(data: bytes) -> str:
    """Bytes as they stand in a seal's file (RFC 4648, section 4)."""
    return b2a_base64(data, newline=False).decode()


def lay_out(packed: Mapping[str, bytes]) -> bytes:
    """The content of a seal's file, from its packed fields."""
    # With blanks between the items of lists, so that editors can break the lines.
    lines = [b'  "%b": %b' % (name.encode(), json.format(packed[name], indent=0)) for name in FIELDS]
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def digest_of(body: Mapping[str, Any]) -> str:
    """The digest of the fields that depend on the source alone."""
    return hash_of(pack({name: body[name] for name in IN_DIGEST}), IN_DIGEST)


def checksum_of(body: Mapping[str, Any]) -> str:
    """The digest of all fields but the checksum."""
    return hash_of(pack(body), body.keys() - {"checksum"})


def pack(body: Mapping[str, Any]) -> dict[str, bytes]:
    """Each field as what is hashed of it: JSON without blanks. To read a seal takes this once for both hashes."""
    return {name: _PACKED(value) for name, value in body.items()}


def hash_of(packed: Mapping[str, bytes], names: Iterable[str]) -> str:
    """The digest of packed fields with some names."""
    return hashlib.sha256(
        b"{%b}" % b",".join(b'"%b":%b' % (name.encode(), packed[name]) for name in sorted(names))
    ).hexdigest()
