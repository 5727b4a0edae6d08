"""Seals: what they hide, what they refuse, and that they prove the same as the text."""

import hashlib
import hmac
import json
import os
import random
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from incident_record.problems import Code
from incident_record.record.load import load_record
from incident_record.source import seal as seals
from incident_record.source import seal_file
from incident_record.source.match import find
from incident_record.source.seal_file import OtherRules, SealError, parse_seal
from incident_record.source.text import RULES, Text, canonicalize
from incident_record.source.view import SealView, TextView, counted, paragraph_of, quotation_of
from msgspec.structs import replace
from tests.support.desk import FIXTURES, Desk

FERRY = (FIXTURES / "texts" / "ferry.txt").read_text("utf-8")
Put = Callable[[str], Path]


def codes(desk: Desk) -> set[str]:
    return {str(problem.code) for problem in desk.check(seal_only=True).problems}


def cracked(seal: seals.Seal, words: set[str], salt_of: Callable[[int], bytes | None]) -> set[int]:
    """The closed positions whose word a dictionary finds, if one tries the salt that `salt_of` gives."""
    seen = set()
    for position in range(seal.words):
        leaf = seal.leaves[16 * position : 16 * (position + 1)]
        salt = salt_of(position)
        if position in seal.opened or salt is None:
            continue
        if any(hashlib.sha256(salt + word.encode()).digest()[:16] == leaf for word in words):
            seen.add(position)
    return seen


def known_salts(seal: seals.Seal) -> list[bytes]:
    """Every salt that the file gives away, and none."""
    return [b"", *(salt for salt, _ in seal.opened.values())]


def test_a_dictionary_with_every_word_finds_no_closed_word(sealed: Put) -> None:
    seal = parse_seal(sealed("ferry").read_bytes())
    text = canonicalize(FERRY)
    assert 0 < len(seal.opened) < len(text.words)
    for salt in known_salts(seal):
        assert cracked(seal, set(text.words), lambda _, salt=salt: salt) == set()  # type: ignore[misc]


def test_the_dictionary_would_find_them_if_the_salts_were_constant(
    monkeypatch: pytest.MonkeyPatch, sealed: Put
) -> None:
    monkeypatch.setattr(hmac, "digest", lambda *_: bytes(32))
    seal = parse_seal(sealed("ferry").read_bytes())
    text = canonicalize(FERRY)
    closed = set(range(len(text.words))) - set(seal.opened)
    given = known_salts(seal)[-1]
    assert cracked(seal, set(text.words), lambda _: given) == closed


def test_the_salt_of_a_word_opens_that_word_alone() -> None:
    text = canonicalize(FERRY)
    view = SealView(seals.make_seal(text, opened=[5]))
    assert [word for word in view.words if word is not None] == [text.words[5]] == [view.words[5]]


def test_any_changed_byte_is_refused(sealed: Put) -> None:
    data = sealed("kiosk").read_bytes()
    draw = random.Random(1)
    for place in range(len(data)):
        changed = bytes([draw.choice([b for b in range(256) if b != data[place]])])
        with pytest.raises(SealError):
            parse_seal(data[:place] + changed + data[place + 1 :])
    for place in range(0, len(data), 97):
        with pytest.raises(SealError):
            parse_seal(data[:place] + data[place + 1 :])
        with pytest.raises(SealError):
            parse_seal(data[:place] + b" " + data[place:])


def test_a_changed_seal_is_reported(desk: Desk, sealed: Put) -> None:
    path = sealed("ferry")
    path.write_bytes(path.read_bytes().replace(b'"marks": "double"', b'"marks": "single"'))
    problems = desk.check(seal_only=True).problems
    assert [problem.code for problem in problems] == [Code.SEAL_DAMAGED]
    assert (problems[0].line, problems[0].column) == (13, 11)


def test_a_moved_boundary_is_refused_even_with_a_checksum_that_fits(desk: Desk, sealed: Put) -> None:
    path = sealed("ferry")
    seal = parse_seal(path.read_bytes())
    (first, end), *rest = seal.quotations
    forged = replace(seal, quotations=((first, end + 2), *rest))
    path.write_text(forged.dump())
    assert json.loads(forged.dump())["checksum"] == seals.checksum_of(json.loads(forged.dump()))
    assert codes(desk) == {"seal-damaged"}


def fitted(seal: seals.Seal) -> bytes:
    """The file of a seal whose digest and checksum fit what it says."""
    return replace(seal, digest=seals.digest_of(seal.body())).dump().encode()


SIX = canonicalize("One two.\n\n“Three,” Roe said — so.")
SALT = bytes(16)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"words": 6}, "fewer words than leaves"),
        ({"words": 8}, "more words than leaves"),
        ({"leaves": bytes(7 * 16 - 1)}, "half a leaf"),
        ({"paragraphs": (2, 0)}, "paragraphs out of order"),
        ({"paragraphs": (-1, 2)}, "a paragraph before the first word"),
        ({"paragraphs": (0, 8)}, "a paragraph after the last word"),
        ({"paragraphs": (0, True)}, "a paragraph that is no number"),
        ({"sentences": (0, 0)}, "two sentences in one place"),
        ({"sentences": (-1, 2)}, "a sentence before the first word"),
        ({"sentences": (0, 7)}, "a sentence without a word"),
        ({"uncounted": (7,)}, "a dash after the last word"),
        ({"uncounted": (5, 5)}, "a dash that stands twice"),
        ({"quotations": ((3, 2),)}, "a quotation that ends before it begins"),
        ({"quotations": ((2, 5), (4, 6))}, "two quotations over each other"),
        ({"quotations": ((-1, 3),)}, "a quotation before the first word"),
        ({"quotations": ((2, 8),)}, "a quotation after the last word"),
        ({"quotations": ((2, 3, 4),)}, "a quotation with three edges"),
        ({"uncertain": (7,)}, "a boundary after the last word"),
        ({"attributions": ((3, 1, 4, 0, 1, 3, 8, 3, 0, 0),)}, "a subject after the last word"),
        ({"attributions": ((3, 1, 4, 0, 1, -1, 4, 3, 0, 0),)}, "a subject before the first word"),
        ({"attributions": ((3, 1, 4, 0, 1, True, 4, 3, 0, 0),)}, "a subject that is no number"),
        ({"attributions": ((3, 1, 4, 0, 1, 3, 4, 4, 0, 0),)}, "a head outside its phrase"),
        ({"attributions": ((3, 1, 7, 0, 1, 3, 4, 3, 0, 0),)}, "a verb after the last word"),
        ({"attributions": ((3, 1, 4, 0, 9, 3, 4, 3, 0, 0),)}, "a quotation that is not there"),
        ({"attributions": ((0, 1, 4, 0, 1, 3, 4, 3, 0, 0),)}, "an attribution under no reading"),
        ({"attributions": ((3, 32, 4, 0, 1, 3, 4, 3, 0, 0),)}, "an attribution of no kind"),
        ({"attributions": ((3, 1, 4, 0, 1),)}, "an attribution without a subject"),
        ({"attributions": ((3, 1, 4, 0, 1, 3, 4, 3, 0),)}, "an attribution with half a subject"),
        ({"opened": {7: (SALT, "so.")}}, "an opening of no word"),
        ({"opened": {1: (SALT[1:], "two.")}}, "half a salt"),
        ({"opened": {1: (SALT, "two. words")}}, "two words with a salt"),
    ],
)
def test_what_cannot_be_is_refused_even_with_digest_and_checksum_that_fit(fields: dict[str, Any], why: str) -> None:
    seal = seals.make_seal(SIX, opened=[1])
    assert parse_seal(fitted(seal)) == seal
    with pytest.raises(SealError, match=r"form|commits"):
        parse_seal(fitted(replace(seal, **fields)))


@pytest.mark.parametrize(
    "fields",
    [
        {"paragraphs": (0, 2, 2, 7)},
        {"sentences": (0, 6)},
        {"uncounted": (0, 6)},
        {"quotations": ((0, 2), (2, 3), (3, 7))},
        {"uncertain": (0, 6)},
        {"attributions": ((3, 3, 6, 0, 1, 0, 7, 6, 0, 2), (1, 0, 3, 0, 0, 3, 4, 3, 0, 0, 4, 5, 4, 1, 1))},
    ],
)
def test_what_can_be_just_so_is_read_as_it_was_written(fields: dict[str, Any]) -> None:
    seal = replace(seals.make_seal(SIX), **fields)
    seal = replace(seal, digest=seals.digest_of(seal.body()))
    assert parse_seal(seal.dump().encode()) == seal


def test_a_seal_lists_what_it_was_given_once_and_in_order() -> None:
    seal = seals.make_seal(SIX, opened=[4, 1, 4])
    assert (list(seal.opened), seal.words) == ([1, 4], 7)
    body = json.loads(seal.dump())
    salts = {at: b64encode(salt).decode() for at, (salt, _) in seal.opened.items()}
    assert body["opened"] == [[1, f"{salts[1]} two."], [4, f"{salts[4]} said"]]


def test_openings_in_a_row_are_one_run_with_a_salt_before_each_word() -> None:
    seal = seals.make_seal(SIX, opened=[0, 1, 2, 4, 6])
    runs = json.loads(seal.dump())["opened"]
    assert [(first, run.split(" ")[1::2]) for first, run in runs] == [
        (0, ["One", "two.", "Three,"]),
        (4, ["said"]),
        (6, ["so."]),
    ]
    assert len({salt for _, run in runs for salt in run.split(" ")[::2]}) == 5, "each word has its own salt"


@pytest.mark.real_cost
def test_each_guess_at_a_text_costs_one_call_of_scrypt_and_a_look_at_a_seal_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[dict[str, Any]] = []
    stretch = hashlib.scrypt

    def counted(password: bytes, **options: Any) -> bytes:
        calls.append(options)
        return stretch(password, **options)

    monkeypatch.setattr(hashlib, "scrypt", counted)
    seal, *_ = [seals.make_seal(canonicalize(f"One {word} three.")) for word in ("guess", "gust", "grist", "guess")]
    assert len(calls) == 3, "the same text costs once"
    assert all(128 * options["n"] * options["r"] == 2**25 for options in calls), "each needs 32 MiB"
    data = replace(seal, opened={}).dump().encode()
    assert SealView(parse_seal(data)).words[1] != "guess"
    assert len(calls) == 3


def test_no_plain_hash_of_the_text_or_of_a_word_is_in_a_seal() -> None:
    body = seals.make_seal(SIX).body()
    written = json.dumps(body) + b64decode(body["leaves"]).hex()
    plain = [SIX.canonical, *SIX.words, " ".join(SIX.words), "seed" + SIX.canonical, "text" + SIX.canonical]
    for text in plain:
        for name in ("sha256", "sha1", "md5", "blake2b", "sha512"):
            assert hashlib.new(name, text.encode()).hexdigest()[:32] not in written


@pytest.mark.real_cost
def test_a_commitment_can_be_made_again_from_the_text_alone() -> None:
    """By the formulas that the seal's description gives, since another program may have to."""
    seal = seals.make_seal(SIX, opened=range(7))
    plain = hashlib.sha256(SIX.canonical.encode()).digest()
    seed = hashlib.scrypt(
        plain, salt=f"incident record, rules {RULES}".encode(), n=32_768, r=8, p=1, maxmem=2**26, dklen=32
    )
    assert seal.commitment == hmac.digest(seed, b"text", "sha256").hex()
    for position, word in enumerate(SIX.words):
        salt = hmac.digest(seed, position.to_bytes(8, "big"), "sha256")[:16]
        assert seal.opened[position] == (salt, word)
        assert seal.leaves[16 * position :][:16] == hashlib.sha256(salt + word.encode()).digest()[:16]


def test_a_word_that_is_no_text_is_refused() -> None:
    """A half of a surrogate pair, which JSON can spell and a file cannot hold."""
    seal = seals.make_seal(SIX)
    data = seal.dump().encode().replace(b'"opened": []', b'"opened": [[0, "' + b64encode(SALT) + b' \\ud800"]]')
    with pytest.raises(SealError, match="JSON in UTF-8"):
        parse_seal(data)


def test_another_version_of_the_rules_is_no_damage() -> None:
    with pytest.raises(OtherRules, match="'0'"):
        parse_seal(fitted(replace(seals.make_seal(SIX), rules="0")))


def test_a_seals_witness_tells_opened_words_alone_and_the_same_each_time() -> None:
    view = SealView(seals.make_seal(SIX, opened=[3]))
    for _ in range(2):
        assert view.words[3] == "Roe"
        assert view.words[4] != "said"
    assert view.words[4] is None


def test_the_places_of_a_word_are_those_that_are_opened() -> None:
    text = canonicalize("No, no yes no no.")
    view = SealView(seals.make_seal(text, opened=[1, 2, 3]))
    no, either = (frozenset(("no", "No,")),), (frozenset(("no", "yes")),)
    assert find(view, no, 0, 5) == [1, 3]
    assert find(view, either, 1, 3) == [1, 2]
    assert find(view, either, 2, 2) == find(view, (frozenset(("maybe",)),), 0, 5) == []
    assert find(TextView(text), no, 0, 4) == [0, 1, 3]


def test_negations_are_told_by_quotation() -> None:
    text = canonicalize("“No one,” Roe said. “Not I, nor never you,” Doe said. “Never.”")
    for view in (TextView(text), SealView(seals.make_seal(text, opened=range(12)))):
        assert [view.negations(*quotation) for quotation in view.quotations] == [[0], [4, 6, 7], [11]]


def test_of_a_quotation_that_is_opened_in_part_no_negation_is_told() -> None:
    """A seal that opens its first words alone, as evidence does, would hide the rest."""
    text = canonicalize("“They did it, and never not,” Roe said.")
    for closed in range(6):
        view = SealView(seals.make_seal(text, opened={*range(8)} - {closed}))
        assert view.negations(*view.quotations[0]) is None


def test_over_leaves_alone_the_boundary_would_prove_a_false_quote(
    monkeypatch: pytest.MonkeyPatch, desk: Desk, sealed: Put
) -> None:
    """The digest must cover the positions: without them the forgery above passes."""
    for module in (seals, seal_file):
        monkeypatch.setattr(module, "IN_DIGEST", ("rules", "commitment", "leaves"))
    path = sealed("ferry")
    seal = parse_seal(path.read_bytes())
    (first, end), *rest = seal.quotations
    path.write_text(replace(seal, quotations=((first, end + 1), *rest)).dump())
    record = desk.folder / "ferry.yaml"
    false = record.read_text().replace(
        "      - We got everyone off in nine minutes, and nobody panicked\n", "      - nobody panicked, Dorn\n"
    )
    record.write_text(false.replace("attribution: Dorn said", "attribution: null\n    attribution_note: Forged."))
    assert codes(desk) == set(), "narration is proved as speech"


def test_sealing_twice_gives_the_same_bytes(desk: Desk) -> None:
    desk.copy("orchard")
    first = desk.seal()
    data = first.sealed[0].path.read_bytes()
    assert [each.written for each in first.sealed] == [True]
    assert [each.written for each in desk.seal().sealed] == [False]
    first.sealed[0].path.unlink()
    assert [each.written for each in desk.seal().sealed] == [True]
    assert first.sealed[0].path.read_bytes() == data


def test_a_new_quote_leaves_leaves_and_digest_as_they_were(desk: Desk) -> None:
    path = desk.copy("orchard")
    content = path.read_text()
    start, end = content.index("  - id: thanks\n"), content.index("  - id: moulin\n")
    path.write_text(content[:start] + content[end:].replace("unused: [", "unused: [{quotation: 7, reason: Not yet}, "))
    path.write_text(
        path.read_text().replace(
            "unused: [",
            "unused: ["
            + "".join(f"{{quotation: {n}, reason: Not yet}}, " for n in (4, 6, 7))
            + "{paragraph: 6, reason: Not yet}, ",
        )
    )
    before = desk.seal()
    assert not before.problems
    old = parse_seal(before.sealed[0].path.read_bytes())
    path.write_text(content)
    assert {problem.code for problem in desk.check().problems} == {Code.SEAL_OUTDATED}
    new = parse_seal(desk.seal().sealed[0].path.read_bytes())
    assert not desk.check().problems
    assert (old.leaves, old.digest) == (new.leaves, new.digest)
    assert set(old.opened.items()) < set(new.opened.items())


def test_another_text_is_not_sealed_over(desk: Desk) -> None:
    desk.copy("ferry")
    path = desk.seal().sealed[0].path
    data = path.read_bytes()
    desk.text("ferry", FERRY.replace("Lowmark", "Highmark"))
    done = desk.seal()
    assert {problem.code for problem in done.problems} == {Code.SOURCE_CHANGED}
    assert (done.sealed, path.read_bytes()) == ((), data)
    path.unlink()
    assert desk.seal().sealed[0].written


def test_nothing_is_sealed_while_the_check_fails(desk: Desk) -> None:
    path = desk.copy("ferry")
    path.write_text(path.read_text().replace("nine minutes", "ten minutes"))
    done = desk.seal()
    assert {problem.code for problem in done.problems} == {Code.QUOTE_ALTERED}
    assert sorted(file.name for file in desk.sources.iterdir()) == ["ferry.txt"]


@pytest.mark.parametrize("other", ["id: [", "id: second\ntitle: T\nsources: [{id: X, text: ferry}]\n"])
def test_nothing_is_sealed_while_a_record_of_the_folder_cannot_be_read(desk: Desk, other: str) -> None:
    desk.copy("ferry")
    path = desk.seal().sealed[0].path
    data = path.read_bytes()
    record = desk.folder / "ferry.yaml"
    start = record.read_text().index("  - id: monday")
    desk.record("second", record.read_text().replace("id: ferry\n", "id: second\n"))
    record.write_text(record.read_text()[:start])
    (desk.folder / "second.yaml").write_text(other)
    done = desk.seal()
    assert done.problems
    assert (done.sealed, path.read_bytes()) == ((), data)


def test_a_write_that_fails_leaves_the_old_seal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.copy("ferry")
    path = desk.seal().sealed[0].path
    data = path.read_bytes()
    record = desk.folder / "ferry.yaml"
    record.write_text(record.read_text().replace("words: [No one was hurt]", "words: [No one was]"))

    def fail(temporary: str, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        desk.seal()
    assert path.read_bytes() == data
    assert sorted(file.name for file in desk.sources.iterdir()) == ["ferry.seal.json", "ferry.txt"]


def test_one_seal_serves_all_records_of_a_folder(desk: Desk) -> None:
    path = desk.copy("ferry")
    other = (
        path.read_text()
        .replace("id: ferry\n", "id: second\n")
        .replace("words: [No one was hurt]", "words: [one was hurt]")
    )
    desk.record("second", other)
    desk.seal()
    assert not desk.check(seal_only=True).problems
    desk.record(
        "third",
        other.replace("id: second\n", "id: third\n")
        .replace("words: [on May", "words: [then on May")
        .replace("words: [a fire in]", "words: [May 4 after]"),
    )
    assert codes(desk) == {"seal-outdated"}


@pytest.mark.parametrize("fixture", ["ferry", "kiosk", "orchard"])
def test_no_nine_words_of_narration_in_a_row_are_opened(desk: Desk, fixture: str) -> None:
    path = desk.copy(fixture)
    seal = parse_seal(desk.seal().sealed[0].path.read_bytes())
    marks = load_record(path).record.sources[0].marks  # type: ignore[union-attr]
    text = canonicalize((desk.sources / f"{fixture}.txt").read_text("utf-8"), marks)
    assert longest_opened(seal, text) <= 8


def longest_opened(seal: seals.Seal, text: Text) -> int:
    view = TextView(text)
    longest = run = 0
    for position in range(len(text.words)):
        if (
            position in text.paragraphs
            or position not in seal.opened
            or quotation_of(view, position, position + 1) is not None
        ):
            run = 0
        if position in seal.opened and quotation_of(view, position, position + 1) is None:
            run += counted(view, position, position + 1)
        longest = max(longest, run)
    return longest


def test_a_text_that_is_nearly_empty_can_be_sealed() -> None:
    for source in ("", "word", "“”"):
        seal = seals.make_seal(canonicalize(source))
        assert parse_seal(seal.dump().encode()) == seal


def test_paragraphs_are_told_alike_by_both(sealed: Put) -> None:
    seal = SealView(parse_seal(sealed("ferry").read_bytes()))
    text = TextView(canonicalize(FERRY))
    assert [paragraph_of(seal, i) for i in range(seal.size)] == [paragraph_of(text, i) for i in range(text.size)]
    assert (seal.sentences, seal.quotations, seal.uncounted) == (text.sentences, text.quotations, text.uncounted)
    assert seal.voices.governing == text.voices.governing != {}
