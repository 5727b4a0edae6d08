"""Whom a draft names, and what it says of them: in the source's words, and never as something that they are not."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from incident_record.maintain import plan
from incident_record.maintain.new import plan_new
from incident_record.record.schema import schema
from tests.maintain.test_new import codes_when_filled_in
from tests.support.desk import Desk

ID = "2031-05-04-any"


def draft(desk: Desk, *paragraphs: str, id_: str = ID, opening: str = "It rained in the town.\n\n") -> Any:
    path: Path = desk.folder.parent / f"post-{id_}.txt"
    path.write_text(opening + "\n\n".join(paragraphs) + "\n", "utf-8")
    plan.write(plan_new(desk.folder, path, id_).changes)
    return yaml.safe_load((desk.folder / f"{id_}.yaml").read_text("utf-8"))


def only_person(record: Any) -> Any:
    (person,) = record["people"]
    return person


@pytest.mark.parametrize(
    ("clause", "name", "kind"),
    [
        ("a spokesman for Platte Mill said", "spokesman for Platte Mill", "person"),
        ("said one of two witnesses who saw it", "one of two witnesses", "organization"),
        ("said one Republican involved in the planning", "Republican", "organization"),
        ("an ad released Thursday said", "ad", "organization"),
        ("the Lowen Harbor Office said", "Lowen Harbor Office", "organization"),
        ("the State Office of Workplace Safety said", "State Office of Workplace Safety", "organization"),
        ("said NABC Lowen", "NABC Lowen", "organization"),
        ("the group’s statement said", "group", "organization"),
        ("said the Rev. Ann Roe", "Ann Roe", "person"),
    ],
)
def test_a_description_is_named_as_the_source_has_it(desk: Desk, clause: str, name: str, kind: str) -> None:
    record = draft(desk, f"“We do not know that yet,” {clause}.")
    person = only_person(record)
    assert (person["name"], person["kind"]) == (name, kind)
    assert record["quotes"][0]["speaker"] == person["id"]


def test_two_who_are_described_alike_are_two_and_one_with_less_is_the_last(desk: Desk) -> None:
    record = draft(
        desk,
        "“We left at noon,” a spokesman for Platte Mill said.",
        "“We left at one,” a spokesman for Lowen Mill said.",
        "“We will come back,” the spokesman said.",
    )
    assert [quote["speaker"] for quote in record["quotes"]] == [
        "spokesman-for-platte-mill",
        "spokesman-for-lowen-mill",
        "spokesman-for-lowen-mill",
    ]


@pytest.mark.parametrize(
    ("clause", "role", "age"),
    [
        ("Lowen police spokesman Ben Doe said", "Lowen police spokesman", None),
        ("said neighbor Ben Doe", "neighbor", None),
        ("Ben Doe, the mayor of Lowen, said", "mayor of Lowen", None),
        ("Ben Doe, 41, a baker, said", "baker", 41),
        ("Ben Doe, owner of the mill, said", "owner of the mill", None),
        ("Ben Doe, president of Dockers Local 112, said", "president of Dockers Local 112", None),
        ("its spokesman, Ben Doe, said", "spokesman", None),
        ("dijo la alcaldesa, Ben Doe", "alcaldesa", None),
        ("a spokesman for the dockers’ union, Ben Doe, said", "spokesman for the dockers' union", None),
        ("In the mill, Ben Doe said", None, None),
        ("Ben Doe, who left, said", None, None),
        ("Ben Doe, in a letter, said", None, None),
        ("said Ben Doe, 141, a ghost", None, None),
    ],
)
def test_role_and_age_are_the_source_s_words_beside_the_name(
    desk: Desk, clause: str, role: str | None, age: int | None
) -> None:
    person = only_person(draft(desk, f"“We do not know that yet,” {clause}."))
    assert (person["name"], person.get("role"), person.get("age")) == ("Ben Doe", role, age)
    assert {"role", "age"} & person.keys() <= set(person["unconfirmed"])
    # The check wants the figures of a role and of an age in the evidence.
    digits = [word for word in f"{role or ''} {age or ''}".split() if word.isdecimal()]
    assert all(word in person["words"][0].replace(",", "").split() for word in digits)


def test_a_statement_is_nobody_and_its_author_is_who_made_it(desk: Desk) -> None:
    record = draft(
        desk,
        "Ann Roe praised the crew in a statement. Ben Doe left.",
        "“We owe them our lives,” the statement said.",
        "“We are leaving the town,” the letter reads.",
    )
    assert [(quote["speaker"], quote["attribution"]) for quote in record["quotes"]] == [
        ("ann-roe", "the statement said"),
        ("", "the letter reads"),
    ]
    assert {"statement", "letter"}.isdisjoint(person["id"] for person in record["people"])


def test_a_pronoun_stands_for_nobody_whom_the_source_gives_the_other_one(desk: Desk) -> None:
    record = draft(
        desk,
        "Ann Roe found her boat. “It was under her bed of reeds,” Roe said, and took her oar.",
        "Ben Doe lost his boat. Doe sold his oar. “We had bad luck,” Doe said.",
        "“I will come back,” she said.",
    )
    assert record["quotes"][-1]["speaker"] == "ann-roe"


def test_a_title_with_a_stop_names_nobody(desk: Desk) -> None:
    record = draft(
        desk, "Late Mayor’s Last Column Explains Why She Stays.", "Ann Roe left the town.", "“It was time,” she said."
    )
    assert only_person(record)["name"] == "Ann Roe"


def test_those_who_share_a_family_name_are_two(desk: Desk) -> None:
    record = draft(
        desk,
        "The worker was named as Ben Osei. “He was careful,” said his sister, Ann Osei.",
        "“The net did not hold,” Mayor Lea Sato said, and Ann Osei left.",
        "“I want an answer,” Osei said.",
        "“He told me so,” Ann B. Osei said.",
    )
    assert [quote["speaker"] for quote in record["quotes"]] == ["ann-b-osei", "lea-sato", "ann-b-osei", "ann-b-osei"]
    assert [person["name"] for person in record["people"]] == ["Ann B. Osei", "Lea Sato"]


def test_a_verb_without_a_subject_is_that_of_who_acts_before_it(desk: Desk) -> None:
    record = draft(desk, "Pilar Roe salió de su casa a las tres con su perro. “Nadie nos dijo nada de eso”, se quejó.")
    (quote,) = record["quotes"]
    assert (quote["speaker"], quote["antecedent"]["words"]) == ("pilar-roe", "Pilar Roe")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ann Roe left. “We will not wait for them,” the mayor said.", "ann-roe"),
        ("The head of the town’s mill, Ann Roe, left. “We will not wait for them,” the head said.", "ann-roe"),
        ("Mayor Ann Roe left. “We will not wait for them,” a mayor said.", "mayor"),
        ("La alcaldesa, Ana Roe, salió de su casa. “No vamos a esperar a nadie”, dijo la alcaldesa.", "ana-roe"),
    ],
)
def test_the_holder_of_an_office_is_whoever_was_named_with_it(desk: Desk, text: str, speaker: str) -> None:
    record = draft(desk, text)
    assert record["quotes"][0]["speaker"] == speaker
    (person,) = (person for person in record["people"] if person["id"] == speaker)
    assert "Ann Roe" not in text or speaker == "mayor" or person["called"][0].startswith("the ")


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("the Lowen Safety Board said", "organization"),
        ("city officials said", "group"),
        ("according to council president Ann Roe", "person"),
        ("dijo la asociación vecinal La Cuesta Viva", "organization"),
    ],
)
def test_a_noun_tells_an_organization_from_a_person(desk: Desk, clause: str, kind: str) -> None:
    record = draft(desk, f"“No hay agua en el pueblo,” {clause}.")
    assert only_person(record)["kind"] == kind


def test_who_is_described_and_says_nothing_is_there_and_what_is_said_is_about_them(desk: Desk) -> None:
    record = draft(
        desk,
        "The mayor, Ann Roe, was not there when Ben Doe, 61, fell. Mill Square was dry.",
        "Lea Sato said that Roe had called. “Doe is well,” Sato said.",
    )
    people = {person["id"]: person for person in record["people"]}
    assert set(people) == {"ann-roe", "ben-doe", "lea-sato"}
    assert (people["ann-roe"]["role"], people["ben-doe"]["age"]) == ("mayor", 61)
    first, *_ = [statement for statement in record["statements"] if statement["at"] == "post:2"]
    assert first["about"] == ["ann-roe", "ben-doe"]
    (quote,) = record["quotes"]
    assert quote["about"] == ["ben-doe"]
    assert all("about" in item["unconfirmed"] for item in (first, quote))
    for kind, item in (("statement", first), ("quote", quote)):
        assert [*item] == [name for name in schema()["$defs"][kind]["properties"] if name in item]


@pytest.mark.parametrize(
    "text",
    [
        "The town has 14 boats, according to a survey of the mill.",
        "Según una encuesta del molino, el pueblo no tiene más de 14 barcos en el lago.",
    ],
)
def test_what_nobody_says_is_reported_by_the_source(desk: Desk, text: str) -> None:
    record = draft(desk, text)
    assert [(item["by"], item["verb"]) for item in record["statements"]] == [("post", "reported")] * 2
    assert "people" not in record


@pytest.mark.parametrize(
    ("line", "place", "published"),
    [
        ("LOWEN, Oct. 14, 2033 — The bridge fell.", "Lowen", "2033-10-14"),
        ("NEW HARBOR (NP) — The bridge fell.", "New Harbor", None),
        ("Lowen, 3 de febrero de 2034. El puente se cayó.", "Lowen", "2034-02-03"),
        ("On Monday, May 4, the bridge fell.", None, None),
        ("NABC said May 4 that the bridge fell.", None, None),
    ],
)
def test_the_dateline_has_place_and_day(desk: Desk, line: str, place: str | None, published: str | None) -> None:
    record = draft(desk, line)
    assert (record.get("place"), record["sources"][0].get("published")) == (place, published)
    assert record.get("unconfirmed") == (["place"] if place else None)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Odile Marsh and Peter Okonjo", "Odile Marsh and Peter Okonjo"),
        ("By Odile Marsh, Staff Writer", "Odile Marsh"),
        ("Por Ana Roe", "Ana Roe"),
        ("By noon", None),
    ],
)
def test_a_byline_names_the_author(desk: Desk, line: str, author: str | None) -> None:
    source = draft(desk, line)["sources"][0]
    assert source.get("author") == author
    assert ("author" in source["unconfirmed"]) == (author is not None)


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("Odile Marsh\nStaff writer\nMay 4, 2031", "Odile Marsh", ""),
        ("Odile Marsh, Lowen Gazette", "Odile Marsh", "Lowen Gazette"),
        ("Lowen Gazette", None, "Lowen Gazette"),
        ("By ODILE MARSH\nStaff Writer", "Odile Marsh", ""),
        ("Redacción El Diario de Lowen\n4 de mayo de 2031", None, "El Diario de Lowen"),
        ("كتب: سامر الحلو", "سامر الحلو", ""),
        ("Two Dead And Nine Hurt", None, ""),
        ("Photo of the quay", None, ""),
        ("“”", None, ""),
    ],
)
def test_who_wrote_the_text_may_be_a_line_below_the_title(
    desk: Desk, line: str, author: str | None, publisher: str
) -> None:
    (source,) = draft(desk, "Fire closes old pier", line, "It rained.")["sources"]
    assert (source.get("author"), source["publisher"]) == (author, publisher)
    assert source.get("published") == ("2031-05-04" if "2031" in line else None)


@pytest.mark.parametrize(
    ("title", "kind", "headline"),
    [
        ("FOR IMMEDIATE RELEASE\n\nPier is closed again", "press-release", 2),
        ("Nota de prensa\n\nCierra el muelle viejo", "press-release", 2),
        ("IN THE COUNTY COURT OF LOWEN", "court-document", 1),
        ("Press coverage of the fire", "news-article", 1),
        ("Statement by the mayor of Lowen", "news-article", 1),
    ],
)
def test_the_first_lines_tell_what_the_text_is(desk: Desk, title: str, kind: str, headline: int) -> None:
    (source,) = draft(desk, title, "It rained.", opening="")["sources"]
    assert (source["kind"], source["headline"]) == (kind, headline)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("«Llueve», dijo Ana Ruiz, de 71 años, ayer.", 71),
        ("«Llueve», dijo Ana Ruiz, de 26.", 26),
        ("« Il pleut », dit Ana Ruiz, 38 ans, hier.", 38),
        ("„Es regnet“, sagte Ana Ruiz (67).", 67),
        ("“It rains,” said Ana Ruiz, aged 44, on Monday.", 44),
        ("“It rains,” said Ana Ruiz, 2031.", None),
        ("“It rains,” said Ana Ruiz, 44 miles away.", None),
    ],
)
def test_an_age_behind_a_name_is_written_as_each_language_does(desk: Desk, text: str, age: int | None) -> None:
    person = only_person(draft(desk, text))
    assert (person["name"], person.get("age")) == ("Ana Ruiz", age)
    assert age is None or str(age) in person["words"][0]


@pytest.mark.parametrize(
    ("text", "name", "kind", "role"),
    [
        ("Acme Logistics said that it rained.", "Acme Logistics", "organization", None),
        ("Human Rights Watch said that it rained.", "Human Rights Watch", "organization", None),
        ("Black Lives Matter said that it rained.", "Black Lives Matter", "organization", None),
        ("Die Gewerkschaft IG Textil sagte, dass es regnet.", "IG Textil", "organization", None),
        ("The Lowen Safety and Health Division said that it rained.", *("Lowen Safety and Health Division", "organization", None)),
        ("La Asociación de Vecinos dijo que llueve.", "Asociación de Vecinos", "organization", None),
        ("“It rains,” said Sheriff Don Ivey.", "Don Ivey", "person", "Sheriff"),
        ("“It rains,” said General Ann Roe.", "Ann Roe", "person", "General"),
        ("Die Berufsgenossenschaft Bau sagte, dass es regnet.", "Berufsgenossenschaft Bau", "organization", None),
        ("La magistrada dijo que llueve.", "magistrada", "person", None),
        ("«Llueve», según explicó el comisario Andrés Lobo.", "Andrés Lobo", "person", "comisario"),
        ("„Es regnet hier und nicht dort“, sagte Anwohnerin Helga Maria Brück.", "Helga Maria Brück", "person", "Anwohnerin"),
    ],
)  # fmt: skip
def test_names_of_persons_and_of_organizations(desk: Desk, text: str, name: str, kind: str, role: str | None) -> None:
    person = only_person(draft(desk, text, opening=""))
    assert (person["name"], person["kind"], person.get("role")) == (name, kind, role)
    assert "called" not in person


def test_an_institution_that_was_named_in_full_is_meant_by_its_noun(desk: Desk) -> None:
    record = draft(
        desk,
        "The Lowen Port Authority closed the quay. The Board of Pilots met.",
        "The authority has said that it rained. An authority said that it was cold.",
        opening="",
    )
    assert [(person["name"], person.get("called")) for person in record["people"]] == [
        ("Lowen Port Authority", ["the authority"]),
        ("authority", None),
    ]


def test_the_company_is_the_organization_that_was_named_last(desk: Desk) -> None:
    record = draft(
        desk, "Lowen Hydro, which runs the dam, said that it rained. The company said that it was cold.", opening=""
    )
    person = only_person(record)
    assert (person["name"], person["kind"], person["called"]) == ("Lowen Hydro", "organization", ["the company"])


@pytest.mark.parametrize(
    ("verb", "drafted"), [("announced", "announced"), ("told reporters", "said"), ("blamed the wind and said", "said")]
)
def test_a_verb_of_ours_takes_a_statement(desk: Desk, verb: str, drafted: str) -> None:
    record = draft(desk, f"Ann Roe {verb} that it rained.", opening="")
    assert [item["verb"] for item in record["statements"]] == [drafted]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The boat left at 4 a.m.", ["The boat left at 4 a.m."]),
        ("The old boat sank at about 4 a.m., the city said.", ["the city said", "4 a.m."]),
        ("Some forty people and eleven dogs left, the city said.", ["the city said", "forty people", "eleven dogs"]),
        ("Two people left, the city said.", ["the city said"]),
    ],
)
def test_figures_are_in_the_evidence_with_their_unit(desk: Desk, text: str, evidence: list[str]) -> None:
    (statement,) = draft(desk, text, opening="")["statements"]
    assert statement["words"] == evidence


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("RÍO CLARO. Llueve mucho hoy.", "Río Claro"),
        ("U.S. forces left the town.", None),
        ("NEW LOWEN (Tri-Valley News) — It rains in the town.", "New Lowen"),
        ("Neuwald (dpa) - Es regnet in der Stadt.", "Neuwald"),
        ("EFE\nSevilla, 12 jun (EFE).- Llueve en la ciudad.", "Sevilla"),
        ("The port (which is old) - and the quay are shut.", None),
    ],
)
def test_a_place_with_a_stop_or_an_agency_is_a_dateline(desk: Desk, line: str, place: str | None) -> None:
    record = draft(desk, "Llueve otra vez aquí", line, opening="")
    assert record.get("place") == place
    opening = record["statements"][0]["words"][0]
    assert line.partition(opening)[0].strip(" -—").endswith((".", ")", ".-")) == (place is not None)


def test_a_statement_by_somebody_with_an_office_is_that_persons(desk: Desk) -> None:
    path = desk.folder.parent / "note.txt"
    path.write_text("Statement by Mayor Ann Roe\n\nI, Mayor Ann Roe, ask for an inquiry.\n\nDo not wait.\n")
    plan.write(plan_new(desk.folder, path, ID, by="ann-roe").changes)
    record = yaml.safe_load((desk.folder / f"{ID}.yaml").read_text("utf-8"))
    assert record["sources"][0]["kind"] == "public-statement"
    person = only_person(record)
    assert (person["id"], person["kind"], person["name"]) == ("ann-roe", "person", "Ann Roe")


def test_a_release_has_statements_for_its_figures_and_names_who_has_a_role(desk: Desk) -> None:
    path = desk.folder.parent / "note.txt"
    path.write_text("We open the pier. It has 40 lamps. It is new.\n\nMayor Ann Roe, 51, comes at noon.\n")
    plan.write(plan_new(desk.folder, path, ID, by="pier-office").changes)
    record = yaml.safe_load((desk.folder / f"{ID}.yaml").read_text("utf-8"))
    assert [(item["at"], item["by"]) for item in record["statements"]] == [
        ("note:1", "pier-office"),
        ("note:2", "pier-office"),
    ]
    assert record["people"][1]["name"] == "Ann Roe"
    assert (record["people"][1]["role"], record["people"][1]["age"]) == ("Mayor", 51)


def test_what_follows_a_refusal_to_comment_is_the_sources(desk: Desk) -> None:
    record = draft(desk, "Ann Roe declined to comment. The wind blew at 46 mph.", opening="")
    assert [(item["by"], item["words"][1:]) for item in record["statements"]] == [("ann-roe", []), ("post", ["46 mph"])]


def test_a_noun_behind_an_article_is_no_verb_of_saying(desk: Desk) -> None:
    record = draft(desk, "A train came off the rails at noon, Network South said.", opening="")
    assert [item["by"] for item in record["statements"]] == ["network-south"]


def test_the_state_of_a_dateline_is_no_sentence(desk: Desk) -> None:
    record = draft(desk, "LOWEN, Ore. — A crane fell onto a hall at the quay, the city said.", opening="")
    assert [item["by"] for item in record["statements"]] == ["city"]


@pytest.mark.parametrize(
    "text", ["Crews met 22-year-old Ann Roe at noon.", "Am Abend traf die 22-jährige Ann Roe ein."]
)
def test_an_age_may_stand_before_the_name(desk: Desk, text: str) -> None:
    person = only_person(draft(desk, text))
    assert (person["name"], person["age"]) == ("Ann Roe", 22)
    assert person["words"][0].startswith("22-")
    assert person["words"][0].endswith("Ann Roe")


def test_a_noun_that_begins_a_sentence_is_no_part_of_a_name(desk: Desk) -> None:
    record = draft(
        desk, "Crews and police came. The Lowen Office of Police Rules opened a case.", "Police said that it was late."
    )
    assert record["statements"][-1]["by"] == "police"
    record = draft(desk, "Ann Reed cut a reed.", "Reed said that it was late.", id_="2031-05-05-reed")
    assert record["people"][0]["called"] == ["Reed"]


def test_each_has_its_own_office_and_the_office_is_the_last_one(desk: Desk) -> None:
    record = draft(
        desk,
        "The Lowen Civil Office said that it was late. The Medical Examiner’s Office said that it was cold.",
        "“We do not know that,” the Medical Examiner’s Office said.",
        "“We know it,” the Lowen Civil Office said.",
    )
    assert [quote["speaker"] for quote in record["quotes"]] == ["medical-examiners-office", "lowen-civil-office"]
    words = {person["id"]: person["words"] for person in record["people"]}
    assert words["medical-examiners-office"] != words["lowen-civil-office"]


def test_a_line_that_repeats_the_title_and_cuts_it_is_not_the_title(desk: Desk) -> None:
    path = desk.folder.parent / "post-any.txt"
    lines = ["Home News Bridge over the Tarn falls on...", "Bridge over the Tarn falls on market day"]
    path.write_text("\n\n".join([*lines, "It rained.", "™ & © 2031 Lowen Post. All rights reserved."]) + "\n", "utf-8")
    plan.write(plan_new(desk.folder, path, ID).changes)
    source = yaml.safe_load((desk.folder / f"{ID}.yaml").read_text("utf-8"))["sources"][0]
    assert (source["headline"], source["publisher"], source["published"]) == (2, "Lowen Post", "2031")
    assert [waiver["paragraph"] for waiver in source["unused"]] == [1, 4]


def test_a_day_is_proposed_with_its_month_and_a_participle_is_no_verb_of_ours(desk: Desk) -> None:
    record = draft(
        desk, "The town opened the case of the March 31 flood.", "Ann Roe released a note, saying that it was late."
    )
    assert "March 31" in record["statements"][1]["words"]
    assert record["statements"][-1]["verb"] == "said"


def test_the_period_of_an_abbreviation_stays_before_a_comma(desk: Desk) -> None:
    person = only_person(draft(desk, "“We left the town at noon,” said Ben Doe Jr., who left."))
    assert person["words"] == ["Ben Doe Jr."]
    assert codes_when_filled_in(desk) <= {"unfinished", "uncited-paragraph"}
