"""A line of time: where days stand on it, and where it is marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date
from math import ceil

from incident_record.catalog.labels import MONTHS

_MARKS = 6
"""How many marks a line has at most, since each has a name that needs room."""

_MONTHS = (1, 2, 3, 6, 12)
"""How many months may lie between two marks; beyond them it is years."""


@dataclass(frozen=True)
class Axis:
    """A line of whole months.

    Args:
        first: the month it begins with, counted from the year 0.
        last: the month it ends before.
    """

    first: int
    last: int

    @classmethod
    def around(cls, ranges: Iterable[tuple[date, date]]) -> "Axis":
        """The shortest line that holds all of some ranges of days, of which there is at least one."""
        days = [day for range_ in ranges for day in range_]
        return cls(_month(min(days)), _month(max(days)) + 1)

    def place(self, day: date) -> float:
        """Where a day begins: 0 at the beginning of the line, 1 at its end."""
        start = date(day.year, day.month, 1)
        length = (_start(_month(day) + 1) - start.toordinal()) or 1
        return (_month(day) + (day.day - 1) / length - self.first) / (self.last - self.first)

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.place(date.fromordinal(day.toordinal() + 1)) if day < date.max else 1.0

    def marks(self) -> Iterator[tuple[float, str]]:
        """The marks: their places, and what they are called."""
        months = self.last - self.first
        step = next((one for one in _MONTHS if months <= one * _MARKS), 12 * ceil(months / 12 / _MARKS))
        for month in range(-(-self.first // step) * step, self.last, step):
            year, number = divmod(month, 12)
            name = str(year) if step >= 12 else MONTHS[number][:3]
            if step < 12 and (number == 0 or month - step < self.first):
                # The year beside its first month, and at the beginning of the line.
                name += f" {year}"
            yield (month - self.first) / months, name


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _start(month: int) -> int:
    """The first day of a month, as an ordinal; that of the month after the calendar's last one too."""
    year, number = divmod(month, 12)
    return date(year, number + 1, 1).toordinal() if year <= MAXYEAR else date.max.toordinal() + 1
