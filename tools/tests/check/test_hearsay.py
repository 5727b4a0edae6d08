"""Whom a sentence only seems to let speak, in each language: what is tried, dreamed, read out, overheard or made up."""

from pathlib import Path
from typing import Any

import pytest
from tests.check.test_speaker import PEOPLE, PROVED, codes


def _person(id_: str, name: str) -> dict[str, Any]:
    return {"id": id_, "kind": "person", "name": name, "called": [name.split()[-1]]}


NAMES = {
    "vega": "Rosa Vega",
    "iriarte": "Tomás Iriarte",
    "moreau": "Claire Moreau",
    "petit": "Luc Petit",
    "vogel": "Anna Vogel",
    "kraft": "Jan Kraft",
    "lis": "Anna Lis",
    "wilk": "Jan Wilk",
    "haddad": "ليلى حداد",
    "najjar": "سامي نجار",
}
ALL = (*PEOPLE, *(_person(*item) for item in NAMES.items()))

REFUSED = """
Roe tried to say “we looked well.” | roe | Roe tried to say
Roe almost said “we looked well.” | roe | Roe almost said
Roe will say “we looked well.” | roe | Roe will say
Roe will say on Friday that “we looked well.” | roe | Roe will say
“We looked well,” Roe will say. | roe | Roe will say
Roe attempted to call it “a good look.” | roe | Roe attempted to call
Roe practically said “we looked well.” | roe | Roe practically said
Roe is going to say “we looked well.” | roe | Roe is going to say
Roe virtually called it “a good look.” | roe | Roe virtually called
Roe was tempted to say “we looked well.” | roe | Roe was tempted to say
Roe was ready to say “we looked well.” | roe | Roe was ready to say
Roe longed to say “we looked well.” | roe | Roe longed to say
Roe promised to say “we looked well.” | roe | Roe promised to say
Roe threatened to call it “a good look.” | roe | Roe threatened to call
Roe vowed to tell Doe “we looked well.” | roe | Roe vowed to tell
Roe read aloud from the report: “We looked well.” | roe | Roe read aloud
Roe read from the report: “We looked well.” | roe | Roe read from
Roe read out the letter: “We looked well.” | roe | Roe read out
“We looked well,” Roe read aloud from the report. | roe | Roe read aloud
“We looked well,” Roe read from the letter. | roe | Roe read from
Reading from a letter, Roe said: “We looked well.” | roe | Roe said
Roe recited the oath: “We looked well.” | roe | Roe recited
Roe leyó en voz alta el informe: «El río subió mucho». | roe | Roe leyó
Roe las aus dem Bericht vor: „Der Fluss stieg sehr.“ | roe | Roe las
Roe heard another call it “a good look.” | roe | Roe heard
Roe heard others calling it “a good look.” | roe | Roe heard
The law that Roe signed calls it “a good look.” | roe | Roe signed calls
The law Roe signed calls it “a good look.” | roe | Roe signed
A quote attributed to Roe, “we looked well,” is invented. | roe | attributed to Roe
The quote “we looked well,” attributed to Roe, is invented. | roe | attributed to Roe
A quote attributed to Roe — “we looked well” — is false. | roe | attributed to Roe
The words “we looked well,” often attributed to Roe, are not hers. | roe | attributed to Roe
The post in which Roe says “we looked well” is fake. | roe | Roe says
The video of Roe saying “we looked well” was fabricated. | roe | Roe saying
The video in which Roe says “we looked well” is not real. | roe | Roe says
No question prompted Roe to say “we looked well.” | roe | Roe to say
Roe in “a good look” row | roe | Roe
Asked by Max Doe about it, he responded: “We looked well.” | doe | he responded | Doe
Roe dejó de decir «el río subió». | roe | Roe dejó de decir
Roe dejó de llamarlo «un río muerto». | roe | Roe dejó de llamarlo
Roe estuvo a punto de decir «el río subió». | roe | Roe estuvo a punto
Roe dirá «el río subió». | roe | Roe dirá
Roe a failli dire « le fleuve a monté ». | roe | Roe a failli dire
Roe a cessé de dire « le fleuve a monté ». | roe | Roe a cessé de dire
Roe va dire « le fleuve a monté ». | roe | Roe va dire
Roe dira « le fleuve a monté ». | roe | Roe dira
Roe a voulu dire « le fleuve a monté ». | roe | Roe a voulu dire
Anders als Vogel sagte Kraft: „Der Fluss stieg sehr.“ | vogel | Vogel sagte
Wie Vogel sagte Kraft: „Der Fluss stieg sehr.“ | vogel | Vogel sagte
Kraft will, dass Vogel sagt: „Der Fluss stieg sehr.“ | vogel | Vogel sagt
Kraft forderte, dass Vogel sagt: „Der Fluss stieg sehr.“ | vogel | Vogel sagt
Kraft hofft, dass Vogel sagt: „Der Fluss stieg sehr.“ | vogel | Vogel sagt
Kraft hofft, dass Vogel „der Fluss stieg“ sagt. | vogel | dass Vogel
Kraft bestreitet, dass Vogel „der Fluss stieg“ sagte. | vogel | dass Vogel
Es stimmt nicht, dass Vogel „der Fluss stieg“ sagte. | vogel | dass Vogel
Vogel wollte sagen: „Der Fluss stieg sehr.“ | vogel | Vogel wollte sagen
Vogel wird sagen: „Der Fluss stieg sehr.“ | vogel | Vogel wird sagen
Fast hätte Vogel gesagt: „Der Fluss stieg sehr.“ | vogel | hätte Vogel gesagt
Vogel hörte auf, ihn „sehr gestiegen“ zu nennen. | vogel | Vogel hörte auf
Lis chciała powiedzieć: „Rzeka wezbrała”. | lis | Lis chciała powiedzieć
Lis próbowała powiedzieć: „Rzeka wezbrała”. | lis | Lis próbowała powiedzieć
Lis przestała mówić: „Rzeka wezbrała”. | lis | Lis przestała mówić
كادت حداد تقول: «ارتفع النهر كثيرا». | haddad | كادت حداد تقول
حاولت حداد أن تقول: «ارتفع النهر كثيرا». | haddad | حاولت حداد أن تقول
أرادت حداد أن تقول: «ارتفع النهر كثيرا». | haddad | حداد أن تقول
Asked by Doe whether they were “a good look,” Roe shrugged. | roe | Roe shrugged
Asked whether they were “a good look,” Roe said no. | roe | Roe said
Roe said in a letter from Doe. “We looked well.” | roe | Roe said in
Roe forwarded a message that read “we looked well.” | roe | Roe forwarded
If elected, Roe would say “we looked well.” | roe | Roe would say
Roe shied away from calling it “a good look.” | roe | Roe shied away
Roe thought about saying “we looked well.” | roe | Roe thought about saying
Roe dreamed that she said “we looked well.” | roe | Roe dreamed that she said
Roe apologized for having been called “a poor sailor.” | roe | Roe apologized
Roe nodded as Doe went on: “We looked well.” | roe | Roe nodded
A Vega le dijeron «el río subió». | vega | A Vega
Iriarte, junto a Vega, dijo «el río subió». | vega | Vega, dijo
Vega oyó a Iriarte gritar «el río subió». | vega | Vega oyó
Un hombre que dijo conocer a Vega gritó «el río subió». | vega | Vega gritó
Vega leyó un cartel: «El río subió mucho». | vega | Vega leyó
Vega recibió un mensaje que decía «el río subió». | vega | Vega recibió
Moreau est partie quand Petit a crié « le fleuve a monté ». | moreau | Moreau est partie
Moreau a lu une pancarte : « Le fleuve a monté. » | moreau | Moreau a lu
Si l’on en croit Petit, Moreau riait : « Le fleuve a monté », cria un marin. | moreau | Moreau riait
Vogel wusste, dass Kraft „der Fluss stieg“ gesagt hatte. | vogel | Vogel wusste
Vogel las ein Schild: „Der Fluss stieg sehr.“ | vogel | Vogel las
„Rzeka wezbrała”, powiedział brat Lis. | lis | brat Lis
Lis dostała wiadomość: „Rzeka wezbrała”. | lis | Lis dostała
„Rzeka wezbrała”, odpowiedział Wilk pani Lis. | lis | pani Lis
Lis przeczytała z raportu: „Rzeka wezbrała”. | lis | Lis przeczytała
Roe seemed to say “we looked well.” | roe | Roe seemed to say
Roe’s remark drew a retort from Doe: “We looked well.” | roe | Roe’s remark
Roe cautioned against saying “we looked well.” | roe | Roe cautioned
Vega escuchó a la gente gritar «el río subió». | vega | Vega escuchó
Moreau a failli crier « le fleuve a monté ». | moreau | Moreau a failli crier
Moreau a entendu un homme dire « le fleuve a monté ». | moreau | Moreau a entendu
« Le fleuve a monté », a lu Moreau dans le rapport. | moreau | a lu Moreau
Vogel lehnte es ab, „sehr gestiegen“ zu sagen. | vogel | Vogel lehnte es ab
Lis bała się powiedzieć: „Rzeka wezbrała”. | lis | Lis bała się powiedzieć
"""

ACCEPTED = """
Roe went on to say “we looked well.” | roe | Roe went on to say
Roe tried to calm the crowd, saying “we looked well.” | roe | Roe tried to calm the crowd
“We looked well,” Roe tried to explain. | roe | Roe tried to explain
Roe will go, she said, because “we looked well.” | roe | Roe will go, she said
Roe has come to call it “a good look.” | roe | Roe has come to call
Roe almost shouted “we looked well.” | roe | Roe almost shouted
Roe continued to call it “a good look.” | roe | Roe continued to call
Roe dared to call it “a good look.” | roe | Roe dared to call
Roe was quick to say “we looked well.” | roe | Roe was quick to say
Roe was happy to say “we looked well.” | roe | Roe was happy to say
Roe read from her own statement: “We looked well.” | roe | Roe read from her own statement
Roe read a statement: “We looked well.” | roe | Roe read a statement
“We looked well,” read Roe’s statement. | roe | Roe’s statement
In the view of Doe, it was “a good look.” | doe | In the view of Doe
In Doe’s view, it was “a good look.” | doe | In Doe’s view
The mayor, whom Doe hired, said “we looked well.” | roe | The mayor, whom Doe hired
The plan that Roe signed, Doe said, was “a good look.” | doe | Doe said
A quote attributed to Roe, “we looked well,” is on the wall. | roe | attributed to Roe
A video in which Roe says “we looked well” is not public. | roe | Roe says
The letter in which Roe wrote “we looked well” was not signed. | roe | Roe wrote
Kraft weiß, was Vogel „der Fluss stieg“ nennt. | vogel | was Vogel
Poe told Tom Doe so. “We looked well,” he replied. | doe | he replied | Doe
Roe volvió a decir «el río subió». | roe | Roe volvió a decir
Roe acaba de decir «el río subió». | roe | Roe acaba de decir
Roe llegó a decir «el río subió». | roe | Roe llegó a decir
Roe a fini par dire « le fleuve a monté ». | roe | Roe a fini par dire
Roe vient de dire « le fleuve a monté ». | roe | Roe vient de dire
Roe est allée jusqu’à dire « le fleuve a monté ». | roe | Roe est allée jusqu’à dire
Anders als Vogel sagte Kraft: „Der Fluss stieg sehr.“ | kraft | sagte Kraft
Kraft weiß, dass Vogel sagte: „Der Fluss stieg sehr.“ | vogel | Vogel sagte
Gestern sagte Vogel: „Der Fluss stieg sehr.“ | vogel | sagte Vogel
In Lowen sagte Vogel: „Der Fluss stieg sehr.“ | vogel | sagte Vogel
Lis powiedziała Moreau: „Rzeka wezbrała”. | lis | Lis powiedziała
At the end of the night Roe texted Doe: “We looked well.” | roe | Roe texted
A juicio de Vega, es «una ruina». | vega | A juicio de Vega
En palabras de Vega, fue «una ruina». | vega | En palabras de Vega
Aux yeux de Moreau, c’est « une ruine ». | moreau | Aux yeux de Moreau
Nach Ansicht von Vogel ist es „eine Ruine“. | vogel | Nach Ansicht von Vogel
„Rzeka wezbrała”, powiedziała Lis w rozmowie z radiem. | lis | powiedziała Lis
“We looked well,” a smiling Roe said. | roe | Roe said
Roe rose to say “we looked well.” | roe | Roe rose to say
Roe was glad to call it “a good look.” | roe | Roe was glad to call
Roe took the stage and said “we looked well.” | roe | Roe took the stage and said
Roe read a short statement: “We looked well.” | roe | Roe read a short statement
In the opinion of Roe, it is “a good look.” | roe | In the opinion of Roe
Asked by Doe about the pier, Roe replied: “We looked well.” | roe | Roe replied
Roe will leave, but “we looked well,” she said. | roe | she said | Roe
The report that Doe ordered is wrong, Roe said: “We looked well.” | roe | Roe said
Vega acabó por decir «el río subió». | vega | Vega acabó por decir
En opinión de Vega, es «una ruina». | vega | En opinión de Vega
Moreau n’a cessé de dire « le fleuve a monté ». | moreau | Moreau n’a cessé
De l’avis de Moreau, c’est « une ruine ». | moreau | De l’avis de Moreau
Heute sagte Vogel: „Der Fluss stieg sehr.“ | vogel | sagte Vogel
Nach Angaben von Vogel ist es „eine Ruine“. | vogel | Nach Angaben von Vogel
W ocenie Lis to „wielka ruina”. | lis | W ocenie Lis
Lis wstała i powiedziała: „Rzeka wezbrała”. | lis | Lis wstała i powiedziała
وقالت حداد أمس إن «ارتفع النهر كثيرا». | haddad | وقالت حداد
أضافت حداد: «ارتفع النهر كثيرا». | haddad | أضافت حداد
"""


def rows(text: str) -> list[tuple[str, ...]]:
    """The lines of a text as source, speaker, clause and, where one is needed, antecedent."""
    return [tuple(line.split(" | ")) for line in text.strip().splitlines()]


def attribution_codes(folder: Path, source: str, speaker: str, clause: str, antecedent: str = "") -> set[str]:
    people = speaker.split("+") if "+" in speaker else speaker
    return codes(folder, source, people, clause, antecedent=(1, antecedent) if antecedent else None, people=ALL)


@pytest.mark.parametrize("row", rows(REFUSED), ids=lambda row: row[0])
def test_what_only_seems_to_be_said_is_refused(tmp_path: Path, row: tuple[str, ...]) -> None:
    assert attribution_codes(tmp_path, *row) - {"seal-outdated"}


@pytest.mark.parametrize("row", rows(ACCEPTED), ids=lambda row: row[0])
def test_its_true_counterparts_pass(tmp_path: Path, row: tuple[str, ...]) -> None:
    assert attribution_codes(tmp_path, *row) == PROVED
