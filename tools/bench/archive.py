"""An archive of invented incidents to measure with: articles, their seals, and records that pass the check.

Nothing in it is about anybody: names, places and words are made of syllables. Record `i` of a seed is the same in
archives of every size. Twenty-five incidents share a city with its mayor, its police and its council.
"""

import random
import re
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from incident_record.check import sealing
from incident_record.check.run import check
from incident_record.languages import all_words
from incident_record.source import seal

from bench.timing import Work, measure

QUOTES = 10
"""How many quotes a record has."""

_PER_CITY = 25
_SYLLABLES = "ba co da el fi gra ha in jo ka lo me na or pi ra sa te ul ver wa zo bri cle dro ster plin mar".split()
_ENDINGS = ["", "", "", "s", "ed", "ing", "er", "ly", "ment", "ation"]
_COMMON = "the of and in to a was on that by from is at were had its has after their which this into over near".split()
_VOCABULARY = 12_000
_TITLES = all_words("titles") | all_words("he_titles") | all_words("she_titles")
_SURNAME_ENDINGS = "wick ford holm stead thorpe garth mere shaw".split()
_OFFICES = ("Mayor", "Superintendent", "Neighbor", "Teacher", "Engineer")
"""What the speakers of a record are, in the order in which they speak; the first two are the city's."""


class ArchiveError(Exception):
    """The archive does not pass the check, so nothing can be measured with it."""


@dataclass(frozen=True)
class _Person:
    """Someone who speaks in an article."""

    id: str
    given: str
    surname: str
    office: str
    pronoun: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"


@dataclass
class _Article:
    """An article as it is written: its paragraphs, and the items that rest on them."""

    paragraphs: list[str] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    quotes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def at(self) -> str:
        """The place of the last paragraph."""
        return f"press:{len(self.paragraphs)}"


def make(folder: Path, count: int, *, seed: int = 1, texts: bool = False, seals: str = "stretched") -> None:
    """Write an archive: records, and in `sources/` a seal, a text or both for each.

    Args:
        folder: where the records go; it must not exist.
        count: how many.
        seed: another number gives other records.
        texts: whether the texts stay beside the seals, so that the check reads them.
        seals: `stretched`; `quick`, whose seeds cost nothing, where no text is held against them; or `none`.

    Raises:
        ArchiveError: a record does not pass the check.
    """
    sources = folder / "sources"
    sources.mkdir(parents=True)
    stems = []
    for number in range(count):
        text, record = incident(number, seed)
        stems.append(record["sources"][0]["text"])
        (sources / f"{stems[-1]}.txt").write_text(text, "utf-8")
        written = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
        (folder / f"{record['id']}.yaml").write_text(written, "utf-8")
    if seals != "none":
        _seal(folder, quick=seals == "quick")
    if not texts:
        for stem in stems:
            (sources / f"{stem}.txt").unlink()
    prove(folder, count)


def make_apart(folder: Path, count: int, **how: str) -> None:
    """Make an archive in a process of its own: what a process is started from counts in its largest size.

    Args:
        folder: where the records go; it must not exist.
        count: how many.
        how: `texts` and `seals`, as in `make`.

    Raises:
        Failed: the archive was not made.
    """
    environment = {"PYTHONPATH": str(Path(__file__).parents[1]), "INCIDENT_TEXTS": ""}
    arguments = [str(folder), str(count), *(f"{name}={value}" for name, value in how.items())]
    measure(Work("archive", [sys.executable, "-m", "bench.archive", *arguments], environment=environment))


def _seal(folder: Path, *, quick: bool) -> None:
    with patch.object(seal, "_stretch", lambda digest: digest) if quick else nullcontext():
        problems = sealing.seal([folder]).problems
    if problems:
        raise ArchiveError(f"{len(problems)} problems, the first of which is: {problems[0]}")


def prove(folder: Path, count: int) -> None:
    """Check an archive.

    Raises:
        ArchiveError: not all of it is proved.
    """
    report = check([folder])
    if report.problems or (report.records, report.proved) != (count, QUOTES * count):
        first = next(iter(report.problems), "no problem")
        raise ArchiveError(
            f"{report.proved} of {QUOTES * count} quotes in {report.records} records are proved; {first}"
        )


def incident(number: int, seed: int = 1) -> tuple[str, dict[str, Any]]:
    """An article and its record.

    Args:
        number: from 0; the incidents of a city follow each other.
        seed: another number gives another article.
    """
    city = _dice(f"{seed} city {number // _PER_CITY}")
    rng = _dice(f"{seed} incident {number}")
    place = _name(city, _SURNAME_ENDINGS)
    # Two officials of the city, and three people of the incident's own; no two share a surname.
    people: list[_Person] = []
    for index, office in enumerate(_OFFICES):
        source, scope = (city, f"c{number // _PER_CITY}") if index < 2 else (rng, f"i{number}")
        people.append(_person(source, scope, office, {place, *(each.surname for each in people)}))
    day = date(2001, 1, 1) + timedelta(days=number)
    spoken = f"{day:%B} {day.day}"
    article = _Article([_sentence(rng, 8)])
    lead = _narration(rng, article, [f"{place} police", "", ""], [f"on {spoken}", "", ""])
    said = [("city-police", "said"), ("press", "reported"), ("city-council", "said")]
    for evidence, (by, verb) in zip(lead, said, strict=True):
        _state(rng, article, by, verb, people[2], evidence)
    described = [_described(rng, article, person) for person in people]
    article_date = f"{day:%Y-%m}"
    record: dict[str, Any] = {
        "id": _id(number, seed),
        "title": f"{people[2].name}, {_words(rng, 4)} in {place}",
        "summary": f"{_prose(rng, 18)} {_prose(rng, 14)}",
        "date": day.isoformat(),
        "place": place,
        "content_note": _prose(rng, 14),
        "sources": [
            {
                "id": "press",
                "kind": "news-article",
                "title": article.paragraphs[0],
                "publisher": f"{place} Press",
                "published": article_date,
                "text": f"article-{number}",
                "unused": [{"paragraph": 1, "reason": "the headline"}],
            }
        ],
        "people": [*described, *_bodies(number, place)],
        "statements": article.statements,
        "events": [
            {
                "id": "incident",
                "date": day.isoformat(),
                "date_as_stated": spoken,
                "date_note": "The year is the one of the publication.",
                "title": _prose(rng, 7),
                "statements": [article.statements[0]["id"]],
                "at": "press:2",
                "words": [lead[0]],
            },
            {"id": "afterwards", "date": article_date, "title": _prose(rng, 7), "at": "press:2", "words": [lead[1]]},
        ],
        "quotes": article.quotes,
        "policy_points": [_point(rng, article.quotes[0]), _point(rng, article.quotes[2])],
        "questions": [{"id": f"question-{n}", "question": _prose(rng, 7), "note": _prose(rng, 8)} for n in range(1, 4)],
        "corrections": [{"date": article_date, "what": _prose(rng, 8)}] if number % 7 == 3 else [],
    }
    _in_city(record, number)
    if number % _PER_CITY:
        related = {"relation": "same-place", "why": _prose(rng, 12), "at": "press:2", "words": [lead[2]]}
        record["related"] = [{"id": _id(number - 1, seed), **related}]
    return "\n\n".join(article.paragraphs) + "\n", record


def take(complete: Path, folder: Path, count: int) -> None:
    """The first records of an archive as another one; where it has too few, all of them again, under ids of their own.

    Args:
        whole: an archive.
        folder: where the records go; it must not exist.
        count: how many.
    """
    (folder / "sources").mkdir(parents=True)
    paths = sorted(complete.glob("*.yaml"))
    for number in range(count):
        turn, index = divmod(number, len(paths))
        again = f"-{turn}" if turn else ""
        # Its own id and that of its related record; people are the same persons, and the other ids are within a record.
        record = re.sub(
            r"(?m)^((?:- )?id: [0-9]{4}-[0-9]{2}-[0-9]{2}-\S+)$", rf"\1{again}", paths[index].read_text("utf-8")
        )
        (text,) = re.findall(r"(?m)^  text: (\S+)$", record)
        record = record.replace(f"text: {text}", f"text: {text}{again}")
        (folder / f"{paths[index].stem}{again}.yaml").write_text(record, "utf-8")
        for source in (complete / "sources").glob(f"{text}.*"):
            (folder / "sources" / source.name.replace(text, f"{text}{again}")).hardlink_to(source)


def _dice(name: str) -> random.Random:
    """A source of choices that are the same for the same name."""
    return random.Random(name)  # noqa: S311 - these choose words and keep no secret


def _id(number: int, seed: int) -> str:
    rng = _dice(f"{seed} id {number}")
    return f"{date(2001, 1, 1) + timedelta(days=number)}-{_words(rng, 2).replace(' ', '-')}"


def _in_city(record: dict[str, Any], number: int) -> None:
    """Give the ids `city-…` the city's number, since an id means the same body in every record."""
    city = f"c{number // _PER_CITY}"
    for said in record["statements"]:
        said["by"] = said["by"].replace("city-", f"{city}-")
    for point in record["policy_points"]:
        point["addressee"] = f"{city}-police"


def _bodies(number: int, place: str) -> list[dict[str, Any]]:
    city = f"c{number // _PER_CITY}"
    police = {"id": f"{city}-police", "kind": "organization", "name": f"{place} police", "at": "press:2"}
    council = {"id": f"{city}-council", "kind": "organization", "name": f"{place} council"}
    return [{**police, "words": [f"{place} police"]}, council]


def _person(rng: random.Random, scope: str, office: str, taken: set[str]) -> _Person:
    given = _name(rng, ["", "a", "en", "is"])
    while given.lower() in _TITLES:  # "Dame Elbathorpe" is no he
        given = _name(rng, ["", "a", "en", "is"])
    surname = _name(rng, _SURNAME_ENDINGS)
    while surname in taken:
        surname = _name(rng, _SURNAME_ENDINGS)
    id_ = f"{given}-{surname}-{scope}".lower()
    return _Person(id_, given, surname, office, rng.choice(["he", "she"]))


def _described(rng: random.Random, article: _Article, person: _Person) -> dict[str, Any]:
    """Three paragraphs of one person, who is described and then speaks twice; returns the person's entry."""
    evidence = _narration(rng, article, [f"{person.office} {person.name}", ""], ["", ""])
    entry = {
        "id": person.id,
        "kind": "person",
        "name": person.name,
        "role": f"{person.office}, {_words(rng, 3)}",
        "called": [person.surname],
        "at": article.at,
        "words": [f"{person.office} {person.name}"],
    }
    _state(rng, article, person.id, "said", person, evidence[1])
    clause = f"{person.surname} {rng.choice(['said', 'told reporters'])}"
    first, second, third = (_sentence(rng, rng.randint(7, 14)) for _ in range(3))
    article.paragraphs.append(f"“{first},” {clause}. “{second}. {third}.”")
    # Every other pair of spans leaves a sentence of the speech out.
    after = third if rng.random() < 0.5 else f"{second}. {third}."
    named = _quote(rng, article, person, [f"{first},", after], clause)
    first, second = (_sentence(rng, rng.randint(7, 14)) for _ in range(2))
    article.paragraphs.append(f"“{first}. {second},” {person.pronoun} said.")
    quote = _quote(rng, article, person, [f"{first}. {second},"], f"{person.pronoun} said")
    quote["antecedent"] = {"at": named["at"], "words": clause}
    return entry


def _quote(rng: random.Random, article: _Article, person: _Person, spans: list[str], clause: str) -> dict[str, Any]:
    quote: dict[str, Any] = {
        "id": f"quote-{len(article.quotes) + 1}",
        "speaker": person.id,
        "at": article.at,
        "spans": spans,
        "attribution": clause,
    }
    if rng.random() < 0.5:
        quote["context"] = _prose(rng, 8)
    article.quotes.append(quote)
    return quote


def _point(rng: random.Random, quote: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"point-{quote['id']}",
        "policy": rng.choice(["foot-pursuit", "body-cameras", "traffic-stops", "training"]),
        "actor": quote["speaker"],
        "position": _prose(rng, 12),
        "status": rng.choice(["requested", "under-review", "not-stated"]),
        "quotes": [quote["id"]],
        "at": quote["at"],
        "words": [" ".join(quote["spans"][0].split()[2:5])],
    }


def _state(rng: random.Random, article: _Article, by: str, verb: str, about: _Person, evidence: str) -> None:
    statement = {
        "id": f"statement-{len(article.statements) + 1}",
        "by": by,
        "verb": verb,
        "text": _prose(rng, rng.randint(9, 16)),
        "about": [about.id],
        "at": article.at,
        "words": [evidence],
    }
    article.statements.append(statement)


def _narration(rng: random.Random, article: _Article, subjects: Sequence[str], ends: Sequence[str]) -> list[str]:
    """Add a paragraph with a sentence for each subject; returns some words of each sentence, as evidence."""
    sentences, evidence = [], []
    for subject, end in zip(subjects, ends, strict=True):
        words = _sentence(rng, rng.randint(12, 17)).split()
        if subject:
            words = [*subject.split(), *words[1:]]
        # Far enough from the subject and from the next sentence for no two to touch.
        evidence.append(" ".join(words[5:8]))
        sentences.append(" ".join([*words, *end.split()]) + ".")
    article.paragraphs.append(" ".join(sentences))
    return evidence


def _prose(rng: random.Random, length: int) -> str:
    return _sentence(rng, length) + "."


def _sentence(rng: random.Random, length: int) -> str:
    words = _words(rng, length)
    return words[0].upper() + words[1:]


def _words(rng: random.Random, length: int) -> str:
    vocabulary, weights = _vocabulary()
    return " ".join(rng.choices(vocabulary, cum_weights=weights, k=length))


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Words, the common ones first, and how often each occurs, summed up: as in print, by Zipf's law."""
    rng = _dice("vocabulary")
    made: dict[str, None] = dict.fromkeys(_COMMON)
    while len(made) < _VOCABULARY:
        made["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))) + rng.choice(_ENDINGS)] = None
    return list(made), list(accumulate(1 / rank for rank in range(1, len(made) + 1)))


def _name(rng: random.Random, endings: Sequence[str]) -> str:
    return ("".join(rng.choices(_SYLLABLES, k=2)) + rng.choice(endings)).capitalize()


if __name__ == "__main__":
    where, how_many, *options = sys.argv[1:]
    make(Path(where), int(how_many), **dict(option.split("=") for option in options))  # type: ignore[arg-type]
