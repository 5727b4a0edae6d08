"""A site that is edited and built again and again, as its editors do, and every single edit."""

import contextlib
import gc
import hashlib
import io
import json
import multiprocessing
import os
import shutil
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incident_record.check import sealing
from incident_record.check.cache import CACHE_VARIABLE
from incident_record.record import file as record_file
from incident_record.record import schema
from incident_record.site import directives
from sphinx.cmd.build import build_main
from tests.support import builds
from tests.support.sites import BRIDGE_TEXT, FERRY_TEXT, bridge, ferry

CONF = """\
import os
import shutil

extensions = ["incident_record", "myst_parser"]
html_theme = "basic"
exclude_patterns = ["_build", "parts"]


def setup(app):
    # What happens at an event of the build, given as the event, the order among its handlers, and what.
    if "AT" in os.environ:
        event, order, what = os.environ["AT"].split()
        meanwhile = f"{app.srcdir}/_build/aside/meanwhile"
        happen = {
            "kill": lambda *arguments: os._exit(9),
            "meanwhile": lambda *arguments: shutil.copytree(meanwhile, app.srcdir, dirs_exist_ok=True) and None,
        }[what]
        app.connect(event, happen, priority=int(order))
"""

TEXTS = {"bridge": BRIDGE_TEXT, "ferry": FERRY_TEXT}

PAGES = {
    "index": "# Home\n\n```{incident-records}\n```\n\n```{toctree}\nquotes\npeople\nguide/index\nlinks\n```\n",
    "quotes": "# All quotes\n\n```{incident-quotes}\n```\n",
    "people": "# All people\n\n```{incident-people}\n```\n",
    "sources": "---\norphan: true\n---\n# All sources\n\n```{incident-sources}\n```\n",
    "guide/index": "# Guide\n\n```{toctree}\n:titlesonly:\n\nfields\nhow\n```\n",
    "guide/fields": "# Fields\n\n```{incident-fields}\n```\n",
    "guide/how": (
        "# How\n\n(how-it-goes)=\n## How it goes\n\nSee {doc}`/quotes` and [the guide](index.md).\n\n"
        "```{index} single: ways; how\n```\n\n```{include} ../parts/shared.txt\n```\n"
    ),
    "links": (
        "# Links\n\n{incident:incident}`2031-05-03-river-bridge` {incident:person}`ana-ruiz` "
        "{incident:quote}`2031-05-03-river-bridge/two-boats` {ref}`how-it-goes` {doc}`guide/how` "
        "{any}`2031-05-05-ferry` [record](incidents/2031-05-05-ferry.yaml)\n"
    ),
}


def _night() -> dict[str, Any]:
    """A record that cites the ferry's text too, and points at both of the others."""
    record = ferry()
    record.update(id="2031-05-06-night", title="The night boat", statements=[], people=record["people"][:1])
    record["related"].append({**record["related"][0], "id": "2031-05-05-ferry", "relation": "same-place"})
    return record


def _empty() -> dict[str, Any]:
    return {"id": "2031-06", "title": "Nothing yet", "date": "2031-06", "sources": []}


RECORDS: dict[str, Callable[[], dict[str, Any]]] = {
    "2031-05-03-river-bridge": bridge,
    "2031-05-05-ferry": ferry,
    "2031-05-06-night": _night,
    "2031-06": _empty,
    "more/2031-05-05-ferry": ferry,
}
"""The records that come and go, by where they stand at first."""


@dataclass(frozen=True)
class Output:
    """What a build said: its exit status, and its warnings in order of the alphabet."""

    status: int
    warnings: list[str]


class Desk:
    """A folder with a site's sources, and the sites that are built from it."""

    def __init__(self, root: Path, conf: str = CONF) -> None:
        self.root = root
        self.incidents = root / "incidents"
        self.sources = self.incidents / "sources"
        self.part = root / "parts" / "shared.txt"
        self.aside = root / "_build" / "aside"
        self.schema = self.aside / "schema.json"
        self.put(root / "conf.py", conf)
        self.put(self.schema, record_file.schema_path().read_text("utf-8"))
        self.put(self.part, "What two pages share.\n")
        for name, text in TEXTS.items():
            self.put(self.sources / f"{name}.txt", text)
        for name in ("2031-05-03-river-bridge", "2031-05-05-ferry"):
            self.put_record(self.incidents / f"{name}.yaml", RECORDS[name]())
        for name, text in PAGES.items():
            self.put(self.root / f"{name}.md", text)

    def put(self, path: Path, text: str) -> None:
        """Write a file, with its folder."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def put_record(self, path: Path, record: dict[str, Any]) -> None:
        """Write a record. JSON is YAML."""
        self.put(path, json.dumps(record, ensure_ascii=False, indent=1))

    def put_older(self, path: Path, text: str) -> None:
        """Move a file into place that is older than all others."""
        older = self.aside / "older"
        self.put(older, text)
        os.utime(older, (1_000_000_000, 1_000_000_000))
        path.parent.mkdir(parents=True, exist_ok=True)
        older.replace(path)

    def record_files(self) -> list[Path]:
        return sorted(self.incidents.rglob("*.yaml"))

    def page_files(self) -> list[Path]:
        paths = sorted(self.root.rglob("*.md"))
        return [path for path in paths if "_build" not in path.parts]

    def build_here(self) -> None:
        """Build in this process, so that it imports what each of its forks would import again."""
        builds.prepare()
        build = self.root / "_build"
        _run(self.root, ["-q", "-d", str(build / "trees"), str(self.root), str(build / "html")])

    def build(
        self,
        *options: str,
        out: str = "html",
        trees: str = "trees",
        builder: str = "html",
        at: str = "",
        only: Sequence[str] = (),
    ) -> Output:
        """Build in a process of its own, which has all imported already.

        Args:
            options: of `sphinx-build`.
            out: the folder of the pages.
            trees: the folder of the environment.
            builder: the name of the builder.
            at: an event of Sphinx, an order among its handlers, and what happens there, as `CONF` has it.
            only: the pages to build.
        """
        build = self.root / "_build"
        folders = ["-d", str(build / trees), str(self.root), str(build / out)]
        mine, theirs = multiprocessing.Pipe(False)
        context = multiprocessing.get_context("fork")
        command = ["-b", builder, "-W", "--keep-going", "-q", *options, *folders, *only]
        process = context.Process(target=_build, args=(self.root, self.schema, command, at, theirs))
        process.start()
        theirs.close()
        try:
            status, said = mine.recv()
        except EOFError:
            status, said = -1, ""
        process.join()
        lines = [line for line in said.splitlines() if line and "build finished with" not in line]
        return Output(status, sorted(lines))

    def files(self, out: str = "html") -> dict[str, bytes]:
        """Every file of a built site."""
        root = self.root / "_build" / out
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def times(self, out: str = "html") -> dict[str, int]:
        """When each file of a built site was written."""
        root = self.root / "_build" / out
        paths = [path for path in root.rglob("*") if path.is_file()]
        return {str(path.relative_to(root)): path.stat().st_mtime_ns for path in paths}

    def sources_times(self) -> dict[str, int]:
        """When each record and each page was written or moved."""
        files = [*self.record_files(), *self.page_files()]
        return {str(path.relative_to(self.root)): path.stat().st_ctime_ns for path in files}

    def clean(self, builder: str = "html", *options: str) -> tuple[Output, dict[str, bytes]]:
        """A clean build: what it says, and every file. The same sources are built once in this process."""
        key = (self._state(), builder, options)
        if key not in _CLEAN:
            output = self.build(*options, builder=builder, out="clean", trees="clean-trees")
            warnings = [line.replace(str(self.root), "ROOT") for line in output.warnings]
            _CLEAN[key] = Output(output.status, warnings), self.files("clean")
            for name in ("clean", "clean-trees"):
                shutil.rmtree(self.root / "_build" / name)
        output, files = _CLEAN[key]
        return Output(output.status, sorted(line.replace("ROOT", str(self.root)) for line in output.warnings)), files

    def _state(self) -> str:
        """A digest of all that a clean build reads: the names and contents of the sources, and the schema."""
        digest = hashlib.sha256(self.schema.read_bytes())
        for path in sorted(self.root.rglob("*")):
            if path.is_file() and "_build" not in path.parts:
                digest.update(f"{path.relative_to(self.root)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
        return digest.hexdigest()


_CLEAN: dict[tuple[str, str, tuple[str, ...]], tuple[Output, dict[str, bytes]]] = {}
"""What clean builds said and wrote, with ROOT for their folder. Many tests begin with the same sources."""


def _build(root: Path, schema_file: Path, command: list[str], at: str, answer: Any) -> None:
    """Build with a schema of the site's own, in a process that ends then."""
    # What pytest holds is not the build's to collect: it is many times what a small site makes.
    gc.freeze()
    for module in (record_file, directives):
        module.schema_path = lambda: schema_file  # type: ignore[attr-defined]
    for cached in (schema.schema, schema.validator, schema.shape):
        cached.cache_clear()
    if at:
        os.environ["AT"] = at
    # A clean build checks all records again.
    os.environ[CACHE_VARIABLE] = "" if str(root / "_build/clean") in command else str(root / "_build/cache")
    answer.send(_run(root, command))


def _run(root: Path, command: list[str]) -> tuple[int, str]:
    said = io.StringIO()
    # Sphinx and the themes may use what is deprecated, which is not for these tests to say.
    with warnings.catch_warnings(), contextlib.chdir(root), contextlib.redirect_stderr(said):
        warnings.simplefilter("ignore")
        return build_main(["--no-color", *command]), said.getvalue()


# Every edit takes the desk and a number, which chooses what is edited, and how. Where nothing is to be edited it does
# nothing.

Edit = Callable[[Desk, int], object]


def _choose(paths: list[Any], number: int) -> Any:
    return paths[number % len(paths)]


def _on_record(change: Callable[[dict[str, Any], int], object]) -> Edit:
    """An edit of what is in a record, in place."""

    def edit(desk: Desk, number: int) -> None:
        if files := desk.record_files():
            path = _choose(files, number)
            try:
                record = json.loads(path.read_text("utf-8"))
            except ValueError:
                record = bridge()
            change(record, number // len(files))
            desk.put_record(path, record)

    return edit


def _restate(record: dict[str, Any], number: int) -> None:
    for statement in record.get("statements", [])[:1]:
        statement["text"] = f"It was said for the {number}th time."


def _misquote(record: dict[str, Any], number: int) -> None:
    for quote in record.get("quotes", [])[:1]:
        quote["spans"][-1] = f"never {quote['spans'][-1]}"


def _rename_person(record: dict[str, Any], number: int) -> None:
    for person in record.get("people", [])[:1]:
        person["name"] = f"Ana Ruiz-{number}"
        person["called"] = ["Ana Ruiz", "Ruiz"]


def _rename_everywhere(desk: Desk, number: int) -> None:
    for index in range(len(desk.record_files())):
        # The number is the same for each, so that the name is too.
        _on_record(lambda record, _: _rename_person(record, number))(desk, index)


def _relate(record: dict[str, Any], number: int) -> None:
    target = _choose(["2031-05-03-river-bridge", "2031-05-05-ferry", "2031-06", "no-such"], number)
    source = next((source["id"] for source in record["sources"]), "none")
    link = {"id": target, "relation": "same-place", "why": f"Why {number}.", "at": f"{source}:2"}
    record["related"] = [*record.get("related", [])[:1], link]


def _more_policy(record: dict[str, Any], number: int) -> None:
    for point in record.get("policy_points", [])[:1]:
        point["status"] = _choose(["adopted", "rejected", "under-review"], number)


ON_RECORDS: dict[str, Edit] = {
    "retitle": _on_record(lambda record, number: record.update(title=f"Title {number}")),
    "place": _on_record(lambda record, number: record.update(place=f"Place {number}")),
    "date": _on_record(lambda record, number: record.update(date=f"2031-05-1{number % 10}")),
    "correct": _on_record(
        lambda record, number: record.update(corrections=[{"date": "2031-06-01", "what": f"It {number}."}])
    ),
    "restate": _on_record(_restate),
    "misquote": _on_record(_misquote),
    "rename person": _on_record(_rename_person),
    "rename person everywhere": _rename_everywhere,
    "relate": _on_record(_relate),
    "unrelate": _on_record(lambda record, number: record.pop("related", None)),
    "policy": _on_record(_more_policy),
    "publisher": _on_record(
        lambda record, number: [source.update(publisher=f"Press {number}") for source in record["sources"]]
    ),
    "former id": _on_record(
        lambda record, number: record.update(former_ids=[_choose(["2031-01", "2031-02", *RECORDS], number)])
    ),
    "other id": _on_record(lambda record, number: record.update(id=_choose([*RECORDS], number))),
}


def _file_edit(edit: Callable[[Desk, Path, int], object]) -> Edit:
    """An edit of a record's file."""

    def chosen(desk: Desk, number: int) -> None:
        if files := desk.record_files():
            edit(desk, _choose(files, number), number // len(files))

    return chosen


def _add(desk: Desk, number: int) -> None:
    name = _choose([*RECORDS], number)
    desk.put_record(desk.incidents / f"{name}.yaml", RECORDS[name]())


def _add_older(desk: Desk, number: int) -> None:
    name = _choose([*RECORDS], number)
    text = json.dumps({**RECORDS[name](), "title": f"Older {number}"}, ensure_ascii=False)
    desk.put_older(desk.incidents / f"{name}.yaml", text)


def _move(desk: Desk, path: Path, number: int) -> None:
    """Give a record another name, without its id; perhaps that of another, or of one that was there before."""
    target = desk.incidents / f"{_choose([*RECORDS, 'unknown'], number)}.yaml"
    target.parent.mkdir(exist_ok=True)
    path.replace(target)


def _move_with_id(desk: Desk, path: Path, number: int) -> None:
    target = path.with_stem(_choose(["2031-06", "2031-07-moved", "2031-05-05-ferry"], number))
    text = path.read_text("utf-8").replace(f'"id": "{path.stem}"', f'"id": "{target.stem}"', 1)
    path.unlink()
    desk.put(target, text)


def _swap(desk: Desk, number: int) -> None:
    files = desk.record_files()
    if len(files) > 1:
        first, second = _choose(files, number), _choose(files, number + 1)
        first.replace(desk.aside / "swapped")
        second.replace(first)
        (desk.aside / "swapped").replace(second)


ON_FILES: dict[str, Edit] = {
    "add": _add,
    "add older": _add_older,
    "move": _file_edit(_move),
    "move with id": _file_edit(_move_with_id),
    "swap": _swap,
    "remove": _file_edit(lambda desk, path, number: path.unlink()),
    "break": _file_edit(lambda desk, path, number: desk.put(path, _choose(["id: [", "- a", ""], number))),
    "touch": _file_edit(lambda desk, path, number: path.touch()),
    "respace": _file_edit(lambda desk, path, number: desk.put(path, path.read_text("utf-8") + "\n")),
}


def _text_edit(edit: Callable[[Desk, Path, str], object]) -> Edit:
    """An edit of a text; takes what it was at first."""

    def chosen(desk: Desk, number: int) -> None:
        name = _choose([*TEXTS], number)
        edit(desk, desk.sources / f"{name}.txt", TEXTS[name])

    return chosen


def _seal(desk: Desk, number: int) -> None:
    with contextlib.suppress(OSError):
        sealing.seal([desk.incidents])


def _damage(desk: Desk, number: int) -> None:
    if seals := sorted(desk.sources.glob("*.seal.json")):
        desk.put(_choose(seals, number), "{}")


def _unseal(desk: Desk, number: int) -> None:
    if seals := sorted(desk.sources.glob("*.seal.json")):
        _choose(seals, number).unlink()


ON_SOURCES: dict[str, Edit] = {
    "restore text": _text_edit(lambda desk, path, text: desk.put(path, text)),
    "remove text": _text_edit(lambda desk, path, text: path.unlink(missing_ok=True)),
    "alter text": _text_edit(lambda desk, path, text: desk.put(path, text.replace("boats", "ships"))),
    "longer text": _text_edit(lambda desk, path, text: desk.put(path, f"{text}\nOne more line.\n")),
    "older text": _text_edit(lambda desk, path, text: desk.put_older(path, text.replace("the", "a"))),
    "seal": _seal,
    "remove seal": _unseal,
    "damage seal": _damage,
}


def _describe(desk: Desk, number: int) -> None:
    paths = json.loads(desk.schema.read_text("utf-8"))
    paths["properties"]["place"]["description"] = f"Where it was, told for the {number}th time."
    desk.put(desk.schema, json.dumps(paths))


def _forbid(desk: Desk, number: int) -> None:
    """Let the schema want or not want a field that one record has."""
    paths = json.loads(desk.schema.read_text("utf-8"))
    wanted = {"id", "title", "date", "sources"}
    paths["required"] = sorted(wanted ^ {"place"} if "place" not in paths["required"] else wanted)
    desk.put(desk.schema, json.dumps(paths))


ON_SCHEMA: dict[str, Edit] = {
    "describe": _describe,
    "forbid": _forbid,
    "touch schema": lambda desk, number: desk.schema.touch(),
}


def _page_edit(edit: Callable[[Desk, Path, int], object]) -> Edit:
    """An edit of a page; there is always one, since the home page stays."""

    def chosen(desk: Desk, number: int) -> None:
        files = desk.page_files()
        edit(desk, _choose(files, number), number // len(files))

    return chosen


def _written(change: Callable[[str, int], str]) -> Edit:
    """An edit of what is in a page."""
    return _page_edit(lambda desk, path, number: desk.put(path, change(path.read_text("utf-8"), number)))


def _retitle_page(text: str, number: int) -> str:
    head, mark, rest = text.rpartition("\n# ") if "\n# " in text else ("", "", text.removeprefix("# "))
    return f"{head}{mark or '# '}Titled {number}\n{rest.partition(chr(10))[2]}"


LINES = [
    "{doc}`/guide/how`",
    "{doc}`/quotes`",
    "[by path](/people.md)",
    "[record](/incidents/2031-06.yaml)",
    "{incident:incident}`2031-05-06-night`",
    "{incident:person}`ben-ode`",
    "{any}`2031-05-05-ferry`",
    "{ref}`how-it-goes`",
    "{incident:quote}`no/such`",
    "```{incident-people}\n```",
    "```{incident-timeline}\n```",
    "```{include} /parts/shared.txt\n```",
    "```{include} /parts/missing.txt\n```",
    "```{no-such-directive}\n```",
    "```{index} single: entries; one\n```",
    "```{toctree}\n:hidden:\n\n/sources\n```",
    "```{toctree}\n:glob:\n\n/more/*\n```",
    "## A section\n\nWith words.",
]
"""What is added to pages."""


def _add_page(desk: Desk, number: int) -> None:
    name = _choose([*PAGES, "more/new", "more/other"], number)
    desk.put(desk.root / f"{name}.md", PAGES.get(name, f"# New {number}\n\nWords.\n"))


def _remove_page(desk: Desk, path: Path, number: int) -> None:
    if path != desk.root / "index.md":
        path.unlink()


def _move_page(desk: Desk, path: Path, number: int) -> None:
    if path != desk.root / "index.md":
        target = desk.root / f"{_choose(['links', 'guide/how', 'more/new', 'people'], number)}.md"
        target.parent.mkdir(exist_ok=True)
        path.replace(target)


def _reorder(text: str, number: int) -> str:
    """Turn round the lines of the first toctree."""
    before, mark, rest = text.partition("```{toctree}\n")
    inside, end, after = rest.partition("```")
    lines = inside.splitlines()
    options = [line for line in lines if line.startswith(":") or not line]
    entries = [line for line in lines if line not in options]
    return before + mark + "\n".join([*options, *entries[::-1], ""]) + end + after


ON_PAGES: dict[str, Edit] = {
    "retitle page": _written(_retitle_page),
    "add line": _written(lambda text, number: f"{text}\n{_choose(LINES, number)}\n"),
    "drop line": _written(lambda text, number: text.rstrip().rpartition("\n\n")[0] + "\n"),
    "remark": _written(lambda text, number: f"{text}\n% A remark that is not shown.\n"),
    "reorder": _written(_reorder),
    "add page": _add_page,
    "remove page": _page_edit(_remove_page),
    "move page": _page_edit(_move_page),
    "older page": _page_edit(lambda desk, path, number: desk.put_older(path, path.read_text("utf-8") + "\nOlder.\n")),
    "edit part": lambda desk, number: desk.put(desk.part, f"A part {number}.\n"),
    "remove part": lambda desk, number: desk.part.unlink(missing_ok=True),
}

EDITS: dict[str, Edit] = {**ON_RECORDS, **ON_FILES, **ON_SOURCES, **ON_SCHEMA, **ON_PAGES}
"""Every edit by its name."""
