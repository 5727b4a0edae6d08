"""What differs between two texts, of which the older may be a seal that keeps most words closed."""

import pytest
from incident_record.source.changes import compare
from incident_record.source.seal import make_seal
from incident_record.source.text import canonicalize
from incident_record.source.view import SealView, SourceView, TextView

PARAGRAPHS = (
    "The ferry left the pier at noon with nine people on board.",
    "Ann Roe said that the engine had been old for years.",
    "Nobody knew when the next boat would come to the island.",
    "The harbor office has not answered a letter about it.",
)


def views(paragraphs: tuple[str, ...]) -> list[SourceView]:
    """A text, and a seal of it that opens three words of each paragraph."""
    text = canonicalize("\n\n".join(paragraphs))
    opened = (at for start in text.paragraphs for at in range(start, start + 3))
    return [TextView(text), SealView(make_seal(text, opened))]


@pytest.mark.parametrize("mode", [0, 1], ids=["text", "seal"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_paragraphs_that_are_merged_or_split_are_said_to_be(mode: int, at: int) -> None:
    joined = (*PARAGRAPHS[:at], f"{PARAGRAPHS[at]} {PARAGRAPHS[at + 1]}", *PARAGRAPHS[at + 2 :])
    merged = compare(views(PARAGRAPHS)[mode], views(joined)[0])
    assert [str(part) for part in merged.noteworthy] == [f"¶{at + 1} and ¶{at + 2} are merged into ¶{at + 1}"]
    split = compare(views(joined)[mode], views(PARAGRAPHS)[0])
    assert [str(part) for part in split.noteworthy] == [f"¶{at + 1} is split into ¶{at + 1} and ¶{at + 2}"]
    # Every word is still there, though a seal shows few of them.
    size = views(PARAGRAPHS)[0].size
    assert merged.positions == split.positions == {position: position for position in range(size)}
