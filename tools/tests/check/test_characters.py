"""Characters that a script or an emoji needs are no fault; those that deceive a reader are, unless the source prints them."""

import json
import unicodedata
from typing import Literal

import pytest
import yaml
from incident_record.check.characters import find_hidden, mixed_words
from incident_record.problems import escape_invisible
from incident_record.source.text import span_words
from tests.support.desk import Desk

RECORD = """\
id: case
title: A case
date: "2031-01-01"
sources:
  - {{id: s, kind: news-article, title: A headline, publisher: A paper, text: article}}
people:
  - {{id: roe, kind: person, name: Ann Roe, called: [Roe], at: "s:1", words: [Ann Roe]}}
statements:
  - {{id: told, by: roe, verb: said, text: {prose}, at: "s:2", words: [{words}]}}
quotes:
  - id: q
    speaker: roe
    at: s:2
    spans:
      - {span}
    attribution: Roe said
"""

ZWNJ, ZWJ = "\u200c", "\u200d"
NEEDED = {
    "Persian": f"ما می{ZWNJ}خواهیم بندر باز بماند",
    "Persian, a date": f"در سال ۱۴۰۰ ه{ZWJ}.ش. بندر بسته شد",
    "Urdu": f"ہم چاہتے ہیں، علم{ZWNJ}دوست کہتے",
    "Bengali": f"র{ZWJ}্যাব এসে বন্দর খুলে দিল",
    "Bengali, a visible virama": f"আমরা বন্দ্{ZWNJ}র চাই আজই",
    "Hindi": f"हम क्{ZWJ}ष और नौका चाहते हैं",
    "Marathi": f"आम्ही दर्{ZWJ}या पाहिला आणि परतलो",
    "Malayalam": f"അവന്{ZWJ} വന്നു എന്ന് പറഞ്ഞു",
    "Sinhala": f"ශ්{ZWJ}රී ලංකාව අපට අවශ්{ZWJ}යයි",
    "Kannada": f"ನಾವು ರ{ZWJ}್ಯಾಂಕ್ ಪಡೆದೆವು ಇಂದು",
    "Khmer": "យើង\u200bចង់\u200bបាន កំពង់ផែ\u200bបើក",
    "Mongolian": "ᠪᠢᠳᠡ ᠰᠠᠨ\u180eᠠ ᠬᠦᠰᠡᠨᠡ",
    "Japanese, a name's own form": "私は 葛\U000e0100城市 に 行きました",
    "a heart": "We did it ❤️ for the boats,",
    "a family": f"The 👩{ZWJ}👩{ZWJ}👧{ZWJ}👦 boat came first,",
    "a profession of some colour": f"A 👩🏽{ZWJ}🚒 came to us first,",
    "a rainbow flag": f"The 🏳️{ZWJ}🌈 boat came first,",
    "a region's flag": "The 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f boat came first,",
    "a keycap": "Press 1️⃣ for the ferry,",
    "a sign as text": "We sail ☎︎ whenever they call,",
}
MIXED = {
    "Greek in Latin": "The IFNγ and αSyn levels came first,",
    "a Hebrew prefix": "הם אמרו שבGoogle יש נמל",
    "Thai beside Latin": "เราเปิดท่าเรือGoogleแล้ว วันนี้",
    "Cyrillic in Latin, as printed": "The b\u043eat came in first,",
}


def quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def codes(desk: Desk, printed: str, span: str, *, prose: str = "She spoke", words: str = "Roe said") -> list[str]:
    """The codes of a record over an article, by the text; by the seal they are the same, where it can be made."""
    desk.text("article", f"Ann Roe spoke.\n\n“{printed}” Roe said.\n")
    desk.record("case", RECORD.format(span=quoted(span), prose=quoted(prose), words=quoted(words)))
    by_text = sorted(str(problem.code) for problem in desk.check().problems)
    for seal in desk.sources.glob("*.seal.json"):
        seal.unlink()
    if not by_text:
        assert desk.seal().sealed
        assert desk.check(seal_only=True).problems == ()
    return by_text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("words", NEEDED.values(), ids=NEEDED)
def test_what_a_script_or_an_emoji_needs_is_proved(desk: Desk, words: str, form: Literal["NFC", "NFD"]) -> None:
    normal = unicodedata.normalize(form, words)
    assert codes(desk, words, normal) == []
    # A figure would need evidence of its own.
    prose = "She spoke" if any(map(str.isdigit, normal)) else f"She spoke: {normal}"
    assert codes(desk, normal, words, prose=prose) == []
    assert find_hidden(normal) == []


@pytest.mark.parametrize("words", MIXED.values(), ids=MIXED)
def test_a_mixture_that_the_source_prints_there_is_proved(desk: Desk, words: str) -> None:
    assert codes(desk, words, words) == []
    mixture = next(mixed_words(words))[0]
    # Our own words may say it too, since a reader sees that the source does.
    assert codes(desk, words, words, prose=f"On {mixture} she spoke") == []


@pytest.mark.parametrize("words", MIXED.values(), ids=MIXED)
def test_a_mixture_that_the_source_does_not_print_is_refused(desk: Desk, words: str) -> None:
    plain = "The boat and the port came first,"
    mixture = next(mixed_words(words))[0]
    assert codes(desk, plain, plain, prose=f"On {mixture} she spoke") == ["mixed-script"]
    assert "mixed-script" in codes(desk, plain, plain, words=mixture)
    assert "mixed-script" in codes(desk, plain, words)


def test_a_mixture_in_a_span_that_was_not_found_shows_nothing(desk: Desk) -> None:
    raised = codes(desk, "The boat came in first,", "The b\u043eat came in first,", prose="A b\u043eat came")
    assert raised == ["mixed-script", "mixed-script", "quote-altered"]


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",
        ZWJ,
        ZWNJ,
        "\u00ad",
        "\u202e",
        "\u200f",
        "\u2066",
        "\u2060",
        "\ufeff",
        "\ufe0f",
        "\U000e0067",
        "\u034f",
        "\u3164",
    ],
)
@pytest.mark.parametrize("before", ["The bo", "Мы видели бо", "היינו בנמ", "เราเป"])
def test_what_nobody_needs_there_is_refused(desk: Desk, before: str, hidden: str) -> None:
    plain = f"{before}at came in first,"
    typed = f"{before}{hidden}at came in first,"
    assert "hidden-character" in codes(desk, plain, typed)
    # That the source has it too makes it no better: its words are found without it.
    assert "hidden-character" in codes(desk, typed, typed)
    assert [typed[at] for at in find_hidden(typed)] == [hidden]
    (message,) = (p.message for p in desk.check().problems if p.code == "hidden-character")
    assert f"U+{ord(hidden):04X}" in message
    assert "�at came in" in message


@pytest.mark.parametrize(
    "text",
    [
        f"A 👩{ZWJ} alone",
        f"A{ZWJ}👩 before",
        "1\ufe0f00 boats",
        "A 🏴\U000e0067 flag cut short",
        "A 🚣\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f that is no flag",
        "A ❤\ufe0f\ufe0f twice",
        f"क{ZWNJ} boats",
        "ما\u200bخواهیم",
        "ما\u202eخواهیم",
    ],
)
def test_beside_what_needs_it_nothing_more_is_let_in(text: str) -> None:
    assert len(find_hidden(text)) >= 1


def test_the_flags_of_two_regions_are_two(desk: Desk) -> None:
    england, scotland = ("".join(chr(0xE0000 + ord(c)) for c in region) + "\U000e007f" for region in ("gbeng", "gbsct"))
    printed = f"The 🏴{england} boat came first,"
    assert codes(desk, printed, f"The 🏴{scotland} boat came first,") == ["quote-altered"]
    assert codes(desk, printed, "The 🏴 boat came first,") == ["quote-altered"]


def test_an_escape_in_a_line_to_paste_is_the_character_to_yaml() -> None:
    words = f"می{ZWNJ}خواهیم \U000e0067"
    line = escape_invisible(quoted(words))
    assert line.isprintable()
    assert yaml.safe_load(line) == words
    assert span_words(words) == span_words(words.replace(ZWNJ, ""))
