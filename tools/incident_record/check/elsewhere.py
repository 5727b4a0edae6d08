"""Where a span stands that is not in the source of its quote: a wrong source is no invented quote. For failures alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from incident_record.check.model import Finding, Missing, RecordSources
from incident_record.problems import Code, Location, Problem, excerpt
from incident_record.source.match import COMMA_OR_PERIOD, find, to_pattern
from incident_record.source.store import SourceStore
from incident_record.source.text import Words, span_words
from incident_record.source.view import SourceView, core, paragraph_of, quotation_of

_MISSING = (Code.QUOTE_NOT_FOUND, Code.QUOTE_ALTERED)

# So many spans of a folder are looked for in its other sources; a folder where more are missing has another fault.
_LOOKED_FOR = 20


def missing_spans(sources: RecordSources, problems: Iterable[Problem]) -> Iterator[Missing]:
    """The spans of a record that are nowhere in the sources of their quotes."""
    codes = {Location(p.line, p.column): p.code for p in problems if p.code in _MISSING}
    for quote in sources.record.quotes if codes else ():
        # By its first paragraph, since the one that is cited may be beyond the last.
        source, view = sources.record.source(quote.at.source), sources.view(replace(quote.at, paragraph=1))
        for index, span in enumerate(quote.spans):
            location = sources.record.location_of((*quote.trail, "spans", index))
            if location in codes and source is not None and view is not None:
                words = span_words(span)
                # What stands in another paragraph of its own source is reported with that paragraph.
                if not find(view, to_pattern(words, COMMA_OR_PERIOD), 0, view.size):
                    yield Missing(location, codes[location], source.id, source.text, words)


def with_other_sources(
    findings: Mapping[Path, Finding], paths: Iterable[Path], users: Mapping[str, Sequence[Path]], store: SourceStore
) -> dict[Problem, Problem]:
    """The problems of spans that stand in another source of the folder, each with the problem that says so.

    Args:
        findings: of every record of one folder.
        paths: the files with spans that are missing in their sources.
        users: who uses each text, by the source's `text`.
    """
    missing = list(islice(((path, span) for path in paths for span in findings[path].missing), _LOOKED_FOR))
    spans = [_plain_words(span.words) for _, span in missing]
    places: dict[int, dict[str, tuple[Path, str, int]]] = defaultdict(dict)
    # Each source is read, and opened where it may have a span, once for all of them.
    for text, citing in users.items() if missing else ():
        for index in sorted(store.may_hold(citing[0].parent, text, spans)):
            path, span = missing[index]
            user = path if path in citing else citing[0]
            use = findings[user].uses[text]
            view = store.open(path.parent, text, use.marks).view if text != span.text else None
            place = next(_places(view, span.words), None) if view else None
            if place is not None:
                places[index][text] = user, use.source, place
    explained: dict[Problem, Problem] = {}
    for index, having in places.items():
        path, span = missing[index]
        # The record's own sources come first, since the quote can cite them as it is.
        user, source, place = min(having.values(), key=lambda place: place[0] != path)
        about = (*span.location, span.code)
        problem = next(p for p in findings[path].problems if (p.line, p.column, p.code) == about)
        explained[problem] = _moved(problem, span, source, place, "" if user == path else user.name)
    return explained


def _plain_words(words: Words) -> list[str]:
    """The words of letters and digits, without punctuation, which may be set another way in the source; others are left out."""
    return [plain for word in words if (plain := core(word)).isalnum()]


def _places(view: SourceView, words: Words) -> Iterator[int]:
    """The paragraphs in which words stand inside one quotation."""
    for at in find(view, to_pattern(words, COMMA_OR_PERIOD), 0, view.size):
        if quotation_of(view, at, at + len(words)) is not None:
            yield paragraph_of(view, at)


def _moved(problem: Problem, missing: Missing, source: str, paragraph: int, record: str) -> Problem:
    """The problem of a quote that cites the wrong source; `record` names the file that has the right one, if another."""
    span = f"The span {excerpt(' '.join(missing.words))} is not in `{missing.source}`"
    if record:
        message = f"{span}, but in ¶{paragraph} of `{source}`, a source of {record}. The quote cites the wrong source: give it to that record, or list the source here too."
    else:
        message = f"{span}, but in ¶{paragraph} of `{source}`: the quote cites the wrong source. Paste: at: {source}:{paragraph}"
    return problem._replace(message=message)
