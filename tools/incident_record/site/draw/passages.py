"""The text of a page in passages, as the search shows it."""

import json
from collections.abc import Iterable, Iterator, Mapping

from docutils import nodes

_SILENT = (nodes.raw, nodes.Invisible)
"""Nodes whose text no reader sees, or sees as something else."""


def passages(document: nodes.document) -> Iterator[tuple[str, str]]:
    """The text of a page without its title, cut wherever a link can lead: anchors, each with the text from there on.

    Args:
        document: the page, with all references resolved.
    """
    title = next(document.findall(nodes.title), None)
    anchor, texts = "", dict[nodes.Element, str]()
    for node in document.findall():
        if isinstance(node, nodes.Element) and node["ids"]:
            yield anchor, _line(texts)
            anchor, texts = node["ids"][0], {}
        elif isinstance(node, nodes.Text) and not isinstance(node.parent, _SILENT):
            block = _block(node)
            if block is not title:
                # Quicker than `astext`, which is only needed where there was a backslash.
                texts[block] = texts.get(block, "") + (node.astext() if "\0" in node else node)
    yield anchor, _line(texts)


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
    return "quote-speaker" in block["classes"]


def script(docname: str, texts: Iterable[tuple[str, str]]) -> str:
    """The text of a page as a script: ASCII, so that no encoding spoils it, and harmless inside a page too.

    Args:
        docname: the page.
        texts: its passages.
    """
    data = json.dumps([docname, [passage for passage in texts if passage[1]]], separators=(",", ":"))
    return f"incidentText({data[1:-1]})\n".replace("<", "\\u003c")
