"""A record as linked data: its graph in the terms of schema.org, and its quotes as Web Annotations."""

from collections.abc import Iterator, Sequence
from typing import Any

from incident_record.export.citations import cite_exported_quote
from incident_record.export.model import Exported, dump, dump_line, filled
from incident_record.record.dates import Edtf, Period, parse_edtf
from incident_record.record.model import Correction, Event, Person, Quote, Source, Statement

# The datatype of dates that only EDTF can write.
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

# Written out here, so that no reader has to fetch a context.
_CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}
_ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"

# The types of sources that schema.org knows; the others are a CreativeWork.
_TEXTS = {"news-article": "NewsArticle", "report": "Report", "social-media-post": "SocialMediaPosting"}

# Records do not say whether an organization is a government's, and schema.org has no kind for a group.
_TYPES = {"person": "Person", "organization": "Organization", "group": "Thing"}


def graph(exported: Exported) -> str:
    """A record in JSON-LD."""
    record = exported.record
    nodes = [
        _record(exported, [*record.statements, *record.quotes]),
        *(_source(exported, source) for source in record.sources),
        *(_person(exported, person) for person in record.people),
        *(_event(exported, event) for event in record.events),
        *(_claim(exported, statement) for statement in record.statements),
        *(_quotation(exported, quote) for quote in record.quotes),
    ]
    return dump({"@context": _CONTEXT, "@graph": [filled(node) for node in nodes]})


def summary(exported: Exported) -> str:
    """What a search engine reads of a record, in JSON-LD: all but its statements, which its file has too."""
    record = exported.record
    speakers = {speaker for quote in record.quotes for speaker in quote.speakers}
    nodes = [
        # None takes a field out, since `filled` drops it.
        {**_record(exported, record.quotes), "identifier": None, "mentions": None},
        *(_source(exported, source) for source in record.sources),
        *(_person(exported, person) for person in record.people if person.kind == "person" or person.id in speakers),
        *({**_event(exported, event), "subjectOf": None} for event in record.events),
        *({**_quotation(exported, quote), "citation": None, "about": None} for quote in record.quotes),
    ]
    graph = [_relative(filled(node), exported.id) for node in nodes]
    return dump_line({"@context": {"@base": exported.id, **_CONTEXT}, "@graph": graph})


def _relative(value: Any, base: str) -> Any:
    """The same linked data with each id that begins with the record's own as a fragment alone."""
    if isinstance(value, list):
        return [_relative(item, base) for item in value]
    if not isinstance(value, dict):
        return value
    fields = {name: _relative(item, base) for name, item in value.items()}
    if "@id" in fields:
        # The base is given once, so that the head of a page with many quotes stays short.
        fields["@id"] = fields["@id"].removeprefix(base)
    return fields


def _record(exported: Exported, parts: Sequence[Statement | Quote]) -> dict[str, Any]:
    record = exported.record
    return {
        "@id": exported.id,
        "@type": "CreativeWork",
        "identifier": record.id,
        "sameAs": exported.former,
        "name": record.title,
        "abstract": record.summary,
        "url": exported.page,
        "temporalCoverage": record.date,
        "contentLocation": {"@type": "Place", "name": record.place} if record.place else None,
        "isBasedOn": [_link(exported.id_of_source(source)) for source in record.sources],
        "about": [_link(exported.id_of(event.id)) for event in record.events],
        "mentions": [_link(exported.id_of_person(person.id)) for person in record.people],
        "hasPart": [_link(exported.id_of(part.id)) for part in parts],
        "correction": [_correction(made) for made in record.corrections],
    }


def _correction(made: Correction) -> dict[str, Any]:
    before = {"@type": "CreativeWork", "text": made.was} if made.was else None
    return filled({"@type": "CorrectionComment", "datePublished": _date(made.date), "text": made.what, "about": before})


def _source(exported: Exported, source: Source) -> dict[str, Any]:
    return {
        "@id": exported.id_of_source(source),
        "@type": _TEXTS.get(source.kind, "CreativeWork"),
        "headline": source.title,
        "publisher": _publisher(source),
        # Who that is, a person or an organization, the record does not say.
        "creditText": source.author,
        "author": _single_or_list([_link(exported.id_of_person(id_)) for id_ in source.by]),
        "inLanguage": exported.language_of(source),
        "datePublished": _date(source.published),
        "url": source.url,
    }


def _publisher(source: Source) -> dict[str, str]:
    return {"@type": "Organization", "name": source.publisher}


def _person(exported: Exported, person: Person) -> dict[str, Any]:
    return {
        **_identity(exported, exported.id_of_person(person.id), person.id),
        "@type": _TYPES[person.kind],
        "name": person.name,
        "description": person.role,
    }


def _event(exported: Exported, event: Event) -> dict[str, Any]:
    start, end = _ends(event.date)
    return {
        **_identity(exported, exported.id_of(event.id), event.id),
        "@type": "Event",
        "name": event.title,
        "startDate": _date(start),
        "endDate": _date(end),
        # A date that was worked out is not taken for one that the source states.
        "description": event.date_note,
        # Whoever says that it happened; the source itself, at least.
        "subjectOf": [
            *(_link(exported.id_of(id_)) for id_ in event.statements),
            *filter(None, [_target(exported, event.at.source)]),
        ],
    }


def _claim(exported: Exported, statement: Statement) -> dict[str, Any]:
    return {
        **_identity(exported, exported.id_of(statement.id), statement.id),
        "@type": "Claim",
        "text": exported.statement_text(statement),
        "author": _single_or_list([_voice(exported, id_) for id_ in statement.by]),
        "about": [_link(exported.id_of_person(id_)) for id_ in statement.about],
        "appearance": _target(exported, statement.at.source),
    }


def _voice(exported: Exported, id_: str) -> dict[str, str]:
    """Whoever makes a statement; a source's own voice is its publisher's."""
    own = None if exported.record.person(id_) else exported.record.source(id_)
    return _publisher(own) if own else _link(exported.id_of_person(id_))


def _single_or_list(values: list[dict[str, str]]) -> Any:
    return values[0] if len(values) == 1 else values or None


def _quotation(exported: Exported, quote: Quote) -> dict[str, Any]:
    source = exported.record.source(quote.at.source)
    return {
        **_identity(exported, exported.id_of(quote.id), quote.id),
        "@type": "Quotation",
        "text": exported.quote_text(quote),
        "creator": _single_or_list([_link(exported.id_of_person(id_)) for id_ in quote.speakers]),
        "isPartOf": _target(exported, quote.at.source),
        "inLanguage": source and exported.language_of(source),
        "citation": cite_exported_quote(exported, quote),
        "description": quote.context,
        "about": [_link(exported.id_of_person(id_)) for id_ in quote.about],
    }


def _identity(exported: Exported, identifier: str, item: str) -> dict[str, Any]:
    return {"@id": identifier, "sameAs": exported.former_of(identifier, item)}


def _link(id_: str) -> dict[str, str]:
    return {"@id": id_}


def _target(exported: Exported, source_id: str) -> dict[str, str] | None:
    # A record with a problem is exported too, and may name a source that is not there.
    source = exported.record.source(source_id)
    return _link(exported.id_of_source(source)) if source else None


def _ends(text: str) -> tuple[str | None, str | None]:
    """The dates on which something begins and ends; one day that is somewhere in a range is one date."""
    parsed = parse_edtf(text)
    if not isinstance(parsed, Period) or parsed.one_day:
        return text, None
    # As it is written, and not as it was parsed: the datatype of EDTF takes it back unchanged.
    start, _, end = text.partition("/")
    return start if parsed.start else None, end if parsed.end else None


def _date(text: str | None) -> Any:
    """A date as schema.org takes it, in ISO 8601; a date that only EDTF can write has the datatype of EDTF."""
    parsed = parse_edtf(text) if text else None
    if parsed is None:
        return None
    plain = isinstance(parsed, Edtf) and parsed.is_plain
    return text if plain else {"@type": _EDTF, "@value": text}


def annotations(exported: Exported) -> str:
    """Each span of each proved quote as a Web Annotation on the source."""
    record, file = exported.record, exported.file(".annotations.jsonld")
    items = [item for source in record.sources for item in _annotations(exported, file, source)]
    page = {"id": f"{file}#page", "type": "AnnotationPage", "partOf": file, "startIndex": 0, "items": items}
    collection = {
        "@context": _ANNOTATIONS,
        "id": file,
        "type": "AnnotationCollection",
        "label": record.title,
        "total": len(items),
    }
    return dump({**collection, "first": page} if items else collection)


def _annotations(exported: Exported, file: str, source: Source) -> Iterator[dict[str, Any]]:
    offsets = exported.entry.finding.characters
    for quote in exported.record.quotes:
        for number, span in enumerate(quote.spans if quote.at.source == source.id else ()):
            # Alone: what stands before and after it in the source may not be published.
            selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": span}]
            if quote.id in offsets:
                start, end = offsets[quote.id][number]
                selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
            yield {
                "id": f"{file}#{quote.id}_{number + 1}",
                "type": "Annotation",
                "motivation": "describing",
                "body": {
                    "type": "TextualBody",
                    "value": cite_exported_quote(exported, quote),
                    "format": "text/plain",
                    "purpose": "describing",
                },
                "target": {
                    "source": exported.id_of_source(source),
                    "language": exported.language_of(source),
                    "selector": selectors,
                },
            }
