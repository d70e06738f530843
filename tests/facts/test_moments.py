"""What is known by its day, or not at all, counts as the instant as which it compares."""

import copy
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fdcpa_guard import MissingFact
from fdcpa_guard.clock import FOREVER
from fdcpa_guard.facts.moments import Imprecise, UnknownInstant, earliest, latest, plain

TWO_HOURS = timedelta(hours=2)
BEGINS = datetime(2026, 3, 31, 10, tzinfo=UTC)
IS_OVER = datetime(2026, 4, 2, 11, tzinfo=UTC)
ENDS = pytest.mark.parametrize(("end", "at"), [(earliest, BEGINS), (latest, IS_OVER)], ids=["earliest", "latest"])


@ENDS
def test_a_day_is_counted_from_the_end_as_which_it_compares(
    end: Callable[[str], Imprecise | None], at: datetime
) -> None:
    day = end("2026-04-01")
    assert day is not None
    assert plain(day) == at
    assert (day + TWO_HOURS, TWO_HOURS + day, day - TWO_HOURS) == (at + TWO_HOURS, at + TWO_HOURS, at - TWO_HOURS)
    assert at - day.plain == timedelta(0)
    assert day.astimezone(ZoneInfo("America/Chicago")).date() == date(2026, 4, 1)
    for again in (pickle.loads(pickle.dumps(day)), copy.copy(day), copy.deepcopy(day)):
        assert (again, plain(again)) == (day, at)


@pytest.mark.parametrize("end", [earliest, latest])
def test_what_nobody_knows_came_long_ago_or_never_and_is_not_counted_from(end: Callable[[str], Any]) -> None:
    made = end("unknown")
    assert isinstance(made, UnknownInstant)
    assert (plain(made) == FOREVER) == (end is latest)
    assert (plain(made) < datetime(1850, 1, 1, tzinfo=UTC)) == (end is earliest)
    with pytest.raises(MissingFact):
        made + TWO_HOURS
    with pytest.raises(MissingFact):
        TWO_HOURS + made
    with pytest.raises(MissingFact):
        made - TWO_HOURS


def test_ends_of_a_day_are_alike_if_they_are_the_same_end_of_the_same_day() -> None:
    assert earliest("unknown") != latest("unknown")
    assert earliest("2026-04-01") == earliest(date(2026, 4, 1))
    assert earliest("2026-04-01") not in (latest("2026-04-01"), earliest("2026-04-02"), BEGINS)


@pytest.mark.parametrize("no_day", ["2026-02-30", "1899-12-31", "2201-01-01", "2026-4-1", "soon", 5])
def test_what_is_no_day_that_may_be_meant_is_none(no_day: object) -> None:
    assert earliest(no_day) is None
    assert latest(no_day) is None
    assert earliest("1900-01-01") is not None
    assert latest("2200-12-31") is not None
