"""Mends in records what needs no judgment: marks, blanks, hidden characters, and an `at` of words that stand elsewhere.

Each repair is tried and kept only if the check then has less to say. None changes a word.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from incident_record.check.paths import RECORD, named_files
from incident_record.check.record import check_record
from incident_record.maintain.plan import Change, encoded, real_changes
from incident_record.maintain.repairs import repairs
from incident_record.problems import Code, Problem
from incident_record.record.file import read_record
from incident_record.record.load import decode_content, parse_record
from incident_record.record.model import Record
from incident_record.source.store import SourceStore

# The codes of a file that cannot be read, or not all of it.
_FORM = (Code.YAML, Code.SCHEMA, Code.DUPLICATE_KEY)

# So many repairs are tried in one file, since each costs a check.
_MOST = 200


def plan_fixes(paths: Iterable[Path], store: SourceStore) -> list[Change]:
    """The records with all repairs that help.

    Args:
        paths: records, and folders of them; pages are left alone.

    Raises:
        CannotRun: a path does not exist.
    """
    files = [path for path in named_files(paths, (RECORD, ".md")) if path.suffix == RECORD]
    return real_changes(change for path in files for change in _fix(path, store))


def _fix(path: Path, store: SourceStore) -> Iterator[Change]:
    content = read_record(path)
    text = decode_content(content)
    if isinstance(text, str) and isinstance(content, bytes):
        yield Change(path, content, encoded(_repair_all(text, path, store), content))


_Checked = tuple[Record | None, list[Problem]]


def _repair_all(text: str, path: Path, store: SourceStore) -> str:
    """A record's text with every repair that helps."""
    tried: set[str] = set()
    better: str | None = text
    # From the start after each repair, since it may have moved or solved the problems after it.
    while better is not None:
        text = better
        checked = _check(text, path, store)
        repaired = (_best_repair(text, checked, problem, path, store, tried) for problem in checked[1])
        better = next((candidate for candidate in repaired if candidate is not None), None)
    return text


def _best_repair(
    text: str, checked: _Checked, problem: Problem, path: Path, store: SourceStore, tried: set[str]
) -> str | None:
    """The text after the repair of a problem that helps most; None where none does."""
    best: tuple[int, str] | None = None
    for candidate in repairs(text, checked[0], problem, store):
        if candidate in tried or candidate == text or len(tried) == _MOST:
            continue
        tried.add(candidate)
        after = _check(candidate, path, store)[1]
        if _helps(problem, checked[1], after) and (best is None or len(after) < best[0]):
            best = len(after), candidate
    return best[1] if best else None


def _check(text: str, path: Path, store: SourceStore) -> _Checked:
    loaded = parse_record(text, path)
    finding = check_record(loaded, store)
    return loaded.record, sorted(finding.problems, key=lambda problem: (problem.line, problem.column))


def _helps(problem: Problem, before: list[Problem], after: list[Problem]) -> bool:
    """Whether a problem is gone, and nothing is wrong that was not wrong before, but for what it had hidden."""
    forms = [[p for p in problems if p.code in _FORM] for problems in (before, after)]
    if problem.code is Code.YAML:
        # The parser stops at the first fault, so that the next one may be seen only now.
        return not forms[1] or forms[1][0].code is not Code.YAML or forms[1][0].line > problem.line
    if problem.code in _FORM:
        # Of a file that cannot be read nothing else is known to be wrong.
        return len(forms[1]) < len(forms[0]) and all(p.code is not Code.YAML for p in forms[1])
    if problem.code is Code.LOST_TO_YAML:
        return len(after) < len(before)
    # What was wrong with the item besides may be seen only now, so that the sum of its problems says nothing.
    here = [sum((p.code, p.item) == (problem.code, problem.item) for p in problems) for problems in (before, after)]
    return here[1] < here[0]
