"""Rules about the ids and the strings of one record, which need no source: each a generator of problems."""

from collections.abc import Callable, Container, Iterator

from incident_record.check.characters import hidden_characters, mixed_scripts
from incident_record.check.dates import check_dates
from incident_record.check.prose import has_figure
from incident_record.problems import Code, Location, Problem, Trail, excerpt
from incident_record.record.model import WRITTEN_AS, Record


def lost_to_yaml(record: Record) -> Iterator[Problem]:
    """Free texts that YAML cuts at ` #`, as in ‹We paid for bay #12 last year›."""
    for trail, location, comment in record.cut:
        message = f"YAML reads {excerpt(comment)} as a comment, so it is no part of the value; put the value in quotation marks, or a note on a line of its own."
        yield Problem(str(record.path), *location, Code.LOST_TO_YAML, message, record.id, record.item_at(trail))


def unfinished(record: Record) -> Iterator[Problem]:
    """Values that a tool has drafted and that nobody has confirmed."""
    drafted = [((), record.unconfirmed), *((item.trail, item.unconfirmed) for item in record.items())]
    for trail, unconfirmed in drafted:
        # A name that is no field of the item has a problem of its own.
        fields = [field for field in dict.fromkeys(unconfirmed) if (*trail, field) in record.locations]
        if fields:
            names = ", ".join(f"`{field}`" for field in fields)
            message = f"A tool has drafted {names}; compare with the source, correct what is wrong, and take each out of `unconfirmed`."
            yield record.problem((*trail, "unconfirmed"), Code.UNFINISHED, message)


def duplicate_ids(record: Record) -> Iterator[Problem]:
    """Ids that are given twice, or that one item has and another had before."""
    seen: dict[str, Location] = {}
    for item in record.named():
        trail: Trail = (*item.trail, "id")
        if item.id in seen:
            message = f"`{item.id}` is the id of an item on line {seen[item.id].line} already; choose another."
            yield record.problem(trail, Code.DUPLICATE_ID, message)
        # The first one stays, so that of three with one id both others name its line.
        seen.setdefault(item.id, record.location_of(trail))
    for item in record.named():
        for index, id_ in enumerate(item.former_ids):
            trail = (*item.trail, "former_ids", index)
            if id_ in seen:
                message = f"`{id_}` is or was the id of the item on line {seen[id_].line}, and links to it lead there; remove it here."
                yield record.problem(trail, Code.DUPLICATE_ID, message)
            seen.setdefault(id_, record.location_of(trail))


def duplicate_texts(record: Record) -> Iterator[Problem]:
    """Texts that two sources name."""
    texts: dict[str, str] = {}
    for source in record.sources:
        if texts.setdefault(source.text, source.id) != source.id:
            message = f"`{source.text}` is the text of the source `{texts[source.text]}` already; cite that one."
            yield record.problem((*source.trail, "text"), Code.DUPLICATE_ID, message)


def unknown_ids(record: Record) -> Iterator[Problem]:
    """Ids that name nothing in the record."""
    people, statements, quotes = (
        {item.id for item in items} for items in (record.people, record.statements, record.quotes)
    )
    voices = people | {source.id for source in record.sources}
    known = {"person": people, "person or source": voices, "statement": statements, "quote": quotes}
    for section, field, kind in _REFERENCES:
        for item in getattr(record, section):
            value = getattr(item, _ATTRIBUTES.get(field, field)) or ()
            for index, id_ in enumerate((value,) if isinstance(value, str) else value):
                yield from _unknown(record, (*item.trail, field, index), id_, kind, known[kind])
    for question in record.questions:
        for answer in question.answers:
            # Only of a quote can a part answer.
            kind, ids = ("statement or quote", statements | quotes) if answer.words is None else ("quote", quotes)
            yield from _unknown(record, answer.trail, answer.id, kind, ids)


def unconfirmed_fields(record: Record) -> Iterator[Problem]:
    """Names in `unconfirmed` that are no fields of their item."""
    for trail, value in record.strings:
        # A field that the item leaves out cannot have been drafted either.
        if len(trail) > 1 and trail[-2] == "unconfirmed" and (*trail[:-2], value) not in record.locations:
            message = f"`{value}` is no field of this item, so there is nothing to confirm; remove it."
            yield record.problem(trail, Code.UNKNOWN_ID, message)


# Each list of a record, a field of its items that has ids, and what these ids name.
_REFERENCES = (
    ("sources", "by", "person"),
    ("statements", "by", "person or source"),
    ("statements", "about", "person"),
    ("events", "statements", "statement"),
    ("quotes", "speaker", "person"),
    ("quotes", "about", "person"),
    ("policy_points", "actor", "person"),
    ("policy_points", "addressee", "person"),
    ("policy_points", "quotes", "quote"),
)
_ATTRIBUTES = {written: name for name, written in WRITTEN_AS.items()}


def _unknown(record: Record, trail: Trail, id_: str, kind: str, known: set[str]) -> Iterator[Problem]:
    # An item that could not be read has been reported already.
    if id_ not in known and (record.complete or id_ not in record.declared):
        message = f"`{id_}` is the id of no {kind} of this record; {_meant(record, id_, known)}correct it, or add one."
        yield record.problem(trail, Code.UNKNOWN_ID, message)


def _meant(record: Record, id_: str, known: set[str]) -> str:
    """Which id is most likely meant: that of a person of this name, or a similar one."""
    from difflib import get_close_matches  # imported here, since only failures need it

    # Whoever writes ‹Ann Roe› for `ann-roe` means that person, however far apart the two look to difflib.
    of_name = [person.id for person in record.people if id_ in person.names and person.id in known]
    similar = of_name or get_close_matches(id_, sorted(known), 1)
    return f"did you mean `{similar[0]}`? Else " if similar else ""


def figures_without_evidence(record: Record) -> Iterator[Problem]:
    """Figures in our own words that no evidence holds."""
    ages = any(person.age is not None for person in record.people)
    if ages or any(has_figure(value) for _, value in record.prose):
        # Imported here, since what reads figures takes as long to import as the rest of the rules.
        from incident_record.check.figures import check_figures

        yield from check_figures(record)


RULES: tuple[Callable[[Record], Iterator[Problem]], ...] = (
    hidden_characters,
    lost_to_yaml,
    unfinished,
    figures_without_evidence,
    duplicate_ids,
    duplicate_texts,
    unknown_ids,
    unconfirmed_fields,
)
"""Every rule that needs the record alone, in the order in which the problems of one place are listed."""


def check_rules(
    record: Record, printed: frozenset[str] = frozenset(), misquoted: Container[Location] = ()
) -> Iterator[Problem]:
    """The problems of a record under all the rules.

    Args:
        printed: the words of its evidence and spans that its sources print, with whatever letters.
        misquoted: where evidence stands that is not the source's, or of which a seal cannot tell.
    """
    for rule in RULES:
        yield from rule(record)
    yield from mixed_scripts(record, printed)
    yield from check_dates(record, misquoted)
