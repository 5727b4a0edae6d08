"""To whom the check gives a quotation, with the text and with the seal alone."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from incident_record.check.folder import needed_seal
from incident_record.check.model import Finding
from incident_record.check.record import check_record
from incident_record.record.load import decode_record
from incident_record.source.lookup import seal_path
from incident_record.source.match import COMMA_OR_PERIOD, endings, evidence_pattern, find
from incident_record.source.quotation_marks import shortened
from incident_record.source.store import SourceStore
from incident_record.source.text import canonicalize, evidence_words
from incident_record.source.view import TextView

LEAGUE = {"id": "league", "kind": "organization", "name": "Coast League", "called": ["the league"]}
DOE = {"id": "doe", "kind": "person", "name": "Tom Doe", "called": ["Doe"]}
ROE = {"id": "roe", "kind": "person", "name": "Ann Roe", "called": ["Roe", "the mayor"]}
TWIN = {"id": "twin", "kind": "person", "name": "Ben Roe", "called": ["Roe"]}
PEOPLE = (LEAGUE, DOE, ROE)
PROVED: set[str] = set()
WRONG, PRONOUN, BESIDE = {"wrong-speaker"}, {"pronoun"}, {"attribution-not-beside"}


def checked(folder: Path, quote: dict[str, Any], people: Sequence[dict[str, Any]], *, seal_only: bool) -> Finding:
    source = {"id": "s", "kind": "news-article", "title": "T", "publisher": "P", "text": "a"}
    record = {"id": "a", "title": "A", "date": "2031", "sources": [source], "people": [*people], "quotes": [quote]}
    return check_record(decode_record(json.dumps(record).encode(), folder / "a.yaml"), SourceStore(seal_only=seal_only))


def codes(
    folder: Path,
    source: str,
    speaker: str | list[str],
    clause: str | list[str],
    quotation: int = 0,
    antecedent: tuple[int, str] | None = None,
    people: Sequence[dict[str, Any]] = PEOPLE,
) -> set[str]:
    """What the check says of a quote of one quotation of a text; its seal has to say the same."""
    text = canonicalize(source)
    first, end = text.quotations[quotation]
    at = sum(start <= first for start in text.paragraphs)
    quote: dict[str, Any] = {"id": "q", "speaker": speaker, "at": f"s:{at}", "attribution": clause}
    quote["spans"] = [" ".join(text.words[first:end])]
    if antecedent:
        quote["antecedent"] = {"at": f"s:{antecedent[0]}", "words": antecedent[1]}
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "a.txt").write_text(source, "utf-8")
    seal_path(folder, "a").unlink(missing_ok=True)
    result = checked(folder, quote, people, seal_only=False)
    opened = SourceStore().open(folder, "a", "double")
    seal_path(folder, "a").write_text(needed_seal([result], "a", opened).dump(), "utf-8")
    alone = checked(folder, quote, people, seal_only=True)
    assert alone.proved == result.proved
    return {str(problem.code) for problem in result.problems}


@pytest.mark.parametrize(
    ("source", "speaker", "clause", "expected"),
    [
        ("“We looked well,” Doe said.", "doe", "Doe said", PROVED),
        ("“We looked well,” said Doe.", "doe", "said Doe", PROVED),
        ("“We looked well,” Doe said.", "roe", "Doe said", WRONG),
        ("“We looked well,” Roe said, then Doe said.", "roe", "Roe said", PROVED),
        ("“We looked well,” Doe said, then Roe said.", "roe", "Roe said", WRONG),
        ("In a letter to Roe, Doe wrote: “We looked well.”", "doe", "Doe wrote", PROVED),
        ("In a letter to Roe, Doe wrote: “We looked well.”", "roe", "a letter to Roe", WRONG),
        ("Doe came and Roe wrote: “We looked well.”", "roe", "Roe wrote", PROVED),
        ("Doe told Roe, who said: “We looked well.”", "roe", "Roe, who said", PROVED),
        ("Doe told Roe, who said: “We looked well.”", "doe", "Doe told", WRONG),
        ("Doe said, and Roe agreed: “We looked well.”", "doe", "Doe said", WRONG),
        ("Doe said in a letter to Roe: “We looked well.”", "doe", "Doe said", PROVED),
        ("“We looked well,” Doe told Roe.", "doe", "Doe told Roe", PROVED),
        ("“We looked well,” Doe told Roe.", "roe", "told Roe", WRONG),
        ("“We looked well,” Ann Roe said.", "roe", "Roe said", PROVED),
        # Topics, objects, phrases, possessives and adjectives take nothing.
        ("Roe said the shed that Doe built in May was “not worth it” to her.", "roe", "Roe said", PROVED),
        ("Roe said the shed that Doe built in May was “not worth it” to her.", "doe", "that Doe built", WRONG),
        ("Roe endorsed Doe, saying “we looked well” twice.", "roe", "Roe endorsed Doe, saying", PROVED),
        ("Roe endorsed Doe, saying “we looked well” twice.", "doe", "Doe, saying", WRONG),
        ("When Doe proposed it, Roe replied: “We looked well.”", "roe", "Roe replied", PROVED),
        ("Doe’s brother said: “We looked well.”", "doe", "Doe’s brother said", WRONG),
        ("Doe ally Ann Roe said: “We looked well.”", "roe", "Ann Roe said", PROVED),
        ("Doe ally Ann Roe said: “We looked well.”", "doe", "Doe ally Ann Roe said", WRONG),
        ("A Doe supporter said: “We looked well.”", "doe", "A Doe supporter said", WRONG),
        # Whose head the name is.
        ("Deputy Mayor Tom Doe said: “We looked well.”", "doe", "Tom Doe said", PROVED),
        ("The head of the Coast League, Ann Roe, said: “We looked well.”", "roe", "Ann Roe, said", PROVED),
        ("The head of the Coast League, Ann Roe, said: “We looked well.”", "league", "the Coast League", WRONG),
        ("Ann Roe, a teacher and a Doe backer, said: “We looked well.”", "roe", "Ann Roe, a teacher", PROVED),
        ("Ann Roe, head of a school in Salem, Oregon, said: “We looked well.”", "roe", "Ann Roe, head of", PROVED),
        ("“We looked well,” said the mayor.", "roe", "said the mayor", PROVED),
        # The passive, and the participle.
        ("The plan was described by Roe as “worth a look” at least.", "roe", "described by Roe", PROVED),
        ("Doe has been called “worth a look” at least.", "doe", "Doe has been called", WRONG),
        ("The hall was full, with Roe chanting “We looked well” all night.", "roe", "with Roe chanting", PROVED),
        ("A report quoted Roe as saying “we looked well” twice.", "roe", "quoted Roe as saying", PROVED),
        ("Roe, described by Doe as “worth a look,” left.", "doe", "described by Doe", PROVED),
        ("Roe, described by Doe as “worth a look,” left.", "roe", "Roe, described", WRONG),
        ("The mayor who had not met Doe said “we looked well” then.", "roe", "The mayor who had not", PROVED),
        ("Roe came close to saying “we looked well” then.", "roe", "Roe came close to saying", WRONG),
        # A pronoun of the same sentence.
        ("Roe defended her claim that “we looked well” then.", "roe", "Roe defended her claim", PROVED),
        ("Roe defended her claim that “we looked well” then.", "doe", "her claim", PRONOUN),
        ("Doe may have said it best when he wrote: “We looked well.”", "doe", "Doe may have said", PROVED),
        # What is like a verb of saying.
        ("According to Roe, it was “worth a look” at least.", "roe", "According to Roe", PROVED),
        ("It was “worth a look,” according to Roe.", "roe", "according to Roe", PROVED),
        ("Roe: “We looked well.”", "roe", "Roe", PROVED),
        ("A letter from Roe said: “We looked well.”", "roe", "A letter from Roe said", PROVED),
        ("“We looked well.” — Ann Roe, Salem", "roe", "Ann Roe", PROVED),
        ("“We looked well.” Roe said.", "roe", "Roe said", PROVED),
        ("“We looked well.” Roe left.", "roe", "Roe left", BESIDE),
        ("Doe’s reply: “We looked well.”", "doe", "Doe’s reply", PROVED),
        ("Doe’s brother’s reply: “We looked well.”", "doe", "Doe’s brother’s reply", WRONG),
        ("Tom Doe’s statement read, “We looked well.”", "doe", "Doe’s statement read", PROVED),
        ("Ben Doe’s statement read, “We looked well.”", "doe", "Doe’s statement read", WRONG),
        ("Secretary of State Ann Roe said “we looked well” twice.", "roe", "Ann Roe said", PROVED),
        ("Secretary of State Sue Roe said “we looked well” twice.", "roe", "Sue Roe said", WRONG),
        # Without a verb of saying it is whoever acts.
        ("Roe rails at “the wrong look” of it.", "roe", "Roe rails at", PROVED),
        ("Roe rails at “the wrong look” of Doe.", "doe", "of Doe", WRONG),
        ("Roe said Doe stands for “the wrong look” here.", "doe", "Doe stands for", WRONG),
        # Brackets and titles are looked through, and a sentence may stand in brackets.
        ("“We looked well,” Ann Roe (D-Maine) said today.", "roe", "Ann Roe (D-Maine) said", PROVED),
        ("It rained. (“We looked well,” said Ann Roe.)", "roe", "said Ann Roe", PROVED),
        ("“We looked well?” Doe asked.", "doe", "Doe asked", PROVED),
        ("Doe said this:\n\n“We looked well.”", "doe", "Doe said this", PROVED),
    ],
)  # fmt: skip
def test_whose_words_a_clause_makes_them(
    tmp_path: Path, source: str, speaker: str, clause: str, expected: set[str]
) -> None:
    assert codes(tmp_path, source, speaker, clause) == expected


@pytest.mark.parametrize(
    ("source", "clause", "speaker", "expected"),
    [
        ("“We looked well,” said Doe, “we found it,” said Roe.", "said Doe", "doe", WRONG),
        ("“We looked well,” said Doe, “we found it,” said Roe.", "said Roe", "roe", PROVED),
        ("“We looked well,” said Doe, “we found it” and Roe left.", "said Doe", "doe", PROVED),
        ("“We looked well,” said Doe, the only one to oppose Roe. “We found it.”", "said Doe", "doe", PROVED),
        ("“We looked well,” Doe said on “Coast Week.” “We found it.”", "Doe said", "doe", PROVED),
        ("“We looked well,” said Doe.\n\n“We found it.”", "said Doe", "doe", BESIDE),
        ("“We looked well,” said Doe on Monday. Roe left. “We found it.”", "said Doe", "doe", BESIDE),
        ("Doe said it was “quite well” by May and that it made “a long winter” of it.", "Doe said", "doe", PROVED),
        ("“We looked well,” Doe said, and Roe replied, “We found it.”", "Roe replied", "roe", PROVED),
        ("“We looked well,” Doe said, and Roe replied, “We found it.”", "Doe said", "doe", WRONG),
        ("Doe called it “a bad look,” and said it was “a long winter” too.", "and said", "doe", WRONG),
        ("Doe called it “a bad look,” and said it was “a long winter” too.", "Doe called it", "doe", PROVED),
    ],
)  # fmt: skip
def test_whose_words_a_second_quotation_is(
    tmp_path: Path, source: str, clause: str, speaker: str, expected: set[str]
) -> None:
    second = 2 if "Coast Week" in source else 1
    assert codes(tmp_path, source, speaker, clause, second) == expected


@pytest.mark.parametrize(
    ("source", "speaker", "antecedent", "expected"),
    [
        ("Roe spoke. “We looked well,” she said.", "roe", (1, "Roe"), PROVED),
        ("Roe spoke. “We looked well,” she said.", "roe", None, PRONOUN),
        ("Roe spoke of the years under Doe. “We looked well,” she said.", "roe", (1, "Roe"), PROVED),
        ("Roe spoke of the years under Doe. “We looked well,” she said.", "doe", (1, "Doe"), PRONOUN),
        ("Roe spoke. Doe left. “We looked well,” she said.", "roe", (1, "Roe"), PRONOUN),
        ("Roe spoke. Nobody left. “We looked well,” she said.", "roe", (1, "Roe"), PROVED),
        ("Roe said that Doe had left. “We looked well,” she said.", "doe", (1, "Doe"), PRONOUN),
        # Persons alone are he or she.
        ("Roe spoke. The Coast League met. “We looked well,” she said.", "roe", (1, "Roe"), PROVED),
        ("Roe spoke. The Coast League met. “We looked well,” she said.", "league", (1, "Coast League"), PRONOUN),
        ("Roe spoke. The Coast League met. “We looked well,” they said.", "league", (1, "Coast League"), PROVED),
        # Titles rule the other out.
        ("Mrs. Ann Roe and Mr. Tom Doe met. “We looked well,” she said.", "roe", (1, "Ann Roe"), PROVED),
        ("Mrs. Ann Roe and Mr. Tom Doe met. “We looked well,” she said.", "doe", (1, "Tom Doe"), PRONOUN),
        # A sentence about the same pronoun is skipped, and of the other pronoun it tells who is not meant.
        ("Roe spoke. She waited until Doe left. “We looked well,” she said.", "roe", (1, "Roe"), PROVED),
        ("Doe spoke. Roe came. “It is so,” she told him. “We looked well,” he said.", "doe", (1, "Doe"), PROVED),
        ("Roe spoke. Sails were late, she noted, so it was clear that Doe would win. “We looked well,” she said.", "roe", (1, "Roe"), PROVED),
        ("Roe spoke. Sails were late, she noted, so it was clear that Doe would win. “We looked well,” she said.", "doe", (1, "Doe"), PRONOUN),
        ("Roe hopes it ends in Doe claiming it, even if many of them backed Doe. “We looked well,” she said.", "roe", (1, "Roe"), PROVED),
        # Who is described acts too.
        ("The shed belongs to Roe, who built it. “We looked well,” she said.", "roe", (1, "Roe"), PROVED),
        ("Doe’s sister, Ann Roe, came. “We looked well,” she said.", "roe", (1, "Ann Roe"), PROVED),
        ("Doe’s sister, Ann Roe, came. “We looked well,” she said.", "doe", (1, "Doe’s"), WRONG),
        # Whoever is described behind a place is no place, and one in a wider place acts.
        ("Doe left. In Salem, Ann Roe, Lowen’s mayor, sat. “We looked well,” she said.", "roe", (1, "Ann Roe"), PROVED),
        ("Doe left. In Salem, Ann Roe, Doe’s old rival, sat. “We looked well,” she said.", "doe", (1, "Doe"), PRONOUN),
        ("Doe left. In Salem, Ann Roe, Harbor Board chair, sat. “We looked well,” she said.", "roe", (1, "Ann Roe"), PROVED),
        ("Doe left. In Salem, Ann Roe, Labour leader, sat. “We looked well,” she said.", "doe", (1, "Doe"), PRONOUN),
        ("Doe left. In Salem, Kent, Ann Roe opened a club. “We looked well,” she said.", "roe", (1, "Ann Roe"), PROVED),
        ("Doe left. In Salem, Kent, Ann Roe opened a club. “We looked well,” she said.", "doe", (1, "Doe"), PRONOUN),
        # A participle that often stands before a noun may open a sentence too.
        ("Doe left. Founding a club, Ann Roe sat. “We looked well,” she said.", "roe", (1, "Ann Roe"), PROVED),
        ("Doe left. Ranking first, Ann Roe sat. “We looked well,” she said.", "doe", (1, "Doe"), PRONOUN),
        ("Roe spoke. “We looked well,” she said.", "roe", (1, "spoke"), WRONG),
        ("“We looked well,” she said. Roe spoke.", "roe", (1, "Roe"), PRONOUN),
    ],
)  # fmt: skip
def test_for_whom_a_pronoun_stands(
    tmp_path: Path, source: str, speaker: str, antecedent: tuple[int, str] | None, expected: set[str]
) -> None:
    clause = next(clause for clause in ("she said", "he said", "they said") if f" {clause}" in source)
    last = len(canonicalize(source).quotations) - 1
    assert codes(tmp_path, source, speaker, clause, last, antecedent) == expected


def test_the_pronouns_of_the_record_decide(tmp_path: Path) -> None:
    source = "Roe spoke. Doe left. “We looked well,” she said."
    assert codes(tmp_path, source, "roe", "she said", antecedent=(1, "Roe")) == PRONOUN
    people = (LEAGUE, {**DOE, "pronouns": ["he", "him"]}, ROE)
    assert codes(tmp_path, source, "roe", "she said", antecedent=(1, "Roe"), people=people) == PROVED


SHE = {**ROE, "pronouns": ["she", "her"]}
HE = {**DOE, "pronouns": ["he", "him"]}


@pytest.mark.parametrize(
    ("source", "clause", "speaker", "expected"),
    [
        ("Roe met Doe. Sailors were angry. “We looked well,” they said.", "they said", "roe", PRONOUN),
        ("Roe left. “We looked well,” it said.", "it said", "roe", PRONOUN),
        ("A man robbed Doe. “We looked well,” he said.", "he said", "doe", PRONOUN),
        ("The tired Doe left. “We looked well,” he said.", "he said", "doe", PROVED),
        ("The newly elected Doe left. “We looked well,” he said.", "he said", "doe", PROVED),
        ("On Monday Roe left the quay. “We looked well,” she said.", "she said", "roe", PROVED),
        ("On Monday the league met. “We looked well,” it said.", "it said", "league", PROVED),
    ],
)
def test_for_whom_a_pronoun_may_stand(
    tmp_path: Path, source: str, clause: str, speaker: str, expected: set[str]
) -> None:
    name = {"roe": "Roe", "doe": "Doe", "league": "league"}[speaker]
    name = f"the {name}" if speaker == "league" else name
    assert codes(tmp_path, source, speaker, clause, 0, (1, name), (SHE, HE, LEAGUE)) == expected


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("Eva Poe waved.", PRONOUN),
        ("Poe waved.", PRONOUN),
        ("A sailor waved.", PRONOUN),
        ("Her successor waved.", PRONOUN),
        ("Su hija Eva Poe ganó.", PRONOUN),
        # Nobody else is "she": a man, things, several, a club, whoever acts inside another clause.
        ("Mr. Cal Poe waved.", PROVED),
        ("Her father waved.", PROVED),
        ("The rain ended.", PROVED),
        ("A dock fell.", PROVED),
        ("Sailors waved.", PROVED),
        ("Eva Poe and Ida Lind waved.", PROVED),
        ("The Eva Poe Club waved.", PROVED),
        ("Poe Mill burned.", PROVED),
        ("The flag fell as Eva Poe waved.", PROVED),
        # An article may take up who was named before, and the same pronoun goes on with her.
        ("The sailor waved.", PROVED),
        ("A sailor waved, she noted.", PROVED),
        # "He" in between is the stranger.
        ("Cal Poe waved. He left.", PROVED),
    ],
)
def test_a_pronoun_does_not_reach_past_a_stranger(tmp_path: Path, between: str, expected: set[str]) -> None:
    source = f"Roe met Eva Poe. {between} “We looked well,” she said."
    people = [SHE] if "Mill" not in between else [SHE, LEAGUE]
    assert codes(tmp_path, source, "roe", "she said", 0, (1, "Roe"), people) == expected


def test_whoever_was_addressed_replies(tmp_path: Path) -> None:
    poe = {"id": "poe", "kind": "person", "name": "Eva Poe", "called": ["Poe"]}
    people = (ROE, poe)
    source = "Roe asked Poe about the pier. “We looked well,” she {}."
    for verb, speaker, other in (("replied", "poe", "roe"), ("said", "roe", "poe")):
        for who, expected in ((speaker, PROVED), (other, PRONOUN)):
            name = {"roe": "Roe", "poe": "Poe"}[who]
            answer = codes(tmp_path, source.format(verb), who, f"she {verb}", 0, (1, name), people)
            assert answer == expected, (verb, who)
    plain = "Roe asked the crowd about the pier. “We looked well,” she replied."
    assert codes(tmp_path, plain, "roe", "she replied", 0, (1, "Roe"), people) == PROVED


def test_a_pronoun_in_the_sentence_of_its_name_needs_no_antecedent(tmp_path: Path) -> None:
    source = "Roe rails at what she calls “the wrong look” of it."
    assert codes(tmp_path, source, "roe", "Roe rails at what she calls") == PROVED
    assert codes(tmp_path, source, "roe", "what she calls") == PRONOUN
    contact = "Roe rails at a plan she calls “the wrong look” of it."
    assert codes(tmp_path, contact, "roe", "Roe rails at a plan") == PROVED
    assert codes(tmp_path, contact, "doe", "Roe rails at a plan") == WRONG


def test_a_clause_inside_what_somebody_says_may_have_a_pronoun(tmp_path: Path) -> None:
    source = "Roe says that, if so, she thinks it is “the wrong look” of it."
    assert codes(tmp_path, source, "roe", "she thinks it is") == WRONG
    assert codes(tmp_path, source, "roe", "she thinks it is", antecedent=(1, "Roe")) == PROVED
    assert codes(tmp_path, source, "doe", "she thinks it is", antecedent=(1, "Roe")) == WRONG
    other = "Doe left. Roe says that he thinks it is “the wrong look” of it."
    assert codes(tmp_path, other, "doe", "he thinks it is", antecedent=(1, "Doe")) == WRONG


def test_a_topic_is_whom_a_pronoun_stands_for(tmp_path: Path) -> None:
    source = "Doe left. As for Roe, she was late. “We looked well,” she said."
    assert codes(tmp_path, source, "roe", "she said", antecedent=(1, "Roe")) == PROVED
    assert codes(tmp_path, source, "doe", "she said", antecedent=(1, "Doe")) == PRONOUN


@pytest.mark.parametrize(
    ("source", "speaker", "expected"),
    [
        ("“We looked well,” Doe and Roe said.", ["doe", "roe"], PROVED),
        ("“We looked well,” Doe and Roe said.", ["roe", "doe"], PROVED),
        ("“We looked well,” said Doe and Roe.", ["doe", "roe"], PROVED),
        ("“We looked well,” Doe, Roe and the league said.", ["doe", "roe", "league"], PROVED),
        ("“We looked well,” Doe and Roe said.", "doe", WRONG),
        ("“We looked well,” said Doe and his wife.", "doe", WRONG),
        ("“We looked well,” Doe, Roe and the league said.", ["doe", "roe"], WRONG),
        ("“We looked well,” Doe said.", ["doe", "roe"], WRONG),
        ("“We looked well,” Doe told Roe.", ["doe", "roe"], WRONG),
    ],
)
def test_who_speak_together_are_all_named_and_nobody_else(
    tmp_path: Path, source: str, speaker: str | list[str], expected: set[str]
) -> None:
    clause = source.partition("” ")[2].rstrip(".")
    assert codes(tmp_path, source, speaker, clause) == expected


def test_one_of_two_who_are_given_is_said_to_speak_alone(tmp_path: Path) -> None:
    assert codes(tmp_path, "“We looked well,” Doe said.", ["doe", "roe"], "Doe said") == WRONG
    quote = {"id": "q", "speaker": ["doe", "roe"], "at": "s:1", "attribution": "Doe said", "spans": ["We looked well"]}
    (problem,) = checked(tmp_path, quote, PEOPLE, seal_only=False).problems
    assert "the source gives the words to ‹Doe› alone, and not to `roe` too; correct `speaker`" in problem.message


def test_a_name_that_two_people_share_is_like_a_pronoun(tmp_path: Path) -> None:
    people = (DOE, ROE, TWIN)
    source = "Ben Roe came. “We looked well,” Roe said."
    assert codes(tmp_path, source, "twin", "Roe said", people=people) == PRONOUN
    assert codes(tmp_path, source, "twin", "Roe said", antecedent=(1, "Ben Roe"), people=people) == PROVED
    assert codes(tmp_path, source, "roe", "Roe said", people=people) == PRONOUN
    assert codes(tmp_path, source, "doe", "Roe said", people=people) == WRONG
    assert codes(tmp_path, "“We looked well,” Ben Roe said.", "roe", "Roe said", people=people) == WRONG
    assert codes(tmp_path, "“We looked well,” Ben Roe said.", "twin", "Ben Roe said", people=people) == PROVED


@pytest.mark.parametrize(
    ("source", "clause", "speaker", "expected"),
    [
        ("“We looked well,” a spokesman for the Coast League said.", "a spokesman for the Coast League", "league", PROVED),
        ("“We looked well,” said a spokesperson for the Coast League.", "said a spokesperson for the Coast League", "league", PROVED),
        ("A spokeswoman of the league said: “We looked well.”", "A spokeswoman of the league said", "league", PROVED),
        # A person's spokesman is not that person, and a lawyer is nobody's voice but his own.
        ("“We looked well,” a spokesman for Doe said.", "a spokesman for Doe said", "doe", WRONG),
        ("“We looked well,” a lawyer for the Coast League said.", "a lawyer for the Coast League", "league", WRONG),
        ("“We looked well,” a former spokesman for the Coast League said.", "for the Coast League said", "league", WRONG),
        ("“We looked well,” said Tom Poe, a spokesman for the Coast League.", "for the Coast League", "league", WRONG),
    ],
)  # fmt: skip
def test_an_unnamed_spokesman_speaks_for_a_body(
    tmp_path: Path, source: str, clause: str, speaker: str, expected: set[str]
) -> None:
    assert codes(tmp_path, source, speaker, clause) == expected


@pytest.mark.parametrize(
    ("source", "clause", "expected"),
    [
        ("«El río subió mucho», dijo Doe.", "dijo Doe", PROVED),
        ("«El río subió mucho», afirmó ayer Doe.", "afirmó ayer Doe", PROVED),
        ("«El río subió mucho», le dijo Doe a Roe.", "le dijo Doe", PROVED),
        ("Doe lo dijo ayer: «El río subió mucho».", "Doe lo dijo", PROVED),
        ("Según Doe, «el río subió mucho» ayer.", "Según Doe", PROVED),
        ("Para Doe, el plan es «una broma larga» más.", "Para Doe, el plan es", PROVED),
        ("El plan es para Doe «una broma larga» más.", "para Doe", WRONG),
        ("« Le fleuve a monté », explique Doe.", "explique Doe", PROVED),
        ("„Der Fluss stieg sehr“, sagte Doe.", "sagte Doe", PROVED),
        ("Das Boot fährt „nur mit Geduld“, so Doe.", "so Doe", PROVED),
        ("„Rzeka wezbrała mocno” – powiedział Doe.", "powiedział Doe", PROVED),
        ("„Der Fluss stieg sehr“, heißt es in einer Mitteilung von Doe.", "Mitteilung von Doe", PROVED),
        ("„Der Fluss stieg sehr“, heißt es in einem Brief von Kim an Doe.", "an Doe", WRONG),
        ("قال Doe: «ارتفع النهر كثيرا».", "قال Doe", PROVED),
    ],
)
def test_other_languages(tmp_path: Path, source: str, clause: str, expected: set[str]) -> None:
    assert codes(tmp_path, source, "doe", clause) == expected


@pytest.mark.parametrize(
    ("source", "speaker", "clause", "expected"),
    [
        ("وقال نجار إن النهر «ارتفع كثيرا» أمس.", "najjar", "وقال نجار", PROVED),
        ("وقال نجار إن النهر «ارتفع كثيرا» أمس.", "haddad", "وقال نجار", WRONG),
        ("قالت حداد ونجار في بيان: «ارتفع النهر كثيرا».", "haddad", "قالت حداد", WRONG),
        ("قالت حداد ونجار في بيان: «ارتفع النهر كثيرا».", ["haddad", "najjar"], "قالت حداد ونجار", PROVED),
        ("قالت أمس حداد: «ارتفع النهر كثيرا».", "haddad", "قالت أمس حداد", PROVED),
    ],
)
def test_a_script_without_capitals(
    tmp_path: Path, source: str, speaker: str | list[str], clause: str, expected: set[str]
) -> None:
    people = [
        {"id": "haddad", "kind": "person", "name": "ليلى حداد", "called": ["حداد"]},
        {"id": "najjar", "kind": "person", "name": "سمير نجار", "called": ["نجار"]},
    ]
    assert codes(tmp_path, source, speaker, clause, people=people) == expected


def test_a_verb_that_shows_its_person_is_like_a_pronoun(tmp_path: Path) -> None:
    source = "Doe pidió un libro. «Un libro corto», dijo."
    assert codes(tmp_path, source, "doe", "dijo") == PRONOUN
    assert codes(tmp_path, source, "doe", "dijo", antecedent=(1, "Doe")) == PROVED


@pytest.mark.parametrize(
    ("source", "evidence", "stands"),
    [
        ("“I saw ‘two handfuls, washed’ and knew.”", "two handfuls, washed", True),
        ("“I saw ‘two handfuls, washed,’ and knew.”", "handfuls, washed", True),
        ("“I saw ‘two handfuls, washed’ and knew.”", "'two handfuls, washed'", True),
        ("“I saw the growers’ path.”", "saw the growers", False),
        ("“I was goin’ home.”", "was goin", False),
        ("“It was in the ’90s then.”", "90s then", False),
        ("“I saw ‘em all.”", "em all", False),
    ],
)
def test_evidence_may_leave_off_a_nested_mark_but_no_apostrophe(source: str, evidence: str, stands: bool) -> None:
    view = TextView(canonicalize(source))
    assert bool(find(view, evidence_pattern(evidence_words(evidence)), 0, view.size)) == stands


@pytest.mark.parametrize("stop", [",", ".", "،", "۔", ""])
def test_a_comma_or_a_period_at_the_end_of_a_span_is_the_same_in_every_script(stop: str) -> None:
    assert f"كتاب{stop}" in endings("كتاب", COMMA_OR_PERIOD)


def test_words_that_print_shortens_at_the_front() -> None:
    assert [shortened(word) for word in ("90s", "em", "tis", "two", "embers")] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Captain Ann", WRONG),
        ("Ann", WRONG),
        ("Captain", WRONG),
        ("Ann Roe", PROVED),
        ("Roe", PROVED),
        ("Captain Ann Roe", PROVED),
        ("Roe of Lowen said", PROVED),
    ],
)
def test_a_clause_shows_more_of_a_name_than_its_beginning(tmp_path: Path, clause: str, expected: set[str]) -> None:
    source = "“The pier holds well,” Captain Ann Roe of Lowen said.\n"
    assert codes(tmp_path, source, "roe", clause) == expected


def test_beside_a_named_speaker_the_verb_alone_is_a_clause_with_an_antecedent(tmp_path: Path) -> None:
    source = "Ann Roe rose.\n\n“We looked well,” Roe said then."
    assert codes(tmp_path, source, "roe", "said then", antecedent=(1, "Ann Roe")) == PROVED
    assert codes(tmp_path, source, "roe", "then", antecedent=(1, "Ann Roe")) == WRONG
