"""Sites to build in tests: two invented articles, two records of them, and a builder that runs Sphinx."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any, Self

from bs4 import BeautifulSoup, Tag
from tests.support.builds import Built, sphinx_build

BRIDGE_TEXT = """\
Old river bridge closed after a crack is found

The Norwood council closed the old river bridge on May 3 after a crack was found, officials said.

“We closed it within the hour of the call. We thank the crew. The engineers come on Friday,” Mayor Ana Ruiz said. Ruiz is 51.

“The old bridge has carried us for ninety years,” Ruiz told the council. “It’s able to wait for a week.”

Ben Ode, who runs the ferry, asked the council in a letter of two pages for longer hours.

“I run **two** boats & a <b>raft</b> -- {now} at "full" speed,” Ode said.
"""

FERRY_TEXT = """\
Ferry hours grow while the bridge is shut

The ferry at Norwood will run until midnight on May 5, Ben Ode said.

“More boats will come when the bridge is shut for longer,” Mayor Ana Ruiz said.
"""

BRIDGE: dict[str, Any] = {
    "id": "2031-05-03-river-bridge",
    "title": "Closing of the river bridge",
    "summary": "The council closed a bridge, officials said.",
    "date": "2031-05-03",
    "place": "Norwood",
    "content_note": "Nobody was hurt, as far as the source says.",
    "sources": [
        {
            "id": "gazette",
            "kind": "news-article",
            "title": "Old river bridge closed after a crack is found",
            "publisher": "Norwood Gazette",
            "published": "2031-05",
            "url": "https://gazette.example/bridge",
            "author": "A. Writer",
            "accessed": "2031-05-06",
            "text": "bridge",
            "unused": [{"paragraph": 1, "reason": "the headline"}],
        }
    ],
    "people": [
        {
            "id": "ana-ruiz",
            "kind": "person",
            "name": "Ana Ruiz",
            "role": "Mayor",
            "called": ["Ruiz"],
            "age": 51,
            "at": "gazette:3",
            "words": ["Mayor Ana Ruiz", "Ruiz is 51"],
        },
        {
            "id": "ben-ode",
            "kind": "person",
            "name": "Ben Ode",
            "called": ["Ode"],
            "at": "gazette:5",
            "words": ["who runs the ferry"],
        },
        {"id": "norwood-council", "kind": "organization", "name": "Norwood council"},
        {"id": "officials", "kind": "group", "name": "Officials", "called": ["officials"]},
    ],
    "statements": [
        {
            "id": "closed",
            "by": "officials",
            "verb": "said",
            "text": "The council shut the bridge when a crack had been seen.",
            "about": ["norwood-council"],
            "at": "gazette:2",
            "words": ["a crack was found"],
        },
        {
            "id": "hours",
            "by": "gazette",
            "verb": "reports",
            "text": "The ferry's owner wants to run for more hours.",
            "about": ["ben-ode"],
            "at": "gazette:5",
            "words": ["longer hours"],
        },
    ],
    "events": [
        {
            "id": "closing",
            "date": "2031-05-03",
            "date_as_stated": "May 3",
            "date_note": "The source gives no year; it is the one of its publication.",
            "title": "The bridge is closed",
            "statements": ["closed"],
            "at": "gazette:2",
            "words": ["closed the old river bridge"],
        },
        {
            "id": "request",
            "date": "2031",
            "title": "The ferry asks for longer hours",
            "at": "gazette:5",
            "words": ["asked the council"],
        },
    ],
    "quotes": [
        {
            "id": "within-the-hour",
            "speaker": "ana-ruiz",
            "at": "gazette:3",
            "spans": ["We closed it within the hour of the call.", "The engineers come on Friday"],
            "attribution": "Mayor Ana Ruiz said",
            "context": "She speaks of the closing.",
            "about": ["norwood-council"],
        },
        {
            "id": "ninety-years",
            "speaker": "ana-ruiz",
            "at": "gazette:4",
            "spans": ["The old bridge has carried us for ninety years,", "It's able to wait for a week."],
            "attribution": ["Ruiz told the council"],
        },
        {
            "id": "two-boats",
            "speaker": "ben-ode",
            "at": "gazette:6",
            "spans": ['I run **two** boats & a <b>raft</b> -- {now} at "full" speed,'],
            "attribution": "Ode said",
        },
    ],
    "policy_points": [
        {
            "id": "longer-hours",
            "policy": "ferry-hours",
            "actor": "ben-ode",
            "addressee": "norwood-council",
            "position": "The ferry should run for more hours.",
            "status": "requested",
            "as_of": "2031-05",
            "quotes": ["two-boats"],
            "at": "gazette:5",
            "words": ["for longer hours"],
        }
    ],
    "questions": [
        {"id": "depth", "question": "How deep is the crack?", "note": "The source says only that there is one."}
    ],
    "corrections": [{"date": "2031-05-07", "what": "The place was added.", "was": "No place was given."}],
}

FERRY: dict[str, Any] = {
    "id": "2031-05-05-ferry",
    "title": "Longer hours of the ferry",
    "date": "2031-05-05",
    "sources": [
        {
            "id": "herald",
            "kind": "news-article",
            "title": "Ferry hours grow while the bridge is shut",
            "publisher": "Norwood Herald",
            "published": "2031-05",
            "text": "ferry",
            "unused": [{"paragraph": 1, "reason": "the headline"}],
        }
    ],
    "people": [
        {"id": "ana-ruiz", "kind": "person", "name": "Ana Ruiz", "role": "Mayor of Norwood"},
        {"id": "ben-ode", "kind": "person", "name": "Ben Ode"},
    ],
    "statements": [
        {
            "id": "midnight",
            "by": "ben-ode",
            "verb": "said",
            "text": "The boats go until midnight.",
            "at": "herald:2",
            "words": ["until midnight"],
        }
    ],
    "quotes": [
        {
            "id": "more-boats",
            "speaker": "ana-ruiz",
            "at": "herald:3",
            "spans": ["More boats will come when the bridge is shut for longer"],
            "attribution": "Mayor Ana Ruiz said",
        }
    ],
    "related": [
        {
            "id": "2031-05-03-river-bridge",
            "relation": "cited-together",
            "why": "The ferry runs longer because the bridge is shut.",
            "at": "herald:3",
        }
    ],
}

BRIDGE_PAGE, FERRY_PAGE = (f"incidents/{record['id']}" for record in (BRIDGE, FERRY))
BRIDGE_SPANS, FERRY_SPANS = (
    [span for quote in record["quotes"] for span in quote["spans"]] for record in (BRIDGE, FERRY)
)

PAGES = {
    "index": "# Home\n\n```{incident-records}\n```\n\n```{toctree}\nquotes\npeople\nlinks\n```\n",
    "quotes": "# All quotes\n\n```{incident-quotes}\n```\n",
    "people": "# All people\n\n```{incident-people}\n```\n",
    "links": """\
# Links

{incident:incident}`2031-05-03-river-bridge` {incident:incident}`own words <2031-05-03-river-bridge>`
{incident:person}`ana-ruiz` {incident:person}`the mayor <ana-ruiz>`
{incident:quote}`2031-05-03-river-bridge/two-boats` {incident:quote}`his boats <2031-05-03-river-bridge/two-boats>`
{incident:policy}`2031-05-03-river-bridge/longer-hours` {incident:policy}`p <2031-05-03-river-bridge/longer-hours>`
{incident:statement}`2031-05-03-river-bridge/closed` {incident:statement}`st <2031-05-03-river-bridge/closed>`
{incident:event}`2031-05-03-river-bridge/closing` {incident:event}`ev <2031-05-03-river-bridge/closing>`
{incident:source}`2031-05-03-river-bridge/gazette` {incident:source}`so <2031-05-03-river-bridge/gazette>`
{any}`2031-05-03-river-bridge/ninety-years`
""",
}

CONF = """\
extensions = ["incident_record", "myst_parser"]
html_theme = "basic"
html_copy_source = False
exclude_patterns = ["_build"]
"""


def bridge() -> dict[str, Any]:
    """A record with every field, to be changed."""
    return deepcopy(BRIDGE)


def ferry() -> dict[str, Any]:
    """A record that points at the other, to be changed."""
    return deepcopy(FERRY)


class Site:
    """A site in a folder of its own, which is new."""

    def __init__(self, root: Path, pages: dict[str, str] | None = None, conf: str = CONF) -> None:
        self.root = root
        (root / "incidents" / "sources").mkdir(parents=True)
        (root / "conf.py").write_text(conf, "utf-8")
        for name, content in (PAGES if pages is None else pages).items():
            (root / f"{name}.md").write_text(content, "utf-8")
        for name, text in (("bridge", BRIDGE_TEXT), ("ferry", FERRY_TEXT)):
            (root / "incidents" / "sources" / f"{name}.txt").write_text(text, "utf-8")

    def write(self, *records: dict[str, Any]) -> None:
        """Write records. JSON is YAML."""
        for record in records:
            path = self.root / "incidents" / f"{record['id']}.yaml"
            path.write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")

    @classmethod
    def made(cls, root: Path) -> Self:
        """The site that is in a folder already."""
        site = cls.__new__(cls)
        site.root = root
        return site

    def build(self, *options: str, out: str = "html", cwd: Path | None = None) -> Built:
        """Build as `make html` does, but for `-n`: what it adds must be a warning without it."""
        build = self.root / "_build"
        command = ["-b", "html", "-W", "--keep-going", "-q", "-d", str(build / f"trees-{out}"), *options]
        return sphinx_build(command, self.root, build / out, cwd=cwd or self.root)

    def page(self, name: str, out: str = "html") -> BeautifulSoup:
        """A built page."""
        return BeautifulSoup(self.html(name, out), "html.parser")

    def html(self, name: str, out: str = "html") -> str:
        """The HTML of a built page."""
        return (self.root / "_build" / out / f"{name}.html").read_text("utf-8")


def build_bridge_site(folder: Path) -> None:
    """A site of both records, built without a warning."""
    site = Site(folder)
    site.write(bridge(), ferry())
    assert site.build("-n") == Built(0, [])


def pages_of(folder: Path) -> dict[str, str]:
    """The HTML of every page, by its place."""
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}


def assert_as_fresh(site: Site) -> None:
    """Every page equals that of a clean build of the same files."""
    number = len(list((site.root / "_build").glob("fresh*")))
    assert site.build(out=f"fresh{number}").status == 0
    left, right = (pages_of(site.root / "_build" / out) for out in ("html", f"fresh{number}"))
    assert sorted(left) == sorted(right)
    assert [name for name in left if left[name] != right[name]] == []


def spans_of(page: BeautifulSoup | Tag) -> list[str]:
    """The whole text of every element that shows a span where a page shows it first."""
    return [element.get_text() for element in page.select(".quote .quote-span")]
