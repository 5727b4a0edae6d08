"""What holds of every record in `incidents/`, whichever they are, and of the invented ones, so that these tests see something.

What needs the text of a source is skipped, and says so, where the text is not at hand.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from bs4 import BeautifulSoup
from incident_record.catalog.catalog import Entry
from incident_record.check.packed import pack
from incident_record.check.paths import files_of, named_files
from incident_record.check.record import check_record
from incident_record.check.sealing import seal
from incident_record.export.formats import FORMATS
from incident_record.export.model import Exported
from incident_record.record.load import Loaded, load_record
from incident_record.record.model import Quote, Record, Source
from incident_record.source.seal_file import parse_seal
from incident_record.source.store import SourceStore
from incident_record.source.view import SealView, paragraph_of, quotation_of
from msgspec.structs import replace
from tests.support.builds import TEXTS
from tests.support.desk import RECORDS, ROOT
from tests.support.harbor import HARBOR, PELL, WREN, harbor
from tests.support.leaks import SIZE, leaks, narration
from tests.support.shared import Shared
from tests.support.sites import spans_of

Mode = Literal["seal", "text"]
GUIDES = ROOT / "docs" / "maintainers"


@dataclass(frozen=True)
class Subject:
    """A record, with what can be read of its sources.

    Args:
        root: the folder of its site.
        path: its file.
        record: what is in it.
        texts: the folder of texts, if there is one.
    """

    root: Path
    path: Path
    record: Record
    texts: Path | None

    @property
    def page(self) -> str:
        """The name of its page."""
        return self.path.relative_to(self.root).with_suffix("").as_posix()

    def text_of(self, source: Source) -> Path:
        """The text of a source; skips the test where it is not at hand."""
        if self.texts is None or not (self.texts / f"{source.text}.txt").is_file():
            pytest.skip(f"the text is not at hand: {TEXTS} names no folder with {source.text}.txt")
        return self.texts / f"{source.text}.txt"

    def store(self, mode: Mode) -> SourceStore:
        """The sources by their seals alone, or by their texts."""
        if mode == "seal":
            return SourceStore(seal_only=True)
        for source in self.record.sources:
            self.text_of(source)
        return SourceStore(texts_folder=self.texts)

    def proved(self, mode: Mode, *quotes: Quote) -> frozenset[str]:
        """The ids of the quotes that are proved where they stand in place of the record's."""
        changed = Loaded(self.path, replace(self.record, quotes=quotes), ())
        return check_record(changed, self.store(mode)).proved


@pytest.fixture(params=[*RECORDS, HARBOR / f"{PELL}.yaml", HARBOR / f"{WREN}.yaml"], ids=lambda path: path.stem)
def subject(request: pytest.FixtureRequest, shared: Shared, texts: Path | None) -> Subject:
    root, path = ROOT, request.param
    if path.parent == HARBOR:
        root = shared.once("harbor-records", lambda folder: harbor(folder) and None)[0]
        path, texts = root / "incidents" / path.name, HARBOR
    loaded = load_record(path)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.record is not None
    return Subject(root, path, loaded.record, texts)


both_modes = pytest.mark.parametrize("mode", ["seal", "text"])


@both_modes
def test_a_record_is_proved(subject: Subject, mode: Mode) -> None:
    # Whether the records use all of their sources is a matter of all of them together, and of `make check`.
    finding = check_record(Loaded(subject.path, subject.record, ()), subject.store(mode))
    assert [str(problem) for problem in finding.problems] == []
    assert finding.proved == {quote.id for quote in subject.record.quotes}
    assert {text: reading.mode for text, reading in finding.readings.items()} == {
        source.text: mode for source in subject.record.sources
    }


def single_word_changes(quote: Quote) -> Iterator[tuple[str, Quote]]:
    """Each word of each span dropped, replaced, doubled, recased, respelled, swapped, or with one put before it.

    Without its first or its last word a span is still the source's, so those changes are left out.
    """
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
                if changed not in (words, words[1:], words[:-1]):
                    spans = (*quote.spans[:number], " ".join(changed), *quote.spans[number + 1 :])
                    yield f"{quote.id}: ‹{word}› {name} at {number}.{place}", replace(quote, spans=spans)


@both_modes
def test_every_one_word_change_of_every_span_is_refused(subject: Subject, mode: Mode) -> None:
    quotes = subject.record.quotes
    changed = [replace(other, id=name) for quote in quotes for name, other in single_word_changes(quote)]
    assert len(changed) >= 6 * sum(len(span.split()) - 1 for quote in quotes for span in quote.spans)
    # That the quotes themselves are proved shows that nothing else is in the way.
    assert subject.proved(mode, *quotes, *changed) == {quote.id for quote in quotes}


@both_modes
def test_every_other_speaker_is_refused(subject: Subject, mode: Mode) -> None:
    # A note in place of the rules is a person's reading, which no program can try.
    quotes = [quote for quote in subject.record.quotes if not quote.attribution_note]
    others = [
        replace(quote, id=f"{quote.id} by {person.id}", speakers=(person.id,))
        for quote in quotes
        for person in subject.record.people
        if person.id not in quote.speakers
    ]
    assert subject.proved(mode, *quotes, *others) == {quote.id for quote in quotes}


def test_no_nine_words_of_narration_in_a_row_are_opened(subject: Subject) -> None:
    """But for titles, which are citations."""
    records = [load_record(path).record for path in files_of(subject.path.parent)]
    cited = [source for record in records if record is not None for source in record.sources]
    for source in subject.record.sources:
        titles = {other.headline for other in cited if other.text == source.text}
        view = SealView(parse_seal((subject.path.parent / "sources" / f"{source.text}.seal.json").read_bytes()))
        row = 0
        for position in range(view.size):
            quoted = quotation_of(view, position, position + 1) is not None or paragraph_of(view, position) in titles
            if position in view.paragraphs or quoted or view.words[position] is None:
                row = 0
            row += view.words[position] is not None and not quoted and position not in view.uncounted
            assert row < SIZE, f"{source.text}, word {position}"


def test_the_seals_are_made_again_byte_for_byte(
    subject: Subject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject.store("text")
    monkeypatch.setenv(TEXTS, str(subject.texts))
    incidents = tmp_path / "incidents"
    shutil.copytree(subject.path.parent, incidents)
    sealing = seal([incidents / subject.path.name])
    if sealing.problems:
        pytest.skip(f"nothing is sealed until `make check` passes: {sealing.problems[0]}")
    assert [(sealed.path.name, sealed.written) for sealed in sealing.sealed] == [
        (f"{source.text}.seal.json", False) for source in subject.record.sources
    ]


def test_the_file_of_a_record_is_that_record_again(subject: Subject, tmp_path: Path) -> None:
    finding = check_record(Loaded(subject.path, subject.record, ()), SourceStore(seal_only=True))
    exported = Exported(Entry(subject.page, subject.path, pack(finding), subject.record), subject.record)
    (write,) = [format_.write for format_ in FORMATS if format_.ending == ".json"]
    again = tmp_path / subject.path.name
    again.write_text(json.dumps(json.loads(write(exported))["record"]), "utf-8")
    shutil.copytree(subject.path.parent / "sources", tmp_path / "sources")
    loaded = load_record(again)
    assert [str(problem) for problem in loaded.problems] == []
    assert check_record(loaded, SourceStore(seal_only=True)).proved == finding.proved


# The built site


@pytest.fixture
def built(subject: Subject, request: pytest.FixtureRequest) -> Path:
    """The pages of the site that has the record."""
    site: Path = request.getfixturevalue("harbor_site" if subject.texts == HARBOR else "real_site")
    return site


@pytest.mark.build
def test_quotes_come_back_from_the_pages_letter_for_letter(subject: Subject, built: Path) -> None:
    own = {span for quote in subject.record.quotes for span in quote.spans}
    for name in (subject.page, "docs/quotes"):
        page = BeautifulSoup((built / f"{name}.html").read_text("utf-8"), "html.parser")
        assert own - set(spans_of(page)) == set(), name


@pytest.mark.build
def test_no_page_shows_a_span_that_no_record_has(built: Path, subject: Subject) -> None:
    records = [load_record(path).record for path in named_files([subject.root / "incidents"])]
    spans = {span for record in records if record for quote in record.quotes for span in quote.spans}
    printed_ = set()
    for path in built.rglob("*.html"):
        printed_ |= set(spans_of(BeautifulSoup(path.read_text("utf-8"), "html.parser")))
    assert printed_ - spans == set()


@pytest.mark.parametrize("mode", ["text", "seal"])
def test_a_quote_is_printed_with_each_clause_once(subject: Subject, mode: Mode) -> None:
    loaded = load_record(subject.path)
    for quote, pieces in check_record(loaded, subject.store(mode)).pieces.items():
        printed_ = [(piece.kind, piece.number) for piece in pieces]
        assert len(printed_) == len(set(printed_)), quote


# No more of a source's text than its quotations and its headline


def printed(subject: Subject) -> Iterator[str]:
    """The quotes of all records of the folder as pages print them: with the reporting clauses between their spans."""
    for path in files_of(subject.path.parent, []):
        loaded = load_record(path)
        pieces = check_record(loaded, subject.store("text")).pieces
        for quote in loaded.record.quotes if loaded.record else ():
            parts = [
                (quote.spans, quote.attribution)[piece.kind == "clause"][piece.number] for piece in pieces[quote.id]
            ]
            yield " ".join(parts)


def forbidden(subject: Subject, source: Source) -> set[tuple[str, ...]]:
    """Every run of nine words of a source's text that may stand nowhere."""
    text = subject.text_of(source).read_text("utf-8")
    runs = narration(text, source.marks, [source.title, *printed(subject)])
    # This search finds something where it is, also behind tags.
    assert len(leaks(text, runs)) > SIZE
    assert leaks(without_tags(text.replace("\n", "</p> <p>")), runs)
    assert not leaks(source.title, runs)
    return runs


def without_tags(text: str) -> str:
    return re.sub(r"<[^>]*>", " ", text)


def leaks_of(folder: Path, source: Source, files: Iterable[Path], runs: set[tuple[str, ...]]) -> dict[str, list[str]]:
    """The narration of a source in each of some files."""
    return {
        str(path.relative_to(folder)): leaked
        for path in files
        if path.is_file()
        and not invented(path, source)
        and (leaked := leaks(without_tags(path.read_text("utf-8", "ignore")), runs))
    }


@pytest.fixture(scope="session")
def files_of_the_repository() -> list[Path]:
    git = shutil.which("git")
    assert git, "this test asks git for the repository's files; install git"
    command = [git, "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_no_source_is_in_the_repository(subject: Subject, files_of_the_repository: list[Path]) -> None:
    for source in subject.record.sources:
        runs = forbidden(subject, source)
        assert leaks_of(ROOT, source, files_of_the_repository, runs) == {}


def invented(path: Path, source: Source) -> bool:
    """Whether a file prints a source because the source is invented: a guide's, or that of the tests."""
    guide = GUIDES / f"{path.stem}.md"
    if path.parent.name == GUIDES.name and guide.is_file():
        return f"/sources/{source.text}.txt\n" in guide.read_text("utf-8")
    return path.parent == HARBOR


@pytest.mark.build
def test_no_source_is_on_the_site(subject: Subject, built: Path) -> None:
    assert (built / "searchindex.js").is_file()
    for source in subject.record.sources:
        runs = forbidden(subject, source)
        assert leaks_of(built, source, built.rglob("*"), runs) == {}
