"""What only shows over a whole folder, over a whole file, or over a whole run."""

import os
from pathlib import Path

import pytest
from incident_record.check.paths import CannotRun
from incident_record.check.run import check
from incident_record.problems import MAX_PROBLEMS, Code, sorted_and_capped
from incident_record.record import load
from incident_record.source import opening
from incident_record.source.text import Text, canonicalize
from tests.support.desk import Desk


def reported(desk: Desk, *names: str) -> list[tuple[str, str]]:
    paths = [desk.folder / name for name in names] or [desk.folder]
    return [(Path(p.path).name, str(p.code)) for p in check(paths).problems]


def second(desk: Desk, change: tuple[str, str] = ("", "")) -> None:
    """A second record about the same text, which differs in its id and in one more thing."""
    first = (desk.folder / "ferry.yaml").read_text()
    desk.record("second", first.replace("id: ferry\n", "id: second\n").replace(*change))


def test_one_person_has_one_name_in_all_records(desk: Desk) -> None:
    desk.copy("ferry")
    second(desk, ("name: Iva Dorn", "name: Captain Dorn"))
    assert reported(desk) == [("second.yaml", "duplicate-id")]
    assert reported(desk, "ferry.yaml") == [("ferry.yaml", "duplicate-id")]
    second(desk)
    assert reported(desk) == []


def test_a_related_record_is_looked_for_in_the_whole_folder(desk: Desk) -> None:
    desk.copy("ferry")
    related = "related: [{id: ferry, relation: same-place, why: The source says so., at: 'ledger:2'}]\nquestions:"
    second(desk, ("questions:", related))
    assert reported(desk, "second.yaml") == []
    (desk.folder / "ferry.yaml").unlink()
    assert reported(desk, "second.yaml") == [("second.yaml", "unknown-id")]


@pytest.mark.parametrize(
    ("first", "other", "codes"),
    [
        ("a", "b, c", []),
        ("a", "b, a", ["duplicate-id"]),
        ("a", "ferry", ["duplicate-id"]),
        ("a", "second", ["duplicate-id"]),
        ("second", "b", ["duplicate-id"]),
        ("a", "b, b", ["schema"]),
    ],
)
def test_a_former_id_is_that_of_no_other_record(desk: Desk, first: str, other: str, codes: list[str]) -> None:
    path = desk.copy("ferry")
    second(desk, ("corrections: []", f"former_ids: [{other}]"))
    path.write_text(path.read_text() + f"former_ids: [{first}]\n")
    assert [code for _, code in reported(desk)] == codes


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (("id: tom-quill,", "id: tom-quill, former_ids: [quill],"), []),
        (("id: tom-quill,", "id: tom-quill, former_ids: [quill, iva-dorn],"), ["duplicate-id"] * 2),
        (("id: tom-quill,", "id: tom-quill, former_ids: [bo],"), ["duplicate-id"]),
        (("id: stopped", "id: stopped\n    former_ids: [nobody-hurt, tom-quill]"), ["duplicate-id"] * 2),
        (("id: stopped", "id: stopped\n    former_ids: [stopped]"), ["duplicate-id"]),
        # What belongs to one record may have been the name of anything in another.
        (("id: stopped", "id: stopped\n    former_ids: [bo]"), []),
        (("id: stopped", "id: stopped\n    former_ids: [a, a]"), ["schema"]),
        (("id: stopped", "id: stopped\n    former_ids: a"), ["schema"]),
    ],
)
def test_a_former_id_of_an_item_leads_to_it_alone(desk: Desk, change: tuple[str, str], codes: list[str]) -> None:
    desk.copy("ferry")
    second(desk, change)
    path = desk.folder / "ferry.yaml"
    path.write_text(path.read_text().replace("id: iva-dorn,", "id: iva-dorn, former_ids: [bo],"))
    assert [code for _, code in reported(desk)] == codes


def test_an_id_that_somebody_had_before_leads_to_nobody_else(desk: Desk) -> None:
    path = desk.copy("ferry")
    second(desk)
    path.write_text(
        path.read_text().replace("iva-dorn", "captain").replace("id: captain,", "id: captain, former_ids: [iva-dorn],")
    )
    for name in ("ferry.yaml", "second.yaml"):
        (problem,) = check([desk.folder / name]).problems
        assert (problem.code, Path(problem.path).name) == (Code.DUPLICATE_ID, name)
        assert "leads to" in problem.message


def test_a_related_record_that_was_renamed_is_named(desk: Desk) -> None:
    path = desk.copy("ferry")
    related = "related: [{id: boat, relation: same-place, why: The source says so., at: 'ledger:2'}]\nquestions:"
    second(desk, ("questions:", related))
    path.write_text(path.read_text() + "former_ids: [boat]\n")
    (problem,) = check([desk.folder]).problems
    assert problem.code is Code.UNKNOWN_ID
    assert "it is now `ferry`" in problem.message


def test_coverage_is_judged_over_the_folder_and_reported_once(desk: Desk) -> None:
    path = desk.copy("ferry")
    full = path.read_text()
    start, end = full.index("  - id: everyone-off"), full.index("  - id: monday")
    path.write_text(full[:start] + full[end:])
    assert reported(desk) == [("ferry.yaml", "unrecorded-quotation")] * 2 + [("ferry.yaml", "uncited-paragraph")]
    desk.record("second", path.read_text().replace("id: ferry\n", "id: second\n"))
    assert reported(desk) == [("ferry.yaml", "unrecorded-quotation")] * 2 + [("ferry.yaml", "uncited-paragraph")]
    assert {name for name, _ in reported(desk, "second.yaml")} == {"second.yaml"}
    desk.record("third", full.replace("id: ferry\n", "id: third\n"))
    assert reported(desk) == []


def test_coverage_waits_while_a_record_cannot_be_read(desk: Desk) -> None:
    path = desk.copy("ferry")
    path.write_text(path.read_text().replace("      - paragraph: 1\n        reason: The headline\n", ""))
    assert reported(desk) == [("ferry.yaml", "uncited-paragraph")]
    desk.record("second", "id: [")
    assert reported(desk) == [("second.yaml", "yaml")]


def test_evidence_of_two_records_in_a_row_is_too_long(desk: Desk) -> None:
    desk.copy("ferry")
    second(desk, ("words: [ferry stopped running on May 4]", "words: [May 4 after]"))
    assert reported(desk) == [("second.yaml", "words-too-long")]
    assert reported(desk, "ferry.yaml") == [("ferry.yaml", "words-too-long")]


def test_two_records_agree_on_the_marks_of_a_text(desk: Desk) -> None:
    desk.copy("ferry")
    second(desk, ("text: ferry", "text: ferry\n    marks: single"))
    assert ("second.yaml", "schema") in reported(desk)


def test_of_one_file_a_hundred_problems_are_listed_and_the_rest_counted(desk: Desk) -> None:
    desk.copy("ferry")
    many = "".join(f"  - {{id: s{n}, by: x, verb: said, text: T, at: 'ledger:3', words: [hurt]}}\n" for n in range(130))
    second(desk, ("statements:\n", "statements:\n" + many))
    report = desk.check()
    assert sum(problem.code is Code.UNKNOWN_ID for problem in report.problems) == 130
    listed = [p for p in sorted_and_capped(report.problems) if Path(p.path).name == "second.yaml"]
    assert [p.code for p in listed] == [Code.UNKNOWN_ID] * MAX_PROBLEMS + [Code.TRUNCATED]
    assert listed[-1].message.startswith("30 more problems")
    assert [p.line for p in listed] == sorted(p.line for p in listed)


def test_a_folder_without_records_is_nothing_to_check(desk: Desk) -> None:
    assert [problem.code for problem in desk.check().problems] == [Code.NOTHING_TO_CHECK]


def test_paths_that_are_no_records_cannot_be_checked(desk: Desk) -> None:
    text = desk.text("ferry", "Words.")
    for path in (text, desk.folder / "none.yaml", desk.folder / "none"):
        with pytest.raises(CannotRun, match=path.name):
            check([path])


def test_each_file_is_read_once_a_run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.copy("ferry")
    second(desk)
    desk.copy("kiosk")
    read: list[str] = []
    parsed: list[str] = []
    read_text, parse = canonicalize, load.parse_record

    def counted_text(text: str, marks: str) -> Text:
        read.append(text[:9])
        return read_text(text, marks)

    def counted_record(text: str, path: Path) -> load.Loaded:
        parsed.append(path.stem)
        return parse(text, path)

    monkeypatch.setattr(opening, "canonicalize", counted_text)
    monkeypatch.setattr(load, "parse_record", counted_record)
    report = check([desk.folder, desk.folder / "ferry.yaml"])
    assert report.records == 3
    assert sorted(parsed) == ["ferry", "kiosk", "second"]
    assert len(read) == 2


def test_texts_are_looked_for_in_order(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.copy("ferry")
    here = desk.sources / "ferry.txt"
    content = here.read_text()
    given, elsewhere = tmp_path / "given", tmp_path / "texts"
    elsewhere.mkdir()
    monkeypatch.setenv("INCIDENT_TEXTS", str(elsewhere))

    wrong = content.replace("nine minutes", "ten minutes")
    given.write_text(wrong)
    assert check([desk.folder]).problems == ()
    assert {p.code for p in check([desk.folder], texts={"ferry": given}).problems} == {Code.QUOTE_ALTERED}
    (elsewhere / "ferry.txt").write_text(wrong)
    assert check([desk.folder]).problems == ()
    here.unlink()
    assert {p.code for p in check([desk.folder]).problems} == {Code.QUOTE_ALTERED}
    (elsewhere / "ferry.txt").unlink()
    assert {p.code for p in check([desk.folder]).problems} == {Code.NO_SOURCE}


def test_a_record_is_no_better_for_standing_in_another_folder(desk: Desk) -> None:
    """A folder stands alone: the same id may mean someone else in the next folder."""
    desk.copy("ferry")
    other = Desk(desk.folder.parent / "others")
    other.copy("ferry")
    path = other.folder / "ferry.yaml"
    path.write_text(
        path.read_text().replace("name: Iva Dorn", "name: Dorn").replace("called: [Dorn]", "called: [Iva Dorn]")
    )
    assert check([desk.folder, other.folder]).problems == ()


def test_a_text_that_no_record_cites_cannot_be_given(desk: Desk) -> None:
    desk.copy("ferry")
    path = desk.sources / "ferry.txt"
    with pytest.raises(CannotRun, match=r"ferri.*cite ferry"):
        check([desk.folder], texts={"ferri": path})
    assert check([desk.folder], texts={"ferry": path}).problems == ()


def test_files_may_be_named_as_strings(desk: Desk) -> None:
    path = desk.copy("ferry")
    report = check([str(desk.folder), str(path)], texts={"ferry": str(desk.sources / "ferry.txt")})
    assert (report.records, report.problems) == (1, ())


def test_hidden_folders_and_folders_with_the_name_of_a_file_hold_no_records(desk: Desk) -> None:
    desk.copy("ferry")
    hidden = Desk(desk.folder / ".hidden")
    hidden.record("broken", "id: [")
    (desk.sources / "notes.yaml").write_text("id: [", "utf-8")
    (desk.folder / "folder.yaml").mkdir()
    report = desk.check()
    assert (report.records, report.problems) == (1, ())
    os.mkfifo(desk.folder / "pipe.yaml")
    assert reported(desk) == [("pipe.yaml", "not-a-record")]
    (desk.folder / "pipe.yaml").unlink()
    (desk.folder / "gone.yaml").symlink_to(desk.folder / "nowhere")
    assert reported(desk) == [("gone.yaml", "yaml")]


def test_a_folder_inside_that_cannot_be_listed_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.copy("ferry")
    (desk.folder / "locked").mkdir()
    scan = os.scandir

    def refuse(folder: str) -> object:
        if Path(folder).name == "locked":
            raise PermissionError(13, "Permission denied", str(folder))
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(CannotRun, match=r"The folder .*locked cannot be read: Permission denied\."):
        desk.check()


def test_a_hidden_file_that_is_named_is_said_to_be_hidden(desk: Desk) -> None:
    hidden = desk.copy("ferry").rename(desk.folder / ".ferry.yaml")
    for paths in ([hidden], [desk.folder, hidden], [desk.folder]):
        (problem,) = check(paths).problems
        assert str(problem.code) == "nothing-to-check"
        assert ("no command reads it" in problem.message) == (hidden in paths)


def test_hidden_files_are_no_records_for_any_command(desk: Desk) -> None:
    """An archive of macOS holds `._ferry.yaml`, and a hidden draft must not cover what no record quotes."""
    path = desk.copy("ferry")
    full = path.read_text()
    start, end = full.index("  - id: everyone-off"), full.index("  - id: monday")
    path.write_text(full[:start] + full[end:])
    expected = [("ferry.yaml", "unrecorded-quotation")] * 2 + [("ferry.yaml", "uncited-paragraph")]
    (desk.folder / ".draft.yaml").write_text(full.replace("id: ferry\n", "id: draft\n"))
    (desk.folder / "._ferry.yaml").write_bytes(b"\x00\x05\x16\x07")
    (desk.folder / ".notes.yml").write_text("id: x")
    assert reported(desk) == reported(desk, "ferry.yaml") == reported(desk, "ferry.yaml", ".draft.yaml") == expected
    assert reported(desk, ".draft.yaml") == [(".draft.yaml", "nothing-to-check")]
    path.write_text(full)
    assert [sealed.written for sealed in desk.seal().sealed] == [True]


@pytest.mark.parametrize("name", ["second.yml", "second.YAML", "second.Yml", "second.yaml.txt", "second.yaml "])
def test_a_file_that_looks_like_a_record_is_named(desk: Desk, name: str) -> None:
    path = desk.copy("ferry")
    path.rename(desk.folder / name)
    assert reported(desk) == [(name, "not-a-record")]
    with pytest.raises(CannotRun, match=r"rename it to second\.yaml"):
        check([desk.folder / name])
    desk.copy("ferry")
    [problem] = desk.check().problems
    assert (Path(problem.path).name, problem.line, problem.column, problem.record) == (name, 1, 1, None)
    assert "rename it to second.yaml." in problem.message
    assert reported(desk, "ferry.yaml") == []


def test_backups_links_folders_and_sources_do_not_look_like_records(desk: Desk) -> None:
    path = desk.copy("ferry")
    for name in ("ferry.yaml~", "ferry.yaml.bak", "#ferry.yaml#", "schema.json", "yaml", "ferry.yamlx"):
        (desk.folder / name).write_text("id: x")
    (desk.folder / "folder.yml").mkdir()
    (desk.folder / "again.yml").symlink_to(path.resolve())
    (desk.sources / "notes.yml").write_text("id: x")
    assert reported(desk) == []
    elsewhere = desk.folder.parent / "elsewhere.yml"
    elsewhere.write_text("id: x")
    (desk.folder / "linked.yml").symlink_to(elsewhere)
    assert reported(desk) == [("linked.yml", "not-a-record")]


def test_a_text_that_cannot_be_read_is_told_beside_a_seal_that_cannot(desk: Desk) -> None:
    desk.copy("ferry")
    (desk.sources / "ferry.seal.json").mkdir()
    assert {p.code for p in desk.check().problems} == {Code.NO_SOURCE}
    assert desk.check().proved == 3
    (desk.sources / "ferry.txt").write_bytes(b"\xff")
    assert len([p for p in desk.check().problems if p.code is Code.NO_SOURCE]) == 2


def test_while_the_text_is_not_the_sealed_one_no_quote_is_proved(desk: Desk) -> None:
    desk.copy("ferry")
    desk.seal()
    desk.text("ferry", (desk.sources / "ferry.txt").read_text().replace("Lowmark", "Highmark"))
    report = desk.check()
    assert ({p.code for p in report.problems}, report.proved) == ({Code.SOURCE_CHANGED}, 0)


def test_an_unknown_speaker_hides_no_wrong_word(desk: Desk) -> None:
    path = desk.copy("ferry")
    path.write_text(
        path.read_text().replace("speaker: iva-dorn", "speaker: iva").replace("nine minutes", "ten minutes")
    )
    assert reported(desk) == [("ferry.yaml", "unknown-id"), ("ferry.yaml", "quote-altered")]


def test_two_sources_of_a_record_cannot_be_one_text(desk: Desk) -> None:
    path = desk.copy("ferry")
    source = "  - {id: again, kind: news-article, title: T, publisher: P, text: ferry}\npeople:\n"
    path.write_text(path.read_text().replace("people:\n", source, 1))
    assert reported(desk) == [("ferry.yaml", "duplicate-id")]


CLAUSES = """\
id: {id}
title: A case
date: "2031"
sources: [{{id: s, kind: news-article, title: Kiln cracked, publisher: P, text: article}}]
people: [{{id: roe, kind: person, name: Ann Roe, called: [Roe]}}, {{id: doe, kind: person, name: Tom Doe}}]
quotes:
  - id: old
    speaker: roe
    at: s:1
    spans: [{first!r}]
    attribution: {clause}
  - {{id: new, speaker: doe, at: "s:2", spans: ["It is new today"], attribution: Tom Doe said}}
statements:
  - {{id: made, by: s, verb: said, text: Made., at: "s:1", words: [{words}]}}
"""


@pytest.mark.parametrize(
    ("clause", "words", "line"),
    [
        ("Ann Roe of the town said on Monday", "in the hall", 'attribution: "Ann Roe"'),
        ("[Ann Roe of the town said on Monday]", "in the hall", '- "Ann Roe"'),
        ("Ann", "Roe of the town said on Monday in the hall", None),
    ],
)
def test_where_clauses_show_too_much_the_shortest_that_passes_is_offered(
    desk: Desk, clause: str, words: str, line: str | None
) -> None:
    desk.text(
        "article",
        "“It was old today,” Ann Roe of the town said on Monday in the hall.\n\n“It is new today,” Tom Doe said.\n",
    )
    desk.waive("article")
    path = desk.record("case", CLAUSES.format(id="case", first="It was old today", clause=clause, words=words))
    problems = [problem for problem in desk.check().problems if "in a row" in problem.message]
    assert [problem.message.partition(" Paste: ")[2] for problem in problems] == [line or ""]
    assert {problem.code for problem in problems} == {"words-too-long"}
    if line:
        path.write_text(
            path.read_text().replace(
                f"attribution: {clause}", line if "attribution" in line else f"attribution: [{line[2:]}]"
            )
        )
        assert desk.check().problems == ()


def test_for_an_antecedent_no_shorter_clause_is_offered(desk: Desk) -> None:
    desk.text("article", "Ann Roe of the town sat in the hall.\n\n“It was old today,” she said.\n\nDoe left.\n")
    desk.waive("article")
    clause = 'she said\n    antecedent: {at: "s:1", words: Ann Roe of the town}'
    record = CLAUSES.format(id="case", first="It was old today", clause=clause, words="sat in the hall")
    record = "".join(line for line in record.splitlines(keepends=True) if "id: new" not in line)
    desk.record("case", record.replace("at: s:1", "at: s:2"))
    (problem,) = desk.check().problems
    assert (problem.code, "in a row" in problem.message) == ("words-too-long", True)
    assert "Paste" not in problem.message
