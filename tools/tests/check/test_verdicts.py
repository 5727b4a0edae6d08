"""Verdicts on invented articles: each case states what the check must say of one quote or one change, and why.

Every article states how many quotations it has, so that a mark that is read wrongly shows whatever the case is about.
A record beside that of the case waives all of the article.
"""

import copy
import hashlib
import json
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from incident_record.check.paths import CannotRun
from incident_record.check.run import Report, check
from incident_record.check.sealing import seal
from incident_record.source.text import canonicalize
from tests.support.desk import waive

ID = "2031-05-06-case"


@dataclass(frozen=True)
class Article:
    """An article, how many quotations it has, and its people: `id: name|called|…`, `@` before an organization."""

    text: str
    quotations: int
    people: dict[str, str]
    marks: str = "double"


FERRY = Article(
    """\
A ferry ran aground off Port Halden on Tuesday night, the Harbor Authority said.

“We will look at every hour of that crossing,” Mayor Ines Calder told reporters. “Somebody has to answer for it.”

Calder said, “The crew did what it could with what it had.” Deckhand Tom Brandt disagreed.

“The engine stopped twice,” said Brandt, who has sailed for 4.5 years, “and the shore was silent.”

Earlier Brandt had asked, “Why was there a gap in the rota?” Calder left the room.

“Who signed the permit?” Brandt asked. “It was the old board!” Ruth Okoye, an engineer, replied.

“The hull was sound,” Okoye told Brandt. Calder nodded. “The paint was another matter.”

“The pumps were fine,” Okoye said. “They ran all night,” Brandt said.

“The boat was safe,” Okoye said, “but only in calm water.” The inquiry has not set a date.

“The log was not complete,” according to Okoye, who added that the clock “ran slow for weeks.”
""",
    16,
    {
        "calder": "Ines Calder|Calder|the mayor",
        "brandt": "Tom Brandt|Brandt",
        "okoye": "Ruth Okoye|Okoye",
        "authority": "@Harbor Authority|the authority",
    },
)

COUNCIL = Article(
    """\
Ann Roe and her brother Ben Roe both sit on the Larkmoor council. Mira Doe chairs it.

“The bridge is a matter for the whole town,” Ann Roe said. “The vote stands,” Roe said.

Doe opened the meeting. “The minutes are approved,” she said. Doe then read them.

Doe thanked Ben Roe. “It is a fair result,” she said.

The Larkmoor Trust met Doe in March. “The offer was a generous one,” she said.

Doe’s spokesman was blunt: “There is a plan.” A spokesman for Doe said later, “There are two plans.”

“The trust stands by its offer,” the Larkmoor Trust said in a statement. “We wish the town well,” it added.

Doe closed with a list of thanks:

“The clerks, the drivers and the cooks.”

Doe called the old bridge “narrow”, “steep” and “badly lit at night”. Its “safe” rails, “as they were sold to us,” Doe said, are gone.

“The old road is better,” Kit Vane told Doe. Doe told Vane, “The old road is closed.”

Doe, who met Vane on Monday, said: “The talks went very well.” Vane said the talks were long, and Doe called them “a pleasant surprise”.

“The toll is a fair one,” said Larkmoor Trust Inc. President Kit Vane. Vane said at 9 a.m. Tuesday, “The toll stays as it is.”
""",
    21,
    {
        "ann": "Ann Roe|Roe",
        "ben": "Ben Roe|Roe",
        "doe": "Mira Doe|Doe",
        "vane": "Kit Vane|Vane",
        "trust": "@Larkmoor Trust",
        "spokesman": "Doe’s spokesman",
    },
)

LONG = Article(
    """\
Dr. Hale Orme of the U.S. Lake Survey described the flood at Tarn Mill on Monday.

“The gauge rose by 2.5 feet in an hour. The water came over the wall.

“The lower road went first, and then the ‘new’ mill.

“We had the doors shut by 9 p.m. and waited,” Dr. Orme said.

“He shouted ‘get out now’ and ran,” Orme said. He said the sign read “‘keep the gate shut.’”

“We warned [the owners] twice … and then once more,” Orme said. “The pumps — all six — failed.”

“We tried. It was safe,” Orme said, “but never at night.”

“The old dam did not leak,” Orme said. “The new one can’t be trusted unless it is watched.”

“The path is open. Orme never finished the sentence.

The owners, Pell & Sons, sent “their regrets” and a cheque. “The mill is insured,” said Pell Jr. “The road is the county’s.”

The Tarn Mill Record asked, “Is the county liable?” and Pell said: “That is for the court.”
""",
    14,
    {
        "orme": "Hale Orme|Orme|Dr. Orme",
        "pell": "Pell Jr.|Pell",
        "owners": "@Pell & Sons|the owners",
        "record": "@Tarn Mill Record",
    },
)

MARINA = Article(
    """\
A marina burned at Low Cove. Chief Nell Ware led the crews, the Cove Fire District said.

Ware stood by the gate. “We had no water,” she said. Ware then left.

“The pumps were old,” Ware said. “The hoses were older,” Ware said.

“It spread fast. It was out by noon,” Ware said, “unless you count the fuel dock.”

“It was dry,” said Ware. “The wind was up,” said Owen Lusk, who runs the Low Cove Marina.

Lusk told Ware. Ware wrote back: “The dock is closed for good.”

Ware said the fuel dock was lost. “It burned like paper.” Lusk wept.

Asked about the pumps, Lusk said: “Ask the chief about them.”

“I saw the smoke at six,” Lusk told Ware, who said, “I saw it at five.”

Ware praised “brave” crews and said “nobody ran away”. The chief’s wife, Dr. Ida Ware, said “He slept there.”

“The crews are tired.” Ware and Lusk left. “The crews are proud.”

Who lit it? “We will find out,” Ware vowed on Jan. 5. “It may take a year.”

“I counted nine boats”, Lusk said, perhaps ten. (“Two were mine,” he said.)
""",
    21,
    {"ware": "Nell Ware|Ware|the chief", "lusk": "Owen Lusk|Lusk", "fire": "@Cove Fire District"},
)

COAST = Article(
    """\
The coast road at Ness Head was shut by Una Rae and opened by Col Birk.

“The road is shut,” Rae said; “the bridge is open,” Birk said.

“The cliff fell at dawn,” said Rae, and “the sea took the rest of it,” said Birk.

“It was safe at noon and no-one fell,” Rae said. “The wind dropped.” Birk left.

“The fence was cut,” Rae said. “Was the gate cut too?” Birk wondered.
""",
    8,
    {"rae": "Una Rae|Rae", "birk": "Col Birk|Birk"},
)

STRAIGHT = Article(
    """\
A crane fell on Quay Street, Director Lena Moss said.

"The hook hung 6'2" above the deck," Moss said. "The cable was 3/4" thick."

The mast, 40' long, was cut. "It was a -- how to say it -- a close call," Moss said.

"Don't call it luck," Moss said. "It's the drivers' skill and the crew's nerve."

"Was the brake on?" Moss asked. "Yes!" replied foreman Abe Stroud. "The brake was always on."

Stroud said the crew "heard a 'crack' and jumped." The 12" pipe held.
""",
    9,
    {"moss": "Lena Moss|Moss", "stroud": "Abe Stroud|Stroud"},
)

BRITISH = Article(
    """\
The lifeboat at Wick Sands was launched twice, said its coxswain, Joan Teal.

‘It’s the fishermen’s own fault’, said Teal. ‘They’d been told the boys’ boat wasn’t fit.’

‘The boys’ boat had been out since the ’90s,’ Teal said.

‘“Turn back” was the last thing we heard’, she said. Teal’s deputy, Rob Finch, agreed.

Finch said: ‘Rock ’n’ roll was on the wireless.’ The crews’ families waited on the pier.

‘Where were the coastguards?’ Finch asked. ‘That is what the harbour masters’ office must tell us.’

The ‘unsinkable’ boat was three years old. It belonged to Finch’s cousins’ firm.
""",
    8,
    {"teal": "Joan Teal|Teal", "finch": "Rob Finch|Finch"},
    marks="single",
)

BRITISH_STRAIGHT = Article(
    """\
The lifeboat at Wick Sands was launched twice, said its coxswain, Joan Teal.

'It's the fishermen's own fault', said Teal. 'They'd been told the boat wasn't fit.'

'The boys' boat had been out since dawn,' Teal said. The crews' families waited.

'Where were the coastguards?' asked Teal. 'That's the question.'
""",
    5,
    {"teal": "Joan Teal|Teal"},
    marks="single",
)

GERMAN = Article(
    """\
In Altwied ist am 31. März eine Brücke gesperrt worden.

„Die Brücke war seit Jahren krank“, sagte Bürgermeisterin Eva Lindt. „Wir haben sie nicht erfunden.“

Lindt sagte: „Das Wort ‚Notfall‘ passt hier.“ Die »Altwieder Zeitung« schwieg.

»Der Stahl ist müde«, erklärte Lindt.
""",
    5,
    {"lindt": "Eva Lindt|Lindt"},
)

FRENCH = Article(
    """\
Un quai s’est effondré à Port-Brume lundi soir.

« Le quai était fermé depuis un an », a déclaré la maire Odile Brac. « Personne n’a été blessé. »

« Le bois était pourri », a-t-elle ajouté. Odile Brac a promis « une enquête rapide ».

“Le dossier est ouvert”, a dit Brac.
""",
    5,
    {"brac": "Odile Brac|Brac"},
)

SPANISH = Article(
    """\
Un puente cayó en Villa Cierva el martes.

«El río subió en una hora», dijo la alcaldesa Pilar Soto. «La gente salió a tiempo.»

«¿Quién firmó el plano?», preguntó Soto. La alcaldesa recordó el “viejo plan” de obras.

Soto dijo que el puente «no era seguro desde mayo».
""",
    5,
    {"soto": "Pilar Soto|Soto"},
)

POLISH = Article(
    """\
Most w Starej Rzece zamknięto we wtorek.

„Most był w złym stanie” – powiedziała burmistrz Ewa Lis. „Nikt nie ucierpiał”.

„Remont potrwa rok”, dodała Lis.
""",
    3,
    {"lis": "Ewa Lis|Lis"},
)


def q(speaker: str, paragraph: int, spans: str, clause: Any, **more: str) -> dict[str, Any]:
    """A quote; spans stand between bars, an antecedent is `paragraph: words`."""
    quote: dict[str, Any] = {
        "id": "q",
        "speaker": speaker,
        "at": f"src:{paragraph}",
        "spans": spans.split(" | "),
        "attribution": clause,
    }
    if "antecedent" in more:
        number, _, words = more.pop("antecedent").partition(": ")
        quote["antecedent"] = {"at": f"src:{number}", "words": words}
    return {**quote, **more}


CLAUSE = "Mayor Ines Calder told reporters"
HOUR = "We will look at every hour of that crossing"
Quoting = tuple[str, Article, dict[str, Any], str, str]

# name, article, quote, expected codes ("" accepts), reason
QUOTES: list[Quoting] = [
    # -- matching
    ("after", FERRY, q("calder", 2, HOUR, CLAUSE), "", "clause after"),
    ("end-comma", FERRY, q("calder", 2, HOUR + ",", CLAUSE), "", "comma, period or neither at a span's end"),
    ("end-period", FERRY, q("calder", 2, HOUR + ".", CLAUSE), "", "comma, period or neither at a span's end"),
    ("end-question", FERRY, q("calder", 2, HOUR + "?", CLAUSE), "quote-altered", "a question mark counts"),
    ("case", FERRY, q("calder", 2, "we will look at every hour", CLAUSE), "quote-altered", "letter case counts"),
    ("one-word", FERRY, q("calder", 2, "We will look at every day of that crossing", CLAUSE), "quote-altered", "one word differs"),
    ("added", FERRY, q("calder", 2, "We will look hard at every hour of that crossing", CLAUSE), "quote-altered", "one word added"),
    ("dropped", FERRY, q("calder", 2, "We will look at every hour of crossing", CLAUSE), "quote-altered", "one word dropped"),
    ("substring", FERRY, q("calder", 2, "look at every hour of that cross", CLAUSE), "quote-altered", "words, never substrings"),
    ("invented", FERRY, q("calder", 2, "My uncle owns a red bicycle", CLAUSE), "quote-not-found", "nothing like it"),
    ("elsewhere", FERRY, q("calder", 3, HOUR, CLAUSE), "quote-not-found", "it is in paragraph 2"),
    ("no-paragraph", FERRY, q("calder", 40, HOUR, CLAUSE), "unknown-id|quote-not-found unknown-id", "there is no such paragraph"),
    ("no-source-id", FERRY, {**q("calder", 2, HOUR, CLAUSE), "at": "gazette:2"}, "unknown-id", "no such source"),
    ("nobody", FERRY, q("smith", 2, HOUR, CLAUSE), "unknown-id", "no such person"),
    ("about-nobody", FERRY, {**q("calder", 2, HOUR, CLAUSE), "about": ["smith"]}, "unknown-id", "no such person"),
    ("narration", FERRY, q("authority", 1, "A ferry ran aground", "the Harbor Authority said"), "not-in-quotation-marks", "narration"),
    ("over-mark", FERRY, q("calder", 2, "of that crossing,” Mayor Ines Calder told", CLAUSE), "not-in-quotation-marks|quote-altered", "runs out of the quotation"),
    ("over-mark-plain", FERRY, q("calder", 3, "with what it had. Deckhand Tom Brandt", "Calder said"), "not-in-quotation-marks", "runs out of the quotation"),
    ("narration-joined", FERRY, q("calder", 2, "of that crossing, Mayor Ines Calder told", CLAUSE), "not-in-quotation-marks", "runs out of the quotation"),
    ("short", FERRY, q("calder", 2, "crossing", CLAUSE), "too-short", "one word"),
    ("no-letters", FERRY, q("calder", 2, "4.5 12", CLAUSE), "too-short", "no letters"),
    ("short-second", FERRY, q("calder", 2, "We will look | hour", CLAUSE), "too-short", "one word"),
    ("two-spans", FERRY, q("calder", 2, "We will look | of that crossing", CLAUSE), "", "two spans in order"),
    ("disorder", FERRY, q("calder", 2, "of that crossing | We will look", CLAUSE), "span-order", "out of order"),
    ("overlap", FERRY, q("calder", 2, "We will look at every hour | every hour of that crossing", CLAUSE), "span-order", "overlap"),
    ("touching", FERRY, q("calder", 2, "We will look | at every hour", CLAUSE), "span-order", "nothing between them"),
    ("same-twice", FERRY, q("calder", 2, "We will look | We will look", CLAUSE), "span-order", "overlap"),
    ("ellipsis", FERRY, q("calder", 2, "We will look … of that crossing", CLAUSE), "typed-ellipsis", "not printed"),
    ("dots", FERRY, q("calder", 2, "We will look ... of that crossing", CLAUSE), "typed-ellipsis", "not printed"),
    ("spaced-dots", FERRY, q("calder", 2, "We will look . . . of that crossing", CLAUSE), "typed-ellipsis", "not printed"),
    ("end-ellipsis", FERRY, q("calder", 2, "We will look at every hour…", CLAUSE), "typed-ellipsis", "not printed"),
    ("bracket", FERRY, q("calder", 2, "[We] will look at every hour", CLAUSE), "typed-bracket", "not printed"),
    ("bracket-sic", FERRY, q("calder", 2, "We will look [sic] at every hour", CLAUSE), "typed-bracket", "not printed"),
    ("soft-hyphen", FERRY, q("calder", 2, "We will look at every hour of that cross\u00ading", CLAUSE), "hidden-character", "soft hyphen"),
    ("zero-width", FERRY, q("calder", 2, "We will look at every\u200b hour", CLAUSE), "hidden-character", "zero width"),
    ("bidi", FERRY, q("calder", 2, HOUR, CLAUSE, context="A \u202eword\u202c."), "hidden-character", "bidi"),
    ("cyrillic", FERRY, q("calder", 2, "We will look at every h\u043eur", CLAUSE), "mixed-script quote-altered", "a Cyrillic letter"),
    ("cyrillic-prose", FERRY, q("calder", 2, HOUR, CLAUSE, context="The c\u0430ptain."), "mixed-script", "a Cyrillic letter"),
    ("nbsp-span", FERRY, q("calder", 2, "We\u00a0will look at every hour", CLAUSE), "", "kinds of space"),
    ("newline-span", FERRY, q("calder", 2, "We will\nlook at every hour", CLAUSE), "", "line wraps"),
    # -- attribution beside
    ("carried", FERRY, q("calder", 2, "Somebody has to answer for it", CLAUSE), "", "the clause ends its sentence between two quotations"),
    ("both", FERRY, q("calder", 2, HOUR + " | Somebody has to answer for it", "Calder told reporters"), "", "it speaks for both"),
    ("part", FERRY, q("calder", 2, HOUR, "Ines Calder told"), "", "part of a clause"),
    ("list", FERRY, q("calder", 2, HOUR, [CLAUSE]), "", "a list of one"),
    ("before", FERRY, q("calder", 3, "The crew did what it could", "Calder said"), "", "clause before"),
    ("next-sentence", FERRY, q("brandt", 3, "The crew did what it could", "Tom Brandt disagreed"), "attribution-not-beside", "the next sentence"),
    ("clause-wrong-speaker", FERRY, q("brandt", 3, "The crew did what it could", "Calder said"), "wrong-speaker", "the clause names Calder"),
    ("inverted", FERRY, q("brandt", 4, "The engine stopped twice", "said Brandt"), "", "inverted"),
    ("between", FERRY, q("brandt", 4, "The engine stopped twice | and the shore was silent", "said Brandt"), "", "clause between"),
    ("between-second", FERRY, q("brandt", 4, "and the shore was silent", "said Brandt, who has sailed for 4.5 years"), "", "clause between"),
    ("no-name", FERRY, q("brandt", 4, "and the shore was silent", "has sailed for 4.5 years"), "wrong-speaker", "it names nobody"),
    ("clause-long", FERRY, q("brandt", 4, "The engine stopped twice", "said Brandt, who has sailed for 4.5 years, and the"), "attribution-not-beside words-too-long", "runs into the quotation, nine words"),
    ("question-before", FERRY, q("brandt", 5, "Why was there a gap in the rota?", "Brandt had asked"), "", "clause before a question"),
    ("question-capital", FERRY, q("calder", 5, "Why was there a gap in the rota?", "Calder left"), "attribution-not-beside|wrong-speaker", "the clause stands before it"),
    ("question-after", FERRY, q("brandt", 6, "Who signed the permit?", "Brandt asked"), "", "the sentence goes on after a question"),
    ("question-plain", FERRY, q("brandt", 6, "Who signed the permit", "Brandt asked"), "quote-altered", "only a comma or a period may go"),
    ("exclaimed", FERRY, q("okoye", 6, "It was the old board!", "Ruth Okoye, an engineer, replied"), "", "the sentence goes on after an exclamation"),
    ("exclaimed-other", FERRY, q("brandt", 6, "It was the old board!", "Brandt asked"), "attribution-not-beside", "its own sentence runs on into narration"),
    ("told", FERRY, q("okoye", 7, "The hull was sound", "Okoye told Brandt"), "", "X told Y is X's"),
    ("told-other", FERRY, q("brandt", 7, "The hull was sound", "Okoye told Brandt"), "wrong-speaker", "X told Y is X's"),
    ("told-part", FERRY, q("brandt", 7, "The hull was sound", "told Brandt"), "wrong-speaker", "Okoye stands earlier in the stretch"),
    ("not-carried", FERRY, q("okoye", 7, "The paint was another matter", "Okoye told Brandt"), "attribution-not-beside", "a sentence stands between"),
    ("not-carried-2", FERRY, q("calder", 7, "The paint was another matter", "Calder nodded"), "attribution-not-beside", "no clause of its own or of the quotation before"),
    ("two-speakers-1", FERRY, q("okoye", 8, "The pumps were fine", "Okoye said"), "", "each its own clause"),
    ("two-speakers-2", FERRY, q("brandt", 8, "They ran all night", "Brandt said"), "", "each its own clause"),
    ("two-speakers-x", FERRY, q("okoye", 8, "They ran all night", "Okoye said"), "attribution-not-beside", "the second's sentence runs on"),
    ("two-speakers-y", FERRY, q("brandt", 8, "The pumps were fine", "Brandt said"), "attribution-not-beside", "another sentence"),
    ("two-speakers-both", FERRY, q("okoye", 8, "The pumps were fine | They ran all night", "Okoye said"), "attribution-not-beside", "the second has no listed clause"),
    ("two-speakers-list", FERRY, q("okoye", 8, "The pumps were fine | They ran all night", ["Okoye said", "Brandt said"]), "wrong-speaker", "the second is Brandt's"),
    ("note", FERRY, q("okoye", 7, "The paint was another matter", "Okoye told Brandt", attribution_note="She goes on."), "", "the note accepts another reading"),
    ("note-null", FERRY, q("okoye", 7, "The paint was another matter", None, attribution_note="She goes on."), "", "null beside a note"),
    ("null", FERRY, q("okoye", 7, "The paint was another matter", None), "schema", "null without a note"),
    ("note-false", FERRY, q("okoye", 7, "The paint was another matter", "Okoye whispered", attribution_note="x"), "attribution-not-beside", "the clause is nowhere"),
    ("but-only", FERRY, q("okoye", 9, "The boat was safe", "Okoye said"), "cuts-negation", "but only stands beside it"),
    ("but-only-whole", FERRY, q("okoye", 9, "The boat was safe | but only in calm water", "Okoye said"), "", "nothing is left out"),
    ("but-only-omits", FERRY, q("okoye", 9, "The boat was safe", "Okoye said", omits="Said below."), "", "omits accepts it"),
    ("according", FERRY, q("okoye", 10, "The log was not complete", "according to Okoye"), "", "according to"),
    ("according-2", FERRY, q("okoye", 10, "ran slow for weeks", "according to Okoye, who added", omits="The log is another matter."), "", "the clause before"),
    ("cut-head", FERRY, q("okoye", 10, "The log was | complete", "according to Okoye"), "too-short", "one word"),
    # -- people
    ("full-name", COUNCIL, q("ann", 2, "The bridge is a matter for the whole town", "Ann Roe said"), "", "the longer name is one person's"),
    ("full-name-x", COUNCIL, q("ben", 2, "The bridge is a matter for the whole town", "Ann Roe said"), "wrong-speaker", "Ann"),
    ("part-name-x", COUNCIL, q("ben", 2, "The bridge is a matter for the whole town", "Roe said"), "wrong-speaker|pronoun", "the words before it name Ann"),
    ("shared", COUNCIL, q("ann", 2, "The vote stands", "Roe said"), "pronoun", "a shared name"),
    ("shared-antecedent", COUNCIL, q("ann", 2, "The vote stands", "Roe said", antecedent="2: Ann Roe"), "", "a shared name with an antecedent"),
    ("shared-antecedent-x", COUNCIL, q("ben", 2, "The vote stands", "Roe said", antecedent="1: Ben Roe"), "pronoun", "Doe and Ann are named between"),
    ("pronoun", COUNCIL, q("doe", 3, "The minutes are approved", "she said"), "pronoun", "no antecedent"),
    ("pronoun-ok", COUNCIL, q("doe", 3, "The minutes are approved", "she said", antecedent="3: Doe"), "", "named before and after"),
    ("pronoun-long", COUNCIL, q("doe", 3, "The minutes are approved", "she said", antecedent="3: Doe opened the meeting"), "", "named before"),
    ("pronoun-later", COUNCIL, q("doe", 3, "The minutes are approved", "she said", antecedent="3: Doe then read them"), "pronoun", "named only after"),
    ("pronoun-absent", COUNCIL, q("doe", 3, "The minutes are approved", "she said", antecedent="3: Mira Doe"), "words-not-found", "not in that paragraph"),
    ("pronoun-nobody", COUNCIL, q("doe", 3, "The minutes are approved", "she said", antecedent="3: opened the meeting"), "wrong-speaker", "it names nobody"),
    ("pronoun-other", COUNCIL, q("ann", 3, "The minutes are approved", "she said", antecedent="2: Ann Roe"), "pronoun", "Doe is named between"),
    ("pronoun-between", COUNCIL, q("doe", 4, "It is a fair result", "she said", antecedent="4: Doe"), "", "Ben Roe is thanked, and does not act"),
    ("pronoun-note", COUNCIL, q("doe", 4, "It is a fair result", "she said", antecedent="4: Doe", attribution_note="Ben is a man."), "", "the note accepts it"),
    ("pronoun-org", COUNCIL, q("doe", 5, "The offer was a generous one", "she said", antecedent="5: Doe"), "", "she is a person"),
    ("pronoun-far-org", COUNCIL, q("doe", 5, "The offer was a generous one", "she said", antecedent="4: Doe"), "", "nobody but Doe acts in between"),
    ("possessive", COUNCIL, q("doe", 6, "There is a plan", "Doe’s spokesman was blunt"), "wrong-speaker", "a possessive names nobody"),
    ("possessive-own", COUNCIL, q("spokesman", 6, "There is a plan", "Doe’s spokesman was blunt"), "", "he is called so"),
    ("spokesman-for", COUNCIL, q("doe", 6, "There are two plans", "A spokesman for Doe said"), "wrong-speaker", "not Doe's own words"),
    ("organisation", COUNCIL, q("trust", 7, "The trust stands by its offer", "the Larkmoor Trust said"), "", "an organization"),
    ("organisation-x", COUNCIL, q("doe", 7, "The trust stands by its offer", "the Larkmoor Trust said"), "wrong-speaker", "an organization"),
    ("it", COUNCIL, q("trust", 7, "We wish the town well", "it added", antecedent="7: the Larkmoor Trust"), "", "it, with an antecedent"),
    ("it-none", COUNCIL, q("trust", 7, "We wish the town well", "it added"), "pronoun", "it, without"),
    ("colon", COUNCIL, q("doe", 9, "The clerks, the drivers and the cooks", "Doe closed with a list of thanks"), "", "a paragraph that ends in a colon runs on"),
    ("colon-words", COUNCIL, q("doe", 9, "The clerks the drivers and the cooks", "Doe closed with"), "quote-altered", "a comma inside counts"),
    ("list-last", COUNCIL, q("doe", 10, "badly lit at night", "Doe called the old bridge"), "", "one word between is looked through"),
    ("scare", COUNCIL, q("doe", 10, "as they were sold to us", "Doe said"), "", "beside a scare quote"),
    ("told-inverted", COUNCIL, q("vane", 11, "The old road is better", "Kit Vane told Doe"), "", "X told Y is X's"),
    ("told-inverted-x", COUNCIL, q("doe", 11, "The old road is better", "told Doe"), "wrong-speaker", "Vane stands earlier"),
    ("told-before", COUNCIL, q("doe", 11, "The old road is closed", "Doe told Vane"), "", "X told Y is X's"),
    ("told-before-x", COUNCIL, q("vane", 11, "The old road is closed", "told Vane"), "wrong-speaker", "Doe stands earlier"),
    ("told-carried-x", COUNCIL, q("vane", 11, "The old road is closed", "Kit Vane told Doe"), "attribution-not-beside", "another sentence"),
    ("aside", COUNCIL, q("doe", 12, "The talks went very well", "Doe, who met Vane on Monday, said"), "", "the first name in the clause"),
    ("aside-x", COUNCIL, q("vane", 12, "The talks went very well", "Vane on Monday, said"), "wrong-speaker", "Doe stands earlier"),
    ("aside-part", COUNCIL, q("doe", 12, "The talks went very well", "Doe, who met"), "", "Doe is the subject, whoever is named in the aside"),
    ("two-names", COUNCIL, q("vane", 12, "a pleasant surprise", "Vane said the talks were long"), "wrong-speaker", "Doe stands between"),
    ("two-names-2", COUNCIL, q("doe", 12, "a pleasant surprise", "Doe called them"), "", "the nearer verb is hers"),
    ("inc", COUNCIL, q("vane", 13, "The toll is a fair one", "President Kit Vane"), "attribution-not-beside", "the period after Inc. may end the sentence, or not"),
    ("am-day", COUNCIL, q("vane", 13, "The toll stays as it is", "Vane said"), "", "9 a.m. Tuesday is within a sentence"),
    # -- long quotations, nesting, printed ellipses
    ("running", LONG, q("orme", 2, "The gauge rose by 2.5 feet in an hour. The water came over the wall.", "Dr. Orme said"), "", "paragraphs that each open with a mark"),
    ("running-last", LONG, q("orme", 4, "We had the doors shut by 9 p.m. and waited", "Orme said"), "", "the last of them"),
    ("running-middle", LONG, q("orme", 3, "The lower road went first, and then the 'new' mill.", "Dr. Orme said"), "", "any mark equals the nested one"),
    ("running-spans", LONG, q("orme", 2, "The water came over the wall. | The lower road went first | and waited", "Dr. Orme said"), "", "spans follow it"),
    ("running-touch", LONG, q("orme", 3, "and then the “new” mill | We had the doors shut", "Dr. Orme said"), "", "a paragraph ends between them"),
    ("running-across", LONG, q("orme", 2, "came over the wall. The lower road went", "Dr. Orme said"), "", "one quotation over paragraphs"),
    ("running-at", LONG, q("orme", 2, "We had the doors shut", "Dr. Orme said"), "quote-not-found", "it begins in paragraph 4"),
    ("running-unmarked", LONG, q("orme", 3, "and then the new mill", "Dr. Orme said"), "quote-altered", "the nested marks are left out"),
    ("decimal", LONG, q("orme", 2, "The gauge rose by 25 feet in an hour", "Dr. Orme said"), "quote-altered", "a digit"),
    ("nested", LONG, q("orme", 5, "He shouted “get out now” and ran", "Orme said"), "", "any mark equals the nested one"),
    ("nested-whole", LONG, q("orme", 5, "‘keep the gate shut.’", "the sign read", attribution_note="The sign."), "", "marks at the edges of a span"),
    ("nested-end", LONG, q("orme", 5, "'keep the gate shut'", "the sign read", attribution_note="The sign."), "", "a stop before the mark"),
    ("printed", LONG, q("orme", 6, "We warned [the owners] twice ... and then once more", "Orme said"), "", "printed bracket and ellipsis"),
    ("printed-x", LONG, q("orme", 6, "We warned [the miller] twice … and then", "Orme said"), "typed-ellipsis typed-bracket|typed-bracket|typed-ellipsis", "another bracket"),
    ("printed-dropped", LONG, q("orme", 6, "We warned [the owners] twice and then once more", "Orme said"), "quote-altered|typed-bracket", "the printed ellipsis is left out"),
    ("dash", LONG, q("orme", 6, "The pumps–all six–failed", "Orme said"), "", "kinds of dash, with and without spaces"),
    ("dash-gone", LONG, q("orme", 6, "The pumps all six failed", "Orme said"), "quote-altered", "the dashes are gone"),
    ("tried", LONG, q("orme", 7, "We tried.", "Orme said"), "", "a whole sentence"),
    ("safe", LONG, q("orme", 7, "It was safe", "Orme said"), "cuts-negation", "the sentence goes on after the clause"),
    ("safe-whole", LONG, q("orme", 7, "It was safe | but never at night", "Orme said"), "", "nothing is left out"),
    ("cut-not", LONG, q("orme", 8, "The old dam did | leak here", "Orme said"), "quote-altered|quote-not-found", "no such words"),
    ("cut-tail", LONG, q("orme", 8, "The old dam did", "Orme said"), "cuts-negation", "not stands beside it"),
    ("cut-between", LONG, q("orme", 8, "The new one | be trusted", "Orme said"), "cuts-negation", "can't is left out"),
    ("cut-unless", LONG, q("orme", 8, "The new one can't be trusted", "Orme said"), "cuts-negation", "unless is left out"),
    ("cut-none", LONG, q("orme", 8, "The old dam did not leak", "Orme said"), "", "the next sentence is another one"),
    ("unclosed", LONG, q("orme", 9, "The path is open", "Orme never finished"), "not-in-quotation-marks", "a mark that is never closed"),
    ("jr", LONG, q("pell", 10, "The mill is insured", "said Pell Jr."), "", "an abbreviation in a name"),
    ("regrets", LONG, q("owners", 10, "their regrets", "The owners, Pell & Sons, sent"), "", "case of the first letter is free"),
    ("asked-and", LONG, q("record", 11, "Is the county liable?", "The Tarn Mill Record asked"), "", "clause before a question"),
    ("and-said", LONG, q("pell", 11, "That is for the court", "and Pell said"), "", "after a question the sentence goes on"),
    ("and-said-x", LONG, q("record", 11, "That is for the court", "The Tarn Mill Record asked"), "wrong-speaker|attribution-not-beside", "Pell's"),
    # -- what a seal has to keep
    ("twice-named", MARINA, q("ware", 2, "We had no water", "she said", antecedent="2: Ware"), "", "the antecedent's words stand after the clause too"),
    ("same-clause-twice", MARINA, q("ware", 3, "The pumps were old | The hoses were older", "Ware said"), "", "the same clause beside each"),
    ("half-opened", MARINA, q("ware", 4, "It spread fast", "Ware said"), "", "the first sentence has nothing left out"),
    ("half-opened-x", MARINA, q("ware", 4, "It was out by noon", "Ware said"), "cuts-negation", "unless stands in the other half of the sentence"),
    ("said-twice", MARINA, q("ware", 5, "It was dry", "said Ware"), "", "its own clause"),
    ("said-twice-x", MARINA, q("ware", 5, "The wind was up", "said Ware"), "attribution-not-beside|wrong-speaker", "its sentence runs on into narration"),
    ("sentence-end", MARINA, q("ware", 6, "The dock is closed for good", "Ware wrote back"), "", "told governs a name in its own sentence alone"),
    ("sentence-end-x", MARINA, q("lusk", 6, "The dock is closed for good", "Lusk told Ware"), "attribution-not-beside", "the sentence before"),
    ("bare", MARINA, q("ware", 7, "It burned like paper", "Ware said"), "attribution-not-beside", "no clause in its sentence"),
    ("bare-after", MARINA, q("lusk", 7, "It burned like paper", "Lusk wept"), "attribution-not-beside", "the next sentence"),
    ("asked-about", MARINA, q("lusk", 8, "Ask the chief about them", "Lusk said"), "", "clause before"),
    ("told-who", MARINA, q("lusk", 9, "I saw the smoke at six", "Lusk told Ware"), "", "X told Y is X's"),
    ("told-who-x", MARINA, q("ware", 9, "I saw the smoke at six", "told Ware, who said"), "wrong-speaker", "Lusk stands earlier"),
    ("told-who-y", MARINA, q("lusk", 9, "I saw it at five", "Lusk told Ware"), "wrong-speaker", "Ware stands between"),
    ("brave", MARINA, q("ware", 10, "nobody ran away", "Ware praised"), "", "one subject praised and said"),
    ("and-said-2", MARINA, q("ware", 10, "nobody ran away", "and said"), "wrong-speaker", "it names nobody"),
    ("alone-1", MARINA, q("ware", 11, "The crews are tired", "Ware and Lusk left"), "attribution-not-beside", "the sentence is over"),
    ("alone-2", MARINA, q("lusk", 11, "The crews are proud", "Lusk left"), "attribution-not-beside", "the quotation before ends its own sentence"),
    ("jan", MARINA, q("ware", 12, "It may take a year", "Ware vowed"), "", "Jan. 5 ends no sentence at Jan."),
    ("parenthesis", MARINA, q("lusk", 13, "Two were mine", "he said.)", antecedent="13: Lusk"), "", "a quotation in parentheses"),
    # -- two speakers in one sentence
    ("semicolon", COAST, q("birk", 2, "the bridge is open", "Birk said"), "", "its own clause"),
    ("semicolon-x", COAST, q("rae", 2, "the bridge is open", "Rae said"), "wrong-speaker", "its own clause names Birk"),
    ("and-said-other", COAST, q("birk", 3, "the sea took the rest of it", "said Birk"), "", "its own clause"),
    ("and-said-other-x", COAST, q("rae", 3, "the sea took the rest of it", "said Rae"), "wrong-speaker", "its own clause names Birk"),
    ("no-one", COAST, q("rae", 4, "It was safe at noon", "Rae said"), "cuts-negation", "no-one is a negation"),
    ("carried-2", COAST, q("rae", 4, "The wind dropped", "Rae said"), "", "carried; the next sentence is Birk's"),
    ("carried-question", COAST, q("rae", 5, "Was the gate cut too?", "Rae said"), "attribution-not-beside", "its own sentence runs on"),
    # -- straight marks
    ("feet", STRAIGHT, q("moss", 2, "The hook hung 6'2\" above the deck", "Moss said"), "", "feet and inches"),
    ("inches", STRAIGHT, q("moss", 2, "The cable was 3/4\" thick", "Moss said"), "", "inches"),
    ("double-hyphen", STRAIGHT, q("moss", 3, "It was a—how to say it—a close call", "Moss said"), "", "kinds of dash"),
    ("straight-nt", STRAIGHT, q("moss", 4, "call it luck", "Moss said"), "cuts-negation", "don't is left out"),
    ("plural", STRAIGHT, q("moss", 4, "It’s the drivers’ skill and the crew’s nerve", "Moss said"), "", "apostrophes"),
    ("yes", STRAIGHT, q("stroud", 5, "The brake was always on", "replied foreman Abe Stroud"), "", "carried from a one-word quotation"),
    ("yes-x", STRAIGHT, q("moss", 5, "The brake was always on", "Moss asked"), "attribution-not-beside", "another sentence"),
    ("crack", STRAIGHT, q("stroud", 6, "heard a ‘crack’ and jumped", "Stroud said the crew"), "", "nested straight marks"),
    ("pipe", STRAIGHT, q("stroud", 6, "The 12\" pipe held", "Stroud said the crew"), "not-in-quotation-marks", "narration"),
    # -- single marks
    ("british", BRITISH, q("teal", 2, "It’s the fishermen’s own fault", "said Teal"), "", "apostrophes are no marks"),
    ("british-2", BRITISH, q("teal", 2, "They'd been told the boys' boat wasn't fit", "said Teal"), "", "plural possessive inside"),
    ("british-part", BRITISH, q("teal", 2, "been told the boys’ boat", "said Teal"), "cuts-negation", "wasn't is left out"),
    ("british-90s", BRITISH, q("teal", 3, "The boys’ boat had been out since the ’90s", "Teal said"), "", "an apostrophe in front"),
    ("british-nested", BRITISH, q("teal", 4, "“Turn back” was the last thing we heard", "she said", antecedent="3: Teal"), "", "nested double marks"),
    ("british-nested-x", BRITISH, q("teal", 4, "Turn back was the last thing we heard", "she said", antecedent="3: Teal"), "quote-altered", "the nested marks are gone"),
    ("british-roll", BRITISH, q("finch", 5, "Rock 'n' roll was on the wireless", "Finch said"), "", "two apostrophes"),
    ("british-narration", BRITISH, q("finch", 5, "families waited on the pier", "Finch said"), "not-in-quotation-marks", "narration"),
    ("british-question", BRITISH, q("finch", 6, "Where were the coastguards?", "Finch asked"), "", "the sentence goes on"),
    ("british-carried", BRITISH, q("finch", 6, "That is what the harbour masters' office must tell us", "Finch asked"), "", "carried"),
    ("british-office", BRITISH, q("finch", 6, "what the harbour masters office must tell us", "Finch asked"), "quote-altered", "the apostrophe is gone"),
    ("straight-single", BRITISH_STRAIGHT, q("teal", 2, "It’s the fishermen’s own fault", "said Teal"), "", "straight single marks"),
    ("straight-single-2", BRITISH_STRAIGHT, q("teal", 2, "They’d been told the boat wasn’t fit", "said Teal"), "", "straight single marks"),
    ("straight-plural", BRITISH_STRAIGHT, q("teal", 3, "The boys’ boat had been out since dawn", "Teal said"), "", "plural possessive"),
    ("straight-question", BRITISH_STRAIGHT, q("teal", 4, "Where were the coastguards? | That’s the question", "asked Teal"), "", "the clause speaks for both"),
    # -- other languages
    ("german", GERMAN, q("lindt", 2, "Die Brücke war seit Jahren krank", "sagte Bürgermeisterin Eva Lindt"), "", "„ “"),
    ("german-cut", GERMAN, q("lindt", 2, "Wir haben sie", "sagte Bürgermeisterin Eva Lindt"), "cuts-negation", "nicht"),
    ("german-nested", GERMAN, q("lindt", 3, "Das Wort 'Notfall' passt hier", "Lindt sagte"), "", "nested ‚ ‘"),
    ("german-guillemets", GERMAN, q("lindt", 4, "Der Stahl ist müde", "erklärte Lindt"), "", "» «"),
    ("german-umlaut", GERMAN, q("lindt", 4, "Der Stahl ist mude", "erklärte Lindt"), "quote-altered", "a letter"),
    ("french", FRENCH, q("brac", 2, "Le quai était fermé depuis un an", "la maire Odile Brac"), "", "« » with no-break spaces"),
    ("french-cut", FRENCH, q("brac", 2, "été blessé", "la maire Odile Brac"), "cuts-negation", "personne n'a"),
    ("french-elle", FRENCH, q("brac", 3, "Le bois était pourri", "a-t-elle ajouté"), "pronoun", "a pronoun"),
    ("french-elle-ok", FRENCH, q("brac", 3, "Le bois était pourri", "a-t-elle ajouté", antecedent="2: Odile Brac"), "", "an antecedent"),
    ("french-curly", FRENCH, q("brac", 4, "Le dossier est ouvert", "a dit Brac"), "", "“ ” beside « »"),
    ("spanish", SPANISH, q("soto", 2, "El río subió en una hora | La gente salió a tiempo", "la alcaldesa Pilar Soto"), "", "« »"),
    ("spanish-question", SPANISH, q("soto", 3, "¿Quién firmó el plano?", "preguntó Soto"), "", "a comma after the mark"),
    ("spanish-que", SPANISH, q("soto", 4, "no era seguro desde mayo", "Soto dijo que"), "", "clause before"),
    ("polish", POLISH, q("lis", 2, "Most był w złym stanie", "powiedziała burmistrz Ewa Lis"), "", "„ ” and a dash"),
    ("polish-2", POLISH, q("lis", 3, "Remont potrwa rok", "dodała Lis"), "", "„ ”"),
    ("polish-x", POLISH, q("lis", 3, "Remont potrwa lata", "dodała Lis"), "quote-altered", "a word"),
]  # fmt: skip
NAMES = [name for name, *_ in QUOTES]


def base(article: Article, quotes: list[dict[str, Any]]) -> dict[str, Any]:
    """A record with the article's people and some quotes."""
    people = []
    for id_, names in article.people.items():
        name, *called = names.removeprefix("@").split("|")
        kind = "organization" if names.startswith("@") else "person"
        people.append({"id": id_, "kind": kind, "name": name, **({"called": called} if called else {})})
    source = {
        "id": "src",
        "kind": "news-article",
        "title": "A headline",
        "publisher": "The Example",
        "published": "2031",
        "text": "article",
        "marks": article.marks,
    }
    return {
        "id": ID,
        "title": "A title",
        "date": "2031-05-06",
        "sources": [source],
        "people": people,
        "quotes": [{**quote, "id": f"q{number}"} for number, quote in enumerate(quotes, 1)],
    }


def put(
    folder: Path, record: dict[str, Any] | str | bytes, text: str | bytes | None = None, *, marks: str = "double"
) -> Path:
    """Write a record, and beside it the article, and a record that waives all of it."""
    (folder / "sources").mkdir(exist_ok=True)
    path = folder / f"{ID}.yaml"
    content = json.dumps(record, ensure_ascii=False) if isinstance(record, dict) else record
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if text is not None:
        (folder / "sources" / "article.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    if isinstance(text, str):
        waive(folder, "article", marks)
    return path


def codes(report: Report) -> str:
    return " ".join(sorted({str(problem.code) for problem in report.problems}))


def messages(report: Report) -> str:
    return "\n".join(str(problem) for problem in report.problems)


def verdict(folder: Path, *, seal_only: bool = False) -> Report:
    return check([folder / f"{ID}.yaml"], seal_only=seal_only)


def sealed(folder: Path) -> None:
    done = seal([folder / f"{ID}.yaml"])
    assert done.sealed, "\n".join(map(str, done.problems))


def expected(codes_: str) -> set[str]:
    """The sets of codes that a case allows, each in the order of the alphabet."""
    return {" ".join(sorted(each.split())) for each in codes_.split("|")}


def by_seal(codes_: str) -> set[str]:
    """The codes that may stand for a case's codes where the seal leaves a word closed (section 4)."""
    allowed = {code for each in codes_.split("|") for code in each.split()}
    return allowed | {"seal-outdated"} | ({"quote-not-found"} if "not-in-quotation-marks" in allowed else set())


@pytest.fixture(scope="session")
def proved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Article], Path]:
    """A folder with the seal of all quotes of an article that are to be accepted and are: one wrong verdict spoils no other.

    Each is made once, when the first case asks for it.
    """
    folders: dict[str, Path] = {}

    def made(article: Article) -> Path:
        if article.text not in folders:
            folders[article.text] = folder = tmp_path_factory.mktemp("proved")
            accepted = []
            for _, of, quote, codes_, _ in QUOTES:
                if of is article and not codes_:
                    put(folder, base(article, [quote]), article.text, marks=article.marks)
                    accepted += [] if verdict(folder).problems else [quote]
            put(folder, base(article, accepted))
            sealed(folder)
        return folders[article.text]

    return made


@pytest.mark.parametrize(("article", "quote", "codes_", "why"), [each[1:] for each in QUOTES], ids=NAMES)
def test_quote(
    tmp_path: Path, proved: Callable[[Article], Path], article: Article, quote: dict[str, Any], codes_: str, why: str
) -> None:
    """By the text, and by a seal: an accepted quote has its own; a refused one meets the seal of all accepted ones."""
    put(tmp_path, base(article, [quote]), article.text, marks=article.marks)
    assert len(canonicalize(article.text, article.marks).quotations) == article.quotations
    report = verdict(tmp_path)
    assert codes(report) in expected(codes_), f"{why}\n{messages(report)}"
    assert codes_ or report.proved == 1
    if codes_:
        shutil.copy(proved(article) / "sources" / "article.seal.json", tmp_path / "sources")
    else:
        sealed(tmp_path)
    report = verdict(tmp_path, seal_only=True)
    raised = {str(problem.code) for problem in report.problems}
    assert bool(raised) == bool(codes_), f"{why}\n{messages(report)}"
    assert raised <= by_seal(codes_), f"{why}\n{messages(report)}"


FULL_ARTICLE = FERRY.text
FULL: dict[str, Any] = {
    **base(FERRY, [q("calder", 2, HOUR, CLAUSE), q("okoye", 8, "The pumps were fine", "Okoye said")]),
    "statements": [
        {"id": "aground", "by": "authority", "verb": "said", "text": "A ferry is stuck.", "about": ["calder"],
         "at": "src:1", "words": ["ran aground off Port Halden"]},
        {"id": "no-date", "by": "src", "verb": "reported", "text": "There is no date.", "at": "src:9",
         "words": ["has not set a date"]},
    ],
    "events": [
        {"id": "night", "date": "2031-05-06", "date_as_stated": "Tuesday night", "title": "A ferry is stuck",
         "statements": ["aground"], "at": "src:1", "words": ["off Port Halden on Tuesday"]},
    ],
    "policy_points": [
        {"id": "pilots", "policy": "pilots", "actor": "calder", "addressee": "authority", "position": "Look.",
         "status": "requested", "as_of": "2031-05", "quotes": ["q1"], "at": "src:2", "words": ["told reporters"]},
    ],
    "questions": [{"id": "aboard", "question": "How many were aboard?"}],
    "corrections": [],
}  # fmt: skip
UNSET = object()

# name, changes to FULL by the way to the value, expected codes, reason
CHANGES: list[tuple[str, dict[str, Any], str, str]] = [
    ("full", {}, "", "nothing changed"),
    ("no-published", {"sources/0/published": UNSET}, "", "`published` is not among the required fields"),
    ("no-lists", {"questions": UNSET, "corrections": UNSET, "events": UNSET}, "", "every list may be left out"),
    ("edtf-month", {"date": "2031-05"}, "", "EDTF level 0"),
    ("edtf-xx", {"date": "2031-05-XX"}, "", "EDTF level 1"),
    ("edtf-about", {"date": "2031-05-06~"}, "", "EDTF level 1"),
    ("edtf-no", {"date": "May 6, 2031"}, "schema", "no EDTF"),
    ("edtf-day", {"date": "2031-02-30"}, "schema", "no such day"),
    ("edtf-slash", {"date": "../x"}, "schema", "no EDTF"),
    ("edtf-2", {"date": "2031-21/2032-22..{x}"}, "schema", "no EDTF"),
    ("no-title", {"title": UNSET}, "schema", "required"),
    ("empty-title", {"title": " "}, "schema", "empty"),
    ("wrong-id", {"id": "2031-05-06-other"}, "schema", "not the file's stem"),
    ("no-source", {"sources": UNSET}, "schema|schema unknown-id", "required"),
    ("empty-sources", {"sources": []}, "schema|schema unknown-id", "an empty list"),
    ("sources-map", {"sources": {"id": "src"}}, "schema|schema unknown-id", "no list"),
    ("unknown-field", {"colour": "red"}, "schema", "no such field"),
    ("text-up", {"sources/0/text": "../x"}, "schema", "a plain stem"),
    ("text-slash", {"sources/0/text": "a/b"}, "schema", "a plain stem"),
    ("text-absent", {"sources/0/text": "absent"}, "no-source", "neither text nor seal"),
    ("marks", {"sources/0/marks": "triple"}, "schema", "double or single"),
    ("kind", {"people/0/kind": "mayor"}, "schema", "person, organization or group"),
    ("age", {"people/0/age": "old"}, "schema", "an integer"),
    ("name-dots", {"people/0/called/0": "..."}, "|schema", "a name without letters is no crash"),
    ("name-mark", {"people/0/called/0": "?"}, "|schema", "a name without letters is no crash"),
    ("same-id", {"people/1/id": "calder"}, "duplicate-id|duplicate-id unknown-id", "two people of one id"),
    ("same-id-kinds", {"statements/0/id": "q1"}, "duplicate-id unknown-id", "unique within the record"),
    ("by-nobody", {"statements/0/by": "smith"}, "unknown-id", "no such voice"),
    ("by-statement", {"statements/0/by": "no-date"}, "unknown-id", "no person or source"),
    ("no-statement", {"events/0/statements/0": "x"}, "unknown-id", "no such statement"),
    ("no-quote", {"policy_points/0/quotes/0": "q9"}, "unknown-id", "no such quote"),
    ("no-actor", {"policy_points/0/actor": "q1"}, "unknown-id", "no person"),
    ("status", {"policy_points/0/status": "maybe"}, "schema", "not one of the five"),
    ("at-0", {"statements/0/at": "src:0"}, "schema|schema unknown-id", "counted from 1"),
    ("at-far", {"statements/0/at": "src:99"}, "unknown-id", "no such paragraph"),
    ("at-none", {"statements/0/at": "1"}, "schema", "no place"),
    ("words-wrong", {"statements/0/words/0": "sank off Port Halden"}, "words-not-found", "not in the paragraph"),
    ("words-elsewhere", {"statements/0/words/0": "told reporters"}, "words-not-found", "another paragraph"),
    ("words-case", {"statements/0/words/0": "Ran aground"}, "words-not-found", "letter case counts"),
    ("words-part", {"statements/0/words/0": "ran aground off Port Hal"}, "words-not-found", "never substrings"),
    ("words-nine", {"statements/0/words/0": "A ferry ran aground off Port Halden on Tuesday"}, "words-too-long", "nine words"),
    ("words-row", {"statements/0/words": ["A ferry ran aground off", "Port Halden on Tuesday night"]}, "words-too-long", "in a row with other evidence"),
    ("words-none", {"statements/0/words": []}, "schema", "an empty list"),
    ("words-quoted", {"statements/0/at": "src:2", "statements/0/words/0": "every hour"}, "", "inside quotation marks too"),
    ("date-stated", {"events/0/date_as_stated": "Monday night"}, "words-not-found", "not in the paragraph"),
    ("hidden-title", {"title": "A\u200b title"}, "hidden-character", "in any string"),
    ("mixed-title", {"title": "A titl\u0435"}, "mixed-script", "in any string"),
    ("greek-word", {"title": "The word λόγος"}, "", "a whole word of another script"),
    ("related-none", {"related": [{"id": "x", "relation": "same-place", "why": "y", "at": "src:1"}]}, "unknown-id", "no such record"),
    ("spans-none", {"quotes/0/spans": []}, "schema|schema unrecorded-quotation|schema unknown-id", "an empty list"),
    ("spans-text", {"quotes/0/spans": "We will look"}, "schema|schema unknown-id", "no list"),
    ("clause-list-none", {"quotes/0/attribution": []}, "schema|schema unknown-id", "an empty list"),
    ("antecedent-two-faults", {"quotes/0/antecedent": {"at": "x", "words": "y", "z": "1"}}, "schema|schema unknown-id", "two faults in one"),
    ("called-off", {"people/0/called": UNSET, "people/0/name": "Ines Colder"}, "wrong-speaker", "the clause names nobody"),
]  # fmt: skip

USED = {"paragraph": (1, 2, 8, 9), "quotation": (1, 11)}
UNUSED = [
    {what: n, "reason": "x"} for what, size in (("paragraph", 10), ("quotation", 16)) for n in range(1, size + 1)
    if n not in USED[what]
]  # fmt: skip
# name, the waivers of FULL, expected codes, reason
WAIVERS: list[tuple[str, list[dict[str, Any]], str, str]] = [
    ("unused", UNUSED, "", "all that no item uses"),
    ("both", [{"paragraph": 3, "quotation": 3, "reason": "x"}, *UNUSED], "schema", "one of the two"),
    ("0", [{"paragraph": 0, "reason": "x"}, *UNUSED], "schema", "counted from 1"),
    ("two-faults", [{"paragraph": "x", "reason": "x", "id": "y"}, *UNUSED], "schema", "two faults in one"),
    ("far", [{"paragraph": 11, "reason": "x"}, *UNUSED], "unknown-id", "beyond the count"),
    ("far-quotation", [{"quotation": 17, "reason": "x"}, *UNUSED], "unknown-id", "beyond the count"),
    ("uncited", UNUSED[1:], "uncited-paragraph", "no item and no waiver"),
    ("unrecorded", UNUSED[:-1], "unrecorded-quotation", "no quote and no waiver"),
    ("stale-cited", [{"paragraph": 1, "reason": "x"}, *UNUSED], "stale-waiver", "a statement cites it"),
    ("stale-quoted", [{"paragraph": 8, "reason": "x"}, *UNUSED], "stale-waiver", "a quote is from it"),
    ("stale-quotation", [{"quotation": 11, "reason": "x"}, *UNUSED], "stale-waiver", "a quote is from it"),
    ("twice", [UNUSED[0], *UNUSED], "", "waived twice, and not used"),
]

GOOD = json.dumps(FULL)
# name, the file's bytes, expected codes, reason
FILES: list[tuple[str, bytes, str, str]] = [
    ("empty", b"", "schema|yaml", "no record"),
    ("comment", b"# nothing\n", "schema|yaml", "no record"),
    ("scalar", b"hello\n", "schema", "no record"),
    ("list", b"- a\n", "schema", "no record"),
    ("nul", b"id: a\0b\n", "yaml", "no YAML"),
    ("latin", "title: é\n".encode("latin-1"), "yaml", "no UTF-8"),
    ("unfinished", b"{", "yaml", "no YAML"),
    ("tab", b"a:\n\t- b\n", "yaml", "no YAML"),
    ("anchor", GOOD.replace('"A title"', '&a "A title"').encode(), "yaml", "an anchor"),
    ("alias", b"id: &a x\ntitle: *a\n", "yaml", "an alias"),
    ("tag", GOOD.replace('"A title"', '!!str "A title"').encode(), "yaml", "a tag"),
    ("documents", b"id: x\n---\nid: y\n", "yaml", "two documents"),
    ("deep", b"[" * 100_000, "yaml", "too deep"),
    ("deep-map", b"{a: " * 50 + b"}" * 50, "yaml", "too deep"),
    ("huge", b"# " + b"x" * (1 << 20), "yaml", "over 1 MiB"),
    ("complex-key", b"? [a]\n: b\n", "yaml|schema", "a list for a key"),
    ("twice", GOOD.replace('"title": "A title"', '"title": "A", "title": "B"').encode(), "duplicate-key", "a key twice"),
    ("flow-span", GOOD.replace(f'["{HOUR}"]', f"[{HOUR}]").encode(), "schema", "a plain span in a flow sequence"),
    ("surrogate", b'{"id": "\\ud800"}', "yaml", "half a character"),
    ("bom", b"\xef\xbb\xbf" + GOOD.encode(), "", "a byte order mark"),
    ("crlf", GOOD.replace(", ", ",\r\n ").encode(), "", "CRLF"),
]  # fmt: skip

SETTINGS: list[tuple[str, Callable[[str], str], str]] = [
    ("crlf", lambda text: text.replace("\n", "\r\n"), "CRLF"),
    ("wrapped", lambda text: text.replace(" the ", "\nthe "), "hard-wrapped lines"),
    ("blank", lambda text: text.replace("\n\n", "\n \t\n\n"), "several blank lines with spaces"),
    ("nbsp", lambda text: text.replace(" of ", "\u00a0of\u202f"), "kinds of space"),
    ("soft", lambda text: text.replace("crossing", "cross\u00ading"), "soft hyphens"),
    ("zero", lambda text: text.replace("crossing", "cross\u200bing"), "zero-width characters"),
    ("ligature", lambda text: text.replace("fi", "\ufb01"), "ligatures"),
    ("nfd", lambda text: unicodedata.normalize("NFD", text), "NFD"),
    ("straight", lambda text: text.translate(str.maketrans("“”’", '""\'')), "straight marks"),
    ("bom", lambda text: "\ufeff" + text, "a byte order mark"),
]


def changed(changes: dict[str, Any]) -> dict[str, Any]:
    record = copy.deepcopy(FULL)
    for way, value in changes.items():
        *steps, last = (int(step) if step.isdigit() else step for step in way.split("/"))
        holder: Any = record
        for step in steps:
            holder = holder[step]
        if value is UNSET:
            del holder[last]
        else:
            holder[last] = value
    return record


@pytest.fixture(scope="session")
def full_seal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seal of the record that changes are made to."""
    folder = tmp_path_factory.mktemp("full")
    put(folder, FULL, FULL_ARTICLE)
    sealed(folder)
    return folder / "sources" / "article.seal.json"


@pytest.mark.parametrize(
    ("changes", "codes_", "why"), [each[1:] for each in CHANGES], ids=[each[0] for each in CHANGES]
)
def test_change(tmp_path: Path, full_seal: Path, changes: dict[str, Any], codes_: str, why: str) -> None:
    """By the text, and by a seal: an accepted change has its own; a refused one meets that of the record without it."""
    put(tmp_path, changed(changes), FULL_ARTICLE)
    report = verdict(tmp_path)
    assert codes(report) in expected(codes_), f"{why}\n{messages(report)}"
    accepts = "" in expected(codes_)
    if accepts:
        sealed(tmp_path)
    else:
        shutil.copy(full_seal, tmp_path / "sources")
    report = verdict(tmp_path, seal_only=True)
    assert bool(report.problems) != accepts, f"{why}\n{messages(report)}"


@pytest.mark.parametrize(
    ("waivers", "codes_", "why"), [each[1:] for each in WAIVERS], ids=[each[0] for each in WAIVERS]
)
def test_waivers(tmp_path: Path, waivers: list[dict[str, Any]], codes_: str, why: str) -> None:
    put(tmp_path, FULL, FULL_ARTICLE)
    sealed(tmp_path)
    put(tmp_path, changed({"sources/0/unused": waivers}), FULL_ARTICLE.encode())
    (tmp_path / "waives-article.yaml").unlink()
    for seal_only in (False, True):
        report = verdict(tmp_path, seal_only=seal_only)
        assert codes(report) == codes_, f"{why}\n{messages(report)}"


@pytest.mark.parametrize(("content", "codes_", "why"), [each[1:] for each in FILES], ids=[each[0] for each in FILES])
def test_file(tmp_path: Path, content: bytes, codes_: str, why: str) -> None:
    put(tmp_path, content, FULL_ARTICLE)
    report = verdict(tmp_path)
    assert codes(report) in expected(codes_), f"{why}\n{messages(report)}"


@pytest.mark.parametrize(("setting", "why"), [each[1:] for each in SETTINGS], ids=[each[0] for each in SETTINGS])
def test_setting(tmp_path: Path, setting: Callable[[str], str], why: str) -> None:
    """How a text is set changes no verdict, and its seal serves the text as it was set before."""
    put(tmp_path, FULL, setting(FULL_ARTICLE))
    sealed(tmp_path)
    for text in (setting(FULL_ARTICLE), FULL_ARTICLE):
        put(tmp_path, FULL, text)
        assert not messages(verdict(tmp_path)), why
    assert not messages(verdict(tmp_path, seal_only=True)), why


def small(folder: Path) -> Path:
    """A small sealed record; returns its seal."""
    article = Article("Roe spoke.\n\n“We did it,” Roe said.\n", 1, {"roe": "Ann Roe|Roe"})
    put(folder, base(article, [q("roe", 2, "We did it", "Roe said")]), article.text)
    sealed(folder)
    (folder / "sources" / "article.txt").unlink()
    return folder / "sources" / "article.seal.json"


@pytest.mark.long
def test_any_changed_byte_damages_a_seal(tmp_path: Path) -> None:
    path = small(tmp_path)
    content = path.read_bytes()
    assert not messages(verdict(tmp_path))
    # Tests of the reader of seals change every byte.
    for place in range(0, len(content), 23):
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert codes(verdict(tmp_path)) == "seal-damaged", f"byte {place}"
    for other in (b"", content[:-1], content + b"\n", b"\0" * 9, b"[]", b"{}", b"\xff\xfe", b"[" * 100_000):
        path.write_bytes(other)
        assert codes(verdict(tmp_path)) == "seal-damaged", other[:9]


def forged(path: Path, **fields: Any) -> None:
    """Change fields of a seal, with a checksum to fit and the digest as it was."""
    body = {**json.loads(path.read_text("utf-8")), **fields}
    bare = {name: value for name, value in body.items() if name != "checksum"}
    packed = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    body["checksum"] = hashlib.sha256(packed.encode()).hexdigest()
    lines = [f'  "{name}": {json.dumps(value, ensure_ascii=False, sort_keys=True)}' for name, value in body.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def test_a_moved_quotation_with_a_new_checksum_damages_a_seal(tmp_path: Path) -> None:
    path = small(tmp_path)
    forged(path)
    assert not messages(verdict(tmp_path))
    forged(path, quotations=[[2, 7]])
    assert codes(verdict(tmp_path)) == "seal-damaged"


def test_a_text_that_changed(tmp_path: Path) -> None:
    put(tmp_path, FULL, FULL_ARTICLE)
    sealed(tmp_path)
    put(tmp_path, FULL, FULL_ARTICLE.replace("shore was silent", "shore was quiet"))
    assert codes(verdict(tmp_path)) == "source-changed"
    assert not seal([tmp_path]).sealed


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None], ids=["no UTF-8", "a folder"])
def test_a_text_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    put(tmp_path, FULL, content)
    if content is None:
        (tmp_path / "sources" / "article.txt").mkdir()
    assert codes(verdict(tmp_path)) == "no-source"


def test_paths(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    assert codes(check([tmp_path])) == "nothing-to-check"
    for path in (tmp_path / "absent", tmp_path / "absent.yaml"):
        with pytest.raises(CannotRun):
            check([path])


@pytest.mark.parametrize(
    "changes",
    [
        {"statements/1/words/0": "The inquiry has not"},
        {"quotes/0": {**q("brandt", 6, "Who signed the permit?", "Brandt asked"), "id": "q1"}},
    ],
    ids=["evidence", "quotation"],
)
@pytest.mark.parametrize("seal_only", [False, True], ids=["text", "seal"])
def test_a_seal_that_lacks_what_a_record_now_needs(tmp_path: Path, changes: dict[str, Any], seal_only: bool) -> None:
    put(tmp_path, FULL, FULL_ARTICLE)
    sealed(tmp_path)
    put(tmp_path, changed(changes))
    assert "seal-outdated" in codes(verdict(tmp_path, seal_only=seal_only)).split()
    sealed(tmp_path)
    assert codes(verdict(tmp_path, seal_only=seal_only)) in ("", "wrong-speaker")
