"""Who speaks and who acts in the narration, from the source alone."""

import pytest
from incident_record.source.seal import make_seal
from incident_record.source.subjects import AFTER, BEFORE, WIDEST
from incident_record.source.text import Text, canonicalize
from incident_record.source.units import Unit
from incident_record.source.view import SealView, TextView
from incident_record.source.voices import HEAD, MEMBER, NAMED, NOBODY, PRONOUN, Voice, is_row


def described(text: Text, voice: Voice) -> str:
    """The heads of a voice's subject, in order, and its verb."""
    heads = " + ".join(text.words[phrase.head].strip(",.:") for phrase in sorted(voice.phrases, key=lambda p: p.head))
    return f"{heads}: {text.words[voice.verb].strip(',.:')}"


def speakers(source: str) -> list[str | None]:
    """Who governs each quotation of a source."""
    text = canonicalize(source)
    governing = TextView(text).voices.governing
    return [described(text, governing[at]) if at in governing else None for at in range(len(text.quotations))]


def voices(source: str) -> str:
    """Every voice of a source, in order: what a seal opens of each phrase of its subject, and its verb."""
    text = canonicalize(source)
    ordered = TextView(text).voices.ordered
    subjects = (" + ".join(" ".join(text.words[p.first : p.end]) for p in voice.phrases) for voice in ordered)
    return "; ".join(
        f"{'not ' if voice.unreal else ''}{subject} {text.words[voice.verb]}"
        for subject, voice in zip(subjects, ordered, strict=True)
    )


def acting(source: str) -> list[str]:
    """The head of the subject of each voice, in order."""
    text = canonicalize(source)
    return [text.words[voice.phrases[0].head].strip(",.") for voice in TextView(text).voices.ordered]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The mayor of Salem, Ann Roe, said it was “a long day” for her.", ["Roe: said"]),
        ("The trouble came in May, when Ann Roe rose, shouting “old wood” at us.", ["Roe: shouting"]),
        ("A letter came when Ann Roe rose, saying it was “a long day” for her.", ["letter: saying"]),
        ("The film, in which sailors sink a pier, yelling “old wood” at us, is new.", ["sailors: yelling"]),
        ("If it sank, Roe said, there’s a simple answer: “We wait.”", ["Roe: said"]),
        ("A club of bakers, actors and sailors met in May and called it “a long day” for all.", ["club: called"]),
        ("“We wait” was on all lips by noon, Roe said, and “we went” at one.", ["Roe: said", "Roe: said"]),
        ("Roe, who was out this week, on Friday described it as “a long day” for her.", ["Roe: described"]),
        ("Roe called the fuss over her recovered emails “a long day” for all.", ["Roe: called"]),
        ("Roe issued a statement, “We waited long for you.”", ["Roe: issued"]),
        ("Roe issued a statement by Doe, “We waited long for you.”", [None]),
        ("“We wait,” said former Gov. and Harbor Chairman Ann Roe.", ["Gov + Roe: said"]),
        ("Roe showed joy, and even a little fear, about it, telling Doe it was “a long day” for her.", ["Roe: telling"]),
        ("Though Roe mourned her habits – “am I old?” – sailors said that they were fine.", ["Roe: mourned"]),
        ("The club, in a talk, worded it well: “We wait.”", ["club: worded"]),
        ("A note in the report makes that clear: “We wait.”", ["note: makes"]),
        ("She then addressed the sailors again: “We wait.”", ["She: addressed"]),
        ("She then left the sailors again: “We wait.”", [None]),
        ("Roe also criticised Doe for making “rude remarks” at noon.", ["Roe: criticised"]),
        ("Harbor lobbyists describe such work as “a long day” for all.", ["lobbyists: describe"]),
        ("As Roe noted in an op-ed, the harbor bid “has few friends” now.", ["Roe: noted"]),
        ("Roe, a clerk said, “is well” now.", ["clerk: said"]),
        ("Ann Roe, who runs the mill, Tom Doe’s rival, said: “We wait.”", ["Roe: said"]),
        ("“We wait,” croaked Democratic city clerk Ann Roe.", ["Roe: croaked"]),
        ("“We wait,” said Roe’s longtime friend Tom Doe.", ["Doe: said"]),
        ("“We wait,” said Will Doe, a clerk.", ["Doe + clerk: said"]),
        ("Those who saw it said “we wait” then.", ["Those: said"]),
        ("El hombre de la casa azul que vio a Roe dijo: «Esperamos».", ["hombre: dijo"]),
        ("Ana Vega que vio ayer a Roe dijo: «Esperamos».", ["Vega: dijo"]),
        ("A pier club opposed to the plan said “we wait” then.", ["club: said"]),
        ("Roe fired clerk Tom Doe and called it “a long day” then.", ["Roe: called"]),
        ("The lawyer for club member Ann Roe said “we wait” then.", ["lawyer: said"]),
        ("The clerk who told Doe she said “we wait” left.", ["she: said"]),
        ("A Monday editorial said “we wait” then.", ["editorial: said"]),
        ("The two sailors, however, said “we wait” then.", ["sailors: said"]),
        ("The sailors who wrote to her said: “We wait.”", ["sailors: said"]),
        ("Doe friend and ally Ann Roe said “we wait” then.", ["Roe: said"]),
        ("An angry Roe walked out and said “we wait” then.", ["Roe: said"]),
        ("«Esperamos», dijo este lunes Vega.", ["Vega: dijo"]),
        ("«Esperamos», le dijeron a Roe.", ["dijeron: dijeron"]),
        ("Die Stadt sagte, dass Roe „warten“ sagte.", ["Roe: sagte"]),
        ("„Czekamy” – powiedział Wilk pani Lis.", ["Wilk: powiedział"]),
        ("The group that organized the march said “we wait” then.", ["group: said"]),
        ("“We wait,” Kelly said.", ["Kelly: said"]),
        ("Reached at home, Roe would not say “who did it” or why.", ["Roe: say"]),
        ("It was, said Roe, “a long day” for all.", ["Roe: said"]),
        ("Roe waved, shouting “we wait” at them.", ["Roe: shouting"]),
        ("The plan was mocked by Roe as “a long day” for nothing.", ["Roe: mocked"]),
        ("Roe has a plan for jobs that are considered “dull work” here.", [None]),
        ("Roe claims it. The claims were “a long day” of work.", [None]),
        ("The House press shop saw “a long day” ahead.", ["shop: saw"]),
        ("When Doe asked about it, Roe struck back: “We wait.”", ["Roe: struck"]),
        ("Roe said that unless Doe agreed with her, “we wait” was all.", ["Roe: said"]),
        ("Roe said that Doe believes it is “a long day” for her.", ["Roe: said"]),
        ("Roe replies with, “Why now?” Doe then writes back, “We wait.”", ["Roe: replies", "Doe: writes"]),
        ("Roe rails at what she calls “a long day” of it.", ["she: calls"]),
        ("The line read “we wait” and no more.", ["line: read"]),
        # Names that begin with a small word of some language; a description with what it governs; offices of several words.
        ("“We wait,” Le Doe told us.", ["Doe: told"]),
        ("A spokesman for Salem Works declined to answer but said “we wait” then.", ["spokesman + Works: said"]),
        ("“We wait,” said Secretary of State Ann Roe.", ["Secretary + Roe: said"]),
        ("Speaker of the House Rep. Ann Roe said “we wait” today.", ["Speaker + Roe: said"]),
        ("“We wait,” said the mayor of New Salem.", ["mayor: said"]),
        ("But Ann Roe, at a firm called Poe Works, argues that, if so, “we wait” too.", ["Roe: argues"]),
        # Whose words a thing is.
        ("Doe’s reply: “We wait.”", ["Doe's: reply"]),
        ("Tom Doe’s statement read, “We wait.”", ["Doe's + statement: read"]),
        ("And this from Tom Doe: “We wait.”", ["this + Doe: Doe"]),
        ("It was Doe’s claim: “We wait.”", ["Doe's: claim"]),
        ("Roe sent a letter saying that it was “a long day” for her.", ["Roe: saying"]),
        ("The hall was full, with the heads of the club saying “we wait” to all.", ["heads: saying"]),
        ("Roe is said to have called it “a long day” of work.", ["Roe: called"]),
        ("Roe said Doe begged her to go and was “a long day” late.", ["Roe: said"]),
        ("Roe imagined that Doe was thinking, “We wait.”", ["Roe: imagined"]),
        ("Roe disagreed: “We wait.”", ["Roe: disagreed"]),
        ("It is Roe’s “we wait” promise that drew Doe.", ["Roe's: Roe's"]),
        # Which clause it is.
        ("Roe said the pier – Doe noted it in May – is “a danger.”", ["Roe: said"]),
        ("Doe angered Roe by saying “we wait.”", ["Doe: saying"]),
        ("And Doe, said Roe, who left, does “not forgive.”", ["Roe: said"]),
        ("“We wait,” said director of research Ann Roe.", ["director + Roe: said"]),
        ("Long before Roe started to portray it as “a joke,” Doe left.", ["Roe: portray"]),
        ("Roe answered Doe with, “Why now? Was it me?” Doe wrote back, “We wait.”", ["Roe: answered", "Doe: wrote"]),
        ("Roe said the pier - Doe noted it in May - is “a danger.”", ["Roe: said"]),
        ("Roe aide Tom Doe said that Poe’s claim that it is safe is “not true” at all.", ["Doe: said"]),
        # A possessive pronoun, and the "that" of its noun.
        ("Roe defended her claim that “we wait” then.", ["her: claim"]),
        ("They ran it with her comments before a House panel that “we wait” in May.", ["her: comments"]),
        ("Roe mocked Doe’s promise on Monday that “we wait” for all.", ["Doe's: promise"]),
        # Participles: of a passive without its auxiliary, of several persons, of a thing with words on it, of a place.
        ("Roe, described by Doe as “a rock,” left town.", ["Doe: described"]),
        ("The plan was fought over — often called a “farce” by Doe — for years.", ["Doe: called"]),
        ("Roe, flanked by Doe, called it “a farce” at once.", ["Roe: called"]),
        ("Salem was near, with many marchers and onlookers chanting “we wait” there.", ["onlookers: chanting"]),
        ("Roe held up a sign saying “we wait” to all.", ["sign: saying"]),
        ("Roe spoke at the pier, where about 50 sailors stood, chanting “we wait” at her.", ["50: chanting"]),
        ("Roe saw a Harbor administration defending “a long day” of it.", ["administration: defending"]),
        # What only looks like a verb: a number's noun, and what is made; what describes a name.
        ("They call 22 Roe emails “a long day” of work.", ["They: call"]),
        ("Roe made an unprompted call for it, calling it “a long day” of work.", ["Roe: calling"]),
        ("“We wait,” said master of ceremonies Ann Roe.", ["master + Roe: said"]),
        ("“We wait,” said a friend of mayor Ann Roe.", ["friend: said"]),
        ("The “fair rate” is higher, according to figures by Ann Roe of Salem.", ["figures + Roe: according"]),
        ("It is “a long day,” according to a study published by Ann Roe.", ["study + Roe: according"]),
        ("It is “a long day,” according to people briefed by Ann Roe.", ["people: according"]),
        ("The news did not surprise clerk Tom Doe: “We wait.”", ["Doe: surprise"]),
        ("Roe did not surprise Doe: “We wait.”", [None]),
        ("It was what it was (Ann Roe, who left, once said, “We wait” of it all).", ["Roe: said"]),
        ("Yet another said, “We wait.”", ["another: said"]),
        ("Roe has yet to say “we wait” to them.", ["Roe: say"]),
        # Who speaks behind what describes him.
        ("Two officials familiar with Roe said it was “a long day” for all.", ["officials: said"]),
        ("A clerk who had not met Roe said it was “a long day” for all.", ["clerk: said"]),
        ("Roe lost to Doe, a Democrat who called it “a long day” for all.", ["Doe + Democrat: called"]),
        ("Sen. Ann Roe of Salem, the top Democrat on the board, said it was “a long day” for all.", ["Roe + Democrat: said"]),
        ("Mayor Ann Roe Monday called it “a long day” for all.", ["Roe: called"]),
        ("Roe last week called it “a long day” for all.", ["Roe: called"]),
        ("The ad calls Roe “a long day” of work.", ["ad: calls"]),
        ("Doe was quoted by the Salem Post as saying it was “a long day” for all.", ["Doe: saying"]),
        ("Roe writes in her book that it was “a long day” for all.", ["Roe: writes"]),
        ("Roe could not resist adding that it was “a long day” for all.", ["Roe: adding"]),
        ("As Roe put it, the day was “a long one” for all.", ["Roe: put"]),
        ("The day, in Roe’s view, was “a long one” for all.", ["Roe's: view"]),
        ("Roe’s take: “We wait.”", ["Roe's: take"]),
        ("Roe’s clerk: “We wait.”", ["clerk: clerk"]),
        ("Doe closed with a line from Roe: “We wait.”", ["Roe: line"]),
        ("“We wait,” per Roe.", ["Roe: per"]),
        ("“We wait,” the Salem senator and Harbor Party candidate said.", ["candidate: said"]),
        ("“We wait,” a clerk who was in the room said.", ["clerk: said"]),
        # Headlines with capitals.
        ("Ann Roe Questioned What It Means To Be “Free Enough”", ["Roe: Questioned"]),
        ("Mayor Roe Says Pier Is “Old” and “Rotten”", ["Roe: Says", "Roe: Says"]),
        # Who acts in the clause of an infinitive.
        ("When the day went on, Ann Roe was pressed to call it “a farce” then.", ["Roe: call"]),
        ("Roe gave a talk to boast that the price fell and to call it “a farce” again.", ["Roe: call"]),
        # Who speaks beside somebody, and behind a passive that a verb ends.
        ("Roe, along with Harbor Party staff, said “we wait” then.", ["Roe + staff: said"]),
        ("Der Steg wurde von Roe als „baufällig und alt“ bezeichnet.", ["Roe: bezeichnet"]),
        # What says when is no subject.
        ("A few days later, Roe changed it, telling us “we wait” twice.", ["Roe: telling"]),
        ("Hours later, she sent a plan urging all “to wait” now.", ["she: urging"]),
        ("Last week, when Doe asked about it, Roe rose and called it “a long day” for all.", ["Roe: called"]),
        # A form of a verb that only describes a noun.
        ("Roe spoke of the proposed pier, saying it is “a long day” of work.", ["Roe: saying"]),
        ("After the deadly attacks Roe left and noted “a long day” for all.", ["Roe: noted"]),
        ("Doe was asked by Ann Roe, who backs her, but has seen the story about Doe’s emails, “Who wrote?”", ["Roe: asked"]),
        ("Roe shared a poem for a class called “Wet Feet” on her page, writing “we wait” below.", ["called: called", "Roe: writing"]),
        # Clauses in clauses: whose are the words?
        ("Roe wore a hat in films she calls “wet work,” pointing to a pier and telling all it is “a long day” for her.", ["she: calls", "Roe: telling"]),
        ("As the crowd began to chant, Roe was met by Doe and joked, “We wait.”", ["Roe: joked"]),
        ("Roe said after a lunch on Tuesday that she had no time to read it, but called it “a long day” for all.", ["Roe: called"]),
        ("Roe praised Doe after he won and said now it is “a long day” for all.", ["Roe: said"]),
        ("Roe backed Doe, saying she has not called for a vote because she believes “we wait” too long.", ["Roe: saying"]),
        ("Ann Roe told the Post before she spoke at the mill that she believed it is “a long day” for all.", ["Roe: told"]),
        ("Roe said Doe’s plan reminds her of a film, adding, “We wait.”", ["Roe: adding"]),
        ("Roe said that, according to her data, the pier is old, but “we wait” for now.", ["Roe: said"]),
        ("When Roe spoke of the pier and said it was “a long day,” the crowd applauded loudly.", ["Roe: said"]),
        ("Roe hit back that it was “a long day” for her, so plainly believed in it.", ["Roe: hit"]),
        ("The mill denies it, with Roe taking to the radio to call Doe “a long day” of work.", ["Roe: call"]),
        ("Roe answered Doe on Radiobook writing, “We wait.”", ["Roe: writing"]),
        ("“We wait,” that Roe can beat Doe, said Eva Poe, a clerk.", ["Poe + clerk: said"]),
        # Between quotations, and behind them.
        ("“We wait,” Roe is quoted as saying. “And we hope.”", ["Roe: saying"] * 2),
        ("“We wait,” an angry Roe retaliated. “And we hope.”", ["Roe: retaliated"] * 2),
        ("“We wait, right?” Roe went on, as if no one were there. “And we hope.”", ["Roe: went"] * 2),
        ("“We wait,” Ann Roe, the Harbor Party Chairwoman from Salem, told us.", ["Roe + Chairwoman: told"]),
        ("“We wait for Tom J. Doe!” US Senator Ann Roe said as she left.", ["Roe: said"]),
        ("Roe said, “We wait. And we hope” – the first to do so.", ["Roe: said"]),
        ("Sailors agree – Ann Roe: “We wait.”", ["Roe: Roe"]),
        # Titles with a word that may be a verb, verbs that may be nouns, openers without a comma, objects that speak.
        ("“We wait,” State Department spokesman Tom Roe said.", ["Roe: said"]),
        ("“We wait,” Post reporter Ann Roe wrote.", ["Roe: wrote"]),
        ("“We wait,” reports Ann Roe.", ["Roe: reports"]),
        ("By the end of the day Roe said it was “a long day” for all.", ["Roe: said"]),
        ("That prompted Ann Roe to quip that it was “a long day” for all.", ["Roe: quip"]),
        ("The news led the clerk to call it “a long day” for all.", ["clerk: call"]),
        ("They met, and Roe left saying that it was “a long day” for all.", ["Roe: saying"]),
        ("“We wait,” Roe was quoted by the Salem Post as saying.", [None]),
        ("Roe said Doe must apologize for “a long day” of work.", ["Roe: said"]),
        ("Even Roe, a friend of Doe, said it was “a long day” for all.", ["Roe + friend: said"]),
        ("Roe texted Doe: “We wait.”", ["Roe: texted"]),
        ("Roe was asked by Doe about it and called it “a long day” for all.", ["Roe: called"]),
        ("Doe was asked by Ann Roe, who is rich, but has dismissed the claim about it, “Who wrote?”", ["Roe: dismissed"]),
        ("Roe met Doe, who was late, and called it “a long day” for all.", ["Roe: called"]),
        ("Roe’s point is that “we wait” for no one.", ["Roe's: point"]),
        ("“We wait,” Ann Roe, a clerk at the mill in Salem told us.", ["Roe + clerk: told"]),
        # Names that are small words, or begin with one.
        ("They saw it as “a long day,” From said. “We wait.”", ["From: said"] * 2),
    ],
)  # fmt: skip
def test_which_subject_governs_a_quotation(source: str, expected: list[str | None]) -> None:
    assert speakers(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Roe met Doe at the pier.", ["Roe"]),
        ("At a pier in Salem, Maine, on Thursday afternoon, Roe met us.", ["Roe"]),
        ("Was Roe happy with it?", ["Roe"]),
        ("Her husband met Doe.", ["husband"]),
        ("Last month, Roe left.", ["Roe"]),
        ("Then Roe left, and Doe came.", ["Roe", "Doe"]),
        ("After the vote in Salem, Roe left.", ["vote", "Roe"]),
        ("The shed belongs to Roe, who built it.", ["shed", "Roe"]),
        ("She moved, and so, in time, did Roe.", ["She", "Roe"]),
        ("The years under Doe were long.", ["years"]),
        ("As for Roe, she was late.", ["Roe", "she"]),
        ("It was Roe who left.", ["Roe"]),
        ("It was late when Roe left.", ["It", "Roe"]),
        ("It was late, which was split between Roe and Doe, with Poe.", ["It"]),
        ("Shortly after Doe came, Roe left.", ["Doe", "Roe"]),
        ("On Monday, about 50 sailors came.", ["50"]),
        ("Democratic city clerk Ann Roe left.", ["Roe"]),
    ],
)
def test_who_acts(source: str, expected: list[str]) -> None:
    assert acting(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Doe told Ann Roe, 89, who said it was “a long day” for all.", "Doe told; Ann Roe, said"),
        ("Doe told Ann Roe, who said it was “a long day” for all.", "Doe told; Ann Roe, said"),
        ("Roe calling it “a farce” was late.", "Roe calling"),
        ("She heard Ann Roe calling it “a farce” then.", "She She; Ann Roe calling"),
        # Whoever is named behind a preposition, a verb or a pronoun is no part of the phrase behind it.
        ("He would name Salem judges who said “we wait” then.", "He He; name Salem judges said"),
        ("Tom Doe is promising clerks who said “we wait” then.", "Tom Doe promising; promising clerks said"),
        ("They saw how he and Roe agents said “we wait” then.", "They They; Roe Roe; Roe agents + he said"),
        ("Last month, Ann Roe opened the pier.", "Ann Roe Roe"),
        ("The clerk, Ann Roe, opened the pier.", "The clerk, + Ann Roe, clerk,"),
        ("A clerk of the old town of New Salem by the sea said: “We wait.”", "A clerk of the old said:"),
        ("And so, by all accounts, was Ann Roe.", "Ann Roe. Roe."),
        ("Ann Roe, the top Democrat, said “we wait” then.", "Ann Roe, + the top Democrat, said"),
        ("Ann Roe, the new Harbor chair, said in May “we wait” then.", "Ann Roe, + the new Harbor chair, said"),
        # What only describes a name needs no words where both are more than may be shown.
        (
            "Maj. Gen. Tom Doe, the old Harbor House policy director, said “we wait” then.",
            "Maj. Gen. Tom Doe, + director, said",
        ),
        # Those who speak together.
        ("“We wait,” said Roe, 52, and Tom Doe, 48.", "Roe, + Tom Doe, said"),
        ("“We wait,” said Roe, Doe and Poe.", "Roe, + Doe + Poe. said"),
        ("“We wait,” said Roe, Doe and left.", "Roe, + Doe said"),
        ("Roe, along with Harbor clerk Tom Doe, said “we wait” then.", "Roe, + Harbor clerk Tom Doe, said"),
        # Who is told, quoted and written to, and who was never heard.
        ("There is no sign of Roe saying “we wait” then.", "not Roe saying"),
        ("Roe sent a letter to Doe that read “we wait” in full.", "Roe sent read; read read"),
        ("Roe was quoted as saying “we wait” then.", "Roe saying; saying saying"),
        ("It did not surprise Roe: “We wait.”", "It It; Roe: surprise"),
        ("Claims that “we wait” were his.", "Claims Claims"),
        # An adverb with a capital, and what is denied.
        ("Reportedly, Roe left.", "Roe Roe"),
        ("“I was not there,” Roe denied.", "Roe denied."),
        ("Roe denied that it was “a long day” for all.", "not Roe denied; it it"),
        ("Roe denied saying it was “a long day” for all.", "not Roe denied; not Roe saying"),
    ],
)
def test_every_voice_has_the_words_of_its_subject(source: str, expected: str) -> None:
    assert voices(source) == expected


# A sentence; who governs each of its quotations; and every voice with the words of its subject, in order.
SENTENCES = """\
Salem was near, with many marchers and onlookers chanting “we wait” there. | onlookers: chanting | Salem Salem; many marchers and onlookers chanting
«El río subió mucho», contó con calma la ministra de Salem. | ministra: contó | la ministra de Salem. contó
“We wait,” said Ann Roe and the mayor of Salem. | Roe + mayor: said | Ann Roe + the mayor of Salem. said
“We wait,” the mayor and police said. | mayor + police: said | police + the mayor said.
“We wait,” said the senator and Harbor Party candidate. | senator + candidate: said | the senator + Harbor Party candidate. said
“We wait,” said a spokesman for the board. | spokesman + board: said | a spokesman for the board. + the board. said
“We wait,” said a spokesman for the Harbor Board, Tom Doe. | spokesman + Doe: said | a spokesman for the Harbor + Tom Doe. said
“We wait,” said Tom Doe, a spokesman for the board. | Doe + spokesman: said | Tom Doe, + a spokesman said
The Harbor Board said in a statement: “We wait.” | Board: said | The Harbor Board said
A letter from Roe to Doe called it “a farce” then. | letter + Roe: called | A letter from Roe to + Roe called
“We wait,” Roe’s statement said. | Roe's + statement: said | Roe's statement + Roe's said.
“We wait,” said Doe ally Ann Roe. | Roe: said | Doe ally Ann Roe. said
“We wait,” said the younger Roe. | Roe: said | the younger Roe. said
“We wait,” said former mayor Ann Roe of Salem. | Roe: said | former mayor Ann Roe of Salem. said
“We wait,” said Roe, who left. | Roe: said | Roe, said
A man who married Roe said “we wait” then. | man: said | A man said
A lawyer representing Roe said “we wait” then. | lawyer: said | A lawyer said
A man robbed Doe and said “we wait” then. | man: said | A man robbed Doe said
The newly elected Roe said “we wait” then. | Roe: said | Roe said
A Roe backer said “we wait” then. | backer: said | A Roe backer said
Roe’s campaign said “we wait” then. | campaign: said | Roe's campaign said
Reporters told Roe “we wait” then. | Reporters: told | Reporters told
Roe told reporters the mayor said “we wait” then. | mayor: said | Roe told; the mayor said
In Salem Roe said “we wait” then. | Roe: said | Salem Roe said
On Monday Roe said “we wait” then. | Roe: said | Roe said
After Doe fired Roe, Poe said “we wait” then. | Poe: said | Doe Doe; Poe said
As Roe put it: “We wait.” | Roe: put | Roe put
According to Roe, “we wait” is all. | Roe: According | Roe, According
“We wait,” according to Roe and Doe. | Roe + Doe: according | Roe + Doe. according
Roe, Doe and Poe said “we wait” then. | Roe + Doe + Poe: said | Poe + Doe + Roe, said
Not Roe but Doe said “we wait” then. | Doe: said | Roe + Doe Roe; Doe said
Poe fired Roe and Doe said “we wait” then. | Doe: said | Poe fired Roe + Doe Poe; Doe said
Both Roe and Doe said “we wait” then. | Roe + Doe: said | Doe + Both Roe said
She and Roe said “we wait” then. | She + Roe: said | Roe + She said
Roe and she said “we wait” then. | Roe + she: said | she + Roe said
“We wait,” said Roe as Doe left. | Roe: said | Roe as Doe left. said; Doe Doe
“We wait,” said Roe, adding that “it is late” then. | Roe: said, Roe: adding | Roe, said; Roe, adding
“We wait,” Roe said. “It is late,” she added. | Roe: said, she: added | Roe said.; she added.
“We wait,” Roe told Doe, who replied, “Then go.” | Roe: told, Doe: replied | Roe told; Doe, replied,
Roe asked Doe, “Why now?” and Doe said, “Why not?” | Roe: asked, Doe: said | Roe asked; Doe said,
“We wait,” said Officer Tom Doe, Roe’s partner. | Doe + partner: said | Officer Tom Doe, + Roe's partner. said
Police said Roe said “we wait” then. | Roe: said | Police said; Roe said
Police said Roe had called it “a farce” then. | Roe: called | Police said; Roe called
Roe heard him shout “we wait” then. | him: shout | Roe heard him shout Roe; him shout
What Roe calls “a farce” is late. | Roe: calls | Roe calls
What Roe wants, she said, is “a farce” then. | she: said | Roe Roe; she said,
Roe, called “the fox” by Doe, left. | Doe: called | Roe, Roe,; Doe, called
The plan, which Roe called “a farce,” passed. | Roe: called | The plan, plan,; Roe called
The plan that Roe called “a farce” passed. | Roe: called | The plan plan; that Roe called
Roe is among those who called it “a farce” then. | those: called | Roe Roe; those called
Roe was among the clerks calling it “a farce” then. | clerks: calling | Roe Roe; the clerks calling
Roe was described by Doe as “a farce” then. | Doe: described | Roe Roe; Doe described
Roe was described as “a farce” by Doe. | Doe: described | Roe Roe; Doe. described
Roe said it would be “a farce” if Doe said “no thanks” then. | Roe: said, Doe: said | Roe said; not Doe said
“We wait,” Roe said; “we go,” said Doe. | Roe: said;, Doe: said | Roe said;; Doe. said
Roe (D-Maine) said “we wait” then. | Roe: said | Roe said
“We wait,” Roe – the mayor – said. | Roe + mayor: said | Roe + the mayor said.
Doe said “we wait,” and Roe “we go.” | Doe: said, Roe: Roe | Doe said; Roe Roe
— Roe: “We wait.” | Roe: Roe | Roe: Roe:
Roe, quoting Doe, said: “We wait.” | Doe: said | Roe, quoting; Doe, said:
The sign read “we wait” then. | sign: read | The sign read
Roe’s sign read “we wait” then. | sign: read | Roe's sign read
Roe wore a shirt that said “we wait” then. | shirt: said | Roe wore Roe; a shirt said
The report said “we wait” then. | report: said | The report said
The mayor’s office said “we wait” then. | office: said | The mayor's office mayor's; The mayor's office said
The office of the mayor said “we wait” then. | office: said | The office of the mayor said
Two of the clerks said “we wait” then. | Two: said | Two of the clerks said
None of the clerks said “we wait” then. | None: said | None of the clerks said
Roe last week told Doe “we wait” then. | Roe: told | Roe told
Roe also said “we wait” then. | Roe: said | Roe said
Roe has long said “we wait” then. | Roe: said | Roe said
Roe, 41, said “we wait” then. | Roe: said | Roe, said
Roe, of Salem, said “we wait” then. | Roe: said | Roe, said
Roe, too, said “we wait” then. | Roe: said | Roe, said
Roe, however, said “we wait” then. | Roe: said | Roe, said
Roe, meanwhile, told Doe “we wait” then. | Roe: told | Roe, told
"""


@pytest.mark.parametrize(("source", "governing", "ordered"), [line.split(" | ") for line in SENTENCES.splitlines()])
def test_who_speaks_and_who_acts_in_a_sentence(source: str, governing: str, ordered: str) -> None:
    assert ", ".join(who or "nobody" for who in speakers(source)) == governing
    assert voices(source) == ordered


UNSAID = """\
Roe will say “we wait” then.
Roe might have said “we wait” then.
Roe should have said “we wait” then.
Roe would have to call it “a farce” then.
Roe is expected to say “we wait” then.
Roe is reported to have said “we wait” then.
Roe was told to say “we wait” then.
Roe came close to saying “we wait” then.
Roe did not say that it was “a farce” then.
Roe said nothing like “we wait” then.
If Roe said “we wait” then, Doe left.
Whether Roe said “we wait” is not known.
Roe, or someone like her, said “we wait” then.
Neither Roe nor Doe said “we wait” then.
Either Roe or Doe said “we wait” then.
Did Roe say “we wait” then?
Why would Roe say “we wait” then?
Reports that Roe said “we wait” are false.
Rumors that Roe said “we wait” spread.
Nobody heard Roe say “we wait” then.
Not even Roe said “we wait” then.
It is not something Roe said “we wait” about.
Doe feared Roe would say “we wait” then.
In a fake video, Roe said “we wait” then.
A fake post had Roe saying “we wait” then.
Suppose Roe said “we wait” then.
Imagine that Roe said “we wait” then.
Roe denied that she said “we wait” then.
Roe denied having said “we wait” then.
Roe wrongly said “we wait” then.
Roe hesitated to say “we wait” then.
Roe was misquoted as saying “we wait” then.
Roe all but said “we wait” then.
Roe may call it “a farce” then.
Roe has not yet said “we wait” then.
Roe cannot say “we wait” then.
Roe refused to say “we wait” then.
Roe has yet to say “we wait” then.
Roe wants to say “we wait” then.
“We wait,” Roe never said.
Roe sagte nicht „wir warten“.
Roe bestreitet, „wir warten“ gesagt zu haben.
"""
SAID = """\
Roe had to call it “a farce” then.
Roe was forced to say “we wait” then.
Roe did not think that it was “a farce” then.
Roe used to say “we wait” then.
Only then did Roe say “we wait” aloud.
Roe said she would call it “a farce” then.
Roe denied the charge: “We wait.”
Roe did not only say “we wait” then.
Roe will say “we wait” then, according to a draft.
Roe went on to say “we wait” then.
"""


@pytest.mark.parametrize("source", UNSAID.splitlines())
def test_what_is_denied_wished_supposed_or_asked_is_said_by_nobody(source: str) -> None:
    governing = TextView(canonicalize(source)).voices.governing
    assert governing[0].unreal


@pytest.mark.parametrize("source", SAID.splitlines())
def test_what_only_looks_denied_is_said(source: str) -> None:
    governing = TextView(canonicalize(source)).voices.governing
    assert not governing[0].unreal


@pytest.mark.parametrize(("subject", "role"), [("I", NOBODY), ("You", NOBODY), ("She", PRONOUN), ("Roe", NAMED)])
def test_some_pronouns_stand_for_nobody_of_a_record(subject: str, role: int) -> None:
    text = canonicalize(f"{subject} said: “We wait.”")
    assert TextView(text).voices.governing[0].phrases[0].role == role


def test_a_sentence_that_may_end_is_read_both_ways() -> None:
    text = canonicalize("“We wait,” said Roe of Poe Inc. Doe left it. “We go.”")
    assert text.uncertain
    view = TextView(text)
    assert view.voices.governing[0] != view.divided.voices.governing[0]
    assert {row[0] for row in text.attributions} >= {1, 2}
    assert all(is_row(row, len(text.words), len(text.quotations)) for row in text.attributions)


def test_a_text_and_its_seal_have_the_same_voices() -> None:
    text = canonicalize("Roe and Doe said: “We wait.” “We go,” he said, and left.")
    sealed, plain = SealView(make_seal(text)).voices, TextView(text).voices
    assert sealed.governing == plain.governing
    assert sealed.ordered == plain.ordered


def test_of_a_subject_no_more_words_are_needed_than_a_name_may_have() -> None:
    text = canonicalize(f"{'One ' * 40}said: “We wait.” {'Two ' * 400}left.")
    for row in text.attributions:
        for at in range(HEAD, len(row), MEMBER):
            first, end, head = row[at : at + 3]
            assert head - BEFORE <= first <= head < end <= min(head + AFTER, first + WIDEST)


@pytest.mark.long
@pytest.mark.parametrize(
    "form", ["Roe said, ", "Roe, the mayor, ", "and Roe said ", "said ", "“a b,” Roe said, ", "who said "]
)
def test_work_grows_with_the_words(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = 0
    inner = Unit.in_name

    def count(unit: Unit, i: int) -> bool:
        nonlocal counted
        counted += 1
        return inner(unit, i)

    monkeypatch.setattr(Unit, "in_name", count)
    work = []
    for times in (300, 3000):
        counted = 0
        canonicalize(form * times)
        work.append(counted)
    assert work[1] <= 12 * work[0] + 1000


@pytest.mark.parametrize("words", ["Roe", "That", "Even", "So", "A", "With", "By", "Will", "De", "Said"])
def test_a_sentence_of_one_word_is_read(words: str) -> None:
    assert len(speakers(f"{words}. “We wait.”")) == 1
