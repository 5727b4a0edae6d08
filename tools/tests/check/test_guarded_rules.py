"""What keeps a rule of the source from reading too far: without it each of these words is somebody else's, or nobody's."""

from pathlib import Path

import pytest
from tests.check.test_speaker import PROVED, codes

SPEAKS = """
roe | Roe read aloud, a cook at her side: “We looked well.” | Roe read
roe | Roe lost the vote for calling it “a poor look.” | Roe lost
roe | Roe began “we looked well.” | Roe began
roe | Ann Roe report: “We looked well.” | Ann Roe report
roe | Roe’s big idea: “We looked well.” | Roe’s big idea
doe | Roe wurde gewählt, wie Doe „sehr gestiegen“ sagte. | Doe
"""

DOES_NOT = """
doe | Doe cited Roe’s reply to “a poor look.” | Doe cited
roe | Roe’s reply hurt, and the tale that “we looked well” is old. | Roe’s reply
roe | According to Cal Poe, by Roe it was “a good look.” | by Roe
doe | “We looked well” — normally Doe. | Doe
roe | Roe accused sailors of calling it “a poor look.” | Roe accused
roe | Roe blamed the board for calling it “a poor look.” | Roe blamed
"""


def rows(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("speaker", "source", "clause"), rows(SPEAKS))
def test_whoever_is_named_speaks(tmp_path: Path, speaker: str, source: str, clause: str) -> None:
    assert codes(tmp_path, source, speaker, clause, -1) == PROVED


@pytest.mark.parametrize(("speaker", "source", "clause"), rows(DOES_NOT))
def test_whoever_is_near_does_not_speak(tmp_path: Path, speaker: str, source: str, clause: str) -> None:
    assert codes(tmp_path, source, speaker, clause, -1) & {"wrong-speaker", "attribution-not-beside"}


def test_a_line_with_a_verb_is_no_signature(tmp_path: Path) -> None:
    assert codes(tmp_path, "“We looked well.” — Doe told Roe “no way.”", "doe", "Doe told") == {
        "attribution-not-beside"
    }
