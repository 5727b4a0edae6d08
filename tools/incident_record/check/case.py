"""A quote under examination, with all that its check looks at."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from incident_record.check.speaker import Naming
from incident_record.problems import Code, Problem, Trail
from incident_record.record.model import Quote, Record
from incident_record.source.view import Witness

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
