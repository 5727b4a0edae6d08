"""How the list of an overview that is too long for a page is split into pages by year or initial letter.

The bounds of parts follow from what is listed and not from its number, so that one record more changes one part.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate, pairwise
from operator import attrgetter
from pathlib import Path
from posixpath import dirname, join
from typing import NamedTuple

from msgspec import Struct

from incident_record.catalog.catalog import Catalog
from incident_record.catalog.direction import isolated
from incident_record.catalog.labels import many
from incident_record.catalog.overviews import OVERVIEWS, OverviewItem, items_of
from incident_record.catalog.search_text import without_accents

LIMIT = 220_000
"""About how many bytes of HTML a page of an overview has at most; what a theme puts around them is not counted."""

MOST = 1_000
"""Above about how many parts the parts of an overview become larger, up to `LIMIT`."""


class Part(Struct, frozen=True):
    """A page of an overview that is split.

    Args:
        overview: the overview's name.
        slug: what the page's address ends with.
        group: the year or letter; of several small ones the first and the last.
        items: what it lists.
        is_only: whether it has all of its group.
    """

    overview: str
    slug: str
    group: str
    items: tuple[OverviewItem, ...]
    is_only: bool

    @property
    def span(self) -> str:
        """What is on it: the year or letter, or where that takes several pages the first and the last thing."""
        names = [self.group] if self.is_only else dict.fromkeys((self.items[0].name, self.items[-1].name))
        # Isolated, since what stands behind it is often a number, which would join letters that run from the right.
        return " – ".join(map(isolated, names))

    @property
    def title(self) -> str:
        """The title of the page."""
        return f"{OVERVIEWS[self.overview].title}: {self.span}"

    def digest(self, catalog: Catalog) -> bytes:
        """Of all that it may show: its records, those that cite the same sources, and where links to them lead."""
        entries = {item.entry.docname: item.entry for item in self.items}
        if self.overview == "sources":
            citing = [catalog.citing(item.entry, item.value.text) for item in self.items]
            entries.update((other.docname, other) for others in citing for other in others)
        records = [f"{name} {e.digest} {catalog.records[e.id].docname}" for name, e in sorted(entries.items())]
        blocks = dict.fromkeys(item.block.removeprefix("person:") for item in self.items)
        names = [name for block in blocks for name in catalog.ids_of_person(block)]
        return _digest(self.title, *records, *names, *map(_bound, self.items))


def parts_of(catalog: Catalog, name: str) -> tuple[Part, ...]:
    """The parts of an overview; none where one page holds it."""
    overview, items = OVERVIEWS[name], items_of(catalog, name)
    limit, total = int(overview.limit * LIMIT), sum(item.size for item in items)
    if total <= limit:
        return ()
    # A list of parts has to be short too; by steps, so that few records more change no bound.
    while total > MOST * limit and 2 * limit <= LIMIT:
        limit *= 2
    if overview.by_letter:
        items.sort(key=lambda item: (item.group, without_accents(item.name).casefold(), item.block))
    ranks: dict[str, int] = {}
    items.sort(key=lambda item: ranks.setdefault(item.group, len(ranks)))
    starts = _split(items, limit)
    pieces = [tuple(items[start:end]) for start, end in pairwise((*starts, len(items)))]
    groups = [" – ".join(dict.fromkeys((piece[0].group, piece[-1].group))) for piece in pieces]
    parts = []
    for start, piece, group in zip(starts, pieces, groups, strict=True):
        first, last = piece[0], items[start - 1]
        # Named by what it begins with, which stays whatever is before it and however much follows.
        within = first.block if last.block != first.block else _bound(first)
        slug = f"-{_digest(within).hex()}" if start and last.group == first.group else ""
        parts.append(Part(name, _slug(first.group) + slug, group, piece, groups.count(group) == 1))
    return tuple(parts)


_Level = tuple[Callable[[OverviewItem], str], Sequence[int]]
"""What items have in common that belong together, and where it changes."""


def _split(items: Sequence[OverviewItem], limit: int) -> list[int]:
    """Where parts begin: what is too large is cut in two, again and again."""
    sizes = [0, *accumulate(item.size for item in items)]
    # What belongs together is cut only where it is too large alone.
    rows = [(name, [*map(name, items)]) for name in (attrgetter("group"), attrgetter("block"))]
    levels: list[_Level] = [(name, [at for at in range(1, len(row)) if row[at] != row[at - 1]]) for name, row in rows]
    levels.append((_bound, range(1, len(items))))
    starts, waiting = [0], [(0, len(items))]
    while waiting:
        first, end = waiting.pop()
        if end - first > 1 and sizes[end] - sizes[first] > limit:
            starts.append(_cut(items, sizes, levels, first, end))
            waiting += [(first, starts[-1]), (starts[-1], end)]
    return sorted(starts)


def _cut(items: Sequence[OverviewItem], sizes: Sequence[int], levels: Iterable[_Level], first: int, end: int) -> int:
    """The cut between two items that stands before what has the greatest digest, but near neither of them."""
    name, starts = next(
        (name, starts)
        for name, level in levels
        if (starts := level[bisect_right(level, first) : bisect_left(level, end)])
    )
    quarter = (sizes[end] - sizes[first]) / 4
    middle = [start for start in starts if sizes[first] + quarter <= sizes[start] <= sizes[end] - quarter]
    # By digest: where a cut falls depends on what stands there and on nothing before it.
    return max(middle or starts, key=lambda start: _digest(name(items[start])))


def _bound(item: OverviewItem) -> str:
    return "\0".join((item.block, item.entry.docname, item.id))


def _digest(*parts: str) -> bytes:
    # 40 bits: short enough for an address, and enough that no two parts of a site share them.
    return blake2b("\0".join(parts).encode(), digest_size=5).digest()


def _slug(group: str) -> str:
    """A year or letter as a part of an address."""
    return "".join(char.lower() if char.isascii() and char.isalnum() else f"u{ord(char):x}" for char in group)


class PartPage(NamedTuple):
    """The page of a part: what it shows, and the pages that it leads to, each with its link's text."""

    part: Part
    links: tuple[tuple[str, str], ...]


def split_overviews(catalog: Catalog, files: Mapping[str, Path]) -> dict[str, PartPage]:
    """The pages of the overviews that are too long for one page, by their names.

    Args:
        files: the files of all other pages, by the pages' names.
    """
    parts = {name: parts for name in OVERVIEWS if (parts := parts_of(catalog, name))}
    # Which pages have a directive has to be known before Sphinx reads any.
    pages = {docname: path for docname, path in files.items() if docname not in catalog.pages}
    return pages_of(parts, find_overviews(pages, parts), files)


def pages_of(
    parts: Mapping[str, tuple[Part, ...]], overviews: Mapping[str, str], taken: Collection[str]
) -> dict[str, PartPage]:
    """The pages of parts, by their names.

    Args:
        parts: the parts of overviews.
        overviews: the page of each overview; one that has none gets no parts.
        taken: the names of all other pages.
    """
    pages: dict[str, PartPage] = {}
    for name, overview in overviews.items():
        row = [(_free(join(dirname(overview), f"{name}-{part.slug}"), taken), part) for part in parts[name]]
        for number, (docname, part) in enumerate(row):
            before = [(page, f"← {other.span}") for page, other in row[max(0, number - 1) : number]]
            after = [(page, f"{other.span} →") for page, other in row[number + 1 : number + 2]]
            pages[docname] = PartPage(part, (*before, (overview, f"{OVERVIEWS[name].title}: all parts"), *after))
    return pages


def _free(docname: str, taken: Collection[str]) -> str:
    # A page of the site may have that name already.
    return _free(f"{docname}-part", taken) if docname in taken else docname


def count(parts: Sequence[Part]) -> str:
    """How much some parts of one overview have, in words."""
    overview, items = OVERVIEWS[parts[0].overview], [item for part in parts for item in part.items]
    return many(len({item.block for item in items} if overview.by_block else items), overview.thing)


_DIRECTIVE = re.compile(r"incident-(\w+)(?:\}|::)")


def find_overviews(pages: Mapping[str, Path], names: Collection[str]) -> dict[str, str]:
    """For each overview the first page whose own text has its directive.

    Args:
        pages: the files of pages, by the pages' names.
        names: the overviews to look for.
    """
    first_pages: dict[str, str] = {}
    for docname in sorted(pages) if names else ():
        # Sphinx itself reports a page that is not UTF-8.
        for name in _DIRECTIVE.findall(pages[docname].read_text("utf-8", errors="replace")):
            if name in names:
                first_pages.setdefault(name, docname)
    return first_pages


def places_of_people(pages: Mapping[str, PartPage]) -> dict[str, str]:
    """The page on which everyone stands first, by their ids, where the overview of people is split."""
    people = [(name, page.part.items) for name, page in pages.items() if page.part.overview == "people"]
    # From the last one, so that the first part wins.
    return {item.id: name for name, items in reversed(people) for item in items}
