"""The text of a page in passages, as the search shows it."""

from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes

from incident_record.catalog.search_text import Passage, passage
from incident_record.site.draw.deferred import deferred
from incident_record.site.draw.nodes import AGAIN, ALSO, EXCERPT

# The classes of what is no text of its own.
_REPEATED = frozenset((AGAIN, "permalink"))

# The classes of evidence and notes: the search finds their words, but an excerpt would run them into what is said.
_BESIDE = frozenset(("margin", "soft"))

# Nodes whose text no reader sees, or sees as something else.
_SILENT = (nodes.raw, nodes.Invisible)


def passages(document: nodes.document) -> Iterator[Passage]:
    """The text of a page without its title, cut wherever a link can lead; what the page shows again is left out."""
    title = next(document.findall(nodes.title), None)
    anchor, also, texts = "", list[str](), dict[nodes.Element, str]()
    waiting: list[tuple[Any, bool]] = [(document, False)]
    while waiting:
        node, beside = waiting.pop()
        if isinstance(node, nodes.Text):
            if isinstance(node.parent, _SILENT):
                continue
            # Quicker than `astext`, which is only needed where there was a backslash.
            text, block = node.astext() if "\0" in node else str(node), _block(node)
            if beside:
                also.append(text)
            elif block is not title:
                texts[block] = texts.get(block, "") + text
        elif _REPEATED.isdisjoint(node["classes"]):
            if node["ids"]:
                yield passage(anchor, _in_order(texts), also)
                anchor, also = node["ids"][0], [*node.get(ALSO, ())]
                texts = {node: node[EXCERPT]} if EXCERPT in node else {}
            beside = beside or not _BESIDE.isdisjoint(node["classes"])
            children = node.content if isinstance(node, deferred) else node.children
            waiting += [(child, beside) for child in reversed(children)]
    yield passage(anchor, _in_order(texts), also)


def _block(text: nodes.Text) -> nodes.Element:
    """What a text stands in on a line of its own, as a paragraph."""
    node: nodes.Element = text.parent
    while isinstance(node, nodes.Inline):
        node = node.parent
    return node


def _in_order(texts: Mapping[nodes.Element, str]) -> list[tuple[str, bool]]:
    """Texts, and whether each is a name or a term; the speaker goes before the words of a quote, of which the beginning alone may be shown."""
    speakers = {block: "quote-by" in block["classes"] for block in texts}
    ordered = sorted(texts, key=lambda block: not speakers[block])
    return [(texts[block], speakers[block] or isinstance(block, nodes.term)) for block in ordered]
