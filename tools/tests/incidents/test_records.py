"""The records of this repository: proved as they stand, and refused after any change of a word.

What needs the article itself is skipped, and says so, where the text is not at hand.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from incident_record.check import quote as quotes
from incident_record.check import run as runs
from incident_record.check import speaker as attribution
from incident_record.check.model import Case
from incident_record.problems import Code
from incident_record.record.load import load_record
from incident_record.record.model import Quote, Record
from incident_record.source import text as texts
from incident_record.source.store import SourceStore
from incident_record.source.view import SourceView
from tests.support.desk import REAL, ROOT, build_real_site

RECORDS = sorted((ROOT / "incidents").glob("*.yaml"))


def store_of(mode: str, request: pytest.FixtureRequest) -> SourceStore:
    if mode == "seal":
        return SourceStore(seal_only=True)
    return SourceStore(texts_folder=request.getfixturevalue("article").parent)


def record_of(path: Path) -> Record:
    loaded = load_record(path)
    assert loaded.problems == ()
    assert loaded.record is not None
    return loaded.record


def case_of(record: Record, quote: Quote, view: SourceView) -> Case:
    kinds = {person.id: person.kind for person in record.people}
    return Case(record, quote, view, "double", attribution.namings(view, record.people), kinds)


@dataclass(frozen=True)
class Mutant:
    """A quote with one word changed; `harmless` where what is left is the source's all the same."""

    name: str
    quote: Quote
    harmless: bool


def mutants(quote: Quote) -> Iterator[Mutant]:
    """Each word of each span dropped, replaced, doubled, recased, respelled, swapped, or with one put before it."""
    for number, span in enumerate(quote.spans):
        words = span.split()
        for place, word in enumerate(words):
            before, after = words[:place], words[place + 1 :]
            changes = {
                "dropped": [*before, *after],
                "replaced": [*before, "changed", *after],
                "doubled": [*before, word, word, *after],
                "preceded": [*before, "not", word, *after],
                "recased": [*before, word.swapcase(), *after],
                "respelled": [*before, "x" + word[1:], *after],
                "swapped": [*before[:-1], word, *before[-1:], *after],
            }
            for name, changed in changes.items():
                if changed != words:
                    spans = (*quote.spans[:number], " ".join(changed), *quote.spans[number + 1 :])
                    harmless = name == "dropped" and place in (0, len(words) - 1)
                    yield Mutant(f"{quote.id}: ‹{word}› {name}", replace(quote, spans=spans), harmless)


@pytest.mark.parametrize("mode", ["text", "seal"])
def test_every_one_word_change_of_every_span_is_refused(mode: str, request: pytest.FixtureRequest) -> None:
    store = store_of(mode, request)
    refused = accepted = 0
    for record in map(record_of, RECORDS):
        view = store.open(record.path.parent, REAL, "double").view
        assert view is not None
        for quote in record.quotes:
            assert quotes.prove_quote(case_of(record, quote, view)).problems == ()
            for mutant in mutants(quote):
                problems = quotes.prove_quote(case_of(record, mutant.quote, view)).problems
                assert (problems == ()) == mutant.harmless, f"{mutant.name}: {list(map(str, problems))}"
                refused += not mutant.harmless
                accepted += mutant.harmless
    assert refused >= 900
    assert accepted == 12
    print(f"{mode}: {refused} changes of a word refused, {accepted} harmless ones accepted")


@pytest.mark.parametrize("mode", ["text", "seal"])
def test_every_other_speaker_is_refused(mode: str, request: pytest.FixtureRequest) -> None:
    store = store_of(mode, request)
    for record in map(record_of, RECORDS):
        view = store.open(record.path.parent, REAL, "double").view
        assert view is not None
        for quote in record.quotes:
            for person in record.people:
                if person.id != quote.speaker:
                    problems = quotes.prove_quote(
                        case_of(record, replace(quote, speaker=person.id), view)
                    ).problems
                    assert {problem.code for problem in problems} == {Code.WRONG_SPEAKER}


@pytest.mark.parametrize("mode", ["text", "seal"])
def test_the_records_pass(mode: str, request: pytest.FixtureRequest) -> None:
    texts = None if mode == "seal" else request.getfixturevalue("article").parent
    report = runs.check([ROOT / "incidents"], texts_folder=texts, seal_only=mode == "seal")
    assert [str(problem) for problem in report.problems] == []
    assert (report.records, report.quotes, report.spans, report.proved) == (2, 3, 6, 3)
    assert report.modes == {REAL: mode}


def test_the_records_use_everything_that_the_article_has(article: Path) -> None:
    text = texts.canonicalize(article.read_text("utf-8"))
    spans = [span for record in map(record_of, RECORDS) for quote in record.quotes for span in quote.spans]
    quoted = {texts.span_words(span) for span in spans}
    assert {text.words[first:end] for first, end in text.quotations} == quoted


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.casefold().replace("’", "'"))


def leaks(content: str, runs_of_article: dict[tuple[str, ...], str]) -> list[str]:
    words = tokens(content)
    size = 9
    return [
        " ".join(words[i : i + size])
        for i in range(len(words) - size + 1)
        if tuple(words[i : i + size]) in runs_of_article
    ]


def forbidden(article: Path) -> dict[tuple[str, ...], str]:
    """Every run of nine words of the article that is not wholly of one quotation or of the title."""
    text = texts.canonicalize(article.read_text("utf-8"))
    title = " ".join(tokens(record_of(RECORDS[0]).sources[0].title))
    allowed = [title, *(" ".join(tokens(" ".join(text.words[a:b]))) for a, b in text.quotations)]
    words = tokens(" ".join(text.words))
    found = [tuple(words[i : i + 9]) for i in range(len(words) - 8)]
    return {
        run: " ".join(run) for run in found if not any(f" {' '.join(run)} " in f" {one} " for one in allowed)
    }


def readable(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if path.is_file():
            yield path, re.sub(r"<[^>]*>", " ", path.read_text("utf-8", "ignore"))


def test_the_search_for_leaks_finds_one(article: Path) -> None:
    runs_of_article = forbidden(article)
    whole = article.read_text("utf-8")
    assert len(leaks(whole, runs_of_article)) > 200
    assert leaks(whole.replace("\n", "</p> <p>"), runs_of_article)
    assert not leaks(record_of(RECORDS[0]).sources[0].title, runs_of_article)


def test_the_article_is_not_in_the_repository(article: Path) -> None:
    runs_of_article = forbidden(article)
    git = shutil.which("git")
    assert git, "this test asks git for the repository's files; install git"
    listed = subprocess.run(
        [git, "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [ROOT / name for name in listed.stdout.splitlines()]
    assert len(files) > 50
    assert {
        str(path): found for path, content in readable(files) if (found := leaks(content, runs_of_article))
    } == {}


@pytest.mark.build
def test_the_article_is_not_on_the_site(article: Path, tmp_path: Path) -> None:
    runs_of_article = forbidden(article)
    site = build_real_site(tmp_path)
    files = [path for path in site.rglob("*") if path.suffix not in (".woff2", ".png")]
    assert any(path.name == "searchindex.js" for path in files)
    assert {
        str(path): found for path, content in readable(files) if (found := leaks(content, runs_of_article))
    } == {}
