"""A record as its files show it: what is proved of it, and where its things are. Pure, like all that writes the files."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import quote as percent_encoded
from urllib.parse import urljoin

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from incident_record.catalog.catalog import Entry, voices_name
from incident_record.catalog.labels import BETWEEN, LEFT_OUT, after_verb
from incident_record.problems import Code
from incident_record.record.model import Event, Person, PolicyPoint, Question, Quote, Record, Related, Source, Statement

URN = "urn:x-incident-record:"
"""What stands for things without an address; no namespace that is registered may begin with `x-` (RFC 8141)."""

_UNSAFE = re.compile("[<>&\u2028\u2029]")


class Exported(Struct, frozen=True, dict=True):
    """A record that could be read, for its files.

    Args:
        entry: what is known of the record.
        original: the record as it was read, proved or not.
        page: the address of its page on the web; empty where the site has none.
        people: the addresses of people by their ids; empty where the site has none.
    """

    entry: Entry
    original: Record
    page: str = ""
    people: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"

    @cached_property
    def record(self) -> Record:
        """The record without what is not proved; a person stays, without the evidence."""
        original = self.original
        statements = tuple(filter(self._stands, original.statements))
        quotes = tuple(quote for quote in original.quotes if self.proved(quote))
        said, quoted = ({item.id for item in items} for items in (statements, quotes))
        return replace(
            original,
            people=tuple(map(self._person, original.people)),
            statements=statements,
            events=tuple(
                replace(event, statements=_among(event.statements, said))
                for event in filter(self._stands, original.events)
            ),
            quotes=quotes,
            policy_points=tuple(
                replace(point, quotes=_among(point.quotes, quoted))
                for point in filter(self._stands, original.policy_points)
            ),
            related=tuple(filter(self._stands, original.related)),
            questions=tuple(self._questions(said | quoted)),
        )

    def _questions(self, proved: set[str]) -> Iterator[Question]:
        """The questions with what is proved of their answers; one whose answers all fall away would seem unanswered."""
        for question in self.original.questions:
            sound = not self.entry.codes(question.id)
            answers = tuple(answer for answer in question.answers if sound and answer.id in proved)
            if answers or not question.answers:
                yield replace(question, answers=answers)

    def _stands(self, item: Statement | Event | PolicyPoint | Related) -> bool:
        """Whether what an item rests on is proved."""
        return not self.entry.unproved(item.id, item.at)

    def proved(self, quote: Quote) -> bool:
        """Whether a quote is proved; of two with one id nobody can tell which is."""
        return quote.id in self.entry.finding.proved and Code.DUPLICATE_ID not in self.entry.codes(quote.id)

    def _person(self, person: Person) -> Person:
        if person.at is None or not self.entry.unproved(person.id, person.at):
            return person
        # A person is not left out, since statements and quotes refer to everyone by their ids.
        return replace(person, at=None, words=())

    def quote_text(self, quote: Quote) -> str:
        """The words of a proved quote, as its card has them."""
        gaps = self.entry.finding.gaps[quote.id]
        between = [LEFT_OUT if speech else BETWEEN for speech in gaps]
        parts = [part for pair in zip(("", *between), quote.spans, strict=True) for part in pair]
        return f"“{''.join(parts)}”"

    def statement_text(self, statement: Statement) -> str:
        """A statement with its voice in front, as its page has it."""
        voice = voices_name(self.original, statement.by)
        return f"{voice} {statement.verb}{after_verb(statement.text, statement.verb)}{statement.text}"

    @property
    def id(self) -> str:
        """What identifies the record: its page, else a name of its own."""
        return self.page or f"{URN}{self.entry.id}"

    def id_of(self, item: str) -> str:
        """What identifies an item of the record."""
        return f"{self.id}#{item}"

    def permalink(self, item: str) -> str:
        """How an item is named to people: its address, else `<record>#<item>`."""
        return f"{self.page or self.entry.id}#{item}"

    def id_of_person(self, person: str) -> str:
        """What identifies a person, who is the same in every record."""
        return self.people.get(person) or f"{URN}person:{person}"

    def id_of_source(self, source: Source) -> str:
        """What identifies a source, which may be cited by other records too."""
        return source.url or f"{URN}source:{source.text}"

    def language_of(self, source: Source) -> str:
        """The language of a source, as a language tag (BCP 47); the site's, where the record names none."""
        # Sphinx writes `pt_BR` where a language tag has a hyphen.
        return source.language or self.language.replace("_", "-")

    @property
    def former(self) -> list[str]:
        """What identified the record under its former ids."""
        # The last one, since folders of the address may have the same name.
        before, _, after = self.page.rpartition(self.entry.id)
        return [f"{before}{id_}{after}" if self.page else f"{URN}{id_}" for id_ in self.original.former_ids]

    def former_of(self, identifier: str, item: str) -> list[str]:
        """What identified an item, or a person, under the ids that it had before.

        Args:
            identifier: what identifies it now, which ends with its id.
        """
        return [f"{identifier.removesuffix(item)}{id_}" for id_ in self.original.all_ids(item)[1:]]

    def file(self, ending: str) -> str:
        """What identifies a file of the record."""
        # A fragment (`#`) would name an item of the record; a file is named behind a colon.
        if not self.page:
            return f"{URN}{self.entry.id}:{ending.lstrip('.')}"
        return urljoin(self.page, link_to(self.entry.docname, ending))


def web_address(base: str, uri: str) -> str:
    """The address of a page on the web; empty where the settings have none for the site.

    Args:
        base: the site's address in the settings.
        uri: the page's, relative to it.
    """
    return posixpath.join(base, uri) if base.startswith(("http://", "https://")) else ""


def file_name(docname: str, ending: str) -> str:
    """What a file of a record is called; it stands beside the record's page."""
    return f"{docname.rpartition('/')[2]}{ending}"


def link_to(docname: str, ending: str) -> str:
    """A link to a file of a record from the record's page."""
    return percent_encoded(file_name(docname, ending), safe="")


def dump(data: Any) -> str:
    """JSON on lines, which may stand in HTML as it is."""
    return _escape(msgspec.json.format(msgspec.json.encode(data), indent=1).decode()) + "\n"


def dump_line(data: Any) -> str:
    """JSON on one line, which may stand in HTML as it is."""
    return _escape(msgspec.json.encode(data).decode())


def _escape(text: str) -> str:
    """JSON without any character that could end a script or begin markup."""
    # Not `translate`, which takes ten times as long.
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    # Not by truth, which would drop a count of 0 as well.
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def _among(ids: Sequence[str], known: set[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in known)
