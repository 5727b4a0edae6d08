"""What pages are made of: docutils nodes. No markup text is ever made, so nothing in a record is read as markup."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes

from incident_record.catalog.catalog import Catalog, Entry, paragraph_label, voice_name
from incident_record.catalog.dates import spell_date
from incident_record.catalog.labels import after_verb
from incident_record.record.model import At, Record, Source, Statement

MAP_PLACE = "place"
"""The kind of links to a paragraph in the article's order on a record's page, which no role makes."""

PLAIN = {"support_smartquotes": False}
"""For every node that holds text: smart quotes would change evidence, and our words too."""

HEAD = {**PLAIN, "translatable": False}
"""For headings, the one text of a record that Sphinx would translate: no check has seen a translation."""

AGAIN = "again"
"""The class of what a page shows a second time; the search finds it at its first place alone."""


ALSO = "incident-also"
"""The attribute of an item with the other names by which the search finds it."""


class finished(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Holds a node that the transforms of reading need not see; `parser` puts it in place after them.

    They mend what was read from markup. Our nodes need nothing mended, and on full pages that took half of the time.
    """

    def __init__(self, content: nodes.Node) -> None:
        super().__init__()
        self.content = content


class crossref(nodes.reference):  # noqa: N801 - docutils looks up a node's visitor by the name of its class
    """A link to something of a record; `html` draws it with no more markup than it needs."""


class phrase(nodes.inline):  # noqa: N801
    """Words of a source; in HTML with the `tag`, `lang` and `dir` that it has."""


class unfold(nodes.General, nodes.Element):  # noqa: N801
    """What can be unfolded under its `summary`; elsewhere than in HTML its content stands open."""


class bars(nodes.General, nodes.Element):  # noqa: N801
    """Grey bars, for HTML alone, that stand for so many `words`."""


@dataclass(frozen=True)
class RecordView:
    """A record as one page shows it.

    Args:
        catalog: all records.
        entry: what the site has of this one.
        record: the record.
        docname: the page that is drawn, which may be another than the record's own.
    """

    catalog: Catalog
    entry: Entry
    record: Record
    docname: str

    @property
    def own(self) -> bool:
        """Whether the page is the record's own, where its items have their anchors."""
        return self.docname == self.entry.docname

    def anchors(self, id_: str) -> list[str]:
        """The anchor of an item, on the record's own page."""
        return [id_] if self.own else []

    def date(self, text: str) -> str:
        """A date in words, in the site's language."""
        return spell_date(text, self.catalog.language)

    @property
    def short_title(self) -> str:
        """Whom the record is about: the first of its people where its title names them, else the title."""
        people = self.record.people
        return people[0].name if people and people[0].name in self.entry.title else self.entry.title

    def title_link(self, *, short: bool = False) -> nodes.Node:
        """A link to the record, in its title."""
        return link(self.docname, "incident", self.entry.id, self.short_title if short else self.entry.title)

    def item_link(self, kind: str, id_: str, text: str | nodes.Node) -> nodes.Node:
        """A link to an item of the record."""
        return link(self.docname, kind, f"{self.entry.id}/{id_}", text)

    def person_link(self, id_: str) -> nodes.Node:
        """A link to someone, by name; the bare id where the record has nobody of that id."""
        person = self.record.person(id_)
        if person is None:
            return inline(id_)
        return link(self.docname, "person", id_, self.name(person.name), home=self.entry.docname)

    def name(self, text: str) -> nodes.Node:
        """A name, which keeps to itself where it runs in another direction than the page."""
        return self.phrase(text, None, tag="bdi")

    def voices(self, ids: Sequence[str]) -> nodes.inline:
        """Whoever says something: the stylesheet gives each kind of voice a colour and a shape."""
        names = joined([self.name(voice_name(self.record, id_)) for id_ in ids[:-1]], ", ")
        last = [nodes.Text(" and ")] if len(ids) > 1 else []
        kind = "joint" if len(ids) > 1 else self._voice_kind(ids[0])
        names += [*last, self.name(voice_name(self.record, ids[-1]))]
        return nodes.inline("", "", *names, classes=["voice", f"voice-{kind}"])

    def _voice_kind(self, id_: str) -> str:
        """The kind of whoever makes a statement: a person's kind, or `source`."""
        person = self.record.person(id_)
        return person.kind if person else "source"

    def said(self, statement: Statement) -> list[nodes.Node]:
        """A statement with its voice in front."""
        text = f" {statement.verb}{after_verb(statement.text)}{statement.text}"
        return [self.voices(statement.by), inline(text)]

    def place_link(self, at: At) -> nodes.Node:
        """A place in a source, as `¶10`: a link to it in the article's order, where the source could be read."""
        label = paragraph_label(self.record, at)
        source = self.record.source(at.source)
        reading = self.entry.finding.readings.get(source.text) if source else None
        if reading is None or at.paragraph > reading.paragraphs:
            return inline(label, "at")
        anchor = map_anchor(at.source, at.paragraph)
        if self.own:
            return local_link(anchor, label, "at")
        return link(self.docname, MAP_PLACE, f"{self.entry.docname}#{anchor}", label, classes=["at"])

    def phrase(self, text: str, source: Source | None, *classes: str, tag: str = "span") -> phrase:
        """Words that are a source's and not the site's, with their language and direction."""
        node = phrase("", text, classes=list(classes), tag=tag, **PLAIN)
        site = self.catalog.language.replace("_", "-")
        if source and source.language and not f"{site}-".startswith(f"{source.language}-"):
            node["lang"] = source.language
        if direction(text) != self.catalog.direction:
            node["dir"] = direction(text)
        return node

    def evidence(self, words: Sequence[str], at: At) -> list[nodes.Node]:
        """The source's own words that show something."""
        source = self.record.source(at.source)
        return joined([self.phrase(words_, source, tag="i") for words_ in words], " · ")

    def margin(
        self, id_: str, at: At, words: Sequence[str], *notes: nodes.Node | str, permalink: bool = False
    ) -> unfold:
        """What stands beside a sentence, and where there is no room under its place: place, evidence and notes.

        Args:
            id_: the item that rests on the place.
            at: the place.
            words: the evidence there.
            notes: what else is to be said of it, each on a line of its own.
            permalink: whether it has the item's address in place of the link to the place, since it stands there.
        """
        codes = self.entry.unproved(id_, at)
        shown = [inline(f"Not proved: {', '.join(codes)}", "not-proved")] if codes else self.evidence(words, at)
        link_ = local_link(id_, "Link", "permalink") if permalink else self.place_link(at)
        parts = [*shown, nodes.Text(" "), link_] if permalink else [link_, nodes.Text(" "), *shown]
        lines = [para(*parts, classes=["proof"]), *(para(note) for note in notes)]
        label = "Evidence" if permalink else paragraph_label(self.record, at)
        return unfold("", *lines, summary=label, classes=["margin"])


def direction(text: str) -> str:
    """The direction in which a text runs, `ltr` or `rtl`: that of its first letter (Unicode annex 9, rules P2 and P3)."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return "rtl" if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L" else "ltr"


def map_anchor(source: str, number: int) -> str:
    """Where a paragraph stands in the article's order; the underscore keeps it apart from the ids of items."""
    return f"{source}_p{number}"


def inline(text: str, *classes: str) -> nodes.inline:
    """A stretch of text that nothing reads as markup."""
    return nodes.inline("", text, classes=list(classes), **PLAIN)


def para(*children: nodes.Node | str, classes: Sequence[str] = ()) -> nodes.paragraph:
    """A paragraph of texts and other inline nodes."""
    return nodes.paragraph("", "", *_as_nodes(children), classes=list(classes), **PLAIN)


def _as_nodes(children: Iterable[nodes.Node | str]) -> list[nodes.Node]:
    # A `Text` is a string too, so the test is for a node and not for a string.
    return [child if isinstance(child, nodes.Node) else nodes.Text(child) for child in children]


def box(*children: nodes.Node, classes: Sequence[str], ids: Sequence[str] = ()) -> nodes.container:
    """A block with a class; `is_div` keeps sphinx-design from adding a class of another meaning."""
    return nodes.container("", *children, classes=list(classes), ids=list(ids), is_div=True)


def section(anchor: str, title: nodes.Node, *children: nodes.Node) -> nodes.section:
    """A section whose heading may be a link."""
    return nodes.section("", nodes.title("", "", title, **HEAD), *children, ids=[anchor])


def part(name: str, title: str, *children: nodes.Node) -> nodes.section:
    """A section of a record's page; its anchor has an underscore, which no id of an item has."""
    head = nodes.title("", title, **HEAD)
    return nodes.section("", head, *children, ids=[f"part_{name}"], classes=[f"part-{name}"])


def heading(*children: nodes.Node | str) -> nodes.rubric:
    """A heading that makes no section, so that large records do not fill the table of contents."""
    return nodes.rubric("", "", *_as_nodes(children), **{"heading-level": 3}, **HEAD)


def table(head: Sequence[nodes.Node], rows: Iterable[Sequence[Sequence[nodes.Node]]], *classes: str) -> nodes.table:
    """A table whose first row and first column are headings.

    Args:
        head: the cells of the first row, each with what is in it.
        rows: the cells of the others, each with all that is in it.
        classes: of the table.
    """
    # Without widths, for which docutils would write styles into the page.
    columns = [nodes.colspec(colwidth=1, stub=int(index == 0)) for index in range(len(head))]
    lines = [nodes.row("", *(nodes.entry("", *cell) for cell in row)) for row in ([[cell] for cell in head], *rows)]
    group = nodes.tgroup("", *columns, nodes.thead("", lines[0]), nodes.tbody("", *lines[1:]), cols=len(head))
    return nodes.table("", group, classes=["colwidths-auto", *classes])


def listing(items: Iterable[nodes.list_item], *classes: str) -> nodes.bullet_list:
    """A list."""
    return nodes.bullet_list("", *items, classes=list(classes))


def item(*children: nodes.Node, ids: Sequence[str] = (), classes: Sequence[str] = ()) -> nodes.list_item:
    """An item of a list."""
    return nodes.list_item("", *children, ids=list(ids), classes=list(classes))


Row = tuple[str, Sequence[nodes.Node]]
"""A term and its definition; a row without a definition is left out."""


def facts(rows: Iterable[Row], *classes: str) -> nodes.definition_list:
    """A definition list; rows without content are left out."""
    return nodes.definition_list(
        "",
        *(
            nodes.definition_list_item("", nodes.term("", term, **PLAIN), nodes.definition("", *definition))
            for term, definition in rows
            if definition
        ),
        classes=["facts", *classes],
    )


def joined(parts: Sequence[nodes.Node], separator: str) -> list[nodes.Node]:
    """Nodes with a text between every two."""
    result: list[nodes.Node] = []
    for node in parts:
        if result:
            result.append(nodes.Text(separator))
        result.append(node)
    return result


def local_link(anchor: str, text: str, *classes: str) -> crossref:
    """A link to another place on the page."""
    return crossref("", text, refid=anchor, internal=True, classes=list(classes), **PLAIN)


def link(
    docname: str, kind: str, target: str, text: str | nodes.Node, home: str = "", classes: Sequence[str] = ()
) -> addnodes.pending_xref:
    """A link to something of a record, which the domain resolves when the page is written.

    Args:
        docname: the page that the link is on.
        kind: the role that would make such a link.
        target: what the role would name; for a `MAP_PLACE` its page and anchor.
        text: what the link shows.
        home: the page whose own entry is preferred for a person, where no page lists everyone.
        classes: of the link.
    """
    return addnodes.pending_xref(
        "",
        text if isinstance(text, nodes.Node) else nodes.Text(text),
        refdomain="incident",
        reftype=kind,
        reftarget=target,
        refdoc=docname,
        refexplicit=True,
        refwarn=False,
        incident_home=home,
        # Under a name of its own: where a builder can make no link, `classes` would be lost with an error.
        incident_classes=list(classes),
        **PLAIN,
    )
