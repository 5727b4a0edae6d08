"""The text of a page in passages, as the search shows it."""

from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes

from incident_record.catalog.search_text import Passage, passage
from incident_record.export.content import AGAIN, ALSO, CAVEAT, EXCERPT, INLINE, Content
from incident_record.site.draw.nodes import deferred

# The classes of what is no text of its own.
_REPEATED = frozenset((AGAIN, "permalink"))

# The classes of evidence and notes: the search finds their words, but an excerpt would run them into what is said.
_BESIDE = frozenset(("margin", "soft"))

# Nodes whose text no reader sees, or sees as something else.
_SILENT = (nodes.raw, nodes.Invisible)


def passages(document: nodes.document) -> Iterator[Passage]:
    """The text of a page without its title, cut wherever a link can lead; what the page shows again is left out."""
    title = next(document.findall(nodes.title), None)
    anchor, aside, texts = "", {ALSO: list[str](), CAVEAT: list[str]()}, dict[Any, str]()
    # Each node with what it stands in on a line of its own, and what it is if it is beside what is said.
    waiting: list[tuple[Any, Any, str]] = [(document, document, "")]
    while waiting:
        node, block, beside = waiting.pop()
        if isinstance(node, str):
            if isinstance(block, _SILENT) or block is title:
                continue
            # Quicker than `astext`, which is only needed where there was a backslash.
            text = nodes.unescape(node) if "\0" in node else str(node)
            if beside:
                aside[beside].append(text)
            else:
                texts[block] = texts.get(block, "") + text
            continue
        ours = isinstance(node, Content)
        ids, classes, more = (node.ids, node.classes, node.more) if ours else (node["ids"], node["classes"], node)
        if _REPEATED.isdisjoint(classes):
            if ids:
                yield passage(anchor, _in_order(texts), *aside.values())
                anchor, aside = ids[0], {ALSO: [*more.get(ALSO, ())], CAVEAT: []}
                texts = {node: more[EXCERPT]} if EXCERPT in more else {}
            beside = CAVEAT if CAVEAT in classes else beside if _BESIDE.isdisjoint(classes) else ALSO
            in_line = node.kind in INLINE if ours else isinstance(node, nodes.Inline) and not isinstance(node, _SILENT)
            children = node.content if isinstance(node, deferred) else node.children
            # These characters do in an excerpt what the element does on the page.
            children = ["\u2068", *children, "\u2069"] if "dir" in more else children
            waiting += [(child, block if in_line else node, beside) for child in reversed(children)]
    yield passage(anchor, _in_order(texts), *aside.values())


def _in_order(texts: Mapping[Any, str]) -> list[tuple[str, bool]]:
    """Texts, and whether each is a name or a term; the speaker goes before the words of a quote, of which the beginning alone may be shown."""
    names = {block: _names(block) for block in texts}
    return [(texts[block], any(names[block])) for block in sorted(texts, key=lambda block: not names[block][0])]


def _names(block: Any) -> tuple[bool, bool]:
    """Whether a block names a speaker, and whether it is a term."""
    kind, classes = (block.kind, block.classes) if isinstance(block, Content) else (block.tagname, block["classes"])
    return "quote-by" in classes, kind == "term"
