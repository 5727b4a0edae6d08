"""The files of a record, each read by a store that was made for its format. No network: contexts are on disk."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from incident_record.catalog.catalog import Entry
from incident_record.check.packed import pack
from incident_record.check.record import check_record
from incident_record.check.sealing import seal
from incident_record.export.formats import FORMATS
from incident_record.export.model import URN, Exported
from incident_record.export.tables import QUOTE_COLUMNS, STATEMENT_COLUMNS, inert
from incident_record.record import model, schema
from incident_record.record.load import Loaded, load_record
from incident_record.source.store import SourceStore
from incident_record.source.text import canonicalize
from pybtex.database import parse_string
from pybtex.plugin import find_plugin
from pybtex.richtext import Text as RichText
from pyld import jsonld
from rdflib.namespace import SDO
from tests.support.desk import FIXTURES
from tests.support.leaks import leaks, narration
from tests.support.markup import MARKUP, marked_up
from tests.support.sites import (
    BRIDGE,
    BRIDGE_PAGE,
    BRIDGE_TEXT,
    CONF,
    FERRY,
    FERRY_PAGE,
    FERRY_TEXT,
    Site,
    assert_as_fresh,
    bridge,
    ferry,
    spans_of,
)

ENDINGS = [format_.ending for format_ in FORMATS]
BASE = "https://records.example/site"
CONTEXTS = Path(__file__).resolve().parent / "contexts"
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"


def exported(site: Site, record: dict[str, Any], page: str = "", people: dict[str, str] | None = None) -> Exported:
    """A record as its files show it."""
    site.write(record)
    loaded = load_record(site.root / "incidents" / f"{record['id']}.yaml")
    store = SourceStore()
    assert loaded.record is not None
    entry = Entry(f"incidents/{record['id']}", loaded.path, pack(check_record(loaded, store)), loaded.record)
    return Exported(entry, loaded.record, page, people or {})


def files(export: Exported) -> dict[str, str]:
    return {format_.ending: format_.write(export) for format_ in FORMATS}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def release() -> dict[str, Any]:
    """A record of a press release, with voices that speak together and dates that are ranges."""
    record: dict[str, Any] = yaml.safe_load((FIXTURES / "good" / "release.yaml").read_text("utf-8"))
    return record


@pytest.fixture(params=[bridge, ferry, marked_up, release], ids=lambda make: make.__name__)
def any_record(request: pytest.FixtureRequest, site: Site) -> Exported:
    shutil.copy(FIXTURES / "texts" / "release.txt", site.root / "incidents" / "sources")
    return exported(site, request.param())


def from_disk(url: str, options: Any) -> dict[str, Any]:
    """A context from this folder; any other would need a network."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    document = json.loads((CONTEXTS / "anno.jsonld").read_text("utf-8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def triples(content: str) -> list[tuple[str, str, str]]:
    """What a file of linked data says."""
    data = json.loads(content)
    # Processors drop in silence what they cannot expand; this base would show where an id is not whole.
    outputs = jsonld.to_rdf(data, {"documentLoader": from_disk, "base": "relative:"})["@default"]
    return [tuple(each[part]["value"] for part in ("subject", "predicate", "object")) for each in outputs]


def values(statements: list[tuple[str, str, str]], subject: str, predicate: str) -> list[str]:
    return [o for s, p, o in statements if s == subject and p == predicate]


# JSON


def test_the_json_is_the_record_itself(any_record: Exported) -> None:
    data = json.loads(files(any_record)[".json"])
    assert [fault.message for fault in schema.validator().iter_errors(data["record"])] == []
    original = json.loads(any_record.entry.finding.path.read_text("utf-8"))
    for quote in original["quotes"]:
        # One clause in a list and that clause alone are the same.
        if isinstance(quote["attribution"], list) and len(quote["attribution"]) == 1:
            quote["attribution"] = quote["attribution"][0]
    assert data["record"] == original


def test_the_json_has_no_more_of_a_value_than_yaml_reads(site: Site) -> None:
    """What stands behind a comment is known to the check, and is no field of the record."""
    written = bridge()
    written.pop("place", None)
    made = exported(site, written)
    path = made.original.path
    path.write_text(f"{yaml.safe_dump(written)}place: The bay #12\n", "utf-8")
    record = load_record(path).record
    assert record is not None
    assert record.cut
    assert record.prose
    data = json.loads(files(Exported(made.entry, record))[".json"])["record"]
    assert data["place"] == "The bay"
    assert data.keys() <= schema.schema()["properties"].keys()


def test_the_json_is_checked_again_as_a_record(any_record: Exported, tmp_path: Path) -> None:
    again = Site(tmp_path / "again")
    shutil.copy(FIXTURES / "texts" / "release.txt", again.root / "incidents" / "sources")
    again.write(json.loads(files(any_record)[".json"])["record"])
    path = again.root / "incidents" / f"{any_record.entry.id}.yaml"
    finding = check_record(load_record(path), SourceStore())
    assert finding.problems == ()
    assert finding.proved == any_record.entry.finding.proved != frozenset()


def test_a_quote_without_a_clause_beside_it_says_so(site: Site) -> None:
    record = bridge()
    record["quotes"][2].update(attribution=None, attribution_note="The sentence before names him.")
    data = json.loads(files(exported(site, record))[".json"])
    assert data["record"]["quotes"][2] == record["quotes"][2]


def test_the_json_tells_what_was_checked(site: Site) -> None:
    site.write(bridge(), ferry())
    seal([site.root / "incidents"])
    proof = json.loads(files(exported(site, bridge()))[".json"])["proof"]
    sealed = json.loads((site.root / "incidents/sources/bridge.seal.json").read_text("utf-8"))
    assert proof["sources"] == [
        {
            "id": "gazette",
            "mode": "text",
            "digest": sealed["digest"],
            "checksum": sealed["checksum"],
            "paragraphs": 6,
            "quotations": 4,
        }
    ]
    assert [each["speech_left_out"] for each in proof["quotes"]] == [[True], [False], []]
    assert proof["not_proved"] == []


# JSON-LD


def test_the_graph_is_in_the_terms_of_schema_org(any_record: Exported) -> None:
    statements = triples(files(any_record)[".jsonld"])
    terms = {p for _, p, _ in statements} | {o for _, p, o in statements if p.endswith("#type")}
    terms.discard("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert len(terms) > 15
    assert {term for term in terms if term.removeprefix(SCHEMA) not in SDO} == set()
    assert all(term.startswith(SCHEMA) for term in terms)


def test_the_search_for_unknown_terms_finds_one() -> None:
    assert "Quotation" in SDO
    assert "saidBy" not in SDO


def test_nothing_of_a_graph_is_dropped_or_relative(any_record: Exported) -> None:
    content = files(any_record)[".jsonld"]
    statements = triples(content)
    assert not [each for each in statements if any(part.startswith("relative:") for part in each)]
    said = {o for _, _, o in statements}
    for text in texts_in(json.loads(content)["@graph"]):
        assert text in said or f"{SCHEMA}{text}" in said, text


def texts_in(value: Any) -> list[str]:
    if isinstance(value, dict) and "@value" in value:
        return [str(value["@value"])]
    if isinstance(value, dict):
        # An id that nothing is said about makes no triple of its own, and is looked for where it is used.
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    return [value] if not str(value).startswith(("urn:", "https:")) else []


def test_a_quotation_has_its_creator_and_its_source(site: Site) -> None:
    export = exported(site, bridge())
    statements = triples(files(export)[".jsonld"])
    for quote in BRIDGE["quotes"]:
        subject = f"{URN}{BRIDGE['id']}#{quote['id']}"
        creator = f"{URN}person:{quote['speaker']}"
        assert values(statements, subject, f"{SCHEMA}creator") == [creator]
        assert values(statements, creator, f"{SCHEMA}name") == [
            person["name"] for person in BRIDGE["people"] if person["id"] == quote["speaker"]
        ]
        assert values(statements, subject, f"{SCHEMA}isPartOf") == ["https://gazette.example/bridge"]
    first, second = BRIDGE["quotes"][0]["spans"]
    subject = f"{URN}{BRIDGE['id']}#within-the-hour"
    assert values(statements, subject, f"{SCHEMA}text") == [f"“{first} […] {second}”"]


def test_no_claim_and_no_event_is_without_its_voice(site: Site) -> None:
    export = exported(site, bridge())
    rows = triples(files(export)[".jsonld"])
    kinds = {s: o for s, p, o in rows if p.endswith("#type")}
    claims = [s for s, kind in kinds.items() if kind == f"{SCHEMA}Claim"]
    assert len(claims) == len(BRIDGE["statements"])
    for claim in claims:
        voice = values(rows, claim, f"{SCHEMA}author")[0]
        name = values(rows, voice, f"{SCHEMA}name")[0]
        assert values(rows, claim, f"{SCHEMA}text")[0].startswith(f"{name} ")
    for event in [s for s, kind in kinds.items() if kind == f"{SCHEMA}Event"]:
        assert "https://gazette.example/bridge" in values(rows, event, f"{SCHEMA}subjectOf")


def test_a_text_in_small_letters_goes_on_after_the_verb(site: Site) -> None:
    record = bridge()
    record["statements"][0].update(verb="declined", text="to say more.")
    rows = triples(files(exported(site, record))[".jsonld"])
    texts = values(rows, f"{URN}{BRIDGE['id']}#closed", f"{SCHEMA}text")
    assert texts == ["Officials declined to say more."]


EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2031-05-03", "2031-05-03", None),
        ("2031-05-03T10:00:00Z", "2031-05-03T10:00:00Z", None),
        ("2031-05-XX", {"@type": EDTF, "@value": "2031-05-XX"}, None),
        ("2031-21", {"@type": EDTF, "@value": "2031-21"}, None),
        ("2031-05-01/2031-05-03", "2031-05-01", "2031-05-03"),
        ("2031-05~/2031-06", {"@type": EDTF, "@value": "2031-05~"}, "2031-06"),
        ("2031-05-01/..", "2031-05-01", None),
        ("/2031-05-01", None, "2031-05-01"),
        # One day somewhere in a range does not begin with the range.
        ("[2031-05-01..2031-05-03]", {"@type": EDTF, "@value": "[2031-05-01..2031-05-03]"}, None),
    ],
)
def test_every_date_is_in_the_graph(site: Site, date: str, start: Any, end: Any) -> None:
    record = bridge()
    record["events"][0]["date"] = record["date"] = record["sources"][0]["published"] = date
    content = files(exported(site, record))[".jsonld"]
    graph = {node["@id"]: node for node in json.loads(content)["@graph"]}
    event = graph[f"{URN}{BRIDGE['id']}#closing"]
    assert (event.get("startDate"), event.get("endDate")) == (start, end)
    assert graph[f"{URN}{BRIDGE['id']}"]["temporalCoverage"] == date
    published = graph["https://gazette.example/bridge"]["datePublished"]
    assert published == date or published["@value"] == date
    assert triples(content)


def test_an_organization_is_not_said_to_be_a_governments(site: Site) -> None:
    statements = triples(files(exported(site, bridge()))[".jsonld"])
    kinds = {s.removeprefix(f"{URN}person:"): o for s, p, o in statements if p.endswith("#type")}
    assert kinds["norwood-council"] == f"{SCHEMA}Organization"
    assert kinds["officials"] == f"{SCHEMA}Thing"
    assert kinds["ana-ruiz"] == f"{SCHEMA}Person"


def test_two_graphs_name_one_person_and_one_source_alike(site: Site) -> None:
    first, second = ferry(), ferry()
    second["id"] = "2031-05-06-other"
    graphs = [triples(files(exported(site, record))[".jsonld"]) for record in (first, second)]
    for name in (f"{URN}person:ana-ruiz", f"{URN}source:ferry"):
        assert all(any(s == name for s, _, _ in outputs) for outputs in graphs)


# Web Annotations


def test_each_span_is_an_annotation(any_record: Exported) -> None:
    content = files(any_record)[".annotations.jsonld"]
    statements = triples(content)
    kinds = [(s, o) for s, p, o in statements if p.endswith("#type")]
    annotations = [s for s, kind in kinds if kind == f"{OA}Annotation"]
    spans = [span for quote in any_record.original.quotes for span in quote.spans]
    assert len(annotations) == len(spans) == json.loads(content)["total"]
    assert not [each for each in statements if any(part.startswith("relative:") for part in each)]
    exact = []
    for annotation in annotations:
        assert values(statements, annotation, f"{OA}motivatedBy") == [f"{OA}describing"]
        (body,) = values(statements, annotation, f"{OA}hasBody")
        assert len(values(statements, body, "http://www.w3.org/1999/02/22-rdf-syntax-ns#value")) == 1
        (target,) = values(statements, annotation, f"{OA}hasTarget")
        assert len(values(statements, target, f"{OA}hasSource")) == 1
        (selector,) = values(statements, target, f"{OA}hasSelector")
        assert (selector, f"{OA}TextQuoteSelector") in kinds
        exact += values(statements, selector, f"{OA}exact")
    assert sorted(exact) == sorted(spans)
    # Both would publish narration.
    assert "prefix" not in content
    assert "suffix" not in content


def test_the_terms_of_an_annotation_are_all_known(any_record: Exported) -> None:
    context = json.loads((CONTEXTS / "anno.jsonld").read_text("utf-8"))["@context"]

    def names(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(names, value)) if value else set()
        return set(value).union(*map(names, value.values())) if isinstance(value, dict) else set()

    assert names(json.loads(files(any_record)[".annotations.jsonld"])) <= {*context, "@context"}


def test_positions_are_those_of_the_sealed_text(site: Site) -> None:
    site.write(bridge(), ferry())
    assert "TextPositionSelector" not in files(exported(site, ferry()))[".annotations.jsonld"]
    seal([site.root / "incidents"])
    record = bridge()
    export = exported(site, record)
    # The page at an address is another text than the one that is at hand.
    assert "TextPositionSelector" not in files(export)[".annotations.jsonld"]
    del record["sources"][0]["url"]
    export = exported(site, record)
    canonical = canonicalize(BRIDGE_TEXT).canonical
    items = json.loads(files(export)[".annotations.jsonld"])["first"]["items"]
    assert len(items) == 5
    for item in items:
        exact, position = item["target"]["selector"]
        excerpt_ = canonical[position["start"] : position["end"]]
        # Words are what is compared: a dash may be set otherwise, and another stop may be at the end.
        assert re.findall(r"\w+", excerpt_) == re.findall(r"\w+", exact["exact"])


# CSV


def rows_of(content: str) -> list[dict[str, str]]:
    assert content.startswith("\ufeff")
    assert content.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(content[1:], newline=""), strict=True))


def test_the_table_of_statements_has_a_row_for_each(any_record: Exported) -> None:
    rows = rows_of(files(any_record)[".statements.csv"])
    assert [row["statement"] for row in rows] == [statement.id for statement in any_record.original.statements]
    assert rows
    assert tuple(rows[0]) == STATEMENT_COLUMNS
    for row, statement in zip(rows, any_record.original.statements, strict=True):
        assert row["proved"] == "yes"
        assert row["permalink"] == f"{any_record.entry.id}#{statement.id}"
        assert (inert(statement.text), inert("; ".join(statement.words))) == (row["text"], row["evidence"])
        assert row["voice_id"].split() == list(statement.by)


def test_the_table_has_a_row_for_each_quote(any_record: Exported) -> None:
    rows = rows_of(files(any_record)[".csv"])
    assert [row["quote"] for row in rows] == [quote.id for quote in any_record.original.quotes]
    assert tuple(rows[0]) == QUOTE_COLUMNS
    for row, quote in zip(rows, any_record.original.quotes, strict=True):
        assert row["proved"] == "yes"
        assert row["permalink"] == f"{any_record.entry.id}#{quote.id}"
        for span in quote.spans:
            assert span in row["words"]


KEPT = re.compile(r"(^|[;\t\r\n])'(?=['\"\s]*[=+\-@＝＋－＠])")


def restored(cell: str) -> str:
    """What a cell was, as the docs tell it."""
    return KEPT.sub(r"\1", cell)


@given(st.text(st.sampled_from("=+-@＝＋－＠'\"; \t\r\n,ab"), max_size=12))
def test_no_cell_runs_and_each_can_be_restored(cell: str) -> None:
    written = inert(cell)
    assert restored(written) == cell
    # However a program divides the line, no piece begins like a formula, nor does it without marks around it.
    for piece in re.split(r"[;\t\r\n]", written):
        assert not re.match(r"[\s\"]*[=+\-@＝＋－＠]", piece)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", '"=', "'="])
def test_a_formula_in_a_record_does_not_run(site: Site, start: str) -> None:
    record = bridge()
    cell = f'{start}HYPERLINK("http://x.example","x")'
    record["people"][0].update(name=cell, called=["Ana Ruiz", "Ruiz"])
    rows = rows_of(files(exported(site, record))[".csv"])
    assert rows[0]["speaker"].startswith("'")
    assert restored(rows[0]["speaker"]) == cell.strip()


# Citations


def test_reference_managers_read_the_sources(any_record: Exported) -> None:
    data = json.loads(files(any_record)[".csl.json"])
    source = CiteProcJSON(data)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for key in source:
        bibliography.register(Citation([CitationItem(key)]))
    (printed,) = map(str, bibliography.bibliography())
    cited = any_record.original.sources[0]
    assert cited.publisher.replace("'", "’") in printed.replace("'", "’")
    assert "2031" in printed
    assert data[0]["title"] == cited.title
    assert data[0].get("URL") == cited.url
    # No program may take an author apart into names.
    assert data[0].get("author") == ([{"literal": cited.author}] if cited.author else None)


def test_an_address_closes_no_group_of_latex(site: Site) -> None:
    record = bridge()
    record["sources"][0]["url"] = "https://gazette.example/a}\\b{c^d?e=f%20g&h#i_j~k"
    entry = parse_string(files(exported(site, record))[".bib"], "bibtex").entries["bridge"]
    assert entry.fields["url"] == "https://gazette.example/a%7D%5Cb%7Bc%5Ed?e=f%20g&h#i_j~k"


# Commands of LaTeX of which the library's decoder knows but two.
COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\textasciigrave{}": "`",
    r"\$": "$",
}


def typeset(value: str) -> str:
    """What TeX prints for a field's value."""
    # The decoder sees a letter of no script for each of these commands, and for an empty group.
    known = {chr(0xE000 + number): char for number, char in enumerate([*COMMANDS.values(), ""])}
    for stand_in, command in zip(known, [*COMMANDS, "{}"], strict=True):
        value = value.replace(command, stand_in)
    return "".join(known.get(char, char) for char in str(RichText.from_latex(value)))


def test_latex_reads_the_sources(any_record: Exported) -> None:
    database = parse_string(files(any_record)[".bib"], "bibtex")
    cited = any_record.original.sources[0]
    assert list(database.entries) == [cited.text]
    entry = database.entries[cited.text]
    assert typeset(entry.fields["title"][1:-1]) == cited.title
    assert typeset(entry.fields["howpublished"]) == cited.publisher
    assert entry.fields.get("url") == cited.url
    dated = (entry.fields["year"], entry.fields.get("month"))
    assert dated == (("2031", "May") if cited.published == "2031-05" else ("on or after March 2, 2031", None))
    if cited.author:
        (author,) = entry.persons["author"]
        assert (author.first_names, author.prelast_names) == ([], [])
        assert typeset(author.last_names[0][1:-1]) == cited.author
    style = find_plugin("pybtex.style.formatting", "unsrt")()
    (formatted,) = style.format_entries(database.entries.values())
    assert "2031" in formatted.text.render_as("text")


@pytest.mark.long
@given(st.text(st.one_of(st.sampled_from("\\{}~^<>|`#$%&_\"'-,@"), st.characters(categories=["L", "N"]))))
def test_any_title_comes_back_from_latex(title: str) -> None:
    source = model.Source((), "s", "news-article", f"x{title}x", "P", "t")
    record = model.Record(Path("r.yaml"), "r", sources=(source,))
    finding = check_record(Loaded(Path("r.yaml"), record, ()), SourceStore())
    (bib,) = [
        f.write(Exported(Entry("r", record.path, pack(finding), record), record)) for f in FORMATS if f.ending == ".bib"
    ]
    assert typeset(parse_string(bib, "bibtex").entries["t"].fields["title"][1:-1]) == f"x{title}x"


@pytest.mark.parametrize(
    ("date", "csl", "bib"),
    [
        ("2031", {"date-parts": [[2031]]}, {"year": "2031"}),
        ("2031-05-03", {"date-parts": [[2031, 5, 3]]}, {"year": "2031", "month": "May", "day": "3"}),
        ("2031-05-XX", {"date-parts": [[2031, 5]]}, {"year": "2031", "month": "May"}),
        ("2031-XX-XX", {"date-parts": [[2031]]}, {"year": "2031"}),
        ("2031-05~", {"date-parts": [[2031, 5]], "circa": True}, {"year": "about May 2031"}),
        ("2031-05/2031-06", {"date-parts": [[2031, 5], [2031, 6]]}, {"year": "from May 2031 to June 2031"}),
        (
            "2031-05~/2031-06",
            {"date-parts": [[2031, 5], [2031, 6]], "circa": True},
            {"year": "from about May 2031 to June 2031"},
        ),
        ("2031-05/..", {"literal": "from May 2031, still going on"}, {"year": "from May 2031, still going on"}),
        ("2031-21", {"date-parts": [[2031]], "season": 1}, {"year": "spring 2031"}),
        (
            "2031-21/2031-22",
            {"literal": "from spring 2031 to summer 2031"},
            {"year": "from spring 2031 to summer 2031"},
        ),
        ("[2031..2032]", {"literal": "between 2031 and 2032"}, {"year": "between 2031 and 2032"}),
        ("203X", {"literal": "the 2030s"}, {"year": "the 2030s"}),
    ],
)
def test_dates_are_as_vague_as_the_record_has_them(
    site: Site, date: str, csl: dict[str, Any], bib: dict[str, str]
) -> None:
    record = ferry()
    record["sources"][0]["published"] = date
    outputs = files(exported(site, record))
    assert json.loads(outputs[".csl.json"])[0]["issued"] == csl
    fields = parse_string(outputs[".bib"], "bibtex").entries["ferry"].fields
    assert {name: fields[name] for name in ("year", "month", "day") if name in fields} == bib


# Voices, languages, former ids


def together(site: Site) -> Exported:
    """The record of the bridge with two voices that speak together, in Spanish, and with an id that it had before."""
    record = bridge()
    record["statements"][0]["by"] = ["ana-ruiz", "gazette"]
    record["policy_points"][0]["actor"] = ["ana-ruiz", "norwood-council"]
    record["quotes"][0].update(speaker=["ana-ruiz", "norwood-council"], attribution_note="They speak together.")
    record["sources"][0]["language"] = "es-MX"
    record["former_ids"] = ["2031-05-03-bridge"]
    record["quotes"][0]["former_ids"] = ["hour"]
    record["people"][0]["former_ids"] = ["ruiz"]
    return exported(site, record, f"{BASE}/incidents/{BRIDGE['id']}.html")


def test_those_who_speak_together_are_all_in_every_file(site: Site) -> None:
    export = together(site)
    outputs = files(export)
    quote = export.original.quotes[0]
    data = json.loads(outputs[".json"])["record"]
    assert data["statements"][0]["by"] == ["ana-ruiz", "gazette"]
    assert data["policy_points"][0]["actor"] == ["ana-ruiz", "norwood-council"]
    assert data["quotes"][0]["speaker"] == ["ana-ruiz", "norwood-council"]
    graph = triples(outputs[".jsonld"])
    creators = values(graph, export.id_of(quote.id), f"{SCHEMA}creator")
    assert sorted(creators) == [f"{URN}person:ana-ruiz", f"{URN}person:norwood-council"]
    assert len(values(graph, export.id_of(export.original.statements[0].id), f"{SCHEMA}author")) == 2
    names = "Ana Ruiz and Norwood council"
    assert (row := rows_of(outputs[".csv"])[0])["speaker"] == names
    assert row["speaker_id"] == "ana-ruiz norwood-council"
    assert rows_of(outputs[".statements.csv"])[0]["voice"] == "Ana Ruiz and Norwood Gazette"
    annotation = json.loads(outputs[".annotations.jsonld"])["first"]["items"][0]
    assert annotation["body"]["value"].startswith(f"{names}, quoted in: ")


def test_the_language_of_a_source_is_in_every_file(site: Site) -> None:
    outputs = files(together(site))
    assert json.loads(outputs[".json"])["record"]["sources"][0]["language"] == "es-MX"
    graph = triples(outputs[".jsonld"])
    assert values(graph, "https://gazette.example/bridge", f"{SCHEMA}inLanguage") == ["es-MX"]
    annotation = json.loads(outputs[".annotations.jsonld"])["first"]["items"][0]
    assert annotation["target"]["source"] == "https://gazette.example/bridge"
    assert annotation["target"]["language"] == "es-MX"
    assert {row["language"] for ending in (".csv", ".statements.csv") for row in rows_of(outputs[ending])} == {"es-MX"}
    assert json.loads(outputs[".csl.json"])[0]["language"] == "es-MX"
    assert parse_string(outputs[".bib"], "bibtex").entries["bridge"].fields["language"] == "es-MX"
    # Where the record names none, it is the site's.
    assert json.loads(files(exported(site, bridge()))[".csl.json"])[0]["language"] == "en"


def test_former_ids_are_the_same_record_and_the_same_items(site: Site) -> None:
    export = together(site)
    outputs = files(export)
    graph = triples(outputs[".jsonld"])
    quote = export.original.quotes[0]
    assert values(graph, export.id_of(quote.id), f"{SCHEMA}sameAs") == [export.id_of("hour")]
    assert values(graph, f"{URN}person:ana-ruiz", f"{SCHEMA}sameAs") == [f"{URN}person:ruiz"]
    assert json.loads(outputs[".json"])["record"]["quotes"][0]["former_ids"] == ["hour"]
    assert json.loads(outputs[".json"])["record"]["former_ids"] == ["2031-05-03-bridge"]
    page = f"{BASE}/incidents/{BRIDGE['id']}.html"
    assert values(triples(outputs[".jsonld"]), page, f"{SCHEMA}sameAs") == [f"{BASE}/incidents/2031-05-03-bridge.html"]


def test_a_correction_keeps_the_old_wording(site: Site) -> None:
    outputs = files(exported(site, bridge()))
    assert json.loads(outputs[".json"])["record"]["corrections"] == BRIDGE["corrections"]
    graph = triples(outputs[".jsonld"])
    (correction,) = values(graph, f"{URN}{BRIDGE['id']}", f"{SCHEMA}correction")
    (before,) = values(graph, correction, f"{SCHEMA}about")
    assert values(graph, before, f"{SCHEMA}text") == [BRIDGE["corrections"][0]["was"]]


def test_a_text_that_is_somebodys_own_words_has_its_author(site: Site) -> None:
    record = bridge()
    record["sources"][0].update(marks="none", by="norwood-council")
    record["quotes"] = record["policy_points"] = []
    graph = triples(files(exported(site, record))[".jsonld"])
    assert values(graph, "https://gazette.example/bridge", f"{SCHEMA}author") == [f"{URN}person:norwood-council"]


# All of them


def test_no_file_has_markup_or_the_disk(any_record: Exported, tmp_path: Path) -> None:
    for ending, content in files(any_record).items():
        assert str(tmp_path) not in content, ending
        assert "\\N" not in content
        assert content.endswith("\n")
        if ending.endswith(("json", "jsonld")):
            assert not re.search("[<>&\u2028\u2029]", content), ending


def test_no_file_has_more_of_a_release_than_is_quoted(site: Site) -> None:
    text = (FIXTURES / "texts" / "release.txt").read_text("utf-8")
    (site.root / "incidents/sources/release.txt").write_text(text, "utf-8")
    forbidden = narration(text, "none", [" ".join(quote["spans"]) for quote in release()["quotes"]])
    assert leaks(text, forbidden)
    for ending, content in files(exported(site, release())).items():
        assert leaks(content, forbidden) == [], ending


@pytest.mark.parametrize(("record", "text"), [(bridge, BRIDGE_TEXT), (ferry, FERRY_TEXT)])
def test_no_file_has_more_of_the_source_than_its_quotations(
    site: Site, record: Callable[[], dict[str, Any]], text: str
) -> None:
    """No run of nine words, unless one quotation or the headline has it whole."""
    forbidden = narration(text, "double", [record()["sources"][0]["title"]])
    assert leaks(text, forbidden)
    for ending, content in files(exported(site, record())).items():
        assert leaks(content, forbidden) == [], ending


def test_files_are_the_same_each_time(site: Site) -> None:
    first, second = (files(exported(site, bridge())) for _ in range(2))
    assert first == second


def test_an_address_is_the_sites_where_it_has_one(site: Site) -> None:
    page = f"{BASE}/incidents/{BRIDGE['id']}.html"
    people = {"ana-ruiz": f"{BASE}/people.html#person-ana-ruiz"}
    outputs = files(exported(site, bridge(), page, people))
    assert json.loads(outputs[".json"])["address"] == page
    assert rows_of(outputs[".csv"])[0]["permalink"] == f"{page}#within-the-hour"
    graph = triples(outputs[".jsonld"])
    assert values(graph, f"{page}#within-the-hour", f"{SCHEMA}creator") == [people["ana-ruiz"]]
    assert values(graph, page, f"{SCHEMA}url") == [page]
    collection = json.loads(outputs[".annotations.jsonld"])
    assert collection["id"] == f"{BASE}/incidents/{BRIDGE['id']}.annotations.jsonld"


def test_what_is_not_proved_is_in_no_file(site: Site) -> None:
    record = bridge()
    record["quotes"][0]["spans"][1] = "The engineers come on Sunday"
    record["statements"][0]["words"] = ["a hole was seen"]
    record["people"][1]["words"] = ["who runs the bakery"]
    record["policy_points"][0]["quotes"] = ["two-boats", "within-the-hour"]
    record["related"] = [{**FERRY["related"][0], "id": FERRY["id"], "at": "gazette:2", "words": ["a ferry sank"]}]
    outputs = files(exported(site, record))
    for ending, content in outputs.items():
        for words in ("come on Sunday", "within the hour of the call", "a hole was seen", "the bakery", "sank"):
            assert words not in content, ending
    data = json.loads(outputs[".json"])
    assert data["proof"]["not_proved"] == [
        {"id": "ben-ode", "codes": ["words-not-found"]},
        {"id": "closed", "codes": ["words-not-found"]},
        {"id": "within-the-hour", "codes": ["quote-altered"]},
        {"id": FERRY["id"], "codes": ["words-not-found"]},
    ]
    assert [quote["id"] for quote in data["record"]["quotes"]] == ["ninety-years", "two-boats"]
    assert data["record"]["policy_points"][0]["quotes"] == ["two-boats"]
    assert "statements" not in data["record"]["events"][0]
    assert [fault.message for fault in schema.validator().iter_errors(data["record"])] == []
    rows = rows_of(outputs[".csv"])
    assert [(row["proved"], bool(row["words"])) for row in rows] == [("no", False), ("yes", True), ("yes", True)]
    said = {row["statement"]: row for row in rows_of(outputs[".statements.csv"])}
    assert (said["closed"]["proved"], said["closed"]["text"], said["closed"]["evidence"]) == ("no", "", "")


def test_a_question_that_was_answered_is_never_unanswered(site: Site) -> None:
    record = bridge()
    record["statements"][0]["words"] = ["a hole was seen"]
    other = record["statements"][1]["id"]
    quoted = {"quote": "ninety-years", "words": record["quotes"][1]["spans"][0]}
    record["questions"] = [
        {"id": "lost", "question": "Why?", "answers": ["closed"]},
        {"id": "half", "question": "How?", "answers": ["closed", other, quoted]},
        {"id": "wrong", "question": "When?", "answers": [other, {**quoted, "words": "on no day at all"}]},
        {"id": "open", "question": "Who?", "note": "Nobody says."},
    ]
    data = json.loads(files(exported(site, record))[".json"])
    assert data["record"]["questions"] == [
        {"id": "half", "question": "How?", "answers": [other, quoted]},
        {"id": "open", "question": "Who?", "note": "Nobody says."},
    ]
    left_out = {item["id"]: item["codes"] for item in data["proof"]["not_proved"]}
    assert left_out == {"closed": ["words-not-found"], "lost": [], "wrong": ["quote-not-found"]}


def test_of_two_quotes_with_one_id_neither_is_proved(site: Site) -> None:
    record = bridge()
    altered = {**record["quotes"][0], "spans": ["The engineers come on Sunday"]}
    record["quotes"].insert(0, altered)
    outputs = files(exported(site, record))
    assert "come on Sunday" not in "".join(outputs.values())
    assert "within the hour of the call" not in outputs[".annotations.jsonld"]


def test_without_its_source_nothing_is_proved(site: Site) -> None:
    (site.root / "incidents/sources/bridge.txt").unlink()
    outputs = files(exported(site, bridge()))
    for quote in BRIDGE["quotes"]:
        assert quote["spans"][0] not in "".join(outputs.values())
    data = json.loads(outputs[".json"])
    assert "quotes" not in data["record"]
    assert {"id": "two-boats", "codes": ["no-source"]} in data["proof"]["not_proved"]
    assert json.loads(outputs[".annotations.jsonld"])["total"] == 0


# On the site


def built_files(site: Site, page: str, out: str = "html") -> dict[str, bytes]:
    """The files beside a record's page."""
    folder = site.root / "_build" / out / page
    return {
        ending: path.read_bytes()
        for ending in ENDINGS
        if (path := folder.with_name(f"{folder.name}{ending}")).is_file()
    }


@pytest.mark.build
def test_the_page_leads_to_its_files_and_has_them_in_its_head(bridge_site: Site) -> None:
    page = bridge_site.page(BRIDGE_PAGE)
    outputs = built_files(bridge_site, BRIDGE_PAGE)
    assert list(outputs) == ENDINGS
    names = [f"{BRIDGE['id']}{ending}" for ending in ENDINGS]
    feed = "../corrections.atom"
    assert [link["href"] for link in page.select("#part_cite .files a")] == [*names, feed]
    assert [link["href"] for link in page.select('head link[rel="alternate"]')] == [*names, feed]
    (script,) = page.select('head script[type="application/ld+json"]')
    # What a search engine reads says nothing that the file does not say, and has every quotation.
    full, summary = set(triples(outputs[".jsonld"].decode())), set(triples(script.get_text()))
    named = [each for each in summary if each[2].startswith(("urn:", "http")) and each[0].startswith("urn:")]
    assert len(named) > 10
    assert set(named) < full
    ids = [f"{URN}{BRIDGE['id']}#{quote['id']}" for quote in BRIDGE["quotes"]]
    for id_ in ids:
        (words,) = values(list(summary), id_, f"{SDO.text}")
        assert values(list(full), id_, f"{SDO.text}") == [words]
    meta = {str(tag["name"]): tag["content"] for tag in page.select('head meta[name^="DC."]')}
    assert meta["DC.title"] == BRIDGE["title"]
    assert meta["DC.identifier"] == BRIDGE["id"]
    assert str(meta["DC.source"]).startswith("A. Writer. Old river bridge closed")
    # The words of a row are those that the page shows.
    words_of = [row["words"] for row in rows_of(outputs[".csv"].decode())]
    excerpt_ = spans_of(page.select("#part_quotes")[0])
    assert excerpt_ == [span for quote in BRIDGE["quotes"] for span in quote["spans"]]
    assert all(any(span in words for words in words_of) for span in excerpt_)
    said = [each.get_text() for each in page.select(".said")]
    graph = json.loads(outputs[".jsonld"])["@graph"]
    assert sorted(each["text"] for each in graph if each["@type"] == "Claim") == sorted(said)
    assert bridge_site.page("quotes").select('script[type="application/ld+json"]') == []


@pytest.mark.build
def test_nothing_hostile_leaves_the_head(site: Site) -> None:
    site.write(marked_up(), ferry())
    site.build()
    html = site.html(BRIDGE_PAGE)
    head = BeautifulSoup(html[: html.index("</head>")], "html.parser")
    assert html.count("</head>") == 1
    assert head.select("img, b") == []
    (script,) = head.select('script[type="application/ld+json"]')
    (record,) = [each for each in json.loads(script.get_text())["@graph"] if each["@type"] == "CreativeWork"]
    assert record["name"] == f"{MARKUP} (title)"
    (title,) = head.select('meta[name="DC.title"]')
    assert title["content"] == f"{MARKUP} (title)"
    assert unescape(str(title["content"])) == title["content"]


@pytest.mark.build
def test_files_follow_every_change(site: Site) -> None:
    record, other = bridge(), ferry()
    site.write(record, other)
    assert site.build().warnings == []
    record["quotes"][0]["context"] = "She spoke to the council."
    site.write(record)
    assert site.build().warnings == []
    assert b"She spoke to the council." in built_files(site, BRIDGE_PAGE)[".json"]
    assert_files_as_fresh(site)
    (site.root / "incidents" / f"{FERRY['id']}.yaml").unlink()
    assert site.build().warnings == []
    assert built_files(site, FERRY_PAGE) == {}
    assert list(built_files(site, BRIDGE_PAGE)) == ENDINGS
    assert_files_as_fresh(site)
    # Now an item of it cannot be read.
    record["quotes"][0]["speaker"] = {"no": "one"}
    site.write(record)
    assert site.build().status == 1
    assert built_files(site, BRIDGE_PAGE) == {}
    assert site.page(BRIDGE_PAGE).select(".files, link[rel=alternate]") == []


def assert_files_as_fresh(site: Site) -> None:
    """Every file of every record equals that of a clean build."""
    assert_as_fresh(site)
    fresh = max((site.root / "_build").glob("fresh*"))
    names = {
        str(path.relative_to(fresh)): path.read_bytes()
        for path in (fresh / "incidents").iterdir()
        if path.suffix != ".html"
    }
    assert names
    assert names == {
        str(path.relative_to(site.root / "_build/html")): path.read_bytes()
        for path in (site.root / "_build/html/incidents").iterdir()
        if path.suffix != ".html"
    }


@pytest.mark.build
def test_a_sealed_text_that_changes_changes_the_positions(site: Site) -> None:
    site.write(bridge(), ferry())
    seal([site.root / "incidents"])
    assert site.build().warnings == []
    before = json.loads(built_files(site, FERRY_PAGE)[".annotations.jsonld"])
    text = site.root / "incidents/sources/ferry.txt"
    text.write_text(text.read_text("utf-8").replace("Ferry hours grow", "Ferry hours will grow"), "utf-8")
    (site.root / "incidents/sources/ferry.seal.json").unlink()
    seal([site.root / "incidents"])
    assert site.build().warnings == []
    after = json.loads(built_files(site, FERRY_PAGE)[".annotations.jsonld"])
    (old,), (new,) = (each["first"]["items"] for each in (before, after))
    moved = new["target"]["selector"][1]["start"] - old["target"]["selector"][1]["start"]
    assert moved == len("will ")
    # Without the text there are none, since the seal does not tell how long the other words are.
    text.unlink()
    assert site.build().warnings == []
    assert b"TextPositionSelector" not in built_files(site, FERRY_PAGE)[".annotations.jsonld"]


@pytest.mark.build
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_address_of_the_site_is_a_setting(site: Site, builder: str) -> None:
    site.write(bridge(), ferry())
    assert site.build("-b", builder, out=builder).warnings == []
    page = BRIDGE_PAGE if builder == "html" else f"{BRIDGE_PAGE}/{BRIDGE['id']}"
    content = b"".join(built_files(site, page, builder).values()).decode()
    assert str(site.root) not in content
    assert "file:" not in content
    (site.root / "conf.py").write_text(f'{CONF}html_baseurl = "{BASE}/"\n', "utf-8")
    assert site.build("-b", builder, out=builder).warnings == []
    outputs = built_files(site, page, builder)
    assert list(outputs) == ENDINGS
    address = f"{BASE}/{BRIDGE_PAGE}{'.html' if builder == 'html' else '/'}"
    assert json.loads(outputs[".json"])["address"] == address
    everyone = f"{BASE}/people{'.html' if builder == 'html' else '/'}#person-ana-ruiz"
    assert everyone in outputs[".jsonld"].decode()
    html = site.page(BRIDGE_PAGE if builder == "html" else f"{BRIDGE_PAGE}/index", builder)
    (canonical,) = html.select('link[rel="canonical"]')
    assert canonical["href"] == address
    (identifier,) = html.select('meta[name="DC.identifier"]')
    assert identifier["content"] == address
    for link in html.select(".files a"):
        folder = (site.root / "_build" / builder / page).parent
        assert (folder / str(link["href"])).is_file()


@pytest.mark.build
def test_an_address_that_is_none_on_the_web_is_not_used(site: Site) -> None:
    (site.root / "conf.py").write_text(f'{CONF}html_baseurl = "file:///home/someone/site"\n', "utf-8")
    site.write(bridge(), ferry())
    (warning,) = site.build().warnings
    assert "html_baseurl is 'file:///home/someone/site'; it has to begin with https:// or http://" in warning
    for ending, content in built_files(site, BRIDGE_PAGE).items():
        assert b"someone" not in content, ending


@pytest.mark.build
def test_a_parallel_build_writes_the_same_files(site: Site, bridge_site: Site) -> None:
    site.write(bridge(), ferry())
    assert site.build("-j2").warnings == []
    for page in (BRIDGE_PAGE, FERRY_PAGE):
        outputs = built_files(site, page)
        assert list(outputs) == ENDINGS
        assert outputs == built_files(bridge_site, page)
