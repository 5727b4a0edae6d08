"""What opens a wire story and is no part of its first sentence."""

import pytest
from incident_record.source.datelines import dateline_end


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("LOWEN — The pier fell.", 2),
        ("LOWEN, May 1 — The pier fell.", 4),
        ("LOWEN, 3 de mayo de 2032 (CL) — La presa", 8),
        ("By Ann Roe LOWEN, June 3, 2032 (CL) — The pier", 9),
        ("Lowen (dpa) — Der Steg", 3),
        ("Lowen, 12 jun (EFE).- El puente", 4),
        ("NABC said on May 4 — a Sunday — that", 0),
        ("The FBI — Roe said — came", 0),
        ("Lowen — The pier fell.", 0),
        ("— LOWEN The pier", 0),
        ("", 0),
    ],
)
def test_a_dateline_ends_behind_its_dash(words: str, end: int) -> None:
    assert dateline_end(words.split()) == end
