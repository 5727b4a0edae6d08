"""Who says so: statements with their voice in front, and a table of who speaks of whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from docutils import nodes

from incident_record.catalog.catalog import voice_name, voices_name
from incident_record.catalog.labels import VOICES, after_verb, many
from incident_record.record.model import Record, Statement
from incident_record.site.draw.nodes import RecordView, heading, inline, item, local_link, para, proof, table

_NOBODY = "Nobody in particular"


def render_statement(view: RecordView, statement: Statement) -> nodes.list_item:
    """A statement with its voice in front."""
    # Under its voice's heading a name is enough; on other pages it leads to whose it is.
    names = [nodes.strong("", voices_name(view.record, statement.by))] if view.own else view.voice_links(statement.by)
    children: list[nodes.Node] = [
        para(*names, f" {statement.verb}{after_verb(statement.text)}", statement.text, classes=["said"]),
        proof(view, statement.id, statement.at, statement.words),
    ]
    if not view.own:
        link = view.item_link("statement", statement.id, view.entry.title)
        children.append(para("In: ", link, classes=["about"]))
    if statement.about:
        children.append(para("About: ", *view.people_links(statement.about), classes=["about"]))
    return item(*children, ids=view.anchors(statement.id), classes=["statement"])


def voice_classes(kind: str) -> list[str]:
    """The classes of a voice's name: the stylesheet gives each kind a colour and a shape."""
    return ["voice", f"voice-{kind}"]


def render_voice_heading(view: RecordView, ids: Sequence[str], count: int) -> nodes.rubric:
    """The name of a voice or of several together, their kind, and how many statements they make."""
    kind = view.voice_kind(ids[0])
    name = nodes.inline("", "", *view.voice_links(ids), classes=voice_classes(kind))
    said_by = VOICES[kind] if len(ids) == 1 else "together"
    return heading(name, inline(f" {said_by}, {many(count, 'statement')}", "voice-kind"))


def voice_anchor(ids: Sequence[str]) -> str:
    """Where the statements of a voice, or of several together, begin on the page of a record."""
    return f"said_{'_'.join(ids)}"


def by_voice(record: Record) -> dict[tuple[str, ...], list[Statement]]:
    """The statements of a record by whoever makes them, alone or together, in the order in which the voices are first heard."""
    grouped: dict[tuple[str, ...], list[Statement]] = {}
    for statement in record.statements:
        grouped.setdefault(statement.by, []).append(statement)
    return grouped


def by_voice_together(views: Iterable[RecordView]) -> dict[tuple[str, str], list[tuple[RecordView, Statement]]]:
    """The statements of several records by voice.

    Returns:
        By `person` with an id, or by `source` with a publisher: the id of a source has its meaning in one record alone.
    """
    grouped: dict[tuple[str, str], list[tuple[RecordView, Statement]]] = {}
    for view in views:
        for statement in view.record.statements:
            for id_ in statement.by:
                grouped.setdefault(voice_key(view, id_), []).append((view, statement))
    return grouped


def voice_key(view: RecordView, id_: str) -> tuple[str, str]:
    """What is the same for one voice in all records."""
    source = None if view.record.person(id_) else view.record.source(id_)
    return ("person", id_) if source is None else ("source", source.publisher)


def render_matrix(view: RecordView) -> list[nodes.Node]:
    """Who speaks of whom: how many statements each voice makes about each person; nothing for a single cell."""
    voices = by_voice(view.record)
    topics = _topics(view)
    if len(voices) < 2 and len(topics) < 2:
        return []
    head = [inline("About"), *(local_link(voice_anchor(voice), voices_name(view.record, voice)) for voice in voices)]
    columns = [_by_topic(statements) for statements in voices.values()]
    rows = [[_render_topic(view, topic), *(_render_cell(column[topic]) for column in columns)] for topic in topics]
    legend = "Each number counts statements, and leads to the first of them."
    return [para(legend, classes=["legend"]), table(head, rows, "matrix")]


def _topics(view: RecordView) -> list[str]:
    """Whom statements are about, in the order of the people; an empty id, for nobody in particular, comes last."""
    topics = {id_ for statement in view.record.statements for id_ in statement.about or ("",)}
    people = [person.id for person in view.record.people if person.id in topics]
    return [*people, *([""] if "" in topics else [])]


def _by_topic(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    grouped = defaultdict(list)
    for statement in statements:
        for id_ in statement.about or ("",):
            grouped[id_].append(statement)
    return grouped


def _render_topic(view: RecordView, id_: str) -> nodes.Node:
    return local_link(id_, voice_name(view.record, id_)) if id_ else inline(_NOBODY)


def _render_cell(statements: Sequence[Statement]) -> nodes.Node:
    return local_link(statements[0].id, str(len(statements))) if statements else nodes.Text("")
