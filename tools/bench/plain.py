"""The pages of a built site as somebody would write them by hand in MyST, for plain Sphinx.

As a Sphinx extension it gives the builder `plain`: it writes what each page shows, after everything is filled in
and resolved, as one Markdown file. So both sites show the same words, links, headings and lists. Where there is a
choice, it is the one that is cheaper for plain Sphinx:

- records are in no toctree, and are reached by plain links;
- only what is linked to has a label, and classes and spans of text are left out;
- links to an item of another page are roles: `[…](#…)` would be looked for in every domain (a quarter dearer);
- headings inside a part are rubrics, which stay out of the trees of contents (a tenth cheaper at 30 records);
- a quote is a block quote, facts are a definition list, the cells of a table have one line.
"""

import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.typing import ExtensionMetadata

_SPECIAL = re.compile(r"([\\`*_\[\]<>{}$|~])")
_STARTING = re.compile(r"(?m)^(\s*)([-+#:=]|\d+(?=[.)]))")
_LABEL = re.compile(r"\((?P<name>[^)\s]+)\)=\n *")
_WHOLE_PAGE = "part_record"
"""The anchor at the top of a record's page: a link there is a link to the page."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the builder."""
    app.add_builder(_PlainBuilder)
    return {"parallel_read_safe": True}


class _PlainBuilder(Builder):
    """Writes every page as MyST."""

    name = "plain"
    format = "markdown"
    allow_parallel = False
    supported_image_types: ClassVar[list[str]] = []

    def init(self) -> None:
        # What is for HTML alone is shown too.
        self.tags.add("builder_html")
        self._pages: dict[str, str] = {}
        self._linked: set[str] = set()

    def get_outdated_docs(self) -> Iterable[str]:
        return self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"/{docname}.md"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to)

    def prepare_writing(self, docnames: Set[str]) -> None:
        """There is nothing to prepare."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        page = _Page(docname)
        self._pages[docname] = page.written(doctree)
        self._linked |= page.linked

    def finish(self) -> None:
        for docname, text in self._pages.items():
            path = Path(self.outdir, f"{docname}.md")
            path.parent.mkdir(parents=True, exist_ok=True)
            text = _LABEL.sub(self._if_linked, text)
            path.write_text(self._front(docname) + text + self._tree(docname), "utf-8")

    def _front(self, docname: str) -> str:
        return "---\norphan: true\n---\n" if "orphan" in self.env.metadata[docname] else ""

    def _tree(self, docname: str) -> str:
        pages = self.env.toctree_includes.get(docname, ())
        listed = "\n".join(f"/{page}" for page in pages)
        return f"\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n" if pages else ""

    def _if_linked(self, label: re.Match[str]) -> str:
        return label.group() if label["name"] in self._linked else ""


class _Page:
    """Writes one page.

    Args:
        docname: the page.
    """

    def __init__(self, docname: str) -> None:
        self._docname = docname
        self.linked: set[str] = set()

    def written(self, document: nodes.document) -> str:
        return "\n\n".join(self._blocks(document, 0)) + "\n"

    def _blocks(self, node: nodes.Element, depth: int) -> Iterator[str]:
        """The blocks of Markdown that a node's children make."""
        # What can be unfolded in HTML has its label as an attribute.
        if "summary" in node:
            yield _SPECIAL.sub(r"\\\1", node["summary"])
        for child in _elements(node):
            if isinstance(child, (nodes.raw, nodes.comment, nodes.Invisible)):
                continue
            yield from self._labelled(child, self._block(child, depth))

    def _labelled(self, node: nodes.Element, blocks: Iterable[str]) -> Iterator[str]:
        """Blocks, with a label before the first for each anchor of the node."""
        labels = (f"({self._label(self._docname, id_)})=\n" for id_ in node["ids"])
        before = "".join(labels)
        for block in blocks:
            yield before + block
            before = ""

    def _block(self, node: nodes.Element, depth: int) -> Iterator[str]:
        if isinstance(node, nodes.section):
            yield from self._blocks(node, depth + 1)
        elif isinstance(node, nodes.title):
            yield f"{'#' * depth} {self._inline(node)}"
        elif isinstance(node, nodes.rubric):
            # Tildes, since a role in it has backticks.
            yield f"~~~{{rubric}} {self._inline(node)}\n:heading-level: {depth + 1}\n~~~"
        elif isinstance(node, nodes.bullet_list):
            yield "\n".join(self._item(each, depth) for each in _elements(node))
        elif isinstance(node, nodes.definition_list):
            yield "\n\n".join(self._definition(each, depth) for each in _elements(node))
        elif isinstance(node, nodes.block_quote):
            yield _hung("> ", self._blocks(node, depth), again="> ")
        elif isinstance(node, nodes.literal_block):
            yield f"```\n{node.astext()}\n```"
        elif isinstance(node, nodes.table):
            yield "\n".join(self._table(node))
        elif isinstance(node, nodes.TextElement):
            yield _STARTING.sub(r"\1\\\2", self._inline(node))
        else:
            yield from self._blocks(node, depth)

    def _table(self, node: nodes.table) -> Iterator[str]:
        """A pipe table, in which the paragraphs and items of a cell stand in a row."""
        for number, row in enumerate(node.findall(nodes.row)):
            cells = ["; ".join(self._inline(each) for each in _paragraphs(cell)) for cell in _elements(row)]
            yield f"| {' | '.join(cells)} |"
            if number == 0:
                yield f"|{' --- |' * len(cells)}"

    def _item(self, node: nodes.Element, depth: int) -> str:
        return _hung("- ", self._labelled(node, self._blocks(node, depth)))

    def _definition(self, node: nodes.Element, depth: int) -> str:
        term, *definitions = _elements(node)
        return "\n".join([self._inline(term), *(_hung(": ", self._blocks(each, depth)) for each in definitions)])

    def _inline(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.Text):
            return _SPECIAL.sub(r"\\\1", node.astext().replace("\n", " "))
        inner = "".join(map(self._inline, node.children))
        if isinstance(node, nodes.reference):
            return self._link(node, inner)
        if isinstance(node, nodes.strong):
            return f"**{inner}**"
        return inner

    def _link(self, node: nodes.reference, inner: str) -> str:
        uri: str = node.get("refuri", "")
        if not node.get("internal", "refid" in node):
            return f"[{inner}]({uri})"
        page, _, anchor = uri.partition("#") if uri else ("", "", node["refid"])
        if page and not page.endswith(".md"):
            # A file that we make beside a page; plain Sphinx would have to find it among its sources.
            return f"[{inner}](https://files.example/{uri})"
        docname = page.removeprefix("/").removesuffix(".md") or self._docname
        if not anchor or anchor == _WHOLE_PAGE:
            return f"[{inner}](/{docname}.md)"
        label = self._label(docname, anchor)
        self.linked.add(label)
        if docname == self._docname:
            return f"[{inner}](#{label})"
        return f"{{ref}}`{node.astext()} <{label}>`"

    @staticmethod
    def _label(docname: str, anchor: str) -> str:
        # A label is known in the whole site, so it has the page's name in it.
        return f"{Path(docname).name}-{anchor}"


def _elements(node: nodes.Element) -> list[nodes.Element]:
    return [child for child in node.children if isinstance(child, nodes.Element)]


def _paragraphs(cell: nodes.Element) -> list[nodes.Element]:
    """The paragraphs of a cell; where it has none, the cell, which holds its text itself."""
    return [*cell.findall(nodes.paragraph)] or [cell]


def _hung(mark: str, blocks: Iterable[str], again: str | None = None) -> str:
    """Blocks behind a mark, with their other lines under the first or behind the same mark."""
    rest = " " * len(mark) if again is None else again
    text = "\n\n".join(blocks).replace("\n", f"\n{rest}")
    return "\n".join(line.rstrip() for line in f"{mark}{text}".split("\n"))
