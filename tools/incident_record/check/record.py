"""The check of one record with its sources: each step gives its own problems, and the steps make one finding.

What the records of a folder only show together is in `folder`.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import pairwise

from incident_record.check.answers import answer_problems
from incident_record.check.characters import words_of
from incident_record.check.elsewhere import missing_spans
from incident_record.check.evidence import Evidence, check_evidence, cited_problems
from incident_record.check.model import Finding, Opening, Quoting, RecordSources, SourceReading, Use, open_sources
from incident_record.check.pieces import pieces
from incident_record.check.prose import copied, copied_message, quoted
from incident_record.check.quote import Proof, prove_quote, quoted_sentences, span_problems, speech_between
from incident_record.check.rules import check_rules
from incident_record.check.sealed import check_sealed
from incident_record.check.sources import check_headline, check_waivers
from incident_record.problems import Code, Location, Problem
from incident_record.record.load import Loaded
from incident_record.record.model import Quote, Record, Source
from incident_record.source.store import SourceStore
from incident_record.source.text import Span, character_spans, span_words
from incident_record.source.view import counted, paragraph_bounds, paragraph_of, printed_quotations

_DECEIVING = (Code.HIDDEN_CHARACTER, Code.MIXED_SCRIPT)


def check_record(loaded: Loaded, store: SourceStore) -> Finding:
    """What one record shows by itself, with its sources.

    Args:
        loaded: the record, and what was wrong with its file.
    """
    record = loaded.record
    if record is None:
        return Finding(loaded.path, None, False, loaded.problems)
    sources = open_sources(record, store)
    faults = [
        record.problem((*source.trail, "text"), code, message)
        for source in record.sources
        for code, message in sources.opened[source.id].faults
    ]
    evidence = check_evidence(sources)
    proofs: dict[str, Proof] = {}
    failures: list[Problem] = []
    for quote in record.quotes:
        proofs[quote.id] = proof = _prove_quote(sources, quote, evidence)
        # Two quotes may have one id, which is a problem of its own and must not hide what is wrong with the first.
        failures += proof.problems
    faults += [fault for source in record.sources for fault in _check_source(sources, source, proofs, evidence)]
    # What a seal keeps closed may not be the source's either.
    unsure = (Code.WORDS_NOT_FOUND, Code.SEAL_OUTDATED)
    misquoted = {Location(p.line, p.column) for p in evidence.problems if p.code in unsure}
    rules = check_rules(record, _printed_words(record, proofs, evidence), misquoted)
    # Of two sources that name one text, which is a problem of its own, the first counts.
    uses = {source.text: _use(sources, source, proofs, evidence) for source in reversed(record.sources)}
    sealed = check_sealed(sources, proofs, uses)
    problems = [*loaded.problems, *faults, *rules, *evidence.problems, *failures, *answer_problems(sources, proofs)]
    problems += [*_copied_prose(sources), *sealed]
    return _finding(sources, tuple(problems), proofs, evidence, uses)


def _prove_quote(sources: RecordSources, quote: Quote, evidence: Evidence) -> Proof:
    """Whether a quote is proved; what it cites and opens is added to the evidence."""
    record = sources.record
    problems = [*cited_problems(sources, (*quote.trail, "at"), quote.at)]
    case = sources.case(quote)
    if case is None:
        return Proof(tuple(problems))
    if quote.at.paragraph > len(case.view.paragraphs):
        trail = (*quote.trail, "spans", 0)
        from incident_record.check.advice import beyond  # only this failure needs it

        return Proof((*problems, record.problem(trail, Code.QUOTE_NOT_FOUND, beyond(case))))
    evidence.cited[quote.at.source].add(quote.at.paragraph)
    if not sources.kinds.keys() >= set(quote.speakers):
        # That is reported already; what is wrong with the words is reported all the same.
        return Proof(span_problems(case))
    proof = prove_quote(case)
    for first, end in proof.spans:
        evidence.cited[quote.at.source].update(
            range(paragraph_of(case.view, first), paragraph_of(case.view, end - 1) + 1)
        )
    for trail, (first, end) in proof.opened:
        evidence.openings[quote.at.source].append(Opening(record.location_of(trail), quote.id, first, end))
    return proof


def _printed_words(record: Record, proofs: Mapping[str, Proof], evidence: Evidence) -> frozenset[str]:
    """The words of evidence, clauses and spans that stand in the source where the record says."""
    located = {opening.location for openings in evidence.openings.values() for opening in openings}
    for quote in record.quotes:
        if proofs[quote.id].spans:
            located.update(record.location_of((*quote.trail, "spans", index)) for index in range(len(quote.spans)))
    strings = [value for trail, value in record.strings if not value.isascii() and record.location_of(trail) in located]
    return frozenset(word for value in strings for word in words_of(value))


def _check_source(
    sources: RecordSources, source: Source, proofs: Mapping[str, Proof], evidence: Evidence
) -> Iterator[Problem]:
    """What is wrong with a source's title and waivers; where the title stands is added to the evidence."""
    own = (proofs[quote.id] for quote in sources.record.quotes if quote.at.source == source.id)
    quoted_numbers = {index + 1 for proof in own for index in proof.quotations}
    yield from check_waivers(sources, source, evidence.cited[source.id], quoted_numbers)
    headline = check_headline(sources, source)
    if isinstance(headline, Problem):
        yield headline
    elif headline is not None and source.headline is not None:
        evidence.titles[source.id] = headline
        evidence.cited[source.id].add(source.headline)


def _copied_prose(sources: RecordSources) -> Iterator[Problem]:
    """What the record's own words have of its sources' narration, word for word."""
    record = sources.record
    texts = (sources.opened[source.id].text for source in record.sources)
    for index, run in copied(
        [value for _, value in record.prose], [text for text in texts if text is not None]
    ).items():
        trail = record.prose[index][0]
        yield record.problem(trail, Code.COPIED_PROSE, copied_message(run))


def _quotings(record: Record) -> Iterator[Quoting]:
    """What the record's own words have in quotation marks."""
    for trail, value in record.prose:
        # The old wording of a correction may quote what is no longer proved.
        if trail[-1] != "was":
            for _, words in quoted(value):
                yield Quoting(record.location_of(trail), record.item_at(trail), words)


def _use(sources: RecordSources, source: Source, proofs: Mapping[str, Proof], evidence: Evidence) -> Use:
    location = sources.record.location_of((*source.trail, "text"))
    view = sources.opened[source.id].view
    if view is None:
        return Use(source.id, location, source.marks)
    own = [quote for quote in sources.record.quotes if quote.at.source == source.id]
    waived = {waiver.paragraph for waiver in source.unused if waiver.paragraph}
    return Use(
        source=source.id,
        location=location,
        marks=source.marks,
        paragraphs=frozenset(evidence.cited[source.id] | waived),
        quotations=frozenset(quotation for quote in own for quotation in proofs[quote.id].quotations),
        waived=frozenset(waiver.quotation - 1 for waiver in source.unused if waiver.quotation),
        failed=frozenset(quote.at.paragraph for quote in own if not proofs[quote.id].quotations),
        sentences=tuple({s for quote in own for s in quoted_sentences(view, proofs[quote.id].spans)}),
        openings=tuple(evidence.openings[source.id]),
        title=evidence.titles.get(source.id),
    )


def _proved(sources: RecordSources, problems: Iterable[Problem], proofs: Mapping[str, Proof]) -> frozenset[str]:
    """The ids of the quotes that are proved."""
    record = sources.record
    deceiving = {problem.item for problem in problems if problem.code in _DECEIVING}
    deceiving |= {record.item_at(trail) for trail, *_ in record.cut if "spans" in trail}
    # Whether the text or its seal is right is not known, so that neither proves anything.
    changed = {id_ for id_, opened in sources.opened.items() if Code.SOURCE_CHANGED in dict(opened.faults)}
    # Of two quotes with one id it is not known which a link means, so that neither counts as proved.
    counts = Counter(quote.id for quote in record.quotes)
    return frozenset(
        quote.id
        for quote in record.quotes
        if proofs[quote.id].spans
        and not proofs[quote.id].problems
        and counts[quote.id] == 1
        and quote.id not in deceiving
        and quote.at.source not in changed
    )


def _finding(
    sources: RecordSources,
    problems: tuple[Problem, ...],
    proofs: Mapping[str, Proof],
    evidence: Evidence,
    uses: Mapping[str, Use],
) -> Finding:
    record = sources.record
    proved = _proved(sources, problems, proofs)
    views = {source.id: sources.opened[source.id].view for source in record.sources}
    own = [(q, proofs[q.id], view) for q in record.quotes if q.id in proved and (view := views[q.at.source])]
    return Finding(
        path=record.path,
        record=record.id,
        complete=record.complete,
        problems=problems,
        quotes=len(record.quotes),
        spans=sum(len(quote.spans) for quote in record.quotes),
        proved=proved,
        gaps={q.id: tuple(speech_between(view, *pair) for pair in pairwise(proof.spans)) for q, proof, view in own},
        pieces={q.id: pieces(view, q, proof.spans, proof.opened) for q, proof, view in own},
        characters=_characters(sources, proved, proofs),
        missing=tuple(missing_spans(sources, problems)),
        evidence=evidence.count,
        readings=dict(_readings(sources)),
        uses=uses,
        people=tuple((p.id, p.name, record.location_of((*p.trail, "name"))) for p in record.people),
        former_people=tuple(
            (id_, p.id, record.location_of((*p.trail, "former_ids", n)))
            for p in record.people
            for n, id_ in enumerate(p.former_ids)
        ),
        former=tuple((id_, record.location_of(("former_ids", n))) for n, id_ in enumerate(record.former_ids)),
        related=tuple((r.id, record.location_of((*r.trail, "id"))) for r in record.related),
        quotings=tuple(_quotings(record)),
        quotable=(
            *(tuple(map(span_words, quote.spans)) for quote, *_ in own),
            *((span_words(source.title),) for source in record.sources),
        ),
    )


def _characters(
    sources: RecordSources, proved: Container[str], proofs: Mapping[str, Proof]
) -> dict[str, tuple[Span, ...]]:
    """The character offsets of the spans of proved quotes, for those of sealed texts that are at hand."""
    offsets: dict[str, tuple[Span, ...]] = {}
    for source in sources.record.sources:
        opened = sources.opened[source.id]
        if opened.text is not None and opened.seal is not None and not source.url:
            own = [q.id for q in sources.record.quotes if q.at.source == source.id and q.id in proved]
            offsets |= character_spans(opened.text, {id_: proofs[id_].spans for id_ in own})
    return offsets


def _readings(sources: RecordSources) -> Iterator[tuple[str, SourceReading]]:
    """What was read of each source that could be, by the source's `text`."""
    for source in sources.record.sources:
        opened = sources.opened[source.id]
        view = opened.view
        if view is None:
            continue
        bounds = (paragraph_bounds(view, number) for number in range(1, len(view.paragraphs) + 1))
        yield (
            source.text,
            SourceReading(
                mode=view.mode,
                digest=view.digest,
                checksum=opened.seal.checksum if opened.seal else None,
                lengths=tuple(counted(view, first, end) for first, end in bounds),
                # A single word in quotation marks is most often a name or a term, so coverage does not ask for it.
                quotations={
                    index: paragraph_of(view, first)
                    for index, (first, end) in enumerate(printed_quotations(view))
                    if counted(view, first, end) > 1
                },
                starts=tuple(view.paragraphs),
                uncounted=tuple(sorted(view.uncounted)),
                speech=tuple(printed_quotations(view)),
            ),
        )
