"""Whether a committed seal has what a record needs of it, whatever the check reads."""

from collections.abc import Iterator, Mapping

from incident_record.check.model import RecordSources, Use
from incident_record.check.quote import Proof, quoted_sentences
from incident_record.problems import Code, Problem
from incident_record.record.model import Source
from incident_record.source.seal import Seal
from incident_record.source.view import SealView, SourceView


def check_sealed(sources: RecordSources, proofs: Mapping[str, Proof], uses: Mapping[str, Use]) -> Iterator[Problem]:
    """What the seals of a record's sources lack.

    Args:
        sources: the record, and what could be read of its sources.
        proofs: of each quote, by its id.
        uses: what the record uses of each text, by the source's `text`.
    """
    for source in sources.record.sources:
        opened = sources.opened[source.id]
        if opened.view is None or opened.seal is None:
            continue
        # With the seal alone, what it has not opened is reported by whoever looked for it.
        if opened.text is not None:
            # Several words may be needed for one field.
            yield from dict.fromkeys(_unopened_words(sources, source, opened.seal, uses[source.text]))
            yield from _unopened_quotes(sources, source, opened.view, opened.seal, proofs)


def _unopened_words(sources: RecordSources, source: Source, seal: Seal, use: Use) -> Iterator[Problem]:
    record = sources.record
    for opening in use.all_openings:
        if any(position not in seal.opened for position in range(opening.first, opening.end)):
            code, message = Code.SEAL_OUTDATED, _closed(source)
            yield Problem(str(record.path), *opening.location, code, message, record.id, opening.item)


def _unopened_quotes(
    sources: RecordSources, source: Source, view: SourceView, seal: Seal, proofs: Mapping[str, Proof]
) -> Iterator[Problem]:
    sealed = SealView(seal)
    for quote in sources.record.quotes:
        proof = proofs[quote.id]
        if quote.at.source != source.id or not proof.quotations:
            continue
        sentences = tuple(quoted_sentences(view, proof.spans))
        # Each quote by itself, so that the problem stands at the quote that needs the words.
        if any(sealed.turning(*sentence)[1] is not None for sentence in sentences):
            trail = (*quote.trail, "spans")
            yield sources.record.problem(trail, Code.SEAL_OUTDATED, _closed(source), quote.id)


def _closed(source: Source) -> str:
    return f"The seal of `{source.text}` does not open these words; run `make seal`."
