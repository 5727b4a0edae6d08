"""The passage of a source that is nearest to a span, for the messages of failures alone."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from incident_record.witness import Pattern, TextWitness, Witness

_SLACK = 3  # words that a passage may have more, at either end, than the span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source, and how a span differs from it.

    Args:
        first: the position of its first word.
        end: the position after its last word.
        differences: (the span's words, the source's words) wherever the two differ; the source's words
            are None where they cannot be told.
        near: whether the span is nearly this passage.
    """

    first: int
    end: int
    differences: tuple[tuple[str, str | None], ...]
    near: bool


def nearest(
    witness: Witness, span: tuple[str, ...], pattern: Pattern, first: int, end: int
) -> Passage | None:
    """The passage between two positions that shares most with a span; None where nothing is shared.

    Args:
        witness: the source.
        span: the span's canonical words.
        pattern: the span's pattern.
        first: the position to begin at.
        end: the position to stop before.
    """
    source = _spelled(witness, span, pattern, first, end)
    anchor = SequenceMatcher(None, source, span, autojunk=False).find_longest_match()
    if not anchor.size:
        return None
    low = max(anchor.a - anchor.b - _SLACK, 0)
    high = min(anchor.a - anchor.b + len(span) + _SLACK, len(source))
    matcher = SequenceMatcher(None, source[low:high], span, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    same = sum(block.size for block in blocks)
    start = max(low + blocks[0].a - blocks[0].b, low)
    stop = min(low + blocks[-1].a + len(span) - blocks[-1].b, high)
    differences = _differences(witness, source[start:stop], span)
    missing = blocks[-1].a + blocks[-1].size - blocks[0].a - same
    edits = max(len(span) - same, missing)
    return Passage(first + start, first + stop, differences, edits <= max(1, 2 * len(span) // 5))


def _spelled(witness: Witness, span: tuple[str, ...], pattern: Pattern, first: int, end: int) -> list[str]:
    """The source's words, as the span spells them where they are the same; a blank where unknown."""
    found: list[str] = []
    for position in range(first, end):
        same = next((k for k, word in enumerate(pattern) if witness.is_word(position, word)), None)
        if same is not None:
            found.append(span[same])
        else:
            found.append(witness.text.words[position] if isinstance(witness, TextWitness) else "")
    return found


def _differences(
    witness: Witness, source: list[str], span: tuple[str, ...]
) -> tuple[tuple[str, str | None], ...]:
    found: list[tuple[str, str | None]] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, source, span, autojunk=False).get_opcodes():
        if tag != "equal":
            told = isinstance(witness, TextWitness) or "" not in source[a1:a2]
            found.append((" ".join(span[b1:b2]), " ".join(source[a1:a2]) if told else None))
    return tuple(found)


def told(witness: Witness, passage: Passage) -> str:
    """A passage's words, where the text is at hand; nothing otherwise."""
    return (
        " ".join(witness.text.words[passage.first : passage.end]) if isinstance(witness, TextWitness) else ""
    )


def word_at(witness: Witness, position: int) -> str:
    """One word in the marks of a message, where the text is at hand; nothing otherwise."""
    return f" (‹{witness.text.words[position]}›)" if isinstance(witness, TextWitness) else ""
