"""Builders other than HTML: each draws the same records, says nothing unproved, and warns of nothing."""

import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import astuple
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple
from urllib.parse import unquote

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from tests.support.builds import Built
from tests.support.desk import ROOT, build_this_site
from tests.support.markup import MARKUP, marked_up, prose_of
from tests.support.shared import Shared
from tests.support.sites import (
    BRIDGE,
    BRIDGE_PAGE,
    BRIDGE_SPANS,
    CONF,
    FERRY,
    FERRY_PAGE,
    FERRY_SPANS,
    PAGES,
    Site,
    bridge,
    ferry,
    spans_of,
)

pytestmark = pytest.mark.build

BUILDERS = ("dirhtml", "singlehtml", "text", "epub", "latex", "texinfo", "gettext", "linkcheck")
OTHERS = ("json", "pickle", "man", "xml", "pseudoxml", "changes", "dummy", "qthelp", "devhelp", "htmlhelp")
"""Builders that Sphinx and its own dependencies bring as well; with `html` and those above, these are all."""
NAMES = [BRIDGE_PAGE, FERRY_PAGE]
SPANS = {BRIDGE_PAGE: BRIDGE_SPANS, FERRY_PAGE: FERRY_SPANS}

# What a book must say of itself, and the one setting of ours that keeps the check of links off the network.
SETTINGS = f'{CONF}version = "1"\ncopyright = "us"\nlinkcheck_ignore = ["https?://"]\n'


class Output(NamedTuple):
    """What a builder wrote, and what it said."""

    folder: Path
    said: Built


@pytest.fixture(scope="session")
def output(shared: Shared) -> "Outputs":
    """What a builder makes of both records."""

    def of(builder: str) -> Output:
        def build(folder: Path) -> Any:
            site = Site(folder, conf=SETTINGS)
            site.write(bridge(), ferry())
            return astuple(site.build("-n", "-b", builder, out=builder))

        folder, said = shared.once(f"builder-{builder}", build)
        return Output(folder / "_build" / builder, Built(*said))

    return of


Outputs = Callable[[str], Output]


def flat(text: str) -> str:
    """A text in which line breaks and rows of spaces count as one space."""
    return " ".join(text.split())


def unpacked(folder: Path) -> dict[str, str]:
    """The text of every file that a builder has written, books unpacked, by its place."""
    built = {}
    for path in folder.rglob("*"):
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                for name in book.namelist():
                    built[f"{path.name}/{name}"] = book.read(name).decode("utf-8", "replace")
        elif path.is_file():
            built[str(path.relative_to(folder))] = path.read_text("utf-8", errors="replace")
    return built


@pytest.mark.parametrize("builder", BUILDERS)
def test_invented_records_build_without_a_warning(output: Outputs, builder: str) -> None:
    assert output(builder).said == Built(0, [])


@pytest.mark.parametrize("builder", OTHERS)
def test_every_other_builder_builds_too_also_after_an_edit(builder: str, tmp_path: Path) -> None:
    # Of its own copy of the environment, Sphinx warns whenever it writes it again.
    site = Site(tmp_path, conf=f'{SETTINGS}suppress_warnings = ["misc.copy_overwrite"]\n')
    site.write(bridge(), ferry())
    assert site.build("-n", "-b", builder, out=builder) == Built(0, [])
    site.write({**bridge(), "title": "Another title"})
    assert site.build("-n", "-b", builder, out=builder) == Built(0, [])
    if builder == "json":
        page = json.loads((tmp_path / "_build" / "json" / f"{BRIDGE_PAGE}.fjson").read_text("utf-8"))
        assert spans_of(BeautifulSoup(page["body"], "html.parser")) == BRIDGE_SPANS
        assert page["title"] == "Another title"


@pytest.mark.parametrize("builder", BUILDERS)
def test_this_repositorys_site_builds_without_a_warning(builder: str, tmp_path: Path) -> None:
    build_this_site(builder, tmp_path)
    assert unpacked(tmp_path / "out")
    if builder == "dirhtml":
        index = BeautifulSoup((tmp_path / "out" / "index.html").read_text("utf-8"), "html.parser")
        (link,) = index.select("a")
        assert (tmp_path / "out" / str(link["href"]) / "index.html").is_file()
    if builder == "epub":
        assert_sound(next((tmp_path / "out").glob("*.epub")))
    if builder == "latex":
        assert_sound_latex((tmp_path / "out" / "incidentrecord.tex").read_text("utf-8"))


@pytest.mark.parametrize("builder", BUILDERS)
def test_what_is_not_proved_is_in_no_output(builder: str, tmp_path: Path) -> None:
    record = bridge()
    record["quotes"][0]["spans"][1] = "The engineers come on Sunday"
    record["statements"][0]["words"] = ["a hole was seen"]
    site = Site(tmp_path, conf=SETTINGS)
    site.write(record, ferry())
    built = site.build("-n", "-b", builder, out=builder)
    assert built.status == 1
    assert [line.split(": ")[2] for line in built.warnings] == ["words-not-found", "quote-altered"]
    files = unpacked(site.root / "_build" / builder)
    assert [name for name, text in files.items() if "on Sunday" in flat(text) or "a hole" in flat(text)] == []
    if builder not in ("gettext", "linkcheck"):
        assert any("Not proved." in flat(text) for text in files.values())


def test_text_reads_as_the_page_does(output: Outputs) -> None:
    pages = {name: flat((output("text").folder / f"{name}.txt").read_text("utf-8")) for name in NAMES}
    first, second = BRIDGE["quotes"][0]["spans"], BRIDGE["quotes"][1]["spans"]
    for said in (
        "Nobody was hurt, as far as the source says.",
        "May 3, 2031 “May 3” Officials: The bridge is closed ¶2",
        "The council shut the bridge when a crack had been seen.",
        f"“{first[0]} […] {first[1]}” Mayor Ana Ruiz said Ana Ruiz ¶3",
        f"“{second[0]}” Ruiz told the council “{second[1]}” Ana Ruiz ¶4",
        "Status: requested, as of May 2031",
        "How deep is the crack?",
    ):
        assert said in pages[NAMES[0]]
    # Each statement has its voice.
    for record, name in ((BRIDGE, NAMES[0]), (FERRY, NAMES[1])):
        people = {each["id"]: each["name"] for each in record["people"]}
        people |= {each["id"]: each["publisher"] for each in record["sources"]}
        for said in record["statements"]:
            assert re.search(rf"{people[said['by']]}[^.]* {said['verb']}:? {re.escape(said['text'])}", pages[name])


@pytest.mark.parametrize("builder", ["dirhtml", "epub"])
def test_spans_come_back_character_for_character(output: Outputs, builder: str) -> None:
    files = unpacked(output(builder).folder)
    for name, spans in SPANS.items():
        # A book's pages are beside it too.
        (page,) = {text for file, text in files.items() if file.endswith((f"{name}/index.html", f"{name}.xhtml"))}
        assert spans_of(BeautifulSoup(page, "html.parser")) == spans


@pytest.mark.parametrize("builder", ["singlehtml", "man", "texinfo", "latex"])
def test_a_book_holds_every_record_once(output: Outputs, builder: str) -> None:
    text = flat(" ".join(unpacked(output(builder).folder).values()))
    # Only the page of a record asks this.
    assert text.count("How deep is the crack?") == 1


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_every_link_between_pages_leads_somewhere(output: Outputs, builder: str) -> None:
    assert_linked(unpacked(output(builder).folder))


def assert_linked(files: dict[str, str]) -> None:
    """Every link between pages has its file and its anchor there, and no page has an id twice."""
    pages = {name: text for name, text in files.items() if name.endswith((".html", ".xhtml"))}
    soups = {name: BeautifulSoup(text, "html.parser") for name, text in pages.items()}
    ids = {name: [str(tag["id"]) for tag in soup.find_all(id=True)] for name, soup in soups.items()}
    assert {name: sorted(all_) for name, all_ in ids.items() if len(all_) != len(set(all_))} == {}
    count = 0
    for name, soup in soups.items():
        for link in soup.select("a[href]"):
            path, _, anchor = unquote(str(link["href"])).partition("#")
            if re.match(r"[a-z]+:", path):
                continue
            target = name
            if path:
                target = normpath(join(dirname(name), path))
                target = normpath(join(target, "index.html")) if path.endswith("/") else target
            assert target in files, (name, link)
            assert not anchor or anchor in ids[target], (name, link)
            count += 1
    assert count > 20


def test_the_book_is_sound(output: Outputs) -> None:
    (book,) = output("epub").folder.glob("*.epub")
    assert_sound(book)
    nav = BeautifulSoup(unpacked(output("epub").folder)[f"{book.name}/nav.xhtml"], "html.parser")
    listed = [(a["href"], a.get_text()) for a in nav.select("nav a")]
    # The latest incident first, as on the overviews.
    assert listed[-2:] == [(f"{NAMES[1]}.xhtml", FERRY["title"]), (f"{NAMES[0]}.xhtml", BRIDGE["title"])]


def parsed(part: str | bytes) -> ET.Element:
    return ET.fromstring(part)  # noqa: S314 - a part of a book that the tests have built


def assert_sound(path: Path) -> None:
    """An EPUB holds together: its parts are XML, all are listed, all links lead somewhere, nothing runs."""
    with zipfile.ZipFile(path) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"
        names = set(book.namelist())
        container = parsed(book.read("META-INF/container.xml"))
        package = parsed(book.read("content.opf"))
        pages = {name: book.read(name).decode("utf-8") for name in names if name.endswith(".xhtml")}
    assert [root.get("full-path") for root in container.iter() if root.get("full-path")] == ["content.opf"]
    space = "{http://www.idpf.org/2007/opf}"
    items = {str(item.get("id")): str(item.get("href")) for item in package.iter(f"{space}item")}
    assert sorted(items.values()) == sorted(names - {"mimetype", "content.opf", "META-INF/container.xml"})
    order = [(items[str(ref.get("idref"))], ref.get("linear")) for ref in package.iter(f"{space}itemref")]
    # Every page has its place in the order of reading, none beside it, and none twice.
    assert sorted(order) == [(name, None) for name in sorted(pages) if name != "nav.xhtml"]
    listed = {str(a["href"]).partition("#")[0] for a in BeautifulSoup(pages["nav.xhtml"], "html.parser").select("a")}
    assert set(pages) - listed - {"genindex.xhtml"} == {"nav.xhtml"}
    for name, page in pages.items():
        root = parsed(page)
        # A reader of books runs no script, and a drawing would have to be declared in the list of parts.
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert not tags & {"script", "svg", "button", "form", "input", "iframe"}, name
    assert_linked(dict.fromkeys(names, "") | pages)


# What LaTeX writes for a character that it would read as its own.
_WRITTEN = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textasciigrave{}": "`",
    r"\textquotesingle{}": "'",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\sphinxhyphen{}": "-",
    r"\P{}": "¶",
    r"{[}": "[",
    r"{]}": "]",
    **{f"\\{each}": each for each in "{}%#$&_"},
}
_PIECE = re.compile("|".join([*map(re.escape, _WRITTEN), r"\\[a-zA-Z@]+\*?", r"\\.", ".", "\n"]))

ODD = MARKUP + r" \input{x} 100% of $x_1^2$ #1 ~ \\ } {"


def as_printed(tex: str) -> str:
    """The body of a LaTeX file as it is printed, roughly: a bare special character comes out as NUL."""
    body = tex.split(r"\begin{document}")[1].split(r"\end{document}")[0]
    printed, depth = [], 0
    for piece in _PIECE.findall(body):
        if piece in _WRITTEN:
            printed.append(_WRITTEN[piece])
        elif piece in "{}":
            depth += 1 if piece == "{" else -1
            assert depth >= 0, "".join(printed)[-200:]
        elif not piece.startswith("\\"):
            printed.append("\0" if piece in "%#$&_^~" else piece)
    assert depth == 0
    return flat("".join(printed))


def assert_sound_latex(tex: str) -> None:
    """Every environment ends where it should, and every link leads to a label that is there once."""
    labels = re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", tex)
    links = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", tex))
    assert len(labels) == len(set(labels))
    assert len(links) > 20
    assert links - set(labels) == set()
    opened: list[str] = []
    for kind, name in re.findall(r"\\(begin|end)\{([^}]*)\}", tex):
        if kind == "begin":
            opened.append(name)
        else:
            assert opened.pop() == name
    assert opened == []


def odd() -> dict[str, Any]:
    """A record with what is special to some format in every field of our own words."""
    made: dict[str, Any] = json.loads(json.dumps(marked_up()).replace(json.dumps(MARKUP)[1:-1], json.dumps(ODD)[1:-1]))
    return made


def test_nothing_in_a_record_is_latex(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=SETTINGS)
    site.write(odd(), ferry())
    built = site.build("-b", "latex", out="latex")
    # Two records give one person two names, and the odd strings have figures that no evidence has.
    assert {line.split(": ")[2] for line in built.warnings} == {"duplicate-id", "figure-without-evidence"}
    (path,) = (site.root / "_build/latex").glob("*.tex")
    tex = path.read_text("utf-8")
    assert_sound_latex(tex)
    printed = as_printed(tex)
    fields = [".".join(trail) for trail, _ in prose_of(odd())]
    assert [field for field in fields if f"{ODD} ({field})" not in printed] == []
    for spans in SPANS.values():
        assert [span for span in spans if span not in printed] == []


def test_a_latex_book_ends_with_the_records(output: Outputs) -> None:
    (path,) = output("latex").folder.glob("*.tex")
    chapters = re.findall(r"\\chapter\{(.*?)\}", path.read_text("utf-8"))
    assert chapters[-2:] == [FERRY["title"], BRIDGE["title"]]
    assert len(chapters) == len(set(chapters))


def strings_of(value: object) -> Iterator[str]:
    """Every string of a record that is more than an id."""
    if isinstance(value, dict):
        for each in value.values():
            yield from strings_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings_of(each)
    elif isinstance(value, str) and " " in value:
        yield value


def test_translators_are_given_the_pages_and_not_the_records(output: Outputs) -> None:
    messages: set[str] = set()
    for path in output("gettext").folder.glob("*.pot"):
        with path.open("rb") as file:
            messages |= {str(message.id) for message in read_po(file) if message.id}
    assert {"Home", "All quotes", "All people", "Links"} <= messages
    assert messages & {*strings_of(BRIDGE), *strings_of(FERRY)} == set()


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "latex"])
def test_files_and_texts_for_the_search_are_with_html_pages_alone(output: Outputs, builder: str) -> None:
    files = unpacked(output(builder).folder)
    assert files
    assert [name for name in files if name.endswith((".csv", ".jsonld", ".bib"))] == []
    assert [name for name in files if "_search/" in name] == []
    assert [name for name, text in files.items() if "annotations.jsonld" in text] == []


def test_a_translation_leaves_records_as_they_are(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=f'{SETTINGS}language = "de"\nlocale_dirs = ["locale"]\n')
    site.write(bridge(), ferry())
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    own = {"All quotes": "Alle Zitate"}
    headings = ["Quotes", "Timeline", "What is recorded", "Officials", "Ana Ruiz", "Norwood Gazette"]
    others = dict.fromkeys([*strings_of([bridge(), ferry()]), *headings], "Anders")
    for domain in ("incidents", *PAGES):
        entries = [f"msgid {json.dumps(k)}\nmsgstr {json.dumps(v)}\n" for k, v in {**others, **own}.items()]
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        (folder / f"{domain}.po").write_text("\n".join([head, *entries]), "utf-8")
    assert site.build("-n").warnings == []
    for name in (*NAMES, *PAGES):
        assert "Anders" not in site.html(name), name
    for name, spans in SPANS.items():
        assert spans_of(site.page(name)) == spans
    # The pages that hold them are translated.
    assert "Alle Zitate" in site.html("quotes")


def test_links_are_checked_without_a_network(output: Outputs) -> None:
    lines = (output("linkcheck").folder / "output.json").read_text("utf-8").splitlines()
    built = [json.loads(line) for line in lines]
    outside = [each["status"] for each in built if each["uri"].startswith("http")]
    assert outside
    assert set(outside) == {"ignored"}


def test_this_sites_settings_keep_links_off_the_network_and_find_broken_ones(tmp_path: Path) -> None:
    site = Site(tmp_path, pages={}, conf=(ROOT / "conf.py").read_text("utf-8"))
    (tmp_path / "docs").mkdir()
    links = "# Home\n\n```{eval-rst}\n`gone <gone.html>`__ `elsewhere <https://gazette.example/>`__\n```\n"
    (tmp_path / "docs" / "index.md").write_text(links, "utf-8")
    site.write(bridge(), ferry())
    built = site.build("-b", "linkcheck", out="linkcheck")
    assert built.status == 1
    assert len(built.warnings) == 1
    assert "broken link: gone.html" in built.warnings[0]
