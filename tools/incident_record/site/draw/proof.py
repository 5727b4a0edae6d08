"""Proof: what the check showed of each source, in a sentence, and what makes it possible to see it again."""

import shlex
from collections.abc import Iterator

from incident_record.catalog.labels import DOES_NOT_PROVE, PROVES
from incident_record.catalog.summaries import proof_facts, proof_sentences
from incident_record.export.content import AGAIN, Child, Content, inline, para, unfold
from incident_record.record.model import Source
from incident_record.site.draw.blocks import Row, facts, item, listing
from incident_record.site.draw.view import RecordView


def render_proof(view: RecordView) -> Iterator[Child]:
    """The part of a record's page on what is proved, and with which command."""
    yield para(proof_sentences(view.record, view.entry.finding))
    # Quoted for a shell, since a folder's name may have blanks.
    again = f"{view.catalog.command} {shlex.quote(f'{view.entry.docname}.yaml')}"
    # A raw source unlike the text keeps Sphinx from highlighting it as code.
    rows: list[Row] = [("Prove it again", [Content("literal_block", again, rawsource="command", language="none")])]
    for source in view.record.sources:
        rows += [(view.of_source(term, " of ", source), content) for term, content in proof_rows(view, source)]
    caveats = listing([item(para(f"It does not prove {sentence}")) for sentence in DOES_NOT_PROVE])
    yield unfold(facts(rows, "receipt"), para(PROVES), caveats, summary="Digests, command, limits", classes=[AGAIN])


def proof_rows(view: RecordView, source: Source) -> list[tuple[str, list[Child]]]:
    """What was read of a source, and how much of it the records use together."""
    reading, citing = view.entry.finding.readings.get(source.text), view.catalog.citing(view.entry, source.text)
    said = proof_facts(reading, source.text, citing)
    return [(term, [para(inline(text, "digest") if text.isalnum() else text)]) for term, text in said]
