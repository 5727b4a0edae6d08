"""What pages say of a record in a sentence or a count: who takes part, what is proved, what of it can stand for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from incident_record.catalog.catalog import Entry, in_words, voices_name
from incident_record.catalog.dates import spell_date
from incident_record.catalog.direction import isolated
from incident_record.catalog.labels import CONTENT_NOTE, MODES, in_a_row, many
from incident_record.catalog.search_text import without_accents
from incident_record.check.model import Finding, SourceReading
from incident_record.record.dates import order
from incident_record.record.model import (
    At,
    Citing,
    Event,
    Person,
    PolicyPoint,
    Question,
    Quote,
    Record,
    Source,
    Statement,
)

# How many words a span has at least that stands alone at the top of a page.
_FEWEST = 5


def record_facts(record: Record, language: str) -> str:
    """The date of a record, and how much it holds."""
    counts = ((record.quotes, "quote"), (record.statements, "statement"))
    date = [spell_date(record.date, language)] if record.date else []
    gaps = [f"not stated: {open_questions(record)}"] if record.unanswered else []
    return " · ".join([*date, *(many(len(items), what) for items, what in counts if items), *gaps])


def content_note(record: Record) -> str | None:
    """What a reader should know before reading on; with a label, since it stands before the title."""
    return f"{CONTENT_NOTE} {record.content_note}" if record.content_note else None


def about_person(person: Person) -> str:
    """Age and role, as they follow a name."""
    age = "" if person.age is None else f", {person.age}"
    return f"{age} · {person.role}" if person.role else age


def counts_of(record: Record, person: Person) -> str:
    """How much somebody says in a record, as it follows a link to it."""
    ids = _voices_of(record, person)
    quotes = sum(not ids.isdisjoint(quote.speakers) for quote in record.quotes)
    said = sum(not ids.isdisjoint(statement.by) for statement in record.statements)
    counts = in_a_row([many(count, what) for count, what in ((quotes, "quote"), (said, "statement")) if count])
    return counts and f" ({counts})"


def voice_key(record: Record, id_: str) -> tuple[str, str]:
    """What is the same for one voice in all records; the id of a source has its meaning in one record alone."""
    source = None if record.person(id_) else record.source(id_)
    return ("person", id_) if source is None else ("source", source.publisher)


def is_about(record: Record, person: Person) -> bool:
    """Whether a record is about somebody: the first of its people, whom its title names. In the record of a death that is who died."""
    return person.id == record.people[0].id and person.name in record.title


def takes_part(record: Record, person: Person) -> bool:
    """Whether somebody is quoted, makes a statement or asks for something."""
    voices = [quote.speakers for quote in record.quotes]
    voices += [statement.by for statement in record.statements]
    voices += [point.actors for point in record.policy_points]
    return any(not _voices_of(record, person).isdisjoint(ids) for ids in voices)


def _voices_of(record: Record, person: Person) -> set[str]:
    """The ids under which somebody speaks; an outlet that is recorded speaks as its sources too."""
    return {person.id, *(source.id for source in record.sources if source.publisher == person.name)}


def people_in_order(record: Record) -> list[Person]:
    """The people of a record: whoever takes part comes first, but for the first of all, whom it is about."""
    return [*record.people[:1], *sorted(record.people[1:], key=lambda person: not takes_part(record, person))]


def answering_voices(record: Record) -> set[str]:
    """Whoever answers a question of a record."""
    voices = [statement.by for statement in record.statements if statement.id in record.answers]
    voices += [quote.speakers for quote in record.quotes if quote.id in record.answers]
    return {voice for together in voices for voice in together}


def only_voice(record: Record) -> str | None:
    """The one person who says all quotes of a record that has several."""
    # A single quote has its speaker's name beside it.
    speakers = {speaker for quote in record.quotes for speaker in quote.speakers}
    return speakers.pop() if len(speakers) == 1 and len(record.quotes) > 1 else None


def evidence_of(
    entry: Entry, record: Record, items: Iterable[Citing | Quote], *, own: bool
) -> Iterator[tuple[At, Sequence[str]]]:
    """The evidence that a page shows beside items, with its places: none of quotes, nor of what is not proved.

    Args:
        own: whether it is the record's page, which leaves out what stands there anyway.
    """
    for item in items:
        if not isinstance(item, Quote) and item.at and not entry.unproved(item.id, item.at):
            words = new_evidence(record, item) if own and not isinstance(item, Statement) else item.words
            if words:
                yield item.at, words


def new_evidence(record: Record, item: Citing) -> list[str]:
    """The evidence of an item without what a statement at the same place has, or the item's own name."""
    beside = [words for said in record.statements if said.at == item.at for words in said.words]
    beside += [item.name] if isinstance(item, Person) else []
    return [words for words in item.words if not any(words in other for other in beside)]


def asked_by_both(record: Record, other: Record) -> Iterator[tuple[Question, Question]]:
    """The questions that two records ask, where one of them has an answer."""
    theirs = {question.id: question for question in other.questions}
    pairs = ((question, theirs[question.id]) for question in record.questions if question.id in theirs)
    return (pair for pair in pairs if pair[0].answers or pair[1].answers)


def other_names(person: Person) -> list[str]:
    """What else somebody is called: by the source, and by an organization's initials, with and without its first words."""
    capitals = "".join(word[0] for word in person.name.split() if word[0].isupper())
    # Of the Harbor Rescue Board HRB; two letters alone would be found in everything.
    initials = [capitals[start:] for start in range(len(capitals) - 2)] if person.kind != "person" else []
    return [*person.called, *initials]


def other_words(record: Record) -> list[str]:
    """The words of all other names in a record without their accents, each once."""
    names = (without_accents(name) for person in record.people for name in other_names(person))
    return sorted({word for name in names for word in name.split()})


def lead_quote(record: Record, finding: Finding) -> tuple[Quote, str | None] | None:
    """What of the proved quotes stands for all: the shortest first span that can stand alone, else the first quote whole."""
    proved = [quote for quote in record.quotes if quote.id in finding.proved]
    # Not a later span: it may go on with a "but" from what is left out of it.
    starts = [(len(quote.spans[0].split()), quote, quote.spans[0]) for quote in proved]
    # A small letter goes on with a sentence that began before the quotation.
    starts = [start for start in starts if start[0] >= _FEWEST and not start[2][0].islower()]
    return min(starts, key=lambda start: start[0])[1:] if starts else (proved[0], None) if proved else None


def who_is_meant(record: Record, quote: Quote) -> str:
    """Whom a reporting clause means that does not name the speaker, as it precedes the place that does."""
    said = {word.lower(): word for clause in quote.attribution for word in clause.split()}
    for person in filter(None, map(record.person, quote.speakers)):
        for pronoun in said.keys() & set(person.pronouns):
            return f"“{said[pronoun]}” is {person.name}, named in"
    return "The speaker is named in"


def first_naming(record: Record, name: str) -> At | None:
    """Where the first event or statement stands that has a name in its evidence; our words for it show nothing."""
    items: list[Event | Statement] = [*record.events, *record.statements]
    return next((item.at for item in items if any(name in words for words in item.words)), None)


def date_rests(record: Record) -> Sequence[At]:
    """What a record's date rests on: the first event of that date, and a statement of the year if that has none."""
    event = next((event for event in record.events if event.date == record.date), None)
    if event is None or record.date is None:
        return ()
    year = record.date.lstrip("[.")[:4]
    dated = any(year in words for words in (event.date_as_stated or "", *event.words))
    # A year among other words may be that of something else.
    given = [said.at for said in record.statements if year in said.words and not dated]
    return (event.at, *given[:1])


def events_in_order(record: Record) -> list[Event]:
    """The events of a record by the last day that their dates can mean, as the timeline of all records has them."""
    # What is certainly before something else has an earlier last day too.
    return sorted(record.events, key=lambda event: order(event.date)[::-1])


def open_questions(record: Record) -> str:
    """How many of a record's questions its sources leave open: `answers to 2 of 5 questions`."""
    return f"answers to {len(record.unanswered)} of {many(len(record.questions), 'question')}"


def sources_line(record: Record, language: str) -> str:
    """Who published the sources of a record, and when; of several the ids too, by which places name them."""
    dated = [(isolated(source.publisher), source.published, source.id) for source in record.sources]
    named = [(f"{name}, {spell_date(date, language)}" if date else name, id_) for name, date, id_ in dated]
    if len(named) == 1:
        return f"Source: {named[0][0]}"
    return f"{many(len(named), 'source')}: {'; '.join(f'{name} ({id_})' for name, id_ in named)}"


def tally(
    sources: Set[str], **items: Sequence[Event | Person | PolicyPoint | Quote | Statement]
) -> Iterator[tuple[int, str]]:
    """How many items of each kind rest on each paragraph of a source, in words, by the paragraph's number.

    Args:
        sources: the source's ids.
        items: the items by what one is called.
    """
    counts = {
        what: Counter(item.at.paragraph for item in group if item.at and item.at.source in sources)
        for what, group in items.items()
    }
    for number in sorted(set().union(*counts.values())):
        yield number, " · ".join(many(count[number], what) for what, count in counts.items() if count[number])


def about_source(record: Record, source: Source, language: str) -> str:
    """What is known of a source beside its citation, and what is not."""
    about = [in_words(source.kind)]
    if source.by:
        about.append(f"the whole text is the words of {voices_name(record, source.by)}")
    about.append(f"the title is ¶{source.headline}" if source.headline else "the title was not checked")
    if source.accessed:
        about.append(f"read there on {spell_date(source.accessed, language)}")
    asked = (("author", source.author), ("date", source.published), ("address", source.url))
    # A gap is shown, not passed over: a reader could take the missing date for one that we left out.
    missing = [name for name, value in asked if not value]
    return f"{'; '.join([*about, *([f'{in_a_row(missing)} not stated'] if missing else [])])}."


def order_title(source: Source) -> str:
    """The title of the part that goes through a source paragraph by paragraph."""
    return f"In the {'article' if source.kind == 'news-article' else 'source'}’s order"


def proof_sentences(record: Record, finding: Finding) -> str:
    """What was proved of a record."""
    number = len(finding.proved)
    quotes = f"{number} of {many(finding.quotes, 'quote')} {'is' if number == 1 else 'are'}"
    if number == finding.quotes > 2:
        quotes = f"All {number} quotes are"
    proved = [
        f"{quotes} in {'the source' if len(record.sources) == 1 else 'their sources'} word for word, {_where(record)}."
        if finding.quotes
        else "The record has no quotes."
    ]
    unread = [source.publisher for source in record.sources if source.text not in finding.readings]
    if unread:
        proved.append(f"Neither text nor seal of {in_a_row(unread)} could be read, so nothing of it is proved.")
    read = [source for source in record.sources if source.text in finding.readings]
    if read:
        used = in_a_row([_share(record, finding, source) for source in read])
        parts = dict.fromkeys(f"“{order_title(source)}”" for source in read)
        proved.append(f"The record rests on {used}, as {in_a_row([*parts])} {'shows' if len(parts) == 1 else 'show'}.")
    return " ".join([*proved, "No program checks our own sentences, or whether a speaker was right."])


def _where(record: Record) -> str:
    """How the sources give words to a speaker: in quotation marks, or as a whole text."""
    own = [source.publisher for source in record.sources if source.marks == "none"]
    if len(own) == len(record.sources):
        return "and the whole text is the speaker’s own words"
    marked = "in quotation marks, given to the speaker named here"
    return f"{marked}; the whole text of {in_a_row(own)} is the speaker’s own words" if own else marked


def _share(record: Record, finding: Finding, source: Source) -> str:
    # `uses` has the waived paragraphs and the title too, since coverage asks for all.
    title = {source.headline} - {
        item.at.paragraph for item in record.citing() if item.at and item.at.source == source.id
    }
    cited = finding.uses[source.text].paragraphs - {waiver.paragraph for waiver in source.unused} - title
    name = "the source" if len(record.sources) == 1 else source.publisher
    return f"{len(cited)} of {many(finding.readings[source.text].paragraphs, 'paragraph')} of {name}"


def proof_facts(reading: SourceReading | None, text: str, citing: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """What was read of a source, and how much of it the records use together: terms and what they say.

    Args:
        reading: what was read; None where nothing could be.
        text: the source's `text`.
        citing: the records that cite it.
    """
    if reading is None:
        yield "Checked against", "nothing: neither text nor seal could be read"
        return
    uses = [entry.finding.uses[text] for entry in citing]
    quoted = reading.quotations.keys() & {number for use in uses for number in use.quotations}
    cited = {number for use in uses for number in use.paragraphs}
    quotes = sum(q.at.source in e.source_ids(text) for e in citing if e.record for q in e.record.quotes)
    together = "" if len(citing) < 2 else f", by {len(citing)} records together"
    yield "Checked against", MODES[reading.mode]
    # One quote of a record may join several of the source's quotations, and a text of one voice has none.
    passages = f"{len(quoted)} of {len(reading.quotations)} used, in" if reading.quotations else "no quotation marks;"
    yield "Quoted passages", f"{passages} {many(quotes, 'quote')}"
    yield "Paragraphs", f"{len(cited)} of {reading.paragraphs} used, or left out with a reason{together}"
    yield "Digest of the source", reading.digest or "It has no seal."
    yield "Digest of its seal", reading.checksum or "It has no seal."
