"""A quote under examination, with all that its check looks at."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from incident_record.attribution import Naming
from incident_record.problems import Code, Problem, Trail
from incident_record.records import Quote, Record
from incident_record.witness import Witness

Stretch = tuple[int, int]
"""The position of a first word, and the position after the last."""


@dataclass(frozen=True)
class Case:
    """A quote, and all that its check looks at."""

    record: Record
    quote: Quote
    witness: Witness
    marks: str
    named: Sequence[Naming]
    kinds: dict[str, str] = field(default_factory=dict)

    def problem(self, trail: Trail, code: Code, message: str) -> Problem:
        """A problem at a field of the quote."""
        return self.record.problem((*self.quote.trail, *trail), code, message, self.quote.id)


def cited(words: str) -> str:
    """What a record has, in the marks of a message; long words are cut in the middle."""
    one_line = " ".join(words.split())
    return (
        f"‹{one_line}›" if len(one_line) <= 80 else f"‹{one_line[:60].rstrip()} … {one_line[-16:].lstrip()}›"
    )
