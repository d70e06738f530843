"""Days that leave out weekends and nothing else."""

from datetime import date, timedelta

import pytest

from fdcpa_guard.clock import legal_public_holidays, plus_business_days
from fdcpa_guard.clock.business_days import plus_weekdays

FRIDAY = date(2026, 11, 6)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        pytest.param(FRIDAY, 0, FRIDAY, id="none"),
        pytest.param(FRIDAY, 1, date(2026, 11, 9), id="over_the_weekend"),
        pytest.param(date(2026, 11, 7), 1, date(2026, 11, 9), id="from_a_saturday"),
        pytest.param(date(2026, 11, 8), 1, date(2026, 11, 9), id="from_a_sunday"),
        pytest.param(date(2026, 11, 9), 4, date(2026, 11, 13), id="to_a_friday"),
        pytest.param(date(2026, 11, 9), 5, date(2026, 11, 16), id="past_a_friday"),
        pytest.param(FRIDAY, 10, date(2026, 11, 20), id="ten_with_veterans_day_counted"),
        pytest.param(date(2026, 12, 24), 6, date(2027, 1, 1), id="over_the_turn_of_the_year"),
        pytest.param(date(2028, 2, 28), 2, date(2028, 3, 1), id="in_a_leap_year"),
    ],
)
def test_days_after(start: date, days: int, expected: date) -> None:
    assert plus_weekdays(start, days) == expected


@pytest.mark.parametrize("offset", range(14))
@pytest.mark.parametrize("days", [1, 5, 10, 23])
def test_as_many_weekdays_lie_between_as_are_asked_for(offset: int, days: int) -> None:
    start = FRIDAY + timedelta(days=offset)
    end = plus_weekdays(start, days)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(day.weekday() < 5 for day in between) == days
    assert end.weekday() < 5


def test_never_later_than_with_holidays_left_out() -> None:
    for offset in range(366):
        start = date(2026, 1, 1) + timedelta(days=offset)
        sooner, later = plus_weekdays(start, 10), plus_business_days(start, 10, observed=True)
        holidays = legal_public_holidays(2026, observed=True) | legal_public_holidays(2027, observed=True)
        skipped = any(start < day <= sooner and day.weekday() < 5 for day in holidays)
        assert (sooner < later) is skipped


@pytest.mark.parametrize("start", [date(2026, 11, 11), date(2026, 11, 14), FRIDAY])
@pytest.mark.parametrize("observed", [False, True])
def test_no_days_after_a_day_is_that_day(start: date, observed: bool) -> None:
    """Also after one that is no business day."""
    assert plus_business_days(start, 0, observed=observed) == start
