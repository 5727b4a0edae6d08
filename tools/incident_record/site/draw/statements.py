"""Who says so: statements, each with its voice in front, grouped by voice."""

from collections.abc import Iterable

from docutils import nodes

from incident_record.catalog.catalog import voice_name
from incident_record.catalog.labels import VOICES, many
from incident_record.record.model import Record, Statement
from incident_record.site.draw.nodes import View, heading, inline, item, para, proof


def statement(view: View, said: Statement) -> nodes.list_item:
    """A statement with its voice in front."""
    first = para(
        # Under its voice's heading a name is enough; elsewhere it leads to whose it is.
        nodes.strong("", voice_name(view.record, said.by)) if view.own else view.voice(said.by),
        # A text in small letters goes on after the verb; any other is a sentence of its own.
        f" {said.verb} " if said.text[:1].islower() else f" {said.verb}: ",
        said.text,
        classes=["said"],
    )
    children: list[nodes.Node] = [first, proof(view, said.id, said.at, said.words)]
    if not view.own:
        where = para("In: ", view.item("statement", said.id, view.entry.title), classes=["about"])
        children.append(where)
    if said.about:
        children.append(para("About: ", *view.people(said.about), classes=["about"]))
    return item(*children, ids=view.anchors(said.id), classes=["statement"])


def voice_mark(kind: str) -> list[str]:
    """The classes of a voice's name: the stylesheet gives each kind a colour and a shape."""
    return ["voice", f"voice-{kind}"]


def voice_heading(view: View, id_: str, count: int) -> nodes.rubric:
    """A voice's name, of which kind it is, and how many statements it makes."""
    kind = view.voice_kind(id_)
    told = f" {VOICES[kind]}, {many(count, 'statement')}"
    name = nodes.inline("", "", view.voice(id_), classes=voice_mark(kind))
    return heading(name, inline(told, "voice-kind"))


def voice_anchor(id_: str) -> str:
    """Where the statements of a voice begin on the page of a record."""
    return f"said_{id_}"


def voices(record: Record) -> dict[str, list[Statement]]:
    """The statements of a record by whoever makes them, in the order in which the voices are first heard."""
    grouped: dict[str, list[Statement]] = {}
    for said in record.statements:
        grouped.setdefault(said.by, []).append(said)
    return grouped


def voices_together(views: Iterable[View]) -> dict[tuple[str, str], list[tuple[View, Statement]]]:
    """The statements of several records by voice.

    Returns:
        By `person` with an id, or `source` with a publisher, since the ids of sources mean the same in one record alone.
    """
    grouped: dict[tuple[str, str], list[tuple[View, Statement]]] = {}
    for view in views:
        for said in view.record.statements:
            source = None if view.record.person(said.by) else view.record.source(said.by)
            key = ("person", said.by) if source is None else ("source", source.publisher)
            grouped.setdefault(key, []).append((view, said))
    return grouped
