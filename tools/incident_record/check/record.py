"""The check of one record with its sources. The command line and the site's build both call it.

What a folder's records only show together is in `together`. Both read nothing themselves: what they look at is
given to them, with a library that reads each source once.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from incident_record.check import advice as mending
from incident_record.check import prose
from incident_record.check import quote as quotes
from incident_record.check import speaker as attribution
from incident_record.check.case import Case
from incident_record.check.characters import deceiving_strings
from incident_record.check.clauses import MAX_WORDS
from incident_record.check.finding import (
    Finding,
    Opening,
    Quoting,
    Reading,
    Use,
    needed_quotations,
    needed_words,
)
from incident_record.check.quote import Proof
from incident_record.check.references import duplicate_ids, unknown_ids
from incident_record.check.speaker import Naming
from incident_record.problems import Code, Problem, Trail, cited
from incident_record.record.model import At, Loaded, Quote, Record, Source
from incident_record.record.schema import is_own
from incident_record.source import seal as seals
from incident_record.source.store import Library, Volume
from incident_record.source.text import counts, evidence_words, span_words
from incident_record.source.view import (
    Witness,
    counted,
    evidence_pattern,
    find,
    may_stand,
    paragraph_bounds,
    paragraph_of,
)


def check_record(loaded: Loaded, library: Library) -> Finding:
    """What one record shows by itself, with its sources.

    Args:
        loaded: the record, and what was wrong with its file.
        library: where its sources are found.
    """
    record = loaded.record
    if record is None:
        return Finding(loaded.path, None, False, loaded.problems)
    return _RecordCheck(record, library).finding(loaded.problems)


class _RecordCheck:
    """Collects what one record shows; used once."""

    def __init__(self, record: Record, library: Library) -> None:
        self._record = record
        self._problems: list[Problem] = []
        self._proofs: dict[str, Proof] = {}
        self._evidence = 0
        self._volumes: dict[str, Volume] = {}
        self._named: dict[str, list[Naming]] = {}
        self._openings: dict[str, list[Opening]] = defaultdict(list)
        self._cited: dict[str, set[int]] = defaultdict(set)
        self._quotings: list[Quoting] = []
        for source in record.sources:
            self._volumes[source.id] = library.volume(record.path.parent, source.text, source.marks)

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
            whole=record.whole,
            problems=(*before, *self._problems),
            quotes=len(record.quotes),
            spans=sum(len(quote.spans) for quote in record.quotes),
            proved=proved,
            gaps={quote.id: self._gaps(quote) for quote in record.quotes if quote.id in proved},
            evidence=self._evidence,
            readings={
                source.text: reading
                for source in record.sources
                if (reading := _reading(self._volumes[source.id])) is not None
            },
            uses=uses,
            people=tuple((p.id, p.name, record.place_of((*p.trail, "name"))) for p in record.people),
            names=tuple(dict.fromkeys(name for person in record.people for name in person.names)),
            related=tuple((r.id, record.place_of((*r.trail, "id"))) for r in record.related),
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
            volume = self._volumes[source.id]
            for code, message in volume.faults:
                self._add((*source.trail, "text"), code, message, source.id)
            if volume.witness is None:
                continue
            self._named[source.id] = attribution.namings(volume.witness, self._record.people)
            for waiver in source.unused:
                self._waiver(source, volume.witness, waiver.trail, waiver.paragraph, waiver.quotation)

    def _waiver(
        self, source: Source, witness: Witness, trail: Trail, paragraph: int | None, quotation: int | None
    ) -> None:
        if paragraph is not None and paragraph > len(witness.paragraphs):
            message = (
                f"The source has {len(witness.paragraphs)} paragraphs, so there is no {paragraph} to waive."
            )
            self._add((*trail, "paragraph"), Code.UNKNOWN_ID, message, source.id)
        if quotation is not None and quotation > len(witness.quotations):
            message = (
                f"The source has {len(witness.quotations)} quotations, so there is no {quotation} to waive."
            )
            self._add((*trail, "quotation"), Code.UNKNOWN_ID, message, source.id)

    def _at(self, trail: Trail, item: str, at: At) -> Witness | None:
        """The witness of a cited paragraph, if there is such a paragraph."""
        if at.source not in self._volumes:
            # Where no source could be read, that is reported already.
            if self._record.whole or (self._record.sources and at.source not in self._record.declared):
                message = (
                    f"`{at.source}` is the id of no source of this record; correct it, or add the source."
                )
                self._add(trail, Code.UNKNOWN_ID, message, item)
            return None
        witness = self._volumes[at.source].witness
        if witness is None:
            return None
        if at.paragraph > len(witness.paragraphs):
            message = f"`{at}` names no paragraph: the source has {len(witness.paragraphs)}."
            self._add(trail, Code.UNKNOWN_ID, message, item)
            return None
        self._cited[at.source].add(at.paragraph)
        return witness

    def _beyond(self, at: At) -> Witness | None:
        """The witness of a source that has no such paragraph."""
        witness = self._volumes[at.source].witness if at.source in self._volumes else None
        return witness if witness is not None and at.paragraph > len(witness.paragraphs) else None

    def _evidenced(self, trail: Trail, item: str, at: At | None, words: Sequence[str]) -> None:
        if at is None or self._at((*trail, "at"), item, at) is None:
            return
        for index, one in enumerate(words):
            self._words((*trail, "words", index), item, at, one)

    def _words(self, trail: Trail, item: str, at: At, evidence: str) -> None:
        volume = self._volumes.get(at.source)
        witness = volume.witness if volume else None
        if witness is None or at.paragraph > len(witness.paragraphs):
            return
        source = self._record.source(at.source)
        words = evidence_words(evidence, source.marks if source else "double")
        shown = cited(evidence)
        if sum(map(counts, words)) > MAX_WORDS:
            message = (
                f"The evidence {shown} has more than {MAX_WORDS} words; shorten it to what shows the point."
            )
            self._add(trail, Code.WORDS_TOO_LONG, message, item)
        pattern = evidence_pattern(words)
        bounds = paragraph_bounds(witness, at.paragraph)
        found = find(witness, pattern, *bounds)
        if found:
            self._evidence += 1
            opening = Opening(self._record.place_of(trail), item, found[0], found[0] + len(words))
            self._openings[at.source].append(opening)
        elif witness.mode == "seal" and may_stand(witness, pattern, *bounds):
            message = f"The seal has not opened {shown} in ¶{at.paragraph}; put the text at hand and run `make seal`."
            self._add(trail, Code.SEAL_OUTDATED, message, item)
        else:
            message = f"The words {shown} are not in ¶{at.paragraph}{_elsewhere(witness, pattern)}; copy them from the source, or correct `at`."
            self._add(trail, Code.WORDS_NOT_FOUND, message, item)

    def _quotes(self) -> None:
        kinds = {person.id: person.kind for person in self._record.people}
        for quote in self._record.quotes:
            self._proofs[quote.id] = proof = self._proof(quote, kinds)
            for trail, (first, end) in proof.opened:
                opening = Opening(self._record.place_of(trail), quote.id, first, end)
                self._openings[quote.at.source].append(opening)

    def _prose(self) -> None:
        """What the record says in its own words: no copy of the source, and no quotation that is not proved."""
        texts = {source.text: self._volumes[source.id].text for source in self._record.sources}
        for trail, value in self._record.strings:
            if not is_own(trail):
                continue
            item = self._record.item_at(trail)
            place = self._record.place_of(trail)
            self._quotings += [Quoting(place, item, words) for _, words in prose.quoted(value)]
            for run in filter(None, (prose.copied(value, text) for text in texts.values() if text)):
                self._add(trail, Code.COPIED_PROSE, prose.told_copied(run), item)

    def _proof(self, quote: Quote, kinds: dict[str, str]) -> Proof:
        before = len(self._problems)
        witness = self._at((*quote.trail, "at"), quote.id, quote.at)
        source = self._record.source(quote.at.source)
        beyond = self._beyond(quote.at)
        if beyond is not None and source is not None:
            case = Case(self._record, quote, beyond, source.marks, self._named[source.id], kinds)
            message = mending.beyond(case)
            self._add((*quote.trail, "spans", 0), Code.QUOTE_NOT_FOUND, message, quote.id)
        if witness is None or source is None:
            found = tuple(self._problems[before:])
            unread = "The quote's source could not be read."
            return Proof(found or (self._record.problem(quote.trail, Code.NO_SOURCE, unread, quote.id),))
        case = Case(self._record, quote, witness, source.marks, self._named[source.id], kinds)
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
        witness, spans = self._volumes[quote.at.source].witness, self._proofs[quote.id].spans
        if witness is None:
            return ()
        return tuple(quotes.speech_between(witness, *two) for two in pairwise(spans))

    def _use(self, source: Source) -> Use:
        place = self._record.place_of((*source.trail, "text"))
        witness = self._volumes[source.id].witness
        if witness is None:
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
            sentences=tuple({s for proof in proofs for s in quotes.quoted_sentences(witness, proof.spans)}),
            openings=tuple(self._openings[source.id]),
        )

    def _seals(self, uses: Mapping[str, Use]) -> None:
        """Whether the committed seal has what this record needs, whatever the check reads."""
        for source in self._record.sources:
            volume = self._volumes[source.id]
            if volume.witness is None or volume.seal is None:
                continue
            for person in self._record.people:
                for index, name in enumerate(person.names):
                    if not _lists(volume, name):
                        trail = (*person.trail, "called", index - 1) if index else (*person.trail, "name")
                        message = f"The seal of `{source.text}` does not list the name {name!r}; put the text at hand and run `make seal`."
                        self._add(trail, Code.SEAL_OUTDATED, message, person.id)
            if volume.text is not None:
                self._openings_sealed(source, volume, volume.seal, uses[source.text])

    def _openings_sealed(self, source: Source, volume: Volume, seal: seals.Seal, use: Use) -> None:
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
        witness = volume.witness
        for quote in self._record.quotes:
            proof = self._proofs[quote.id]
            if witness is None or quote.at.source != source.id or not proof.quotations:
                continue
            own = replace(
                use,
                quotations=frozenset(proof.quotations),
                openings=(),
                sentences=tuple(quotes.quoted_sentences(witness, proof.spans)),
            )
            opened = all(position in seal.salts for position in needed_words(own, witness))
            told = {at for q in needed_quotations(own, witness) for at in witness.negations(q)}
            if not opened or not told <= set(seal.negations):
                self._add((*quote.trail, "spans"), Code.SEAL_OUTDATED, message, quote.id)


_DECEIVING = (Code.HIDDEN_CHARACTER, Code.MIXED_SCRIPT)


def _reading(volume: Volume) -> Reading | None:
    witness = volume.witness
    if witness is None:
        return None
    return Reading(
        mode=witness.mode,
        digest=witness.digest,
        checksum=volume.seal.checksum if volume.seal else None,
        paragraphs=len(witness.paragraphs),
        quotations={
            index: paragraph_of(witness, first)
            for index, (first, end) in enumerate(witness.quotations)
            if counted(witness, first, end) > 1
        },
    )


def _lists(volume: Volume, name: str) -> bool:
    """Whether a seal lists a name, and at the right places where the text can tell."""
    if volume.seal is None or volume.witness is None:
        return True
    listed = volume.seal.names.get(name)
    if listed is None or volume.text is None:
        return listed is not None
    return listed == tuple(
        (mention.first, mention.acts, mention.takes) for mention in volume.witness.mentions(name) or ()
    )


def _elsewhere(witness: Witness, pattern: tuple[frozenset[str], ...]) -> str:
    for number in range(1, len(witness.paragraphs) + 1):
        if find(witness, pattern, *paragraph_bounds(witness, number)):
            return f" but in ¶{number}"
    return ""
