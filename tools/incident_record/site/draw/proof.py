"""Proof: what the check showed of each source, in a sentence, and what makes it possible to see it again."""

import shlex
from collections.abc import Iterator, Sequence, Set

from docutils import nodes

from incident_record.catalog.catalog import Entry
from incident_record.catalog.labels import DOES_NOT_PROVE, MODES, PROVES, in_a_row, many
from incident_record.check.model import SourceReading
from incident_record.record.model import Source
from incident_record.site.draw.nodes import AGAIN, RecordView, Row, facts, inline, item, listing, para, part, unfold


def render_proof(view: RecordView, command: str) -> nodes.section:
    """The part of a record's page on what is proved.

    Args:
        view: the record.
        command: what runs the check.
    """
    again = f"{command} {shlex.quote(f'{view.entry.docname}.yaml')}"
    # A raw source unlike the text keeps Sphinx from highlighting it as code.
    block = nodes.literal_block("command", again, language="none")
    rows: list[Row] = [("Prove it again", [block])]
    for source in view.record.sources:
        rows += _rows(view, source)
    caveats = [item(para(f"It does not prove {sentence}")) for sentence in DOES_NOT_PROVE]
    more = unfold(
        "",
        facts(rows, "receipt"),
        para(PROVES),
        listing(caveats),
        summary="Digests, command, and what a proof is not",
        classes=[AGAIN],
    )
    return part("proof", "Proof", para(summary(view)), more)


def summary(view: RecordView) -> str:
    """What was proved, in sentences."""
    finding = view.entry.finding
    quotes = f"{len(finding.proved)} of {many(finding.quotes, 'quote')}" if finding.quotes else ""
    verb = "stands" if len(finding.proved) == 1 else "stand"
    proved = [f"{quotes} {verb} in the source word for word, {_where(view)}."] if quotes else []
    unread = [source.publisher for source in view.record.sources if source.text not in finding.readings]
    if unread:
        proved.append(f"Neither text nor seal of {in_a_row(unread)} could be read, so nothing of it is proved.")
    used = [_share(view, source, reading) for source, reading in _readings(view)]
    if used:
        proved.append(f"It uses {in_a_row(used)}.")
    return " ".join([*proved, "It does not prove that a speaker was right."])


def _where(view: RecordView) -> str:
    """How the sources give words to a speaker: in quotation marks, or as a whole text."""
    own = [source.publisher for source in view.record.sources if source.marks == "none"]
    if len(own) == len(view.record.sources):
        return "and the whole text is the speaker’s own words"
    marked = "in quotation marks, given to this speaker"
    return f"{marked}; the whole text of {in_a_row(own)} is the speaker’s own words" if own else marked


def _readings(view: RecordView) -> Iterator[tuple[Source, SourceReading]]:
    for source in view.record.sources:
        if reading := view.entry.finding.readings.get(source.text):
            yield source, reading


def _share(view: RecordView, source: Source, reading: SourceReading) -> str:
    cited = view.entry.finding.uses[source.text].paragraphs - {waiver.paragraph for waiver in source.unused}
    name = "the source" if len(view.record.sources) == 1 else source.publisher
    return f"{len(cited)} of the {many(reading.paragraphs, 'paragraph')} of {name}"


def _rows(view: RecordView, source: Source) -> list[Row]:
    """What was read of a source: rows for the record's own page."""
    reading = view.entry.finding.readings.get(source.text)
    suffix = "" if len(view.record.sources) == 1 else f" of {source.publisher}"
    citing = view.catalog.citing(view.entry, source.text)
    return [(f"{term}{suffix}", content) for term, content in proved_rows(reading, source.text, citing)]


def proved_rows(reading: SourceReading | None, text: str, citing: Sequence[Entry]) -> list[Row]:
    """What was read of a source, and how much of it the records use together.

    Args:
        reading: what was read; None where nothing could be.
        text: the source's `text`.
        citing: the records that cite it.
    """
    if reading is None:
        return [("Proved against", [para("nothing: neither text nor seal could be read")])]
    quoted = _union([entry.finding.uses[text].quotations for entry in citing]) & reading.quotations.keys()
    cited = _union([entry.finding.uses[text].paragraphs for entry in citing])
    together = "" if len(citing) < 2 else f", by {len(citing)} records together"
    return [
        ("Proved against", [para(MODES[reading.mode])]),
        ("Digest of the source", [_render_digest(reading.digest)]),
        ("Digest of its seal", [_render_digest(reading.checksum)]),
        ("Quotations recorded", [para(f"{len(quoted)} of {len(reading.quotations)}{together}")]),
        ("Paragraphs accounted for", [para(f"{len(cited)} of {reading.paragraphs}{together}")]),
    ]


def _union(sets: Sequence[Set[int]]) -> Set[int]:
    return frozenset[int]().union(*sets)


def _render_digest(digest: str | None) -> nodes.paragraph:
    return para(inline(digest, "digest")) if digest else para("It has no seal.")
