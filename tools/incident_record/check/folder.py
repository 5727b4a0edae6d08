"""What a folder's records only show together: people, related records, coverage, evidence in a row, the seal."""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from incident_record.check.clauses import MAX_WORDS
from incident_record.check.coverage import coverage_problems
from incident_record.check.model import Finding, Opening, Use, needed_words, users_of
from incident_record.check.prose import unverified_message
from incident_record.check.quotable import Quotable
from incident_record.check.shorter import ShorterClauses
from incident_record.problems import Code, Problem
from incident_record.source.seal import Seal, make_seal
from incident_record.source.store import OpenedSource, SourceStore
from incident_record.source.view import SourceView, counted, paragraph_of, printed_quotations


def check_together(findings: Sequence[Finding], store: SourceStore, named: Container[Path]) -> list[Problem]:
    """The problems that only a whole folder shows: people, related records, coverage, and evidence in a row.

    Args:
        findings: of every record of one folder, in the order of their paths.
        store: where their sources are found.
        named: the files to report on; of two records that disagree, the one that is named is reported.
    """
    # The others first, so that what disagrees with something before it is in a named file.
    findings = sorted(findings, key=lambda finding: finding.path in named)
    problems = [
        *_one_name_each(findings),
        *_one_person_each(findings),
        *_related(findings),
        *_former_ids(findings),
        *_unverified(findings),
    ]
    complete = all(finding.complete for finding in findings)
    shorter = ShorterClauses(store)
    for text, users in users_of(findings).items():
        marks = users[0][1].marks
        view = store.open(users[0][0].path.parent, text, marks).view
        for finding, use in users:
            if use.marks != marks:
                message = f"`marks` is {use.marks} here and {marks} in {users[0][0].path.name}, for the same text."
                problems.append(finding.problem(use.location, Code.SCHEMA, message, use.source))
        if view is not None:
            problems += _in_a_row(users, view, shorter)
            reported = next((user for user in users if user[0].path in named), None)
            if reported is not None and complete:
                problems += coverage_problems(users, view, *reported)
    return [problem for problem in problems if Path(problem.path) in named]


def needed_seal(findings: Sequence[Finding], text: str, opened_source: OpenedSource) -> Seal:
    """The seal that a folder's records need of a text.

    Args:
        findings: of every record of the folder.
        text: the source's `text`.
        opened_source: the text, which must be at hand.

    Raises:
        ValueError: the text is not at hand.
    """
    view = opened_source.view
    if opened_source.text is None or view is None:
        raise ValueError(f"the text of {text} is not at hand")
    opened: set[int] = set()
    for _, use in users_of(findings).get(text, ()):
        for position in needed_words(use, view):
            opened.add(position)
    return make_seal(opened_source.text, opened)


def _one_name_each(findings: Sequence[Finding]) -> Iterator[Problem]:
    known: dict[str, tuple[str, Path]] = {}
    for finding in findings:
        for id_, name, location in finding.people:
            first, path = known.setdefault(id_, (name, finding.path))
            if name != first and path != finding.path:
                message = f"`{id_}` is called {first!r} in {path.name} and {name!r} here; a person's id means the same person in every record."
                yield finding.problem(location, Code.DUPLICATE_ID, message, id_)


def _one_person_each(findings: Sequence[Finding]) -> Iterator[Problem]:
    """Ids that lead to two people: one has it, or had it before, and another too."""
    known: dict[str, tuple[str, Path]] = {}
    for finding in findings:
        has = ((id_, id_, location) for id_, _, location in finding.people)
        for id_, person, location in (*has, *finding.former_people):
            first, path = known.setdefault(id_, (person, finding.path))
            if person != first and path != finding.path:
                message = f"`{id_}` leads to `{person}` here and to `{first}` in {path.name}, by `id` or `former_ids`; an id leads to one person, so use the same `id` in both, or remove the former one."
                yield finding.problem(location, Code.DUPLICATE_ID, message, person)


def _related(findings: Sequence[Finding]) -> Iterator[Problem]:
    # A record that cannot be read still has its file's name, so that nothing that leads to it is unknown.
    ids = {finding.record or finding.path.stem for finding in findings}
    now = {id_: finding.record for finding in findings for id_, _ in finding.former}
    for finding in findings:
        for id_, location in finding.related:
            if id_ not in ids or id_ == finding.record:
                mend = f"it is now `{now[id_]}`" if id_ in now else "correct it, or add the record"
                message = f"`{id_}` is the id of no other record in this folder; {mend}."
                yield finding.problem(location, Code.UNKNOWN_ID, message, id_)


def _former_ids(findings: Sequence[Finding]) -> Iterator[Problem]:
    """Former ids whose address would lead to two records."""
    known = {finding.record or finding.path.stem: finding.path for finding in findings}
    for finding in findings:
        for id_, location in finding.former:
            first = known.setdefault(id_, finding.path)
            if first != finding.path or id_ == finding.record:
                message = f"`{id_}` is or was the id of {first.name}; an id is never used again, so remove it here."
                yield finding.problem(location, Code.DUPLICATE_ID, message, None)


def _unverified(findings: Sequence[Finding]) -> Iterator[Problem]:
    """What a record's own texts have in quotation marks, though no record of the folder proves it."""
    quotable = Quotable(spans for finding in findings for spans in finding.quotable)
    for finding in findings:
        for quoting in finding.quotings:
            if not quotable.proves(quoting.words):
                message = unverified_message(quoting.words)
                yield finding.problem(quoting.location, Code.UNVERIFIED_QUOTATION, message, quoting.item)


def _in_a_row(users: Sequence[tuple[Finding, Use]], view: SourceView, shorter: ShorterClauses) -> Iterator[Problem]:
    """Evidence that shows more than eight words of narration in a row with that of all records."""
    openings = [(finding, opening) for finding, use in users for opening in use.openings]
    spoken = _spoken(users, view)
    # Which evidence shows a word first.
    shown_by: dict[int, int] = {}
    for index, (_, opening) in enumerate(openings):
        for position in range(opening.first, opening.end):
            if position not in spoken:
                shown_by.setdefault(position, index)
    run: list[int] = []
    # A position after the last ends the last run.
    for position in [*sorted(shown_by), view.size + 1]:
        if run and _apart(view, run[-1], position):
            together = sorted({shown_by[at] for at in run})
            # One piece that is too long by itself is reported by the check of its record.
            if counted(view, run[0], run[-1] + 1) > MAX_WORDS and len(together) > 1:
                yield _too_long(view, run, [openings[index] for index in together], shorter)
            run = []
        run.append(position)


def _spoken(users: Sequence[tuple[Finding, Use]], view: SourceView) -> set[int]:
    """The positions of words that are no narration: those inside quotations, or in a sentence that is quoted."""
    stretches = printed_quotations(view)
    if view.marks == "none":
        stretches = [sentence for _, use in users for sentence in use.sentences]
    return {position for stretch in stretches for position in range(*stretch)}


def _apart(view: SourceView, before: int, position: int) -> bool:
    """Whether a word that counts, or the end of a paragraph, stands between two words."""
    if paragraph_of(view, before) != paragraph_of(view, position):
        return True
    return any(between not in view.uncounted for between in range(before + 1, position))


def _too_long(
    view: SourceView, run: Sequence[int], openings: Sequence[tuple[Finding, Opening]], shorter: ShorterClauses
) -> Problem:
    """The problem of evidence that touches other evidence, at the last of it; `run` has the positions of the words."""
    finding, last = openings[-1]
    offered = ((user, opening, shorter.offer(user, opening, view)) for user, opening in reversed(openings))
    user, clause, line = next((offer for offer in offered if offer[2]), (finding, last, None))
    place = "" if clause is last else f" at {user.path.name}:{clause.location.line}"
    advice = f" This shorter clause would pass{place}. Paste: {line}" if line else ""
    others = ", ".join(f"{other.path.name}:{opening.location.line}" for other, opening in openings[:-1])
    words = " ".join(view.word(position) or "…" for position in range(run[0], run[-1] + 1))
    message = (
        f"With the evidence at {others} this shows more than {MAX_WORDS} words of the source's narration in a row "
        f"(‹{words}›); choose words that do not touch.{advice}"
    )
    return finding.problem(last.location, Code.WORDS_TOO_LONG, message, last.item)
