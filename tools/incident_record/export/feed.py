"""The corrections of all records as an Atom file (RFC 4287), for readers who follow them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.etree import ElementTree as ET

from incident_record.catalog.catalog import Entry
from incident_record.export.model import URN
from incident_record.record.dates import bounds
from incident_record.record.model import Correction

FEED = "corrections.atom"
"""What the file is called; it stands at the top of the site."""

_ATOM = "http://www.w3.org/2005/Atom"
# Atom requires a date (RFC 4287, 4.1.1). A fixed one keeps builds alike where there is no correction.
_NEVER = date(1970, 1, 1)


def corrections_feed(entries: Iterable[tuple[Entry, str]], title: str, author: str, language: str) -> str:
    """The corrections of records, the newest first.

    Args:
        entries: the records, each with the address of its page, which is empty where the site has none.
        title: what the site is called.
        author: who writes it.
        language: the site's language, as Sphinx names it.
    """
    # Else every name in the file has the prefix `ns0:`.
    ET.register_namespace("", _ATOM)
    made = sorted(_corrections(entries), key=lambda made: (made[0], made[1].id), reverse=True)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": language.replace("_", "-")})
    _add(feed, "id", f"{URN}corrections")
    _add(feed, "title", f"{title}: corrections")
    _add(feed, "updated", _stamp(made[0][0] if made else _NEVER))
    _add(_add(feed, "author"), "name", author or title)
    for day, entry, anchor, correction, address in made:
        item = _add(feed, "entry")
        # An entry keeps its id for ever (RFC 4287, 4.2.6), so that no reader shows it as new again.
        _add(item, "id", f"{address or URN + entry.id}#{anchor}")
        _add(item, "title", entry.title)
        _add(item, "updated", _stamp(day))
        before = f" Before: {correction.was}" if correction.was else ""
        _add(item, "content", f"{correction.what}{before}").set("type", "text")
        if address:
            _add(item, "link").set("href", f"{address}#{anchor}")
    return ET.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def anchored(corrections: Sequence[Correction]) -> Iterator[tuple[str, Correction]]:
    """Corrections, the newest first, with their anchors on the record's page.

    The underscore keeps those apart from the ids of items.
    """
    newest_first = sorted(corrections, key=lambda correction: bounds(correction.date)[0] or _NEVER, reverse=True)
    for index, correction in enumerate(newest_first):
        # Counted from the oldest, so that a correction keeps its anchor when another is added.
        yield f"correction_{len(corrections) - index}", correction


def _corrections(entries: Iterable[tuple[Entry, str]]) -> Iterator[tuple[date, Entry, str, Correction, str]]:
    for entry, address in entries:
        corrections = entry.record.corrections if entry.record else ()
        for anchor, correction in anchored(corrections):
            yield bounds(correction.date)[0] or _NEVER, entry, anchor, correction, address


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    child.text = text or None
    return child


def _stamp(day: date) -> str:
    # Atom wants a time as well (RFC 3339), and a correction has a day alone.
    return f"{day.isoformat()}T00:00:00Z"
