"""The two sites that benchmarks compare: ours over an archive, and plain Sphinx with the same pages in MyST."""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from incident_record.catalog.overviews import OVERVIEWS

from bench import archive
from bench.timing import Work, measure, note

ROOT = Path(__file__).resolve().parents[2]


def environment(folder: Path) -> dict[str, str]:
    """What builds in a folder need beside their command; a text from elsewhere would change what is measured."""
    cache = str(folder / "cache")
    return {"PYTHONPATH": str(ROOT / "tools"), "INCIDENT_TEXTS": "", "INCIDENT_CACHE": cache, "NO_COLOR": "1"}


PLAIN_CONF = """\
project = "Incident record"
extensions = ["myst_parser"]
root_doc = "docs/index"
myst_enable_extensions = ["deflist"]
html_title = project
html_copy_source = False
html_show_sourcelink = False
"""
_MKDOCS = "site_name: Incident record\ndocs_dir: {source}\nsite_dir: {out}\nuse_directory_urls: false\n"
_SPHINX = [sys.executable, "-m", "sphinx", "-c"]
_MAIN = re.compile(r'<(\w+)[^>]*\srole="main"[^>]*>')
_UNSEEN = re.compile(r'(?s)<(script|style|svg|button|figcaption)\b.*?</\1>|<a class="headerlink".*?</a>|<[^>]*>')
# Neither those of headings nor those of drawings, which plain Sphinx has not.
_LINK = re.compile(r'<a (?!class="headerlink"|href="[^"]*" aria-label=)')


def make(folder: Path, count: int, *, plain: bool = False) -> None:
    """Make the sources of our site, `ours/`, and those of the others, `plain/`.

    Args:
        folder: where they go; it must not exist.
        count: how many records.
        plain: whether the others are made.

    Raises:
        ArchiveError: a record does not pass the check.
        Failed: the pages could not be written.
    """
    note(f"Making {count:,} records{' and the same pages in Markdown' if plain else ''} ...")
    ours, other = folder / "ours", folder / "plain"
    archive.make_apart(ours / "incidents", count, seals="quick")
    (ours / "docs").mkdir()
    for name, page in _pages().items():
        (ours / "docs" / f"{name}.md").write_text(page, "utf-8")
    if plain:
        extensions = "incident_record,myst_parser,sphinx_design,bench.plain"
        options = ["-q", "-W", "-b", "plain", "-D", f"extensions={extensions}", "-d", str(folder / "trees")]
        measure(Work("pages", [*_SPHINX, str(ROOT), *options, str(ours), str(other)], environment=environment(folder)))
        (other / "conf.py").write_text(PLAIN_CONF, "utf-8")


def mkdocs(folder: Path) -> Path:
    """The settings with which mkdocs builds the pages of plain Sphinx; what MyST adds to Markdown stays as it is written."""
    settings = folder / "mkdocs.yml"
    settings.write_text(_MKDOCS.format(source=folder / "plain", out=folder / "mkdocs-html"), "utf-8")
    return settings


def _pages() -> dict[str, str]:
    """A page for each overview, by name; the list of records is at home."""
    others = [name for name in OVERVIEWS if name != "records"]
    tree = "\n".join(others)
    home = f"# Home\n\n```{{incident-records}}\n```\n\n```{{toctree}}\n:hidden:\n\n{tree}\n```\n"
    return {"index": home, **{name: f"# All {name}\n\n```{{incident-{name}}}\n```\n" for name in others}}


def building(folder: Path, site: str, theme: str) -> list[str]:
    """The command that builds a site.

    Args:
        folder: where the sites are.
        site: `ours` or `plain`.
        theme: the HTML theme.
    """
    # Our settings are those of this repository's own site.
    return sphinx(ROOT if site == "ours" else folder / site, folder / site, built(folder, site), theme)


def sphinx(conf: Path, source: Path, out: Path, theme: str) -> list[str]:
    """The command that builds any site, with warnings as errors."""
    options = ["-q", "-W", "--keep-going", "-b", "html", "-D", f"html_theme={theme}", "-d", f"{out}-trees"]
    return [*_SPHINX, str(conf), *options, str(source), str(out)]


def built(folder: Path, site: str) -> Path:
    """The folder of a site's pages."""
    return folder / f"{site}-html"


def difference(folder: Path, pages: Iterable[str]) -> tuple[float, float]:
    """How far what both built sites show differs.

    Args:
        folder: where the sites are.
        pages: the names of the pages to look at.

    Returns:
        The words that one of the two does not have, and the links that the plain site has less, as parts of
        what ours has.
    """
    words: dict[str, Counter[str]] = {}
    links: dict[str, int] = {}
    for site in ("ours", "plain"):
        main = [_main((built(folder, site) / f"{name}.html").read_text("utf-8")) for name in pages]
        # Nothing need stand between a term and its definition, and they are two words all the same.
        texts = (_UNSEEN.sub("", each.replace("</dt>", " ")) for each in main)
        words[site] = Counter(re.findall(r"\w+", " ".join(texts)))
        links[site] = sum(len(_LINK.findall(each)) for each in main)
    ours, plain = words["ours"], words["plain"]
    apart = (ours - plain).total() + (plain - ours).total()
    return apart / ours.total(), 1 - links["plain"] / links["ours"]


def _main(html: str) -> str:
    """What is in the element of a page with the role `main`; pages are too large to parse them."""
    start = _MAIN.search(html)
    if start is None:
        raise ValueError("the page has no element with the role `main`")
    depth = 1
    for tag in re.compile(rf"<(/?){start[1]}\b").finditer(html, start.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html[start.end() : tag.start()]
    raise ValueError("the element with the role `main` has no end")
