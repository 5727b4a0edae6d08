"""Who speaks of whom: a table of how many statements each voice makes about each person."""

from collections import defaultdict
from collections.abc import Sequence

from docutils import nodes

from incident_record.catalog.catalog import voice_name
from incident_record.record.model import Statement
from incident_record.site.draw.nodes import View, here, inline, para, table
from incident_record.site.draw.statements import voice_anchor, voices

_NOBODY = "Nobody in particular"


def matrix(view: View) -> list[nodes.Node]:
    """The table; nothing where it would have a single cell."""
    said = voices(view.record)
    about = _about(view)
    if len(said) < 2 and len(about) < 2:
        return []
    head = [inline("About"), *(here(voice_anchor(voice), voice_name(view.record, voice)) for voice in said)]
    rows = [
        [_topic(view, one), *(_cell(found[one]) for found in map(_by_topic, said.values()))] for one in about
    ]
    told = "Who speaks of whom: each number counts statements, and leads to the first of them."
    return [para(told, classes=["legend"]), table(head, rows, "matrix")]


def _about(view: View) -> list[str]:
    """Whom statements are about, in the order of the people; empty for nobody in particular, at the end."""
    found = {id_ for said in view.record.statements for id_ in said.about or ("",)}
    return [
        *(person.id for person in view.record.people if person.id in found),
        *([""] if "" in found else []),
    ]


def _by_topic(said: Sequence[Statement]) -> dict[str, list[Statement]]:
    found = defaultdict(list)
    for one in said:
        for id_ in one.about or ("",):
            found[id_].append(one)
    return found


def _topic(view: View, id_: str) -> nodes.Node:
    return here(id_, voice_name(view.record, id_)) if id_ else inline(_NOBODY)


def _cell(said: Sequence[Statement]) -> nodes.Node:
    return here(said[0].id, str(len(said))) if said else nodes.Text("")
