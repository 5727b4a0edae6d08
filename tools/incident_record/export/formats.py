"""The files of a record: which there are, and those in no other field's format, JSON."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from incident_record.catalog.labels import PROVES
from incident_record.export.citations import bibtex, csl_json
from incident_record.export.linked_data import annotations, graph
from incident_record.export.model import Exported, dump
from incident_record.export.tables import quotes_table, statements_table
from incident_record.problems import Code
from incident_record.record.model import WRITTEN_AS, Answer, At, Record, Source
from incident_record.record.schema import schema

# The schema decides, so that an attribute that `Record` gains later cannot leak into the file.
# The attributes of records and their items that are no fields of the file.
_NOT_DATA = {"trail", *Record.__struct_fields__} - schema()["properties"].keys()

# The fields whose only text stands without a list around it.
_SINGLE = frozenset(("attribution", "by", "speakers", "actors"))


def record_json(exported: Exported) -> str:
    """A record as JSON, with what the check found beside it.

    `record` has the fields of the record's file and nothing else, so it can be saved and checked as one; JSON is
    YAML. What is not proved is left out of it and listed in `proof`.
    """
    return dump(
        {"version": 1, "address": exported.page or None, "record": _data(exported.record), "proof": _proof(exported)}
    )


def _data(item: Struct) -> dict[str, Any]:
    """The fields of an item that are not as they are where they are left out."""
    return {
        written: _single(value) if name in _SINGLE else _plain(value)
        for name, written, default in _fields(type(item))
        if (value := getattr(item, name)) != default
    }


@cache
def _fields(kind: type[Struct]) -> list[tuple[str, str, Any]]:
    """The names of a kind's fields here and in the file, and what they are where they are left out."""
    # Kept, since msgspec evaluates all annotations each time.
    named = (field for field in fields(kind) if field.name not in _NOT_DATA)
    return [(field.name, WRITTEN_AS.get(field.name, field.name), field.default) for field in named]


def _plain(value: Any) -> Any:
    if isinstance(value, At):
        return str(value)
    if isinstance(value, Answer):
        return value.id if value.words is None else {"quote": value.id, "words": value.words}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int) else _data(value)


def _single(texts: tuple[str, ...]) -> Any:
    return list(texts) if len(texts) > 1 else texts[0] if texts else None


def _proof(exported: Exported) -> dict[str, Any]:
    finding, record = exported.entry.finding, exported.record
    return {
        "means": PROVES,
        "sources": [_reading(exported, source) for source in record.sources],
        "quotes": [
            {
                "id": quote.id,
                "text": exported.quote_text(quote),
                "speech_left_out": list(finding.gaps[quote.id]),
                "permalink": exported.permalink(quote.id),
            }
            for quote in record.quotes
        ],
        "not_proved": [{"id": item, "codes": [str(code) for code in codes]} for item, codes in _not_proved(exported)],
    }


def _not_proved(exported: Exported) -> Iterator[tuple[str, tuple[Code, ...]]]:
    """The items that `record` lacks, people who stand in it without their evidence, and why."""
    before, after, entry = exported.original, exported.record, exported.entry
    for section in ("people", "statements", "events", "quotes", "policy_points", "related"):
        # With the place, since a person stays without it where the evidence is not proved.
        kept = {(item.trail, item.at) for item in getattr(after, section)}
        for item in getattr(before, section):
            if (item.trail, item.at) not in kept:
                yield item.id, entry.unproved(item.id, item.at)
    answered = {question.trail for question in after.questions}
    # A question of which no answer is proved would seem unanswered, and so it is left out.
    yield from ((q.id, entry.codes(q.id)) for q in before.questions if q.trail not in answered)


def _reading(exported: Exported, source: Source) -> dict[str, Any]:
    reading = exported.entry.finding.readings.get(source.text)
    if reading is None:
        return {"id": source.id, "mode": None}
    return {
        "id": source.id,
        "mode": reading.mode,
        "digest": reading.digest,
        "checksum": reading.checksum,
        "paragraphs": reading.paragraphs,
        "quotations": len(reading.quotations),
    }


class Format(Struct, frozen=True):
    """A file that every record has.

    Args:
        ending: how its name ends.
        write: its content.
    """

    ending: str
    name: str
    about: str
    media_type: str
    write: Callable[[Exported], str]


FORMATS = (
    Format(".json", "JSON", "the record in its own fields, and what the check found", "application/json", record_json),
    Format(".jsonld", "JSON-LD", "the record in the terms of schema.org", "application/ld+json", graph),
    Format(
        ".annotations.jsonld",
        "Web Annotations",
        "where the quotes stand in the source, for tools that mark texts",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        annotations,
    ),
    Format(".csv", "CSV", "the quotes as a table", "text/csv", quotes_table),
    Format(".statements.csv", "CSV of statements", "the statements as a table", "text/csv", statements_table),
    Format(
        ".csl.json",
        "CSL-JSON",
        "the source, for reference managers",
        "application/vnd.citationstyles.csl+json",
        csl_json,
    ),
    Format(".bib", "BibTeX", "the source, for LaTeX", "application/x-bibtex", bibtex),
)
"""The files of a record, in the order in which its page lists them."""
