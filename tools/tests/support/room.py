"""How generated stories are tried: how many examples, and a room with an article, its seal and the check."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from incident_record.check.record import check_record
from incident_record.problems import Problem
from incident_record.record.load import load_record, parse_record
from incident_record.source.store import SourceStore
from tests.support.desk import Desk
from tests.support.generated import Story, article, record

MANY = os.environ.get("INCIDENT_EXAMPLES")


def examples(usual: int) -> settings:
    """So many examples, always the same; or `INCIDENT_EXAMPLES` of them at random."""
    return settings(
        max_examples=int(MANY or usual),
        derandomize=MANY is None,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        phases=[Phase.generate, Phase.shrink],
    )


class Room:
    """A story's article and seal, and records that are checked against either."""

    def __init__(self, folder: Path, story: Story) -> None:
        self.desk = Desk(folder)
        self.desk.text("article", article(story))
        self._content = record(story)
        self.desk.waive("article", story.marks)
        self._path = self.desk.record("case", self._content)
        self._loaded = load_record(self._path)
        self.by_text = SourceStore()
        self.proved = self.check(self.by_text, self._content)
        sealing = self.desk.seal()
        assert not sealing.problems, lines(sealing.problems)
        # A store reads each source once: the first one has met no seal, and so tells what the text alone does.
        self.by_both = SourceStore()
        self.by_seal = SourceStore(seal_only=True)

    def check(self, store: SourceStore, content: str) -> tuple[Problem, ...]:
        """What the check finds in a record; one that is checked against several libraries is read once."""
        if content != self._content:
            self._loaded = parse_record(content, self._path)
            self._content = content
        return check_record(self._loaded, store).problems


@contextmanager
def room(story: Story) -> Iterator[Room]:
    with tempfile.TemporaryDirectory() as folder:
        yield Room(Path(folder), story)


def lines(problems: Iterable[Problem]) -> str:
    return "\n".join(map(str, problems))
