"""The check of one record with its sources. The command line and the site's build both call it.

What a folder's records only show together is in `together`. Both read nothing themselves: what they look at is
given to them, with a store that reads each source once.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from incident_record.check import advice as mending
from incident_record.check import prose
from incident_record.check import quote as quotes
from incident_record.check import speaker as attribution
from incident_record.check.characters import deceiving_strings
from incident_record.check.clauses import MAX_WORDS
from incident_record.check.model import (
    Case,
    Finding,
    Naming,
    Opening,
    Quoting,
    SourceReading,
    Use,
    needed_quotations,
    needed_words,
)
from incident_record.check.quote import Proof
from incident_record.check.references import duplicate_ids, unknown_ids
from incident_record.problems import Code, Problem, Trail, excerpt
from incident_record.record.load import Loaded
from incident_record.record.model import At, Quote, Record, Source
from incident_record.record.schema import is_prose
from incident_record.source import seal as seals
from incident_record.source.match import evidence_pattern, find, may_stand
from incident_record.source.store import OpenedSource, SourceStore
from incident_record.source.text import Span, character_spans, counts, evidence_words, span_words
from incident_record.source.view import SourceView, counted, paragraph_bounds, paragraph_of


def check_record(loaded: Loaded, store: SourceStore) -> Finding:
    """What one record shows by itself, with its sources.

    Args:
        loaded: the record, and what was wrong with its file.
        store: where its sources are found.
    """
    record = loaded.record
    if record is None:
        return Finding(loaded.path, None, False, loaded.problems)
    return _RecordCheck(record, store).finding(loaded.problems)


class _RecordCheck:
    """Collects what one record shows; used once."""

    def __init__(self, record: Record, store: SourceStore) -> None:
        self._record = record
        self._problems: list[Problem] = []
        self._proofs: dict[str, Proof] = {}
        self._evidence = 0
        self._opened_sources: dict[str, OpenedSource] = {}
        self._named: dict[str, list[Naming]] = {}
        self._openings: dict[str, list[Opening]] = defaultdict(list)
        self._cited: dict[str, set[int]] = defaultdict(set)
        self._quotings: list[Quoting] = []
        for source in record.sources:
            self._opened_sources[source.id] = store.open(record.path.parent, source.text, source.marks)

    def finding(self, before: tuple[Problem, ...]) -> Finding:
        record = self._record
        self._sources()
        self._problems += deceiving_strings(record)
        self._problems += duplicate_ids(record)
        self._problems += unknown_ids(record)
        for item in record.citing():
            self._evidenced(item.trail, item.id, item.at, item.words)
        for event in record.events:
            if event.date_as_stated is not None:
                self._words((*event.trail, "date_as_stated"), event.id, event.at, event.date_as_stated)
        self._quotes()
        self._prose()
        ids = Counter(quote.id for quote in record.quotes)
        # Of two quotes with one id it cannot be told which a link means, so that neither counts as proved.
        proved = frozenset(id_ for id_, proof in self._proofs.items() if not proof.problems and ids[id_] == 1)
        # Of two sources that name one text, which is a problem of its own, the first counts.
        uses = {source.text: self._use(source) for source in reversed(record.sources)}
        self._seals(uses)
        return Finding(
            path=record.path,
            record=record.id,
            complete=record.complete,
            problems=(*before, *self._problems),
            quotes=len(record.quotes),
            spans=sum(len(quote.spans) for quote in record.quotes),
            proved=proved,
            gaps={quote.id: self._gaps(quote) for quote in record.quotes if quote.id in proved},
            characters=self._characters(proved),
            evidence=self._evidence,
            readings={
                source.text: reading
                for source in record.sources
                if (reading := _reading(self._opened_sources[source.id])) is not None
            },
            uses=uses,
            people=tuple((p.id, p.name, record.location_of((*p.trail, "name"))) for p in record.people),
            names=tuple(dict.fromkeys(name for person in record.people for name in person.names)),
            related=tuple((r.id, record.location_of((*r.trail, "id"))) for r in record.related),
            quotings=tuple(self._quotings),
            quotable=(
                *(tuple(map(span_words, quote.spans)) for quote in record.quotes if quote.id in proved),
                *((span_words(source.title),) for source in record.sources),
            ),
        )

    def _add(self, trail: Trail, code: Code, message: str, item: str | None) -> None:
        self._problems.append(self._record.problem(trail, code, message, item))

    def _sources(self) -> None:
        for source in self._record.sources:
            opened_source = self._opened_sources[source.id]
            for code, message in opened_source.faults:
                self._add((*source.trail, "text"), code, message, source.id)
            if opened_source.view is None:
                continue
            self._named[source.id] = attribution.namings(opened_source.view, self._record.people)
            for waiver in source.unused:
                self._waiver(source, opened_source.view, waiver.trail, waiver.paragraph, waiver.quotation)

    def _waiver(
        self, source: Source, view: SourceView, trail: Trail, paragraph: int | None, quotation: int | None
    ) -> None:
        if paragraph is not None and paragraph > len(view.paragraphs):
            message = (
                f"The source has {len(view.paragraphs)} paragraphs, so there is no {paragraph} to waive."
            )
            self._add((*trail, "paragraph"), Code.UNKNOWN_ID, message, source.id)
        if quotation is not None and quotation > len(view.quotations):
            message = (
                f"The source has {len(view.quotations)} quotations, so there is no {quotation} to waive."
            )
            self._add((*trail, "quotation"), Code.UNKNOWN_ID, message, source.id)

    def _at(self, trail: Trail, item: str, at: At) -> SourceView | None:
        """The view of a cited paragraph, if there is such a paragraph."""
        if at.source not in self._opened_sources:
            # Where no source could be read, that is reported already.
            if self._record.complete or (self._record.sources and at.source not in self._record.declared):
                message = (
                    f"`{at.source}` is the id of no source of this record; correct it, or add the source."
                )
                self._add(trail, Code.UNKNOWN_ID, message, item)
            return None
        view = self._opened_sources[at.source].view
        if view is None:
            return None
        if at.paragraph > len(view.paragraphs):
            message = f"`{at}` names no paragraph: the source has {len(view.paragraphs)}."
            self._add(trail, Code.UNKNOWN_ID, message, item)
            return None
        self._cited[at.source].add(at.paragraph)
        return view

    def _beyond(self, at: At) -> SourceView | None:
        """The view of a source that has no such paragraph."""
        view = self._opened_sources[at.source].view if at.source in self._opened_sources else None
        return view if view is not None and at.paragraph > len(view.paragraphs) else None

    def _evidenced(self, trail: Trail, item: str, at: At | None, words: Sequence[str]) -> None:
        if at is None or self._at((*trail, "at"), item, at) is None:
            return
        for index, one in enumerate(words):
            self._words((*trail, "words", index), item, at, one)

    def _words(self, trail: Trail, item: str, at: At, evidence: str) -> None:
        opened_source = self._opened_sources.get(at.source)
        view = opened_source.view if opened_source else None
        if view is None or at.paragraph > len(view.paragraphs):
            return
        source = self._record.source(at.source)
        words = evidence_words(evidence, source.marks if source else "double")
        shown = excerpt(evidence)
        if sum(map(counts, words)) > MAX_WORDS:
            message = (
                f"The evidence {shown} has more than {MAX_WORDS} words; shorten it to what shows the point."
            )
            self._add(trail, Code.WORDS_TOO_LONG, message, item)
        pattern = evidence_pattern(words)
        bounds = paragraph_bounds(view, at.paragraph)
        found = find(view, pattern, *bounds)
        if found:
            self._evidence += 1
            opening = Opening(self._record.location_of(trail), item, found[0], found[0] + len(words))
            self._openings[at.source].append(opening)
        elif view.mode == "seal" and may_stand(view, pattern, *bounds):
            message = f"The seal has not opened {shown} in ¶{at.paragraph}; put the text at hand and run `make seal`."
            self._add(trail, Code.SEAL_OUTDATED, message, item)
        else:
            message = f"The words {shown} are not in ¶{at.paragraph}{_elsewhere(view, pattern)}; copy them from the source, or correct `at`."
            self._add(trail, Code.WORDS_NOT_FOUND, message, item)

    def _quotes(self) -> None:
        kinds = {person.id: person.kind for person in self._record.people}
        for quote in self._record.quotes:
            self._proofs[quote.id] = proof = self._proof(quote, kinds)
            for trail, (first, end) in proof.opened:
                opening = Opening(self._record.location_of(trail), quote.id, first, end)
                self._openings[quote.at.source].append(opening)

    def _prose(self) -> None:
        """What the record says in its own words: no copy of the source, and no quotation that is not proved."""
        texts = {source.text: self._opened_sources[source.id].text for source in self._record.sources}
        for trail, value in self._record.strings:
            if not is_prose(trail):
                continue
            item = self._record.item_at(trail)
            place = self._record.location_of(trail)
            self._quotings += [Quoting(place, item, words) for _, words in prose.quoted(value)]
            for run in filter(None, (prose.copied(value, text) for text in texts.values() if text)):
                self._add(trail, Code.COPIED_PROSE, prose.told_copied(run), item)

    def _proof(self, quote: Quote, kinds: dict[str, str]) -> Proof:
        before = len(self._problems)
        view = self._at((*quote.trail, "at"), quote.id, quote.at)
        source = self._record.source(quote.at.source)
        beyond = self._beyond(quote.at)
        if beyond is not None and source is not None:
            case = Case(self._record, quote, beyond, source.marks, self._named[source.id], kinds)
            message = mending.beyond(case)
            self._add((*quote.trail, "spans", 0), Code.QUOTE_NOT_FOUND, message, quote.id)
        if view is None or source is None:
            found = tuple(self._problems[before:])
            unread = "The quote's source could not be read."
            return Proof(found or (self._record.problem(quote.trail, Code.NO_SOURCE, unread, quote.id),))
        case = Case(self._record, quote, view, source.marks, self._named[source.id], kinds)
        if quote.speaker not in kinds:
            # That is reported already; what is wrong with the words is told all the same.
            misplaced = quotes.misplaced(case)
            self._problems += misplaced
            unknown = [p for p in self._problems if p.item == quote.id and p.code is Code.UNKNOWN_ID]
            return Proof((*misplaced, *unknown))
        proof = quotes.prove(case)
        self._problems += proof.problems
        doubts = [p for p in self._problems if p.item == quote.id and p.code in _DECEIVING]
        # Whether the text or its seal is right is not known, so that neither proves anything.
        doubts += [p for p in self._problems if p.item == source.id and p.code is Code.SOURCE_CHANGED]
        return replace(proof, problems=(*proof.problems, *doubts))

    def _gaps(self, quote: Quote) -> tuple[bool, ...]:
        view, spans = self._opened_sources[quote.at.source].view, self._proofs[quote.id].spans
        if view is None:
            return ()
        return tuple(quotes.speech_between(view, *two) for two in pairwise(spans))

    def _characters(self, proved: Container[str]) -> dict[str, tuple[Span, ...]]:
        """The character offsets of the spans of proved quotes, for those of sealed texts that are at hand."""
        offsets: dict[str, tuple[Span, ...]] = {}
        for source in self._record.sources:
            opened_source = self._opened_sources[source.id]
            if opened_source.text is not None and opened_source.seal is not None and not source.url:
                own = [q.id for q in self._record.quotes if q.at.source == source.id and q.id in proved]
                placed = {id_: self._proofs[id_].spans for id_ in own}
                offsets |= character_spans(opened_source.text, placed)
        return offsets

    def _use(self, source: Source) -> Use:
        place = self._record.location_of((*source.trail, "text"))
        view = self._opened_sources[source.id].view
        if view is None:
            return Use(source.id, place, source.marks)
        own = [quote for quote in self._record.quotes if quote.at.source == source.id]
        proofs = [self._proofs[quote.id] for quote in own]
        return Use(
            source=source.id,
            place=place,
            marks=source.marks,
            paragraphs=frozenset(
                self._cited[source.id] | {w.paragraph for w in source.unused if w.paragraph}
            ),
            quotations=frozenset(quotation for proof in proofs for quotation in proof.quotations),
            waived=frozenset(w.quotation - 1 for w in source.unused if w.quotation),
            failed=frozenset(q.at.paragraph for q in own if not self._proofs[q.id].quotations),
            sentences=tuple({s for proof in proofs for s in quotes.quoted_sentences(view, proof.spans)}),
            openings=tuple(self._openings[source.id]),
        )

    def _seals(self, uses: Mapping[str, Use]) -> None:
        """Whether the committed seal has what this record needs, whatever the check reads."""
        for source in self._record.sources:
            opened_source = self._opened_sources[source.id]
            if opened_source.view is None or opened_source.seal is None:
                continue
            for person in self._record.people:
                for index, name in enumerate(person.names):
                    if not _lists(opened_source, name):
                        trail = (*person.trail, "called", index - 1) if index else (*person.trail, "name")
                        message = f"The seal of `{source.text}` does not list the name {name!r}; put the text at hand and run `make seal`."
                        self._add(trail, Code.SEAL_OUTDATED, message, person.id)
            if opened_source.text is not None:
                self._openings_sealed(source, opened_source, opened_source.seal, uses[source.text])

    def _openings_sealed(
        self, source: Source, opened_source: OpenedSource, seal: seals.Seal, use: Use
    ) -> None:
        message = f"The seal of `{source.text}` does not open these words; run `make seal`."
        for opening in use.openings:
            if any(position not in seal.salts for position in range(opening.first, opening.end)):
                problem = Problem(
                    str(self._record.path),
                    *opening.place,
                    Code.SEAL_OUTDATED,
                    message,
                    self._record.id,
                    opening.item,
                )
                self._problems.append(problem)
        view = opened_source.view
        for quote in self._record.quotes:
            proof = self._proofs[quote.id]
            if view is None or quote.at.source != source.id or not proof.quotations:
                continue
            own = replace(
                use,
                quotations=frozenset(proof.quotations),
                openings=(),
                sentences=tuple(quotes.quoted_sentences(view, proof.spans)),
            )
            opened = all(position in seal.salts for position in needed_words(own, view))
            told = {at for q in needed_quotations(own, view) for at in view.negations(q)}
            if not opened or not told <= set(seal.negations):
                self._add((*quote.trail, "spans"), Code.SEAL_OUTDATED, message, quote.id)


_DECEIVING = (Code.HIDDEN_CHARACTER, Code.MIXED_SCRIPT)


def _reading(opened_source: OpenedSource) -> SourceReading | None:
    view = opened_source.view
    if view is None:
        return None
    return SourceReading(
        mode=view.mode,
        digest=view.digest,
        checksum=opened_source.seal.checksum if opened_source.seal else None,
        paragraphs=len(view.paragraphs),
        quotations={
            index: paragraph_of(view, first)
            for index, (first, end) in enumerate(view.quotations)
            if counted(view, first, end) > 1
        },
    )


def _lists(opened_source: OpenedSource, name: str) -> bool:
    """Whether a seal lists a name, and at the right places where the text can tell."""
    if opened_source.seal is None or opened_source.view is None:
        return True
    listed = opened_source.seal.names.get(name)
    if listed is None or opened_source.text is None:
        return listed is not None
    return listed == tuple(
        (mention.first, mention.can_speak, mention.hands_over)
        for mention in opened_source.view.mentions(name) or ()
    )


def _elsewhere(view: SourceView, pattern: tuple[frozenset[str], ...]) -> str:
    for number in range(1, len(view.paragraphs) + 1):
        if find(view, pattern, *paragraph_bounds(view, number)):
            return f" but in ¶{number}"
    return ""
