"""YAML to records: what is read, what is refused, and where."""

import json
from pathlib import Path

import pytest
import yaml
from incident_record.problems import Code
from incident_record.record import load, model, schema
from incident_record.record import yaml_events as yaml_reader
from incident_record.record.load import Loaded, load_record, parse_record
from incident_record.record.model import At, Record
from incident_record.record.yaml_text import LOADER
from tests.support.desk import FIXTURES, ROOT

RECORDS = [*sorted((ROOT / "incidents").glob("*.yaml")), *sorted((FIXTURES / "good").glob("*.yaml"))]
HEAD = 'id: x\ntitle: T\ndate: "2031"\nsources: [{id: s, kind: news-article, title: T, publisher: P, published: 2031, text: t}]\n'


def parse(text: str) -> Loaded:
    return parse_record(text, Path("x.yaml"))


def record(text: str) -> Record:
    loaded = parse(HEAD + text)
    assert loaded.problems == ()
    assert loaded.record is not None
    return loaded.record


def codes(text: str) -> list[str]:
    return [str(problem.code) for problem in parse(text).problems]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_our_records_parse_alike_in_pure_pyyaml_and_in_libyaml(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LOADER is yaml.CSafeLoader
    fast = load_record(path)
    monkeypatch.setattr(yaml_reader, "LOADER", yaml.SafeLoader)
    assert load_record(path) == fast
    assert fast.problems == ()


def test_scalars_are_strings_unless_the_schema_says_otherwise() -> None:
    read = record(
        "place: no\nsummary: 12:20\n"
        "people: [{id: p, kind: person, name: 0x10, age: 22}]\n"
        "quotes: [{id: q, speaker: p, at: 's:1', spans: ['1.0 and null'], attribution: ~, attribution_note: 2031-01-01}]\n"
    )
    assert (read.place, read.summary, read.date) == ("no", "12:20", "2031")
    assert (read.people[0].name, read.people[0].age) == ("0x10", 22)
    assert (read.quotes[0].attribution, read.quotes[0].attribution_note) == ((), "2031-01-01")
    assert read.quotes[0].at == At("s", 1)


def test_a_quoted_integer_is_a_string_and_refused() -> None:
    problems = parse(HEAD + 'people: [{id: p, kind: person, name: N, age: "22"}]').problems
    assert [(problem.line, problem.message) for problem in problems] == [(5, "`age` must be a whole number.")]


def test_a_waiver_is_of_a_paragraph_or_a_quotation() -> None:
    head = HEAD.replace("text: t", "text: t, unused: [{reason: x}, {reason: y, paragraph: 1, quotation: 2}]")
    assert head != HEAD
    message = "An item of `unused` needs exactly one of `paragraph`, `quotation`."
    assert [problem.message for problem in parse(head).problems] == [message, message]


@pytest.mark.parametrize("null", ["~", "null", "Null", "NULL"])
@pytest.mark.parametrize(
    "field", ["place: {}", "former_ids: {}", "people: [{{id: p, kind: person, name: N, called: [{}]}}]"]
)
def test_a_null_where_none_is_meant_is_no_word(field: str, null: str) -> None:
    (problem,) = parse(HEAD + field.format(null)).problems
    assert problem.code is Code.SCHEMA
    assert "is null; fill it in or remove it" in problem.message
    assert ("quotation marks" in problem.message) == ("former_ids" not in field)
    quoted = parse(HEAD + field.format(f'"{null}"')).problems
    assert not any("is null" in problem.message for problem in quoted)


def test_json_is_a_record_too() -> None:
    path = FIXTURES / "good" / "kiosk.yaml"
    data = json.dumps({"id": "x", "title": "T", "date": "2031", "sources": []})
    assert [problem.message for problem in parse(data).problems] == ["`sources` is an empty list; fill it in."]
    assert load_record(path).record is not None


def test_every_value_knows_its_line_and_column() -> None:
    loaded = load_record(FIXTURES / "good" / "ferry.yaml")
    assert loaded.record is not None
    lines = loaded.path.read_text("utf-8").splitlines()
    place = loaded.record.location_of(("quotes", 1, "spans", 1))
    assert lines[place.line - 1][place.column - 1 :] == loaded.record.quotes[1].spans[1]
    assert loaded.record.location_of(("quotes", 1, "spans", 9)) == loaded.record.location_of(("quotes", 1, "spans"))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1",
        "a: *x",
        "a: !!str b",
        "a: b: c",
        "a: [",
        'a: "\\ud800"',
        "\x00",
        "---\na: 1\n---\nb: 2",
        "? [a]\n: b",
        "[" * 100_000,
        "{a: " * 33 + "1" + "}" * 33,
        "%YAML 9.9\n---\na: 1\n...\n%TAG",
        "a: |\n  x\n b",
    ],
)
def test_what_is_no_plain_yaml_is_one_problem_and_no_record(text: str) -> None:
    loaded = parse(text)
    assert loaded.record is None
    assert {problem.code for problem in loaded.problems} == {Code.YAML}


@pytest.mark.parametrize("text", ["", "# nothing", "just words", "- a\n- b", "null", "[]"])
def test_what_is_no_mapping_is_a_schema_problem(text: str) -> None:
    assert "schema" in codes(text)
    assert parse(text).record is None


def test_thirty_two_levels_are_read() -> None:
    deep = "a: " + "[" * 31 + "x" + "]" * 31
    assert codes(deep + "\n") != ["yaml"]
    assert codes("a: " + "[" * 32 + "x" + "]" * 32) == ["yaml"]


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(HEAD + "summary: " + "x" * (1 << 20))
    assert [problem.code for problem in load_record(path).problems] == [Code.YAML]
    path.write_text(HEAD + "summary: " + "x" * 1000)
    assert load_record(path).problems == ()


def test_a_file_that_is_not_utf_8_or_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes((HEAD + "place: caf").encode() + b"\xe9\n")
    problems = load_record(path).problems
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [(Code.YAML, 5, 11)]
    (tmp_path / "y.yaml").mkdir()
    assert [problem.code for problem in load_record(tmp_path / "y.yaml").problems] == [Code.YAML]
    assert [problem.code for problem in load_record(tmp_path / "z.yaml").problems] == [Code.YAML]


def test_all_schema_problems_of_a_file_are_told_at_once() -> None:
    problems = parse("id: x\ndate: soon\nextra: 1\nsources:\n  - id: A\n    kind: report\n").problems
    assert {problem.code for problem in problems} == {Code.SCHEMA}
    assert sorted(problem.line for problem in problems) == [1, 2, 3, 5, 5, 5, 5]


def test_a_fault_in_one_item_leaves_the_others() -> None:
    loaded = parse(
        HEAD + "people:\n  - {id: a, kind: person, name: A, age: -1}\n  - {id: b, kind: nobody, name: B}\n"
        "  - {id: c, kind: person, name: C, nme: D}\n"
    )
    assert loaded.record is not None
    assert [(person.id, person.age) for person in loaded.record.people] == [("a", None), ("c", None)]
    assert loaded.record.declared == {"s", "a", "b", "c"}
    assert not loaded.record.complete
    assert len(loaded.problems) == 3


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "../x"),
        ("text", "a/b"),
        ("text", ".hidden"),
        ("text", "/etc/passwd"),
        ("text", "a\\\\b"),
        ("url", "javascript:alert(1)"),
    ],
)
def test_a_source_cannot_leave_its_folder_or_carry_a_script(field: str, value: str) -> None:
    source = HEAD.replace("text: t", f'text: t, {field}: "{value}"' if field == "url" else f'text: "{value}"')
    assert codes(source) == ["schema"]


@pytest.mark.parametrize("date", ["2021", "2021-21", "2021-03/2021-04", "[2021-03-31..]"])
def test_a_record_has_a_date_in_edtf(date: str) -> None:
    assert codes(HEAD.replace('"2031"', f'"{date}"')) == []


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("soon", "A date in EDTF"),
        ("2021-02-30", "There is no such day in the calendar."),
        ("2021-05/2021-04", "It ends before it begins."),
        ("2021 ", "Remove the blanks around it."),
        ("", "`date` is empty"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(date: str, reason: str) -> None:
    (problem,) = parse(HEAD.replace('"2031"', f'"{date}"')).problems
    assert problem.code is (Code.DATE_MISMATCH if "before it begins" in reason else Code.SCHEMA)
    assert reason in problem.message


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('"Ann  Roe "', "Ann Roe"),
        ('" Ann Roe"', "Ann Roe"),
        ('"Ann \\t Roe\\n"', "Ann Roe"),
        ('"Ann \\u00a0Roe\\u2003"', "Ann Roe"),
        # One blank that is no space is print's own: a name is not divided there.
        ('"Ann\\u00a0Roe"', "Ann\u00a0Roe"),
        (">\n    Ann\n    Roe\n", "Ann Roe"),
        ("|\n    Ann\n    Roe\n", "Ann Roe"),
    ],
)
def test_blanks_at_the_ends_and_doubled_ones_are_no_part_of_a_text(value: str, text: str) -> None:
    called = value if value[0] == '"' else "Roe"
    people = f"people:\n- id: roe\n  kind: person\n  name: {value}\n  called: [{called}]\n"
    record = parse(HEAD + people).record
    assert record is not None
    assert record.people[0].name == text
    assert record.people[0].called[0] in (text, "Roe")


@pytest.mark.parametrize("value", ['"  "', '"\\u00a0"', '"\\n\\t"', ""])
def test_blanks_alone_are_no_text(value: str) -> None:
    (problem,) = parse(HEAD.replace("title: T", f"title: {value}", 1)).problems
    assert problem.message == "`title` is empty; fill it in."


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("place: ''", "`place` is empty; fill it in or remove it."),
        ("people: [{id: p, kind: person, name: ''}]", "`name` is empty; fill it in."),
        ("people: [{id: p, kind: person, name: N, role: ''}]", "`role` is empty; fill it in or remove it."),
        (
            "people: [{id: p, kind: person, name: N, called: ['']}]",
            "An item of `called` is empty; fill it in or remove it.",
        ),
        ("people: [{id: p, kind: person, name: null}]", "`name` is null; fill it in"),
    ],
)
def test_only_what_may_be_left_out_is_to_be_removed(field: str, message: str) -> None:
    (problem,) = parse(HEAD + field).problems
    assert problem.message.startswith(message)
    assert ("remove it" in problem.message) == ("remove it" in message)


def test_what_is_no_text_has_no_blanks_to_lose() -> None:
    assert codes(HEAD.replace("id: s", 'id: "s "')) == ["schema"]


@pytest.mark.parametrize(
    "section",
    ["sources", "people", "statements", "events", "quotes", "policy_points", "related", "questions", "corrections"],
)
def test_every_kind_of_item_can_have_unconfirmed_fields(section: str) -> None:
    properties = schema.schema()["$defs"][schema.node_of(section)]["properties"]
    assert properties["unconfirmed"] == {"$ref": "#/$defs/unconfirmed"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("kind: blog", "`kind` must be one of news-article, press-release,"),
        ("kind: report, marks: none", "`by` is missing in an item of `sources`."),
        ("kind: report, by: roe", "`by` does not belong here. Only a text with `marks: none`"),
        ("kind: report, marks: single, by: roe", "`by` does not belong here."),
        ("kind: report, marks: none, by: []", "`by` is an empty list"),
        ("kind: report, marks: none, by: [roe, roe]", "`by` names one thing twice"),
        ("kind: report, language: en_US", "`language` is 'en_US', which is not of the right form."),
        ("kind: report, language: e", "`language` is 'e', which is not of the right form."),
        ("kind: report, headline: 0", "`headline` is 0; it must be at least 1."),
        (f"kind: report, author: x, id: {'a' * 101}", "`id` is too long"),
    ],
)
def test_what_a_source_may_not_be(change: str, message: str) -> None:
    source = HEAD.replace("id: s, kind: news-article", change if "id:" in change else f"id: s, {change}")
    (problem,) = parse(source).problems
    assert problem.code is Code.SCHEMA
    assert problem.message.startswith(message)


@pytest.mark.parametrize(
    "language",
    ["en", "es-MX", "zh-Hant-TW", "sr-Latn", "de-CH-1996", "ar", "gsw", "x-klingon", "en-x-lowen", "sl-rozaj"],
)
def test_languages_are_tags(language: str) -> None:
    assert codes(HEAD.replace("kind: news-article", f"kind: news-article, language: {language}")) == []


def test_voices_are_one_id_or_several() -> None:
    statement = {"id": "a", "verb": "said", "text": "It is.", "at": "s:1", "words": ["x"]}
    for by, voices in (("roe", ("roe",)), (["roe"], ("roe",)), (["roe", "doe"], ("roe", "doe"))):
        record = parse(HEAD + "statements: " + json.dumps([{**statement, "by": by}])).record
        assert record is not None
        assert record.statements[0].by == voices


@pytest.mark.parametrize("about", ["[roe]", "[roe, doe]", "[]"])
def test_a_list_names_nothing_twice(about: str) -> None:
    statement = f'- {{id: a, by: s, verb: said, text: It is., about: {about}, at: "s:1", words: [x]}}'
    assert codes(f"{HEAD}statements:\n{statement}\n") == []
    twice = statement.replace(about, "[roe, doe, roe]")
    (problem,) = parse(f"{HEAD}statements:\n{twice}\n").problems
    assert problem.message == "`about` names one thing twice; remove one of the two."


def test_every_field_of_the_schema_has_a_description() -> None:
    missing = []

    def walk(node: object, trail: str) -> None:
        if isinstance(node, dict):
            for name, child in node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ():
                if trail.endswith(("if", "then", "else")):
                    continue
                target = schema.schema()["$defs"][child["$ref"].rpartition("/")[2]] if "$ref" in child else child
                if not child.get("description") and not target.get("description"):
                    missing.append(f"{trail}.{name}")
            for name, child in node.items():
                walk(child, f"{trail}.{name}")

    walk(schema.schema(), "")
    assert missing == []


def test_the_classes_have_the_fields_of_the_schema() -> None:
    for section, kind in load._SECTIONS.items():
        name = schema.node_of(section)
        fields = set(schema.schema()["$defs"][name]["properties"])
        assert fields == {model.WRITTEN_AS.get(field, field) for field in kind.__struct_fields__} - {"trail"}


CUT = """\
place: Quay #2
summary: The 😀 boat  #3 sank
content_note: In one line
  and another #4 and more
people:
- {id: p, kind: person, name: Roe #5
  , at: "s:1"}  # a note
- id: o  # a note
  kind: person  # a note
  name: "Doe #6"  # a note
  called:
  - Doe#7
  - it's #8
  role: >-  # a note
    of pier #9
  age: 22  # a note
quotes:
- id: q
  speaker: p
  at: s:1  # a note
  spans:
  # a note
  - We paid for bay #10
  attribution: [Roe said, #11
    Roe added]
  antecedent: {at: "s:1", words: 'Roe'} # a note
  context: #12 was open
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_texts_that_a_comment_cuts_are_known_with_their_places(
    loader: type[yaml.SafeLoader], line_end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "LOADER", loader)
    reader = yaml_reader.Reader(Path("x.yaml"))
    reader.read(CUT.replace("\n", line_end))
    assert reader.problems == []
    lines = CUT.split("\n")
    assert [comment for _, _, comment in reader.cut] == [
        "#2", "#3 sank", "#4 and more", "#5", "#8", "#10", "#12 was open"
    ]  # fmt: skip
    for _, (line, column), comment in reader.cut:
        assert lines[line - 1][column - 1 :] == comment


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "this file holds nothing."),
        ("- a\n", "this file holds a list."),
        ("a line\n", "this file holds a single value."),
    ],
)
def test_a_file_without_fields_is_told_what_a_record_is(content: str, says: str) -> None:
    (problem,) = parse(content).problems
    assert problem.message == f"A record is a group of fields (`id: …`, `title: …`), and {says}"


def test_a_list_of_one_is_told_how_it_is_written() -> None:
    problems = parse("people:\n  - {id: roe, kind: person, name: Ann Roe, called: 'Roe, the mayor'}\n").problems
    advice = '`called` must be a list, also if it is of one: `called: ["Roe, the mayor"]`.'
    assert advice in [problem.message for problem in problems]
