"""A record as one page shows it: its names, voices and places, and the words of its sources."""

from collections.abc import Sequence

from msgspec import Struct

from incident_record.catalog.catalog import Catalog, Entry, paragraph_label, voice_name
from incident_record.catalog.dates import spell_date
from incident_record.catalog.direction import direction
from incident_record.catalog.labels import ITS_WORDS, NOTE, after_verb
from incident_record.catalog.summaries import evidence_of
from incident_record.export.content import (
    Child,
    Content,
    inline,
    joined,
    link,
    local_link,
    para,
    phrase,
    place_link,
    unfold,
)
from incident_record.record.model import At, Citing, Quote, Record, Source, Statement


class RecordView(Struct, frozen=True):
    """A record as one page shows it.

    Args:
        entry: what the site has of this one.
        docname: the page that is drawn, which may be another than the record's own.
    """

    catalog: Catalog
    entry: Entry
    record: Record
    docname: str

    @property
    def own(self) -> bool:
        """Whether the page is the record's own, where its items have their anchors."""
        return self.docname == self.entry.docname

    def anchors(self, id_: str) -> list[str]:
        """The anchors of an item, on the record's own page: its id, and those that it had before."""
        return [*self.record.all_ids(id_)] if self.own else []

    def date(self, text: str) -> str:
        """A date in words, in the site's language."""
        return spell_date(text, self.catalog.language)

    def of_source(self, text: str, joint: str, source: Source) -> str:
        """What is said of a source, with its name where the record has several."""
        return text if len(self.record.sources) == 1 else f"{text}{joint}{source.publisher}"

    def title_link(self, *, short: bool = False) -> Content:
        """A link to the record, in its title."""
        return link("incident", self.entry.id, self.entry.short_title if short else self.entry.title)

    def item_link(self, kind: str, id_: str, text: Child) -> Content:
        """A link to an item of the record."""
        return link(kind, f"{self.entry.id}/{id_}", text)

    def name(self, text: str) -> Content:
        """A name, which keeps to itself where it runs in another direction than the page."""
        return self.phrase(text, None, tag="bdi")

    def voices(self, ids: Sequence[str]) -> Content:
        """Whoever says something: the stylesheet gives each kind of voice a colour."""
        people = [(voice_name(self.record, id_), self.record.person(id_)) for id_ in ids]
        kinds = [(name, f"voice-{person.kind if person else 'source'}") for name, person in people]
        if len(kinds) == 1:
            return self.phrase(kinds[0][0], None, "voice", kinds[0][1])
        # An element for each of several, so that the filter can list them one by one.
        names = [self.phrase(name, None, kind) for name, kind in kinds]
        return phrase(*joined(names, ", ", " and "), classes=["voice"], tag="span")

    def said(self, statement: Statement) -> list[Child]:
        """A statement with its voice in front."""
        text = f" {statement.verb}{after_verb(statement.text, statement.verb)}{statement.text}"
        return [self.voices(statement.by), inline(text)]

    def rests(self, *places: At | None) -> list[Child]:
        """The places that something rests on, behind it."""
        # A mark alone on a line would stand beside nothing.
        return [node for at in places if at for node in ("\N{NO-BREAK SPACE}", self.place_link(at))]

    def place_link(self, at: At) -> Child:
        """A place in a source, as `¶10`: a link to it in the article's order, where the source could be read."""
        label, source = paragraph_label(self.record, at), self.record.source(at.source)
        reading = self.entry.finding.readings.get(source.text) if source else None
        if reading is None or at.paragraph > reading.paragraphs:
            return inline(label, "at")
        anchor = map_anchor(at.source, at.paragraph)
        return local_link(anchor, label, "at") if self.own else place_link(self.entry.docname, anchor, label, "at")

    def phrase(self, text: str, source: Source | None, *classes: str, tag: str = "span") -> Content:
        """Words that are a source's and not the site's, with their language and direction."""
        node = phrase(text, classes=classes, tag=tag)
        site = self.catalog.language.replace("_", "-")
        # "en" covers a site in "en-US".
        if source and source.language and not f"{site}-".startswith(f"{source.language}-"):
            node.more["lang"] = source.language
        if direction(text) != self.catalog.direction:
            node.more["dir"] = direction(text)
        return node

    def evidence(self, words: Sequence[str], at: At) -> list[Child]:
        """The source's own words that show something."""
        source = self.record.source(at.source)
        return joined([self.phrase(words_, source, tag="i") for words_ in words], " · ")

    def not_proved(self, item: Citing | Quote) -> list[Child]:
        """What the check found of an item, behind it; nothing where it is proved."""
        codes = self.entry.unproved(item.id, item.at) if item.at else ()
        return [" ", inline(f"Not proved: {', '.join(codes)}", "not-proved")] if codes else []

    def place(self, item: Citing | Quote) -> list[Child]:
        """The place that an item rests on, behind its sentence, and what the check found of it."""
        return [*self.rests(item.at), *self.not_proved(item)]

    def margin(self, *items: Citing | Quote, note: str | None = None, link: Content | None = None) -> list[Child]:
        """What stands beside a sentence, and unfolds behind it where there is no room: the evidence of items, and a note.

        Several items have their places in front; the link stands behind the evidence, or alone.
        """
        lines: list[Child] = []
        for at, words in evidence_of(self.entry, self.record, items, own=self.own):
            place: list[Child] = [inline(paragraph_label(self.record, at)), " "] if len(items) > 1 else []
            lines.append(para(*place, *self.evidence(words, at), *([" ", link] if link else ())))
        label = ITS_WORDS if lines else NOTE
        lines += [para(note, classes=["note"])] if note else []
        if lines:
            return [unfold(*lines, classes=["margin"], summary=label)]
        return [para(link, classes=["margin"])] if link else []


def map_anchor(source: str, number: int) -> str:
    """Where a paragraph stands in the article's order; the underscore keeps it apart from the ids of items."""
    return f"{source}_p{number}"
