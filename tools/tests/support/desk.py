"""A folder of records over invented articles, as the tests work with it."""

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from incident_record.check.paths import named_files
from incident_record.check.run import Report, check
from incident_record.check.sealing import Sealing, seal
from incident_record.problems import Problem
from incident_record.source.text import canonicalize
from tests.support.builds import sphinx_build

ROOT = Path(__file__).resolve().parents[3]
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
RECORDS = [path.resolve() for path in named_files([ROOT / "incidents"])]
"""The records of this repository, whichever they are now; there may be none."""


ARTICLE_HEAD = """\
id: case
title: A case
date: "2031-01-01"
sources:
  - id: s
    kind: news-article
    title: A headline
    publisher: A paper
    text: article
"""
"""The beginning of a record of one article, to which its people and items are added."""

COVERAGE = ("[incident.uncited-paragraph]", "[incident.unrecorded-quotation]")
"""What a build reports where no record uses a part of a source, as after a record was removed; `make check` does too."""


def build_this_site(builder: str, folder: Path, texts: Path | None = None) -> Path:
    """Build this repository's site as `make html` does; skips the test where there is no record.

    Args:
        builder: the name of the builder.
        folder: where to build.
        texts: a folder of texts.

    Returns:
        The folder of what was built.
    """
    if not RECORDS:
        pytest.skip("incidents/ has no record, and a site without any is refused")
    options = ["-b", builder, "-W", "--keep-going", "-n", "-q", "-d", str(folder / "trees")]
    built = sphinx_build(options, ROOT, folder / "out", cwd=ROOT, texts=texts)
    assert [warning for warning in built.warnings if not warning.endswith(COVERAGE)] == []
    assert (built.status == 0) == (not built.warnings)
    return folder / "out"


def waive(folder: Path, stem: str, marks: str = "double") -> Path:
    """Put a record into a folder that waives all of a text, so that others may use as little of it as they like."""
    counts = _counts((folder / "sources" / f"{stem}.txt").read_text("utf-8"), marks)
    unused = [{what: n + 1, "reason": "x"} for what, count in counts.items() for n in range(count)]
    source = {
        "id": "s",
        "kind": "report",
        "title": "x",
        "publisher": "x",
        "text": stem,
        "marks": marks,
        "unused": unused,
    }
    path = folder / f"waives-{stem}.yaml"
    path.write_text(json.dumps({"id": path.stem, "title": "x", "date": "2031", "sources": [source]}), "utf-8")
    return path


@cache
def _counts(content: str, marks: str) -> dict[str, int]:
    """How many paragraphs and quotations a text has. Hundreds of tests share a few texts."""
    text = canonicalize(content, marks)
    return {"paragraph": len(text.paragraphs), "quotation": 0 if marks == "none" else len(text.quotations)}


class Desk:
    """A folder of records with its sources, and the check over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources = folder / "sources"
        self.sources.mkdir(parents=True, exist_ok=True)

    def text(self, stem: str, content: str) -> Path:
        path = self.sources / f"{stem}.txt"
        path.write_text(content, "utf-8")
        return path

    def record(self, stem: str, content: str) -> Path:
        path = self.folder / f"{stem}.yaml"
        path.write_text(content, "utf-8")
        return path

    def check(self, *, seal_only: bool = False) -> Report:
        return check([self.folder], seal_only=seal_only)

    def problems(self, article: str, record: str) -> tuple[Problem, ...]:
        """What is wrong with a record of one article, of which it may use as little as it likes."""
        self.text("article", article)
        self.waive("article")
        self.record("case", record)
        return self.check().problems

    def codes(self, article: str, record: str) -> list[str]:
        """The codes of `problems`, in their order."""
        return [str(problem.code) for problem in self.problems(article, record)]

    def seal(self) -> Sealing:
        return seal([self.folder])

    def waive(self, stem: str, marks: str = "double") -> Path:
        return waive(self.folder, stem, marks)

    def copy(self, fixture: str) -> Path:
        """A good fixture with its text."""
        shutil.copy(FIXTURES / "texts" / f"{fixture}.txt", self.sources)
        return Path(shutil.copy(FIXTURES / "good" / f"{fixture}.yaml", self.folder))
