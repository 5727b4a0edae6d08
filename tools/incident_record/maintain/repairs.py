"""The repairs that a problem suggests, each as the whole text of the record with it; the best come first."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from incident_record.check.characters import find_hidden
from incident_record.maintain.edit import YamlText, apply_edits, line_value
from incident_record.problems import Code, Problem, Trail
from incident_record.record.model import At, Record
from incident_record.record.quoting import yaml_quoted
from incident_record.record.schema import schema
from incident_record.record.yaml_events import PLAIN_NULLS
from incident_record.source.match import ANY_STOP, COMMA_OR_PERIOD, Pattern, evidence_pattern, find, to_pattern
from incident_record.source.opening import OpenedSource
from incident_record.source.store import SourceStore
from incident_record.source.text import Text, Words, evidence_words, span_words
from incident_record.source.view import SourceView, paragraph_bounds, paragraph_of, quotation_of, region

# The fields that hold the source's words.
_VERBATIM = ("spans", "words", "date_as_stated", "attribution")


def repairs(text: str, record: Record | None, problem: Problem, store: SourceStore) -> Iterator[str]:
    """Texts of a record, in each of which a problem may be gone.

    Args:
        text: the record's text.
        record: the record, where it can be read.
        problem: one of its problems.
        store: where its sources are found.
    """
    if problem.code in (Code.YAML, Code.SCHEMA) or (record and _is_cut_verbatim(record, problem)):
        yield from _forms(text, problem)
    trail = _trail(record, problem) if record else ()
    if record is None or not trail:
        return
    yaml = YamlText(text)
    value = yaml.value(trail)
    if problem.code is Code.HIDDEN_CHARACTER:
        hidden = frozenset(find_hidden(value))
        yield yaml.reworded(trail, "".join(c for at, c in enumerate(value) if at not in hidden))
    elif _field(trail) in _VERBATIM:
        at = record_place(record, trail)
        opened = _open(record, at, store)
        if at is not None and opened is not None and opened.text is not None:
            for words in _as_printed(value, opened.text, at, trail):
                yield yaml.reworded(trail, words)
    yield from _elsewhere(yaml, record, trail, store)


def _is_cut_verbatim(record: Record, problem: Problem) -> bool:
    """Whether YAML cuts the source's words; of our own nobody can say whether it cuts words or a comment."""
    cut = {(location, _field(trail)) for trail, location, _ in record.cut}
    return any(((problem.line, problem.column), field) in cut for field in _VERBATIM)


def _trail(record: Record, problem: Problem) -> Trail:
    """The trail of the scalar that a problem is at; empty where it is at none."""
    place = (problem.line, problem.column)
    return next((trail for trail, _ in record.strings if record.locations[trail] == place), ())


def _field(trail: Trail) -> str:
    """The field that a scalar is in, of which it may be a part."""
    return next((key for key in reversed(trail) if isinstance(key, str)), "")


def record_place(record: Record, trail: Trail) -> At | None:
    """The place that an item cites whose field has a trail; of the words of an antecedent its own."""
    values = dict(record.strings)
    for length in range(len(trail) - 1, 1, -1):
        written = values.get((*trail[:length], "at"))
        if written is not None:
            return At.parse(written) if re.fullmatch(schema()["$defs"]["at"]["pattern"], written) else None
    return None


def _open(record: Record, at: At | None, store: SourceStore) -> OpenedSource | None:
    source = record.source(at.source) if at else None
    return store.open(record.path.parent, source.text, source.marks) if source else None


def _forms(text: str, problem: Problem) -> Iterator[str]:
    """Lines with quotation marks around their value, and with the blanks that YAML needs."""
    lines = text.splitlines(keepends=True)
    # YAML may report a fault on the line after it.
    for number in (problem.line, problem.line - 1):
        if not 1 <= number <= len(lines):
            continue
        full = lines[number - 1]
        line = full.rstrip("\r\n")
        for changed in dict.fromkeys(_lines(line)):
            yield "".join((*lines[: number - 1], changed + full[len(line) :], *lines[number:]))


def _lines(line: str) -> Iterator[str]:
    blanks = re.match(r"\s*", line)
    if blanks and set(blanks.group()) - {" "}:
        # YAML takes blanks alone for the layout; a tab is as wide as two of them.
        yield re.sub(r"\s", lambda match: "  " if match.group() == "\t" else " ", blanks.group()) + line[blanks.end() :]
    if match := re.match(r"(\s*(?:- +)*[a-z_]+:)(?=[^\s:])", line):
        yield f"{match.group()} {line[match.end() :]}"
    place = line_value(line)
    if place is None:
        return
    value = line[slice(*place)]
    if not {part.strip() for part in value.strip("[]").split(",")}.isdisjoint(PLAIN_NULLS):
        return  # whether the word is meant, or nothing, needs judgement
    spans = re.fullmatch(r"\[(.*)\]", value)
    if spans:
        inner = spans.group(1).strip()
        # The comma may divide two values or belong to one; the check tells which.
        for values in ([inner], [part.strip() for part in inner.split(", ")]):
            marked = ", ".join(yaml_quoted(value.replace("\t", " ").strip()) for value in values)
            yield f"{line[: place[0]]}[{marked}]{line[place[1] :]}"
    # A comment stays one, unless the line is no better without it.
    for cut in dict.fromkeys((re.split(r"\s#", value)[0].rstrip(), value)):
        # A tab is a blank here; in quotation marks it would be an escape.
        yield line[: place[0]] + yaml_quoted(cut.replace("\t", " ").strip()) + line[place[0] + len(cut) :]


def _as_printed(value: str, text: Text, at: At, trail: Trail) -> Iterator[str]:
    """The same letters and digits as the cited paragraph has them: with its marks, dashes, hyphens and blanks."""
    if at.paragraph > len(text.paragraphs):
        return
    stripped = value.strip().strip("\"'“”„‘’«»‹›「」").strip()
    if stripped != value.strip() and _letters(stripped) == _letters(value):
        yield stripped
    end = text.paragraphs[at.paragraph] if at.paragraph < len(text.paragraphs) else len(text.words)
    for quotation in text.quotations:
        # A quotation that runs on takes the spans with it.
        if quotation[0] < end < quotation[1]:
            end = quotation[1]
    first = text.paragraphs[at.paragraph - 1]
    words = _same_letters(text.words[first:end], _letters(value))
    if words:
        own = span_words(value) if _field(trail) == "spans" else evidence_words(value, text.marks)
        # The stop at the end is free.
        words = (*words[:-1], words[-1].rstrip(ANY_STOP) + own[-1][len(own[-1].rstrip(ANY_STOP)) :])
        yield _typed(value, own, words)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _same_letters(words: Words, letters: str) -> Words:
    """The words in a row that have exactly these letters and digits; none where there are none, or where it is not clear."""
    rows: list[Words] = []
    for first in range(len(words)):
        rest = letters
        for end in range(first, len(words)):
            own = _letters(words[end])
            if not rest.startswith(own) or (end == first and not own):
                break
            rest = rest[len(own) :]
            if not rest:
                rows.append(words[first : end + 1])
                break
    return rows[0] if len(set(rows)) == 1 else ()


def _typed(value: str, own: Words, words: Words) -> str:
    """The source's words, of which those that were right already stay as they were typed."""
    chunks = value.split()
    if len(chunks) != len(own):
        return " ".join(words)
    typed: list[str] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, own, words, autojunk=False).get_opcodes():
        typed += chunks[a1:a2] if tag == "equal" else words[b1:b2]
    # Apostrophes are written as the rest of the value writes them.
    return " ".join(typed).replace("'", "’") if "’" in value else " ".join(typed)


def _elsewhere(yaml: YamlText, record: Record, trail: Trail, store: SourceStore) -> Iterator[str]:
    """The item with another `at`, where all of its words stand in one other paragraph alone."""
    at = record_place(record, (*trail, "")) or record_place(record, trail)
    opened = _open(record, at, store)
    if at is None or opened is None or opened.view is None:
        return
    place = next((*trail[:n], "at") for n in range(len(trail), 0, -1) if (*trail[:n], "at") in yaml.nodes)
    marks = {source.id: source.marks for source in record.sources}
    paragraphs = _paragraphs(yaml, place[:-1], opened.view, marks[at.source])
    if len(paragraphs) == 1 and paragraphs != [at.paragraph]:
        first, end, raw = yaml.replaced(place, str(at), str(At(at.source, paragraphs[0])))
        yield apply_edits(yaml.text, [(first, end, raw)])


def _paragraphs(yaml: YamlText, item: Trail, view: SourceView, marks: str) -> list[int]:
    """The paragraphs in which all words of an item stand."""
    values = [trail for trail in yaml.nodes if trail[: len(item)] == item and len(trail) > len(item)]
    own = [trail for trail in values if trail[len(item)] in _VERBATIM and yaml.value(trail)]
    spans = [to_pattern(span_words(yaml.value(t)), COMMA_OR_PERIOD) for t in own if t[len(item)] == "spans"]
    words = [
        evidence_pattern(evidence_words(yaml.value(t), marks))
        for t in own
        if t[len(item)] in ("words", "date_as_stated")
    ]
    if spans:
        starts = _quoted(view, spans[0], 0, view.size)
        numbers = dict.fromkeys(paragraph_of(view, at) for at in starts)
        return [n for n in numbers if all(_quoted(view, span, *region(view, n)) for span in spans)]
    numbers = dict.fromkeys(range(1, len(view.paragraphs) + 1)) if words else {}
    return [n for n in numbers if all(find(view, pattern, *paragraph_bounds(view, n)) for pattern in words)]


def _quoted(view: SourceView, pattern: Pattern, first: int, end: int) -> list[int]:
    """Where words stand inside one quotation."""
    places = find(view, pattern, first, end)
    return [at for at in places if quotation_of(view, at, at + len(pattern)) is not None]
