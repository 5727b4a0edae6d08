"""Where sentences begin: certainly (|), perhaps (~), or not."""

import pytest
from incident_record.source.text import canonicalize
from incident_record.source.view import TextView, readings

CASES = """\
# Plain sentences.
She is a doctor. | Roe is not.
It cost 3.5 million. | 20 came.
He came. then left. iPhone sales fell.
Was it? | It was! | So it was。 | Then.
He left (at once.) | She stayed (at home.') | They went.
He came. — then left. | — Then came.
He came. — — then left. | — — — then came.
Ann Roe came. | We met Roe. | Doe left.
We met Ann Roe. | He left us. | It was not so. | Doe left.
# Titles belong to the name after them, and streets to the one before.
Dr. Roe came. | She left.
(Dr. Roe came) with 'Mr. Doe' and [Gov. Poe].
We met Lieut. Roe and Ald. Doe, Lt. Gov. Poe and Rep. J.D. Moe.
We met the lieut. ~ Roe left.
He asked Dr. ~ He Jian for help.
He lives in St. Paul near Main St. ~ Paul Roe left.
He lives on Main St. | The street is long.
She moved to Weir Dr. ~ Boathouse Row is near.
He lives on Harbor Ave. ~ Boathouse Row sold it.
He lives on Harbor Ave. | They sold it.
He lives in the Poe States. | Recently, Roe came. | He lives there.
He lives on Harbor Ave. ~ 20 came.
He came on Nov. 5. | Roe left.
He came on Nov 5. | Roe left.
Roe:¶ came late. | She left.
Police of Weir Harbor, Calif. ~ Police said.
“We won,” Calif. Police said.
We met Comdt. ~ Stone there.
We met Comdt. ~ “Buck” Stone there.
“We won,” said Roe. | “Roe lost.”
“We won,” said Roe. | “Doe lost it.”
We met Roe v. Doe there.
We met the Oberkommissar. | Stone left.
# Words that the source prints without a period are no abbreviations.
The gun lay there. | He had a gun. | Stone ran.
He had a gun. ~ Stone ran.
Stone’s boat. | We met Stone. | Weir ran.
We met Stone. ~ Weir ran.
It happened Monday. | Weir ran in June. | Doe left.
He told me. | Stone ran.
# Initials.
J. B. Roe came. | We met John F. Kennedy and George H.W. Bush.
We met John F. ~ He left.
They had a Plan B. ~ Roe left.
They had a Plan D. ~ Roe left.
They took vitamin C. ~ Roe left.
They took vitamin C. | It helped.
“We won,” said J. ~ Roe.
“We won,” said J.B. Roe. | “We lost.”
“We won!” US Senator Ann Roe said. | “We lost!” | He left.
“We won,” said Ann Roe Jr. (D-Maine), a clerk. | “We lost,” said Ann Roe Jr. ~ (Doe left.)
“We won,” J. Roe said. | “We lost,” J.K. Roe said.
The U.S. ~ Roads are long. | The U.S. Army came. | A U.S. Army boat came. | Then former U.S. Senator Roe came.
A U.S. Roads crew came. | Former U.S. Roads chief Roe came.
He lives in the U.S. | He came.
He lives in D.C. ~ Police came.
# Times, numbers, months.
J. B. Roe came at 5 p.m. ~ Then she left.
We close at 5 p.m. ~ No one stays.
He came at 9 a.m. ~ 20 left.
She came at 7 P.M. ~ They left.
He came at 5 p.m. ~ Roe left.
She came at 5 p.m. Monday, then at 6 a.m. May 3. | She left.
It was 5 p.m. Monday. | Then 6 a.m. ~ Then seven.
Roe wrote No. 5. | No. | Nobody came.
Roe wrote No. 5. ~ Doe read it.
See Nos. 5 and 6. | Nos. | Nobody.
He came Sept. 5. | Last Sept. ~ Roe left.
It was on June 17. | Doe left.
He is 22. ~ Police left.
It was 131. | März came.
# Marks in names, ellipses.
We read Yahoo! ~ News that day.
We saw Who's Who? ~ Stone ran.
We read Yahoo! | The boats were gone.
Why? | Roe left. | Stop! ~ Doe left.
We stop here. | Stop! | Poe left.
And so … ~ Then it fell … and … 5 more.
# A quotation that ends in a mark.
“Why?” Roe asked. | “No!” she said.
Roe asked, “Why?” | Doe left.
“We won.” | Roe left.
“We saw Monsters Inc.” ~ Roe left.
“We saw Monsters Inc.” | He left.
“And so …” Roe said.
Roe asked: “Why?” | Doe left.
Roe wrote “Why?” Doe read it.
Roe wrote “Why?” | He read it.
Roe wrote,¶ | “Why?” Doe asked.
Roe came,¶ | smiled. | Then “Why?” Doe asked.
“He said ‘Why?’” Roe told us.
He said ‘Why?’ ~ Roe told us.
# Paragraphs.
Roe said:¶ “We won.”¶ | She left.
Roe wrote (so:)¶ We won.¶ | The end
Roe wrote so¶ | no stop here
So it goes on:
# Other languages.
Am 31. März kam er. | Am 3. Mai, sagte er. | Er kam um 12. | Er ging.
Sie spielt in der 3. ~ Liga und ruht.
Das sagte Hr. Roe der Fa. ~ Doe. | Er ging.
Vino el Sr. Ruiz con la Dra. Vega y D. Juan Roe. | Ella no vino.
Vive en la Avda. ~ Colón con otros.
Selon M. Roe, Mme. Doe viendra. | Elle est là.
Mieszka na ul. ~ Długiej u ks. ~ Nowaka.
قال د. محمد ذلك. | جاء علي.
جاء علي إلخ. ~ محمد ذهب.
"""
LINES = [line for line in CASES.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("line", LINES)
def test_sentences(line: str) -> None:
    starts: dict[str, list[int]] = {"|": [0], "~": []}
    words: list[str] = []
    for word in line.split():
        if word in starts:
            starts[word].append(len(words))
        else:
            words.append(word)
    text = canonicalize(" ".join(words).replace("¶ ", "\n\n"))
    assert len(text.words) == len(words)
    assert {"|": list(text.sentences), "~": list(text.uncertain)} == starts


def test_a_stretch_with_an_uncertain_start_is_read_with_it_and_without() -> None:
    view = TextView(canonicalize("Roe came. She sold Harbor Ave. Boathouse Row to me. He left."))
    assert (list(view.sentences), list(view.uncertain)) == ([0, 2, 10], [6])
    for first, end, ways in [
        (0, 2, 1),
        (2, 3, 2),
        (6, 7, 2),
        (9, 10, 2),
        (10, 12, 1),
        (0, 12, 2),
        (0, 3, 2),
        (1, 2, 1),
    ]:
        assert len(readings(view, first, end)) == ways, (first, end)
    joined, divided = readings(view)
    assert joined is view
    assert (list(divided.sentences), list(divided.uncertain)) == ([0, 2, 6, 10], [])
    assert (divided.words, divided.quotations) == (view.words, view.quotations)
