"""A text that its publisher has changed: what did not change needs no hand, and what did is named once."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_record.check.paths import CannotRun
from incident_record.check.run import check
from incident_record.commands.reports import as_text
from incident_record.maintain import plan
from incident_record.maintain.fix import plan_fixes
from incident_record.maintain.folder import read_folder
from incident_record.maintain.plan import Plan
from incident_record.maintain.update import plan_update
from incident_record.problems import Code
from incident_record.record import load
from incident_record.source.store import SourceStore
from tests.check.test_fixtures import reruled
from tests.support.desk import Desk
from tests.support.room import examples

HEAD = "Ferry stops after engine fire, harbor office says"
STOPPED = "(Coast Ledger) — The Lowmark ferry stopped running"
HURT = "No one was hurt. Captain Iva Dorn, 51, was the last to leave the boat."
OFF = "“We got everyone off in nine minutes, and nobody panicked,” Dorn said. “I have never been prouder of a crew.”"
PIER = "Harbor director Tom Quill came to the pier in the evening. He did not say when the ferry would run again."
MONDAY = "“If the inspectors find nothing"
ADDED = "A crane will lift the boat on Thursday, and divers will look at its hull before that."


def moved_to_end(text: str) -> str:
    return text.replace(f"{HURT}\n\n", "").rstrip("\n") + f"\n\n{HURT}\n"


# What the publisher did; the lines of the summary; and the codes that the check has to report afterwards.
NEEDS_NO_HAND: dict[str, tuple[Callable[[str], str], list[str], set[str]]] = {
    "a paragraph is inserted": (
        lambda text: text.replace(HURT, f"{ADDED}\n\n{HURT}"),
        ["¶3 is new. Record what it says, or waive it."],
        {"uncited-paragraph"},
    ),
    "a paragraph is put first": (
        lambda text: f"{ADDED}\n\n{text}",
        ["¶1 is new. Record what it says, or waive it."],
        {"uncited-paragraph"},
    ),
    "two paragraphs are merged": (
        lambda text: text.replace(f"{HURT}\n\n{OFF}", f"{HURT} {OFF}"),
        ["¶3 and ¶4 are merged into ¶3."],
        set(),
    ),
    "a paragraph is split": (
        lambda text: text.replace("hurt. Captain", "hurt.\n\nCaptain"),
        ["¶3 is split into ¶3 and ¶4."],
        set(),
    ),
    "a paragraph with a quote is split": (
        lambda text: text.replace("Dorn said. “I have", "Dorn said.\n\n“I have"),
        [
            "¶4 is split into ¶4 and ¶5. Look again at: quote `everyone-off` (ferry.yaml:54), whose words are in ¶4 and ¶5 now."
        ],
        {"quote-not-found", "unrecorded-quotation", "uncited-paragraph"},
    ),
    "a paragraph is moved": (moved_to_end, ["¶3 is moved and is ¶7 now."], set()),
    "lines are wrapped in another way": (
        lambda text: text.replace("nine minutes,", "nine\nminutes,").replace("“", '"').replace("”", '"'),
        ["The words of ferry.txt are those that the records rest on, so nothing is done."],
        set(),
    ),
}


@pytest.fixture
def ferry(desk: Desk) -> Desk:
    desk.copy("ferry")
    record = desk.folder / "ferry.yaml"
    # The headline is named too, and a waiver stands behind the others.
    record.write_text(record.read_text().replace("    text: ferry\n", "    headline: 1\n    text: ferry\n"))
    assert not desk.seal().problems
    return desk


def change(desk: Desk, edit: Callable[[str], str]) -> Path:
    """The text as the publisher has it now, beside the records' folder."""
    now = desk.folder.parent / "ferry.txt"
    before = (desk.sources / "ferry.txt").read_text()
    now.write_text(edit(before))
    return now


def update(desk: Desk, path: Path) -> Plan:
    done = plan_update(desk.folder, path)
    plan.write(done.changes)
    return done


@pytest.mark.parametrize("seal_alone", [False, True], ids=["text", "seal"])
@pytest.mark.parametrize("case", NEEDS_NO_HAND)
def test_what_only_stands_elsewhere_needs_no_hand(ferry: Desk, case: str, seal_alone: bool) -> None:
    edit, summary, codes = NEEDS_NO_HAND[case]
    now = change(ferry, edit)
    if seal_alone:
        (ferry.sources / "ferry.txt").unlink()
    done = update(ferry, now)
    if seal_alone and done.changes:
        assert done.notes.pop(0).startswith("The older text is not at hand.")
    assert [re.sub(r"(\(|of )[^() ]*/", r"\1", line) for line in done.notes] == summary
    assert {str(problem.code) for problem in ferry.check().problems} == codes


PARAGRAPHS = ["It rained.", "The pier is closed.", "A crane came. A truck came.", "No train ran, and no bus."]


@examples(20)
@pytest.mark.long
@given(st.lists(st.tuples(st.integers(0, 7), st.sampled_from(PARAGRAPHS)), max_size=5), st.booleans(), st.randoms())
def test_whatever_is_put_in_and_moved_every_place_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, added: list[tuple[int, str]], seal_alone: bool, random: Random
) -> None:
    desk = Desk(tmp_path_factory.mktemp("moved") / "records")
    desk.copy("ferry")
    assert not desk.seal().problems
    paragraphs = (desk.sources / "ferry.txt").read_text().strip().split("\n\n")
    if not added:
        random.shuffle(paragraphs)
    for place, paragraph in added:
        paragraphs.insert(place, paragraph)
    now = change(desk, lambda text: "\n\n".join(paragraphs))
    if seal_alone:
        (desk.sources / "ferry.txt").unlink()
    update(desk, now)
    # Of another order it may follow that somebody else acts last before a pronoun.
    assert {str(problem.code) for problem in desk.check().problems} <= {"uncited-paragraph", "pronoun"}


def test_a_figure_that_is_altered_is_named_once_and_first(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace("Dorn, 51,", "Dorn, 52,").replace(HURT[:5], f"{ADDED}\n\n{HURT[:5]}"))
    done = update(ferry, now)
    assert [line.partition(".")[0] for line in done.notes] == [
        "¶4 (¶3 before) is altered: ‹51,› is now ‹52,›",
        "¶3 is new",
    ]
    assert re.findall(r"`([a-z-]+)`", done.notes[0]) == ["iva-dorn", "nobody-hurt"]
    assert {str(problem.code) for problem in ferry.check().problems} == {"uncited-paragraph", "words-not-found"}


@pytest.mark.parametrize("role", ["role: captain,", ""])
def test_a_person_whose_words_stand_is_named_for_a_role_alone(ferry: Desk, role: str) -> None:
    record = ferry.folder / "ferry.yaml"
    record.write_text(record.read_text().replace("{id: iva-dorn,", f"{{id: iva-dorn, {role}"))
    now = change(ferry, lambda text: text.replace("was the last to leave", "would be the last to leave"))
    assert any("`iva-dorn`" in note for note in update(ferry, now).notes) == bool(role)


def test_words_that_are_gone_are_said(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace("No one was hurt.", "Two people were hurt."))
    (line,) = update(ferry, now).notes
    assert "statement `nobody-hurt`" in line
    assert "whose words ‹No one was hurt› are not there" in line
    assert [problem.item for problem in ferry.check().problems] == ["nobody-hurt"]


def test_words_between_others_that_are_new_are_still_there(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace("Captain Iva Dorn, 51, was", "Captain Iva Dorn, 51 now, is"))
    (line,) = update(ferry, now).notes
    assert "person `iva-dorn`" in line
    assert "not there" not in line
    now = change(
        ferry, lambda text: text.replace("everyone off in nine minutes, and", "everyone out in nine minutes; and")
    )
    (line,) = update(ferry, now).notes
    assert "whose words ‹We got everyone off" in line


def test_a_paragraph_that_keeps_its_number_behind_others_is_not_said_to_have_another(ferry: Desk) -> None:
    paragraphs = (ferry.sources / "ferry.txt").read_text("utf-8").strip().split("\n\n")
    paragraphs[1:5] = [paragraphs[3], ADDED, paragraphs[1], paragraphs[4]]
    paragraphs[0], paragraphs[4] = paragraphs[4], paragraphs[0]
    for line in update(ferry, change(ferry, lambda _: "\n\n".join(paragraphs) + "\n")).notes:
        assert not re.search(r"(¶\d+) is moved and is \1 now", line)


def test_a_quotation_that_is_altered_is_said(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace("nine minutes", "ten minutes"))
    (line,) = update(ferry, now).notes
    assert line.startswith("¶4 is altered: ‹nine› is now ‹ten›. Look again at: quote `everyone-off`")
    assert [problem.code for problem in ferry.check().problems] == [Code.QUOTE_ALTERED]


def test_marks_that_are_gone_are_said(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace("“fire watch”", "fire watch"))
    (line,) = update(ferry, now).notes
    assert line.startswith("¶7 is altered: its quotation marks are others.")
    # The waiver of that quotation is gone with it, and the next quotation has its number.
    assert "quotation: 5" not in (ferry.folder / "ferry.yaml").read_text()


def test_a_paragraph_that_is_gone_is_said(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace(f"{PIER}\n\n", ""))
    (line,) = update(ferry, now).notes
    assert line.startswith("¶5 is gone. Look again at: ")
    assert "person `tom-quill`" in line
    assert "quote `monday`" in line
    record = (ferry.folder / "ferry.yaml").read_text()
    # The quote is from the paragraph after the one that is gone, which its antecedent was in.
    assert "- id: monday\n    speaker: tom-quill\n    at: ledger:5\n" in record
    assert 'antecedent: {at: "ledger:9999999", words: director Tom Quill}' in record
    assert "Until you correct them, they cite ¶9999999, which no source has." in line


def test_a_headline_that_is_written_anew_is_named_once(ferry: Desk) -> None:
    record = ferry.folder / "ferry.yaml"
    now = change(ferry, lambda text: "A wholly other title here\n\n" + text.partition("\n\n")[2])
    notes = update(ferry, now).notes
    assert notes[0].startswith("¶1 is new. Look again at: source `ledger`")
    assert notes[0].endswith("whose headline was ¶1.")
    assert "    headline: 1\n" in record.read_text()


def test_another_article_is_no_change_of_the_text(ferry: Desk) -> None:
    before = {path: path.read_bytes() for path in ferry.folder.rglob("*") if path.is_file()}
    now = change(ferry, lambda text: "\n\n".join(f"Bus {number} ran late on Sunday." for number in range(9)) + "\n")
    with pytest.raises(CannotRun, match="has no paragraph of the older text"):
        update(ferry, now)
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("seal_alone", [False, True], ids=["text", "seal"])
@pytest.mark.parametrize("gone", range(7))
@pytest.mark.parametrize("then", [str, lambda text: f"{ADDED}\n\n{text}"], ids=["removed", "with another"])
def test_what_cited_a_paragraph_that_is_gone_cites_no_other(
    ferry: Desk, gone: int, seal_alone: bool, then: Callable[[str], str]
) -> None:
    before = read_folder(ferry.folder)[0].places
    paragraphs = (ferry.sources / "ferry.txt").read_text().strip().split("\n\n")
    kept = [*paragraphs[:gone], *paragraphs[gone + 1 :]]
    now = change(ferry, lambda text: then("\n\n".join(kept)))
    if seal_alone:
        (ferry.sources / "ferry.txt").unlink()
    (line,) = [line for line in update(ferry, now).notes if f"¶{gone + 1} is gone." in line]
    shift = len(now.read_text().split("\n\n")) - len(kept)
    for (trail, old), (_, new) in zip(before, read_folder(ferry.folder)[0].places, strict=True):
        number = old.paragraph
        moved = number - (number > gone + 1) + shift
        assert str(new) == f"ledger:{9999999 if number == gone + 1 else moved}", trail
    problems = ferry.check().problems
    # No waiver is called needless since an item cites its paragraph by an old number.
    assert "stale-waiver" not in {str(problem.code) for problem in problems}
    for problem in problems:
        assert f"`{problem.item}`" in line or str(problem.code) in ("pronoun", "uncited-paragraph"), problem


def test_a_place_that_is_nowhere_is_found_again_when_the_words_come_back(ferry: Desk) -> None:
    before = (ferry.folder / "ferry.yaml").read_bytes()
    older = (ferry.sources / "ferry.txt").read_text()
    update(ferry, change(ferry, lambda text: text.replace(f"{HURT}\n\n", "")))
    plan.write(plan_fixes([ferry.folder], SourceStore({"ferry": ferry.text("back", older)})))
    assert (ferry.folder / "ferry.yaml").read_text().count("ledger:9999999") == 0
    assert before.count(b"ledger:3") == (ferry.folder / "ferry.yaml").read_bytes().count(b"ledger:3")


def test_waivers_follow_and_those_of_what_is_gone_go(ferry: Desk) -> None:
    now = change(
        ferry,
        lambda text: text.replace(f"{HEAD}\n\n", "").replace(HURT, f"“It was close,” a passenger said.\n\n{HURT}"),
    )
    done = update(ferry, now)
    assert [line.partition(".")[0] for line in done.notes] == ["¶1 is gone", "¶2 is new"]
    record = (ferry.folder / "ferry.yaml").read_text()
    assert "reason: The headline" not in record
    assert "      - quotation: 6\n        reason: A name of rules\n" in record


def test_of_a_paragraph_that_only_a_waiver_named_nothing_has_to_be_corrected(ferry: Desk) -> None:
    record = ferry.folder / "ferry.yaml"
    text = record.read_text()
    note = "Write to us about this article."
    with_note = change(ferry, lambda text: f"{text.rstrip()}\n\n{note}\n")
    number = update(ferry, with_note).notes[0].split()[0].removeprefix("¶")
    waiver = f"      - paragraph: {number}\n        reason: An address\n"
    record.write_text(text.replace("    unused:\n", f"    unused:\n{waiver}", 1))
    done = update(ferry, change(ferry, lambda text: text.replace(f"\n\n{note}", "")))
    assert done.notes == [f"¶{number} is gone."]
    assert record.read_text() == text


def test_a_list_of_waivers_may_become_empty(ferry: Desk) -> None:
    record = ferry.folder / "ferry.yaml"
    waiver = "    unused:\n      - quotation: 5\n        reason: A name of rules\n"
    text = record.read_text()
    assert "      - paragraph: 1\n        reason: The headline\n" in text or waiver in text
    text = text.replace("      - paragraph: 1\n        reason: The headline\n", "")
    record.write_text(text)
    update(ferry, change(ferry, lambda text: text.replace("“fire watch” rules", "rules")))
    assert record.read_text() == text.replace(waiver, "    unused: []\n")
    assert not [problem for problem in ferry.check().problems if problem.code is Code.SCHEMA]


def test_the_older_text_may_be_in_the_folder_of_texts(ferry: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    now = change(ferry, lambda text: text.replace("came to the pier", "went to the pier"))
    texts = ferry.folder.parent / "texts"
    texts.mkdir()
    (ferry.sources / "ferry.txt").rename(texts / "ferry.txt")
    monkeypatch.setenv("INCIDENT_TEXTS", str(texts))
    older = (texts / "ferry.txt").read_bytes()
    (line,) = update(ferry, now).notes
    # Nothing rests on that word, so that the seal alone would not show it.
    assert line.startswith("¶5 is altered: ‹came› is now ‹went›.")
    assert (texts / "ferry.txt").read_bytes() == older
    assert (ferry.sources / "ferry.txt").read_bytes() == now.read_bytes()


def test_a_kept_text_that_is_not_the_sealed_one_is_no_older_text(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace(HURT, f"{ADDED}\n\n{HURT}"))
    kept = ferry.sources / "ferry.txt"
    kept.write_text(now.read_text())
    done = update(ferry, now)
    assert done.notes[0].startswith("The older text is not at hand.")
    assert done.notes[1:] == ["¶3 is new. Record what it says, or waive it."]


def test_of_two_that_change_places_the_shorter_is_moved(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace(f"{HURT}\n\n{OFF}", f"{OFF}\n\n{HURT}"))
    assert update(ferry, now).notes == ["¶3 is moved and is ¶4 now."]
    stopped = now.read_text().split("\n\n")[1]
    now = change(ferry, lambda text: text.replace(f"{stopped}\n\n{OFF}\n\n{HURT}", f"{HURT}\n\n{stopped}\n\n{OFF}"))
    assert update(ferry, now).notes == ["¶4 is moved and is ¶2 now."]


def test_every_other_byte_stays(ferry: Desk) -> None:
    before = (ferry.folder / "ferry.yaml").read_text()
    update(ferry, change(ferry, lambda text: text.replace(HURT, f"{ADDED}\n\n{HURT}")))
    after = (ferry.folder / "ferry.yaml").read_text()
    shifted = re.sub(r"ledger:([3-9])", lambda match: f"ledger:{int(match[1]) + 1}", before)
    assert after == shifted


def test_the_older_text_stays_and_its_seal_goes(ferry: Desk) -> None:
    older = (ferry.sources / "ferry.txt").read_text()
    for name in ("ferry.old.txt", "ferry.old2.txt"):
        now = change(ferry, lambda text: f"{text}\n\nCorrection: the boat is blue.\n")
        update(ferry, now)
        assert (ferry.sources / name).exists()
    assert (ferry.sources / "ferry.old.txt").read_text() == older
    assert not (ferry.sources / "ferry.seal.json").exists()
    assert (ferry.sources / "ferry.txt").read_text() == now.read_text()


def test_the_numbered_copy_has_the_newer_numbers(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace(HURT, f"{ADDED}\n\n{HURT}"))
    assert not [change for change in plan_update(ferry.folder, now).changes if "numbered" in change.path.name]
    (ferry.sources / "ferry.numbered.txt").write_text("¶3\nAn older one.\n")
    update(ferry, now)
    assert f"¶3\n{ADDED}\n\n¶4\n{HURT}" in (ferry.sources / "ferry.numbered.txt").read_text("utf-8")


def test_a_seal_of_other_rules_is_made_again_first(ferry: Desk) -> None:
    sealed = ferry.sources / "ferry.seal.json"
    sealed.write_text(reruled(sealed.read_text("utf-8")), "utf-8")
    with pytest.raises(CannotRun, match=r"Remove it and run `make seal` where the text is\.$"):
        update(ferry, change(ferry, str))


def test_a_text_that_is_replaced_already_is_compared_with_its_seal(ferry: Desk) -> None:
    path = ferry.sources / "ferry.txt"
    path.write_text(path.read_text().replace(HURT, f"{ADDED}\n\n{HURT}"))
    done = update(ferry, path)
    assert done.notes[1:] == ["¶3 is new. Record what it says, or waive it."]
    assert {str(problem.code) for problem in ferry.check().problems} == {"uncited-paragraph"}


def test_every_record_that_cites_the_text_follows(ferry: Desk) -> None:
    other = (
        (ferry.folder / "ferry.yaml").read_text().replace("id: ferry", "id: second").replace("id: ledger", "id: paper")
    )
    ferry.record("second", other.replace("ledger:", "paper:").replace("by: ledger", "by: paper"))
    update(ferry, change(ferry, lambda text: text.replace(HURT, f"{ADDED}\n\n{HURT}")))
    assert {str(problem.code) for problem in ferry.check().problems} == {"uncited-paragraph"}


@pytest.mark.parametrize("kept", ["text", "seal", "both"])
def test_the_same_words_change_nothing(ferry: Desk, kept: str) -> None:
    now = change(ferry, lambda text: text.replace("“", '"').replace("’", "'"))
    for path in ([ferry.sources / "ferry.seal.json"] if kept == "text" else []) + (
        [ferry.sources / "ferry.txt"] if kept == "seal" else []
    ):
        path.unlink()
    before = {path: path.read_bytes() for path in ferry.folder.rglob("*.*")}
    done = update(ferry, now)
    assert done.notes == [f"The words of {now} are those that the records rest on, so nothing is done."]
    assert {path: path.read_bytes() for path in ferry.folder.rglob("*.*")} == before


def test_a_change_that_the_seal_does_not_show_is_said(ferry: Desk) -> None:
    now = change(ferry, lambda text: text.replace("came to the pier", "went to the pier"))
    (ferry.sources / "ferry.txt").unlink()
    done = update(ferry, now)
    assert done.notes[-1].startswith("What differs is in words that the seal keeps closed")
    assert not ferry.check().problems


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("other.txt", b"A text.", "No record in .* cites a text `other`"),
        ("ferry.txt", b"\xff\xfe\x00", "is not UTF-8"),
        ("ferry.txt", b" \n", "is empty"),
        ("ferry.txt", b"It rained.\nIt snowed.\n", "blank line missing between the paragraphs"),
    ],
)
def test_what_cannot_be_followed_is_said(ferry: Desk, name: str, content: bytes, message: str) -> None:
    path = ferry.folder.parent / name
    path.write_bytes(content)
    with pytest.raises(CannotRun, match=message):
        update(ferry, path)


def test_without_the_older_text_and_its_seal_nothing_is_compared(ferry: Desk) -> None:
    now = change(ferry, lambda text: f"{text}\n\nMore.")
    (ferry.sources / "ferry.txt").unlink()
    (ferry.sources / "ferry.seal.json").unlink()
    with pytest.raises(CannotRun, match=r"neither the older text at .* nor its seal"):
        update(ferry, now)


def test_without_an_update_the_report_begins_with_what_has_changed(ferry: Desk) -> None:
    path = ferry.sources / "ferry.txt"
    path.write_text(path.read_text().replace(OFF, f"{ADDED}\n\n{OFF.replace('nine', 'ten')}"))
    first, *others = as_text(ferry.check()).splitlines()
    assert ": source-changed: " in first
    assert " seals: ¶4 is new; ¶5 (¶4 before) is altered: ‹nine› is now ‹ten›. Restore the text" in first
    assert not [line for line in others if "source-changed" in line]
    assert len(others) > 5
    assert "; or, if this one is right, run `incident.py update " in first
    elsewhere = path.rename(ferry.folder.parent / "new.txt")
    said = as_text(check([ferry.folder], texts={"ferry": elsewhere}))
    assert "save it as ferry.txt, run `incident.py update` with it" in said


@pytest.mark.parametrize("written", ["gazette", "'gazette'", '"gaz\\u0065tte"'])
def test_only_records_that_may_cite_the_text_are_read(
    written: str, ferry: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may have thousands, and reading one costs a hundred times as much as to look for a name in it."""
    ferry.copy("kiosk")
    record = ferry.folder / "ferry.yaml"
    record.write_text(record.read_text("utf-8").replace("text: ferry\n", f"text: {written}\n"), "utf-8")
    (ferry.sources / "ferry.txt").rename(ferry.sources / "gazette.txt")
    newer = tmp_path / "newer" / "gazette.txt"
    newer.parent.mkdir()
    newer.write_text(f"{ADDED}\n\n{(ferry.sources / 'gazette.txt').read_text('utf-8')}", "utf-8")
    parsed: list[str] = []
    decode = load.decode_record

    def counted(content: bytes | OSError, path: Path) -> load.Loaded:
        parsed.append(path.stem)
        return decode(content, path)

    monkeypatch.setattr("incident_record.maintain.folder.decode_record", counted)
    done: list[tuple[int, int]] = []
    update = plan_update(ferry.folder, newer, lambda *numbers: done.append(numbers))
    assert parsed == ["ferry"]
    assert done == [(1, 2), (2, 2)]
    assert record in {change.path for change in update.changes}
