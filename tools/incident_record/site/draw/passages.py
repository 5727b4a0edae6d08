"""The text of a page in passages, as the search shows it."""

from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes

from incident_record.catalog.search_text import Passage
from incident_record.site.draw.deferred import deferred
from incident_record.site.draw.nodes import AGAIN, ALSO, EXCERPT

# The classes of what is no text of its own.
_REPEATED = frozenset((AGAIN, "permalink"))

# The classes of evidence and notes: the search finds their words, but an excerpt would run them into what is said.
_BESIDE = frozenset(("margin", "soft"))

# Nodes whose text no reader sees, or sees as something else.
_SILENT = (nodes.raw, nodes.Invisible)


def passages(document: nodes.document) -> Iterator[Passage]:
    """The text of a page without its title, cut wherever a link can lead; what a page shows again is left out.

    Args:
        document: the page, with all references resolved.
    """
    title = next(document.findall(nodes.title), None)
    anchor, also, texts = "", list[str](), dict[nodes.Element, str]()
    for node, beside in _without_repeats(document):
        if isinstance(node, nodes.Element) and node["ids"]:
            yield _passage(anchor, texts, also)
            anchor, also = node["ids"][0], [*node.get(ALSO, ())]
            texts = {node: node[EXCERPT]} if EXCERPT in node else {}
        elif isinstance(node, nodes.Text) and not isinstance(node.parent, _SILENT):
            block = _block(node)
            # Quicker than `astext`, which is only needed where there was a backslash.
            text = node.astext() if "\0" in node else str(node)
            if beside:
                also.append(text)
            elif block is not title:
                texts[block] = texts.get(block, "") + text
    yield _passage(anchor, texts, also)


def _passage(anchor: str, texts: Mapping[nodes.Element, str], also: Sequence[str]) -> Passage:
    """A passage; one that is all notes shows them."""
    beside, line = " ".join(" ".join(also).split()), _line(texts)
    return (anchor, line, beside) if beside and line else (anchor, line or beside)


def _without_repeats(node: nodes.Node, beside: bool = False) -> Iterator[tuple[nodes.Node, bool]]:
    """The nodes that are no repetitions, and whether each is evidence or a note."""
    if isinstance(node, nodes.Element):
        if not _REPEATED.isdisjoint(node["classes"]):
            return
        beside = beside or not _BESIDE.isdisjoint(node["classes"])
    yield node, beside
    for child in node.content if isinstance(node, deferred) else node.children:
        yield from _without_repeats(child, beside)


def _block(text: nodes.Text) -> nodes.Element:
    """What a text stands in on a line of its own, as a paragraph."""
    node: nodes.Element = text.parent
    while isinstance(node, nodes.Inline):
        node = node.parent
    return node


def _line(texts: Mapping[nodes.Element, str]) -> str:
    """Texts in one line, with a dot after what is no sentence."""
    line = ""
    # The speaker goes before the words of a quote, of which the beginning alone may be shown.
    for block, text in sorted(texts.items(), key=lambda pair: not _names_speaker(pair[0])):
        if flat := " ".join(text.split()):
            named = _names_speaker(block) or isinstance(block, nodes.term)
            line += f"{flat}{'' if flat[-1] in '.:;,!?”’' else ':' if named else ' ·'} "
    return line.removesuffix(" · ").strip()


def _names_speaker(block: nodes.Element) -> bool:
    return "quote-by" in block["classes"]
