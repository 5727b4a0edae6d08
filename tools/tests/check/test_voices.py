"""Whom a sentence does not let speak: who never said it, who is only an object in the subject, who is told or joined."""

from pathlib import Path

import pytest
from tests.check.test_speaker import PROVED, ROE, WRONG, codes

DENIED = """
Roe never said “we looked well.” | Roe never said
Roe didn’t say “we looked well.” | Roe didn’t say
Roe hasn’t yet called it “a good look.” | Roe hasn’t yet called
“We looked well,” Roe did not say. | Roe did not say
Roe denied saying “we looked well.” | Roe denied saying
“We looked well,” never said Roe. | said Roe
“We looked well,” has never said Roe. | said Roe
Roe denied hurting anybody at the “very old dock.” | Roe denied
Roe said Doe would not call it “a good look.” | Roe said
Roe denied that she had called Doe “a poor sailor.” | she had called
Roe denies she told Doe “we looked well.” | Roe denies she told
Roe refused to call it “a good look.” | Roe refused to call
Roe stopped short of calling it “a good look.” | Roe stopped short of calling
Roe left without calling it “a good look.” | without calling
Roe has yet to say “we looked well.” | Roe has yet to say
Roe did not go so far as to say “we looked well.” | Roe did not go
Roe was wrongly quoted as saying “we looked well.” | Roe was wrongly quoted
Roe was misquoted as saying “we looked well.” | Roe was misquoted
Roe allegedly said “we looked well.” | Roe allegedly said
Roe might have said “we looked well.” | Roe might have said
Roe would have said “we looked well.” | Roe would have said
Roe could say “we looked well.” | Roe could say
“We looked well,” Roe should say. | Roe should say
Roe said no such thing as “we looked well.” | Roe said
Doe told Roe to say “we looked well.” | Roe to say
Doe wishes that Roe had said “we looked well.” | Roe had said
Doe doubts that Roe said “we looked well.” | Roe said
Doe falsely claimed that Roe said “we looked well.” | Roe said
If Roe said “we looked well,” Doe was away. | Roe said
Doe asked whether Roe said “we looked well.” | Roe said
Had Roe said “we looked well,” Doe would have left. | Had Roe said
Did Roe say “we looked well”? | Did Roe say
Why would Roe say “we looked well”? | Roe say
Nor did Roe say “we looked well.” | did Roe say
Suppose Roe said “we looked well.” | Suppose Roe said
Neither Doe nor Roe said “we looked well.” | Doe nor Roe said
Doe or Roe said “we looked well.” | Doe or Roe said
Doe and not Roe said “we looked well.” | Roe said
Doe rather than Roe said “we looked well.” | Roe said
Reports that Roe said “we looked well” are false. | Roe said
It is untrue that Roe said “we looked well.” | Roe said
There is no proof that Roe said “we looked well.” | Roe said
In a fake video, Roe said “we looked well.” | Roe said
In a doctored clip Roe said “we looked well.” | Roe said
In the play, Roe says “we looked well.” | Roe says
A fake post had Roe saying “we looked well.” | Roe saying
A parody account claimed that Roe said “we looked well.” | Roe said
Roe is reported to have said “we looked well.” | Roe is reported
Roe was said to have called it “a good look.” | Roe was said
Roe’s answer was not “we looked well.” | Roe’s answer
The post wrongly quoted Roe as saying “we looked well.” | Roe as saying
Not even Roe said “we looked well.” | Roe said
Roe would have to call it “a good look.” | Roe would have to call
Roe was about to say “we looked well.” | Roe was about
Roe held back from saying “we looked well.” | Roe held back
Roe, or somebody like her, said “we looked well.” | Roe, or somebody
Doe feared that Roe would say “we looked well.” | Roe would say
Rumor has it that Roe said “we looked well.” | Roe said
A meme shows Roe saying “we looked well.” | Roe saying
“We looked well” is not something Roe said. | Roe said
Roe might well call it “a good look.” | Roe might well call
¿Dijo Roe «el río subió»? | Roe
Nadie oyó a Roe decir «el río subió». | Roe decir
No es cierto que Roe dijera «el río subió». | Roe dijera
Roe n’est pas allée jusqu’à dire « le fleuve a monté ». | Roe n’est pas allée
Doe quiere que Roe diga «el río subió». | Roe diga
Roe s’est gardée de dire « le fleuve a monté ». | Roe s’est gardée
Roe weigerte sich, „sehr gestiegen“ zu sagen. | Roe weigerte sich
Roe miała powiedzieć: „Rzeka wezbrała”. | Roe miała
Nikt nie słyszał, żeby Roe powiedziała: „Rzeka wezbrała”. | Roe powiedziała
Dlaczego Roe powiedziała: „Rzeka wezbrała”? | Roe powiedziała
Roe no dijo «el río subió». | Roe no dijo
En un vídeo falso, Roe dijo «el río subió». | Roe dijo
Dans une fausse vidéo, Roe a dit « le fleuve a monté ». | Roe a dit
In einem gefälschten Video sagte Roe: „Der Fluss stieg sehr.“ | sagte Roe
Sagte Roe: „Der Fluss stieg sehr“? | Sagte Roe
Roe odmówiła powiedzenia „Rzeka wezbrała”. | Roe odmówiła
Roe negó haber dicho «el río subió». | Roe negó haber dicho
Si Roe dijo «el río subió», Doe se fue. | Roe dijo
Es falso que Roe dijo «el río subió». | Roe dijo
Roe n’a jamais dit « le fleuve a monté ». | Roe n’a jamais dit
Si Roe avait dit « le fleuve a monté », Doe serait parti. | Roe avait dit
Il est faux que Roe a dit « le fleuve a monté ». | Roe a dit
Roe sagte nie, der Fluss sei „sehr gestiegen“. | Roe sagte nie
„Der Fluss stieg sehr“, sagte Roe nicht. | sagte Roe nicht
Es stimmt nicht, dass Roe sagte: „Der Fluss stieg sehr.“ | Roe sagte
Gdyby Roe powiedziała: „Rzeka wezbrała”, Doe by wyszedł. | Roe powiedziała
To nieprawda, że Roe powiedziała: „Rzeka wezbrała”. | Roe powiedziała
هل قالت Roe «ارتفع النهر كثيرا»؟ | قالت Roe
ليس صحيحا أن Roe قالت «ارتفع النهر كثيرا». | Roe قالت
"""

SAID = """
Doe asks whether it is what Roe called “a joke.” | Roe called
If we hear it right when Roe said “we looked well,” Doe was gone. | Roe said
Roe could not say how long it would take, saying “we looked well.” | Roe could not say
Roe denied the charge: “We looked well.” | Roe denied the charge
Roe bluntly said “we looked well.” | Roe bluntly said
“We looked well,” bluntly said Roe. | said Roe
Newly acting Roe said “we looked well.” | Roe said
The ruling party’s leading Roe said “we looked well.” | Roe said
Roe denied “any such look at all.” | Roe denied
Roe would say only “we looked well.” | Roe would say only
Roe could only say “we looked well.” | Roe could only say
Roe declined to comment, saying “we looked well.” | Roe declined to comment
Roe did not hesitate to say “we looked well.” | Roe did not hesitate to say
Roe not only said “we looked well” but wrote it. | Roe not only said
Roe did not attend but said “we looked well.” | Roe did not attend but said
Roe, who never learned to swim, said “we looked well.” | Roe, who never learned
“We looked well,” said Roe, who did not attend. | said Roe
“We looked well,” said Roe, who did not call it so. | said Roe
“We looked well,” Roe said the day Doe left. | Roe said
Asked whether Doe had said so, Roe said “we looked well.” | Roe said
If the pier is shut, Roe said, “we go by boat.” | Roe said
Roe said it was not true that it was “a good look.” | Roe said
Roe said nobody was hurt and “we looked well.” | Roe said
Roe said she would not call it “a good look.” | Roe said she would not
Roe had to call it “a good look.” | Roe had to call
Roe alone called it “a good look.” | Roe alone
It was Roe, not Doe, who called it “a good look.” | Roe, not Doe
Roe’s memoir calls it “a good look.” | Roe’s memoir
Roe, que conoce a Doe, dijo que era «una ruina». | Roe, que conoce a Doe, dijo
Roe, qui connaît Doe, a dit que c’était « une ruine ». | Roe, qui connaît Doe, a dit
Roe, która zna Doe, powiedziała: „To ruina”. | Roe, która zna Doe, powiedziała
وذكرت Roe أن «هذا خراب كبير». | وذكرت Roe
Roe could not resist calling it “a good look.” | Roe could not resist
Roe is not afraid to call it “a good look.” | Roe is not afraid
In a video sent by Doe, Roe is heard saying it was “a good look.” | Roe is heard
It was, as Roe put it, “a good look.” | as Roe put it
Roe hit back: “We looked well.” | Roe hit back
Roe zaprzeczyła zarzutom: „Rzeka wezbrała”. | Roe zaprzeczyła
Den Steg nannte Roe „sehr gestiegen“. | nannte Roe
Roe said, but would not say how, that “we looked well.” | Roe said
Asked about a fake video, Roe said “we looked well.” | Roe said
In a letter about the fake post, Roe said “we looked well.” | Roe said
In her novel, Roe wrote “we looked well.” | Roe wrote
In the novel plan, Roe said, “we looked well.” | Roe said
Roe said Doe was right to call it “a good look.” | Roe said
Roe’s last words to Doe were “we looked well.” | Roe’s last words
Sagte Roe damals. „Der Fluss stieg sehr“, sagte Roe. | sagte Roe
Roe went so far as to say “we looked well.” | Roe went so far
Roe used to say “we looked well.” | Roe used to say
Roe could be heard saying “we looked well.” | Roe could be heard saying
Only in May did Roe say “we looked well.” | did Roe say
It is no surprise that Roe said “we looked well.” | Roe said
Roe never stopped saying “we looked well.” | Roe never stopped saying
"""

OBJECTS = """
A lawyer representing Roe said “we looked well.” | Roe said
“We looked well,” said a lawyer representing Roe. | representing Roe
A lawyer, representing Roe, said “we looked well.” | Roe, said
According to a lawyer representing Roe, it was “a good look.” | a lawyer representing Roe
Those opposing Mayor Ann Roe said “we looked well.” | Roe said
A sailor defending the mayor said “we looked well.” | the mayor said
The man who married Roe said “we looked well.” | Roe said
The men who had once met Roe said “we looked well.” | Roe said
Voters who like Roe said “we looked well.” | Roe said
The sailor accused of robbing Roe said “we looked well.” | Roe said
A person claiming to be Roe said “we looked well.” | Roe said
A man posing as Roe said “we looked well.” | Roe said
A man dressed as Roe said “we looked well.” | Roe said
A woman named after Roe said “we looked well.” | Roe said
The man suing the league said “we looked well.” | the league said
L’homme qui a épousé Roe a dit « le fleuve a monté ». | Roe a dit
Un avocat représentant Roe a dit « le fleuve a monté ». | Roe a dit
El hombre que mató a Roe dijo «el río subió». | Roe dijo
"""

SUBJECTS = """
The visiting Roe said “we looked well.” | Roe said
A smiling Roe said “we looked well.” | Roe said
Sitting mayor Ann Roe said “we looked well.” | Roe said
The marketing director Ann Roe said “we looked well.” | Roe said
Speaking in Salem, Roe said “we looked well.” | Roe said
Doe, who Roe says is “a poor sailor,” left. | Roe says
The crowd cheered as Roe said “we looked well.” | Roe said
Doe asked who stood by the plan that Ann Roe said was “a good look.” | Roe said
"""

OTHERS = """
Doe was quoted by Roe as saying “we looked well.” | quoted by Roe | Doe was quoted
Roe heard Doe shout “we looked well.” | Roe heard | Doe shout
Roe overheard Tom Doe saying “we looked well.” | Roe overheard | Doe saying
Roe accused Doe of saying “we looked well.” | Roe accused | Doe of saying
Roe praised Doe for saying “we looked well.” | Roe praised | Doe for saying
Roe, quoting Doe, said: “We looked well.” | Roe, quoting | quoting Doe
Quoting Doe, Roe said “we looked well.” | Roe said | Quoting Doe
Roe, described by Doe as “a good look,” left. | Roe, described | described by Doe
Roe quoted Doe: “We looked well.” | Roe quoted | quoted Doe
Roe read from Doe’s letter: “We looked well.” | Roe read | Doe’s letter
Roe got a text from Doe: “We looked well.” | Roe got | from Doe
Roe rejected Doe’s claim that it was “a good look.” | Roe rejected | Doe’s claim
In Doe’s words, “we looked well,” Roe said. | Roe said | In Doe’s words
Roe said it was, in the words of Doe, “a good look.” | Roe said | words of Doe
The words that Roe attributed to Doe, “a good look,” were kind. | Roe attributed | attributed to Doe
It was Doe, not Roe, who called it “a good look.” | Roe, who called | Doe, not Roe, who
“We looked well,” Roe recalled Doe saying. | Roe recalled | Doe saying
“We looked well,” Roe quoted Doe as saying. | Roe quoted | Doe as saying
“We looked well,” Roe said Doe told her. | Roe said | Doe told her
Roe heard from Doe: “We looked well.” | Roe heard | heard from Doe
Not Roe but Doe said “we looked well.” | Roe | Doe said
« Le fleuve a monté », a déclaré Doe à Roe. | à Roe | a déclaré Doe
Roe a entendu Doe dire « le fleuve a monté ». | Roe a entendu | Doe dire
„Der Fluss stieg sehr“, sagte Doe zu Roe. | zu Roe | sagte Doe
„Der Fluss stieg sehr“, sagte Doe gegenüber Roe. | gegenüber Roe | sagte Doe
«El río subió mucho», dijo Doe a Roe. | a Roe | dijo Doe
"""

NOBODYS = """
Roe heard a man shouting “we looked well.” | Roe heard
Roe heard him shout “we looked well.” | Roe heard
Roe saw a sign that said “we looked well.” | Roe saw
Roe passed a sign reading “we looked well.” | Roe passed
Roe received a letter that said “we looked well.” | Roe received
Roe was met with “we looked well.” | Roe was met
Roe won the prize for “best look of all.” | Roe won
Roe was fired for “a good look.” | Roe was fired
Roe chairs the “Friends of the Quay.” | Roe chairs
Roe sang “Down by the Quay” at the fair. | Roe sang
Roe held a sign: “We looked well.” | Roe held
Roe stood by a plaque saying “we looked well.” | Roe stood
Roe quoted the report as saying it was “a good look.” | Roe quoted
Roe unveiled a law that calls it “a good look.” | Roe unveiled
Roe rejected the words “we looked well.” | Roe rejected
Asked “did we look well,” Roe shrugged. | Roe shrugged
Roe wurde mit „geh nach Hause“ empfangen. | Roe wurde
Roe faced shouts of “we looked well.” | Roe faced
A report quoted officials as saying “we looked well” to Roe. | Roe
"""

TOGETHER = """
“We looked well,” Roe, along with Doe, said. | Roe, along with Doe, said
Roe, together with Doe, said: “We looked well.” | Roe, together with Doe
Roe, as well as Doe, said: “We looked well.” | Roe, as well as Doe
Roe (and Doe) said: “We looked well.” | Roe (and Doe) said
Roe as well as Doe said: “We looked well.” | Roe as well as Doe
“We looked well,” said Roe along with Doe. | said Roe along with Doe
“We looked well,” said Roe along with Doe yesterday. | said Roe along with Doe
“We looked well,” said Roe, as well as Doe recently. | said Roe, as well as Doe
“We looked well,” said Roe, 52, and Doe, 48. | said Roe, 52, and Doe
Roe, the mayor, and Doe, a sailor, said: “We looked well.” | Roe, the mayor, and Doe
According to Roe, together with Doe, it was “a good look.” | Roe, together with Doe
„Der Fluss stieg sehr“, sagten Roe sowie Doe. | sagten Roe sowie Doe
Roe, junto con Doe, dijo: «El río subió mucho». | Roe, junto con Doe
„Rzeka wezbrała”, powiedzieli Roe i Doe. | powiedzieli Roe i Doe
Doe, 41, and Roe said: “We looked well.” | Doe, 41, and Roe said
On Monday, Doe, 41, and Roe, 39, said: “We looked well.” | Doe, 41, and Roe, 39, said
A statement from Roe and Doe said: “We looked well.” | A statement from Roe and Doe
A letter written by Roe and Doe said: “We looked well.” | written by Roe and Doe said
“We looked well,” said a statement from Roe and Doe. | a statement from Roe and Doe
“We looked well,” read a joint statement from Roe and Doe. | joint statement from Roe and Doe
It was “a good look,” according to a statement by Roe and Doe. | to a statement by Roe and Doe
“We looked well,” Roe and Doe’s statement read. | Roe and Doe’s statement read
"""


def cases(text: str) -> list[tuple[str, str]]:
    return [(source, clause) for source, _, clause in (line.partition(" | ") for line in text.splitlines() if line)]


@pytest.mark.parametrize(("source", "clause"), cases(DENIED))
def test_what_nobody_says_that_somebody_said_is_nobodys(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause) == WRONG
    assert codes(tmp_path, source, ["doe", "roe"], clause) == WRONG


@pytest.mark.parametrize(("source", "clause"), cases(SAID + SUBJECTS))
def test_what_is_said_all_the_same(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause) == PROVED


@pytest.mark.parametrize(("source", "clause"), cases(OBJECTS))
def test_an_object_within_the_subject_does_not_speak(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "league" if "league" in source else "roe", clause) == WRONG


@pytest.mark.parametrize(("source", "clauses"), cases(OTHERS))
def test_words_that_somebody_hands_on_are_whose_they_were(tmp_path: Path, source: str, clauses: str) -> None:
    wrong, right = clauses.split(" | ")
    assert codes(tmp_path, source, "roe", wrong) == WRONG
    assert codes(tmp_path, source, "doe", right) == PROVED


@pytest.mark.parametrize(("source", "clause"), cases(NOBODYS))
def test_words_of_somebody_unnamed_are_nobodys(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause) == WRONG


@pytest.mark.parametrize(("source", "clause"), cases(TOGETHER))
def test_whoever_is_joined_from_a_distance_speaks_too(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, ["roe", "doe"], clause) == PROVED
    assert codes(tmp_path, source, "roe", clause) == WRONG
    assert codes(tmp_path, source, "doe", clause) == WRONG


def test_a_verb_that_a_name_has_from_the_clause_before(tmp_path: Path) -> None:
    source = "Doe said “we looked well,” and Roe “we did not.”"
    assert codes(tmp_path, source, "doe", "Doe said", 1) == WRONG
    assert codes(tmp_path, source, "roe", "and Roe", 1) == PROVED


def test_the_arabic_and_is_written_on_the_name_that_it_joins(tmp_path: Path) -> None:
    haddad = {"id": "haddad", "kind": "person", "name": "ليلى حداد", "called": ["حداد"]}
    najjar = {"id": "najjar", "kind": "person", "name": "سامي نجار", "called": ["نجار"]}
    walid = {"id": "walid", "kind": "person", "name": "ليلى وليد"}
    people = (haddad, najjar, walid)
    source = "قالت حداد ونجار: «ارتفع النهر كثيرا»."
    assert codes(tmp_path, source, "haddad", "قالت حداد", people=people) == WRONG
    assert codes(tmp_path, source, ["haddad", "najjar"], "قالت حداد ونجار", people=people) == PROVED
    assert codes(tmp_path, "قالت حداد أو نجار: «ارتفع النهر».", "haddad", "قالت حداد", people=people) == WRONG
    assert codes(tmp_path, "قالت حداد مع نجار: «ارتفع النهر».", "haddad", "قالت حداد", people=people) == WRONG
    assert codes(tmp_path, "قالت ليلى وليد: «ارتفع النهر».", "walid", "قالت ليلى وليد", people=people) == PROVED


def test_the_mayor_and_police_are_two(tmp_path: Path) -> None:
    police = {"id": "police", "kind": "organization", "name": "Salem police", "called": ["police"]}
    people = (police, {"id": "roe", "kind": "person", "name": "Ann Roe", "called": ["the mayor"]})
    source = "On Monday the mayor and police said it was “a good look.”"
    assert codes(tmp_path, source, ["roe", "police"], "the mayor and police said", people=people) == PROVED
    assert codes(tmp_path, source, "police", "police said", people=people) == WRONG


def test_the_mayor_and_somebodys_family_are_two(tmp_path: Path) -> None:
    """Both are nouns for persons, but "Doe's" begins a phrase of its own."""
    family = {"id": "family", "kind": "group", "name": "Doe’s family"}
    source = "The mayor and Doe’s family said it was “a good look.”"
    assert codes(tmp_path, source, ["roe", "family"], "The mayor and Doe’s family said", people=(family, ROE)) == PROVED
    assert codes(tmp_path, source, "family", "Doe’s family said", people=(family, ROE)) == WRONG


def test_an_adjective_behind_an_arabic_office_makes_it_anothers(tmp_path: Path) -> None:
    mayor = ({"id": "roe", "kind": "person", "name": "ليلى حداد", "called": ["العمدة"]},)
    assert codes(tmp_path, "قالت العمدة: «ارتفع النهر».", "roe", "قالت العمدة", people=mayor) == PROVED
    assert codes(tmp_path, "قالت العمدة السابقة: «ارتفع النهر».", "roe", "قالت العمدة", people=mayor) == WRONG


def test_a_name_in_the_dative_is_told(tmp_path: Path) -> None:
    wilk = {"id": "wilk", "kind": "person", "name": "Jan Wilk", "called": ["Wilk", "Wilkowi"]}
    lis = {"id": "lis", "kind": "person", "name": "Anna Lis", "called": ["Lis"]}
    source = "„Rzeka wezbrała”, powiedziała Lis Wilkowi."
    assert codes(tmp_path, source, "wilk", "Lis Wilkowi", people=(wilk, lis)) == WRONG
    assert codes(tmp_path, source, "lis", "powiedziała Lis", people=(wilk, lis)) == PROVED
