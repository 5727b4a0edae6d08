"""Somebody else acts between a clause and the quotation: the words are no longer those of whom the clause names."""

from pathlib import Path

import pytest
from tests.check.test_speaker import PROVED, codes
from tests.check.test_voices import cases

INTERRUPTED = """
Roe spoke to sailors, and Doe cut in. “We looked well.” | Roe spoke to sailors
Roe spoke to sailors and Doe cut in. “We looked well.” | Roe spoke
Roe spoke to sailors, but a cook cut in. “We looked well.” | Roe spoke
Roe spoke to sailors, and he cut in. “We looked well.” | Roe spoke
Roe spoke to sailors; Doe rose. “We looked well.” | Roe spoke
Roe spoke to sailors, then Doe cut in. “We looked well.” | Roe spoke
Roe spoke to sailors until Doe cut in. “We looked well.” | Roe spoke
Roe spoke to sailors on Monday, Doe on Tuesday. “We looked well.” | Roe spoke
Roe spoke to sailors, and then came Doe. “We looked well.” | Roe spoke
Roe spoke to sailors, and Doe stepped up: “We looked well.” | Roe spoke
Roe spoke to sailors, then Doe waved, “We looked well.” | Roe spoke
Roe spoke to sailors; Doe shook his head: “We looked well.” | Roe spoke
“We sail,” Roe said, then Doe cut in. “We looked well.” | Roe said
“We sail,” Roe said; Doe cut in. “We looked well.” | Roe said
“We sail,” said Roe, whereupon Doe cut in. “We looked well.” | said Roe
“We sail,” Roe said and Doe cut in. “We looked well.” | Roe said
«Zarpamos», dijo Roe, pero Doe interrumpió. «El río subió». | dijo Roe
« Partons », a dit Roe, puis Doe a coupé. « Le fleuve a monté. » | a dit Roe
Roe sprach mit der Presse, doch Doe unterbrach. „Wir bleiben hier.“ | Roe sprach
Roe sprach mit der Presse, dann unterbrach Doe. „Wir bleiben hier.“ | Roe sprach
„Gehen wir“, sagte Roe, dann unterbrach Doe. „Wir bleiben hier.“ | sagte Roe
„Idziemy”, powiedziała Roe, ale Doe przerwał. „Rzeka wezbrała”. | powiedziała Roe
"""

GOING_ON = """
Roe spoke to sailors. “We looked well.” | Roe spoke
Roe spoke to sailors on Monday, two days after the fire. “We looked well.” | Roe spoke
Roe spoke to Doe, the clerk. “We looked well.” | Roe spoke
Roe spoke to Doe and his deputy. “We looked well.” | Roe spoke
Roe spoke to sailors, cooks and bakers. “We looked well.” | Roe spoke
Roe spoke to sailors in Lowen, West Kesten. “We looked well.” | Roe spoke
Roe said that it was old, and Doe was wrong: “We looked well.” | Roe said
Roe said in May the quay was old, and Doe was “a poor sailor.” | Roe said
Roe spoke to sailors, in Lowen and Salem. “We looked well.” | Roe spoke
“We sail,” Roe said of sailors, cooks, and Doe in general. “We looked well.” | Roe said
“We sail,” Roe said of lower Kesten and Quay Party sails. “We looked well.” | Roe said
Roe spoke of Doe and Poe: “We looked well.” | Roe spoke
“We sail,” said Roe, the only sailor to oppose Doe. “We looked well.” | said Roe
“We sail,” said Roe, then Quay Party clerk. “We looked well.” | said Roe
“We sail,” said Roe, then in Lowen. “We looked well.” | said Roe
“We sail,” said Roe, then clerk of Lowen. “We looked well.” | said Roe
“We sail,” Roe said, and smiled at Doe. “We looked well.” | Roe said
“We sail,” Roe said, and she smiled. “We looked well.” | Roe said
“We sail,” Roe said as Doe looked on. “We looked well.” | Roe said
“We sail,” Roe told Doe on Monday. “We looked well.” | Roe told
«Zarpamos», dijo Roe. «El río subió». | dijo Roe
Roe sprach mit der Presse. „Wir bleiben hier.“ | Roe sprach
„Idziemy”, powiedziała Roe. „Rzeka wezbrała”. | powiedziała Roe
"""

DOES = """
“We sail,” Roe said, then Doe cut in. “We looked well.” | Doe cut in
“We sail,” Roe said; Doe cut in. “We looked well.” | Doe cut in
Roe spoke to sailors, and Doe stepped up: “We looked well.” | Doe stepped up
„Gehen wir“, sagte Roe, dann unterbrach Doe. „Wir bleiben hier.“ | unterbrach Doe
"""


@pytest.mark.parametrize(("source", "clause"), cases(INTERRUPTED))
def test_whoever_is_interrupted_does_not_speak(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause, -1) & {"wrong-speaker", "attribution-not-beside"}


@pytest.mark.parametrize(("source", "clause"), cases(GOING_ON))
def test_whoever_is_not_interrupted_speaks_on(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "roe", clause, -1) == PROVED


@pytest.mark.parametrize(("source", "clause"), cases(DOES))
def test_whoever_interrupts_speaks(tmp_path: Path, source: str, clause: str) -> None:
    assert codes(tmp_path, source, "doe", clause, -1) == PROVED
