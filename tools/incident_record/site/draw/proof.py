"""Proof: what the check showed of each source, in a sentence, and what makes it possible to see it again."""

import shlex
from collections.abc import Iterator, Sequence

from docutils import nodes

from incident_record.catalog.catalog import Entry
from incident_record.catalog.labels import DOES_NOT_PROVE, PROVES
from incident_record.catalog.summaries import proof_facts, proof_sentences
from incident_record.check.model import SourceReading
from incident_record.site.draw.nodes import AGAIN, Row, facts, inline, item, listing, para, unfold
from incident_record.site.draw.view import RecordView


def render_proof(view: RecordView) -> Iterator[nodes.Node]:
    """The part of a record's page on what is proved, and with which command."""
    yield para(proof_sentences(view.record, view.entry.finding))
    # Quoted for a shell, since a folder's name may have blanks.
    again = f"{view.catalog.command} {shlex.quote(f'{view.entry.docname}.yaml')}"
    # A raw source unlike the text keeps Sphinx from highlighting it as code.
    rows: list[Row] = [("Prove it again", [nodes.literal_block("command", again, language="none")])]
    for source in view.record.sources:
        suffix = "" if len(view.record.sources) == 1 else f" of {source.publisher}"
        reading, citing = view.entry.finding.readings.get(source.text), view.catalog.citing(view.entry, source.text)
        rows += [(f"{term}{suffix}", content) for term, content in proof_rows(reading, source.text, citing)]
    caveats = listing([item(para(f"It does not prove {sentence}")) for sentence in DOES_NOT_PROVE])
    label = "Digests, command, and what a proof is not"
    yield unfold("", facts(rows, "receipt"), para(PROVES), caveats, summary=label, classes=[AGAIN])


def proof_rows(reading: SourceReading | None, text: str, citing: Sequence[Entry]) -> list[Row]:
    """What was read of a source, and how much of it the records use together."""
    return [
        (term, [para(inline(said, "digest") if said.isalnum() else said)])
        for term, said in proof_facts(reading, text, citing)
    ]
