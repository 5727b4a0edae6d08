"""Invented articles in the forms that newsrooms print, with verdicts that were written down before the check was run.

Each `corpus/<name>.txt` has a `corpus/<name>.yaml` beside it: the people, and quotes and evidence that the check has
to accept or to refuse, each with its reason. Every verdict is tried against the text, against the seal of what is
accepted, and against a seal that opens what the refused ones need as well. Where the design's letter and a careful
reader part, `verdict` is the reader's, `letter` is what the check has to say, and `note` says why.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from incident_record.check.folder import needed_seal
from incident_record.check.model import Finding
from incident_record.check.record import check_record
from incident_record.problems import Code, Problem
from incident_record.record.load import load_record
from incident_record.source.store import SourceStore
from incident_record.source.text import counts, span_words
from incident_record.source.view import counted, quotations_in
from tests.support.desk import ROOT

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
PAGE = ROOT / "docs" / "maintainers" / "verdicts.md"
ARTICLES = sorted(path.stem for path in CORPUS.glob("*.yaml"))
MODES = ("text", "seal", "opened seal")
ACCEPTED = "verbatim part joined typography end-mark attribution nested multi-paragraph evidence omits".split()
CODES = set(map(str, Code))
REFUSED = (
    "altered-word altered-mark glue order narration wrong-speaker wrong-clause pronoun wrong-paragraph "
    "invented substring cuts-negation scare evidence".split()
)
Problems = dict[str, list[Problem]]


@dataclass(frozen=True)
class Verdict:
    """What the check has to say of one quote or one piece of evidence.

    Args:
        id: unique in its article.
        content: as the file has it.
    """

    id: str
    content: dict[str, Any]

    @property
    def accept(self) -> bool:
        return bool(self.content.get("letter", self.content["verdict"]) == "accept")

    @property
    def reader_accepts(self) -> bool:
        return bool(self.content["verdict"] == "accept")

    @property
    def parts(self) -> bool:
        return "letter" in self.content

    def failure(self, mode: str, problems: list[Problem]) -> str | None:
        """What is wrong with what the check said, or None."""
        messages = [f"{problem.code}: {problem.message}" for problem in problems]
        why = f"{self.id} ({self.content['class']}; {self.content['reason']})"
        if self.accept == bool(problems):
            return f"{why}: {'refused' if problems else 'accepted'}, {messages}"
        codes = {str(problem.code) for problem in problems}
        if mode == "text" and problems and not self.parts and not codes & set(self.content["codes"]):
            return f"{why}: none of {self.content['codes']}, but {messages}"
        return None


@cache
def loaded(article: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((CORPUS / f"{article}.yaml").read_text("utf-8"))
    return content


@cache
def verdicts(article: str) -> tuple[Verdict, ...]:
    return tuple(Verdict(content["name"], content) for content in loaded(article)["verdicts"])


def item(verdict: Verdict) -> tuple[str, dict[str, Any]]:
    """A verdict's quote or evidence as an item of a record."""
    if "quote" in verdict.content:
        quote = {"id": verdict.id, **verdict.content["quote"]}
        quote["at"] = f"s:{quote['at']}"
        if "antecedent" in quote:
            quote["antecedent"] = {**quote["antecedent"], "at": f"s:{quote['antecedent']['at']}"}
        return "quotes", quote
    evidence = verdict.content["evidence"]
    words = {"at": f"s:{evidence['at']}", "words": evidence["words"]}
    return "statements", {"id": verdict.id, "by": "s", "verb": "reports", "text": "Something.", **words}


def record(article: str, tried: list[Verdict]) -> str:
    """A record that holds verdicts as its quotes and statements."""
    about = loaded(article)
    source = {"id": "s", "kind": "news-article", "title": "T", "publisher": "P", "text": article}
    case: dict[str, Any] = {"id": "case", "title": "A case", "date": "2031", "people": about["people"]}
    case["sources"] = [{**source, "marks": about.get("marks", "double")}]
    for verdict in tried:
        section, fields = item(verdict)
        case.setdefault(section, []).append(fields)
    return yaml.safe_dump(case, allow_unicode=True, sort_keys=False)


def checked(folder: Path, article: str, tried: list[Verdict], *, seal_only: bool = False) -> Finding:
    path = folder / "case.yaml"
    path.write_text(record(article, tried), "utf-8")
    return check_record(load_record(path), SourceStore(seal_only=seal_only))


def seal(folder: Path, article: str, finding: Finding) -> None:
    opened_source = SourceStore().open(folder, article, loaded(article).get("marks", "double"))
    made = needed_seal([finding], article, opened_source)
    (folder / "sources" / f"{article}.seal.json").write_text(made.dump(), "utf-8")


def by_item(article: str, finding: Finding) -> Problems:
    """The problems of each verdict; an item that is none of them is a fault of the corpus."""
    problems_of: Problems = {verdict.id: [] for verdict in verdicts(article)}
    for problem in finding.problems:
        assert problem.item in problems_of, str(problem)
        problems_of[problem.item].append(problem)
    return problems_of


@cache
def tried(article: str) -> dict[str, Problems]:
    """What the check says of each verdict of an article, by mode."""
    everything = list(verdicts(article))
    problems_of: dict[str, Problems] = {}
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        text = folder / "sources" / f"{article}.txt"
        text.parent.mkdir()
        text.write_bytes((CORPUS / f"{article}.txt").read_bytes())
        together = checked(folder, article, everything)
        problems_of["text"] = by_item(article, together)
        accepted = checked(folder, article, [verdict for verdict in everything if verdict.accept])
        for mode, finding in (("seal", accepted), ("opened seal", together)):
            seal(folder, article, finding)
            problems_of[mode] = by_item(article, checked(folder, article, everything, seal_only=True))
    return problems_of


def table() -> str:
    """The published figures: by class, over all modes that a verdict was tried in."""
    count: Counter[tuple[str, bool]] = Counter()
    wrong: Counter[tuple[str, bool]] = Counter()
    parted: Counter[tuple[str, bool]] = Counter()
    for article in ARTICLES:
        for verdict in verdicts(article):
            key = (verdict.content["class"], verdict.reader_accepts)
            parted[key] += verdict.parts
            count[key] += not verdict.parts
            said = [tried(article)[mode][verdict.id] for mode in MODES]
            wrong[key] += not verdict.parts and any(bool(each) == verdict.accept for each in said)
    lines = ["| class | verdicts | false refusals | partings |", "|---|--:|--:|--:|"]
    lines += _rows(ACCEPTED, True, count, wrong, parted)
    lines += ["", "| class | verdicts | false accepts | partings |", "|---|--:|--:|--:|"]
    lines += _rows(REFUSED, False, count, wrong, parted)
    return "\n".join(lines)


def _rows(classes: list[str], accept: bool, *counts: Counter[tuple[str, bool]]) -> list[str]:
    rows = [(name, [each[name, accept] for each in counts]) for name in classes]
    rows.append(("**all**", [sum(column) for column in zip(*(row for _, row in rows), strict=True)]))
    return [f"| {name} | {' | '.join(map(str, row))} |" for name, row in rows]


def parts_that_keep_the_sense() -> tuple[int, int]:
    """How many quotes leave out words of a quoted sentence and keep its sense, and how many of them are refused as cuts."""
    kept = refused = 0
    for article in ARTICLES:
        for verdict in verdicts(article):
            quote = verdict.content.get("quote", {"omits": "evidence"})
            if verdict.reader_accepts and "omits" not in quote and leaves_out(article, verdict):
                kept += 1
                refused += any(each.code is Code.CUTS_NEGATION for each in tried(article)["text"][verdict.id])
    return kept, refused


def leaves_out(article: str, verdict: Verdict) -> bool:
    """Whether a quote leaves out speech of a sentence that it quotes from."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        text = folder / "sources" / f"{article}.txt"
        text.parent.mkdir()
        text.write_bytes((CORPUS / text.name).read_bytes())
        finding = checked(folder, article, [verdict])
        view = SourceStore().open(folder, article, loaded(article).get("marks", "double")).view
    assert view is not None
    speech = 0
    for first, end in finding.uses[article].sentences:
        for quotation in quotations_in(view, first, end):
            start, stop = view.quotations[quotation]
            speech += counted(view, max(first, start), min(end, stop))
    quoted = sum(map(counts, (word for span in verdict.content["quote"]["spans"] for word in span_words(span))))
    return quoted < speech


def partings() -> str:
    """The published list of verdicts in which the check and a careful reader part."""
    lines = ["| verdict | class | reader | check |", "|---|---|---|---|"]
    for article in ARTICLES:
        for verdict in verdicts(article):
            if verdict.parts:
                content = verdict.content
                sides = f"{content['verdict']}s | {content['letter']}s"
                lines.append(f"| {article}: {verdict.id} | {content['class']} | {sides} |")
    return "\n".join(lines)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("article", ARTICLES)
def test_verdicts(article: str, mode: str) -> None:
    said = tried(article)[mode]
    failures = "\n".join(filter(None, (each.failure(mode, said[each.id]) for each in verdicts(article))))
    assert not failures, f"\n{failures}"


def test_there_are_thirty_articles_and_more() -> None:
    assert len(ARTICLES) >= 30
    assert sorted(path.stem for path in CORPUS.glob("*.txt")) == ARTICLES


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_is_of_a_newsrooms_length_and_its_verdicts_are_of_both_kinds(article: str) -> None:
    assert 150 <= len((CORPUS / f"{article}.txt").read_text("utf-8").split()) <= 600
    assert len(verdicts(article)) >= 12
    assert {verdict.reader_accepts for verdict in verdicts(article)} == {True, False}
    assert len({verdict.id for verdict in verdicts(article)}) == len(verdicts(article))
    assert loaded(article)["form"]


@pytest.mark.parametrize("article", ARTICLES)
def test_every_verdict_has_its_reason_and_every_parting_its_note(article: str) -> None:
    for verdict in verdicts(article):
        content = verdict.content
        assert content["reason"].strip(), verdict.id
        assert content["class"] in (ACCEPTED if verdict.reader_accepts else REFUSED), verdict.id
        assert ("quote" in content) != ("evidence" in content), verdict.id
        assert verdict.reader_accepts or set(content["codes"]) <= CODES, verdict.id
        if verdict.parts:
            assert {content["letter"], content["verdict"]} == {"accept", "refuse"}, verdict.id
            assert content["note"].strip(), verdict.id


def test_the_published_figures_are_those_of_this_run() -> None:
    page = PAGE.read_text("utf-8")
    for figures in (*table().split("\n\n"), partings()):
        assert figures in page, f"{PAGE.name} has to say:\n{figures}"


@pytest.mark.long
def test_at_most_one_in_ten_parts_that_keep_the_sense_is_refused_as_a_cut() -> None:
    kept, refused = parts_that_keep_the_sense()
    assert 10 * refused <= kept
    page = " ".join(PAGE.read_text("utf-8").split())
    assert f"Of the {kept} quotes with a part of a sentence that keeps the sense, {refused} are refused" in page
