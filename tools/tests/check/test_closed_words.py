"""Words that a seal keeps closed: where they could decide who speaks, nothing is proved, and the seal is outdated."""

from pathlib import Path
from typing import Any

import pytest
from incident_record.check.record import check_record
from incident_record.record.load import decode_record
from incident_record.source.opening import OpenedSource
from incident_record.source.seal import make_seal
from incident_record.source.store import SourceStore
from incident_record.source.text import canonicalize
from incident_record.source.view import SealView
from tests.check.test_forgery import record


def codes(source: str, clause: str, antecedent: str | None, *closed: str) -> set[str]:
    """What the check says of a quote of Ann Roe where a seal keeps words closed."""
    text = canonicalize(source)
    seal = make_seal(text, (at for at, word in enumerate(text.words) if word not in closed))
    opened = OpenedSource(SealView(seal), None, seal, ())
    store = SourceStore(seal_only=True)
    store.open = lambda *_: opened  # type: ignore[method-assign]
    first, end = text.quotations[0]
    quote: Any = ("roe", 1, [" ".join(text.words[first:end]).strip(",.")], clause, antecedent)
    loaded = decode_record(record([quote]).encode(), Path("case.yaml"))
    return {problem.code.value for problem in check_record(loaded, store).problems}


@pytest.mark.parametrize(
    ("source", "clause", "antecedent", "closed", "open_codes"),
    [
        # Who acts last before the pronoun.
        ("Roe left. Doe stayed. “We sail,” she said.", "she said", "Roe", "Doe", {"pronoun"}),
        ("Doe stayed. Roe left. “We sail,” she said.", "she said", "Roe", "Roe", set()),
        # The head of the subject, and a word before it that may be part of a name.
        ("Roe rails at what she calls “a poor boat.”", "Roe rails", None, "she", set()),
        ("“We sail,” Captain Ann Roe said.", "said", None, "Ann", {"wrong-speaker"}),
        ("“We sail,” Roe and Tom Doe said.", "Roe", None, "Tom", {"wrong-speaker"}),
    ],
)
def test_what_is_closed_may_decide_who_speaks(
    source: str, clause: str, antecedent: str | None, closed: str, open_codes: set[str]
) -> None:
    assert codes(source, clause, antecedent) == open_codes
    assert codes(source, clause, antecedent, closed) == {"seal-outdated"}
