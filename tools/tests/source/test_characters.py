"""What the rules ask of characters has one answer under every Python, but for the characters that a text may not have."""

import hashlib
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from incident_record.problems import Code
from incident_record.source import characters
from incident_record.source.characters import UNICODE, find_unsettled
from incident_record.source.units import has_no_capitals
from tests.support.desk import Desk


def answer(char: str) -> tuple[object, ...]:
    """All that the rules ask of a character. (Of U+0295, Unicode 17.0 no longer says that it is lower-case.)"""
    forms = (unicodedata.normalize("NFC", char), unicodedata.combining(char), unicodedata.normalize("NFD", char))
    case = (char.lower(), char.isupper(), char.islower() or char == "\u0295")
    return (*forms, *case, char.isalnum(), char.isalpha(), char.isdigit(), char.isspace(), bool(re.match(r"\w", char)))


@pytest.mark.long
def test_every_python_answers_alike() -> None:
    """The digest is that of Python 3.11, with Unicode 14.0; 3.12 to 3.15 were seen to have the same."""
    digest = hashlib.sha256()
    for char in map(chr, range(sys.maxunicode + 1)):
        if find_unsettled(char) is None:
            digest.update(ascii((char, *answer(char))).encode())
    assert digest.hexdigest() == "bb629e76f6cbdf8178d90d7f3b75eb4104e75a0e67185731ceea28ee299d5621"


def test_the_list_takes_in_what_this_python_knows() -> None:
    known, listed = ([int(part) for part in version.split(".")] for version in (unicodedata.unidata_version, UNICODE))
    assert known <= listed, "compare the newer database with that of 14.0, and add what differs to the list"


@pytest.mark.parametrize("char", ["\U0001e4d0", "\u1c89", "\u10fc", "\U00033479"])
def test_a_text_with_another_character_is_refused(desk: Desk, char: str) -> None:
    desk.copy("ferry")
    text = desk.sources / "ferry.txt"
    text.write_text(f"{text.read_text('utf-8')}\n\nLast {char}.\n", "utf-8")
    line = len(text.read_text("utf-8").splitlines())
    (problem,) = desk.check().problems
    assert problem.code == Code.NO_SOURCE
    assert f"U+{ord(char):04X}" in problem.message
    assert f"line {line}" in problem.message
    assert not desk.seal().sealed


@pytest.mark.parametrize("word", ["ƛ", "ɤ"])
def test_letters_that_got_a_capital_later_are_small_letters_under_every_python(word: str) -> None:
    """Unicode 16.0, of Python 3.14, has given them one; a word of such letters was read as one of a script without any."""
    assert not has_no_capitals(word)


@pytest.mark.parametrize("char", ["🩷", "🛜", "ʕ", "é", "क", "😀"])
def test_symbols_of_any_age_and_older_letters_are_read(char: str) -> None:
    assert find_unsettled(f"A {char}.") is None


def test_the_first_of_several_is_the_one_that_is_named() -> None:
    assert find_unsettled("é \u1c8a \u1c89") == 2


def test_the_list_stays_in_its_file() -> None:
    """It is spelled in escapes, so that an editor that lacks the characters does not lose them."""
    assert Path(characters.__file__).read_bytes().isascii()
