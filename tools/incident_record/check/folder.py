"""What a folder's records only show together: people, related records, coverage, evidence in a row, the seal."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from incident_record.check.clauses import MAX_WORDS
from incident_record.check.coverage import coverage_problems, uncovered
from incident_record.check.elsewhere import with_other_sources
from incident_record.check.model import Finding, Opening, SourceReading, Use, needed_words, outline
from incident_record.check.packed import Findings
from incident_record.check.prose import unverified_message
from incident_record.check.quotable import Quotable
from incident_record.problems import Code, Problem
from incident_record.source.opening import OpenedSource
from incident_record.source.seal import Seal, make_seal
from incident_record.source.store import SourceStore
from incident_record.source.text import number_at
from incident_record.source.view import SourceView

if TYPE_CHECKING:
    from incident_record.check.shorter_clauses import ShorterClauses


def check_together(
    findings: Findings, paths: Sequence[Path], store: SourceStore, named: Container[Path]
) -> list[Problem]:
    """The problems of the named records, with those that only a whole folder shows.

    Args:
        findings: of every record of the folder, and of others.
        paths: the files of the folder.
        named: the files to report on; of two records that disagree, the one that is named is reported.
    """
    # The others first, so that what disagrees with something before it is in a named file.
    paths = sorted(paths, key=lambda path: path in named)
    problems: list[Problem] = []
    outlines: list[Finding] = []
    users: dict[str, list[Path]] = defaultdict(list)
    missing: list[Path] = []
    of_texts: list[Problem] = []
    for path in paths:
        for text in findings.packed[path].counts.texts:
            users[text].append(path)
    complete = all(findings.packed[path].counts.complete for path in paths)
    # Each is an object only while it is asked something: thousands at once would take too much memory.
    for path in paths:
        finding = findings[path]
        problems += finding.problems
        outlines.append(outline(finding))
        missing += [path] if finding.missing else []
        for text in finding.uses:
            # At its first user, which most often is its only one and is an object already.
            if users[text][0] == path:
                members = [findings[user] for user in users[text]]
                of_texts += _of_text([(user, user.uses[text]) for user in members], text, store, named, complete)
    elsewhere = with_other_sources(findings, missing, users, store)
    problems = [*(elsewhere.get(problem, problem) for problem in problems), *of_texts]
    problems += [*_one_name_each(outlines), *_one_person_each(outlines), *_related(outlines), *_former_ids(outlines)]
    if any(finding.quotings for finding in outlines):
        quotable = Quotable(spans for path in paths for spans in findings[path].quotable)
        problems += _unverified(outlines, quotable)
    return [problem for problem in problems if Path(problem.path) in named]


def _of_text(
    users: Sequence[tuple[Finding, Use]], text: str, store: SourceStore, named: Container[Path], complete: bool
) -> Iterator[Problem]:
    """What the users of one text show together; `complete` says whether all records of the folder could be read."""
    (first, of_first), *_ = users
    for finding, use in users:
        if use.marks != of_first.marks:
            message = f"`marks` is {use.marks} here and {of_first.marks} in {first.path.name}, for the same text."
            yield finding.problem(use.location, Code.SCHEMA, message, use.source)
    reading = first.readings.get(text)
    if reading is None:
        return
    # Of a record that cannot be read nobody knows what it uses, so coverage is not judged then.
    reported = next((user for user in users if user[0].path in named), None) if complete else None
    too_long, left = list(_in_a_row(users, reading)), uncovered(users, reading) if reported else ([], [])
    # The source is opened again only where there is something to say of it.
    view = store.open(first.path.parent, text, of_first.marks).view if too_long or any(left) else None
    if view is None:
        return
    if too_long:
        from incident_record.check.shorter_clauses import ShorterClauses  # only this failure needs it

        shorter = ShorterClauses(store)
        yield from (_too_long(view, *run, shorter) for run in too_long)
    if reported is not None:
        yield from coverage_problems(view, left, *reported)


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
    uses = (finding.uses[text] for finding in findings if text in finding.uses)
    return make_seal(opened_source.text, {position for use in uses for position in needed_words(use, view)})


def _one_name_each(findings: Sequence[Finding]) -> Iterator[Problem]:
    known: dict[str, tuple[str, Path]] = {}
    for finding in findings:
        for id_, name, location in finding.people:
            first, path = known.setdefault(id_, (name, finding.path))
            # Within one file it is another problem: an id that is given twice.
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


def _unverified(findings: Sequence[Finding], quotable: Quotable) -> Iterator[Problem]:
    """What a record's own texts have in quotation marks, though no record of the folder proves it."""
    for finding in findings:
        for quoting in finding.quotings:
            if not quotable.proves(quoting.words):
                message = unverified_message(quoting.words)
                yield finding.problem(quoting.location, Code.UNVERIFIED_QUOTATION, message, quoting.item)


_Placed = tuple[Finding, Opening]
_Run = tuple[Sequence[int], Sequence[_Placed]]
_END = 1 << 31  # after every position


def _in_a_row(users: Sequence[tuple[Finding, Use]], reading: SourceReading) -> Iterator[_Run]:
    """Where evidence shows more than eight words of narration in a row with that of all records: positions, and by what."""
    openings = [(finding, opening) for finding, use in users for opening in use.openings]
    spoken = _spoken(users, reading)
    uncounted = frozenset(reading.uncounted)
    # Which evidence shows a word first.
    first_opening: dict[int, int] = {}
    for index, (_, opening) in enumerate(openings):
        for position in range(opening.first, opening.end):
            if position not in spoken:
                first_opening.setdefault(position, index)
    run: list[int] = []
    paragraph = 0
    # A position after the last ends the last run.
    for position in [*sorted(first_opening), _END]:
        number = number_at(reading.starts, position) if position < _END else 0
        # A word that counts, or the end of a paragraph, stands between.
        if run and (number != paragraph or any(at not in uncounted for at in range(run[-1] + 1, position))):
            together = sorted({first_opening[at] for at in run})
            # One piece that is too long by itself is reported by the check of its record.
            if len(together) > 1 and len(frozenset(range(run[0], run[-1] + 1)) - uncounted) > MAX_WORDS:
                yield run, [openings[index] for index in together]
            run = []
        run.append(position)
        paragraph = number


def _spoken(users: Sequence[tuple[Finding, Use]], reading: SourceReading) -> set[int]:
    """The positions of words that are no narration: those inside quotations, or in a sentence that is quoted."""
    # What is wholly somebody's own words prints no quotations.
    own = (sentence for _, use in users if use.marks == "none" for sentence in use.sentences)
    return {position for stretch in (*reading.speech, *own) for position in range(*stretch)}


def _too_long(view: SourceView, run: Sequence[int], openings: Sequence[_Placed], shorter: "ShorterClauses") -> Problem:
    """The problem of evidence that touches other evidence, at the last of it; `run` has the positions of the words."""
    finding, last = openings[-1]
    offered = ((user, opening, shorter.offer(user, opening, view)) for user, opening in reversed(openings))
    user, clause, line = next((offer for offer in offered if offer[2]), (finding, last, None))
    place = "" if clause is last else f" at {user.path.name}:{clause.location.line}"
    advice = f" This shorter clause would pass{place}. Paste: {line}" if line else ""
    others = ", ".join(f"{other.path.name}:{opening.location.line}" for other, opening in openings[:-1])
    words = " ".join(word or "…" for word in view.words[run[0] : run[-1] + 1])
    message = (
        f"With the evidence at {others} this shows more than {MAX_WORDS} words of the source's narration in a row "
        f"(‹{words}›); choose words that do not touch.{advice}"
    )
    return finding.problem(last.location, Code.WORDS_TOO_LONG, message, last.item)
