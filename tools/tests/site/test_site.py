"""The site, built by Sphinx with warnings as errors, over invented articles."""

import json
import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from incident_record.check.run import check
from incident_record.check.sealing import seal
from tests.support.desk import FIXTURES, ROOT
from tests.support.markup import MARKUP, marked_up, prose_of
from tests.support.sites import (
    BRIDGE,
    BRIDGE_PAGE,
    BRIDGE_SPANS,
    BRIDGE_TEXT,
    CONF,
    FERRY,
    FERRY_PAGE,
    FERRY_SPANS,
    PAGES,
    Site,
    assert_as_fresh,
    bridge,
    ferry,
    pages_of,
    spans_of,
)

pytestmark = pytest.mark.build


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with both records, not yet bridge_site."""
    site = Site(tmp_path)
    site.write(bridge(), ferry())
    return site


def command_line(root: Path) -> list[str]:
    """The problems as the command line prints them from a folder."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "quote_check.py"), "incidents", "--format", "json"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    built = json.loads(done.stdout)["problems"]
    return [f"{p['path']}:{p['line']}:{p['column']}: {p['code']}: {p['message']}" for p in built]


def test_spans_come_back_character_for_character(bridge_site: Site) -> None:
    assert spans_of(bridge_site.page(BRIDGE_PAGE)) == BRIDGE_SPANS
    assert spans_of(bridge_site.page("quotes")) == FERRY_SPANS + BRIDGE_SPANS
    # At the top, and in the article's order, a page shows them again.
    again = bridge_site.page(BRIDGE_PAGE).select(".order .quote-span, .lead-quote .quote-span")
    assert {element.get_text() for element in again} == {*BRIDGE_SPANS}


def test_a_quote_is_printed_as_the_source_prints_it(bridge_site: Site) -> None:
    words = [quote.get_text() for quote in bridge_site.page(BRIDGE_PAGE).select(".quote .quote-words")]
    (each, two), (three, four), (five,) = (quote["spans"] for quote in BRIDGE["quotes"])
    in_marks = [" ".join(quote.split()) for quote in words]
    assert in_marks == [
        f"“{each} […] {two}” Mayor Ana Ruiz said",
        f"“{three}” Ruiz told the council “{four}”",
        f"“{five}” Ode said",
    ]


def test_a_quote_says_who_and_where(bridge_site: Site) -> None:
    quote = bridge_site.page(BRIDGE_PAGE).find(id="within-the-hour")
    assert isinstance(quote, Tag)
    text = quote.get_text(" ", strip=True)
    assert [part for part in ("Ana Ruiz", "¶3", "She speaks of the closing.") if part not in text] == []
    assert [clause.get_text() for clause in quote.select(".clause")] == ["Mayor Ana Ruiz said"]
    assert quote.select('a[href="#gazette_p3"]')
    assert quote.select('a.permalink[href="#within-the-hour"]')


def test_a_record_is_whole_on_its_page_in_order(bridge_site: Site) -> None:
    page = bridge_site.page(BRIDGE_PAGE)
    assert [h.get_text().rstrip("¶#") for h in page.select("h2")] == [
        "Questions, and who answers them",
        "Quotes",
        "Policy points",
        "Timeline",
        "Related case: Longer hours of the ferry",
        "In the article’s order",
        "People and organizations",
        "Proof",
        "Corrections, citation, files",
    ]
    assert len(page.select("h1")) == 1
    text = " ".join(page.get_text().split())
    assert [in_marks for _, in_marks in prose_of(BRIDGE) if in_marks not in text] == []
    for item in page.select(".statement"):
        assert item.select(".said .voice"), "a statement without its voice"
    # Evidence stands once: beside an answer, or in the article's order.
    evidence = [words.get_text() for words in page.select(":is(.questions, .statement) .margin i")]
    assert sorted(evidence) == sorted(words for each in BRIDGE["statements"] for words in each["words"])
    assert "Officials said: The council shut the bridge" in text
    assert "Norwood Gazette reports: The ferry's owner" in text
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_content_note_stands_before_the_title(site: Site) -> None:
    record = bridge()
    record["content_note"] = "Nobody was hurt."
    site.write(record)
    assert site.build().status == 0
    note = site.page(BRIDGE_PAGE).select(".content-note")[0]
    assert note.get_text() == "Content note: Nobody was hurt."
    assert note.find_next("h1")


def test_a_text_in_small_letters_goes_on_after_the_verb(site: Site) -> None:
    record = bridge()
    record["statements"][0].update(verb="declined", text="to say more.")
    site.write(record)
    assert site.build().warnings == []
    assert "Officials declined to say more." in site.page(BRIDGE_PAGE).get_text()


def test_every_item_has_its_anchor(bridge_site: Site) -> None:
    page = bridge_site.page(BRIDGE_PAGE)
    for section in ("sources", "people", "statements", "events", "quotes", "policy_points"):
        for item in BRIDGE[section]:
            assert page.find(id=item["id"]), item["id"]


def test_related_records_link_both_ways(bridge_site: Site) -> None:
    why = FERRY["related"][0]["why"]
    for page, other in ((BRIDGE_PAGE, FERRY["id"]), (FERRY_PAGE, BRIDGE["id"])):
        part = bridge_site.page(page).find(id=f"related_{other}")
        assert isinstance(part, Tag)
        assert part.select(f'a[href^="{other}.html"]')
        assert why in part.get_text()


def test_a_person_is_listed_once_with_a_line_for_each_record(bridge_site: Site) -> None:
    people = bridge_site.page("people").select("li[id^=person-]")
    assert [p["id"] for p in people] == [
        "person-ana-ruiz",
        "person-ben-ode",
        "person-norwood-council",
        "person-officials",
    ]
    lines = [line.get_text() for line in people[0].select("p")]
    assert len(lines) == 3
    # The latest record first.
    assert lines[1] == f"Mayor of Norwood · In: {FERRY['title']} (1 quote)"
    assert lines[2] == f"Age 51 · Mayor · In: {BRIDGE['title']}\xa0¶3 (2 quotes)"
    assert people[0].select(f'a[href="{BRIDGE_PAGE}.html#gazette_p3"]')


def test_a_failing_quote_fails_the_build_as_the_command_line_does(site: Site) -> None:
    record = bridge()
    record["quotes"][0]["spans"][1] = "The engineers come on Sunday"
    record["statements"][0]["words"] = ["no such words"]
    other = ferry()
    other["people"][0]["name"] = "Anna Ruiz"
    other["people"][0]["called"] = ["Ana Ruiz"]
    site.write(record, other)
    built = site.build()
    assert built.status == 1
    expected = command_line(site.root)
    assert {line.split(": ")[1] for line in expected} >= {"quote-altered", "words-not-found", "duplicate-id"}
    # Before the line stands what Sphinx calls it, after it the type by which it can be named.
    assert built.warnings == [f"WARNING: {line} [incident.{line.split(': ')[1]}]" for line in expected]


def test_what_sphinx_passes_over_fails_the_build_as_the_check_does(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(site.root / "incidents" / "pipe.yaml")
    closed = site.root / "incidents" / "closed.yaml"
    closed.write_text("id: closed\n", "utf-8")
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != closed.name and access(path, mode))
    built = site.build()
    assert built.status == 1
    # The closed one is checked, and root may read it.
    assert {tuple(line.split(": ")[1:3]) for line in built.warnings} == {
        ("incidents/closed.yaml:1:1", "schema"),
        ("incidents/pipe.yaml:1:1", "not-a-record"),
    }


def test_an_unproved_quote_is_shown_nowhere(site: Site) -> None:
    record = bridge()
    record["quotes"][0]["spans"][1] = "The engineers come on Sunday"
    site.write(record)
    site.build()
    for name in (BRIDGE_PAGE, "quotes"):
        page = site.page(name)
        assert spans_of(page)
        assert not {each.get_text() for each in page.select(".quote-span")} & set(record["quotes"][0]["spans"])
        assert "come on Sunday" not in page.get_text()
        marks = [box.get_text(" ", strip=True) for box in page.select(".quote-unproved")]
        assert len(marks) == 1
        assert "within-the-hour" in marks[0]
        assert "quote-altered" in marks[0]


def test_failing_evidence_is_not_shown(site: Site) -> None:
    record = bridge()
    record["statements"][0]["words"] = ["a hole was seen"]
    site.write(record)
    site.build()
    page = site.page(BRIDGE_PAGE)
    assert "a hole was seen" not in page.get_text()
    item = page.find(id="closed")
    assert isinstance(item, Tag)
    assert "Not proved: words-not-found" in item.get_text()


def test_without_text_and_seal_nothing_counts_as_proved(site: Site) -> None:
    (site.root / "incidents/sources/bridge.txt").unlink()
    built = site.build()
    assert [line.split(": ")[2] for line in built.warnings] == ["no-source"]
    page = site.page(BRIDGE_PAGE)
    assert page.select(".quote-span, .proof i, .clause, .order") == []
    # Once the text is there the record is read again, though its own file is as it was.
    (site.root / "incidents/sources/bridge.txt").write_text(BRIDGE_TEXT, "utf-8")
    assert site.build().warnings == []
    assert spans_of(site.page(BRIDGE_PAGE)) == BRIDGE_SPANS
    assert spans_of(site.page("quotes")) == FERRY_SPANS + BRIDGE_SPANS


def _proved_against(site: Site) -> str:
    rows = site.page(BRIDGE_PAGE).select(".receipt dt")
    return next(row.find_next("dd").get_text(strip=True) for row in rows if row.get_text() == "Checked against")  # type: ignore[union-attr]


def test_a_text_that_comes_is_read_instead_of_its_seal(site: Site) -> None:
    seal([site.root / "incidents"])
    text = site.root / "incidents/sources/bridge.txt"
    text.unlink()
    assert site.build().warnings == []
    assert _proved_against(site) == "the seal of the text"
    assert spans_of(site.page(BRIDGE_PAGE)) == BRIDGE_SPANS
    text.write_text(BRIDGE_TEXT, "utf-8")
    assert site.build().warnings == []
    assert _proved_against(site) == "the text itself"


def test_a_changed_text_is_checked_again(site: Site) -> None:
    assert site.build().status == 0
    text = site.root / "incidents/sources/ferry.txt"
    text.write_text(text.read_text("utf-8").replace("More boats", "Fewer boats"), "utf-8")
    built = site.build()
    assert built.status == 1
    assert built.warnings == [f"WARNING: {line} [incident.quote-altered]" for line in command_line(site.root)]
    assert spans_of(site.page("quotes")) == BRIDGE_SPANS


def test_problems_name_files_as_the_working_folder_reaches_them(site: Site) -> None:
    record, other = bridge(), ferry()
    other["related"][0]["id"] = "no-such-record"
    site.write(record, other)
    first = site.build().warnings
    assert len(first) == 1
    assert [each.replace("incidents/", f"{site.root.name}/incidents/", 1) for each in first] == site.build(
        cwd=site.root.parent
    ).warnings
    record["title"] = ""
    site.write(record)
    first = site.build().warnings
    assert len(first) == 2
    second = site.build(cwd=site.root.parent).warnings
    assert second == [each.replace("incidents/", f"{site.root.name}/incidents/", 1) for each in first]


def test_a_file_that_is_no_record_has_a_page_and_fails(site: Site) -> None:
    (site.root / "incidents" / "broken.yaml").write_text("id: broken\n\ttitle: [", "utf-8")
    (site.root / "incidents" / "odd.yaml").write_text('- "just a list"\n', "utf-8")
    built = site.build()
    assert built.status == 1
    assert [each.removeprefix("WARNING: ").rpartition(" [")[0] for each in built.warnings] == command_line(site.root)
    page = site.page("incidents/broken")
    assert page.select("h1")[0].get_text().startswith("broken.yaml")
    assert "broken.yaml:2:1: yaml" in page.get_text()
    assert site.page("incidents/odd").select("h1")[0].get_text().startswith("odd.yaml")
    (site.root / "incidents" / "broken.yaml").unlink()
    (site.root / "incidents" / "odd.yaml").unlink()
    assert site.build().warnings == []
    assert not list((site.root / "_build/html/incidents").glob("broken*"))


def test_links_follow_the_page_of_people(site: Site) -> None:
    pages = {**PAGES, "index": PAGES["index"].replace("people\n", "")}
    (site.root / "index.md").write_text(pages["index"], "utf-8")
    (site.root / "people.md").unlink()
    assert site.build().warnings == []
    assert 'href="#ana-ruiz"' in site.html(BRIDGE_PAGE)
    assert 'href="#ana-ruiz"' in site.html(FERRY_PAGE)
    (site.root / "people.md").write_text(PAGES["people"], "utf-8")
    (site.root / "index.md").write_text(PAGES["index"], "utf-8")
    assert site.build().warnings == []
    assert_as_fresh(site)
    assert 'href="../people.html#person-ana-ruiz"' in site.html(FERRY_PAGE)


def test_nothing_in_a_record_is_markup(site: Site) -> None:
    other = ferry()
    site.write(marked_up(), other)
    built = site.build()
    # The one problem is that two records give one person two names.
    assert [line.split(": ")[2] for line in built.warnings] == ["duplicate-id"]
    fields = {".".join(path) for path, _ in prose_of(marked_up())}
    assert len(fields) >= 20
    text = " ".join(site.page(BRIDGE_PAGE).get_text().split())
    for field in fields:
        assert f"{MARKUP} ({field})" in text, field
    for name in (BRIDGE_PAGE, FERRY_PAGE, "index", "quotes", "people", "links"):
        assert_harmless(site.page(name))


def assert_harmless(page: BeautifulSoup) -> None:
    """No element and no link of a page comes from a record's strings."""
    # A script of data is never run; that it holds nothing else is tested with the files of a record.
    scripts = page.select("script:not([src]):not([type='application/ld+json'])")
    assert [script for script in scripts if "alert" in script.get_text()] == []
    assert page.select("img, b, [onerror]") == []
    body = page.select(".body")[0]
    assert body.select("script, code") == []
    assert [each for each in body.select("strong, em") if each.get_text() in ("bold", "it")] == []
    for link in page.find_all(href=True):
        href = str(link["href"])
        assert not href.lower().startswith(("javascript:", "data:"))


def test_only_a_checked_address_is_a_link(site: Site) -> None:
    assert site.build().status == 0
    assert site.page(BRIDGE_PAGE).select('a[href="https://gazette.example/bridge"]')
    record = bridge()
    record["sources"][0]["url"] = "javascript:alert(1)"
    site.write(record)
    built = site.build()
    assert built.status == 1
    assert "schema" in built.warnings[0]
    assert_harmless(site.page(BRIDGE_PAGE))


def test_roles_lead_to_things_with_and_without_a_title(bridge_site: Site) -> None:
    page = bridge_site.page("links").select(".body p > a")
    built = [(a.get_text(), a["href"]) for a in page]
    at = f"{BRIDGE_PAGE}.html"
    assert built == [
        (BRIDGE["title"], at),
        ("own words", at),
        ("Ana Ruiz", "people.html#person-ana-ruiz"),
        ("the mayor", "people.html#person-ana-ruiz"),
        ("Ben Ode, ¶6", f"{at}#two-boats"),
        ("his boats", f"{at}#two-boats"),
        ("Ferry hours, Ben Ode, ¶5", f"{at}#longer-hours"),
        ("p", f"{at}#longer-hours"),
        ("Officials, ¶2", f"{at}#closed"),
        ("st", f"{at}#closed"),
        ("The bridge is closed", f"{at}#closing"),
        ("ev", f"{at}#closing"),
        ("Norwood Gazette: Old river bridge closed after a crack is found", f"{at}#gazette"),
        ("so", f"{at}#gazette"),
        ("Ana Ruiz, ¶4", f"{at}#ninety-years"),
    ]


def test_a_dangling_link_is_a_warning_with_its_line(site: Site) -> None:
    kinds = ["incident", "person", "quote", "policy", "statement", "event", "source"]
    links = "\n\n".join(f"{{incident:{kind}}}`no/{kind}`" for kind in kinds)
    (site.root / "links.md").write_text(f"# Links\n\n{links}\n", "utf-8")
    built = site.build()
    assert built.status == 1
    expected = [f"links.md:{2 * i + 3}: WARNING: no {kind} is called no/{kind}" for i, kind in enumerate(kinds)]
    assert [line.rpartition("/links.md")[1][1:] + line.rpartition("/links.md")[2] for line in built.warnings] == [
        f"{line} [ref.{kind}]" for line, kind in zip(expected, kinds, strict=True)
    ]


def test_inventory_and_search_hold_quotes_and_people(bridge_site: Site) -> None:
    inventory = (bridge_site.root / "_build/html/objects.inv").read_bytes()
    listed = zlib.decompress(inventory.split(b"\n", 4)[4]).decode()
    assert f"{BRIDGE['id']}/two-boats incident:quote 1 {BRIDGE_PAGE}.html#two-boats Ben Ode, ¶6" in listed
    assert "ana-ruiz incident:person 1 people.html#person-$ Ana Ruiz" in listed
    index = (bridge_site.root / "_build/html/searchindex.js").read_text("utf-8")
    built = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))
    assert {"raft", "engin", "mayor"} <= set(built["terms"])
    assert built["objnames"]["0"][0] == "incident"
    names = {name for entries in built["objects"].values() for *_, name in entries}
    assert {"Ana Ruiz", "Ben Ode, ¶6"} <= names


def test_a_project_needs_nothing_but_the_extension(tmp_path: Path) -> None:
    conf = 'extensions = ["incident_record"]\nexclude_patterns = ["_build"]\n'
    site = Site(tmp_path, pages={}, conf=conf)
    (tmp_path / "index.rst").write_text("Home\n====\n\n.. incident-records::\n", "utf-8")
    (tmp_path / "compose.yaml").write_text("services: {}\n", "utf-8")
    (tmp_path / "incidents/sources/notes.yaml").write_text("a: b\n", "utf-8")
    (tmp_path / "incidents/schema.json").write_text("{}", "utf-8")
    site.write(bridge(), ferry())
    assert site.build().warnings == []
    assert spans_of(site.page(BRIDGE_PAGE)) == BRIDGE_SPANS
    assert 'href="#ana-ruiz"' in site.html(BRIDGE_PAGE)
    pages = pages_of(tmp_path / "_build/html")
    assert not any("compose" in name or "notes" in name or "schema" in name for name in pages)
    inventory = (tmp_path / "_build/html/objects.inv").read_bytes()
    assert b"incident:person 1 incidents/" in zlib.decompress(inventory.split(b"\n", 4)[4])


def test_records_may_stand_in_another_folder(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=f'{CONF}incident_records = "cases"\nincident_contact = "write to us"\n')
    site.write(bridge(), ferry())
    (tmp_path / "incidents").rename(tmp_path / "cases")
    assert site.build().warnings == []
    assert spans_of(site.page(f"cases/{BRIDGE['id']}")) == BRIDGE_SPANS
    assert "To ask for a correction: write to us" in site.html(f"cases/{BRIDGE['id']}")


def test_no_record_at_all_is_no_pass(tmp_path: Path) -> None:
    site = Site(tmp_path, pages={"index": PAGES["index"].split("```{toctree}")[0]})
    built = site.build()
    assert built.status == 1
    assert [line.split(": ")[2] for line in built.warnings] == ["nothing-to-check"]


def test_the_article_is_not_on_the_site(bridge_site: Site) -> None:
    for path in (bridge_site.root / "_build/html").rglob("*"):
        if path.is_file():
            assert b"in a letter of two pages for longer hours" not in path.read_bytes(), path
    assert not list((bridge_site.root / "_build/html/_sources").glob("**/*.*"))


def test_this_sites_own_settings(harbor_site: Path) -> None:
    index = (harbor_site / "index.html").read_text("utf-8")
    assert 'content="0; url=docs/index.html"' in index
    assert 'href="docs/index.html"' in index
    for name, html in pages_of(harbor_site).items():
        soup = BeautifulSoup(html, "html.parser")
        for tag in soup.select("script[src], link[rel=stylesheet], img[src]"):
            where = str(tag.get("src") or tag.get("href"))
            assert "//" not in where, (name, where)


def test_every_bad_record_is_told_as_the_command_line_tells_it(tmp_path: Path) -> None:
    """The records that the core's tests hold, good and bad, in one folder."""
    site = Site(tmp_path, pages={"index": PAGES["index"].split("```{toctree}")[0]})
    for folder, to in (("good", "incidents"), ("bad", "incidents"), ("texts", "incidents/sources")):
        for path in (FIXTURES / folder).iterdir():
            shutil.copy(path, tmp_path / to)
    built = site.build()
    expected = command_line(tmp_path)
    assert len(expected) > 30
    assert [each.removeprefix("WARNING: ").rpartition(" [")[0] for each in built.warnings] == expected


def test_the_run_and_the_build_agree_on_what_is_proved(bridge_site: Site) -> None:
    report = check([bridge_site.root / "incidents"])
    assert report.problems == ()
    cards = bridge_site.page("quotes").select(".quote")
    assert len(cards) == report.proved


def test_pages_are_checked_as_the_command_line_checks_them(tmp_path: Path) -> None:
    site = Site(tmp_path, conf=f'{CONF}incident_pages = "pages"\n')
    site.write(bridge(), ferry())
    (tmp_path / "pages").mkdir()
    page = tmp_path / "pages" / "said.md"
    quoted = "---\norphan: true\n---\n# Said\n\nShe said “the engineers come on Friday”.\n"
    page.write_text(f"{quoted}\nAnd: “More boats will come when the bridge is shut for longer”.\n", "utf-8")
    (tmp_path / "links.md").write_text("# Links\n\n“No page of that folder, and no quote”\n", "utf-8")
    expected = "WARNING: pages/said.md:6:10: unverified-quotation: ‹the engineers come on Friday› stands"
    for _ in range(2):  # the warning stands, though nothing is read again
        built = site.build()
        assert (built.status, [line[: len(expected)] for line in built.warnings]) == (1, [expected])
    page.write_text(quoted.replace("the eng", "The eng"), "utf-8")
    assert site.build().warnings == []
    record = bridge()
    record["quotes"][0]["spans"][1] = "The engineers come on Sunday"
    site.write(record)
    messages = [line.split(": ")[2] for line in site.build().warnings]
    assert sorted(messages) == ["quote-altered", "unverified-quotation"]
    page.unlink()
    assert [line.split(": ")[2] for line in site.build().warnings] == ["quote-altered"]


def test_a_build_does_not_depend_on_the_order_of_sets(site: Site) -> None:
    """Nor on the process: these two are started as `make html` starts one."""
    for seed in ("1", "2"):
        command = [
            sys.executable,
            "-m",
            "sphinx",
            "-W",
            "-n",
            "-q",
            "-d",
            f"_build/{seed}-trees",
            ".",
            f"_build/{seed}",
        ]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools"), "PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=site.root, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    first, second = (
        {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (site.root / "_build" / "1", site.root / "_build" / "2")
    )
    assert [name for name in first if first[name] != second[name]] == []
    assert sorted(first) == sorted(second) != []
