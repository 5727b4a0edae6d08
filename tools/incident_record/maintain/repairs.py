"""The repairs that a problem suggests, each as the whole text of the record with it; the best come first."""

import re
from collections.abc import Iterator

from incident_record.check.characters import find_hidden
from incident_record.maintain.edit import YamlText, apply_edits, line_value
from incident_record.problems import Code, Problem, Trail
from incident_record.record.model import At, Record
from incident_record.record.schema import schema
from incident_record.record.yaml_text import PLAIN_NULLS, yaml_quoted
from incident_record.source.match import COMMA_OR_PERIOD, Pattern, evidence_pattern, find, to_pattern
from incident_record.source.opening import OpenedSource
from incident_record.source.store import SourceStore
from incident_record.source.text import evidence_words, span_words
from incident_record.source.view import SourceView, paragraph_bounds, paragraph_of, quotation_of, region

# The fields that hold the source's words.
_VERBATIM = ("spans", "words", "date_as_stated", "attribution")

_OUTER_MARKS = re.compile(r"^[\"“”„«»「」\s]+|[\"“”„«»「」\s]+$")
# A single mark alone may be an apostrophe.
_SINGLE_OPENS, _SINGLE_CLOSES = "'‘‚‹", "'’‘›"
# A stop between letters with a blank before it, and one with none behind; in "e.g." and "Roe.example" a period has none.
_LOOSE_STOP = re.compile(r"(?<=[^\W\d_])\s+([,;:.!?])(?=\s*(?:[^\W\d_]|$))")
_TIGHT_STOP = re.compile(r"(?<=[^\W\d_])([,;:!?])(?=[^\W\d_])")
# A value without a letter or a digit, a comment alone, or a key alone.
_SAYS_NOTHING = re.compile(r"[\W_]*?(?:(?:^|\s)#.*)?|[A-Za-z_]\w*:(?:\s+#.*)?")


def repairs(text: str, record: Record | None, problem: Problem, store: SourceStore) -> Iterator[str]:
    """Texts of a record, in each of which a problem may be gone."""
    if problem.code in (Code.YAML, Code.SCHEMA) or (record and _is_cut_verbatim(record, problem)):
        yield from _forms(text, problem)
    trail = _trail(record, problem) if record else ()
    if record is None or not trail:
        return
    yaml = YamlText(text)
    if problem.code is Code.HIDDEN_CHARACTER:
        yield yaml.reworded(trail, _without_hidden)
    elif _field(trail) in _VERBATIM:
        # Nothing else is tried: what stands inside a word or beside a figure may be what tells it from another.
        yield yaml.reworded(trail, _without_marks)
        yield yaml.reworded(trail, lambda words: _TIGHT_STOP.sub(r"\1 ", _LOOSE_STOP.sub(r"\1", _without_marks(words))))
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
    if _SAYS_NOTHING.fullmatch(value):
        return  # in quotation marks it would say the marks, the comment or the key
    if not {part.strip() for part in value.strip("[]").split(",")}.isdisjoint(PLAIN_NULLS):
        return  # whether the word is meant, or nothing, needs judgment
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


def _without_hidden(words: str) -> str:
    hidden = frozenset(find_hidden(words))
    return "".join(char for at, char in enumerate(words) if at not in hidden)


def _without_marks(words: str) -> str:
    """The same words without marks around them."""
    bare = _OUTER_MARKS.sub("", words)
    if len(bare) > 1 and bare[0] in _SINGLE_OPENS and bare[-1] in _SINGLE_CLOSES:
        return bare[1:-1]
    return bare


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
