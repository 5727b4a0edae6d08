"""The HTML of what pages show, in one pass, as docutils and Sphinx write it; they take several times as long."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from incident_record.export.content import Child, Content

# How many words a bar stands for that is as wide as the text.
_FULL_BAR = 80


class Page(NamedTuple):
    """What is known of a page outside of what it shows.

    Args:
        resolve: the address of a link by its kind, its target and the page that it prefers; None where it leads nowhere.
        from_top: the address of a file at the top of the site.
        permalink: the link behind a heading, by its anchor.
    """

    resolve: Callable[[str, str, str], str | None]
    from_top: Callable[[str], str]
    permalink: Callable[[str], str]


class Html(NamedTuple):
    """What was written, and what an index needs of it.

    Args:
        text: the HTML.
        words: each word once, since an index asks only on which pages a word is.
        titles: the sections: their texts and anchors.
    """

    text: str
    words: Iterable[str]
    titles: list[tuple[str, list[str]]]


def write(content: Iterable[Child], page: Page, level: int) -> Html:
    """The HTML of some nodes.

    Args:
        level: how many sections they stand in.
    """
    writer = _Writer(page, level)
    writer.write(content)
    return Html("".join(writer.body), dict.fromkeys(" ".join(writer.texts).split()), writer.titles)


@lru_cache(maxsize=8192)
def encode(text: str) -> str:
    """A text, or the value of an attribute, without what HTML would read as markup."""
    # As docutils' `encode`, which takes five times as long; nine in ten texts come again.
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("@", "&#64;")


def _start(tag: str, node: Content, *own: str, then: str = "", **attributes: str) -> str:
    """A tag with the node's classes and ids; `own` are more classes, and `then` follows it."""
    if not (attributes or node.ids):
        return _plain_start(tag, then, *node.classes, *own)
    if node.classes or own:
        attributes["class"] = " ".join(dict.fromkeys((*node.classes, *own)))
    if node.ids:
        attributes["id"] = node.ids[0]
        then += "".join(f'<span id="{encode(id_)}"></span>' for id_ in node.ids[1:])
    written = [f'{name}="{encode(value)}"' for name, value in sorted(attributes.items())]
    return f"<{tag} {' '.join(written)}>{then}"


@cache
def _plain_start(tag: str, then: str, *classes: str) -> str:
    # Most tags are the same few, again and again.
    attribute = f' class="{encode(" ".join(dict.fromkeys(classes)))}"' if classes else ""
    return f"<{tag}{attribute}>{then}"


Tags = tuple[str, str]
"""How a node begins, and how it ends."""


def crossref_tags(node: Content, page: Page) -> Tags:
    """Of a link whose address is known."""
    uri = node.more["refuri"] if "refuri" in node.more else f"#{node.more['refid']}"
    return _start("a", node, href=page.from_top(uri) if "from_top" in node.more else uri), "</a>"


def phrase_tags(node: Content, page: Page) -> Tags:
    """Of words that may be in another language; an element that tells nothing would only weigh."""
    tag, given = node.more["tag"], {name: node.more[name] for name in ("lang", "dir") if name in node.more}
    return ("", "") if tag == "bdi" and not given else (_start(tag, node, **given), f"</{tag}>")


def unfold_tags(node: Content, page: Page) -> Tags:
    """Of what can be unfolded."""
    return _start("details", node, then=f"<summary>{encode(node.more['summary'])}</summary>\n"), "</details>\n"


def bars_tags(node: Content, page: Page) -> Tags:
    """Of bars that stand for words."""
    full, rest = divmod(node.more["words"], _FULL_BAR)
    # A few words alone would be a sliver that nobody takes for a bar.
    lines = [100] * full + [max(6, round(100 * rest / _FULL_BAR))] * bool(rest)
    spans = "".join(f'<span style="width:{width}%"></span>' for width in lines)
    label = f"{node.more['words']} words are not shown"
    return f'<span class="bars" role="img" aria-label="{label}">{spans}', "</span>\n"


def _reference_tags(node: Content, page: Page) -> Tags:
    where = "internal" if node.more["internal"] else "external"
    return _start("a", node, "reference", where, href=node.more["refuri"]), "</a>"


def _link_tags(node: Content, page: Page) -> Tags:
    uri = page.resolve(node.more["reftype"], node.more["reftarget"], node.more["incident_home"])
    return ("", "") if uri is None else (_start("a", node, href=uri), "</a>")


def _rubric_tags(node: Content, page: Page) -> Tags:
    tag = f"h{node.more['heading-level']}"
    return _start(tag, node, "rubric"), f"</{tag}>\n"


def _container_tags(node: Content, page: Page) -> Tags:
    # By that class furo lets tables be scrolled.
    own = () if "is_div" in node.more else ("container",)
    return _start("div", node, "docutils", *own, then="\n"), "</div>\n"


def _table_tags(node: Content, page: Page) -> Tags:
    bare = Content("", classes=[name for name in node.classes if name != "colwidths-auto"])
    return _start("table", bare, "docutils", "align-default", then="\n"), "</table>\n"


def _entry_tags(node: Content, page: Page) -> Tags:
    tag = "th" if node.classes else "td"
    return _start(tag, node), f"</{tag}>\n"


def _tagged(tag: str, *own: str, then: str = "", end: str = "") -> Callable[[Content, Page], Tags]:
    closing = f"</{tag}>{end}"
    return lambda node, page: (_start(tag, node, *own, then=then), closing)


def _no_tags(node: Content, page: Page) -> Tags:
    return "", ""


_TAGS: dict[str, Callable[[Content, Page], Tags]] = {
    "paragraph": _tagged("p", end="\n"),
    "phrase": phrase_tags,
    "crossref": crossref_tags,
    "link": _link_tags,
    "reference": _reference_tags,
    "strong": _tagged("strong"),
    "container": _container_tags,
    "block_quote": lambda node, page: (_start("blockquote", node, then="\n<div>"), "</div></blockquote>\n"),
    "rubric": _rubric_tags,
    "list_item": _tagged("li", end="\n"),
    "definition_list_item": _no_tags,
    "term": _tagged("dt"),
    "definition": _tagged("dd", end="\n"),
    "literal_block": _tagged("pre", "literal-block", end="\n"),
    "unfold": unfold_tags,
    "bars": bars_tags,
    # What is for pages in browsers alone, as these are.
    "only": _no_tags,
    "table": _table_tags,
    "tgroup": _no_tags,
    "colspec": _no_tags,
    "thead": _tagged("thead", then="\n", end="\n"),
    "tbody": _tagged("tbody", then="\n", end="\n"),
    "row": _tagged("tr", end="\n"),
    "entry": _entry_tags,
}


class _Writer:
    def __init__(self, page: Page, level: int) -> None:
        self.body, self.texts, self.titles = list[str](), list[str](), list[tuple[str, list[str]]]()
        self._page, self._level, self._in_compact = page, level, False

    def write(self, children: Iterable[Child]) -> None:
        for node in children:
            if isinstance(node, str):
                self.texts.append(node)
                self.body.append(encode(node))
            elif node.kind in ("bullet_list", "definition_list"):
                self._write_list(node)
            elif node.kind == "section":
                self._write_section(node)
            else:
                start, end = _TAGS[node.kind](node, self._page)
                self.body.append(start)
                self.write(node.children)
                # As docutils has it, a paragraph that is alone has no line of its own.
                if len(node.children) == 1 and node.kind in ("list_item", "entry") and self.body[-1] == "</p>\n":
                    self.body[-1] = "</p>"
                self.body.append(end)

    def _write_list(self, node: Content) -> None:
        outer, simple = self._in_compact, _is_compact(node)
        if node.kind == "definition_list":
            tag, classes = "dl", ["simple"] * simple + node.classes
        else:
            tag, classes = "ul", node.classes + ["simple"] * (simple and not outer)
            self._in_compact = simple
        self.body.append(_start(tag, Content("", classes=classes), then="\n"))
        self.write(node.children)
        self.body.append(f"</{tag}>\n")
        self._in_compact = outer

    def _write_section(self, node: Content) -> None:
        title, *others = node.children
        assert isinstance(title, Content)  # noqa: S101 - tells the type
        self.titles.append((title.astext(), node.ids))
        self._level += 1
        heading = f"h{min(self._level, 6)}"
        self.body += [_start("section", node, then="\n"), _start(heading, title)]
        self.write(title.children)
        self.body.append(f"{self._page.permalink(node.ids[0]) if node.ids else ''}</{heading}>\n")
        self.write(others)
        self.body.append("</section>\n")
        self._level -= 1


def _is_compact(node: Child) -> bool:
    """As docutils decides it: whether a list has nothing but single paragraphs, and lists of them."""
    if isinstance(node, str) or node.kind in ("paragraph", "term"):
        return True
    if node.kind in ("list_item", "definition"):
        kinds = [getattr(child, "kind", "") for child in node.children]
        most = 2 if kinds[:1] == ["paragraph"] and kinds[-1] == "bullet_list" else 1
        return len(kinds) <= most and all(map(_is_compact, node.children))
    lists = ("bullet_list", "definition_list", "definition_list_item")
    return node.kind in lists and all(map(_is_compact, node.children))
