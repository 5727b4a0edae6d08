"""An invented site with a record of each kind that pages have to serve.

Four sources that disagree, a press release without quotation marks, an article in Arabic and one in Spanish, and a long
one with thirty quotes.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml
from tests.support.desk import ROOT
from tests.support.harbor import site_with_our_settings
from tests.support.sites import Site

_TESTS = ROOT / "tools" / "tests"

FOUR, ARABIC, SPANISH, THIRTY, RELEASE = (
    "2031-07-01-parade",
    "2031-07-02-arabic",
    "2031-07-03-spanish",
    "2031-07-04-thirty",
    "release",
)
KINDS_PAGES = [f"incidents/{name}" for name in (FOUR, ARABIC, SPANISH, THIRTY, RELEASE)]

_COUNTS = {"gazette": "Forty", "herald": "Ninety", "post": "Two hundred", "bulletin": "Nine"}
"""How many people each of four papers saw."""


def _source(id_: str, text: str, title: str, **more: Any) -> dict[str, Any]:
    source = {"id": id_, "kind": "news-article", "title": title, "publisher": f"The {id_.title()}", "text": text}
    return {**source, "unused": [{"paragraph": 1, "reason": "The headline"}], **more}


def _four_sources(folder: Path) -> dict[str, Any]:
    """A record of one parade that four papers tell differently."""
    for paper, number in _COUNTS.items():
        text = f"Lantern parade in Tern\n\n{number} people walked with lanterns, the paper counted.\n"
        (folder / f"{paper}.txt").write_text(text, "utf-8")
    statements = [
        {
            "id": f"count-{paper}",
            "by": paper,
            "verb": "reports",
            "text": f"that {number.lower()} people walked.",
            "at": f"{paper}:2",
            "words": [f"{number} people walked"],
        }
        for paper, number in _COUNTS.items()
    ]
    return {
        "id": FOUR,
        "title": "The lantern parade",
        "summary": "Four papers count the lantern parade differently.",
        "date": "2031-07-01",
        "sources": [_source(paper, paper, "Lantern parade in Tern") for paper in _COUNTS],
        "statements": statements,
        "questions": [
            {"id": "how-many", "question": "How many walked?", "answers": [each["id"] for each in statements]},
            {"id": "why", "question": "Why did they walk?"},
        ],
    }


def _translated(folder: Path, stem: str, id_: str, language: str) -> dict[str, Any]:
    """A record of an article of the corpus, with the quotes of it that are to be accepted."""
    article = yaml.safe_load((_TESTS / "corpus" / f"{stem}.yaml").read_text("utf-8"))
    shutil.copy(_TESTS / "corpus" / f"{stem}.txt", folder)
    accepted = [
        each
        for each in article["verdicts"]
        if each["verdict"] == "accept" and " " in each.get("quote", {}).get("attribution", "")
    ]
    quotes = [{**each["quote"], "id": each["name"], "at": f"paper:{each['quote']['at']}"} for each in accepted]
    for quote in quotes:
        if quote.get("antecedent"):
            quote["antecedent"] = {**quote["antecedent"], "at": f"paper:{quote['antecedent']['at']}"}
    title = (_TESTS / "corpus" / f"{stem}.txt").read_text("utf-8").split("\n\n")[0]
    source = _source("paper", stem, title, language=language, unused=[])
    return {
        "id": id_,
        "title": f"An article in {language}",
        "date": id_[:10],
        "sources": [source],
        "people": article["people"],
        "quotes": quotes,
        "questions": [{"id": "said", "question": "What was said?", "answers": [quote["id"] for quote in quotes[:2]]}],
    }


def _thirty_quotes(folder: Path) -> dict[str, Any]:
    words = [
        f"The {n} boats of row {n} left the harbor at noon, and nobody on the pier had a lamp to spare for them"
        for n in range(2, 32)
    ]
    paragraphs = [f"“{said},” Ann Weir said. “Row {n} came back at night.”" for n, said in enumerate(words, 2)]
    (folder / "thirty.txt").write_text("\n\n".join(["The boats", *paragraphs]), "utf-8")
    quotes = [
        {
            "id": f"row-{n}",
            "speaker": "ann-weir",
            "at": f"paper:{n}",
            "spans": [said, f"Row {n} came back at night."],
            "attribution": "Ann Weir said.",
            "context": "She counts the boats.",
        }
        for n, said in enumerate(words, 2)
    ]
    person = {"id": "ann-weir", "kind": "person", "name": "Ann Weir", "called": ["Weir"]}
    source = _source("paper", "thirty", "The boats", headline=1)
    return {
        "id": THIRTY,
        "title": "The boats of Tern",
        "date": "2031-07-04",
        "sources": [source],
        "people": [person],
        "quotes": quotes,
        "questions": [{"id": "boats", "question": "How many boats left?", "answers": ["row-2"]}],
    }


def build_kinds_site(folder: Path) -> None:
    """Build the site. What the small articles have beside the quotes is not recorded, which is no fault of a page."""
    site = site_with_our_settings(folder)
    sources = folder / "incidents" / "sources"
    records = [
        _four_sources(sources),
        _translated(sources, "b13-arabic", ARABIC, "ar"),
        _translated(sources, "b08-spanish", SPANISH, "es"),
        _thirty_quotes(sources),
    ]
    for record in records:
        path = folder / "incidents" / f"{record['id']}.yaml"
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")
    shutil.copy(_TESTS / "fixtures" / "good" / "release.yaml", folder / "incidents")
    shutil.copy(_TESTS / "fixtures" / "texts" / "release.txt", sources)
    built = Site.build(site)
    allowed = ("uncited-paragraph", "unrecorded-quotation")
    others = [line for line in built.warnings if not any(f"[incident.{code}]" in line for code in allowed)]
    assert others == [], "\n".join(others)
