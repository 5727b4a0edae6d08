"""Sites to build in tests: two invented articles, two records of them, and a builder that runs Sphinx."""

import json
import os
import subprocess
import sys
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

TOOLS = Path(__file__).resolve().parents[2]

BRIDGE_TEXT = """\
Old river bridge closed after a crack is found

The Norwood council closed the old river bridge on May 3 after a crack was found, officials said.

“We closed it within the hour of the call. We thank the crew. The engineers come on Friday,” Mayor Ana Ruiz said.

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
            "words": ["Mayor Ana Ruiz"],
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
            "spans": [
                "The old bridge has carried us for ninety years,",
                "It's able to wait for a week.",
            ],
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
    "not_stated": [{"question": "How deep is the crack?", "note": "The source says only that there is one."}],
    "corrections": [{"date": "2031-05-07", "what": "The place was added."}],
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


@dataclass(frozen=True)
class Built:
    """What a build said."""

    status: int
    warnings: list[str]


class Site:
    """A site in a folder of its own."""

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

    def build(self, *options: str, out: str = "html", cwd: Path | None = None) -> Built:
        """Build as `make html` does, but for `-n`: what it adds must be a warning without it."""
        command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q"]
        environment = {**os.environ, "PYTHONPATH": str(TOOLS), "NO_COLOR": "1"}
        environment.pop("INCIDENT_TEXTS", None)
        build = self.root / "_build"
        folders = ["-d", str(build / f"trees-{out}"), str(self.root), str(build / out)]
        done = subprocess.run(
            [*command, *options, *folders],
            cwd=cwd or self.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        lines = done.stderr.splitlines()
        # Sphinx ends with a line of its own that counts the warnings.
        return Built(done.returncode, [one for one in lines if one and "build finished with" not in one])

    def page(self, name: str, out: str = "html") -> BeautifulSoup:
        """A built page."""
        return BeautifulSoup(self.html(name, out), "html.parser")

    def html(self, name: str, out: str = "html") -> str:
        """The HTML of a built page."""
        return (self.root / "_build" / out / f"{name}.html").read_text("utf-8")


def spans_of(page: BeautifulSoup | Tag) -> list[str]:
    """The whole text of every element that shows a span."""
    return [element.get_text() for element in page.select(".quote-span")]
