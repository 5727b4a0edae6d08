"""Days on a line of time, and its ticks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_record.catalog.dates import month_names
from incident_record.site.draw.timeline import Axis

YEAR = (date(2031, 1, 1), date(2031, 12, 31))


def test_a_line_holds_whole_months() -> None:
    axis = Axis.around([(date(2031, 5, 3), date(2031, 5, 3)), (date(2031, 6, 9), date(2031, 6, 10))])
    assert axis.place(date(2031, 5, 1)) == 0
    assert axis.place(date(2031, 6, 1)) == 31 / 61
    assert axis.end(date(2031, 6, 30)) == 1
    assert axis.place(date(2031, 5, 16)) == 15 / 61


def test_a_day_ends_where_the_next_begins() -> None:
    axis = Axis.around([YEAR])
    assert axis.end(date(2031, 2, 28)) == axis.place(date(2031, 3, 1))


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2031-05-03", "2031-05-04", ["May 2031"]),
        ("2031-01-01", "2031-12-31", ["Jan 2031", "Mar", "May", "Jul", "Sep", "Nov"]),
        ("2030-11-02", "2031-02-01", ["Nov 2030", "Dec", "Jan 2031", "Feb"]),
        ("2028-01-01", "2031-12-31", ["2028", "2029", "2030", "2031"]),
        ("1901-03-01", "1999-05-01", ["1904", "1921", "1938", "1955", "1972", "1989"]),
    ],
)
def test_ticks_have_names_and_few_of_them(first: str, last: str, names: list[str]) -> None:
    axis = Axis.around([(date.fromisoformat(first), date.fromisoformat(last))])
    assert [name for _, name in axis.ticks(month_names("en"))] == names


@given(st.lists(st.tuples(st.dates(), st.dates()).map(sorted).map(tuple), min_size=1, max_size=4))
def test_every_day_of_a_range_is_on_its_line(ranges: list[tuple[date, date]]) -> None:
    axis = Axis.around(ranges)
    for first, last in ranges:
        assert 0 <= axis.place(first) < axis.end(last) <= 1
    places = [place for place, _ in axis.ticks(month_names("en"))]
    assert places == sorted(places)
    assert len(places) <= 6
    assert all(0 <= place < 1 for place in places)
