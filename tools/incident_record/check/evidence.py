"""Whether the places that a record cites exist, and whether its evidence stands there."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct, field

from incident_record.check.clauses import MAX_WORDS
from incident_record.check.model import Opening, RecordSources
from incident_record.problems import Code, Problem, Trail, excerpt
from incident_record.record.model import At
from incident_record.source.match import Pattern, Places, evidence_pattern, may_stand
from incident_record.source.text import counts, evidence_words
from incident_record.source.view import SourceView, paragraph_bounds, paragraph_of


class Evidence(Struct):
    """What was found of a record's evidence.

    Args:
        problems: what is wrong with it.
        count: how many pieces stand where the record says.
        cited: the paragraphs that are cited and exist, by the source's id.
        openings: where the pieces stand, by the source's id.
        titles: where the titles stand, by the source's id.
    """

    problems: list[Problem] = field(default_factory=list)
    count: int = 0
    cited: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    openings: dict[str, list[Opening]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, Opening] = field(default_factory=dict)


def check_evidence(sources: RecordSources) -> Evidence:
    """The evidence of every item, and the words for the dates of events."""
    evidence = Evidence()
    for item in sources.record.citing():
        if item.at is None:
            continue
        view = sources.view(item.at)
        evidence.problems += cited_problems(sources, (*item.trail, "at"), item.at)
        if view is not None:
            evidence.cited[item.at.source].add(item.at.paragraph)
            for index, words in enumerate(item.words):
                _check_words(sources, view, evidence, (*item.trail, "words", index), item.at, words)
    for event in sources.record.events:
        view = sources.view(event.at)
        if event.date_as_stated is not None and view is not None:
            trail = (*event.trail, "date_as_stated")
            _check_words(sources, view, evidence, trail, event.at, event.date_as_stated)
    return evidence


def cited_problems(sources: RecordSources, trail: Trail, at: At) -> Iterator[Problem]:
    """Why there is no paragraph that an item cites; nothing where its source could not be read."""
    record, opened = sources.record, sources.opened.get(at.source)
    if opened is None:
        # Where no source could be read, that is reported already.
        if record.complete or (record.sources and at.source not in record.declared):
            message = f"`{at.source}` is the id of no source of this record; correct it, or add the source."
            yield record.problem(trail, Code.UNKNOWN_ID, message)
    elif opened.view is not None and at.paragraph > len(opened.view.paragraphs):
        message = f"`{at}` names no paragraph: the source has {len(opened.view.paragraphs)}."
        yield record.problem(trail, Code.UNKNOWN_ID, message)


def _check_words(sources: RecordSources, view: SourceView, evidence: Evidence, trail: Trail, at: At, text: str) -> None:
    """Find a piece of evidence, or say why it is not there."""
    record = sources.record
    words = evidence_words(text, sources.marks(at))
    # The length is a problem of its own, whether the words are found or not.
    counting = sum(map(counts, words))
    if counting > MAX_WORDS:
        message = f"The evidence {excerpt(text)} has more than {MAX_WORDS} words; shorten it to what shows the point."
        evidence.problems.append(record.problem(trail, Code.WORDS_TOO_LONG, message))
    if not counting:
        message = f"The evidence {excerpt(text)} has no words; give one to {MAX_WORDS} words that show the point."
        evidence.problems.append(record.problem(trail, Code.WORDS_NOT_FOUND, message))
        return
    pattern = evidence_pattern(words)
    bounds = paragraph_bounds(view, at.paragraph)
    # Where the words stand twice, the first place is opened: it shows as much.
    first = next(Places(view, pattern, *bounds).after(bounds[0]), None)
    if first is not None:
        evidence.count += 1
        location = record.location_of(trail)
        evidence.openings[at.source].append(Opening(location, record.item_at(trail), first, first + len(words)))
    else:
        code, message = _why_not(view, pattern, at, text)
        evidence.problems.append(record.problem(trail, code, message))


def _why_not(view: SourceView, pattern: Pattern, at: At, text: str) -> tuple[Code, str]:
    if view.mode == "seal" and may_stand(view, pattern, *paragraph_bounds(view, at.paragraph)):
        message = f"The seal has not opened {excerpt(text)} in ¶{at.paragraph}; run `make seal` where the text is."
        return Code.SEAL_OUTDATED, message
    places = Places(view, pattern, 0, view.size).after(0)
    # Words that run over the end of a paragraph stand in none.
    within = ((paragraph_of(view, first), paragraph_of(view, first + len(pattern) - 1)) for first in places)
    other = next((number for number, last in within if number == last), None)
    where, cure = ("", "copy words from there, or correct `at`")
    if other:
        where, cure = f", but in ¶{other}", f"correct `at`, or choose words of ¶{at.paragraph}"
    message = f"The words {excerpt(text)} are not in ¶{at.paragraph}{where}; {cure}."
    return Code.WORDS_NOT_FOUND, message
