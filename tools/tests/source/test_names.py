"""Where the narration names somebody, and what the name does there."""

import pytest
from incident_record.source.text import canonicalize
from incident_record.source.view import TextView


def told(source: str, name: str) -> list[str]:
    """What each mention does: acts, governed, takes."""
    found = TextView(canonicalize(source)).mentions(name)
    return ["acts" if one.can_speak else "takes" if one.hands_over else "governed" for one in found]


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("Roe said so.", "Roe", ["acts"]),
        ("The mayor said so; the mayor left.", "the mayor", ["acts", "acts"]),
        ("Ann Roe said so, and Roe left.", "Ann Roe", ["acts"]),
        ("According to Roe, it is so.", "Roe", ["acts"]),
        ("According to Mayor Ann Roe, it is so.", "Ann Roe", ["acts"]),
        ("A letter by Roe says so.", "Roe", ["acts"]),
        ("“Roe said so,” he said.", "Roe", []),
        ("Roe’s aide said so.", "Roe", []),
        ("An aide told Roe. Roe said so.", "Roe", ["governed", "acts"]),
        ("A spokesman for Roe said so.", "Roe", ["governed"]),
        ("A spokeswoman for Harbor Mayor Ann Roe said so.", "Ann Roe", ["governed"]),
        ("A spokesman for police superintendent Ann Roe said so.", "Ann Roe", ["governed"]),
        ("Doe wrote to Roe.", "Roe", ["governed"]),
        ("Doe told Roe, who said so.", "Roe", ["takes"]),
        ("Doe listened to Roe say so.", "Roe", ["takes"]),
        ("Doe wrote to Roe, and she said so.", "Roe", ["takes"]),
        ("Doe told Roe she would go.", "Roe", ["governed"]),
        ("Doe, head of the Port Trust, said so.", "Port Trust", ["governed"]),
        ("Doe, head of the Port Trust, saying so, left.", "Port Trust", ["governed"]),
        ("The head of the Port Trust, Ann Roe, said so.", "Port Trust", []),
        ("Port Police Capt. Ann Roe said so.", "Port Police", []),
        ("Port Police spokeswoman Ann Roe said so.", "Port Police", []),
        ("A Port Trust spokeswoman, Ann Roe, said so.", "Port Trust", []),
        ("Port Trust Inc. President Ann Roe said so.", "Port Trust", []),
        ("Port Police told Ann Roe so.", "Port Police", ["acts"]),
        ("Port Police chief said so.", "Port Police", ["acts"]),
        ("Port Trust Inc. said so.", "Port Trust", ["acts"]),
        ("Port Trust said so.", "Port Trust,", ["acts"]),
        ("Roe County officials said so.", "Roe", []),
        ("The Roe family said so.", "Roe", []),
        ("Deputy Mayor Tom Doe said so.", "mayor", []),
        ("Roe Monday said so, as did Ann Roe KC and Roe Jr.", "Roe", ["acts", "acts", "acts"]),
        ("Dr. Ann Roe said so. D.J. Doe did not.", "Dr. Ann Roe", ["acts"]),
        ("Dr. Ann Roe said so. D.J. Doe did not.", "D.J. Doe", ["acts"]),
        ("U.S. Steel said so.", "U.S. Steel", ["acts"]),
        ("Doe, Roe and others said so.", "Doe Roe", []),
        ("It is so.", "...", []),
    ],
)
def test_what_a_name_does(source: str, name: str, expected: list[str]) -> None:
    assert told(source, name) == expected
