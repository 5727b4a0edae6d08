"""Drafts a record from a text: all that needs no judgment is there, and what was guessed says so in `unconfirmed`."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from incident_record.check.numbers import spelled_from_ten
from incident_record.languages import all_words
from incident_record.maintain.events import DatedWords, date_of, place_in, stated_days, story_start
from incident_record.maintain.fields import Fields, Inline, cited_paragraph, ids_in, text_or_list
from incident_record.maintain.language import language_of
from incident_record.maintain.names import is_titled, name_of
from incident_record.maintain.opened import Opened
from incident_record.maintain.openings import Openings
from incident_record.maintain.own_words import gives_figure, own_sentences
from incident_record.maintain.people import People
from incident_record.maintain.printed import bare_words, lead, printed_words, spoken_words, unstopped
from incident_record.maintain.source_draft import SourceDraft, no_speech
from incident_record.maintain.speech import Speech, said_in, speech_of
from incident_record.maintain.words import PERSONAL, may_speak
from incident_record.source.lexicon import SOURCE_STARTS
from incident_record.source.text import Span
from incident_record.source.view import TextView, counted, paragraph_bounds, paragraph_of, quotations_in
from incident_record.source.voices import Phrase

_PLAIN = all_words("reporting")
_SILENT = all_words("silent")
_NO_VERBS = SOURCE_STARTS | all_words("nouns")


class Drafter:
    """Drafts the record of one text.

    Args:
        raw: the text as it is stored, for the source's own typography.
        by: with a text that is wholly somebody's own words, whose.
        openings: what the check opens of the text.
        folder: the folder of the records, which may show words of the text already.
    """

    def __init__(
        self, id_: str, stem: str, view: TextView, raw: str, by: str | None, openings: Openings, folder: Path
    ) -> None:
        self._id, self._view, self._raw, self._by, self._stem = id_, view, raw, by, stem
        # A number alone is a poor name, which YAML would need in quotation marks.
        self._source = next((part for part in re.split(r"[-._]", stem.lower()) if part[:1].isalpha()), "source")
        self._language = language_of(view)
        self._numbers = range(1, len(view.paragraphs) + 1)
        elsewhere = list(openings.of_folder(folder))
        self._opened = Opened(view, elsewhere)
        self._people = People(view, {self._source, by or ""}, own=name_of(view, by or ""))
        self._named: set[str] = set()
        self._described: set[str] = set()
        self._statements: list[Fields] = []
        self._stretches: dict[str, list[Span]] = {}
        self._spoken: set[Span] = set()
        self._quotes = list(self._own_quotes() if by else self._draft_quotes())
        source = SourceDraft(view, self._printed, raw, by)
        cited = {int(at.rpartition(":")[2]) for at in self._cited()}
        self._drafted_source = source.item(self._source, stem, self._language, cited)
        # A quote shows more than its clause: the check opens all of the name beside it too.
        quoted = openings.of_quotes(self._quoting(), Opened(view, elsewhere), self._printed)
        self._opened = Opened(view, [*elsewhere, *quoted], spelled_from_ten(self._language))

    def record(self) -> Fields:
        """The draft, in the order of a record's fields."""
        # In this order: what a name shows counts when the evidence of statements is chosen.
        days = list(self._days())
        self._open_names()
        free = self._free()
        self._statements = [item for number in free for item in self._sayings(number, quoted=False)]
        quoting = dict.fromkeys(map(cited_paragraph, self._quotes))
        self._statements += [item for number in quoting for item in self._sayings(number, quoted=True)]
        self._statements.sort(key=cited_paragraph)
        self._described = self._people.add_described()
        self._open_names()
        lists = {
            "people": self._draft_people(),
            "statements": [*map(self._with_about, self._statements)],
            "events": self._draft_events(days),
            "quotes": [*map(self._with_about, self._quotes)],
        }
        record: Fields = {"id": self._id, "title": "", "summary": "", "date": date_of(self._id)}
        place = next(filter(None, (place_in(self._view, number) for number in self._numbers[:4])), "")
        # Where it was written is most often where it happened.
        record |= {"place": place, "unconfirmed": Inline(["place"])} if place else {}
        record["sources"] = [self._drafted_source]
        record |= {name: items for name, items in lists.items() if items}
        return record | {"former_ids": [], "corrections": []}

    def _with_about(self, item: Fields) -> Fields:
        """A statement or a quote with the persons whom its paragraph or its words name, but for whoever says it."""
        voices = ids_in(item.get("by") or item["speaker"])
        named = [
            id_
            for span in self._stretches.get(item["id"], ())
            for id_ in self._people.mentioned(*span)
            if id_ not in voices
        ]
        if not named:
            return item
        fields: Fields = {}
        for key, value in item.items():
            # In the order of a record's fields: the place stands behind what a statement is about.
            if key == ("unconfirmed" if "spans" in item else "at"):
                fields["about"] = Inline(dict.fromkeys(named))
            fields[key] = value
        return fields | {"unconfirmed": Inline([*item["unconfirmed"], "about"])}

    def _draft_people(self) -> list[Fields]:
        """Everybody who says something, and those of whom the source says who they are."""
        used = {id_ for quote in self._quotes for id_ in ids_in(quote["speaker"])}
        used |= {id_ for statement in self._statements for id_ in ids_in(statement["by"])}
        return [
            *self._own(),
            *(
                person.item(self._source, self._printed)
                for person in self._people.all
                if person.id in used | self._described
            ),
        ]

    def _quoting(self) -> Fields:
        """The draft with its quotes alone, as a record that the check reads."""
        source = {**self._drafted_source, "title": "-", "publisher": "-"}
        # Without their evidence, which gives way to that of quotes.
        evidence = ("at", "words", "unconfirmed")
        people = [{key: item[key] for key in item if key not in evidence} for item in self._draft_people()]
        lists = {"sources": [source], "people": people, "quotes": self._quotes}
        return {"id": self._id, "title": "-", "date": date_of(self._id), **lists}

    def _open_names(self) -> None:
        """Choose the evidence of everybody who has none yet: as much of what stands beside the name as may be shown."""
        for person in self._people.all:
            if person.id not in self._named:
                self._named.add(person.id)
                # Spelled, an age stands before the name.
                aged = (at for at in range(*person.naming) if str(person.age) in self._view.text.words[at])
                keep = [person.head, *[next(aged, person.naming[0])] * (person.age is not None)]
                evidence = self._opened.fitting(person.naming, *keep)
                # A figure needs evidence.
                if evidence != person.naming and any(letter.isdigit() for letter in person.role):
                    person.role = ""
                person.age = person.age if evidence else None
                person.naming = evidence or (0, 0)

    def _free(self) -> list[int]:
        """The paragraphs that nothing is drafted of."""
        used = {cited_paragraph(quote) for quote in self._quotes}
        return [number for number in self._reported_in if number not in used]

    @cached_property
    def _reported_in(self) -> list[int]:
        """The paragraphs without a waiver, but for the headline, whose contents stand in the text too."""
        source = self._drafted_source
        skipped = {source.get("headline"), *(waiver.get("paragraph") for waiver in source.get("unused", []))}
        return [number for number in self._numbers if number not in skipped]

    def _own(self) -> list[Fields]:
        """Whose words the whole text is, by the name that the text has for the id."""
        if not self._by:
            return []
        name = name_of(self._view, self._by)
        kind = "person" if is_titled(self._view, name) else "organization"
        item: Fields = {"id": self._by, "kind": kind, "name": name}
        return [{**item, "unconfirmed": Inline(["kind", "name"])}]

    def _cited(self) -> Iterator[str]:
        """The places that quotes and people cite."""
        yield from (f":{person.at}" for person in self._people.all)
        for quote in self._quotes:
            yield quote["at"]
            # Its paragraph may be another than the quote's.
            yield quote.get("antecedent", quote)["at"]

    def _own_quotes(self) -> Iterator[Fields]:
        for number, sentence in own_sentences(self._view, self._language):
            self._spoken.add(sentence)
            quote = {"id": f"quote-{number}", "speaker": self._by, "at": f"{self._source}:{number}"}
            yield {**quote, "spans": [self._printed(sentence)], "attribution": None, "unconfirmed": Inline(["spans"])}

    def _draft_quotes(self) -> Iterator[Fields]:
        groups: dict[tuple[int, object], tuple[Speech | None, list[int]]] = {}
        waived = no_speech(self._view)
        for index, (first, end) in enumerate(self._view.quotations):
            if counted(self._view, first, end) > 1 and index not in waived:
                speech = speech_of(self._view, index)
                # Quotations that one clause speaks for are one quote.
                key = (speech.speakers, speech.pronoun, speech.clauses) if speech else index
                groups.setdefault((paragraph_of(self._view, first), key), (speech, []))[1].append(index)
        for number, ((paragraph, _), (speech, quotations)) in enumerate(groups.items(), 1):
            self._stretches[f"quote-{number}"] = [self._view.quotations[index] for index in quotations]
            yield self._draft_quote(f"quote-{number}", paragraph, quotations, speech)

    def _draft_quote(self, id_: str, paragraph: int, quotations: Sequence[int], speech: Speech | None) -> Fields:
        quote: Fields = {"id": id_, "speaker": "", "at": f"{self._source}:{paragraph}"}
        # American print sets the clause's comma inside the marks.
        pieces = (piece for index in quotations for piece in self._pieces(index))
        spans = [spoken_words(self._view, self._raw, piece).rstrip(",") for piece in pieces]
        if speech is None:
            return {**quote, "spans": spans, "attribution": "", "unconfirmed": Inline(["speaker", "attribution"])}
        clauses = [unstopped(self._printed(clause)) for clause in self._clauses(speech)]
        quote |= {"spans": spans, "attribution": text_or_list(clauses)}
        guessed = ["speaker", "attribution"]
        if speech.pronoun:
            self._set_antecedent(quote, speech)
            guessed += ["antecedent"] * ("antecedent" in quote)
        else:
            quote["speaker"] = text_or_list([self._people.named(naming).id for naming in speech.speakers])
        return {**quote, "unconfirmed": Inline(guessed)}

    def _pieces(self, quotation: int) -> Iterator[Span]:
        """A quotation's words in each of the paragraphs that it runs over."""
        first, end = self._view.quotations[quotation]
        edges = [first, *(start for start in self._view.paragraphs if first < start < end), end]
        return pairwise(edges)

    def _set_antecedent(self, quote: Fields, speech: Speech) -> None:
        """Let a pronoun stand for the likeliest; that the check accepts another one does not make that one right."""
        if not speech.antecedents:
            return
        naming = speech.antecedents[0]
        quote["speaker"] = self._people.named(naming, person=speech.pronoun in PERSONAL).id
        evidence = self._opened.fitting((naming.first, naming.end), naming.head) or (naming.head, naming.head + 1)
        at = f"{self._source}:{paragraph_of(self._view, naming.first)}"
        quote["antecedent"] = {"at": at, "words": unstopped(self._printed(evidence))}

    def _days(self) -> Iterator[DatedWords]:
        """What the source dates, where the words for it may be shown; these are shown then."""
        for day in stated_days(self._view, date_of(self._id), self._reported_in):
            if self._opened.fitting(day.stated, day.stated[0], day.stated[1] - 1):
                yield day

    def _draft_events(self, days: Sequence[DatedWords]) -> list[Fields]:
        """Events without a title, which is left to be written; their year may be that of the record alone."""
        events: list[Fields] = []
        for day in days:
            event: Fields = {"id": f"event-{len(events) + 1}", "date": day.date}
            event |= {"date_as_stated": unstopped(self._printed(day.stated)), "title": ""}
            # As much of the evidence as the seal may show beside the rest, and always the date itself.
            starts = range(day.evidence[0], day.stated[0] + 1)
            spans = ((first, day.evidence[1]) for first in starts)
            evidence = next(filter(self._opened.fits, spans), day.stated)
            self._opened.add(evidence)
            said = [statement["id"] for statement in self._statements if cited_paragraph(statement) == day.paragraph]
            event |= {"statements": Inline(said)} if said else {}
            event |= {"at": f"{self._source}:{day.paragraph}", "words": self._words(evidence)}
            event["unconfirmed"] = Inline(["date", "date_as_stated", *["statements"] * bool(said), "words"])
            events.append(event)
        return events

    def _words(self, *spans: Span) -> Inline:
        return Inline([bare_words(self._printed(span)) for span in spans])

    def _sayings(self, number: int, *, quoted: bool) -> Iterator[Fields]:
        """A statement for each voice of a paragraph, from the sentence on in which it first speaks.

        Args:
            number: the paragraph.
            quoted: whether quotes cite it; then only what somebody says in a sentence without a quotation is one.
        """
        bounds = paragraph_bounds(self._view, number)
        # A paragraph behind a colon goes on with the sentence before it.
        begin = min(story_start(self._view, number), bounds[1] - 1)
        starts = [begin, *(at for at in self._view.sentences if begin < at < bounds[1])]
        stretches: dict[str, Span] = {}
        verb = ""
        for first, end in pairwise([*starts, bounds[1]]):
            speech = said_in(self._view, first, end)
            cited = any(voice.quotations for voice in self._view.voices.within(first, end))
            # In other paragraphs what stands in marks is a word or a title.
            if (
                quoted
                and not (self._by and gives_figure(self._view, first, end, self._spoken))
                and (cited or speech is None or any(quotations_in(self._view, first, end)))
            ):
                continue
            last = next(reversed(stretches), None)
            # A sentence in which nobody says anything goes on with the voice before it.
            # Nothing that follows "declined to comment" is what was said.
            goes_on = speech is None and verb not in _SILENT
            verb = speech.verb if speech else verb
            voice = last if last and goes_on else str(self._voice(self._namings(speech)))
            if voice == last and (self._by or not quoted):
                stretches[voice] = stretches[voice][0], end
            else:
                stretches.setdefault(voice, (first, end))
        for count, stretch in enumerate(stretches.values()):
            id_ = f"paragraph-{number}" + f"-{count + 1}" * (count > 0)
            self._stretches[id_] = [stretch]
            yield {"id": id_, **self._draft_statement(number, stretch)}

    def _namings(self, speech: Speech | None) -> tuple[Phrase, ...]:
        """What names those who say something, in a text that is not all one voice's."""
        if self._by or speech is None:
            return ()
        namings = speech.speakers or speech.antecedents[:1]
        # "According to a survey", "según una encuesta": nobody says so, and the source reports it.
        weak = speech.verb in _NO_VERBS
        return tuple(naming for naming in namings if not weak or may_speak(self._view, naming))

    def _voice(self, namings: Sequence[Phrase]) -> Any:
        """The id of whoever says something, or a list of ids; that of the source where nobody is named."""
        return text_or_list([self._people.named(naming).id for naming in namings]) or self._by or self._source

    def _draft_statement(self, number: int, stretch: Span) -> Fields:
        first, end = stretch
        speech = said_in(self._view, first, end)
        namings = self._namings(speech)
        item: Fields = {"by": self._voice(namings)}
        item |= {"verb": self._verb(speech if namings else None), "text": "", "at": f"{self._source}:{number}"}
        first = max(first, story_start(self._view, number))
        # Two words are a dateline, and no sentence.
        sentence = next((start for start in self._view.sentences if start > first + 2), end)
        self._open_names()
        opening = lead(self._view, self._printed, first, min(end, sentence))
        clauses = self._clauses(speech) if speech and namings else [self._evidence(opening, opening[0])]
        # A verb by itself is evidence of nothing.
        evidence = [clause for clause in clauses if clause[1] - clause[0] > 1] or clauses
        item["words"] = self._words(*evidence, *self._opened.figures(first, end, *evidence))
        return {**item, "unconfirmed": Inline(["by", "verb", "words"])}

    def _clauses(self, speech: Speech) -> list[Span]:
        """The clause, with as many of its words as may be shown; always with the names of those who speak."""
        heads = [phrase.head for phrase in speech.speakers]
        inside = [([at for at in heads if first <= at < end], (first, end)) for first, end in speech.clauses]
        # Of a pronoun or a verb alone nothing can be left out.
        return [self._evidence(span, *(keep or (span[0], span[1] - 1))) for keep, span in inside]

    def _evidence(self, span: Span, *keep: int) -> Span:
        """As many words of a stretch as may be shown, rather with some of them; the first one where none may be."""
        return self._opened.fitting(span, *keep) or self._opened.fitting(span) or (span[0], span[0] + 1)

    def _verb(self, speech: Speech | None) -> str:
        """The source's verb, if it is a word of ours that takes a statement."""
        if speech is None:
            return "said" if self._by else "reported"
        return speech.verb if self._language == "en" and speech.verb in _PLAIN else "said"

    def _printed(self, span: Span) -> str:
        return printed_words(self._view, self._raw, span)
