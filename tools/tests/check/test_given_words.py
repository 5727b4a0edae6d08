"""Whoever merely stands beside a quotation is not given its words: who wears, signs, reads or sings them, hears or denies them."""

from pathlib import Path

import pytest
from tests.check.test_hearsay import attribution_codes, rows
from tests.check.test_speaker import PROVED

REFUSED = """
“We looked well,” said the mayor and police. | roe | said the mayor
“We looked well,” said Roe, joined by Doe. | roe | said Roe
“We looked well,” said Roe, and Harbor Party staff. | roe | said Roe
Roe, the story goes, told Doe to “look well.” | roe | Roe
Legend has it that Roe told Doe to “look well.” | roe | Roe
Doe bet that Roe would say “we look well.” | roe | Roe would say
Roe found a note on her desk: “Look well, all.” | roe | Roe found
Roe answered to “the good look” in those days. | roe | Roe answered
Whoever knows Roe, says she is “never on time.” | roe | Roe, says
Cuentan que Vega dijo: «Es una ruina». | vega | Vega dijo
«El muelle es una ruina», según dijo ayer, Vega esperaba. | vega | Vega esperaba
«El muelle es una ruina», según dijo ayer a Vega. | vega | Vega
«El muelle es una ruina», anunció el viernes a Vega. | vega | Vega
On raconte que Moreau a dit : « Le fleuve a monté. » | moreau | Moreau a dit
Wer Vogel kennt, sagt, sie komme „immer viel zu spät“. | vogel | Vogel
Ponoć Lis powiedziała: „Rzeka wezbrała”. | lis | Lis powiedziała
Roe saw an ad that urges farmers to “send a message” in May. | roe | Roe
Roe posted an article that says the dam is “a sandcastle with paperwork.” | roe | Roe
Roe was sent a letter that called the dam “a sandcastle with paperwork.” | roe | Roe
Roe sounded off against Doe’s idea that a dam is “wet enough.” | roe | Roe sounded off
Roe filed a suit over a request by Doe for “logs of the water.” | roe | Roe filed
That prompted Roe to joke about Doe and call him “very flexible,” a nod to his past. | doe | Doe
Roe is backing Doe and in a statement praised him for “a lively dig.” | doe | Doe
Roe, Doe said, is sure, and since May she has told us “it will hold.” | doe | Doe said
Roe’s response to Doe’s letter was blunt: “Nobody asked you.” | doe | Doe’s letter was blunt
Moreau a accroché une pancarte avec la phrase « eau oui, boue non ». | moreau | Moreau
Moreau a voté une loi qui parle de « l’eau pour tous ». | moreau | Moreau
Moreau dément que ce soit un « château de sable ». | moreau | Moreau
Moreau se garde bien de dire que c’est un « château de sable ». | moreau | Moreau
« Le barrage tombe tout seul », a averti Petit devant Moreau. | moreau | Moreau
Vogel erzählt, dass Kraft ihr „raus aus dem Damm“ zugerufen habe. | vogel | Vogel erzählt
Vogel bekam einen Brief: „Dein Damm ist der nächste.“ | vogel | Vogel
Vogel hängte ein Plakat mit dem Satz „Wasser ja, Schlamm nein“ auf. | vogel | Vogel
Vogel hörte zu, während Kraft von einer „Burg aus Sand“ sprach. | vogel | Vogel
Vogel wiederholte die Worte von Kraft: „Der Damm fällt von selbst.“ | vogel | Vogel
Roe dismissed Doe’s warning that it was “a sandcastle with paperwork.” | roe | Roe dismissed
Roe quoted from Doe’s diary: “It will not last the winter.” | roe | Roe quoted
Doe joked that Roe said “abandon ship” to her goldfish. | roe | Roe said
Roe shared a clip of Doe: “It will not last the winter.” | roe | Roe shared
Roe faces a charge of “reckless use of a sluice.” | roe | Roe
Roe opened an envelope: “Your dam is next.” | roe | Roe
Roe pinned up a map marked “here be eels.” | roe | Roe
Roe sat down; Doe rose to call it “a sandcastle with paperwork.” | roe | Roe
Roe signed the treaty, which promises “water for all comers.” | roe | Roe
Roe voted for a motion calling the dam “a national treasure.” | roe | Roe
Roe works in what locals call “the glass barn.” | roe | Roe
Who but Roe would say “it has cracked” at a wedding? | roe | Roe
Vega aprobó una ley que habla de “agua para todos”. | vega | Vega
Vega colgó un cartel con la frase “agua sí, barro no”. | vega | Vega
Vega compartió un tuit de Iriarte: “La presa se cae sola”. | vega | Vega
Vega negó que fuera “un castillo de arena”. | vega | Vega
Vega se resiste a decir que es “un castillo de arena”. | vega | Vega
Lis chciałaby powiedzieć: „Tama sama runie”. | lis | Lis
Lis skrytykowała hasło „woda dla każdego”. | lis | Lis
“It will not last the winter,” as Doe liked to tell us, said Roe. | roe | said Roe
Moreau a cité Petit : « L’écluse tiendra jusqu’en avril. » | moreau | Moreau a cité
Moreau assure que Petit lui a parlé d’un « cercueil flottant ». | moreau | Moreau assure
Moreau a signé un arrêté qui interdit « tout bateau sans vapeur ». | moreau | Moreau
Moreau est partie après que Petit a parlé de « cercueil flottant ». | moreau | Moreau
Moreau nie avoir parlé d’un « cercueil flottant ». | moreau | Moreau
Moreau portait un badge où l’on lisait « videz tout » en rouge. | moreau | Moreau
Moreau rejette l’expression « déclin maîtrisé » du rapport. | moreau | Moreau
Moreau s’est vu répondre que l’écluse était un « cercueil flottant ». | moreau | Moreau
Moreau, que Petit surnomme « la reine des eaux », a souri. | moreau | Moreau
Vogel bekam eine Nachricht: „Die Schleuse hält bis April.“ | vogel | Vogel
Vogel bestreitet, von einem „Sarg für Boote“ gesprochen zu haben. | vogel | Vogel
Vogel ging, nachdem Kraft von einem „Sarg für Boote“ gesprochen hatte. | vogel | Vogel
Vogel kritisierte den Begriff „geordneter Rückbau“ im Bericht. | vogel | Vogel
Vogel trug ein Schild, auf dem „Lasst sie leer“ stand. | vogel | Vogel
Vogel unterschrieb ein Gesetz, das „jedes Boot ohne Dampf“ verbietet. | vogel | Vogel
Vogel wird morgen sagen, die Schleuse sei ein „Sarg für Boote“. | vogel | Vogel
Lis odczytała list: „Śluza wytrzyma do kwietnia”. | lis | Lis odczytała
Lis powie jutro: „Śluza wytrzyma do kwietnia”. | lis | Lis powie
Lis podpisała uchwałę, która zakazuje „łodzi bez pary”. | lis | Lis
Lis zaprzecza, że mówiła o „trumnie dla łodzi”. | lis | Lis
Lis, którą Wilk nazywa „trumną dla pomysłów”, wyszła. | lis | Lis
Vega citó a Iriarte: “La esclusa aguantará hasta abril”. | vega | Vega citó
Vega critica el lema “agua para todos” del plan. | vega | Vega
Vega firmó un decreto que prohíbe “todo barco sin vapor”. | vega | Vega
Roe cited Doe’s line that the lock was “good for a century.” | roe | Roe cited
Roe said nothing about it being “a coffin for boats.” | roe | Roe said
Roe said the report found the gate “rusted right through.” | roe | Roe said
Far from calling the lock “a coffin for boats,” Roe praised it. | roe | Roe
The script has Roe saying “drain it now” in Act Two. | roe | Roe
Roe hummed a song whose refrain is “the water takes its own.” | roe | Roe
Roe might as well have said “drain it now” to the fish. | roe | Roe
Roe rejected the idea that the lock was “a coffin for boats.” | roe | Roe
Roe would neither confirm nor deny it was “a coffin for boats.” | roe | Roe
„Die Schleuse hält bis April“, habe Kraft versprochen, berichtet Vogel. | vogel | berichtet Vogel
“The lock will hold until spring” was how Doe put it, recalled Roe. | roe | recalled Roe
"""

ACCEPTED = """
Roe recently ran a piece that noted Doe’s dam “flooded more barns than it spared.” | roe | Roe
Roe is releasing a new ad that urges farmers to “send a message” in May. | roe | Roe
Roe sniped that Doe, new to the job, was “learning to swim.” | roe | Roe sniped
In town after town, Roe lobbies for a higher dam: “Nobody should swim to work.” | roe | Roe lobbies
Roe has sounded off against the idea that a dam is “wet enough.” | roe | Roe has sounded off
That prompted Roe to joke about eels and call Doe “very flexible,” a nod to his past. | roe | Roe to joke
Roe is backing Doe and in a statement praised him for “a lively dig.” | roe | Roe
Roe gestured as if to stop the noise, then leaned in and boomed: “Drain it in May.” | roe | Roe gestured
Roe has coined a new phrase, “undocumented eels,” to describe those in the lake. | roe | Roe
Roe filed a records request with the club that month for “logs of the water.” | roe | Roe filed
Roe never wavered: “We looked well.” | roe | Roe never wavered
Roe went even further: “We looked well.” | roe | Roe went even further
Roe shook her head: “We looked well.” | roe | Roe shook her head
Roe issued the following statement: “We looked well.” | roe | Roe issued
Roe has a message for Doe: “We looked well.” | roe | Roe has a message
Roe had one word for it: “Nonsense, all of it.” | roe | Roe had one word
Roe’s answer is short: “We looked well.” | roe | Roe’s answer
Ann Roe, who sells smoked eel: “We looked well.” | roe | Ann Roe
“We looked well”: Roe | roe | Roe
“We looked well,” was Roe’s reply. | roe | Roe’s reply
“A good look” is how Roe described the vote. | roe | Roe described
“We looked well,” Roe tried to explain. | roe | Roe tried to explain
Roe has since apologized for what happened: “We looked well.” | roe | Roe has since apologized
Calling it “a good look,” Roe left. | roe | Roe
Roe rejected the plan as “a good look.” | roe | Roe rejected
Roe denied “any wrongdoing at all.” | roe | Roe denied
Roe estimated the damage at “ten years of taxes.” | roe | Roe estimated
Roe made clear that it was “a good look.” | roe | Roe made clear
Roe used the phrase “a good look.” | roe | Roe used the phrase
It is no surprise that Roe said “we looked well.” | roe | Roe said
Roe said nothing but “we looked well.” | roe | Roe said
“We looked well,” as Roe put it, is all. | roe | Roe put it
Como dijo Vega, el muelle es «una ruina». | vega | dijo Vega
«El muelle es una ruina», según informó Vega. | vega | según informó Vega
«El muelle es una ruina», según dijo ayer Vega. | vega | según dijo ayer Vega
«El muelle es una ruina», según anunció el viernes Vega. | vega | Vega
Vega defendió que el muelle es «una ruina». | vega | Vega defendió
Moreau est arrivée tard. « Le fleuve a monté », dit-elle. | moreau | dit-elle | Moreau
Moreau nie les faits : « Le fleuve a monté. » | moreau | Moreau nie
„Der Fluss stieg sehr“, hatte Vogel gesagt. | vogel | hatte Vogel gesagt
Kraft weiß, was Vogel „der Fluss stieg“ nennt. | vogel | Vogel
Vogel zufolge ist der Steg „eine Ruine“. | vogel | Vogel zufolge
Vogel fügte hinzu: „Der Fluss stieg sehr.“ | vogel | Vogel fügte hinzu
Jak powiedziała Lis, most to „wielka ruina”. | lis | powiedziała Lis
“We looked well,” said Roe, and Doe nodded. | roe | said Roe
“We looked well,” said Roe, and the sailors left. | roe | said Roe
“We looked well,” said Roe, joined by Doe. | roe+doe | said Roe, joined by Doe
Roe, standing alongside Doe, called it “a good look.” | roe | Roe
Vega no dejó de decir que es «una ruina». | vega | Vega no dejó de decir
Vega habló poco. «El muelle es una ruina», advirtió. | vega | advirtió | Vega
Lis mówiła krótko. „Rzeka wezbrała”, przyznaje. | lis | przyznaje | Lis
"""


@pytest.mark.parametrize("row", rows(REFUSED), ids=lambda row: row[0])
def test_words_that_no_verb_gives_to_somebody_are_refused(tmp_path: Path, row: tuple[str, ...]) -> None:
    assert attribution_codes(tmp_path, *row) - {"seal-outdated"}


@pytest.mark.parametrize("row", rows(ACCEPTED), ids=lambda row: row[0])
def test_words_that_a_clause_gives_to_somebody_pass(tmp_path: Path, row: tuple[str, ...]) -> None:
    assert attribution_codes(tmp_path, *row) == PROVED
