"""An invented site against which pages are tested: strings that would run, words that do not fit, a false quote."""

from pathlib import Path
from typing import Any

from tests.support.harbor import OVERVIEWS, site_with_our_settings
from tests.support.sites import BRIDGE, BRIDGE_TEXT, bridge

HOSTILE_RECORD, LONG_RECORD = "2032-05-03-hostile", "2032-05-04-long"

MARK = "incidentRan"
"""What a string of a record would set in the window if it ran."""

_RUN = f"window.{MARK}=true"
HOSTILE = (
    f"<script>{_RUN}</script> <img src=x onerror={_RUN}> </script></style></title><!-- <svg onload={_RUN}> "
    f"\" autofocus onfocus={_RUN} x=' onclick={_RUN} [x](javascript:{_RUN}) <a href=javascript:{_RUN}>x</a> {{{{x*x}}}}"
)
"""What no page may run, in whichever field of a record it stands."""

LONG = "Undividedharbourcraneoperators" * 6
"""A word that fits on no small screen."""
_LONG_ID = "long" * 25

_HOSTILE_TEXT = f"""\
The crane <script>{_RUN}</script> of the harbour stands still

On May 3 <img src=x onerror={_RUN}> the crane stood still, the <svg onload={_RUN}> harbour said.

“It stood <script>{_RUN}</script> still for a day. Calmly, <img src=x onerror={_RUN}> we wait,” Captain <b onclick={_RUN}>Ida</b> said.
"""

_LONG_TEXT = f"""\
A headline of few words

The {LONG} council closed the crane on May 4, it said.

“We call it {LONG} and nothing else,” Captain {LONG} said.
"""


def hostile() -> dict[str, Any]:
    """A record with something hostile in every field that holds free text, also in the words of its source."""
    at = {"at": "post:2", "words": [f"<img src=x onerror={_RUN}>", f"<svg onload={_RUN}>"]}
    return {
        "id": "2032-05-03-hostile",
        "title": f"{HOSTILE} title",
        "summary": f"{HOSTILE} summary",
        "date": "2032-05-03",
        "place": f"{HOSTILE} place",
        "content_note": f"{HOSTILE} note",
        "sources": [
            {
                "id": "post",
                "kind": "news-article",
                "title": f"{HOSTILE} headline",
                "publisher": f"{HOSTILE} publisher",
                "author": f"{HOSTILE} author",
                "published": "2032",
                "url": f"https://post.example/?q=%22onfocus&x=javascript:{_RUN}",
                "text": "hostile",
                "unused": [{"paragraph": 1, "reason": f"{HOSTILE} reason"}],
            }
        ],
        "people": [
            {
                "id": "ida",
                "kind": "person",
                "name": f"{HOSTILE} Ida",
                "role": f"{HOSTILE} role",
                "called": [f"Captain <b onclick={_RUN}>Ida</b>"],
                **at,
            },
            {"id": "harbour", "kind": "organization", "name": f"{HOSTILE} harbour", "called": ["harbour"]},
        ],
        "statements": [
            {
                "id": "stood",
                "by": "harbour",
                "verb": f"{HOSTILE} said",
                "text": f"{HOSTILE} text",
                "about": ["ida"],
                **at,
            },
            {"id": "told", "by": "post", "verb": "reports", "text": f"{HOSTILE} told", **at},
        ],
        "events": [
            {
                "id": "standstill",
                "date": "2032-05-03",
                "date_as_stated": f"May 3 <img src=x onerror={_RUN}>",
                "date_note": f"{HOSTILE} date note",
                "title": f"{HOSTILE} event",
                "statements": ["stood"],
                **at,
            }
        ],
        "quotes": [
            {
                "id": "waiting",
                "speaker": "ida",
                "at": "post:3",
                "spans": [f"It stood <script>{_RUN}</script> still for a day.", f"<img src=x onerror={_RUN}> we wait"],
                "attribution": f"Captain <b onclick={_RUN}>Ida</b> said",
                "attribution_note": f"{HOSTILE} attribution note",
                "omits": f"{HOSTILE} omits",
                "context": f"{HOSTILE} context",
                "about": ["harbour"],
            }
        ],
        "policy_points": [
            {
                "id": "cranes",
                "policy": "cranes",
                "actor": "ida",
                "addressee": "harbour",
                "position": f"{HOSTILE} position",
                "status": "requested",
                "as_of": "2032",
                "quotes": ["waiting"],
                **at,
            }
        ],
        "related": [{"id": "2032-05-04-long", "relation": "same-place", "why": f"{HOSTILE} why", "at": "post:2"}],
        "questions": [{"id": "hostile-question", "question": f"{HOSTILE} question", "note": f"{HOSTILE} gap"}],
        "corrections": [{"date": "2032-05-07", "what": f"{HOSTILE} correction", "was": f"{HOSTILE} before"}],
    }


def long() -> dict[str, Any]:
    """A record with a word that does not break in every field that holds free text, and with long names for ids."""
    at = {"at": "post:2", "words": [LONG]}
    return {
        "id": "2032-05-04-long",
        "title": f"Of {LONG}",
        "summary": LONG,
        "date": "2032-05-04",
        "place": LONG,
        "content_note": LONG,
        "sources": [
            {
                "id": "post",
                "kind": "news-article",
                "title": LONG,
                "publisher": LONG,
                "author": LONG,
                "url": f"https://post.example/{LONG}",
                "text": "long",
                "unused": [{"paragraph": 1, "reason": LONG}],
            }
        ],
        "people": [
            {
                "id": _LONG_ID,
                "kind": "person",
                "name": f"Captain {LONG}",
                "role": LONG,
                "at": "post:3",
                "words": [LONG],
            },
            {"id": "council", "kind": "organization", "name": f"{LONG} council", **at},
        ],
        "statements": [
            {"id": f"a{_LONG_ID[1:]}", "by": "council", "verb": "said", "text": LONG, "about": [_LONG_ID], **at}
        ],
        "events": [
            {
                "id": "closing",
                "date": "2032-05-04",
                "date_as_stated": "May 4",
                "date_note": LONG,
                "title": LONG,
                "statements": [f"a{_LONG_ID[1:]}"],
                **at,
            }
        ],
        "quotes": [
            {
                "id": f"b{_LONG_ID[1:]}",
                "speaker": _LONG_ID,
                "at": "post:3",
                "spans": [f"We call it {LONG} and nothing else"],
                "attribution": f"Captain {LONG} said",
                "context": LONG,
            }
        ],
        "policy_points": [
            {
                "id": f"c{_LONG_ID[1:]}",
                "policy": _LONG_ID,
                "actor": _LONG_ID,
                "addressee": "council",
                "position": LONG,
                "status": "under-review",
                **at,
            }
        ],
        "related": [{"id": "2032-05-03-hostile", "relation": "same-place", "why": LONG, "at": "post:2"}],
        "questions": [{"id": "long-question", "question": LONG, "note": LONG}],
        "corrections": [{"date": "2032-05-07", "what": LONG, "was": LONG}],
    }


def false() -> dict[str, Any]:
    """A record with a quote and evidence that are not proved, and with quotations in our own words."""
    record = bridge()
    record["quotes"][0]["spans"][1] = "The engineers come on Sunday"
    record["statements"][0]["words"] = ["a hole was seen"]
    record["summary"] = "“Four words of somebody”, it says."
    return record


HOSTILE_PAGES = sorted(
    [
        *(f"docs/{name}" for name in ("index", *OVERVIEWS)),
        *(f"incidents/{name}" for name in (HOSTILE_RECORD, LONG_RECORD, BRIDGE["id"])),
        "search",
    ]
)
"""The pages of the site, but for the one at the top, which leads to the home page."""

CODES = ["unverified-quotation", "words-not-found", "quote-altered"]
"""The problems of the invented site, all of them the last record's."""


def build_hostile_site(folder: Path) -> None:
    """Build the invented site with this site's settings and overviews."""
    site = site_with_our_settings(folder)
    for name, text in (("hostile", _HOSTILE_TEXT), ("long", _LONG_TEXT), ("bridge", BRIDGE_TEXT)):
        (folder / "incidents" / "sources" / f"{name}.txt").write_text(text, "utf-8")
    site.write(hostile(), long(), false())
    built = site.build()
    assert [line.split(": ")[2] for line in built.warnings] == CODES, built.warnings
