"""Whether a committed seal has what a record needs of it, whatever the check reads."""

from collections.abc import Iterator, Mapping

from incident_record.check.model import RecordSources, Use
from incident_record.check.quote import Proof, quoted_sentences
from incident_record.problems import Code, Problem
from incident_record.source.view import speech_in


def check_sealed(sources: RecordSources, proofs: Mapping[str, Proof], uses: Mapping[str, Use]) -> Iterator[Problem]:
    """What the seals of a record's sources lack.

    Args:
        proofs: of each quote, by its id.
        uses: what the record uses of each text, by the source's `text`.
    """
    record = sources.record
    for source in record.sources:
        opened = sources.opened[source.id]
        # With the seal alone, what it has not opened is reported by whoever looked for it.
        if opened.view is None or opened.seal is None or opened.text is None:
            continue
        known = opened.seal.opened.keys()
        openings = uses[source.text].all_openings
        lacking = [(o.location, o.item) for o in openings if not known >= {*range(o.first, o.end)}]
        # Each quote by itself, so that the problem stands at the quote that needs the words.
        for quote in record.quotes:
            proof = proofs[quote.id]
            sentences = quoted_sentences(opened.view, proof.spans) if quote.at.source == source.id else ()
            spoken = (range(*stretch) for sentence in sentences for stretch in speech_in(opened.view, *sentence))
            if not all(known >= {*stretch} for stretch in spoken):
                lacking.append((record.location_of((*quote.trail, "spans")), quote.id))
        message = f"The seal of `{source.text}` does not open these words; run `make seal`."
        # Several words may be needed for one field.
        for location, item in dict.fromkeys(lacking):
            yield Problem(str(record.path), *location, Code.SEAL_OUTDATED, message, record.id, item)
