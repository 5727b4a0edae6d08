"""An invented site that is as rich as a real one: two cases that one article tells, proved by its seal."""

import shutil
from pathlib import Path

from incident_record.check.sealing import seal
from tests.support.builds import Built
from tests.support.desk import ROOT
from tests.support.sites import Site

HARBOR = ROOT / "tools" / "tests" / "roots" / "harbor"
PELL, WREN = "2031-06-08-jonah-pell", "2031-05-30-tobias-wren"
"""The records; the second has no quotes."""

OVERVIEWS = ("people", "quotes", "timeline", "statements", "policy", "sources")
"""Pages of this repository that show whatever records there are."""


def site_with_our_settings(folder: Path) -> Site:
    """A site with this repository's settings and overviews, and without records and texts."""
    site = Site(folder, pages={}, conf=(ROOT / "conf.py").read_text("utf-8"))
    shutil.rmtree(folder / "incidents")
    (folder / "incidents" / "sources").mkdir(parents=True)
    shutil.copytree(ROOT / "docs" / "_templates", folder / "docs" / "_templates")
    for name in OVERVIEWS:
        shutil.copy(ROOT / "docs" / f"{name}.md", folder / "docs")
    entries = "\n".join(OVERVIEWS)
    index = f"# Home\n\n```{{incident-lead}}\n```\n\n```{{toctree}}\n:hidden:\n\n{entries}\n```\n"
    (folder / "docs" / "index.md").write_text(index, "utf-8")
    return site


def harbor(folder: Path) -> Site:
    """The site, sealed and without the text, not yet built."""
    site = site_with_our_settings(folder)
    incidents = folder / "incidents"
    for path in HARBOR.glob("*.yaml"):
        shutil.copy(path, incidents)
    for path in HARBOR.glob("*.txt"):
        shutil.copy(path, incidents / "sources")
    sealing = seal([incidents])
    assert [str(problem) for problem in sealing.problems] == []
    for path in (incidents / "sources").glob("*.txt"):
        path.unlink()
    return site


def build_harbor_site(folder: Path) -> None:
    """Build the site as `make html` does."""
    assert harbor(folder).build("-n") == Built(0, [])
